//! `leave`: people or households die, move away or are no longer in the register. Ids are repeated where they are unknown and
//! stand in a file, which is the person's own; never those of the command line.

use std::collections::BTreeMap;

use gocpont_records::{Leaving, Left, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};
use crate::forget::read_lines;
use crate::records_args::Leave;
use crate::registers;

/// Ends the validity of whom the ids name.
pub fn run(args: &Args, command: &Leave, console: &Console) -> anyhow::Result<Outcome> {
    let given = read_lines(&command.ids, command.file.as_deref())?;
    let (ids, lines): (Vec<String>, Vec<Option<usize>>) = given.into_iter().unzip();
    let mut store = SqliteRecords::open(&args.db)?;
    let codebook = registers::one(&store, &command.register)?;
    let leaving = Leaving {
        codebook: &codebook,
        ids: &ids,
        from: command.on,
        reason: command.reason.into(),
        recorded_at: &now().to_string(),
    };
    let left = store.leave(&leaving)?;
    let count = |count: u64| ("count", Arg::Number(count as f64));
    let day = ("day", Arg::from(command.on.to_string()));
    console.say("leave-done", &[count(left.ended), day]);
    if left.unchanged > 0 {
        console.say("leave-unchanged", &[count(left.unchanged)]);
    }
    if left.early > 0 {
        console.say("leave-early", &[count(left.early)]);
    }
    if left.unknown > 0 {
        console.say("leave-unknown", &[count(left.unknown)]);
        say_strangers(&left, (&ids, &lines), console);
    }
    let stay = if left.ended > 0 {
        say_who_stays(&store, &leaving, console)?
    } else {
        BTreeMap::new()
    };
    if let Some(batch) = left.batch {
        console.say("import-batch", &[("batch", Arg::Number(batch as f64))]);
    }
    let result = json!({
        "register": command.register,
        "batch": left.batch,
        "ended": left.ended,
        "unchanged": left.unchanged,
        "unknown": left.unknown,
        "early": left.early,
        "stay": stay,
    });
    console.result(&result, "");
    Ok(if left.ended + left.unchanged == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// So many unknown ids are named.
const NAMED: usize = 20;

/// The unknown ids of the file, in its order.
fn say_strangers(left: &Left, (ids, lines): (&[String], &[Option<usize>]), console: &Console) {
    let of_file = |at: &usize| Some(((*lines.get(*at)?)?, ids.get(*at)?));
    let mut unknown: Vec<(usize, &String)> = left.strangers.iter().filter_map(of_file).collect();
    unknown.sort_unstable();
    for (line, id) in unknown.iter().take(NAMED) {
        let args = [
            ("line", Arg::from(line.to_string())),
            ("id", Arg::from(id.as_str())),
        ];
        console.say("leave-unknown-line", &args);
    }
    if unknown.len() > NAMED {
        let more = ("count", Arg::from(unknown.len() - NAMED));
        console.say("leave-unknown-more", &[more]);
    }
}

/// Who belongs to those that leave and stays in a register below: nobody ends their validity unasked.
fn say_who_stays(
    store: &SqliteRecords,
    leaving: &Leaving<'_>,
    console: &Console,
) -> anyhow::Result<BTreeMap<String, u64>> {
    let mut stay = BTreeMap::new();
    for below in registers::all(store)? {
        if below.parent.as_ref() != Some(&leaving.codebook.id) {
            continue;
        }
        let count = store.staying(leaving, &below.id)?;
        if count > 0 {
            let args = [
                ("count", Arg::Number(count as f64)),
                ("register", Arg::from(below.id.as_str())),
            ];
            console.say("leave-stay", &args);
            stay.insert(below.id, count);
        }
    }
    Ok(stay)
}
