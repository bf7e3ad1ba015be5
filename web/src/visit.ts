// What the page does with a visit besides showing the map: the first one has a tour, every one can be had again offline.
import { address, isOfFiles } from "./api.ts";

const TOUR = "gocpont-tour";

/** Whether nobody has seen the tour here, and the address names nothing but a language: a shared link is shown as it is. */
export function isFirstVisit(hash: string): boolean {
  const choices = [...new URLSearchParams(hash.replace(/^#/, "")).keys()].filter((key) => key !== "lang");
  try {
    return choices.length === 0 && localStorage.getItem(TOUR) === null;
  } catch {
    return false;
  }
}

/** Notes that the tour was seen or skipped. */
export function noteTour(): void {
  try {
    localStorage.setItem(TOUR, "seen");
  } catch {
    // Where nothing may be stored, the tour is not shown by itself either.
  }
}

/** Keeps the page and what it has shown for times without a network, where the browser can. */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const { serviceWorker } = navigator;
  serviceWorker
    .register(address("./sw.js"))
    .then(() => serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ seen: performance.getEntriesByType("resource").map(({ name }) => name), ofFiles: isOfFiles() }))
    .catch(() => undefined);
}
