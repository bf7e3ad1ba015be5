//! `tenant`, `user`, `token`, `audit`: who works at the desk, and who did what. Whoever runs these commands has the file itself:
//! the first administrator is made here and nowhere else, and every act is in the audit as the program's own.

pub mod args;
pub mod fault;
mod prompt;
mod tenant;
mod token;
mod trail;
mod user;

use std::path::PathBuf;

use gocpont_access::{SealingKey, StaffStore};
use gocpont_records::KeySource;
use jiff::Timestamp;

pub use self::tenant::run as tenant;
pub use self::token::run as token;
pub use self::trail::run as audit;
pub use self::user::run as user;

use self::args::StaffFile;
use crate::args::Args;
use crate::console::now;

/// Where accounts, tokens and the audit are: named, or beside the store of records.
pub fn path(args: &Args, file: &StaffFile) -> PathBuf {
    let beside = || args.db.with_extension("staff.db");
    file.staff.clone().unwrap_or_else(beside)
}

/// The file with the key that second factors are sealed with, where the town has keys already; they are sealed once it has.
fn opened_to_seal(args: &Args, file: &StaffFile) -> anyhow::Result<StaffStore> {
    let store = StaffStore::open(&path(args, file))?;
    Ok(match KeySource::of(&args.db).staff_sealing()? {
        Some(key) => store.with_sealing(SealingKey::new(key))?,
        None => store,
    })
}

/// The file, which is there, and this moment.
fn opened(args: &Args, file: &StaffFile) -> anyhow::Result<(StaffStore, Timestamp)> {
    Ok((StaffStore::open(&path(args, file))?, now()))
}
