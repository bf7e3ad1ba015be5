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

/// How precisely it is known where a unit is, the most precise first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Coordinates of its own.
    #[default]
    Coordinates,
    /// The house of its address.
    House,
    /// The only house that its address can mean, though it is written otherwise.
    HouseSimilar,
    /// The middle of its street: no hex is known.
    Street,
    /// The middle of its settlement: no hex is known.
    Settlement,
}

impl Precision {
    /// Every precision, the most precise first.
    pub const ALL: [Self; 5] = [
        Self::Coordinates,
        Self::House,
        Self::HouseSimilar,
        Self::Street,
        Self::Settlement,
    ];

    /// The stable name in stores and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coordinates => "coordinates",
            Self::House => "house",
            Self::HouseSimilar => "house-similar",
            Self::Street => "street",
            Self::Settlement => "settlement",
        }
    }

    /// Whether the unit's hex is known, so that it may be counted there.
    #[must_use]
    pub const fn knows_the_hex(self) -> bool {
        matches!(self, Self::Coordinates | Self::House | Self::HouseSimilar)
    }
}

impl std::str::FromStr for Precision {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let found = Self::ALL
            .into_iter()
            .find(|precision| precision.code() == code);
        found.ok_or_else(|| Self::ALL.map(Self::code).join(", "))
    }
}

/// Where a unit is: precise personal data that never leaves the private side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// H3 index at resolution 13 (44 m², the house itself).
    pub hex: CellIndex,
    /// The areas that hold the point, at most one of each set.
    pub areas: Vec<AreaOf>,
    /// How precisely it is known. The hex of a street or settlement is that of its middle, and nobody is counted there.
    pub precision: Precision,
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
    /// The date from which the unit is gone, where the file says so.
    pub ended: Option<Date>,
    /// One answer for each variable of [`crate::codebook::Codebook::stored`], in that order.
    pub answers: Vec<Answer<Value>>,
}
