//! What rules see besides entries: figures and people of the store of records, which the desk does not open itself.

use gocpont_core::emerging::Category;
use gocpont_core::watch::{Every, PersonRule};
use h3o::CellIndex;
use jiff::civil::Date;

use crate::staff::Refused;

/// A municipality that works at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Its official code.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl Town {
    /// Whether an area of the municipalities' set is it: by its code, or else by its name.
    #[must_use]
    pub fn is(&self, id: &str, name: &str) -> bool {
        self.code == id || self.name.to_lowercase() == name.to_lowercase()
    }
}

/// One period of an indicator in a municipality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Its first day.
    pub from: Date,
    /// Cases; none where nobody has data of it.
    pub cases: Option<u32>,
    /// Of how many.
    pub population: u32,
}

/// A hot spot among staff figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its address, as places name hot spots.
    pub address: String,
    /// How it has become hot.
    pub category: Category,
    /// Its hexes.
    pub hexes: Vec<CellIndex>,
    /// Cases in it.
    pub cases: u32,
    /// Cases were it like the rest of the municipality.
    pub expected: f64,
}

/// Somebody who meets a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The municipality where they live.
    pub tenant: String,
    /// By which a register knows them, such as `unit:DIGITS`; sealed in the alert.
    pub mark: String,
    /// From when their answers are.
    pub since: Date,
    /// Where they live; none where that is known to a street or a settlement only.
    pub hex: Option<CellIndex>,
}

/// Figures and people. Each call sees one municipality's, or says whose it tells.
pub trait Sight: Send + Sync {
    /// The periods of an indicator in a municipality, the oldest first, up to the last that ended before the day; none where there
    /// is no such indicator.
    fn readings(
        &self,
        town: &Town,
        indicator: &str,
        period: (Every, Date),
    ) -> Result<Option<Vec<Reading>>, Refused>;

    /// The hot spots of an indicator in a municipality as of now; none where figures have no periods to tell them by.
    fn spots(&self, town: &Town, indicator: &str) -> Result<Option<Vec<Spot>>, Refused>;

    /// The people of these municipalities who meet a rule's condition today, and how many were looked at.
    fn people(
        &self,
        rule: &PersonRule,
        today: Date,
        towns: &[Town],
    ) -> Result<(Vec<Met>, u64), Refused>;

    /// The day of the newest record of a register in each of these municipalities that has any.
    fn newest(
        &self,
        register: &str,
        today: Date,
        towns: &[Town],
    ) -> Result<Vec<(String, Date)>, Refused>;
}
