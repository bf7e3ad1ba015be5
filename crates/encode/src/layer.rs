//! One collection of a release in one period, as a table: the features that have a cell, in the order of their ids.

mod dissolved;
pub(crate) mod near;
mod places;
pub mod reading;
mod sums;
mod texts;
mod values;

use std::borrow::Cow;

use gocpont_disclosure::release::{Cells, Class, CollectionInfo, PeriodInfo, Release, Shapes};

use crate::columns::Columns;
use crate::table::{Bounds, Column, Geometry, Marks, Property, Table};

pub use dissolved::{dissolved, drawn};
pub use places::Places;
pub use sums::{resolution_at, sums};
pub(crate) use values::MARK_WORDS;
pub use values::Values;
use values::{Number, SYNTHETIC};

/// Which shapes have a cell; owned, so that it can be kept beside what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// So many, all of them.
    All(usize),
    /// Those at these positions.
    Some(Vec<u32>),
}

impl Rows {
    /// Finds them.
    #[must_use]
    pub fn of(values: &Values) -> Self {
        let all = 0..values.len();
        if all.clone().all(|at| values.has_cell(at)) {
            return Self::All(values.len());
        }
        let has_cell = |at: &usize| values.has_cell(*at);
        Self::Some(all.filter(has_cell).map(|at| at as u32).collect())
    }

    /// Bytes they take.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        match self {
            Self::All(_) => 0,
            Self::Some(rows) => rows.capacity() * size_of::<u32>(),
        }
    }

    const fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// The position of the shape of a row.
    fn shape(&self, row: usize) -> Option<usize> {
        match self {
            Self::All(count) => (row < *count).then_some(row),
            Self::Some(rows) => rows.get(row).map(|at| *at as usize),
        }
    }

    /// The row of a shape, where it has one.
    fn row(&self, shape: usize) -> Option<usize> {
        match self {
            Self::All(count) => (shape < *count).then_some(shape),
            Self::Some(rows) => rows.binary_search(&u32::try_from(shape).ok()?).ok(),
        }
    }
}

impl<'r> From<&'r Rows> for Cow<'r, Rows> {
    fn from(rows: &'r Rows) -> Self {
        Cow::Borrowed(rows)
    }
}

impl<'r> From<&'r Places> for Cow<'r, Places> {
    fn from(places: &'r Places) -> Self {
        Cow::Borrowed(places)
    }
}

impl<'r> From<&'r Values> for Cow<'r, Values> {
    fn from(values: &'r Values) -> Self {
        Cow::Borrowed(values)
    }
}

/// What a layer is made of.
#[derive(Clone, Debug)]
pub struct Parts<'r> {
    /// Where the collection's features are.
    pub places: Cow<'r, Places>,
    /// What is said of them in the period.
    pub values: Cow<'r, Values>,
    /// Made from the values.
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
    parts: Parts<'r>,
    columns: Columns,
}

/// What the features of a collection say of themselves, in order.
#[must_use]
pub fn columns(release: &Release, collection: &CollectionInfo) -> &'static [Column] {
    Columns::of(collection.kind, release.is_detailed(&collection.id)).all()
}

impl<'r> LayerView<'r> {
    /// A view that puts shapes and cells in order itself.
    #[must_use]
    pub fn new(
        release: &'r Release,
        collection: &'r CollectionInfo,
        period: &'r PeriodInfo,
        shapes: &Shapes,
        cells: &Cells,
    ) -> Self {
        let values = Values::of(cells.all(), |at| cells.detail(at));
        let parts = Parts {
            places: Cow::Owned(Places::of(shapes.all())),
            rows: Cow::Owned(Rows::of(&values)),
            values: Cow::Owned(values),
        };
        Self::with_parts(release, collection, period, parts)
    }

    /// A view of parts that are in order, which costs nothing.
    #[must_use]
    pub fn with_parts(
        release: &'r Release,
        collection: &'r CollectionInfo,
        period: &'r PeriodInfo,
        parts: Parts<'r>,
    ) -> Self {
        Self {
            release,
            collection,
            period,
            parts,
            columns: Columns::of(collection.kind, release.is_detailed(&collection.id)),
        }
    }

    /// The values of one column that is known where this is compiled.
    fn fill<'t, const COLUMN: usize>(&'t self, rows: &[usize], said: &mut Vec<Property<'t>>) {
        let value = |row: &usize| {
            let shape = self.parts.rows.shape(*row);
            shape.map_or(Property::Null, |at| self.cell_value(at, COLUMN))
        };
        said.extend(rows.iter().map(value));
    }

    #[expect(
        clippy::inline_always,
        reason = "the column is known where a whole column is read, and its loop then has no branch"
    )]
    #[inline(always)]
    fn cell_value(&self, at: usize, column: usize) -> Property<'_> {
        let (places, values) = (&self.parts.places, &self.parts.values);
        let number = |which| Property::number(values.number(at, which));
        match column {
            0 => places.hex(at).map_or(Property::Null, Property::Hex),
            1 => Property::text(places.block(at)),
            2 => Property::text(places.area(at)),
            3 => Property::text(places.name(at)),
            4 => Property::integer(values.cases(at)),
            5 => Property::integer(values.population(at)),
            6 => number(Number::Value),
            7 => number(Number::Low),
            8 => number(Number::High),
            9 => Property::text(values.population(at).map(n_band)),
            10 => Property::text(values.class(at).map(Class::code)),
            11 => number(Number::Z),
            12 => number(Number::P),
            13 => number(Number::Adjusted),
            14 => Property::number(self.period.reference_value),
            15 => Property::Text(&self.period.period),
            16 => Property::Text(values.status(at).code()),
            _ => Property::List(self.marks(at)),
        }
    }

    fn marks(&self, at: usize) -> Marks {
        let invented = self.release.manifest().synthetic;
        let own = if invented { SYNTHETIC } else { 0 };
        Marks::new(MARK_WORDS, self.parts.values.marks(at) | own)
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
        self.parts.rows.len()
    }

    fn id(&self, row: usize) -> Option<u64> {
        self.parts.places.id(self.parts.rows.shape(row)?)
    }

    fn bbox(&self, row: usize) -> Option<Bounds> {
        self.parts.places.bounds(self.parts.rows.shape(row)?)
    }

    fn geometry(&self, row: usize) -> Option<Geometry<'_>> {
        let polygons = self.parts.places.polygons(self.parts.rows.shape(row)?);
        polygons.map(Geometry::Polygons)
    }

    fn geometry_at_zoom(&self, row: usize, zoom: u8) -> Option<Geometry<'_>> {
        let polygons = self.parts.places.drawn(self.parts.rows.shape(row)?, zoom);
        polygons.map(Geometry::Polygons)
    }

    fn value(&self, row: usize, column: usize) -> Property<'_> {
        let Some(at) = self.parts.rows.shape(row) else {
            return Property::Null;
        };
        match column.checked_sub(Columns::OF_CELL) {
            None => self.cell_value(at, column),
            Some(nth) => {
                let values = &self.parts.values;
                self.columns
                    .detail(nth, values.robustness(at), values.detail(at))
            }
        }
    }

    fn column<'t>(&'t self, column: usize, rows: &[usize], said: &mut Vec<Property<'t>>) {
        said.clear();
        match column {
            0 => self.fill::<0>(rows, said),
            1 => self.fill::<1>(rows, said),
            2 => self.fill::<2>(rows, said),
            3 => self.fill::<3>(rows, said),
            4 => self.fill::<4>(rows, said),
            5 => self.fill::<5>(rows, said),
            6 => self.fill::<6>(rows, said),
            7 => self.fill::<7>(rows, said),
            8 => self.fill::<8>(rows, said),
            9 => self.fill::<9>(rows, said),
            10 => self.fill::<10>(rows, said),
            11 => self.fill::<11>(rows, said),
            12 => self.fill::<12>(rows, said),
            13 => self.fill::<13>(rows, said),
            14 => self.fill::<14>(rows, said),
            15 => self.fill::<15>(rows, said),
            16 => self.fill::<16>(rows, said),
            17 => self.fill::<17>(rows, said),
            _ => said.extend(rows.iter().map(|row| self.value(*row, column))),
        }
    }

    fn near(&self, bounds: Bounds, call: &mut dyn FnMut(usize)) {
        let rows = &self.parts.rows;
        self.parts.places.near(bounds, &mut |shape| {
            if let Some(row) = rows.row(shape) {
                call(row);
            }
        });
    }
}

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
