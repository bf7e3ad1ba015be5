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
    #[arg(long, value_parser = day)]
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
    /// A survey file of the register: its ids stand in the list beside the units, as the store does not keep them.
    #[arg(long)]
    pub ids: Vec<PathBuf>,
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

/// A day as 2024-09-30, or as 2024.09.30. with points.
pub fn day(text: &str) -> Result<Date, String> {
    let dashed = text.trim().trim_end_matches('.').replace(['.', '/'], "-");
    let wanted = || format!("{text:?} is not a day of the form 2024-09-30");
    dashed.replace(' ', "").parse().map_err(|_| wanted())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_may_have_points_and_has_its_year_first() {
        for text in ["2024-05-01", "2024.05.01.", "2024. 05. 01.", "2024/05/01"] {
            assert_eq!(day(text), Ok(date(2024, 5, 1)), "{text}");
        }
        for text in ["01.05.2024", "2024.13.01.", "", "tegnap"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
