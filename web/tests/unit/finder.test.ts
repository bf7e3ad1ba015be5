// What is found by what is typed, and in which order: without marks and case, by short forms, numbers last.
import { describe, expect, it } from "vitest";
import { begins, indexed } from "../../src/find/fold.ts";
import { fold } from "../../src/fold.ts";
import { Finder, type Entry } from "../../src/find/finder.ts";
import { Register, RegisterMaker, RowReader, type Row } from "../../src/find/register.ts";

const entry = (name: string, kind: Entry["kind"], aside = ""): Entry => ({ name, kind, aside, lon: 18.3, lat: 47.6, box: null });

const row = (street: string, number: string, settlement = "Tata", lon = 18.3): Row => ({ settlement, postcode: "2890", street, number, lon, lat: 47.65 });

function register(rows: Row[]): Register {
  const maker = new RegisterMaker();
  rows.forEach((each) => maker.add(each));
  return maker.finish();
}

function finder(rows: Row[] = []): Finder {
  const own = new Finder();
  own.add([
    entry("Tata", "municipality"),
    entry("Tatabánya-Kertváros", "place"),
    entry("Öreg-tó", "water"),
    entry("Kertváros", "district"),
    entry("Ady Endre utca", "street"),
    entry("Agostyáni út", "street"),
    entry("náměstí Říjnové", "street"),
  ]);
  if (rows.length > 0) own.take(register(rows));
  return own;
}

const names = (found: Entry[]) => found.map(({ name }) => name);

describe("folding", () => {
  it("leaves out case and the marks of both alphabets", () => {
    expect(fold("ÁRVÍZTŰRŐ tükörfúrógép")).toBe("arvizturo tukorfurogep");
    expect(fold("Příliš žluťoučký kůň ĎÁBELSKÉ ÓDY")).toBe("prilis zlutoucky kun dabelske ody");
    expect(fold("Łódź, Straße")).toBe("lodz, strasse");
  });

  it("takes short forms for the whole word, on both sides", () => {
    expect(indexed("Ady E. u.")).toEqual(["ady", "e", "utca"]);
    expect(begins(" vaclavske namesti", "nam")).toBe(true);
    expect(begins(" bajcsy korut", "krt")).toBe(true);
    expect(begins(" ady endre utca", "ndre")).toBe(false);
  });
});

describe("finding", () => {
  it("fits the beginning of any word, the whole name first", () => {
    expect(names(finder().find("tata"))).toEqual(["Tata", "Tatabánya-Kertváros"]);
    expect(names(finder().find("endre"))).toEqual(["Ady Endre utca"]);
    expect(names(finder().find("OREG"))).toEqual(["Öreg-tó"]);
    expect(names(finder().find("rijn"))).toEqual(["náměstí Říjnové"]);
    expect(finder().find("dre")).toEqual([]);
    expect(finder().find("  ")).toEqual([]);
  });

  it("takes u., utca and ulice for the same as nothing where a name has none of them", () => {
    expect(names(finder().find("ady u."))).toEqual(["Ady Endre utca"]);
    expect(names(finder().find("ulice rijnove"))).toEqual(["náměstí Říjnové"]);
    expect(names(finder().find("utca"))).toEqual(["Ady Endre utca"]);
  });

  it("finds a house by its way and number, the very number first and others in order", () => {
    const own = finder(["1", "12", "2", "12/A", "120", "121"].map((number) => row("Ady Endre utca", number)));
    expect(names(own.find("ady endre utca 12"))).toEqual(["Ady Endre utca 12", "Ady Endre utca 12/A", "Ady Endre utca 120", "Ady Endre utca 121"]);
    expect(names(own.find("ady u. 12/a"))).toEqual(["Ady Endre utca 12/A"]);
    expect(names(own.find("2890 ady"))).toEqual(["Ady Endre utca"]);
    expect(own.find("ady 12")[0]).toMatchObject({ kind: "address", aside: "2890 Tata", lat: 47.65, box: null });
  });

  it("keeps numbers that belong to a name, and houses on no way", () => {
    const own = finder([row("Május 1. út", "7"), row("28. října", "3"), row("", "12", "Kněžmost")]);
    expect(names(own.find("majus 1 ut"))).toEqual(["Május 1. út"]);
    expect(names(own.find("28 rij"))).toEqual(["28. října"]);
    expect(names(own.find("28. října 3"))).toEqual(["28. října 3"]);
    expect(names(own.find("knezmost 12"))).toEqual(["Kněžmost 12"]);
  });

  it("tells ways of the same name apart by their settlement, and shows none twice", () => {
    const own = finder([row("Ady Endre utca", "1"), row("Ady Endre utca", "1", "Baj", 18.4)]);
    const found = own.find("ady endre");
    expect(found.map(({ aside }) => aside).sort()).toEqual(["2890 Baj", "2890 Tata"]);
    expect(names(own.find("ady baj 1"))).toEqual(["Ady Endre utca 1"]);
  });

  it("gives at most as many as are asked for", () => {
    const own = finder(Array.from({ length: 50 }, (_, at) => row("Fő utca", String(at + 1))));
    expect(own.find("fo utca 1")).toHaveLength(10);
    expect(names(own.find("fo utca 1", 2))).toEqual(["Fő utca 1", "Fő utca 10"]);
  });

  it("knows how far a way reaches", () => {
    const own = finder([row("Fő utca", "1", "Tata", 18.31), row("Fő utca", "2", "Tata", 18.35)]);
    expect(own.find("fo")[0]?.box).toEqual([18.31, 47.65, 18.35, 47.65]);
  });
});

describe("a register that comes as a table", () => {
  it("is read in any pieces, with quotes and with the columns in any order", () => {
    const text = '\uFEFFid,street,number,settlement,postcode,lon,lat\r\n1,"Kis ""Nagy"", utca",3,Tata,2890,18.3,47.6\r\n2,Fő utca,4,Tata,2890,18.4,47.7';
    for (const size of [1, 7, 1000]) {
      const rows: Row[] = [];
      const reader = new RowReader((each) => rows.push(each));
      for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
      reader.push("", true);
      expect(rows).toEqual([
        { settlement: "Tata", postcode: "2890", street: 'Kis "Nagy", utca', number: "3", lon: 18.3, lat: 47.6 },
        { settlement: "Tata", postcode: "2890", street: "Fő utca", number: "4", lon: 18.4, lat: 47.7 },
      ]);
    }
  });

  it("leaves out rows that have no place", () => {
    expect(register([{ ...row("Fő utca", "1"), lon: Number.NaN }, row("Fő utca", "2")]).size).toBe(1);
  });
});
