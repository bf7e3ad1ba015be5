//! `import`: survey files of one register, row by row checked, in one transaction for each file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::Context;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_ingest::codebook::Loaded;
use gocpont_ingest::error::InvalidFile;
use gocpont_ingest::parameter::Parameters;
use gocpont_ingest::rejection::{Rejection, RejectionFile};
use gocpont_records::sqlite::Purpose;
use gocpont_records::{
    BatchInfo, PrivateKind, PrivateNote, RecordStore, SqliteRecords, StoreError, Taken, Whole,
};
use gocpont_words::Arg;
use indicatif::ProgressBar;
use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::args::{Args, Import};
use crate::builtin::{self, Named};
use crate::console::{Console, now, today};
use crate::private_file::{PrivateFile, absolute};
use crate::publish::hex;
use crate::reading::{Read, Reading, next};
use crate::registers;

/// Imports the files one after the other, or takes a batch back.
pub fn run(args: &Args, command: &Import, console: &Console) -> anyhow::Result<Outcome> {
    if let Some(batch) = command.undo {
        SqliteRecords::open(&args.db)?.undo(batch, &now().to_string())?;
        console.say("import-undone", &[("batch", Arg::Number(batch as f64))]);
        return Ok(Outcome::Done);
    }
    let named = builtin::codebook(&command.codebook)?;
    let parameters = builtin::parameters(command.parameters.as_deref())?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?;
    let today = today();
    let loaded = gocpont_ingest::codebook::parse(&named.name, &named.text, &thresholds.on(today))?;
    let codebook = register(loaded, command.register.as_deref(), &named.name)?;
    if command.rejections.is_some() && command.files.len() > 1 {
        anyhow::bail!(
            "--rejections names one file for several: import them one by one, or leave it out"
        );
    }
    if command.complete && command.files.len() > 1 {
        anyhow::bail!("{}", console.words().say("import-complete-one"));
    }
    for file in &command.files {
        // A file that cannot be read leaves no new store behind.
        File::open(file).map_err(|error| InvalidFile::unreadable(file, &error))?;
    }
    let purpose = if command.synthetic {
        Purpose::Synthetic
    } else {
        Purpose::Real
    };
    let mut importer = Importer {
        store: SqliteRecords::open_or_create(&args.db, purpose)?,
        named,
        codebook,
        crs: command.crs,
        valid_from: command.valid_from,
        rejections: command.rejections.clone(),
        whole: command
            .valid_from
            .filter(|_| command.complete)
            .map(|day| Whole {
                day,
                may_end_many: command.yes,
            }),
        console,
    };
    importer.all(&command.files, command.strict)
}

/// The codebook of the register asked for, or of the parent.
fn register(loaded: Loaded, wanted: Option<&str>, file: &str) -> anyhow::Result<Codebook> {
    let Some(wanted) = wanted else {
        return Ok(loaded.codebook);
    };
    let known = loaded.registers().join(", ");
    let found = loaded.register(wanted);
    let found = found.with_context(|| format!("{file} has the registers {known}, not {wanted}"))?;
    Ok(found.codebook)
}

/// Imports files of one register into a store.
pub struct Importer<'c> {
    store: SqliteRecords,
    named: Named,
    codebook: Codebook,
    crs: Option<u32>,
    valid_from: Option<Date>,
    rejections: Option<PathBuf>,
    /// Where the file holds the whole register.
    whole: Option<Whole>,
    console: &'c Console,
}

/// What became of a file's rows.
struct Imported {
    taken: Taken,
    rejected: BTreeMap<&'static str, u64>,
    rejection_file: PathBuf,
}

impl Importer<'_> {
    fn all(&mut self, files: &[PathBuf], strict: bool) -> anyhow::Result<Outcome> {
        let (mut something, mut rejected) = (false, false);
        for file in files {
            let imported = self.file(file)?;
            let Taken {
                taken,
                changed,
                unchanged,
                ended,
                ..
            } = imported.taken;
            something |= taken + changed + unchanged + ended > 0;
            rejected |= !imported.rejected.is_empty();
            self.report(file, &imported);
        }
        Ok(match (something, rejected && strict) {
            (false, _) => Outcome::Nothing,
            (true, true) => Outcome::Rejections,
            (true, false) => Outcome::Done,
        })
    }

    fn file(&mut self, path: &Path) -> anyhow::Result<Imported> {
        let parents = match &self.codebook.parent {
            Some(parent) => Some(self.store.known_units(parent)?),
            None => None,
        };
        let areas = self.areas()?;
        let info = self.info(path)?;
        let rejection_file = self.rejection_path(path);
        let mut rejected = Rejected::new(self.console, &rejection_file, &info.file);
        let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
        let bar = self.console.progress(&info.file, bytes);
        let reading = Reading {
            path,
            codebook: &self.codebook,
            crs: self.crs,
            valid_from: self.valid_from,
            parents: parents.as_ref(),
            areas: &areas,
        };
        let (store, whole) = (&mut self.store, self.whole);
        // One thread reads, validates and projects while the other writes.
        let taken = thread::scope(|scope| {
            let (sender, batches) = sync_channel(4);
            scope.spawn(move || reading.send(&sender));
            let portions = || -> anyhow::Result<_> {
                let Some(Read { batch, bytes }) = next(&batches)? else {
                    // Whoever stands in a row that was not taken is not gone.
                    let is_lacking = whole.is_some() && !rejected.reasons.is_empty();
                    anyhow::ensure!(!is_lacking, Lacking);
                    return Ok(None);
                };
                rejected.add(&batch.rejections)?;
                bar.set_position(bytes);
                Ok(Some(batch.records))
            };
            match whole {
                Some(whole) => store.append_whole(reading.codebook, &info, whole, portions),
                None => store.append(reading.codebook, &info, portions),
            }
        });
        ProgressBar::finish_and_clear(&bar);
        let taken = match taken {
            Err(error) if error.is::<Lacking>() => Err(error),
            other => Ok(other.map_err(|error| said(error, self.console))?),
        };
        let rejected = rejected.finish()?;
        if !rejected.is_empty() {
            self.store.log_private(&PrivateNote {
                kind: PrivateKind::Rejections,
                path: Some(absolute(&rejection_file).display().to_string()),
                rows: Some(rejected.values().sum()),
                recorded_at: info.recorded_at,
            })?;
        }
        Ok(Imported {
            taken: taken.map_err(|_| self.lacking(&rejected, &rejection_file))?,
            rejected,
            rejection_file,
        })
    }

    /// Why a file that should hold the whole register is not taken in.
    fn lacking(&self, rejected: &BTreeMap<&'static str, u64>, file: &Path) -> anyhow::Error {
        let args = [
            ("count", Arg::Number(rejected.values().sum::<u64>() as f64)),
            ("file", Arg::from(file.display().to_string())),
        ];
        let words = self.console.words();
        anyhow::anyhow!(words.say_with("import-complete-lacking", &args))
    }

    /// The area sets to place points in.
    fn areas(&self) -> anyhow::Result<Vec<Arc<AreaSet>>> {
        let mut sets = Vec::new();
        for name in self.store.area_names()? {
            let Some(file) = self.store.area_file(&name)? else {
                continue;
            };
            if !file.id_field.is_empty() {
                let fields = [file.id_field.as_str(), file.name_field.as_str()];
                let set = gocpont_ingest::areas::parse(&name, &file.geojson, &name, fields)?;
                sets.push(Arc::new(set));
            }
        }
        Ok(sets)
    }

    fn info(&self, path: &Path) -> anyhow::Result<BatchInfo> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(BatchInfo {
            file: name.to_string_lossy().into_owned(),
            checksum: checksum(path).with_context(|| path.display().to_string())?,
            recorded_at: now().to_string(),
            codebook: self.named.text.clone(),
        })
    }

    fn rejection_path(&self, path: &Path) -> PathBuf {
        let beside = || {
            let mut name = path.as_os_str().to_owned();
            name.push(".rejections.csv");
            PathBuf::from(name)
        };
        self.rejections.clone().unwrap_or_else(beside)
    }

    fn report(&self, path: &Path, imported: &Imported) {
        let console = self.console;
        let file = path.display().to_string();
        let taken = imported.taken;
        let count = |count: u64| ("count", Arg::Number(count as f64));
        console.say(
            "import-taken",
            &[("file", Arg::from(file.as_str())), count(taken.taken)],
        );
        console.say("import-changed", &[count(taken.changed)]);
        console.say("import-unchanged", &[count(taken.unchanged)]);
        if taken.ended > 0 {
            console.say("import-ended", &[count(taken.ended)]);
        }
        let rejected: u64 = imported.rejected.values().sum();
        if rejected > 0 {
            console.say("import-rejected", &[count(rejected)]);
            for (reason, of_reason) in &imported.rejected {
                let reason = console.words().say(&format!("reason-{reason}"));
                let args = [count(*of_reason), ("reason", Arg::from(reason))];
                console.say("import-rejected-reason", &args);
            }
            let file = imported.rejection_file.display().to_string();
            console.say("import-rejections-written", &[("file", Arg::from(file))]);
        }
        if let Some(batch) = taken.batch {
            console.say("import-batch", &[("batch", Arg::Number(batch as f64))]);
        }
        let result = json!({
            "file": file,
            "batch": taken.batch,
            "taken": taken.taken,
            "changed": taken.changed,
            "unchanged": taken.unchanged,
            "ended": taken.ended,
            "rejected": imported.rejected,
        });
        console.result(&result, "");
    }
}

/// A file that should hold the whole register has rows that were not taken.
#[derive(Debug)]
struct Lacking;

impl std::fmt::Display for Lacking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("rows of a whole register were not taken")
    }
}

impl std::error::Error for Lacking {}

/// What the store refused, in the person's language.
fn said(error: anyhow::Error, console: &Console) -> anyhow::Error {
    match error.downcast::<StoreError>() {
        Ok(refused) => registers::said(refused, console),
        Err(other) => other,
    }
}

/// Rejected rows of a file: counted by reason, and written where there are any.
struct Rejected<'c> {
    console: &'c Console,
    path: &'c Path,
    file: &'c str,
    out: Option<RejectionFile<PrivateFile>>,
    reasons: BTreeMap<&'static str, u64>,
}

impl<'c> Rejected<'c> {
    fn new(console: &'c Console, path: &'c Path, file: &'c str) -> Self {
        Self {
            console,
            path,
            file,
            out: None,
            reasons: BTreeMap::new(),
        }
    }

    fn add(&mut self, rejections: &[Rejection]) -> anyhow::Result<()> {
        for rejection in rejections {
            *self.reasons.entry(rejection.reason.id()).or_default() += 1;
            let said = self.said(rejection);
            let out = if let Some(out) = &mut self.out {
                out
            } else {
                let name = self.path.display().to_string();
                let file = PrivateFile::create(self.path)?;
                self.out.insert(RejectionFile::new(&name, file)?)
            };
            out.write(rejection, &said)?;
        }
        Ok(())
    }

    fn said(&self, rejection: &Rejection) -> String {
        let id = format!("rejection-{}", rejection.reason.id());
        self.console.words().say_with(
            &id,
            &[
                ("file", Arg::from(self.file)),
                ("row", Arg::from(rejection.row.to_string())),
                ("column", Arg::from(rejection.column.as_str())),
                ("value", Arg::from(rejection.value.as_str())),
                ("expected", Arg::from(rejection.expected.as_str())),
            ],
        )
    }

    fn finish(self) -> anyhow::Result<BTreeMap<&'static str, u64>> {
        if let Some(out) = self.out {
            out.finish()?.finish()?;
        }
        Ok(self.reasons)
    }
}

fn checksum(path: &Path) -> anyhow::Result<String> {
    let mut file = BufReader::new(File::open(path)?);
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&part[..read]),
        }
    }
}
