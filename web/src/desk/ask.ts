// Asks the desk's program. The session is a cookie out of our sight; whatever changes something sends its token besides, which
// no other page can know. The token is kept in memory alone.
import { signal } from "@preact/signals";
import type { Audited, Entry, Me, NewEntry, Opened, Register, Revision, Written } from "./types.ts";

/** Why something was not done: an id that has a sentence, and what the program adds. */
export class Refused extends Error {
  constructor(
    readonly id: string,
    readonly names: string[] = [],
    readonly seconds = 0,
    /** The entry as somebody else has left it meanwhile. */
    readonly stands: Entry | null = null,
    /** What the sentence names: a limit, a name, a role. */
    readonly told: Record<string, string | number> = {},
  ) {
    super(id);
  }
}

/** The token of the session; empty while nobody is signed in. */
export const token = signal("");
/** Whose page this is. */
export const holder = signal("");
/** When the program answered last: each request keeps an idle session alive. */
export const answered = signal(Date.now());
/** How often something was written into a register from this page: others may have been told of it. */
export const worked = signal(0);
/** What is done once a session is found to be over, or to want something before it may go on. */
let ended = (): unknown => undefined;
let wanted = (): unknown => undefined;

export const whenEnded = (then: () => unknown): void => void (ended = then);
export const whenWanted = (then: () => unknown): void => void (wanted = then);

/** What pages of their own ask for; `path` stands behind `api/`. */
export const get = <T>(path: string) => asked<T>(path);
export const post = <T>(path: string, body: object = {}) => asked<T>(path, "POST", body);

export const me = () => asked<Me>("me");
export const registers = () => asked<{ registers: Register[] }>("registers");
export const inbox = () => asked<{ entries: Entry[]; overdue: number }>("inbox");
export const audit = () => asked<{ entries: Audited[]; head: string }>("audit");
export const signIn = (name: string, password: string, code: string) =>
  asked<{ token: string }>("sign-in", "POST", { name, password, ...(code === "" ? {} : { code }) });
export const signOut = () => asked<object>("sign-out", "POST", {});

const path = (register: string, id: number, rest = "") => `registers/${encodeURIComponent(register)}/entries/${id}${rest}`;
const on = (revision: number) => ({ "if-match": `"${revision}"` });

export const list = (register: string, query: URLSearchParams) =>
  asked<{ count: number; entries: Entry[] }>(`registers/${encodeURIComponent(register)}/entries?${query}`);
export const one = (register: string, id: number) => asked<Entry>(path(register, id));
export const past = (register: string, id: number) => asked<{ revisions: Revision[] }>(path(register, id, "/history"));
/** Opens an entry; sent again with the same key it opens no second one. */
export const open = (register: string, entry: NewEntry, key: string) =>
  asked<Opened>(`registers/${encodeURIComponent(register)}/entries`, "POST", entry, { "idempotency-key": key });
export const amend = (register: string, id: number, revision: number, written: Written) => asked<Entry>(path(register, id), "PUT", written, on(revision));
export const step = (register: string, id: number, code: string, revision: number, written: Written) =>
  asked<Entry>(path(register, id, `/steps/${encodeURIComponent(code)}`), "POST", written, on(revision));
export const unseal = (register: string, id: number, variable: string, reason: string) =>
  asked<{ text: string }>(path(register, id, "/unseal"), "POST", { variable, reason });

/** A file that the program makes, with the name that it gives it. */
export async function file(path: string): Promise<{ name: string; blob: Blob }> {
  const response = await sent(path, "GET", {});
  if (!response.ok) throw await refused(response);
  const name = /filename="?([^";]+)"?/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "gocpont.csv";
  return { name, blob: await response.blob() };
}

async function sent(path: string, method: string, headers: Record<string, string>, body?: object): Promise<Response> {
  try {
    const response = await fetch(`api/${path}`, { method, headers, cache: "no-store", credentials: "same-origin", body: body ? JSON.stringify(body) : null });
    answered.value = Date.now();
    return response;
  } catch {
    throw new Refused("offline");
  }
}

/** Asks the program anything: whatever is no answer is a refusal. */
export async function asked<T>(path: string, method = "GET", body?: object, more: Record<string, string> = {}, isAgain = false): Promise<T> {
  const headers: Record<string, string> = { ...more };
  if (method !== "GET" && token.value !== "") headers["x-gocpont-token"] = token.value;
  if (body) headers["content-type"] = "application/json";
  const response = await sent(path, method, headers, body);
  if (response.ok) {
    if (method !== "GET" && path.startsWith("registers/")) worked.value += 1;
    try {
      return (await response.json()) as T;
    } catch {
      // The answer broke off on its way.
      throw new Refused("offline");
    }
  }
  const told = await refusal(response);
  if (told.id === "no-token" && !isAgain && (await renewed())) return asked<T>(path, method, body, more, true);
  throw heard(told);
}

const refused = async (response: Response): Promise<Refused> => heard(await refusal(response));

/** A refusal, once the page has drawn from it what concerns the whole session. */
function heard(told: Refused): Refused {
  if (told.id === "no-session" || told.id === "no-token") ended();
  if (told.id === "wanted") wanted();
  return told;
}

/** Another page of the same person may have begun a new session: then its token is ours, too. */
async function renewed(): Promise<boolean> {
  try {
    const found = await me();
    if ((found.name ?? "") !== holder.value) return false;
    token.value = found.token;
    return true;
  } catch {
    return false;
  }
}

async function refusal(response: Response): Promise<Refused> {
  try {
    const told = (await response.json()) as { error?: string; names?: string[]; seconds?: number; stands?: Entry | null } & Record<string, unknown>;
    const more = Object.entries(told).filter((own): own is [string, string | number] => typeof own[1] === "string" || typeof own[1] === "number");
    return new Refused(told.error ?? "failed", told.names, told.seconds, told.stands, Object.fromEntries(more));
  } catch {
    // A proxy on the way answers in words of its own: the program did not.
    return new Refused(response.status >= 500 ? "offline" : "failed");
  }
}
