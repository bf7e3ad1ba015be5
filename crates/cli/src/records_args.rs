//! Arguments of the commands about records over time: leaving, merging, duplicates, status.

use std::path::PathBuf;

use gocpont_records::Gone;
use jiff::civil::Date;

/// `leave`
#[derive(Debug, clap::Args)]
pub struct Leave {
    /// The register of the ids.
    #[arg(long)]
    pub register: String,
    /// The first day on which they are gone.
    #[arg(long)]
    pub on: Date,
    /// Why.
    #[arg(long, value_enum, default_value = "left")]
    pub reason: Reasons,
    /// Ids as the survey files have them, or unit:DIGITS. Other users of the machine may see them while it runs: better in
    /// a file.
    #[arg(required_unless_present = "file")]
    pub ids: Vec<String>,
    /// A file of ids, one a line; - reads them from standard input.
    #[arg(long)]
    pub file: Option<PathBuf>,
}

/// Why a unit is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Reasons {
    /// Somebody died.
    Died,
    /// They live somewhere else now.
    Moved,
    /// Not in the register any more.
    Left,
}

impl From<Reasons> for Gone {
    fn from(reason: Reasons) -> Self {
        match reason {
            Reasons::Died => Self::Died,
            Reasons::Moved => Self::Moved,
            Reasons::Left => Self::Left,
        }
    }
}

/// `merge`
#[derive(Debug, clap::Args)]
pub struct Merge {
    /// The register of both.
    #[arg(long)]
    pub register: String,
    /// The id that stays, as the survey files have it, or unit:DIGITS as the list of duplicates has it.
    pub kept: String,
    /// The id that is the same person or household.
    pub merged: String,
}

/// `duplicates`
#[derive(Debug, clap::Args)]
pub struct Duplicates {
    /// The register: household, person, or another of the store.
    #[arg(long)]
    pub register: String,
    /// Where to write the list, owner-only; duplicates-REGISTER.csv unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// `status`
#[derive(Debug, clap::Args)]
pub struct Status {
    /// Answers older than so many days are stale.
    #[arg(long, default_value_t = 730)]
    pub stale_after: u32,
    /// Write coverage and age of the data by area to a GeoJSON, owner-only; for staff alone.
    #[arg(long)]
    pub layer: Option<PathBuf>,
}
