//! What the gazetteer says of addresses that a plain comparison would place wrongly, and what import gets of it.

use std::sync::Arc;

use gocpont_core::codebook::Role;
use gocpont_core::record::Precision;

use super::super::locator::{Cells, Locator};
use super::super::towns::{czech_towns, hungarian_towns};
use super::super::{Entry, HouseNumber};
use super::*;
use crate::rejection::Reason;

fn made() -> Gazetteer {
    let numbers = ["1-3", "5", "7", "7/A"].into_iter().zip(0_u32..);
    let ranges = numbers.map(|(number, at)| Entry {
        settlement: "Sorfalu".to_owned(),
        street: "Határ utca".to_owned(),
        number: HouseNumber::parse(number).expect("a number"),
        lon: 19.0,
        lat: 47.0 + 0.001 * f64::from(at),
        ..Entry::default()
    });
    let all = hungarian_towns().into_iter().chain(czech_towns());
    Gazetteer::build(all.chain(ranges))
}

/// The house as the register has it, or what else was found.
fn said(gazetteer: &Gazetteer, line: &str) -> String {
    match gazetteer.locate(&Address::parse(line)) {
        Located::Exact(found) => gazetteer.entry(found.house).expect("there").to_string(),
        Located::Close { found, .. } => {
            format!("~ {}", gazetteer.entry(found.house).expect("there"))
        }
        Located::Street(_) => "street".to_owned(),
        Located::Settlement(_) => "settlement".to_owned(),
        Located::Ambiguous { .. } => "ambiguous".to_owned(),
        Located::Unknown { .. } => "unknown".to_owned(),
    }
}

#[test]
fn the_same_number_of_two_numberings_or_two_villages_is_no_match() {
    let towns = made();
    for (line, expected) in [
        ("Lhota č.p. 4, 99902 Vzorov", "Lhota č.p. 4, Vzorov, 99902"),
        (
            "Lhota č.ev. 4, 99902 Vzorov",
            "Lhota č.ev. 4, Vzorov, 99902",
        ),
        ("Lhota 4, 99902 Vzorov", "ambiguous"),
        ("Lhota 5, 99902 Vzorov", "Lhota č.p. 5, Vzorov, 99902"),
        ("Lhota 5, Ukázkov", "Lhota č.p. 5, Ukázkov, 99903"),
        ("Lhota 5", "ambiguous"),
        ("Lhota č.ev. 5, Vzorov", "settlement"),
        ("č.p. 3, Ukázkov", "ambiguous"),
        ("Ukázkov č.p. 3, Ukázkov", "Ukázkov č.p. 3, 99903"),
    ] {
        assert_eq!(said(&towns, line), expected, "{line}");
    }
}

#[test]
fn a_house_number_is_never_guessed() {
    let towns = made();
    for (line, expected) in [
        ("Sorfalu, Határ u. 5", "Határ utca 5, Sorfalu"),
        ("Sorfalu, Határ u. 7/A", "Határ utca 7/A, Sorfalu"),
        ("Sorfalu, Határ u. 1-3.", "Határ utca 1-3, Sorfalu"),
        ("Sorfalu, Határ u. 3", "~ Határ utca 1-3, Sorfalu"),
        ("Sorfalu, Határ u. 2", "street"),
        ("Sorfalu, Határ u. 5/A", "street"),
        ("Sorfalu, Határ u. 7/B", "street"),
        ("Sorfalu, Határ u. 5-7", "ambiguous"),
        ("Sorfalu, Határ u.", "street"),
        ("Sorfalu", "settlement"),
        ("Sorfalu, Kikelet u. 5", "settlement"),
        ("Kerekfalu, Határ u. 5", "unknown"),
        ("", "unknown"),
    ] {
        assert_eq!(said(&towns, line), expected, "{line}");
    }
}

#[test]
fn streets_are_found_in_other_forms_and_a_near_name_of_another_street_is_not_taken() {
    let towns = made();
    for (line, street) in [
        ("9901 Példaváros, Kossuth L. u.", "Kossuth Lajos utca"),
        ("9901 Példaváros, KOSSUTH UTCA", "Kossuth Lajos utca"),
        ("9901 Példaváros, Kosuth Lajos utca", "Kossuth Lajos utca"),
        ("Példaváros Bartók B. út", "Bartók Béla út"),
    ] {
        let simple = |e: &Entry| e.street == street && !e.number.to_string().contains('/');
        let house = hungarian_towns().into_iter().find(simple).expect("a house");
        let found = said(&towns, &format!("{line} {}", house.number));
        assert_eq!(found, format!("~ {house}"), "{line}");
    }
    for line in [
        "Példaváros, Kossuth Ferenc utca 5",
        "Példaváros, Jókai utca 5",
    ] {
        assert_eq!(said(&towns, line), "settlement", "{line}");
    }
}

#[test]
fn import_gets_coordinates_with_their_precision_or_a_reason_with_candidates() {
    let towns = Arc::new(made());
    let strict = Locator::new(Arc::clone(&towns), Precision::HouseSimilar);
    let mut cells = Cells::default();
    assert!(cells.are_blank() && !cells.put(Role::Date, "2024-01-01"));
    assert!(
        cells.put(Role::AddressSettlement, "Sorfalu") && cells.put(Role::AddressStreet, "Határ u.")
    );
    let number = |number| Cells { number, ..cells };
    assert_eq!(
        strict.locate(&number("5")),
        Ok((19.0, 47.001, Precision::House))
    );
    assert_eq!(
        strict.locate(&number("3")),
        Ok((19.0, 47.0, Precision::HouseSimilar))
    );
    let refused = strict.locate(&number("9")).expect_err("no such house");
    assert_eq!(refused.reason, Reason::AddressImprecise);
    assert!(
        refused
            .candidates
            .starts_with("Határ utca 7, Sorfalu (0.30)"),
        "{}",
        refused.candidates
    );
    let rejection = refused.rejection(7, "address");
    assert_eq!(
        (rejection.row, rejection.value.as_str()),
        (7, "Sorfalu, Határ u., 9")
    );
    let streets = Locator::new(Arc::clone(&towns), Precision::Street);
    assert_eq!(
        streets.locate(&number("9")).map(|place| place.2),
        Ok(Precision::Street)
    );
    let ambiguous = strict.locate(&Cells {
        line: "Lhota 5",
        ..Cells::default()
    });
    assert_eq!(
        ambiguous.expect_err("two villages").reason,
        Reason::AddressAmbiguous
    );
    let unknown = strict.locate(&Cells {
        line: "Kerekfalu 5",
        ..Cells::default()
    });
    assert_eq!(
        unknown
            .expect_err("nowhere")
            .rejection(1, "address")
            .expected,
        "none"
    );
}

#[test]
fn a_town_of_two_registers_has_each_house_once_and_two_houses_stay_two() {
    // 0.0001 degrees of latitude are 11 m.
    let entry = |code: &str, number: &str, lat: f64| Entry {
        settlement: "Kettőfalu".to_owned(),
        code: code.to_owned(),
        street: "Hársfa utca".to_owned(),
        number: HouseNumber::parse(number).expect("a number"),
        lon: 19.0,
        lat,
        ..Entry::default()
    };
    let both = Gazetteer::build(vec![
        entry("900001", "3", 47.0),
        entry("", "3", 47.0001),
        entry("900001", "5", 47.01),
        entry("", "5", 47.0103),
    ]);
    let three = said(&both, "Kettőfalu, Hársfa u. 3");
    assert!(three.contains("Hársfa utca 3"), "{three}");
    assert_eq!(said(&both, "Kettőfalu, Hársfa u. 5"), "ambiguous");
}
