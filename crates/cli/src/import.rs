//! `import`: files of one or several registers, row by row checked, in one transaction for each file; `--check` does all
//! of it but the writing.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::Context;
use gocpont_core::area::AreaSet;
use gocpont_ingest::address::Locator;
use gocpont_ingest::areas::Versions;
use gocpont_ingest::error::InvalidFile;
use gocpont_ingest::mapping;
use gocpont_ingest::source::Overrides;
use gocpont_records::sqlite::Purpose;
use gocpont_records::{
    BatchInfo, Incoming, KnownUnits, PrivateKind, PrivateNote, RecordStore, SqliteRecords, Taken,
    Whole,
};
use gocpont_words::Arg;
use indicatif::ProgressBar;
use jiff::civil::Date;

use crate::Outcome;
use crate::args::{Args, Import};
use crate::console::{Console, now};
use crate::fault::told;
use crate::private_file::absolute;
use crate::reading::Reading;
use crate::same_file;

use self::ear::Ear;
use self::input::{Input, Mapped};
use self::listener::{Lacking, Listener, counted};
use self::registers::Register;
use self::rejected::Rejected;

pub mod ear;
pub mod input;
mod listener;
pub mod registers;
pub mod rejected;
mod report;
mod suspects;
mod undo;

/// Imports the files one after the other, or takes a batch back.
pub fn run(args: &Args, command: &Import, console: &Console) -> anyhow::Result<Outcome> {
    if let Some(batch) = command.undo {
        return undo::run(args, batch, console);
    }
    let wanted = command.register.as_deref();
    let registers = registers::read(&command.codebook, command.parameters.as_deref(), wanted)?;
    let mapped = command.mapping.as_ref().map(|path| {
        let mapping = mapping::read(path)?;
        let file = path.display().to_string();
        Ok::<_, InvalidFile>(Mapped { file, mapping })
    });
    let mapped = mapped.transpose()?;
    if let Some(mapped) = &mapped {
        mapped.check(&registers)?;
    }
    if command.rejections.is_some() && command.files.len() > 1 {
        anyhow::bail!(told("import-rejections-one", &[]));
    }
    if command.complete && command.files.len() > 1 {
        anyhow::bail!("{}", console.words().say("import-complete-one"));
    }
    for file in &command.files {
        // A file that cannot be read leaves no new store behind.
        File::open(file).map_err(|error| InvalidFile::unreadable(file, &error))?;
    }
    let mut importer = Importer {
        mapped,
        store: store(&args.db, command)?,
        registers,
        overrides: command.written.overrides(),
        command,
        ear: console,
        beside: true,
    };
    importer.all(console)
}

/// The store; a check makes none where there is none.
pub fn store(db: &Path, command: &Import) -> anyhow::Result<Option<SqliteRecords>> {
    if command.check && !db.exists() {
        return Ok(None);
    }
    let purpose = if command.synthetic {
        Purpose::Synthetic
    } else {
        Purpose::Real
    };
    Ok(Some(SqliteRecords::open_or_create(db, purpose)?))
}

/// Imports files into a store, or checks them.
pub struct Importer<'c> {
    /// The store; none where a check found none.
    pub store: Option<SqliteRecords>,
    /// The registers that files may be of.
    pub registers: Vec<Register>,
    /// What somebody has decided about columns.
    pub mapped: Option<Mapped>,
    /// How files are written, where somebody knows.
    pub overrides: Overrides,
    /// What was asked for.
    pub command: &'c Import,
    /// Hears what becomes of them.
    pub ear: &'c dyn Ear,
    /// Whether rejections and duplicates are written to files beside them.
    pub beside: bool,
}

/// What became of a file's rows.
pub struct Imported {
    /// One for each table of the file: the register's position and what became of its records.
    pub taken: Vec<(usize, Taken)>,
    /// How many rows were rejected for each reason.
    pub rejected: BTreeMap<&'static str, u64>,
    rejection_file: Option<PathBuf>,
}

impl Importer<'_> {
    fn all(&mut self, console: &Console) -> anyhow::Result<Outcome> {
        let (mut something, mut rejected) = (false, false);
        for file in &self.command.files {
            let imported = self.file(file)?;
            something |= imported
                .taken
                .iter()
                .any(|(_, of)| of.taken + of.changed + of.unchanged + of.ended > 0);
            rejected |= !imported.rejected.is_empty();
            report::file(self, file, &imported, console);
        }
        Ok(match (something, rejected && self.command.strict) {
            (false, _) => Outcome::Nothing,
            (true, true) => Outcome::Rejections,
            (true, false) => Outcome::Done,
        })
    }

    /// Takes a file in, or says what would become of it.
    pub fn file(&mut self, path: &Path) -> anyhow::Result<Imported> {
        let known = (self.mapped.as_ref(), self.command.crs, &self.overrides);
        let input = Input::open(path, &self.registers, known, self.ear)?;
        self.ear.opened(&input);
        let info = info(path)?;
        let rejection_file = self.rejection_path(path);
        let Some((register, inputs)) = self.inputs(&input, &info) else {
            return self.rows(path, (&input, info), rejection_file);
        };
        let codebook = &self.registers[register].codebook;
        if let (Some(store), Some(rejections)) = (&self.store, &rejection_file)
            && let Some((taken, rejected)) = same_file::known(store, codebook, &inputs, rejections)?
        {
            let file = ("file", Arg::from(path.display().to_string()));
            self.ear.say("import-same", &[file]);
            return Ok(Imported {
                taken: vec![(register, taken)],
                rejected,
                rejection_file,
            });
        }
        let imported = self.rows(path, (&input, info), rejection_file)?;
        if let (Some(store), [(_, taken)]) = (&self.store, imported.taken.as_slice()) {
            let codebook = &self.registers[register].codebook;
            let outcome = (*taken, &imported.rejected);
            // A file that is not known again is read again.
            let _unknown = same_file::note(store, codebook, &inputs, outcome);
        }
        Ok(imported)
    }

    /// A checksum of all that the outcome of a file with one table follows from besides the store, with its register; none
    /// where the file is to be read in any case.
    fn inputs(&self, input: &Input, info: &BatchInfo) -> Option<(usize, String)> {
        let command = self.command;
        let registers = input.registers();
        let (Input::Table(_), [register]) = (input, registers.as_slice()) else {
            return None;
        };
        if command.check || command.complete {
            return None;
        }
        // Reasons are written in the user's language.
        let language = self.ear.words().language();
        let mapping = self.mapped.as_ref().map(|mapped| &mapped.mapping);
        let options = format!(
            "{:?} {:?} {:?} {:?} {:?} {mapping:?} {language:?}",
            command.crs, command.axes, command.valid_from, command.accept_precision, self.overrides
        );
        let codebook = &self.registers[*register].codebook;
        Some((
            *register,
            same_file::inputs(&info.checksum, codebook, &options),
        ))
    }

    /// Reads every row of a file.
    fn rows(
        &mut self,
        path: &Path,
        (input, info): (&Input, BatchInfo),
        rejection_file: Option<PathBuf>,
    ) -> anyhow::Result<Imported> {
        let (parents, versions) = (self.parents()?, self.areas()?);
        let latest = versions.iter().filter_map(Versions::latest);
        let areas: Vec<Arc<AreaSet>> = latest.cloned().collect();
        let locator = self.locator(input)?;
        let mut rejected = Rejected::new(self.ear, rejection_file.as_deref());
        let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
        let bar = self.ear.bar(&info.file, bytes);
        self.ear.areas(&areas);
        let reading = Reading {
            path,
            input,
            registers: &self.registers,
            mapped: self.mapped.as_ref(),
            overrides: &self.overrides,
            crs: self.command.crs,
            axes: self.command.axes,
            valid_from: self.command.valid_from,
            parents: &parents,
            areas: &areas,
            versions: &versions,
            locator: locator.as_ref(),
        };
        let tables = input.registers();
        let incoming = |register: &usize| Incoming {
            codebook: &self.registers[*register].codebook,
            info: BatchInfo {
                codebook: self.registers[*register].text.clone(),
                ..info.clone()
            },
        };
        let incoming: Vec<Incoming<'_>> = tables.iter().map(incoming).collect();
        let (whole, check) = (self.whole(), self.command.check);
        let mut listener =
            Listener::new((path, input), (self.ear, &bar), &mut rejected).whole(whole.is_some());
        let store = &mut self.store;
        // One thread reads, validates and projects while the other writes.
        let taken = thread::scope(|scope| {
            let (sender, words) = sync_channel(2);
            scope.spawn(move || reading.send(&sender));
            let portions = |part: usize| listener.portion(&words, part);
            match store {
                Some(store) if check => store.rehearse(&incoming, whole, portions),
                Some(store) => store.append_file(&incoming, whole, portions),
                None => counted(incoming.len(), portions),
            }
        });
        ProgressBar::finish_and_clear(&bar);
        listener.tell_located();
        let suspects = listener.into_suspects();
        let rejected = rejected.finish()?;
        self.note(&rejected, rejection_file.as_deref(), &info.recorded_at)?;
        let taken = taken.map_err(|error| {
            if error.is::<Lacking>() {
                return self.lacking(&rejected, rejection_file.as_deref());
            }
            error
        })?;
        suspects::tell(self, path, &suspects)?;
        Ok(Imported {
            taken: tables.into_iter().zip(taken).collect(),
            rejected,
            rejection_file,
        })
    }

    /// Why a file that should hold the whole register is not taken in.
    fn lacking(
        &self,
        rejected: &BTreeMap<&'static str, u64>,
        file: Option<&Path>,
    ) -> anyhow::Error {
        let shown = || self.ear.words().say("import-rejections-shown");
        let file = file.map_or_else(shown, |file| file.display().to_string());
        let args = [
            ("count", Arg::Number(rejected.values().sum::<u64>() as f64)),
            ("file", Arg::from(file)),
        ];
        let words = self.ear.words();
        anyhow::anyhow!(words.say_with("import-complete-lacking", &args))
    }

    /// Notes the rejection file in the store's log of private files.
    fn note(
        &self,
        rejected: &BTreeMap<&'static str, u64>,
        file: Option<&Path>,
        recorded_at: &str,
    ) -> anyhow::Result<()> {
        let (Some(store), Some(file)) = (&self.store, file) else {
            return Ok(());
        };
        if !rejected.is_empty() {
            store.log_private(&PrivateNote {
                kind: PrivateKind::Rejections,
                path: Some(absolute(file).display().to_string()),
                rows: Some(rejected.values().sum()),
                recorded_at: recorded_at.to_owned(),
            })?;
        }
        Ok(())
    }

    /// For each register the units of its parent that the store knows.
    fn parents(&self) -> anyhow::Result<Vec<Option<KnownUnits>>> {
        let known = |register: &Register| {
            let (store, parent) = (self.store.as_ref()?, register.codebook.parent.as_ref()?);
            Some(store.known_units(parent))
        };
        let known = self
            .registers
            .iter()
            .map(|register| known(register).transpose());
        Ok(known.collect::<Result<_, _>>()?)
    }

    /// The area sets to place points in, with their versions.
    fn areas(&self) -> anyhow::Result<Vec<Versions>> {
        self.store
            .as_ref()
            .map_or_else(|| Ok(Vec::new()), area_sets)
    }

    /// Finds the places of addresses, where a register has some and the store has a gazetteer.
    fn locator(&self, input: &Input) -> anyhow::Result<Option<Locator>> {
        let has_addresses = input.registers().into_iter().any(|register| {
            let variables = &self.registers[register].codebook.variables;
            let mut roles = variables.iter().filter_map(|v| v.role);
            roles.any(gocpont_core::codebook::Role::is_address)
        });
        let Some(store) = self.store.as_ref().filter(|_| has_addresses) else {
            return Ok(None);
        };
        crate::addresses::locator(store, self.command.accept_precision)
    }

    /// What `--complete` says of the file.
    fn whole(&self) -> Option<Whole> {
        let day = self.command.valid_from.filter(|_| self.command.complete)?;
        Some(Whole {
            day,
            may_end_many: self.command.yes,
        })
    }

    /// Where rejections go: beside the file unless named; a check writes them only where it is told.
    fn rejection_path(&self, path: &Path) -> Option<PathBuf> {
        let beside = || {
            let mut name = path.as_os_str().to_owned();
            name.push(".rejections.csv");
            PathBuf::from(name)
        };
        let named = self.command.rejections.clone();
        named.or_else(|| (self.beside && !self.command.check).then(beside))
    }
}

/// The area sets of a store, with their versions.
pub fn area_sets(store: &SqliteRecords) -> anyhow::Result<Vec<Versions>> {
    let mut sets = Vec::new();
    for name in store.area_names()? {
        let mut versions = Vec::new();
        for file in store.area_files(&name)? {
            if file.id_field.is_empty() {
                continue;
            }
            let fields = [file.id_field.as_str(), file.name_field.as_str()];
            let set = gocpont_ingest::areas::parse(&name, &file.geojson, &name, fields)?;
            let from = file.valid_from.as_deref().map(str::parse::<Date>);
            let from = from.transpose().with_context(|| name.clone())?;
            versions.push((from, Arc::new(set)));
        }
        sets.extend(Versions::new(versions));
    }
    Ok(sets)
}

fn info(path: &Path) -> anyhow::Result<BatchInfo> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(BatchInfo {
        file: name.to_string_lossy().into_owned(),
        checksum: same_file::checksum(path).with_context(|| path.display().to_string())?,
        recorded_at: now().to_string(),
        codebook: String::new(),
    })
}
