//! Releases in one SQLite file, which anybody may read and only `publish` writes.

use std::fs::{OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use gocpont_disclosure::outlines::Outlines;
use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::{Checksum, Release, checksum};
use gocpont_disclosure::seal::SealedRelease;
use gocpont_disclosure::tier::Tier;
use rusqlite::{Connection, OptionalExtension};

use crate::error::ReleasesError;
use crate::schema::{self, sqlite};
use crate::{KeptSet, Listed, ReleaseStore, chunks, outlines};

/// A store of releases in one file.
pub struct FileReleases {
    db: Connection,
    path: PathBuf,
}

impl FileReleases {
    /// Opens the file of the public tier to publish into, making it where there is none. Keys and the mark of invented
    /// people are those of the store of records; a file that was made for others is refused.
    pub fn open_or_create(
        path: &Path,
        keys_fingerprint: &str,
        synthetic: bool,
    ) -> Result<Self, ReleasesError> {
        Self::of_tier(path, keys_fingerprint, synthetic, Tier::Public)
    }

    /// The same for a tier; the file of the finer one is for its owner only.
    pub fn of_tier(
        path: &Path,
        keys_fingerprint: &str,
        synthetic: bool,
        tier: Tier,
    ) -> Result<Self, ReleasesError> {
        let is_new = schema::is_new(path);
        if is_new {
            make(path, tier)?;
        }
        let store = Self {
            db: schema::writer(path)?,
            path: path.to_owned(),
        };
        if is_new {
            store.describe(keys_fingerprint, synthetic, tier)?;
        }
        store.check_tier(tier)?;
        let theirs = store.meta("keys")?.unwrap_or_default();
        if theirs != keys_fingerprint {
            return Err(ReleasesError::OtherKeys {
                path: path.to_owned(),
                theirs,
                ours: keys_fingerprint.to_owned(),
            });
        }
        let is_synthetic = store.meta("synthetic")?.as_deref() == Some("yes");
        if is_synthetic != synthetic {
            return Err(ReleasesError::OtherMark(path.to_owned(), is_synthetic));
        }
        Ok(store)
    }

    /// Opens the file of the public tier to read from; one of the finer tier is refused.
    pub fn open(path: &Path) -> Result<Self, ReleasesError> {
        let store = Self::open_any(path)?;
        store.check_tier(Tier::Public)?;
        Ok(store)
    }

    /// Opens the file of any tier to read from: not for what serves the public.
    pub fn open_any(path: &Path) -> Result<Self, ReleasesError> {
        Ok(Self {
            db: schema::reader(path)?,
            path: path.to_owned(),
        })
    }

    /// Who may see what is in the file.
    pub fn tier(&self) -> Result<Tier, ReleasesError> {
        let gis = self.meta("tier")?.as_deref() == Some(Tier::Gis.code());
        Ok(if gis { Tier::Gis } else { Tier::Public })
    }

    fn check_tier(&self, wanted: Tier) -> Result<(), ReleasesError> {
        let tier = self.tier()?;
        if tier == wanted {
            return Ok(());
        }
        Err(ReleasesError::OtherTier(self.path.clone(), tier))
    }

    fn describe(
        &self,
        keys_fingerprint: &str,
        synthetic: bool,
        tier: Tier,
    ) -> Result<(), ReleasesError> {
        let synthetic = if synthetic { "yes" } else { "no" };
        for (name, value) in [
            ("keys", keys_fingerprint),
            ("synthetic", synthetic),
            ("tier", tier.code()),
        ] {
            self.db
                .execute(
                    "INSERT INTO meta (name, value) VALUES (?1, ?2)",
                    (name, value),
                )
                .map_err(sqlite(&self.path))?;
        }
        Ok(())
    }

    fn meta(&self, name: &str) -> Result<Option<String>, ReleasesError> {
        self.db
            .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| {
                row.get(0)
            })
            .optional()
            .map_err(sqlite(&self.path))
    }

    fn last_number(&self) -> Result<u32, ReleasesError> {
        self.db
            .query_row("SELECT coalesce(max(number), 0) FROM release", [], |row| {
                row.get(0)
            })
            .map_err(sqlite(&self.path))
    }

    fn read(&self, sql: &str, parameters: &[u32]) -> Result<Option<Release>, ReleasesError> {
        let found: Option<(Vec<u8>, Checksum)> = self
            .db
            .query_row(sql, rusqlite::params_from_iter(parameters), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(sqlite(&self.path))?;
        let release = found.map(|(manifest, checksum)| Release::from_bytes(&manifest, &checksum));
        Ok(release.transpose()?)
    }
}

/// An empty file that everybody may read, or its owner alone.
fn make(path: &Path, tier: Tier) -> Result<(), ReleasesError> {
    let mode = match tier {
        Tier::Public => 0o644,
        Tier::Gis => 0o600,
    };
    let mut options = OpenOptions::new();
    let file = options
        .write(true)
        .create(true)
        .truncate(false)
        .mode(mode)
        .open(path);
    let made = file.and_then(|file| file.set_permissions(Permissions::from_mode(mode)));
    made.map_err(|source| ReleasesError::File {
        path: path.to_owned(),
        source,
    })
}

fn unwritten(error: impl std::fmt::Display) -> ReleasesError {
    ReleasesError::Outlines(error.to_string())
}

impl ReleaseStore for FileReleases {
    fn publish(&mut self, sealed: &SealedRelease, published: &str) -> Result<(), ReleasesError> {
        let last = self.last_number()?;
        let number = sealed.number();
        // The finer tier may lack releases: those whose plan had none.
        let gis = self.tier()? == Tier::Gis;
        if number != last + 1 && !(gis && number > last) {
            return Err(ReleasesError::Number { number, last });
        }
        let mut drawn = Vec::new();
        for (of, own) in outlines::of_release(sealed)? {
            drawn.push((of, own.to_bytes().map_err(unwritten)?));
        }
        let at = sqlite(&self.path);
        let transaction = self.db.transaction().map_err(&at)?;
        transaction
            .execute(
                "INSERT INTO release (number, published, manifest, checksum) VALUES (?1, ?2, ?3, ?4)",
                (number, published, sealed.manifest(), sealed.checksum()),
            )
            .map_err(&at)?;
        for bytes in sealed.chunks() {
            let sum = chunks::put(&transaction, bytes).map_err(&at)?;
            transaction
                .execute(
                    "INSERT OR IGNORE INTO release_chunk (number, checksum) VALUES (?1, ?2)",
                    (number, sum),
                )
                .map_err(&at)?;
        }
        for (of, bytes) in drawn {
            outlines::put(&transaction, &of, &bytes).map_err(&at)?;
        }
        transaction.commit().map_err(&at)
    }

    fn retire(&mut self, number: u32, at: &str) -> Result<(), ReleasesError> {
        let sql = "UPDATE release SET retired_at = ?2 WHERE number = ?1 AND retired_at IS NULL";
        let retired = self.db.execute(sql, (number, at));
        match retired.map_err(sqlite(&self.path))? {
            0 => Err(ReleasesError::NoRelease(number)),
            _ => Ok(()),
        }
    }

    fn put_reference_sets(&mut self, sets: &[ReferenceSet]) -> Result<bool, ReleasesError> {
        // Whoever reads waits for as little as can be.
        let mut prepared = Vec::new();
        for set in sets {
            let (bytes, sum) = set.to_bytes().map_err(|error| ReleasesError::Reference {
                id: set.id.clone(),
                problem: error.to_string(),
            })?;
            let drawn = match outlines::of_reference(set) {
                Some(own) => Some(own.to_bytes().map_err(unwritten)?),
                None => None,
            };
            prepared.push((&set.id, bytes, sum, drawn));
        }
        let at = sqlite(&self.path);
        let transaction = self.db.transaction().map_err(&at)?;
        let mut changed = 0;
        for (id, bytes, sum, drawn) in prepared {
            changed += transaction
                .execute(
                    "INSERT INTO reference_set (id, bytes, checksum) VALUES (?1, ?2, ?3)
                     ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, checksum = excluded.checksum
                     WHERE checksum <> excluded.checksum",
                    (id, bytes, sum),
                )
                .map_err(&at)?;
            if let Some(drawn) = drawn {
                changed += outlines::put(&transaction, &sum, &drawn).map_err(&at)?;
            }
        }
        if changed > 0 {
            outlines::sweep(&transaction).map_err(&at)?;
        }
        transaction.commit().map_err(&at)?;
        Ok(changed > 0)
    }

    fn latest(&self) -> Result<Option<Release>, ReleasesError> {
        self.read(
            "SELECT manifest, checksum FROM release WHERE retired_at IS NULL ORDER BY number DESC LIMIT 1",
            &[],
        )
    }

    fn release(&self, number: u32) -> Result<Option<Release>, ReleasesError> {
        self.read(
            "SELECT manifest, checksum FROM release WHERE number = ?1",
            &[number],
        )
    }

    fn list(&self) -> Result<Vec<Listed>, ReleasesError> {
        let at = sqlite(&self.path);
        let sql = "SELECT number, published, checksum, retired_at, length(manifest) FROM release ORDER BY number";
        let mut statement = self.db.prepare(sql).map_err(&at)?;
        let rows = statement.query_map([], |row| {
            let number = row.get(0)?;
            Ok(Listed {
                number,
                published: row.get(1)?,
                checksum: row.get(2)?,
                retired_at: row.get(3)?,
                bytes: row.get::<_, u64>(4)? + chunks::bytes(&self.db, number)?,
            })
        });
        rows.map_err(&at)?.map(|row| row.map_err(&at)).collect()
    }

    fn chunk(&self, checksum: &Checksum) -> Result<Vec<u8>, ReleasesError> {
        let mut all = self
            .chunk_part(checksum, 0)?
            .ok_or(ReleasesError::NoChunk)?;
        for nth in 1.. {
            let Some(part) = self.chunk_part(checksum, nth)? else {
                break;
            };
            all.extend(part);
        }
        Ok(all)
    }

    fn chunk_part(&self, checksum: &Checksum, nth: u32) -> Result<Option<Vec<u8>>, ReleasesError> {
        chunks::part(&self.db, checksum, nth).map_err(sqlite(&self.path))
    }

    fn outlines(&self, shapes: &Checksum) -> Result<Option<Outlines>, ReleasesError> {
        let Some((bytes, sum)) = outlines::get(&self.db, shapes).map_err(sqlite(&self.path))?
        else {
            return Ok(None);
        };
        if checksum(&bytes) != sum {
            return Err(ReleasesError::Outlines("the checksum differs".to_owned()));
        }
        Ok(Some(Outlines::from_bytes(&bytes).map_err(unwritten)?))
    }

    fn reference_sets(&self) -> Result<Vec<KeptSet>, ReleasesError> {
        let at = sqlite(&self.path);
        let sql = "SELECT id, bytes, checksum FROM reference_set ORDER BY id";
        let mut statement = self.db.prepare(sql).map_err(&at)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let rows = rows.map_err(&at)?;
        // Read to the end before anything is done with them: whoever writes waits for that.
        let rows: Vec<(String, Vec<u8>, Checksum)> = rows.collect::<Result<_, _>>().map_err(&at)?;
        let mut sets = Vec::with_capacity(rows.len());
        for (id, bytes, sum) in rows {
            let problem = |problem: String| ReleasesError::Reference {
                id: id.clone(),
                problem,
            };
            if checksum(&bytes) != sum {
                return Err(problem("the checksum differs".to_owned()));
            }
            let set = ReferenceSet::from_bytes(&bytes);
            sets.push(KeptSet {
                set: set.map_err(|error| problem(error.to_string()))?,
                checksum: sum,
                outlines: self.outlines(&sum)?,
            });
        }
        Ok(sets)
    }

    fn generation(&self) -> Result<u64, ReleasesError> {
        // The file's change counter, as every connection sees it.
        let version = self
            .db
            .pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(sqlite(&self.path))
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
