//! Barthel index of 1965, ten items in steps of five: 0–100, higher is better. What is done counts, not what could be.
//! Points V, bands `cz` V and `shah` V2, licence V. Bathing has 0 and 5: a form with 10 sums to 105 and is refused.

use super::points::{PointItem, checked, sum};
use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "barthel100",
    version: "items10-1965",
    higher_is_better: Some(true),
    default_on: true,
    licence_note: "Maryland State Medical Society; free for non-commercial use with the citation: Mahoney FI, Barthel D. \
                   Functional evaluation: the Barthel Index. Maryland State Medical Journal 1965;14:56–61. \
                   Changes or commercial use need permission.",
    mark: "V2",
};

/// Items and their points, in the order [`score`] takes them.
pub const ITEMS: [PointItem; 10] = [
    PointItem::new("feeding", &[0, 5, 10]),
    PointItem::new("bathing", &[0, 5]),
    PointItem::new("grooming", &[0, 5]),
    PointItem::new("dressing", &[0, 5, 10]),
    PointItem::new("bowels", &[0, 5, 10]),
    PointItem::new("bladder", &[0, 5, 10]),
    PointItem::new("toilet", &[0, 5, 10]),
    PointItem::new("transfers", &[0, 5, 10, 15]),
    PointItem::new("mobility", &[0, 5, 10, 15]),
    PointItem::new("stairs", &[0, 5, 10]),
];

/// Bands of Shah (V2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shah {
    /// 0–20.
    Total,
    /// 21–60.
    Severe,
    /// 61–90.
    Moderate,
    /// 91–99.
    Slight,
    /// 100.
    Independent,
}

impl Shah {
    /// Every band, rising.
    pub const ALL: [Self; 5] = [
        Self::Total,
        Self::Severe,
        Self::Moderate,
        Self::Slight,
        Self::Independent,
    ];

    /// Its code in conditions.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Severe => "severe",
            Self::Moderate => "moderate",
            Self::Slight => "slight",
            Self::Independent => "independent",
        }
    }

    /// The band of points out of 100; beyond them the highest.
    #[must_use]
    pub const fn of(points: u32) -> Self {
        match points {
            0..=20 => Self::Total,
            21..=60 => Self::Severe,
            61..=90 => Self::Moderate,
            91..=99 => Self::Slight,
            _ => Self::Independent,
        }
    }
}

/// Bands of the Czech form (V).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cz {
    /// 0–40.
    High,
    /// 45–60.
    Medium,
    /// 65–95.
    Light,
    /// 100.
    Independent,
}

impl Cz {
    /// Every band, rising.
    pub const ALL: [Self; 4] = [Self::High, Self::Medium, Self::Light, Self::Independent];

    /// Its code in conditions: `high`, `medium`, `light` (dependency) or `independent`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Light => "light",
            Self::Independent => "independent",
        }
    }
}

/// A total's bands by both schemes; a municipality chooses one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bands {
    /// Scheme `shah`.
    pub shah: Shah,
    /// Scheme `cz`.
    pub cz: Cz,
}

/// Sums the points of ten items; all must be known.
pub fn score(answers: [Item<i64>; 10]) -> Result<Score<Bands>, InvalidAnswer> {
    let value = sum(checked(&ITEMS, answers)?);
    let band = value.map(|total| bands(i64::from(total))).transpose()?;
    Ok(Score::new(&INFO, value, band))
}

/// The bands of a total, such as a paper form has; only multiples of 5 up to 100 are totals.
pub fn bands(total: i64) -> Result<Bands, InvalidAnswer> {
    let cz = match total {
        0..=100 if total % 5 != 0 => return Err(wrong(total)),
        0..=40 => Cz::High,
        45..=60 => Cz::Medium,
        65..=95 => Cz::Light,
        100 => Cz::Independent,
        _ => return Err(wrong(total)),
    };
    Ok(Bands {
        shah: Shah::of(total as u32),
        cz,
    })
}

const fn wrong(total: i64) -> InvalidAnswer {
    InvalidAnswer::new("total", total as f64, "a multiple of 5 from 0 to 100")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(points: [i64; 10]) -> (Option<u32>, Option<Bands>) {
        let score = score(points.map(Item::Known)).unwrap();
        (score.value, score.band)
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is compared with what scoring gives"
    )]
    const fn both(shah: Shah, cz: Cz) -> Option<Bands> {
        Some(Bands { shah, cz })
    }

    #[test]
    fn the_most_points_of_every_item_are_a_hundred() {
        let most = ITEMS.map(|item| i64::from(*item.allowed.last().unwrap()));
        let expected = both(Shah::Independent, Cz::Independent);
        assert_eq!(of(most), (Some(100), expected));
    }

    #[test]
    fn the_published_examples_have_their_totals_and_bands() {
        let slight = of([10, 5, 5, 10, 10, 10, 10, 15, 15, 5]);
        assert_eq!(slight, (Some(95), both(Shah::Slight, Cz::Light)));
        let severe = of([5, 0, 0, 5, 5, 5, 5, 5, 5, 0]);
        assert_eq!(severe, (Some(35), both(Shah::Severe, Cz::High)));
        assert_eq!(of([0; 10]), (Some(0), both(Shah::Total, Cz::High)));
        assert_eq!(bands(60).ok(), both(Shah::Severe, Cz::Medium));
    }

    #[test]
    fn ten_for_bathing_is_an_error_and_so_is_every_total_between_the_steps() {
        let mut slip = [Item::Known(0); 10];
        slip[1] = Item::Known(10);
        let said = score(slip).map_err(|e| e.to_string());
        assert_eq!(said, Err("bathing: 10 is not 0 or 5".to_owned()));
        assert!([-5, 3, 62, 99, 105].map(bands).iter().all(Result::is_err));
    }

    #[test]
    fn a_missing_answer_leaves_no_total() {
        let mut open = [Item::Known(0); 10];
        open[9] = Item::Missing;
        let found = score(open).unwrap();
        assert_eq!((found.value, found.band), (None, None));
    }

    proptest! {
        #[test]
        fn every_sum_of_points_is_a_total_of_the_bands(picks: [u8; 10]) {
            let pick = |item: usize| {
                let allowed = ITEMS[item].allowed;
                i64::from(allowed[usize::from(picks[item]) % allowed.len()])
            };
            let points: [i64; 10] = std::array::from_fn(pick);
            prop_assert_eq!(of(points).0, Some(points.iter().sum::<i64>() as u32));
        }
    }
}
