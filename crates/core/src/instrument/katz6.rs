//! Katz index of independence in six daily activities: 0–6, higher is better.
//! Scoring V (Rush University algorithm), anchors 6, 4 and 2 V2, band limits P, licence V2.
//! Other variants run the other way or on another scale; an importer must name its variant.

use super::{InstrumentInfo, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "katz6",
    version: "independence6",
    higher_is_better: Some(true),
    default_on: true,
    licence_note: "The Gerontological Society of America is named as holder of the 1970 paper; \
                   listed as free for clinical, research and educational use. Scoring and topics only.",
    mark: "V2",
};

/// Codes of the items, in the order [`score`] takes them.
pub const ITEMS: [&str; 6] = [
    "bathing",
    "dressing",
    "toileting",
    "transfer",
    "continence",
    "feeding",
];

/// How much function is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 0–2.
    Severe,
    /// 3–5.
    Moderate,
    /// 6.
    Full,
}

/// Counts the activities done independently (`true`, code 1); all six must be known.
#[must_use]
pub fn score(independent: [Item<bool>; 6]) -> Score<Band> {
    let value = independent
        .into_iter()
        .map(|item| item.known().map(u32::from))
        .sum::<Option<u32>>();
    Score::new(&INFO, value, value.map(band))
}

const fn band(points: u32) -> Band {
    match points {
        0..=2 => Band::Severe,
        3..=5 => Band::Moderate,
        _ => Band::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(codes: [u8; 6]) -> Score<Band> {
        score(codes.map(|code| Item::Known(code == 1)))
    }

    #[test]
    fn all_independent_is_six_and_full() {
        let full = of([1; 6]);
        assert_eq!((full.value, full.band), (Some(6), Some(Band::Full)));
        assert_eq!((full.instrument, full.version), ("katz6", "independence6"));
    }

    #[test]
    fn help_with_bathing_and_dressing_is_four_and_moderate() {
        let four = of([0, 0, 1, 1, 1, 1]);
        assert_eq!((four.value, four.band), (Some(4), Some(Band::Moderate)));
    }

    #[test]
    fn only_feeding_alone_is_one_and_severe() {
        let one = of([0, 0, 0, 0, 0, 1]);
        assert_eq!((one.value, one.band), (Some(1), Some(Band::Severe)));
    }

    #[test]
    fn the_bands_meet_between_two_and_three_and_between_five_and_six() {
        let bands = [2, 3, 5, 6].map(band);
        assert_eq!(
            bands,
            [Band::Severe, Band::Moderate, Band::Moderate, Band::Full]
        );
    }

    #[test]
    fn one_does_not_know_leaves_no_score() {
        for place in 0..6 {
            let mut items = [Item::Known(true); 6];
            items[place] = Item::Missing;
            let none = score(items);
            assert_eq!((none.value, none.band), (None, None));
        }
    }

    proptest! {
        #[test]
        fn making_one_item_dependent_never_raises_the_score(codes: [bool; 6], place in 0_usize..6) {
            let before = score(codes.map(Item::Known));
            let mut fewer = codes;
            fewer[place] = false;
            let after = score(fewer.map(Item::Known));
            prop_assert!(after.value <= before.value && after.band <= before.band);
        }
    }
}
