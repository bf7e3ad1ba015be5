//! Random filters mean the same however they are written, and fit what a naive reading of them fits; random texts are
//! refused or read, and nothing else.

#[path = "random/generate.rs"]
mod generate;
#[path = "random/naive.rs"]
mod naive;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::cql2::{Filter, MOST_BYTES};
use super::{Predicate, Queryables, Search};
use crate::fixture::{Town, hex_town, withheld};
use crate::selection::Selection;
use crate::table::{Bounds, Geometry, Table};
use generate::{filter, word};
use naive::naive;

/// Hexes, some of them withheld and some with a name.
fn mixed_town() -> Town {
    let whole = hex_town(120);
    let mut shapes = whole.shapes.all().to_vec();
    for (at, shape) in shapes.iter_mut().enumerate() {
        shape.name = (at % 3 == 0).then(|| format!("ŰRő {at} 50%"));
    }
    let cells = whole.cells.all().iter().enumerate();
    let cells: Vec<_> = cells
        .map(|(at, cell)| {
            if at % 5 == 2 {
                Some(withheld())
            } else {
                cell.clone()
            }
        })
        .collect();
    crate::fixture::town(&shapes, &cells)
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(14), ..ProptestConfig::default() })]

    #[test]
    fn a_filter_is_the_same_as_text_and_as_json(filter in filter()) {
        let text = filter.to_string();
        prop_assume!(text.len() <= MOST_BYTES);
        prop_assert_eq!(&Filter::from_text(&text).map_err(|error| format!("{text}: {error}")), &Ok(filter.clone()));
        let document = filter.to_json().to_string();
        prop_assume!(document.len() <= MOST_BYTES);
        prop_assert_eq!(Filter::from_json(&document), Ok(filter));
    }

    #[test]
    fn a_filter_fits_what_a_naive_reading_of_it_fits(filter in filter()) {
        let town = mixed_town();
        let view = town.view();
        let queryables = Queryables::of(&view);
        let predicate = Predicate::new(&filter, &queryables).map_err(|error| TestCaseError::fail(format!("{filter}: {error}")))?;
        let fits = |at: &usize| naive(&filter, &view.feature(*at).unwrap()) == Some(true);
        let expected: Vec<usize> = (0..view.len()).filter(fits).collect();
        let found: Vec<usize> = (0..view.len()).filter(|at| predicate.matches(&view, *at)).collect();
        prop_assert_eq!(&found, &expected, "{}", filter);
        // Looked for near the place that the filter names, if it names one, the same is found.
        let search = Search { filter: Some(predicate), ..Search::default() };
        let searched: Vec<usize> = Selection::search(&view, &search).iter().collect();
        prop_assert_eq!(searched, expected, "{}", filter);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        let _either = Filter::from_text(&text);
        let _either = Filter::from_json(&text);
    }

    #[test]
    fn any_words_of_the_language_are_read_or_refused(words in proptest::collection::vec(word(), 0..60)) {
        let text = words.join(" ");
        if let Ok(filter) = Filter::from_text(&text) {
            // What is read can be said again.
            prop_assert_eq!(Filter::from_json(&filter.to_json().to_string()), Ok(filter));
        }
    }

    #[test]
    fn what_is_cut_off_says_that_it_ends(filter in filter(), part in 0.0..1.0_f64) {
        let text = filter.to_string();
        let cut = (text.len() as f64 * part) as usize;
        prop_assume!(text.is_char_boundary(cut));
        if let Err(error) = Filter::from_text(&text[..cut]) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn two_hundred_kilobytes_of_anything_are_refused_at_once() {
    for part in [
        "(", ")", "[", "{\"op\":", "NOT ", "CASEI(", "'", "\"", "%", "a=1 AND ", "\u{0}", "ű",
    ] {
        let text = part.repeat(200_000 / part.len());
        assert!(Filter::from_text(&text).is_err(), "{part}");
        assert!(Filter::from_json(&text).is_err(), "{part}");
        // And as much of it as is read at all.
        let mut end = MOST_BYTES;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        assert!(Filter::from_text(&text[..end]).is_err(), "{part}");
        assert!(Filter::from_json(&text[..end]).is_err(), "{part}");
    }
}

#[test]
fn boxes_of_features_are_known() {
    // The naive reading relies on hexes being convex: a centre is left of every side.
    let town = hex_town(20);
    let view = town.view();
    for at in 0..view.len() {
        let Some(Geometry::Polygons(polygons)) = view.geometry(at) else {
            panic!("hexes are polygons");
        };
        let ring = polygons.get(0).unwrap().get(0).unwrap();
        let [west, south, east, north]: Bounds = view.bbox(at).unwrap();
        let centre = (
            i64::from(west.midpoint(east)),
            i64::from(south.midpoint(north)),
        );
        for side in ring.windows(2) {
            let (a, b) = (side[0], side[1]);
            let along = (i64::from(b.0 - a.0), i64::from(b.1 - a.1));
            let to = (centre.0 - i64::from(a.0), centre.1 - i64::from(a.1));
            assert!(along.0 * to.1 - along.1 * to.0 > 0, "{at}");
        }
    }
}
