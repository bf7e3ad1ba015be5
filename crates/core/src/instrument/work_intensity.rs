//! Very low work intensity: the household's adults worked little of the months they could have.
//! Both versions V (Eurostat glossary and data set text; licence V2). The indicator counts people
//! under 65 ([`Version::Eu2030`]) or under 60 ([`Version::Eu2020`]) in such households.

use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "work_intensity",
    version: Version::Eu2030.name(),
    higher_is_better: Some(true),
    default_on: true,
    licence_note: "EU-SILC definition; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

const MONTHS: u8 = 12;
const ADULT_FROM: u8 = 18;
const STUDENT_TO: u8 = 24;
const PENSION_AGE_FROM: u8 = 60;

/// Which definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Version {
    /// Adults 18–64 without students to 24, the retired, and the inactive from 60 in households
    /// living mainly on pensions; very low at 20 % or less.
    #[default]
    Eu2030,
    /// The older one: adults 18–59 without students to 24; very low under 20 %.
    Eu2020,
}

impl Version {
    /// Its name in scores and plans.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eu2030 => "eu2030",
            Self::Eu2020 => "eu2020",
        }
    }

    const fn adult_to(self) -> u8 {
        match self {
            Self::Eu2030 => 64,
            Self::Eu2020 => 59,
        }
    }

    const fn is_very_low(self, worked: u32, potential: u32) -> bool {
        match self {
            Self::Eu2030 => 5 * worked <= potential,
            Self::Eu2020 => 5 * worked < potential,
        }
    }
}

/// A member of the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Age in completed years.
    pub age: Item<u8>,
    /// Months worked of the past twelve.
    pub months_worked: Item<u8>,
    /// Read from 18 to 24.
    pub student: Item<bool>,
    /// Retired or receiving a pension other than a survivor's; read by [`Version::Eu2030`].
    pub retired: Item<bool>,
    /// Neither working nor looking for work; read by [`Version::Eu2030`] from 60 to 64.
    pub inactive: Item<bool>,
}

/// How much the household works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Band {
    /// Very low.
    VeryLow,
    /// More than that.
    NotVeryLow,
    /// No adult the definition counts: not zero, outside the indicator.
    NotApplicable,
}

/// Scores a household. The value is months worked per thousand possible, rounded down; the band is
/// decided on whole months. Either is `None` when an answer the rule reads is missing.
/// Errors when somebody worked more than twelve months.
pub fn score(
    members: &[Member],
    mainly_pensions: Item<bool>,
    version: Version,
) -> Result<Score<Band>, InvalidAnswer> {
    for months in members.iter().filter_map(|m| m.months_worked.known()) {
        if months > MONTHS {
            return Err(InvalidAnswer::new(
                "months_worked",
                f64::from(months),
                "0 to 12",
            ));
        }
    }
    let found = months(members, mainly_pensions, version);
    let value = found.and_then(|(worked, potential)| (1000 * worked).checked_div(potential));
    let band = found.map(|(worked, potential)| match potential {
        0 => Band::NotApplicable,
        _ if version.is_very_low(worked, potential) => Band::VeryLow,
        _ => Band::NotVeryLow,
    });
    Ok(Score::new(&INFO, value, band).with_version(version.name()))
}

/// Months worked and months possible of the adults who count, or `None` when that is not known.
fn months(members: &[Member], mainly_pensions: Item<bool>, version: Version) -> Option<(u32, u32)> {
    let mut sum = (0, 0);
    for member in members {
        if counts(member, mainly_pensions, version)? {
            sum.0 += u32::from(member.months_worked.known()?);
            sum.1 += u32::from(MONTHS);
        }
    }
    Some(sum)
}

/// Whether the definition counts this member, or `None` when that is not known.
fn counts(member: &Member, mainly_pensions: Item<bool>, version: Version) -> Option<bool> {
    let age = member.age.known()?;
    if !(ADULT_FROM..=version.adult_to()).contains(&age) {
        return Some(false);
    }
    let new = version == Version::Eu2030;
    let reasons = [
        (age <= STUDENT_TO, member.student),
        (new, member.retired),
        (
            new && age >= PENSION_AGE_FROM,
            both(member.inactive, mainly_pensions),
        ),
    ];
    let mut read = reasons
        .iter()
        .filter(|(is_read, _)| *is_read)
        .map(|(_, reason)| *reason);
    if read.clone().any(|reason| reason == Item::Known(true)) {
        return Some(false);
    }
    read.all(|reason| !reason.is_missing()).then_some(true)
}

fn both(a: Item<bool>, b: Item<bool>) -> Item<bool> {
    match (a, b) {
        (Item::Known(false), _) | (_, Item::Known(false)) => Item::Known(false),
        (Item::Known(true), Item::Known(true)) => Item::Known(true),
        _ => Item::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};
    use Version::{Eu2020, Eu2030};
    use proptest::prelude::*;

    fn adult(age: u8, months: u8) -> Member {
        Member {
            age: Known(age),
            months_worked: Known(months),
            student: Known(false),
            retired: Known(false),
            inactive: Known(false),
        }
    }

    fn found(members: &[Member], version: Version) -> (Option<u32>, Option<Band>) {
        score(members, Known(false), version).map_or((None, None), |s| (s.value, s.band))
    }

    #[test]
    fn two_of_twenty_four_months_are_very_low() {
        let pair = [adult(40, 2), adult(38, 0)];
        assert_eq!(found(&pair, Eu2030), (Some(83), Some(Band::VeryLow)));
    }

    #[test]
    fn exactly_a_fifth_is_very_low_in_2030_and_not_in_the_older_version() {
        let five = [
            adult(50, 12),
            adult(48, 0),
            adult(26, 0),
            adult(25, 0),
            adult(59, 0),
        ];
        assert_eq!(found(&five, Eu2030), (Some(200), Some(Band::VeryLow)));
        assert_eq!(found(&five, Eu2020), (Some(200), Some(Band::NotVeryLow)));
        let named = score(&five, Missing, Eu2020).map(|s| (s.instrument, s.version));
        assert_eq!(named, Ok(("work_intensity", "eu2020")));
    }

    #[test]
    fn twelve_of_twenty_four_months_are_not_very_low() {
        let pair = [adult(40, 12), adult(38, 0)];
        assert_eq!(found(&pair, Eu2030), (Some(500), Some(Band::NotVeryLow)));
    }

    #[test]
    fn without_an_eligible_adult_it_does_not_apply() {
        let none = (None, Some(Band::NotApplicable));
        assert_eq!(found(&[], Eu2030), none);
        assert_eq!(found(&[adult(65, 0), adult(17, 0)], Eu2030), none);
        assert_eq!(found(&[adult(60, 0)], Eu2020), none);
        assert_eq!(found(&[adult(60, 0)], Eu2030).1, Some(Band::VeryLow));
    }

    #[test]
    fn students_to_twenty_four_and_the_retired_are_left_out() {
        let student = |age| Member {
            student: Known(true),
            ..adult(age, 0)
        };
        let retired = Member {
            retired: Known(true),
            ..adult(58, 0)
        };
        let worker = adult(40, 4);
        assert_eq!(found(&[worker, student(24), retired], Eu2030).0, Some(333));
        assert_eq!(found(&[worker, student(25)], Eu2030).0, Some(166));
        assert_eq!(found(&[worker, student(24), retired], Eu2020).0, Some(166));
    }

    #[test]
    fn the_inactive_from_sixty_are_left_out_only_where_pensions_are_the_main_income() {
        let inactive = |age| Member {
            inactive: Known(true),
            ..adult(age, 0)
        };
        let of = |age, pensions| score(&[inactive(age)], pensions, Eu2030).map(|s| s.band);
        assert_eq!(of(60, Known(true)), Ok(Some(Band::NotApplicable)));
        assert_eq!(of(60, Known(false)), Ok(Some(Band::VeryLow)));
        assert_eq!(of(59, Known(true)), Ok(Some(Band::VeryLow)));
        assert_eq!(of(60, Missing), Ok(None));
    }

    #[test]
    fn a_missing_answer_is_not_zero_months_and_matters_only_where_it_is_read() {
        let silent = Member {
            months_worked: Missing,
            ..adult(40, 0)
        };
        assert_eq!(found(&[silent, adult(38, 0)], Eu2030), (None, None));
        let pensioner = Member {
            retired: Known(true),
            ..silent
        };
        assert_eq!(
            found(&[pensioner, adult(38, 0)], Eu2030).1,
            Some(Band::VeryLow)
        );
        let not_asked = Member {
            student: Missing,
            inactive: Missing,
            ..adult(40, 12)
        };
        assert_eq!(found(&[not_asked], Eu2030).0, Some(1000));
        let ageless = Member {
            age: Missing,
            ..adult(40, 12)
        };
        assert_eq!(found(&[ageless], Eu2030), (None, None));
    }

    #[test]
    fn thirteen_months_in_a_year_are_an_error() {
        assert!(score(&[adult(70, 13)], Known(false), Eu2030).is_err());
    }

    proptest! {
        #[test]
        fn one_month_more_never_makes_a_household_very_low(
            months in proptest::collection::vec(0_u8..12, 1..9), old: bool
        ) {
            let version = if old { Eu2020 } else { Eu2030 };
            let mut members: Vec<_> = months.iter().map(|&m| adult(40, m)).collect();
            let before = found(&members, version);
            members[0].months_worked = Known(months[0] + 1);
            let after = found(&members, version);
            prop_assert!(after.0 >= before.0);
            prop_assert!(after.1 == before.1 || after.1 == Some(Band::NotVeryLow));
        }

        #[test]
        fn very_low_in_the_older_version_is_very_low_in_2030(
            months in proptest::collection::vec(0_u8..=12, 1..9)
        ) {
            let members: Vec<_> = months.iter().map(|&m| adult(40, m)).collect();
            if found(&members, Eu2020).1 == Some(Band::VeryLow) {
                prop_assert_eq!(found(&members, Eu2030).1, Some(Band::VeryLow));
            }
        }
    }
}
