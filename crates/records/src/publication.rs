//! What the store keeps about publications and places: area files, partitions, and what each release was made from.

use rusqlite::{Connection, OptionalExtension};

/// An area set or reference set as it was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaFile {
    /// The set's name.
    pub name: String,
    /// The property that holds an area's id; empty for a reference set without areas.
    pub id_field: String,
    /// The property that holds its name.
    pub name_field: String,
    /// The file's text.
    pub geojson: String,
}

/// What a release was made from, and its audit; for staff only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The release's number.
    pub number: u32,
    /// ISO date.
    pub published: String,
    /// The store's state: number of its last batch then.
    pub known_at: i64,
    /// Plan, codebooks, parameters and areas as they were, in one text.
    pub inputs: String,
    /// The partition that stood before, if there was one.
    pub earlier_partition: Option<i64>,
    /// The partition used.
    pub partition: i64,
    /// The release's checksum, hexadecimal.
    pub checksum: String,
    /// Why the release looks as it does.
    pub audit: String,
}

pub(crate) fn put_area_file(
    db: &Connection,
    file: &AreaFile,
    recorded_at: &str,
) -> Result<bool, rusqlite::Error> {
    if area_file(db, &file.name)?.as_ref() == Some(file) {
        return Ok(false);
    }
    db.execute(
        "INSERT INTO area_file (name, id_field, name_field, geojson, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        (&file.name, &file.id_field, &file.name_field, &file.geojson, recorded_at),
    )?;
    Ok(true)
}

pub(crate) fn area_file(db: &Connection, name: &str) -> Result<Option<AreaFile>, rusqlite::Error> {
    db.query_row(
        "SELECT name, id_field, name_field, geojson FROM area_file WHERE name = ?1 ORDER BY id DESC LIMIT 1",
        [name],
        |row| {
            Ok(AreaFile {
                name: row.get(0)?,
                id_field: row.get(1)?,
                name_field: row.get(2)?,
                geojson: row.get(3)?,
            })
        },
    )
    .optional()
}

pub(crate) fn area_names(db: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = db.prepare("SELECT DISTINCT name FROM area_file ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

pub(crate) fn latest_partition(db: &Connection) -> Result<Option<(i64, Vec<u8>)>, rusqlite::Error> {
    db.query_row(
        "SELECT id, bytes FROM partition ORDER BY id DESC LIMIT 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

pub(crate) fn partition(db: &Connection, id: i64) -> Result<Option<Vec<u8>>, rusqlite::Error> {
    db.query_row("SELECT bytes FROM partition WHERE id = ?1", [id], |row| {
        row.get(0)
    })
    .optional()
}

/// Keeps a partition; the same bytes as the last are not kept twice.
pub(crate) fn put_partition(db: &Connection, bytes: &[u8]) -> Result<i64, rusqlite::Error> {
    if let Some((id, known)) = latest_partition(db)?
        && known == bytes
    {
        return Ok(id);
    }
    db.execute("INSERT INTO partition (bytes) VALUES (?1)", [bytes])?;
    Ok(db.last_insert_rowid())
}

/// Keeps what a release is made from, before it becomes public; one that broke off is replaced, a public one never.
pub(crate) fn put_publication(db: &Connection, made: &Publication) -> Result<(), rusqlite::Error> {
    db.execute(
        "DELETE FROM publication WHERE number = ?1 AND public = 0",
        [made.number],
    )?;
    db.execute(
        "INSERT INTO publication
         (number, published, known_at, inputs, earlier_partition, partition, checksum, audit, public)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
        (
            made.number,
            &made.published,
            made.known_at,
            &made.inputs,
            made.earlier_partition,
            made.partition,
            &made.checksum,
            &made.audit,
        ),
    )?;
    Ok(())
}

/// Notes that a release is public now.
pub(crate) fn mark_public(db: &Connection, number: u32) -> Result<(), rusqlite::Error> {
    let sql = "UPDATE publication SET public = 1 WHERE number = ?1";
    db.execute(sql, [number]).map(|_| ())
}

/// The number and checksum of the last release that became public.
pub(crate) fn last_public(db: &Connection) -> Result<Option<(u32, String)>, rusqlite::Error> {
    db.query_row(
        "SELECT number, checksum FROM publication WHERE public = 1 ORDER BY number DESC LIMIT 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

pub(crate) fn publication(
    db: &Connection,
    number: u32,
) -> Result<Option<Publication>, rusqlite::Error> {
    db.query_row(
        "SELECT number, published, known_at, inputs, earlier_partition, partition, checksum, audit
         FROM publication WHERE number = ?1",
        [number],
        |row| {
            Ok(Publication {
                number: row.get(0)?,
                published: row.get(1)?,
                known_at: row.get(2)?,
                inputs: row.get(3)?,
                earlier_partition: row.get(4)?,
                partition: row.get(5)?,
                checksum: row.get(6)?,
                audit: row.get(7)?,
            })
        },
    )
    .optional()
}
