// What the service worker does with each request, and what it lets go.
import { describe, expect, it } from "vitest";
import { isKept, KEPT_LAYERS, planFor, staleData, stalePages, surplus } from "../../src/offline.ts";

const SCOPE = "https://map.example/town/";
const plan = (path: string, own: { method?: string; navigates?: boolean } = {}) => planFor({ method: "GET", navigates: false, url: new URL(path, SCOPE).href, ...own }, SCOPE);

describe("the service worker", () => {
  it("has the page, its files, the list of layers and the layers", () => {
    expect(plan("", { navigates: true })).toBe("page");
    expect(plan("index.html", { navigates: true })).toBe("page");
    expect(plan("assets/index-a1.js")).toBe("file");
    expect(plan("icon.svg")).toBe("file");
    expect(plan("collections?f=json")).toBe("list");
    expect(plan("collections/a-hex9/items?f=json&limit=10000&datetime=2024-01-01")).toBe("layer");
    expect(plan("collections/a-hex9/packed?datetime=2024-01-01")).toBe("layer");
    expect(plan("collections/a-hex9?f=json&lang=cs")).toBe("layer");
    for (const path of ["collections/services/items?f=json&limit=10000", "collections/services?f=json"]) expect(plan(path), path).toBe("layer");
    expect(plan("collections/addresses/items?f=csv&properties=street")).toBe("layer");
  });

  it("has the files of a site that has no server", () => {
    expect(plan("collections.json")).toBe("list");
    expect(plan("collections/a-hex9/items/2024-01-01.json")).toBe("layer");
    expect(plan("collections/a-hex9.cs.json")).toBe("layer");
  });

  it("leaves news, downloads, other pages, other methods and other hosts alone", () => {
    for (const path of ["events", "collections/a-hex9/items?f=csv", "collections/a-hex9/items?f=gpkg", "collections/a-hex9/items?f=json&bbox=1,2,3,4", "collections?f=html", "conformance", "/elsewhere/assets/a.js", "https://other.example/town/assets/a.js"]) {
      expect(plan(path), path).toBe("pass");
    }
    expect(plan("?f=html", { navigates: true })).toBe("pass");
    expect(plan("embed", { navigates: true })).toBe("pass");
    expect(plan("collections?f=json", { method: "POST" })).toBe("pass");
  });

  it("keeps whole answers of its own server alone", () => {
    expect(isKept({ status: 200, type: "basic" })).toBe(true);
    for (const status of [204, 206, 304, 404, 503]) expect(isKept({ status, type: "basic" })).toBe(false);
    expect(isKept({ status: 200, type: "opaque" })).toBe(false);
  });

  it("lets go of other releases, older pages, and what is more than it keeps", () => {
    const names = ["gocpont-page-a", "gocpont-page-b", "gocpont-data-1", "gocpont-data-2", "somebody-else"];
    expect(staleData(names, 2)).toEqual(["gocpont-data-1"]);
    expect(stalePages(names, "b")).toEqual(["gocpont-page-a"]);
    expect([surplus(3), surplus(KEPT_LAYERS), surplus(KEPT_LAYERS + 2)]).toEqual([0, 0, 2]);
  });
});
