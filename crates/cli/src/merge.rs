//! `merge`: two ids of one person or household; both histories stay and are read as one from now on.

use gocpont_records::{Merging, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};
use crate::records_args::Merge;
use crate::registers;

/// Merges the two.
pub fn run(args: &Args, command: &Merge, console: &Console) -> anyhow::Result<Outcome> {
    let mut store = SqliteRecords::open(&args.db)?;
    let codebook = registers::one(&store, &command.register)?;
    let merging = Merging {
        codebook: &codebook,
        kept: &command.kept,
        merged: &command.merged,
        recorded_at: &now().to_string(),
    };
    let batch = store.merge(&merging)?;
    console.say("merge-done", &[]);
    console.say("import-batch", &[("batch", Arg::Number(batch as f64))]);
    let result = json!({ "register": command.register, "batch": batch });
    console.result(&result, "");
    Ok(Outcome::Done)
}
