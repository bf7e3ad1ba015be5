// The shown layer as a table: sortable, each row leading to its place; row and place mark each other.
import { useState } from "preact/hooks";
import type { Shape } from "../geometry.ts";
import { isChange } from "../state.ts";
import { columnsOf, isNumeric, MOST_ROWS, sorted, type Column } from "../table.ts";
import { usePage, useWords } from "./context.tsx";

/** The table. */
export function Table() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [shown, reader] = [store.shown.value, store.reader.value];
  const [order, setOrder] = useState<{ id: string; descending: boolean } | null>(null);
  if (!shown || !reader) return null;
  const shapes = new Map(shown.shapes.all.map((shape) => [shape.feature, shape]));
  const columns = columnsOf(reader, (feature) => store.nameOf(shapes.get(feature) as Shape));
  const by = order?.id ?? (shown.topic.kind === "rate" && shown.view !== "count" ? "share" : "cases");
  const descending = order?.descending ?? true;
  const column = columns.find(({ id }) => id === by) ?? (columns[0] as Column);
  const rows = sorted([...shapes.keys()], column, descending);
  const sortBy = (id: string) => setOrder({ id, descending: id === by ? !descending : id !== "name" });
  const caption = words.say(isChange(shown.view) ? "table-caption-change" : "table-caption", { topic: shown.topic.label[words.language], date: store.when.value });
  const marked = store.pointed.value?.shape ?? store.read.value;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <Head key={each.id} column={each} order={each.id === by ? (descending ? "descending" : "ascending") : "none"} onSort={() => sortBy(each.id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((feature) => {
            const shape = shapes.get(feature) as Shape;
            const [first, ...others] = columns;
            return (
              <tr key={feature.id} class={shape === marked ? "marked" : ""} onMouseEnter={() => page.session().mark(shape)} onMouseLeave={() => page.session().mark(null)}>
                <th scope="row">
                  <button type="button" class="link" title={words.say("table-show")} onClick={() => page.session().showOnMap(shape)}>
                    {first?.text(feature)}
                  </button>
                </th>
                {others.map((each) => (
                  <td key={each.id} class={isNumeric(each) ? "numeric" : ""}>
                    {each.text(feature)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p>{words.say("table-cut", { count: MOST_ROWS })}</p>}
    </div>
  );
}

function Head({ column, order, onSort }: { column: Column; order: "ascending" | "descending" | "none"; onSort: () => void }) {
  const words = useWords();
  const text = words.say(`table-${column.id}`);
  return (
    <th scope="col" class={isNumeric(column) ? "numeric" : ""} aria-sort={order}>
      <button type="button" title={words.say("table-sort", { column: text })} onClick={onSort}>
        {text}
      </button>
    </th>
  );
}
