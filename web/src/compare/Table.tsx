// The shown layer as a table: sortable, each row leading to its place; row and place mark each other.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Feature } from "../api.ts";
import type { Shape } from "../geometry.ts";
import type { Shown } from "../picture.ts";
import type { Reader } from "../sentence.ts";
import { isChange } from "../state.ts";
import type { Store } from "../store.ts";
import { columnsOf, isNumeric, sorted, type Column } from "../table.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { readOnMap, useMarked } from "./following.ts";
import { rowsAt, type Span } from "./rows.ts";

/** How high a row is before one has been measured, in pixels. */
const ROW_PX = 37;

/** What orders the rows. */
interface Order {
  id: string;
  descending: boolean;
}

/** The table. */
export function Table() {
  const { store } = usePage();
  const [shown, reader] = [store.shown.value, store.reader.value];
  const [order, setOrder] = useState<Order | null>(null);
  if (!shown || !reader) return null;
  const by = order?.id ?? shown.picture.verdict?.column ?? (shown.topic.kind === "rate" && shown.view !== "count" ? "share" : "cases");
  return <Sorted shown={shown} reader={reader} order={{ id: by, descending: order?.descending ?? true }} setOrder={setOrder} />;
}

interface SortedProps {
  shown: Shown;
  reader: Reader;
  order: Order;
  setOrder: (order: Order) => void;
}

function Sorted({ shown, reader, order: { id: by, descending }, setOrder }: SortedProps) {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const basemap = store.basemap.value;
  const shapes = useMemo(() => new Map(shown.shapes.all.map((shape) => [shape.feature, shape])), [shown]);
  const columns = useMemo(() => columnsIn(store, shown, reader, shapes), [shapes, reader, basemap]);
  const column = columns.find(({ id }) => id === by) ?? (columns[0] as Column);
  const rows = useMemo(() => sorted([...shapes.keys()], column, descending, words.language), [columns, column.id, descending]);
  const box = useRef<HTMLDivElement>(null);
  const rowOf = useRef(new Map<Shape, HTMLElement>());
  const marked = useRef<Shape | null>(null);
  const { span, rowHeight, follow } = useSpan(box, rows);
  useMarked((shape, isRead) => {
    if (marked.current) rowOf.current.get(marked.current)?.classList.remove("marked");
    const row = shape && rowOf.current.get(shape);
    row?.classList.add("marked");
    marked.current = shape;
    if (!isRead || !shape) return;
    if (row) row.scrollIntoView({ block: "nearest" });
    else if (box.current) box.current.scrollTop = rows.indexOf(shape.feature) * rowHeight - box.current.clientHeight / 2;
  }, rows);
  const sortBy = (id: string) => setOrder({ id, descending: id === by ? !descending : id !== "name" });
  const date = (shown.picture.verdict?.column === "change" && shown.picture.over?.(words)) || store.when.value;
  const caption = words.say(isChange(shown.view) ? "table-caption-change" : "table-caption", { topic: shown.topic.label[words.language], date });
  const keep = (shape: Shape) => (row: HTMLElement | null) => {
    row?.classList.toggle("marked", shape === marked.current);
    if (row) rowOf.current.set(shape, row);
    else rowOf.current.delete(shape);
  };
  return (
    <div ref={box} class="table-scroll" tabIndex={0} role="region" aria-label={caption} onScroll={follow}>
      <table aria-rowcount={rows.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((each) => (
              <Head key={each.id} column={each} order={each.id === by ? (descending ? "descending" : "ascending") : "none"} onSort={() => sortBy(each.id)} />
            ))}
          </tr>
        </thead>
        <Room key="above" rows={span.from} rowHeight={rowHeight} />
        <tbody key="rows" onMouseLeave={() => page.session().mark(null)}>
          {rows.slice(span.from, span.to).map((feature, nth) => {
            const shape = shapes.get(feature) as Shape;
            return <Row key={feature.id} at={span.from + nth + 2} feature={feature} columns={columns} keep={keep(shape)} onMark={() => page.session().mark(shape)} onRead={() => readOnMap(page, shape)} />;
          })}
        </tbody>
        <Room key="below" rows={rows.length - span.to} rowHeight={rowHeight} />
      </table>
    </div>
  );
}

/** The columns, with what a comparison tells where there is one. */
function columnsIn(store: Store, { picture: { verdict } }: Shown, reader: Reader, shapes: Map<Feature, Shape>): Column[] {
  const shapeOf = (feature: Feature) => shapes.get(feature) as Shape;
  const told = verdict && { id: verdict.column, text: (feature: Feature) => verdict.text(reader.words, shapeOf(feature)), order: (feature: Feature) => verdict.order(shapeOf(feature)) };
  return columnsOf(reader, (feature) => store.nameOf(shapeOf(feature)), told);
}

/** Which rows are there as the table is scrolled; a row that goes with the focus in it leaves the focus to the table. */
function useSpan(box: { current: HTMLDivElement | null }, rows: readonly Feature[]): { span: Span; rowHeight: number; follow: () => void } {
  const rowHeight = useRef(ROW_PX);
  const focused = useRef<Element | null>(null);
  const [{ top, height }, setSight] = useState({ top: 0, height: 0 });
  const now = (top: number, height: number) => rowsAt({ top, height, rowHeight: rowHeight.current, count: rows.length });
  const span = now(top, height);
  const follow = () => {
    const node = box.current;
    if (!node) return;
    const next = now(node.scrollTop, node.clientHeight);
    if (next.from === span.from && next.to === span.to) return;
    focused.current = node.contains(document.activeElement) ? document.activeElement : null;
    setSight({ top: node.scrollTop, height: node.clientHeight });
  };
  useLayoutEffect(() => {
    const row = box.current?.querySelector<HTMLElement>("tr[aria-rowindex]:not([aria-rowindex='1'])");
    if (row?.offsetHeight) rowHeight.current = row.offsetHeight;
    if (focused.current && !focused.current.isConnected) box.current?.focus({ preventScroll: true });
    focused.current = null;
    follow();
  });
  useLayoutEffect(() => {
    // Another order begins at its first row.
    if (box.current) box.current.scrollTop = 0;
  }, [rows]);
  return { span, rowHeight: rowHeight.current, follow };
}

/** The room of rows that are not there now. */
function Room({ rows, rowHeight }: { rows: number; rowHeight: number }) {
  if (rows === 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td class="room" style={{ height: `${rows * rowHeight}px` }} />
      </tr>
    </tbody>
  );
}

interface RowProps {
  /** Its number in the whole table, with its head as the first. */
  at: number;
  feature: Feature;
  columns: Column[];
  keep: (row: HTMLElement | null) => void;
  onMark: () => void;
  onRead: () => void;
}

function Row({ at, feature, columns: [first, ...others], keep, onMark, onRead }: RowProps) {
  const title = useWords().say("table-show");
  return (
    <tr ref={keep} aria-rowindex={at} onMouseEnter={onMark} onFocusCapture={onMark}>
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
