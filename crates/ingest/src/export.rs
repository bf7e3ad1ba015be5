//! Exports of `KoboToolbox` and ODK with repeat groups: tables that know their parents, columns that know what they
//! are, and notes about everything that a reader of the file would not expect.

mod archive;
mod build;
mod column;
mod features;
mod flat;
mod folder;
mod kobo;
mod moment;
mod naming;
mod note;
mod odk;
mod point;
mod raw;
mod select;
mod sniff;
mod version;

use std::path::Path;

pub use column::Column;
pub use moment::iso as iso_moment;
pub use note::{Note, NoteKind};
pub use point::GeoPoint;
pub use select::SelectMultiple;

use crate::error::InvalidFile;
use crate::grid::Grid;
use sniff::Kind;

/// Which program wrote an export, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `KoboToolbox`, a spreadsheet with a sheet for each repeat group.
    KoboXlsx,
    /// `KoboToolbox`, semicolons; repeat groups are left out.
    KoboCsv,
    /// `KoboToolbox`, features; repeat groups and submissions without a place are left out.
    KoboGeoJson,
    /// The old exporter of `KoboToolbox`, a table for each repeat group.
    KoboLegacySet,
    /// The old exporter of `KoboToolbox`, repeat groups as columns `group[1]/name`.
    KoboLegacyFlat,
    /// ODK Central.
    Central,
    /// ODK Briefcase.
    Briefcase,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::KoboXlsx,
        Self::KoboCsv,
        Self::KoboGeoJson,
        Self::KoboLegacySet,
        Self::KoboLegacyFlat,
        Self::Central,
        Self::Briefcase,
    ];

    /// The stable name under which people read it in their language (`export-format-ID`).
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::KoboXlsx => "kobo-xlsx",
            Self::KoboCsv => "kobo-csv",
            Self::KoboGeoJson => "kobo-geojson",
            Self::KoboLegacySet => "kobo-legacy-set",
            Self::KoboLegacyFlat => "kobo-legacy-flat",
            Self::Central => "central",
            Self::Briefcase => "briefcase",
        }
    }

    /// The column with the moment when a submission arrived. That of `KoboToolbox` has no zone; that of Central is
    /// UTC with `Z`; Briefcase writes the local time of the computer it ran on.
    #[must_use]
    pub const fn submitted(self) -> &'static str {
        match self {
            Self::Central | Self::Briefcase => "SubmissionDate",
            _ => "_submission_time",
        }
    }

    const fn is_odk(self) -> bool {
        matches!(self, Self::Central | Self::Briefcase)
    }

    const fn is_legacy(self) -> bool {
        matches!(self, Self::KoboLegacySet | Self::KoboLegacyFlat)
    }
}

/// An export as a whole. The first table is the root, and a table stands behind its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Who wrote it.
    pub format: Format,
    /// The root and its repeat groups.
    pub tables: Vec<ExportTable>,
    /// What a reader should know, in the order of the tables.
    pub notes: Vec<Note>,
}

/// A table of an export: the submissions themselves, or the instances of a repeat group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportTable {
    /// The repeat group's path, such as `member/service`; empty for the root. Groups that are no repeats are in it only
    /// where the file names them.
    pub path: String,
    /// The sheet or file, for messages.
    pub source: String,
    /// The columns of the file, then derived ones.
    pub columns: Vec<Column>,
    /// The rows, without header, one cell for each column; each knows its line in the sheet or file. What was not asked or
    /// not answered is empty.
    pub grid: Grid,
    /// The table of its parents.
    pub parent: Option<usize>,
    /// For each row the row (from 0) of its parent's grid. None in the root, and in a row whose parent is not there or is
    /// not certain: such a row must not be taken, nor what hangs on it.
    pub parent_row: Vec<Option<u32>>,
    /// The questions of which several answers can be chosen, as far as columns for choices show them.
    pub selects: Vec<SelectMultiple>,
    /// The questions about a place.
    pub points: Vec<GeoPoint>,
}

impl Export {
    /// Whether the file can carry repeat groups. Where it cannot, a household without members in it says nothing about the
    /// household, and registers of members must not be imported from it.
    #[must_use]
    pub fn carries_members(&self) -> bool {
        let missing = |note: &Note| note.kind == NoteKind::MembersMissing;
        !self.notes.iter().any(missing)
    }
}

impl ExportTable {
    /// The column of this name, which must be the only one.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let mut found = self.columns.iter().enumerate();
        let mut found = found.by_ref().filter(|(_, column)| column.name == name);
        let first = found.next()?;
        found.next().is_none().then_some(first.0)
    }

    /// The rows that say to have a parent and whose parent is not there or not certain.
    pub fn orphans(&self) -> impl Iterator<Item = usize> {
        let is_child = self.parent.is_some();
        let rows = self.parent_row.iter().enumerate();
        rows.filter(move |(_, parent)| is_child && parent.is_none())
            .map(|(row, _)| row)
    }
}

/// Opens an export: a spreadsheet, a CSV file (with those beside it that belong to it), a folder of them, a zip or a
/// GeoJSON file, told by content. None: it is none of these exports, and may be an ordinary table.
pub fn open(path: &Path) -> Result<Option<Export>, InvalidFile> {
    if path.is_dir() {
        return folder::open(path);
    }
    match sniff::kind(path)? {
        Kind::Spreadsheet => kobo::spreadsheet(path),
        Kind::Archive => archive::open(path),
        Kind::Features => features::open(path),
        Kind::Table(header) => folder::open_file(path, &header),
        Kind::Other => Ok(None),
    }
}

#[cfg(test)]
#[path = "export/fixtures.rs"]
mod fixtures;
#[cfg(test)]
#[path = "export/fuzz_tests.rs"]
mod fuzz_tests;
#[cfg(test)]
#[path = "export/real_tests.rs"]
mod real_tests;
#[cfg(test)]
#[path = "export/story_tests.rs"]
mod story_tests;
#[cfg(test)]
#[path = "export/trap_tests.rs"]
mod trap_tests;
