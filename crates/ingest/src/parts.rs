//! An export's tables as the rows of registers: which table holds which register, and what a repeat group does not say
//! of itself: who each row is, whose, since when, and where.

use std::collections::BTreeMap;

use gocpont_core::codebook::{Codebook, Role, Variable};

use crate::error::{InvalidFile, Problem, some_of};
use crate::export::Export;
use crate::grid::Grid;
use crate::mapping::Mapping;
use crate::mapping::applied::Applied;

use self::names::Names;

mod names;

/// One register's rows out of an export.
#[derive(Clone, Debug)]
pub struct Part {
    /// Position of the register in the list that was given.
    pub register: usize,
    /// Position of its table in the export.
    pub table: usize,
    /// The columns as the file calls them; behind them those that come from the row's parents.
    pub names: Vec<String>,
    /// What the columns are.
    pub applied: Applied,
    /// The rows.
    pub grid: Grid,
    /// What was taken from elsewhere, to be told.
    pub facts: Vec<Fact>,
}

/// Something that was concluded, and that a person may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A column was read as a variable of another name.
    Renamed(String, String),
    /// The ids are those of this column of the exporter.
    IdFrom(String),
    /// The ids are those of the parents, each with a number behind it.
    IdMade,
    /// The date is that of this column.
    DateFrom(String),
    /// The place is that of this question.
    PlaceFrom(String),
    /// So many rows say nothing about the register and were left out.
    NothingSaid(u64),
}

/// The parts of an export for these registers, parents before their children, and the registers that no table holds.
/// `mapping` comes with the name of its file.
pub fn of_export(
    export: &Export,
    registers: &[Codebook],
    mapping: Option<(&str, &Mapping)>,
) -> Result<(Vec<Part>, Vec<usize>), InvalidFile> {
    let mut chosen: Vec<Choice> = Vec::new();
    let mut missing = Vec::new();
    for (register, codebook) in registers.iter().enumerate() {
        let above = codebook.parent.as_ref().and_then(|parent| {
            let is_parent = |choice: &&Choice| registers[choice.register].id == *parent;
            chosen.iter().find(is_parent).map(|choice| choice.table)
        });
        if codebook.parent.is_some() && !export.carries_members() {
            // A household without members here may have some.
            missing.push(register);
            continue;
        }
        let choice = match mapping {
            Some((file, mapping)) => mapped(export, (register, codebook), (file, mapping))?,
            None => best(export, (register, codebook), above),
        };
        match choice {
            Some(choice) => chosen.push(choice),
            None => missing.push(register),
        }
    }
    let names = Names::new(export, registers, &chosen);
    let part = |choice: &Choice| part(export, registers, (choice, &chosen), &names);
    Ok((chosen.iter().map(part).collect(), missing))
}

/// The table of a register, with what its columns are.
struct Choice {
    register: usize,
    table: usize,
    applied: Applied,
}

fn column_names(export: &Export, table: usize) -> Vec<String> {
    let columns = export.tables.get(table).map(|table| &table.columns);
    let columns = columns.into_iter().flatten();
    columns.map(|column| column.name.clone()).collect()
}

/// As the mapping says; none where it has nothing for the register.
fn mapped(
    export: &Export,
    (register, codebook): (usize, &Codebook),
    (file, mapping): (&str, &Mapping),
) -> Result<Option<Choice>, InvalidFile> {
    let Some(table) = mapping.tables.iter().find(|t| t.register == codebook.id) else {
        return Ok(None);
    };
    let at = export.tables.iter().position(|t| t.path == table.table);
    let Some(at) = at else {
        let paths = some_of(export.tables.iter().map(|t| t.path.as_str()));
        let error = InvalidFile::new(file, Problem::MappingUnknown(paths)).in_column("name");
        return Err(error.with_value(&table.table));
    };
    let applied = Applied::mapped(file, &column_names(export, at), codebook, table)?;
    Ok(Some(Choice {
        register,
        table: at,
        applied,
    }))
}

/// The table that most of the register's answers are surely in; it lies in or under its parent's.
fn best(
    export: &Export,
    (register, codebook): (usize, &Codebook),
    above: Option<usize>,
) -> Option<Choice> {
    if codebook.parent.is_some() && above.is_none() {
        return None;
    }
    let mut best: Option<(usize, Choice)> = None;
    for table in 0..export.tables.len() {
        if above.is_some_and(|above| !is_under(export, table, above)) {
            continue;
        }
        let applied = Applied::sure(&column_names(export, table), codebook);
        let answers = applied.codes.iter().flatten();
        let answers = answers.filter(|code| is_answer(codebook.variable(code)));
        let score = answers.count();
        if score > best.as_ref().map_or(0, |(best, _)| *best) {
            let choice = Choice {
                register,
                table,
                applied,
            };
            best = Some((score, choice));
        }
    }
    best.map(|(_, choice)| choice)
}

/// Whether a table is another one or lies under it.
fn is_under(export: &Export, table: usize, above: usize) -> bool {
    // A parent stands before its children, so this ends.
    let mut at = Some(table);
    while let Some(now) = at {
        if now == above {
            return true;
        }
        at = export.tables.get(now).and_then(|table| table.parent);
        at = at.filter(|parent| *parent < now);
    }
    false
}

fn is_answer(variable: Option<&Variable>) -> bool {
    variable.is_some_and(|variable| match variable.role {
        Some(Role::Id | Role::Parent | Role::Date) => false,
        Some(role) => !role.is_coordinate(),
        None => true,
    })
}

fn part(
    export: &Export,
    registers: &[Codebook],
    (choice, chosen): (&Choice, &[Choice]),
    names: &Names,
) -> Part {
    let codebook = &registers[choice.register];
    let table = &export.tables[choice.table];
    let mut part = Part {
        register: choice.register,
        table: choice.table,
        names: column_names(export, choice.table),
        applied: choice.applied.clone(),
        grid: Grid::new(&table.source),
        facts: Vec::new(),
    };
    let renamed = part.applied.renamed.iter().cloned();
    part.facts = renamed
        .map(|(column, variable)| Fact::Renamed(column, variable))
        .collect();
    place(&mut part, export, codebook);
    let mut extra: Vec<Vec<String>> = Vec::new();
    if let Some(id) = codebook.with_role(Role::Id) {
        part.facts.extend(names.fact(choice.table));
        let (column, ids) = names.ids(choice.table, &id.code);
        add(&mut part, (&column, &id.code), &mut extra, ids.to_vec());
    }
    if let Some(parent) = codebook.with_role(Role::Parent) {
        let above = |c: &&Choice| Some(&registers[c.register].id) == codebook.parent.as_ref();
        let above = chosen.iter().find(above).map_or(0, |choice| choice.table);
        let (column, ids) = names.above(choice.table, above, &parent.code);
        add(&mut part, (&column, &parent.code), &mut extra, ids);
    }
    if let Some(date) = codebook.with_role(Role::Date)
        && part.applied.column(&date.code).is_none()
        && let Some((column, days)) = names.dates(choice.table)
    {
        part.facts.push(Fact::DateFrom(column.clone()));
        add(&mut part, (&column, &date.code), &mut extra, days);
    }
    let shares = chosen.iter().any(|other| {
        other.table == choice.table
            && Some(&registers[other.register].id) == codebook.parent.as_ref()
    });
    fill(&mut part, codebook, (&table.grid, &extra), shares);
    part
}

/// Adds a column whose cells come from elsewhere; a column of the file for the same variable is no longer read.
fn add(
    part: &mut Part,
    (name, code): (&str, &str),
    extra: &mut Vec<Vec<String>>,
    cells: Vec<String>,
) {
    for known in part
        .applied
        .codes
        .iter_mut()
        .filter(|c| c.as_deref() == Some(code))
    {
        *known = None;
    }
    part.names.push(name.to_owned());
    part.applied.codes.push(Some(code.to_owned()));
    extra.push(cells);
}

/// The one question about a place, where the register has a place and no column for it was named.
fn place(part: &mut Part, export: &Export, codebook: &Codebook) {
    let roles = [Role::Lon, Role::Lat, Role::East, Role::North];
    let codes: Vec<&str> = roles
        .iter()
        .filter_map(|role| codebook.with_role(*role))
        .map(|variable| variable.code.as_str())
        .collect();
    if codes.iter().any(|code| part.applied.column(code).is_some()) {
        return;
    }
    let (Some(lon), Some(lat)) = (codebook.with_role(Role::Lon), codebook.with_role(Role::Lat))
    else {
        return;
    };
    let [point] = export.tables[part.table].points.as_slice() else {
        return;
    };
    for (column, variable) in [(point.longitude, lon), (point.latitude, lat)] {
        if let Some(code) = part.applied.codes.get_mut(column) {
            *code = Some(variable.code.clone());
        }
    }
    part.facts.push(Fact::PlaceFrom(point.name.clone()));
}

/// The rows with their added cells. Where a register shares its parent's table, a row that answers none of its questions
/// says nothing about it.
fn fill(
    part: &mut Part,
    codebook: &Codebook,
    (rows, extra): (&Grid, &[Vec<String>]),
    shares: bool,
) {
    let own = part
        .applied
        .codes
        .iter()
        .take(part.names.len() - extra.len());
    let own: Vec<usize> = own
        .enumerate()
        .filter(|(_, code)| {
            let variable = code.as_deref().and_then(|code| codebook.variable(code));
            is_answer(variable)
        })
        .map(|(at, _)| at)
        .collect();
    let width = part.names.len() - extra.len();
    let mut left_out = 0;
    for row in 0..rows.rows() {
        if shares && own.iter().all(|at| rows.cell(row, *at).trim().is_empty()) {
            left_out += 1;
            continue;
        }
        let cells = (0..width).map(|at| rows.cell(row, at));
        let added = extra
            .iter()
            .map(|cells| cells.get(row).map_or("", String::as_str));
        part.grid.push(rows.line(row), cells.chain(added));
    }
    if left_out > 0 {
        part.facts.push(Fact::NothingSaid(left_out));
    }
}

/// How often each text stands there.
fn counts<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, u32> {
    let mut counts = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
