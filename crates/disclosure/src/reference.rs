//! What the public may have that comes from no survey: areas and basemap, with a pace of their own.

use serde::{Deserialize, Serialize};

use crate::addresses::Addresses;
use crate::release::{Checksum, Text, Vertex, checksum};
use crate::services::{SERVICES, Services};

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
    /// Addresses, in a set that is a register of them; they come after the features.
    #[serde(skip)]
    pub addresses: Option<Addresses>,
    /// Services, in the set of them; they come after the features.
    #[serde(skip)]
    pub services: Option<Services>,
    /// The same services for other programs, in the Human Services Data Specification (JSON): a text for each language; none in
    /// sets from before.
    #[serde(skip)]
    pub hsds: Option<Text>,
}

impl ReferenceSet {
    /// Its bytes, and their checksum.
    pub fn to_bytes(&self) -> Result<(Vec<u8>, Checksum), postcard::Error> {
        let mut bytes = postcard::to_stdvec(self)?;
        // Behind the set as it always was.
        if let Some(addresses) = &self.addresses {
            bytes.extend(postcard::to_stdvec(addresses)?);
        }
        if let Some(services) = self.services.as_ref().filter(|_| self.id == SERVICES) {
            bytes.extend(postcard::to_stdvec(services)?);
            if let Some(hsds) = &self.hsds {
                bytes.extend(postcard::to_stdvec(hsds)?);
            }
        }
        let sum = checksum(&bytes);
        Ok((bytes, sum))
    }

    /// Reads a set that was written by [`Self::to_bytes`]; the store has checked its checksum.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        let (mut set, rest): (Self, _) = postcard::take_from_bytes(bytes)?;
        if !rest.is_empty() && set.id == SERVICES {
            let (services, rest) = postcard::take_from_bytes(rest)?;
            set.services = Some(services);
            if !rest.is_empty() {
                set.hsds = Some(postcard::from_bytes(rest)?);
            }
        } else if !rest.is_empty() {
            set.addresses = Some(postcard::from_bytes(rest)?);
        }
        Ok(set)
    }
}
