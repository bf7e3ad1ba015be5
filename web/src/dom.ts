// Makes elements without a framework: a tag, its attributes, its children.

type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | EventListener;

const SVG = "http://www.w3.org/2000/svg";

function fill(node: Element, attributes: Record<string, Value>, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child) node.append(child);
}

/** An HTML element; an attribute that is a function listens to the event of that name. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/** An SVG element. */
export function svg(tag: string, attributes: Record<string, Value> = {}, ...children: Child[]): SVGElement {
  const node = document.createElementNS(SVG, tag);
  fill(node, attributes, children);
  return node;
}

/** Value and text of an option. */
export type Option = [value: string, text: string];

/** A `select` with options, or with named groups of them. */
export function select(
  id: string,
  options: Option[] | { label: string; options: Option[] }[],
  chosen: string,
  onChoice: (value: string) => void,
): HTMLSelectElement {
  const option = ([value, text]: Option) => el("option", { value, selected: value === chosen }, text);
  const entry = (each: Option | { label: string; options: Option[] }) =>
    Array.isArray(each) ? option(each) : el("optgroup", { label: each.label }, ...each.options.map(option));
  const node = el("select", { id, name: id }, ...options.map(entry));
  node.addEventListener("change", () => onChoice(node.value));
  return node;
}
