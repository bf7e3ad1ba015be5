// What the desk's program answers, for tests, of how services stand: what is free, what nobody has confirmed for long, and rooms.
import { category, said, state, variable } from "./desk-registers.mjs";

export const SLOT = {
  id: "service_slot",
  label: said("Időpont", "Termín", "Time slot"),
  parent: "service",
  initial: "valid",
  variables: [
    variable("weekday", "category", ["A hét napja", "Den v týdnu", "Day of the week"], { required: true, categories: [category("mon", "hétfő", "pondělí", "Monday"), category("tue", "kedd", "úterý", "Tuesday")] }),
    variable("from_minute", "integer", ["Kezdete", "Začátek", "Begins"], { required: true }),
    variable("to_minute", "integer", ["Vége", "Konec", "Ends"], { required: true }),
  ],
  states: [state("valid", ["érvényes", "platný", "valid"])],
  steps: [],
  links: [],
  flags: [],
  place: { point: false, area: false, hotspot: false, many: false },
};

const STALE_AFTER = 180;
const DAY = 86_400_000;
const dayOf = (ago) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
/** What is known of the first services: places, posts, waiting, and for how many days nobody has confirmed it. */
const KNOWN = {
  1: { places: { all: 60, taken: 52, free: 8 }, posts: { all: 4, taken: 3.5, free: 0.5 }, waiting: 3, ago: 12 },
  2: { places: { all: 40, taken: null, free: null }, posts: null, waiting: null, ago: 400 },
  3: { places: null, posts: { all: 2, taken: 2, free: 0 }, waiting: 0, ago: 210 },
  4: { places: null, posts: { all: 6, taken: 4, free: 2 }, waiting: null, ago: null, capacity: [{ unit: "hours_per_week", all: 120 }] },
};

function rowOf(entry) {
  const known = KNOWN[entry.id] ?? { places: null, posts: null, waiting: null, ago: 30 };
  const confirmed_on = entry.answers.confirmed_on ?? (known.ago === null ? null : dayOf(known.ago));
  const age_days = confirmed_on === null ? null : Math.round((Date.parse(dayOf(0)) - Date.parse(confirmed_on)) / DAY);
  return {
    id: entry.id, revision: entry.revision, tenant: entry.tenant, organisation: entry.organisation, state: entry.state, name: entry.answers.title, code: entry.answers.sort, form: "visited",
    provider: { id: 1, name: "Mintavárosi Családsegítő" }, places: known.places, posts: known.posts, capacity: known.capacity ?? [], waiting: known.waiting,
    confirmed_on, confirmed_by: entry.answers.confirmed_by ?? (confirmed_on === null ? null : "Minta Mária"), age_days, is_stale: age_days === null || age_days > STALE_AFTER, edits: entry.id !== 3,
  };
}

/** Another time in the room of each new one. */
export const clashesOf = ({ answers }) => [{ slot: 7, service: 1, name: "Ebédhordás a Fő úton", day: answers.weekday, from: answers.from_minute, to: answers.to_minute }];

/** The answer of the route; nothing where a path is not its own. */
export function serviceRoute(desk, { path }) {
  if (path !== "services/state") return undefined;
  const services = desk.entries.filter((own) => own.register === "service").sort((one, other) => one.id - other.id).slice(0, 5).map(rowOf);
  const sum = { all: 60, taken: 52, free: 8, unknown: 1 };
  const slots = [{ slot: 7, service: 1, name: "Ebédhordás a Fő úton" }, { slot: 9, service: 4, name: "Házi gondozás észak" }];
  return {
    today: dayOf(0), stale_after_days: STALE_AFTER, services,
    kinds: [{ code: "meals", services: 3, places: sum, posts: { all: 6, taken: 5.5, free: 0.5, unknown: 0 }, waiting: 3 }],
    clashes: [
      { room: { id: 2, name: "Nagyterem" }, site: { id: 1, name: "Kitalált ház" }, day: "tue", from: 600, to: 660, slots },
      { room: { id: 3, name: null }, site: null, day: "mon", from: 540, to: 1500, slots },
    ],
  };
}
