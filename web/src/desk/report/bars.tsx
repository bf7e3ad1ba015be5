// Counts as a table, with a bar under each name for whoever sees it.
import { number, say } from "../texts.ts";

export interface Group {
  key: string;
  name: string;
  count: number;
}

/** A share of a whole in per cent; nothing where there is no whole. */
export const shareOf = (count: number, total: number): number | null => (total > 0 ? (100 * count) / total : null);

export function Bars({ caption, head, groups, total }: { caption: string; head: string; groups: Group[]; total: number }) {
  const most = Math.max(1, ...groups.map(({ count }) => count));
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" class="number">{say("bars-count")}</th>
          <th scope="col" class="number">{say("bars-share")}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, count }) => {
          const share = shareOf(count, total);
          return (
            <tr key={key}>
              <th scope="row">{name}<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * count) / most} height="10" /></svg></th>
              <td class="number">{number(count)}</td>
              <td class="number">{share === null ? "–" : say("bars-percent", { share: number(Math.round(share)) })}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say("bars-total")}</th>
          <td class="number">{number(total)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
