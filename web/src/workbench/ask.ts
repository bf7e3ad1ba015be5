// Asks the workbench's program. The start link's token stands behind the hash, where browsers send it to nobody; it is spent
// for a session at once and taken out of the address. The session is kept for this tab and sent as a header: unlike a cookie
// it is sent to no other port of this machine.
import type { Choices, Desk, Dropped, Ground, Job, Rejections, Report, Said } from "./types.ts";

const KEPT = "gocpont-workbench";

/** Why something was not done: an id with a sentence of its own, or what the program says. */
export class Refused extends Error {
  constructor(
    readonly id: string,
    readonly said: Said | null = null,
  ) {
    super(id);
  }
}

/** Spends the token of the address, if there is one. */
export async function enter(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token === null) return;
  history.replaceState(null, "", location.pathname);
  const { session } = await asked<{ session: string }>("session", "POST", { token });
  sessionStorage.setItem(KEPT, session);
}

export const desk = () => asked<Desk>("desk");
export const ground = () => asked<Ground[]>("ground");
export const job = () => asked<Job>("job");
export const report = () => asked<Report>("report");
export const check = (choices: Choices) => asked<{ number: number }>("check", "POST", choices);
export const take = (choices: Choices) => asked<{ number: number }>("import", "POST", choices);
export const stop = () => asked<Job>("stop", "POST", {});
export const letGo = () => asked<object>("file", "DELETE", {});
export const undo = (number: number) => asked<{ notes: Said[] }>("undo", "POST", { number });

export function rejections(from: number, reason: string): Promise<Rejections> {
  return asked<Rejections>(`rejections?${new URLSearchParams({ from: String(from), reason })}`);
}

/** All rejections as a file of this machine. */
export async function saveRejections(language: string, name: string): Promise<void> {
  const response = await fetch(`api/rejections.csv?lang=${language}`, { headers: headers() });
  if (!response.ok) throw await refusal(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.rejections.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands a file over; hears how much of it has gone. */
export function send(file: File, heard: (share: number) => void): Promise<Dropped> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `api/file?${new URLSearchParams({ name: file.name })}`);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => heard(total > 0 ? loaded / total : 1));
    request.addEventListener("error", () => failed(new Refused("ended")));
    request.addEventListener("load", () => {
      const document = parsed(request.responseText);
      if (request.status === 201) done(document as Dropped);
      else failed(new Refused((document as { error?: string } | null)?.error ?? "ended"));
    });
    request.send(file);
  });
}

function headers(): Record<string, string> {
  const session = sessionStorage.getItem(KEPT);
  return session ? { authorization: `Bearer ${session}` } : {};
}

async function asked<T>(path: string, method = "GET", body?: object): Promise<T> {
  const request: RequestInit = { method, headers: headers(), cache: "no-store" };
  if (body) request.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(`api/${path}`, request);
  } catch {
    throw new Refused("ended");
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

async function refusal(response: Response): Promise<Refused> {
  const document = parsed(await response.text()) as { error?: string; said?: Said | null } | null;
  return new Refused(document?.error ?? "ended", document?.said ?? null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
