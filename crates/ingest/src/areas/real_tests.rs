//! Tests of area sets on real files; skipped, saying so, where the folder of real files is missing.

use std::path::{Path, PathBuf};

use super::repair::{repair, square_metres};
use super::take_tests::WANTED;
use super::*;
use crate::features::{self, Choice};

fn real(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/real/towns")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not there");
    None
}

#[test]
fn real_precincts_are_repaired_and_none_is_lost() {
    let Some(path) = real("hu_precincts_invalid_rings.geojson") else {
        return;
    };
    let all = features::read(&path, &Choice::default()).expect("features");
    let taken = take(&all, &WANTED).expect("a set");
    // Twelve precincts stand there twice, under the same id and name.
    assert_eq!(
        (taken.set.areas().len(), taken.report.united.len()),
        (88, 12)
    );
    let index = std::fs::read_to_string(path.with_file_name("INDEX.csv")).expect("the index");
    let ids = index
        .split("invalid ids: ")
        .nth(1)
        .expect("ids")
        .split(',')
        .next()
        .expect("ids");
    let repaired: Vec<&str> = taken
        .report
        .repairs
        .iter()
        .map(|repair| repair.id.as_str())
        .collect();
    for id in ids.split_whitespace() {
        assert!(
            repaired.contains(&id),
            "{id} is invalid and was not repaired"
        );
    }
    for repair in &taken.report.repairs {
        println!(
            "REPAIR {} {:?} {:.1} {:.1}",
            repair.id, repair.faults, repair.before_m2, repair.after_m2
        );
        let change = (repair.after_m2 - repair.before_m2).abs();
        assert!(change <= 0.2 * repair.before_m2, "{repair:?}");
    }
    println!("GROUND {:?}", taken.report.ground.overlaps.len());
    for area in taken.set.areas() {
        let shape = area.polygon();
        println!(
            "AREA {} {}",
            area.id(),
            geo::Area::unsigned_area(shape) * 1e10
        );
        assert!(
            repair(shape).is_ok_and(|again| again.faults.is_empty()),
            "{}",
            area.id()
        );
    }
    let wanted = Wanted {
        id_field: "settlement",
        name_field: "settlement",
        dissolve: true,
        ..WANTED
    };
    let united = take(&all, &wanted).expect("settlements");
    assert!(united.set.areas().len() < 10, "{:?}", united.set);
}

#[test]
fn a_real_geopackage_in_krovak_and_a_real_county_become_sets() {
    if let Some(path) = real("prague_districts_krovak.gpkg") {
        let all = features::read(&path, &Choice::default()).expect("features");
        assert_eq!((all.crs, all.features.len()), (Some(5514), 57));
        let field = |like: &str| {
            all.fields
                .iter()
                .find(|field| field.starts_with(like))
                .expect("a field")
        };
        let wanted = Wanted {
            id_field: field("kod"),
            name_field: field("nazev"),
            ..WANTED
        };
        let taken = take(&all, &wanted).expect("a set");
        let found = taken
            .set
            .locate(14.4378, 50.0755)
            .expect("the middle of Prague");
        println!("{}", taken.set.areas()[found].name());
        let km2: f64 = taken
            .set
            .areas()
            .iter()
            .map(|area| square_metres(area.polygon()))
            .sum::<f64>()
            / 1e6;
        assert!((km2 - 496.0).abs() < 2.0, "Prague has 496 km², not {km2}");
    }
    if let Some(path) = real("komarom_esztergom_county.geojson") {
        let all = features::read(&path, &Choice::default()).expect("features");
        let wanted = Wanted {
            id_field: "ksh",
            ..WANTED
        };
        let taken = take(&all, &wanted).expect("a set");
        let km2 = square_metres(taken.set.areas()[0].polygon()) / 1e6;
        assert!(
            (km2 - 2264.0).abs() < 15.0,
            "the county has 2,264 km², not {km2}"
        );
        assert_eq!(taken.set.locate(18.32, 47.65), Some(0));
    }
}
