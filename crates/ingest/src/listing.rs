//! Lists of services as others keep them: a sheet with a row for each service, the Czech register, the Human Services Data
//! Specification. Each becomes rows of the four registers (organisations, sites, services, their times), with ids by which the same
//! list finds them again, and is then read as any other file of entries.

pub mod hours;
pub mod mpsv;
pub mod sheet;

use std::collections::{BTreeMap, BTreeSet};

use crate::grid::Grid;
use crate::mapping::fold::fold;
use crate::source::{Dialect, GridSource};

/// The registers of a list, in the order in which they are taken in.
pub const REGISTERS: [&str; 4] = ["organisation", "site", "service", "service_slot"];

/// Target groups, and the variables of the register of services that say whether it is for them.
const TARGETS: [(&str, &str); 18] = [
    ("seniors", "for_seniors"),
    ("families", "for_families"),
    ("youth_risk", "for_youth_risk"),
    ("disabled", "for_disabled"),
    ("mental", "for_mental"),
    ("addiction", "for_addiction"),
    ("homeless", "for_homeless"),
    ("excluded", "for_excluded"),
    ("minorities", "for_minorities"),
    ("crisis", "for_crisis"),
    ("victims", "for_victims"),
    ("deep_poverty", "for_deep_poverty"),
    ("women", "for_women"),
    ("children", "for_children"),
    ("jobseekers", "for_jobseekers"),
    ("carers", "for_carers"),
    ("public_workers", "for_public_workers"),
    ("employers", "for_employers"),
];

/// The variable of a target group.
#[must_use]
pub fn target(group: &str) -> Option<&'static str> {
    let found = TARGETS.iter().find(|(own, _)| *own == group);
    found.map(|(_, variable)| *variable)
}

/// Cells by the code of their column.
pub type Cells = BTreeMap<&'static str, String>;

/// Rows of the four registers.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    rows: [Vec<(u64, Cells)>; 4],
    /// What the list says that no register keeps, by name, and how many rows say it.
    pub lost: BTreeMap<String, u64>,
}

/// Rows of one register, ready to be read.
pub struct Part {
    header: Vec<String>,
    grid: Grid,
}

impl Listing {
    /// Adds an organisation; one that was added before stays as it was then.
    pub fn organisation(&mut self, row: u64, cells: Cells) {
        self.once(0, row, ("organisation_id", cells));
    }

    /// Adds a site; one that was added before stays as it was then.
    pub fn site(&mut self, row: u64, cells: Cells) {
        self.once(1, row, ("site_id", cells));
    }

    /// Adds a service.
    pub fn service(&mut self, row: u64, cells: Cells) {
        self.rows[2].push((row, cells));
    }

    /// Adds a time of a service.
    pub fn slot(&mut self, row: u64, cells: Cells) {
        self.rows[3].push((row, cells));
    }

    /// Notes something that is not kept.
    pub fn loses(&mut self, what: &str) {
        *self.lost.entry(what.to_owned()).or_default() += 1;
    }

    /// How many services there are.
    #[must_use]
    pub fn services(&self) -> usize {
        self.rows[2].len()
    }

    fn once(&mut self, at: usize, row: u64, (id, cells): (&'static str, Cells)) {
        let same = |(_, other): &(u64, Cells)| other.get(id) == cells.get(id);
        if !self.rows[at].iter().any(same) {
            self.rows[at].push((row, cells));
        }
    }

    /// The rows of a register, by its place in [`REGISTERS`]; none where there are none.
    #[must_use]
    pub fn part(&self, at: usize) -> Option<Part> {
        let rows = self.rows.get(at).filter(|rows| !rows.is_empty())?;
        let codes: BTreeSet<&str> = rows
            .iter()
            .flat_map(|(_, cells)| cells.keys().copied())
            .collect();
        let mut grid = Grid::new(REGISTERS[at]);
        for (row, cells) in rows {
            grid.push(
                *row,
                codes
                    .iter()
                    .map(|code| cells.get(code).map_or("", String::as_str)),
            );
        }
        let header = codes.into_iter().map(str::to_owned).collect();
        Some(Part { header, grid })
    }
}

impl Part {
    /// The rows under their header, and how they are written.
    #[must_use]
    pub fn source(&self) -> (GridSource<'_>, Dialect) {
        let source = GridSource::under(&self.header, &self.grid, 0);
        (source, Dialect::machine(self.header.len()))
    }
}

/// An id made of what is always the same: names without accents and signs, joined.
#[must_use]
pub fn id_of(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| fold(part).replace(' ', "-"));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

/// A code of an organisation made of its id: letters, digits, `-`, `_` and `.` alone, 64 of them at most.
#[must_use]
pub fn code_of(id: &str) -> String {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let code: String = fold(id)
        .replace(' ', "-")
        .chars()
        .filter(|c| is_fit(*c))
        .take(64)
        .collect();
    let code = code.trim_start_matches(['-', '_', '.']);
    if code.is_empty() {
        "x".to_owned()
    } else {
        code.to_owned()
    }
}

/// Puts a cell that says something.
pub fn put(cells: &mut Cells, code: &'static str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        cells.insert(code, text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use csv::ByteRecord;

    #[test]
    fn rows_keep_the_line_that_they_come_from_and_what_stands_twice_is_one() {
        let mut listing = Listing::default();
        for row in [2, 3] {
            let mut cells = Cells::from([("organisation_id", "o".to_owned())]);
            put(&mut cells, "name", &format!("name {row}"));
            put(&mut cells, "website", " ");
            listing.organisation(row, cells);
            listing.service(row, Cells::from([("service_id", row.to_string())]));
        }
        let part = listing.part(0).expect("organisations");
        let (mut source, _) = part.source();
        assert_eq!(source.columns(), ["name", "organisation_id"]);
        let mut cells = ByteRecord::new();
        assert_eq!(source.read(&mut cells).expect("a row"), Some(2));
        assert_eq!(&cells[0], b"name 2");
        assert_eq!(source.read(&mut cells).expect("the end"), None);
        assert!(listing.part(1).is_none());
        assert_eq!(listing.services(), 2);
    }

    #[test]
    fn ids_and_codes_are_the_same_however_a_name_is_spelt() {
        assert_eq!(
            id_of(&["Minta  Szolgálat", "", "Fő u. 1."]),
            "minta-szolgalat/fo-u-1"
        );
        assert_eq!(code_of("Minta Szolgálat/1"), "minta-szolgalat-1");
        assert_eq!(code_of("…"), "x");
    }
}
