//! What this workbench has taken in since it began, so that it can be taken back.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::report::Report;

/// The imports, the latest last.
#[derive(Default)]
pub struct Journal(Mutex<Vec<Entry>>);

/// An import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its number here, from 1 on.
    pub number: u64,
    /// The file's name.
    pub file: String,
    /// Its batches in the store.
    pub batches: Vec<i64>,
    /// Records that were new.
    pub taken: u64,
    /// Records that changed something.
    pub changed: u64,
    /// Rows that were not taken.
    pub rejected: u64,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Journal {
    /// Notes an import that has kept something.
    pub fn note(&self, file: &str, report: &Report) {
        let batches = report.batches();
        if batches.is_empty() {
            return;
        }
        let counts = || report.tables.iter().filter_map(|table| table.counts);
        let mut entries = self.entries();
        let number = entries.len() as u64 + 1;
        entries.push(Entry {
            number,
            file: file.to_owned(),
            batches,
            taken: counts().map(|counts| counts.taken).sum(),
            changed: counts().map(|counts| counts.changed).sum(),
            rejected: report.rejected(),
            undone: false,
        });
    }

    /// All of them.
    pub fn all(&self) -> Vec<Entry> {
        self.entries().clone()
    }

    /// The batches of an import that still counts.
    pub fn batches(&self, number: u64) -> Option<Vec<i64>> {
        let entries = self.entries();
        let entry = entries
            .iter()
            .find(|entry| entry.number == number && !entry.undone)?;
        Some(entry.batches.clone())
    }

    /// Notes that an import was taken back.
    pub fn undone(&self, number: u64) {
        for entry in self
            .entries()
            .iter_mut()
            .filter(|entry| entry.number == number)
        {
            entry.undone = true;
        }
    }

    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
