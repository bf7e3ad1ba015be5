//! Who was asked, who answered, and how old the answers are, by register and area: for staff only, since it counts people.

use std::collections::{BTreeMap, HashMap};

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::{ANSWERED, Codebook, Role};
use gocpont_core::frame::Column;
use gocpont_core::record::Place;
use jiff::civil::Date;

use crate::error::StoreError;
use crate::keys::UnitKey;
use crate::read::Revisions;
use crate::sqlite::SqliteRecords;
use crate::table::days;
use crate::{Moment, RecordStore};

/// The coverage of a register, or of one area within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The register.
    pub register: String,
    /// Set and id of the area; none for the whole register.
    pub area: Option<(String, String)>,
    /// Units that are valid.
    pub units: u64,
    /// Of these, those who were asked.
    pub asked: u64,
    /// Of these, those who answered.
    pub answered: u64,
    /// From when the oldest of the answers are, in days since 1970-01-01; none where nobody answered.
    pub oldest: Option<i64>,
    /// The lower median of the answers' dates.
    pub median: Option<i64>,
    /// The newest.
    pub newest: Option<i64>,
    /// Units whose answers are older than wanted.
    pub stale: u64,
}

impl Coverage {
    /// Whether the data are old: half of the answers or more are older than wanted.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        self.answered > 0 && 2 * self.stale >= self.answered
    }
}

/// For which day, and from when on answers are old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// The day for which units are valid.
    pub day: Date,
    /// Answers older than so many days are stale.
    pub stale_after: u32,
}

/// What a row says of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// There are answers.
    Answered,
    /// Somebody was asked, and there are none.
    NoResponse,
    /// Nobody was asked: the register knows the unit, and nothing about it.
    NotAsked,
}

/// Dates of a group's answers, and who has none.
#[derive(Default)]
struct Group {
    units: u64,
    asked: u64,
    dates: Vec<i64>,
}

impl SqliteRecords {
    /// The coverage of each register as a whole and in each area, registers in the order given (a parent before its
    /// children), areas by set and id. A unit without a place of its own is where its parent is.
    pub fn coverage(
        &self,
        registers: &[Codebook],
        ages: Ages,
        known_at: Moment,
    ) -> Result<Vec<Coverage>, StoreError> {
        let day = days(ages.day);
        let mut all = Vec::new();
        let mut places: HashMap<&str, HashMap<UnitKey, u32>> = HashMap::new();
        for codebook in registers {
            let variables: Vec<&str> = codebook.stored().map(|v| v.code.as_str()).collect();
            let read = self.revisions(codebook, &variables, known_at)?;
            let responses = responses(codebook, &read);
            let parents = codebook.parent.as_deref().and_then(|name| places.get(name));
            let mut own = HashMap::new();
            let mut groups: BTreeMap<Option<(String, String)>, Group> = BTreeMap::new();
            for row in read.valid_on(day) {
                let row = row as usize;
                let of_parent = || parents?.get(&read.parents[row]?).copied();
                let place = read.place_of[row].or_else(of_parent);
                if let Some(place) = place {
                    own.insert(read.units[row], place);
                }
                let answered =
                    (responses[row] == Response::Answered).then_some(read.valid_from[row]);
                let was_asked = responses[row] != Response::NotAsked;
                let place = place.and_then(|at| read.places.get(at as usize));
                for key in keys(place) {
                    groups.entry(key).or_default().add(was_asked, answered);
                }
            }
            groups.entry(None).or_default();
            let oldest = day - i64::from(ages.stale_after);
            let of_group = |(area, group): (_, Group)| group.coverage(&codebook.id, area, oldest);
            all.extend(groups.into_iter().map(of_group));
            places.insert(&codebook.id, own);
        }
        Ok(all)
    }
}

/// The whole register, and every area that holds the place.
fn keys(place: Option<&Place>) -> impl Iterator<Item = Option<(String, String)>> + '_ {
    let areas = place.into_iter().flat_map(|place| &place.areas);
    let areas = areas.map(|area| Some((area.set.to_string(), area.id.to_string())));
    std::iter::once(None).chain(areas)
}

impl Group {
    fn add(&mut self, was_asked: bool, answered: Option<i64>) {
        self.units += 1;
        self.asked += u64::from(was_asked);
        self.dates.extend(answered);
    }

    fn coverage(mut self, register: &str, area: Option<(String, String)>, oldest: i64) -> Coverage {
        self.dates.sort_unstable();
        let middle = self.dates.len().saturating_sub(1) / 2;
        Coverage {
            register: register.to_owned(),
            area,
            units: self.units,
            asked: self.asked,
            answered: self.dates.len() as u64,
            oldest: self.dates.first().copied(),
            median: self.dates.get(middle).copied(),
            newest: self.dates.last().copied(),
            stale: self.dates.iter().filter(|date| **date < oldest).count() as u64,
        }
    }
}

/// What each revision says of its unit. A response status says it itself; without one a unit was asked where anything but
/// `not_asked` stands among its answers, and answered where there is a value.
#[must_use]
pub fn responses(codebook: &Codebook, read: &Revisions) -> Vec<Response> {
    let mut found = vec![Response::NotAsked; read.units.len()];
    for variable in codebook.stored() {
        let is_answer = !matches!(variable.role, Some(Role::Response | Role::Weight));
        let column = read.answers.column(&variable.code);
        if let Some(column) = column.filter(|_| is_answer) {
            match column {
                Column::Boolean(cells) => raise(&mut found, cells),
                Column::Number(cells) => raise(&mut found, cells),
                Column::Category { cells, .. } => raise(&mut found, cells),
            }
        }
    }
    for (said, status) in found.iter_mut().zip(statuses(codebook, read)) {
        *said = status.unwrap_or(*said);
    }
    found
}

/// What the response status of each revision says; nothing where there is none.
fn statuses(codebook: &Codebook, read: &Revisions) -> Vec<Option<Response>> {
    let status = codebook.with_role(Role::Response);
    let column = status.and_then(|status| read.answers.column(&status.code));
    let Some(Column::Category { codes, cells }) = column else {
        return vec![None; read.units.len()];
    };
    let is_answered = |at: u16| {
        let code = codes.get(usize::from(at)).map_or("", String::as_str);
        ANSWERED.contains(&code)
    };
    let said = |cell: &Answer<u16>| match cell {
        Answer::None(NoAnswer::NotAsked) => None,
        Answer::Value(at) if is_answered(*at) => Some(Response::Answered),
        _ => Some(Response::NoResponse),
    };
    cells.iter().map(said).collect()
}

/// Which revisions say by their status that somebody was asked and gave no answers.
#[must_use]
pub fn silent(codebook: &Codebook, read: &Revisions) -> Vec<bool> {
    let statuses = statuses(codebook, read).into_iter();
    statuses
        .map(|status| status == Some(Response::NoResponse))
        .collect()
}

fn raise<T>(found: &mut [Response], cells: &[Answer<T>]) {
    for (said, cell) in found.iter_mut().zip(cells) {
        match cell {
            Answer::Value(_) => *said = Response::Answered,
            Answer::None(NoAnswer::NotAsked) => {}
            Answer::None(_) if *said == Response::NotAsked => *said = Response::NoResponse,
            Answer::None(_) => {}
        }
    }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
