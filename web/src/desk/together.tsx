// The ways between pages that stand together under one way at the top.
import { together } from "./pages.ts";
import { hashOf } from "./route.ts";
import { say } from "./texts.ts";

export function Together({ id, here }: { id: string; here: string }) {
  const pages = together(id);
  if (pages.length < 2) return null;
  return (
    <nav class="together screen" aria-label={say("together")}>
      {pages.map((page) => <a key={page.id} href={hashOf({ at: "page", page: page.id, rest: [] })} aria-current={page.id === here ? "page" : undefined}>{say(page.title)}</a>)}
    </nav>
  );
}
