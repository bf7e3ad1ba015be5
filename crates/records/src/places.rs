//! The numbers of places: looked up once for each house, in bounded memory.

use std::collections::HashMap;

use gocpont_core::record::{AreaOf, Place, Precision};
use rusqlite::{CachedStatement, OptionalExtension, Transaction};

use crate::table;

/// Places remembered; beyond, they are looked up anew.
const MOST: usize = 1 << 18;

/// Combinations of areas remembered.
const MOST_AREAS: usize = 1 << 14;

/// Gives each place its number, a new one where it is new.
pub(crate) struct Places<'t> {
    find: CachedStatement<'t>,
    add: CachedStatement<'t>,
    /// Combinations of areas, with a number here and the text that the store keeps.
    areas: HashMap<Vec<AreaOf>, (u32, String)>,
    /// Hex and combination of areas.
    numbers: HashMap<(u64, u32), i64>,
    /// Whether `numbers` holds every place of the store.
    is_complete: bool,
}

impl<'t> Places<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'_>) -> Result<Self, rusqlite::Error> {
        let any = "SELECT EXISTS (SELECT 1 FROM place)";
        let any: bool = transaction.query_row(any, [], |row| row.get(0))?;
        Ok(Self {
            find: transaction
                .prepare_cached("SELECT id FROM place WHERE hex = ?1 AND areas = ?2")?,
            add: transaction.prepare_cached("INSERT INTO place (hex, areas) VALUES (?1, ?2)")?,
            areas: HashMap::new(),
            numbers: HashMap::new(),
            is_complete: !any,
        })
    }

    pub(crate) fn number(&mut self, place: &Place) -> Result<i64, rusqlite::Error> {
        let hex = u64::from(place.hex);
        if place.precision != Precision::Coordinates {
            return self.imprecise(place);
        }
        let combination = self.combination(&place.areas);
        if let Some(known) = self.numbers.get(&(hex, combination)) {
            return Ok(*known);
        }
        let (find, add) = (&mut self.find, &mut self.add);
        let text = self.areas.get(&place.areas);
        let text = text.map_or("", |(_, text)| text.as_str());
        let found = if self.is_complete {
            None
        } else {
            let found = find.query_row((hex.cast_signed(), text), |row| row.get(0));
            found.optional()?
        };
        let number = match found {
            Some(number) => number,
            None => add.insert((hex.cast_signed(), text))?,
        };
        if self.numbers.len() >= MOST {
            self.forget();
        }
        self.numbers.insert((hex, combination), number);
        Ok(number)
    }

    /// The number of a place that is known by an address; these are few, and asked for one by one.
    fn imprecise(&mut self, place: &Place) -> Result<i64, rusqlite::Error> {
        let (hex, text) = (u64::from(place.hex).cast_signed(), table::areas(place));
        let found = self.find.query_row((hex, &text), |row| row.get(0));
        match found.optional()? {
            Some(number) => Ok(number),
            None => self.add.insert((hex, &text)),
        }
    }

    fn combination(&mut self, areas: &[AreaOf]) -> u32 {
        if let Some((number, _)) = self.areas.get(areas) {
            return *number;
        }
        if self.areas.len() >= MOST_AREAS {
            self.areas.clear();
            self.forget();
        }
        let line = |area: &AreaOf| format!("{}={}", area.set, area.id);
        let lines: Vec<String> = areas.iter().map(line).collect();
        let number = self.areas.len() as u32;
        self.areas
            .insert(areas.to_vec(), (number, lines.join("\n")));
        number
    }

    fn forget(&mut self) {
        self.numbers.clear();
        self.is_complete = false;
    }
}
