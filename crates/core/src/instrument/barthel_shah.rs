//! Barthel index with five levels an item (Shah): 0–100, higher is better; the wheelchair counts where walking is 0.
//! Points V, bands V2. A modified form: off unless the operator confirms the right to use it.

use super::barthel100::{self, Shah};
use super::points::{PointItem, checked};
use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "barthel_shah",
    version: "levels5-shah",
    default_on: false,
    licence_note: "Off: a modified form of the Barthel index; the Maryland State Medical Society's permission is needed for \
                   changes. Cite Mahoney and Barthel 1965 and Shah 1989.",
    ..barthel100::INFO
};

const SMALL: &[u32] = &[0, 1, 3, 4, 5];
const MIDDLE: &[u32] = &[0, 2, 5, 8, 10];
const LARGE: &[u32] = &[0, 3, 8, 12, 15];

/// Items and their points, in the order [`score`] takes them; the last two are walking and the wheelchair.
pub const ITEMS: [PointItem; 11] = [
    PointItem::new("grooming", SMALL),
    PointItem::new("bathing", SMALL),
    PointItem::new("feeding", MIDDLE),
    PointItem::new("toilet", MIDDLE),
    PointItem::new("stairs", MIDDLE),
    PointItem::new("dressing", MIDDLE),
    PointItem::new("bowels", MIDDLE),
    PointItem::new("bladder", MIDDLE),
    PointItem::new("transfers", LARGE),
    PointItem::new("walking", LARGE),
    PointItem::new("wheelchair", SMALL),
];

/// Sums the points; all but the wheelchair must be known, and that one too where walking is 0.
pub fn score(answers: [Item<i64>; 11]) -> Result<Score<Shah>, InvalidAnswer> {
    let points = checked(&ITEMS, answers)?;
    let [.., walking, _] = points;
    let read = if walking == Item::Known(0) { 11 } else { 10 };
    let value = super::points::sum(points.into_iter().take(read));
    Ok(Score::new(&INFO, value, value.map(Shah::of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most() -> [Item<i64>; 11] {
        ITEMS.map(|item| Item::Known(i64::from(*item.allowed.last().unwrap())))
    }

    #[test]
    fn the_most_points_are_a_hundred_and_the_wheelchair_adds_nothing_to_walking() {
        let found = score(most()).unwrap();
        assert_eq!(found.value, Some(100));
        assert_eq!(found.band, Some(Shah::Independent));
        let mut unasked = most();
        unasked[10] = Item::Missing;
        assert_eq!(score(unasked).unwrap().value, Some(100));
    }

    #[test]
    fn the_wheelchair_counts_where_walking_is_none() {
        let mut seated = most();
        seated[9] = Item::Known(0);
        let found = score(seated).unwrap();
        assert_eq!((found.value, found.band), (Some(90), Some(Shah::Moderate)));
        seated[10] = Item::Missing;
        assert_eq!(score(seated).unwrap().value, None);
    }

    #[test]
    fn points_between_the_five_levels_are_errors() {
        let mut odd = most();
        odd[2] = Item::Known(4);
        assert!(score(odd).is_err());
    }

    #[test]
    fn ninety_nine_is_slight_and_the_bands_meet_where_they_say() {
        let bands = [20, 21, 60, 61, 90, 91, 99, 100].map(Shah::of);
        let [total, severe, moderate, slight, none] = Shah::ALL;
        let expected = [
            total, severe, severe, moderate, moderate, slight, slight, none,
        ];
        assert_eq!(bands, expected);
    }
}
