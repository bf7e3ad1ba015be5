//! Directories of `PMTiles` (specification 3.4, section 4): which tiles lie where, or in which directory further down.

use super::ArchiveFault;

/// A run of tiles with the same bytes, or a directory further down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The first tile's number along the Hilbert curves of all zooms.
    pub(super) tile: u64,
    /// Where its bytes start within their part of the file.
    pub(super) offset: u64,
    /// How many there are.
    pub(super) length: u64,
    /// Tiles of the run; 0 for a directory.
    pub(super) run: u64,
}

/// Entries in ascending order of their tiles.
#[derive(Debug)]
pub(super) struct Directory(Vec<Entry>);

const DAMAGED: ArchiveFault = ArchiveFault::Damaged("directory");

impl Directory {
    /// Reads one; an entry takes four bytes at least.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ArchiveFault> {
        let mut rest = bytes;
        let count = usize::try_from(varint(&mut rest)?).map_err(|_| DAMAGED)?;
        if count > rest.len() / 4 {
            return Err(DAMAGED);
        }
        let mut entries = vec![Entry::default(); count];
        let mut tile = 0_u64;
        for (nth, entry) in entries.iter_mut().enumerate() {
            let step = varint(&mut rest)?;
            if nth > 0 && step == 0 {
                return Err(DAMAGED);
            }
            tile = tile.checked_add(step).ok_or(DAMAGED)?;
            entry.tile = tile;
        }
        for entry in &mut entries {
            entry.run = varint(&mut rest)?;
        }
        for entry in &mut entries {
            entry.length = varint(&mut rest)?;
        }
        let mut behind = None;
        for entry in &mut entries {
            // 0 says that it follows on the one before.
            let offset = varint(&mut rest)?.checked_sub(1);
            entry.offset = offset.or(behind).ok_or(DAMAGED)?;
            behind = Some(entry.offset.checked_add(entry.length).ok_or(DAMAGED)?);
        }
        Ok(Self(entries))
    }

    /// The entry that a tile is in.
    pub(super) fn find(&self, tile: u64) -> Option<&Entry> {
        let behind = self.0.partition_point(|entry| entry.tile <= tile);
        let entry = self.0.get(behind.checked_sub(1)?)?;
        let within = entry.run == 0 || tile - entry.tile < entry.run;
        within.then_some(entry)
    }

    /// The first entry.
    pub(super) fn first(&self) -> Option<&Entry> {
        self.0.first()
    }
}

fn varint(rest: &mut &[u8]) -> Result<u64, ArchiveFault> {
    let mut number = 0_u64;
    for shift in (0..63).step_by(7) {
        let (byte, behind) = rest.split_first().ok_or(DAMAGED)?;
        *rest = behind;
        number |= u64::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            return Ok(number);
        }
    }
    Err(DAMAGED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_found_in_its_run_and_not_behind_it() {
        // Two runs, the second behind the first, then a directory.
        let bytes = [3, 5, 2, 100, 2, 1, 0, 10, 20, 30, 1, 0, 7];
        let directory = Directory::read(&bytes).unwrap();
        let found = |tile| {
            directory
                .find(tile)
                .map(|entry| (entry.offset, entry.length))
        };
        assert_eq!(found(4), None);
        assert_eq!((found(5), found(6)), (Some((0, 10)), Some((0, 10))));
        assert_eq!((found(7), found(8)), (Some((10, 20)), None));
        assert_eq!((found(107), found(9999)), (Some((6, 30)), Some((6, 30))));
        assert_eq!(found(106), None);
    }

    #[test]
    fn what_is_no_directory_is_refused() {
        for bytes in [
            &[][..],
            &[1],
            &[2, 5, 0, 1, 1, 10, 20, 1, 0],
            &[1, 5, 1, 10, 0],
            &[255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255],
            &[200, 1, 1, 1, 1],
        ] {
            assert!(Directory::read(bytes).is_err(), "{bytes:?}");
        }
        assert!(Directory::read(&[0]).unwrap().first().is_none());
    }
}
