//! The plain sheet with a row for each service: empty, to be filled in, or with what the registers hold.

use std::collections::BTreeMap;

use gocpont_access::TenantCode;
use gocpont_core::answer::Answer;
use gocpont_core::catalogue::weekday;
use gocpont_core::codebook::{Codebook, VariableType};
use gocpont_core::life::{Entry, EntryId, PARENT, Where};
use gocpont_core::opening::{Opening, Span};
use gocpont_core::record::Value;
use gocpont_ingest::listing::sheet::Sheet;
use gocpont_ingest::table_file::{Cell, Table};
use gocpont_words::Language;
use h3o::LatLng;

use super::export::{Keys, MOST};
use super::office::{Office, Registers};
use super::resolve::said;
use super::source::SHEET;
use super::template::of_form;

/// The empty sheet.
pub fn empty(registers: &Registers, language: Language) -> anyhow::Result<Table> {
    let sheet = Sheet::of(&registers.named("service")?.codebook);
    Ok(blank(&sheet, &codes(&sheet), language))
}

/// The sheet without rows, under its name.
fn blank(sheet: &Sheet, codes: &[String], language: Language) -> Table {
    Table {
        name: SHEET.to_owned(),
        ..of_form(sheet.form(), codes, language)
    }
}

/// Every column in its order.
fn codes(sheet: &Sheet) -> Vec<String> {
    let variables = sheet.form().variables.iter();
    variables.map(|own| own.code.clone()).collect()
}

/// Entries of the four registers, by number.
struct Shelf<'s> {
    books: [&'s Codebook; 4],
    entries: [BTreeMap<EntryId, Entry>; 4],
}

/// The sheet with a row for each service that is not ended; one with several sites has the first in its row.
pub fn filled(
    office: &Office,
    tenant: Option<&TenantCode>,
    (keys, language): (&Keys, Language),
) -> anyhow::Result<Table> {
    let book = |name: &str| anyhow::Ok(&office.registers.named(name)?.codebook);
    let books = [
        book("organisation")?,
        book("site")?,
        book("service")?,
        book("service_slot")?,
    ];
    let mut entries: [BTreeMap<EntryId, Entry>; 4] = Default::default();
    for (at, book) in books.iter().enumerate() {
        let all = office.entries.everywhere(book, MOST)?;
        entries[at] = all.into_iter().map(|entry| (entry.id, entry)).collect();
    }
    let shelf = Shelf { books, entries };
    let sheet = Sheet::of(books[2]);
    let codes = codes(&sheet);
    let mut table = blank(&sheet, &codes, language);
    let wanted = |entry: &&Entry| {
        entry.state != "ended" && tenant.is_none_or(|own| own.as_str() == entry.tenant)
    };
    for service in shelf.entries[2].values().filter(wanted) {
        let cells = codes
            .iter()
            .map(|code| shelf.cell(service, code, (&sheet, keys, language)));
        table.rows.push(cells.collect());
    }
    Ok(table)
}

impl Shelf<'_> {
    fn end(&self, at: usize, service: &Entry, link: &str) -> Option<&Entry> {
        let id = service.linked(link).next()?;
        self.entries[at].get(&id)
    }

    fn cell(
        &self,
        service: &Entry,
        code: &str,
        (sheet, keys, language): (&Sheet, &Keys, Language),
    ) -> Cell {
        let provider = || self.end(0, service, "provider");
        let site = || self.end(1, service, "sites");
        let place = || {
            let own = |entry: &Entry| {
                entry.places.iter().find_map(|place| match place {
                    Where::Point(point) => Some(LatLng::from(point.hex)),
                    _ => None,
                })
            };
            own(service).or_else(|| site().and_then(own))
        };
        let short = |degrees: f64| Cell::Number((degrees * 1e6).round() / 1e6);
        match code {
            "service_id" => Cell::text(&keys.name("service", service.id)),
            "provider" => self.said(0, provider(), "name", language),
            "provider_id" => provider().map_or(Cell::Empty, |own| {
                Cell::text(&keys.name("organisation", own.id))
            }),
            "site_id" => site().map_or(Cell::Empty, |own| Cell::text(&keys.name("site", own.id))),
            "site" => self.said(1, site(), "name", language),
            "address" => self.said(1, site(), "address_text", language),
            "how_to_get_in" | "step_free" => self.said(1, site(), code, language),
            "hours" => Cell::text(&self.hours(service)),
            "targets" => Cell::text(&Self::targets(service, sheet, language)),
            "capacity" => self
                .capacity(service)
                .map_or(Cell::Empty, |(_, amount)| Cell::Number(amount)),
            "capacity_unit" => self
                .capacity(service)
                .map_or(Cell::Empty, |(unit, _)| Cell::text(&unit)),
            "state" => Cell::text(&service.state),
            "lat" => place().map_or(Cell::Empty, |at| short(at.lat())),
            "lon" => place().map_or(Cell::Empty, |at| short(at.lng())),
            own => self.said(2, Some(service), own, language),
        }
    }

    /// An answer as people read it.
    fn said(&self, at: usize, entry: Option<&Entry>, code: &str, language: Language) -> Cell {
        let Some(Answer::Value(value)) = entry.and_then(|entry| entry.answers.get(code)) else {
            return Cell::Empty;
        };
        match value {
            Value::Text(text) => Cell::text(text),
            Value::Number(number) => Cell::Number(*number),
            Value::Date(day) => Cell::text(&day.to_string()),
            Value::Boolean(yes) => Cell::text(match (yes, language) {
                (true, Language::Hu) => "igen",
                (true, Language::Cs) => "ano",
                (true, Language::En) => "yes",
                (false, Language::Hu) => "nem",
                (false, Language::Cs) => "ne",
                (false, Language::En) => "no",
            }),
            Value::Category(nth) => {
                let variable = self.books[at].variable(code);
                let variable = variable.filter(|own| own.kind == VariableType::Category);
                let category = variable.and_then(|own| own.categories.get(usize::from(*nth)));
                category.map_or(Cell::Empty, |own| Cell::text(said(&own.label, language)))
            }
        }
    }

    fn hours(&self, service: &Entry) -> String {
        let slots = self.entries[3]
            .values()
            .filter(|slot| slot.state != "ended" && slot.linked(PARENT).any(|id| id == service.id));
        let spans = slots.filter_map(|slot| {
            let number = |code: &str| match slot.value(code) {
                Some(Value::Number(number)) => Some(*number as u16),
                _ => None,
            };
            let Some(Value::Category(day)) = slot.value("weekday") else {
                return None;
            };
            let days = &self.books[3].variable("weekday")?.categories;
            let day = weekday(&days.get(usize::from(*day))?.code)?;
            let (from, to) = (number("from_minute")?, number("to_minute")?);
            let to = if to <= from { to + 24 * 60 } else { to };
            Some((day, Span { from, to }))
        });
        let hours = Opening::of(spans).to_string();
        if !hours.is_empty() {
            return hours;
        }
        match service.value("opening") {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn targets(service: &Entry, sheet: &Sheet, language: Language) -> String {
        let is_for = |group: &str| {
            matches!(
                service.value(&format!("for_{group}")),
                Some(Value::Boolean(true))
            )
        };
        let groups = sheet.groups().iter().filter(|(group, _)| is_for(group));
        let names = groups.map(|(_, label)| {
            let text = said(label, language);
            text.split_once(": ").map_or(text, |(_, rest)| rest)
        });
        names.collect::<Vec<_>>().join("; ")
    }

    fn capacity(&self, service: &Entry) -> Option<(String, f64)> {
        let variables = self.books[2].variables.iter();
        let mut units = variables.filter_map(|own| own.code.strip_prefix("capacity_"));
        units.find_map(|unit| match service.value(&format!("capacity_{unit}")) {
            Some(Value::Number(amount)) => Some((unit.to_owned(), *amount)),
            _ => None,
        })
    }
}
