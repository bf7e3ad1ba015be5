//! One collection of a release in one period, as a table: the features that have a cell, in the order of their ids.

use std::borrow::Cow;

use gocpont_disclosure::release::{
    Cell, Cells, Class, CollectionInfo, Detail, Mark, PeriodInfo, Release, Shape, Shapes,
};

use crate::columns::Columns;
use crate::table::{Bounds, Column, FeatureRef, Geometry, Property, Table};

/// Which shapes have a cell, and the box around each; owned, so that it can be kept beside the chunks it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    at: Vec<u32>,
    bounds: Vec<Option<Bounds>>,
}

impl Rows {
    /// Finds them.
    #[must_use]
    pub fn of(shapes: &Shapes, cells: &Cells) -> Self {
        let mut rows = Self::default();
        let pairs = shapes.all().iter().zip(cells.all());
        for (at, (shape, _)) in pairs.enumerate().filter(|(_, (_, cell))| cell.is_some()) {
            rows.at.push(at as u32);
            rows.bounds
                .push(Geometry::Polygons(&shape.polygons).bounds());
        }
        rows
    }
}

/// The chunks of one collection and period, with the rows found in them.
#[derive(Clone, Debug)]
pub struct Chunks<'r> {
    /// The collection's shapes.
    pub shapes: &'r Shapes,
    /// The period's cells.
    pub cells: &'r Cells,
    /// Made from these two.
    pub rows: Cow<'r, Rows>,
}

/// One collection of a release in one period.
#[derive(Clone, Debug)]
pub struct LayerView<'r> {
    /// The release.
    pub release: &'r Release,
    /// The collection.
    pub collection: &'r CollectionInfo,
    /// The period.
    pub period: &'r PeriodInfo,
    /// The collection's shapes.
    pub shapes: &'r Shapes,
    /// The period's cells, one for each shape.
    pub cells: &'r Cells,
    rows: Cow<'r, Rows>,
    columns: Columns,
}

/// A feature to be.
#[derive(Clone, Copy)]
struct Row<'r> {
    shape: &'r Shape,
    cell: &'r Cell,
    detail: Option<&'r Detail>,
}

impl<'r> LayerView<'r> {
    /// A view that finds its rows itself.
    #[must_use]
    pub fn new(
        release: &'r Release,
        collection: &'r CollectionInfo,
        period: &'r PeriodInfo,
        shapes: &'r Shapes,
        cells: &'r Cells,
    ) -> Self {
        let rows = Cow::Owned(Rows::of(shapes, cells));
        let chunks = Chunks {
            shapes,
            cells,
            rows,
        };
        Self::with_rows(release, collection, period, chunks)
    }

    /// A view of chunks whose rows are known, which costs nothing.
    #[must_use]
    pub fn with_rows(
        release: &'r Release,
        collection: &'r CollectionInfo,
        period: &'r PeriodInfo,
        chunks: Chunks<'r>,
    ) -> Self {
        Self {
            release,
            collection,
            period,
            shapes: chunks.shapes,
            cells: chunks.cells,
            rows: chunks.rows,
            columns: Columns::of(collection.kind, release.is_detailed(&collection.id)),
        }
    }

    /// The shapes that have a cell, with it, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&'r Shape, &'r Cell)> + '_ {
        let rows = (0..self.rows.at.len()).filter_map(|at| self.row(at));
        rows.map(|row| (row.shape, row.cell))
    }

    fn row(&self, at: usize) -> Option<Row<'r>> {
        let place = *self.rows.at.get(at)? as usize;
        Some(Row {
            shape: self.shapes.all().get(place)?,
            cell: self.cells.all().get(place)?.as_ref()?,
            detail: self.cells.detail(place),
        })
    }

    fn properties(&self, row: &Row<'r>) -> Vec<(&'static str, Property<'r>)> {
        let Row {
            shape,
            cell,
            detail,
        } = *row;
        let hex = shape.hex.map(|hex| Cow::Owned(format!("{hex:x}")));
        let mut marks: Vec<&'static str> = cell.marks.iter().copied().map(Mark::code).collect();
        if self.release.manifest().synthetic {
            marks.push(SYNTHETIC);
        }
        let mut properties = vec![
            ("h3", hex.map_or(Property::Null, Property::Text)),
            ("block", Property::text(shape.block.as_deref())),
            ("area", Property::text(shape.area.as_deref())),
            ("name", Property::text(shape.name.as_deref())),
            ("cases", Property::integer(cell.cases)),
            ("population", Property::integer(cell.population)),
            ("value", Property::number(cell.value)),
            ("low", Property::number(cell.low)),
            ("high", Property::number(cell.high)),
            ("n_band", Property::text(cell.population.map(n_band))),
            ("class", Property::text(cell.class.map(Class::code))),
            ("z", Property::number(cell.z)),
            ("p", Property::number(cell.p)),
            ("p_adjusted", Property::number(cell.p_adjusted)),
            (
                "reference_value",
                Property::number(self.period.reference_value),
            ),
            ("period", Property::text(Some(&self.period.period))),
            ("status", Property::text(Some(cell.status.code()))),
            ("marks", Property::List(marks)),
        ];
        properties.extend(self.columns.details(detail));
        properties
    }
}

impl Table for LayerView<'_> {
    fn name(&self) -> &str {
        &self.collection.id
    }

    fn columns(&self) -> &'static [Column] {
        self.columns.all()
    }

    fn len(&self) -> usize {
        self.rows.at.len()
    }

    fn id(&self, at: usize) -> Option<u64> {
        Some(self.row(at)?.shape.id)
    }

    fn bbox(&self, at: usize) -> Option<Bounds> {
        *self.rows.bounds.get(at)?
    }

    fn feature(&self, at: usize) -> Option<FeatureRef<'_>> {
        let row = self.row(at)?;
        Some(FeatureRef {
            id: row.shape.id,
            geometry: Geometry::Polygons(&row.shape.polygons),
            bbox: self.bbox(at),
            properties: self.properties(&row),
        })
    }
}

/// The mark of every feature whose people are invented: it goes wherever the feature goes.
const SYNTHETIC: &str = "synthetic";

/// How large a population is, for a reader who must not take a rate of thirty people for one of thousands: `0`,
/// `1-49`, `50-99`, `100-199`, `200-499`, `500-999` or `1000+`.
#[must_use]
pub const fn n_band(population: u32) -> &'static str {
    match population {
        0 => "0",
        1..=49 => "1-49",
        50..=99 => "50-99",
        100..=199 => "100-199",
        200..=499 => "200-499",
        500..=999 => "500-999",
        1000.. => "1000+",
    }
}

#[cfg(test)]
#[path = "layer_tests.rs"]
mod tests;
