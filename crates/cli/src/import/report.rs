//! What a person hears about a file that was read: how it was written, what became of its rows, and where the rest is.

use std::path::Path;

use gocpont_words::Arg;
use serde_json::json;

use crate::console::Console;
use crate::reading::Told;

use super::{Imported, Importer};

/// As many columns that are not read are named.
const UNREAD: usize = 20;

/// What was detected, which columns are read under another name, and which are not read.
pub fn told(console: &Console, told: &Told) {
    for fact in &told.facts {
        let args: Vec<(&str, Arg)> = fact
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::from(value.as_str())))
            .collect();
        console.say(fact.id, &args);
    }
    for (column, variable) in &told.renamed {
        let args = [
            ("column", Arg::from(column.as_str())),
            ("variable", Arg::from(variable.as_str())),
        ];
        console.say("import-matched", &args);
    }
    if !told.unread.is_empty() {
        let more = if told.unread.len() > UNREAD {
            ", …"
        } else {
            ""
        };
        let some: Vec<&str> = told
            .unread
            .iter()
            .map(String::as_str)
            .take(UNREAD)
            .collect();
        let columns = format!("{}{more}", some.join(", "));
        console.say("import-not-read", &[("columns", Arg::from(columns))]);
    }
}

/// What became of a file's rows.
pub fn file(importer: &Importer<'_>, path: &Path, imported: &Imported, console: &Console) {
    let file = path.display().to_string();
    for (register, taken) in &imported.taken {
        let register = importer.registers[*register].codebook.id.as_str();
        if imported.taken.len() > 1 {
            console.say("import-register", &[("register", Arg::from(register))]);
        }
        if importer.command.check {
            let number = |count: u64| Arg::Number(count as f64);
            let args = [
                ("taken", number(taken.taken)),
                ("changed", number(taken.changed)),
                ("unchanged", number(taken.unchanged)),
            ];
            console.say("import-checked", &args);
        } else {
            let count = |count: u64| ("count", Arg::Number(count as f64));
            let file = ("file", Arg::from(file.as_str()));
            console.say("import-taken", &[file, count(taken.taken)]);
            console.say("import-changed", &[count(taken.changed)]);
            console.say("import-unchanged", &[count(taken.unchanged)]);
        }
        if taken.ended > 0 {
            console.say(
                "import-ended",
                &[("count", Arg::Number(taken.ended as f64))],
            );
        }
    }
    rejections(console, imported);
    for (_, taken) in &imported.taken {
        // A rehearsal keeps no batch that could be taken back.
        let batch = taken.batch.filter(|_| !importer.command.check);
        if let Some(batch) = batch {
            console.say("import-batch", &[("batch", Arg::Number(batch as f64))]);
        }
        let result = json!({
            "file": file,
            "batch": batch,
            "taken": taken.taken,
            "changed": taken.changed,
            "unchanged": taken.unchanged,
            "ended": taken.ended,
            "rejected": imported.rejected,
        });
        console.result(&result, "");
    }
}

fn rejections(console: &Console, imported: &Imported) {
    let count = |count: u64| ("count", Arg::Number(count as f64));
    let rejected: u64 = imported.rejected.values().sum();
    if rejected == 0 {
        return;
    }
    console.say("import-rejected", &[count(rejected)]);
    for (reason, of_reason) in &imported.rejected {
        let reason = console.words().say(&format!("reason-{reason}"));
        let args = [count(*of_reason), ("reason", Arg::from(reason))];
        console.say("import-rejected-reason", &args);
    }
    if let Some(file) = &imported.rejection_file {
        let file = file.display().to_string();
        console.say("import-rejections-written", &[("file", Arg::from(file))]);
    }
}
