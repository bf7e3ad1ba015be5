//! Services leave through the same encoders as everything else, also those that are drawn nowhere.

use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::Text;
use gocpont_disclosure::services::{Labelled, SERVICES};

use super::*;
use crate::query::schema::GeometryKind;
use crate::reference::Reference;
use crate::table::Table;

fn set() -> ReferenceSet {
    let offer = |service, at: Option<(i32, i32)>| Offer {
        service,
        at,
        name: "Minta étkeztetés".to_owned(),
        code: Some("meals".to_owned()),
        step_free: Some(false),
        age_from: Some(60),
        capacity: Some(40.0),
        ..Offer::default()
    };
    let codes = vec![(
        "code".to_owned(),
        vec![Labelled {
            code: "meals".to_owned(),
            label: Text {
                hu: "étkeztetés".to_owned(),
                ..Text::default()
            },
        }],
    )];
    let offers = vec![offer(1, Some((18_320_000, 47_650_000))), offer(2, None)];
    ReferenceSet {
        id: SERVICES.to_owned(),
        label: Text::default(),
        source: Text::default(),
        bbox: [18.32, 47.65, 18.32, 47.65],
        features: Vec::new(),
        addresses: None,
        services: Some(Services::of(offers, codes, 180)),
        hsds: None,
    }
}

#[test]
fn every_column_has_a_value_of_its_kind_and_no_column_is_beyond_them() {
    let reference = Reference::new(set(), None);
    assert_eq!(reference.len(), 2);
    assert_eq!(Table::columns(&reference).len(), COLUMNS.len());
    let feature = reference.feature(0).unwrap();
    let value = |name: &str| {
        let found = feature.properties.iter().find(|(own, _)| *own == name);
        found.unwrap().1
    };
    assert_eq!(value("service"), Property::Integer(1));
    assert_eq!(value("step_free"), Property::Text("false"));
    assert_eq!(value("age_from"), Property::Integer(60));
    assert_eq!(value("capacity"), Property::Number(40.0));
    assert_eq!(value("areas_served"), Property::Null);
    for (at, column) in COLUMNS.iter().enumerate() {
        let kind = match reference.value(0, at) {
            Property::Text(_) => ColumnKind::Text,
            Property::Integer(_) => ColumnKind::Integer,
            Property::Number(_) => ColumnKind::Number,
            _ => continue,
        };
        assert_eq!(kind, column.kind, "{}", column.name);
    }
    assert_eq!(reference.value(0, COLUMNS.len()), Property::Null);
}

#[test]
fn one_without_a_place_is_a_feature_without_a_geometry_among_points() {
    let reference = Reference::new(set(), None);
    assert_eq!(GeometryKind::of(&reference), GeometryKind::Point);
    let second = reference.feature(1).unwrap();
    assert!(second.geometry.is_empty());
    assert_eq!(second.bbox, None);
    assert_eq!(reference.find(second.id), Some(1));
    let mut near = Vec::new();
    reference.near(
        [18_000_000, 47_000_000, 19_000_000, 48_000_000],
        &mut |at| near.push(at),
    );
    assert!(near.contains(&0));
}

#[test]
fn codes_are_told_with_their_labels() {
    let told = categories(set().services.as_ref().unwrap());
    assert_eq!(told["code"][0]["code"], "meals");
    assert_eq!(told["code"][0]["label"]["hu"], "étkeztetés");
}
