//! Keeps what becomes of a file for the workbench's page: what is said of it, what was not taken, where the records lie.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gocpont_core::area::AreaSet;
use gocpont_core::record::Record;
use gocpont_desk::report::{Pair, Places, Rejection};
use gocpont_desk::{At, Said, Watch};
use gocpont_ingest::duplicates::Pairs;
use gocpont_ingest::rejection;
use gocpont_words::{Arg, Language, Words};
use indicatif::ProgressBar;

use crate::import::ear::{Ear, Stopped};
use crate::import::input::Input;
use crate::reading::Told;

use super::places::Counted;
use super::tongues::{Tongues, without};

/// As many rejections are kept.
const MOST_REJECTIONS: usize = 100_000;
/// As many pairs are kept.
const MOST_PAIRS: usize = 500;
/// What the page shows otherwise.
const SHOWN_OTHERWISE: [&str; 3] = ["import-register", "import-matched", "import-not-read"];

/// Hears what becomes of a file, and keeps it.
pub struct Collector<'w> {
    tongues: &'w Tongues,
    watch: &'w dyn Watch,
    /// The file, as messages begin with it.
    file: String,
    /// The folder that messages are not to name.
    folder: String,
    kept: RefCell<Kept>,
}

/// What was heard.
#[derive(Default)]
pub struct Kept {
    /// What was said of the file as a whole.
    pub notes: Vec<Said>,
    /// What was said of each table.
    pub facts: BTreeMap<usize, Vec<Said>>,
    /// For each table that is read its register and, in an export, which table it is.
    pub parts: Vec<(usize, Option<usize>)>,
    /// Rows that were not taken.
    pub rejections: Vec<Rejection>,
    /// Pairs of rows that may be one.
    pub duplicates: Vec<Pair>,
    /// How many there were.
    pub duplicate_count: u64,
    places: Counted,
}

impl Kept {
    /// Where the records lie.
    pub fn places(&self, tongues: &Tongues) -> Places {
        self.places.places(tongues)
    }
}

impl<'w> Collector<'w> {
    /// For a dropped file.
    pub fn new(path: &Path, tongues: &'w Tongues, watch: &'w dyn Watch) -> Self {
        let folder = path.parent().map(|folder| format!("{}/", folder.display()));
        Self {
            tongues,
            watch,
            file: path.display().to_string(),
            folder: folder.unwrap_or_default(),
            kept: RefCell::default(),
        }
    }

    /// What was heard.
    pub fn into_kept(self) -> Kept {
        self.kept.into_inner()
    }

    /// What went wrong with the file.
    pub fn meaning(&self, error: &anyhow::Error) -> Said {
        without(self.tongues.meaning(error), &self.folder)
    }

    fn sentence(&self, id: &str, args: &[(&str, Arg)]) -> Said {
        without(self.tongues.say(id, args), &self.folder)
    }

    /// The name of a table of a file with several, out of what messages call it.
    fn table(&self, called: &str) -> String {
        let behind = called.strip_prefix(&self.file).unwrap_or_default().trim();
        let inside = behind
            .strip_prefix('(')
            .and_then(|name| name.strip_suffix(')'));
        inside.unwrap_or_default().to_owned()
    }
}

impl Ear for Collector<'_> {
    fn words(&self) -> &Words {
        self.tongues.of(Language::En)
    }

    fn say(&self, id: &str, args: &[(&str, Arg)]) {
        if !SHOWN_OTHERWISE.contains(&id) {
            self.kept.borrow_mut().notes.push(self.sentence(id, args));
        }
    }

    fn say_naming(&self, id: &str, args: &[(&str, Arg)], (name, text): (&str, &str)) {
        let said = Said::by(|language| {
            let words = self.tongues.of(language);
            let mut args = args.to_vec();
            args.push((name, Arg::from(words.say(text))));
            words.say_with(id, &args)
        });
        self.kept
            .borrow_mut()
            .notes
            .push(without(said, &self.folder));
    }

    fn opened(&self, input: &Input) {
        let parts = match input {
            Input::Table(register) => vec![(*register, None)],
            Input::Points(points) => vec![(points.register, None)],
            Input::Parts(parts) => {
                let parts = parts.iter();
                parts
                    .map(|part| (part.register, Some(part.table)))
                    .collect()
            }
        };
        self.kept.borrow_mut().parts = parts;
    }

    fn told(&self, part: usize, told: &Told) {
        let facts = told.facts.iter().map(|fact| {
            let args = fact.args.iter();
            let args: Vec<_> = args
                .map(|(name, value)| (*name, Arg::from(value.as_str())))
                .collect();
            self.sentence(fact.id, &args)
        });
        self.kept.borrow_mut().facts.insert(part, facts.collect());
    }

    fn rejected(&self, _part: usize, table: &str, rejection: &rejection::Rejection, _count: u64) {
        let kept = &mut self.kept.borrow_mut().rejections;
        if kept.len() < MOST_REJECTIONS {
            kept.push(Rejection {
                table: self.table(table),
                row: rejection.row,
                column: rejection.column.clone(),
                value: rejection.value.clone(),
                expected: rejection.expected.clone(),
                reason: rejection.reason.id(),
            });
        }
    }

    fn areas(&self, areas: &[Arc<AreaSet>]) {
        self.kept.borrow_mut().places.among(areas);
    }

    fn records(&self, records: &[Record]) {
        self.kept.borrow_mut().places.add(records);
    }

    fn suspects(&self, suspects: &[(String, Pairs)]) {
        let mut kept = self.kept.borrow_mut();
        for (table, found) in suspects {
            kept.duplicate_count += found.pairs.len() as u64;
            let room = MOST_PAIRS.saturating_sub(kept.duplicates.len());
            let pairs = found.pairs.iter().take(room).map(|pair| Pair {
                table: self.table(table),
                first: pair.first,
                second: pair.second,
                score: pair.score,
                alike: pair.alike.id(),
            });
            kept.duplicates.extend(pairs);
        }
    }

    fn bar(&self, _name: &str, _bytes: u64) -> ProgressBar {
        ProgressBar::hidden()
    }

    fn advance(&self, _bar: &ProgressBar, bytes: u64, rows: u64) -> Result<(), Stopped> {
        if self.watch.goes_on(At { bytes, rows }) {
            Ok(())
        } else {
            Err(Stopped)
        }
    }
}
