//! Noise: every published count is moved by a bounded whole number that the records counted decide, through a secret key.
//!
//! The manner is that of cell keys (Fraser and Wooton 2005; Marley and Leaver 2011), taken to blocks: one draw for each
//! block and cell of the cube, from a table of mean 0. Zero stays zero, no count that was safe falls below its
//! threshold, and the blocks of a municipality add up to one draw of its own, so larger areas do not drift.

pub(crate) mod effect;
mod table;

use std::ops::RangeInclusive;

use crate::secret::keyed;
use table::Table;

/// How far noise goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoiseRules {
    bound: u32,
    variance: f64,
}

/// Noise that cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "noise of at most {bound} with a variance of {variance}: the bound is 1 to 20, the variance above 0 and at most \
     that of equal chances, {most}"
)]
pub struct InvalidNoise {
    /// Most that a block's count is moved by.
    pub bound: u32,
    /// Variance of a draw.
    pub variance: f64,
    /// Variance of the uniform distribution within the bound.
    pub most: f64,
}

impl NoiseRules {
    /// At most `bound` up or down; a draw far from its count's threshold has this variance, a draw near it at most.
    pub fn new(bound: u32, variance: f64) -> Result<Self, InvalidNoise> {
        let most = f64::from(bound) * f64::from(bound + 1) / 3.0;
        if (1..=20).contains(&bound) && variance > 0.0 && variance <= most {
            return Ok(Self { bound, variance });
        }
        Err(InvalidNoise {
            bound,
            variance,
            most,
        })
    }

    /// Most that the count of a block, or of a whole municipality, is moved by.
    #[must_use]
    pub const fn bound(&self) -> u32 {
        self.bound
    }

    /// Variance of a draw.
    #[must_use]
    pub const fn variance(&self) -> f64 {
        self.variance
    }
}

/// The key of the draws; another than the partition's.
#[derive(Clone)]
pub struct NoiseKey([u8; 32]);

impl NoiseKey {
    /// A key of 32 secret bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A number that the key, the use, the records and the cell of the cube decide. The cell is the condition and the
    /// statistic: neither period, area nor indicator, or it could be averaged away.
    fn number(&self, what: &str, records: u64, cell: &str) -> u64 {
        let parts = [
            what.as_bytes(),
            &[0],
            &records.to_le_bytes(),
            cell.as_bytes(),
        ];
        let full = keyed(&self.0, &parts);
        u64::from_le_bytes(std::array::from_fn(|at| full[at]))
    }
}

/// A true count that is about to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// How many.
    pub(crate) count: u32,
    /// Sum of the keys of those counted.
    pub(crate) records: u64,
    /// The least that a count other than 0 is here.
    pub(crate) floor: u32,
}

/// Rules, key and tables together.
pub(crate) struct Noise {
    rules: NoiseRules,
    key: NoiseKey,
    table: Table,
}

impl Noise {
    pub(crate) fn new(rules: NoiseRules, key: NoiseKey) -> Self {
        Self {
            table: Table::new(rules),
            rules,
            key,
        }
    }

    /// What is published of the parts of a whole: each is moved by a draw of its own, then single units are added or
    /// taken in keyed order until all of them together are moved by the whole's draw. None is moved by more than the
    /// bound, none falls below its floor; where that leaves no room the whole stays as near as it can. The whole's draw
    /// is brought within the limits given.
    pub(crate) fn published(
        &self,
        parts: &[Part],
        cell: &str,
        limits: RangeInclusive<i64>,
    ) -> Vec<u32> {
        let target = self.draw(&whole(parts), cell);
        self.towards(parts, cell, target.clamp(*limits.start(), *limits.end()))
    }

    /// Most that a count is moved by.
    pub(crate) const fn bound(&self) -> u32 {
        self.rules.bound
    }

    /// The same with a given move of the whole.
    pub(crate) fn towards(&self, parts: &[Part], cell: &str, target: i64) -> Vec<u32> {
        let mut moves: Vec<i64> = parts.iter().map(|part| self.draw(part, cell)).collect();
        let mut missing = target - moves.iter().sum::<i64>();
        let step = missing.signum();
        let mut order: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].count > 0).collect();
        order.sort_by_cached_key(|at| self.key.number("order", parts[*at].records, cell));
        while missing != 0 {
            let before = missing;
            for at in &order {
                let (down, up) = self.room(&parts[*at]);
                if missing != 0 && (down..=up).contains(&(moves[*at] + step)) {
                    moves[*at] += step;
                    missing -= step;
                }
            }
            if missing == before {
                break;
            }
        }
        let moved = parts.iter().zip(&moves);
        moved
            .map(|(part, by)| u32::try_from(i64::from(part.count) + by).unwrap_or(0))
            .collect()
    }

    fn draw(&self, part: &Part, cell: &str) -> i64 {
        if part.count == 0 {
            return 0;
        }
        let number = self.key.number("draw", part.records, cell);
        self.table
            .draw(part.count.saturating_sub(part.floor), number)
    }

    /// The most that a count may be moved down and up.
    fn room(&self, part: &Part) -> (i64, i64) {
        let bound = i64::from(self.rules.bound);
        let above = i64::from(part.count.saturating_sub(part.floor));
        (-bound.min(above), bound)
    }
}

fn whole(parts: &[Part]) -> Part {
    let none = Part {
        count: 0,
        records: 0,
        floor: u32::MAX,
    };
    let all = parts.iter().filter(|part| part.count > 0);
    all.fold(none, |sum, part| Part {
        count: sum.count + part.count,
        records: sum.records.wrapping_add(part.records),
        floor: sum.floor.min(part.floor),
    })
}

#[cfg(test)]
#[path = "noise_tests.rs"]
mod tests;
