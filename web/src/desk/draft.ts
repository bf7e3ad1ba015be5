// New entries that are not sent yet. What is typed is kept on this device at once, one draft for each register and person, until
// it is sent. What is sealed is kept in memory alone, and no longer than the session.
import { batch, effect, signal, type Signal } from "@preact/signals";
import * as ask from "./ask.ts";
import { me, news, registerOf, registers, untilTheEnd } from "./desk.ts";
import { forget, keep, kept, names } from "./kept.ts";
import { label, say } from "./texts.ts";
import type { Opened } from "./types.ts";
import { has, nothing, PLACE, unsealed, writtenOf, type Typed } from "./typed.ts";

const KEPT = "gocpont-desk-draft/";
/** Milliseconds until a draft is sent again: at first, and at most. */
const SOON = 2_000;
const LATE = 60_000;
/** The link by which a register says that one organisation reports its entries to another. */
const REPORTED = "sender_organisation";
const isReported = (register: string): boolean => registerOf(register)?.links.some(({ code }) => code === REPORTED) ?? false;
/** Refusals that tell for certain that nothing was opened, now or with the attempt before. */
const CERTAIN = new Set(["missing", "unfit", "flags", "part", "state", "malformed", "too-large", "not-found"]);

interface KeptDraft {
  typed: Typed;
  tenant: string;
  organisation: string;
  key: string;
  isWaiting: boolean;
  sealed: string[];
}

export class Draft {
  readonly typed: Signal<Typed>;
  readonly tenant: Signal<string>;
  readonly organisation: Signal<string>;
  /** `waiting`: it was sent and nobody knows whether it arrived; until that is known, nothing of it changes. */
  readonly state: Signal<"typing" | "sending" | "waiting">;
  /** Sealed answers that were typed and are not there any more. */
  readonly lost: Signal<string[]>;
  /** The refusal of the last attempt. */
  readonly refused = signal<ask.Refused | null>(null);
  readonly sent = signal<Opened | null>(null);
  /** Whether an attempt was made and no answer has come yet. */
  readonly isLate: Signal<boolean>;
  /** The same for each attempt, so that however often it is sent one entry comes of it. */
  private key: string;
  private pause = SOON;
  private timer = 0;

  constructor(
    readonly who: string,
    readonly register: string,
    stored: KeptDraft | null,
  ) {
    const own = me.value;
    this.typed = signal(stored?.typed ?? nothing());
    this.tenant = signal(stored?.tenant ?? (own?.grants.find(({ role }) => role === "social_worker") ?? own?.grants[0])?.tenant ?? "");
    this.organisation = signal(stored?.organisation ?? (isReported(register) ? "" : (own?.organisation ?? "")));
    this.state = signal(stored?.isWaiting ? "waiting" : "typing");
    this.isLate = signal(stored?.isWaiting ?? false);
    this.lost = signal(stored?.sealed ?? []);
    this.key = stored?.key ?? crypto.randomUUID();
    effect(() => this.keep());
    if (this.organisation.peek() === "") void this.address();
  }

  /** Whether it is reported to somebody, who is not whoever writes it by itself. */
  get isReported(): boolean {
    return isReported(this.register);
  }

  /** What is reported goes to whoever the last one went to that can be seen here; else a person has to say to whom. */
  private async address(): Promise<void> {
    if (!this.isReported) return;
    const last = await ask.list(this.register, new URLSearchParams({ order: "newest", limit: "1" })).catch(() => null);
    const found = last?.entries.find(({ tenant }) => tenant === this.tenant.value);
    if (found && this.organisation.value === "") this.organisation.value = found.organisation;
  }

  /** Whether there is anything in it. */
  get isEmpty(): boolean {
    const { answers, links } = this.typed.value;
    const all = [...Object.keys(answers), ...Object.keys(links), PLACE];
    return !all.some((name) => has(this.typed.value, name));
  }

  type(typed: Typed): void {
    batch(() => {
      this.typed.value = typed;
      this.sent.value = null;
      if (this.lost.value.length > 0) this.lost.value = this.lost.value.filter((code) => !has(typed, code));
    });
  }

  private keep(): void {
    const register = registerOf(this.register);
    const state = this.state.value;
    if (this.isEmpty && this.lost.value.length === 0) return forget(this.name);
    // While nobody is signed in, nothing says which answers are sealed: what was kept before stays.
    if (!register) return;
    const { open, left } = unsealed(register, this.typed.value);
    const sealed = [...new Set([...left, ...this.lost.value])];
    const stored: KeptDraft = { typed: open, tenant: this.tenant.value, organisation: this.organisation.value, key: this.key, isWaiting: state !== "typing", sealed };
    keep(this.name, JSON.stringify(stored));
  }

  private get name(): string {
    return `${KEPT}${encodeURIComponent(this.who)}/${this.register}`;
  }

  /** Lets go of what is sealed. */
  seal(): void {
    clearTimeout(this.timer);
    const register = registerOf(this.register);
    if (!register) return;
    const { open, left } = unsealed(register, this.typed.value);
    batch(() => {
      this.lost.value = [...new Set([...this.lost.value, ...left])];
      this.typed.value = open;
    });
  }

  /** Sends it; where the connection is lost, again and again until an answer comes. */
  async send(): Promise<void> {
    clearTimeout(this.timer);
    const register = registerOf(this.register);
    if (!register || this.state.value === "sending" || this.lost.value.length > 0) return;
    const { written, unfit } = writtenOf(register, this.typed.value);
    if (this.organisation.value === "") {
      this.refused.value = new ask.Refused("no-organisation");
      return;
    }
    if (unfit.length > 0) {
      this.refused.value = new ask.Refused("unfit", unfit);
      return;
    }
    batch(() => {
      this.state.value = "sending";
      this.refused.value = null;
    });
    try {
      const opened = await ask.open(this.register, { tenant: this.tenant.value, organisation: this.organisation.value, written }, this.key);
      this.clear();
      batch(() => {
        this.sent.value = opened;
        news.value = say("sent", { register: label(register.label, register.id), id: opened.id });
      });
    } catch (error) {
      this.failed(error instanceof ask.Refused ? error : new ask.Refused("failed"));
    }
  }

  private failed(refused: ask.Refused): void {
    batch(() => {
      this.refused.value = refused;
      this.state.value = CERTAIN.has(refused.id) ? "typing" : "waiting";
      this.isLate.value = this.state.value === "waiting";
      if (this.state.value === "waiting") news.value = say("waiting-news");
    });
    if (this.state.value !== "waiting" || ask.token.value === "") return;
    const pause = refused.id === "wait" ? refused.seconds * 1000 : this.pause;
    this.timer = window.setTimeout(() => void this.send(), pause);
    this.pause = Math.min(this.pause * 2, LATE);
  }

  /** Throws everything away that was typed. */
  clear(): void {
    clearTimeout(this.timer);
    this.key = crypto.randomUUID();
    this.pause = SOON;
    batch(() => {
      this.typed.value = nothing();
      this.lost.value = [];
      this.refused.value = null;
      this.sent.value = null;
      this.state.value = "typing";
      this.isLate.value = false;
    });
  }
}

/** The drafts of everybody who was signed in since the page was opened. */
const drafts = signal<Draft[]>([]);

const who = (): string => me.value?.name ?? "";

/** The drafts of whoever is signed in that have something in them. */
export const own = (): Draft[] => drafts.value.filter((draft) => draft.who === who() && (!draft.isEmpty || draft.lost.value.length > 0));

/** The draft of a register, a new one if there is none. */
export function draftOf(register: string): Draft {
  const found = drafts.peek().find((draft) => draft.who === who() && draft.register === register);
  if (found) return found;
  const made = new Draft(who(), register, stored(`${KEPT}${encodeURIComponent(who())}/${register}`));
  drafts.value = [...drafts.peek(), made];
  return made;
}

function stored(name: string): KeptDraft | null {
  try {
    const found = JSON.parse(kept(name) ?? "null") as KeptDraft | null;
    return found?.typed?.answers && found.typed.links && Array.isArray(found.sealed) ? found : null;
  } catch {
    return null;
  }
}

/** Takes up the drafts of whoever has signed in, and sends those that wait. */
export function resume(): void {
  const beginning = `${KEPT}${encodeURIComponent(who())}/`;
  for (const name of names(beginning)) {
    const register = name.slice(beginning.length);
    if (registers.value.some(({ id }) => id === register)) draftOf(register);
  }
  sendWaiting();
}

function sendWaiting(): void {
  for (const draft of own()) if (draft.state.value === "waiting") void draft.send();
}

/** Throws the drafts of whoever is signed in away. */
export const throwAway = (): void => own().forEach((draft) => draft.clear());

addEventListener("online", sendWaiting);
untilTheEnd(() => drafts.value.forEach((draft) => draft.seal()));
