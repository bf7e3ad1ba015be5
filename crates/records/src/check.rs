//! Checking a store as it stands, also while it is in use: it is opened to read, nothing is brought up to date, and every
//! part is looked at though another is at fault.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::backup::whole;
use crate::error::StoreError;
use crate::keys::KeySource;
use crate::schema::{self, VERSION, sqlite};
use crate::sqlite::{NOISE_KEY, meta};
use crate::table::table;

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// That the file is a store, of a version that this program knows.
    Version,
    /// Pages, indexes, constraints and references of the database.
    Database,
    /// That every batch has as many revisions as it says.
    Batches,
    /// That the keys at hand are those of the store.
    Keys,
}

impl Part {
    /// Its name in results.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Database => "database",
            Self::Batches => "batches",
            Self::Keys => "keys",
        }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Each part, with its fault.
    pub parts: Vec<(Part, Option<String>)>,
    /// Each register with the text of its codebook.
    pub codebooks: Vec<(String, String)>,
    /// Number and checksum (hexadecimal) of each public release that the store knows.
    pub releases: Vec<(u32, String)>,
    /// The same of the finer tier.
    pub finer: Vec<(u32, String)>,
}

/// Checks a store. An error is what keeps it from being opened at all; everything else is a fault of a part.
pub fn check(path: &Path, keys: &KeySource) -> Result<Checked, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(sqlite(path))?;
    db.busy_timeout(Duration::from_secs(10))
        .map_err(sqlite(path))?;
    let version = version(&db, path);
    if let Err(StoreError::NotAStore(_)) = &version {
        return Err(StoreError::NotAStore(path.to_owned()));
    }
    let said = |fault: Result<(), StoreError>| fault.err().map(|error| error.to_string());
    let batches = batches(&db).map_err(sqlite(path));
    let parts = vec![
        (Part::Version, said(version)),
        (Part::Database, said(whole(&db, path))),
        (
            Part::Batches,
            batches.unwrap_or_else(|error| Some(error.to_string())),
        ),
        (Part::Keys, said(own_keys(&db, path, keys))),
    ];
    let pairs = |sql: &str| pairs(&db, sql).unwrap_or_default();
    let numbered = |sql: &str| numbered(&db, sql).unwrap_or_default();
    Ok(Checked {
        parts,
        codebooks: pairs("SELECT name, codebook FROM register ORDER BY name"),
        releases: numbered(
            "SELECT number, checksum FROM publication WHERE public = 1 ORDER BY number",
        ),
        finer: numbered("SELECT number, checksum FROM finer WHERE public = 1 ORDER BY number"),
    })
}

/// A store from before is brought up to date when it is next opened to write; one from after cannot be read.
fn version(db: &Connection, path: &Path) -> Result<(), StoreError> {
    schema::check(db, path)?;
    let version = db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    match version.map_err(sqlite(path))? {
        1..=VERSION => Ok(()),
        other => Err(StoreError::Damaged {
            path: path.to_owned(),
            what: format!("version {other}, this program knows 1 to {VERSION}"),
        }),
    }
}

/// The first batch that has not as many revisions as it says. An erasure takes some of a batch, and says so.
fn batches(db: &Connection) -> Result<Option<String>, rusqlite::Error> {
    let has_ends = "SELECT 1 FROM pragma_table_info('batch') WHERE name = 'ended'";
    let ended = if db.prepare(has_ends)?.exists([])? {
        "ended"
    } else {
        "0"
    };
    for (register, _) in pairs(db, "SELECT name, name FROM register ORDER BY name")? {
        let erased: Option<i64> = db.query_row(
            "SELECT min(first_batch) FROM erasure WHERE register = ?1",
            [&register],
            |row| row.get(0),
        )?;
        let mut rows: BTreeMap<i64, i64> = BTreeMap::new();
        let sql = format!(
            "SELECT batch, count(*) FROM {} GROUP BY batch",
            table(&register)
        );
        let mut statement = db.prepare(&sql)?;
        let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for count in counts {
            let (batch, count) = count?;
            rows.insert(batch, count);
        }
        let sql = format!(
            "SELECT id, taken + changed + {ended} FROM batch WHERE register = ?1 AND kind IN ('import', 'leave') ORDER BY id"
        );
        let mut statement = db.prepare(&sql)?;
        let mut said = statement.query([&register])?;
        while let Some(row) = said.next()? {
            let (batch, wanted): (i64, i64) = (row.get(0)?, row.get(1)?);
            let found = rows.remove(&batch).unwrap_or(0);
            let may_lack = erased.is_some_and(|first| first <= batch);
            if found > wanted || (found < wanted && !may_lack) {
                return Ok(Some(format!(
                    "batch {batch} of {register} has {found} revisions instead of {wanted}"
                )));
            }
        }
        if let Some((batch, _)) = rows.pop_first() {
            return Ok(Some(format!(
                "{register} has revisions of batch {batch}, which brought it none"
            )));
        }
    }
    Ok(None)
}

/// Reads the keys and writes nothing, also where they lack the noise key that a store of today has.
fn own_keys(db: &Connection, path: &Path, keys: &KeySource) -> Result<(), StoreError> {
    let known = |name: &str| meta(db, name).map_err(sqlite(path));
    let (unit, noise) = (known("keys")?, known(NOISE_KEY)?);
    let held = keys.fingerprints()?;
    if unit.as_ref() != Some(&held.0) {
        return Err(StoreError::OtherKeys(keys.name()));
    }
    match (noise, held.1) {
        (Some(known), held) if held.as_ref() != Some(&known) => {
            Err(StoreError::OtherKeys(keys.name()))
        }
        _ => Ok(()),
    }
}

fn pairs(db: &Connection, sql: &str) -> Result<Vec<(String, String)>, rusqlite::Error> {
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn numbered(db: &Connection, sql: &str) -> Result<Vec<(u32, String)>, rusqlite::Error> {
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::leaving::{Gone, Leaving};
    use crate::testing::{append, codebook, record, rooms, store};

    fn faults(path: &Path) -> Vec<(Part, String)> {
        let checked = check(path, &KeySource::of(path)).unwrap();
        let faulty = checked.parts.into_iter();
        faulty
            .filter_map(|(part, fault)| Some((part, fault?)))
            .collect()
    }

    #[test]
    fn a_store_in_use_is_found_whole_and_a_lost_revision_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.db");
        let mut store = store(&dir);
        let file = ["H1", "H2"].map(|id| record(id, date(2024, 1, 1), rooms(2.0)));
        append(&mut store, &codebook(), file.to_vec());
        let leaving = Leaving {
            codebook: &codebook(),
            ids: &["H1".to_owned()],
            from: date(2024, 5, 1),
            reason: Gone::Moved,
            recorded_at: "2024-11-01T08:00:00Z",
        };
        store.leave(&leaving).unwrap();
        assert_eq!(faults(&path), []);
        let sql = "DELETE FROM register_household WHERE revision = 2";
        store.db.execute(sql, []).unwrap();
        let found = faults(&path);
        assert_eq!(found[0].0, Part::Batches);
        assert!(
            found[0]
                .1
                .contains("batch 1 of household has 1 revisions instead of 2")
        );
    }

    #[test]
    fn keys_of_another_town_are_a_fault_and_another_file_is_no_store() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.db");
        drop(store(&dir));
        let keys = dir.path().join("town.keys");
        std::fs::remove_file(&keys).unwrap();
        assert_eq!(faults(&path)[0].0, Part::Keys);
        crate::keys::TownKeys::create(&keys).unwrap();
        assert_eq!(faults(&path)[0].0, Part::Keys);
        let other = check(&keys, &KeySource::of(&path));
        assert!(matches!(other, Err(StoreError::NotAStore(_))));
        let missing = check(&dir.path().join("none"), &KeySource::of(&path));
        assert!(matches!(missing, Err(StoreError::Missing(_))));
    }
}
