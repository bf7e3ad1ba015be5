//! Rejected rows of a file: counted by reason, and written where there are any, or told where nothing is to be written.

use std::collections::BTreeMap;
use std::path::Path;

use gocpont_ingest::rejection::{Rejection, RejectionFile};

use crate::console::list_separator;
use crate::private_file::PrivateFile;

use super::ear::{Ear, sentence};

/// Rejected rows of a file.
pub struct Rejected<'c> {
    ear: &'c dyn Ear,
    /// Where they are written; told one by one where there is no such file.
    path: Option<&'c Path>,
    out: Option<RejectionFile<PrivateFile>>,
    reasons: BTreeMap<&'static str, u64>,
}

impl<'c> Rejected<'c> {
    /// None so far; they go to the file, or with none to whoever hears.
    pub const fn new(ear: &'c dyn Ear, path: Option<&'c Path>) -> Self {
        Self {
            ear,
            path,
            out: None,
            reasons: BTreeMap::new(),
        }
    }

    /// Takes in rejections of a file or of one of its tables, by its position and as messages call it.
    pub fn add(
        &mut self,
        (part, table): (usize, &str),
        rejections: &[Rejection],
    ) -> anyhow::Result<()> {
        for rejection in rejections {
            *self.reasons.entry(rejection.reason.id()).or_default() += 1;
            match self.path {
                Some(path) => {
                    let said = sentence(self.ear.words(), table, rejection);
                    self.out(path)?.write(rejection, &said)?;
                }
                None => self.ear.rejected(part, table, rejection, self.count()),
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
                list_separator(self.ear.words().language()),
                &name,
                file,
            )?);
        }
        self.out
            .as_mut()
            .ok_or_else(|| anyhow::anyhow!("no rejection file"))
    }

    /// Finishes the file; gives how many rows were rejected for each reason.
    pub fn finish(self) -> anyhow::Result<BTreeMap<&'static str, u64>> {
        if self.path.is_none() {
            self.ear.all_rejected(self.count());
        }
        if let Some(out) = self.out {
            out.finish()?.finish()?;
        }
        Ok(self.reasons)
    }
}
