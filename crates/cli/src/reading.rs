//! Reading a survey file in a thread of its own: batches go to whoever writes them, and the end is said.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender};

use anyhow::Context;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_crs::Transformer;
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::project::Project;
use gocpont_ingest::survey::{Batch, Survey};
use gocpont_records::KnownUnits;
use jiff::civil::Date;

/// How a file is read, in a thread of its own.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The file.
    pub path: &'a Path,
    /// The register's questionnaire.
    pub codebook: &'a Codebook,
    /// EPSG code of its coordinates in metres.
    pub crs: Option<u32>,
    /// From when the answers are valid, where no column says so.
    pub valid_from: Option<Date>,
    /// The units of the parent register.
    pub parents: Option<&'a KnownUnits>,
    /// The area sets to place points in.
    pub areas: &'a [Arc<AreaSet>],
}

/// A batch of rows, and how many bytes were read so far.
pub struct Read {
    /// The rows.
    pub batch: Batch,
    /// Bytes read so far.
    pub bytes: u64,
}

/// What the reading thread says: a batch, that the file has ended, or what is wrong with it.
pub type Sent = anyhow::Result<Option<Read>>;

/// The next batch; none at the file's end. A thread that ended without a word is an error, so that nothing half-read is
/// kept.
pub fn next(batches: &Receiver<Sent>) -> Sent {
    batches.recv().context("the file was not read to its end")?
}

impl Reading<'_> {
    /// Sends the file's batches, then its end or its error, as long as somebody takes them.
    pub fn send(&self, batches: &SyncSender<Sent>) {
        let last = self.read(batches).map(|()| None);
        // Whoever took them may have ended with an error of its own.
        let _unheard = batches.send(last);
    }

    fn read(&self, batches: &SyncSender<Sent>) -> anyhow::Result<()> {
        let projection = self.crs.map(Transformer::to_wgs84).transpose()?;
        let exists = self.parents.map(|known| |id: &str| known.contains(id));
        let survey = Survey {
            codebook: self.codebook,
            valid_from: self.valid_from,
            projection: projection.as_ref().map(|crs| crs as &dyn Project),
            areas: self.areas,
            parent_exists: exists
                .as_ref()
                .map(|exists| exists as &dyn Fn(&str) -> bool),
        };
        let mut reader = survey.open(self.path)?;
        let mut batch = Batch::default();
        while reader.next_batch(&mut batch)? {
            let read = Read {
                batch: std::mem::take(&mut batch),
                bytes: reader.bytes_read(),
            };
            if batches.send(Ok(Some(read))).is_err() {
                return Ok(());
            }
        }
        if reader.rows() == 0 {
            let name = self.path.file_name().unwrap_or_default().to_string_lossy();
            return Err(InvalidFile::new(&name, Problem::Empty).into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::*;

    #[test]
    fn a_reader_that_ends_without_a_word_is_an_error_and_no_end() {
        let (sender, batches) = sync_channel::<Sent>(1);
        sender.send(Ok(None)).expect("taken");
        assert!(next(&batches).is_ok_and(|read| read.is_none()));
        drop(sender);
        assert!(next(&batches).is_err());
    }
}
