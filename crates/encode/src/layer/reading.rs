//! Places and values from the chunks of a release, read as they come.

use gocpont_disclosure::release::{Checksum, InvalidRelease, Release};

use super::{Places, Values};

/// Takes bytes of a chunk.
pub type Take<'t> = dyn FnMut(&[u8]) -> Result<(), InvalidRelease> + 't;

/// Where the features of a collection are; `read` gives the bytes of a chunk, part by part, to what it is given.
///
/// # Errors
/// Those of `read`, and where the chunk is not what was published.
pub fn places<E: From<InvalidRelease>>(
    release: &Release,
    collection: &str,
    read: impl FnOnce(&Checksum, &mut Take<'_>) -> Result<(), E>,
) -> Result<Places, E> {
    let unknown = || InvalidRelease::Unknown(format!("collection {collection}"));
    let info = release.collection(collection).ok_or_else(unknown)?;
    let mut items = release.shape_items(collection)?;
    let mut found: Option<Places> = None;
    // A shape takes sixteen bytes at the least: whoever promises more than there can be gets no room for it.
    let most = (info.shapes.length / 16) as usize;
    read(&info.shapes.checksum, &mut |bytes| {
        items.take(bytes, |shape, count| {
            let room = || Places::with_capacity(count.min(most));
            found.get_or_insert_with(room).push(&shape);
        })
    })?;
    items.finish()?;
    let mut found = found.unwrap_or_default();
    found.shrink();
    Ok(found.finish())
}

/// What a collection says in one period; `read` as above.
///
/// # Errors
/// Those of `read`, where a chunk is not what was published, or has not one cell for each of `shapes`.
pub fn values<E: From<InvalidRelease>>(
    release: &Release,
    (collection, period): (&str, &str),
    shapes: usize,
    read: impl Fn(&Checksum, &mut Take<'_>) -> Result<(), E>,
) -> Result<Values, E> {
    let unknown = || InvalidRelease::Unknown(format!("{collection} at {period}"));
    let info = release.collection(collection).ok_or_else(unknown)?;
    let of = info.periods.iter().find(|own| own.period == period);
    let chunk = &of.ok_or_else(unknown)?.chunk;
    let same_length = |cells: usize| {
        let collection = collection.to_owned();
        let differs = InvalidRelease::Length {
            collection,
            shapes,
            cells,
        };
        if cells == shapes {
            Ok(())
        } else {
            Err(differs)
        }
    };
    let mut found = Values::with_capacity(shapes);
    let mut items = release.cell_items(collection, period)?;
    read(&chunk.checksum, &mut |bytes| {
        items.take(bytes, |cell, _| found.push(cell.as_ref()))
    })?;
    same_length(items.finish()?)?;
    let details = release.details_chunk(collection, period);
    if let Some((chunk, mut items)) = details.zip(release.detail_items(collection, period)) {
        let mut at = 0;
        read(&chunk.checksum, &mut |bytes| {
            items.take(bytes, |detail, _| {
                found.push_detail(at, detail.as_ref());
                at += 1;
            })
        })?;
        same_length(items.finish()?)?;
    }
    found.shrink();
    Ok(found)
}
