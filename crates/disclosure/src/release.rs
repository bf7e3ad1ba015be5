//! What may be shown, immutable: a checksummed manifest, and one checksummed chunk for the shapes of each collection
//! and one for each of its periods. Only `protect` leads to a [`Release`]; only [`Release::from_bytes`] brings one back.

mod items;
mod reading;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use crate::detail::{Category, Change, Detail, Direction, Trend};
pub use crate::extension::{
    CollectionExtension, Extension, IndicatorProtection, Protection, Terms,
};
pub use crate::themes::{Theme, Themes};
pub use crate::vocabulary::{Class, Kind, Mark, Status};
pub use items::Items;
use reading::{part, read, read_first, same_length};

/// A SHA-256 checksum.
pub type Checksum = [u8; 32];

/// A text in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Hungarian.
    pub hu: String,
    /// Czech.
    pub cs: String,
    /// English.
    pub en: String,
}

/// A vertex: longitude and latitude in millionths of a degree (WGS 84).
pub type Vertex = (i32, i32);

/// The place of one feature. A polygon's first ring is its shell, the others are holes; rings are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Feature id, unique in its collection and the same in every period.
    pub id: u64,
    /// The hex, where the feature is one whole hex.
    pub hex: Option<u64>,
    /// The block, or the smallest of the blocks it is made of.
    pub block: Option<String>,
    /// The area's id.
    pub area: Option<String>,
    /// The area's name.
    pub name: Option<String>,
    /// Polygons of rings of vertices.
    pub polygons: Vec<Vec<Vec<Vertex>>>,
}

/// What is published of one feature in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Cases.
    pub cases: Option<u32>,
    /// Population at risk.
    pub population: Option<u32>,
    /// Cases over population, 0 ..= 1; none for a count.
    pub value: Option<f64>,
    /// Lower end of the value's 95 % interval (Wilson).
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
    /// Hot or cold.
    pub class: Option<Class>,
    /// Gi* of the rate.
    pub z: Option<f64>,
    /// Exact two-sided p.
    pub p: Option<f64>,
    /// p adjusted for the number of blocks (Benjamini–Hochberg).
    pub p_adjusted: Option<f64>,
    /// Whose number it is.
    pub status: Status,
    /// What has to be said beside it.
    pub marks: Vec<Mark>,
}

/// Where a chunk is found and what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkRef {
    /// SHA-256 of its bytes.
    pub checksum: Checksum,
    /// Its length.
    pub length: u64,
}

/// One period of a collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeriodInfo {
    /// ISO date.
    pub period: String,
    /// Its values.
    pub chunk: ChunkRef,
    /// Features that have a cell in this period.
    pub features: u64,
    /// The whole's value (all published blocks together), which features are compared with.
    pub reference_value: Option<f64>,
}

/// One collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollectionInfo {
    /// Collection id.
    pub id: String,
    /// Name.
    pub label: Text,
    /// The indicator's id.
    pub indicator: String,
    /// What its features are.
    pub kind: Kind,
    /// The hexes' resolution.
    pub resolution: Option<u8>,
    /// The area set's name.
    pub set: Option<String>,
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// Its shapes.
    pub shapes: ChunkRef,
    /// Its periods, ascending.
    pub periods: Vec<PeriodInfo>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorInfo {
    /// Its id.
    pub id: String,
    /// `persons` or `households`.
    pub unit: String,
    /// `rate` or `count`.
    pub kind: String,
    /// Name.
    pub label: Text,
    /// Who the population is.
    pub population_label: Text,
    /// Who the cases are.
    pub cases_label: Text,
    /// What it means.
    pub description: Text,
    /// Whether any period has hot spots.
    pub hotspots: bool,
}

/// What a release says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Consecutive number of the release.
    pub number: u32,
    /// ISO date of publication.
    pub published: String,
    /// Whether the people are invented.
    pub synthetic: bool,
    /// Fewest days between two releases, as the plan has it.
    pub min_days_between_releases: u32,
    /// Fingerprint of the keys that chose the blocks.
    pub keys_fingerprint: String,
    /// The plan's id.
    pub plan: String,
    /// Name of the place.
    pub place: Text,
    /// How numbers were protected and tested, in words.
    pub method: Text,
    /// Fewest households and people of a block.
    pub threshold: u32,
    /// Fewest people on either side of a filter.
    pub filter_threshold: u32,
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// ISO dates, ascending.
    pub periods: Vec<String>,
    /// The indicators, in the plan's order.
    pub indicators: Vec<IndicatorInfo>,
    /// The collections.
    pub collections: Vec<CollectionInfo>,
}

/// Why bytes are no release.
#[derive(Debug, thiserror::Error)]
pub enum InvalidRelease {
    /// The bytes are not those that were published.
    #[error("{what}: the checksum differs, the file is damaged or was changed")]
    Checksum {
        /// Manifest, or collection and period.
        what: String,
    },
    /// The bytes cannot be read.
    #[error("{what}: {source}")]
    Format {
        /// Manifest, or collection and period.
        what: String,
        /// What the format says.
        source: postcard::Error,
    },
    /// The release has no such collection or period.
    #[error("the release has no {0}")]
    Unknown(String),
    /// Shapes and values do not belong together.
    #[error("{collection}: {cells} cells for {shapes} shapes")]
    Length {
        /// The collection.
        collection: String,
        /// Number of shapes.
        shapes: usize,
        /// Number of cells.
        cells: usize,
    },
    /// What stands behind the manifest does not belong to it.
    #[error("the methods and details of the release are not those of its collections")]
    Extension,
}

/// A release's manifest, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    manifest: Manifest,
    pub(crate) extension: Option<Extension>,
    pub(crate) protection: Option<Protection>,
    pub(crate) terms: Option<Terms>,
    pub(crate) themes: Option<Themes>,
    checksum: Checksum,
}

/// The shapes of a collection, checked against the manifest.
#[derive(Debug, PartialEq)]
pub struct Shapes(Vec<Shape>);

/// The cells of a collection in one period, one for each shape; none where the feature is not in it. Beside them the
/// details, where there are any.
#[derive(Debug, PartialEq)]
pub struct Cells {
    all: Vec<Option<Cell>>,
    details: Vec<Option<Detail>>,
}

impl Release {
    /// Reads a manifest and checks that it is the one with this checksum.
    pub fn from_bytes(manifest: &[u8], expected: &Checksum) -> Result<Self, InvalidRelease> {
        let chunk = ChunkRef {
            checksum: *expected,
            length: manifest.len() as u64,
        };
        let (manifest, rest): (Manifest, _) = read_first(manifest, &chunk, "manifest")?;
        let (extension, rest) = part::<Extension>(rest)?;
        let (protection, rest) = part::<Protection>(rest)?;
        let (terms, rest) = part::<Terms>(rest)?;
        let (themes, _) = part::<Themes>(rest)?;
        let topics = manifest.indicators.len();
        let fits = extension.as_ref().is_none_or(|own| own.fits(&manifest))
            && (protection.as_ref()).is_none_or(|own| own.indicators.len() == topics)
            && themes.as_ref().is_none_or(|own| own.fits(&manifest));
        if !fits {
            return Err(InvalidRelease::Extension);
        }
        Ok(Self {
            manifest,
            extension,
            protection,
            // Themes stand behind terms, also where those say nothing.
            terms: terms.filter(|own| *own != Terms::default()),
            themes,
            checksum: *expected,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The manifest's checksum: it stands for everything in the release.
    #[must_use]
    pub const fn checksum(&self) -> &Checksum {
        &self.checksum
    }

    /// The collection with this id.
    #[must_use]
    pub fn collection(&self, id: &str) -> Option<&CollectionInfo> {
        self.manifest.collections.iter().find(|c| c.id == id)
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&IndicatorInfo> {
        self.manifest.indicators.iter().find(|i| i.id == id)
    }

    /// Reads the shapes of a collection from its chunk.
    pub fn shapes(&self, collection: &str, bytes: &[u8]) -> Result<Shapes, InvalidRelease> {
        let info = self.known(collection)?;
        read(bytes, &info.shapes, collection).map(Shapes)
    }

    /// Reads the cells of a collection in one period from their chunk; `shapes` are the collection's.
    pub fn cells(
        &self,
        collection: &str,
        period: &str,
        shapes: &Shapes,
        bytes: &[u8],
    ) -> Result<Cells, InvalidRelease> {
        let what = format!("{collection} at {period}");
        let info = self.known(collection)?;
        let info = info.periods.iter().find(|p| p.period == period);
        let info = info.ok_or_else(|| InvalidRelease::Unknown(what.clone()))?;
        let cells: Vec<Option<Cell>> = read(bytes, &info.chunk, &what)?;
        same_length(collection, shapes.0.len(), cells.len())?;
        Ok(Cells {
            all: cells,
            details: Vec::new(),
        })
    }

    /// Reads the shapes of a collection as they come.
    pub fn shape_items(&self, collection: &str) -> Result<Items<Shape>, InvalidRelease> {
        let info = self.known(collection)?;
        Ok(Items::new(&info.shapes, collection.to_owned()))
    }

    /// Reads the cells of a collection in one period as they come, one for each shape.
    pub fn cell_items(
        &self,
        collection: &str,
        period: &str,
    ) -> Result<Items<Option<Cell>>, InvalidRelease> {
        let what = format!("{collection} at {period}");
        let info = self.known(collection)?;
        let info = info.periods.iter().find(|p| p.period == period);
        let info = info.ok_or_else(|| InvalidRelease::Unknown(what.clone()))?;
        Ok(Items::new(&info.chunk, what))
    }

    /// Reads the details of a collection in one period as they come, one for each shape; none where it has none.
    #[must_use]
    pub fn detail_items(&self, collection: &str, period: &str) -> Option<Items<Option<Detail>>> {
        let chunk = self.details_chunk(collection, period)?;
        let what = format!("details of {collection} at {period}");
        Some(Items::new(chunk, what))
    }

    /// Puts the details of a collection in one period, from their chunk, beside its cells.
    pub fn with_details(
        &self,
        collection: &str,
        period: &str,
        cells: Cells,
        bytes: &[u8],
    ) -> Result<Cells, InvalidRelease> {
        let what = format!("details of {collection} at {period}");
        let chunk = self.details_chunk(collection, period);
        let chunk = chunk.ok_or_else(|| InvalidRelease::Unknown(what.clone()))?;
        let details: Vec<Option<Detail>> = read(bytes, chunk, &what)?;
        same_length(collection, cells.all.len(), details.len())?;
        Ok(Cells { details, ..cells })
    }

    fn known(&self, id: &str) -> Result<&CollectionInfo, InvalidRelease> {
        self.collection(id)
            .ok_or_else(|| InvalidRelease::Unknown(format!("collection {id}")))
    }
}

impl Shapes {
    /// The shapes, in ascending order of their ids.
    #[must_use]
    pub fn all(&self) -> &[Shape] {
        &self.0
    }
}

impl Cells {
    /// The cells, in the order of the shapes.
    #[must_use]
    pub fn all(&self) -> &[Option<Cell>] {
        &self.all
    }

    /// The details of the feature at this place in the order; none where there are none.
    #[must_use]
    pub fn detail(&self, at: usize) -> Option<&Detail> {
        self.details.get(at)?.as_ref()
    }

    /// Bytes that the details take.
    #[must_use]
    pub const fn detail_bytes(&self) -> usize {
        self.details.len() * size_of::<Option<Detail>>()
    }
}

/// The checksum of bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> Checksum {
    Sha256::digest(bytes).into()
}
