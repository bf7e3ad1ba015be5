//! The form's engine on made-up forms: no item and no band here is the decree's.

use super::super::bands::{BandRow, InvalidBands};
use super::super::dated::Dated;
use super::*;
use jiff::civil::date;

fn bands(starts: &[u32]) -> Result<Bands<Level>, InvalidBands> {
    let row = |(from, level): (&u32, Level)| BandRow {
        from: *from,
        to: None,
        level,
    };
    Bands::new(starts.iter().zip(Level::ALL).map(row).collect())
}

fn form(version: &str, starts: &[u32]) -> Table {
    let item = |code: &str| FormItem {
        code: code.to_owned(),
        points: (0..=25).collect(),
    };
    Table {
        version: version.to_owned(),
        items: ["alma", "korte"].map(item).to_vec(),
        bands: bands(starts).unwrap(),
        source: "made up".to_owned(),
        entered_by: "test".to_owned(),
    }
}

fn level(table: &Table, points: [i64; 2]) -> Option<Level> {
    score(table, &points.map(Item::Known)).unwrap().band
}

#[test]
fn the_bands_of_the_made_up_table_meet_where_it_says() {
    let table = form("made-up", &[0, 20, 35, 40]);
    let points = [19, 20, 34, 35, 39, 40];
    let found = points.map(|sum| level(&table, [sum / 2, sum - sum / 2]));
    let [zero, one, two, three] = Level::ALL.map(Some);
    assert_eq!(found, [zero, one, one, two, two, three]);
}

#[test]
fn a_band_that_starts_twice_is_refused() {
    let order = InvalidBands::Order {
        before: 20,
        from: 20,
    };
    assert_eq!(bands(&[0, 20, 20]), Err(order));
}

#[test]
fn a_missing_answer_leaves_no_level_and_the_inputs_stay() {
    let found = score(&form("a", &[0, 20]), &[Item::Known(25), Item::Missing]).unwrap();
    assert_eq!((found.value, found.band), (None, None));
    let inputs = [
        ("alma".to_owned(), Item::Known(25)),
        ("korte".to_owned(), Item::Missing),
    ];
    assert_eq!(found.inputs, inputs);
}

#[test]
fn points_that_are_not_listed_and_a_form_of_another_length_are_errors() {
    let table = form("a", &[0, 20]);
    let off = score(&table, &[Item::Known(26), Item::Missing]);
    assert!(matches!(off, Err(InvalidForm::Answer(_))));
    let short = InvalidForm::Length { given: 1, items: 2 };
    assert_eq!(score(&table, &[Item::Known(1)]), Err(short));
}

#[test]
fn a_level_from_paper_needs_no_table() {
    let paper = entered(Level::Two);
    assert_eq!(paper.band, Some(Level::Two));
    assert_eq!((paper.version.as_str(), paper.value), ("entered", None));
}

#[test]
fn a_newer_table_never_scores_an_older_assessment_again() {
    let first = (date(2020, 1, 1), form("2020", &[0, 20, 35, 40]));
    let assessed = date(2023, 5, 1);
    let answers = [Item::Known(10), Item::Known(12)];
    let on = |tables: &Dated<Table>, day| score(tables.on(day).unwrap(), &answers).unwrap();
    let before = on(&Dated::new(vec![first.clone()]).unwrap(), assessed);
    assert_eq!(
        (before.version.as_str(), before.band),
        ("2020", Some(Level::One))
    );
    let newer = (date(2024, 1, 1), form("2024", &[0, 10, 15, 20]));
    let both = Dated::new(vec![first, newer]).unwrap();
    assert_eq!(on(&both, assessed), before);
    let later = on(&both, date(2024, 1, 1));
    assert_eq!(
        (later.version.as_str(), later.band),
        ("2024", Some(Level::Three))
    );
    assert_eq!(later.inputs, before.inputs);
}
