//! A plain sheet with a row for each service: its name, who offers it, where, when, for whom, and how much of it there is; with
//! headings in Hungarian, Czech or English. Organisations, sites and times come out of it too.

mod columns;
mod ids;

use std::path::Path;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::record::Value;
use jiff::civil::Date;

use super::{Cells, Listing, code_of, hours, id_of, put};
use crate::error::InvalidFile;
use crate::mapping::applied::Applied;
use crate::mapping::fold::fold;
use crate::mapping::matching::Names;
use crate::rejection::{Reason, Rejection, plain_cell};
use crate::source::{self, Dialect, Overrides, Source};
use crate::survey::{Batch, Survey};

use self::columns::SHARED;
use self::ids::WithIds;

const ID: &str = "service_id";

/// The sheet's columns, for a register of services.
pub struct Sheet {
    form: Codebook,
    groups: Vec<(String, Labels)>,
}

/// A sheet that was read.
#[derive(Debug, Default)]
pub struct Read {
    /// Rows of the registers.
    pub listing: Listing,
    /// Rows that cannot be taken.
    pub rejections: Vec<Rejection>,
    /// The columns that are read under another name than their own.
    pub renamed: Vec<(String, String)>,
    /// The columns that are not read.
    pub unread: Vec<String>,
}

impl Sheet {
    /// Its columns as questions of a form, in the order of the sheet.
    #[must_use]
    pub const fn form(&self) -> &Codebook {
        &self.form
    }

    /// Target groups: code and what people call them.
    #[must_use]
    pub fn groups(&self) -> &[(String, Labels)] {
        &self.groups
    }

    /// Reads a sheet or a table.
    pub fn read(
        &self,
        path: &Path,
        overrides: &Overrides,
        today: Date,
    ) -> Result<Read, InvalidFile> {
        let names = Names::new(&self.form);
        let (source, dialect) = source::open(path, overrides, &|name| names.contains(name))?;
        let has_id = Applied::sure(source.columns(), &self.form)
            .column(ID)
            .is_some();
        let file = crate::error::name(path);
        if has_id {
            return self.rows(&file, (source, &dialect), today);
        }
        let (source, dialect) = WithIds::over(source, dialect, &self.form);
        self.rows(&file, (Box::new(source), &dialect), today)
    }

    fn rows(
        &self,
        file: &str,
        (source, dialect): (Box<dyn Source + '_>, &Dialect),
        today: Date,
    ) -> Result<Read, InvalidFile> {
        let survey = Survey {
            valid_from: Some(today),
            ..Survey::new(&self.form)
        };
        let mut reader = survey.open_source(file, source, dialect)?;
        let mut read = Read {
            renamed: reader.renamed().to_vec(),
            unread: reader.unknown_columns().to_vec(),
            ..Read::default()
        };
        let hours_column = reader.column_of("hours").unwrap_or("hours").to_owned();
        let targets_column = reader.column_of("targets").unwrap_or("targets").to_owned();
        let mut batch = Batch::default();
        while reader.next_batch(&mut batch)? {
            read.rejections.append(&mut batch.rejections);
            for record in batch.records.drain(..) {
                let answers = self
                    .form
                    .stored()
                    .map(|own| own.code.as_str())
                    .zip(&record.answers);
                let mut row = Row {
                    line: record.row,
                    id: record.id.clone(),
                    cells: answers
                        .filter_map(|(code, answer)| Some((code, self.text(code, answer)?)))
                        .collect(),
                    place: record
                        .place
                        .as_ref()
                        .map(|place| h3o::LatLng::from(place.hex)),
                };
                row.cells.retain(|(_, text)| !text.is_empty());
                if let Some(unknown) = self.unknown_group(&row) {
                    read.rejections.push(Rejection {
                        row: record.row,
                        column: targets_column.clone(),
                        value: crate::error::bounded(&unknown),
                        expected: crate::error::some_of(
                            self.groups.iter().map(|(code, _)| code.as_str()),
                        ),
                        reason: Reason::UnknownCategory,
                    });
                    continue;
                }
                if self.add(&mut read.listing, &row).is_err() {
                    read.listing.loses(&hours_column);
                }
            }
        }
        read.rejections.sort_by_key(|rejection| rejection.row);
        Ok(read)
    }

    /// An answer as the registers' own files have it.
    fn text(&self, code: &str, answer: &Answer<Value>) -> Option<String> {
        let Answer::Value(value) = answer else {
            return None;
        };
        Some(match value {
            Value::Text(text) => plain_cell(text).to_owned(),
            Value::Boolean(yes) => yes.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
            Value::Category(at) => {
                let variable = self.form.variable(code)?;
                variable.categories.get(usize::from(*at))?.code.clone()
            }
        })
    }

    /// The target groups that a cell names, by code or label.
    fn targets(&self, row: &Row<'_>) -> Vec<Result<&str, String>> {
        let names = row.get("targets").split([';', ',', '\n']).map(str::trim);
        let group = |name: &str| {
            let wanted = fold(name);
            let named = |(code, label): &&(String, Labels)| {
                let short = |text: &str| fold(text.split_once(": ").map_or(text, |(_, rest)| rest));
                fold(code) == wanted
                    || [&label.hu, &label.cs, &label.en]
                        .iter()
                        .any(|own| short(own) == wanted)
            };
            let found = self
                .groups
                .iter()
                .find(named)
                .map(|(code, _)| code.as_str());
            found.ok_or_else(|| name.to_owned())
        };
        names.filter(|name| !name.is_empty()).map(group).collect()
    }

    fn unknown_group(&self, row: &Row<'_>) -> Option<String> {
        self.targets(row).into_iter().find_map(Result::err)
    }

    /// Adds a row's organisation, site, service and times; the error is that its hours are kept in words alone.
    fn add(&self, listing: &mut Listing, row: &Row<'_>) -> Result<(), ()> {
        let provider = Self::provider(listing, row);
        let site = Self::site(listing, row, provider.as_deref());
        let mut cells = Cells::from([("service_id", row.id.clone())]);
        for code in SHARED {
            put(&mut cells, code, row.get(code));
        }
        let form = if site.is_some() { "visited" } else { "field" };
        cells.entry("form").or_insert_with(|| form.to_owned());
        cells.entry("code").or_insert_with(|| "other".to_owned());
        for group in self.targets(row).into_iter().filter_map(Result::ok) {
            match super::target(group) {
                Some(variable) => drop(cells.insert(variable, "true".to_owned())),
                None => listing.loses(group),
            }
        }
        let unit = Some(row.get("capacity_unit")).filter(|unit| !unit.is_empty());
        put(
            &mut cells,
            capacity(unit.unwrap_or("places")),
            row.get("capacity"),
        );
        if let Some(provider) = &provider {
            cells.insert("provider", provider.clone());
            cells.insert("organisation", code_of(provider));
        }
        put(&mut cells, "sites", site.as_deref().unwrap_or_default());
        row.put_place(&mut cells);
        let is_placed = row.place.is_some() || cells["form"] == "field";
        let offered = if provider.is_some() && is_placed {
            "offered"
        } else {
            "planned"
        };
        let state = Some(row.get("state")).filter(|state| !state.is_empty());
        cells.insert("state", state.unwrap_or(offered).to_owned());
        let said = row.get("hours");
        let opening = hours::read(said);
        if let Ok(opening) = &opening {
            for slot in hours::slots(&row.id, opening) {
                listing.slot(row.line, slot);
            }
        } else {
            put(&mut cells, "opening", said);
        }
        listing.service(row.line, cells);
        if said.is_empty() {
            Ok(())
        } else {
            opening.map(drop).map_err(drop)
        }
    }

    fn provider(listing: &mut Listing, row: &Row<'_>) -> Option<String> {
        let name = row.get("provider");
        if name.is_empty() {
            return None;
        }
        let own = row.get("provider_id");
        let id = if own.is_empty() {
            id_of(&[name])
        } else {
            own.to_owned()
        };
        let mut cells = Cells::from([
            ("organisation_id", id.clone()),
            ("organisation", code_of(&id)),
            ("kind", "provider".to_owned()),
            ("sector", "social".to_owned()),
        ]);
        put(&mut cells, "name", name);
        listing.organisation(row.line, cells);
        Some(id)
    }

    fn site(listing: &mut Listing, row: &Row<'_>, provider: Option<&str>) -> Option<String> {
        let address = row.get("address");
        if address.is_empty() {
            return None;
        }
        // A site without a name is called by its address.
        let name = Some(row.get("site"))
            .filter(|name| *name != address)
            .unwrap_or_default();
        let own = row.get("site_id");
        let id = if own.is_empty() {
            id_of(&[name, address])
        } else {
            own.to_owned()
        };
        let mut cells = Cells::from([("site_id", id.clone()), ("kind", "other".to_owned())]);
        put(
            &mut cells,
            "name",
            if name.is_empty() { address } else { name },
        );
        put(&mut cells, "address_text", address);
        put(&mut cells, "how_to_get_in", row.get("how_to_get_in"));
        put(&mut cells, "step_free", row.get("step_free"));
        if let Some(provider) = provider {
            cells.insert("operator", provider.to_owned());
            cells.insert("organisation", code_of(provider));
        }
        row.put_place(&mut cells);
        listing.site(row.line, cells);
        Some(id)
    }
}

/// The variable of a unit of capacity.
#[must_use]
pub fn capacity(unit: &str) -> &'static str {
    match unit {
        "clients_per_day" => "capacity_clients_per_day",
        "hours_per_week" => "capacity_hours_per_week",
        "posts" => "capacity_posts",
        _ => "capacity_places",
    }
}

struct Row<'r> {
    line: u64,
    id: String,
    cells: Vec<(&'r str, String)>,
    place: Option<h3o::LatLng>,
}

impl Row<'_> {
    fn get(&self, code: &str) -> &str {
        let found = self.cells.iter().find(|(own, _)| *own == code);
        found.map_or("", |(_, text)| text.as_str())
    }

    fn put_place(&self, cells: &mut Cells) {
        if let Some(at) = self.place {
            cells.insert("lat", at.lat().to_string());
            cells.insert("lon", at.lng().to_string());
        }
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
