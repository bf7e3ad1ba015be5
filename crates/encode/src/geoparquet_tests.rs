//! Files read back by the format's own reader.

use bytes::Bytes;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, RowAccessor};
use serde_json::{Value, json};

use super::*;
use crate::fixture::{cell, hex_town, shape, square, town, withheld};

fn encoded<T: Table + ?Sized>(table: &T) -> Vec<u8> {
    let selection = Selection::all(table);
    let metadata = json!({ "release": 3 });
    let about = About {
        title: "A title",
        description: "What it shows",
        metadata: &metadata,
    };
    let groups = rows(table, &selection, &about).unwrap();
    groups.collect::<Result<Vec<_>, _>>().unwrap().concat()
}

fn open(bytes: Vec<u8>) -> SerializedFileReader<Bytes> {
    SerializedFileReader::new(Bytes::from(bytes)).unwrap()
}

fn key(reader: &SerializedFileReader<Bytes>, name: &str) -> Value {
    let keys = reader.metadata().file_metadata().key_value_metadata();
    let found = keys.unwrap().iter().find(|own| own.key == name).unwrap();
    serde_json::from_str(found.value.as_deref().unwrap()).unwrap()
}

#[test]
fn every_feature_is_read_back_with_its_values_and_place() {
    let town = hex_town(5000);
    let reader = open(encoded(&town.view()));
    let rows: Vec<_> = reader
        .get_row_iter(None)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows.len(), 5000);
    let names: Vec<&String> = rows[0].get_column_iter().map(|(name, _)| name).collect();
    assert_eq!((names[0].as_str(), names[1].as_str()), ("id", "h3"));
    assert_eq!(names[19..], ["bbox", "geometry"]);
    for (row, (shape, cell)) in rows.iter().zip(town.iter()) {
        assert_eq!(row.get_long(0).unwrap() as u64, shape.id);
        assert_eq!(
            row.get_string(1).unwrap(),
            &format!("{:x}", shape.hex.unwrap())
        );
        assert_eq!(
            row.get_long(6).unwrap(),
            i64::from(cell.population.unwrap())
        );
        assert_eq!(row.get_double(7).ok(), cell.value);
        let ring = &shape.polygons[0][0];
        let west = ring.iter().map(|(x, _)| *x).min().unwrap();
        let bbox = row.get_group(19).unwrap();
        assert!((bbox.get_double(0).unwrap() - f64::from(west) / 1e6).abs() < 1e-12);
        let geometry = row.get_bytes(20).unwrap().data();
        assert_eq!(geometry.len(), 13 + 16 * ring.len());
        let x = f64::from_le_bytes(geometry[13..21].try_into().unwrap());
        assert!((x - f64::from(ring[0].0) / 1e6).abs() < 1e-12);
    }
}

#[test]
fn the_file_says_that_it_is_a_geoparquet() {
    let town = hex_town(20);
    let reader = open(encoded(&town.view()));
    assert_eq!(key(&reader, "gocpont"), json!({ "release": 3 }));
    let geo = key(&reader, "geo");
    assert_eq!(
        (&geo["version"], &geo["primary_column"]),
        (&json!("1.1.0"), &json!("geometry"))
    );
    let column = &geo["columns"]["geometry"];
    assert_eq!(column["encoding"], "WKB");
    assert_eq!(column["geometry_types"], json!(["Polygon"]));
    assert!(column.get("crs").is_none(), "no key means OGC:CRS84");
    assert_eq!(column["covering"]["bbox"]["ymax"], json!(["bbox", "ymax"]));
    assert!(column["bbox"][0].as_f64().unwrap() < 18.32);
}

#[test]
fn several_row_groups_come_one_by_one_and_make_one_file() {
    let shapes: Vec<_> = (0..GROUP as u64 + 10)
        .map(|id| shape(id + 1, vec![vec![square((id as i32, 0), 5)]]))
        .collect();
    let town = town(&shapes, &vec![Some(cell(0)); shapes.len()]);
    let view = town.view();
    let selection = Selection::all(&view);
    let metadata = json!({});
    let about = About {
        title: "",
        description: "",
        metadata: &metadata,
    };
    let mut writing = Writing::start(&view, &selection, &about).unwrap();
    let mut chunks = Vec::new();
    while let Some(bytes) = writing.next(&view, &selection).unwrap() {
        chunks.push(bytes);
    }
    assert_eq!(chunks.len(), 2);
    assert!(chunks[0].starts_with(b"PAR1") && chunks[1].ends_with(b"PAR1"));
    let reader = open(chunks.concat());
    assert_eq!(reader.num_row_groups(), 2);
    assert_eq!(
        reader.metadata().file_metadata().num_rows(),
        i64::try_from(shapes.len()).unwrap()
    );
    let last = reader.get_row_iter(None).unwrap().last().unwrap().unwrap();
    assert_eq!(
        last.get_long(0).unwrap(),
        i64::try_from(shapes.len()).unwrap()
    );
}

#[test]
fn what_has_no_place_or_value_is_null() {
    let shapes = [
        shape(1, vec![]),
        shape(2, vec![vec![square((0, 0), 10)], vec![square((20, 0), 10)]]),
    ];
    let town = town(&shapes, &[Some(withheld()), Some(cell(0))]);
    let reader = open(encoded(&town.view()));
    let rows: Vec<_> = reader
        .get_row_iter(None)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let field = |row: usize, name: &str| {
        let mut columns = rows[row].get_column_iter();
        columns.find(|(own, _)| *own == name).unwrap().1.clone()
    };
    for name in ["h3", "cases", "value", "bbox", "geometry"] {
        assert_eq!(field(0, name), Field::Null, "{name}");
    }
    assert_eq!(
        field(0, "marks"),
        Field::Str("too_few_blocks,withheld,synthetic".to_owned())
    );
    let Field::Bytes(geometry) = field(1, "geometry") else {
        panic!("no geometry");
    };
    assert_eq!(geometry.data()[..9], [1, 6, 0, 0, 0, 2, 0, 0, 0]);
    assert_eq!(
        key(&reader, "geo")["columns"]["geometry"]["geometry_types"],
        json!(["MultiPolygon"])
    );
}

#[test]
fn no_feature_is_a_file_without_rows() {
    let town = town(&[], &[]);
    let reader = open(encoded(&town.view()));
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
    assert_eq!(
        key(&reader, "geo")["columns"]["geometry"]["geometry_types"],
        json!([])
    );
}

#[test]
fn the_same_table_makes_the_same_bytes() {
    let town = hex_town(300);
    assert_eq!(encoded(&town.view()), encoded(&town.view()));
}
