// The square of a legend of two topics: nine colours, what its sides stand for, and the same as a list for screen readers.
import type { Square } from "../legend.ts";
import { Swatch } from "../ui/Swatch.tsx";

/** The square. */
export function SquareKey({ square: { across, up, rows } }: { square: Square }) {
  return (
    <div class="square-key">
      <div class="square-cells" aria-hidden="true">
        {rows.flat().map(({ style, text }) => (
          <span key={text} title={text}>
            <Swatch style={style} />
          </span>
        ))}
      </div>
      <div class="square-sides">
        <p>
          <b aria-hidden="true">↑</b> {up}
        </p>
        <p>
          <b aria-hidden="true">→</b> {across}
        </p>
      </div>
      <ul class="unseen">
        {rows.flat().map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
