//! A reference set with its index and its areas at low zooms.

use std::borrow::Cow;

use gocpont_disclosure::addresses::Written;
use gocpont_disclosure::release::{Kind, Text, Vertex};

use super::*;
use crate::fixture::{cell, shape, town_of};
use crate::layer::{LayerView, Parts, Places, Rows, Values};
use crate::{TileId, mvt};

/// Two areas with a ragged border between them, in millionths.
fn areas() -> [Vec<Vec<Vec<Vertex>>>; 2] {
    let border: Vec<Vertex> = (0..400)
        .map(|nth| (18_320_000 + nth % 5 * 30, 47_640_000 + nth * 50))
        .collect();
    let side = |x: i32| [(x, 47_659_950), (x, 47_640_000)];
    let west = [border.as_slice(), &side(18_310_000), &border[..1]].concat();
    let mut east = [border.as_slice(), &side(18_330_000), &border[..1]].concat();
    east.reverse();
    [vec![vec![west]], vec![vec![east]]]
}

fn set() -> ReferenceSet {
    let feature = |(id, polygons)| Feature {
        id,
        area: None,
        name: None,
        kind: "area".to_owned(),
        geometry: Place::Polygons(polygons),
    };
    ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "districts".to_owned(),
        label: Text::default(),
        source: Text::default(),
        bbox: [18.31, 47.64, 18.33, 47.66],
        features: (1..).zip(areas()).map(feature).collect(),
    }
}

fn outlines() -> Outlines {
    let [west, east] = areas();
    Outlines::of(&[&west, &east])
}

fn tile(table: &dyn Table, zoom: u8) -> Vec<u8> {
    mvt::tile(table, TileId::of(zoom, 18.32, 47.65).unwrap())
}

#[test]
fn low_zooms_draw_areas_with_fewer_vertices_and_deep_ones_in_full() {
    let plain = set();
    let reference = Reference::new(plain.clone(), Some(outlines()));
    for zoom in [12, 14, 16] {
        assert_eq!(tile(&reference, zoom), tile(&plain, zoom), "{zoom}");
    }
    let [drawn, full] = [tile(&reference, 11), tile(&plain, 11)].map(|tile| tile.len());
    assert!(drawn < full, "{drawn} of {full}");
    let feature = reference.feature(0).unwrap();
    let exact = plain.feature(0).unwrap().geometry.bounds();
    assert_eq!(feature.geometry.bounds(), exact);
    let count = |zoom| {
        let mut count = 0;
        let geometry = reference.geometry_at_zoom(0, zoom).unwrap();
        geometry.each_vertex(|_| count += 1);
        count
    };
    assert!(count(7) < 10 && count(7) <= count(11));
    assert_eq!(count(12), 403);
}

#[test]
fn a_layer_of_areas_is_drawn_as_its_reference_set_is() {
    let shapes: Vec<_> = (1..).zip(areas()).map(|(id, own)| shape(id, own)).collect();
    let town = town_of(Kind::Areas, &shapes, &[Some(cell(0)), Some(cell(1))], None);
    let plain = town.view();
    let values = Values::of(town.cells.all(), |at| town.cells.detail(at));
    let parts = Parts {
        places: Cow::Owned(Places::of(&shapes).with_outlines(Some(outlines()))),
        rows: Cow::Owned(Rows::of(&values)),
        values: Cow::Owned(values),
    };
    let view = LayerView::with_parts(&town.release, plain.collection, plain.period, parts);
    assert!(tile(&view, 9).len() < tile(&plain, 9).len());
    assert_eq!(tile(&view, 12), tile(&plain, 12));
    let reference = Reference::new(set(), Some(outlines()));
    let bounds = |table: &dyn Table| table.geometry_at_zoom(1, 9).unwrap().bounds();
    assert_eq!(bounds(&view), bounds(&reference));
}

#[test]
fn outlines_of_another_set_are_left_alone() {
    let [west, _] = areas();
    let reference = Reference::new(set(), Some(Outlines::of(&[&west])));
    assert_eq!(tile(&reference, 7), tile(&set(), 7));
}

#[test]
fn what_lies_near_is_found_without_the_rest() {
    let mut set = set();
    set.features = (0..5000)
        .map(|at| Feature {
            id: at + 1,
            area: None,
            name: None,
            kind: "landmark".to_owned(),
            geometry: Place::Point((at as i32 % 100 * 10, at as i32 / 100 * 10)),
        })
        .collect();
    let reference = Reference::new(set, None);
    let asked = [200, 100, 240, 120];
    let mut found = Vec::new();
    reference.near(asked, &mut |at| found.push(at));
    assert!(found.len() < 200, "{}", found.len());
    let inside = |at: usize| {
        reference
            .bbox(at)
            .is_some_and(|own| crate::layer::near::meet(own, asked))
    };
    found.retain(|at| inside(*at));
    let all: Vec<usize> = (0..5000).filter(|at| inside(*at)).collect();
    assert_eq!(found, all);
}

#[test]
fn addresses_are_points_with_columns_of_their_own_and_ids_that_are_found() {
    let house = |number: i32| Written {
        settlement: "Kitalált".to_owned(),
        street: "Tündér utca".to_owned(),
        number: format!("{number:03}"),
        postcode: "9999".to_owned(),
        code: "00000".to_owned(),
        at: (18_320_000 + number, 47_650_000),
    };
    let written = ReferenceSet {
        features: Vec::new(),
        addresses: Some(Addresses::of((0..500).map(house).collect())),
        ..set()
    };
    let (bytes, _) = written.to_bytes().unwrap();
    let reference = Reference::new(ReferenceSet::from_bytes(&bytes).unwrap(), None);
    assert_eq!((reference.len(), reference.first_zoom()), (500, 14));
    let at = reference.find(43).unwrap();
    let feature = reference.feature(at).unwrap();
    let found: Vec<String> = feature
        .properties
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let expected = "kind=address name=Tündér utca 042 area=00000 settlement=Kitalált postcode=9999 street=Tündér utca number=042";
    assert_eq!(found.join(" "), expected);
    assert!(matches!(
        feature.geometry,
        Geometry::Point((18_320_042, 47_650_000))
    ));
    assert!(!tile(&reference, 14).is_empty());
    assert_eq!(Reference::new(set(), None).first_zoom(), 0);
    assert_eq!(
        set().to_bytes().unwrap(),
        ReferenceSet::from_bytes(&set().to_bytes().unwrap().0)
            .unwrap()
            .to_bytes()
            .unwrap()
    );
}
