//! What a reader is shown of a table's places, as the page tells it (`hasNumbers` in `web/src/classes.ts`).

use crate::table::{Property, Table};

/// A table of which columns are read by their names.
pub(crate) struct Seen<'t, T: ?Sized> {
    table: &'t T,
    status: Option<usize>,
    marks: Option<usize>,
    counts: [Option<usize>; 2],
}

impl<'t, T: Table + ?Sized> Seen<'t, T> {
    /// Finds the columns.
    pub(crate) fn of(table: &'t T) -> Self {
        let of = |name| column(table, name);
        Self {
            table,
            status: of("status"),
            marks: of("marks"),
            counts: ["value", "cases"].map(of),
        }
    }

    /// Whether numbers of a place are withheld or there are none, so that nothing is shown.
    pub(crate) fn is_hidden(&self, at: usize) -> bool {
        let withheld = match self.value(at, self.marks) {
            Property::List(words) => words.iter().any(|word| word == "withheld"),
            _ => false,
        };
        let status = self.value(at, self.status);
        withheld || matches!(status, Property::Text("suppressed" | "nodata"))
    }

    /// Whether a place has numbers that are shown.
    pub(crate) fn has_numbers(&self, at: usize) -> bool {
        let counted = self
            .counts
            .iter()
            .any(|own| self.number(at, *own).is_some());
        counted && !self.is_hidden(at)
    }

    /// The number of a place in a column, whether or not it is shown.
    pub(crate) fn number(&self, at: usize, column: Option<usize>) -> Option<f64> {
        match self.value(at, column) {
            Property::Integer(number) => Some(number as f64),
            Property::Number(number) => Some(number),
            _ => None,
        }
    }

    /// What a place says in a column; null where there is no such column.
    pub(crate) fn value(&self, at: usize, column: Option<usize>) -> Property<'t> {
        column.map_or(Property::Null, |column| self.table.value(at, column))
    }
}

/// The position of a column.
pub(crate) fn column<T: Table + ?Sized>(table: &T, name: &str) -> Option<usize> {
    table.columns().iter().position(|own| own.name == name)
}
