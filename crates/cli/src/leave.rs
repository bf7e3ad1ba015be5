//! `leave`: people or households die, move away or are no longer in the register. Ids are never repeated.

use gocpont_records::{Leaving, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};
use crate::forget::read_ids;
use crate::records_args::Leave;
use crate::registers;

/// Ends the validity of whom the ids name.
pub fn run(args: &Args, command: &Leave, console: &Console) -> anyhow::Result<Outcome> {
    let ids = read_ids(&command.ids, command.file.as_deref())?;
    let mut store = SqliteRecords::open(&args.db)?;
    let codebook = registers::one(&store, &command.register)?;
    let leaving = Leaving {
        codebook: &codebook,
        ids: &ids,
        from: command.on,
        reason: command.reason.into(),
        recorded_at: &now().to_string(),
    };
    let left = store
        .leave(&leaving)
        .map_err(|error| registers::said(error, console))?;
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
    }
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
    });
    console.result(&result, "");
    Ok(if left.ended + left.unchanged == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}
