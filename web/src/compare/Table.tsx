// The shown layer as a table: sortable, each row leading to its place; row and place mark each other.
import { useRef, useState } from "preact/hooks";
import type { Feature } from "../api.ts";
import type { Shape } from "../geometry.ts";
import { isChange } from "../state.ts";
import { columnsOf, isNumeric, sorted, type Column } from "../table.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { readOnMap, useMarked } from "./following.ts";

/** So many rows at first, and so many more whenever the end is near: tens of thousands at once would freeze the page. */
const PORTION = 300;
const NEAR_PX = 600;

/** The table. */
export function Table() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [shown, reader] = [store.shown.value, store.reader.value];
  const [order, setOrder] = useState<{ id: string; descending: boolean } | null>(null);
  const [room, setRoom] = useState(PORTION);
  const rowOf = useRef(new Map<Shape, HTMLElement>());
  const marked = useRef<Shape | null>(null);
  useMarked((shape, isRead) => {
    if (marked.current) rowOf.current.get(marked.current)?.classList.remove("marked");
    const row = shape && rowOf.current.get(shape);
    row?.classList.add("marked");
    if (isRead) row?.scrollIntoView({ block: "nearest" });
    marked.current = shape;
  }, shown);
  if (!shown || !reader) return null;
  const shapes = new Map(shown.shapes.all.map((shape) => [shape.feature, shape]));
  const { verdict } = shown.picture;
  const shapeOf = (feature: Feature) => shapes.get(feature) as Shape;
  const told = verdict && { id: verdict.column, text: (feature: Feature) => verdict.text(words, shapeOf(feature)), order: (feature: Feature) => verdict.order(shapeOf(feature)) };
  const columns = columnsOf(reader, (feature) => store.nameOf(shapeOf(feature)), told);
  const by = order?.id ?? (verdict?.column ?? (shown.topic.kind === "rate" && shown.view !== "count" ? "share" : "cases"));
  const descending = order?.descending ?? true;
  const column = columns.find(({ id }) => id === by) ?? (columns[0] as Column);
  const rows = sorted([...shapes.keys()], column, descending);
  const sortBy = (id: string) => setOrder({ id, descending: id === by ? !descending : id !== "name" });
  const caption = words.say(isChange(shown.view) ? "table-caption-change" : "table-caption", { topic: shown.topic.label[words.language], date: store.when.value });
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: { currentTarget: HTMLElement }) => {
    if (room < rows.length && scrollTop + clientHeight > scrollHeight - NEAR_PX) setRoom(room + PORTION);
  };
  const keep = (shape: Shape) => (row: HTMLElement | null) => {
    if (row) rowOf.current.set(shape, row);
    else rowOf.current.delete(shape);
  };
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption} onScroll={onScroll}>
      <table aria-rowcount={rows.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <Head key={each.id} column={each} order={each.id === by ? (descending ? "descending" : "ascending") : "none"} onSort={() => sortBy(each.id)} />
            ))}
          </tr>
        </thead>
        <tbody onMouseLeave={() => page.session().mark(null)}>
          {rows.slice(0, room).map((feature) => {
            const shape = shapes.get(feature) as Shape;
            return <Row key={feature.id} feature={feature} columns={columns} keep={keep(shape)} onMark={() => page.session().mark(shape)} onRead={() => readOnMap(page, shape)} />;
          })}
        </tbody>
      </table>
      {room < rows.length && (
        <p class="more">
          <button type="button" onClick={() => setRoom(room + PORTION)}>
            {words.say("table-more", { shown: room, all: rows.length })}
          </button>
        </p>
      )}
    </div>
  );
}

interface RowProps {
  feature: Feature;
  columns: Column[];
  keep: (row: HTMLElement | null) => void;
  onMark: () => void;
  onRead: () => void;
}

function Row({ feature, columns: [first, ...others], keep, onMark, onRead }: RowProps) {
  const title = useWords().say("table-show");
  return (
    <tr ref={keep} onMouseEnter={onMark} onFocusCapture={onMark}>
      <th scope="row">
        <button type="button" class="link" title={title} onClick={onRead}>
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
