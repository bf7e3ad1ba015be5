//! `entries export`: the entries of a register as a table, without what is sealed, in a file for its owner alone.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use gocpont_access::audit::Reason;
use gocpont_access::{Action, Holds};
use gocpont_core::life::EntryId;
use gocpont_ingest::table_file::Table;
use gocpont_records::entries::Entries;
use gocpont_words::Arg;
use serde_json::json;

use super::args::{Entries as Command, EntriesExport};
use super::office::{Deed, Office, Register, Registers};
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};
use crate::fault::told;
use crate::private_file::PrivateFile;

/// More entries than a register of a town has.
pub const MOST: u32 = 1_000_000;

/// Writes the file.
pub fn run(
    args: &Args,
    (command, noun): (&Command, &EntriesExport),
    console: &Console,
) -> anyhow::Result<Outcome> {
    let mut office = Office::open(args, command)?;
    if let Some(tenant) = &noun.tenant {
        office.knows(tenant)?;
    }
    let keys = Keys::of(&office.entries, &office.registers)?;
    if noun.register == super::source::SHEET {
        return sheet(&mut office, noun, (&keys, console));
    }
    let register = office.registers.named(&noun.register)?;
    let table = table(&office, register, (noun, &keys))?;
    let holds = register.holds;
    let reason = match (&noun.reason, holds) {
        (Some(reason), _) => reason.clone(),
        (None, Holds::Things) => things(console)?,
        (None, Holds::People) => return Err(told("entries-reason", &[]).into()),
    };
    let persons = (holds == Holds::People).then_some(table.rows.len() as u64);
    noted(&mut office, noun, (reason, persons), &table)?;
    said(noun, &table, console);
    Ok(Outcome::Done)
}

/// The sheet with a row for each service.
fn sheet(
    office: &mut Office,
    noun: &EntriesExport,
    (keys, console): (&Keys, &Console),
) -> anyhow::Result<Outcome> {
    let table = super::sheet::filled(
        office,
        noun.tenant.as_ref(),
        (keys, console.words().language()),
    )?;
    let reason = noun.reason.clone().map_or_else(|| things(console), Ok)?;
    noted(office, noun, (reason, None), &table)?;
    said(noun, &table, console);
    Ok(Outcome::Done)
}

/// Writes the file between two lines of the audit.
fn noted(
    office: &mut Office,
    noun: &EntriesExport,
    (reason, persons): (Reason, Option<u64>),
    table: &Table,
) -> anyhow::Result<()> {
    let deed = Deed {
        action: Action::Export,
        register: &noun.register,
        tenant: noun.tenant.as_ref(),
        persons,
        reason: Some(reason),
        at: now(),
    };
    let act = office.note(&deed)?;
    let written = write(&noun.output, table);
    office.ended(act, written.is_ok(), now())?;
    written
}

fn said(noun: &EntriesExport, table: &Table, console: &Console) {
    let path = noun.output.display().to_string();
    let told = [
        ("count", Arg::from(table.rows.len())),
        ("file", Arg::from(path.as_str())),
    ];
    console.say("entries-written", &told);
    let result = json!({ "register": noun.register, "entries": table.rows.len(), "file": path });
    console.result(&result, "");
}

/// Why things are written out, where nobody said it.
fn things(console: &Console) -> anyhow::Result<Reason> {
    Ok(console.words().say("entries-reason-things").parse()?)
}

fn table(
    office: &Office,
    register: &Register,
    (noun, keys): (&EntriesExport, &Keys),
) -> anyhow::Result<Table> {
    let all = office.entries.everywhere(&register.codebook, MOST)?;
    let wanted = noun.tenant.as_ref();
    let own = all
        .iter()
        .filter(|entry| wanted.is_none_or(|tenant| tenant.as_str() == entry.tenant));
    let named = |register: &str, id: EntryId| keys.name(register, id);
    Ok(Table {
        name: register.codebook.id.clone(),
        header: register.form.header(),
        rows: own
            .map(|entry| register.form.cells(entry, &named))
            .collect(),
        ..Table::default()
    })
}

/// The ids of entries as files have them: as their source had them where that is kept, else ours.
pub struct Keys {
    shown: BTreeMap<String, BTreeMap<EntryId, String>>,
    own: Box<dyn Fn(EntryId) -> String>,
}

impl Keys {
    /// Of all registers.
    pub fn of(entries: &Entries, registers: &Registers) -> anyhow::Result<Self> {
        let mut shown = BTreeMap::new();
        for register in registers.all() {
            let id = &register.codebook.id;
            shown.insert(id.clone(), entries.shown_keys(id)?);
        }
        let prefix = entries.own_key(EntryId(0));
        let prefix = prefix.trim_end_matches('0').to_owned();
        Ok(Self {
            shown,
            own: Box::new(move |EntryId(id)| format!("{prefix}{id}")),
        })
    }

    /// The id of an entry.
    pub fn name(&self, register: &str, id: EntryId) -> String {
        let shown = self.shown.get(register).and_then(|own| own.get(&id));
        shown.map_or_else(|| (self.own)(id), Clone::clone)
    }
}

/// Writes a table as the file's name says: a workbook, or else comma-separated values.
pub fn write(path: &Path, table: &Table) -> anyhow::Result<()> {
    let is_sheet = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = if is_sheet {
        table.xlsx().with_context(|| path.display().to_string())?
    } else {
        table.csv()?
    };
    let mut file = PrivateFile::create(path)?;
    file.write_all(&bytes)?;
    Ok(file.finish()?)
}
