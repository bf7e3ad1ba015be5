//! Archives of others, read: one tile at a time from a `PMTiles` 3 or `MBTiles` file, which is never written to and never
//! in memory as a whole. Whatever a file says of itself is checked before it is believed.

mod described;
mod directory;
mod mbtiles;
mod pmtiles;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use libdeflater::Decompressor;

use crate::tile::TileId;

/// What tiles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Mapbox Vector Tiles.
    Mvt,
    /// PNG images.
    Png,
    /// JPEG images.
    Jpeg,
    /// WebP images.
    Webp,
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// What its tiles are.
    pub form: Form,
    /// The first zoom that it has.
    pub first_zoom: u8,
    /// The last zoom that it has.
    pub last_zoom: u8,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Who has to be named on a map, as plain text.
    pub attribution: Option<String>,
    /// The names of vector tiles' layers.
    pub layers: Vec<String>,
}

/// Why an archive is not read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveFault {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// It is neither of the two.
    #[error("it is neither PMTiles nor MBTiles")]
    NoArchive,
    /// `PMTiles` of another version.
    #[error("it is PMTiles of version {0}, not 3")]
    Version(u8),
    /// Something in it is compressed by other than gzip.
    #[error("it is compressed by other than gzip")]
    Compression,
    /// Its tiles are none of those that a page shows.
    #[error("its tiles are neither vector tiles (MVT) nor PNG, JPEG or WebP")]
    Form,
    /// It has no tile.
    #[error("it has no tiles")]
    Empty,
    /// It is cut short, or says what cannot be.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// `SQLite` refused.
    #[error("it is damaged: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// Most bytes of a tile, of a directory and of what an archive says of itself, also when unpacked.
const MOST_BYTES: usize = 8 << 20;

/// An archive that is open for reading.
#[derive(Debug)]
pub struct Tiles {
    described: Described,
    of: Of,
}

#[derive(Debug)]
enum Of {
    Pmtiles(pmtiles::Reader),
    Mbtiles(mbtiles::Reader),
}

/// A tile as it lies in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether they are packed by gzip.
    pub gzip: bool,
}

impl Tiles {
    /// Opens an archive and looks whether it is one.
    ///
    /// # Errors
    /// Where it cannot be read, or is none whose tiles a page can show.
    pub fn open(path: &Path) -> Result<Self, ArchiveFault> {
        let mut start = Vec::new();
        File::open(path)?.take(16).read_to_end(&mut start)?;
        let tiles = if start.starts_with(b"PMTiles") {
            let (reader, described) = pmtiles::Reader::open(path)?;
            Self {
                described,
                of: Of::Pmtiles(reader),
            }
        } else if start == *b"SQLite format 3\0" {
            let (reader, described) = mbtiles::Reader::open(path)?;
            Self {
                described,
                of: Of::Mbtiles(reader),
            }
        } else {
            return Err(ArchiveFault::NoArchive);
        };
        tiles.described.check()?;
        let found = tiles.first()?.ok_or(ArchiveFault::Empty)?;
        let plain = found.plain()?;
        if tiles.described.form.fits(&plain) {
            Ok(tiles)
        } else {
            Err(ArchiveFault::Form)
        }
    }

    /// What it says of itself.
    #[must_use]
    pub const fn described(&self) -> &Described {
        &self.described
    }

    /// A tile; none where the archive has none there.
    ///
    /// # Errors
    /// Where the archive cannot be read, or not any more.
    pub fn tile(&self, id: TileId) -> Result<Option<Found>, ArchiveFault> {
        let zooms = self.described.first_zoom..=self.described.last_zoom;
        if !zooms.contains(&id.z()) {
            return Ok(None);
        }
        let found = match &self.of {
            Of::Pmtiles(reader) => reader.tile(id)?,
            Of::Mbtiles(reader) => reader.tile(id)?,
        };
        Ok(found.map(Found::of))
    }

    /// Any tile of it.
    fn first(&self) -> Result<Option<Found>, ArchiveFault> {
        let found = match &self.of {
            Of::Pmtiles(reader) => reader.first()?,
            Of::Mbtiles(reader) => reader.first()?,
        };
        Ok(found.map(Found::of))
    }
}

impl Found {
    fn of(bytes: Vec<u8>) -> Self {
        let gzip = bytes.starts_with(&[0x1F, 0x8B]);
        Self { bytes, gzip }
    }

    /// Its bytes, unpacked.
    ///
    /// # Errors
    /// Where they are packed by gzip and cannot be unpacked, or not within bounds.
    pub fn plain(&self) -> Result<Vec<u8>, ArchiveFault> {
        if self.gzip {
            unpacked(&self.bytes)
        } else {
            Ok(self.bytes.clone())
        }
    }
}

impl Form {
    /// What such tiles are called.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Mvt => "application/vnd.mapbox-vector-tile",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }

    /// Whether a tile starts as such tiles do.
    fn fits(self, tile: &[u8]) -> bool {
        match self {
            // The layers of a tile are its field 3; one without any is empty.
            Self::Mvt => tile.first().is_none_or(|first| *first == 0x1A),
            Self::Png => tile.starts_with(b"\x89PNG\r\n\x1A\n"),
            Self::Jpeg => tile.starts_with(&[0xFF, 0xD8, 0xFF]),
            Self::Webp => tile.starts_with(b"RIFF") && tile.get(8..12) == Some(b"WEBP"),
        }
    }
}

/// What gzip packed, within bounds: the last four bytes say how long it is.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, ArchiveFault> {
    let damaged = || ArchiveFault::Damaged("gzip");
    let length = bytes
        .last_chunk::<4>()
        .map(|last| u32::from_le_bytes(*last));
    let length = length.ok_or_else(damaged)? as usize;
    if length > MOST_BYTES {
        return Err(damaged());
    }
    let mut plain = vec![0; length];
    let read = Decompressor::new().gzip_decompress(bytes, &mut plain);
    match read {
        Ok(read) if read == length => Ok(plain),
        _ => Err(damaged()),
    }
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
