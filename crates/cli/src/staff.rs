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

use gocpont_access::StaffStore;
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

/// The file, which is there, and this moment.
fn opened(args: &Args, file: &StaffFile) -> anyhow::Result<(StaffStore, Timestamp)> {
    Ok((StaffStore::open(&path(args, file))?, now()))
}
