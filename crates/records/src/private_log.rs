//! The log of what left the store for files that carry names or health: rejections, backups, the truth; and that somebody
//! was forgotten. An erasure lists the files, because it cannot reach them.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// Rows that an import did not take.
    Rejections,
    /// A copy of the store.
    Backup,
    /// Unprotected counts.
    Truth,
    /// Nothing: records were erased.
    Forget,
    /// Pairs of units that may be one.
    Duplicates,
    /// Coverage and age of the data by area.
    Layer,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateNote {
    /// What was written.
    pub kind: PrivateKind,
    /// Where, as an absolute path; none for an erasure.
    pub path: Option<String>,
    /// How many rows, where they were counted.
    pub rows: Option<u64>,
    /// When (RFC 3339, UTC).
    pub recorded_at: String,
}

impl PrivateKind {
    /// Its name in the log.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rejections => "rejections",
            Self::Backup => "backup",
            Self::Truth => "truth",
            Self::Forget => "forget",
            Self::Duplicates => "duplicates",
            Self::Layer => "layer",
        }
    }

    fn of(id: &str) -> Option<Self> {
        let all = [
            Self::Rejections,
            Self::Backup,
            Self::Truth,
            Self::Forget,
            Self::Duplicates,
            Self::Layer,
        ];
        all.into_iter().find(|kind| kind.id() == id)
    }
}

impl SqliteRecords {
    /// Notes that a private file was written.
    pub fn log_private(&self, note: &PrivateNote) -> Result<(), StoreError> {
        log(&self.db, note).map_err(sqlite(&self.path))
    }

    /// All lines of the log, oldest first.
    pub fn private_log(&self) -> Result<Vec<PrivateNote>, StoreError> {
        lines(&self.db).map_err(sqlite(&self.path))
    }
}

pub(crate) fn log(db: &Connection, note: &PrivateNote) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO private_log (kind, path, rows, recorded_at) VALUES (?1, ?2, ?3, ?4)",
        (
            note.kind.id(),
            &note.path,
            note.rows.map(u64::cast_signed),
            &note.recorded_at,
        ),
    )?;
    Ok(())
}

fn lines(db: &Connection) -> Result<Vec<PrivateNote>, rusqlite::Error> {
    let sql = "SELECT kind, path, rows, recorded_at FROM private_log ORDER BY id";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        // The table takes no other kinds.
        if let Some(kind) = PrivateKind::of(&row.get::<_, String>(0)?) {
            notes.push(PrivateNote {
                kind,
                path: row.get(1)?,
                rows: row.get::<_, Option<i64>>(2)?.map(i64::cast_unsigned),
                recorded_at: row.get(3)?,
            });
        }
    }
    Ok(notes)
}
