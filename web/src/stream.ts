// Reads the features of a GeoJSON answer while it arrives: any white space, any order of keys, any cut between chunks.
import { address, type Feature } from "./api.ts";

/** Finds whole features in a text that comes in pieces. */
export class FeatureReader {
  private depth = 0;
  private inString = false;
  private escaped = false;
  private word = "";
  private key = "";
  private inFeatures = false;
  private begun = false;
  private pending = "";
  private rest = "";

  /** Takes the next piece of text and gives the features that are now complete. */
  push(text: string): Feature[] {
    const found: Feature[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const before = this.place();
      this.step(text[at] as string);
      const after = this.place();
      if (before === after) continue;
      const end = before === "between" ? from : after === "feature" ? at : at + 1;
      if (before === "feature") found.push(JSON.parse(this.pending + text.slice(from, end)) as Feature);
      else if (before === "outside") this.rest += text.slice(from, end);
      this.pending = "";
      from = before === "between" ? at : end;
    }
    if (this.place() === "feature") this.pending += text.slice(from);
    else if (this.place() === "outside") this.rest += text.slice(from);
    return found;
  }

  /** The collection without its features; an error if the text broke off. */
  end(): { links?: { rel: string; href: string }[] } {
    if (!this.begun || this.depth !== 0) throw new Error("the answer broke off");
    return JSON.parse(this.rest) as object;
  }

  /** Where the text is: in a feature, between features, or outside of their list. */
  private place(): "feature" | "between" | "outside" {
    if (!this.inFeatures) return "outside";
    return this.depth > 2 ? "feature" : "between";
  }

  private step(char: string): void {
    if (this.inString) this.stepInString(char);
    else if (char === '"') {
      this.inString = true;
      this.word = "";
    } else if (char === ":" && this.depth === 1) this.key = JSON.parse(`"${this.word}"`) as string;
    else if (char === "{" || char === "[") this.open(char);
    else if (char === "}" || char === "]") this.close();
  }

  private stepInString(char: string): void {
    if (!this.escaped && char === '"') this.inString = false;
    else {
      this.escaped = !this.escaped && char === "\\";
      if (this.depth === 1) this.word += char;
    }
  }

  private open(char: string): void {
    this.begun = true;
    this.depth++;
    if (this.depth === 2 && char === "[" && this.key === "features") this.inFeatures = true;
  }

  private close(): void {
    this.depth--;
    if (this.depth === 1) this.inFeatures = false;
  }
}

/** Reads all features of an address, page after page, and hands them on in the portions in which they arrive. */
export async function readFeatures(
  first: URL,
  signal: AbortSignal,
  onFeatures: (features: Feature[]) => void,
): Promise<void> {
  let next: URL | null = first;
  while (next) next = await readPage(next, signal, onFeatures);
}

async function readPage(url: URL, signal: AbortSignal, onFeatures: (features: Feature[]) => void): Promise<URL | null> {
  const headers = { Accept: "application/geo+json" };
  const answer = await fetch(url, { signal, cache: "no-cache", headers });
  if (!answer.ok || !answer.body) throw new Error(`${url.pathname}: ${answer.status}`);
  const reader = new FeatureReader();
  const chunks = answer.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) {
    const features = reader.push(chunk.value);
    if (features.length > 0) onFeatures(features);
  }
  const link = reader.end().links?.find(({ rel }) => rel === "next");
  return link ? besideThisPage(new URL(link.href, url)) : null;
}

/** The same path and query on the page's own host: a proxy may have another name than the server knows. */
function besideThisPage(url: URL): URL {
  const own = address("");
  return url.origin === own.origin ? url : new URL(url.pathname + url.search, own);
}
