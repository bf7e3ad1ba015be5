//! The Czech register of providers of social services (Registr poskytovatelů sociálních služeb, act 108/2006, § 85), as a table
//! (CSV, XLSX) or as JSON with its items in a list.
//!
//! What the register holds of a service is known from the act and from pages of regions: provider with name, IČO and seat; kind of
//! service by its paragraph; form; target groups; place; capacity; beginning; telephone, e-mail, web. **How the published files name
//! these is from memory**, so that each is looked for under several names ([`FIELDS`]), and whatever is not found is told as a
//! column that is not read. What the register says and no register of ours keeps (history, inspections, financing) is counted as
//! lost. A person must compare the names with a file of the day before relying on them.

mod flat;
mod names;

use std::path::Path;

use csv::ByteRecord;
use gocpont_core::codebook::Codebook;
use serde_json::Value as Json;

use super::{Cells, Listing, code_of, id_of, put, target};
use crate::error::{InvalidFile, Problem, name};
use crate::mapping::fold::fold;
use crate::rejection::{Reason, Rejection};
use crate::source::{self, GridSource, Overrides, Source};

use self::flat::flat;
pub use self::names::FIELDS;
use self::names::GROUPS;

/// A file of the register that was read.
#[derive(Debug, Default)]
pub struct Read {
    /// Rows of the registers.
    pub listing: Listing,
    /// Rows that cannot be taken.
    pub rejections: Vec<Rejection>,
    /// The columns that are read, each with what is read from it.
    pub renamed: Vec<(String, String)>,
    /// The columns that are not read.
    pub unread: Vec<String>,
    /// Services that are not offered any more, and are left out.
    pub ended: u64,
}

/// Reads a file of the register; `service` is the codebook whose codes its kinds become.
pub fn read(path: &Path, overrides: &Overrides, service: &Codebook) -> Result<Read, InvalidFile> {
    let text = std::fs::read(path).map_err(|error| InvalidFile::unreadable(path, &error))?;
    if text
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| matches!(byte, b'{' | b'['))
    {
        let json: Json = serde_json::from_slice(&text)
            .map_err(|error| InvalidFile::new(&name(path), Problem::NotJson(error.to_string())))?;
        let (columns, grid) = flat(&json);
        let source = GridSource::under(&columns, &grid, text.len() as u64);
        return rows(&name(path), Box::new(source), service);
    }
    let known = |column: &str| field(column).is_some();
    let (source, _) = source::open(path, overrides, &known)?;
    rows(&name(path), source, service)
}

/// What a column holds, by its name; the last part of a nested name counts where the whole is not known.
fn field(column: &str) -> Option<usize> {
    let whole = fold(column);
    let last = fold(column.rsplit(['/', '.']).next().unwrap_or_default());
    let has = |name: &str| FIELDS.iter().position(|(_, names)| names.contains(&name));
    has(&whole).or_else(|| has(&last))
}

fn rows(
    file: &str,
    mut source: Box<dyn Source + '_>,
    service: &Codebook,
) -> Result<Read, InvalidFile> {
    let mut read = Read::default();
    // Of two columns for one thing the one whose name is likelier, then the earlier.
    let mut columns: [Option<(usize, usize)>; FIELDS.len()] = [None; FIELDS.len()];
    for (at, column) in source.columns().iter().enumerate() {
        let Some(own) = field(column) else {
            read.unread.push(column.clone());
            continue;
        };
        let folded = fold(column);
        let rank = FIELDS[own]
            .1
            .iter()
            .position(|name| *name == folded)
            .unwrap_or(usize::MAX);
        if columns[own].is_none_or(|(_, other)| rank < other) {
            columns[own] = Some((at, rank));
        }
        read.renamed
            .push((column.clone(), FIELDS[own].0.to_owned()));
    }
    for needed in ["provider", "kind"] {
        let at = FIELDS
            .iter()
            .position(|(code, _)| *code == needed)
            .unwrap_or_default();
        if columns[at].is_none() {
            let found = crate::error::some_of(source.columns().iter().map(String::as_str));
            let problem = Problem::MissingColumn { found };
            return Err(InvalidFile::new(file, problem).in_column(FIELDS[at].1[0]));
        }
    }
    let mut cells = ByteRecord::new();
    while let Some(row) = source.read(&mut cells)? {
        let get = |code: &str| {
            let own = FIELDS.iter().position(|(own, _)| *own == code)?;
            let (at, _) = columns[own]?;
            let text = std::str::from_utf8(cells.get(at)?).ok()?.trim();
            Some(text.to_owned()).filter(|text| !text.is_empty())
        };
        let said = Said { row, get: &get };
        if said.text("to").is_some() {
            read.ended += 1;
            continue;
        }
        match said.kind(service) {
            Some(kind) => said.add(&mut read.listing, kind),
            None => read.rejections.push(Rejection {
                row,
                column: FIELDS[5].1[0].to_owned(),
                value: crate::error::bounded(&said.text("kind").unwrap_or_default()),
                expected: "§ 37 – § 70".to_owned(),
                reason: Reason::UnknownCategory,
            }),
        }
    }
    Ok(read)
}

struct Said<'s> {
    row: u64,
    get: &'s dyn Fn(&str) -> Option<String>,
}

impl Said<'_> {
    fn text(&self, code: &str) -> Option<String> {
        (self.get)(code)
    }

    /// The kind of service: by its paragraph, or by its name.
    fn kind<'c>(&self, service: &'c Codebook) -> Option<&'c str> {
        let text = self.text("kind")?;
        let wanted = fold(&text);
        let digits: String = text
            .split('§')
            .nth(1)
            .unwrap_or(&text)
            .trim()
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let codes = &service.variable("code")?.categories;
        // A Hungarian service that shares its paragraph with another stands before it: the one named so in Czech comes first.
        let named = codes
            .iter()
            .find(|own| fold(&own.label.cs) == wanted || own.code == text);
        let by_paragraph = || {
            codes.iter().rev().find(|own| {
                own.codes
                    .iter()
                    .any(|other| other.list == "zakon_108" && other.code == digits)
            })
        };
        named.or_else(by_paragraph).map(|own| own.code.as_str())
    }

    fn add(&self, listing: &mut Listing, kind: &str) {
        let provider = self.provider(listing);
        let forms = self
            .text("form")
            .map(|text| fold(&text))
            .unwrap_or_default();
        let named = [
            ("pobytov", "residential"),
            ("ambulantn", "visited"),
            ("terenn", "field"),
        ];
        let all: Vec<&str> = named
            .iter()
            .filter(|(start, _)| forms.contains(start))
            .map(|(_, form)| *form)
            .collect();
        if all.len() > 1 {
            listing.loses("další forma poskytování");
        }
        let address = self.text("address");
        let form = all.first().copied().unwrap_or(if address.is_some() {
            "visited"
        } else {
            "field"
        });
        let title = self
            .text("name")
            .or_else(|| self.text("kind"))
            .unwrap_or_default();
        let id = self.text("id").unwrap_or_else(|| {
            id_of(&[
                &provider,
                kind,
                form,
                &title,
                address.as_deref().unwrap_or_default(),
            ])
        });
        let mut cells = Cells::from([
            ("service_id", id),
            ("code", kind.to_owned()),
            ("form", form.to_owned()),
            ("provider", provider.clone()),
            ("organisation", code_of(&provider)),
            ("name", title.clone()),
        ]);
        for (own, code) in [
            ("phone", "phone"),
            ("email", "email"),
            ("web", "web"),
            ("from", "registered_from"),
            ("description", "description"),
        ] {
            put(&mut cells, code, &self.text(own).unwrap_or_default());
        }
        self.groups(listing, &mut cells);
        let digits: String = self
            .text("capacity")
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let unit = if form == "residential" {
            "capacity_places"
        } else {
            "capacity_clients_per_day"
        };
        put(&mut cells, unit, &digits);
        let place = self.text("lat").zip(self.text("lon"));
        let put_place = |cells: &mut Cells| {
            if let Some((lat, lon)) = &place {
                put(cells, "lat", lat);
                put(cells, "lon", lon);
            }
        };
        put_place(&mut cells);
        let offered = form == "field" || place.is_some();
        cells.insert(
            "state",
            if offered { "offered" } else { "planned" }.to_owned(),
        );
        if let Some(address) = address {
            let site = id_of(&[&address]);
            let mut own = Cells::from([
                ("site_id", site.clone()),
                ("name", address.clone()),
                ("kind", "other".to_owned()),
                ("address_text", address),
                ("operator", provider.clone()),
                ("organisation", code_of(&provider)),
            ]);
            put_place(&mut own);
            listing.site(self.row, own);
            cells.insert("sites", site);
        }
        listing.service(self.row, cells);
    }

    fn provider(&self, listing: &mut Listing) -> String {
        let name = self.text("provider").unwrap_or_default();
        let ico = self.text("ico");
        let id = ico.clone().unwrap_or_else(|| id_of(&[&name]));
        let mut cells = Cells::from([
            ("organisation_id", id.clone()),
            ("organisation", code_of(&id)),
            ("name", name),
            ("kind", "provider".to_owned()),
            ("sector", "social".to_owned()),
        ]);
        put(&mut cells, "registration_number", &ico.unwrap_or_default());
        put(
            &mut cells,
            "office_address",
            &self.text("seat").unwrap_or_default(),
        );
        listing.organisation(self.row, cells);
        id
    }

    fn groups(&self, listing: &mut Listing, cells: &mut Cells) {
        let text = self.text("targets").unwrap_or_default();
        // Names of groups hold commas of their own.
        let parts = text
            .split([';', '\n', '|'])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        for part in parts {
            let folded = fold(part);
            let found = GROUPS.iter().find(|(start, _)| folded.starts_with(start));
            match found.and_then(|(_, group)| target(group)) {
                Some(variable) => drop(cells.insert(variable, "true".to_owned())),
                None => listing.loses(part),
            }
        }
    }
}

#[cfg(test)]
#[path = "mpsv_tests.rs"]
mod tests;
