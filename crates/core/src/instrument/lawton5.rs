//! Lawton's instrumental activities without cooking, housekeeping and laundry, as men were once scored (V): 0–5.
//! A version of its own; levels and points are those of `lawton8`.

use std::convert::Infallible;

use super::{InstrumentInfo, InvalidAnswer, Item, Score, lawton8, points};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "lawton5",
    version: "items5",
    ..lawton8::INFO
};

/// Positions of its items among those of `lawton8`.
const PLACES: [usize; 5] = [0, 1, 5, 6, 7];

/// Codes of the items, in the order [`score`] takes them.
pub const ITEMS: [&str; 5] = [
    "telephone",
    "shopping",
    "transport",
    "medication",
    "finances",
];

/// Sums the points of five levels; all must be known.
pub fn score(levels: [Item<i64>; 5]) -> Result<Score<Infallible>, InvalidAnswer> {
    let mut eight = [Item::Missing; 8];
    for (place, level) in PLACES.into_iter().zip(levels) {
        eight[place] = level;
    }
    let points = lawton8::points(eight)?;
    let value = points::sum(PLACES.map(|place| points[place]));
    Ok(Score::new(&INFO, value, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_items_are_those_of_the_eight_and_it_says_its_own_version() {
        for (place, code) in PLACES.into_iter().zip(ITEMS) {
            assert_eq!(lawton8::ITEMS[place].code, code);
        }
        let best = score([1; 5].map(Item::Known)).unwrap();
        assert_eq!((best.instrument, best.version), ("lawton5", "items5"));
        assert_eq!(best.value, Some(5));
    }

    #[test]
    fn mixed_levels_are_summed_and_one_missing_leaves_none() {
        let mut levels = [3, 2, 3, 2, 2].map(Item::Known);
        assert_eq!(score(levels).unwrap().value, Some(3));
        levels[0] = Item::Missing;
        assert_eq!(score(levels).unwrap().value, None);
        levels[1] = Item::Known(5);
        assert!(score(levels).is_err());
    }
}
