//! `forget`: erases people and households from the store, and what entries of the desk say of them, and says what an erasure there
//! cannot reach. Entries come first: where one must not lose its other end, nothing is erased. Ids are never repeated, in no
//! message and no log.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Read, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use gocpont_core::life::EntryId;
use gocpont_records::entries::Entries;
use gocpont_records::entries::forget::Forgotten;
use gocpont_records::{Erased, Erasing, PrivateKind, PrivateNote, SqliteRecords, UnitKey};
use gocpont_words::Arg;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Args, Forget};
use crate::console::{Console, now};
use crate::private_file::folder;
use crate::registers;

/// What an erasure in the store leaves where it is.
struct Remains {
    rejections: BTreeSet<String>,
    backups: Vec<PrivateNote>,
    truths: BTreeSet<String>,
    /// Lists of duplicates, which name units by their keys.
    duplicates: BTreeSet<String>,
    surveys: BTreeSet<String>,
    releases: Option<u32>,
}

/// Erases whom the ids name, after a question.
pub fn run(args: &Args, command: &Forget, console: &Console) -> anyhow::Result<Outcome> {
    let ids = read_ids(&command.ids, command.file.as_deref())?;
    if ids.is_empty() {
        bail!("{}", console.words().say("forget-no-ids"));
    }
    let mut store = SqliteRecords::open(&args.db)?;
    let registers = registers::all(&store)?;
    if !command.yes && !agreed(ids.len(), command, console)? {
        console.say("forget-nothing", &[]);
        return Ok(Outcome::Nothing);
    }
    let recorded_at = now().to_string();
    let erasing = Erasing {
        registers: &registers,
        register: &command.register,
        ids: &ids,
        only: command.only,
        recorded_at: &recorded_at,
    };
    let entries = of_entries(args, command, &store.would_erase(&erasing)?)?;
    if !entries.forbidding.is_empty() {
        say_forbidding(&entries, console);
        return Ok(Outcome::Nothing);
    }
    let erased = store.erase(&erasing)?;
    let remains = Remains::of(&store, &args.db)?;
    report(command, (&erased, &entries), &remains, console);
    if !erased.is_clean || !entries.is_clean {
        bail!("{}", console.words().say("forget-not-clean"));
    }
    Ok(
        if erased.revisions.is_empty() && entries.entries.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Done
        },
    )
}

/// Erases what the desk's entries say of the units that go; nothing where there is no desk.
fn of_entries(
    args: &Args,
    command: &Forget,
    units: &BTreeSet<(String, UnitKey)>,
) -> anyhow::Result<Forgotten> {
    let path = super::desk::entries(args, &command.files);
    if !path.exists() {
        return Ok(Forgotten {
            is_clean: true,
            ..Forgotten::default()
        });
    }
    let keys = SqliteRecords::open(&args.db)?.into_keys();
    let books = super::desk::registers(&command.codebook)?;
    let mut entries = Entries::open_or_create(&path, keys)?;
    Ok(entries.forget(&books, units, now())?)
}

fn say_forbidding(entries: &Forgotten, console: &Console) {
    let named = |(register, id): &(String, EntryId)| format!("{register} {}", id.0);
    let named: Vec<String> = entries.forbidding.iter().map(named).collect();
    console.say(
        "forget-forbidden",
        &[("entries", Arg::from(named.join(", ")))],
    );
    console.result(&json!({ "units": 0, "forbidding": named }), "");
}

/// The ids of the command line and of the file, one a line; each once.
fn read_ids(ids: &[String], file: Option<&Path>) -> anyhow::Result<Vec<String>> {
    Ok(read_lines(ids, file)?.into_keys().collect())
}

/// The same, each with the line of the file where it stands first; none where the command line has it.
pub fn read_lines(
    ids: &[String],
    file: Option<&Path>,
) -> anyhow::Result<BTreeMap<String, Option<usize>>> {
    let text = match file {
        None => String::new(),
        Some(path) if path.as_os_str() == "-" => {
            let mut text = String::new();
            stdin().read_to_string(&mut text)?;
            text
        }
        Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
    };
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let lines = lines.map(|(at, line)| (line, Some(at + 1)));
    let all = lines.chain(ids.iter().map(|id| (id.as_str(), None)));
    let mut known = BTreeMap::new();
    for (id, line) in all.map(|(id, line)| (id.trim(), line)) {
        if !id.is_empty() && !known.contains_key(id) {
            known.insert(id.to_owned(), line);
        }
    }
    Ok(known)
}

/// Asks on a terminal; without one nobody can agree.
fn agreed(count: usize, command: &Forget, console: &Console) -> anyhow::Result<bool> {
    if !stdin().is_terminal() {
        bail!("{}", console.words().say("forget-unasked"));
    }
    let args = [
        ("count", Arg::from(count)),
        ("register", Arg::from(command.register.as_str())),
    ];
    eprint!("{} ", console.words().say_with("forget-question", &args));
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    let yes = console.words().say("forget-question-yes");
    Ok(answer.trim().to_lowercase() == yes)
}

impl Remains {
    fn of(store: &SqliteRecords, db: &Path) -> anyhow::Result<Self> {
        let log = store.private_log()?;
        let there = |kind: PrivateKind| -> BTreeSet<String> {
            let paths = log.iter().filter(|note| note.kind == kind);
            let paths = paths.filter_map(|note| note.path.clone());
            // What a browser saved stands nobody knows where: its name alone is known.
            let remains = |path: &String| Path::new(path).is_relative() || Path::new(path).exists();
            paths.filter(remains).collect()
        };
        let mut surveys = BTreeSet::new();
        for register in store.registers()? {
            surveys.extend(store.imported_files(&register)?);
        }
        let mut rejections = there(PrivateKind::Rejections);
        rejections.extend(unlogged(&surveys, db));
        let is_backup = |note: &PrivateNote| note.kind == PrivateKind::Backup;
        Ok(Self {
            rejections,
            truths: there(PrivateKind::Truth),
            duplicates: there(PrivateKind::Duplicates),
            releases: store.last_public()?.map(|(number, _)| number),
            backups: log.into_iter().filter(is_backup).collect(),
            surveys,
        })
    }

    fn json(&self) -> Value {
        let backup = |note: &PrivateNote| {
            json!({
                "file": note.path,
                "made": note.recorded_at,
                "there": note.path.as_ref().is_some_and(|path| Path::new(path).exists()),
            })
        };
        json!({
            "rejections": self.rejections,
            "backups": self.backups.iter().map(backup).collect::<Vec<_>>(),
            "truths": self.truths,
            "duplicates": self.duplicates,
            "surveys": self.surveys,
            "releases": self.releases.unwrap_or(0),
        })
    }

    fn say(&self, console: &Console) {
        console.say("forget-remains", &[]);
        let file = |name: &str| ("file", Arg::from(name));
        for name in &self.rejections {
            console.say("forget-remains-rejections", &[file(name)]);
        }
        for note in &self.backups {
            let path = note.path.as_deref().unwrap_or_default();
            let id = if Path::new(path).exists() {
                "forget-remains-backup"
            } else {
                "forget-remains-backup-moved"
            };
            let made = ("made", Arg::from(note.recorded_at.as_str()));
            console.say(id, &[file(path), made]);
        }
        for name in &self.truths {
            console.say("forget-remains-truth", &[file(name)]);
        }
        for name in &self.duplicates {
            console.say("forget-remains-duplicates", &[file(name)]);
        }
        let surveys: Vec<&str> = self.surveys.iter().map(String::as_str).collect();
        console.say(
            "forget-remains-surveys",
            &[("files", Arg::from(surveys.join(", ")))],
        );
        console.say("forget-remains-copies", &[]);
        if let Some(releases) = self.releases {
            let count = [("count", Arg::from(releases as usize))];
            console.say("forget-remains-releases", &count);
        }
    }
}

/// Rejection files of imports from before there was a log, beside the store and in the working folder.
fn unlogged(surveys: &BTreeSet<String>, db: &Path) -> Vec<String> {
    let folders = [folder(db).canonicalize(), Path::new(".").canonicalize()];
    let folders: BTreeSet<PathBuf> = folders.into_iter().filter_map(Result::ok).collect();
    let beside = |folder: &PathBuf| {
        let folder = folder.clone();
        let names = surveys.iter();
        names.map(move |name| folder.join(format!("{name}.rejections.csv")))
    };
    let all = folders.iter().flat_map(beside);
    all.filter(|path| path.exists())
        .map(|path| path.display().to_string())
        .collect()
}

fn report(
    command: &Forget,
    (erased, entries): (&Erased, &Forgotten),
    remains: &Remains,
    console: &Console,
) {
    let count = |count: u64| ("count", Arg::Number(count as f64));
    console.say(
        "forget-done",
        &[
            count(erased.units),
            ("register", Arg::from(command.register.as_str())),
        ],
    );
    for (register, revisions) in &erased.revisions {
        let register = ("register", Arg::from(register.as_str()));
        console.say("forget-revisions", &[register, count(*revisions)]);
    }
    if !entries.entries.is_empty() {
        console.say("forget-entries", &[count(entries.entries.len() as u64)]);
    }
    if erased.unknown > 0 {
        console.say("forget-unknown", &[count(erased.unknown)]);
    }
    remains.say(console);
    let result = json!({
        "register": command.register,
        "units": erased.units,
        "unknown": erased.unknown,
        "revisions": erased.revisions,
        "places": erased.places,
        "entries": entries.entries.len(),
        "clean": erased.is_clean && entries.is_clean,
        "remains": remains.json(),
    });
    console.result(&result, "");
}
