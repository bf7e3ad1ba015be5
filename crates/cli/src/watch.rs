//! `watch`: rules that look at entries and records, run once, listed with what they have raised, or checked.

pub mod args;
mod sight;

use std::path::{Path, PathBuf};

use gocpont_core::codebook::Codebook;
use gocpont_core::watch::Rule;
use gocpont_desk::staff::{Files, Office, Watch, run_watch, watch_rules};
use gocpont_ingest::parameter::Parameters;
use gocpont_ingest::watch::{Known, Loaded};
use gocpont_records::SqliteRecords;
use gocpont_words::{Arg, Words};
use serde_json::{Value, json};

use self::args::{Desk, Noun, Rules, Watch as Wanted};
use self::sight::Records;
use crate::Outcome;
use crate::args::Args;
use crate::builtin::{self, Named};
use crate::console::{Console, now, today};
use crate::figures::Counted;
use crate::reported::DeskFile;

/// Runs, lists or checks.
pub fn run(args: &Args, command: &Wanted, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        Noun::Run(desk) => once(&office(args, desk)?, console),
        Noun::List(desk) => list(&office(args, desk)?, console),
        Noun::Check(rules) => check(rules, console),
    }
}

/// The rules of these files, or the program's own, with eyes for the records of a store and for its figures.
pub fn watch(
    (db, figures): (&Path, Option<Counted>),
    files: &[PathBuf],
    registers: &[Codebook],
) -> anyhow::Result<Watch> {
    let rules = load(files, registers)?
        .into_iter()
        .flat_map(|(_, loaded)| loaded.rules);
    let sight = Records::of(db.to_owned(), figures);
    Ok(Watch::new(rules.collect(), Some(Box::new(sight))))
}

/// The files of a desk with its rules.
fn office(args: &Args, desk: &Desk) -> anyhow::Result<Office> {
    let books = crate::desk::registers(&desk.codebook)?;
    let calendar = crate::desk::calendar(desk.calendar.as_deref())?;
    let entries = desk.entries.clone();
    let files = Files {
        staff: crate::staff::path(args, &desk.staff),
        entries: entries.unwrap_or_else(|| args.db.with_extension("desk.db")),
    };
    let named = (desk.plan.as_deref(), desk.parameters.as_deref());
    let file = DeskFile::of(desk.entries.as_deref(), &desk.codebook)?;
    let figures = Counted::of_plan(args, named, file)?;
    let watch = watch((&args.db, figures), &desk.rules, &books)?;
    let keys = SqliteRecords::open(&args.db)?.into_keys();
    Ok(Office::open(&files, keys, books, calendar)?.with_watch(watch))
}

/// Each file's rules, checked against the registers of a desk and of people.
fn load(files: &[PathBuf], registers: &[Codebook]) -> anyhow::Result<Vec<(String, Loaded)>> {
    let parameters = builtin::parameters(None)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let mut registers = registers.to_vec();
    for name in builtin::codebooks() {
        let Named { name, text } = builtin::codebook(name)?;
        let loaded = gocpont_ingest::codebook::parse(&name, &text, &thresholds)?;
        registers.push(loaded.codebook);
    }
    let known = Known {
        registers: &registers,
        thresholds: &thresholds,
    };
    let mut named: Vec<Named> = Vec::new();
    for file in files {
        named.push(builtin::watch_rules(Some(file))?);
    }
    if files.is_empty() {
        named.push(builtin::watch_rules(None)?);
    }
    let read = named.into_iter().map(|Named { name, text }| {
        let loaded = gocpont_ingest::watch::parse(&name, &text, &known)?;
        Ok((name, loaded))
    });
    read.collect()
}

fn once(office: &Office, console: &Console) -> anyhow::Result<Outcome> {
    let ran = run_watch(office, now())?;
    for fault in &ran.faults {
        let rule = ("rule", Arg::from(fault.rule.as_str()));
        console.say(fault.word, &[rule]);
        if !fault.detail.is_empty() {
            console.say(
                "watch-detail",
                &[("detail", Arg::from(fault.detail.as_str()))],
            );
        }
    }
    let count = |name, value: u64| (name, Arg::Number(value as f64));
    let args = [
        count("raised", ran.raised),
        count("over", ran.over),
        count("open", ran.open),
    ];
    let faults: Vec<Value> = ran
        .faults
        .iter()
        .map(|fault| json!({ "fault": fault.word, "rule": fault.rule }))
        .collect();
    let result = json!({
        "at": ran.at.to_string(), "raised": ran.raised, "over": ran.over, "open": ran.open, "persons": ran.persons,
        "faults": faults,
    });
    console.result(&result, &console.words().say_with("watch-ran", &args));
    Ok(Outcome::Done)
}

fn list(office: &Office, console: &Console) -> anyhow::Result<Outcome> {
    let words = console.words();
    let rules = watch_rules(office, now())?;
    let lines: Vec<String> = rules.iter().flat_map(|rule| lines(rule, words)).collect();
    console.result(&Value::Array(rules), &lines.join("\n"));
    Ok(Outcome::Done)
}

/// A rule with what it does and the alerts that are not closed, in words.
fn lines(own: &Value, words: &Words) -> Vec<String> {
    let label = text(&own["label"], words);
    let id = own["id"].as_str().unwrap_or_default();
    let heading = [("label", Arg::from(label.as_str())), ("id", Arg::from(id))];
    let mut lines = vec![words.say_with("watch-rule", &heading)];
    lines.push(format!("  {}", sentence(&own["says"], words)));
    if let Some(idle) = own["idle"].as_str() {
        let word = format!("watch-idle-{}", idle.replace('_', "-"));
        lines.push(format!("  {}", words.say(&word)));
    }
    for alert in own["alerts"].as_array().into_iter().flatten() {
        let series = &alert["why"]["args"]["series"];
        let mut args = vec![
            ("number", Arg::from(alert["id"].to_string())),
            ("label", Arg::from(label.as_str())),
            (
                "tenant",
                Arg::from(alert["tenant"].as_str().unwrap_or_default()),
            ),
            ("state", Arg::from(text(&alert["state_label"], words))),
        ];
        let word = if series.is_object() {
            args.push(("series", Arg::from(text(series, words))));
            "watch-alert-series"
        } else {
            "watch-alert"
        };
        lines.push(format!("  {}", words.say_with(word, &args)));
        lines.push(format!("    {}", sentence(&alert["why"], words)));
    }
    lines
}

/// A text of three languages in this one.
fn text(labels: &Value, words: &Words) -> String {
    let own = &labels[words.language().code()];
    own.as_str().unwrap_or_default().to_owned()
}

/// A word with its arguments: numbers, days, texts and labels.
fn sentence(told: &Value, words: &Words) -> String {
    let args = told["args"].as_object().into_iter().flatten();
    let args: Vec<(&str, Arg)> = args
        .map(|(name, value)| {
            let arg = match value {
                Value::Number(number) => Arg::Number(number.as_f64().unwrap_or_default()),
                Value::String(day) if name == "from" => Arg::from(words.date(day)),
                Value::String(own) => Arg::from(own.as_str()),
                labels => Arg::from(text(labels, words)),
            };
            (name.as_str(), arg)
        })
        .collect();
    words.say_with(told["word"].as_str().unwrap_or_default(), &args)
}

/// Checks each file; done where all are sound.
fn check(wanted: &Rules, console: &Console) -> anyhow::Result<Outcome> {
    let books = crate::desk::registers(&wanted.codebook)?;
    let files: Vec<Vec<PathBuf>> = if wanted.rules.is_empty() {
        vec![Vec::new()]
    } else {
        wanted.rules.iter().map(|file| vec![file.clone()]).collect()
    };
    let (mut found, mut sound) = (Vec::new(), true);
    for file in files {
        match load(&file, &books) {
            Ok(all) => {
                for (name, loaded) in all {
                    found.push(say(&name, &loaded, console));
                }
            }
            Err(error) => {
                sound = false;
                console.error(&error);
                found.push(
                    json!({ "file": file.first(), "sound": false, "error": error.to_string() }),
                );
            }
        }
    }
    console.result(&Value::Array(found), "");
    Ok(if sound {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

fn say(file: &str, loaded: &Loaded, console: &Console) -> Value {
    let count = ("count", Arg::from(loaded.rules.len()));
    console.say("watch-sound", &[("file", Arg::from(file)), count]);
    for (rule, parameter) in &loaded.off {
        let args = [
            ("rule", Arg::from(rule.as_str())),
            ("parameter", Arg::from(parameter.as_str())),
        ];
        console.say("watch-off", &args);
    }
    let rule = |own: &Rule| json!({ "id": own.id, "kind": own.about.code() });
    let rules: Vec<Value> = loaded.rules.iter().map(rule).collect();
    json!({ "file": file, "sound": true, "rules": rules, "off": loaded.off })
}
