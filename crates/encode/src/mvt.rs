//! Mapbox Vector Tiles 2.1: one layer, named as the collection, of the features that a tile shows.
//!
//! A feature that crosses borders carries all its properties in every tile it touches; nothing is simplified, merged or
//! moved but to the nearest point of the tile's grid. A ring whose area is 0 on that grid cannot be written as MVT
//! wants it, nor can a line of one place: it is left out. A feature is missing from a tile only if nothing else is left
//! of it there.

use std::borrow::Cow;

use fast_mvt::{MvtCoord, MvtGeomType, MvtLayerBuilder, MvtValueRef};
use gocpont_disclosure::release::Vertex;

use crate::clip::{Place, Square, twice_area};
use crate::error::EncodeError;
use crate::polygons::Rings;
use crate::table::{FeatureRef, Geometry, Property, Table};
use crate::tile::{BUFFER, EXTENT, TileId};

/// What of a geometry a tile shows, in its units; rings do not repeat their first place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Points(Vec<Place>),
    Lines(Vec<Vec<Place>>),
    Polygons(Vec<Vec<Vec<Place>>>),
}

/// What writes the bytes of a tile's layer.
pub(crate) trait LayerWriter: Sized {
    fn add(self, feature: &FeatureRef<'_>, shown: &Shown) -> Result<Self, EncodeError>;
    fn finish(self) -> Vec<u8>;
}

/// A tile of a table's features; no bytes at all where it shows none.
pub fn tile<T: Table + ?Sized>(table: &T, tile: TileId) -> Result<Vec<u8>, EncodeError> {
    let mut writer: Option<MvtLayerBuilder> = None;
    let mut cutter = Cutter::new(tile);
    let mut failed = None;
    table.near(tile.reach(), &mut |at| {
        let Some(shown) = table.geometry(at).and_then(|own| cutter.shown(own)) else {
            return;
        };
        let Some(feature) = table.feature(at).filter(|_| failed.is_none()) else {
            return;
        };
        let layer = writer
            .take()
            .map_or_else(|| MvtLayerBuilder::new(table.name()), Ok);
        match layer
            .map_err(EncodeError::from)
            .and_then(|layer| layer.add(&feature, &shown))
        {
            Ok(layer) => writer = Some(layer),
            Err(error) => failed = Some(error),
        }
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(writer.map(LayerWriter::finish).unwrap_or_default()),
    }
}

struct Cutter {
    tile: TileId,
    square: Square,
    spare: Vec<Place>,
}

impl Cutter {
    fn new(tile: TileId) -> Self {
        let (extent, buffer) = (i64::from(EXTENT), i64::from(BUFFER));
        let square = Square {
            low: -buffer,
            high: extent + buffer,
        };
        Self {
            tile,
            square,
            spare: Vec::new(),
        }
    }

    fn shown(&mut self, geometry: Geometry<'_>) -> Option<Shown> {
        match geometry {
            Geometry::Point(vertex) => {
                let place = self.tile.place(vertex);
                self.square.holds(place).then(|| Shown::Points(vec![place]))
            }
            Geometry::Lines(lines) => {
                let cut = |line: &Vec<Vertex>| self.square.cut_line(&self.placed(line));
                let pieces: Vec<_> = lines.iter().flat_map(cut).collect();
                (!pieces.is_empty()).then_some(Shown::Lines(pieces))
            }
            Geometry::Polygons(polygons) => {
                let cut = |rings: Rings<'_>| self.polygon(rings);
                let found: Vec<_> = polygons.iter().filter_map(cut).collect();
                (!found.is_empty()).then_some(Shown::Polygons(found))
            }
        }
    }

    /// The rings of a polygon that have an area; none where its holes leave nothing of its shell.
    fn polygon(&mut self, rings: Rings<'_>) -> Option<Vec<Vec<Place>>> {
        let mut found = Vec::with_capacity(rings.len());
        let mut left = 0;
        for (nth, ring) in rings.iter().enumerate() {
            let ring = self.ring(ring);
            let area = twice_area(&ring);
            left += if nth == 0 { area } else { -area };
            if left <= 0 {
                return None;
            }
            if area > 0 {
                found.push(ring);
            }
        }
        Some(found)
    }

    fn ring(&mut self, ring: &[Vertex]) -> Vec<Place> {
        let mut places = self.placed(ring);
        open(&mut places);
        self.square.cut_ring(&mut places, &mut self.spare);
        places.dedup();
        open(&mut places);
        places
    }

    /// The vertices on the tile's grid, those that fall on the one before left out.
    fn placed(&self, vertices: &[Vertex]) -> Vec<Place> {
        let mut places: Vec<Place> = vertices.iter().map(|v| self.tile.place(*v)).collect();
        places.dedup();
        places
    }
}

fn open(ring: &mut Vec<Place>) {
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
}

impl LayerWriter for MvtLayerBuilder {
    fn add(self, feature: &FeatureRef<'_>, shown: &Shown) -> Result<Self, EncodeError> {
        let kind = match shown {
            Shown::Points(_) => MvtGeomType::Point,
            Shown::Lines(_) => MvtGeomType::LineString,
            Shown::Polygons(_) => MvtGeomType::Polygon,
        };
        let mut out = self.feature_of(kind);
        out.id(Some(feature.id));
        match shown {
            Shown::Points(places) => {
                out.points(coordinates(places))?;
            }
            Shown::Lines(lines) => {
                for line in lines {
                    out.line(coordinates(line))?;
                }
            }
            Shown::Polygons(polygons) => {
                for (nth, ring) in polygons.iter().flat_map(|p| p.iter().enumerate()) {
                    out.ring(coordinates(ring), nth == 0)?;
                }
            }
        }
        for (name, value) in &feature.properties {
            if let Some(words) = joined(value) {
                out.tag_ref(name, MvtValueRef::String(&words))?;
            } else {
                out.tag_ref(name, number(value))?;
            }
        }
        Ok(out.end())
    }

    fn finish(self) -> Vec<u8> {
        self.encode()
    }
}

fn coordinates(places: &[Place]) -> impl Iterator<Item = MvtCoord> + '_ {
    places.iter().map(|(x, y)| MvtCoord {
        x: *x as i32,
        y: *y as i32,
    })
}

/// Words as one text; no list is one without words, for a tile says nothing of what there is not.
fn joined<'p>(value: &'p Property<'_>) -> Option<Cow<'p, str>> {
    match value {
        Property::Text(words) => Some(Cow::Borrowed(words)),
        Property::Hex(hex) => Some(Cow::Owned(format!("{hex:x}"))),
        Property::List(words) if !words.is_empty() => Some(Cow::Owned(words.joined())),
        _ => None,
    }
}

const fn number(value: &Property<'_>) -> MvtValueRef<'static> {
    match value {
        Property::Integer(number) => MvtValueRef::UInt(*number),
        Property::Number(number) => MvtValueRef::Double(*number),
        Property::Text(_) | Property::Hex(_) | Property::List(_) | Property::Null => {
            MvtValueRef::Null
        }
    }
}

#[cfg(test)]
#[path = "mvt_tests.rs"]
mod tests;
