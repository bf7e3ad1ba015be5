//! Tables of `KoboToolbox`: who is whose parent, by `_index`, `_parent_index` and `_parent_table_name`. A sheet's name is
//! cut to 31 characters and says little; that a child is part of the same submission as its parent is checked.

use std::path::Path;

use super::naming::{paths, rank, wanted};
use super::note::{Note, NoteKind};
use super::raw::{Budget, Draft, Raw, index};
use super::{Export, Format, archive, build, sniff};
use crate::error::{InvalidFile, Problem, name, some_of};
use crate::workbook::Workbook;

/// Sheets that an export may have.
const MOST_TABLES: usize = 200;

/// Opens a spreadsheet.
pub fn spreadsheet(path: &Path) -> Result<Option<Export>, InvalidFile> {
    if !archive::may_be_export(path) {
        return Ok(None);
    }
    let (mut book, file) = (Workbook::open(path)?, name(path));
    let (mut notes, mut tables, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let (mut budget, mut empty) = (Budget::default(), true);
    let sheets = book.sheets();
    for sheet in sheets.iter().take(MOST_TABLES) {
        let grid = book.grid(sheet)?;
        if grid.is_empty() {
            continue;
        }
        empty = false;
        let header: Vec<String> = grid.cells(0).map(|cell| cell.trim().to_owned()).collect();
        let has = |name: &str| header.iter().any(|column| column == name);
        if !(has("_index") && (has("_parent_index") || sniff::is_kobo(&header))) {
            others.push(sheet.clone());
            continue;
        }
        let raw = Raw::new(sheet, grid, &mut notes);
        for row in &raw.rows {
            budget.row(&file, raw.grid.line(*row as usize), raw.header.len())?;
        }
        tables.push(raw);
    }
    if tables.is_empty() {
        let first = sheets.first().filter(|_| empty);
        return Ok(first.map(|sheet| without_submissions(sheet)));
    }
    let left_out =
        |sheet: &String| Note::new(NoteKind::LeftOut, sheet).names(std::iter::once(sheet.as_str()));
    notes.extend(others.iter().map(left_out));
    let drafts = assemble(&file, tables, None, &mut notes)?;
    let old = drafts
        .first()
        .is_some_and(|root| root.raw.has("_parent_index"));
    let format = if old {
        Format::KoboLegacySet
    } else {
        Format::KoboXlsx
    };
    Ok(Some(build::finish(format, drafts, notes)))
}

/// A form that nobody filled in is exported as a sheet without anything.
fn without_submissions(sheet: &str) -> Export {
    let raw = Raw::new(sheet, crate::grid::Grid::new(sheet), &mut Vec::new());
    build::finish(Format::KoboXlsx, vec![Draft::root(raw)], Vec::new())
}

/// Joins tables to one export, the root first: that of the named table, else the only one; in a workbook, which has no
/// name to give, the first.
pub fn assemble(
    file: &str,
    tables: Vec<Raw>,
    named: Option<&str>,
    notes: &mut Vec<Note>,
) -> Result<Vec<Draft>, InvalidFile> {
    let roots: Vec<usize> = (0..tables.len())
        .filter(|at| is_root(&tables[*at]))
        .collect();
    let first = roots.first().copied();
    let parents: Vec<Option<usize>> = (0..tables.len())
        .map(|at| {
            if roots.contains(&at) {
                None
            } else {
                parent(&tables, at, first)
            }
        })
        .collect();
    let top = |mut at: usize| {
        for _ in 0..tables.len() {
            match parents[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at
    };
    let named = named.and_then(|named| tables.iter().position(|raw| raw.name == named));
    let Some(root) = named.map(top).or(first) else {
        return Err(InvalidFile::new(file, Problem::ExportRoot));
    };
    let spreadsheet = tables.iter().any(|raw| !raw.has("_parent_index"));
    if named.is_none() && roots.len() > 1 && !spreadsheet {
        let names = some_of(roots.iter().map(|at| tables[*at].name.as_str()));
        return Err(InvalidFile::new(file, Problem::SeveralExports(names)));
    }
    let kept: Vec<usize> = (0..tables.len()).filter(|at| top(*at) == root).collect();
    if spreadsheet {
        for at in (0..tables.len()).filter(|at| !kept.contains(at)) {
            let note = Note::new(NoteKind::LeftOut, &tables[at].name);
            notes.push(note.names(std::iter::once(tables[at].name.as_str())));
        }
    }
    Ok(drafts(tables, &parents, (root, &kept), notes))
}

fn drafts(
    tables: Vec<Raw>,
    parents: &[Option<usize>],
    (root, kept): (usize, &[usize]),
    notes: &mut Vec<Note>,
) -> Vec<Draft> {
    let mut order = vec![root];
    order.extend(kept.iter().copied().filter(|at| *at != root));
    let place = |at: usize| order.iter().position(|other| *other == at);
    let joins: Vec<Option<Join>> = order
        .iter()
        .map(|at| parents[*at].map(|parent| Join::of(&tables[*at], &tables[parent])))
        .collect();
    let paths = paths(&tables, parents, root);
    let mut tables: Vec<Option<Raw>> = tables.into_iter().map(Some).collect();
    let mut drafts = Vec::new();
    for (at, join) in order.iter().zip(joins) {
        let Some(raw) = tables.get_mut(*at).and_then(Option::take) else {
            continue;
        };
        if let Some(join) = &join {
            join.note(&raw, notes);
        }
        let mut draft = Draft::root(raw);
        draft.path.clone_from(&paths[*at]);
        draft.parent = parents[*at].and_then(place);
        if let Some(join) = join {
            draft.parent_row = join.rows;
        }
        drafts.push(draft);
    }
    drafts
}

/// The root has no parent's index, or −1 in each row.
fn is_root(raw: &Raw) -> bool {
    let Some(column) = raw.find("_parent_index") else {
        return true;
    };
    let mut indexes = raw.values(Some(column));
    !raw.rows.is_empty() && indexes.all(|text| matches!(key(text), "" | "-1"))
}

/// A whole number as text, whether it was a number or a text before.
fn key(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix(".0").unwrap_or(text)
}

/// The table that is the parent of this one.
fn parent(tables: &[Raw], at: usize, root: Option<usize>) -> Option<usize> {
    let child = &tables[at];
    let wanted = wanted(child).unwrap_or_default();
    let rank = |other: usize| rank(&tables[other], wanted);
    let others = (0..tables.len()).filter(|other| *other != at);
    let best = others.clone().map(rank).max().unwrap_or(0);
    let fits = others.filter(|other| rank(*other) == best);
    let fits: Vec<usize> = if best == 0 {
        root.into_iter()
            .chain(fits.filter(|other| *other < at))
            .take(16)
            .collect()
    } else {
        fits.take(16).collect()
    };
    if fits.len() < 2 {
        return fits.first().copied().or(root);
    }
    let joined = |other: &usize| {
        let join = Join::of(child, &tables[*other]);
        let before = *other < at;
        let count = join.rows.iter().flatten().count();
        (
            count,
            before,
            if before {
                *other
            } else {
                tables.len() - *other
            },
        )
    };
    fits.into_iter().max_by_key(joined)
}

/// The rows of a table joined to those of its parent.
struct Join {
    rows: Vec<Option<u32>>,
    missing: Vec<usize>,
    uncertain: Vec<usize>,
}

impl Join {
    fn of(child: &Raw, parent: &Raw) -> Self {
        let parents = index(parent, parent.find("_index"), key);
        let (own, theirs) = (submission(child), submission(parent));
        let same = |row: usize, parent_row: u32| {
            own.iter().zip(&theirs).all(|(own, theirs)| {
                let (Some(own), Some(theirs)) = (own, theirs) else {
                    return true;
                };
                let row = child.rows.get(row).copied().unwrap_or_default();
                let other = parent
                    .rows
                    .get(parent_row as usize)
                    .copied()
                    .unwrap_or_default();
                let (own, theirs) = (child.cell(row, *own), parent.cell(other, *theirs));
                own.is_empty() || theirs.is_empty() || own == theirs
            })
        };
        let mut join = Self {
            rows: Vec::with_capacity(child.rows.len()),
            missing: Vec::new(),
            uncertain: Vec::new(),
        };
        for (row, text) in child.values(child.find("_parent_index")).enumerate() {
            let named = parents
                .get(key(text))
                .map(Vec::as_slice)
                .unwrap_or_default();
            let mut fits = named.iter().filter(|parent| same(row, **parent));
            let one = match (fits.next(), fits.next()) {
                (Some(one), None) => Some(*one),
                _ => None,
            };
            if one.is_none() {
                let list = if named.is_empty() {
                    &mut join.missing
                } else {
                    &mut join.uncertain
                };
                list.push(row);
            }
            join.rows.push(one);
        }
        join
    }

    fn note(&self, raw: &Raw, notes: &mut Vec<Note>) {
        let kinds = [
            (NoteKind::Orphans, &self.missing),
            (NoteKind::UncertainParents, &self.uncertain),
        ];
        for (kind, rows) in kinds {
            notes.extend(lines(kind, raw, rows));
        }
    }
}

/// A note of some rows, with their lines; none of no rows.
pub fn lines(kind: NoteKind, raw: &Raw, rows: &[usize]) -> Option<Note> {
    let line = |row: &usize| {
        let row = raw.rows.get(*row).copied().unwrap_or_default();
        raw.grid.line(row as usize).to_string()
    };
    let lines: Vec<String> = rows.iter().take(64).map(line).collect();
    let note = Note::new(kind, &raw.name).count(rows.len());
    (!rows.is_empty()).then(|| note.names(lines.iter().map(String::as_str)))
}

/// The columns that say which submission a row is part of.
fn submission(raw: &Raw) -> [Option<usize>; 2] {
    let pairs = [("_submission__uuid", "_uuid"), ("_submission__id", "_id")];
    pairs.map(|(child, root)| raw.find(child).or_else(|| raw.find(root)))
}
