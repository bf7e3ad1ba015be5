//! From the store to the cube: registers read once, joined, scored and counted for every period.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Unit};
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::frame::Column;
use gocpont_core::instrument::is_idle_item;
use gocpont_core::step::Steps;
use gocpont_core::town::{RECORD_DAY, Registers, Rules, join_with};
use gocpont_records::coverage::silent;
use gocpont_records::{Moment, RecordStore, Revisions, SqliteRecords, UnitKey};
use jiff::civil::{Date, date};

use crate::ground::Ground;
use crate::inputs::Settings;
use crate::reported::Reports;

/// The registers' revisions, read once.
struct Read {
    households: Revisions,
    persons: Revisions,
    care: Revisions,
    /// For each row the key of its unit, which noise follows.
    household_keys: Vec<u64>,
    person_keys: Vec<u64>,
}

/// Counts every step of the plan's indicators in every period.
pub fn build(
    store: &SqliteRecords,
    settings: &Settings,
    ground: &Ground,
    known_at: Moment,
) -> anyhow::Result<Cube> {
    let steps = Steps::of(&settings.indicators);
    let mut cube = Cube::new(
        ground.atoms().to_vec(),
        steps.clone(),
        settings.periods.len(),
    );
    let wanted = wanted(settings);
    let instruments = instruments(settings);
    let rules = Rules {
        instruments: &instruments,
        wanted: &wanted,
        tables: &settings.tables,
    };
    let read = Read::new(store, settings, &rules, known_at)?;
    let reports = Reports::read(store, settings.asking.as_ref(), (&wanted, known_at))?;
    let place_atoms: Vec<Option<Atom>> = read
        .households
        .places
        .iter()
        .map(|place| {
            ground
                .atom(place)
                .filter(|_| place.precision.knows_the_hex())
        })
        .collect();
    for (period, day) in settings.periods.iter().enumerate() {
        let mut at = read.on(*day, &place_atoms);
        let registers = &mut at.registers;
        reports.add(
            (&mut registers.households, &at.household_units),
            (&mut registers.persons, &at.person_units),
            &registers.household_of,
            *day,
        )?;
        let town = join_with(at.registers, *day, &rules)?;
        let masks = steps.masks(Unit::Households, &town.households);
        cube.add(
            period,
            &Sorted::new(&at.household_atoms).with_keys(at.household_keys),
            &masks.context("household")?,
        )?;
        let masks = steps.masks(Unit::Persons, &town.persons);
        cube.add(
            period,
            &Sorted::new(&at.person_atoms).with_keys(at.person_keys),
            &masks.context("person")?,
        )?;
    }
    Ok(cube)
}

/// On which days (since 1970-01-01) something was answered in which municipality, by its position in the ground.
pub fn answered(
    store: &SqliteRecords,
    settings: &Settings,
    ground: &Ground,
    known_at: Moment,
) -> anyhow::Result<BTreeSet<(i64, u16)>> {
    let (wanted, instruments) = (wanted(settings), instruments(settings));
    let rules = Rules {
        instruments: &instruments,
        wanted: &wanted,
        tables: &settings.tables,
    };
    let read = Read::new(store, settings, &rules, known_at)?;
    let places = read.households.places.iter();
    let towns: Vec<Option<u16>> = places
        .map(|place| Some(ground.atom(place)?.municipality))
        .collect();
    let (mut homes, mut people) = (HashMap::new(), HashMap::new());
    let mut days = BTreeSet::new();
    for (row, unit) in read.households.units.iter().enumerate() {
        let place = read.households.place_of[row];
        if let Some(town) = place.and_then(|place| towns[place as usize]) {
            homes.insert(*unit, town);
            if !read.households.ended[row] {
                days.insert((read.households.valid_from[row], town));
            }
        }
    }
    for (row, unit) in read.persons.units.iter().enumerate() {
        let home = read.persons.parents[row].and_then(|home| homes.get(&home));
        if let Some(town) = home {
            people.insert(*unit, *town);
            if !read.persons.ended[row] {
                days.insert((read.persons.valid_from[row], *town));
            }
        }
    }
    for (row, unit) in read.care.units.iter().enumerate() {
        if let Some(town) = people.get(unit).filter(|_| !read.care.ended[row]) {
            days.insert((read.care.valid_from[row], *town));
        }
    }
    // What entries say is an answer of the unit, too.
    let reports = Reports::read(store, settings.asking.as_ref(), (&wanted, known_at))?;
    for (day, is_person, unit) in reports.days() {
        let towns = if is_person { &people } else { &homes };
        days.extend(towns.get(&unit).map(|town| (since_1970(day), *town)));
    }
    Ok(days)
}

/// Days from 1970-01-01.
fn since_1970(day: Date) -> i64 {
    date(1970, 1, 1).duration_until(day).as_hours() / 24
}

/// One period's registers, and where their units are counted.
struct Standing {
    registers: Registers,
    household_atoms: Vec<Option<Atom>>,
    person_atoms: Vec<Option<Atom>>,
    household_keys: Vec<u64>,
    person_keys: Vec<u64>,
    household_units: Vec<UnitKey>,
    person_units: Vec<UnitKey>,
}

impl Read {
    fn new(
        store: &SqliteRecords,
        settings: &Settings,
        rules: &Rules<'_>,
        known_at: Moment,
    ) -> anyhow::Result<Self> {
        let revisions = |register: &str| {
            let Some(codebook) = settings.codebooks.get(register) else {
                return Ok(Revisions::none());
            };
            dated_revisions(store, codebook, rules, known_at)
        };
        let (households, persons) = (revisions("household")?, revisions("person")?);
        Ok(Self {
            household_keys: record_keys(store, "household", &households),
            person_keys: record_keys(store, "person", &persons),
            care: revisions("elder_care")?,
            households,
            persons,
        })
    }

    /// The registers as valid on a day. A person without a valid household is counted nowhere.
    fn on(&self, day: Date, place_atoms: &[Option<Atom>]) -> Standing {
        let days = since_1970(day);
        let households = self.households.valid_on(days);
        let persons = self.persons.valid_on(days);
        let care = self.care.valid_on(days);
        let household_rows = self.households.positions(&households);
        let care_rows = self.care.positions(&care);
        let household_of: Vec<Option<u32>> = persons
            .iter()
            .map(|row| {
                let parent = self.persons.parents[*row as usize]?;
                household_rows.get(&parent).copied()
            })
            .collect();
        let care_of = persons
            .iter()
            .map(|row| care_rows.get(&self.persons.units[*row as usize]).copied())
            .collect();
        let atom = |row: &u32| {
            let place = self.households.place_of[*row as usize]?;
            place_atoms[place as usize]
        };
        let household_atoms: Vec<Option<Atom>> = households.iter().map(atom).collect();
        let person_atoms = household_of
            .iter()
            .map(|household| household_atoms[(*household)? as usize])
            .collect();
        Standing {
            registers: Registers {
                households: self.households.answers.take(&households),
                persons: self.persons.answers.take(&persons),
                care: self.care.answers.take(&care),
                household_of,
                care_of,
            },
            household_keys: of_rows(&self.household_keys, &households),
            person_keys: of_rows(&self.person_keys, &persons),
            household_units: of_rows(&self.households.units, &households),
            person_units: of_rows(&self.persons.units, &persons),
            household_atoms,
            person_atoms,
        }
    }
}

/// The keys of a register's rows; rows of one unit stand together and share theirs.
fn record_keys(store: &SqliteRecords, register: &str, read: &Revisions) -> Vec<u64> {
    let mut keys: Vec<u64> = Vec::with_capacity(read.units.len());
    for (row, unit) in read.units.iter().enumerate() {
        let same = row > 0 && read.units[row - 1] == *unit;
        let known = keys.last().copied().filter(|_| same);
        keys.push(known.unwrap_or_else(|| store.keys().record_key(register, unit)));
    }
    keys
}

fn of_rows<T: Copy>(all: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().map(|row| all[*row as usize]).collect()
}

/// A register's revisions with the day of each; items that no score and no condition reads are left out.
pub(crate) fn dated_revisions(
    store: &SqliteRecords,
    codebook: &Codebook,
    rules: &Rules<'_>,
    known_at: Moment,
) -> anyhow::Result<Revisions> {
    let is_on = |id: &str| rules.instruments.contains(id);
    let asked = |code: &str| {
        let joined = format!("{}.{code}", codebook.id);
        rules.wanted.contains(code) || rules.wanted.contains(&joined)
    };
    let codes = codebook.stored().map(|v| v.code.as_str());
    let read = codes.filter(|code| asked(code) || !is_idle_item(code, is_on));
    let mut read = store.revisions(codebook, &read.collect::<Vec<_>>(), known_at)?;
    if rules.needs_record_days(&codebook.id) && read.answers.column(RECORD_DAY).is_none() {
        let days = read.valid_from.iter().map(|day| Answer::Value(*day as f64));
        read.answers
            .add(RECORD_DAY, Column::Number(days.collect()))?;
    }
    // Who was asked and gave no answers is counted nowhere, as if they were gone.
    let silent = silent(codebook, &read);
    for (ended, silent) in read.ended.iter_mut().zip(silent) {
        *ended |= silent;
    }
    Ok(read)
}

fn wanted(settings: &Settings) -> BTreeSet<String> {
    let conditions = settings
        .indicators
        .iter()
        .flat_map(gocpont_core::codebook::Indicator::chain);
    let names = conditions.flat_map(|condition| condition.names());
    names.map(str::to_owned).collect()
}

/// Instruments that a codebook switches on, and those that the plan names.
fn instruments(settings: &Settings) -> BTreeSet<String> {
    let of_book = |book: &Codebook| {
        let on = book.instruments.iter().filter(|switch| switch.enabled);
        on.map(|switch| switch.id.clone()).collect::<Vec<_>>()
    };
    let on = settings.codebooks.values().flat_map(of_book);
    on.chain(settings.plan.instruments.iter().cloned())
        .collect()
}
