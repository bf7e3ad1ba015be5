//! Answers of many units as columns: what conditions are evaluated on, one column at a time.

use std::collections::BTreeMap;

use crate::answer::{Answer, NoAnswer};
use crate::instrument::Item;

/// One variable or score over all units of a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Yes or no.
    Boolean(Vec<Answer<bool>>),
    /// Whole or decimal numbers, in the variable's unit.
    Number(Vec<Answer<f64>>),
    /// Positions in the list of category codes.
    Category {
        /// Category codes of the variable.
        codes: Vec<String>,
        /// For each unit the position of its code.
        cells: Vec<Answer<u16>>,
    },
}

impl Column {
    /// The cells of these rows, in this order; where there is none, the column says `otherwise`.
    #[must_use]
    pub fn gather(&self, rows: &[Option<u32>], otherwise: NoAnswer) -> Self {
        fn pick<T: Copy>(
            cells: &[Answer<T>],
            rows: &[Option<u32>],
            otherwise: NoAnswer,
        ) -> Vec<Answer<T>> {
            let cell = |row: &Option<u32>| row.and_then(|row| cells.get(row as usize)).copied();
            rows.iter()
                .map(|row| cell(row).unwrap_or(Answer::None(otherwise)))
                .collect()
        }
        match self {
            Self::Boolean(cells) => Self::Boolean(pick(cells, rows, otherwise)),
            Self::Number(cells) => Self::Number(pick(cells, rows, otherwise)),
            Self::Category { codes, cells } => Self::Category {
                codes: codes.clone(),
                cells: pick(cells, rows, otherwise),
            },
        }
    }

    /// Number of units.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Boolean(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Category { cells, .. } => cells.len(),
        }
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The type's name, for messages.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Boolean(_) => "boolean",
            Self::Number(_) => "number",
            Self::Category { .. } => "category",
        }
    }
}

/// What cannot stand in a frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidFrame {
    /// A column is longer or shorter than the frame.
    #[error("column {name} has {found} rows, the frame has {rows}")]
    Length {
        /// The column's name.
        name: String,
        /// Its number of rows.
        found: usize,
        /// The frame's number of rows.
        rows: usize,
    },
    /// Two columns have one name.
    #[error("column {0} stands twice in the frame")]
    Twice(String),
    /// A category cell points past the list of codes.
    #[error("column {name}, row {row}: there is no category number {cell}")]
    Category {
        /// The column's name.
        name: String,
        /// 0-based row.
        row: usize,
        /// The position that does not exist.
        cell: u16,
    },
}

/// Columns of equal length, found by variable or score name.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    rows: usize,
    columns: BTreeMap<String, Column>,
}

impl Frame {
    /// A frame of `rows` units without columns.
    #[must_use]
    pub const fn new(rows: usize) -> Self {
        Self {
            rows,
            columns: BTreeMap::new(),
        }
    }

    /// Number of units.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a column; its length, name and category positions are checked.
    pub fn add(&mut self, name: &str, column: Column) -> Result<(), InvalidFrame> {
        if column.len() != self.rows {
            return Err(InvalidFrame::Length {
                name: name.to_owned(),
                found: column.len(),
                rows: self.rows,
            });
        }
        if self.columns.contains_key(name) {
            return Err(InvalidFrame::Twice(name.to_owned()));
        }
        check_categories(name, &column)?;
        self.columns.insert(name.to_owned(), column);
        Ok(())
    }

    /// The column of a variable or score.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(name)
    }

    /// Names and columns, in alphabetical order.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Column)> {
        self.columns
            .iter()
            .map(|(name, column)| (name.as_str(), column))
    }

    /// The frame of these rows.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> Self {
        let rows: Vec<Option<u32>> = rows.iter().copied().map(Some).collect();
        let pick = |(name, column): (&String, &Column)| {
            (name.clone(), column.gather(&rows, NoAnswer::NotAsked))
        };
        Self {
            rows: rows.len(),
            columns: self.columns.iter().map(pick).collect(),
        }
    }

    /// The yes-or-no answers of a column: missing where there is no such column.
    #[must_use]
    pub fn booleans(&self, name: &str) -> Vec<Item<bool>> {
        match self.columns.get(name) {
            Some(Column::Boolean(cells)) => cells.iter().map(|c| c.value().into()).collect(),
            _ => vec![Item::Missing; self.rows],
        }
    }

    /// The numbers of a column: missing where there is no such column.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Vec<Item<f64>> {
        match self.columns.get(name) {
            Some(Column::Number(cells)) => cells.iter().map(|c| c.value().into()).collect(),
            _ => vec![Item::Missing; self.rows],
        }
    }

    /// The category codes of a column, or why there is none: not asked where there is no such column.
    #[must_use]
    pub fn categories(&self, name: &str) -> Vec<Answer<&str>> {
        let Some(Column::Category { codes, cells }) = self.columns.get(name) else {
            return vec![Answer::None(NoAnswer::NotAsked); self.rows];
        };
        let code = |cell: &Answer<u16>| match *cell {
            Answer::Value(cell) => Answer::Value(codes[usize::from(cell)].as_str()),
            Answer::None(kind) => Answer::None(kind),
        };
        cells.iter().map(code).collect()
    }
}

fn check_categories(name: &str, column: &Column) -> Result<(), InvalidFrame> {
    let Column::Category { codes, cells } = column else {
        return Ok(());
    };
    for (row, cell) in cells.iter().enumerate() {
        if let Answer::Value(cell) = *cell
            && usize::from(cell) >= codes.len()
        {
            return Err(InvalidFrame::Category {
                name: name.to_owned(),
                row,
                cell,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_another_length_is_refused() {
        let refused = Frame::new(2).add("age", Column::Number(vec![Answer::Value(70.0)]));
        assert_eq!(
            refused,
            Err(InvalidFrame::Length {
                name: "age".to_owned(),
                found: 1,
                rows: 2
            })
        );
    }

    #[test]
    fn a_name_stands_once() {
        let mut frame = Frame::new(0);
        assert_eq!(frame.add("age", Column::Number(vec![])), Ok(()));
        let again = frame.add("age", Column::Boolean(vec![]));
        assert_eq!(again, Err(InvalidFrame::Twice("age".to_owned())));
    }

    #[test]
    fn a_category_that_is_not_listed_is_refused() {
        let column = Column::Category {
            codes: vec!["owner".to_owned()],
            cells: vec![Answer::Value(1)],
        };
        let refused = Frame::new(1).add("tenure", column);
        assert!(matches!(
            refused,
            Err(InvalidFrame::Category {
                row: 0,
                cell: 1,
                ..
            })
        ));
    }
}
