//! Housing of the EU: severe housing deprivation and housing cost overburden (V, Eurostat; licence V2).
//! A household without positive income has no overburden, and that is flagged (P).

use super::logic::{all, any, not};
use super::{InstrumentInfo, Item, Score};

/// Severe housing deprivation: what it is and what to cite.
pub const DEPRIVATION: InstrumentInfo = InstrumentInfo {
    id: "housing_deprivation",
    version: "eu",
    higher_is_better: None,
    default_on: true,
    licence_note: "Eurostat definition; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

/// Housing cost overburden: what it is and what to cite.
pub const OVERBURDEN: InstrumentInfo = InstrumentInfo {
    id: "housing_overburden",
    version: "eu40pct",
    ..DEPRIVATION
};

/// What severe housing deprivation is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dwelling {
    /// Fewer rooms than needed, by `overcrowd_eu`.
    pub is_overcrowded: Item<bool>,
    /// The roof leaks, or walls and floors are damp.
    pub leaks: Item<bool>,
    /// A bath or shower.
    pub bath_or_shower: Item<bool>,
    /// A flushing toilet inside.
    pub indoor_toilet: Item<bool>,
    /// Too dark.
    pub is_dark: Item<bool>,
}

/// Severely deprived or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deprivation {
    /// Not overcrowded, or none of the faults.
    NotSevere,
    /// Overcrowded and at least one of the faults.
    Severe,
}

/// Severe when overcrowded and leaking, too dark, or without both bath and toilet. The value is 1 or
/// 0; both are `None` while an unknown answer could change it.
#[must_use]
pub fn deprivation(dwelling: &Dwelling) -> Score<Deprivation> {
    let unwashed = all([not(dwelling.bath_or_shower), not(dwelling.indoor_toilet)]);
    let fault = any([dwelling.leaks, unwashed, dwelling.is_dark]);
    let severe = all([dwelling.is_overcrowded, fault]).known();
    let band = severe.map(|severe| {
        if severe {
            Deprivation::Severe
        } else {
            Deprivation::NotSevere
        }
    });
    Score::new(&DEPRIVATION, severe.map(u32::from), band)
}

/// Costs, income and allowances of a month, in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What housing costs, before allowances.
    pub costs: Item<i64>,
    /// Disposable income with allowances.
    pub income: Item<i64>,
    /// Housing allowances received.
    pub allowances: Item<i64>,
}

/// Whether housing costs overburden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Burden {
    /// 40 % of the income or less.
    Borne,
    /// More than 40 %.
    Overburdened,
    /// Flag: income net of allowances is zero or negative, so there is no share.
    NoIncome,
}

/// Compares costs with 40 % of income, both net of allowances, in whole units: exactly 40 % is not
/// overburdened. The value is the share per thousand, rounded down; `None` without positive income.
#[must_use]
pub fn overburden(budget: &Budget) -> Score<Burden> {
    let known = [budget.costs, budget.income, budget.allowances].map(Item::known);
    let [Some(costs), Some(income), Some(allowances)] = known else {
        return Score::new(&OVERBURDEN, None, None);
    };
    let net = |amount: i64| i128::from(amount) - i128::from(allowances);
    let (costs, income) = (net(costs).max(0), net(income));
    if income <= 0 {
        return Score::new(&OVERBURDEN, None, Some(Burden::NoIncome));
    }
    let band = if 5 * costs > 2 * income {
        Burden::Overburdened
    } else {
        Burden::Borne
    };
    let share = u32::try_from(1000 * costs / income).ok();
    Score::new(&OVERBURDEN, share, Some(band))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};
    use proptest::prelude::*;

    const SOUND: Dwelling = Dwelling {
        is_overcrowded: Known(true),
        leaks: Known(false),
        bath_or_shower: Known(true),
        indoor_toilet: Known(true),
        is_dark: Known(false),
    };

    fn severe(dwelling: Dwelling) -> Option<bool> {
        let band = deprivation(&dwelling).band;
        band.map(|band| band == Deprivation::Severe)
    }

    #[test]
    fn an_overcrowded_dwelling_needs_one_fault_to_be_severe() {
        assert_eq!(severe(SOUND), Some(false));
        let leaking = Dwelling {
            leaks: Known(true),
            ..SOUND
        };
        let dark = Dwelling {
            is_dark: Known(true),
            ..SOUND
        };
        assert_eq!([leaking, dark].map(severe), [Some(true); 2]);
        let roomy = Dwelling {
            is_overcrowded: Known(false),
            ..leaking
        };
        assert_eq!(severe(roomy), Some(false));
    }

    #[test]
    fn a_dwelling_with_a_bath_or_a_toilet_does_not_lack_both() {
        let no_bath = Dwelling {
            bath_or_shower: Known(false),
            ..SOUND
        };
        assert_eq!(severe(no_bath), Some(false));
        let neither = Dwelling {
            indoor_toilet: Known(false),
            ..no_bath
        };
        assert_eq!(severe(neither), Some(true));
    }

    #[test]
    fn only_an_unknown_answer_that_could_change_it_leaves_it_open() {
        let roomy = Dwelling {
            is_overcrowded: Known(false),
            leaks: Missing,
            ..SOUND
        };
        assert_eq!(severe(roomy), Some(false));
        let open = Dwelling {
            is_overcrowded: Known(true),
            ..roomy
        };
        assert_eq!(severe(open), None);
    }

    fn burden(costs: i64, income: i64, allowances: i64) -> Option<Burden> {
        let budget = Budget {
            costs: Known(costs),
            income: Known(income),
            allowances: Known(allowances),
        };
        overburden(&budget).band
    }

    #[test]
    fn exactly_forty_per_cent_is_not_overburdened_and_one_more_is() {
        assert_eq!(burden(80_000, 200_000, 0), Some(Burden::Borne));
        assert_eq!(burden(80_001, 200_000, 0), Some(Burden::Overburdened));
    }

    #[test]
    fn allowances_are_taken_from_costs_and_income_alike() {
        assert_eq!(burden(100_000, 220_000, 20_000), Some(Burden::Borne));
        assert_eq!(burden(100_001, 220_000, 20_000), Some(Burden::Overburdened));
    }

    #[test]
    fn without_positive_income_there_is_no_share_but_a_flag() {
        for income in [0, -5] {
            assert_eq!(burden(1, income, 0), Some(Burden::NoIncome));
        }
        let budget = Budget {
            costs: Known(1),
            income: Known(0),
            allowances: Known(0),
        };
        assert_eq!(overburden(&budget).value, None);
        let open = Budget {
            allowances: Missing,
            ..budget
        };
        assert_eq!(overburden(&open).band, None);
    }

    proptest! {
        #[test]
        fn any_amounts_can_be_compared(costs: i64, income: i64, allowances: i64) {
            prop_assert!(burden(costs, income, allowances).is_some());
        }
    }
}
