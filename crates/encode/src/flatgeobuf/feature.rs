//! One feature after another as flat buffers, in the same memory.

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::{Feature, FeatureArgs, Geometry as FgbGeometry, GeometryArgs, GeometryType};
use gocpont_disclosure::release::Vertex;

use super::header::kind;
use crate::polygons::Rings;
use crate::survey::{Shaped, degrees};
use crate::table::{Geometry, Property, Table};
use crate::text::push_plain;

/// What makes the bytes of features.
pub(super) struct Features<'b> {
    /// The kind that the header names; where there is none, each geometry says its own.
    common: Option<Shaped>,
    builder: FlatBufferBuilder<'b>,
    places: Vec<f64>,
    ends: Vec<u32>,
    properties: Vec<u8>,
}

impl<'b> Features<'b> {
    pub(super) fn new(common: Option<Shaped>) -> Self {
        Self {
            common,
            builder: FlatBufferBuilder::new(),
            places: Vec::new(),
            ends: Vec::new(),
            properties: Vec::new(),
        }
    }

    /// The feature at this place in a table, behind its size.
    pub(super) fn encode<T: Table + ?Sized>(&mut self, table: &T, at: usize) -> &[u8] {
        self.builder.reset();
        let geometry = table.geometry(at).filter(|own| !own.is_empty());
        let geometry = geometry.map(|own| self.geometry(own));
        self.gather(table, at);
        let args = FeatureArgs {
            geometry,
            properties: Some(self.builder.create_vector(&self.properties)),
            columns: None,
        };
        let feature = Feature::create(&mut self.builder, &args);
        self.builder.finish_size_prefixed(feature, None);
        self.builder.finished_data()
    }

    fn geometry(&mut self, geometry: Geometry<'_>) -> WIPOffset<FgbGeometry<'b>> {
        let own = Shaped::of(geometry);
        let type_ = match self.common {
            Some(_) => GeometryType::Unknown,
            None => kind(own),
        };
        match geometry {
            Geometry::Point(vertex) => self.flat(std::iter::once([vertex].as_slice()), type_),
            Geometry::Lines(lines) => self.flat(lines.iter().map(Vec::as_slice), type_),
            Geometry::Polygons(polygons) => {
                let single = self.common.unwrap_or(own) == Shaped::Polygon;
                if let (true, Some(rings)) = (single, polygons.get(0)) {
                    return self.flat(rings.iter(), type_);
                }
                let part = |rings: Rings<'_>| self.flat(rings.iter(), GeometryType::Polygon);
                let parts: Vec<_> = polygons.iter().map(part).collect();
                let parts = Some(self.builder.create_vector(&parts));
                let args = GeometryArgs {
                    parts,
                    type_,
                    ..GeometryArgs::default()
                };
                FgbGeometry::create(&mut self.builder, &args)
            }
        }
    }

    /// Lists of places, one behind another; where each ends is said where there are several.
    fn flat<'v>(
        &mut self,
        lists: impl Iterator<Item = &'v [Vertex]>,
        type_: GeometryType,
    ) -> WIPOffset<FgbGeometry<'b>> {
        self.places.clear();
        self.ends.clear();
        for list in lists {
            let both = list.iter().flat_map(|(x, y)| [degrees(*x), degrees(*y)]);
            self.places.extend(both);
            self.ends.push(self.places.len() as u32 / 2);
        }
        let several = self.ends.len() > 1;
        let ends = several.then(|| self.builder.create_vector(&self.ends));
        let args = GeometryArgs {
            ends,
            xy: Some(self.builder.create_vector(&self.places)),
            type_,
            ..GeometryArgs::default()
        };
        FgbGeometry::create(&mut self.builder, &args)
    }

    /// Each property behind the number of its column; nulls are not there.
    fn gather<T: Table + ?Sized>(&mut self, table: &T, at: usize) {
        let out = &mut self.properties;
        out.clear();
        let id = table.id(at).unwrap_or_default();
        push_value(out, 0, Property::Integer(id));
        for nth in 0..table.columns().len() {
            push_value(out, nth as u16 + 1, table.value(at, nth));
        }
    }
}

fn push_value(out: &mut Vec<u8>, column: u16, value: Property<'_>) {
    if matches!(value, Property::Null) {
        return;
    }
    out.extend_from_slice(&column.to_le_bytes());
    match value {
        Property::Integer(number) => {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Property::Number(number) => out.extend_from_slice(&number.to_le_bytes()),
        Property::Text(_) | Property::Hex(_) | Property::List(_) | Property::Null => {
            let start = out.len();
            out.extend_from_slice(&[0; 4]);
            push_plain(out, value);
            let length = (out.len() - start - 4) as u32;
            if let Some(place) = out.get_mut(start..start + 4) {
                place.copy_from_slice(&length.to_le_bytes());
            }
        }
    }
}
