// What the colours mean, with how many hexes there are of each, and the hexes themselves as a table.
import { useState } from "preact/hooks";
import { figureOf, percent } from "../figures.ts";
import { day, label, number, say } from "../texts.ts";
import { HOT_CLASSES, type Colouring, type Group } from "./classes.ts";
import { centreOfHex } from "./board.ts";
import { circle } from "./shape.ts";
import type { Hex, Hexes, MapLayer, Polygonal, Wanted } from "./types.ts";
import { cellToBoundary } from "h3-js";

interface Props {
  hexes: Hexes;
  layer: MapLayer;
  coloured: { groups: Group[] };
  by: Colouring;
}

/** A group's range in words. */
function nameOf(group: Group, by: Colouring): string {
  if (group.id === "none") return say("legend-none");
  if (group.id === "zero") return percent(0, 0);
  if (by === "class") return say(`hot-${group.id}`);
  return group.to == null ? say("legend-from", { from: percent(group.from ?? 0) }) : say("legend-between", { from: percent(group.from ?? 0), to: percent(group.to) });
}

export function Legend({ hexes, layer, coloured, by }: Props) {
  return (
    <figure class="legend">
      <figcaption><strong>{label(layer.label, layer.id)}</strong> <span class="soft">{day(hexes.period)}</span></figcaption>
      <ul class="plain-list">
        {coloured.groups.map((group) => (
          <li key={group.id}>
            <Swatch fill={group.fill} />
            <span>{nameOf(group, by)}</span>
            <span class="soft">{say("legend-hexes", { count: group.count })}</span>
          </li>
        ))}
      </ul>
      <p>{say("legend-whole", { cases: label(layer.cases_label), figure: figureOf(hexes.total) })}</p>
      {(hexes.unplaced ?? 0) > 0 && <p class="soft">{say("legend-unplaced", { count: hexes.unplaced ?? 0 })}</p>}
    </figure>
  );
}

function Swatch({ fill }: { fill: string | null }) {
  return (
    <svg class="swatch" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <polygon points="10,1 18,5.5 18,14.5 10,19 2,14.5 2,5.5" fill={fill ?? "none"} />
    </svg>
  );
}

/** Rows of the table that are shown at first, and with each time more. */
const ROWS = 20;

/** A hexagon as an outline. */
export function outlineOf(h3: string): Polygonal {
  const ring = cellToBoundary(h3).map(([lat, lon]) => [lon, lat]);
  return ring[0] ? { type: "Polygon", coordinates: [[...ring, ring[0]]] } : circle(centreOfHex(h3), 100);
}

/** The highest shares first; among equals the ones with more people. */
const ordered = (hexes: Hex[]): Hex[] => [...hexes].sort((one, other) => (other[3] ?? -1) - (one[3] ?? -1) || other[2] - one[2]);

export function HexTable({ hexes, look }: { hexes: Hexes; look: (wanted: Wanted) => void }) {
  const [most, setMost] = useState(ROWS);
  const [isOpen, setOpen] = useState(false);
  const all = isOpen ? ordered(hexes.hexes) : [];
  return (
    <details id="hex-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("hex-table", { count: hexes.hexes.length })}</summary>
      {isOpen && (
        <>
          <table class="stack">
            <caption class="unseen">{say("hex-table", { count: hexes.hexes.length })}</caption>
            <thead><tr>{["hex-index", "hex-cases", "hex-population", "hex-share", "hex-range", "hex-class", "look-do"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
            <tbody>{all.slice(0, most).map((hex) => <Row key={hex[0]} hex={hex} look={look} />)}</tbody>
          </table>
          {all.length > most && <button type="button" onClick={() => setMost(most + 5 * ROWS)}>{say("hex-more", { count: all.length - most })}</button>}
        </>
      )}
    </details>
  );
}

function Row({ hex: [h3, cases, population, value, low, high, hot], look }: { hex: Hex; look: (wanted: Wanted) => void }) {
  return (
    <tr>
      <th scope="row"><code>{h3}</code></th>
      <td data-label={say("hex-cases")}>{number(cases)}</td>
      <td data-label={say("hex-population")}>{number(population)}</td>
      <td data-label={say("hex-share")}>{percent(value)}</td>
      <td data-label={say("hex-range")}>{low === null || high === null ? "–" : say("figure-range", { low: percent(low), high: percent(high) })}</td>
      <td data-label={say("hex-class")}>{hot !== null && HOT_CLASSES.includes(hot) ? say(`hot-${hot}`) : "–"}</td>
      <td data-label={say("look-do")}><button type="button" aria-label={say("look-named", { name: h3 })} onClick={() => look({ shape: outlineOf(h3) })}>{say("look-do")}</button></td>
    </tr>
  );
}
