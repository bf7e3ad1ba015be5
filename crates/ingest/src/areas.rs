//! Area sets: how stored `GeoJSON` is read (polygons with an id and a name, in longitude and latitude), and how files of any
//! format become such a text.

use std::path::Path;

use geo_types::{Geometry, MultiPolygon};
use geojson::{Feature, FeatureCollection, GeometryValue, JsonValue, Position};
use gocpont_core::area::{Area, AreaSet};

use crate::document;
use crate::error::{InvalidFile, Problem};

mod faults;
mod ground;
mod repair;
mod take;
mod versions;
mod write;

#[cfg(test)]
mod real_tests;
#[cfg(test)]
mod take_tests;

pub use faults::Fault;
pub use ground::{Gap, Ground, Overlap};
pub use take::{Repair, Report, Taken, Wanted, take};
pub use versions::Versions;

/// Reads a feature collection of polygons; the id and the name of each stand in the two fields.
pub fn read(
    path: &Path,
    set: &str,
    id_field: &str,
    name_field: &str,
) -> Result<AreaSet, InvalidFile> {
    document::read(path, |file, text| {
        parse(file, text, set, [id_field, name_field])
    })
}

/// Reads the text of such a collection; `fields` are those of the id and of the name.
pub fn parse(file: &str, text: &str, set: &str, fields: [&str; 2]) -> Result<AreaSet, InvalidFile> {
    let mut areas = Vec::new();
    for (number, feature) in (1_u64..).zip(features(file, text)?) {
        let refuse = |problem| InvalidFile::new(file, problem).at_row(number);
        let field = |name: &str| {
            let value = feature.property(name).and_then(plain_text);
            value.ok_or_else(|| {
                let problem = Problem::Feature("text or number in this field".to_owned());
                refuse(problem).in_column(name)
            })
        };
        let (id, name) = (field(fields[0])?, field(fields[1])?);
        let polygon = match geometry(&feature) {
            Some(Geometry::Polygon(polygon)) => MultiPolygon(vec![polygon]),
            Some(Geometry::MultiPolygon(polygons)) => polygons,
            _ => {
                let problem = Problem::Feature("polygon as its geometry".to_owned());
                return Err(refuse(problem).in_column(fields[0]).with_value(&id));
            }
        };
        let area = Area::new(&id, &name, &polygon);
        areas.push(area.map_err(|error| refuse(Problem::InvalidArea(error)))?);
    }
    AreaSet::new(set, areas).map_err(|error| InvalidFile::new(file, Problem::InvalidArea(error)))
}

/// The features of a collection.
pub(crate) fn features(file: &str, text: &str) -> Result<Vec<Feature>, InvalidFile> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let refuse = |problem| InvalidFile::new(file, problem);
    if text.trim().is_empty() {
        return Err(refuse(Problem::Empty));
    }
    let collection: FeatureCollection = text
        .parse()
        .map_err(|e: geojson::Error| refuse(Problem::NotGeoJson(e.to_string())))?;
    Ok(collection.features)
}

/// A text, or a number as a text.
pub(crate) fn plain_text(value: &JsonValue) -> Option<String> {
    match value {
        JsonValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The geometry, where each position has two coordinates at least.
pub(crate) fn geometry(feature: &Feature) -> Option<Geometry<f64>> {
    let value = &feature.geometry.as_ref()?.value;
    if !sound(value) {
        return None;
    }
    Geometry::try_from(value).ok()
}

fn sound(value: &GeometryValue) -> bool {
    let two = |position: &Position| position.len() >= 2;
    let line = |line: &Vec<Position>| line.iter().all(two);
    match value {
        GeometryValue::Point { coordinates } => two(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates.iter().all(two)
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.iter().all(line)
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().all(line),
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().all(|geometry| sound(&geometry.value))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn collection(properties: &str, geometry: &str) -> String {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{properties},\
             \"geometry\":{geometry}}}]}}"
        )
    }

    fn square(lon: f64, lat: f64) -> String {
        let (east, north) = (lon + 0.01, lat + 0.01);
        format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],\
             [{lon},{lat}]]]}}"
        )
    }

    fn districts(properties: &str, geometry: &str) -> Result<AreaSet, InvalidFile> {
        let text = collection(properties, geometry);
        parse("areas.geojson", &text, "districts", ["code", "name"])
    }

    #[test]
    fn polygons_become_areas_with_id_and_name_and_numbers_are_ids_too() {
        let set = districts("{\"code\":20127,\"name\":\"Tata\"}", &square(18.3, 47.6));
        let set = set.expect("one district");
        assert_eq!(&**set.areas()[0].id(), "20127");
        assert_eq!(set.areas()[0].name(), "Tata");
        assert_eq!(set.locate(18.305, 47.605), Some(0));
    }

    #[test]
    fn what_is_missing_is_named_with_feature_and_field() {
        let error = districts("{\"name\":\"Tata\"}", &square(18.3, 47.6)).expect_err("no id");
        let found = (error.row, error.column.as_deref(), error.problem.id());
        assert_eq!(found, (Some(1), Some("code"), "feature"));
        let point = "{\"type\":\"Point\",\"coordinates\":[18.3,47.6]}";
        let error = districts("{\"code\":\"a\",\"name\":\"A\"}", point).expect_err("no polygon");
        assert_eq!(error.value.as_deref(), Some("a"));
    }

    #[test]
    fn metres_and_broken_positions_are_no_areas() {
        let named = "{\"code\":\"a\",\"name\":\"A\"}";
        let error = districts(named, &square(595_000.0, 258_000.0)).expect_err("metres");
        assert!(error.to_string().contains("WGS 84"), "{error}");
        let short = "{\"type\":\"Polygon\",\"coordinates\":[[[1],[2],[3],[1]]]}";
        assert!(districts(named, short).is_err());
        let error = parse("a.geojson", "{\"type\":", "x", ["a", "b"]).expect_err("cut off");
        assert_eq!(error.problem.id(), "not-geojson");
        let error = parse("a.geojson", " \n", "x", ["a", "b"]).expect_err("empty");
        assert_eq!(error.problem.id(), "empty");
    }

    proptest! {
        #[test]
        fn no_coordinates_make_the_reader_panic(
            ring in prop::collection::vec(prop::collection::vec(-100.0..100.0_f64, 1..4), 0..8),
        ) {
            let polygon = format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring:?}]}}");
            if let Ok(set) = districts("{\"code\":\"a\",\"name\":\"A\"}", &polygon) {
                let [west, south, east, north] = set.bounds();
                prop_assert!(west >= -180.0 && south >= -90.0 && east <= 180.0 && north <= 90.0);
                let _ = set.locate(0.0, 0.0);
                prop_assert!(set.shared_border(1.0).is_ok());
            }
        }
    }
}
