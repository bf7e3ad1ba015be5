//! One unit's answers as they come out of validation, before the store hides who it is.

use std::sync::Arc;

use h3o::CellIndex;
use jiff::civil::Date;

use crate::answer::Answer;

/// A value, of the type that its variable has.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Free text.
    Text(String),
    /// Position of the category in the codebook's list.
    Category(u16),
    /// Yes or no.
    Boolean(bool),
    /// A number, whole or decimal, in the variable's unit.
    Number(f64),
    /// A civil date.
    Date(Date),
}

/// Where a unit is: precise personal data that never leaves the private side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// H3 index at resolution 13 (44 m², the house itself).
    pub hex: CellIndex,
    /// The areas that hold the point, at most one of each set.
    pub areas: Vec<AreaOf>,
}

/// An area of a set, by name and id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaOf {
    /// The set's name, such as `municipalities`.
    pub set: Arc<str>,
    /// The area's id in it.
    pub id: Arc<str>,
}

/// One row that passed validation.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Line of the file (the header is line 1).
    pub row: u64,
    /// The unit's id as the file has it.
    pub id: String,
    /// The parent unit's id, where the register has a parent.
    pub parent: Option<String>,
    /// The date from which the answers are valid.
    pub valid_from: Date,
    /// Where it is; none where the register takes its parent's place.
    pub place: Option<Place>,
    /// One answer for each variable of [`crate::codebook::Codebook::stored`], in that order.
    pub answers: Vec<Answer<Value>>,
}
