//! Reading bytes that a checksum names, and telling what is wrong with them.

use serde::Deserialize;

use super::{ChunkRef, InvalidRelease, checksum};

pub(super) fn same_length(
    collection: &str,
    shapes: usize,
    cells: usize,
) -> Result<(), InvalidRelease> {
    if shapes == cells {
        return Ok(());
    }
    Err(InvalidRelease::Length {
        collection: collection.to_owned(),
        shapes,
        cells,
    })
}

pub(super) fn read<'b, T: Deserialize<'b>>(
    bytes: &'b [u8],
    chunk: &ChunkRef,
    what: &str,
) -> Result<T, InvalidRelease> {
    Ok(read_first(bytes, chunk, what)?.0)
}

/// A value and the bytes behind it.
pub(super) fn read_first<'b, T: Deserialize<'b>>(
    bytes: &'b [u8],
    chunk: &ChunkRef,
    what: &str,
) -> Result<(T, &'b [u8]), InvalidRelease> {
    if bytes.len() as u64 != chunk.length || checksum(bytes) != chunk.checksum {
        let what = what.to_owned();
        return Err(InvalidRelease::Checksum { what });
    }
    first(bytes, what)
}

/// One of the parts behind the manifest, and the bytes behind it; none where there are no more bytes.
pub(super) fn part<'b, T: Deserialize<'b>>(
    bytes: &'b [u8],
) -> Result<(Option<T>, &'b [u8]), InvalidRelease> {
    if bytes.is_empty() {
        return Ok((None, bytes));
    }
    let (value, rest) = first(bytes, "manifest")?;
    Ok((Some(value), rest))
}

pub(super) fn first<'b, T: Deserialize<'b>>(
    bytes: &'b [u8],
    what: &str,
) -> Result<(T, &'b [u8]), InvalidRelease> {
    postcard::take_from_bytes(bytes).map_err(|source| InvalidRelease::Format {
        what: what.to_owned(),
        source,
    })
}
