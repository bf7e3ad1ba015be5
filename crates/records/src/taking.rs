//! Taking a file in: one batch in one transaction, its answers, the ends that it tells, and, where it holds the whole
//! register, the ends of those whom it does not name.

use std::collections::HashSet;
use std::path::Path;

use gocpont_core::codebook::Codebook;
use gocpont_core::record::Record;
use rusqlite::{Transaction, TransactionBehavior};

use crate::batch::{Appender, BatchInfo, Taken};
use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};
use crate::leaving::{Ender, Gone, Whole};
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::{self, days, names_of};

/// A table of a file: the register that it is for, and what is known of the file.
#[derive(Clone, Debug)]
pub struct Incoming<'a> {
    /// The register's codebook.
    pub codebook: &'a Codebook,
    /// The file; its codebook is that of the register.
    pub info: BatchInfo,
}

impl SqliteRecords {
    /// The same as [`crate::RecordStore::append`] for a file with several tables, in one transaction: `portions` is called
    /// for each table, by its position, until it gives nothing more. With `whole` the file holds the whole registers:
    /// whoever was valid on its day and is not named ends on that day. More than a third of a register ends only where that
    /// was said.
    pub fn append_file<E: From<StoreError>>(
        &mut self,
        tables: &[Incoming<'_>],
        whole: Option<Whole>,
        portions: impl FnMut(usize) -> Result<Option<Vec<Record>>, E>,
    ) -> Result<Vec<Taken>, E> {
        self.take(tables, (whole, false), portions)
    }

    /// What [`Self::append_file`] would do; nothing is kept.
    pub fn rehearse<E: From<StoreError>>(
        &mut self,
        tables: &[Incoming<'_>],
        whole: Option<Whole>,
        portions: impl FnMut(usize) -> Result<Option<Vec<Record>>, E>,
    ) -> Result<Vec<Taken>, E> {
        self.take(tables, (whole, true), portions)
    }

    fn take<E: From<StoreError>>(
        &mut self,
        tables: &[Incoming<'_>],
        (whole, is_rehearsal): (Option<Whole>, bool),
        mut portions: impl FnMut(usize) -> Result<Option<Vec<Record>>, E>,
    ) -> Result<Vec<Taken>, E> {
        let _lock = self.lock()?;
        let at = sqlite(&self.path);
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&at)?;
        let (mut all, mut has_changed) = (Vec::new(), false);
        for (position, table) in tables.iter().enumerate() {
            let one = One {
                transaction: &transaction,
                path: &self.path,
                keys: &self.keys,
                table,
                whole,
            };
            let (taken, changed) = one.take(|| portions(position))?;
            has_changed |= changed;
            all.push(taken);
        }
        if is_rehearsal || !has_changed {
            // What was written goes with the transaction.
            return Ok(all);
        }
        transaction.commit().map_err(&at)?;
        Ok(all)
    }
}

/// One table of a file, within the file's transaction.
struct One<'t> {
    transaction: &'t Transaction<'t>,
    path: &'t Path,
    keys: &'t TownKeys,
    table: &'t Incoming<'t>,
    whole: Option<Whole>,
}

impl One<'_> {
    /// What became of the table's records, and whether anything was written for them.
    fn take<E: From<StoreError>>(
        &self,
        mut portions: impl FnMut() -> Result<Option<Vec<Record>>, E>,
    ) -> Result<(Taken, bool), E> {
        let (transaction, codebook) = (self.transaction, self.table.codebook);
        let at = sqlite(self.path);
        let ensured =
            table::ensure(transaction, codebook, &self.table.info.codebook).map_err(&at)?;
        ensured.map_err(|changed| StoreError::ChangedType {
            register: codebook.id.clone(),
            variable: changed.variable,
            before: changed.before,
            now: changed.now.to_owned(),
        })?;
        let batch = begin(transaction, codebook, &self.table.info).map_err(&at)?;
        let mut taking = Taking {
            appender: Appender::new(transaction, self.keys, codebook, batch).map_err(&at)?,
            ender: Ender::new(transaction, &codebook.id, batch).map_err(&at)?,
            keys: self.keys,
            codebook,
            whole: self.whole,
            named: HashSet::new(),
            ended: 0,
            unchanged: 0,
        };
        while let Some(records) = portions()? {
            taking.portion(&records).map_err(&at)?;
        }
        let (ends, valid) = taking.end_the_others().map_err(&at)?;
        if ends > valid / 3 && self.whole.is_some_and(|whole| !whole.may_end_many) {
            let register = codebook.id.clone();
            return Err(StoreError::EndsMany {
                register,
                ends,
                valid,
            }
            .into());
        }
        let (mut taken, revisions) = taking.finish();
        if taken.taken + taken.changed + revisions == 0 {
            // A batch of nothing would stand in the way of nothing; it is taken back at once.
            let sql = "DELETE FROM batch WHERE id = ?1";
            transaction.execute(sql, [batch]).map_err(&at)?;
            return Ok((taken, false));
        }
        taken.batch = Some(batch);
        count(transaction, batch, &taken, revisions).map_err(&at)?;
        Ok((taken, true))
    }
}

fn begin(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    source: &BatchInfo,
) -> Result<i64, rusqlite::Error> {
    let sql = "INSERT INTO batch (kind, register, file, checksum, recorded_at) VALUES ('import', ?1, ?2, ?3, ?4)";
    let values = (
        &codebook.id,
        &source.file,
        &source.checksum,
        &source.recorded_at,
    );
    transaction.execute(sql, values)?;
    Ok(transaction.last_insert_rowid())
}

fn count(
    transaction: &Transaction<'_>,
    batch: i64,
    taken: &Taken,
    revisions: u64,
) -> Result<(), rusqlite::Error> {
    let counts = [taken.taken, taken.changed, taken.unchanged, revisions].map(u64::cast_signed);
    let [new, changed, unchanged, ended] = counts;
    let sql = "UPDATE batch SET taken = ?2, changed = ?3, unchanged = ?4, ended = ?5 WHERE id = ?1";
    transaction.execute(sql, [batch, new, changed, unchanged, ended])?;
    Ok(())
}

/// A file while it is taken in.
struct Taking<'t> {
    appender: Appender<'t>,
    ender: Ender<'t>,
    keys: &'t TownKeys,
    codebook: &'t Codebook,
    whole: Option<Whole>,
    /// Whom the file names, where it holds the whole register.
    named: HashSet<UnitKey>,
    ended: u64,
    unchanged: u64,
}

impl Taking<'_> {
    fn portion(&mut self, records: &[Record]) -> Result<(), rusqlite::Error> {
        for record in records.iter().filter(|record| has_answers(record)) {
            self.appender.append(record)?;
        }
        let names = names_of(self.codebook);
        for record in records {
            let Some(day) = record.ended else { continue };
            let unit = self.keys.unit(names, &record.id);
            let ended = self
                .ender
                .end(unit, days(day), Gone::Left)?
                .unwrap_or(false);
            self.ended += u64::from(ended);
            self.unchanged += u64::from(!ended && !has_answers(record));
        }
        if self.whole.is_some() {
            let units = records
                .iter()
                .map(|record| self.keys.unit(names, &record.id));
            self.named.extend(units);
        }
        Ok(())
    }

    /// How many of how many end because the file, which holds the whole register, does not name them.
    fn end_the_others(&mut self) -> Result<(u64, u64), rusqlite::Error> {
        let Some(whole) = self.whole else {
            return Ok((0, 0));
        };
        let register = &self.codebook.id;
        let (ended, valid) = self
            .ender
            .end_all_but(&self.named, register, days(whole.day))?;
        self.ended += ended;
        Ok((ended, valid))
    }

    fn finish(self) -> (Taken, u64) {
        let own = self.appender.taken;
        let taken = Taken {
            ended: self.ended,
            unchanged: own.unchanged + self.unchanged,
            ..own
        };
        (taken, self.ender.revisions)
    }
}

/// Whether the answers of a record hold on any day: a unit that was gone before them left none.
fn has_answers(record: &Record) -> bool {
    record.ended.is_none_or(|day| day > record.valid_from)
}
