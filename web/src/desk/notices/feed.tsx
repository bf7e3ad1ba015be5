// Where else notices come: an address for a feed reader, shown once, and mail where the desk sends any.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { sayRefused } from "../desk.ts";
import { Once } from "../once.tsx";
import { day, language, say } from "../texts.ts";
import type { Ways } from "./notice.ts";

export function Feed() {
  const { found, trouble, again } = useAsked(() => ask.get<Ways>("notices/ways"));
  const [address, setAddress] = useState("");
  const [refused, setRefused] = useState("");
  const doing = (work: () => Promise<unknown>) => {
    setRefused("");
    work().then(again, (error: unknown) => setRefused(sayRefused(error)));
  };
  const renew = async () => {
    const { path } = await ask.post<{ path: string }>("notices/feed", { lang: language.value });
    setAddress(new URL(path, location.origin).href);
  };
  const end = async () => {
    await ask.post("notices/feed/end");
    setAddress("");
  };
  return (
    <section class="card">
      <h3>{say("notices-ways")}</h3>
      {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
      <p>{say("feed-hint")}</p>
      {address !== "" && <Once title={say("feed-address")} text={address} done={() => setAddress("")} />}
      {found && <p role="status">{found.feed ? say("feed-since", { day: day(found.feed.since) }) : say("feed-none")}</p>}
      {found && (
        <div class="row">
          <button type="button" id="feed-new" onClick={() => doing(renew)}>{found.feed ? say("feed-renew") : say("feed-make")}</button>
          {found.feed && <button type="button" onClick={() => doing(end)}>{say("feed-end")}</button>}
        </div>
      )}
      {found?.mail.possible && (
        <label class="pill">
          <input type="checkbox" id="mail-wanted" checked={found.mail.wanted} onChange={(event) => doing(() => ask.post("notices/ways", { mail: event.currentTarget.checked }))} />
          <span>{say("mail-wanted")}</span>
        </label>
      )}
      {found && !found.mail.possible && <p class="soft">{say("mail-impossible")}</p>}
    </section>
  );
}
