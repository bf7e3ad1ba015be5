//! Hungarian comfort grade of a dwelling (Lakástv.): the five grades and their main differences V, the statute M.
//! Where a grade was entered it is taken as it is; from facts it is derived only where they decide (P).

use super::logic::{all, any, not};
use super::{InstrumentInfo, Item, Score};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "komfort",
    version: "lakastv",
    higher_is_better: None,
    default_on: false,
    licence_note: "Off: the statute is paraphrased (that official texts lie outside copyright is from memory). \
                   An entered grade needs no rule.",
    mark: "M",
};

/// Comfort grade, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Full comfort.
    Full,
    /// Comfort.
    Comfort,
    /// Half comfort.
    Half,
    /// No comfort.
    Without,
    /// Emergency dwelling.
    Shelter,
}

impl Grade {
    /// Every grade, best first.
    pub const ALL: [Self; 5] = [
        Self::Full,
        Self::Comfort,
        Self::Half,
        Self::Without,
        Self::Shelter,
    ];

    /// Its code in files: `full`, `comfort`, `half`, `without` or `shelter`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Comfort => "comfort",
            Self::Half => "half",
            Self::Without => "without",
            Self::Shelter => "shelter",
        }
    }
}

/// What the main differences are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Central heating; otherwise rooms are heated one by one.
    pub central_heating: Item<bool>,
    /// A bathroom.
    pub bathroom: Item<bool>,
    /// A toilet with flushing, inside.
    pub toilet: Item<bool>,
    /// Hot water.
    pub hot_water: Item<bool>,
    /// Sewerage.
    pub sewerage: Item<bool>,
    /// Water at hand, inside or near.
    pub water: Item<bool>,
}

/// Derives the grade: full comfort and comfort have everything and differ by the heating, half comfort
/// has a bathroom or a toilet, no comfort has water at hand, an emergency dwelling not even that.
/// There is no value; the band is `None` while an unknown fact could change it.
#[must_use]
pub fn grade(facts: &Facts) -> Score<Grade> {
    let everything = all([
        facts.bathroom,
        facts.toilet,
        facts.hot_water,
        facts.sewerage,
        facts.water,
    ]);
    let half = all([facts.water, any([facts.bathroom, facts.toilet])]);
    let steps = [
        (all([everything, facts.central_heating]), Grade::Full),
        (everything, Grade::Comfort),
        (half, Grade::Half),
        (facts.water, Grade::Without),
        (not(facts.water), Grade::Shelter),
    ];
    let first = steps.iter().find(|(holds, _)| *holds != Item::Known(false));
    let band = first.and_then(|(holds, grade)| holds.known().map(|_| *grade));
    Score::new(&INFO, None, band)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};

    const ALL: Facts = Facts {
        central_heating: Known(true),
        bathroom: Known(true),
        toilet: Known(true),
        hot_water: Known(true),
        sewerage: Known(true),
        water: Known(true),
    };

    fn of(facts: Facts) -> Option<Grade> {
        grade(&facts).band
    }

    #[test]
    fn the_grades_differ_by_heating_rooms_and_water() {
        let comfort = Facts {
            central_heating: Known(false),
            ..ALL
        };
        let half = Facts {
            toilet: Known(false),
            ..comfort
        };
        let without = Facts {
            bathroom: Known(false),
            ..half
        };
        let shelter = Facts {
            water: Known(false),
            ..without
        };
        let found = [ALL, comfort, half, without, shelter].map(of);
        assert_eq!(found, Grade::ALL.map(Some));
    }

    #[test]
    fn an_unknown_fact_that_decides_leaves_no_grade() {
        let unheated = Facts {
            central_heating: Missing,
            ..ALL
        };
        assert_eq!(of(unheated), None);
        let half = Facts {
            toilet: Known(false),
            ..unheated
        };
        assert_eq!(of(half), Some(Grade::Half));
    }
}
