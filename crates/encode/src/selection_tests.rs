//! Which features a page has.

use super::*;
use crate::fixture::{cell, hex_town, shape, square, town};

fn ids(table: &impl Table, query: &Query) -> Vec<u64> {
    let selection = Selection::of(table, query);
    selection.iter().map(|at| table.id(at).unwrap()).collect()
}

#[test]
fn pages_give_every_feature_once() {
    let town = hex_town(1000);
    let view = town.view();
    for bbox in [None, Some([18.30, 47.64, 18.34, 47.66])] {
        let whole = Query {
            bbox,
            ..Query::default()
        };
        let all = ids(&view, &whole);
        let mut paged = Vec::new();
        for offset in (0..all.len() + 7).step_by(7) {
            let limit = Some(7);
            paged.extend(ids(
                &view,
                &Query {
                    bbox,
                    offset,
                    limit,
                },
            ));
        }
        assert_eq!(paged, all);
        assert!(all.len() > 50, "{} features", all.len());
    }
}

#[test]
fn a_box_gives_what_touches_it_and_counts_all_of_it() {
    let shapes = [0, 1, 2].map(|at| {
        shape(
            at + 1,
            vec![vec![square((at as i32 * 1_000_000, 0), 500_000)]],
        )
    });
    let town = town(&shapes, &[Some(cell(0)), Some(cell(1)), Some(cell(2))]);
    let view = town.view();
    let asked = |bbox, limit| {
        let query = Query {
            bbox: Some(bbox),
            offset: 0,
            limit,
        };
        let found = Selection::of(&view, &query);
        (found.matched(), found.returned())
    };
    assert_eq!(asked([0.5, 0.1, 1.0, 0.2], None), (2, 2));
    assert_eq!(asked([0.5, 0.1, 1.0, 0.2], Some(1)), (2, 1));
    assert_eq!(asked([0.6, 0.1, 0.9, 0.2], None), (0, 0));
    assert_eq!(asked([0.0, 0.6, 3.0, 0.9], None), (0, 0));
    assert_eq!(asked([0.5, 0.1, 1.0, 0.2], Some(0)), (2, 0));
}

#[test]
fn a_box_over_the_date_line_gives_both_its_sides() {
    let at = [-179_000_000, 0, 178_000_000];
    let shapes = [0, 1, 2].map(|n| shape(n as u64 + 1, vec![vec![square((at[n], 0), 500_000)]]));
    let town = town(&shapes, &[Some(cell(0)), Some(cell(1)), Some(cell(2))]);
    let bbox = Some([177.0, -1.0, -178.0, 1.0]);
    assert_eq!(
        ids(
            &town.view(),
            &Query {
                bbox,
                ..Query::default()
            }
        ),
        [1, 3]
    );
}

#[test]
fn a_page_beyond_the_end_is_empty() {
    let town = hex_town(3);
    let view = town.view();
    let query = Query {
        bbox: None,
        offset: usize::MAX,
        limit: Some(usize::MAX),
    };
    let found = Selection::of(&view, &query);
    assert_eq!(
        (found.matched(), found.returned(), found.get(0)),
        (3, 0, None)
    );
}
