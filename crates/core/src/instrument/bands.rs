//! Bands of points that an operator enters: sorted, without gaps, from 0; any other table is refused by name.

/// One row of a table of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandRow<L> {
    /// Fewest points.
    pub from: u32,
    /// Most points; `None`: up to the next row, or without end in the last one.
    pub to: Option<u32>,
    /// What they mean.
    pub level: L,
}

/// A table of bands that covers every number of points from 0 on, up to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands<L> {
    rows: Vec<BandRow<L>>,
}

/// Why rows are no table of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBands {
    /// There is no row.
    #[error("there is no band")]
    Empty,
    /// Points below the first row have no band.
    #[error("the first band starts at {from}, not at 0")]
    Start {
        /// Its first number of points.
        from: u32,
    },
    /// A row does not start above the one before.
    #[error("the band from {from} stands after the band from {before}")]
    Order {
        /// Start of the row before.
        before: u32,
        /// Start of this row.
        from: u32,
    },
    /// A row ends before it starts.
    #[error("the band from {from} ends at {to}")]
    Backwards {
        /// Start of the row.
        from: u32,
        /// Its end.
        to: u32,
    },
    /// A row ends, and the next one does not start right after.
    #[error("after the band to {to} the next one starts at {from}")]
    Gap {
        /// End of the row before.
        to: u32,
        /// Start of the next.
        from: u32,
    },
    /// The levels do not rise with the points.
    #[error("the level of the band from {from} is not above the one before")]
    Level {
        /// Start of the row.
        from: u32,
    },
}

impl<L: Copy + Ord> Bands<L> {
    /// Checks the rows; levels rise with the points.
    pub fn new(rows: Vec<BandRow<L>>) -> Result<Self, InvalidBands> {
        let first = rows.first().ok_or(InvalidBands::Empty)?;
        if first.from != 0 {
            return Err(InvalidBands::Start { from: first.from });
        }
        for row in &rows {
            if let Some(to) = row.to.filter(|to| *to < row.from) {
                return Err(InvalidBands::Backwards { from: row.from, to });
            }
        }
        for (before, row) in rows.iter().zip(rows.iter().skip(1)) {
            let from = row.from;
            if from <= before.from {
                let before = before.from;
                return Err(InvalidBands::Order { before, from });
            }
            if let Some(to) = before.to.filter(|to| to.checked_add(1) != Some(from)) {
                return Err(InvalidBands::Gap { to, from });
            }
            if row.level <= before.level {
                return Err(InvalidBands::Level { from });
            }
        }
        Ok(Self { rows })
    }

    /// What a number of points means; `None` beyond the end of the table.
    #[must_use]
    pub fn level(&self, points: u32) -> Option<L> {
        let row = self.rows.iter().rfind(|row| row.from <= points)?;
        let within = row.to.is_none_or(|to| points <= to);
        within.then_some(row.level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(starts: &[u32]) -> Result<Bands<u32>, InvalidBands> {
        let row = |(level, from): (u32, &u32)| BandRow {
            from: *from,
            to: None,
            level,
        };
        Bands::new((0..).zip(starts).map(row).collect())
    }

    fn closed(rows: &[(u32, u32)]) -> Result<Bands<u32>, InvalidBands> {
        let row = |(level, (from, to)): (u32, &(u32, u32))| BandRow {
            from: *from,
            to: Some(*to),
            level,
        };
        Bands::new((0..).zip(rows).map(row).collect())
    }

    #[test]
    fn bands_that_do_not_start_at_0_rise_or_meet_are_refused_by_name() {
        assert_eq!(open(&[]), Err(InvalidBands::Empty));
        assert_eq!(open(&[1, 20]), Err(InvalidBands::Start { from: 1 }));
        let order = InvalidBands::Order {
            before: 20,
            from: 20,
        };
        assert_eq!(open(&[0, 20, 20]), Err(order));
        let gap = InvalidBands::Gap { to: 2, from: 4 };
        assert_eq!(closed(&[(0, 2), (4, 5)]), Err(gap));
        let overlap = InvalidBands::Gap { to: 3, from: 3 };
        assert_eq!(closed(&[(0, 3), (3, 5)]), Err(overlap));
        let backwards = InvalidBands::Backwards { from: 3, to: 2 };
        assert_eq!(closed(&[(0, 2), (3, 2)]), Err(backwards));
        let falling = [(0, 2), (5, 1)].map(|(from, level)| BandRow {
            from,
            to: None,
            level,
        });
        let level = InvalidBands::Level { from: 5 };
        assert_eq!(Bands::new(falling.to_vec()), Err(level));
    }

    #[test]
    fn every_number_of_points_has_its_band_up_to_the_end() {
        let bands = closed(&[(0, 2), (3, 4)]).unwrap();
        let levels = [0, 2, 3, 4, 5].map(|points| bands.level(points));
        assert_eq!(levels, [Some(0), Some(0), Some(1), Some(1), None]);
        assert_eq!(open(&[0, 20]).unwrap().level(u32::MAX), Some(1));
    }
}
