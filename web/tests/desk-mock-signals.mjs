// What the desk's program answers, for tests, of notices, of what is around an entry, of reports, statistics and the watch.
import { category, said, state, step, variable } from "./desk-registers.mjs";

const place = { point: false, area: false, hotspot: false, many: false };

export const SERVICE = {
  id: "service",
  label: said("Szolgáltatás", "Služba", "Service"),
  parent: null,
  initial: "running",
  variables: [
    variable("title", "text", ["Név", "Název", "Name"], { required: true }),
    variable("sort", "category", ["Fajta", "Druh", "Sort"], { required: true, categories: [category("meals", "étkeztetés", "stravování", "meals"), category("home", "házi segítségnyújtás", "pečovatelská služba", "home help")] }),
    variable("confirmed_on", "date", ["Megerősítés napja", "Den potvrzení", "Confirmed on"]),
    variable("confirmed_by", "text", ["Ki erősítette meg", "Kdo potvrdil", "Confirmed by"]),
  ],
  states: [state("running", ["működik", "běží", "running"]), state("over", ["megszűnt", "skončila", "over"], null, true)],
  steps: [],
  links: [],
  flags: [],
  place,
};

export const ALERT = {
  id: "alert",
  label: said("Riasztás", "Upozornění", "Alert"),
  parent: null,
  initial: "raised",
  summary: ["why"],
  variables: [
    variable("why", "category", ["Miért", "Proč", "Why"], { required: true, categories: [category("above", "több a vártnál", "více, než se čekalo", "more than expected")] }),
    variable("register", "text", ["Melyik nyilvántartás", "Která evidence", "Which register"]),
    variable("number", "integer", ["A bejegyzés száma", "Číslo záznamu", "Number of the entry"]),
    variable("reason", "category", ["Miért nem kell intézkedés", "Proč není třeba opatření", "Why no measure is needed"], { categories: [category("chance", "véletlen ingadozás", "náhodný výkyv", "chance")] }),
  ],
  states: [state("raised", ["új", "nové", "new"], { amount: 5, counting: "working" }), state("accepted", ["foglalkoznak vele", "řeší se", "being dealt with"], { amount: 60, counting: "calendar" }), state("closed", ["lezárva", "uzavřeno", "closed"], null, true)],
  steps: [
    step("accept", ["raised"], "accepted", ["Foglalkozom vele", "Řešit", "Deal with it"]),
    step("close_with_reason", ["raised", "accepted"], "closed", ["Lezárás intézkedés nélkül", "Uzavřít bez opatření", "Close without a measure"], ["reason"]),
  ],
  links: [],
  flags: [],
  place,
};

export const BREAK = {
  id: "break",
  label: said("Törés az adatsorban", "Zlom v řadě", "Break in a series"),
  parent: null,
  initial: "annotated",
  variables: [
    variable("about", "text", ["Mi az, ami eltört", "Čeho se týká", "What it is about"], { required: true }),
    variable("from_day", "date", ["Mikortól", "Odkdy", "Since when"], { required: true }),
    variable("why", "category", ["Miért", "Proč", "Why"], { required: true, categories: [category("questionnaire", "megváltozott a kérdőív", "změnil se dotazník", "the questionnaire changed"), category("other", "egyéb", "jiné", "other")] }),
  ],
  states: [state("annotated", ["feljegyezve", "zaznamenán", "annotated"])],
  steps: [],
  links: [],
  flags: [],
  place,
};

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();
const dayOf = (days) => at(24 * days).slice(0, 10);

/** Services that can be searched, an alert, and what has happened so far. */
export function moreEntries() {
  const own = (register, id, more) => ({ register, id, revision: 1, tenant: "tata", organisation: "segitok", state: "running", opened: at(-900), since: at(-900), due: null, answers: {}, secrets: {}, links: {}, places: [], ...more });
  const names = ["Ebédhordás a Fő úton", "Falusi konyha", "Próba Konyha", "Házi gondozás észak", "Házi gondozás dél", "Éjjeli ügyelet", "Vasárnapi ebéd", "Mintakert étkező", "Reggeliző"];
  return [
    ...names.map((title, index) => own("service", index + 1, { answers: { title, sort: title.startsWith("Házi") ? "home" : "meals" } })),
    own("alert", 1, { state: "raised", opened: at(-30), due: at(60), organisation: "kozpont", answers: { why: "above", register: "signal", number: 3 } }),
  ];
}

const notice = (id, kind, more) => ({ id, at: at(-10 + id), kind, register: "signal", entry: 1, revision: 1, tenant: "tata", organisation: "kozpont", step: null, state: "received", due: null, why: "handler", seen: false, ...more });

export const firstNotices = () => [
  notice(1, "opened", { entry: 2, seen: true }),
  notice(2, "overdue", { entry: 1, state: "registered", due: at(-49), why: "coordinator" }),
  notice(3, "step", { entry: 3, step: "register", state: "registered", why: "sender" }),
];

/** Somebody has taken a step: whoever is concerned is told of it. */
export function tell(desk, entry, code) {
  desk.notices.push(notice(desk.notices.length + 1, "step", { at: at(0), register: entry.register, entry: entry.id, revision: entry.revision, step: code, state: entry.state }));
}

/** The answers of these routes; nothing where a path is not among them. */
export function signalRoute(desk, { path, url, body, method, told, refuse }) {
  if (path === "notices") return notices(desk, url.searchParams);
  if (path === "notices/seen") {
    for (const own of desk.notices) own.seen ||= body.ids?.includes(own.id) ?? own.id <= body.up_to;
    return { unread: unread(desk) };
  }
  if (path === "notices/ways") {
    if (method === "POST") desk.ways.mail.wanted = body.mail;
    return desk.ways;
  }
  if (path === "notices/feed") {
    desk.ways.feed = { since: at(0), lang: body.lang };
    return { path: `/feed/${crypto.randomUUID()}` };
  }
  if (path === "notices/feed/end") {
    desk.ways.feed = null;
    return {};
  }
  if (path === "units/find") return { id: body.register === "household" && body.key === "TA-0042" ? 42 : null };
  const around = /^registers\/signal\/entries\/(\d+)\/around$/.exec(path);
  if (around) {
    desk.looked += 1;
    return aroundOf(desk, Number(around[1]), told);
  }
  if (path === "reports/weekly") return weekly(desk, url.searchParams, told, refuse);
  if (path.startsWith("statistics/")) return statistics(desk, path.slice("statistics/".length), url.searchParams, refuse);
  if (path === "watch") return watch(desk);
  if (path === "watch/run") {
    desk.ran = { at: at(0), raised: 0, open: 1, persons: 0, faults: ["watch-fault-figures"] };
    return desk.ran;
  }
  return undefined;
}

const unread = (desk) => desk.notices.filter((own) => !own.seen).length;

function notices(desk, query) {
  const before = Number(query.get("before") ?? Infinity);
  const all = desk.notices.filter((own) => own.id < before && (query.get("unread") !== "true" || !own.seen)).sort((one, other) => other.id - one.id);
  const limit = Number(query.get("limit") ?? 50);
  return { notices: all.slice(0, limit), unread: unread(desk), more: all.length > limit };
}

function aroundOf(desk, id, told) {
  const own = desk.entries.find((entry) => entry.register === "signal" && entry.id === id);
  const household = own.links.household?.[0]?.id;
  const others = desk.entries.filter((entry) => entry.register === "signal" && entry.id !== id);
  const same = others.filter((entry) => entry.links.household?.[0]?.id === household);
  const variables = [variable("persons", "integer", ["Hányan élnek itt", "Kolik osob tu žije", "People in the household"]), variable("stove", "boolean", ["Fűthető", "Lze vytápět", "Can be heated"])];
  const revisions = [
    { valid_from: "2025-03-01", recorded_at: "2025-03-02T08:00:00Z", ended: false, answers: { persons: 2, stove: false } },
    { valid_from: "2022-03-01", recorded_at: "2022-03-02T08:00:00Z", ended: false, answers: { persons: 3, stove: true } },
  ];
  return {
    units: household === undefined ? [] : [{ link: "household", register: "household", id: household, label: said("Az érintett háztartás", "Dotčená domácnost", "Household concerned"), entries: same.map(told), records: { variables, revisions } }],
    repeats: others.filter((entry) => entry.answers.kind === own.answers.kind).map(told),
  };
}

/** A count of something, by its codes. */
const counted = (codes) => [...new Set(codes)].map((code) => ({ code, count: codes.filter((own) => own === code).length }));

function weekly(desk, query, told, refuse) {
  const entries = desk.entries.filter((own) => own.register === query.get("register") && own.organisation === query.get("organisation")).map(told);
  if (query.get("f") === "csv") return csv(query, refuse, `jelentes-${query.get("week")}.csv`, "id;kind\n1;debt\n");
  const by = ["kind", "urgency"].filter(() => entries.length > 0);
  return {
    register: query.get("register"), tenant: query.get("tenant"), organisation: query.get("organisation"), week: query.get("week"), from: dayOf(-3), to: dayOf(3),
    total: entries.length, opened: 1, closed: 0, open: entries.length, overdue: entries.filter((own) => own.overdue).length,
    by: by.map((code) => ({ variable: code, groups: counted(entries.map((own) => own.answers[code] ?? null)) })),
    states: counted(entries.map((own) => own.state)),
    steps: entries.length > 0 ? [{ code: "register", count: 2 }] : [],
    entries: entries.map((own) => ({ id: own.id, opened: own.opened, state: own.state, due: own.due, overdue: own.overdue, is_new: own.id === 3, is_closed: false, answers: Object.fromEntries(by.map((code) => [code, own.answers[code] ?? null])) })),
  };
}

function statistics(desk, register, query, refuse) {
  const entries = desk.entries.filter((own) => own.register === register);
  const by = query.get("by");
  if (query.get("f") === "csv") return csv(query, refuse, "statisztika.csv", "group;count\n");
  const groupOf = (own) => (by === "state" ? own.state : by === "month" ? own.opened.slice(0, 7) : by === "organisation" ? own.organisation : by.startsWith("area:") ? (own.places.length > 0 ? "03" : null) : (own.answers[by] ?? null));
  const names = { "area:districts": () => "Mintafalva", organisation: () => null };
  const labelOf = (code) => (code === null || by === "month" || names[by] ? null : said(`„${code}”`, `„${code}“`, `“${code}”`));
  return {
    register, tenant: query.get("tenant"), from: query.get("from"), to: query.get("to"), by, total: entries.length, whole: false, sets: ["districts"], variables: ["kind", "urgency"],
    groups: counted(entries.map(groupOf)).map(({ code, count }) => ({ code, count, label: labelOf(code), name: code === null ? null : (names[by]?.(code) ?? null) })),
  };
}

function csv(query, refuse, name, text) {
  if ((query.get("reason") ?? "").length < 3) refuse(400, { error: "no-reason" });
  return { file: { name, text, type: "text/csv" } };
}

/** Weeks of counts about five, with a step upwards at their end, and a break in between. */
function points(last) {
  return Array.from({ length: 60 }, (_, week) => {
    const isLearning = week < 20;
    const value = week > 56 ? last : 4 + ((week * 7) % 4);
    return { from: dayOf(-7 * (60 - week)), value, population: null, expected: isLearning ? null : 5.4, low: null, high: isLearning ? null : 11, outside: week > 56 && last > 11, break: week === 40 };
  });
}

function watch(desk) {
  const alert = desk.entries.find((own) => own.register === "alert" && own.state !== "closed");
  const kinds = said("Jelzések száma tárgyuk szerint", "Počet podnětů podle předmětu", "Number of signals by what they are about");
  const debt = said("eladósodás", "zadlužení", "debt");
  // Any word will do for a sentence of the watch: these are known wherever the page is.
  const why = { word: "desk-watch-picture", args: { name: debt, count: 60, value: 14, expected: 5.4, alarms: 3 } };
  const says = { word: "desk-watch-series", args: { name: kinds, tenant: "26" } };
  const rule = (id, kind, label, more) => ({ id, kind, label, register: "signal", indicator: null, every: null, chart: null, after_days: null, after_months: null, reach_metres: null, alpha: null, says, series: [], alerts: [], idle: null, ...more });
  const series = (key, label, state, last, more) => ({ key, label, tenant: "tata", points: points(last), state, since: null, left: null, ...more });
  return {
    may: { run: true },
    run: desk.ran,
    rules: [
      rule("signals-by-kind", "band", kinds, {
        every: "week",
        chart: { method: "cusum", direction: "above", baseline: 26, shift: 2, weight: null, false_alarm_every: 520 },
        series: [
          series("kind=neglect", said("elhanyagolás", "zanedbávání", "neglect"), "inside", 6),
          series("kind=debt", debt, "outside", 14, { since: dayOf(-21) }),
          series("kind=homeless", said("hajléktalanság", "bezdomovectví", "homelessness"), "learning", 3, { left: 4, points: [] }),
        ],
        alerts: alert ? [{ id: alert.id, rule: "signals-by-kind", state: alert.state, tenant: "tata", organisation: "kozpont", opened: alert.opened, due: alert.due, why }] : [],
      }),
      rule("signals-crowd", "cluster", said("Jelzések sűrűsödése egy helyen", "Hromadění podnětů na jednom místě", "Signals that crowd in one place"), { every: "week", alpha: 0.01 }),
      rule("elders-alone-hotspots", "hotspot", said("Egyedül élő idősek új gócpontja", "Nové ohnisko osamělých seniorů", "New hot spot of elders who live alone"), { register: null, indicator: "elders-alone", idle: "no_plan" }),
    ],
    breaks: [{ id: 7, tenant: "tata", about: "signals-by-kind", from: dayOf(-140), why: "questionnaire", note: "Új adatlap." }],
  };
}
