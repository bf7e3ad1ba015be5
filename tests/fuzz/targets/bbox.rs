//! A box, its system, a date and the system of the answer, each of any text: features or a refusal, never a fault, and
//! the features are those that lie in the box.

#![no_main]

use form_urlencoded::Serializer;
use gocpont_fuzz::{town, watched};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Points of the base map by their ids.
const POINTS: [(u64, f64, f64); 3] = [(1, 18.32, 47.65), (3, 179.9, -16.5), (4, -179.9, -16.5)];
/// Nearer than this to the edge of a box, a point may be in it or not; in degrees.
const EDGE: f64 = 3e-6;

const LAT_LON: &str = "http://www.opengis.net/def/crs/EPSG/0/4326";

/// The features of a collection that fit these parameters, those without a text left out; none where they are refused.
fn features(collection: &str, parameters: &[(&str, &str)]) -> Option<Vec<u64>> {
    let mut query = Serializer::new(String::new());
    let asked = parameters.iter().filter(|(_, text)| !text.is_empty());
    query.extend_pairs(asked);
    let path = format!("/collections/{collection}/items?{}", query.finish());
    let (status, body) = town::ask(&path)?;
    assert!([200, 400, 414].contains(&status), "{status} for {path}");
    if status != 200 {
        return None;
    }
    let page: Value = serde_json::from_slice(&body).expect("JSON");
    let all = page["features"].as_array().expect("features");
    assert_eq!(page["numberMatched"], all.len(), "{path}");
    let ids = all
        .iter()
        .map(|feature| feature["id"].as_u64().expect("an id"));
    Some(ids.collect())
}

/// A box on earth of four numbers in degrees.
fn degrees(text: &str) -> Option<[f64; 4]> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|text| text.trim().parse()).collect();
    let found: [f64; 4] = numbers.ok()?.try_into().ok()?;
    let [west, south, east, north] = found;
    let on_earth = found.iter().all(|number| number.is_finite());
    let placed = west.abs().max(east.abs()) <= 180.0 && south.abs().max(north.abs()) <= 90.0;
    (on_earth && placed && south <= north).then_some(found)
}

/// Whether a point is in a box that is wider by this on each side.
fn holds([west, south, east, north]: [f64; 4], (x, y): (f64, f64), by: f64) -> bool {
    let (after, before) = (west - by <= x, x <= east + by);
    let along = if west <= east {
        after && before
    } else {
        after || before
    };
    along && south - by <= y && y <= north + by
}

/// What a box of degrees must find.
fn check(text: &str, bounds: [f64; 4]) {
    let found = features("basemap", &[("bbox", text)]).expect("a box on earth");
    for (id, x, y) in POINTS {
        let is_found = found.contains(&id);
        assert!(!is_found || holds(bounds, (x, y), EDGE), "{text} has {id}");
        assert!(
            is_found || !holds(bounds, (x, y), -EDGE),
            "{text} lacks {id}"
        );
    }
    let [west, south, east, north] = bounds;
    let high = format!("{west:?},{south:?},-5,{east:?},{north:?},1e300");
    assert_eq!(
        features("basemap", &[("bbox", &high)]),
        Some(found.clone()),
        "{high}"
    );
    let turned = format!("{south:?},{west:?},{north:?},{east:?}");
    let turned = features("basemap", &[("bbox", &turned), ("bbox-crs", LAT_LON)]);
    assert_eq!(turned, Some(found), "{text} with the latitude first");
}

fuzz_target!(|bytes: &[u8]| watched(|| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (bbox, system) = (line(), line());
    let parameters = [
        ("bbox", bbox),
        ("bbox-crs", system),
        ("datetime", line()),
        ("crs", line()),
    ];
    for collection in ["alone-hex9", "basemap"] {
        let _either = features(collection, &parameters);
    }
    if let Some(bounds) = degrees(bbox).filter(|_| bbox.len() < 1000) {
        check(bbox, bounds);
    }
}));
