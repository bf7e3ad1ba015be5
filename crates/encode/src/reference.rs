//! A reference set as a table: areas and basemap leave through the same encoders as a release.

use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};

use crate::polygons::Polygons;
use crate::table::{Bounds, Column, ColumnKind, Geometry, Property, Table};

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

    fn geometry(&self, at: usize) -> Option<Geometry<'_>> {
        self.features.get(at).map(place)
    }

    fn value(&self, at: usize, column: usize) -> Property<'_> {
        let Some(feature) = self.features.get(at) else {
            return Property::Null;
        };
        match column {
            0 => Property::Text(&feature.kind),
            1 => Property::text(feature.name.as_deref()),
            2 => Property::text(feature.area.as_deref()),
            _ => Property::Null,
        }
    }
}

fn place(feature: &Feature) -> Geometry<'_> {
    match &feature.geometry {
        Place::Point(vertex) => Geometry::Point(*vertex),
        Place::Lines(lines) => Geometry::Lines(lines),
        Place::Polygons(polygons) => Geometry::Polygons(Polygons::of(polygons)),
    }
}
