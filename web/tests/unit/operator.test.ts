// An operator's vector tiles are drawn by what things are, in each of the three schemas that are known.
import { describe, expect, it, vi } from "vitest";
import { GROUNDS } from "../../src/ground.ts";
import { isFor, RULES } from "../../src/operator.ts";

// Leaflet wants a window as soon as it is read; nothing here draws on a map.
vi.mock("../../src/leaflet.ts", () => ({ L: { GridLayer: class {} } }));

const { light } = GROUNDS;

/** The colours in which a feature is drawn by day, the lowest first. */
function drawn(layer: string, properties: Record<string, string>): string[] {
  const rules = RULES.filter((rule) => isFor(rule, layer, properties));
  return rules.flatMap(({ areas, lines }) => (areas ? [areas(light)] : (lines?.(light) ?? []).map(({ colour }) => colour)));
}

const colours = (kind: string) => (light.ways[kind] ?? []).map(({ colour }) => colour);

describe("an operator's vector tiles", () => {
  it("have land that is land and not a wood", () => {
    expect(drawn("earth", { kind: "earth" })).toEqual([light.municipality]);
    for (const [layer, properties] of [["landuse", { kind: "residential" }], ["landuse", { class: "industrial" }], ["land", { kind: "farmland" }], ["landcover", { class: "ice" }], ["landuse", {}]] as const) {
      expect(drawn(layer, properties), `${layer} ${JSON.stringify(properties)}`).toEqual([]);
    }
  });

  it("have woods, parks and meadows that are green", () => {
    for (const [layer, properties] of [["landuse", { kind: "forest" }], ["landcover", { class: "wood" }], ["land", { kind: "grass" }], ["park", { class: "nature_reserve" }]] as const) {
      expect(drawn(layer, properties)).toEqual([light.wood]);
    }
  });

  it("have motorways, railways and roads that are told apart, each drawn once", () => {
    for (const [layer, name] of [["roads", "kind"], ["transportation", "class"], ["streets", "kind"]] as const) {
      for (const own of ["motorway", "trunk"]) expect(drawn(layer, { [name]: own })).toEqual(colours("motorway"));
      for (const own of ["primary", "minor", "path", "residential"]) expect(drawn(layer, { [name]: own })).toEqual(colours("road"));
      expect(drawn(layer, { [name]: "rail" })).toEqual(colours("railway"));
      expect(drawn(layer, {})).toEqual(colours("road"));
    }
    expect(drawn("roads", { kind: "highway" })).toEqual(colours("motorway"));
  });

  it("have water, buildings and borders, and nothing of what is not known", () => {
    expect(drawn("water_polygons", { kind: "lake" })).toEqual([light.water]);
    expect(drawn("waterway", { class: "river" })).toEqual(colours("stream"));
    expect(drawn("buildings", {})).toEqual([`${light.names.landmark}22`]);
    expect(drawn("boundaries", { admin_level: "8" })).toEqual([light.border.colour]);
    for (const layer of ["places", "pois", "place_labels", "housenumber"]) expect(drawn(layer, { kind: "forest" })).toEqual([]);
  });
});
