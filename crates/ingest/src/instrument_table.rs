//! Dated tables of instruments as an operator enters them (`[[szmm36]]`, `[[pnp]]`, `[[hhh]]`, `[[segregation]]` in a file
//! of parameters): each from its first day on, with its source and who entered it; a table that is wrong is refused by name.

use std::collections::BTreeSet;

use gocpont_core::instrument::bands::{BandRow, Bands};
use gocpont_core::instrument::dated::Dated;
use gocpont_core::instrument::{hhh, komfort, pnp, segregation, szmm36};
use jiff::civil::Date;
use serde::Deserialize;

use crate::document::{RawDate, is_code, setting};
use crate::error::InvalidFile;

/// One version of a care-need form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCareNeed {
    version: String,
    valid_from: RawDate,
    items: Vec<RawItem>,
    bands: Vec<RawBand>,
    source: String,
    entered_by: String,
}

/// An item of the form and the points it may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    code: String,
    points: Vec<u32>,
}

/// Points from which, and up to which, a level holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBand {
    from: u32,
    to: Option<u32>,
    level: String,
}

/// One version of the degrees of dependency.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDependency {
    version: String,
    valid_from: RawDate,
    adult: Vec<RawBand>,
    child: Vec<RawBand>,
    adult_from: u8,
    entitled_from: u8,
    child_full_exceptional: bool,
    source: String,
    entered_by: String,
}

/// One version of the rules for disadvantaged children.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDisadvantaged {
    version: String,
    valid_from: RawDate,
    job_seeker_months: u8,
    of_months: u8,
    multiple_from: u32,
    poor_dwellings: Vec<String>,
    source: String,
    entered_by: String,
}

/// One version of the cut-offs of segregated areas.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSegregation {
    version: String,
    valid_from: RawDate,
    min_population: u32,
    cut_offs: Vec<RawCutOff>,
    source: String,
    entered_by: String,
}

/// The per cent from which an area in a settlement of this rank is segregated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCutOff {
    rank: String,
    percent: u32,
}

/// The versions of the care-need form, in any order.
pub fn care_need(file: &str, raw: Vec<RawCareNeed>) -> Result<Dated<szmm36::Table>, InvalidFile> {
    let versions = raw.into_iter().map(|raw| {
        let reader = Reader::new(file, "szmm36", &raw.version, [&raw.source, &raw.entered_by])?;
        let from = reader.first_day(&raw.valid_from)?;
        let table = szmm36::Table {
            items: reader.items(raw.items)?,
            bands: reader.bands(
                "bands",
                &raw.bands,
                &szmm36::Level::ALL,
                szmm36::Level::code,
            )?,
            version: raw.version,
            source: raw.source,
            entered_by: raw.entered_by,
        };
        Ok((from, table))
    });
    dated(file, "szmm36", versions)
}

/// The versions of the degrees of dependency, in any order.
pub fn dependency(file: &str, raw: Vec<RawDependency>) -> Result<Dated<pnp::Table>, InvalidFile> {
    let versions = raw.into_iter().map(|raw| {
        let reader = Reader::new(file, "pnp", &raw.version, [&raw.source, &raw.entered_by])?;
        let from = reader.first_day(&raw.valid_from)?;
        let degrees = |key, rows: &[RawBand]| {
            let degrees = &pnp::Degree::ALL[1..];
            reader.bands(key, rows, degrees, pnp::Degree::code)
        };
        let table = pnp::Table {
            adult: degrees("adult", &raw.adult)?,
            child: degrees("child", &raw.child)?,
            adult_from: raw.adult_from,
            entitled_from: raw.entitled_from,
            child_full_exceptional: raw.child_full_exceptional,
            version: raw.version,
            source: raw.source,
            entered_by: raw.entered_by,
        };
        Ok((from, table))
    });
    dated(file, "pnp", versions)
}

/// The versions of the rules for disadvantaged children, in any order.
pub fn disadvantaged(
    file: &str,
    raw: Vec<RawDisadvantaged>,
) -> Result<Dated<hhh::Rules>, InvalidFile> {
    let versions = raw.into_iter().map(|raw| {
        let reader = Reader::new(file, "hhh", &raw.version, [&raw.source, &raw.entered_by])?;
        let from = reader.first_day(&raw.valid_from)?;
        if raw.job_seeker_months == 0 || raw.job_seeker_months > raw.of_months {
            let given = raw.job_seeker_months.to_string();
            let allowed = format!("1 to of_months, which is {}", raw.of_months);
            return reader.refuse("job_seeker_months", &given, &allowed);
        }
        if !(1..=3).contains(&raw.multiple_from) {
            let given = raw.multiple_from.to_string();
            return reader.refuse("multiple_from", &given, "1, 2 or 3 conditions");
        }
        let rules = hhh::Rules {
            poor_dwellings: reader.grades(&raw.poor_dwellings)?,
            job_seeker_months: raw.job_seeker_months,
            of_months: raw.of_months,
            multiple_from: raw.multiple_from,
            version: raw.version,
            source: raw.source,
            entered_by: raw.entered_by,
        };
        Ok((from, rules))
    });
    dated(file, "hhh", versions)
}

/// The versions of the cut-offs of segregated areas, in any order.
pub fn segregated(
    file: &str,
    raw: Vec<RawSegregation>,
) -> Result<Dated<segregation::Table>, InvalidFile> {
    let versions = raw.into_iter().map(|raw| {
        let origin = [raw.source.as_str(), raw.entered_by.as_str()];
        let reader = Reader::new(file, "segregation", &raw.version, origin)?;
        let from = reader.first_day(&raw.valid_from)?;
        let mut ranks = BTreeSet::new();
        for cut_off in &raw.cut_offs {
            if !is_code(&cut_off.rank) || !ranks.insert(&cut_off.rank) {
                return reader.refuse("cut_offs", &cut_off.rank, "a snake_case name, each once");
            }
            if !(1..=100).contains(&cut_off.percent) {
                let percent = cut_off.percent.to_string();
                return reader.refuse("cut_offs", &percent, "1 to 100 per cent");
            }
        }
        let cut_offs = raw.cut_offs.into_iter();
        let table = segregation::Table {
            cut_offs: cut_offs.map(|c| (c.rank, c.percent)).collect(),
            min_population: raw.min_population,
            version: raw.version,
            source: raw.source,
            entered_by: raw.entered_by,
        };
        Ok((from, table))
    });
    dated(file, "segregation", versions)
}

fn dated<T>(
    file: &str,
    table: &str,
    versions: impl Iterator<Item = Result<(Date, T), InvalidFile>>,
) -> Result<Dated<T>, InvalidFile> {
    let versions = versions.collect::<Result<Vec<_>, _>>()?;
    Dated::new(versions).map_err(|twice| {
        let day = twice.0.to_string();
        setting(
            file,
            table,
            "valid_from",
            &day,
            "one version from each day on",
        )
    })
}

/// Reads one version of one table.
struct Reader<'f> {
    file: &'f str,
    table: String,
}

impl<'f> Reader<'f> {
    /// Whose version, source and author are given.
    fn new(
        file: &'f str,
        instrument: &str,
        version: &str,
        origin: [&str; 2],
    ) -> Result<Self, InvalidFile> {
        let table = format!("{instrument} {version}");
        let reader = Self { file, table };
        let [source, entered_by] = origin;
        let texts = [
            ("version", version),
            ("source", source),
            ("entered_by", entered_by),
        ];
        for (key, text) in texts {
            if text.trim().is_empty() {
                return reader.refuse(key, text, "a text");
            }
        }
        Ok(reader)
    }

    fn refuse<T>(&self, key: &str, value: &str, allowed: &str) -> Result<T, InvalidFile> {
        Err(setting(self.file, &self.table, key, value, allowed))
    }

    fn first_day(&self, day: &RawDate) -> Result<Date, InvalidFile> {
        day.date()
            .or_else(|day| self.refuse("valid_from", &day, "a date, YYYY-MM-DD"))
    }

    fn items(&self, raw: Vec<RawItem>) -> Result<Vec<szmm36::FormItem>, InvalidFile> {
        if raw.is_empty() {
            return self.refuse("items", "", "at least one item");
        }
        let mut seen = BTreeSet::new();
        let mut items = Vec::with_capacity(raw.len());
        for item in raw {
            if !is_code(&item.code) || !seen.insert(item.code.clone()) {
                return self.refuse("items", &item.code, "a snake_case name, each once");
            }
            if item.points.is_empty() {
                return self.refuse("items", &item.code, "a list of points for each item");
            }
            items.push(szmm36::FormItem {
                code: item.code,
                points: item.points,
            });
        }
        Ok(items)
    }

    /// Bands whose levels are among these, by their codes; what is wrong with them is named.
    fn bands<L: Copy + Ord>(
        &self,
        key: &str,
        raw: &[RawBand],
        levels: &[L],
        code: fn(L) -> &'static str,
    ) -> Result<Bands<L>, InvalidFile> {
        let mut rows = Vec::with_capacity(raw.len());
        for band in raw {
            let found = levels.iter().find(|level| code(**level) == band.level);
            let Some(level) = found else {
                let codes: Vec<&str> = levels.iter().map(|level| code(*level)).collect();
                return self.refuse(key, &band.level, &codes.join(", "));
            };
            rows.push(BandRow {
                from: band.from,
                to: band.to,
                level: *level,
            });
        }
        Bands::new(rows).or_else(|wrong| {
            let allowed = "bands that start at 0, rise and leave no gap";
            self.refuse(key, &wrong.to_string(), allowed)
        })
    }

    fn grades(&self, codes: &[String]) -> Result<Vec<komfort::Grade>, InvalidFile> {
        let grade = |code: &String| {
            let known = komfort::Grade::ALL.into_iter();
            let found = known.clone().find(|grade| grade.code() == code);
            found.map_or_else(
                || {
                    let codes: Vec<&str> = known.map(komfort::Grade::code).collect();
                    self.refuse("poor_dwellings", code, &codes.join(", "))
                },
                Ok,
            )
        };
        codes.iter().map(grade).collect()
    }
}

#[cfg(test)]
#[path = "instrument_table_tests.rs"]
mod tests;
