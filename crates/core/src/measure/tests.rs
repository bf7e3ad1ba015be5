//! Budgets add up whatever their order, and wholes and parts are compared.

use jiff::civil::date;
use proptest::prelude::*;

use super::budget::{Certainty, Line, by_source, by_year};
use super::money::Amount;
use super::plan::{Item, Level, Warning, plan, without_priority};
use crate::life::EntryId;

fn item(id: u64, part_of: Option<u64>, level: Level) -> Item {
    Item {
        id: EntryId(id),
        part_of: part_of.map(EntryId),
        level: Some(level),
        counts: true,
        begun: false,
        ended: false,
        from: None,
        to: None,
    }
}

fn line(id: u64, measure: u64, certainty: Certainty, amount: f64) -> Line {
    Line {
        id: EntryId(id),
        measure: EntryId(measure),
        source: Some("state".to_owned()),
        certainty,
        year: 2027,
        currency: "HUF".to_owned(),
        amount: Amount::read(amount).unwrap(),
        spent: None,
    }
}

fn hundredths(hundredths: i128) -> Amount {
    Amount::hundredths(hundredths)
}

#[test]
fn an_amount_is_the_decimal_that_was_written() {
    let read = [
        (0.0, "0"),
        (12.5, "12.50"),
        (0.1, "0.10"),
        (0.29, "0.29"),
        (1_000_000_000_000.0, "1000000000000"),
        (123_456_789_012.34, "123456789012.34"),
        (-3.05, "-3.05"),
    ];
    for (number, text) in read {
        assert_eq!(Amount::read(number).unwrap().to_string(), text);
    }
    // 0.1 + 0.2 is 0.3 here.
    let sum = Amount::read(0.1).unwrap().plus(Amount::read(0.2).unwrap());
    assert_eq!(sum, Amount::read(0.3).unwrap());
    for none in [0.001, 12.345, f64::NAN, f64::INFINITY, 1e16, 0.1 + 0.2] {
        assert_eq!(Amount::read(none), None, "{none}");
    }
}

#[test]
fn parts_that_cost_more_than_their_whole_are_warned_of_and_the_whole_counts() {
    let items = [
        item(1, None, Level::Priority),
        item(2, Some(1), Level::Measure),
        item(3, Some(2), Level::Activity),
        item(4, Some(2), Level::Activity),
    ];
    let mut lines = vec![
        line(10, 2, Certainty::Secured, 1000.0),
        line(11, 3, Certainty::Secured, 600.0),
        line(12, 4, Certainty::Planned, 400.0),
    ];
    let fits = plan(&items, &lines);
    assert_eq!(fits.warnings, []);
    let huf = (2027, "HUF".to_owned());
    assert_eq!(fits.totals[&huf].total(), Amount::read(1000.0).unwrap());
    assert_eq!(
        fits.nodes[1].parts[&huf].total(),
        Amount::read(1000.0).unwrap()
    );
    lines[2].amount = Amount::read(400.01).unwrap();
    let over = plan(&items, &lines);
    let wanted = Warning::PartsOverWhole {
        measure: EntryId(2),
        key: huf.clone(),
        whole: hundredths(100_000),
        parts: hundredths(100_001),
    };
    assert_eq!(over.warnings, [wanted]);
    assert_eq!(over.totals[&huf].total(), Amount::read(1000.0).unwrap());
    // What is surer in the parts than in the whole is told, too.
    lines[2].amount = Amount::read(400.0).unwrap();
    lines[0].certainty = Certainty::Planned;
    let surer = plan(&items, &lines);
    assert!(
        matches!(
            &surer.warnings[..],
            [Warning::PartsMoreCertain {
                whole: Amount::ZERO,
                ..
            }]
        ),
        "{:?}",
        surer.warnings
    );
}

#[test]
fn a_whole_without_lines_costs_what_its_parts_do_and_what_was_cancelled_costs_nothing() {
    let mut items = [
        item(1, None, Level::Priority),
        item(2, Some(1), Level::Measure),
        item(3, Some(1), Level::Measure),
        item(4, None, Level::Measure),
    ];
    let lines = [
        line(10, 2, Certainty::Won, 70.0),
        line(11, 3, Certainty::Won, 30.0),
        line(12, 99, Certainty::Won, 5.0),
    ];
    let huf = (2027, "HUF".to_owned());
    let all = plan(&items, &lines);
    assert_eq!(
        (all.totals[&huf].won, all.roots.len()),
        (Amount::read(100.0).unwrap(), 2)
    );
    assert_eq!(all.unfunded(&items), [3]);
    assert_eq!(without_priority(&items), [EntryId(4)]);
    items[2].counts = false;
    assert_eq!(
        plan(&items, &lines).totals[&huf].won,
        Amount::read(70.0).unwrap()
    );
}

#[test]
fn an_activity_under_a_paid_measure_is_not_unfunded() {
    let items = [
        item(1, None, Level::Measure),
        item(2, Some(1), Level::Activity),
        item(3, None, Level::Measure),
        item(4, Some(3), Level::Activity),
    ];
    let made = plan(&items, &[line(10, 1, Certainty::Secured, 1.0)]);
    assert_eq!(made.unfunded(&items), [2, 3]);
}

#[test]
fn currencies_are_never_added_and_years_neither() {
    let items = [item(1, None, Level::Measure)];
    let mut lines = vec![
        line(10, 1, Certainty::Secured, 100.0),
        line(11, 1, Certainty::Secured, 100.0),
        line(12, 1, Certainty::Secured, 100.0),
    ];
    lines[1].currency = "EUR".to_owned();
    lines[2].year = 2028;
    let made = plan(&items, &lines);
    assert_eq!(made.totals.len(), 3);
    assert!(
        made.totals
            .values()
            .all(|money| money.total() == Amount::read(100.0).unwrap())
    );
    let wanted = Warning::SeveralCurrencies {
        measure: EntryId(1),
        year: 2027,
        currencies: vec!["EUR".to_owned(), "HUF".to_owned()],
    };
    assert_eq!(made.warnings, [wanted]);
}

#[test]
fn more_spent_than_there_was_is_warned_of() {
    let mut own = line(10, 1, Certainty::Secured, 100.0);
    own.spent = Amount::read(100.01);
    let made = plan(&[item(1, None, Level::Measure)], &[own]);
    assert!(matches!(
        &made.warnings[..],
        [Warning::SpentOverAmount {
            line: EntryId(10),
            ..
        }]
    ));
}

#[test]
fn a_loop_is_opened_once_and_nothing_is_counted_twice() {
    let items = [
        item(1, Some(2), Level::Measure),
        item(2, Some(3), Level::Measure),
        item(3, Some(1), Level::Measure),
        item(4, Some(1), Level::Activity),
    ];
    let lines = [1, 2, 3, 4].map(|id| line(id + 10, id, Certainty::Planned, 10.0));
    let made = plan(&items, &lines);
    assert_eq!(made.roots, [0]);
    assert_eq!(
        made.warnings
            .iter()
            .filter(|own| matches!(own, Warning::Loop { .. }))
            .count(),
        1
    );
    let all: usize = made.nodes.iter().map(|node| node.children.len()).sum();
    assert_eq!(all + made.roots.len(), items.len());
}

#[test]
fn what_should_have_begun_or_ended_is_overdue() {
    let today = date(2026, 11, 26);
    let (past, coming) = (Some(date(2026, 11, 25)), Some(date(2026, 12, 1)));
    let own = |begun, ended, from, to| Item {
        begun,
        ended,
        from,
        to,
        ..item(1, None, Level::Measure)
    };
    assert!(own(false, false, past, coming).is_overdue(today));
    assert!(!own(true, false, past, coming).is_overdue(today));
    assert!(own(true, false, past, past).is_overdue(today));
    assert!(!own(true, true, past, past).is_overdue(today));
    assert!(!own(false, false, Some(today), None).is_overdue(today));
    let long = own(
        true,
        false,
        Some(date(2025, 12, 31)),
        Some(date(2027, 1, 1)),
    );
    assert_eq!(
        [2024, 2025, 2026, 2027, 2028].map(|year| long.is_of_year(year)),
        [false, true, true, true, false]
    );
    assert!(!own(true, false, None, None).is_of_year(2026));
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let one = (
        0..6_u64,
        0..3_usize,
        2025..2028_i16,
        0..2_usize,
        0..100_000_000_000_000_i64,
        0..3_usize,
    );
    let line = |(at, (measure, certainty, year, currency, amount, source)): (
        usize,
        (u64, usize, i16, usize, i64, usize),
    )| Line {
        id: EntryId(at as u64),
        measure: EntryId(measure),
        source: [None, Some("eu"), Some("state")][source].map(str::to_owned),
        certainty: Certainty::ALL[certainty],
        year,
        currency: ["HUF", "CZK"][currency].to_owned(),
        amount: hundredths(i128::from(amount)),
        spent: Some(hundredths(i128::from(amount / 3))),
    };
    let all = prop::collection::vec(one, 0..40);
    all.prop_map(move |all| all.into_iter().enumerate().map(line).collect())
}

/// A tree of six: 0 over 1 and 2, 2 over 3, 4 over 5.
fn items() -> [Item; 6] {
    let level = Level::Measure;
    [
        item(0, None, level),
        item(1, Some(0), level),
        item(2, Some(0), level),
        item(3, Some(2), level),
        item(4, None, level),
        item(5, Some(4), level),
    ]
}

proptest! {
    #[test]
    fn the_order_of_lines_changes_nothing(lines in lines().prop_flat_map(|own| (Just(own.clone()), Just(own).prop_shuffle()))) {
        let (before, after) = lines;
        prop_assert_eq!(plan(&items(), &before), plan(&items(), &after));
        prop_assert_eq!(by_source(&before), by_source(&after));
    }

    #[test]
    fn a_line_that_is_split_in_two_changes_no_total(lines in lines(), at in 0..40_usize, part in 0..=100_i128) {
        prop_assume!(at < lines.len());
        let mut split = lines.clone();
        let whole = split[at].clone();
        let first = Amount::hundredths(part).min(whole.amount);
        let spent = whole.spent.map(|spent| first.min(spent));
        split[at] = Line { amount: first, spent, ..whole.clone() };
        split.push(Line {
            id: EntryId(1000),
            amount: whole.amount.minus(first),
            spent: whole.spent.zip(spent).map(|(all, own)| all.minus(own)),
            ..whole
        });
        let (before, after) = (plan(&items(), &lines), plan(&items(), &split));
        prop_assert_eq!(before.nodes, after.nodes);
        prop_assert_eq!(before.totals, after.totals);
        prop_assert_eq!(by_source(&lines), by_source(&split));
    }

    #[test]
    fn what_stands_on_the_lowest_level_alone_adds_up_to_the_whole(lines in lines()) {
        let lowest: Vec<Line> = lines.into_iter().filter(|line| [1, 3, 5].contains(&line.measure.0)).collect();
        let made = plan(&items(), &lowest);
        prop_assert_eq!(made.totals, by_year(&lowest));
        let only_currencies = made.warnings.iter().all(|own| matches!(own, Warning::SeveralCurrencies { .. }));
        prop_assert!(only_currencies);
    }

    #[test]
    fn the_lines_that_the_totals_are_made_of_add_up_to_them(lines in lines(), gone in 0..6_usize) {
        let mut items = items();
        items[gone].counts = false;
        let made = plan(&items, &lines);
        prop_assert_eq!(by_year(made.standing(&items, &lines)), made.totals);
    }

    #[test]
    fn parts_over_their_whole_always_warn(lines in lines()) {
        let made = plan(&items(), &lines);
        for node in &made.nodes {
            for (key, own) in &node.own {
                let parts = node.parts.get(key).map_or(Amount::ZERO, super::budget::Money::total);
                let id = items()[node.item].id;
                let warned = made.warnings.iter().any(|warning| matches!(warning, Warning::PartsOverWhole { measure, key: of, .. } if *measure == id && of == key));
                prop_assert_eq!(warned, parts > own.total());
            }
        }
    }
}
