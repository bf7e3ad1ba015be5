// The dialog "Print or save a picture": one A4 sheet of what the map shows, as a preview, PNG, PDF or on paper.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePage, useWords } from "../ui/context.tsx";
import { Dialog } from "./Dialog.tsx";
import { nameOn, toldOn } from "./on-sheet.ts";
import { deflated, withoutAlpha, writePdf } from "./pdf.ts";
import { A4, paintSheet, windowOf, type Seen, type Sheet } from "./sheet.ts";

const POINT = 72 / 25.4;

/** The dialog. */
export function Print() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [landscape, setLandscape] = useState(false);
  const [told, setTold] = useState("");
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<Sheet | null>(null);
  const shown = store.shown.value;
  useEffect(() => {
    const [text, { view }] = [toldOn(store), page.session()];
    if (!canvas.current || !text) return;
    const bounds = view.map.getBounds();
    const window = windowOf(bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth());
    const { ground, names } = view.paintersOn();
    const seen: Seen = { ground, names, opacity: store.choices.value.opacity / 100, window };
    sheet.current = paintSheet(canvas.current, text, seen, landscape);
  }, [landscape, shown, words]);
  useLayoutEffect(() => pageRule(landscape), [landscape]);
  if (!shown) return null;
  const name = nameOn(shown, store.choices.value);
  const saved = (kind: "png" | "pdf", write: () => Promise<Blob>) => () => {
    setTold(words.say("print-making"));
    write()
      .then((blob) => save(blob, `${name}.${kind}`))
      .then(() => setTold(words.say("print-saved", { name: `${name}.${kind}` })))
      .catch(() => setTold(words.say("print-failed")));
  };
  const side = (value: boolean) => (
    <label class="choice">
      <input type="radio" name="side" value={value ? "landscape" : "portrait"} checked={landscape === value} onChange={() => setLandscape(value)} />
      {words.say(value ? "print-landscape" : "print-portrait")}
    </label>
  );
  return (
    <Dialog id="print" title={words.say("print-title")}>
      <div class="print-acts">
        <fieldset class="reach">
          <legend>{words.say("print-side")}</legend>
          {side(false)}
          {side(true)}
        </fieldset>
        <div class="acts-row">
          <button type="button" id="save-png" class="act" onClick={saved("png", () => pngOf(sheet.current))}>
            {words.say("print-png")}
          </button>
          <button type="button" id="save-pdf" class="act" onClick={saved("pdf", () => pdfOf(sheet.current, landscape, document.title, words.language))}>
            {words.say("print-pdf")}
          </button>
          <button type="button" id="print-now" class="act" onClick={() => window.print()}>
            {words.say("print-now")}
          </button>
        </div>
        <p class="told" role="status">
          {told}
        </p>
        <p class="soft">{words.say("print-grey")}</p>
      </div>
      <canvas ref={canvas} id="sheet" class={landscape ? "sheet landscape" : "sheet"} role="img" aria-label={words.say("print-preview")} />
    </Dialog>
  );
}

/** How a browser prints while the dialog is open; gives how to take it back. */
function pageRule(landscape: boolean): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: A4 ${landscape ? "landscape" : "portrait"}; margin: 0; }`);
  document.adoptedStyleSheets.push(sheet);
  return () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet));
}

function pngOf(sheet: Sheet | null): Promise<Blob> {
  return new Promise((resolve, reject) => {
    if (!sheet) return reject(new Error("no sheet"));
    sheet.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

async function pdfOf(sheet: Sheet | null, landscape: boolean, title: string, language: string): Promise<Blob> {
  const { width, height } = sheet?.canvas ?? { width: 0, height: 0 };
  const pixels = sheet?.canvas.getContext("2d")?.getImageData(0, 0, width, height).data;
  if (!sheet || !pixels) throw new Error("no sheet");
  const [wide, high] = (landscape ? [A4.long, A4.short] : [A4.short, A4.long]).map((millimetres) => millimetres * POINT);
  const image = { width, height, pixels: await deflated(withoutAlpha(pixels)) };
  const file = writePdf({ width: wide ?? 0, height: high ?? 0, image, written: sheet.written, layoutWidth: sheet.width, title, language });
  return new Blob([file as Uint8Array<ArrayBuffer>], { type: "application/pdf" });
}

const SOON_MS = 30_000;

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SOON_MS);
}
