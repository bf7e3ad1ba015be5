//! Tables of ODK Central and Briefcase, joined by `KEY` and `PARENT_KEY`; a key that stands there twice (Briefcase
//! appending to an earlier export) is one row, the later one.

use std::collections::HashMap;

use super::Format;
use super::kobo::lines;
use super::note::{Note, NoteKind};
use super::raw::{Draft, Raw};

/// Joins tables to one export; the first is the root.
pub fn assemble(mut tables: Vec<Raw>, is_zip: bool, notes: &mut Vec<Note>) -> (Format, Vec<Draft>) {
    let format = format(&tables, is_zip);
    for raw in &mut tables {
        once(raw, notes);
    }
    missing(&tables, format, is_zip, notes);
    let joins = joins(&tables, notes);
    let paths = paths(&tables, &joins);
    let drafts = tables.into_iter().zip(joins).zip(paths);
    let drafts = drafts.map(|((raw, (parent, parent_row)), path)| Draft {
        raw,
        path,
        parent,
        parent_row,
    });
    (format, drafts.collect())
}

/// Central names who sent a submission, and ends its moments with `Z`.
fn format(tables: &[Raw], is_zip: bool) -> Format {
    let set_of = |raw: &Raw| raw.header.iter().any(|name| name.starts_with("SET-OF-"));
    if tables.iter().any(set_of) {
        return Format::Briefcase;
    }
    let central = tables.first().is_some_and(|root| {
        let sent = root
            .values(root.find("SubmissionDate"))
            .find(|moment| !moment.is_empty());
        let utc = sent.is_some_and(|moment| moment.ends_with('Z'));
        utc || root.has("SubmitterID") || (sent.is_none() && is_zip)
    });
    if central {
        Format::Central
    } else {
        Format::Briefcase
    }
}

/// Leaves the last of the rows of each key, where the first stood.
fn once(raw: &mut Raw, notes: &mut Vec<Note>) {
    let Some(column) = raw.find("KEY") else {
        return;
    };
    let mut rows: Vec<u32> = Vec::with_capacity(raw.rows.len());
    let (mut repeated, mut replaced) = (0, Vec::new());
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for row in &raw.rows {
        let key = raw.cell(*row, column).trim();
        let earlier = if key.is_empty() {
            None
        } else {
            seen.get(key).copied()
        };
        let Some(kept) = earlier.and_then(|at| rows.get_mut(at)) else {
            if !key.is_empty() {
                seen.insert(key, rows.len());
            }
            rows.push(*row);
            continue;
        };
        let width = 0..raw.width;
        if width
            .into_iter()
            .all(|at| raw.cell(*kept, at) == raw.cell(*row, at))
        {
            repeated += 1;
        } else {
            replaced.push(key);
            *kept = *row;
        }
    }
    if repeated > 0 {
        notes.push(Note::new(NoteKind::RepeatedRows, &raw.name).count(repeated));
    }
    if !replaced.is_empty() {
        let note = Note::new(NoteKind::ReplacedRows, &raw.name).count(replaced.len());
        notes.push(note.names(replaced.iter().copied()));
    }
    raw.rows = rows;
}

/// The name of a repeat group's file behind the name of the form.
fn suffix<'t>(root: &str, raw: &'t Raw) -> &'t str {
    let rest = raw.name.strip_prefix(root);
    rest.and_then(|rest| rest.strip_prefix('-'))
        .unwrap_or(&raw.name)
}

/// Says which repeat groups are not among the tables. Briefcase names them; a single file of Central may have some.
fn missing(tables: &[Raw], format: Format, is_zip: bool, notes: &mut Vec<Note>) {
    let Some(root) = tables.first() else {
        return;
    };
    let suffixes: Vec<&str> = tables
        .iter()
        .skip(1)
        .map(|raw| suffix(&root.name, raw))
        .collect();
    let there = |set: &&str| {
        let parted = format!("-{set}");
        suffixes
            .iter()
            .any(|suffix| suffix == set || suffix.ends_with(&parted))
    };
    let headers = tables.iter().flat_map(|raw| &raw.header);
    let named = headers.filter_map(|name| name.strip_prefix("SET-OF-"));
    let mut lost: Vec<&str> = named.filter(|set| !there(set)).collect();
    lost.dedup();
    let unknown = format == Format::Central && !is_zip && tables.len() == 1;
    if unknown || !lost.is_empty() {
        let note = Note::new(NoteKind::MembersMissing, &root.name).count(lost.len());
        notes.push(note.names(lost.into_iter()));
    }
}

type Parent = (Option<usize>, Vec<Option<u32>>);

fn joins(tables: &[Raw], notes: &mut Vec<Note>) -> Vec<Parent> {
    let mut keys: HashMap<&str, (usize, u32)> = HashMap::new();
    for (at, raw) in tables.iter().enumerate() {
        for (row, key) in raw.values(raw.find("KEY")).enumerate() {
            if !key.is_empty() {
                keys.entry(key).or_insert((at, row as u32));
            }
        }
    }
    let mut joins = Vec::new();
    for (at, raw) in tables.iter().enumerate() {
        if at == 0 {
            joins.push((None, vec![None; raw.rows.len()]));
            continue;
        }
        let mut counts = vec![0_u64; tables.len()];
        let named = || raw.values(raw.find("PARENT_KEY")).map(|key| keys.get(key));
        for (table, _) in named().flatten() {
            if let Some(count) = counts.get_mut(*table).filter(|_| *table != at) {
                *count += 1;
            }
        }
        let most = (0..tables.len()).rev().max_by_key(|other| counts[*other]);
        let parent = most
            .filter(|other| counts[*other] > 0)
            .unwrap_or_else(|| hinted(tables, at));
        let row =
            |found: Option<&(usize, u32)>| found.filter(|(t, _)| *t == parent).map(|(_, row)| *row);
        let rows: Vec<Option<u32>> = named().map(row).collect();
        let orphans: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].is_none()).collect();
        notes.extend(lines(NoteKind::Orphans, raw, &orphans));
        joins.push((Some(parent), rows));
    }
    joins
}

/// The table that says to have this one's rows; the root where none does.
fn hinted(tables: &[Raw], at: usize) -> usize {
    let root = tables.first().map_or("", |root| root.name.as_str());
    let set = format!("SET-OF-{}", suffix(root, &tables[at]));
    let says = |other: &usize| *other != at && tables[*other].has(&set);
    (0..tables.len()).find(says).unwrap_or(0)
}

/// The path of each table: what its keys say (`uuid:…/member[1]/service[2]`), else its file's name under its parent.
fn paths(tables: &[Raw], joins: &[Parent]) -> Vec<String> {
    let root = tables.first().map_or("", |root| root.name.as_str());
    let path = |at: usize| {
        if let Some(path) = keyed(&tables[at]).filter(|_| at > 0) {
            return path;
        }
        let (mut parts, mut here) = (Vec::new(), at);
        for _ in 0..tables.len() {
            match joins[here].0 {
                Some(parent) => {
                    parts.push(suffix(root, &tables[here]));
                    here = parent;
                }
                None => break,
            }
        }
        parts.reverse();
        parts.join("/")
    };
    (0..tables.len()).map(path).collect()
}

fn keyed(raw: &Raw) -> Option<String> {
    let key = raw.values(raw.find("KEY")).find(|key| !key.is_empty())?;
    let (_, path) = key.split_once('/')?;
    let parts = path.split('/').take(16).map(|part| {
        let (name, number) = part.strip_suffix(']')?.rsplit_once('[')?;
        let counted = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        (counted && !name.is_empty()).then_some(name)
    });
    Some(parts.collect::<Option<Vec<&str>>>()?.join("/"))
}
