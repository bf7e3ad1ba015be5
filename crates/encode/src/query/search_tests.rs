//! Pages give every feature once, in whatever order, with whatever box and filter, and however they are looked for.

use super::*;
use crate::fixture::{Town, hex_town};
use crate::query::{Filter, Predicate, Queryables, Sort};

/// A search of everything that fits.
fn search(town: &Town, bbox: Option<[f64; 4]>, filter: &str, sort: &str) -> Search {
    let queryables = Queryables::of(&town.view());
    let filter = (!filter.is_empty()).then(|| {
        let filter = Filter::from_text(filter).unwrap();
        Predicate::new(&filter, &queryables).unwrap()
    });
    let sort = match sort {
        "" => Sort::default(),
        sort => Sort::read(sort, &queryables).unwrap(),
    };
    Search {
        bbox,
        filter,
        sort,
        ..Search::default()
    }
}

fn rows(town: &Town, search: &Search) -> Vec<usize> {
    Selection::search(&town.view(), search).iter().collect()
}

const BOX: Option<[f64; 4]> = Some([18.29, 47.63, 18.345, 47.67]);

fn searches(town: &Town) -> Vec<Search> {
    let mut all = Vec::new();
    for bbox in [None, BOX] {
        for filter in [
            "",
            "cases > 20",
            "S_INTERSECTS(geometry,BBOX(18.31,47.6,18.4,47.7)) AND cases < 30",
        ] {
            for sort in ["", "-cases", "n_band,-value", "h3", "-robustness_less"] {
                let sort = if sort == "-robustness_less" {
                    "-name,cases"
                } else {
                    sort
                };
                all.push(search(town, bbox, filter, sort));
            }
        }
    }
    all
}

#[test]
fn pages_after_the_last_feature_give_every_feature_once() {
    let town = hex_town(700);
    let view = town.view();
    for whole in searches(&town) {
        let all = rows(&town, &whole);
        assert!(all.len() > 20, "{} features", all.len());
        for known in [None, Some(all.len())] {
            let (mut paged, mut after) = (Vec::new(), None);
            loop {
                let page = Search {
                    after,
                    limit: Some(13),
                    matched: known,
                    ..whole.clone()
                };
                let found = Selection::search(&view, &page);
                assert_eq!(found.matched(), all.len());
                paged.extend(found.iter());
                assert_eq!(found.more(), paged.len() < all.len());
                match found.last() {
                    Some(last) if found.more() => after = view.id(last),
                    _ => break,
                }
            }
            assert_eq!(paged, all);
        }
    }
}

#[test]
fn pages_by_offset_give_every_feature_once() {
    let town = hex_town(300);
    for whole in searches(&town) {
        let all = rows(&town, &whole);
        let mut paged = Vec::new();
        for offset in (0..all.len() + 30).step_by(30) {
            let page = Search {
                offset,
                limit: Some(30),
                ..whole.clone()
            };
            let found = Selection::search(&town.view(), &page);
            assert_eq!(found.more(), offset + 30 < all.len());
            paged.extend(found.iter());
        }
        assert_eq!(paged, all);
    }
}

#[test]
fn a_search_in_slices_finds_what_a_search_at_once_finds() {
    let town = hex_town(500);
    let view = town.view();
    for whole in searches(&town) {
        let page = Search {
            limit: Some(40),
            ..whole
        };
        let mut scan = Scan::new(&view, &page);
        let mut slices = 0;
        while !scan.step(&view, &page, 7) {
            slices += 1;
            assert!(slices < 500, "it ends");
        }
        assert!(scan.step(&view, &page, 7), "it stays at its end");
        assert_eq!(scan.finish(&view, &page), Selection::search(&view, &page));
    }
}

#[test]
fn an_order_is_by_value_then_by_id_with_null_last() {
    let town = hex_town(200);
    let view = town.view();
    for (sort, descending) in [("cases", false), ("-cases", true)] {
        let found = rows(&town, &search(&town, None, "", sort));
        assert_eq!(found.len(), 200);
        for pair in found.windows(2) {
            let cases = |at: usize| match view.value(at, 4) {
                crate::Property::Integer(cases) => cases,
                other => panic!("{other:?}"),
            };
            let (a, b) = (cases(pair[0]), cases(pair[1]));
            let ordered = if descending { a > b } else { a < b };
            assert!(ordered || (a == b && pair[0] < pair[1]), "{sort}");
        }
    }
    let shapes = [1, 2, 3].map(|id| crate::fixture::shape(id, vec![]));
    let cells = [
        Some(crate::fixture::withheld()),
        Some(crate::fixture::cell(1)),
        Some(crate::fixture::cell(2)),
    ];
    let town = crate::fixture::town(&shapes, &cells);
    assert_eq!(rows(&town, &search(&town, None, "", "cases")), [1, 2, 0]);
    assert_eq!(rows(&town, &search(&town, None, "", "-cases")), [2, 1, 0]);
}

#[test]
fn a_page_after_a_feature_that_is_gone_goes_on_behind_its_id() {
    let town = hex_town(50);
    let page = Search {
        after: Some(48),
        ..Search::default()
    };
    assert_eq!(rows(&town, &page), [48, 49]);
    let beyond = Search {
        after: Some(5000),
        ..Search::default()
    };
    assert!(rows(&town, &beyond).is_empty());
    // In another order nobody knows where that was.
    let ordered = Search {
        after: Some(5000),
        ..search(&town, None, "", "cases")
    };
    let found = Selection::search(&town.view(), &ordered);
    assert_eq!((found.returned(), found.more()), (0, false));
    assert_eq!(found.matched(), 50);
}

#[test]
fn a_page_whose_count_is_known_ends_as_soon_as_it_is_full() {
    let town = hex_town(400);
    let view = town.view();
    let page = Search {
        after: Some(100),
        limit: Some(10),
        matched: Some(400),
        ..search(&town, None, "cases >= 0", "")
    };
    let mut scan = Scan::new(&view, &page);
    assert!(
        scan.step(&view, &page, 11),
        "ten rows, and one to see that there are more"
    );
    let found = scan.finish(&view, &page);
    assert_eq!((found.get(0), found.returned()), (Some(100), 10));
    assert!(found.more());
}

#[test]
fn a_limit_of_nothing_counts() {
    let town = hex_town(60);
    for whole in searches(&town) {
        let all = rows(&town, &whole).len();
        let none = Search {
            limit: Some(0),
            ..whole
        };
        let found = Selection::search(&town.view(), &none);
        assert_eq!((found.matched(), found.returned()), (all, 0));
        assert_eq!(found.more(), all > 0);
    }
}

#[test]
fn a_slice_is_shorter_where_the_filter_is_dear() {
    let town = hex_town(1);
    let plain = search(&town, None, "", "").slice();
    let cheap = search(&town, None, "cases > 1", "").slice();
    let dear = search(&town, None, &vec!["name like '%a%'"; 90].join(" OR "), "").slice();
    assert!(plain >= cheap && cheap > 10_000, "{plain} {cheap}");
    assert!((100..500).contains(&dear), "{dear}");
}
