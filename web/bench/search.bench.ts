// How long one key takes in the search over 100,000 addresses: npx vitest bench --run
import { bench, describe } from "vitest";
import { Finder } from "../src/find/finder.ts";
import { RegisterMaker, RowReader } from "../src/find/register.ts";

const SYLLABLES = ["ba", "kő", "rá", "ves", "tó", "hegy", "li", "get", "má", "ros", "nyír", "fá", "szé", "ki"];

/** Made-up ways: 2,000 of 50 houses each, in 40 settlements. */
function table(): string {
  const lines = ["id,settlement,postcode,street,number,lon,lat"];
  for (let way = 0; way < 2000; way++) {
    const name = [0, 1, 2].map((at) => SYLLABLES[Math.floor(way / SYLLABLES.length ** at) % SYLLABLES.length]).join("");
    for (let house = 1; house <= 50; house++) lines.push(`${way * 50 + house},Helység ${way % 40},${2800 + (way % 40)},${name} utca,${house},${18 + way / 1e4},${47 + house / 1e3}`);
  }
  return lines.join("\n");
}

const text = table();

function read() {
  const maker = new RegisterMaker();
  const reader = new RowReader((row) => maker.add(row));
  for (let at = 0; at < text.length; at += 65_536) reader.push(text.slice(at, at + 65_536));
  reader.push("", true);
  return maker.finish();
}

const finder = new Finder();
finder.take(read());

describe("100,000 addresses", () => {
  for (const typed of ["b", "ba", "bakora utca", "u 1", "helyseg 3 ba 12", "xyzzy"]) bench(`search for "${typed}"`, () => void finder.find(typed), { time: 500 });
  bench("read the register", () => void read(), { time: 500 });
});
