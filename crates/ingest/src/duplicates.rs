//! The same person or household twice in one file, under two ids, found while names and addresses are at hand: rows are
//! compared where they share a sound of the name and the birth year, or place and birth date. Pairs are told, never merged.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use strsim::{jaro_winkler, sorensen_dice};

use self::name::{sound, tokens};

mod name;

/// Rows of one block that are compared with each other; a fuller block is skipped, and said so.
const FULLEST: usize = 300;

/// From which score a pair is told.
const LISTED: f64 = 0.85;

/// How alike two parts of names must be to be the same name, misspelt.
const SAME_NAME: f64 = 0.84;

/// One row, as far as it says who it is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'a> {
    /// Line of the file.
    pub row: u64,
    /// The whole name, in any order, with or without titles; may be empty.
    pub name: &'a str,
    /// The birth date, where it is known.
    pub birth: Option<Date>,
    /// The address, as the file has it; may be empty.
    pub address: &'a str,
    /// The place, as a number that is the same for the same house (an H3 index).
    pub place: Option<u64>,
}

/// Why two rows look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Name and birth date are the same.
    Same,
    /// The same birth date, a name that is spelt otherwise.
    Name,
    /// The same name, a birth date that differs by a slip of the pen.
    BirthDate,
    /// Name and birth date both differ a little.
    Both,
    /// The same name at the same place; a birth date is missing.
    Place,
}

impl Likeness {
    /// Its name in reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Name => "name",
            Self::BirthDate => "birth-date",
            Self::Both => "both",
            Self::Place => "place",
        }
    }
}

/// Two rows that may be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The earlier row.
    pub first: u64,
    /// The later one.
    pub second: u64,
    /// How much they are alike, 0 to 1.
    pub score: f64,
    /// In what.
    pub alike: Likeness,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    /// The pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Rows that were not compared, because memory for them is bounded.
    pub left_out: u64,
    /// Blocks with so many rows that they were not compared.
    pub crowded: u64,
}

/// A row as it is kept: its texts stand in one buffer.
struct Kept {
    row: u64,
    birth: Option<Date>,
    place: Option<u64>,
    name: (u32, u32),
    address: (u32, u32),
}

/// Finds pairs among the rows of one file.
pub struct Finder {
    texts: String,
    rows: Vec<Kept>,
    bytes: usize,
    left_out: u64,
}

impl Finder {
    /// A finder that keeps about as many bytes as it is given (at most 4 GiB); rows beyond are left out, and counted.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self {
            texts: String::new(),
            rows: Vec::new(),
            bytes: bytes.min(u32::MAX as usize),
            left_out: 0,
        }
    }

    /// Adds a row. One without a name, and one that has neither birth date nor place, says too little to be compared.
    pub fn add(&mut self, row: &Row<'_>) {
        let name = tokens(row.name).join(" ");
        if name.is_empty() || (row.birth.is_none() && row.place.is_none()) {
            return;
        }
        let address = tokens(row.address).join(" ");
        let size =
            name.len() + address.len() + size_of::<Kept>() + BLOCKS * size_of::<(Block, u32)>();
        let used = self.texts.len() + self.rows.len() * (size - name.len() - address.len());
        if used + size > self.bytes {
            self.left_out += 1;
            return;
        }
        let mut put = |text: &str| {
            let from = self.texts.len() as u32;
            self.texts.push_str(text);
            (from, self.texts.len() as u32)
        };
        let kept = Kept {
            row: row.row,
            birth: row.birth,
            place: row.place,
            name: put(&name),
            address: put(&address),
        };
        self.rows.push(kept);
    }

    /// The pairs among the rows added.
    #[must_use]
    pub fn pairs(&self) -> Pairs {
        let mut found = Pairs {
            left_out: self.left_out,
            ..Pairs::default()
        };
        let mut blocks: Vec<(Block, u32)> = Vec::with_capacity(self.rows.len() * BLOCKS);
        for (at, row) in self.rows.iter().enumerate() {
            blocks.extend(self.blocks(row).into_iter().map(|block| (block, at as u32)));
        }
        blocks.sort_unstable();
        blocks.dedup();
        let mut seen: BTreeMap<(u64, u64), Pair> = BTreeMap::new();
        for block in blocks.chunk_by(|a, b| a.0 == b.0) {
            if block.len() > FULLEST {
                found.crowded += 1;
                continue;
            }
            for (at, (_, one)) in block.iter().enumerate() {
                for (_, other) in &block[at + 1..] {
                    let both = (&self.rows[*one as usize], &self.rows[*other as usize]);
                    if let Some(pair) = self.pair(both.0, both.1) {
                        seen.insert((pair.first, pair.second), pair);
                    }
                }
            }
        }
        found.pairs = seen.into_values().collect();
        found.pairs.sort_by(|a, b| {
            let score = b.score.total_cmp(&a.score);
            score.then((a.first, a.second).cmp(&(b.first, b.second)))
        });
        found
    }

    fn text(&self, (from, to): (u32, u32)) -> &str {
        self.texts
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }

    /// What a row is compared by: the sounds of two parts of its name with the birth year, its place with the birth date,
    /// or its place with a sound of the name where there is no birth date.
    fn blocks(&self, row: &Kept) -> BTreeSet<Block> {
        let name = self.text(row.name);
        let mut parts: Vec<&str> = name.split(' ').collect();
        parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), *part));
        let sounds = parts.iter().take(BLOCKS - 1).map(|part| sound(part));
        let mut blocks = BTreeSet::new();
        for sound in sounds {
            if let Some(birth) = row.birth {
                blocks.insert(Block::Sound(sound, birth.year()));
            }
            if let Some(place) = row.place {
                blocks.insert(Block::Home(sound, place));
            }
        }
        blocks
    }

    fn pair(&self, one: &Kept, other: &Kept) -> Option<Pair> {
        let (names, other_names) = (self.text(one.name), self.text(other.name));
        let name = name_likeness(names, other_names)?;
        let place = match (one.place, other.place) {
            (Some(one), Some(other)) if one == other => Some(1.0),
            _ => address_likeness(self.text(one.address), self.text(other.address)),
        };
        let (birth, is_home_needed) = match (one.birth, other.birth) {
            (Some(one), Some(other)) => (birth_likeness(one, other)?, false),
            _ => (0.8, true),
        };
        if is_home_needed && place.is_none_or(|place| place < 0.9) {
            return None;
        }
        let weights = [(name, 0.5), (birth, 0.35)];
        let parts = weights.into_iter().chain(place.map(|place| (place, 0.15)));
        let (sum, weight) = parts.fold((0.0, 0.0), |(sum, all), (value, weight)| {
            (sum + value * weight, all + weight)
        });
        let score = sum / weight;
        let alike = match (names == other_names, birth >= 1.0) {
            _ if is_home_needed => Likeness::Place,
            (true, true) => Likeness::Same,
            (false, true) => Likeness::Name,
            (true, false) => Likeness::BirthDate,
            (false, false) => Likeness::Both,
        };
        (score >= LISTED).then(|| Pair {
            first: one.row.min(other.row),
            second: one.row.max(other.row),
            score: (score * 100.0).round() / 100.0,
            alike,
        })
    }
}

/// What two rows must share to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Sound([u8; 4], i16),
    Home([u8; 4], u64),
}

/// Blocks of a row, at most this many for each of its kinds.
const BLOCKS: usize = 4;

/// How alike two names are: every part of the one with fewer parts has its like in the other, or they are two names.
/// (Brother and sister share a surname, and twins the birth date too: the given name tells them apart.)
fn name_likeness(one: &str, other: &str) -> Option<f64> {
    if one == other {
        return Some(1.0);
    }
    let split = |name: &'_ str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (mut few, mut many) = (split(one), split(other));
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    // One part alone is half a name.
    if few.len() == 1 && many.len() > 1 {
        return None;
    }
    let (count, spare) = (few.len(), many.len() - few.len());
    let mut sum = 0.0;
    for part in few {
        let best = many.iter().enumerate();
        let best = best.map(|(at, other)| (jaro_winkler(&part, other), at));
        let (likeness, at) = best.max_by(|a, b| a.0.total_cmp(&b.0))?;
        if likeness < SAME_NAME {
            return None;
        }
        sum += likeness;
        many.swap_remove(at);
    }
    // A second given name that one row leaves out takes a little.
    Some((sum / count as f64 - 0.05 * spare as f64).max(0.0))
}

/// How alike two birth dates are; none for two dates that no slip of the pen makes of each other.
fn birth_likeness(one: Date, other: Date) -> Option<f64> {
    if one == other {
        return Some(1.0);
    }
    if one.year() == other.year() && one.month() == other.day() && one.day() == other.month() {
        return Some(0.9);
    }
    let (a, b) = (one.to_string(), other.to_string());
    let differing: Vec<usize> = (0..a.len().min(b.len()))
        .filter(|at| a.as_bytes()[*at] != b.as_bytes()[*at])
        .collect();
    match differing.as_slice() {
        [_] => Some(0.8),
        [first, second] => {
            let pair = |text: &str| {
                let bytes = text.as_bytes();
                (bytes[*first], bytes[*second])
            };
            let ((a1, a2), (b1, b2)) = (pair(&a), pair(&b));
            (a1 == b2 && a2 == b1).then_some(0.8)
        }
        _ => None,
    }
}

fn address_likeness(one: &str, other: &str) -> Option<f64> {
    (!one.is_empty() && !other.is_empty()).then(|| sorensen_dice(one, other))
}

#[cfg(test)]
#[path = "duplicates_tests.rs"]
mod tests;
