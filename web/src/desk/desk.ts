// Who is signed in and what they may work on.
import { batch, computed, signal } from "@preact/signals";
import * as ask from "./ask.ts";
import { say, sayOr } from "./texts.ts";
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
export const isAuditor = computed(() => me.value?.grants.some(({ role }) => role === "auditor") ?? false);

/** Has something let go of when the session ends. */
export const untilTheEnd = (let_go: () => void): void => void secrets.push(let_go);

/** Goes on with the session that there is, or asks somebody to sign in. */
export async function begin(): Promise<void> {
  ask.whenEnded(() => stage.value === "in" && end(say("session-ended")));
  try {
    await enter();
  } catch (error) {
    const id = idOf(error);
    end(id === "no-session" ? "" : sayError(id));
  }
}

async function enter(): Promise<void> {
  const found = await ask.me();
  ask.token.value = found.token;
  ask.holder.value = found.name ?? "";
  const { registers: own } = await ask.registers();
  batch(() => {
    me.value = found;
    registers.value = own;
    why.value = "";
    stage.value = "in";
  });
}

export async function signIn(name: string, password: string, code: string): Promise<void> {
  const { token } = await ask.signIn(name, password, code);
  ask.token.value = token;
  await enter();
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
export const sayError = (id: string): string => sayOr(`error-${id}`, say("error-failed"));
/** The same with what the refusal adds; long waits are told in minutes. */
export function sayRefused(error: unknown): string {
  if (!(error instanceof ask.Refused) || error.id !== "wait") return sayError(idOf(error));
  return sayWait(error.seconds);
}

export const sayWait = (seconds: number): string => (seconds < 60 ? say("error-wait", { seconds: Math.max(1, seconds) }) : say("error-wait-minutes", { minutes: Math.ceil(seconds / 60) }));
