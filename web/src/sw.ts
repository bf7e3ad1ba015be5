// The service worker: the page's own files come from what is kept, its data from the server as long as it answers, and
// from the last release that was seen where it does not. News of releases and errors are never kept.
import { dataCache, isKept, pageCache, planFor, staleData, stalePages, surplus } from "./offline.ts";

/** The little that is used of what a service worker has; the types of a page do not know it. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asking extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker extends EventTarget {
  readonly registration: { scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

/** Written in by the build: the page's files, and a mark of their content. */
declare const __FILES__: string[];
declare const __VERSION__: string;

const worker = self as unknown as Worker;
const { scope } = worker.registration;
const PAGE = new URL("./", scope).href;

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(install()));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil(activate()));
worker.addEventListener("message", (event) => (event as unknown as Lasting).waitUntil(remember((event as MessageEvent<{ seen: string[] }>).data)));
worker.addEventListener("fetch", (event) => {
  const { request } = event as Asking;
  const plan = planFor({ method: request.method, url: request.url, navigates: request.mode === "navigate" }, scope);
  if (plan === "file") (event as Asking).respondWith(keptFirst(request));
  else if (plan !== "pass") (event as Asking).respondWith(serverFirst(request, plan, event as Lasting));
});

async function install(): Promise<void> {
  const cache = await caches.open(pageCache(__VERSION__));
  await cache.addAll(__FILES__.map((file) => new URL(file, scope).href));
  await cache.put(PAGE, await fetch(PAGE, { headers: { Accept: "text/html" } }));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of stalePages(await caches.keys(), __VERSION__)) await caches.delete(name);
  await worker.clients.claim();
}

/** Keeps what the page had before this worker was there; the browser has it at hand. */
async function remember({ seen = [] }: { seen?: string[] }): Promise<void> {
  const wanted = seen.filter((url) => ["list", "layer"].includes(planFor({ method: "GET", url, navigates: false }, scope)));
  const isList = (url: string) => planFor({ method: "GET", url, navigates: false }, scope) === "list";
  for (const url of [...new Set(wanted)].sort((a, b) => Number(isList(b)) - Number(isList(a)))) {
    const request = new Request(url);
    const answer = await fetch(request).catch(() => null);
    if (answer) await keep(request, answer, isList(url) ? "list" : "layer");
  }
}

async function keptFirst(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** What the server says; what is kept where it says nothing. */
async function serverFirst(request: Request, plan: "page" | "list" | "layer", event: Lasting): Promise<Response> {
  try {
    const answer = await fetch(request);
    const copy = answer.clone();
    event.waitUntil(keep(request, copy, plan).catch(() => undefined));
    return answer;
  } catch (error) {
    const kept = await caches.match(plan === "page" ? PAGE : request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function keep(request: Request, answer: Response, plan: "page" | "list" | "layer"): Promise<void> {
  if (!isKept(answer)) return;
  if (plan === "page") return (await caches.open(pageCache(__VERSION__))).put(PAGE, answer);
  if (plan === "list") return keepList(request, answer);
  const name = (await caches.keys()).find((each) => each.startsWith(dataCache(0).slice(0, -1)));
  if (!name) return;
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const kept = await cache.keys();
  for (const old of kept.slice(0, surplus(kept.length))) await cache.delete(old);
}

/** The list names the release; what is kept of any other goes. */
async function keepList(request: Request, answer: Response): Promise<void> {
  const { release } = (await answer.clone().json()) as { release?: { number?: number } | null };
  if (typeof release?.number !== "number") return;
  for (const name of staleData(await caches.keys(), release.number)) await caches.delete(name);
  await (await caches.open(dataCache(release.number))).put(request, answer);
}
