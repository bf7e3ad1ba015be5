// A page of files asks for files, and one of a server for the server's answers.
import { afterEach, describe, expect, it, vi } from "vitest";
import { fileOf, isOfFiles, itemsAddress, loadCatalog, loadMethod } from "../../src/api.ts";

const page = (mark: boolean) => ({
  baseURI: "https://map.example/town/index.html#map=1",
  querySelector: (selector: string) => (mark && selector === 'meta[name="gocpont-site"]' ? {} : null),
});

function on(mark: boolean): string[] {
  const asked: string[] = [];
  vi.stubGlobal("document", page(mark));
  vi.stubGlobal("fetch", (url: URL) => {
    asked.push(url.href);
    return Promise.resolve(new Response('{"collections":[],"gocpont":{"method":"how"}}'));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe("a page of files", () => {
  it("is known by its mark", () => {
    expect(isOfFiles(page(true) as never)).toBe(true);
    expect(isOfFiles(page(false) as never)).toBe(false);
  });

  it("asks for files beside it", async () => {
    const asked = on(true);
    await loadCatalog();
    expect(await loadMethod("a-hex9", "cs")).toBe("how");
    expect(asked).toEqual(["https://map.example/town/collections.json", "https://map.example/town/collections/a-hex9.cs.json"]);
    expect(itemsAddress("a-hex9", "2024-01-01").href).toBe("https://map.example/town/collections/a-hex9/items/2024-01-01.json");
    expect(itemsAddress("basemap").href).toBe("https://map.example/town/collections/basemap/items.json");
  });

  it("leaves a server's page as it was", async () => {
    const asked = on(false);
    await loadCatalog();
    await loadMethod("a-hex9", "cs");
    expect(asked).toEqual(["https://map.example/town/collections?f=json", "https://map.example/town/collections/a-hex9?f=json&lang=cs"]);
    expect(itemsAddress("a", "2024-01-01").href).toBe("https://map.example/town/collections/a/items?f=json&limit=10000&datetime=2024-01-01");
  });

  it("has a file for each collection, date and language", () => {
    expect(fileOf({})).toBe("collections.json");
    expect(fileOf({ collection: "a/b", period: "2024" })).toBe("collections/a%2Fb/items/2024.json");
  });
});
