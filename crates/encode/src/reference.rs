//! A reference set as a table: areas and basemap leave through the same encoders as a release.

use std::borrow::Cow;

use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};

use crate::table::{Bounds, Column, ColumnKind, FeatureRef, Geometry, Property, Table};

const COLUMNS: &[Column] = &[
    Column {
        name: "kind",
        kind: ColumnKind::Text,
        about: "area, lake, stream, road, motorway, railway, place or landmark",
    },
    Column {
        name: "name",
        kind: ColumnKind::Text,
        about: "name",
    },
    Column {
        name: "area",
        kind: ColumnKind::Text,
        about: "the area's id in its source",
    },
];

impl Table for ReferenceSet {
    fn name(&self) -> &str {
        &self.id
    }

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn len(&self) -> usize {
        self.features.len()
    }

    fn id(&self, at: usize) -> Option<u64> {
        Some(self.features.get(at)?.id)
    }

    fn bbox(&self, at: usize) -> Option<Bounds> {
        place(self.features.get(at)?).bounds()
    }

    fn feature(&self, at: usize) -> Option<FeatureRef<'_>> {
        let feature = self.features.get(at)?;
        let geometry = place(feature);
        Some(FeatureRef {
            id: feature.id,
            geometry,
            bbox: geometry.bounds(),
            properties: vec![
                ("kind", Property::Text(Cow::Borrowed(&feature.kind))),
                ("name", Property::text(feature.name.as_deref())),
                ("area", Property::text(feature.area.as_deref())),
            ],
        })
    }
}

fn place(feature: &Feature) -> Geometry<'_> {
    match &feature.geometry {
        Place::Point(vertex) => Geometry::Point(*vertex),
        Place::Lines(lines) => Geometry::Lines(lines),
        Place::Polygons(polygons) => Geometry::Polygons(polygons),
    }
}
