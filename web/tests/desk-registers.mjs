// Two small registers as the desk's program describes them, for tests: signals with a life, and the organisations they name.
export const said = (hu, cs, en) => ({ hu, cs, en });
export const category = (code, ...labels) => ({ code, label: said(...labels) });
export const variable = (code, type, labels, more = {}) => ({
  code, block: "b", type, label: said(...labels), required: false, sealed: false, categories: [], range: null, unit: null, none: [], ...more,
});
export const state = (code, labels, due = null, final = false) => ({ code, label: said(...labels), final, due });
export const step = (code, from, to, labels, requires = []) => ({ code, label: said(...labels), from, to, requires });

const KINDS = [
  category("neglect", "elhanyagolás", "zanedbávání", "neglect"),
  category("eviction_risk", "kilakoltatás veszélye", "hrozba vystěhování", "risk of eviction"),
  category("homeless", "hajléktalanság", "bezdomovectví", "homelessness"),
  category("elder_unattended", "ellátatlan idős ember", "senior bez péče", "elder without care"),
  category("debt", "eladósodás", "zadlužení", "debt"),
  category("isolation", "elszigeteltség", "osamělost", "isolation"),
  category("other", "más", "jiné", "other"),
];

export const SIGNAL = {
  id: "signal",
  label: said("Jelzés", "Podnět", "Signal"),
  parent: null,
  initial: "received",
  summary: ["kind", "urgency"],
  variables: [
    variable("kind", "category", ["A jelzés fajtája", "Druh podnětu", "Kind of signal"], { required: true, categories: KINDS }),
    variable("urgency", "category", ["Sürgősség", "Naléhavost", "Urgency"], {
      required: true,
      categories: [category("usual", "szokásos", "běžná", "usual"), category("soon", "sürgős", "naléhavá", "soon"), category("crisis", "krízis", "krize", "crisis")],
    }),
    variable("channel", "category", ["Hogyan érkezett", "Jak přišel", "Channel"], {
      required: true,
      categories: [category("written", "írásban", "písemně", "in writing"), category("telephone", "telefonon", "telefonicky", "by telephone"), category("person", "személyesen", "osobně", "in person")],
    }),
    variable("what", "text", ["Mi történt", "Co se stalo", "What happened"], { none: ["rf"] }),
    variable("persons", "integer", ["Érintettek száma", "Počet dotčených", "Persons concerned"], { range: [1, 30], none: ["dk", "not_asked"] }),
    variable("seen", "date", ["Mikor látták", "Kdy to viděli", "When it was seen"]),
    variable("known", "boolean", ["Ismert-e az ellátó", "Zná je poskytovatel", "Known to the provider"], { none: ["dk"] }),
    variable("sender", "text", ["A jelző neve", "Jméno podatele", "Name of the sender"], { sealed: true }),
    variable("confirmation", "date", ["Írásos megerősítés napja", "Den písemného potvrzení", "Day of the written confirmation"]),
    variable("contact", "date", ["Az első találkozás napja", "Den prvního kontaktu", "Day of the first contact"]),
    variable("handler", "text", ["A felelős munkatárs", "Odpovědný pracovník", "Colleague in charge"]),
    variable("outcome", "text", ["Visszajelzés a jelzőnek", "Zpětná vazba podateli", "Feedback to the sender"]),
  ],
  states: [
    state("received", ["beérkezett", "přijato", "received"], { amount: 1, counting: "working" }),
    state("registered", ["nyilvántartva", "zaevidováno", "registered"], { amount: 15, counting: "calendar" }),
    state("contacted", ["felkeresve", "kontaktováno", "contacted"]),
    state("closed", ["lezárva", "uzavřeno", "closed"], null, true),
  ],
  steps: [
    step("register", ["received"], "registered", ["Nyilvántartásba vétel", "Zaevidovat", "Register"]),
    step("contact", ["registered"], "contacted", ["Felkeresés rögzítése", "Zapsat kontakt", "Record the contact"], ["contact"]),
    step("close", ["contacted"], "closed", ["Lezárás", "Uzavřít", "Close"], ["outcome"]),
  ],
  links: [
    { code: "whose", label: said("Kinek szól", "Pro koho", "For whom"), to: "organisation", many: false },
    { code: "household", label: said("Az érintett háztartás", "Dotčená domácnost", "Household concerned"), to: "household", many: false },
    { code: "services", label: said("Igénybe vett szolgáltatások", "Využité služby", "Services used"), to: "service", many: true },
    { code: "repeats", label: said("Ismételt jelzések", "Opakované podněty", "Repeated signals"), to: "signal", many: true },
  ],
  flags: [{ code: "confirmation_missing", label: said("hiányzik az írásos megerősítés", "chybí písemné potvrzení", "written confirmation is missing"), until: "confirmation" }],
  place: { point: true, area: false, hotspot: false, many: false },
};

export const ORGANISATION = {
  id: "organisation",
  label: said("Szervezet", "Organizace", "Organisation"),
  parent: null,
  initial: "active",
  variables: [
    variable("sector", "category", ["Ágazat", "Sektor", "Sector"], { required: true, categories: [category("civil", "civil", "občanský", "civil"), category("state", "állami", "státní", "state")] }),
    variable("title", "text", ["Név", "Název", "Name"], { required: true }),
    variable("posts", "decimal", ["Álláshelyek", "Úvazky", "Posts"], { range: [0, 500] }),
  ],
  states: [state("active", ["működik", "působí", "active"]), state("gone", ["megszűnt", "zanikla", "gone"], null, true)],
  steps: [step("end", ["active"], "gone", ["Megszűnt", "Ukončit", "It has ended"])],
  links: [],
  flags: [],
  place: { point: false, area: false, hotspot: false, many: false },
};

const HOUR = 3_600_000;
const at = (hours) => new Date(Date.now() + hours * HOUR).toISOString();

/** Entries that are there from the beginning; the people in them are made up. */
export function firstEntries() {
  const own = (register, id, more) => ({
    register, id, revision: 1, tenant: "tata", organisation: "kozpont", state: "received", opened: at(-50), since: at(-50), due: null, answers: {}, secrets: {}, links: {}, places: [], ...more,
  });
  return [
    own("signal", 1, { state: "registered", due: at(-49), opened: at(-24 * 17), answers: { kind: "eviction_risk", urgency: "soon", channel: "written" } }),
    own("signal", 2, { due: at(3.5), answers: { kind: "elder_unattended", urgency: "usual", channel: "person", what: "Nem veszi fel a telefont." }, secrets: { sender: "Próba Piroska" }, places: [{ lat: 47.64512, lon: 18.31877, hex: "8d1e" }] }),
    own("signal", 3, { state: "registered", due: at(60), answers: { kind: "neglect", urgency: "crisis", channel: "telephone" } }),
    own("organisation", 1, { answers: { sector: "civil", title: "Mintafalvi Segítők", posts: 2.5 } }),
    ...Array.from({ length: 30 }, (_, at) => own("organisation", at + 2, { answers: { sector: "state", title: `Próba Intézmény ${at + 2}` } })),
  ];
}
