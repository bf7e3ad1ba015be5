//! The same person or household under two ids, found in what the store keeps: no names, so by place, birth date, sex and
//! the answers that agree. Pairs are listed for somebody to decide on; nothing is merged here.

use std::collections::HashMap;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Role, VariableType};
use gocpont_core::frame::Column;
use h3o::CellIndex;
use jiff::civil::Date;

use crate::error::StoreError;
use crate::keys::UnitKey;
use crate::read::Revisions;
use crate::slip::is_slip;
use crate::sqlite::SqliteRecords;
use crate::table::days;
use crate::{Moment, RecordStore};

/// Standing of one block that are compared with each other; a fuller block is skipped, and said so.
const FULLEST: usize = 400;

/// From which score a pair is listed.
const LISTED: f64 = 0.7;

/// Fewest answers that two units must both have for their agreement to say something.
const FEWEST_ANSWERS: u32 = 8;

/// What two units have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same household.
    SameHousehold,
    /// The same place (44 m²).
    SamePlace,
    /// Places side by side.
    NearPlace,
    /// The same birth date and sex.
    SameBirthDate,
    /// Birth dates that differ as a slip of the pen does, and the same sex.
    SimilarBirthDate,
    /// Members with the same birth dates and sex.
    SameMembers,
    /// Most answers agree.
    SameAnswers,
}

impl Likeness {
    /// Its name in lists.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameHousehold => "same_household",
            Self::SamePlace => "same_place",
            Self::NearPlace => "near_place",
            Self::SameBirthDate => "same_birth_date",
            Self::SimilarBirthDate => "similar_birth_date",
            Self::SameMembers => "same_members",
            Self::SameAnswers => "same_answers",
        }
    }
}

/// Two units that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one that was known first.
    pub first: UnitKey,
    /// The other.
    pub second: UnitKey,
    /// Since when each is known, in days since 1970-01-01.
    pub since: [i64; 2],
    /// How much they are alike, 0 to 1.
    pub score: f64,
    /// In what.
    pub alike: Vec<Likeness>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Places with so many units that they were not compared.
    pub crowded: u64,
}

impl SqliteRecords {
    /// Pairs of units of a register that are valid on a day and may be one. `registers` are the codebooks of the store.
    pub fn duplicates(
        &self,
        registers: &[Codebook],
        register: &str,
        day: Date,
    ) -> Result<Found, StoreError> {
        let of_name = |name: &str| registers.iter().find(|codebook| codebook.id == name);
        let Some(codebook) = of_name(register) else {
            return Err(StoreError::NoRegister(register.to_owned()));
        };
        let known_at = self.now()?;
        let read = |codebook: &Codebook| Standing::read(self, codebook, day, known_at);
        let mut units = read(codebook)?;
        let parent = codebook.parent.as_deref().and_then(of_name);
        if let Some(parent) = parent {
            units.place_by(&read(parent)?);
        }
        // A child that names its parent, with a birth date: its members.
        let members = registers.iter().find(|child| {
            child.parent.as_deref() == Some(register) && child.with_role(Role::Parent).is_some()
        });
        if let Some(members) = members
            && self.has_register(&members.id)?
        {
            units.with_members(&read(members)?);
        }
        Ok(units.pairs())
    }
}

/// The valid units of a register, as they are compared.
struct Standing {
    units: Vec<UnitKey>,
    parents: Vec<Option<UnitKey>>,
    since: Vec<i64>,
    places: Vec<Option<CellIndex>>,
    /// Birth date and sex, where both are known.
    births: Vec<Option<(i64, u16)>>,
    members: Vec<Vec<(i64, u16)>>,
    answers: Vec<Column>,
}

impl Standing {
    fn read(
        store: &SqliteRecords,
        codebook: &Codebook,
        day: Date,
        known_at: Moment,
    ) -> Result<Self, StoreError> {
        let variables: Vec<&str> = codebook.stored().map(|v| v.code.as_str()).collect();
        let read = store.revisions(codebook, &variables, known_at)?;
        let rows = read.valid_on(days(day));
        let frame = read.answers.take(&rows);
        let births = births(frame.column("birth_date"), frame.column("sex"), rows.len());
        let is_answer = |code: &str| !matches!(code, "birth_date" | "sex");
        let compared = codebook.stored().filter(|v| {
            v.kind != VariableType::Text && v.role.is_none() && is_answer(v.code.as_str())
        });
        let answers = compared.filter_map(|v| frame.column(&v.code).cloned());
        let place = |row: &u32| {
            let place = read.place_of[*row as usize]?;
            read.places.get(place as usize).map(|place| place.hex)
        };
        Ok(Self {
            units: rows.iter().map(|row| read.units[*row as usize]).collect(),
            parents: rows.iter().map(|row| read.parents[*row as usize]).collect(),
            since: rows.iter().map(|row| since(&read, *row)).collect(),
            places: rows.iter().map(place).collect(),
            members: vec![Vec::new(); rows.len()],
            answers: answers.collect(),
            births,
        })
    }

    /// Standing without a place of their own are where their parent is.
    fn place_by(&mut self, parents: &Self) {
        let both = parents.units.iter().zip(&parents.places);
        let known: HashMap<&UnitKey, Option<CellIndex>> =
            both.map(|(unit, place)| (unit, *place)).collect();
        for (place, parent) in self.places.iter_mut().zip(&self.parents) {
            let of_parent = || *known.get(&(*parent)?)?;
            *place = place.or_else(of_parent);
        }
    }

    fn with_members(&mut self, members: &Self) {
        let at = |(at, unit): (usize, &UnitKey)| (*unit, at);
        let at: HashMap<UnitKey, usize> = self.units.iter().enumerate().map(at).collect();
        for (parent, birth) in members.parents.iter().zip(&members.births) {
            let home = parent.and_then(|parent| at.get(&parent));
            if let (Some(home), Some(birth)) = (home, birth) {
                self.members[*home].push(*birth);
            }
        }
        self.members.iter_mut().for_each(|own| own.sort_unstable());
    }

    /// Compares units at the same place or side by side.
    fn pairs(&self) -> Found {
        let mut at: HashMap<CellIndex, Vec<usize>> = HashMap::new();
        for (row, place) in self.places.iter().enumerate() {
            if let Some(place) = place {
                at.entry(*place).or_default().push(row);
            }
        }
        let mut found = Found::default();
        for (place, here) in &at {
            if here.len() > FULLEST {
                found.crowded += 1;
                continue;
            }
            for (position, one) in here.iter().enumerate() {
                let rest = here[position + 1..].iter();
                found
                    .pairs
                    .extend(rest.filter_map(|other| self.pair(*one, *other)));
            }
            let near = place.grid_disk::<Vec<_>>(1).into_iter();
            for other in near
                .filter(|near| near > place)
                .filter_map(|near| at.get(&near))
            {
                if other.len() > FULLEST {
                    continue;
                }
                let both = here
                    .iter()
                    .flat_map(|one| other.iter().map(move |b| (*one, *b)));
                found
                    .pairs
                    .extend(both.filter_map(|(one, other)| self.pair(one, other)));
            }
        }
        let pairs = &mut found.pairs;
        pairs.sort_by(|a, b| {
            let score = b.score.total_cmp(&a.score);
            score.then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
        });
        found
    }

    fn pair(&self, one: usize, other: usize) -> Option<Pair> {
        let is_people = self.births[one].is_some() || self.births[other].is_some();
        let is_home_shared =
            is_people && self.parents[one].is_some() && self.parents[one] == self.parents[other];
        let (near, likeness) = if is_home_shared {
            (0.25, Likeness::SameHousehold)
        } else if self.places[one] == self.places[other] {
            (0.25, Likeness::SamePlace)
        } else {
            (0.15, Likeness::NearPlace)
        };
        let mut alike = vec![likeness];
        let (agreement, compared) = self.agreement(one, other);
        let (likely, likeness) = if is_people {
            self.person(one, other, is_home_shared)?
        } else {
            self.household(one, other, (agreement, compared))?
        };
        alike.extend(likeness);
        // Few answers say little: neither for it nor against.
        let is_telling = compared >= FEWEST_ANSWERS;
        let score = near + likely + 0.25 * if is_telling { agreement } else { 0.5 };
        if is_telling && agreement >= 0.8 {
            alike.push(Likeness::SameAnswers);
        }
        if score < LISTED {
            return None;
        }
        let key = |row: usize| (self.since[row], self.units[row]);
        let is_in_order = key(one) <= key(other);
        let (first, second) = if is_in_order {
            (one, other)
        } else {
            (other, one)
        };
        Some(Pair {
            first: self.units[first],
            second: self.units[second],
            since: [self.since[first], self.since[second]],
            score: (score * 100.0).round() / 100.0,
            alike,
        })
    }

    /// What birth dates say for two people; nothing where they speak against it.
    fn person(
        &self,
        one: usize,
        other: usize,
        is_home_shared: bool,
    ) -> Option<(f64, Option<Likeness>)> {
        let likeness = self.birth_likeness(one, other, is_home_shared)?;
        // Two of one household, first seen on the same day: twins.
        if is_home_shared && self.since[one] == self.since[other] {
            return None;
        }
        let is_same = likeness == Likeness::SameBirthDate;
        Some((if is_same { 0.5 } else { 0.35 }, Some(likeness)))
    }

    /// What members say for two households; nothing where they speak against it. Where nobody is known to live there, it
    /// takes answers that agree nearly all.
    fn household(
        &self,
        one: usize,
        other: usize,
        (agreement, compared): (f64, u32),
    ) -> Option<(f64, Option<Likeness>)> {
        match self.shared_members(one, other) {
            Some(share) if share >= 0.5 => Some((0.5 * share, Some(Likeness::SameMembers))),
            None if compared >= FEWEST_ANSWERS && agreement >= 0.95 => Some((0.3, None)),
            _ => None,
        }
    }

    /// How two birth dates are alike, with the same sex. In one household two dates nearer than nine months are no
    /// siblings'; further apart they may be.
    fn birth_likeness(&self, one: usize, other: usize, is_home_shared: bool) -> Option<Likeness> {
        let ((one, sex), (other, other_sex)) = (self.births[one]?, self.births[other]?);
        if sex != other_sex {
            return None;
        }
        if one == other {
            return Some(Likeness::SameBirthDate);
        }
        let may_be_siblings = is_home_shared && (one - other).abs() >= 270;
        let is_slip = !may_be_siblings && is_slip(one, other);
        is_slip.then_some(Likeness::SimilarBirthDate)
    }

    /// The share of members that both households have (Jaccard); none where neither has any.
    fn shared_members(&self, one: usize, other: usize) -> Option<f64> {
        let (one, other) = (&self.members[one], &self.members[other]);
        if one.is_empty() && other.is_empty() {
            return None;
        }
        let mut rest = other.clone();
        let mut shared = 0;
        for member in one {
            if let Some(at) = rest.iter().position(|other| other == member) {
                rest.swap_remove(at);
                shared += 1;
            }
        }
        Some(f64::from(shared) / (one.len() + rest.len()) as f64)
    }

    /// The share of the answers that agree among those that both have, and how many both have.
    fn agreement(&self, one: usize, other: usize) -> (f64, u32) {
        let (mut agree, mut both) = (0_u32, 0_u32);
        for column in &self.answers {
            let same = match column {
                Column::Boolean(cells) => same(&cells[one], &cells[other]),
                Column::Number(cells) => same(&cells[one], &cells[other]),
                Column::Category { cells, .. } => same(&cells[one], &cells[other]),
            };
            if let Some(same) = same {
                both += 1;
                agree += u32::from(same);
            }
        }
        (f64::from(agree) / f64::from(both.max(1)), both)
    }
}

/// The first day on which a row's unit is known; rows of one unit stand together, in order.
fn since(read: &Revisions, row: u32) -> i64 {
    let mut row = row as usize;
    while row > 0 && read.units[row - 1] == read.units[row] {
        row -= 1;
    }
    read.valid_from[row]
}

fn births(dates: Option<&Column>, sexes: Option<&Column>, rows: usize) -> Vec<Option<(i64, u16)>> {
    let (Some(Column::Number(dates)), Some(Column::Category { cells, .. })) = (dates, sexes) else {
        return vec![None; rows];
    };
    let both = dates.iter().zip(cells);
    both.map(|(date, sex)| match (date, sex) {
        (Answer::Value(date), Answer::Value(sex)) => Some((*date as i64, *sex)),
        _ => None,
    })
    .collect()
}

fn same<T: PartialEq>(one: &Answer<T>, other: &Answer<T>) -> Option<bool> {
    match (one, other) {
        (Answer::Value(one), Answer::Value(other)) => Some(one == other),
        _ => None,
    }
}

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
