//! One job at a time: a check or an import on a thread of its own, with its progress, until it is done or stopped.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::error::Refused;
use crate::folder::Dropped;
use crate::importer::{At, Watch};
use crate::report::Report;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Says what an import would do.
    Check,
    /// Takes the file in.
    Import,
    /// Takes an import back.
    Undo,
}

/// The jobs: at most one runs, and the last one is remembered.
#[derive(Default)]
pub struct Jobs(Mutex<Slot>);

#[derive(Default)]
struct Slot {
    number: u64,
    file: Option<Arc<Dropped>>,
    /// The name of the file that the job is about, which may be gone.
    name: String,
    job: Option<Job>,
}

/// A job.
#[derive(Clone)]
struct Job {
    kind: Kind,
    progress: Arc<Progress>,
    outcome: Option<Arc<Report>>,
}

/// How far a job is, and whether it is to stop.
#[derive(Default)]
pub struct Progress {
    bytes: AtomicU64,
    rows: AtomicU64,
    stop: AtomicBool,
}

/// How a job stands.
#[derive(Debug, Serialize)]
pub struct Standing {
    /// Its number; 0 where there was none.
    pub number: u64,
    /// What it does.
    pub kind: Option<Kind>,
    /// `idle`, `running`, `stopping` or `done`.
    pub state: &'static str,
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of the file.
    pub total: u64,
    /// Rows read.
    pub rows: u64,
}

impl Watch for Progress {
    fn goes_on(&self, at: At) -> bool {
        self.bytes.store(at.bytes, Ordering::Relaxed);
        self.rows.store(at.rows, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }
}

impl Jobs {
    /// Another file, or none; what was found of the one before is forgotten. Not while a job runs.
    pub fn put(&self, file: Option<Dropped>) -> Result<(), Refused> {
        let mut slot = self.slot();
        slot.free()?;
        slot.file = file.map(Arc::new);
        slot.job = None;
        Ok(())
    }

    /// Begins a job on the dropped file.
    pub fn begin(&self, kind: Kind) -> Result<(u64, Arc<Dropped>, Arc<Progress>), Refused> {
        let mut slot = self.slot();
        slot.free()?;
        let file = slot.file.clone().ok_or(Refused::NoFile)?;
        slot.name.clone_from(&file.name);
        let (number, progress) = slot.start(kind);
        Ok((number, file, progress))
    }

    /// Begins a job that needs no file.
    pub fn begin_without(&self, kind: Kind) -> Result<u64, Refused> {
        let mut slot = self.slot();
        slot.free()?;
        Ok(slot.start(kind).0)
    }

    /// Ends a job. A file that was taken in is let go.
    pub fn end(&self, number: u64, report: Report) {
        let mut slot = self.slot();
        if slot.number != number {
            return;
        }
        let Some(job) = &mut slot.job else { return };
        let is_taken = job.kind == Kind::Import && report.refusal.is_none() && !report.stopped;
        job.outcome = Some(Arc::new(report));
        if is_taken {
            slot.file = None;
        }
    }

    /// Asks the running job to stop.
    pub fn stop(&self) {
        if let Some(job) = &self.slot().job {
            job.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a file may be put now.
    pub fn is_free(&self) -> Result<(), Refused> {
        self.slot().free()
    }

    /// How the last job stands.
    pub fn standing(&self) -> Standing {
        let slot = self.slot();
        let total = slot.file.as_ref().map_or(0, |file| file.bytes);
        let Some(job) = &slot.job else {
            return Standing {
                number: slot.number,
                kind: None,
                state: "idle",
                bytes: 0,
                total,
                rows: 0,
            };
        };
        let state = match (&job.outcome, job.progress.stop.load(Ordering::Relaxed)) {
            (Some(_), _) => "done",
            (None, true) => "stopping",
            (None, false) => "running",
        };
        Standing {
            number: slot.number,
            kind: Some(job.kind),
            state,
            bytes: job.progress.bytes.load(Ordering::Relaxed),
            total,
            rows: job.progress.rows.load(Ordering::Relaxed),
        }
    }

    /// The dropped file's name and size.
    pub fn file(&self) -> Option<(String, u64)> {
        let slot = self.slot();
        slot.file
            .as_ref()
            .map(|file| (file.name.clone(), file.bytes))
    }

    /// The name of the file that the last job was about.
    pub fn name(&self) -> String {
        self.slot().name.clone()
    }

    /// What the last job found, once it is done.
    pub fn report(&self) -> Option<Arc<Report>> {
        self.slot().job.as_ref()?.outcome.clone()
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    fn free(&self) -> Result<(), Refused> {
        let runs = self.job.as_ref().is_some_and(|job| job.outcome.is_none());
        if runs { Err(Refused::Busy) } else { Ok(()) }
    }

    fn start(&mut self, kind: Kind) -> (u64, Arc<Progress>) {
        self.number += 1;
        let progress = Arc::new(Progress::default());
        self.job = Some(Job {
            kind,
            progress: Arc::clone(&progress),
            outcome: None,
        });
        (self.number, progress)
    }
}
