// Starts the program's desk with two people of two organisations, for tests in a browser.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const TARGET = process.env.CARGO_TARGET_DIR ?? "../target";
const PROGRAM = resolve(process.env.GOCPONT_BIN ?? `${TARGET}/debug/gocpont`);
const PASSWORD = "a pond in the park";

/** A desk, and what signs somebody in there; with files of its folder, which are their owner's alone, and options besides. */
export async function startDesk({ files = {}, options = [] } = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: cargo build -p gocpont`);
  const folder = await mkdtemp(join(tmpdir(), "desk-story-"));
  const run = (input, ...args) => {
    const done = spawnSync(PROGRAM, args, { cwd: folder, encoding: "utf8", input });
    if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stderr}`);
    return done.stdout;
  };
  run("", "demo-data", "--out", ".", "--waves", "1", "--households", "50");
  run("", "import-areas", "--synthetic", "--set", "municipalities", "areas/municipalities.geojson");
  run("", "tenant", "add", "25104", "Mintafalva");
  for (const [name, organisation] of [["klara", "family-support"], ["nora", "clinic"]]) {
    run(PASSWORD, "user", "add", name, "--role", "social_worker", "--organisation", organisation, "--tenant", "25104", "--password-stdin");
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { mode: 0o600 });
  const child = spawn(PROGRAM, ["--json", "--quiet", "desk", "--listen", "127.0.0.1:0", ...options], { cwd: folder });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  const url = await new Promise((found, failed) => {
    child.stdout.on("data", (text) => found(JSON.parse(String(text)).url));
    child.on("close", (code) => failed(new Error(`the desk ended with ${code}: ${said}`)));
  });
  return {
    url,
    /** Runs another command of the program beside it. */
    run: (...args) => run("", ...args),
    /** What it has said to whoever operates it. */
    said: () => said,
    /** Signs somebody in on a page. */
    async signIn(page, name) {
      await page.goto(url);
      await page.fill("#name", name);
      await page.fill("#password", PASSWORD);
      await page.keyboard.press("Enter");
      await page.waitForSelector("#sign-out");
    },
    /** What the audit says of itself. */
    audit: () => run("", "audit", "verify"),
    async stop() {
      const ended = new Promise((done) => child.on("exit", done));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
