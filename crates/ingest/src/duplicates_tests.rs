//! Invented people who are twice in a file, and others who are not.

use jiff::civil::date;

use super::*;

fn row(row: u64, name: &str, birth: Date) -> Row<'_> {
    Row {
        row,
        name,
        birth: Some(birth),
        ..Row::default()
    }
}

fn found(rows: &[Row<'_>]) -> Vec<(u64, u64, Likeness)> {
    let mut finder = Finder::new(1 << 20);
    for row in rows {
        finder.add(row);
    }
    let pairs = finder.pairs();
    assert_eq!((pairs.left_out, pairs.crowded), (0, 0));
    let pair = |pair: &Pair| (pair.first, pair.second, pair.alike);
    pairs.pairs.iter().map(pair).collect()
}

#[test]
fn a_person_is_found_under_a_name_spelt_otherwise_and_with_a_slip_in_the_date() {
    let born = date(1948, 3, 7);
    let pairs = found(&[
        row(2, "Példás-Kovács Piroska", born),
        row(3, "PÉLDÁS KOVÁCS PIROSKA", born),
        row(4, "Mintha Béla", date(1950, 10, 11)),
        row(5, "Mintha Bela", date(1950, 11, 10)),
        row(6, "dr. Próba Tódor", date(1961, 1, 2)),
        row(7, "Próbba Tódor", date(1961, 1, 2)),
    ]);
    let expected = [
        (2, 3, Likeness::Same),
        (4, 5, Likeness::BirthDate),
        (6, 7, Likeness::Name),
    ];
    let mut sorted = pairs.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    assert_eq!(pairs[0], expected[0]);
}

#[test]
fn twins_brothers_namesakes_and_father_and_son_are_not_one() {
    let born = date(2010, 5, 6);
    let pairs = found(&[
        row(2, "Mintha Anna", born),
        row(3, "Mintha Andrea", born),
        row(4, "Mintha Béla", date(1950, 10, 11)),
        row(5, "Mintha Béla", date(1978, 2, 23)),
        row(6, "Mintha Béla", date(1950, 3, 28)),
        row(7, "Béla", date(1950, 10, 11)),
    ]);
    assert_eq!(pairs, []);
}

#[test]
fn without_a_birth_date_the_same_name_at_the_same_place_is_told() {
    let at = |line, name, place| Row {
        row: line,
        name,
        place: Some(place),
        ..Row::default()
    };
    let pairs = found(&[
        at(2, "Példa Petra", 7),
        at(3, "Petra Példa", 7),
        at(4, "Példa Petra", 8),
        at(5, "Példa Pál", 7),
    ]);
    assert_eq!(pairs, [(2, 3, Likeness::Place)]);
}

#[test]
fn an_address_that_differs_takes_some_of_the_likeness() {
    let score = |address: &str| {
        let mut finder = Finder::new(1 << 20);
        for (line, name, address) in [
            (2, "Próba Tódor", "Tata, Fő utca 1."),
            (3, "Probba Todor", address),
        ] {
            finder.add(&Row {
                address,
                ..row(line, name, date(1961, 1, 2))
            });
        }
        finder.pairs().pairs.first().map_or(0.0, |pair| pair.score)
    };
    assert!(score("tata fo utca 1") > score("Baj, Alsó sor 88"));
}

#[test]
fn memory_is_bounded_and_what_was_left_out_is_said() {
    let mut finder = Finder::new(2000);
    for line in 0..100 {
        finder.add(&row(line, "Példa Petra", date(1990, 1, 1)));
    }
    let pairs = finder.pairs();
    assert!(
        pairs.left_out > 80 && pairs.left_out < 100,
        "{}",
        pairs.left_out
    );
    let kept = 100 - pairs.left_out as usize;
    assert_eq!(pairs.pairs.len(), kept * (kept - 1) / 2);
}

#[test]
fn a_crowded_block_is_skipped_and_said() {
    let mut finder = Finder::new(1 << 24);
    for line in 0..=FULLEST as u64 {
        finder.add(&row(line, "Példa Petra", date(1990, 1, 1)));
    }
    let pairs = finder.pairs();
    assert_eq!((pairs.pairs.len(), pairs.crowded), (0, 2));
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let born = date(1948, 3, 7);
    let rows = [
        row(2, "Példa Piroska", born),
        row(3, "Pelda Piroska", born),
        row(4, "Példa Piros", born),
    ];
    let mut turned = rows;
    turned.reverse();
    assert_eq!(found(&rows), found(&turned));
}
