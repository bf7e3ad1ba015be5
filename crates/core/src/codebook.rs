//! The questionnaire as data: variables with their types, categories and sensitivity, and the indicators made from
//! them, labelled in Hungarian, Czech and English.

use jiff::civil::Date;

use crate::answer::NoAnswer;
use crate::condition::Condition;
use crate::life::Life;

/// A text in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Hungarian.
    pub hu: String,
    /// Czech.
    pub cs: String,
    /// English.
    pub en: String,
}

/// What kind of value a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableType {
    /// Free text.
    Text,
    /// One of the listed categories.
    Category,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// A civil date.
    Date,
}

/// What a variable does in its record, besides being an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Identifies the unit.
    Id,
    /// Identifies the unit of the parent register.
    Parent,
    /// The date from which the answers are valid.
    Date,
    /// The date from which the unit is gone: died, moved away.
    End,
    /// Longitude, WGS 84 degrees.
    Lon,
    /// Latitude, WGS 84 degrees.
    Lat,
    /// Easting in the file's coordinate reference system, metres.
    East,
    /// Northing in the file's coordinate reference system, metres.
    North,
    /// An address in one line.
    Address,
    /// The settlement of an address.
    AddressSettlement,
    /// The part of the settlement or the district.
    AddressPart,
    /// The street, perhaps with the house number.
    AddressStreet,
    /// The house number.
    AddressNumber,
    /// The postcode.
    AddressPostcode,
    /// The survey's design weight.
    Weight,
    /// The response status.
    Response,
}

impl Role {
    /// Whether the variable says where the unit is.
    #[must_use]
    pub const fn is_coordinate(self) -> bool {
        matches!(self, Self::Lon | Self::Lat | Self::East | Self::North)
    }

    /// Whether the variable is an address or part of one.
    #[must_use]
    pub const fn is_address(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::AddressSettlement
                | Self::AddressPart
                | Self::AddressStreet
                | Self::AddressNumber
                | Self::AddressPostcode
        )
    }
}

/// How much harm an answer could do in wrong hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Tells who somebody is.
    Identifying,
    /// Special category of personal data (health, origin, belief).
    Special,
    /// Anything else.
    Plain,
}

/// Whether the store keeps an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storing {
    /// Read, checked and forgotten.
    No,
    /// Kept under encryption.
    Sealed,
    /// Kept as it is.
    Plain,
}

/// One allowed answer of a category variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// Code in files and stores.
    pub code: String,
    /// What people read.
    pub label: Labels,
    /// What it is called in other lists of codes, such as a paragraph of an act.
    pub codes: Vec<OtherCode>,
    /// The first day on which it may be chosen.
    pub valid_from: Option<Date>,
    /// The last day on which it may be chosen.
    pub valid_until: Option<Date>,
}

impl Category {
    /// Whether it may be chosen on that day; records from before keep it.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// A category's code in somebody else's list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherCode {
    /// The list.
    pub list: String,
    /// The code in it.
    pub code: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Column name in files and stores, snake case.
    pub code: String,
    /// Part of the questionnaire.
    pub block: String,
    /// Kind of value.
    pub kind: VariableType,
    /// What else it does.
    pub role: Option<Role>,
    /// Whether a record without it is refused.
    pub required: bool,
    /// Possible harm.
    pub sensitivity: Sensitivity,
    /// Whether it is kept.
    pub store: Storing,
    /// What people read.
    pub label: Labels,
    /// Allowed categories, in order; empty for other types.
    pub categories: Vec<Category>,
    /// Kinds of no answer that may be given.
    pub no_answer: Vec<NoAnswer>,
    /// Smallest and largest allowed number.
    pub range: Option<(f64, f64)>,
    /// The numbers allowed, ascending; empty: any in the range.
    pub allowed: Vec<f64>,
    /// Unit of the number.
    pub unit: Option<String>,
    /// Other names that its column has in files: the name in a form, last year's name.
    pub aliases: Vec<String>,
}

/// An instrument that the codebook has items for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentSwitch {
    /// Its id.
    pub id: String,
    /// Whether it is scored without the plan naming it.
    pub enabled: bool,
    /// Why it is on though off by default, or off.
    pub reason: Option<String>,
}

/// What an indicator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People.
    Persons,
    /// Households.
    Households,
}

/// What is made of the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    /// Cases.
    Count,
    /// Cases over population.
    Rate,
    /// Mean of a number; for staff only.
    Mean,
}

/// Cases over population, each an ordered list of conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Stable name, as collections have it.
    pub id: String,
    /// What is counted.
    pub unit: Unit,
    /// Count, rate or mean.
    pub kind: IndicatorKind,
    /// Name.
    pub label: Labels,
    /// Who the population is.
    pub population_label: Labels,
    /// Who the cases are.
    pub cases_label: Labels,
    /// What it means and where its definition is from.
    pub description: Labels,
    /// What it is about, as plans sort their topics: the id of a plan's theme.
    pub theme: Option<String>,
    /// Conditions on the population, in order.
    pub population: Vec<Condition>,
    /// Conditions on the cases among the population, in order.
    pub cases: Vec<Condition>,
}

impl Indicator {
    /// The chain of filter steps: population, then cases.
    pub fn chain(&self) -> impl Iterator<Item = &Condition> {
        self.population.iter().chain(&self.cases)
    }
}

/// One register's questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Codebook {
    /// Name of the register.
    pub id: String,
    /// Changes with every change of the questionnaire.
    pub version: String,
    /// What people read.
    pub label: Labels,
    /// The parent register; without a parent variable the two share their ids.
    pub parent: Option<String>,
    /// What a record is; neither people nor households: a signal, a site.
    pub unit: Option<Unit>,
    /// The questions, in the order of the questionnaire.
    pub variables: Vec<Variable>,
    /// Instruments it has items for.
    pub instruments: Vec<InstrumentSwitch>,
    /// Indicators made from it.
    pub indicators: Vec<Indicator>,
    /// How its records live, where they have states.
    pub life: Option<Life>,
}

/// Categories of a response status that mean that there are answers. Any other means that somebody was asked and that
/// there are none.
pub const ANSWERED: [&str; 2] = ["responded", "partial"];

impl Codebook {
    /// The variable with this role, if there is one.
    #[must_use]
    pub fn with_role(&self, role: Role) -> Option<&Variable> {
        self.variables.iter().find(|v| v.role == Some(role))
    }

    /// The variable with this code, if there is one.
    #[must_use]
    pub fn variable(&self, code: &str) -> Option<&Variable> {
        self.variables.iter().find(|v| v.code == code)
    }

    /// The answers that the store keeps, in order: neither ids nor coordinates nor what is not to be stored. Some of the
    /// texts may be sealed.
    pub fn stored(&self) -> impl Iterator<Item = &Variable> {
        self.variables.iter().filter(|v| {
            v.store != Storing::No
                && !matches!(
                    v.role,
                    Some(Role::Id | Role::Parent | Role::Date | Role::End)
                )
                && !v.role.is_some_and(Role::is_coordinate)
        })
    }
}
