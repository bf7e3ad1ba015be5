//! Watching at the desk: rules are run over entries and figures, what they find becomes an alert once, and what is over is noted.
//!
//! An alert is an entry of the register `alert`. Of one series of a rule there is at most one whose day of being over is not noted;
//! while it stands nothing is raised again, whether it is open or closed, after a restart as before.

mod band;
mod board;
mod cluster;
mod figures;
mod finding;
mod people;
mod raise;
mod read;
mod run;
mod sentence;
mod sight;
mod standing;
mod task;
#[cfg(test)]
mod tests;
mod told;
pub(super) mod ways;

use std::sync::{Arc, Mutex, PoisonError};

use gocpont_core::watch::Rule;

pub use board::{Fault, Idle, Ran};
pub use figures::{rows, spots};
pub use raise::persons_in;
pub use run::{rules, run};
pub use sight::{Met, Reading, Row, Sight, Spot, Told, Town, Watched};
pub use task::hourly;

/// The register of alerts, and that of annotated breaks.
const ALERTS: &str = "alert";
const BREAKS: &str = "break";
/// Who writes alerts: no account has such a name.
const PROGRAM: &str = "(watch)";

/// The rules of a desk, and what it sees besides entries.
#[derive(Default)]
pub struct Watch {
    rules: Vec<Rule>,
    sight: Option<Box<dyn Sight>>,
    /// One run at a time.
    running: Mutex<()>,
    /// What the last one saw.
    last: Mutex<Option<Arc<board::Board>>>,
}

impl Watch {
    /// Rules, with figures and people where the desk has them.
    #[must_use]
    pub const fn new(rules: Vec<Rule>, sight: Option<Box<dyn Sight>>) -> Self {
        Self {
            rules,
            sight,
            running: Mutex::new(()),
            last: Mutex::new(None),
        }
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<Arc<board::Board>>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
