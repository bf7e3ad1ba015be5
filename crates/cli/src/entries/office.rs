//! What the commands about entries work with: the registers, the files of entries and of staff, the calendar, the areas.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use gocpont_access::audit::{Act, Entry as Noted, Object, Outcome as Ended, Reason};
use gocpont_access::{AccessError, Action, Holds, StaffStore, TenantCode, Who};
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Living, WorkCalendar};
use gocpont_desk::staff::holds_of;
use gocpont_ingest::areas::Versions;
use gocpont_ingest::entry_file::EntryForm;
use gocpont_ingest::parameter::Parameters;
use gocpont_records::SqliteRecords;
use gocpont_records::entries::Entries;
use jiff::Timestamp;

use super::args::Entries as Command;
use crate::args::Args;
use crate::builtin;
use crate::console::today;
use crate::fault::told;

/// A register with a life.
pub struct Register {
    /// Its questions and its life.
    pub codebook: Codebook,
    /// Its files.
    pub form: EntryForm,
    /// Whether it is about people.
    pub holds: Holds,
}

impl Register {
    /// The register as its life needs it.
    pub fn living(&self) -> Living<'_> {
        Living {
            codebook: &self.codebook,
            life: self.form.life(),
        }
    }
}

/// All registers with a life, each with its children.
pub struct Registers(Vec<Register>);

impl Registers {
    /// Those of the program, or of the files that are named.
    pub fn read(command: &Command) -> anyhow::Result<Self> {
        Self::of(&command.codebook)
    }

    /// Those of the program.
    pub fn built_in() -> anyhow::Result<Self> {
        Self::of(&[])
    }

    /// Those that are named, or the program's.
    pub fn of(names: &[String]) -> anyhow::Result<Self> {
        let mut books = crate::desk::registers(names)?;
        books.retain(|book| book.life.is_some());
        let known: BTreeSet<String> = books.iter().map(|book| book.id.clone()).collect();
        let register = |codebook: Codebook| {
            Some(Register {
                form: EntryForm::new(&codebook)?,
                holds: holds_of(&codebook, &known),
                codebook,
            })
        };
        Ok(Self(books.into_iter().filter_map(register).collect()))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Register> {
        self.0.iter()
    }

    /// A register by its name, if there is one.
    pub fn find(&self, name: &str) -> Option<&Register> {
        self.0.iter().find(|register| register.codebook.id == name)
    }

    /// The same; the error names those that there are.
    pub fn named(&self, name: &str) -> anyhow::Result<&Register> {
        let known = self.0.iter().map(|own| own.codebook.id.as_str());
        let known = known.collect::<Vec<_>>().join(", ");
        let found = self.find(name);
        found.ok_or_else(|| {
            told("entries-no-register", &[("name", &name), ("known", &known)]).into()
        })
    }
}

/// The files, open.
pub struct Office {
    /// All registers.
    pub registers: Registers,
    /// Working days, and the clock of the place.
    pub calendar: WorkCalendar,
    /// The store of records, for areas and the log of private files.
    pub store: SqliteRecords,
    /// The entries.
    pub entries: Entries,
    staff: StaffStore,
}

impl Office {
    /// Opens the files; staff and records are there already.
    pub fn open(args: &Args, command: &Command) -> anyhow::Result<Self> {
        let registers = Registers::read(command)?;
        let staff = StaffStore::open(&crate::staff::path(args, &command.staff))?;
        let keys = SqliteRecords::open(&args.db)?.into_keys();
        let beside = || args.db.with_extension("desk.db");
        let path: PathBuf = command.entries.clone().unwrap_or_else(beside);
        Ok(Self {
            registers,
            calendar: crate::desk::calendar(command.calendar.as_deref())?,
            store: SqliteRecords::open(&args.db)?,
            entries: Entries::open_or_create(&path, keys)?,
            staff,
        })
    }

    /// Whether the municipality is one whose staff work here.
    pub fn knows(&self, tenant: &TenantCode) -> anyhow::Result<()> {
        if self.staff.tenants()?.iter().any(|own| own.code == *tenant) {
            return Ok(());
        }
        Err(AccessError::NoTenant(tenant.clone()).into())
    }

    /// The codebooks of the registers of the store of records, whose units entries are linked to.
    pub fn units(&self) -> anyhow::Result<Vec<Codebook>> {
        let parameters = builtin::parameters(None)?;
        let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
        let mut books: Vec<Codebook> = Vec::new();
        for register in self.store.registers()? {
            let Some(text) = self.store.codebook(&register)? else {
                continue;
            };
            let loaded = gocpont_ingest::codebook::parse(&register, &text, &thresholds)?;
            books.extend(loaded.register(&register).map(|own| own.codebook));
        }
        Ok(books)
    }

    /// The area sets that places are found in, with their versions.
    pub fn areas(&self) -> anyhow::Result<(Vec<Arc<AreaSet>>, Vec<Versions>)> {
        let versions = crate::import::area_sets(&self.store)?;
        let latest = versions.iter().filter_map(Versions::latest);
        Ok((latest.cloned().collect(), versions))
    }

    /// Notes an act before it is done; its number, for how it ended.
    pub fn note(&mut self, deed: &Deed<'_>) -> anyhow::Result<i64> {
        let act = Act::On(deed.action);
        let mut entry = Noted::new(deed.at, Who::Program, act, Ended::Begun);
        entry.tenant = deed.tenant.cloned();
        entry.object = deed.register.parse().ok().map(Object::Register);
        entry.persons = deed.persons;
        entry.reason.clone_from(&deed.reason);
        Ok(self.staff.note(&entry)?)
    }

    /// Notes how an act ended.
    pub fn ended(&mut self, act: i64, well: bool, at: Timestamp) -> anyhow::Result<()> {
        let ended = if well { Ended::Done } else { Ended::Failed };
        self.staff.note_outcome(act, ended, at)?;
        Ok(())
    }
}

/// What is done, for the audit.
pub struct Deed<'d> {
    /// What.
    pub action: Action,
    /// In which register.
    pub register: &'d str,
    /// In which municipality, where it is one.
    pub tenant: Option<&'d TenantCode>,
    /// How many persons it is about.
    pub persons: Option<u64>,
    /// Why.
    pub reason: Option<Reason>,
    /// When.
    pub at: Timestamp,
}
