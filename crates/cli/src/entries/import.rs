//! `entries import`: a file of entries, row by row checked, in one transaction.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gocpont_access::{Action, Holds, OrganisationCode};
use gocpont_core::codebook::Codebook;
use gocpont_ingest::error::InvalidFile;
use gocpont_ingest::rejection::Rejection;
use gocpont_records::{PrivateKind, PrivateNote};
use gocpont_words::Arg;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::args::{Entries as Command, EntriesImport};
use super::office::{Deed, Office, Register};
use super::resolve::{Counts, Resolver, take_all};
use super::source::{self, Given};
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};
use crate::import::ear::Ear;
use crate::import::rejected::Rejected;
use crate::private_file::absolute;

/// What a list of services gives organisations and sites that were not there, since their registers want it.
const ROUGH: &[&str] = &["kind", "sector"];

/// Takes the file in, or says what would become of it.
pub fn run(
    args: &Args,
    (command, noun): (&Command, &EntriesImport),
    console: &Console,
) -> anyhow::Result<Outcome> {
    if !source::may_be_folder(&noun.register, &noun.file) {
        // A file that cannot be read leaves no new store behind.
        std::fs::File::open(&noun.file)
            .map_err(|error| InvalidFile::unreadable(&noun.file, &error))?;
    }
    let mut office = Office::open(args, command)?;
    office.knows(&noun.tenant)?;
    let mut given = source::read(&office, noun, console)?;
    let units = office.units()?;
    for (name, file) in &given.parts {
        let register = office.registers.named(name)?;
        let links = register.form.links();
        let links = links.filter(|link| file.columns.contains_key(&link.code));
        let is_unknown = |to: &str| {
            office.registers.find(to).is_none() && units.iter().all(|book| book.id != to)
        };
        for link in links.filter(|link| is_unknown(&link.to)) {
            given.told.unread.push(file.column(&link.code).to_owned());
        }
    }
    console.told(0, &given.told);
    let acts = begun(&mut office, noun, &given)?;
    let done = take(&mut office, (noun, &units), &mut given, console);
    for act in acts {
        office.ended(act, done.is_ok(), now())?;
    }
    report(&office, noun, (&given, &done?), console)
}

/// Notes what is about to be done, for each register.
fn begun(office: &mut Office, noun: &EntriesImport, given: &Given) -> anyhow::Result<Vec<i64>> {
    let mut acts = Vec::new();
    for (name, file) in given.parts.iter().filter(|_| !noun.check) {
        let holds = office.registers.named(name)?.holds;
        let deed = Deed {
            action: Action::Change,
            register: name,
            tenant: Some(&noun.tenant),
            persons: (holds == Holds::People).then_some(file.rows.len() as u64),
            reason: None,
            at: now(),
        };
        acts.push(office.note(&deed)?);
    }
    Ok(acts)
}

/// Every row that can be taken; the others join the rejections of the file.
fn take(
    office: &mut Office,
    (noun, units): (&EntriesImport, &[Codebook]),
    given: &mut Given,
    console: &Console,
) -> anyhow::Result<BTreeMap<String, Counts>> {
    let at: Timestamp = now();
    let rows: Vec<_> = given
        .parts
        .iter_mut()
        .map(|(name, file)| (name.clone(), std::mem::take(&mut file.rows)))
        .collect();
    let mut parts = Vec::new();
    for ((name, rows), (_, file)) in rows.into_iter().zip(&given.parts) {
        let register: &Register = office.registers.named(&name)?;
        let resolver = Resolver {
            registers: &office.registers,
            register,
            store: &office.store,
            units,
            calendar: &office.calendar,
            columns: &file.columns,
            tenant: noun.tenant.as_str(),
            rough: if given.is_list { ROUGH } else { &[] },
            organisation: noun.organisation.as_ref().map(OrganisationCode::as_str),
            language: console.words().language(),
            at,
        };
        parts.push((resolver, rows));
    }
    let all = take_all(&mut office.entries, parts, noun.check)?;
    let mut counts = BTreeMap::new();
    for ((name, file), (own, mut refused)) in given.parts.iter_mut().zip(all) {
        given.rejections.append(&mut file.rejections);
        given.rejections.append(&mut refused);
        counts.insert(name.clone(), own);
    }
    given.rejections.sort_by_key(|rejection| rejection.row);
    Ok(counts)
}

fn report(
    office: &Office,
    noun: &EntriesImport,
    (given, counts): (&Given, &BTreeMap<String, Counts>),
    console: &Console,
) -> anyhow::Result<Outcome> {
    let beside = rejection_path(noun);
    let path = beside.as_deref();
    let name = noun.file.display().to_string();
    let mut rejected = Rejected::new(console, path);
    rejected.add((0, &name), &given.rejections)?;
    let reasons = rejected.finish()?;
    let id = if noun.check {
        "entries-checked"
    } else {
        "entries-taken"
    };
    let mut sum = Counts::default();
    let mut registers = Map::new();
    for (register, own) in counts {
        let what = if counts.len() > 1 {
            format!("{name} ({register})")
        } else {
            name.clone()
        };
        let args = [
            ("file", Arg::from(what)),
            ("opened", Arg::Number(own.opened as f64)),
            ("changed", Arg::Number(own.changed as f64)),
            ("unchanged", Arg::Number(own.unchanged as f64)),
        ];
        console.say(id, &args);
        sum.opened += own.opened;
        sum.changed += own.changed;
        sum.unchanged += own.unchanged;
        registers.insert(register.clone(), told(own));
    }
    if let (Some(path), false) = (path, given.rejections.is_empty()) {
        log(office, path, &given.rejections)?;
        let count = Arg::from(given.rejections.len());
        console.say("import-rejected", &[("count", count)]);
        let written = ("file", Arg::from(path.display().to_string()));
        console.say("import-rejections-written", &[written]);
    }
    let mut result = told(&sum);
    result["register"] = noun.register.as_str().into();
    result["registers"] = registers.into();
    result["rejected"] = json!(reasons);
    console.result(&result, "");
    let something = sum.opened + sum.changed + sum.unchanged > 0;
    let strict = noun.strict && !given.rejections.is_empty();
    Ok(match (something, strict) {
        (false, _) => Outcome::Nothing,
        (true, true) => Outcome::Rejections,
        (true, false) => Outcome::Done,
    })
}

fn told(counts: &Counts) -> Value {
    json!({ "opened": counts.opened, "changed": counts.changed, "unchanged": counts.unchanged })
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
    let named = noun.rejections.clone();
    named.or_else(|| (!noun.check).then(beside))
}
