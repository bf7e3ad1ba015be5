//! CSV read back, and what stands beside it.

use std::collections::HashMap;

use super::*;
use crate::fixture::{COLLECTION, cell, hex_town, shape, square, town, withheld};
use crate::layer::LayerView;

fn read(view: &LayerView<'_>) -> Vec<HashMap<String, String>> {
    let selection = Selection::all(view);
    let bytes: Vec<Vec<u8>> = rows(view, &selection).collect::<Result<_, _>>().unwrap();
    let bytes = bytes.concat();
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_feature_is_a_row_with_its_values() {
    let town = hex_town(2000);
    let view = town.view();
    let found = read(&view);
    assert_eq!(found.len(), 2000);
    for (row, (shape, cell)) in found.iter().zip(town.iter()) {
        assert_eq!(row["id"], shape.id.to_string());
        assert_eq!(row["population"], cell.population.unwrap().to_string());
        assert_eq!(row["value"].parse::<f64>().ok(), cell.value);
    }
}

#[test]
fn chunks_are_small_and_only_the_first_has_the_heading() {
    let town = hex_town(3000);
    let view = town.view();
    let selection = Selection::all(&view);
    let chunks: Vec<Vec<u8>> = rows(&view, &selection).map(Result::unwrap).collect();
    assert!(chunks.len() > 3, "{} chunks", chunks.len());
    assert!(
        chunks
            .iter()
            .all(|chunk| chunk.len() < 80 * 1024 && chunk.ends_with(b"\n"))
    );
    let headed = chunks
        .iter()
        .filter(|chunk| chunk.starts_with(b"id,h3,block,"));
    assert_eq!(headed.count(), 1);
}

#[test]
fn no_feature_is_a_heading_alone() {
    let town = town(&[], &[]);
    let view = town.view();
    let selection = Selection::all(&view);
    let chunks: Vec<Vec<u8>> = rows(&view, &selection).map(Result::unwrap).collect();
    assert_eq!(chunks.len(), 1);
    assert!(chunks[0].ends_with(b",marks,lon,lat\n"));
}

#[test]
fn no_text_is_taken_for_a_formula_and_numbers_keep_their_sign() {
    let names = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "a=b"];
    let named = |(at, name): (usize, &&str)| gocpont_disclosure::release::Shape {
        name: Some((*name).to_owned()),
        ..shape(at as u64 + 1, vec![vec![square((-9_000_000, 0), 500)]])
    };
    let shapes: Vec<_> = names.iter().enumerate().map(named).collect();
    let town = town(&shapes, &vec![Some(cell(0)); names.len()]);
    for (row, name) in read(&town.view()).iter().zip(names) {
        let expected = if name == "a=b" {
            name.to_owned()
        } else {
            format!("'{name}")
        };
        assert_eq!(row["name"], expected);
        assert_eq!(row["z"], "-0.2");
        assert_eq!(row["lon"], "-8.99975");
    }
}

#[test]
fn what_is_withheld_is_empty_and_marked() {
    let shapes = [shape(1, vec![vec![square((0, 0), 500)]])];
    let town = town(&shapes, &[Some(withheld())]);
    let row = &read(&town.view())[0];
    assert_eq!((row["cases"].as_str(), row["value"].as_str()), ("", ""));
    assert_eq!(row["marks"], "too_few_blocks,withheld,synthetic");
}

#[test]
fn a_place_is_the_centre_of_gravity_or_the_middle_of_a_flat_ring() {
    let corner = vec![
        (0, 0),
        (300, 0),
        (300, 100),
        (100, 100),
        (100, 300),
        (0, 300),
        (0, 0),
    ];
    let flat = vec![(0, 0), (100, 0), (0, 0)];
    let shapes = [
        shape(1, vec![vec![corner]]),
        shape(2, vec![vec![flat]]),
        shape(3, vec![]),
    ];
    let town = town(&shapes, &vec![Some(cell(0)); 3]);
    let rows = read(&town.view());
    let place = |at: usize| [rows[at]["lon"].as_str(), rows[at]["lat"].as_str()];
    assert_eq!(place(0), ["0.00011", "0.00011"]);
    assert_eq!(place(1), ["0.00005", "0"]);
    assert_eq!(place(2), ["", ""]);
}

#[test]
fn the_file_beside_it_says_how_to_read_the_numbers() {
    let town = hex_town(1);
    let view = town.view();
    let found = metadata(&town.release, view.collection);
    assert_eq!(found["collection"], COLLECTION);
    assert_eq!(found["unit"], "persons");
    assert_eq!(found["synthetic"], true);
    assert_eq!(found["method"]["cs"], "method cs");
    assert_eq!(found["thresholds"]["block"], 10);
    assert_eq!(found["periods"], json!(["2024-01-01"]));
    let checksum = found["source"]["checksum"].as_str().unwrap();
    assert_eq!(checksum.len(), 64);
    assert!(checksum.starts_with(&format!("{:02x}", town.release.checksum()[0])));
}

#[test]
fn a_row_has_its_whole_geometry_where_that_is_asked_for() {
    let shapes = [shape(1, vec![vec![square((0, 0), 500)]]), shape(2, vec![])];
    let town = town(&shapes, &[Some(cell(0)), Some(withheld())]);
    let view = town.view();
    let selection = Selection::all(&view);
    let bytes: Vec<Vec<u8>> = rows_at(&view, &selection, Place::Wkt)
        .collect::<Result<_, _>>()
        .unwrap();
    let bytes = bytes.concat();
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    let found: Vec<HashMap<String, String>> =
        reader.deserialize().collect::<Result<_, _>>().unwrap();
    assert_eq!(
        found[0]["wkt"],
        "POLYGON((0 0,0.0005 0,0.0005 0.0005,0 0.0005,0 0))"
    );
    assert_eq!(
        (found[0]["lon"].as_str(), found[1]["wkt"].as_str()),
        ("0.00025", "")
    );
}

#[test]
fn chunks_asked_for_one_by_one_are_the_same_rows() {
    let town = hex_town(3000);
    let view = town.view();
    let selection = Selection::all(&view);
    let (mut from, mut found) = (None, Vec::new());
    while let Some((bytes, after)) = chunk(&view, &selection, Place::LonLat, from).unwrap() {
        found.push(bytes);
        from = Some(after);
    }
    let whole: Vec<Vec<u8>> = rows(&view, &selection).map(Result::unwrap).collect();
    assert_eq!(found, whole);
}
