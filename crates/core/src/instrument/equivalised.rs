//! Equivalence weight of a household and its income per equivalent adult.
//! First adult 1.0, each further member of 14 or more 0.5, each child under 14 0.3 (V; licence V2).

use super::{InstrumentInfo, InvalidHousehold, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "equivalised",
    version: "oecd-modified",
    higher_is_better: None,
    default_on: true,
    licence_note: "Modified OECD scale as Eurostat uses it; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

/// Members of this age or more weigh as adults.
const GROWN_FROM: u8 = 14;

/// An equivalence weight, kept exactly in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight {
    tenths: u32,
}

impl Weight {
    /// The weight times ten, at least 10.
    #[must_use]
    pub const fn tenths(self) -> u32 {
        self.tenths
    }

    /// Monthly income per equivalent adult, in the currency of the household's monthly disposable income.
    #[must_use]
    pub fn income_per_month(self, household_income: i64) -> f64 {
        household_income as f64 * 10.0 / f64::from(self.tenths)
    }

    /// Whether that income lies below a threshold (same currency, per month and equivalent adult);
    /// compared in integers, so an income exactly at it does not.
    #[must_use]
    pub fn is_below(self, household_income: i64, threshold: i64) -> bool {
        i128::from(household_income) * 10 < i128::from(threshold) * i128::from(self.tenths)
    }
}

/// Income poverty against a given threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// At the threshold or above.
    NotPoor,
    /// Below the threshold.
    Poor,
}

/// Weighs a household by its members' ages in completed years; missing when an age is missing.
/// Anybody of 14 or more can be the first adult (P). Errors on no members and on children only.
pub fn weight(ages: &[Item<u8>]) -> Result<Item<Weight>, InvalidHousehold> {
    if ages.is_empty() {
        return Err(InvalidHousehold::Empty);
    }
    let Some(ages) = ages
        .iter()
        .map(|age| age.known())
        .collect::<Option<Vec<_>>>()
    else {
        return Ok(Item::Missing);
    };
    let grown = ages.iter().filter(|age| **age >= GROWN_FROM).count();
    if grown == 0 {
        return Err(InvalidHousehold::ChildrenOnly {
            members: ages.len(),
        });
    }
    let tenths = 10 + 5 * (grown - 1) + 3 * (ages.len() - grown);
    Ok(Item::Known(Weight {
        tenths: tenths as u32,
    }))
}

/// Scores income poverty. The value is the weight in tenths. `income` is the household's disposable
/// income per month; `threshold` is a dated input, 60 % of the *national* median per month and
/// equivalent adult, never computed from a local survey.
pub fn score(
    ages: &[Item<u8>],
    income: Item<i64>,
    threshold: i64,
) -> Result<Score<Band>, InvalidHousehold> {
    let weight = weight(ages)?.known();
    let band = weight.zip(income.known()).map(|(weight, income)| {
        if weight.is_below(income, threshold) {
            Band::Poor
        } else {
            Band::NotPoor
        }
    });
    Ok(Score::new(&INFO, weight.map(Weight::tenths), band))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};
    use proptest::prelude::*;

    fn tenths(ages: &[u8]) -> Result<Option<u32>, InvalidHousehold> {
        let ages: Vec<_> = ages.iter().copied().map(Known).collect();
        weight(&ages).map(|w| w.known().map(Weight::tenths))
    }

    #[test]
    fn each_household_of_the_list_has_its_weight() {
        assert_eq!(tenths(&[40]), Ok(Some(10)));
        assert_eq!(tenths(&[40, 38]), Ok(Some(15)));
        assert_eq!(tenths(&[40, 38, 15, 10, 4]), Ok(Some(26)));
        assert_eq!(tenths(&[70, 14]), Ok(Some(15)));
        assert_eq!(tenths(&[70, 13]), Ok(Some(13)));
    }

    #[test]
    fn children_only_and_nobody_are_errors() {
        assert_eq!(
            tenths(&[13, 9]),
            Err(InvalidHousehold::ChildrenOnly { members: 2 })
        );
        assert_eq!(tenths(&[]), Err(InvalidHousehold::Empty));
    }

    #[test]
    fn a_missing_age_leaves_no_weight_and_a_missing_income_no_band() {
        assert_eq!(weight(&[Known(40), Missing]), Ok(Missing));
        assert_eq!(weight(&[Known(9), Missing]), Ok(Missing));
        let open = score(&[Known(40)], Missing, 100).map(|s| (s.value, s.band));
        assert_eq!(open, Ok((Some(10), None)));
    }

    #[test]
    fn income_is_shared_by_the_weight_and_exactly_the_threshold_is_not_poor() {
        let pair = [Known(40), Known(38)];
        let found = |income| score(&pair, Known(income), 200_000).map(|s| s.band);
        assert_eq!(found(300_000), Ok(Some(Band::NotPoor)));
        assert_eq!(found(299_999), Ok(Some(Band::Poor)));
        let shared = weight(&pair)
            .ok()
            .and_then(Item::known)
            .map(|w| w.income_per_month(300_000));
        assert_eq!(shared, Some(200_000.0));
    }

    #[test]
    fn a_loss_is_below_any_threshold_above_zero() {
        assert_eq!(
            score(&[Known(40)], Known(-5), 1).map(|s| s.band),
            Ok(Some(Band::Poor))
        );
    }

    proptest! {
        #[test]
        fn one_more_member_adds_three_or_five_tenths(ages in proptest::collection::vec(0_u8..100, 0..8), more: u8) {
            let mut all = ages;
            all.push(40);
            let before = tenths(&all).ok().flatten();
            all.insert(0, more);
            let step = if more < GROWN_FROM { 3 } else { 5 };
            prop_assert_eq!(tenths(&all).ok().flatten(), before.map(|w| w + step));
        }
    }
}
