//! Joining and scoring on a handful of people.

use super::*;
use crate::instrument::katz6;
use jiff::civil::date;

pub(super) fn days(year: i16, month: i8, day: i8) -> Answer<f64> {
    let span = date(1970, 1, 1).until(date(year, month, day)).unwrap();
    Answer::Value(f64::from(span.get_days()))
}

pub(super) fn all_instruments() -> BTreeSet<String> {
    let known = crate::instrument::ALL.iter();
    known.map(|info| info.id.to_owned()).collect()
}

pub(super) fn category(codes: &[&str], cells: Vec<Answer<u16>>) -> Column {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    Column::Category { codes, cells }
}

/// One household of an elder alone in two rooms, and one of a couple with a child in one room.
pub(super) fn two_households() -> Registers {
    let mut households = Frame::new(2);
    let rooms = vec![Answer::Value(2.0), Answer::Value(1.0)];
    households.add("rooms", Column::Number(rooms)).unwrap();
    let none = |answer: Answer<bool>| Column::Boolean(vec![answer; 2]);
    households
        .add("arrears_utilities", none(Answer::Value(true)))
        .unwrap();
    let lacks = || vec![Answer::None(NoAnswer::CannotAfford), Answer::Value(0)];
    for item in ["h2", "h3", "h4", "h5", "h6", "h7"] {
        households.add(item, category(&["has"], lacks())).unwrap();
    }
    let mut persons = Frame::new(4);
    let born = vec![
        days(1950, 3, 31),
        days(1985, 1, 1),
        days(1986, 1, 1),
        days(2015, 1, 1),
    ];
    persons.add("birth_date", Column::Number(born)).unwrap();
    let partner = [false, true, true, false].map(Answer::Value);
    persons
        .add("partner_here", Column::Boolean(partner.to_vec()))
        .unwrap();
    persons
        .add(
            "sex",
            category(&["male", "female"], vec![Answer::Value(1); 4]),
        )
        .unwrap();
    for item in ["p1", "p2", "p3", "p4", "p5", "p6"] {
        persons
            .add(item, category(&["has"], vec![Answer::Value(0); 4]))
            .unwrap();
    }
    let mut care = Frame::new(1);
    for item in katz6::ITEMS {
        let no = Column::Boolean(vec![Answer::Value(false)]);
        care.add(&format!("katz_{item}"), no).unwrap();
    }
    Registers {
        households,
        persons,
        care,
        household_of: vec![Some(0), Some(1), Some(1), Some(1)],
        care_of: vec![Some(0), None, None, None],
    }
}

fn joined() -> Town {
    let wanted = [
        "elder_care.katz6",
        "household.overcrowd_eu",
        "household.no_such",
    ];
    let wanted = wanted.map(str::to_owned).into_iter().collect();
    join(
        two_households(),
        date(2024, 3, 30),
        &all_instruments(),
        &wanted,
    )
    .unwrap()
}

#[test]
fn an_age_is_counted_in_completed_years() {
    let ages = joined().persons.numbers("age");
    assert_eq!(ages, [73.0, 39.0, 38.0, 9.0].map(Item::Known));
}

#[test]
fn a_household_of_three_in_one_room_is_overcrowded_and_its_members_know() {
    let town = joined();
    let crowded = town.households.booleans("overcrowd_eu");
    assert_eq!(crowded, [Item::Known(false), Item::Known(true)]);
    let of_persons = town.persons.booleans("household.overcrowd_eu");
    assert_eq!(of_persons, [false, true, true, true].map(Item::Known));
}

#[test]
fn seven_lacks_of_the_household_are_severe_and_one_is_not() {
    let town = joined();
    let classes = town.households.categories("msd13_class");
    assert_eq!(
        classes,
        [Answer::Value("severe"), Answer::Value("not_deprived")]
    );
}

#[test]
fn a_person_without_an_assessment_was_not_asked() {
    let town = joined();
    let Some(Column::Number(katz)) = town.persons.column("elder_care.katz6") else {
        panic!("no Katz score was joined");
    };
    assert_eq!(katz[0], Answer::Value(0.0));
    assert_eq!(katz[1], Answer::None(NoAnswer::NotAsked));
}

#[test]
fn an_instrument_that_is_off_leaves_no_column() {
    let town = join(
        two_households(),
        date(2024, 3, 30),
        &BTreeSet::new(),
        &BTreeSet::new(),
    );
    assert!(town.unwrap().households.column("msd13_class").is_none());
}

#[test]
fn an_unknown_name_is_joined_to_nobody() {
    assert!(joined().persons.column("household.no_such").is_none());
}
