//! Services of the specification as rows of our registers.

use std::collections::BTreeMap;

use gocpont_core::codebook::Codebook;
use gocpont_core::opening::{Opening, Span};
use jiff::civil::Weekday;

use super::{Row, Tables, USED, number, taxonomy, text};
use crate::listing::{Cells, Listing, code_of, hours, put, target};
use crate::mapping::matching::{self, Match};

/// Tables that no register of ours keeps anything of.
const LOST: [&str; 6] = [
    "program",
    "contact",
    "language",
    "funding",
    "required_document",
    "metadata",
];

/// Rows by the id that they are found by.
struct Found<'f> {
    tables: &'f Tables,
    service: &'f Codebook,
}

/// The services with their organisations, sites and times; `service` is the codebook whose codes their kinds become.
#[must_use]
pub fn listing(tables: &Tables, service: &Codebook) -> Listing {
    let mut listing = Listing::default();
    let found = Found { tables, service };
    for table in LOST {
        for _ in tables.get(table).into_iter().flatten() {
            listing.loses(table);
        }
    }
    let mut organisers: BTreeMap<String, String> = BTreeMap::new();
    for row in found.all("service") {
        let organisation = text(row, "organization_id").to_owned();
        for at in found.of("service_at_location", "service_id", text(row, "id")) {
            organisers
                .entry(text(at, "location_id").to_owned())
                .or_insert_with(|| organisation.clone());
        }
    }
    for (line, row) in lines(found.all("organization")) {
        listing.organisation(line, found.organisation(row));
    }
    for (line, row) in lines(found.all("location")) {
        match found.site(row, &organisers) {
            Some(cells) => listing.site(line, cells),
            None => listing.loses("location"),
        }
    }
    for (line, row) in lines(found.all("service")) {
        if text(row, "status") == "defunct" {
            listing.loses("service (defunct)");
            continue;
        }
        found.service(&mut listing, (line, row));
    }
    listing
}

/// Rows with their numbers, the first being 1.
fn lines<'r>(rows: impl Iterator<Item = &'r Row>) -> impl Iterator<Item = (u64, &'r Row)> {
    (1_u64..).zip(rows)
}

impl<'f> Found<'f> {
    fn all(&self, table: &str) -> impl Iterator<Item = &'f Row> + use<'f> {
        self.tables.get(table).into_iter().flatten()
    }

    fn of(
        &self,
        table: &str,
        field: &'static str,
        id: &str,
    ) -> impl Iterator<Item = &'f Row> + use<'f> {
        let id = id.to_owned();
        self.all(table).filter(move |row| text(row, field) == id)
    }

    fn phones(&self, field: &'static str, id: &str) -> String {
        let numbers: Vec<&str> = self
            .of("phone", field, id)
            .map(|row| text(row, "number").trim_matches('"'))
            .collect();
        numbers.join("; ")
    }

    fn organisation(&self, row: &Row) -> Cells {
        let id = text(row, "id");
        let mut cells = Cells::from([
            ("organisation_id", id.to_owned()),
            ("organisation", code_of(id)),
            ("kind", "provider".to_owned()),
            ("sector", "social".to_owned()),
        ]);
        put(&mut cells, "name", text(row, "name"));
        put(&mut cells, "office_email", text(row, "email"));
        put(&mut cells, "website", text(row, "website"));
        put(
            &mut cells,
            "office_phone",
            &self.phones("organization_id", id),
        );
        let number = self
            .of("organization_identifier", "organization_id", id)
            .next();
        put(
            &mut cells,
            "registration_number",
            number.map_or("", |row| text(row, "identifier")),
        );
        cells
    }

    /// A site; none of a location that is nowhere.
    fn site(&self, row: &Row, organisers: &BTreeMap<String, String>) -> Option<Cells> {
        let id = text(row, "id");
        let address = self.of("address", "location_id", id).next();
        let address = address.map(|own| {
            let town = [text(own, "postal_code"), text(own, "city")];
            let town: Vec<&str> = town.into_iter().filter(|part| !part.is_empty()).collect();
            let parts = [
                town.join(" "),
                text(own, "address_1").to_owned(),
                text(own, "address_2").to_owned(),
            ];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        });
        let name = text(row, "name");
        if text(row, "location_type") == "virtual" || (address.is_none() && name.is_empty()) {
            return None;
        }
        let address = address.unwrap_or_else(|| name.to_owned());
        let mut cells = Cells::from([("site_id", id.to_owned()), ("kind", "other".to_owned())]);
        put(
            &mut cells,
            "name",
            if name.is_empty() { &address } else { name },
        );
        put(&mut cells, "address_text", &address);
        put(&mut cells, "opening", text(row, "description"));
        place(row, &mut cells);
        let own = text(row, "organization_id");
        let operator = Some(own)
            .filter(|own| !own.is_empty())
            .or_else(|| organisers.get(id).map(String::as_str));
        if let Some(operator) =
            operator.filter(|own| self.of("organization", "id", own).next().is_some())
        {
            cells.insert("operator", operator.to_owned());
            cells.insert("organisation", code_of(operator));
        }
        for row in self.of("accessibility", "location_id", id) {
            let known = [
                "step_free",
                "lift",
                "accessible_toilet",
                "hearing_loop",
                "accessible_parking",
            ];
            match known.iter().find(|own| **own == text(row, "details")) {
                Some(feature) => drop(cells.insert(feature, "true".to_owned())),
                None => put(&mut cells, "how_to_get_in", text(row, "description")),
            }
        }
        Some(cells)
    }

    fn service(&self, listing: &mut Listing, (line, row): (u64, &Row)) {
        let id = text(row, "id");
        let mut cells = Cells::from([("service_id", id.to_owned())]);
        for (own, field) in [
            ("name", "name"),
            ("description", "description"),
            ("eligibility", "eligibility_description"),
            ("fee_text", "fees_description"),
            ("email", "email"),
            ("web", "url"),
        ] {
            put(&mut cells, own, text(row, field));
        }
        for (own, field) in [("age_from", "minimum_age"), ("age_to", "maximum_age")] {
            put(
                &mut cells,
                own,
                &number(row, field)
                    .map(|age| age.to_string())
                    .unwrap_or_default(),
            );
        }
        put(
            &mut cells,
            "confirmed_on",
            text(row, "assured_date").get(..10).unwrap_or_default(),
        );
        put(&mut cells, "phone", &self.phones("service_id", id));
        let areas: Vec<&str> = self
            .of("service_area", "service_id", id)
            .map(|own| text(own, "name"))
            .collect();
        put(&mut cells, "areas_served", &areas.join("; "));
        let provider = text(row, "organization_id");
        let has_provider = self.of("organization", "id", provider).next().is_some();
        if has_provider {
            cells.insert("provider", provider.to_owned());
            cells.insert("organisation", code_of(provider));
        }
        let at = self.of("service_at_location", "service_id", id);
        let places: Vec<&Row> = at
            .filter_map(|own| self.of("location", "id", text(own, "location_id")).next())
            .collect();
        let sites: Vec<&str> = places
            .iter()
            .filter(|own| self.site(own, &BTreeMap::new()).is_some())
            .map(|own| text(own, "id"))
            .collect();
        put(&mut cells, "sites", &sites.join("; "));
        if let Some(first) = places.iter().find(|own| number(own, "latitude").is_some()) {
            place(first, &mut cells);
        }
        self.costs(id, &mut cells);
        self.attributes(listing, id, &mut cells);
        let form = if sites.is_empty() { "field" } else { "visited" };
        cells.entry("form").or_insert_with(|| form.to_owned());
        cells.entry("code").or_insert_with(|| "other".to_owned());
        let may_be_offered =
            has_provider && (cells.contains_key("lat") || cells["form"] == "field");
        let state = match text(row, "status") {
            _ if !may_be_offered => "planned",
            "temporarily closed" => "suspended",
            "inactive" => "planned",
            _ => "offered",
        };
        // A service is suspended once it was offered, which asks for nothing more.
        cells.insert("state", state.to_owned());
        self.schedules(listing, (line, id), &mut cells);
        listing.service(line, cells);
    }

    fn costs(&self, service: &str, cells: &mut Cells) {
        let Some(row) = self.of("cost_option", "service_id", service).next() else {
            return;
        };
        let amount = number(row, "amount");
        let option = text(row, "option");
        let fee = match (option, amount) {
            ("free" | "by_income" | "paid", _) => option,
            (_, Some(amount)) if amount > 0.0 => "paid",
            (_, Some(_)) => "free",
            _ => "",
        };
        put(cells, "fee", fee);
        put(
            cells,
            "fee_highest",
            &amount.map(|amount| amount.to_string()).unwrap_or_default(),
        );
        let currency = text(row, "currency").to_uppercase();
        let known = |variable: &str, code: &str| {
            let variable = self.service.variable(variable);
            variable.is_some_and(|own| own.categories.iter().any(|own| own.code == code))
        };
        if known("fee_currency", &currency) {
            put(cells, "fee_currency", &currency);
        }
        let per = text(row, "amount_description");
        if known("fee_per", per) {
            put(cells, "fee_per", per);
        } else if !cells.contains_key("fee_text") {
            put(cells, "fee_text", per);
        }
    }

    /// Terms of our own taxonomies as they are; of others the kind of service whose name is the term's.
    fn attributes(&self, listing: &mut Listing, service: &str, cells: &mut Cells) {
        for row in self.of("attribute", "link_id", service) {
            let Some(term) = self
                .of("taxonomy_term", "id", text(row, "taxonomy_term_id"))
                .next()
            else {
                continue;
            };
            let within = self.of("taxonomy", "id", text(term, "taxonomy_id")).next();
            let within = within.map_or_else(|| text(term, "taxonomy"), |own| text(own, "name"));
            let code = text(term, "code");
            match within {
                taxonomy::KIND => put(cells, "code", code),
                taxonomy::FORM => put(cells, "form", code),
                taxonomy::TARGET => match target(code) {
                    Some(variable) => drop(cells.insert(variable, "true".to_owned())),
                    None => listing.loses("taxonomy_term"),
                },
                taxonomy::CAPACITY => {
                    let own = if code == USED {
                        USED
                    } else {
                        crate::listing::sheet::capacity(code)
                    };
                    put(cells, own, text(row, "value"));
                }
                _ => {
                    let kinds = self
                        .service
                        .variable("code")
                        .map_or(&[][..], |own| own.categories.as_slice());
                    match matching::answer(text(term, "name"), kinds) {
                        Match::Sure(kind) => put(cells, "code", &kind),
                        _ => listing.loses("taxonomy_term"),
                    }
                }
            }
        }
    }

    fn schedules(&self, listing: &mut Listing, (line, service): (u64, &str), cells: &mut Cells) {
        let mut spans: Vec<(Weekday, Span)> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for row in self.of("schedule", "service_id", service) {
            match weekly(row) {
                Some(own) => spans.extend(own),
                None => words.push(text(row, "description")),
            }
        }
        words.retain(|words| !words.is_empty());
        put(cells, "opening", &words.join("; "));
        for slot in hours::slots(service, &Opening::of(spans)) {
            listing.slot(line, slot);
        }
    }
}

fn place(row: &Row, cells: &mut Cells) {
    if let (Some(lat), Some(lon)) = (number(row, "latitude"), number(row, "longitude")) {
        cells.insert("lat", lat.to_string());
        cells.insert("lon", lon.to_string());
    }
}

/// The spans of a schedule of every week; none of another one.
fn weekly(row: &Row) -> Option<Vec<(Weekday, Span)>> {
    let every = number(row, "interval").unwrap_or(1.0);
    let freq = text(row, "freq");
    if !(freq.is_empty() || freq == "WEEKLY") || every > 1.0 {
        return None;
    }
    let (from, to) = (
        clock(text(row, "opens_at"))?,
        clock(text(row, "closes_at"))?,
    );
    let to = if to <= from { to + 24 * 60 } else { to };
    let day = |code: &str| {
        Some(match code.trim() {
            "MO" => Weekday::Monday,
            "TU" => Weekday::Tuesday,
            "WE" => Weekday::Wednesday,
            "TH" => Weekday::Thursday,
            "FR" => Weekday::Friday,
            "SA" => Weekday::Saturday,
            "SU" => Weekday::Sunday,
            _ => return None,
        })
    };
    text(row, "byday")
        .split(',')
        .map(|code| Some((day(code)?, Span { from, to })))
        .collect()
}

/// Minutes since midnight of `10:00`, `10:00:00` or the same with a zone, which is taken for the place's own.
fn clock(text: &str) -> Option<u16> {
    let (hour, rest) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, rest.get(..2)?.parse().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}
