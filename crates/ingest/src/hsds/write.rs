//! Our catalogue in the words of the specification.

use std::collections::BTreeMap;

use gocpont_core::catalogue::{Catalogue, Organisation, Service, Site};
use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::opening::{Opening, Span};
use h3o::LatLng;
use jiff::civil::Weekday;
use serde_json::{Value as Json, json};

use super::{Tables, USED, taxonomy, text};

/// How entries, codes and places are named for others.
pub struct Naming<'n> {
    /// The id (a UUID) of something, by the kind of it and its own id: always the same.
    pub id: &'n dyn Fn(&str, &str) -> String,
    /// The id of an entry of a register, by its number: that of its source where this was a UUID.
    pub entry: &'n dyn Fn(&str, u64) -> String,
    /// The register of services, whose codes are labelled.
    pub service: &'n Codebook,
    /// The language of labels: `hu`, `cs` or `en`.
    pub language: &'n str,
    /// The country of addresses, ISO 3166-1 with two letters.
    pub country: &'n str,
}

/// Rows of the tables while they are made; what says nothing is left out.
struct Making<'m> {
    naming: &'m Naming<'m>,
    tables: Tables,
}

/// The catalogue as flat tables.
#[must_use]
pub fn of_catalogue(catalogue: &Catalogue, naming: &Naming<'_>) -> Tables {
    let mut making = Making {
        naming,
        tables: Tables::new(),
    };
    for organisation in &catalogue.organisations {
        making.organisation(organisation);
    }
    for site in &catalogue.sites {
        making.site(site);
    }
    for service in &catalogue.services {
        making.service(catalogue, service);
    }
    making.tables
}

/// A word of a service: what it says, its taxonomy, its code, what people read, and a number where it has one.
type Attribute<'a> = (&'a str, &'a str, String, Option<Labels>, Option<f64>);

impl Making<'_> {
    fn push(&mut self, table: &str, row: Json) {
        if let Json::Object(mut row) = row {
            row.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
            self.tables.entry(table.to_owned()).or_default().push(row);
        }
    }

    fn id(&self, kind: &str, own: &str) -> String {
        (self.naming.id)(kind, own)
    }

    fn said<'l>(&self, label: &'l Labels) -> &'l str {
        match self.naming.language {
            "hu" => &label.hu,
            "cs" => &label.cs,
            _ => &label.en,
        }
    }

    fn organisation(&mut self, own: &Organisation) {
        let id = (self.naming.entry)("organisation", own.id);
        // The specification wants a description of every organisation.
        let row = json!({
            "id": id, "name": own.name, "description": own.name, "email": own.office_email, "website": uri(own.website.as_deref()),
        });
        self.push("organization", row);
        self.phones(("organization_id", &id), own.office_phone.as_deref());
        if let Some(number) = &own.registration_number {
            let row = json!({
                "id": self.id("organization_identifier", &id), "organization_id": id,
                "identifier_type": "registration number", "identifier": number,
            });
            self.push("organization_identifier", row);
        }
    }

    fn phones(&mut self, (link, id): (&str, &str), phones: Option<&str>) {
        let numbers = phones.unwrap_or_default().split(';').map(str::trim);
        for number in numbers.filter(|number| !number.is_empty()) {
            let own = self.id("phone", &format!("{id} {number}"));
            self.push(
                "phone",
                json!({ "id": own, link: id, "number": number, "type": "voice" }),
            );
        }
    }

    fn site(&mut self, own: &Site) {
        let id = (self.naming.entry)("site", own.id);
        let at = own.place.as_ref().map(|place| LatLng::from(place.hex));
        let short = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let row = json!({
            "id": id, "location_type": "physical", "name": own.name, "description": own.opening,
            "latitude": at.map(|at| short(at.lat())), "longitude": at.map(|at| short(at.lng())),
        });
        self.push("location", row);
        if let Some(address) = &own.address_text {
            let (street, city, postcode) = parts(address);
            let mut row = json!({
                "id": self.id("address", &id), "location_id": id, "address_1": street, "country": self.naming.country, "address_type": "physical",
            });
            // These are wanted of every address, also where nobody knows them.
            row["city"] = city.into();
            row["state_province"] = "".into();
            row["postal_code"] = postcode.into();
            if let Json::Object(row) = row {
                self.tables
                    .entry("address".to_owned())
                    .or_default()
                    .push(row);
            }
        }
        let features = [
            ("step_free", own.step_free),
            ("lift", own.lift),
            ("accessible_toilet", own.accessible_toilet),
            ("hearing_loop", own.hearing_loop),
            ("accessible_parking", own.accessible_parking),
        ];
        for (code, _) in features.into_iter().filter(|(_, has)| *has == Some(true)) {
            let row = json!({
                "id": self.id("accessibility", &format!("{id} {code}")), "location_id": id,
                "description": code.replace('_', " "), "details": code,
            });
            self.push("accessibility", row);
        }
        if let Some(how) = &own.how_to_get_in {
            let row = json!({
                "id": self.id("accessibility", &format!("{id} how_to_get_in")), "location_id": id,
                "description": how, "details": "how_to_get_in",
            });
            self.push("accessibility", row);
        }
    }

    fn service(&mut self, catalogue: &Catalogue, own: &Service) {
        let id = (self.naming.entry)("service", own.id);
        let provider = own.provider.and_then(|id| catalogue.organisation(id));
        let provider = provider.map(|provider| (self.naming.entry)("organisation", provider.id));
        let status = if own.state == "suspended" {
            "temporarily closed"
        } else {
            "active"
        };
        let row = json!({
            "id": id, "organization_id": provider, "name": own.name, "description": own.description, "url": uri(own.web.as_deref()),
            "email": own.email, "status": status, "fees_description": own.fee_text, "eligibility_description": own.eligibility,
            "minimum_age": own.age_from, "maximum_age": own.age_to, "assured_date": own.confirmed_on.map(|day| day.to_string()),
        });
        self.push("service", row);
        self.phones(("service_id", &id), own.phone.as_deref());
        for site in own.sites.iter().filter_map(|site| catalogue.site(*site)) {
            let location = (self.naming.entry)("site", site.id);
            let row = json!({
                "id": self.id("service_at_location", &format!("{id} {location}")), "service_id": id, "location_id": location,
            });
            self.push("service_at_location", row);
        }
        if let Some(area) = &own.areas_served {
            let row = json!({ "id": self.id("service_area", &id), "service_id": id, "name": area });
            self.push("service_area", row);
        }
        if own.fee.is_some() || own.fee_highest.is_some() {
            let row = json!({
                "id": self.id("cost_option", &id), "service_id": id, "option": own.fee, "currency": own.fee_currency,
                "amount": own.fee_highest, "amount_description": own.fee_per,
            });
            self.push("cost_option", row);
        }
        self.schedules(&id, own.hours.as_ref(), own.opening.as_deref());
        self.attributes(&id, own);
    }

    /// A schedule for each span of a day, of all days that have it; hours in words are the description of one without days.
    fn schedules(&mut self, service: &str, hours: Option<&Opening>, words: Option<&str>) {
        let mut days: BTreeMap<Span, Vec<&str>> = BTreeMap::new();
        for (day, code) in DAYS {
            for span in hours.map_or(&[][..], |hours| hours.on(day)) {
                days.entry(*span).or_default().push(code);
            }
        }
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        for (span, days) in days {
            let row = json!({
                "id": self.id("schedule", &format!("{service} {} {}", span.from, span.to)), "service_id": service,
                "wkst": "MO", "freq": "WEEKLY", "interval": 1, "byday": days.join(","),
                "opens_at": clock(span.from), "closes_at": clock(span.to),
            });
            self.push("schedule", row);
        }
        if let Some(words) = words {
            let row = json!({ "id": self.id("schedule", &format!("{service} words")), "service_id": service, "description": words });
            self.push("schedule", row);
        }
    }

    fn attributes(&mut self, service: &str, own: &Service) {
        let book = self.naming.service;
        let label = |variable: &str, code: &str| {
            let variable = book.variable(variable);
            let category =
                variable.and_then(|own| own.categories.iter().find(|own| own.code == code));
            category.map(|own| own.label.clone())
        };
        let mut all: Vec<Attribute<'_>> = Vec::new();
        for (kind, of, variable, code) in [
            ("service_type", taxonomy::KIND, "code", &own.code),
            ("form", taxonomy::FORM, "form", &own.form),
        ] {
            if let Some(code) = code {
                all.push((kind, of, code.clone(), label(variable, code), None));
            }
        }
        for group in &own.targets {
            let label = book
                .variable(&format!("for_{group}"))
                .map(|own| own.label.clone());
            all.push(("target_group", taxonomy::TARGET, group.clone(), label, None));
        }
        for (unit, amount) in &own.capacity {
            let label = book
                .variable(&format!("capacity_{}", unit.code()))
                .map(|own| own.label.clone());
            all.push((
                "capacity",
                taxonomy::CAPACITY,
                unit.code().to_owned(),
                label,
                Some(*amount),
            ));
        }
        if let Some(used) = own.used_places {
            let label = book.variable(USED).map(|own| own.label.clone());
            all.push((
                "capacity",
                taxonomy::CAPACITY,
                USED.to_owned(),
                label,
                Some(used),
            ));
        }
        for (kind, of, code, label, amount) in all {
            let term = self.term(of, &code, label.as_ref());
            let row = json!({
                "id": self.id("attribute", &format!("{service} {term}")), "link_id": service, "taxonomy_term_id": term,
                "link_type": kind, "link_entity": "service", "value": amount.map(|amount| amount.to_string()),
            });
            self.push("attribute", row);
        }
    }

    /// A term, once.
    fn term(&mut self, of: &str, code: &str, label: Option<&Labels>) -> String {
        let within = self.id("taxonomy", of);
        let id = self.id("taxonomy_term", &format!("{of} {code}"));
        let has = |tables: &Tables, table: &str, id: &str| {
            tables
                .get(table)
                .is_some_and(|rows| rows.iter().any(|row| text(row, "id") == id))
        };
        if !has(&self.tables, "taxonomy", &within) {
            self.push(
                "taxonomy",
                json!({ "id": within, "name": of, "description": of }),
            );
        }
        if !has(&self.tables, "taxonomy_term", &id) {
            let name = label.map_or(code, |label| self.said(label));
            let name = name
                .split_once(": ")
                .map_or(name, |(_, rest)| rest)
                .to_owned();
            let row = json!({
                "id": id, "code": code, "name": name, "description": name, "taxonomy": of, "taxonomy_id": within,
                "language": self.naming.language,
            });
            self.push("taxonomy_term", row);
        }
        id
    }
}

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "MO"),
    (Weekday::Tuesday, "TU"),
    (Weekday::Wednesday, "WE"),
    (Weekday::Thursday, "TH"),
    (Weekday::Friday, "FR"),
    (Weekday::Saturday, "SA"),
    (Weekday::Sunday, "SU"),
];

/// An address of a page with its scheme; none of what is no address.
fn uri(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let has_scheme = text.starts_with("http://") || text.starts_with("https://");
    let fits = !text.is_empty() && !text.contains(char::is_whitespace) && text.contains('.');
    fits.then(|| {
        if has_scheme {
            text.to_owned()
        } else {
            format!("https://{text}")
        }
    })
}

/// Street, settlement and postcode of an address in one line, as Hungarians (`2890 Tata, Fő u. 1.`) and Czechs (`Minta 1, 256 01
/// Benešov`) write it; all of it is the street where no postcode is found.
fn parts(address: &str) -> (String, String, String) {
    for part in address.split(',').map(str::trim) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let digits = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
        let code = match words.as_slice() {
            [one, _, ..] if digits(one) && (4..=5).contains(&one.len()) => 1,
            [one, two, _, ..] if digits(one) && digits(two) && one.len() == 3 && two.len() == 2 => {
                2
            }
            _ => continue,
        };
        let rest: Vec<&str> = address
            .split(',')
            .map(str::trim)
            .filter(|own| *own != part)
            .collect();
        let street = if rest.is_empty() {
            address.to_owned()
        } else {
            rest.join(", ")
        };
        return (street, words[code..].join(" "), words[..code].join(" "));
    }
    (address.to_owned(), String::new(), String::new())
}
