//! Lawton's instrumental activities, eight items for everybody (P): 0–8, higher is better.
//! Points by level V, but for the third level of finances M; licence V2. Five items only is another version: `lawton5`.

use std::convert::Infallible;

use super::points::{PointItem, checked};
use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "lawton8",
    version: "items8",
    higher_is_better: Some(true),
    default_on: false,
    licence_note: "Off: the points of one level are from memory. The Gerontological Society of America is named as holder \
                   of the 1969 paper. Scoring and topics only; cite Lawton and Brody 1969.",
    mark: "M",
};

/// Items and their levels, 1 the best, in the order [`score`] takes them.
pub const ITEMS: [PointItem; 8] = [
    PointItem::new("telephone", &[1, 2, 3, 4]),
    PointItem::new("shopping", &[1, 2, 3, 4]),
    PointItem::new("food_preparation", &[1, 2, 3, 4]),
    PointItem::new("housekeeping", &[1, 2, 3, 4, 5]),
    PointItem::new("laundry", &[1, 2, 3]),
    PointItem::new("transport", &[1, 2, 3, 4, 5]),
    PointItem::new("medication", &[1, 2, 3]),
    PointItem::new("finances", &[1, 2, 3]),
];

/// For each item the last level that gives its point.
const LAST_WITH_POINT: [u32; 8] = [3, 1, 1, 4, 2, 3, 1, 2];

/// Points of the levels, in the order of [`ITEMS`]; a level that an item does not have is an error.
pub(super) fn points(levels: [Item<i64>; 8]) -> Result<[Item<u32>; 8], InvalidAnswer> {
    let levels = checked(&ITEMS, levels)?;
    Ok(std::array::from_fn(|item| {
        let level = levels[item].known();
        level
            .map(|level| u32::from(level <= LAST_WITH_POINT[item]))
            .into()
    }))
}

/// Sums the points of eight levels; all must be known. There are no bands.
pub fn score(levels: [Item<i64>; 8]) -> Result<Score<Infallible>, InvalidAnswer> {
    let value = super::points::sum(points(levels)?);
    Ok(Score::new(&INFO, value, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(levels: [i64; 8]) -> Option<u32> {
        score(levels.map(Item::Known)).unwrap().value
    }

    const WORST: [i64; 8] = [4, 4, 4, 5, 3, 5, 3, 3];

    #[test]
    fn best_levels_are_eight_worst_are_none_and_mixed_ones_five() {
        assert_eq!(of([1; 8]), Some(8));
        assert_eq!(of([3, 2, 2, 4, 2, 3, 2, 2]), Some(5));
        assert_eq!(of(WORST), Some(0));
    }

    #[test]
    fn each_item_gives_its_point_up_to_its_last_level_with_one() {
        for (item, expected) in [
            [1, 1, 1, 0, 0],
            [1, 0, 0, 0, 0],
            [1, 0, 0, 0, 0],
            [1, 1, 1, 1, 0],
            [1, 1, 0, 0, 0],
            [1, 1, 1, 0, 0],
            [1, 0, 0, 0, 0],
            [1, 1, 0, 0, 0],
        ]
        .into_iter()
        .enumerate()
        {
            for (level, points) in (1..=WORST[item]).zip(expected) {
                let mut levels = WORST;
                levels[item] = level;
                assert_eq!(of(levels), Some(points), "item {item}, level {level}");
            }
        }
    }

    #[test]
    fn a_level_that_an_item_does_not_have_is_an_error_and_a_missing_one_leaves_no_score() {
        let mut levels = [1; 8].map(Item::Known);
        levels[4] = Item::Known(4);
        let said = score(levels).map_err(|e| e.to_string());
        assert_eq!(said, Err("laundry: 4 is not 1, 2 or 3".to_owned()));
        levels[4] = Item::Missing;
        assert_eq!(score(levels).unwrap().value, None);
    }

    proptest! {
        #[test]
        fn a_worse_level_never_raises_the_score(levels in [1_i64..=3, 1..=3, 1..=3, 1..=4, 1..=2, 1..=4, 1..=2, 1..=2], item in 0_usize..8) {
            let mut worse = levels;
            worse[item] += 1;
            prop_assert!(of(worse) <= of(levels));
        }
    }
}
