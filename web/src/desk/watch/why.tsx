// Why an alert was raised, on its own page: the sentence that the watch has for it, and the way to the entry that it is about.
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { registerOf } from "../desk.ts";
import { hashOf } from "../route.ts";
import { label, say } from "../texts.ts";
import type { Entry } from "../types.ts";
import { sentence } from "./tell.ts";
import type { Watch } from "./types.ts";

export function Why({ entry }: { entry: Entry }) {
  // Whoever may see an alert need not see the rules: then its answers tell it.
  const { found } = useAsked(() => ask.get<Watch>("watch"), entry.id);
  const why = found?.rules.flatMap((rule) => rule.alerts).find((own) => own.id === entry.id)?.why;
  const { register: of, number } = entry.answers;
  const about = typeof of === "string" ? registerOf(of) : undefined;
  return (
    <>
      {why && <p class="note"><strong>{sentence(why)}</strong></p>}
      {about && typeof number === "number" && <p><a href={hashOf({ at: "entry", register: about.id, id: number })}>{say("watch-about", { entry: `${label(about.label, about.id)} ${number}` })}</a></p>}
    </>
  );
}
