//! The same units are the same family however they are written.

use super::*;
use crate::answer::NoAnswer;

fn aged(comparison: Comparison, bound: f64) -> Condition {
    Condition::Number("age".to_owned(), comparison, bound)
}

fn from(bound: f64) -> Condition {
    aged(Comparison::AtLeast, bound)
}

fn alone(is: bool) -> Condition {
    Condition::Is("alone".to_owned(), is)
}

fn care(codes: &[&str]) -> Condition {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    Condition::OneOf("care".to_owned(), codes)
}

fn known(name: &str) -> Condition {
    Condition::Known(name.to_owned())
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn family(conditions: &[Condition]) -> Family {
    Family::new(Unit::Persons, conditions, &Categories::new()).unwrap()
}

#[test]
fn the_order_of_conditions_does_not_matter() {
    let one = family(&[from(65.0), alone(true)]);
    assert_eq!(one, family(&[alone(true), from(65.0)]));
    let all = Condition::All(vec![alone(true), Condition::All(vec![from(65.0)])]);
    assert_eq!(one, family(&[all]));
    assert_eq!(one.to_string(), "persons: age>=65 & alone=true");
}

#[test]
fn an_implied_bound_falls_away() {
    assert_eq!(family(&[from(65.0), from(80.0)]), family(&[from(80.0)]));
    assert_eq!(family(&[from(80.0), known("age")]), family(&[from(80.0)]));
    let between = [from(65.0), aged(Comparison::Less, 65.0)];
    assert!(family(&between).is_empty());
}

#[test]
fn a_bound_between_whole_numbers_is_the_next_number() {
    assert_eq!(
        family(&[aged(Comparison::More, 79.0)]),
        family(&[from(80.0)])
    );
    let below = family(&[aged(Comparison::AtMost, 79.0)]);
    assert_eq!(below, family(&[aged(Comparison::Less, 80.0)]));
    let exactly = [from(80.0), aged(Comparison::Less, 81.0)];
    assert_eq!(family(&[aged(Comparison::Equal, 80.0)]), family(&exactly));
}

#[test]
fn what_is_not_so_is_the_opposite_among_the_known() {
    assert_eq!(
        family(&[not(from(80.0))]),
        family(&[aged(Comparison::Less, 80.0)])
    );
    assert_eq!(family(&[not(alone(true))]), family(&[alone(false)]));
    assert_eq!(family(&[not(not(alone(true)))]), family(&[alone(true)]));
    let neither = not(Condition::Any(vec![alone(true), from(65.0)]));
    assert_eq!(
        family(&[neither]),
        family(&[alone(false), aged(Comparison::Less, 65.0)])
    );
}

#[test]
fn not_alone_is_the_rest_of_alone_among_those_of_whom_it_is_known() {
    let population = family(&[from(65.0), known("alone")]);
    let cases = population.then(&[alone(true)], &Categories::new()).unwrap();
    let rest = population.rest_of(&cases).unwrap();
    assert_eq!(rest, Some(family(&[alone(false), from(65.0)])));
    assert_eq!(cases.rest_of(&population).unwrap(), None);
}

#[test]
fn of_a_chain_the_rest_can_skip_a_level() {
    let (wide, narrow) = (family(&[from(65.0)]), family(&[from(80.0), alone(true)]));
    assert!(wide.contains(&narrow).unwrap());
    let rest = wide.rest_of(&narrow).unwrap().unwrap();
    assert_eq!(rest.to_string(), "persons: age>=65 − age>=80 & alone=true");
}

#[test]
fn all_categories_together_are_the_known_where_the_codes_are_listed() {
    let codes = ["I", "II", "III"].map(str::to_owned).to_vec();
    let categories = Categories::from([("care".to_owned(), codes)]);
    let of =
        |conditions: &[Condition]| Family::new(Unit::Persons, conditions, &categories).unwrap();
    let rest = of(&[known("care")]).rest_of(&of(&[care(&["I", "II"])]));
    assert_eq!(rest.unwrap(), Some(of(&[care(&["III"])])));
    assert_eq!(of(&[care(&["III", "II", "I"])]), of(&[known("care")]));
    assert_ne!(
        family(&[care(&["III", "II", "I"])]),
        family(&[known("care")])
    );
}

#[test]
fn those_without_an_answer_are_the_rest_of_those_with_one() {
    let none = Condition::NoAnswer("care".to_owned(), NoAnswer::ALL.to_vec());
    assert_eq!(
        family(std::slice::from_ref(&none)),
        family(&[not(known("care"))])
    );
    let rest = family(&[]).rest_of(&family(&[known("care")])).unwrap();
    assert_eq!(rest, Some(family(&[none])));
}

#[test]
fn people_are_no_households() {
    let homes = Family::whole(Unit::Households);
    assert_ne!(homes, family(&[]));
    assert!(!homes.contains(&family(&[])).unwrap());
    assert_eq!(homes.to_string(), "households");
}

#[test]
fn what_is_too_complex_is_refused() {
    let any = (0..20).map(|at| Condition::Is(format!("x{at}"), true));
    let refused = Family::new(
        Unit::Persons,
        &[Condition::Any(any.collect())],
        &Categories::new(),
    );
    assert_eq!(refused, Err(InvalidFamily::TooComplex(4096)));
    let odd = Family::new(Unit::Persons, &[from(f64::NAN)], &Categories::new());
    assert_eq!(odd, Err(InvalidFamily::NotFinite("age".to_owned())));
}
