// A text as a QR picture: dark on light in every scheme, as cameras want it.
import { useMemo } from "preact/hooks";
import { qrOf } from "./qr.ts";

/** Modules of nothing around it. */
const QUIET = 4;

export function Picture({ text, name }: { text: string; name: string }) {
  const rows = useMemo(() => qrOf(text), [text]);
  if (!rows) return null;
  const size = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, at) => row.flatMap((own, column) => (own ? [`M${column + QUIET} ${at + QUIET}h1v1h-1z`] : []))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
