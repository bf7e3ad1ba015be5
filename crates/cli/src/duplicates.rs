//! `duplicates`: pairs of units that may be one, as a private list for somebody to decide on.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use csv::ByteRecord;
use gocpont_core::codebook::{Codebook, Role};
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::mapping::applied::Applied;
use gocpont_ingest::mapping::matching::Names;
use gocpont_ingest::source::{self, Overrides};
use gocpont_records::duplicates::{Found, Likeness, Pair};
use gocpont_records::{PrivateKind, PrivateNote, SqliteRecords, UnitKey, unit_name};
use gocpont_words::Arg;
use jiff::civil::{Date, date};
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now, today};
use crate::private_file::{PrivateFile, absolute};
use crate::records_args::Duplicates;
use crate::registers;

const HEADER: [&str; 9] = [
    "score",
    "alike",
    "first",
    "first_since",
    "second",
    "second_since",
    "command",
    "first_id",
    "second_id",
];

/// The ids of units, as files have them.
type Ids = HashMap<UnitKey, String>;

/// Writes the list. Nothing is merged.
pub fn run(args: &Args, command: &Duplicates, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let registers = registers::all(&store)?;
    let found = store.duplicates(&registers, &command.register, today())?;
    let ids = ids(&store, &registers, command)?;
    let named = command.output.clone();
    let own = || PathBuf::from(format!("duplicates-{}.csv", command.register));
    let path = named.unwrap_or_else(own);
    if !found.pairs.is_empty() {
        let mut file = PrivateFile::create(&path)?;
        write((&found, &ids), &command.register, console, &mut file)?;
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

/// The ids in the survey files that were named.
fn ids(store: &SqliteRecords, registers: &[Codebook], command: &Duplicates) -> anyhow::Result<Ids> {
    let mut ids = Ids::new();
    let register = registers.iter().find(|own| own.id == command.register);
    let Some((codebook, id)) = register.and_then(|own| Some((own, own.with_role(Role::Id)?)))
    else {
        return Ok(ids);
    };
    let names = Names::new(codebook);
    for path in &command.ids {
        let is_known = |name: &str| names.contains(name);
        let (mut source, _) = source::open(path, &Overrides::default(), &is_known)?;
        let applied = Applied::sure(source.columns(), codebook);
        let Some(column) = applied.column(&id.code) else {
            let found = source.columns().join(", ");
            let missing = InvalidFile::new(
                &path.display().to_string(),
                Problem::MissingColumn { found },
            );
            return Err(missing.in_column(&id.code).into());
        };
        let mut cells = ByteRecord::new();
        while source.read(&mut cells)?.is_some() {
            let cell = cells.get(column).unwrap_or_default();
            let own = String::from_utf8_lossy(cell).trim().to_owned();
            ids.insert(store.unit_of(codebook, &own), own);
        }
    }
    Ok(ids)
}

fn write(
    (found, ids): (&Found, &Ids),
    register: &str,
    console: &Console,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let separator = console.list_separator();
    if separator != b',' {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(out);
    table.write_record(HEADER)?;
    for Pair {
        first,
        second,
        since,
        score,
        alike,
    } in &found.pairs
    {
        let own = |unit: &UnitKey| ids.get(unit).map_or("", String::as_str);
        let (first_id, second_id) = (own(first), own(second));
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
            first_id,
            second_id,
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
