//! The auditor: takes the bytes of every release ever published and what its indicators mean, and shows that no small
//! count can be derived from all of it together, or refuses and names the published numbers that give one away.
//!
//! It shares no rule with the making of a release: places are read from outlines, sums are checked table by table, and
//! what can be derived is told by exact elimination and by bounds.
//!
//! What it does not see: statistics and their details that are computed from published counts, variables that say the
//! same under different names, and sets of different families put together that are no family left over from others.

use std::collections::BTreeMap;

use gocpont_core::codebook::Indicator;
use gocpont_core::cube::{Atom, Cube};
use gocpont_core::family::{Categories, InvalidFamily};
use serde::Serialize;

pub use crate::tier::Tier;

use crate::release::{Checksum, Release};

mod bounds;
#[cfg(test)]
mod changed_tests;
mod closure;
mod exact;
mod ground;
mod linear;
mod offence;
#[cfg(test)]
mod property_tests;
mod read;
mod region;
mod span;
mod sums;
mod tables;
#[cfg(test)]
mod toy;
mod truth;

pub use offence::{Number, Offence, OffenceKind, RowName};

pub use ground::Ground;
use tables::Tables;
use truth::Truth;

/// The smallest counts that are not small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Of all households or all people.
    pub k: u32,
    /// Under a filter, and of what the filter leaves.
    pub k_filter: u32,
}

/// A published release, as anybody can get it, and what only its makers know of it.
pub struct ReleaseInput<'r> {
    /// Its manifest.
    pub release: &'r Release,
    /// Who may see it.
    pub tier: Tier,
    /// What its indicators mean, in the manifest's order.
    pub indicators: &'r [Indicator],
    /// For each indicator the furthest that cases, and population less cases, may lie from the truth; 0 without noise.
    pub noise: &'r [u32],
    /// For each indicator its thresholds.
    pub thresholds: &'r [Thresholds],
    /// The bytes of a chunk.
    pub chunk: &'r dyn Fn(&Checksum) -> Result<Vec<u8>, String>,
}

/// Why an audit does not pass.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Hexes that are no ground.
    #[error("the ground cannot be audited: {0}")]
    Ground(String),
    /// A release that cannot be read, or is not what it should be.
    #[error("release {release}, {what}: {reason}")]
    Unreadable {
        /// Consecutive number.
        release: u32,
        /// Which part.
        what: String,
        /// What is wrong.
        reason: String,
    },
    /// Conditions that make no family.
    #[error(transparent)]
    Family(#[from] InvalidFamily),
    /// More families can be derived than are looked at.
    #[error("more than {0} families can be derived from the published ones")]
    TooManyFamilies(usize),
    /// The true counts are not of this ground or of these periods.
    #[error("the true counts do not fit release {0}")]
    Truth(u32),
    /// Something is given away.
    #[error("{}", listed(.0))]
    Refused(Vec<Offence>),
}

fn listed(offences: &[Offence]) -> String {
    let sentences: Vec<String> = offences.iter().map(ToString::to_string).collect();
    sentences.join("\n")
}

/// What an audit that passed looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AuditReport {
    /// Releases.
    pub releases: usize,
    /// Collections.
    pub collections: usize,
    /// Tables: collections in one period.
    pub tables: usize,
    /// Published features with counts.
    pub features: usize,
    /// Published counts of blocks that are not sums of others in their own table.
    pub rows: usize,
    /// Families published.
    pub families: usize,
    /// Families published or left over from published ones.
    pub derived_families: usize,
    /// Different sets of hexes published for a family.
    pub sets: usize,
    /// Dimension of what can be derived, at most.
    pub rank_at_most: usize,
    /// Pieces of ground that no table divides further.
    pub cells: usize,
    /// Pieces whose counts were tested, over all families and periods.
    pub tested: usize,
    /// Pieces that needed exact elimination.
    pub eliminated: usize,
    /// Counts whose bounds were told.
    pub bounded: usize,
    /// Municipalities and periods in which releases contradict each other, so that bounds were told from each alone.
    pub contradicting: usize,
    /// The smallest count above zero that a tested piece has.
    pub smallest: Option<i64>,
}

/// Offences named at most.
const MOST_OFFENCES: usize = 100;

/// All that was ever published about one ground.
pub struct Auditor {
    ground: Ground,
    categories: Categories,
    tables: Tables,
    cache: read::Cache,
    truth: Truth,
    offences: Vec<Offence>,
    report: AuditReport,
}

impl Auditor {
    /// An auditor of this ground, with nothing published yet.
    pub fn new(atoms: &[Atom]) -> Result<Self, AuditError> {
        Ok(Self {
            ground: Ground::new(atoms).map_err(AuditError::Ground)?,
            categories: BTreeMap::new(),
            tables: Tables::default(),
            cache: read::Cache::default(),
            truth: Truth::default(),
            offences: Vec::new(),
            report: AuditReport::default(),
        })
    }

    /// Tells all codes of category variables, so that categories that make up a whole are seen to; before any release.
    #[must_use]
    pub fn with_categories(self, categories: Categories) -> Self {
        Self { categories, ..self }
    }

    /// Adds a release and checks that every table is a sum of blocks; what is not is an offence of the audit.
    pub fn add_release(&mut self, input: &ReleaseInput<'_>) -> Result<(), AuditError> {
        read::add(self, input)
    }

    /// Compares a release, added before, with the true counts it was made from, and keeps them for the audit. The
    /// cube's periods are the release's.
    pub fn check_truth(&mut self, cube: &Cube, release: &Release) -> Result<(), AuditError> {
        truth::check(self, cube, release)
    }

    /// The audit of all that was added. The more true counts it knows, the less it refuses for want of proof.
    pub fn audit(&self) -> Result<AuditReport, AuditError> {
        let mut offences = self.offences.clone();
        let mut report = self.report.clone();
        for found in region::audit(self)? {
            report.add(&found.report);
            offences.extend(found.offences);
        }
        report.families = self.tables.families.len();
        offences.truncate(MOST_OFFENCES);
        if offences.is_empty() {
            return Ok(report);
        }
        Err(AuditError::Refused(offences))
    }

    fn offend(&mut self, offence: Offence) {
        if self.offences.len() < MOST_OFFENCES {
            self.offences.push(offence);
        }
    }
}

impl AuditReport {
    fn add(&mut self, other: &Self) {
        self.derived_families = self.derived_families.max(other.derived_families);
        self.sets += other.sets;
        self.rank_at_most += other.rank_at_most;
        self.cells += other.cells;
        self.tested += other.tested;
        self.eliminated += other.eliminated;
        self.bounded += other.bounded;
        self.contradicting += other.contradicting;
        self.smallest = match (self.smallest, other.smallest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

#[cfg(test)]
#[path = "auditor_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "auditor/waves_tests.rs"]
mod waves_tests;
