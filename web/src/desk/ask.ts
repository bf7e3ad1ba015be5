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
  ) {
    super(id);
  }
}

/** The token of the session; empty while nobody is signed in. */
export const token = signal("");
/** Whose page this is. */
export const holder = signal("");
/** What is done once a session is found to be over. */
let ended = (): unknown => undefined;

export const whenEnded = (then: () => unknown): void => void (ended = then);

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

/** Asks the program anything: whatever is no answer is a refusal. */
export async function asked<T>(path: string, method = "GET", body?: object, more: Record<string, string> = {}, isAgain = false): Promise<T> {
  const headers: Record<string, string> = { ...more };
  if (method !== "GET" && token.value !== "") headers["x-gocpont-token"] = token.value;
  if (body) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(`api/${path}`, { method, headers, cache: "no-store", credentials: "same-origin", body: body ? JSON.stringify(body) : null });
    if (response.ok) return (await response.json()) as T;
  } catch {
    throw new Refused("offline");
  }
  const refused = await refusal(response);
  if (refused.id === "no-token" && !isAgain && (await renewed())) return asked<T>(path, method, body, more, true);
  if (refused.id === "no-session" || refused.id === "no-token") ended();
  throw refused;
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
    const told = (await response.json()) as { error?: string; names?: string[]; seconds?: number; stands?: Entry | null };
    return new Refused(told.error ?? "failed", told.names, told.seconds, told.stands);
  } catch {
    // A proxy on the way answers in words of its own: the program did not.
    return new Refused(response.status >= 500 ? "offline" : "failed");
  }
}
