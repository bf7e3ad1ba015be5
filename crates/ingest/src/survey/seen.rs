//! The ids that a file has had, in 17 bytes each: fingerprints under keys of this run, with their rows.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

/// 88 bits: that one of ten million ids is taken for another has odds of 2 to the −64.
type Fingerprint = [u8; 11];

/// Rows in 40 bits: a file of more than a million million has other troubles.
type Row = [u8; 5];

/// Tables that grow one after the other, so that no moment holds all of them twice.
const TABLES: usize = 64;

/// The ids of a file, each with the row that had it first.
pub struct Seen {
    keys: RandomState,
    tables: Vec<HashMap<Fingerprint, Row, BuildHasherDefault<Plain>>>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            keys: RandomState::new(),
            tables: (0..TABLES).map(|_| HashMap::default()).collect(),
        }
    }
}

impl Seen {
    /// The row that had the id; where there was none, it is this one from now on.
    pub fn earlier(&mut self, id: &str, row: u64) -> Option<u64> {
        let (fingerprint, table) = self.fingerprint(id);
        let rows = self.tables.get_mut(table)?;
        if let Some([a, b, c, d, e]) = rows.get(&fingerprint) {
            return Some(u64::from_le_bytes([*a, *b, *c, *d, *e, 0, 0, 0]));
        }
        let bytes = row.to_le_bytes();
        rows.insert(fingerprint, std::array::from_fn(|at| bytes[at]));
        None
    }

    /// Two keyed hashes of the id; the table follows from what is left of the second.
    fn fingerprint(&self, id: &str) -> (Fingerprint, usize) {
        let first = self.keys.hash_one((0_u8, id)).to_le_bytes();
        let second = self.keys.hash_one((1_u8, id)).to_le_bytes();
        let fingerprint = std::array::from_fn(|at| match at {
            0..8 => first[at],
            _ => second[at - 8],
        });
        (fingerprint, usize::from(second[7]) % TABLES)
    }
}

/// Fingerprints are hashes already: their first eight bytes are taken as they are.
#[derive(Default)]
struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk() {
            self.0 = u64::from_le_bytes(*first);
        }
    }

    fn write_usize(&mut self, _length: usize) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_new_once_and_then_has_its_first_row() {
        let mut seen = Seen::default();
        for pass in 0..2 {
            for row in 2..100_000_u64 {
                let earlier = seen.earlier(&format!("H{row:06}"), row + pass * 1_000_000);
                assert_eq!(earlier, (pass == 1).then_some(row));
            }
        }
    }

    #[test]
    fn an_id_is_taken_as_it_is_written() {
        let mut seen = Seen::default();
        for (row, id) in (2..).zip(["1", "01", "1 ", "", "\0", "é", "e\u{301}"]) {
            assert_eq!(seen.earlier(id, row), None, "{id:?}");
        }
        assert_eq!(seen.earlier("", 9), Some(5));
    }

    #[test]
    fn late_rows_keep_their_number() {
        let mut seen = Seen::default();
        let late = (1 << 40) - 1;
        assert_eq!(seen.earlier("H1", late), None);
        assert_eq!(seen.earlier("H1", 3), Some(late));
    }

    #[test]
    fn the_tables_are_filled_alike() {
        let mut seen = Seen::default();
        for row in 0..64_000 {
            seen.earlier(&row.to_string(), row);
        }
        let sizes = seen.tables.iter().map(HashMap::len);
        assert_eq!(sizes.clone().sum::<usize>(), 64_000);
        assert!(sizes.clone().min() > Some(800) && sizes.max() < Some(1200));
    }
}
