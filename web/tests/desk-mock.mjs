// The desk's program for tests: the built page, and its routes over a few entries in memory, with the same answers and refusals.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { firstPeople, firstTokens, MORE_PEOPLE, peopleRoute } from "./desk-mock-people.mjs";
import { answerOfMap, csvOf, MAP_REGISTERS, mapEntries } from "./desk-mock-map.mjs";
import { ALERT, BREAK, firstNotices, moreEntries, SERVICE, signalRoute, tell } from "./desk-mock-signals.mjs";
import { clashesOf, serviceRoute, SLOT } from "./desk-mock-services.mjs";
import { firstEntries, ORGANISATION, SIGNAL } from "./desk-registers.mjs";

const DIST = fileURLToPath(new URL("../dist-desk/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FIRST = { signal: SIGNAL, organisation: ORGANISATION, service: SERVICE, alert: ALERT, break: BREAK };
/** Who coordinates works with those of the map besides. */
const REGISTERS = { ...FIRST, ...MAP_REGISTERS, service_slot: SLOT };
/** Made-up people: one keeps records, one coordinates, one has a second factor and reads the audit besides. */
const PEOPLE = {
  ...MORE_PEOPLE,
  proba: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [{ tenant: "tata", role: "social_worker", records: false }] },
  koordinator: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [{ tenant: "tata", role: "social_worker", records: false }, { tenant: "tata", role: "analyst", records: false }] },
  ellenor: { password: "egy hosszú jelszó", code: "123456", organisation: null, grants: [{ tenant: "tata", role: "auditor", records: false }] },
};
const ORGANISATIONS = [
  { tenant: "tata", code: "kozpont", name: "Mintavárosi Családsegítő" },
  { tenant: "tata", code: "segitok", name: "Mintafalvi Segítők" },
];

/** A refusal, with its status. */
class No extends Error {
  constructor(status, told) {
    super(told.error);
    Object.assign(this, { status, told });
  }
}

/** Starts the desk; what a test does to it, it does through what is returned. */
export async function startDesk(port = 0) {
  const desk = { told, entries: [...firstEntries(), ...moreEntries(), ...mapEntries()], waits: ["signal"], notices: firstNotices(), ways: { feed: null, mail: { possible: true, wanted: false } }, looked: 0, ran: null, people: firstPeople(), tokens: firstTokens(), ends: 10 * 3_600_000, idle: 1800, keys: new Map(), sessions: new Map(), audit: [], past: new Map(), wrong: 0, drops: 0, posts: 0 };
  for (const entry of desk.entries) desk.past.set(pathOf(entry), [revisionOf(entry, null, "alap")]);
  const server = createServer((request, response) => void answer(desk, request, response));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    desk,
    url: `http://127.0.0.1:${server.address().port}/`,
    /** The answers to the next so many new entries are lost on their way, though the entries are opened. */
    drop: (count) => (desk.drops = count),
    endSessions: () => desk.sessions.clear(),
    /** Another page of the same person begins the session anew. */
    renewSessions: () => desk.sessions.forEach((session) => (session.token = crypto.randomUUID())),
    /** Somebody else changes an entry. */
    change: (register, id, answers) => save(desk, { ...find(desk, register, id), answers: { ...find(desk, register, id).answers, ...answers } }, null, "masvalaki"),
    stop: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  };
}

async function answer(desk, request, response) {
  const url = new URL(request.url, "http://localhost");
  if (!url.pathname.startsWith("/api/")) return page(response, url.pathname);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  try {
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const told = route(desk, request, url, body, headers);
    if (typeof told === "string") return void response.writeHead(200, { ...headers, "content-type": "text/csv; charset=utf-8" }).end(told);
    // Broken off in the middle: a connection that is only reset, browsers try again by themselves.
    if (told === null) return void response.writeHead(200, { ...headers, "content-length": 99 }).write("{", () => request.socket.destroy());
    const { file } = told;
    if (file) return void response.writeHead(200, { "content-type": file.type, "content-disposition": `attachment; filename="${file.name}"`, "cache-control": "no-store" }).end(file.text);
    response.writeHead(200, headers).end(JSON.stringify(told));
  } catch (error) {
    if (!(error instanceof No)) throw error;
    response.writeHead(error.status, headers).end(JSON.stringify(error.told));
  }
}

async function page(response, path) {
  try {
    const name = path === "/" ? "desk.html" : normalize(path).replace(/^(\.\.[/\\])+/, "");
    const body = await readFile(join(DIST, name));
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream", "content-security-policy": POLICY, "permissions-policy": "geolocation=(self)" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function route(desk, request, url, body, headers) {
  const path = url.pathname.slice("/api/".length);
  if (path === "oidc") return desk.oidc ?? { offered: false };
  if (path === "sign-in") return signIn(desk, body, headers);
  const key = /desk=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const session = desk.sessions.get(key);
  if (!session) throw new No(401, { error: "no-session" });
  if (request.method !== "GET" && request.headers["x-gocpont-token"] !== session.token) throw new No(403, { error: "no-token" });
  const { person, name } = session;
  if (path === "sign-out") {
    desk.sessions.delete(key);
    return {};
  }
  const wants = person.wants ?? [];
  const ends = new Date(session.begun + desk.ends).toISOString();
  if (path === "me" && wants.length > 0) return { name, wants, token: session.token, ends };
  if (wants.length > 0 && !/^me\/(password|totp|totp\/confirm)$/.test(path)) throw new No(403, { error: "wanted", wants });
  if (path === "me") {
    return {
      name, organisation: person.organisation, grants: person.grants, token: session.token, ends, idle: desk.idle, wants, mail: person.mail ?? null, second_factor: person.second_factor ?? false,
      organisations: ORGANISATIONS, tenants: [{ code: "tata", name: "Mintaváros" }],
    };
  }
  const refuse = (status, why) => {
    throw new No(status, why);
  };
  const more = { path, url, body, method: request.method, session, key, told, refuse };
  const found = peopleRoute(desk, more) ?? signalRoute(desk, more) ?? serviceRoute(desk, more);
  if (found !== undefined) return found;
  const isAuditor = person.grants.some(({ role }) => role === "auditor");
  if (path === "registers") {
    const own = isAuditor ? {} : name === "koordinator" ? REGISTERS : FIRST;
    return { registers: Object.values(own).map((each) => ({ ...each, may: { list: true, change: true, open: each.id !== "alert" } })) };
  }
  if (path === "audit") {
    if (!isAuditor) throw new No(404, { error: "not-found" });
    return { entries: desk.audit, head: "f00d".repeat(16) };
  }
  if (path === "inbox") {
    const entries = isAuditor ? [] : desk.entries.filter((own) => desk.waits.includes(own.register) && own.state !== "closed").map(told);
    return { entries: entries.sort((one, other) => (one.due ?? "~").localeCompare(other.due ?? "~")), overdue: entries.filter((own) => own.overdue).length };
  }
  if (path === "measures/plan.csv") return csvOf(desk);
  const ofMap = isAuditor ? null : answerOfMap(desk, path, url.searchParams, body, titleOf);
  if (ofMap?.refused) throw new No(ofMap.refused === "not-found" ? 404 : 409, { error: ofMap.refused });
  if (ofMap) return ofMap.told;
  const [, register, , id, rest, step] = /^registers\/([^/]+)\/(entries)(?:\/(\d+))?(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? [];
  if (!REGISTERS[register] || isAuditor) throw new No(404, { error: "not-found" });
  return inRegister(desk, { request, url, body, register, id: id && Number(id), rest, step, name });
}

function signIn(desk, { name, password, code }, headers) {
  const person = PEOPLE[name];
  if (desk.wrong >= 3) throw new No(429, { error: "wait", seconds: 90 });
  if (!person || person.password !== password || (code !== undefined && code !== person.code)) {
    desk.wrong += 1;
    throw new No(401, { error: "wrong" });
  }
  if (person.code && code === undefined) throw new No(401, { error: "code-wanted" });
  desk.wrong = 0;
  const key = crypto.randomUUID();
  desk.sessions.set(key, { name, person, begun: Date.now(), token: crypto.randomUUID() });
  headers["set-cookie"] = `desk=${key}; Path=/; HttpOnly; SameSite=Strict`;
  note(desk, name, "login");
  return { token: desk.sessions.get(key).token };
}

function inRegister(desk, { request, url, body, register, id, rest, step, name }) {
  if (id === undefined) return request.method === "POST" ? open(desk, register, body, request.headers["idempotency-key"], name) : list(desk, register, url.searchParams);
  const entry = find(desk, register, id);
  if (rest === "history") return { revisions: desk.past.get(pathOf(entry)) };
  if (rest === "unseal") {
    if (!body.reason?.trim()) throw new No(400, { error: "no-reason" });
    note(desk, name, "open_sealed", { object: register, kind: "register", reason: body.reason, persons: 1 });
    return { text: entry.secrets[body.variable] };
  }
  if (request.method === "GET") return told(entry);
  if (Number(request.headers["if-match"]?.replaceAll('"', "")) !== entry.revision) throw new No(412, { error: "conflict", stands: told(entry) });
  const next = fill(structuredClone(entry), body);
  if (rest === "steps") {
    const way = REGISTERS[register].steps.find(({ code }) => code === step);
    if (!way?.from.includes(entry.state)) throw new No(409, { error: "state" });
    // A crisis wants to know how many people it is about: a condition that the description does not tell.
    const wanted = step === "contact" && next.answers.urgency === "crisis" ? [...way.requires, "persons"] : way.requires;
    const missing = wanted.filter((code) => next.answers[code] === undefined);
    if (missing.length > 0) throw new No(409, { error: "missing", names: missing });
    if (way.to === "closed" && told(next).flags.length > 0) throw new No(409, { error: "flags", names: told(next).flags });
    Object.assign(next, { state: way.to, since: new Date().toISOString(), due: way.to === "registered" ? new Date(Date.now() + 15 * 86_400_000).toISOString() : null });
  }
  const saved = save(desk, next, rest === "steps" ? step : null, name);
  if (rest === "steps") tell(desk, saved, step);
  return told(saved);
}

function open(desk, register, { tenant, organisation, written }, key, name) {
  desk.posts += 1;
  const known = desk.keys.get(key);
  const repeats = desk.entries.filter((own) => register === "signal" && own.register === register && own.id !== known?.id && own.answers.kind === written.answers.kind).map((own) => own.id);
  const entry = known ?? fill({ register, id: 0, revision: 0, tenant, organisation, state: REGISTERS[register].initial, opened: new Date().toISOString(), due: new Date(Date.now() + 86_400_000).toISOString(), answers: {}, secrets: {}, links: {}, places: [] }, written);
  if (!known) {
    const missing = REGISTERS[register].variables.filter((own) => own.required && entry.answers[own.code] === undefined).map(({ code }) => code);
    if (missing.length > 0) throw new No(409, { error: "missing", names: missing });
    entry.id = 1 + Math.max(0, ...desk.entries.filter((own) => own.register === register).map((own) => own.id));
    desk.keys.set(key, entry);
    save(desk, entry, null, name);
    if (desk.drops > 0) {
      desk.drops -= 1;
      return null;
    }
  }
  return { id: entry.id, revision: 1, repeats, clashes: register === SLOT.id ? clashesOf(entry) : [] };
}

/** Answers, links and places into an entry; sealed ones out of sight. */
function fill(entry, { answers = {}, links = {}, places }) {
  const { variables } = REGISTERS[entry.register];
  const unfit = Object.entries(answers).filter(([code, value]) => {
    const own = variables.find((variable) => variable.code === code);
    return !own || (own.range && typeof value === "number" && (value < own.range[0] || value > own.range[1]));
  });
  if (unfit.length > 0) throw new No(409, { error: "unfit", names: unfit.map(([code]) => code) });
  for (const [code, value] of Object.entries(answers)) {
    const isSealed = variables.find((own) => own.code === code).sealed;
    (isSealed ? entry.secrets : entry.answers)[code] = value;
  }
  for (const [code, ends] of Object.entries(links)) entry.links[code] = ends.map((id) => ({ id, gone: false }));
  if (places) entry.places = places;
  return entry;
}

function save(desk, entry, step, by) {
  const next = { ...entry, revision: entry.revision + 1 };
  desk.entries = [...desk.entries.filter((own) => pathOf(own) !== pathOf(next)), next];
  for (const [key, own] of desk.keys) if (pathOf(own) === pathOf(next)) desk.keys.set(key, next);
  desk.past.set(pathOf(next), [...(desk.past.get(pathOf(next)) ?? []), revisionOf(next, step, by)]);
  note(desk, by, "change", { object: next.register, kind: "register", tenant: next.tenant });
  return next;
}

function list(desk, register, query) {
  const final = REGISTERS[register].states.filter((own) => own.final).map(({ code }) => code);
  const wanted = desk.entries.filter(
    (own) => own.register === register && (!query.get("state") || query.get("state") === own.state) && (query.get("open") !== "true" || !final.includes(own.state)) && (!query.get("organisation") || query.get("organisation") === own.organisation) && isLinked(own, query.get("linked")),
  );
  const from = Number(query.get("offset") ?? 0);
  const all = wanted.sort((one, other) => other.id - one.id);
  return { count: all.length, entries: all.slice(from, from + Number(query.get("limit") ?? 50)).map(told) };
}

/** Whether an entry is linked to another one, `register/id`. */
function isLinked(own, to) {
  if (!to) return true;
  const [register, id] = to.split("/");
  const { links, parent } = REGISTERS[own.register];
  const codes = [...links.filter((link) => link.to === register).map(({ code }) => code), ...(parent === register ? ["parent"] : [])];
  return codes.some((code) => own.links[code]?.some((end) => end.id === Number(id)));
}

/** What an entry of the map's registers is told by. */
const titleOf = (entry) => (MAP_REGISTERS[entry.register] ? (entry.answers[MAP_REGISTERS[entry.register].summary[0]] ?? null) : null);

function find(desk, register, id) {
  const entry = desk.entries.find((own) => own.register === register && own.id === id);
  if (!entry) throw new No(404, { error: "not-found" });
  return entry;
}

const pathOf = (entry) => `${entry.register}/${entry.id}`;
const revisionOf = (entry, step, by) => ({ entry: told(entry), step, by, at: entry.since ?? entry.opened });

function told({ secrets, mock: _, late, ...entry }) {
  const isMissing = entry.answers.urgency === "crisis" && entry.answers.channel === "telephone" && !entry.answers.confirmation;
  const steps = REGISTERS[entry.register].steps.filter((way) => way.from.includes(entry.state)).map(({ code }) => code);
  return {
    ...entry, since: entry.since ?? entry.opened, overdue: late ?? (entry.due !== null && Date.parse(entry.due) < Date.now()), title: titleOf(entry), sealed: Object.keys(secrets), flags: isMissing ? ["confirmation_missing"] : [], steps, edits: entry.state !== "closed",
  };
}

function note(desk, who, act, more = {}) {
  desk.audit.push({ id: desk.audit.length + 1, at: new Date().toISOString(), who, tenant: null, act, kind: null, object: null, persons: null, reason: null, outcome: "done", of: null, ...more });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await startDesk(Number(process.env.PORT ?? 0))).url);
