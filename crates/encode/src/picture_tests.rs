//! What a layer says as a whole, held against files that the page's own counting reads.

use std::path::Path;

use gocpont_disclosure::release::{Cell, Class, Status};
use serde_json::json;

use super::Picture;
use crate::fixture::{Town, cell, hex_town, shape, square, town, withheld};
use crate::packed::encode;
use crate::query::Shown;

/// Holds a layer's picture against what is kept of it beside the layer itself; `UPDATE_VECTORS=1` writes both anew.
fn same(name: &str, town: &Town) -> Picture {
    let view = town.view();
    let found = Picture::of(&view, "value");
    let said = json!({
        "hot": found.hot,
        "cold": found.cold,
        "hasClasses": found.has_classes,
        "hasUntested": found.has_untested,
        "ends": found.scale.ends,
        "limits": found.scale.limits,
        "hasZero": found.scale.has_zero,
        "whole": found.whole,
    });
    let files = [
        ("gcpk", encode(&view, None, &Shown::default())),
        ("json", format!("{said:#}\n").into_bytes()),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/picture");
    for (ending, bytes) in files {
        let path = folder.join(format!("{name}.{ending}"));
        if std::env::var_os("UPDATE_VECTORS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        let kept = std::fs::read(&path).unwrap();
        assert!(kept == bytes, "{name}.{ending} is another");
    }
    found
}

/// Hexes of a town, classed by their positions.
fn classed(class: impl Fn(usize) -> Option<Class>) -> Town {
    let whole = hex_town(300);
    let cells: Vec<Option<Cell>> = (0..300)
        .map(|at| {
            let own = if at % 17 == 5 {
                withheld()
            } else {
                cell(at as u32)
            };
            let class = class(at);
            Some(Cell { class, ..own })
        })
        .collect();
    town(whole.shapes.all(), &cells)
}

#[test]
fn spots_that_share_an_edge_are_one_piece() {
    let town = classed(|at| match at % 5 {
        0 => Some(Class::Hot99),
        1 => Some(Class::Hot90),
        2 => Some(Class::Cold95),
        3 => None,
        _ => Some(Class::NotSignificant),
    });
    let found = same("spots", &town);
    assert!(found.hot > 1 && found.cold > found.hot, "{found:?}");
    assert!(found.has_classes && found.has_untested);
    let all = same("one", &classed(|_| Some(Class::Hot95)));
    assert!(
        all.hot < 20 && all.cold == 0 && !all.has_untested,
        "{all:?}"
    );
}

#[test]
fn without_classes_there_are_shares_and_zero_is_a_number() {
    let shapes: Vec<_> = (0..4)
        .map(|nth| shape(nth + 1, vec![vec![square((10 * nth as i32, 0), 9)]]))
        .collect();
    let with = |cases: u32, status| {
        Some(Cell {
            cases: Some(cases),
            population: Some(40),
            value: Some(f64::from(cases) / 40.0),
            class: None,
            status,
            ..cell(0)
        })
    };
    let cells = [
        with(0, Status::Own),
        with(10, Status::Merged),
        with(30, Status::Own),
        Some(withheld()),
    ];
    let found = same("shares", &town(&shapes, &cells));
    assert!(!found.has_classes && found.scale.has_zero);
    assert_eq!((found.hot, found.cold, found.whole), (0, 0, Some(0.2)));
    let nothing = same("nothing", &town(&shapes[..1], &[Some(withheld())]));
    assert_eq!((nothing.scale.ends, nothing.has_untested), (None, false));
}
