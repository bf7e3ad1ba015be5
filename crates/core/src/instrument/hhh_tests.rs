//! Conditions of a disadvantaged child, with the numbers that the rules of today have.

use super::super::dated::Dated;
use super::*;
use Item::{Known, Missing};
use jiff::civil::date;

fn rules() -> Rules {
    Rules {
        version: "a".to_owned(),
        job_seeker_months: 12,
        of_months: 16,
        multiple_from: 2,
        poor_dwellings: vec![Grade::Half, Grade::Without, Grade::Shelter],
        source: "Gyvt. 67/A §".to_owned(),
        entered_by: "test".to_owned(),
    }
}

fn carer(primary: bool, months: u8) -> Carer {
    Carer {
        at_most_primary: Known(primary),
        active_age_benefit: Known(false),
        job_seeker_months: Known(months),
    }
}

const GOOD: Dwelling = Dwelling {
    segregated: Known(false),
    comfort: Known(Grade::Comfort),
    limits_development: Known(false),
};

const ENTITLED: Standing = Standing {
    allowance: Known(true),
    state_care: Known(false),
    aftercare_student: Known(false),
};

fn three(a: bool, b: bool, c: bool) -> Conditions {
    Conditions {
        low_schooling: Known(a),
        low_employment: Known(b),
        poor_dwelling: Known(c),
    }
}

fn class(standing: Standing, conditions: &Conditions) -> Option<Class> {
    score(&rules(), &standing, conditions).band
}

#[test]
fn one_parent_with_secondary_schooling_makes_low_schooling_false() {
    let of = |carers: &[Carer]| conditions(&rules(), carers, &GOOD).low_schooling;
    assert_eq!(of(&[carer(true, 0), carer(false, 0)]), Known(false));
    assert_eq!(of(&[carer(true, 0), carer(true, 0)]), Known(true));
    assert_eq!(of(&[carer(true, 0)]), Known(true));
    assert_eq!(of(&[]), Missing);
}

#[test]
fn eleven_of_sixteen_months_are_not_low_employment_and_twelve_are() {
    let of = |carers: &[Carer]| conditions(&rules(), carers, &GOOD).low_employment;
    assert_eq!(of(&[carer(true, 11)]), Known(false));
    assert_eq!(of(&[carer(true, 0), carer(true, 12)]), Known(true));
    let benefit = Carer {
        active_age_benefit: Known(true),
        job_seeker_months: Missing,
        ..carer(true, 0)
    };
    assert_eq!(of(&[benefit]), Known(true));
}

#[test]
fn a_poor_dwelling_is_segregated_of_low_comfort_or_limiting() {
    let of = |dwelling| conditions(&rules(), &[], &dwelling).poor_dwelling;
    assert_eq!(of(GOOD), Known(false));
    let half = Dwelling {
        comfort: Known(Grade::Half),
        ..GOOD
    };
    let segregated = Dwelling {
        segregated: Known(true),
        comfort: Missing,
        ..GOOD
    };
    let open = Dwelling {
        comfort: Missing,
        ..GOOD
    };
    assert_eq!(
        [half, segregated, open].map(of),
        [Known(true), Known(true), Missing]
    );
}

#[test]
fn two_conditions_are_multiple_and_without_the_allowance_it_is_neither() {
    assert_eq!(
        class(ENTITLED, &three(false, true, true)),
        Some(Class::Multiply)
    );
    assert_eq!(
        class(ENTITLED, &three(true, false, false)),
        Some(Class::Disadvantaged)
    );
    assert_eq!(
        class(ENTITLED, &three(false, false, false)),
        Some(Class::Neither)
    );
    let none = Standing {
        allowance: Known(false),
        ..ENTITLED
    };
    assert_eq!(class(none, &three(true, true, true)), Some(Class::Neither));
}

#[test]
fn state_care_and_after_care_are_multiple_without_any_condition() {
    let care = Standing {
        state_care: Known(true),
        allowance: Known(false),
        ..ENTITLED
    };
    let student = Standing {
        aftercare_student: Known(true),
        ..ENTITLED
    };
    for standing in [care, student] {
        let found = class(standing, &three(false, false, false));
        assert_eq!(found, Some(Class::Multiply));
    }
}

#[test]
fn the_class_stands_only_when_what_is_open_cannot_change_it() {
    let open = |conditions: Conditions| Conditions {
        poor_dwelling: Missing,
        ..conditions
    };
    assert_eq!(
        class(ENTITLED, &open(three(true, true, false))),
        Some(Class::Multiply)
    );
    assert_eq!(class(ENTITLED, &open(three(true, false, false))), None);
    let unsure = Standing {
        allowance: Missing,
        ..ENTITLED
    };
    assert_eq!(
        class(unsure, &three(false, false, false)),
        Some(Class::Neither)
    );
    assert_eq!(class(unsure, &three(true, false, false)), None);
}

#[test]
fn newer_rules_keep_the_class_that_the_older_ones_gave() {
    let newer = Rules {
        version: "b".to_owned(),
        multiple_from: 3,
        ..rules()
    };
    let versions = vec![(date(2013, 9, 1), rules()), (date(2025, 1, 1), newer)];
    let dated = Dated::new(versions).unwrap();
    let on = |day| {
        let found = score(dated.on(day).unwrap(), &ENTITLED, &three(true, true, false));
        (found.version, found.band)
    };
    assert_eq!(
        on(date(2024, 12, 31)),
        ("a".to_owned(), Some(Class::Multiply))
    );
    assert_eq!(
        on(date(2025, 1, 1)),
        ("b".to_owned(), Some(Class::Disadvantaged))
    );
}
