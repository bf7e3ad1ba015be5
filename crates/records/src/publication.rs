//! What the store keeps about publications and places: area files, partitions, and what each release was made from.

use rusqlite::{Connection, OptionalExtension};

/// An area set or reference set as it was imported, valid from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaFile {
    /// The set's name.
    pub name: String,
    /// The property that holds an area's id; empty for a reference set without areas.
    pub id_field: String,
    /// The property that holds its name.
    pub name_field: String,
    /// The file's text, or the text of what was made of it.
    pub geojson: String,
    /// The ISO date from which this version is valid; always, where there is none.
    pub valid_from: Option<String>,
    /// The SHA-256 of the imported file, hexadecimal; none in versions from before it was kept.
    pub checksum: Option<String>,
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

/// Keeps a version; the same as the last one of its day is not kept twice.
pub(crate) fn put_area_file(
    db: &Connection,
    file: &AreaFile,
    recorded_at: &str,
) -> Result<bool, rusqlite::Error> {
    let known = area_files(db, &file.name)?;
    let same_day = known
        .iter()
        .find(|known| known.valid_from == file.valid_from);
    if same_day.is_some_and(|known| is_same(known, file)) {
        return Ok(false);
    }
    db.execute(
        "INSERT INTO area_file (name, id_field, name_field, geojson, recorded_at, valid_from, checksum)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            &file.name,
            &file.id_field,
            &file.name_field,
            &file.geojson,
            recorded_at,
            &file.valid_from,
            &file.checksum,
        ),
    )?;
    Ok(true)
}

/// Whether two versions say the same; a version from before checksums has none to compare.
fn is_same(known: &AreaFile, file: &AreaFile) -> bool {
    let checksum = known.checksum.as_ref().or(file.checksum.as_ref());
    let known = AreaFile {
        checksum: checksum.cloned(),
        ..known.clone()
    };
    known == *file
}

/// The version that is valid last.
pub(crate) fn area_file(db: &Connection, name: &str) -> Result<Option<AreaFile>, rusqlite::Error> {
    Ok(area_files(db, name)?.pop())
}

/// Every version that counts: of each day the one that was recorded last, from the earliest day to the latest.
pub(crate) fn area_files(db: &Connection, name: &str) -> Result<Vec<AreaFile>, rusqlite::Error> {
    let mut statement = db.prepare(
        "SELECT name, id_field, name_field, geojson, valid_from, checksum FROM area_file
         WHERE id IN (SELECT max(id) FROM area_file WHERE name = ?1 GROUP BY valid_from)
         ORDER BY coalesce(valid_from, '')",
    )?;
    let files = statement.query_map([name], |row| {
        Ok(AreaFile {
            name: row.get(0)?,
            id_field: row.get(1)?,
            name_field: row.get(2)?,
            geojson: row.get(3)?,
            valid_from: row.get(4)?,
            checksum: row.get(5)?,
        })
    })?;
    files.collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> Connection {
        let db = Connection::open_in_memory().expect("a database");
        let migrations = ["migrations/1.sql", "migrations/7.sql"];
        let texts = [
            include_str!("migrations/1.sql"),
            include_str!("migrations/7.sql"),
        ];
        for (name, text) in migrations.iter().zip(texts) {
            db.execute_batch(text).expect(name);
        }
        db
    }

    fn version(text: &str, valid_from: Option<&str>) -> AreaFile {
        AreaFile {
            name: "districts".to_owned(),
            id_field: "id".to_owned(),
            name_field: "name".to_owned(),
            geojson: text.to_owned(),
            valid_from: valid_from.map(str::to_owned),
            checksum: Some(format!("sum of {text}")),
        }
    }

    #[test]
    fn of_each_day_the_version_recorded_last_counts_and_all_of_them_are_kept() {
        let db = store();
        let (day, newer) = (Some("2020-01-01"), Some("2024-01-01"));
        for (text, from) in [("c", newer), ("a", None), ("wrong", day), ("b", day)] {
            assert!(
                put_area_file(&db, &version(text, from), "now").expect("kept"),
                "{text}"
            );
        }
        let files = area_files(&db, "districts").expect("files");
        let texts: Vec<&str> = files.iter().map(|file| file.geojson.as_str()).collect();
        assert_eq!(texts, ["a", "b", "c"]);
        let latest = area_file(&db, "districts").expect("read").expect("one");
        assert_eq!(latest, version("c", newer));
        let rows = db.query_row("SELECT count(*) FROM area_file", [], |row| {
            row.get::<_, i64>(0)
        });
        assert_eq!(rows.expect("a count"), 4);
    }

    #[test]
    fn the_same_version_again_changes_nothing_even_where_it_had_no_checksum() {
        let db = store();
        let sql = "INSERT INTO area_file (name, id_field, name_field, geojson, recorded_at)
                   VALUES ('districts', 'id', 'name', 'a', 'then')";
        db.execute(sql, []).expect("an old row");
        assert!(!put_area_file(&db, &version("a", None), "now").expect("known"));
        assert!(put_area_file(&db, &version("a", Some("2024-01-01")), "now").expect("another day"));
        assert!(!put_area_file(&db, &version("a", Some("2024-01-01")), "later").expect("known"));
    }
}
