// The state of the workbench and what a person does with it: drop, check, decide, take in, take back.
import { batch, computed, signal } from "@preact/signals";
import * as ask from "./ask.ts";
import { decide, mappingOf, type Decision, type Decisions } from "./decided.ts";
import { say, size, told } from "./texts.ts";
import type { Choices, Dropped, Ground, Import, Job, Kind, Register, Report, Said, Table } from "./types.ts";

/** How often the program is asked how far it is. */
const PAUSE = 200;

export const stage = signal<"closed" | "empty" | "sending" | "working" | "found">("closed");
export const registers = signal<Register[]>([]);
export const file = signal<Dropped | null>(null);
export const sent = signal(0);
export const job = signal<Job | null>(null);
export const report = signal<Report | null>(null);
/** What the report is of. */
export const kind = signal<Kind>("check");
export const imports = signal<Import[]>([]);
export const ground = signal<Ground[]>([]);
export const choices = signal<Choices>({});
export const decisions = signal<Decisions>({});
/** Whether something was decided since the last check. */
export const stale = signal(false);
/** What went wrong with the last thing that was asked for. */
export const trouble = signal("");
/** What is said to whoever does not see the page change. */
export const news = signal("");
export const largest = signal(0);
/** Notes on what was taken back. */
export const undone = signal<{ name: string; notes: Said[] } | null>(null);

/** The number of the import that the report is of, while it counts. */
export const imported = computed<Import | null>(() => {
  const last = imports.value.at(-1);
  return kind.value === "import" && last && report.value?.tables.some(({ batch }) => batch !== null && last.batches.includes(batch)) ? last : null;
});

/** Opens the workbench by its link, or goes on where it was. */
export async function open(): Promise<void> {
  await tried(async () => {
    await ask.enter();
    await refresh();
    ground.value = await ask.ground();
  });
}

async function refresh(): Promise<void> {
  const found = await ask.desk();
  batch(() => {
    registers.value = found.registers;
    imports.value = found.imports;
    largest.value = found.largest;
    file.value = found.file;
    if (stage.value === "closed") stage.value = "empty";
  });
  const { job: last } = found;
  if (last.state === "running" || last.state === "stopping") await follow();
  else if (last.state === "done" && last.kind !== "undo" && report.value === null) {
    batch(() => {
      kind.value = last.kind ?? "check";
    });
    await showReport();
  }
}

/** A file was dropped or chosen: it is handed over and checked. */
export async function drop(files: FileList | File[]): Promise<void> {
  const dropped = files[0];
  if (!dropped || stage.value === "sending" || stage.value === "working" || stage.value === "closed") return;
  if (dropped.size > largest.value) {
    trouble.value = say("error-too-large", { size: size(largest.value) });
    return;
  }
  batch(() => {
    stage.value = "sending";
    sent.value = 0;
    report.value = null;
    undone.value = null;
    choices.value = {};
    decisions.value = {};
    stale.value = false;
    trouble.value = "";
    file.value = { name: dropped.name, bytes: dropped.size };
    news.value = files.length > 1 ? say("too-many", { name: dropped.name }) : "";
  });
  await tried(async () => {
    file.value = await ask.send(dropped, (share) => (sent.value = share));
    await begin("check");
  });
}

/** Checks the file, or takes it in, with what was decided. */
export async function begin(what: "check" | "import"): Promise<void> {
  await tried(async () => {
    const mapping = mappingOf(decisions.value, report.value);
    const chosen: Choices = { ...choices.value, ...(mapping.length > 0 ? { mapping } : {}) };
    await (what === "check" ? ask.check(chosen) : ask.take(chosen));
    kind.value = what;
    trouble.value = "";
    await follow();
  });
}

async function follow(): Promise<void> {
  stage.value = "working";
  for (;;) {
    const now = await ask.job();
    job.value = now;
    if (now.state === "done" || now.state === "idle") break;
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
  await showReport();
}

async function showReport(): Promise<void> {
  const found = await ask.report();
  if (found.stopped) {
    batch(() => {
      trouble.value = say("stopped");
      news.value = say("stopped");
      stage.value = report.value ? "found" : "empty";
      if (!report.value) file.value = null;
    });
    return;
  }
  const known = await ask.desk();
  batch(() => {
    report.value = found;
    imports.value = known.imports;
    stale.value = false;
    stage.value = "found";
  });
}

/** Stops what runs. */
export async function stop(): Promise<void> {
  await tried(async () => {
    job.value = await ask.stop();
  });
}

/** Lets the file go, for another one. */
export async function another(): Promise<void> {
  await tried(async () => {
    await ask.letGo();
    batch(() => {
      file.value = null;
      report.value = null;
      trouble.value = "";
      undone.value = null;
      stage.value = "empty";
    });
  });
}

/** Takes an import back. */
export async function takeBack(entry: Import): Promise<void> {
  await tried(async () => {
    const { notes } = await ask.undo(entry.number);
    const known = await ask.desk();
    batch(() => {
      imports.value = known.imports;
      undone.value = { name: entry.file, notes };
      report.value = null;
      file.value = null;
      stage.value = "empty";
      news.value = say("undone", { name: entry.file });
      trouble.value = "";
    });
  });
}

/** Something about how the file is read was chosen. */
export function choose<K extends keyof Choices>(name: K, value: Choices[K] | undefined): void {
  const { [name]: _before, ...rest } = choices.value;
  batch(() => {
    choices.value = value === undefined ? rest : ({ ...rest, [name]: value } as Choices);
    if (name === "register" || name === "sheet" || name === "header_row") decisions.value = {};
    stale.value = true;
  });
}

/** Something about a column was decided. */
export function settle(table: Table, column: string, decision: Decision): void {
  batch(() => {
    decisions.value = decide(decisions.value, table, column, decision);
    stale.value = true;
  });
}

/** Does something; what goes wrong is said. */
export async function tried(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ask.Refused)) throw error;
    batch(() => {
      trouble.value = meaning(error);
      const isOut = error.id === "no-session" || error.id === "no-token";
      if (isOut) stage.value = "closed";
      else if (stage.value === "sending" || stage.value === "working") stage.value = report.value ? "found" : "empty";
    });
  }
}

function meaning(error: ask.Refused): string {
  if (error.said) return told(error.said);
  if (error.id === "ended") return say("ended");
  if (error.id === "no-session" && registers.value.length === 0) return say("no-session");
  return say(`error-${error.id}`, { size: size(largest.value) });
}
