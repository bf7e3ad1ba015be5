// Notices: what is new for whoever is signed in, unseen first; each leads to its entry.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { news, sayRefused } from "../desk.ts";
import { hashOf } from "../route.ts";
import { moment, say, sayOr } from "../texts.ts";
import { Feed } from "./feed.tsx";
import { ordered, sentenceOf, type Notice } from "./notice.ts";
import { count, unread } from "./unread.ts";

type Told = { notices: Notice[]; unread: number; more: boolean };

/** Seen ones of one page; unseen ones, at most. */
const PAGE = 50;
const MOST = 200;

/** The newest ones, and those besides that nobody has seen, however old they are. */
async function newest(): Promise<{ first: Told; unseen: Notice[] }> {
  const [own, first] = await Promise.all([ask.get<Told>(`notices?unread=true&limit=${MOST}`), ask.get<Told>(`notices?limit=${PAGE}`)]);
  unread.value = first.unread;
  return { first, unseen: own.notices };
}

export function NoticesPage() {
  const { found, trouble, again } = useAsked(newest, unread.value);
  const [older, setOlder] = useState<Notice[]>([]);
  const [isMore, setMore] = useState<boolean | null>(null);
  const [refused, setRefused] = useState("");
  const seen = async (what: { ids: number[] } | { up_to: number }) => {
    try {
      unread.value = (await ask.post<{ unread: number }>("notices/seen", what)).unread;
      setOlder(older.map((own) => ({ ...own, seen: own.seen || ("ids" in what ? what.ids.includes(own.id) : own.id <= what.up_to) })));
      await again();
      news.value = say("notices-seen");
    } catch (error) {
      setRefused(sayRefused(error));
    }
  };
  const more = async () => {
    const least = Math.min(...[...(found?.first.notices ?? []), ...older].map(({ id }) => id));
    try {
      const next = await ask.get<Told>(`notices?limit=${PAGE}&before=${least}`);
      setOlder([...older, ...next.notices]);
      setMore(next.more);
    } catch (error) {
      setRefused(sayRefused(error));
    }
  };
  const shown = found ? ordered(older, found.unseen, found.first.notices) : [];
  const hasMore = isMore ?? found?.first.more ?? false;
  return (
    <>
      <section class="card">
        <h2 tabIndex={-1}>{say("notices")}</h2>
        <div class="row">
          {unread.value > 0 && shown.length > 0 && <button type="button" id="seen-all" onClick={() => void seen({ up_to: Math.max(...shown.map(({ id }) => id)) })}>{say("notices-see-all")}</button>}
          <button type="button" onClick={() => void Promise.all([count(), again()])}>{say("again")}</button>
        </div>
        {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
        {found && <p role="status">{shown.length === 0 ? say("notices-none") : say("notices-unread", { count: unread.value })}</p>}
        {shown.length > 0 && <ul class="plain-list notices">{shown.map((own) => <Line key={own.id} notice={own} see={() => void seen({ ids: [own.id] })} />)}</ul>}
        {hasMore && <div class="row"><button type="button" onClick={() => void more()}>{say("notices-older")}</button></div>}
      </section>
      <Feed />
    </>
  );
}

function Line({ notice, see }: { notice: Notice; see: () => void }) {
  const text = sentenceOf(notice);
  return (
    <li class={notice.seen ? undefined : "new"}>
      <div>
        {!notice.seen && <strong class="fresh">{say("notice-new")} </strong>}
        <a href={hashOf({ at: "entry", register: notice.register, id: notice.entry })} onClick={() => !notice.seen && see()}>{text}</a>
        <p class="soft">{moment(notice.at)} · {sayOr(`notice-why-${notice.why}`, notice.why)}</p>
      </div>
      {!notice.seen && <button type="button" class="plain" aria-label={say("notice-see-named", { notice: text })} onClick={see}>{say("notice-see")}</button>}
    </li>
  );
}
