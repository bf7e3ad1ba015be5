//! Areas as low zooms draw them, made when a release or a reference set is put into the file: beside what is published, whose
//! bytes they do not change.

use gocpont_disclosure::geometry::Polygons;
use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::reference::{Feature, Geometry, ReferenceSet};
use gocpont_disclosure::release::{Checksum, InvalidRelease, Kind, Release, checksum};
use gocpont_disclosure::seal::SealedRelease;
use rusqlite::{Connection, OptionalExtension, Transaction};

/// What stands in the file: bytes and their checksum.
pub(crate) type Kept = (Vec<u8>, Checksum);

/// Those of the areas of a release, each with the checksum of its shapes; layers that have the same areas share them.
pub(crate) fn of_release(
    sealed: &SealedRelease,
) -> Result<Vec<(Checksum, Outlines)>, InvalidRelease> {
    let release = Release::from_bytes(sealed.manifest(), &sealed.checksum())?;
    let mut found: Vec<(Checksum, Outlines)> = Vec::new();
    for info in &release.manifest().collections {
        let sum = info.shapes.checksum;
        if info.kind != Kind::Areas || found.iter().any(|(known, _)| *known == sum) {
            continue;
        }
        let of_length = |bytes: &&Vec<u8>| bytes.len() as u64 == info.shapes.length;
        let mut chunks = sealed.chunks().iter().filter(of_length);
        let Some(bytes) = chunks.find(|bytes| checksum(bytes) == sum) else {
            continue;
        };
        let shapes = release.shapes(&info.id, bytes)?;
        let areas: Vec<&Polygons> = shapes.all().iter().map(|shape| &shape.polygons).collect();
        found.push((sum, Outlines::of(&areas)));
    }
    Ok(found)
}

/// Those of a reference set, where it is one of areas alone.
pub(crate) fn of_reference(set: &ReferenceSet) -> Option<Outlines> {
    let areas: Option<Vec<&Polygons>> = set.features.iter().map(polygons).collect();
    let areas = areas.filter(|areas| !areas.is_empty())?;
    Some(Outlines::of(&areas))
}

fn polygons(feature: &Feature) -> Option<&Polygons> {
    match &feature.geometry {
        Geometry::Polygons(polygons) => Some(polygons),
        _ => None,
    }
}

pub(crate) fn put(
    transaction: &Transaction<'_>,
    of: &Checksum,
    bytes: &[u8],
) -> rusqlite::Result<usize> {
    transaction.execute(
        "INSERT OR IGNORE INTO outline (checksum, bytes, own_checksum) VALUES (?1, ?2, ?3)",
        (of, bytes, checksum(bytes)),
    )
}

/// Those made from what has this checksum; none in a file from before.
pub(crate) fn get(db: &Connection, of: &Checksum) -> rusqlite::Result<Option<Kept>> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'outline'";
    if !db.query_row(sql, [], |row| row.get::<_, bool>(0))? {
        return Ok(None);
    }
    let sql = "SELECT bytes, own_checksum FROM outline WHERE checksum = ?1";
    let kept = db.query_row(sql, [of], |row| Ok((row.get(0)?, row.get(1)?)));
    kept.optional()
}

/// Takes away those of reference sets that were replaced.
pub(crate) fn sweep(transaction: &Transaction<'_>) -> rusqlite::Result<usize> {
    let sql = "DELETE FROM outline WHERE checksum NOT IN (SELECT checksum FROM chunk)
               AND checksum NOT IN (SELECT checksum FROM reference_set)";
    transaction.execute(sql, [])
}
