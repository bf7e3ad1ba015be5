//! Checking the file of staff as it stands, also while the desk has it open: nothing is written.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::audit::{Broken, Verified, follow};
use crate::error::AccessError;
use crate::store::{APPLICATION_ID, owner_only};

/// Whether the file is one of staff, for its owner alone, and its pages and references are whole; and what its chain of entries is.
pub fn check(path: &Path) -> Result<Result<Verified, Broken>, AccessError> {
    owner_only(path)?;
    checked(path).map_err(|error| error.at(path))
}

fn checked(path: &Path) -> Result<Result<Verified, Broken>, AccessError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(Duration::from_secs(10))?;
    let id: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(AccessError::NotAStore(path.to_owned()));
    }
    let first = |sql: &str| -> Result<Option<String>, AccessError> {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        Ok(match rows.next()? {
            Some(row) => Some(row.get(0)?),
            None => None,
        })
    };
    let damaged = |what: String| AccessError::Damaged {
        path: path.to_owned(),
        what,
    };
    match first("PRAGMA integrity_check")?.as_deref() {
        Some("ok") => {}
        other => return Err(damaged(other.unwrap_or_default().to_owned())),
    }
    if let Some(table) = first("PRAGMA foreign_key_check")? {
        return Err(damaged(format!("a reference of {table} leads nowhere")));
    }
    follow(&db, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    #[test]
    fn a_file_in_use_is_checked_and_a_changed_entry_is_found() {
        let office = Office::new();
        let verified = check(&office.path()).unwrap().unwrap();
        assert_eq!(verified.head, office.store.head().unwrap());
        let attacker = Connection::open(office.path()).unwrap();
        attacker
            .execute_batch(
                "DROP TRIGGER audit_is_not_changed; UPDATE audit SET who = 'x' WHERE id = 2",
            )
            .unwrap();
        assert_eq!(check(&office.path()).unwrap(), Err(Broken::Entry(2)));
    }

    #[test]
    fn a_reference_that_leads_nowhere_and_another_file_are_faults() {
        let office = Office::new();
        let attacker = Connection::open(office.path()).unwrap();
        attacker.pragma_update(None, "foreign_keys", false).unwrap();
        attacker.execute("DELETE FROM tenant", []).unwrap();
        let said = check(&office.path());
        assert!(matches!(said, Err(AccessError::Damaged { .. })), "{said:?}");
        let said = check(&office.path().with_file_name("none.db"));
        assert!(matches!(said, Err(AccessError::Missing(_))), "{said:?}");
        let said = check(&office.path().with_file_name("town.staff.lock"));
        assert!(matches!(said, Err(AccessError::NotAStore(_))), "{said:?}");
    }
}
