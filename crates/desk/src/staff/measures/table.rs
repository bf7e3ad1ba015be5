//! The plan as a table: a line for each budget line, for whoever goes on with it in a spreadsheet.

use gocpont_core::measure::plan::Level;

use super::super::map::{Asker, Query, title};
use super::super::refused::Refused;
use super::plan::year;
use super::read::{MEASURE, Read, may_take, text};

const HEADER: [&str; 10] = [
    "measure",
    "title",
    "level",
    "state",
    "source",
    "certainty",
    "year",
    "currency",
    "amount",
    "spent",
];

/// The table, as CSV of UTF-8. Measures without a line have one without money.
pub fn table(asker: &Asker<'_>, query: &Query) -> Result<String, Refused> {
    if !may_take(asker)? {
        return Err(Refused::NotFound);
    }
    let year = year(query)?;
    let read = Read::of(asker)?;
    let lines = read.of_year(year);
    let codebook = &asker.office.register(MEASURE)?.codebook;
    let mut rows: Vec<[String; 10]> = Vec::new();
    for (item, entry) in read.items.iter().zip(&read.entries) {
        let level = item.level.map_or("", |level| match level {
            Level::Priority => "priority",
            Level::Measure => "measure",
            Level::Activity => "activity",
        });
        let name = title(codebook, entry.get("answers")).unwrap_or_default();
        let state = text(entry, "state").unwrap_or_default();
        let head = || {
            [
                item.id.0.to_string(),
                plain(&name),
                level.to_owned(),
                state.to_owned(),
            ]
        };
        let own: Vec<_> = lines
            .iter()
            .filter(|line| line.measure == item.id)
            .collect();
        for line in &own {
            let [id, name, level, state] = head();
            let spent = line
                .spent
                .map(|spent| spent.to_string())
                .unwrap_or_default();
            rows.push([
                id,
                name,
                level,
                state,
                line.source.clone().unwrap_or_default(),
                line.certainty.code().to_owned(),
                line.year.to_string(),
                line.currency.clone(),
                line.amount.to_string(),
                spent,
            ]);
        }
        if own.is_empty() && year.is_none_or(|year| item.is_of_year(year)) {
            let mut row: [String; 10] = Default::default();
            row[..4].clone_from_slice(&head());
            rows.push(row);
        }
    }
    written(&rows)
}

fn written(rows: &[[String; 10]]) -> Result<String, Refused> {
    let failed = |error: &dyn std::fmt::Display| Refused::Failed(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).map_err(|e| failed(&e))?;
    for row in rows {
        writer.write_record(row).map_err(|e| failed(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
