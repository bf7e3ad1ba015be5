//! What can be asked about in a table: its columns, the feature's id and where it is, each with what it holds.

use crate::query::error::InvalidFilter;
use crate::table::{Column, ColumnKind, Table};

/// The name of a feature's geometry in filters and schemas.
pub const GEOMETRY: &str = "geometry";
/// The name of a feature's id.
pub const ID: &str = "id";
/// The column that says when.
const PERIOD: &str = "period";

/// What something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A date.
    Date,
    /// Several words; a comparison holds if it holds of one of them.
    List,
    /// A geometry.
    Geometry,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Id,
    Geometry,
    Column(usize),
}

/// Something that can be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queryable {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means, in English.
    pub about: &'static str,
    pub(crate) source: Source,
}

/// Everything that can be asked about in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queryables(Vec<Queryable>);

impl Queryables {
    /// Those of a table.
    #[must_use]
    pub fn of(table: &(impl Table + ?Sized)) -> Self {
        Self::of_columns(table.columns())
    }

    /// Those of a table with these columns.
    #[must_use]
    pub fn of_columns(columns: &'static [Column]) -> Self {
        let own = |name, kind, about, source| Queryable {
            name,
            kind,
            about,
            source,
        };
        let first = [
            own(ID, Kind::Integer, "the feature's id", Source::Id),
            own(
                GEOMETRY,
                Kind::Geometry,
                "where the feature is",
                Source::Geometry,
            ),
        ];
        let of_columns = columns.iter().enumerate().map(|(at, column)| {
            let kind = match column.kind {
                ColumnKind::Text if column.name == PERIOD => Kind::Date,
                ColumnKind::Text => Kind::Text,
                ColumnKind::Integer => Kind::Integer,
                ColumnKind::Number => Kind::Number,
                ColumnKind::List => Kind::List,
            };
            own(column.name, kind, column.about, Source::Column(at))
        });
        Self(first.into_iter().chain(of_columns).collect())
    }

    /// Each of them: the id, the geometry, and the columns in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Queryable> {
        self.0.iter()
    }

    /// The one of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find(&self, name: &str) -> Result<&Queryable, InvalidFilter> {
        let found = self.0.iter().find(|own| own.name == name);
        found.ok_or_else(|| InvalidFilter::Unknown {
            name: super::error::short(name),
            known: self.names(),
        })
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(|own| own.name).collect();
        names.join(", ")
    }
}

impl Queryable {
    /// Whether it is the feature's id.
    #[must_use]
    pub fn is_id(&self) -> bool {
        self.source == Source::Id
    }
}

impl Kind {
    /// The word that a message has for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text | Self::List => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Date => "date",
            Self::Geometry => "geometry",
        }
    }
}
