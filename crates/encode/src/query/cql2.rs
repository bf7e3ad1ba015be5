//! A filter in CQL2 (OGC 21-065r2) as it is understood, whether it came as text or as JSON: conditions over properties,
//! moments and places. Read by hand with bounds on length, depth and number, so that every filter is answered at once.

mod json;
mod lexer;
mod parser;
mod print;
mod shape;
mod temporal;
mod wkt;
mod write;

pub(crate) use shape::nowhere;
pub use shape::{Position, Reprojection, Shape};
pub use temporal::{Instant, Relation};

use crate::query::error::{At, InvalidFilter};

/// Most bytes of a filter.
pub const MOST_BYTES: usize = 4096;
/// Most levels inside each other.
pub const MOST_DEPTH: usize = 32;
/// Most conditions and values.
pub const MOST_NODES: usize = 500;
/// Most positions of all geometries.
pub const MOST_POSITIONS: usize = 2000;

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Always so, or never.
    Constant(bool),
    /// All of them.
    And(Vec<Filter>),
    /// Any of them.
    Or(Vec<Filter>),
    /// The opposite; unknown stays unknown.
    Not(Box<Filter>),
    /// One value against another.
    Compare(Scalar, Comparison, Scalar),
    /// A value within two others, ends included.
    Between(Scalar, Scalar, Scalar),
    /// A value among others.
    In(Scalar, Vec<Scalar>),
    /// A text like a pattern: `%` stands for any letters, `_` for one, `\` takes the next as it is.
    Like(Scalar, Scalar),
    /// A property without a value.
    IsNull(String),
    /// Places that have a point in common.
    Intersects(Place, Place),
    /// Moments or intervals of time in this relation.
    Temporal(Span, Relation, Span),
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// What a feature says.
    Property(String),
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A date or a time.
    Instant(Instant),
    /// A text whose case is overlooked.
    CaseI(Box<Scalar>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// Where something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Where a feature is.
    Property(String),
    /// A geometry.
    Shape(Shape),
}

/// When something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// What a feature says.
    Property(String),
    /// A moment.
    Instant(Instant),
    /// From one moment to another.
    Interval(End, End),
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// No end.
    Open,
    /// This moment.
    Instant(Instant),
    /// What a feature says.
    Property(String),
}

impl Filter {
    /// Reads CQL2 text, and the older form of it that GDAL still sends: `ILIKE`, and moments as plain texts.
    ///
    /// # Errors
    /// Where it is not such a text, or is over a bound.
    pub fn from_text(text: &str) -> Result<Self, InvalidFilter> {
        within(text)?;
        parser::parse(text)
    }

    /// Reads CQL2 JSON.
    ///
    /// # Errors
    /// Where it is not such a document, or is over a bound.
    pub fn from_json(text: &str) -> Result<Self, InvalidFilter> {
        within(text)?;
        json::parse(text)
    }
}

const fn within(text: &str) -> Result<(), InvalidFilter> {
    if text.len() > MOST_BYTES {
        return Err(InvalidFilter::TooLong { most: MOST_BYTES });
    }
    Ok(())
}

/// Counts what was read, and refuses more than there may be.
#[derive(Debug, Default)]
struct Budget {
    nodes: usize,
    positions: usize,
}

impl Budget {
    fn node(&mut self) -> Result<(), InvalidFilter> {
        self.nodes += 1;
        let most = MOST_NODES;
        (self.nodes <= most)
            .then_some(())
            .ok_or(InvalidFilter::TooMuch { most })
    }

    fn position(&mut self) -> Result<(), InvalidFilter> {
        self.positions += 1;
        let most = MOST_POSITIONS;
        (self.positions <= most)
            .then_some(())
            .ok_or(InvalidFilter::TooMuch { most })
    }
}

/// The next level, if there may be one.
fn deeper(depth: usize, at: impl FnOnce() -> At) -> Result<usize, InvalidFilter> {
    if depth < MOST_DEPTH {
        return Ok(depth + 1);
    }
    let (at, most) = (at(), MOST_DEPTH);
    Err(InvalidFilter::TooDeep { at, most })
}

impl Comparison {
    /// Every one of them, with its sign.
    const SIGNS: [(&'static str, Self); 6] = [
        ("=", Self::Equal),
        ("<>", Self::NotEqual),
        ("<", Self::Less),
        ("<=", Self::LessOrEqual),
        (">", Self::Greater),
        (">=", Self::GreaterOrEqual),
    ];

    fn of(sign: &str) -> Option<Self> {
        let found = Self::SIGNS.iter().find(|(own, _)| *own == sign);
        found.map(|(_, comparison)| *comparison)
    }

    /// Its sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        let found = Self::SIGNS.iter().find(|(_, own)| *own == self);
        found.map_or("=", |(sign, _)| sign)
    }

    /// The same with its sides in the other order.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }

    /// Whether two values in this order fit.
    #[must_use]
    pub const fn fits(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

#[cfg(test)]
#[path = "cql2_tests.rs"]
mod tests;
