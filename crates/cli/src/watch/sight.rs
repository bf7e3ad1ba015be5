//! What rules see of the store of records: who meets a condition, and how old answers are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use gocpont_core::codebook::Codebook;
use gocpont_core::frame::Frame;
use gocpont_core::record::Place;
use gocpont_core::town::{Registers, Rules, join_with};
use gocpont_core::watch::PersonRule;
use gocpont_desk::staff::{
    Figures, Idle, Met, Refused, Row, Sight, Spot, Told, Watched, WatchedTown as Town,
    watched_rows, watched_spots,
};
use gocpont_ingest::parameter::Parameters;
use gocpont_records::{Ages, RecordStore, Revisions, SqliteRecords};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::builtin;
use crate::cube::dated_revisions;
use crate::figures::Counted;
use crate::registers;

/// The area set of municipalities.
const MUNICIPALITIES: &str = "municipalities";

/// The store of records, opened for each look alone, and its figures where there is a plan to count them by.
pub struct Records {
    db: PathBuf,
    figures: Option<Counted>,
}

impl Records {
    /// The store of a file.
    pub const fn of(db: PathBuf, figures: Option<Counted>) -> Self {
        Self { db, figures }
    }
}

/// The municipalities that are looked at, as records name them.
struct Towns<'t> {
    towns: &'t [Town],
    /// Names of the areas, by their ids.
    names: BTreeMap<String, String>,
}

impl<'t> Towns<'t> {
    fn of(store: &SqliteRecords, towns: &'t [Town]) -> anyhow::Result<Self> {
        let mut names = BTreeMap::new();
        if let Some(file) = store.area_file(MUNICIPALITIES)? {
            let fields = [file.id_field.as_str(), file.name_field.as_str()];
            let set = gocpont_ingest::areas::parse(
                MUNICIPALITIES,
                &file.geojson,
                MUNICIPALITIES,
                fields,
            )?;
            names.extend(
                set.areas()
                    .iter()
                    .map(|area| (area.id().to_string(), area.name().to_owned())),
            );
        }
        Ok(Self { towns, names })
    }

    fn named(&self, id: &str) -> Option<&'t str> {
        let name = self.names.get(id).map_or("", String::as_str);
        let town = self.towns.iter().find(|town| town.is(id, name));
        town.map(|town| town.code.as_str())
    }

    fn holding(&self, place: &Place) -> Option<&'t str> {
        let area = place
            .areas
            .iter()
            .find(|area| *area.set == *MUNICIPALITIES)?;
        self.named(&area.id)
    }
}

/// The revisions of the three registers.
struct Read {
    households: Revisions,
    persons: Revisions,
    care: Revisions,
}

/// People on a day: who they are, where, from when their answers are.
struct Standing {
    registers: Registers,
    persons: Vec<u32>,
    /// For each person the row of their household.
    homes: Vec<Option<u32>>,
    /// For each person the row of their care assessment.
    assessments: Vec<Option<u32>>,
}

impl Read {
    fn new(
        store: &SqliteRecords,
        books: &BTreeMap<String, Codebook>,
        rules: &Rules<'_>,
    ) -> anyhow::Result<Self> {
        let known_at = store.now()?;
        let read = |id: &str| match books.get(id) {
            Some(book) => dated_revisions(store, book, rules, known_at),
            None => Ok(Revisions::none()),
        };
        Ok(Self {
            households: read("household")?,
            persons: read("person")?,
            care: read("elder_care")?,
        })
    }

    fn on(&self, day: Date) -> Standing {
        let day = date(1970, 1, 1).duration_until(day).as_hours() / 24;
        let households = self.households.valid_on(day);
        let persons = self.persons.valid_on(day);
        let care = self.care.valid_on(day);
        let (household_rows, care_rows) = (
            self.households.positions(&households),
            self.care.positions(&care),
        );
        let household_of: Vec<Option<u32>> = persons
            .iter()
            .map(|row| {
                household_rows
                    .get(&self.persons.parents[*row as usize]?)
                    .copied()
            })
            .collect();
        let care_of: Vec<Option<u32>> = persons
            .iter()
            .map(|row| care_rows.get(&self.persons.units[*row as usize]).copied())
            .collect();
        let row_of = |rows: &[u32], of: &[Option<u32>]| -> Vec<Option<u32>> {
            of.iter().map(|at| Some(rows[(*at)? as usize])).collect()
        };
        let take = |read: &Revisions, rows: &[u32]| -> Frame { read.answers.take(rows) };
        Standing {
            homes: row_of(&households, &household_of),
            assessments: row_of(&care, &care_of),
            registers: Registers {
                households: take(&self.households, &households),
                persons: take(&self.persons, &persons),
                care: take(&self.care, &care),
                household_of,
                care_of,
            },
            persons,
        }
    }

    /// Where somebody lives.
    fn place(&self, home: Option<u32>) -> Option<&Place> {
        let place = self.households.place_of[home? as usize]?;
        self.households.places.get(place as usize)
    }
}

impl Records {
    fn met(
        &self,
        rule: &PersonRule,
        today: Date,
        towns: &[Town],
    ) -> anyhow::Result<(Vec<Met>, u64)> {
        let store = SqliteRecords::open(&self.db)?;
        let books = registers::all(&store)?.into_iter();
        let books: BTreeMap<String, Codebook> = books.map(|book| (book.id.clone(), book)).collect();
        let parameters = builtin::parameters(None)?;
        let parameters = Parameters::parse(&parameters.name, &parameters.text)?;
        let wanted: BTreeSet<String> = rule
            .only_if
            .names()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let on = books
            .values()
            .flat_map(|book| &book.instruments)
            .filter(|own| own.enabled);
        let instruments: BTreeSet<String> = on.map(|own| own.id.clone()).collect();
        let rules = Rules {
            instruments: &instruments,
            wanted: &wanted,
            tables: parameters.tables(),
        };
        let read = Read::new(&store, &books, &rules)?;
        let Standing {
            registers,
            persons,
            homes,
            assessments,
        } = read.on(today);
        let joined = join_with(registers, today, &rules)?;
        let meets = rule.only_if.evaluate(&joined.persons)?;
        let towns = Towns::of(&store, towns)?;
        let (mut met, mut looked) = (Vec::new(), 0);
        for (at, row) in persons.iter().enumerate() {
            let place = read.place(homes[at]);
            let Some((place, tenant)) =
                place.and_then(|place| Some((place, towns.holding(place)?)))
            else {
                continue;
            };
            looked += 1;
            if !meets[at] {
                continue;
            }
            let row = *row as usize;
            let since = match assessments[at] {
                Some(care) => read.care.valid_from[care as usize].max(read.persons.valid_from[row]),
                None => read.persons.valid_from[row],
            };
            met.push(Met {
                tenant: tenant.to_owned(),
                mark: gocpont_records::unit_name(&read.persons.units[row]),
                since: day(since),
                hex: place.precision.knows_the_hex().then_some(place.hex),
            });
        }
        Ok((met, looked))
    }

    fn answered(
        &self,
        register: &str,
        today: Date,
        towns: &[Town],
    ) -> anyhow::Result<Vec<(String, Date)>> {
        let store = SqliteRecords::open(&self.db)?;
        if !store.has_register(register)? {
            return Ok(Vec::new());
        }
        let ages = Ages {
            day: today,
            stale_after: 365,
        };
        let coverage = store.coverage(&registers::all(&store)?, ages, store.now()?)?;
        let towns = Towns::of(&store, towns)?;
        let newest = coverage.into_iter().filter_map(|own| {
            let (set, id) = own.area.filter(|_| own.register == register)?;
            let tenant = towns.named(&id).filter(|_| set == MUNICIPALITIES)?;
            Some((tenant.to_owned(), day(own.newest?)))
        });
        Ok(newest.collect())
    }
}

fn day(days: i64) -> Date {
    date(1970, 1, 1).saturating_add(days.days())
}

fn failed(error: &anyhow::Error) -> Refused {
    Refused::Failed(format!("{error:#}"))
}

impl Sight for Records {
    fn readings(
        &self,
        town: &Town,
        watched: Watched<'_>,
        today: Date,
    ) -> Result<Told<Vec<Row>>, Refused> {
        let Some(figures) = &self.figures else {
            return Ok(Err(Idle::NoPlan));
        };
        let picture = figures.ended(watched.every, today);
        let picture = picture.map_err(Refused::Failed)?;
        Ok(watched_rows(&picture, town, watched, today))
    }

    fn spots(
        &self,
        town: &Town,
        asked: (&str, Option<Date>),
        today: Date,
    ) -> Result<Told<(Vec<Spot>, u64)>, Refused> {
        let Some(figures) = &self.figures else {
            return Ok(Err(Idle::NoPlan));
        };
        let picture = figures.picture(today).map_err(Refused::Failed)?;
        watched_spots(&picture, town, asked)
    }

    fn people(
        &self,
        rule: &PersonRule,
        today: Date,
        towns: &[Town],
    ) -> Result<(Vec<Met>, u64), Refused> {
        self.met(rule, today, towns).map_err(|error| failed(&error))
    }

    fn newest(
        &self,
        register: &str,
        today: Date,
        towns: &[Town],
    ) -> Result<Vec<(String, Date)>, Refused> {
        self.answered(register, today, towns)
            .map_err(|error| failed(&error))
    }
}
