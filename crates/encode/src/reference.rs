//! A reference set as a table: areas and basemap leave through the same encoders as a release.

use std::ops::Deref;

use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};

use crate::layer::near::Near;
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

/// A reference set with what finds its features by place, and with its areas as low zooms draw them.
#[derive(Clone, Debug)]
pub struct Reference {
    set: ReferenceSet,
    near: Near,
    outlines: Option<Outlines>,
}

impl Reference {
    /// A set that was read; its outlines are left alone where they are not one for each feature.
    #[must_use]
    pub fn new(set: ReferenceSet, outlines: Option<Outlines>) -> Self {
        let boxes: Vec<Option<Bounds>> = (0..set.len()).map(|at| set.bbox(at)).collect();
        Self {
            near: Near::new(boxes.len(), |at| boxes[at]),
            outlines: outlines.filter(|own| own.fits(set.len())),
            set,
        }
    }
}

impl Deref for Reference {
    type Target = ReferenceSet;

    fn deref(&self) -> &ReferenceSet {
        &self.set
    }
}

impl Table for Reference {
    fn name(&self) -> &str {
        self.set.name()
    }

    fn columns(&self) -> &'static [Column] {
        self.set.columns()
    }

    fn len(&self) -> usize {
        self.set.len()
    }

    fn id(&self, at: usize) -> Option<u64> {
        Table::id(&self.set, at)
    }

    fn bbox(&self, at: usize) -> Option<Bounds> {
        Table::bbox(&self.set, at)
    }

    fn geometry(&self, at: usize) -> Option<Geometry<'_>> {
        self.set.geometry(at)
    }

    fn geometry_at_zoom(&self, at: usize, zoom: u8) -> Option<Geometry<'_>> {
        let drawn = self.outlines.as_ref().and_then(|own| own.at(at, zoom));
        let areas = drawn.map(|own| Geometry::Polygons(Polygons::of(own)));
        areas.or_else(|| self.set.geometry(at))
    }

    fn value(&self, at: usize, column: usize) -> Property<'_> {
        self.set.value(at, column)
    }

    fn near(&self, bounds: Bounds, call: &mut dyn FnMut(usize)) {
        self.near.each(bounds, call);
    }
}

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

#[cfg(test)]
#[path = "reference_tests.rs"]
mod tests;
