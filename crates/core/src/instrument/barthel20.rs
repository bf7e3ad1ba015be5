//! Barthel index in single points (Collin): ten items, 0–20, higher is better; five times as much on the scale to 100.
//! Points V. A modified form: off unless the operator confirms the right to use it.

use std::convert::Infallible;

use super::points::{PointItem, checked, sum};
use super::{InstrumentInfo, InvalidAnswer, Item, Score, barthel100};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "barthel20",
    version: "items10-collin",
    default_on: false,
    licence_note: "Off: a modified form of the Barthel index; the Maryland State Medical Society's permission is needed for \
                   changes. Cite Mahoney and Barthel 1965 and Collin 1988.",
    ..barthel100::INFO
};

/// Items and their points, in the order [`score`] takes them.
pub const ITEMS: [PointItem; 10] = [
    PointItem::new("bowels", &[0, 1, 2]),
    PointItem::new("bladder", &[0, 1, 2]),
    PointItem::new("grooming", &[0, 1]),
    PointItem::new("toilet", &[0, 1, 2]),
    PointItem::new("feeding", &[0, 1, 2]),
    PointItem::new("transfers", &[0, 1, 2, 3]),
    PointItem::new("mobility", &[0, 1, 2, 3]),
    PointItem::new("dressing", &[0, 1, 2]),
    PointItem::new("stairs", &[0, 1, 2]),
    PointItem::new("bathing", &[0, 1]),
];

/// Sums the points of ten items; all must be known. There are no bands of its own.
pub fn score(answers: [Item<i64>; 10]) -> Result<Score<Infallible>, InvalidAnswer> {
    let value = sum(checked(&ITEMS, answers)?);
    Ok(Score::new(&INFO, value, None))
}

/// The same on the scale to 100.
#[must_use]
pub const fn out_of_100(points: u32) -> u32 {
    points.saturating_mul(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_points_of_every_item_are_twenty_and_a_hundred_on_the_other_scale() {
        let most = ITEMS.map(|item| Item::Known(i64::from(*item.allowed.last().unwrap())));
        let value = score(most).unwrap().value;
        assert_eq!(value, Some(20));
        assert_eq!(value.map(out_of_100), Some(100));
    }

    #[test]
    fn five_points_belong_to_the_other_variant_and_a_missing_answer_leaves_no_score() {
        let mut answers = [Item::Known(1); 10];
        assert_eq!(score(answers).unwrap().value, Some(10));
        answers[0] = Item::Known(5);
        assert!(score(answers).is_err());
        answers[0] = Item::Missing;
        assert_eq!(score(answers).unwrap().value, None);
    }
}
