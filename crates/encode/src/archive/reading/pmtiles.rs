//! `PMTiles` 3, read from a file: a header of 127 bytes, directories, what it says of itself, tiles.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use serde_json::Value;

use super::described::{WORLD, layers, plain};
use super::directory::{Directory, Entry};
use super::{ArchiveFault, Described, Form, MOST_BYTES, unpacked};
use crate::tile::TileId;

const HEADER: usize = 127;
/// Directories that lead to a tile, one below another, at most.
const DEPTH: usize = 4;
const NONE: u8 = 1;
const GZIP: u8 = 2;

/// An open file.
#[derive(Debug)]
pub(super) struct Reader {
    file: File,
    root: Directory,
    leaves: Part,
    tiles: Part,
    packed: bool,
}

/// A part of the file.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: u64,
    length: u64,
}

/// The bytes at the start of a file.
struct Header([u8; HEADER]);

impl Header {
    fn number<const N: usize>(&self, at: usize) -> [u8; N] {
        let mut bytes = [0; N];
        let own = self.0.iter().skip(at);
        bytes.iter_mut().zip(own).for_each(|(to, from)| *to = *from);
        bytes
    }

    fn byte(&self, at: usize) -> u8 {
        u8::from_le_bytes(self.number(at))
    }

    /// A part, by where its start and length are told.
    fn part(&self, at: usize, file: u64) -> Result<Part, ArchiveFault> {
        let [start, length] = [at, at + 8].map(|at| u64::from_le_bytes(self.number(at)));
        let end = start.checked_add(length);
        if end.is_none_or(|end| end > file) {
            return Err(ArchiveFault::Damaged("header"));
        }
        Ok(Part { start, length })
    }

    /// Whoever knows of none leaves them all 0.
    fn bounds(&self) -> [f64; 4] {
        let all = [102, 106, 110, 114].map(|at| i32::from_le_bytes(self.number(at)));
        if all == [0; 4] {
            return WORLD;
        }
        all.map(|own| f64::from(own) / 1e7)
    }

    fn form(&self) -> Result<Form, ArchiveFault> {
        match self.byte(99) {
            1 => Ok(Form::Mvt),
            2 => Ok(Form::Png),
            3 => Ok(Form::Jpeg),
            4 => Ok(Form::Webp),
            _ => Err(ArchiveFault::Form),
        }
    }
}

impl Reader {
    /// Opens a file, and reads what it says of itself and its first directory.
    pub(super) fn open(path: &Path) -> Result<(Self, Described), ArchiveFault> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        if length < HEADER as u64 {
            return Err(ArchiveFault::Damaged("header"));
        }
        let mut header = Header([0; HEADER]);
        file.read_exact_at(&mut header.0, 0)?;
        if header.byte(7) != 3 {
            return Err(ArchiveFault::Version(header.byte(7)));
        }
        let compressions = [header.byte(97), header.byte(98)];
        if !compressions.iter().all(|own| [NONE, GZIP].contains(own)) {
            return Err(ArchiveFault::Compression);
        }
        let packed = compressions[0] == GZIP;
        let parts = [8, 24, 40, 56].map(|at| header.part(at, length));
        let [root, metadata, leaves, tiles] = parts;
        let root = Directory::read(&read(&file, root?, packed)?)?;
        let document = match metadata? {
            Part { length: 0, .. } => Value::Null,
            part => serde_json::from_slice(&read(&file, part, packed)?)
                .map_err(|_| ArchiveFault::Damaged("metadata"))?,
        };
        let described = Described {
            form: header.form()?,
            first_zoom: header.byte(100),
            last_zoom: header.byte(101),
            bounds: header.bounds(),
            attribution: document["attribution"].as_str().and_then(plain),
            layers: layers(&document),
        };
        let reader = Self {
            file,
            root,
            leaves: leaves?,
            tiles: tiles?,
            packed,
        };
        Ok((reader, described))
    }

    /// The bytes of a tile.
    pub(super) fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, ArchiveFault> {
        let (z, x, y) = (id.z(), id.x(), id.y());
        // Those of lower zooms stand before it: (4^z - 1) / 3 of them.
        let before = ((1_u64 << (2 * z)) - 1) / 3;
        let tile = before + fast_hilbert::xy2h(x, y, z);
        self.follow(|directory| directory.find(tile).copied())
    }

    /// The bytes of the first tile.
    pub(super) fn first(&self) -> Result<Option<Vec<u8>>, ArchiveFault> {
        self.follow(|directory| directory.first().copied())
    }

    /// Goes from directory to directory, to the tile.
    fn follow(
        &self,
        choose: impl Fn(&Directory) -> Option<Entry>,
    ) -> Result<Option<Vec<u8>>, ArchiveFault> {
        let mut entry = choose(&self.root);
        for _ in 1..DEPTH {
            match entry {
                None => return Ok(None),
                Some(leaf) if leaf.run == 0 => {
                    let bytes = read(&self.file, within(self.leaves, leaf)?, self.packed)?;
                    entry = choose(&Directory::read(&bytes)?);
                }
                Some(tile) => return Ok(Some(read(&self.file, within(self.tiles, tile)?, false)?)),
            }
        }
        Err(ArchiveFault::Damaged("directory"))
    }
}

/// The bytes that an entry is for, as a part of the file.
fn within(part: Part, entry: Entry) -> Result<Part, ArchiveFault> {
    let end = entry.offset.checked_add(entry.length);
    if end.is_none_or(|end| end > part.length) {
        return Err(ArchiveFault::Damaged("directory"));
    }
    Ok(Part {
        start: part.start + entry.offset,
        length: entry.length,
    })
}

fn read(file: &File, part: Part, packed: bool) -> Result<Vec<u8>, ArchiveFault> {
    let length = usize::try_from(part.length).unwrap_or(usize::MAX);
    if length > MOST_BYTES {
        return Err(ArchiveFault::Damaged("length"));
    }
    let mut bytes = vec![0; length];
    file.read_exact_at(&mut bytes, part.start)?;
    if packed { unpacked(&bytes) } else { Ok(bytes) }
}
