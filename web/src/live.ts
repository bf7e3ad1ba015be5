// Listens for new releases, and notices when the server is away and when it is back.

/** What the page does with the news. */
export interface Listener {
  onRelease: (number: number) => void;
  onConnection: (connected: boolean) => void;
}

/** Keeps listening; the browser connects again by itself, and a refused stream is tried again after a while. */
export function listen(url: URL, listener: Listener, retryMs = 5000): void {
  const source = new EventSource(url);
  source.addEventListener("open", () => listener.onConnection(true));
  source.addEventListener("release", (event) => {
    const number = releaseNumber((event as MessageEvent<string>).data);
    if (number !== null) listener.onRelease(number);
  });
  source.addEventListener("error", () => {
    listener.onConnection(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(url, listener, retryMs), retryMs);
  });
}

/** The number in `{"release": N}`; `null` if there is none. */
export function releaseNumber(data: string): number | null {
  try {
    const { release } = JSON.parse(data) as { release?: unknown };
    return typeof release === "number" ? release : null;
  } catch {
    return null;
  }
}
