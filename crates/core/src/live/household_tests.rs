//! A household scored alone passes what it passes within its town, so a change needs its own registers only.

use std::collections::BTreeSet;

use jiff::civil::date;

use crate::answer::{Answer, NoAnswer};
use crate::codebook::{Indicator, IndicatorKind, Labels, Unit};
use crate::condition::{Comparison, Condition};
use crate::frame::{Column, Frame};
use crate::instrument;
use crate::live::Entry;
use crate::step::Steps;
use crate::town::{Registers, join};

/// People of each of four households.
const SIZES: [usize; 4] = [1, 4, 2, 6];

/// The registers of households, whose answers depend on nothing but their own number.
fn registers(households: &[usize]) -> Registers {
    let count = households.len();
    let mut homes = Frame::new(count);
    let rooms = households.iter().map(|h| Answer::Value((h % 3 + 1) as f64));
    homes.add("rooms", Column::Number(rooms.collect())).unwrap();
    let people: Vec<(usize, usize)> = households
        .iter()
        .enumerate()
        .flat_map(|(row, h)| (0..SIZES[*h]).map(move |person| (row, h * 10 + person)))
        .collect();
    let mut persons = Frame::new(people.len());
    let born = |(_, person): &(usize, usize)| Answer::Value((person * 997 % 20_000) as f64);
    let born = people.iter().map(born).collect();
    persons.add("birth_date", Column::Number(born)).unwrap();
    // The first two of a household are a couple; in the last one nobody says so of one of them.
    let partner = people.iter().map(|(_, person)| match person {
        31 => Answer::None(NoAnswer::DoesNotKnow),
        person => Answer::Value(*person >= 10 && person % 10 < 2),
    });
    let partner = Column::Boolean(partner.collect());
    persons.add("partner_here", partner).unwrap();
    let sex = Column::Category {
        codes: ["male", "female"].map(str::to_owned).to_vec(),
        cells: people
            .iter()
            .map(|(_, p)| Answer::Value((p % 2) as u16))
            .collect(),
    };
    persons.add("sex", sex).unwrap();
    let mut care = Frame::new(count);
    for item in instrument::katz6::ITEMS {
        let needs = households.iter().map(|h| Answer::Value(h % 2 == 0));
        let needs = Column::Boolean(needs.collect());
        care.add(&format!("katz_{item}"), needs).unwrap();
    }
    Registers {
        households: homes,
        persons,
        care,
        household_of: people.iter().map(|(row, _)| Some(*row as u32)).collect(),
        // The first of each household is assessed.
        care_of: people
            .iter()
            .map(|(row, person)| (person % 10 == 0).then_some(*row as u32))
            .collect(),
    }
}

fn steps() -> Steps {
    let indicator = |unit, population: Vec<Condition>, cases: Vec<Condition>| Indicator {
        id: String::new(),
        unit,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population,
        cases,
    };
    let number = |name: &str, from| Condition::Number(name.to_owned(), Comparison::AtLeast, from);
    let crowded = |name: &str| Condition::Is(name.to_owned(), true);
    Steps::of(&[
        indicator(Unit::Households, vec![], vec![crowded("overcrowd_eu")]),
        indicator(
            Unit::Persons,
            vec![number("age", 20.0)],
            vec![crowded("household.overcrowd_eu")],
        ),
        indicator(
            Unit::Persons,
            vec![number("age", 18.0)],
            vec![number("elder_care.katz6", 1.0)],
        ),
    ])
}

/// What each unit passes, households before people.
fn entries(households: &[usize]) -> Vec<Entry> {
    let instruments = instrument::ALL.iter().map(|info| info.id.to_owned());
    let wanted: BTreeSet<String> = ["household.overcrowd_eu", "elder_care.katz6"]
        .map(str::to_owned)
        .into();
    let town = join(
        registers(households),
        date(2024, 9, 30),
        &instruments.collect(),
        &wanted,
    )
    .unwrap();
    let of = |unit, frame: &Frame| {
        let masks = steps().masks(unit, frame).unwrap();
        (0..frame.rows())
            .map(|row| Entry::of(None, &masks, row))
            .collect::<Vec<_>>()
    };
    let homes = of(Unit::Households, &town.households);
    [homes, of(Unit::Persons, &town.persons)].concat()
}

#[test]
fn a_household_joined_and_scored_alone_passes_what_it_passes_in_town() {
    let town = entries(&[0, 1, 2, 3]);
    let passed = |step: usize| town.iter().filter(|entry| entry.passes[step]).count();
    for step in 2..steps().all().len() {
        assert!(passed(step) > 0, "nobody passes step {step}");
    }
    let mut person = SIZES.len();
    for (household, size) in SIZES.into_iter().enumerate() {
        let alone = entries(&[household]);
        assert_eq!(alone[0], town[household]);
        assert_eq!(alone[1..], town[person..person + size]);
        person += size;
    }
}
