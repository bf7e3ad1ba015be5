//! Who the rows of an export are: ids of their own, the submission's, or the parent's with a number behind it.

use gocpont_core::codebook::{Codebook, Role};

use super::{Choice, Fact, counts};
use crate::export::Export;

/// Columns of exporters that name a submission, in the order in which they are trusted.
const SUBMISSION: [&str; 6] = [
    "_uuid",
    "meta/instanceID",
    "instanceID",
    "KEY",
    "meta-instanceID",
    "_id",
];

/// Columns of exporters with the day of a submission, in the order in which they are trusted.
const DAYS: [&str; 6] = [
    "today",
    "start",
    "end",
    "_submission_time",
    "SubmissionDate",
    "_start",
];

/// The names of all rows of an export.
pub struct Names<'e> {
    export: &'e Export,
    ids: Vec<Vec<String>>,
    /// Where the ids of each table come from.
    origins: Vec<Origin>,
    /// The column of each table with its date.
    dates: Vec<Option<usize>>,
}

#[derive(Clone)]
enum Origin {
    /// The register's own column.
    Own(String),
    /// A column of the exporter.
    Submission(String),
    /// The parent's id and a number.
    Made,
    /// Nothing names the rows.
    Nothing,
}

impl<'e> Names<'e> {
    /// The names as the registers' columns give them.
    pub fn new(export: &'e Export, registers: &[Codebook], chosen: &[Choice]) -> Self {
        let column = |table: usize, role: Role| {
            let mut here = chosen.iter().filter(|choice| choice.table == table);
            here.find_map(|choice| {
                let variable = registers[choice.register].with_role(role)?;
                choice.applied.column(&variable.code)
            })
        };
        let mut names = Self {
            export,
            ids: Vec::new(),
            origins: Vec::new(),
            dates: (0..export.tables.len())
                .map(|table| column(table, Role::Date))
                .collect(),
        };
        for table in 0..export.tables.len() {
            let (ids, origin) = names.of(table, column(table, Role::Id));
            names.ids.push(ids);
            names.origins.push(origin);
        }
        names
    }

    /// What is to be told about a table's ids.
    pub fn fact(&self, table: usize) -> Option<Fact> {
        match self.origins.get(table)? {
            Origin::Own(_) | Origin::Nothing => None,
            Origin::Submission(column) => Some(Fact::IdFrom(column.clone())),
            Origin::Made => Some(Fact::IdMade),
        }
    }

    /// The ids of a table's rows, and the column to name in messages; `code` where there is none.
    pub fn ids(&self, table: usize, code: &str) -> (String, &[String]) {
        let column = match &self.origins[table] {
            Origin::Own(column) | Origin::Submission(column) => column.clone(),
            Origin::Made | Origin::Nothing => code.to_owned(),
        };
        (column, &self.ids[table])
    }

    /// The ids of the rows of the table above that a table's rows belong to; empty where a row has none.
    pub fn above(&self, table: usize, above: usize, code: &str) -> (String, Vec<String>) {
        let id = |row: usize| {
            let row = self.row_above(table, row, above)?;
            self.ids[above].get(row).cloned()
        };
        let rows = 0..self.export.tables[table].grid.rows();
        let ids = rows.map(|row| id(row).unwrap_or_default());
        (code.to_owned(), ids.collect())
    }

    /// The dates of a table's rows, taken from the nearest table above that has some, or from the submission.
    pub fn dates(&self, table: usize) -> Option<(String, Vec<String>)> {
        let mut at = Some(table);
        let mut found = None;
        while let Some(now) = at {
            found = self.dates[now].map(|column| (now, column));
            if found.is_none() && self.export.tables[now].parent.is_none() {
                let columns = DAYS.iter().find_map(|day| self.filled(now, day));
                found = columns.map(|column| (now, column));
            }
            if found.is_some() {
                break;
            }
            at = self.export.tables[now]
                .parent
                .filter(|parent| *parent < now);
        }
        let (above, column) = found?;
        let source = &self.export.tables[above];
        let day = |row: usize| {
            let row = self.row_above(table, row, above)?;
            Some(source.grid.cell(row, column).to_owned())
        };
        let rows = 0..self.export.tables[table].grid.rows();
        let days = rows.map(|row| day(row).unwrap_or_default()).collect();
        Some((source.columns[column].name.clone(), days))
    }

    /// The row of the table above that a row lies under.
    fn row_above(&self, mut table: usize, mut row: usize, above: usize) -> Option<usize> {
        while table != above {
            let now = self.export.tables.get(table)?;
            row = usize::try_from((*now.parent_row.get(row)?)?).ok()?;
            table = now.parent.filter(|parent| *parent < table)?;
        }
        Some(row)
    }

    /// A column of the exporter that says something in every row.
    fn filled(&self, table: usize, name: &str) -> Option<usize> {
        let table = &self.export.tables[table];
        let column = table.column(name)?;
        let all = (0..table.grid.rows()).all(|row| !table.grid.cell(row, column).trim().is_empty());
        all.then_some(column)
    }

    fn of(&self, table: usize, own: Option<usize>) -> (Vec<String>, Origin) {
        let here = &self.export.tables[table];
        let rows = 0..here.grid.rows();
        let cells = |column: usize| {
            let cells = rows.clone().map(|row| here.grid.cell(row, column).trim());
            cells
                .map(|id| id.strip_prefix("uuid:").unwrap_or(id).to_owned())
                .collect::<Vec<_>>()
        };
        let Some(parent) = here.parent else {
            if let Some(column) = own {
                return (
                    cells(column),
                    Origin::Own(here.columns[column].name.clone()),
                );
            }
            let column = SUBMISSION.iter().find_map(|name| self.filled(table, name));
            return match column {
                Some(column) => (
                    cells(column),
                    Origin::Submission(here.columns[column].name.clone()),
                ),
                None => (rows.map(|_| String::new()).collect(), Origin::Nothing),
            };
        };
        let own_ids = own.map(cells);
        let origin = own.map_or(Origin::Made, |column| {
            Origin::Own(here.columns[column].name.clone())
        });
        (self.under(table, parent, own_ids.as_deref()), origin)
    }

    /// Ids of rows with parents: their own where no two rows share one, else their own behind the parent's; a number
    /// where they have none. A row without a parent is named by its line, and its missing parent rejects it.
    fn under(&self, table: usize, parent: usize, own: Option<&[String]>) -> Vec<String> {
        let here = &self.export.tables[table];
        let known = counts(own.unwrap_or_default().iter().map(String::as_str));
        let each_once = known.iter().all(|(id, times)| id.is_empty() || *times == 1);
        let mut siblings: Vec<u32> = vec![0; self.export.tables[parent].grid.rows()];
        let mut ids = Vec::with_capacity(here.grid.rows());
        for row in 0..here.grid.rows() {
            let above = here.parent_row.get(row).copied().flatten();
            let above = above.and_then(|above| usize::try_from(above).ok());
            let number = above
                .and_then(|above| siblings.get_mut(above))
                .map(|number| {
                    *number += 1;
                    *number
                });
            let parent_id = above.and_then(|above| self.ids[parent].get(above));
            let own = own.and_then(|own| own.get(row)).filter(|id| !id.is_empty());
            ids.push(match (own, parent_id, number) {
                (Some(own), _, _) if each_once => own.clone(),
                (Some(own), Some(parent), _) if !parent.is_empty() => format!("{parent}/{own}"),
                (Some(own), _, _) => own.clone(),
                (None, Some(parent), Some(number)) if !parent.is_empty() => {
                    format!("{parent}/{number}")
                }
                // Its place in the file, so that the missing parent is what its rejection is about.
                _ => format!("?{}", here.grid.line(row)),
            });
        }
        ids
    }
}
