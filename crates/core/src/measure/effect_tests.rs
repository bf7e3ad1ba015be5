//! Effects are those computed elsewhere, and say what must be known to read them; indicators say how far they have come.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::effect::{Note, Pair, Period, difference_in_differences, effect};
use super::indicator::{Aim, Better};
use crate::hotspot::Share;
use crate::interval::Z_95;

#[test]
fn an_indicator_has_come_so_far_and_a_target_behind_the_baseline_contradicts_itself() {
    let less = Aim {
        better: Better::Less,
        baseline: 20.0,
        target: 10.0,
    };
    assert_eq!(less.done(15.0), Some(0.5));
    assert_eq!(less.done(24.0), Some(-0.4));
    assert!(less.is_reached(10.0) && less.is_reached(3.0) && !less.is_reached(10.1));
    assert!(!less.contradicts_itself());
    let odd = Aim {
        better: Better::More,
        ..less
    };
    assert!(odd.contradicts_itself());
    assert_eq!(
        Aim {
            target: 20.0,
            ..less
        }
        .done(15.0),
        None
    );
}

const fn share(cases: u32, population: u32) -> Share {
    Share { cases, population }
}

#[test]
fn differences_in_differences_are_those_of_statsmodels() {
    // statsmodels 0.14: the value is the interaction of a linear model on single people; the interval is put together from
    // proportion_confint(method="wilson").
    let known = [
        (
            [(30, 100), (20, 100), (50, 250), (55, 250)],
            -0.12,
            -0.256_773_179_881_528,
            0.019_894_909_420_850,
        ),
        (
            [(3, 11), (0, 12), (41, 310), (40, 300)],
            -0.273_802_541_544_477,
            -0.571_741_009_940_489,
            0.030_259_665_184_707,
        ),
        (
            [(455, 1502), (412, 1530), (5105, 20_987), (5210, 21_044)],
            -0.037_979_069_205_835,
            -0.071_115_529_337_119,
            -0.004_772_384_655_922,
        ),
    ];
    for (shares, value, low, high) in known {
        let [a0, a1, b0, b1] = shares.map(|(cases, population)| share(cases, population));
        let found = difference_in_differences(
            Pair {
                before: a0,
                after: a1,
            },
            Pair {
                before: b0,
                after: b1,
            },
            Z_95,
        )
        .unwrap();
        for (own, wanted) in [(found.value, value), (found.low, low), (found.high, high)] {
            assert!((own - wanted).abs() < 1e-12, "{found:?}");
        }
    }
}

#[test]
fn by_hand_the_inner_share_fell_by_ten_points_while_the_outer_one_rose_by_two() {
    let day = |year: i16| -> Date { date(year, 3, 31) };
    let period = |year, inside: (u32, u32), outside: (u32, u32)| Period {
        day: day(year),
        inside: share(inside.0, inside.1),
        outside: share(outside.0, outside.1),
    };
    let series = [
        period(2023, (29, 100), (48, 250)),
        period(2024, (30, 100), (50, 250)),
        period(2025, (25, 100), (52, 250)),
        period(2026, (20, 100), (55, 250)),
    ];
    // The state on the day of the start is what the measure found.
    let own = effect(&series, day(2024), Z_95);
    assert_eq!((own.before, own.after), (Some(1), Some(3)));
    assert!(
        (own.inside.unwrap() + 0.10).abs() < 1e-12 && (own.outside.unwrap() - 0.02).abs() < 1e-12
    );
    assert!((own.difference.unwrap().value + 0.12).abs() < 1e-12);
    let (from, earlier) = own.earlier.unwrap();
    assert!(from == 0 && (earlier.value - 0.002).abs() < 1e-12);
    assert_eq!(own.notes, [Note::NoProof, Note::SamePeople]);
    assert_eq!(
        effect(&series, day(2022), Z_95).notes,
        [Note::NoProof, Note::NoBefore]
    );
    let not_yet = effect(&series, day(2026), Z_95);
    assert_eq!((not_yet.after, not_yet.difference), (None, None));
    assert_eq!(not_yet.notes, [Note::NoProof, Note::NoAfter]);
    assert_eq!(
        effect(&[], day(2026), Z_95).notes,
        [Note::NoProof, Note::NoBefore, Note::NoAfter]
    );
}

#[test]
fn small_numbers_nobody_and_a_town_that_was_apart_before_are_said() {
    let day = |year: i16| -> Date { date(year, 3, 31) };
    let period = |year, inside: Share, outside: Share| Period {
        day: day(year),
        inside,
        outside,
    };
    let few = [
        period(2024, share(3, 11), share(41, 310)),
        period(2025, share(0, 12), share(40, 300)),
    ];
    let own = effect(&few, day(2024), Z_95);
    assert_eq!(
        own.notes,
        [Note::NoProof, Note::Few, Note::SamePeople, Note::OneBefore]
    );
    let nobody = [
        period(2024, share(0, 0), share(41, 310)),
        period(2025, share(0, 12), share(40, 300)),
    ];
    let own = effect(&nobody, day(2024), Z_95);
    assert_eq!((own.difference, own.inside), (None, None));
    assert!(own.notes.contains(&Note::Nobody));
    let apart = [
        period(2023, share(100, 1000), share(1000, 10_000)),
        period(2024, share(300, 1000), share(1000, 10_000)),
        period(2025, share(300, 1000), share(1000, 10_000)),
    ];
    assert!(
        effect(&apart, day(2024), Z_95)
            .notes
            .contains(&Note::ApartBefore)
    );
}

proptest! {
    #[test]
    fn an_effect_lies_in_its_interval_and_turns_its_sign_with_the_sides(
        counts in prop::array::uniform4((1..500_u32).prop_flat_map(|people| (0..=people, Just(people)))),
    ) {
        let [a0, a1, b0, b1] = counts.map(|(cases, people)| share(cases, people));
        let (a, b) = (Pair { before: a0, after: a1 }, Pair { before: b0, after: b1 });
        let own = difference_in_differences(a, b, Z_95).unwrap();
        prop_assert!(own.low <= own.value && own.value <= own.high);
        let turned = difference_in_differences(b, a, Z_95).unwrap();
        prop_assert!((turned.value + own.value).abs() < 1e-12);
        prop_assert!((turned.low + own.high).abs() < 1e-12 && (turned.high + own.low).abs() < 1e-12);
    }
}
