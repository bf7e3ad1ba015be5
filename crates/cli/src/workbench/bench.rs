//! The program's import as the workbench asks for it: `import --check`, `import` and `import --undo`, with what they find as
//! values and not as lines.

use std::path::{Path, PathBuf};

use gocpont_core::codebook::Codebook;
use gocpont_core::record::Precision;
use gocpont_desk::report::{Counts, Ground, Register, Report, Table, Undone};
use gocpont_desk::{Choices, Importer, Refusal, Watch};
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::mapping::{ColumnMapping, Mapping, TableMapping};
use gocpont_records::{PrivateKind, PrivateNote, RecordStore, SqliteRecords, Taken};
use gocpont_words::Arg;

use crate::args::{Import, Workbench, Written, decimal, delimiter, encoding};
use crate::console::now;
use crate::import::ear::Stopped;
use crate::import::input::Mapped;
use crate::import::{self, Imported, registers};
use crate::looking;

use super::collector::{Collector, Kept};
use super::columns;
use super::tongues::Tongues;

/// Takes files in for the workbench.
pub struct Bench {
    db: PathBuf,
    codebooks: Vec<String>,
    parameters: Option<PathBuf>,
    synthetic: bool,
    tongues: Tongues,
}

impl Bench {
    /// For a store and the registers of codebooks.
    pub fn new(db: &Path, codebooks: Vec<String>, command: &Workbench) -> Self {
        Self {
            db: db.to_owned(),
            codebooks,
            parameters: command.parameters.clone(),
            synthetic: command.synthetic,
            tongues: Tongues::new(),
        }
    }

    fn refusal(&self, error: &anyhow::Error) -> Refusal {
        Refusal(self.tongues.meaning(error))
    }

    fn all(&self) -> anyhow::Result<Vec<registers::Register>> {
        registers::read(&self.codebooks, self.parameters.as_deref(), None)
    }

    /// What a file holds and what becomes of it.
    fn work(
        &self,
        path: &Path,
        (choices, is_check): (&Choices, bool),
        watch: &dyn Watch,
    ) -> Report {
        let collector = Collector::new(path, &self.tongues, watch);
        let command = match self.command(path, choices, is_check) {
            Ok(command) => command,
            Err(error) => return Report::refused(collector.meaning(&error)),
        };
        let outcome = self.read(path, (choices, &command), &collector);
        let refusal = outcome.as_ref().err().map(|error| collector.meaning(error));
        let kept = collector.into_kept();
        let mut report = Report {
            stopped: outcome
                .as_ref()
                .err()
                .is_some_and(anyhow::Error::is::<Stopped>),
            refusal,
            places: kept.places(&self.tongues),
            ..Report::default()
        };
        let found = self.tables(path, (choices, &command), &kept, outcome.as_ref().ok());
        report.tables = found.unwrap_or_default();
        if let Ok(imported) = outcome {
            report.reasons = reasons(&imported);
            if report.tables.len() != imported.taken.len() {
                // What was kept can be taken back, whatever can be said of the file by now.
                report.tables = self.plain(&imported, (choices, is_check));
            }
        }
        Report {
            notes: kept.notes,
            rejections: kept.rejections,
            duplicates: kept.duplicates,
            duplicate_count: kept.duplicate_count,
            ..report
        }
    }

    fn read(
        &self,
        path: &Path,
        (choices, command): (&Choices, &Import),
        collector: &Collector<'_>,
    ) -> anyhow::Result<Imported> {
        let registers = self.chosen(choices)?;
        let mapped = mapped(path, choices)?;
        if let Some(mapped) = &mapped {
            mapped.check(&registers)?;
        }
        let mut importer = import::Importer {
            store: import::store(&self.db, command)?,
            registers,
            overrides: command.written.overrides(),
            mapped,
            command,
            ear: collector,
            beside: false,
        };
        importer.file(path)
    }

    fn chosen(&self, choices: &Choices) -> anyhow::Result<Vec<registers::Register>> {
        let mut registers = self.all()?;
        if let Some(wanted) = &choices.register {
            registers.retain(|register| register.codebook.id == *wanted);
        }
        Ok(registers)
    }

    /// The tables of a file, also where it could not be read to its end; none where nothing can be said of them.
    fn tables(
        &self,
        path: &Path,
        (choices, command): (&Choices, &Import),
        kept: &Kept,
        imported: Option<&Imported>,
    ) -> Option<Vec<Table>> {
        let registers = self.chosen(choices).ok()?;
        let codebooks: Vec<Codebook> = registers.into_iter().map(|own| own.codebook).collect();
        let seen = looking::tables(path, &command.written.overrides(), &codebooks).ok()?;
        let pairs = columns::pairs(&seen, &kept.parts, &codebooks);
        let tables = pairs
            .into_iter()
            .enumerate()
            .filter_map(|(part, (table, register))| {
                let (seen, codebook) = (seen.get(table)?, codebooks.get(register)?);
                let mut table = columns::table(seen, codebook, &choices.mapping);
                table.facts = kept.facts.get(&part).cloned().unwrap_or_default();
                if let Some((_, taken)) = imported.and_then(|imported| imported.taken.get(part)) {
                    counted(&mut table, taken, command.check);
                }
                Some(table)
            });
        Some(tables.collect())
    }

    /// What became of the tables, and nothing else of them.
    fn plain(&self, imported: &Imported, (choices, is_check): (&Choices, bool)) -> Vec<Table> {
        let registers = self.chosen(choices).unwrap_or_default();
        let tables = imported.taken.iter().map(|(register, taken)| {
            let register = registers.get(*register);
            let mut table = Table {
                register: register.map_or_else(String::new, |own| own.codebook.id.clone()),
                ..Table::default()
            };
            counted(&mut table, taken, is_check);
            table
        });
        tables.collect()
    }

    /// What the command line would say for the same.
    fn command(&self, path: &Path, choices: &Choices, check: bool) -> anyhow::Result<Import> {
        fn given<T>(
            text: Option<&String>,
            read: impl Fn(&str) -> Result<T, String>,
        ) -> anyhow::Result<Option<T>> {
            let read = text.map(|text| read(text).map_err(anyhow::Error::msg));
            read.transpose()
        }
        let precision = given(choices.accept_precision.as_ref(), str::parse::<Precision>)?;
        Ok(Import {
            codebook: self.codebooks.clone(),
            register: None,
            files: vec![path.to_owned()],
            mapping: None,
            check,
            complete: false,
            yes: false,
            crs: choices.crs,
            axes: given(choices.axes.as_ref(), str::parse)?,
            accept_precision: precision.unwrap_or(Precision::HouseSimilar),
            written: Written {
                encoding: given(choices.encoding.as_ref(), encoding)?,
                delimiter: given(choices.delimiter.as_ref(), delimiter)?,
                decimal: given(choices.decimal.as_ref(), decimal)?,
                sheet: choices.sheet.clone(),
                header_row: choices.header_row,
            },
            rejections: None,
            valid_from: given(choices.valid_from.as_ref(), crate::records_args::day)?,
            parameters: self.parameters.clone(),
            strict: false,
            synthetic: self.synthetic,
            undo: None,
        })
    }
}

impl Importer for Bench {
    fn registers(&self) -> Result<Vec<Register>, Refusal> {
        let all = self.all().map_err(|error| self.refusal(&error))?;
        let all = all
            .iter()
            .map(|own| columns::register(&own.codebook, &self.tongues));
        Ok(all.collect())
    }

    fn ground(&self) -> Result<Vec<Ground>, Refusal> {
        ground(&self.db).map_err(|error| self.refusal(&error))
    }

    fn check(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report {
        self.work(file, (choices, true), watch)
    }

    fn import(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report {
        self.work(file, (choices, false), watch)
    }

    fn saved(&self, name: &str, rows: u64) -> Result<(), Refusal> {
        if !self.db.exists() {
            return Ok(());
        }
        let note = || {
            let store = SqliteRecords::open(&self.db)?;
            store.log_private(&PrivateNote {
                kind: PrivateKind::Rejections,
                path: Some(name.to_owned()),
                rows: Some(rows),
                recorded_at: now().to_string(),
            })?;
            anyhow::Ok(())
        };
        note().map_err(|error| self.refusal(&error))
    }

    fn undo(&self, batches: &[i64]) -> Result<Undone, Refusal> {
        let undo = || {
            let mut store = SqliteRecords::open(&self.db)?;
            for batch in batches.iter().rev() {
                store.undo(*batch, &now().to_string())?;
            }
            let orphans = store.orphans(&crate::registers::all(&store)?)?;
            let notes = orphans.into_iter().map(|(register, count)| {
                let register = ("register", Arg::from(register));
                let count = ("count", Arg::Number(count as f64));
                self.tongues
                    .say("import-undone-orphans", &[register, count])
            });
            anyhow::Ok(Undone {
                notes: notes.collect(),
            })
        };
        undo().map_err(|error| self.refusal(&error))
    }
}

/// Says in a table's report what became of it.
fn counted(table: &mut Table, taken: &Taken, is_check: bool) {
    table.counts = Some(Counts {
        taken: taken.taken,
        changed: taken.changed,
        unchanged: taken.unchanged,
        ended: taken.ended,
    });
    // A rehearsal keeps no batch that could be taken back.
    table.batch = taken.batch.filter(|_| !is_check);
}

/// The rejected rows by reason, the most frequent first.
fn reasons(imported: &Imported) -> Vec<(String, u64)> {
    let reasons = imported.rejected.iter();
    let mut reasons: Vec<(String, u64)> = reasons
        .map(|(reason, count)| ((*reason).to_owned(), *count))
        .collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    reasons
}

/// What somebody has decided about columns; one variable is read from one column.
fn mapped(path: &Path, choices: &Choices) -> anyhow::Result<Option<Mapped>> {
    if choices.mapping.is_empty() {
        return Ok(None);
    }
    let file = path.display().to_string();
    let mut tables = Vec::new();
    for table in &choices.mapping {
        let mut columns: Vec<ColumnMapping> = Vec::new();
        for own in &table.columns {
            if let Some(earlier) = columns.iter().find(|other| other.variable == own.variable) {
                let problem = Problem::MappedTwice(earlier.column.clone());
                let refused = InvalidFile::new(&file, problem).in_column(&own.column);
                return Err(refused.with_value(&own.variable).into());
            }
            columns.push(ColumnMapping {
                column: own.column.clone(),
                variable: own.variable.clone(),
                answers: own.answers.clone(),
            });
        }
        tables.push(TableMapping {
            table: table.table.clone(),
            register: table.register.clone(),
            columns,
        });
    }
    Ok(Some(Mapped {
        file,
        mapping: Mapping { tables },
    }))
}

/// The latest borders of each set, and the basemap.
fn ground(db: &Path) -> anyhow::Result<Vec<Ground>> {
    if !db.exists() {
        return Ok(Vec::new());
    }
    let store = SqliteRecords::open(db)?;
    let mut sets = Vec::new();
    for name in store.area_names()? {
        if let Some(file) = store.area_file(&name)? {
            sets.push(Ground {
                set: name,
                is_basemap: file.id_field.is_empty(),
                geojson: file.geojson,
            });
        }
    }
    Ok(sets)
}

#[cfg(test)]
#[path = "bench_tests.rs"]
mod tests;
