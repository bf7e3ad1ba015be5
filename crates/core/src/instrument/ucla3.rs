//! Three-item loneliness: 3–9, higher is worse; 3–5 not lonely, 6–9 lonely (V; licence V2).
//! Studies with four answer levels are another version without a cut-off, and not this one.

use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "ucla3",
    version: "levels3",
    higher_is_better: Some(false),
    default_on: true,
    licence_note: "A university study page lists it as not copyrighted. Own translation; cite Hughes 2004.",
    mark: "V2",
};

/// Codes of the items, in the order [`score`] takes them.
pub const ITEMS: [&str; 3] = ["companionship", "left_out", "isolated"];

/// Sum from which somebody counts as lonely.
const LONELY_FROM: u32 = 6;

/// How often the feeling comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HowOften {
    /// Code 1.
    HardlyEver = 1,
    /// Code 2.
    Sometimes = 2,
    /// Code 3.
    Often = 3,
}

impl TryFrom<i64> for HowOften {
    type Error = InvalidAnswer;

    fn try_from(code: i64) -> Result<Self, InvalidAnswer> {
        match code {
            1 => Ok(Self::HardlyEver),
            2 => Ok(Self::Sometimes),
            3 => Ok(Self::Often),
            _ => Err(InvalidAnswer::new("ucla3", code as f64, "1, 2 or 3")),
        }
    }
}

/// Lonely or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 3–5.
    NotLonely,
    /// 6–9.
    Lonely,
}

/// Sums the three answers; all must be known.
#[must_use]
pub fn score(answers: [Item<HowOften>; 3]) -> Score<Band> {
    let value = answers
        .into_iter()
        .map(|item| item.known().map(|level| level as u32))
        .sum::<Option<u32>>();
    let band = value.map(|sum| {
        if sum >= LONELY_FROM {
            Band::Lonely
        } else {
            Band::NotLonely
        }
    });
    Score::new(&INFO, value, band)
}

#[cfg(test)]
mod tests {
    use super::HowOften::{HardlyEver, Often, Sometimes};
    use super::*;
    use proptest::prelude::*;

    fn of(answers: [HowOften; 3]) -> (Option<u32>, Option<Band>) {
        let score = score(answers.map(Item::Known));
        (score.value, score.band)
    }

    #[test]
    fn hardly_ever_three_times_is_three_and_not_lonely() {
        assert_eq!(of([HardlyEver; 3]), (Some(3), Some(Band::NotLonely)));
    }

    #[test]
    fn sometimes_three_times_is_six_and_lonely() {
        assert_eq!(of([Sometimes; 3]), (Some(6), Some(Band::Lonely)));
    }

    #[test]
    fn often_once_and_hardly_ever_twice_is_five_and_not_lonely() {
        assert_eq!(
            of([HardlyEver, HardlyEver, Often]),
            (Some(5), Some(Band::NotLonely))
        );
    }

    #[test]
    fn any_missing_answer_leaves_no_score() {
        for place in 0..3 {
            let mut answers = [Item::Known(Often); 3];
            answers[place] = Item::Missing;
            assert_eq!(score(answers).value, None);
            assert_eq!(score(answers).band, None);
        }
    }

    #[test]
    fn only_codes_one_to_three_are_answers() {
        assert_eq!(
            [1, 2, 3].map(HowOften::try_from),
            [Ok(HardlyEver), Ok(Sometimes), Ok(Often)]
        );
        assert!([0, 4].map(HowOften::try_from).iter().all(Result::is_err));
    }

    proptest! {
        #[test]
        fn the_order_of_the_items_does_not_matter(codes in [1_i64..4, 1..4, 1..4]) {
            let [a, b, c] = codes.map(|code| HowOften::try_from(code).map_or(Item::Missing, Item::Known));
            prop_assert_eq!(score([a, b, c]), score([c, a, b]));
            prop_assert!(score([a, b, c]).value.is_some_and(|sum| (3..=9).contains(&sum)));
        }
    }
}
