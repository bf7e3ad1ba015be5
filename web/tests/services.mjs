// Made-up services of the made-up town, as the public collection `services` would have them. Nobody answers at these
// numbers, and none of these organisations exists.

const label = (hu, cs, en) => ({ hu, cs, en });

/** What the description of the collection alone says of its codes. */
const CATEGORIES = {
  code: [
    { code: "meals", label: label("étkeztetés", "donáška jídla", "meals") },
    { code: "home_help", label: label("házi segítségnyújtás", "pečovatelská služba", "home help") },
    { code: "alarm", label: label("jelzőrendszeres házi segítségnyújtás", "tísňová péče", "alarm-based help") },
    { code: "day_elderly", label: label("idősek nappali ellátása", "centra denních služeb", "day centre for elders") },
    { code: "family_support", label: label("család- és gyermekjóléti szolgálat", "sociálně aktivizační služby pro rodiny s dětmi", "family support") },
    { code: "shelter_night", label: label("éjjeli menedékhely", "noclehárny", "night shelter") },
    { code: "home_elderly", label: label("idősek otthona", "domovy pro seniory", "home for the elderly") },
    { code: "gp", label: label("háziorvos", "praktický lékař", "family doctor") },
    { code: "support_transport", label: label("támogató szolgáltatás", "průvodcovské služby", "support and escort") },
  ],
  form: [
    { code: "field", label: label("a lakóhelyen, terepen", "terénní", "in the field") },
    { code: "visited", label: label("a szolgáltatónál, bejárva", "ambulantní", "visited") },
    { code: "residential", label: label("bentlakásos", "pobytová", "residential") },
  ],
  fee: [
    { code: "free", label: label("ingyenes", "bezplatná", "free") },
    { code: "by_income", label: label("jövedelemtől függő", "podle příjmu", "by income") },
    { code: "paid", label: label("térítési díjas", "za úhradu", "paid") },
  ],
  fee_per: [{ code: "day", label: label("nap", "den", "day") }],
  targets: [
    { code: "seniors", label: label("idősek", "senioři", "seniors") },
    { code: "families", label: label("gyermekes családok", "rodiny s dětmi", "families with children") },
    { code: "disabled", label: label("fogyatékossággal élők", "osoby se zdravotním postižením", "disabled people") },
    { code: "homeless", label: label("hajléktalanok", "osoby bez přístřeší", "homeless people") },
    { code: "carers", label: label("gondozó hozzátartozók", "pečující osoby", "family carers") },
  ],
};

/** The catalog of a release that has services too. */
export function withServices(catalog) {
  const services = { id: "services", title: "Services", labels: label("Szolgáltatások", "Služby", "Services"), gocpont: { kind: "reference" } };
  return { ...catalog, collections: [...catalog.collections, services] };
}

/** The collection by itself, with the labels of its codes. */
export const withLabels = (collection) => ({ ...collection, gocpont: { ...collection.gocpont, categories: CATEGORIES, stale_after_days: 120 } });

const HOUSE = [18.3115, 47.6505];
const phone = (nth) => `+36 00 000 ${String(nth).padStart(4, "0")}`;

/** Longitude and latitude, or none, and what is told. */
const ENTRIES = [
  [HOUSE, { name: "Kitalált Konyha: ebéd házhoz", code: "meals", provider: "Kitalált Gondozási Központ", site: "Mesebeli Ház", address: "2890 Tata, Ady Endre utca 12.", phone: phone(1), web: "konyha.pelda.example", form: "field", targets: "seniors;disabled", opening_hours: "Mo-Fr 07:30-15:30", description: "Meleg ebédet viszünk házhoz, hétköznap.", eligibility: "Akinek nehéz főznie.", fee: "by_income", fee_highest: 900, fee_currency: "HUF", fee_per: "day", capacity: 80, capacity_unit: "clients_per_day", vacant: 6, confirmed_on: "2026-11-02", confirmed_by: "Kitalált Gondozási Központ", areas_served: "Tata;Baj" }],
  [HOUSE, { name: "Kitalált Idősek Klubja", code: "day_elderly", provider: "Kitalált Gondozási Központ", site: "Mesebeli Ház", address: "2890 Tata, Ady Endre utca 12.", phone: `${phone(2)};${phone(3)}`, email: "klub@pelda.example", form: "visited", targets: "seniors;carers", opening_hours: "Mo-Fr 08:00-16:00; Sa 09:00-12:00; PH off", description: "Társaság, torna, közös ebéd.", how_to_get_in: "Az udvar felől rámpa, a kapunál csengő.", fee: "free", age_from: 60, step_free: true, capacity: 40, capacity_unit: "places", vacant: 3, waiting: 0, confirmed_on: "2026-10-15" }],
  [[18.3315, 47.6475], { name: "Kitalált Családsegítő", code: "family_support", provider: "Képzelt Családi Szolgálat", site: "Tóvárosi iroda", address: "2890 Tata, Baji út 3.", phone: phone(4), web: "https://csalad.pelda.example/", form: "visited", targets: "families", opening_hours: "Mo,We 08:00-18:00; Tu,Th 08:00-16:00; Fr 08:00-12:00", description: "Meghallgatjuk, segítünk ügyeket intézni.", how_to_get_in: "Két lépcső, korlát van.", fee: "free", step_free: false, confirmed_on: "2026-09-01" }],
  [[18.315, 47.627], { name: "Kitalált Házi Gondozás", code: "home_help", provider: "Képzelt Segítők Egyesülete", site: "Újhegyi kirendeltség", address: "2890 Tata, Újhegyi út 40.", phone: phone(5), form: "field", targets: "seniors;disabled", opening_hours: "Mo-Fr 08:00-16:00", fee: "by_income", step_free: true, capacity: 120, capacity_unit: "hours_per_week", vacant: 0, waiting: 11, confirmed_on: "2026-03-01", areas_served: "Tata;Agostyán" }],
  [[18.327, 47.664], { name: "Kitalált Jelzőrendszer", code: "alarm", provider: "Képzelt Segítők Egyesülete", site: "Kertvárosi ügyelet", address: "2890 Tata, Komáromi út 8.", phone: phone(6), form: "field", targets: "seniors", opening_hours: "24/7", age_from: 65, capacity: 60, capacity_unit: "places", vacant: 12, confirmed_on: "2026-11-20" }],
  [[18.322, 47.66], { name: "Kitalált Éjjeli Menedék", code: "shelter_night", provider: "Mesebeli Menhely Alapítvány", site: "Állomási ház", address: "2890 Tata, Komáromi út 1.", phone: phone(7), form: "residential", targets: "homeless", opening_hours: "Mo-Su 18:00-08:00", how_to_get_in: "Este hattól kell csengetni.", fee: "free", step_free: true, age_from: 18, capacity: 24, capacity_unit: "places", vacant: 5, confirmed_on: "2026-11-10" }],
  [[18.366, 47.642], { name: "Kitalált Idősek Otthona", code: "home_elderly", provider: "Mesebeli Otthon Nonprofit", site: "Baji otthon", address: "2836 Baj, Baji út 77.", phone: phone(8), form: "residential", targets: "seniors", opening: "A látogatás ideje: délután kettőtől hatig.", fee: "paid", capacity: 52, capacity_unit: "places", vacant: 0, waiting: 34, step_free: true, confirmed_on: "2026-08-20" }],
  [[18.4, 47.667], { name: "Kitalált Háziorvos, Agostyán", code: "gp", provider: "Dr. Képzelt Rendelője", site: "Agostyáni rendelő", address: "2835 Agostyán, Agostyáni út 2.", phone: phone(9), form: "visited", opening_hours: "Nov-Mar Mo 08:00-10:00", confirmed_on: "2026-10-01" }],
  [null, { name: "Kitalált Támogató Szolgálat", code: "support_transport", provider: "Képzelt Segítők Egyesülete", phone: phone(10), form: "field", targets: "disabled", opening_hours: "Mo-Fr 06:00-20:00", description: "Elvisszük orvoshoz, iskolába, ügyet intézni.", fee: "by_income", fee_text: "kilométerenként 120 Ft", vacant: 1, capacity_unit: "clients_per_day", areas_served: "az egész járás" }],
];

/** The features. */
export const OFFERED = ENTRIES.map(([at, properties], nth) => ({ type: "Feature", id: nth + 1, geometry: at && { type: "Point", coordinates: at }, properties: { service: nth + 1, ...properties } }));
