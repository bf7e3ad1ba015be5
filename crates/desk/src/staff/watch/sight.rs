//! What rules see besides entries: figures and people of the store of records, which the desk does not open itself.

use gocpont_core::emerging::Category;
use gocpont_core::watch::{Every, PersonRule};
use h3o::CellIndex;
use jiff::civil::Date;

use super::board::Idle;
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

/// A series of an indicator: of a whole municipality, or of one of its areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The area: its set, its id and its name.
    pub area: Option<(String, String, String)>,
    /// Its periods, the oldest first.
    pub readings: Vec<Reading>,
}

/// An indicator that is watched.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'w> {
    /// Its id.
    pub indicator: &'w str,
    /// The area set, each area of which has a series of its own.
    pub areas: Option<&'w str>,
    /// The length of periods.
    pub every: Every,
}

/// What figures tell, or why they tell nothing.
pub type Told<T> = Result<T, Idle>;

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
    /// The periods of an indicator in a municipality and, where they are asked for, in its areas, up to the last that ended before
    /// the day.
    fn readings(
        &self,
        town: &Town,
        watched: Watched<'_>,
        today: Date,
    ) -> Result<Told<Vec<Row>>, Refused>;

    /// The hexes of an indicator in a municipality that are hot now, by how they have become so since a day where one is given, and
    /// how many people are counted.
    fn spots(
        &self,
        town: &Town,
        indicator_since: (&str, Option<Date>),
        today: Date,
    ) -> Result<Told<(Vec<Spot>, u64)>, Refused>;

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
