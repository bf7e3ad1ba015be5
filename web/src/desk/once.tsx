// A secret that is shown once: to be copied now, and gone with the page.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "./texts.ts";

interface Props {
  /** What it is. */
  title: string;
  /** The secret, or several, one a line. */
  text: string;
  children?: ComponentChildren;
  done: () => void;
}

export function Once({ title, text, children, done }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [isCopied, setCopied] = useState(false);
  useLayoutEffect(() => box.current?.focus(), []);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  return (
    <div class="note once" role="group" aria-label={title} tabIndex={-1} ref={box}>
      <p><strong>{title}</strong></p>
      <pre class="secret" tabIndex={0} aria-label={title}>{text}</pre>
      <p>{say("once")}</p>
      {children}
      <div class="row">
        {"clipboard" in navigator && <button type="button" onClick={() => void copy()}>{say("once-copy")}</button>}
        <button type="button" class="plain" onClick={done}>{say("once-done")}</button>
        <span role="status">{isCopied ? say("once-copied") : ""}</span>
      </div>
    </div>
  );
}
