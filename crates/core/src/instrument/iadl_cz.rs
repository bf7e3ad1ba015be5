//! Instrumental activities as Czech forms ask them: eight items of 0, 5 or 10 points, 0–80, higher is better (V;
//! licence V2 as for the scale it comes from; topic names M). Another scale than `lawton8`; an importer names it.

use super::points::{PointItem, checked, sum};
use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "iadl_cz",
    version: "points80",
    higher_is_better: Some(true),
    default_on: true,
    licence_note: "The Gerontological Society of America is named as holder of the 1969 paper. Scoring and topics only; \
                   cite Lawton and Brody 1969.",
    mark: "V2",
};

/// Points of every item.
const POINTS: &[u32] = &[0, 5, 10];

/// Items, in the order [`score`] takes them.
pub const ITEMS: [PointItem; 8] = [
    PointItem::new("telephone", POINTS),
    PointItem::new("transport", POINTS),
    PointItem::new("shopping", POINTS),
    PointItem::new("food_preparation", POINTS),
    PointItem::new("housekeeping", POINTS),
    PointItem::new("outside_work", POINTS),
    PointItem::new("medication", POINTS),
    PointItem::new("finances", POINTS),
];

/// How much help is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 0–40.
    Dependent,
    /// 45–75.
    PartlyDependent,
    /// 80.
    Independent,
}

impl Band {
    /// Every band, rising.
    pub const ALL: [Self; 3] = [Self::Dependent, Self::PartlyDependent, Self::Independent];

    /// Its code in conditions: `dependent`, `partly` or `independent`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dependent => "dependent",
            Self::PartlyDependent => "partly",
            Self::Independent => "independent",
        }
    }
}

/// Sums the points of eight items; all must be known.
pub fn score(answers: [Item<i64>; 8]) -> Result<Score<Band>, InvalidAnswer> {
    let value = sum(checked(&ITEMS, answers)?);
    let band = value.map(|total| band(i64::from(total))).transpose()?;
    Ok(Score::new(&INFO, value, band))
}

/// The band of a total, such as a paper form has; only multiples of 5 up to 80 are totals.
pub fn band(total: i64) -> Result<Band, InvalidAnswer> {
    match total {
        0..=80 if total % 5 != 0 => Err(wrong(total)),
        0..=40 => Ok(Band::Dependent),
        45..=75 => Ok(Band::PartlyDependent),
        80 => Ok(Band::Independent),
        _ => Err(wrong(total)),
    }
}

const fn wrong(total: i64) -> InvalidAnswer {
    InvalidAnswer::new("total", total as f64, "a multiple of 5 from 0 to 80")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(points: [i64; 8]) -> (Option<u32>, Option<Band>) {
        let score = score(points.map(Item::Known)).unwrap();
        (score.value, score.band)
    }

    #[test]
    fn only_eight_tens_are_independent() {
        assert_eq!(of([10; 8]), (Some(80), Some(Band::Independent)));
        let mut almost = [10; 8];
        almost[3] = 5;
        assert_eq!(of(almost), (Some(75), Some(Band::PartlyDependent)));
        assert_eq!(of([5; 8]), (Some(40), Some(Band::Dependent)));
    }

    #[test]
    fn a_total_between_the_steps_is_an_error() {
        assert_eq!(band(40), Ok(Band::Dependent));
        assert_eq!(band(45), Ok(Band::PartlyDependent));
        assert!([42, -5, 85].map(band).iter().all(Result::is_err));
        let mut odd = [10; 8].map(Item::Known);
        odd[0] = Item::Known(2);
        assert!(score(odd).is_err());
    }

    #[test]
    fn a_missing_answer_leaves_no_score() {
        let mut open = [10; 8].map(Item::Known);
        open[7] = Item::Missing;
        let found = score(open).unwrap();
        assert_eq!((found.value, found.band), (None, None));
    }
}
