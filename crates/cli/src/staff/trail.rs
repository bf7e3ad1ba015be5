//! `audit`: who did what, and whether anybody has tampered with that. Reading it is an act too, and noted before it is done.

use gocpont_access::audit::{Act, Broken, Entry, Head, Noted, Outcome as Ended};
use gocpont_access::{Action, StaffStore, Who};
use gocpont_words::{Arg, Words};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::args::{Audit, AuditNoun};
use crate::Outcome;
use crate::args::Args;
use crate::console::Console;

/// Shows entries or the head, or follows the chain.
pub fn run(args: &Args, command: &Audit, console: &Console) -> anyhow::Result<Outcome> {
    let (mut store, at) = super::opened(args, &command.file)?;
    match &command.noun {
        AuditNoun::Show { head: true, .. } => {
            let head = store.head()?.to_string();
            console.result(&json!({ "head": head }), &head);
            Ok(Outcome::Done)
        }
        AuditNoun::Show { last, head: false } => {
            let act = Act::On(Action::ReadAudit);
            store.note(&Entry::new(at, Who::Program, act, Ended::Done))?;
            show(&store.entries(*last)?, console);
            Ok(Outcome::Done)
        }
        AuditNoun::Verify { head } => verify(&store, *head, console),
    }
}

fn verify(store: &StaffStore, kept: Option<Head>, console: &Console) -> anyhow::Result<Outcome> {
    match store.verify(kept)? {
        Ok(verified) => {
            let count = ("count", Arg::Number(verified.entries as f64));
            let id = if kept.is_some() {
                "staff-audit-whole-and-kept"
            } else {
                "staff-audit-whole"
            };
            console.say(id, &[count]);
            let head = verified.head.to_string();
            let result = json!({ "whole": true, "entries": verified.entries, "head": head });
            console.result(&result, &head);
            Ok(Outcome::Done)
        }
        Err(broken) => {
            let (id, entry) = match broken {
                Broken::Entry(entry) => ("staff-audit-changed", Some(entry)),
                Broken::Missing(entry) => ("staff-audit-missing", Some(entry)),
                Broken::Head => ("staff-audit-cut", None),
            };
            let number = entry.map_or_else(String::new, |entry| entry.to_string());
            let said = console
                .words()
                .say_with(id, &[("entry", Arg::from(number))]);
            // The result itself, also where nothing else is to be said.
            console.result(
                &json!({ "whole": false, "entry": entry, "fault": id }),
                &said,
            );
            Ok(Outcome::Nothing)
        }
    }
}

fn show(entries: &[Noted], console: &Console) {
    let words = console.words();
    let lines: Vec<String> = entries.iter().map(|entry| line(entry, words)).collect();
    let rows: Vec<Value> = entries.iter().map(shown).collect();
    console.result(&Value::Array(rows), &lines.join("\n"));
}

fn line(entry: &Noted, words: &Words) -> String {
    let named = |kind: &str, name: Option<&str>| {
        let name = Arg::from(name.unwrap_or_default());
        words.say_with(&format!("staff-object-{kind}"), &[("name", name)])
    };
    let mut details = Vec::new();
    if let (Some(kind), Some(name)) = (&entry.object_kind, &entry.object) {
        details.push(named(kind, Some(name)));
    }
    let text = |id: &str, value: &Option<String>| {
        let value = value.as_deref()?;
        Some(words.say_with(id, &[("value", Arg::from(value))]))
    };
    details.extend(text("staff-audit-tenant", &entry.tenant));
    details.extend(text("staff-audit-filter", &entry.filter));
    if let Some(persons) = entry.persons {
        let count = ("count", Arg::Number(persons as f64));
        details.push(words.say_with("staff-audit-persons", &[count]));
    }
    details.extend(text("staff-audit-export", &entry.export));
    details.extend(text("staff-audit-reason", &entry.reason));
    let of = entry.of.map(|of| of.to_string());
    details.extend(text("staff-audit-of", &of));
    let args = [
        ("id", Arg::from(entry.id.to_string())),
        ("at", Arg::from(moment(entry.at))),
        (
            "who",
            Arg::from(named(&entry.who_kind, entry.who.as_deref())),
        ),
        (
            "act",
            Arg::from(words.say(&format!("staff-act-{}", entry.act))),
        ),
        ("details", Arg::from(details.join("; "))),
        (
            "outcome",
            Arg::from(words.say(&format!("staff-outcome-{}", entry.outcome))),
        ),
    ];
    let id = if details.is_empty() {
        "staff-audit-line-bare"
    } else {
        "staff-audit-line"
    };
    words.say_with(id, &args)
}

/// A moment; where somebody has put in what is none, the number as it stands.
fn moment(second: i64) -> String {
    Timestamp::from_second(second).map_or_else(|_| second.to_string(), |moment| moment.to_string())
}

fn shown(entry: &Noted) -> Value {
    json!({
        "id": entry.id,
        "at": moment(entry.at),
        "who": { "kind": entry.who_kind, "name": entry.who },
        "tenant": entry.tenant,
        "act": entry.act,
        "object": entry.object_kind.as_ref().map(|kind| json!({ "kind": kind, "name": entry.object })),
        "filter": entry.filter,
        "persons": entry.persons,
        "export": entry.export,
        "reason": entry.reason,
        "outcome": entry.outcome,
        "of": entry.of,
    })
}
