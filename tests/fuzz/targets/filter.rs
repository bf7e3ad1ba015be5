//! A filter of any bytes, as text and as JSON, is read or refused at once; what is read is the same when it is written
//! again, and is evaluated over features of every kind.

#![no_main]

use std::sync::LazyLock;

use gocpont_disclosure::reference::{Feature, Geometry, ReferenceSet};
use gocpont_disclosure::release::Text;
use gocpont_encode::query::cql2::{MOST_BYTES, Reprojection};
use gocpont_encode::query::{Filter, Predicate, Queryables, Search, Shown, Sort};
use gocpont_encode::{Selection, Table};
use gocpont_fuzz::watched;
use libfuzzer_sys::fuzz_target;

/// A point, lines and a polygon with a hole.
static TABLE: LazyLock<ReferenceSet> = LazyLock::new(|| {
    let square = |from: i32, side: i32| {
        let to = from + side;
        vec![(from, from), (to, from), (to, to), (from, to), (from, from)]
    };
    let geometries = [
        Geometry::Point((500_000, 500_000)),
        Geometry::Lines(vec![vec![(0, 0), (1_000_000, 2_000_000)]]),
        Geometry::Polygons(vec![vec![
            square(0, 3_000_000),
            square(1_000_000, 1_000_000),
        ]]),
        Geometry::Polygons(vec![]),
    ];
    let feature = |(id, geometry): (u64, Geometry)| Feature {
        id,
        kind: "place".to_owned(),
        name: (id % 2 == 0).then(|| format!("Ősz {id}")),
        area: None,
        geometry,
    };
    let nothing = || Text {
        hu: String::new(),
        cs: String::new(),
        en: String::new(),
    };
    ReferenceSet {
 addresses: None,
        id: "map".to_owned(),
        label: nothing(),
        source: nothing(),
        bbox: [0.0, 0.0, 3.0, 3.0],
        features: (1..).zip(geometries).map(feature).collect(),
    }
});

fuzz_target!(|bytes: &[u8]| watched(|| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let queryables = Queryables::of(&*TABLE);
    let _either = Sort::read(text, &queryables);
    let _either = Shown::read(text, &queryables);
    let _either = Filter::of_parameter("name", text, &queryables);
    for read in [Filter::from_text(text), Filter::from_json(text)] {
        let Ok(mut filter) = read else { continue };
        let document = filter.to_json().to_string();
        if document.len() <= MOST_BYTES {
            let again = Filter::from_json(&document).expect("what was read is read again");
            assert_eq!(again.to_json().to_string(), document, "and is the same");
        }
        let _either = filter.reproject(&Reprojection::Swap);
        let Ok(predicate) = Predicate::new(&filter, &queryables) else {
            continue;
        };
        let rows = 0..TABLE.len();
        let fitting = rows.filter(|at| predicate.matches(&*TABLE, *at)).count();
        let search = Search {
            filter: Some(predicate),
            ..Search::default()
        };
        let found = Selection::search(&*TABLE, &search);
        assert_eq!(found.matched(), fitting, "looked for near its place too");
    }
}));
