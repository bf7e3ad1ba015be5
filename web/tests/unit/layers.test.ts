// Which collection and which date a choice shows.
import { describe, expect, it } from "vitest";
import type { Catalog, Collection } from "../../src/api.ts";
import { changeOf, collectionFor, periodOf } from "../../src/layers.ts";
import type { State } from "../../src/state.ts";

const collection = (id: string, gocpont: Collection["gocpont"]): Collection => ({ id, title: id, ...(gocpont && { gocpont }) });
const CATALOG: Catalog = {
  collections: [
    collection("a-blocks", { indicator: "a", kind: "blocks", periods: ["2023", "2024"] }),
    collection("a-hex8", { indicator: "a", kind: "hex", resolution: 8, periods: ["2023", "2024"] }),
    collection("a-hex9", { indicator: "a", kind: "hex", resolution: 9, periods: ["2023", "2024"] }),
    collection("a-trend", { indicator: "a", kind: "trend", periods: ["2024"] }),
    collection("b-hex9", { indicator: "b", kind: "hex", resolution: 9 }),
  ],
};
const state = (part: Partial<State>) => ({ indicator: "a", view: "hotspots", unit: "hex", ...part }) as State;

describe("the layer of a choice", () => {
  it("is that of its view over all dates, whatever the division and the zoom level", () => {
    for (const unit of ["hex", "blocks"]) expect(collectionFor(CATALOG, state({ view: "trend", unit }), 9)?.id).toBe("a-trend");
    expect(collectionFor(CATALOG, state({ unit: "blocks" }), 9)?.id).toBe("a-blocks");
    expect(collectionFor(CATALOG, state({ view: "share" }), 12)?.id).toBe("a-hex8");
  });

  it("is none where the topic has no such layer, and a view of one date has none of its own", () => {
    expect(changeOf(CATALOG, "a", "emerging")).toBeNull();
    expect(changeOf(CATALOG, "b", "trend")).toBeNull();
    expect(changeOf(CATALOG, "a", "hotspots")).toBeNull();
  });

  it("has the wanted date, or the latest that the layer has", () => {
    const [blocks, , , trend] = CATALOG.collections as [Collection, Collection, Collection, Collection];
    expect(periodOf(blocks, "2023")).toBe("2023");
    expect(periodOf(trend, "2023")).toBe("2024");
    expect(periodOf(collection("older", { kind: "hex" }), "2023")).toBe("2023");
    expect(periodOf(null, "2023")).toBe("2023");
  });
});
