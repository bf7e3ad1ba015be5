//! A reference set as a table: areas and basemap leave through the same encoders as a release.

use std::ops::Deref;

use gocpont_disclosure::addresses::{Addresses, FIRST_ZOOM, Part};
use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::reference::{Feature, Geometry as Place, ReferenceSet};
use gocpont_disclosure::services::Offer;

use crate::layer::near::Near;
use crate::polygons::Polygons;
use crate::services;
use crate::table::{Bounds, Column, ColumnKind, Geometry, Property, Table};

const fn text(name: &'static str, about: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Text,
        about,
    }
}

const KIND: Column = text(
    "kind",
    "area, lake, stream, road, motorway, railway, place or landmark",
);
const NAME: Column = text("name", "name");
const AREA: Column = text("area", "the area's id in its source");
const COLUMNS: &[Column] = &[KIND, NAME, AREA];
/// Of a register of addresses.
const OF_ADDRESSES: &[Column] = &[
    text("kind", "address"),
    text("name", "street and house number"),
    text("area", "the settlement's code in the register"),
    text("settlement", "the settlement"),
    text("postcode", "the postcode"),
    text("street", "the street"),
    text("number", "the house number"),
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

    /// From which zoom on tiles have it: a low zoom's tile would carry every address of a town.
    #[must_use]
    pub const fn first_zoom(&self) -> u8 {
        match self.set.addresses {
            Some(_) => FIRST_ZOOM,
            None => 0,
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
        match (&self.addresses, &self.services) {
            (Some(_), _) => OF_ADDRESSES,
            (None, Some(_)) => services::COLUMNS,
            (None, None) => COLUMNS,
        }
    }

    fn len(&self) -> usize {
        let services = self.services.as_ref().map_or(0, |own| own.offers.len());
        self.features.len() + self.addresses.as_ref().map_or(0, Addresses::len) + services
    }

    fn id(&self, at: usize) -> Option<u64> {
        if let Some(offer) = offer(self, at) {
            return Some(offer.id());
        }
        let Some((_, nth)) = address(self, at) else {
            return Some(self.features.get(at)?.id);
        };
        // Behind those of the features.
        let last = self.features.last().map_or(0, |feature| feature.id);
        Some(last + 1 + nth as u64)
    }

    fn bbox(&self, at: usize) -> Option<Bounds> {
        self.geometry(at)?.bounds()
    }

    fn geometry(&self, at: usize) -> Option<Geometry<'_>> {
        if let Some(offer) = offer(self, at) {
            return Some(services::geometry(offer));
        }
        match address(self, at) {
            Some((all, nth)) => all.place(nth).map(Geometry::Point),
            None => self.features.get(at).map(place),
        }
    }

    fn value(&self, at: usize, column: usize) -> Property<'_> {
        if let Some(offer) = offer(self, at) {
            return services::value(offer, column);
        }
        if let Some((all, nth)) = address(self, at) {
            return of_address(all, nth, column);
        }
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

/// The service at a place in the order.
fn offer(set: &ReferenceSet, at: usize) -> Option<&Offer> {
    set.services.as_ref()?.offers.get(at)
}

/// The address at a place in the order, by its position among addresses.
fn address(set: &ReferenceSet, at: usize) -> Option<(&Addresses, usize)> {
    let all = set.addresses.as_ref()?;
    let nth = at.checked_sub(set.features.len())?;
    (nth < all.len()).then_some((all, nth))
}

fn of_address(all: &Addresses, nth: usize, column: usize) -> Property<'_> {
    let part = match column {
        0 => return Property::Text("address"),
        1 => Part::Name,
        2 => Part::Code,
        3 => Part::Settlement,
        4 => Part::Postcode,
        5 => Part::Street,
        6 => Part::Number,
        _ => return Property::Null,
    };
    Property::text(all.get(nth, part))
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
