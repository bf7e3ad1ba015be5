//! `duplicates`: pairs of units that may be one, as a private list for somebody to decide on.

use std::io::Write;
use std::path::PathBuf;

use gocpont_records::duplicates::{Found, Likeness, Pair};
use gocpont_records::{PrivateKind, PrivateNote, SqliteRecords, unit_name};
use gocpont_words::Arg;
use jiff::civil::{Date, date};
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now, today};
use crate::private_file::{PrivateFile, absolute};
use crate::records_args::Duplicates;
use crate::registers;

const HEADER: [&str; 7] = [
    "score",
    "alike",
    "first",
    "first_since",
    "second",
    "second_since",
    "command",
];

/// Writes the list. Nothing is merged.
pub fn run(args: &Args, command: &Duplicates, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let registers = registers::all(&store)?;
    let found = store.duplicates(&registers, &command.register, today())?;
    let named = command.output.clone();
    let own = || PathBuf::from(format!("duplicates-{}.csv", command.register));
    let path = named.unwrap_or_else(own);
    if !found.pairs.is_empty() {
        let mut file = PrivateFile::create(&path)?;
        write(&found, &command.register, &mut file)?;
        store.log_private(&PrivateNote {
            kind: PrivateKind::Duplicates,
            path: Some(absolute(&path).display().to_string()),
            rows: Some(found.pairs.len() as u64),
            recorded_at: now().to_string(),
        })?;
        file.finish()?;
    }
    let count = ("count", Arg::from(found.pairs.len()));
    console.say("duplicates-found", &[count]);
    if found.crowded > 0 {
        let count = ("count", Arg::Number(found.crowded as f64));
        console.say("duplicates-crowded", &[count]);
    }
    let file = (!found.pairs.is_empty()).then_some(&path);
    if let Some(file) = file {
        let file = ("file", Arg::from(file.display().to_string()));
        console.say("duplicates-written", &[file]);
    }
    let result = json!({
        "register": command.register,
        "pairs": found.pairs.len(),
        "crowded": found.crowded,
        "file": file,
    });
    console.result(&result, "");
    Ok(Outcome::Done)
}

fn write(found: &Found, register: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER)?;
    for Pair {
        first,
        second,
        since,
        score,
        alike,
    } in &found.pairs
    {
        let (first, second) = (unit_name(first), unit_name(second));
        let alike: Vec<&str> = alike.iter().copied().map(Likeness::id).collect();
        let [since, later] = since.map(|days| day(days).to_string());
        let merge = format!("gocpont merge --register {register} {first} {second}");
        table.write_record([
            &format!("{score:.2}"),
            &alike.join(" "),
            &first,
            &since,
            &second,
            &later,
            &merge,
        ])?;
    }
    Ok(table.flush()?)
}

/// The date so many days after 1970-01-01.
pub fn day(days: i64) -> Date {
    let epoch = date(1970, 1, 1);
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| epoch.checked_add(span))
        .unwrap_or(epoch)
}
