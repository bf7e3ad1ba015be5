//! Tests of features in every format: the same districts come out of each; what is damaged or ambiguous is refused by name.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::fixtures;
use super::*;
use crate::project::Project;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn plain(path: &Path) -> Result<Features, InvalidFile> {
    read(path, &Choice::default())
}

#[track_caller]
fn refusal(path: &Path) -> InvalidFile {
    plain(path).expect_err("a refusal")
}

#[test]
fn every_format_gives_the_same_districts() {
    let folder = folder();
    let at = folder.path();
    let files = [
        fixtures::geojson(at, "urn:ogc:def:crs:EPSG::23700"),
        fixtures::geopackage(at, &["districts"]),
        fixtures::flatgeobuf(at),
        fixtures::shapefile(at),
    ];
    for path in files {
        let read = plain(&path).expect("a file");
        let name = read.format.name();
        assert_eq!(read.crs, Some(23700), "{name}");
        let field = |name: &str| read.field(name).expect("the field");
        let (code, label, residents) = (field("kod"), field("nev"), field("lakos"));
        let mut features = read.features.clone();
        features.sort_by(|a, b| a.properties[code].cmp(&b.properties[code]));
        assert_eq!(features.len(), 2, "{name}");
        for ((feature, row), shape) in features.iter().zip(fixtures::ROWS).zip(fixtures::shapes()) {
            let value = |at: usize| feature.properties[at].as_deref();
            let residents = (value(residents), Some(row.2.to_string()));
            assert_eq!(
                (value(code), value(label)),
                (Some(row.0), Some(row.1)),
                "{name}"
            );
            assert_eq!(residents.0, residents.1.as_deref(), "{name}");
            let Some(Geometry::MultiPolygon(read)) = &feature.geometry else {
                panic!("{name}: {:?}", feature.geometry);
            };
            let measure = |shape: &geo_types::MultiPolygon<f64>| {
                let holes: usize = shape.iter().map(|part| part.interiors().len()).sum();
                (shape.0.len(), holes, geo::Area::unsigned_area(shape))
            };
            assert_eq!(measure(read), measure(&shape), "{name}");
        }
    }
}

#[test]
fn the_content_decides_and_not_the_name() {
    let folder = folder();
    let path = fixtures::flatgeobuf(folder.path());
    let renamed = folder.path().join("districts.geojson");
    fs::rename(path, &renamed).expect("renamed");
    assert_eq!(plain(&renamed).expect("a file").format, Format::FlatGeobuf);
    fixtures::shapefile(folder.path());
    let table = folder.path().join("districts.dbf");
    assert_eq!(plain(&table).expect("a file").format, Format::Shapefile);
    for (text, what) in [("PK\u{3}\u{4}", "ZIP"), ("<kml/>", "XML"), ("a;b;c", "?")] {
        fs::write(&renamed, text).expect("written");
        assert_eq!(
            refusal(&renamed).problem,
            Box::new(Problem::NotFeatures(what.to_owned()))
        );
    }
    fs::write(&renamed, "").expect("written");
    assert_eq!(refusal(&renamed).problem.id(), "empty");
    assert_eq!(
        refusal(&folder.path().join("none")).problem.id(),
        "unreadable"
    );
}

#[test]
fn of_several_layers_one_has_to_be_named() {
    let folder = folder();
    let path = fixtures::geopackage(folder.path(), &["districts", "old \"districts\""]);
    let problem = *refusal(&path).problem;
    assert_eq!(
        problem,
        Problem::SeveralLayers("districts, old \"districts\"".to_owned())
    );
    let layer = |layer| {
        let choice = Choice {
            layer: Some(layer),
            ..Choice::default()
        };
        read(&path, &choice)
    };
    let taken = layer("old \"districts\"").expect("a layer");
    assert_eq!(taken.features.len(), 2);
    assert_eq!(layer("new").expect_err("no layer").problem.id(), "no-layer");
}

#[test]
fn a_view_is_no_layer_since_it_may_run_for_ever() {
    let folder = folder();
    let path = fixtures::geopackage(folder.path(), &["districts"]);
    let db = rusqlite::Connection::open(&path).expect("a database");
    db.execute_batch(
        "CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS geom FROM n;
         INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'POINT', 100, 0, 0);",
    )
    .expect("a view");
    drop(db);
    assert_eq!(
        plain(&path).expect("the table").layer.as_deref(),
        Some("districts")
    );
}

#[test]
fn the_encoding_of_a_shapefile_is_asked_for_where_nothing_tells_it() {
    let folder = folder();
    let path = fixtures::shapefile(folder.path());
    fs::remove_file(path.with_extension("cpg")).expect("removed");
    let asked = refusal(&path);
    assert_eq!(asked.problem.id(), "text-encoding");
    assert_eq!(asked.value.as_deref(), Some("Tulipánkert-Őrhely"));
    let choice = Choice {
        encoding: Some("windows-1250"),
        ..Choice::default()
    };
    let read = read(&path, &choice).expect("named");
    assert_eq!(read.encoding, Some("windows-1250"));
    assert_eq!(read.features[1].properties[1].as_deref(), Some("Űrmező"));
}

#[test]
fn a_shapefile_without_its_table_or_with_another_is_refused() {
    let folder = folder();
    let path = fixtures::shapefile(folder.path());
    let one = [["01".to_owned(), "A".to_owned(), "1".to_owned()]];
    fs::write(path.with_extension("dbf"), fixtures::dbf(&one)).expect("written");
    assert!(refusal(&path).to_string().contains("fewer rows"));
    fs::remove_file(path.with_extension("dbf")).expect("removed");
    assert!(refusal(&path).to_string().contains("no .dbf"));
}

#[test]
fn a_deleted_row_takes_its_shape_with_it() {
    let folder = folder();
    let path = fixtures::shapefile(folder.path());
    let table = path.with_extension("dbf");
    let mut bytes = fs::read(&table).expect("read");
    let first = 32 + 32 * 3 + 1;
    bytes[first] = b'*';
    fs::write(&table, bytes).expect("written");
    let read = plain(&path).expect("a file");
    assert_eq!(read.features.len(), 1);
    assert_eq!(
        (
            read.features[0].number,
            read.features[0].properties[0].as_deref()
        ),
        (2, Some("02"))
    );
}

#[test]
fn one_feature_a_line_and_a_single_feature_are_collections_too() {
    let folder = folder();
    let path = folder.path().join("points.geojsonl");
    let line = |id: u8| {
        format!(
            "{{\"type\":\"Feature\",\"id\":{id},\"properties\":{{\"a\":null,\"b\":[1,2]}},\"geometry\":\
             {{\"type\":\"Point\",\"coordinates\":[18.3,47.6,120]}}}}"
        )
    };
    fs::write(&path, format!("{}\n\u{1e}{}\n", line(1), line(2))).expect("written");
    let read = plain(&path).expect("lines");
    assert_eq!(read.fields, ["a", "b", "id"]);
    assert_eq!(
        read.features[1].properties,
        [None, Some("[1,2]".to_owned()), Some("2".to_owned())]
    );
    fs::write(&path, format!("\u{feff} {}", line(7))).expect("written");
    assert_eq!(plain(&path).expect("one").features.len(), 1);
    fs::write(&path, "{\"type\":\"Topology\"}").expect("written");
    assert_eq!(refusal(&path).problem.id(), "not-geojson");
}

#[test]
fn values_that_are_missing_are_bounded_too() {
    let mut budget = Budget::new();
    let feature = |number| Feature {
        number,
        geometry: None,
        properties: vec![None; MAX_FIELDS],
    };
    let mut all = Features::new("a.geojson", Format::GeoJson);
    budget.values = 2 * MAX_FIELDS;
    assert!((1..=2).all(|number| all.push(feature(number), &mut budget).is_ok()));
    let error = all.push(feature(3), &mut budget).expect_err("too many");
    assert_eq!(error.problem.id(), "geo-too-large");
}

#[test]
fn an_old_crs_member_that_is_no_epsg_code_is_kept_as_text() {
    let folder = folder();
    let read = plain(&fixtures::geojson(folder.path(), "ESRI:102067")).expect("a file");
    assert_eq!(
        (read.crs, read.crs_text.as_deref()),
        (None, Some("ESRI:102067"))
    );
    let read = plain(&fixtures::geojson(folder.path(), "")).expect("a file");
    assert_eq!((read.crs, read.crs_text), (None, None));
}

/// Moves everything to one place.
struct Fixed;

impl Project for Fixed {
    fn to_wgs84(&self, points: &mut [(f64, f64)]) -> Result<(), String> {
        points.fill((18.5, 47.5));
        Ok(())
    }

    fn area_of_use(&self) -> Option<[f64; 4]> {
        None
    }
}

fn point_file(folder: &Path, geometry: &str) -> Features {
    let path = folder.join("points.geojson");
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"Lon\":\"x\",\"age\":81}},\
         \"geometry\":{geometry}}}]}}"
    );
    fs::write(&path, text).expect("written");
    plain(&path).expect("points")
}

#[test]
fn points_become_rows_with_two_columns_more() {
    let folder = folder();
    let at = folder.path();
    let degrees = point_file(at, "{\"type\":\"Point\",\"coordinates\":[18.3,47.6]}");
    let grid = points(&degrees, None).expect("rows");
    assert_eq!(
        grid.cells(0).collect::<Vec<_>>(),
        ["Lon_property", "age", "lon", "lat"]
    );
    assert_eq!(
        grid.cells(1).collect::<Vec<_>>(),
        ["x", "81", "18.3", "47.6"]
    );
    let metres = point_file(
        at,
        "{\"type\":\"MultiPoint\",\"coordinates\":[[595000.5,256000]]}",
    );
    let grid = points(&metres, None).expect("rows");
    assert_eq!(
        grid.cells(0).collect::<Vec<_>>(),
        ["Lon", "age", "east", "north"]
    );
    assert_eq!(grid.cell(1, 2), "595000.5");
    let grid = points(&metres, Some(&Fixed)).expect("rows");
    assert_eq!(
        (grid.cell(0, 2), grid.cell(1, 2), grid.line(1)),
        ("lon", "18.5", 1)
    );
}

#[test]
fn what_is_no_single_point_is_refused_by_its_number() {
    let folder = folder();
    for geometry in [
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}",
    ] {
        let error = points(&point_file(folder.path(), geometry), None).expect_err("no point");
        assert_eq!((error.problem.id(), error.row), ("not-a-point", Some(1)));
    }
}

#[test]
fn a_point_without_a_geometry_has_empty_coordinates() {
    let folder = folder();
    let nowhere = point_file(folder.path(), "null");
    let grid = points(&nowhere, None).expect("rows");
    assert_eq!(grid.cells(1).collect::<Vec<_>>(), ["x", "81", "", ""]);
}

/// A file with some bytes changed and its end cut off.
fn damaged(whole: &[u8], changes: &[(usize, u8)], keep: usize) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, byte) in changes {
        let at = at % bytes.len();
        bytes[at] = *byte;
    }
    bytes.truncate(bytes.len() - keep % bytes.len());
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_files_are_refused_or_read_and_never_a_panic(
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 0..6),
        cut in prop_oneof![Just(0_usize), any::<usize>()],
    ) {
        let folder = folder();
        let at = folder.path();
        let whole = [fixtures::flatgeobuf(at), fixtures::shapefile(at), at.join("districts.dbf")];
        let sound: Vec<Vec<u8>> = whole.iter().map(|path| fs::read(path).expect("read")).collect();
        for (path, bytes) in whole.iter().zip(&sound) {
            fs::write(path, damaged(bytes, &changes, cut)).expect("written");
            if let Ok(read) = plain(path) {
                prop_assert!(read.features.iter().all(|f| f.properties.len() == read.fields.len()));
            }
            fs::write(path, bytes).expect("written");
        }
    }

    #[test]
    fn a_damaged_geopackage_is_refused_or_read_and_never_a_panic(
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8),
        cut in prop_oneof![Just(0_usize), any::<usize>()],
    ) {
        let folder = folder();
        let path = fixtures::geopackage(folder.path(), &["districts"]);
        let bytes = fs::read(&path).expect("read");
        fs::write(&path, damaged(&bytes, &changes, cut)).expect("written");
        if let Ok(read) = plain(&path) {
            prop_assert!(read.features.iter().all(|f| f.properties.len() == read.fields.len()));
        }
    }
}
