//! A reference set that takes long to send.

use gocpont_disclosure::reference::{Feature, Geometry, ReferenceSet};

use crate::town::text;

/// A reference set that takes tens of megabytes as GeoJSON.
pub fn large() -> ReferenceSet {
    let road = |id: u64| {
        let start = 18_000_000 + id as i32 * 10;
        let line = (0..200)
            .map(|at| (start + at * 7, 47_000_000 + at * 5))
            .collect();
        Feature {
            id,
            area: None,
            name: Some(format!("{id}. út")),
            kind: "road".to_owned(),
            geometry: Geometry::Lines(vec![line]),
        }
    };
    ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "roads".to_owned(),
        label: text("utak", "cesty", "roads"),
        source: text("rajz", "kresba", "drawing"),
        bbox: [18.0, 47.0, 18.2, 47.1],
        features: (1..=10_000).map(road).collect(),
    }
}
