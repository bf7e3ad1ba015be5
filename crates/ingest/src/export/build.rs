//! The last step: tables whose parents are known become the export's, with columns that know what they are.

use std::borrow::Cow;
use std::collections::HashMap;

use super::column::Column;
use super::note::{Note, NoteKind};
use super::point::{self, Found, GeoPoint};
use super::raw::{Draft, Raw};
use super::select::{self, SelectMultiple};
use super::{Export, ExportTable, Format, flat, moment, version};
use crate::grid::Grid;

/// How a cell of the export comes from the row of the file.
enum Cell {
    AsIs(usize),
    Moment(usize),
    /// Whether something was chosen, with the column of codes and the code that say so too.
    Choice(usize, Option<(usize, String)>),
    /// Latitude, longitude or accuracy of a joined answer.
    Part(usize, usize),
}

/// Finishes an export.
pub fn finish(format: Format, drafts: Vec<Draft>, mut notes: Vec<Note>) -> Export {
    let mut tables = Vec::new();
    for draft in ordered(drafts) {
        if draft.parent.is_none() && draft.raw.rows.is_empty() {
            notes.push(Note::new(NoteKind::NoSubmissions, &draft.raw.name));
        }
        headers(&draft.raw, &mut notes);
        tables.push(table(draft, format, &mut notes));
    }
    notes.extend(version::notes(&tables));
    Export {
        format,
        tables,
        notes,
    }
}

/// The tables, each behind its parent. What hangs in a ring hangs on the root, its rows without parents.
fn ordered(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let parents: Vec<Option<usize>> = drafts.iter().map(|draft| draft.parent).collect();
    let depth = |at: usize| {
        let (mut here, mut steps) = (at, 0);
        while let Some(parent) = parents.get(here).copied().flatten() {
            (here, steps) = (parent, steps + 1);
            if steps > parents.len() {
                return None;
            }
        }
        Some(steps)
    };
    let depths: Vec<Option<usize>> = (0..drafts.len()).map(depth).collect();
    for (draft, depth) in drafts.iter_mut().zip(&depths) {
        if depth.is_none() {
            draft.parent = Some(0);
            draft.parent_row.fill(None);
        }
    }
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| depths[*at].unwrap_or(1));
    let mut places = vec![0; order.len()];
    for (place, at) in order.iter().enumerate() {
        places[*at] = place;
    }
    let mut sorted: Vec<(usize, Draft)> = places.iter().copied().zip(drafts).collect();
    sorted.sort_by_key(|(place, _)| *place);
    let moved = sorted.into_iter().map(|(_, mut draft)| {
        draft.parent = draft.parent.and_then(|parent| places.get(parent).copied());
        draft
    });
    moved.collect()
}

/// Notes on headers that stand twice or not at all.
fn headers(raw: &Raw, notes: &mut Vec<Note>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in &raw.header {
        *counts.entry(name).or_default() += 1;
    }
    let unnamed = counts.remove("").unwrap_or(0);
    let mut twice: Vec<&str> = raw.header.iter().map(String::as_str).collect();
    twice.retain(|name| counts.remove(name).is_some_and(|count| count > 1));
    if !twice.is_empty() {
        let note = Note::new(NoteKind::DuplicateHeaders, &raw.name).count(twice.len());
        notes.push(note.names(twice.into_iter()));
    }
    if unnamed > 0 {
        notes.push(Note::new(NoteKind::UnnamedColumns, &raw.name).count(unnamed));
    }
}

fn table(draft: Draft, format: Format, notes: &mut Vec<Note>) -> ExportTable {
    let raw = &draft.raw;
    let column = |name: &String| Column::of_file(name, &draft.path, format);
    let mut columns: Vec<Column> = raw.header.iter().map(column).collect();
    let mut cells: Vec<Cell> = (0..columns.len()).map(Cell::AsIs).collect();
    let selects = select::find(raw, format);
    for select in &selects {
        choices(raw, select, &mut cells, notes);
    }
    if format == Format::Briefcase {
        for (at, cell) in cells.iter_mut().enumerate() {
            if matches!(cell, Cell::AsIs(_)) && is_moment(raw, at) {
                *cell = Cell::Moment(at);
            }
        }
    }
    let points = points(raw, &mut columns, &mut cells);
    let grid = grid(raw, &cells, format);
    ExportTable {
        source: raw.name.clone(),
        path: draft.path,
        columns,
        grid,
        parent: draft.parent,
        parent_row: draft.parent_row,
        selects,
        points,
    }
}

fn choices(raw: &Raw, select: &SelectMultiple, cells: &mut [Cell], notes: &mut Vec<Note>) {
    let differing = select::differing(raw, select);
    if differing > 0 {
        let note = Note::new(NoteKind::SelectDiffers, &raw.name).count(differing);
        notes.push(note.names(std::iter::once(select.name.as_str())));
    }
    let codes = select.joined.filter(|_| select::has_codes(select));
    for (choice, column) in &select.choices {
        if let Some(cell) = cells.get_mut(*column) {
            *cell = Cell::Choice(*column, codes.map(|joined| (joined, select::plain(choice))));
        }
    }
}

fn is_moment(raw: &Raw, column: usize) -> bool {
    let mut texts = raw
        .values(Some(column))
        .filter(|text| !text.is_empty())
        .peekable();
    texts.peek().is_some() && texts.all(|text| moment::iso(text).is_some())
}

/// The places of a table; a joined one gets columns of its own.
fn points(raw: &Raw, columns: &mut Vec<Column>, cells: &mut Vec<Cell>) -> Vec<GeoPoint> {
    let found = point::find(raw).into_iter().map(|found| {
        let joined = match found {
            Found::Parted(point) => return point,
            Found::Joined(column) => column,
        };
        let asked = columns[joined].clone();
        let first = columns.len();
        for (part, ending) in ["latitude", "longitude", "precision"].iter().enumerate() {
            columns.push(Column::derived(
                &format!("_{}_{ending}", asked.name),
                &asked,
            ));
            cells.push(Cell::Part(joined, part));
        }
        GeoPoint {
            name: asked.name,
            latitude: first,
            longitude: first + 1,
            accuracy: Some(first + 2),
        }
    });
    found.collect()
}

fn grid(raw: &Raw, cells: &[Cell], format: Format) -> Grid {
    let mut grid = Grid::new(&raw.name);
    for row in &raw.rows {
        let cells = cells.iter().map(|cell| text(raw, *row, cell, format));
        grid.push(raw.grid.line(*row as usize), cells);
    }
    grid
}

fn text<'t>(raw: &'t Raw, row: u32, cell: &Cell, format: Format) -> Cow<'t, str> {
    let read = |column: usize| {
        let text = raw.cell(row, column);
        if format.is_legacy() && text == flat::ABSENT {
            ""
        } else {
            text
        }
    };
    match cell {
        Cell::AsIs(column) => Cow::Borrowed(read(*column)),
        Cell::Moment(column) => Cow::Owned(moment::iso(read(*column).trim()).unwrap_or_default()),
        Cell::Part(column, part) => {
            let parts = point::parts(read(*column)).unwrap_or_default();
            Cow::Borrowed(parts.get(*part).copied().unwrap_or_default())
        }
        Cell::Choice(column, codes) => {
            let chosen = codes.as_ref().is_some_and(|(joined, code)| {
                let codes = select::plain(read(*joined));
                codes.split_whitespace().any(|chosen| chosen == code)
            });
            let said = select::boolean(read(*column)).unwrap_or_default();
            Cow::Borrowed(if chosen { "1" } else { said })
        }
    }
}
