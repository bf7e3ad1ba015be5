// A demo district as the program makes it, for stories in a browser: people who signed nothing, and accounts for who works there.
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { browser } from "./open.mjs";

const TARGET = process.env.CARGO_TARGET_DIR ?? "../target";
const PROGRAM = resolve(process.env.GOCPONT_BIN ?? `${TARGET}/debug/gocpont`);

/** Starts a command of the program that serves something; gives what it has said by then, put together. */
async function serving(folder, args) {
  const child = spawn(PROGRAM, ["--json", ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((done) => child.on("exit", done));
  const told = {};
  await new Promise((found, failed) => {
    const heard = [];
    const seen = (own) => {
      Object.assign(told, own);
      if (told.url) found();
    };
    createInterface({ input: child.stdout }).on("line", (line) => seen(JSON.parse(line)));
    // The public server says its address in a sentence alone.
    createInterface({ input: child.stderr }).on("line", (line) => {
      heard.push(line);
      const url = /http:\/\/127\S+/.exec(line)?.[0];
      if (url && args[0] === "demo") seen({ url });
    });
    child.on("exit", (code) => failed(new Error(`${args.join(" ")} ended with ${code}: ${heard.join("\n")}`)));
  });
  return {
    ...told,
    url: told.url.replace(/\/$/, ""),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The desk of a demo district. With `isPublic` the demo town, too: its households, its release, and the page for everybody. */
export async function startTown(of, isPublic = false) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: cargo build -p gocpont`);
  const folder = await mkdtemp(join(tmpdir(), "town-story-"));
  const started = [];
  const start = async (...args) => {
    const own = await serving(folder, args);
    started.push(own);
    return own;
  };
  const stop = async () => {
    for (const own of started) await own.stop();
    await rm(folder, { recursive: true });
  };
  const begun = (async () => {
    const town = isPublic ? await start("demo", "--dir", ".", "--listen", "127.0.0.1:0") : null;
    return [town, await start("demo-desk", "--of", of, "--dir", ".", "--listen", "127.0.0.1:0")];
  })();
  // Where one of them does not start, the other one goes, too.
  const [town, desk] = await begun.catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: desk.url,
    publicUrl: town?.url,
    password: desk.password,
    /** A command of the program beside the desk, as the operator of the machine gives it. */
    run: (...args) => execFileSync(PROGRAM, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    stop,
  };
}

/** A phone that is touched, as most people have it. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const LAPTOP = { viewport: { width: 1366, height: 768 } };

/** A district with a browser: whoever is asked for signs in once and keeps their page; nothing that the pages throw is passed over. */
export async function district(of, { isPublic = false, locale = "hu-HU" } = {}) {
  const town = await startTown(of, isPublic);
  const chromium = await browser();
  const pages = new Map();
  const errors = [];
  /** A page of somebody who is not signed in. */
  const page = async (options = LAPTOP) => {
    const context = await chromium.newContext({ locale, timezoneId: "Europe/Budapest", reducedMotion: "reduce", ...options });
    const own = await context.newPage();
    own.setDefaultTimeout(10_000);
    own.on("pageerror", (error) => errors.push(String(error)));
    return own;
  };
  const signedIn = async (name, options) => {
    const own = await page(options);
    await own.goto(town.url);
    await own.fill("#name", name);
    await own.fill("#password", town.password);
    await own.keyboard.press("Enter");
    await own.waitForSelector("#sign-out", { state: "attached" });
    return own;
  };
  return {
    town,
    errors,
    page,
    async as(name, options = LAPTOP) {
      if (!pages.has(name)) pages.set(name, await signedIn(name, options));
      return pages.get(name);
    },
    async stop() {
      await chromium.close();
      await town.stop();
    },
  };
}

/** Goes to a page of the desk, and waits for its title. */
export async function go(page, hash, title) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator("main h2", { hasText: title }).first().waitFor();
}

/** Waits until a part of the page says something. */
export const says = (page, pattern, where = "main") => page.locator(where).filter({ hasText: pattern }).first().waitFor();

/** What the program itself answers to somebody who does not ask through its pages, with the session and the token of their page. */
export function direct(page, path, method = "GET", body = null, more = {}) {
  return page.evaluate(
    async ([path, method, body, more]) => {
      const me = await (await fetch("/api/me")).json();
      const headers = { "x-gocpont-token": me.token, "content-type": "application/json", ...more };
      const answer = await fetch(`/api/${path}`, { method, ...(method === "GET" ? {} : { headers, body: JSON.stringify(body ?? {}) }) });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
    },
    [path, method, body, more],
  );
}
