//! At risk of poverty or social exclusion (EU 2030): any of income poverty, severe material and social deprivation and
//! very low work intensity; each person counts once (V, Eurostat; licence V2).

use super::logic::any;
use super::{InstrumentInfo, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "arope",
    version: "eu2030",
    higher_is_better: None,
    default_on: true,
    licence_note: "Eurostat definition; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

/// People under this age are counted by their household's work intensity.
const WORK_UNDER: u8 = 65;

/// The three parts for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Equivalised income below 60 % of the national median, a dated input.
    pub is_poor: Item<bool>,
    /// Severe material and social deprivation.
    pub is_severely_deprived: Item<bool>,
    /// Lives with very low work intensity; see [`low_work`].
    pub is_low_work: Item<bool>,
}

/// At risk or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// None of the three.
    NotAtRisk,
    /// At least one of the three.
    AtRisk,
}

/// Whether somebody of this age counts by a household's very low work intensity: nobody of 65 or
/// more does, and nobody in a household to which it does not apply (`applies` false).
#[must_use]
pub fn low_work(age: Item<u8>, very_low: Item<bool>, applies: bool) -> Item<bool> {
    match age {
        _ if !applies || very_low == Item::Known(false) => Item::Known(false),
        Item::Known(WORK_UNDER..) => Item::Known(false),
        Item::Known(_) => very_low,
        Item::Missing => Item::Missing,
    }
}

/// Scores a person. The value is how many of the parts hold, `None` while one is unknown; the band
/// stands as soon as one part holds.
#[must_use]
pub fn score(parts: &Parts) -> Score<Band> {
    let three = [parts.is_poor, parts.is_severely_deprived, parts.is_low_work];
    let value = three.iter().map(|part| part.known().map(u32::from)).sum();
    let band = any(three).known().map(|at_risk| {
        if at_risk {
            Band::AtRisk
        } else {
            Band::NotAtRisk
        }
    });
    Score::new(&INFO, value, band)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};

    fn of(parts: [Item<bool>; 3]) -> (Option<u32>, Option<Band>) {
        let [is_poor, is_severely_deprived, is_low_work] = parts;
        let found = score(&Parts {
            is_poor,
            is_severely_deprived,
            is_low_work,
        });
        (found.value, found.band)
    }

    #[test]
    fn one_part_is_enough_and_three_make_no_more_of_a_person() {
        let [no, yes] = [false, true].map(Known);
        assert_eq!(of([no, no, no]), (Some(0), Some(Band::NotAtRisk)));
        for parts in [[yes, no, no], [no, yes, no], [no, no, yes]] {
            assert_eq!(of(parts), (Some(1), Some(Band::AtRisk)));
        }
        assert_eq!(of([yes, yes, yes]), (Some(3), Some(Band::AtRisk)));
    }

    #[test]
    fn an_unknown_part_matters_only_where_no_other_holds() {
        assert_eq!(of([Known(true), Missing, Missing]).1, Some(Band::AtRisk));
        assert_eq!(of([Known(false), Missing, Known(false)]), (None, None));
    }

    #[test]
    fn work_counts_under_65_and_only_where_it_applies() {
        assert_eq!(low_work(Known(64), Known(true), true), Known(true));
        assert_eq!(low_work(Known(65), Known(true), true), Known(false));
        assert_eq!(low_work(Known(10), Missing, false), Known(false));
        assert_eq!(low_work(Known(70), Missing, true), Known(false));
        assert_eq!(low_work(Missing, Known(true), true), Missing);
        assert_eq!(low_work(Missing, Known(false), true), Known(false));
        assert_eq!(low_work(Known(30), Missing, true), Missing);
    }
}
