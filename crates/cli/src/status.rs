//! `status`: what the stores hold, for whoever runs them.

use gocpont_records::{RecordStore, SqliteRecords};
use gocpont_releases::{FileReleases, ReleaseStore};
use serde_json::json;

use crate::Outcome;
use crate::args::Args;
use crate::console::Console;
use crate::inputs::REGISTERS;

/// Says which registers, area sets and releases there are. No counts: they come from records.
pub fn run(args: &Args, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let mut registers = Vec::new();
    for register in REGISTERS {
        if store.has_register(register)? {
            registers.push(register);
        }
    }
    let releases = match FileReleases::open(&args.releases) {
        Ok(file) => file.list()?.len(),
        Err(gocpont_releases::ReleasesError::Missing(_)) => 0,
        Err(error) => return Err(error.into()),
    };
    let status = json!({
        "db": args.db,
        "synthetic": store.is_synthetic()?,
        "keys": store.keys().fingerprint(),
        "batches": store.now()?.0,
        "registers": registers,
        "areas": store.area_names()?,
        "releases": releases,
    });
    console.result(&status, &serde_json::to_string_pretty(&status)?);
    Ok(Outcome::Done)
}
