// Where one can go: pages side by side, registers behind a button of their own, so that one row is enough; on a phone all of it
// behind one button.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isAuditor, registers } from "./desk.ts";
import { holderOf, pageOf, PAGES } from "./pages.ts";
import { hashOf, route, type Route } from "./route.ts";
import { label, say } from "./texts.ts";

export function Ways() {
  const at = route.value;
  const here = at.at === "page" ? (pageOf(at.page)?.under ?? at.page) : "register" in at ? holderOf(at.register)?.id : undefined;
  const pages = PAGES.filter((page) => page.under === undefined && page.isShown());
  const own = registers.value.filter((register) => register.parent === null && !holderOf(register.id));
  const news = pages.reduce((sum, page) => sum + (page.count?.() ?? 0), 0);
  const isRegister = (id: string) => "register" in at && at.register === id;
  return (
    <nav aria-label={say("ways")}>
      <Fold id="ways-all" name={say("ways-menu")} count={news}>
        <Way to={{ at: "inbox" }} text={say("inbox")} isHere={at.at === "inbox"} />
        {pages.map((page) => <Way key={page.id} to={{ at: "page", page: page.id, rest: [] }} text={say(page.title)} isHere={here === page.id} count={page.count?.() ?? 0} />)}
        {isAuditor.value && <Way to={{ at: "audit" }} text={say("audit")} isHere={at.at === "audit"} />}
        {own.length > 0 && (
          <li>
            <Fold id="ways-registers" name={say("ways-registers")} isHere={own.some(({ id }) => isRegister(id))}>
              {own.map((register) => <Way key={register.id} to={{ at: register.may.list ? "list" : "new", register: register.id }} text={label(register.label, register.id)} isHere={isRegister(register.id)} />)}
            </Fold>
          </li>
        )}
      </Fold>
    </nav>
  );
}

function Way({ to, text, isHere, count = 0 }: { to: Route; text: string; isHere: boolean; count?: number }) {
  return (
    <li>
      <a href={hashOf(to)} aria-current={isHere ? "page" : undefined}>{text}{count > 0 && <> <span class="count">{say("ways-new", { count })}</span></>}</a>
    </li>
  );
}

interface FoldProps {
  id: string;
  name: string;
  /** How many new things wait in it. */
  count?: number;
  /** Whether somebody is at one of its ways. */
  isHere?: boolean;
  children: ComponentChildren;
}

/** Ways behind a button, where there is no room for them: it closes by itself once one was taken, or somebody goes on elsewhere. */
function Fold({ id, name, count = 0, isHere = false, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const address = hashOf(route.value);
  useEffect(() => setOpen(false), [address]);
  useLayoutEffect(() => {
    if (!isOpen) return;
    const elsewhere = ({ target }: Event) => target instanceof Node && !box.current?.contains(target) && setOpen(false);
    addEventListener("pointerdown", elsewhere);
    addEventListener("focusin", elsewhere);
    return () => {
      removeEventListener("pointerdown", elsewhere);
      removeEventListener("focusin", elsewhere);
    };
  }, [isOpen]);
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class={`fold ${id}`} ref={box} onKeyDown={close}>
      <button type="button" id={`${id}-button`} class={isHere ? "here" : undefined} ref={button} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{name}{count > 0 && <span class="news">{say("ways-new", { count })}</span>}</button>
      {/* A way that was taken may lead to where somebody is already. */}
      <ul id={id} class={isOpen ? "open" : undefined} onClick={({ target }) => target instanceof Element && target.closest("a") && setOpen(false)}>{children}</ul>
    </div>
  );
}
