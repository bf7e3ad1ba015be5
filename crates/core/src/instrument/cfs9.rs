//! Clinical Frailty Scale: a level 1–9 that a clinician entered, never computed; higher is worse.
//! Levels V, their groups and the warning below 65 P. No descriptions, no pictures: the licence does not allow them.

use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "cfs9",
    version: Version::Two.name(),
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off: every use goes through a permission request to Dalhousie University (Rockwood); only the level is \
                   kept, without descriptions or pictures.",
    mark: "V",
};

/// From this age the scale is well validated.
const VALIDATED_FROM: u8 = 65;

/// Which edition the clinician used; levels 2 and 4 are called otherwise in the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Version {
    /// The first edition.
    One,
    /// 2.0 of 2020.
    #[default]
    Two,
}

impl Version {
    /// Its name in scores.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2.0",
        }
    }
}

/// Groups of levels (P).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// 1–3.
    NotFrail,
    /// 4.
    PreFrail,
    /// 5–8.
    Frail,
    /// 9, reported apart.
    Apart,
}

impl Group {
    /// Every group, by level.
    pub const ALL: [Self; 4] = [Self::NotFrail, Self::PreFrail, Self::Frail, Self::Apart];

    /// Its code in conditions: `not_frail`, `pre_frail`, `frail` or `apart`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFrail => "not_frail",
            Self::PreFrail => "pre_frail",
            Self::Frail => "frail",
            Self::Apart => "apart",
        }
    }
}

/// What the operator should hear about a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The person is under 65, where the scale is weakly validated.
    Under65,
}

/// Takes a level as it was entered. Errors outside 1–9; warns where the age is known to be under 65.
pub fn entered(
    level: Item<i64>,
    age: Item<u8>,
    version: Version,
) -> Result<(Score<Group>, Option<Warning>), InvalidAnswer> {
    let group = |level: i64| match level {
        1..=3 => Ok(Group::NotFrail),
        4 => Ok(Group::PreFrail),
        5..=8 => Ok(Group::Frail),
        9 => Ok(Group::Apart),
        _ => Err(InvalidAnswer::new("cfs9", level as f64, "1 to 9")),
    };
    let band = level.known().map(group).transpose()?;
    let value = level.known().map(|level| level as u32);
    let is_young = age.known().is_some_and(|age| age < VALIDATED_FROM);
    let warning = (is_young && value.is_some()).then_some(Warning::Under65);
    let score = Score::new(&INFO, value, band).with_version(version.name());
    Ok((score, warning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};

    fn group(level: i64) -> Option<Group> {
        let entered = entered(Known(level), Known(80), Version::Two);
        entered.ok().and_then(|(score, _)| score.band)
    }

    #[test]
    fn each_level_has_its_group_and_nine_stands_apart() {
        use Group::{Apart, Frail, NotFrail, PreFrail};
        let groups = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(group);
        let expected = [
            NotFrail, NotFrail, NotFrail, PreFrail, Frail, Frail, Frail, Frail, Apart,
        ];
        assert_eq!(groups, expected.map(Some));
        assert_eq!([0, 10].map(group), [None, None]);
        assert!(entered(Known(10), Missing, Version::Two).is_err());
    }

    #[test]
    fn somebody_under_65_is_warned_of_and_keeps_the_level() {
        let of = |age| entered(Known(5), age, Version::Two).unwrap();
        assert_eq!(of(Known(64)).1, Some(Warning::Under65));
        assert_eq!(of(Known(64)).0.value, Some(5));
        assert_eq!(of(Known(65)).1, None);
        assert_eq!(of(Missing).1, None);
    }

    #[test]
    fn the_edition_that_was_used_stays_with_the_level() {
        let first = entered(Known(4), Known(80), Version::One).unwrap().0;
        assert_eq!((first.instrument, first.version), ("cfs9", "1"));
        let none = entered(Missing, Known(40), Version::Two).unwrap();
        assert_eq!((none.0.version, none.0.value, none.1), ("2.0", None, None));
    }
}
