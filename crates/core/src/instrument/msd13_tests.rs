//! The vectors of the thirteen items, and the properties that keep them honest.

use super::Answer::{CannotAfford, DoesNotWant, Has, Missing};
use super::*;
use proptest::prelude::*;
use proptest::sample::select;

/// A household lacking its first `lacks` items, h1 first.
fn home(lacks: usize) -> Household {
    Household {
        arrears: Item::Known(lacks > 0),
        wants: person(lacks.saturating_sub(1)),
    }
}

/// Somebody lacking their first `lacks` items.
fn person(lacks: usize) -> Person {
    std::array::from_fn(|i| if i < lacks { CannotAfford } else { Has })
}

fn found(score: Score<Class>) -> (Option<u32>, Option<Class>) {
    (score.value, score.band)
}

fn with(class: Option<Class>) -> Score<Class> {
    Score::new(&INFO, None, class)
}

#[test]
fn an_adult_lacking_all_seven_of_the_household_is_severely_deprived() {
    assert_eq!(
        found(adult(&home(7), &person(0))),
        (Some(7), Some(Class::Severe))
    );
}

#[test]
fn four_of_the_household_and_two_of_the_person_are_deprived_not_severe() {
    assert_eq!(
        found(adult(&home(4), &person(2))),
        (Some(6), Some(Class::Deprived))
    );
}

#[test]
fn four_of_the_household_and_three_of_the_person_are_severe() {
    assert_eq!(
        found(adult(&home(4), &person(3))),
        (Some(7), Some(Class::Severe))
    );
}

#[test]
fn four_lacks_are_not_deprived_and_five_are() {
    assert_eq!(
        found(adult(&home(2), &person(2))),
        (Some(4), Some(Class::NotDeprived))
    );
    assert_eq!(
        found(adult(&home(2), &person(3))),
        (Some(5), Some(Class::Deprived))
    );
}

#[test]
fn what_somebody_does_not_want_is_not_a_lack() {
    let unwanting = Household {
        arrears: Item::Known(false),
        wants: [DoesNotWant; 6],
    };
    assert_eq!(
        found(adult(&unwanting, &[DoesNotWant; 6])),
        (Some(0), Some(Class::NotDeprived))
    );
}

#[test]
fn a_child_lacks_what_half_of_two_adults_lack() {
    let adults = [person(6), person(0)];
    let score = child(&home(3), &adults, ChildRule::default());
    assert_eq!(found(score), (Some(9), Some(Class::Severe)));
}

#[test]
fn a_child_with_seven_lacks_of_which_one_is_the_households_is_not_severe() {
    let adults = [person(6), person(0)];
    let ruled = child(&home(1), &adults, ChildRule::ThreeOfHousehold);
    assert_eq!(found(ruled), (Some(7), Some(Class::NotDeprived)));
    assert_eq!(ruled.version, "eu13");
    let plain = child(&home(1), &adults, ChildRule::NoMinimum);
    assert_eq!(found(plain), (Some(7), Some(Class::Severe)));
    assert_eq!(plain.version, "eu13-child0");
}

#[test]
fn a_child_does_not_lack_what_one_of_three_adults_lacks() {
    let adults = [person(1), person(0), person(0)];
    assert_eq!(
        child(&home(0), &adults, ChildRule::default()).value,
        Some(0)
    );
}

#[test]
fn an_adult_without_an_answer_does_not_count_in_the_half() {
    let adults = [person(1), [Missing; 6], [Missing; 6]];
    assert_eq!(
        child(&home(0), &adults, ChildRule::default()).value,
        Some(1)
    );
    assert_eq!(
        child(&home(0), &[[Missing; 6]], ChildRule::default()).value,
        None
    );
}

#[test]
fn a_class_the_missing_answers_cannot_change_is_reported_without_a_number() {
    assert_eq!(
        found(adult(&home(7), &[Missing; 6])),
        (None, Some(Class::Severe))
    );
    assert_eq!(found(adult(&home(7), &[Missing; 6])).0, None);
    let mut nearly = person(0);
    nearly[5] = Missing;
    assert_eq!(
        found(adult(&home(3), &nearly)),
        (None, Some(Class::NotDeprived))
    );
    assert_eq!(found(adult(&home(4), &nearly)), (None, None));
}

#[test]
fn unknown_arrears_are_not_taken_as_none() {
    let mut household = home(0);
    household.arrears = Item::Missing;
    assert_eq!(found(adult(&household, &person(4))), (None, None));
}

#[test]
fn a_household_takes_the_class_that_half_of_its_certain_adults_reach() {
    use Class::{Deprived, NotDeprived, Severe};
    let of = |classes: &[Option<Class>]| {
        household(&classes.iter().map(|c| with(*c)).collect::<Vec<_>>()).band
    };
    assert_eq!(of(&[Some(Severe), Some(NotDeprived)]), Some(Severe));
    assert_eq!(
        of(&[Some(Severe), Some(NotDeprived), Some(NotDeprived)]),
        Some(NotDeprived)
    );
    assert_eq!(
        of(&[Some(Severe), Some(Deprived), Some(NotDeprived)]),
        Some(Deprived)
    );
    assert_eq!(of(&[Some(Severe), None, None]), Some(Severe));
    assert_eq!(of(&[None, None]), None);
    assert_eq!(of(&[]), None);
    assert_eq!(household(&[]).version, "eu13-household");
}

fn answers() -> impl Strategy<Value = Answer> {
    select(vec![Has, DoesNotWant, CannotAfford, Missing])
}

fn people() -> impl Strategy<Value = Person> {
    proptest::array::uniform6(answers())
}

fn homes() -> impl Strategy<Value = Household> {
    let arrears = select(vec![Item::Known(true), Item::Known(false), Item::Missing]);
    (arrears, people()).prop_map(|(arrears, wants)| Household { arrears, wants })
}

fn rules() -> impl Strategy<Value = ChildRule> {
    select(vec![ChildRule::ThreeOfHousehold, ChildRule::NoMinimum])
}

/// The same answers with every missing one settled by the next of `coins`.
fn resolved(home: Household, own: Person, coins: [bool; 13]) -> (Household, Person) {
    let settle = |answer, coin| match (answer, coin) {
        (Missing, true) => CannotAfford,
        (Missing, false) => Has,
        (known, _) => known,
    };
    let arrears = Item::Known(home.arrears.known().unwrap_or(coins[12]));
    let wants = std::array::from_fn(|i| settle(home.wants[i], coins[i]));
    let own = std::array::from_fn(|i| settle(own[i], coins[6 + i]));
    (Household { arrears, wants }, own)
}

proptest! {
    #[test]
    fn more_enforced_lacks_never_lower_the_class(
        home in homes(), own in people(), coins: [bool; 13], place in 0_usize..13, rule in rules()
    ) {
        let (home, own) = resolved(home, own, coins);
        let (mut poorer, mut lacking) = (home, own);
        match place {
            0..6 => poorer.wants[place] = CannotAfford,
            6..12 => lacking[place - 6] = CannotAfford,
            _ => poorer.arrears = Item::Known(true),
        }
        prop_assert!(adult(&poorer, &lacking).band >= adult(&home, &own).band);
        prop_assert!(child(&poorer, &[lacking], rule).band >= child(&home, &[own], rule).band);
    }

    #[test]
    fn a_certain_class_stays_however_the_missing_answers_turn_out(
        home in homes(), own in people(), coins: [bool; 13], rule in rules()
    ) {
        let (whole, known) = resolved(home, own, coins);
        if let Some(class) = adult(&home, &own).band {
            prop_assert_eq!(adult(&whole, &known).band, Some(class));
        }
        if let Some(class) = child(&home, &[own], rule).band {
            prop_assert_eq!(child(&whole, &[known], rule).band, Some(class));
        }
    }

    #[test]
    fn a_class_is_withheld_only_where_the_missing_answers_could_change_it(
        home in homes(), own in people()
    ) {
        let (best, worst) = (resolved(home, own, [false; 13]), resolved(home, own, [true; 13]));
        let certain = adult(&best.0, &best.1).band == adult(&worst.0, &worst.1).band;
        prop_assert_eq!(adult(&home, &own).band.is_some(), certain);
    }

    #[test]
    fn the_order_of_the_adults_does_not_matter(home in homes(), a in people(), b in people(), c in people()) {
        let rule = ChildRule::default();
        prop_assert_eq!(child(&home, &[a, b, c], rule), child(&home, &[c, a, b], rule));
    }
}
