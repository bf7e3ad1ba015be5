// A page that is fetched when somebody goes there.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { DeskPage } from "./pages.ts";
import { say } from "./texts.ts";

export function Lazily({ page, rest }: { page: DeskPage; rest: string[] }) {
  const [shown, setShown] = useState<{ Shown: ComponentType<{ rest: string[] }> } | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    let isHere = true;
    page.load().then(
      (Shown) => isHere && setShown({ Shown }),
      () => isHere && setTrouble(say("error-offline")),
    );
    return () => void (isHere = false);
  }, [page.id]);
  if (shown) return <shown.Shown rest={rest} />;
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say(page.title)}</h2>
      {trouble !== "" ? <p class="trouble" role="alert">{trouble}</p> : <p role="status">{say("opening")}</p>}
    </section>
  );
}
