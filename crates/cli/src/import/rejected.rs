//! Rejected rows of a file: counted by reason, and written where there are any, or shown where nothing is to be written.

use std::collections::BTreeMap;
use std::path::Path;

use gocpont_ingest::rejection::{Rejection, RejectionFile};
use gocpont_words::Arg;

use crate::console::Console;
use crate::private_file::PrivateFile;

/// As many rejections are shown where they are not written.
const SHOWN: u64 = 50;

/// Rejected rows of a file.
pub struct Rejected<'c> {
    console: &'c Console,
    /// Where they are written; shown on the screen where there is no such file.
    path: Option<&'c Path>,
    out: Option<RejectionFile<PrivateFile>>,
    reasons: BTreeMap<&'static str, u64>,
}

impl<'c> Rejected<'c> {
    /// None so far; they go to the file, or with none to the screen.
    pub const fn new(console: &'c Console, path: Option<&'c Path>) -> Self {
        Self {
            console,
            path,
            out: None,
            reasons: BTreeMap::new(),
        }
    }

    /// Takes in rejections of a file or of one of its tables, as messages call it.
    pub fn add(&mut self, file: &str, rejections: &[Rejection]) -> anyhow::Result<()> {
        for rejection in rejections {
            *self.reasons.entry(rejection.reason.id()).or_default() += 1;
            let said = self.said(file, rejection);
            match self.path {
                Some(path) => self.out(path)?.write(rejection, &said)?,
                None if self.count() <= SHOWN => self.console.say_text(&said),
                None => {}
            }
        }
        Ok(())
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.reasons.values().sum()
    }

    fn out(&mut self, path: &Path) -> anyhow::Result<&mut RejectionFile<PrivateFile>> {
        if self.out.is_none() {
            let name = path.display().to_string();
            let file = PrivateFile::create(path)?;
            self.out = Some(RejectionFile::parted_by(
                self.console.list_separator(),
                &name,
                file,
            )?);
        }
        self.out
            .as_mut()
            .ok_or_else(|| anyhow::anyhow!("no rejection file"))
    }

    fn said(&self, file: &str, rejection: &Rejection) -> String {
        let id = format!("rejection-{}", rejection.reason.id());
        self.console.words().say_with(
            &id,
            &[
                ("file", Arg::from(file)),
                ("row", Arg::from(rejection.row.to_string())),
                ("column", Arg::from(rejection.column.as_str())),
                ("value", Arg::from(rejection.value.as_str())),
                ("expected", Arg::from(rejection.expected.as_str())),
            ],
        )
    }

    /// Finishes the file; gives how many rows were rejected for each reason.
    pub fn finish(self) -> anyhow::Result<BTreeMap<&'static str, u64>> {
        let count = self.count();
        if self.path.is_none() && count > SHOWN {
            let more = Arg::Number((count - SHOWN) as f64);
            self.console
                .say("import-more-rejections", &[("count", more)]);
        }
        if let Some(out) = self.out {
            out.finish()?.finish()?;
        }
        Ok(self.reasons)
    }
}
