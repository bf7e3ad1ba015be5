//! Chunks in the file: a small one is a row, a large one rows of a mebibyte each.

use gocpont_disclosure::release::{Checksum, checksum};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// From here on a chunk is parted. What is smaller stands as it always did.
const LARGE: usize = 4 << 20;
/// Bytes of a part.
const PART: usize = 1 << 20;

/// Keeps a chunk, once for each content.
pub(crate) fn put(transaction: &Transaction<'_>, bytes: &[u8]) -> rusqlite::Result<Checksum> {
    let sum = checksum(bytes);
    let small: &[u8] = if bytes.len() < LARGE { bytes } else { &[] };
    let new = transaction.execute(
        "INSERT OR IGNORE INTO chunk (checksum, bytes) VALUES (?1, ?2)",
        (sum, small),
    )?;
    if new > 0 && small.len() < bytes.len() {
        let sql = "INSERT INTO chunk_part (checksum, nth, bytes) VALUES (?1, ?2, ?3)";
        let mut statement = transaction.prepare_cached(sql)?;
        for (nth, part) in (0_u32..).zip(bytes.chunks(PART)) {
            statement.execute((sum, nth, part))?;
        }
    }
    Ok(sum)
}

/// The nth part of a chunk; none behind the last, nor of a chunk that is not there. A chunk that is not parted is one part.
pub(crate) fn part(db: &Connection, sum: &Checksum, nth: u32) -> rusqlite::Result<Option<Vec<u8>>> {
    if nth == 0 {
        let sql = "SELECT bytes FROM chunk WHERE checksum = ?1";
        let whole = db
            .query_row(sql, [sum], |row| row.get::<_, Vec<u8>>(0))
            .optional()?;
        match whole {
            None => return Ok(None),
            Some(bytes) if !bytes.is_empty() => return Ok(Some(bytes)),
            Some(_) => {}
        }
    }
    // A file from before has no parts.
    if !has_parts(db)? {
        return Ok(None);
    }
    let sql = "SELECT bytes FROM chunk_part WHERE checksum = ?1 AND nth = ?2";
    let mut statement = db.prepare_cached(sql)?;
    statement.query_row((sum, nth), |row| row.get(0)).optional()
}

/// Bytes of all chunks of each release, by its number.
pub(crate) fn bytes(db: &Connection, number: u32) -> rusqlite::Result<u64> {
    let small = "SELECT coalesce(sum(length(c.bytes)), 0) FROM release_chunk rc JOIN chunk c USING (checksum) WHERE rc.number = ?1";
    let small: u64 = db.query_row(small, [number], |row| row.get(0))?;
    if !has_parts(db)? {
        return Ok(small);
    }
    let parts = "SELECT coalesce(sum(length(p.bytes)), 0) FROM release_chunk rc JOIN chunk_part p USING (checksum) WHERE rc.number = ?1";
    Ok(small + db.query_row(parts, [number], |row| row.get::<_, u64>(0))?)
}

fn has_parts(db: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'chunk_part'";
    let mut statement = db.prepare_cached(sql)?;
    statement.query_row([], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(migrations: &[&str]) -> Connection {
        let db = Connection::open_in_memory().unwrap();
        for sql in migrations {
            db.execute_batch(sql).unwrap();
        }
        db
    }

    fn all(db: &Connection, sum: &Checksum) -> Vec<Vec<u8>> {
        (0..).map_while(|nth| part(db, sum, nth).unwrap()).collect()
    }

    #[test]
    fn a_large_chunk_lies_in_parts_and_comes_back_whole() {
        let mut db = file(&[
            include_str!("migrations/1.sql"),
            include_str!("migrations/2.sql"),
        ]);
        let large: Vec<u8> = (0..LARGE + 7).map(|nth| (nth % 251) as u8).collect();
        let small = large[..1000].to_vec();
        let transaction = db.transaction().unwrap();
        let sums = [
            put(&transaction, &large),
            put(&transaction, &small),
            put(&transaction, &large),
        ];
        let sums = sums.map(Result::unwrap);
        transaction.commit().unwrap();
        let (first, second) = (all(&db, &sums[0]), all(&db, &sums[1]));
        assert_eq!((first.len(), second.len(), sums[0]), (5, 1, sums[2]));
        assert!(first.concat() == large && second.concat() == small);
        assert_eq!(part(&db, &[0; 32], 0).unwrap(), None);
    }

    #[test]
    fn a_file_from_before_is_read_as_it_is() {
        let mut db = file(&[include_str!("migrations/1.sql")]);
        let transaction = db.transaction().unwrap();
        let sum = put(&transaction, b"as it was").unwrap();
        transaction.commit().unwrap();
        assert_eq!(all(&db, &sum), [b"as it was".to_vec()]);
        assert_eq!(bytes(&db, 1).unwrap(), 0);
    }
}
