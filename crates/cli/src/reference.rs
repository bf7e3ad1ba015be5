//! Reference sets of a plan: areas and basemap, made from their files alone, and the register of addresses, made from the
//! gazetteer alone: nothing in them depends on who was surveyed.

use std::collections::BTreeSet;

use geo_types::{Geometry, LineString, MultiPolygon};
use gocpont_core::area::AreaSet;
use gocpont_disclosure::addresses::{Addresses, Written};
use gocpont_disclosure::geometry::from_degrees;
use gocpont_disclosure::reference::{Feature, Geometry as Drawn, ReferenceSet};
use gocpont_disclosure::release::{Text, Vertex};
use gocpont_records::{AddressRow, RecordStore, SqliteRecords};
use gocpont_words::Arg;

use crate::console::Console;
use crate::fault::told;
use crate::inputs::{AreaText, Inputs, Settings};
use crate::publish::in_all_languages;

/// The reference set that is the register of addresses.
pub const ADDRESSES: &str = "addresses";

/// The sets that a plan names.
pub fn sets(
    inputs: &Inputs,
    names: &[String],
    label: impl Fn(&str) -> Text,
) -> anyhow::Result<Vec<ReferenceSet>> {
    let mut sets = Vec::new();
    for name in names {
        let Some(text) = inputs.areas.get(name) else {
            continue;
        };
        let features = if text.id_field.is_empty() {
            basemap(name, text)?
        } else {
            areas(&inputs.area_set(name)?)
        };
        sets.push(ReferenceSet {
            addresses: None,
            services: None,
            hsds: None,
            id: name.clone(),
            label: label(&format!("reference-{name}")),
            source: label("reference-source"),
            bbox: bbox(&features),
            features,
        });
    }
    Ok(sets)
}

/// The register of addresses within the plan's municipalities, where the plan names it; the others are counted and told. A
/// store of invented people may do without one.
pub fn addresses(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<Option<ReferenceSet>> {
    let plan = &settings.plan;
    if !plan.reference.iter().any(|name| name == ADDRESSES) {
        return Ok(None);
    }
    let within = inputs.area_set(&plan.municipalities)?;
    let (mut kept, mut left) = (Vec::new(), 0_usize);
    let (mut settlements, mut others) = (BTreeSet::new(), BTreeSet::new());
    store.addresses(|row| {
        let is_within = within.locate(row.lon, row.lat).is_some();
        let towns = if is_within {
            &mut settlements
        } else {
            &mut others
        };
        if !towns.contains(&row.settlement) {
            towns.insert(row.settlement.clone());
        }
        if is_within {
            kept.push(written(row));
        } else {
            left += 1;
        }
    })?;
    if kept.is_empty() && left == 0 && store.is_synthetic()? {
        console.say("publish-without-addresses", &[]);
        return Ok(None);
    }
    if kept.is_empty() {
        anyhow::bail!(told("plan-no-addresses", &[("plan", &inputs.plan.0)]));
    }
    let all = Addresses::of(kept);
    let args = [
        ("count", Arg::from(all.len())),
        ("settlements", Arg::from(settlements.len())),
        ("left", Arg::from(left)),
        ("others", Arg::from(others.len())),
    ];
    console.say("publish-addresses", &args);
    let places: Vec<Vertex> = (0..all.len()).filter_map(|nth| all.place(nth)).collect();
    Ok(Some(ReferenceSet {
        id: ADDRESSES.to_owned(),
        label: in_all_languages("reference-addresses"),
        source: in_all_languages("reference-addresses-source"),
        bbox: around(&places),
        features: Vec::new(),
        addresses: Some(all),
        services: None,
        hsds: None,
    }))
}

fn written(row: AddressRow) -> Written {
    let street = if row.street.is_empty() {
        row.part
    } else {
        row.street
    };
    Written {
        settlement: row.settlement,
        street,
        number: row.number,
        postcode: row
            .postcode
            .map(|code| code.to_string())
            .unwrap_or_default(),
        code: row.code,
        at: vertex(row.lon, row.lat),
    }
}

fn areas(set: &AreaSet) -> Vec<Feature> {
    let feature = |(at, area): (usize, &gocpont_core::area::Area)| Feature {
        id: at as u64 + 1,
        area: Some(area.id().to_string()),
        name: Some(area.name().to_owned()),
        kind: "area".to_owned(),
        geometry: Drawn::Polygons(from_degrees(area.polygon())),
    };
    set.areas().iter().enumerate().map(feature).collect()
}

fn basemap(name: &str, text: &AreaText) -> anyhow::Result<Vec<Feature>> {
    let read = gocpont_ingest::reference::parse(name, &text.geojson)?;
    let mut features = Vec::new();
    for (at, feature) in read.into_iter().enumerate() {
        let Some(geometry) = drawn(&feature.geometry) else {
            anyhow::bail!(told(
                "reference-not-drawn",
                &[("set", &name), ("feature", &(at + 1))]
            ));
        };
        features.push(Feature {
            id: at as u64 + 1,
            area: None,
            name: feature.name,
            kind: feature.kind,
            geometry,
        });
    }
    Ok(features)
}

fn drawn(geometry: &Geometry<f64>) -> Option<Drawn> {
    match geometry {
        Geometry::Point(point) => Some(Drawn::Point(vertex(point.x(), point.y()))),
        Geometry::LineString(line) => Some(Drawn::Lines(vec![vertices(line)])),
        Geometry::MultiLineString(lines) => {
            Some(Drawn::Lines(lines.iter().map(vertices).collect()))
        }
        Geometry::Polygon(polygon) => {
            let one = MultiPolygon(vec![polygon.clone()]);
            Some(Drawn::Polygons(from_degrees(&one)))
        }
        Geometry::MultiPolygon(polygons) => Some(Drawn::Polygons(from_degrees(polygons))),
        _ => None,
    }
}

fn vertices(line: &LineString<f64>) -> Vec<Vertex> {
    line.coords().map(|at| vertex(at.x, at.y)).collect()
}

fn vertex(longitude: f64, latitude: f64) -> Vertex {
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    (millionths(longitude), millionths(latitude))
}

fn bbox(features: &[Feature]) -> [f64; 4] {
    let mut vertices = Vec::new();
    for feature in features {
        match &feature.geometry {
            Drawn::Point(vertex) => vertices.push(*vertex),
            Drawn::Lines(lines) => vertices.extend(lines.iter().flatten()),
            Drawn::Polygons(polygons) => vertices.extend(polygons.iter().flatten().flatten()),
        }
    }
    around(&vertices)
}

/// The box around vertices, in degrees.
pub fn around(vertices: &[Vertex]) -> [f64; 4] {
    let of = |pick: fn(&Vertex) -> i32, best: fn(i32, i32) -> i32| {
        let found = vertices.iter().map(pick).reduce(best);
        f64::from(found.unwrap_or_default()) / 1e6
    };
    [
        of(|v| v.0, i32::min),
        of(|v| v.1, i32::min),
        of(|v| v.0, i32::max),
        of(|v| v.1, i32::max),
    ]
}
