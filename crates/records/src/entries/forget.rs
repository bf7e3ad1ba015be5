//! Erasing what entries say of units that are erased from the store (GDPR, article 17). It is the one exception to revisions that
//! are never overwritten: every revision of an entry that was ever linked to such a unit loses its free texts, sealed or not, and
//! its exact places; the link goes, or says that its other end is gone, as the codebook has it. What stays is that there was an
//! entry, its states and their moments, and who wrote it. An entry whose link forbids it stands in the way of all of it.

use std::collections::BTreeSet;

use gocpont_core::codebook::{Codebook, Storing, VariableType};
use gocpont_core::life::{EntryId, WhenGone};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};
use serde_json::{Map, Value as Json};

use super::error::EntryError;
use super::{Entries, content, number};
use crate::erasure::clean;
use crate::keys::UnitKey;
use crate::schema::sqlite;

/// Who has written the revision that an erasure leaves.
const BY: &str = "program";

/// What became of the entries about units that go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Entries that lost what they said of them, by register.
    pub entries: BTreeSet<(String, EntryId)>,
    /// Entries whose link forbids that they go; where there are any, nothing was changed.
    pub forbidding: BTreeSet<(String, EntryId)>,
    /// Whether the file and its log were cleared of traces; false where another program had it open.
    pub is_clean: bool,
}

/// Units that go, by register and the number that entries know them by.
type Gone<'g> = BTreeSet<(&'g str, EntryId)>;

impl Entries {
    /// Erases what entries say of these units, by register, and the numbers that they were known by; `codebooks` are those of all
    /// registers of the file.
    pub fn forget(
        &mut self,
        codebooks: &[Codebook],
        units: &BTreeSet<(String, UnitKey)>,
        at: Timestamp,
    ) -> Result<Forgotten, EntryError> {
        // What is deleted is overwritten with zeros, in the log too.
        let path = self.path.clone();
        let set = self.db.pragma_update(None, "secure_delete", true);
        set.map_err(sqlite(&path))?;
        let mut told: Forgotten = self.write(|this, transaction| {
            let mut told = Forgotten::default();
            let gone = &this.numbers(units)?;
            for codebook in codebooks {
                let about = this.about(transaction, codebook, gone)?;
                told.forbidding.extend(
                    about
                        .iter()
                        .filter(|(_, forbids)| *forbids)
                        .map(|(id, _)| (codebook.id.clone(), *id)),
                );
                told.entries
                    .extend(about.into_iter().map(|(id, _)| (codebook.id.clone(), id)));
            }
            if !told.forbidding.is_empty() {
                told.entries.clear();
                return Ok(told);
            }
            for codebook in codebooks {
                let own = told.entries.iter().filter(|(name, _)| *name == codebook.id);
                for (_, id) in own {
                    this.rewrite(transaction, (codebook, *id), gone, at)?;
                }
            }
            for (register, id) in gone {
                let sql = "DELETE FROM unit_number WHERE register = ?1 AND number = ?2";
                let key = (register, number(*id));
                transaction.execute(sql, key).map_err(|e| this.at(e))?;
            }
            Ok::<_, EntryError>(told)
        })?;
        told.is_clean = told.entries.is_empty() || clean(&self.db).map_err(sqlite(&path))?;
        Ok(told)
    }

    /// The numbers of these units, as far as they have one.
    fn numbers<'u>(&self, units: &'u BTreeSet<(String, UnitKey)>) -> Result<Gone<'u>, EntryError> {
        let sql = "SELECT number FROM unit_number WHERE register = ?1 AND unit = ?2";
        let mut statement = self.db.prepare(sql).map_err(|e| self.at(e))?;
        let mut gone = Gone::new();
        for (register, unit) in units {
            let found = statement.query_row((register, unit), |row| row.get::<_, i64>(0));
            let found = found.optional().map_err(|e| self.at(e))?;
            gone.extend(found.map(|id| (register.as_str(), EntryId(id.unsigned_abs()))));
        }
        Ok(gone)
    }

    /// The entries of a register that are, or were, linked to one of the units, and whether the link that stands forbids that it
    /// goes.
    fn about(
        &self,
        transaction: &Transaction<'_>,
        codebook: &Codebook,
        gone: &Gone<'_>,
    ) -> Result<Vec<(EntryId, bool)>, EntryError> {
        if reaching(codebook, gone).is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT r.id, r.links, r.revision = e.revision FROM entry_revision r
                   JOIN entry e ON e.register = r.register AND e.id = r.id
                   WHERE r.register = ?1 ORDER BY r.id, r.revision";
        let mut statement = transaction.prepare(sql).map_err(|e| self.at(e))?;
        let mut rows = statement.query([&codebook.id]).map_err(|e| self.at(e))?;
        let mut about: Vec<(EntryId, bool)> = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.at(e))? {
            let read = || Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?));
            let (id, links, stands): (i64, String, bool) = read().map_err(|e| self.at(e))?;
            let id = EntryId(id.unsigned_abs());
            let mut reaches = false;
            let mut forbids = false;
            for (code, ends) in content::links(&links)? {
                let Some(link) = codebook.life.as_ref().and_then(|life| life.link(&code)) else {
                    continue;
                };
                let held = ends
                    .iter()
                    .any(|end| gone.contains(&(link.to.as_str(), end.id)));
                reaches |= held;
                forbids |= held && stands && link.when_gone == WhenGone::Forbid;
            }
            if reaches {
                match about.last_mut() {
                    Some((last, known)) if *last == id => *known |= forbids,
                    _ => about.push((id, forbids)),
                }
            }
        }
        Ok(about)
    }

    /// Writes every revision anew without what it said of them, and one more that says when that was.
    fn rewrite(
        &self,
        transaction: &Transaction<'_>,
        (codebook, id): (&Codebook, EntryId),
        gone: &Gone<'_>,
        at: Timestamp,
    ) -> Result<(), EntryError> {
        let own = (&codebook.id, number(id));
        let sql = "SELECT revision, answers, links, places FROM entry_revision WHERE register = ?1 AND id = ?2";
        let mut statement = transaction.prepare(sql).map_err(|e| self.at(e))?;
        let rows = statement.query_map(own, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        });
        let rows: Vec<(i64, String, String, String)> =
            rows.and_then(Iterator::collect).map_err(|e| self.at(e))?;
        let mut kept = Vec::new();
        for (revision, answers, links, places) in rows {
            let without = (
                revision,
                without_texts(codebook, &answers)?,
                without_links(codebook, &links, gone)?,
                without_points(&places)?,
            );
            kept.push(without);
        }
        let written = put_back(transaction, own, &kept, at);
        written.map_err(|error| self.at(error))?;
        for (to, unit) in reaching(codebook, gone) {
            let sql = "DELETE FROM entry_link WHERE register = ?1 AND id = ?2 AND to_register = ?3 AND to_id = ?4";
            let key = (&codebook.id, number(id), to, number(unit));
            transaction.execute(sql, key).map_err(|e| self.at(e))?;
        }
        Ok(())
    }
}

/// The units that entries of this register can be linked to.
fn reaching<'g>(codebook: &Codebook, gone: &Gone<'g>) -> Vec<(&'g str, EntryId)> {
    let links = codebook.life.iter().flat_map(|life| &life.links);
    let to: BTreeSet<&str> = links.map(|link| link.to.as_str()).collect();
    let reached = gone.iter().filter(|(register, _)| to.contains(register));
    reached.copied().collect()
}

/// Revisions in a table that forbids changing them: they are taken out and put back, which nothing else does.
fn put_back(
    transaction: &Transaction<'_>,
    (register, id): (&String, i64),
    kept: &[(i64, String, String, String)],
    at: Timestamp,
) -> Result<(), rusqlite::Error> {
    transaction
        .execute_batch("CREATE TEMP TABLE rewritten AS SELECT * FROM entry_revision WHERE FALSE")?;
    let of_it = "register = ?1 AND id = ?2";
    let copy = format!("INSERT INTO rewritten SELECT * FROM entry_revision WHERE {of_it}");
    transaction.execute(&copy, (register, id))?;
    let delete = format!("DELETE FROM entry_revision WHERE {of_it}");
    transaction.execute(&delete, (register, id))?;
    for (revision, answers, links, places) in kept {
        let sql = "UPDATE rewritten SET answers = ?2, links = ?3, places = ?4 WHERE revision = ?1";
        transaction.execute(sql, (revision, answers, links, places))?;
    }
    transaction.execute_batch("INSERT INTO entry_revision SELECT * FROM rewritten")?;
    transaction.execute_batch(
        "DELETE FROM rewritten WHERE revision < (SELECT max(revision) FROM rewritten)",
    )?;
    let sql = "UPDATE rewritten SET revision = revision + 1, step = NULL, written_by = ?1, recorded_at = ?2";
    transaction.execute(sql, (BY, at.as_millisecond()))?;
    transaction.execute_batch(
        "INSERT INTO entry_revision SELECT * FROM rewritten; DROP TABLE rewritten",
    )?;
    let sql = "UPDATE entry SET revision = revision + 1 WHERE register = ?1 AND id = ?2";
    transaction.execute(sql, (register, id)).map(drop)
}

/// Answers without free texts, and without those of variables that the codebook no longer has.
fn without_texts(codebook: &Codebook, answers: &str) -> Result<String, EntryError> {
    let mut all = content::object(answers)?;
    all.retain(|code, _| {
        codebook
            .variable(code)
            .is_some_and(|own| own.kind != VariableType::Text && own.store != Storing::Sealed)
    });
    Ok(Json::Object(all).to_string())
}

/// Links as the codebook has it when their other end goes. One that forbids it stands in an earlier revision alone, and goes.
fn without_links(codebook: &Codebook, text: &str, gone: &Gone<'_>) -> Result<String, EntryError> {
    let mut all = Map::new();
    for (code, mut ends) in content::links(text)? {
        let link = codebook.life.as_ref().and_then(|life| life.link(&code));
        if let Some(link) = link {
            let is_gone = |id: EntryId| gone.contains(&(link.to.as_str(), id));
            if link.when_gone == WhenGone::Keep {
                for end in ends.iter_mut().filter(|end| is_gone(end.id)) {
                    end.gone = true;
                }
            } else {
                ends.retain(|end| !is_gone(end.id));
            }
        }
        if !ends.is_empty() {
            all.insert(code, content::write_ends(&ends));
        }
    }
    Ok(Json::Object(all).to_string())
}

/// Places without points, which are somebody's home.
fn without_points(text: &str) -> Result<String, EntryError> {
    let mut all = content::list("places", text)?;
    all.retain(|place| place.get("hex").is_none());
    Ok(Json::Array(all).to_string())
}
