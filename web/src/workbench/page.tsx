// The workbench's page: what is shown at which stage.
import { useEffect } from "preact/hooks";
import { LANGUAGES, nameOfLanguage, type Language } from "../words.ts";
import { ColumnsOf } from "./columns.tsx";
import { ChoicesOf } from "./choices.tsx";
import { imported, kind, news, report, stage, trouble } from "./desk.ts";
import { Dropping, FileBar } from "./file.tsx";
import { Detected, Duplicates, FirstRows } from "./found.tsx";
import { History, Undone } from "./history.tsx";
import { PlacesOf } from "./places.tsx";
import { RejectedRows } from "./rejected.tsx";
import { language, say, speak } from "./texts.ts";
import { Verdict } from "./verdict.tsx";
import { Working } from "./working.tsx";

export function Page() {
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = `Gócpont – ${say("title")}`;
  });
  return (
    <>
      <a class="skip" href="#content">{say("skip")}</a>
      <Top />
      <main id="content" tabIndex={-1}>
        <p class="unseen" role="status">{news.value}</p>
        {trouble.value !== "" && <p class="trouble" role="alert">{trouble.value}</p>}
        <Stage />
      </main>
    </>
  );
}

function Top() {
  return (
    <header class="top">
      <div class="name">
        <img src="/icon.svg" alt="" width="30" height="30" />
        <h1>{say("title")}</h1>
      </div>
      <Steps />
      <label class="languages">
        <span class="unseen">{say("language")}</span>
        <select id="language" value={language.value} onChange={(event) => speak(event.currentTarget.value as Language)}>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>{nameOfLanguage(each)}</option>
          ))}
        </select>
      </label>
    </header>
  );
}

const STEPS = ["file", "check", "import"] as const;

function Steps() {
  const at = imported.value ? "import" : stage.value === "found" || stage.value === "working" ? "check" : "file";
  return (
    <ol class="steps" aria-label={say("steps")}>
      {STEPS.map((step) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>{say(`step-${step}`)}</li>
      ))}
    </ol>
  );
}

function Stage() {
  switch (stage.value) {
    case "closed":
      return null;
    case "empty":
      return (
        <>
          <Undone />
          <Dropping />
          <History />
        </>
      );
    case "sending":
    case "working":
      return <Working />;
    case "found":
      return <Found />;
  }
}

function Found() {
  const found = report.value;
  if (!found) return null;
  const isImport = kind.value === "import" && found.refusal === null;
  return (
    <>
      <FileBar />
      <Verdict report={found} />
      {found.reasons.length > 0 && <RejectedRows key={kind.value} report={found} />}
      {!isImport && <ColumnsOf report={found} />}
      {found.refusal !== null && <ChoicesOf report={found} isOpen />}
      {found.refusal === null && <PlacesOf places={found.places} />}
      {found.duplicates.length > 0 && <Duplicates report={found} />}
      {!isImport && <FirstRows report={found} />}
      <Detected report={found} />
      {!isImport && found.refusal === null && <ChoicesOf report={found} isOpen={false} />}
      {isImport && <Dropping />}
      <History />
    </>
  );
}
