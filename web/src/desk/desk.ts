// Who is signed in and what they may work on.
import { batch, computed, signal } from "@preact/signals";
import * as ask from "./ask.ts";
import { language, learnt, say, sayOr } from "./texts.ts";
import type { Me, Register } from "./types.ts";

/** `opening` until it is known whether somebody is signed in. */
export const stage = signal<"opening" | "out" | "in">("opening");
export const me = signal<Me | null>(null);
export const registers = signal<Register[]>([]);
/** Why the sign-in is shown, where it was not asked for. */
export const why = signal("");
/** What is said to whoever does not see the page change. */
export const news = signal("");
/** What must not outlive a session: each part of the page that holds such a thing says how it lets go of it. */
const secrets: (() => void)[] = [];

export const registerOf = (id: string): Register | undefined => registers.value.find((own) => own.id === id);
const has = (wanted: string): boolean => me.value?.grants.some(({ role }) => role === wanted) ?? false;
/** Whether the session may do nothing yet but what it wants first: another password, a second factor. */
export const isLimited = computed(() => (me.value?.wants?.length ?? 0) > 0);
export const isAdministrator = computed(() => has("administrator"));
export const isAnalyst = computed(() => has("analyst"));
export const isAuditor = computed(() => has("auditor"));

/** Has something let go of when the session ends. */
export const untilTheEnd = (let_go: () => void): void => void secrets.push(let_go);

/** Goes on with the session that there is, or asks somebody to sign in. */
export async function begin(): Promise<void> {
  ask.whenWanted(() => !isLimited.value && enter().catch(() => undefined));
  ask.whenEnded(() => stage.value === "in" && end(say("session-ended")));
  try {
    await Promise.all([enter(), learnt(language.value)]);
    stage.value = "in";
  } catch (error) {
    const id = idOf(error);
    end(id === "no-session" ? "" : sayError(id));
  }
}

/** Learns who is signed in and what they may work on; also once that has changed. */
export async function enter(): Promise<void> {
  const found = await ask.me();
  ask.token.value = found.token;
  ask.holder.value = found.name ?? "";
  const { registers: own } = (found.wants ?? []).length > 0 ? { registers: [] } : await ask.registers();
  batch(() => {
    // A session that wants something first is told no more than that.
    me.value = { ...found, grants: found.grants ?? [], organisation: found.organisation ?? null };
    registers.value = own;
    why.value = "";
  });
}

export async function signIn(name: string, password: string, code: string): Promise<void> {
  const { token } = await ask.signIn(name, password, code);
  await goOn(token);
}

/** Goes on in a session that was just begun. */
export async function goOn(token: string): Promise<void> {
  ask.token.value = token;
  await Promise.all([enter(), learnt(language.value)]);
  stage.value = "in";
}

export async function signOut(): Promise<void> {
  await ask.signOut();
  end(say("signed-out"));
}

/** The session is over; drafts stay on the device, whatever is sealed does not. */
function end(because: string): void {
  for (const let_go of secrets) let_go();
  batch(() => {
    ask.token.value = "";
    why.value = because;
    stage.value = "out";
    me.value = null;
    registers.value = [];
  });
}

const idOf = (error: unknown): string => (error instanceof ask.Refused ? error.id : "failed");

/** The sentence for a refusal. */
export const sayError = (id: string, told: Record<string, string | number> = {}): string => sayOr(`error-${id}`, say("error-failed"), told);
/** The same with what the refusal adds; long waits are told in minutes. */
export function sayRefused(error: unknown): string {
  if (!(error instanceof ask.Refused)) return sayError("failed");
  if (error.id === "wait") return sayWait(error.seconds);
  // Why a password is too weak decides the sentence.
  return sayError(error.id === "weak" ? `weak-${error.told.why}` : error.id, error.told);
}

export const sayWait = (seconds: number): string => (seconds < 60 ? say("error-wait", { seconds: Math.max(1, seconds) }) : say("error-wait-minutes", { minutes: Math.ceil(seconds / 60) }));
