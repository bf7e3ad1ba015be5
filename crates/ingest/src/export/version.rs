//! Versions of a form in one export: which columns no row of a version has an answer in, while others have.

use std::collections::{BTreeMap, BTreeSet};

use super::ExportTable;
use super::note::{Note, NoteKind};

/// As many versions are told apart.
const MOST_VERSIONS: usize = 64;
/// The columns that hold the version, of a root and of a repeat group.
const NAMES: [&str; 5] = [
    "__version__",
    "_version_",
    "_submission___version__",
    "_submission__version_",
    "FormVersion",
];

/// A note for each table in which a column is empty throughout a version. Cells stay as they are: empty is not asked.
pub fn notes(tables: &[ExportTable]) -> Vec<Note> {
    let mut versions: Vec<Vec<Option<&str>>> = Vec::new();
    let mut notes = Vec::new();
    for table in tables {
        let own = NAMES.iter().find_map(|name| table.column(name));
        let above = table.parent.and_then(|parent| versions.get(parent));
        let version = |row: usize| {
            if let Some(column) = own {
                return Some(table.grid.cell(row, column));
            }
            let parent = table.parent_row.get(row).copied().flatten()?;
            above?.get(parent as usize).copied().flatten()
        };
        let of: Vec<Option<&str>> = (0..table.grid.rows()).map(version).collect();
        notes.extend(note(table, &of));
        versions.push(of);
    }
    notes
}

/// Whether a column is a question of its own: no choice of a question that has a column, and no part of a place.
fn is_question(table: &ExportTable, at: usize) -> bool {
    const PARTS: [&str; 4] = ["_latitude", "_longitude", "_altitude", "_precision"];
    let Some(column) = table.columns.get(at) else {
        return false;
    };
    let asked = table
        .selects
        .iter()
        .filter(|select| select.joined.is_some());
    let is_choice = asked
        .flat_map(|select| &select.choices)
        .any(|(_, own)| *own == at);
    let is_part =
        PARTS.iter().any(|part| column.name.ends_with(part)) && column.leaf.starts_with('_');
    let unasked = column.is_metadata || column.is_derived || column.name.is_empty();
    !(unasked || is_choice || is_part)
}

fn note(table: &ExportTable, versions: &[Option<&str>]) -> Option<Note> {
    let known: BTreeSet<&str> = versions.iter().flatten().copied().collect();
    if known.len() < 2 || known.len() > MOST_VERSIONS {
        return None;
    }
    let mut columns = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        if !is_question(table, at) {
            continue;
        }
        let mut answered: BTreeMap<&str, bool> =
            known.iter().map(|version| (*version, false)).collect();
        for (row, version) in versions.iter().enumerate() {
            if let Some(answered) = version.and_then(|version| answered.get_mut(version)) {
                *answered |= !table.grid.cell(row, at).is_empty();
            }
        }
        let shown = |version: &str| {
            if version.is_empty() {
                "–".to_owned()
            } else {
                version.to_owned()
            }
        };
        let empty: Vec<String> = answered
            .iter()
            .filter(|(_, any)| !**any)
            .map(|(version, _)| shown(version))
            .collect();
        if !empty.is_empty() && empty.len() < known.len() {
            let empty = empty.join("; ");
            columns.push(format!("{} ({empty})", column.name));
        }
    }
    let note = Note::new(NoteKind::NotAsked, &table.source).count(columns.len());
    (!columns.is_empty()).then(|| note.names(columns.iter().map(String::as_str)))
}
