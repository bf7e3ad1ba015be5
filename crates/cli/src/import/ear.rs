//! Who hears what becomes of a file while it is read: the console says it line by line, the workbench keeps it for its page.

use std::fmt;
use std::sync::Arc;

use gocpont_core::area::AreaSet;
use gocpont_core::record::Record;
use gocpont_ingest::duplicates::Pairs;
use gocpont_ingest::rejection::Rejection;
use gocpont_words::{Arg, Words};
use indicatif::ProgressBar;

use crate::console::Console;
use crate::reading::Told;

use super::input::Input;
use super::report;

/// As many rejections are shown where they are not written.
const SHOWN: u64 = 50;

/// Hears what becomes of a file.
pub trait Ear {
    /// The language that texts of one language are put together in.
    fn words(&self) -> &Words;

    /// A sentence about the file.
    fn say(&self, id: &str, args: &[(&str, Arg)]);

    /// A sentence with another text, by its id, in it.
    fn say_naming(&self, id: &str, args: &[(&str, Arg)], named: (&str, &str));

    /// What the file is.
    fn opened(&self, _input: &Input) {}

    /// How a table of the file is written and which of its columns are read; its position among those that are read.
    fn told(&self, part: usize, told: &Told);

    /// A row that was not taken and that no file keeps; messages call the table so, and this many were rejected so far.
    fn rejected(&self, part: usize, table: &str, rejection: &Rejection, count: u64);

    /// That there were so many in all.
    fn all_rejected(&self, _count: u64) {}

    /// The area sets that records are placed in.
    fn areas(&self, _areas: &[Arc<AreaSet>]) {}

    /// Records that are about to be taken.
    fn records(&self, _records: &[Record]) {}

    /// Pairs of rows that may be about one unit, with the tables that they stand in.
    fn suspects(&self, suspects: &[(String, Pairs)]);

    /// A bar for a file of so many bytes.
    fn bar(&self, name: &str, bytes: u64) -> ProgressBar;

    /// How far the file was read; an error stops it, and nothing of it is kept.
    fn advance(&self, bar: &ProgressBar, bytes: u64, rows: u64) -> Result<(), Stopped>;
}

/// Somebody has stopped the reading of a file.
#[derive(Debug)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped; nothing was kept")
    }
}

impl std::error::Error for Stopped {}

impl Ear for Console {
    fn words(&self) -> &Words {
        Self::words(self)
    }

    fn say(&self, id: &str, args: &[(&str, Arg)]) {
        Self::say(self, id, args);
    }

    fn say_naming(&self, id: &str, args: &[(&str, Arg)], (name, text): (&str, &str)) {
        let mut args = args.to_vec();
        args.push((name, Arg::from(self.words().say(text))));
        Self::say(self, id, &args);
    }

    fn told(&self, _part: usize, told: &Told) {
        report::told(self, told);
    }

    fn rejected(&self, _part: usize, table: &str, rejection: &Rejection, count: u64) {
        if count <= SHOWN {
            self.say_text(&sentence(self.words(), table, rejection));
        }
    }

    fn all_rejected(&self, count: u64) {
        if count > SHOWN {
            let more = Arg::Number((count - SHOWN) as f64);
            self.say("import-more-rejections", &[("count", more)]);
        }
    }

    fn suspects(&self, suspects: &[(String, Pairs)]) {
        let count: usize = suspects.iter().map(|(_, found)| found.pairs.len()).sum();
        self.say("import-suspects", &[("count", Arg::from(count))]);
        let left_out: u64 = suspects.iter().map(|(_, found)| found.left_out).sum();
        if left_out > 0 {
            let count = Arg::Number(left_out as f64);
            self.say("import-suspects-left-out", &[("count", count)]);
        }
    }

    fn bar(&self, name: &str, bytes: u64) -> ProgressBar {
        self.progress(name, bytes)
    }

    fn advance(&self, bar: &ProgressBar, bytes: u64, rows: u64) -> Result<(), Stopped> {
        Self::advance(self, bar, bytes, rows);
        Ok(())
    }
}

/// Why a row was not taken, as messages call its table.
pub fn sentence(words: &Words, table: &str, rejection: &Rejection) -> String {
    let id = format!("rejection-{}", rejection.reason.id());
    let args = [
        ("file", Arg::from(table)),
        ("row", Arg::from(rejection.row.to_string())),
        ("column", Arg::from(rejection.column.as_str())),
        ("value", Arg::from(rejection.value.as_str())),
        ("expected", Arg::from(rejection.expected.as_str())),
    ];
    words.say_with(&id, &args)
}
