// Starts the program's workbench on a store with borders, beside survey files of the demo town, for tests in a browser.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const TARGET = process.env.CARGO_TARGET_DIR ?? "../target";
const PROGRAM = resolve(process.env.GOCPONT_BIN ?? `${TARGET}/debug/gocpont`);

/** A workbench with a link that opens it, and its folder. */
export async function startWorkbench() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: cargo build -p gocpont`);
  const folder = await mkdtemp(join(tmpdir(), "workbench-story-"));
  const run = (...args) => {
    const done = spawnSync(PROGRAM, args, { cwd: folder, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stderr}`);
    return done.stdout;
  };
  run("demo-data", "--out", ".", "--waves", "1", "--households", "300");
  for (const set of ["municipalities", "districts"]) run("import-areas", "--synthetic", "--set", set, `areas/${set}.geojson`);
  run("import-areas", "--synthetic", "--set", "basemap", "--basemap", "areas/basemap.geojson");
  const child = spawn(PROGRAM, ["--json", "--quiet", "workbench", "--listen", "127.0.0.1:0", "--synthetic"], { cwd: folder });
  const url = await new Promise((found, failed) => {
    child.stdout.on("data", (text) => found(JSON.parse(String(text)).url));
    child.on("exit", (code) => failed(new Error(`the workbench ended with ${code}`)));
  });
  async function stop() {
    const ended = new Promise((done) => child.on("exit", done));
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  }
  return { url, folder, run, stop };
}

/** A survey file with something wrong in it: what, and where. */
export async function dirtyFile(folder) {
  const lines = (await readFile(join(folder, "waves/2021-1.csv"), "utf8")).trimEnd().split("\n").map((line) => line.split(","));
  const at = (name) => lines[0].indexOf(name);
  lines[4][at("comfort")] = "palota";
  lines[9][at("rooms")] = "három";
  lines[14][0] = lines[13][0];
  const wrong = [
    { row: "5", column: "comfort", value: "palota" },
    { row: "10", column: "rooms", value: "három" },
    { row: "15", column: "household_id", value: lines[13][0] },
  ];
  // A name that is near to a variable's, and one that is near to nothing.
  lines[0][at("heating")] = "fűtés módja";
  lines.forEach((line, row) => line.push(row === 0 ? "Megjegyzés" : ""));
  const text = lines.map((line) => line.join(";")).join("\r\n");
  await writeFile(join(folder, "felmérés.csv"), text);
  return { text, wrong, path: join(folder, "felmérés.csv") };
}
