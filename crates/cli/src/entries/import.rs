//! `entries import`: a file of entries, row by row checked, in one transaction.

use std::path::{Path, PathBuf};

use gocpont_access::{Action, Holds};
use gocpont_crs::Transformer;
use gocpont_ingest::entry_file::{EntryFile, Reading};
use gocpont_ingest::error::InvalidFile;
use gocpont_ingest::project::Project;
use gocpont_ingest::rejection::Rejection;
use gocpont_records::{PrivateKind, PrivateNote};
use gocpont_words::Arg;
use jiff::Timestamp;
use serde_json::json;

use super::args::{Entries as Command, EntriesImport};
use super::office::{Deed, Office};
use super::resolve::{Counts, Resolver};
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now, today};
use crate::import::ear::Ear;
use crate::import::rejected::Rejected;
use crate::private_file::absolute;
use crate::reading::Told;

/// Takes the file in, or says what would become of it.
pub fn run(
    args: &Args,
    (command, noun): (&Command, &EntriesImport),
    console: &Console,
) -> anyhow::Result<Outcome> {
    // A file that cannot be read leaves no new store behind.
    std::fs::File::open(&noun.file).map_err(|error| InvalidFile::unreadable(&noun.file, &error))?;
    let mut office = Office::open(args, command)?;
    office.knows(&noun.tenant)?;
    let mut file = read(&office, noun)?;
    let register = office.registers.named(&noun.register)?;
    let unknown = register
        .form
        .links()
        .filter(|link| file.columns.contains_key(&link.code));
    let unknown = unknown.filter(|link| office.registers.find(&link.to).is_none());
    for link in unknown {
        file.unread.push(file.column(&link.code).to_owned());
    }
    let told = Told {
        facts: std::mem::take(&mut file.facts),
        renamed: std::mem::take(&mut file.renamed),
        unread: std::mem::take(&mut file.unread),
    };
    console.told(0, &told);
    let at = now();
    let rows = file.rows.len() as u64;
    let persons = (register.holds == Holds::People).then_some(rows);
    let act = if noun.check {
        None
    } else {
        Some(office.note(&Deed {
            action: Action::Change,
            register: &noun.register,
            tenant: Some(&noun.tenant),
            persons,
            reason: None,
            at,
        })?)
    };
    let done = take(&mut office, noun, (&mut file, console), at);
    if let Some(act) = act {
        office.ended(act, done.is_ok(), now())?;
    }
    let counts = done?;
    report(&office, noun, (&file, &counts), console)
}

fn read(office: &Office, noun: &EntriesImport) -> anyhow::Result<EntryFile> {
    let register = office.registers.named(&noun.register)?;
    let (areas, versions) = office.areas()?;
    let projection = noun.crs.map(Transformer::to_wgs84).transpose()?;
    let projection = projection.as_ref().map(|crs| crs as &dyn Project);
    let reading = Reading {
        overrides: &noun.written.overrides(),
        zone: office.calendar.zone(),
        today: today(),
        projection: projection.zip(noun.crs),
        axes: noun.axes,
        areas: &areas,
        versions: &versions,
    };
    Ok(register.form.read(&noun.file, &reading)?)
}

/// Every row that can be taken; the others join the rejections of the file.
fn take(
    office: &mut Office,
    noun: &EntriesImport,
    (file, console): (&mut EntryFile, &Console),
    at: Timestamp,
) -> anyhow::Result<Counts> {
    let organisation = noun
        .organisation
        .as_ref()
        .map(gocpont_access::OrganisationCode::as_str);
    let resolver = Resolver {
        registers: &office.registers,
        register: office.registers.named(&noun.register)?,
        calendar: &office.calendar,
        columns: &file.columns,
        tenant: noun.tenant.as_str(),
        organisation,
        language: console.words().language(),
        at,
    };
    let rows = std::mem::take(&mut file.rows);
    let (counts, mut refused) = resolver.all(&mut office.entries, rows, noun.check)?;
    file.rejections.append(&mut refused);
    file.rejections.sort_by_key(|rejection| rejection.row);
    Ok(counts)
}

fn report(
    office: &Office,
    noun: &EntriesImport,
    (file, counts): (&EntryFile, &Counts),
    console: &Console,
) -> anyhow::Result<Outcome> {
    let beside = rejection_path(noun);
    let path = beside.as_deref();
    let name = noun.file.display().to_string();
    let mut rejected = Rejected::new(console, path);
    rejected.add((0, &name), &file.rejections)?;
    let reasons = rejected.finish()?;
    let count = |count: u64| ("count", Arg::Number(count as f64));
    let id = if noun.check {
        "entries-checked"
    } else {
        "entries-taken"
    };
    let args = [
        ("file", Arg::from(name)),
        ("opened", Arg::Number(counts.opened as f64)),
        ("changed", Arg::Number(counts.changed as f64)),
        ("unchanged", Arg::Number(counts.unchanged as f64)),
    ];
    console.say(id, &args);
    if let (Some(path), false) = (path, file.rejections.is_empty()) {
        log(office, path, &file.rejections)?;
        console.say("import-rejected", &[count(file.rejections.len() as u64)]);
        let written = ("file", Arg::from(path.display().to_string()));
        console.say("import-rejections-written", &[written]);
    }
    let result = json!({
        "register": noun.register,
        "opened": counts.opened,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "rejected": reasons,
    });
    console.result(&result, "");
    let something = counts.opened + counts.changed + counts.unchanged > 0;
    Ok(
        match (something, noun.strict && !file.rejections.is_empty()) {
            (false, _) => Outcome::Nothing,
            (true, true) => Outcome::Rejections,
            (true, false) => Outcome::Done,
        },
    )
}

/// Rejected rows may tell of people: an erasure lists the file.
fn log(office: &Office, path: &Path, rejections: &[Rejection]) -> anyhow::Result<()> {
    office.store.log_private(&PrivateNote {
        kind: PrivateKind::Rejections,
        path: Some(absolute(path).display().to_string()),
        rows: Some(rejections.len() as u64),
        recorded_at: now().to_string(),
    })?;
    Ok(())
}

/// Beside the file unless named; a check writes them only where it is told.
fn rejection_path(noun: &EntriesImport) -> Option<PathBuf> {
    let beside = || {
        let mut name = noun.file.as_os_str().to_owned();
        name.push(".rejections.csv");
        PathBuf::from(name)
    };
    noun.rejections
        .clone()
        .or_else(|| (!noun.check).then(beside))
}
