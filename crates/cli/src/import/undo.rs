//! `import --undo`: takes a batch back, and says what is left without its parents.

use gocpont_records::{RecordStore, SqliteRecords};
use gocpont_words::Arg;

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};

/// Takes the batch back.
pub fn run(args: &Args, batch: i64, console: &Console) -> anyhow::Result<Outcome> {
    let mut store = SqliteRecords::open(&args.db)?;
    store.undo(batch, &now().to_string())?;
    console.say("import-undone", &[("batch", Arg::Number(batch as f64))]);
    for (register, count) in store.orphans(&crate::registers::all(&store)?)? {
        let register = ("register", Arg::from(register));
        let count = ("count", Arg::Number(count as f64));
        console.say("import-undone-orphans", &[register, count]);
    }
    Ok(Outcome::Done)
}
