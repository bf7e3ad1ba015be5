//! What the public may have that comes from no survey: areas and basemap, with a pace of their own.

use serde::{Deserialize, Serialize};

use crate::release::{Checksum, Text, Vertex, checksum};

/// What a reference feature looks like; vertices as in [`crate::release::Shape`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Geometry {
    /// One place.
    Point(Vertex),
    /// Lines.
    Lines(Vec<Vec<Vertex>>),
    /// Polygons of rings, the first of each being its shell.
    Polygons(Vec<Vec<Vec<Vertex>>>),
}

/// One feature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feature {
    /// Feature id, unique in its set.
    pub id: u64,
    /// The area's id in its source.
    pub area: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// `area`, `lake`, `stream`, `road`, `motorway`, `railway`, `place` or `landmark`.
    pub kind: String,
    /// Where it is.
    pub geometry: Geometry,
}

/// A set of reference features, as the releases file keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceSet {
    /// Collection id.
    pub id: String,
    /// Name.
    pub label: Text,
    /// Where it comes from, and whether its lines are illustrative.
    pub source: Text,
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// The features, ascending by id.
    pub features: Vec<Feature>,
}

impl ReferenceSet {
    /// Its bytes, and their checksum.
    pub fn to_bytes(&self) -> Result<(Vec<u8>, Checksum), postcard::Error> {
        let bytes = postcard::to_stdvec(self)?;
        let sum = checksum(&bytes);
        Ok((bytes, sum))
    }

    /// Reads a set that was written by [`Self::to_bytes`]; the store has checked its checksum.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}
