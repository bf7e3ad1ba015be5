//! The header of a survey file against the codebook: which column holds which variable, and what is missing.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::codebook::{Codebook, Role, Variable, VariableType};

use super::answers::Answers;
use super::cell::CellType;
use super::{Columns, Survey};
use crate::error::{InvalidFile, Problem, some_of};
use crate::mapping::applied::Applied;
use crate::source::number::Notation;
use crate::source::{ColumnDialect, Dialect};

/// What the cells of a column are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Who it is.
    Id,
    /// Whose it is.
    Parent,
    /// From when it is valid.
    Date,
    /// From when it is gone.
    End,
    /// The first coordinate.
    East,
    /// The second one.
    North,
    /// An answer, at its position among those that are stored.
    Stored(usize),
    /// Checked and forgotten.
    Checked,
}

impl Target {
    /// Whether its cells hold answers, which somebody who did not respond has none of.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Stored(_) | Self::Checked)
    }
}

/// A column that the codebook knows.
pub struct Column {
    /// Position in a row.
    pub index: usize,
    /// Its name in the file.
    pub name: String,
    /// The variable's code.
    pub code: String,
    /// How its cells are read.
    pub cells: CellType,
    /// What they are for.
    pub target: Target,
}

/// Which coordinates a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinates {
    /// None: the records take their parent's place.
    None,
    /// Longitude and latitude.
    Degrees,
    /// Easting and northing in the file's own system.
    Metres,
    /// None, but addresses.
    Addresses,
}

/// A header that was understood.
pub struct Header {
    /// Every column's name.
    pub names: Vec<String>,
    /// The columns of the codebook, in the order of the file.
    pub columns: Vec<Column>,
    /// The named columns that the codebook does not know.
    pub unknown: Vec<String>,
    /// The columns that are read under another name than their own, each with its variable.
    pub renamed: Vec<(String, String)>,
    /// Which coordinates there are.
    pub coordinates: Coordinates,
    /// The columns of the address, with what part of it they hold.
    pub address: Vec<(usize, Role)>,
    /// How the columns are written, doubts settled by what their variables can be.
    pub dialect: Dialect,
}

impl Header {
    /// Reads a header; the errors name what was found and what is wanted.
    pub fn read(
        file: &str,
        survey: &Survey<'_>,
        names: Vec<String>,
        dialect: &Dialect,
    ) -> Result<Self, InvalidFile> {
        let codebook = survey.codebook;
        let refuse = |problem| InvalidFile::new(file, problem).at_row(dialect.header_row);
        let found = || some_of(names.iter().map(String::as_str));
        if names.iter().all(String::is_empty) {
            return Err(refuse(Problem::Empty));
        }
        let applied = match survey.columns {
            Columns::Sure => Applied::sure(&names, codebook),
            Columns::Mapped(mapping, table) => Applied::mapped(mapping, &names, codebook, table)?,
            Columns::Applied(applied) => applied.clone(),
        };
        let seen: BTreeSet<&str> = applied.codes.iter().flatten().map(String::as_str).collect();
        if seen.is_empty() {
            let wanted = some_of(codebook.variables.iter().map(|v| v.code.as_str()));
            let found = found();
            return Err(refuse(Problem::NoKnownColumn { found, wanted }));
        }
        let twice = match survey.columns {
            // What is read of them is known by position: a column left aside may share the name of one that is read.
            Columns::Applied(_) => read_twice(&names, &applied),
            Columns::Sure | Columns::Mapped(..) => twice(&names, &applied, codebook),
        };
        if let Some(twice) = twice {
            return Err(refuse(Problem::DuplicateColumn).in_column(twice));
        }
        let is_missing = |v: &&Variable| is_wanted(v) && !seen.contains(v.code.as_str());
        if let Some(missing) = codebook.variables.iter().find(is_missing) {
            let problem = Problem::MissingColumn { found: found() };
            return Err(refuse(problem).in_column(&missing.code));
        }
        let has = |role| {
            codebook
                .with_role(role)
                .is_some_and(|v| seen.contains(v.code.as_str()))
        };
        if survey.valid_from.is_none() && !has(Role::Date) {
            return Err(refuse(Problem::NoDate));
        }
        let coordinates = coordinates(survey, has).map_err(refuse)?;
        let unread = names.iter().zip(&applied.codes);
        let unread = unread.filter(|(name, code)| !name.is_empty() && code.is_none());
        let unknown = unread.map(|(name, _)| name.clone()).collect();
        let dialect = settled(file, codebook, (&names, &applied), dialect)?;
        let address = applied.codes.iter().enumerate().filter_map(|(at, code)| {
            let role = codebook.variable(code.as_deref()?)?.role?;
            role.is_address().then_some((at, role))
        });
        let address = address.collect();
        Ok(Self {
            unknown,
            columns: columns(codebook, (&names, &applied), coordinates, &dialect),
            renamed: applied.renamed,
            coordinates,
            dialect,
            address,
            names,
        })
    }

    /// The names of the columns of the address, joined.
    pub fn address_columns(&self) -> String {
        let names = self
            .address
            .iter()
            .filter_map(|(at, _)| self.names.get(*at));
        names.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// The names of the two coordinate columns, joined.
    pub fn coordinate_columns(&self) -> String {
        let code = |target| self.columns.iter().find(|c| c.target == target);
        let codes = [Target::East, Target::North].into_iter().filter_map(code);
        codes
            .map(|column| column.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A column that stands twice though it is read: nobody knows which of the two is meant.
fn twice<'n>(names: &'n [String], applied: &Applied, codebook: &Codebook) -> Option<&'n str> {
    let read = |name: &&String| {
        let is_read = names.iter().zip(&applied.codes);
        let mut is_read = is_read.filter(|(other, code)| other == name && code.is_some());
        is_read.next().is_some() || codebook.variable(name).is_some()
    };
    let mut seen = BTreeSet::new();
    let mut read = names.iter().filter(|name| !name.is_empty()).filter(read);
    read.find(|name| !seen.insert(name.as_str()))
        .map(String::as_str)
}

/// A column whose variable is read from an earlier one too.
fn read_twice<'n>(names: &'n [String], applied: &Applied) -> Option<&'n str> {
    let mut seen = BTreeSet::new();
    let read = names.iter().zip(&applied.codes);
    let mut read = read.filter_map(|(name, code)| Some((name, code.as_deref()?)));
    let twice = read.find(|(_, code)| !seen.insert(*code))?;
    Some(twice.0)
}

/// Whether a file without the variable cannot be read. Dates have a default, and of coordinates one pair is enough.
#[must_use]
pub fn is_wanted(variable: &Variable) -> bool {
    match variable.role {
        Some(Role::Id | Role::Parent) => true,
        Some(Role::Date | Role::End) => false,
        Some(role) => variable.required && !role.is_coordinate(),
        None => variable.required,
    }
}

fn coordinates(survey: &Survey<'_>, has: impl Fn(Role) -> bool) -> Result<Coordinates, Problem> {
    let degrees = has(Role::Lon) && has(Role::Lat);
    match (has(Role::East) && has(Role::North), degrees) {
        (true, _) if survey.projection.is_some() => Ok(Coordinates::Metres),
        (_, true) => Ok(Coordinates::Degrees),
        (true, false) => Err(Problem::NoCrs),
        (false, false) if survey.codebook.parent.is_some() => Ok(Coordinates::None),
        (false, false) if has_address(survey.codebook, &has) => match survey.locator {
            Some(_) => Ok(Coordinates::Addresses),
            None => Err(Problem::NoGazetteer),
        },
        (false, false) => {
            let with = survey.codebook.variables.iter();
            let with = with.filter(|v| v.role.is_some_and(Role::is_coordinate));
            Err(Problem::NoCoordinates(some_of(
                with.map(|v| v.code.as_str()),
            )))
        }
    }
}

fn has_address(codebook: &Codebook, has: impl Fn(Role) -> bool) -> bool {
    let roles = codebook.variables.iter().filter_map(|v| v.role);
    let mut roles = roles.filter(|role| role.is_address());
    roles.any(has)
}

/// How the columns are written: numbers that can be read in two ways are settled by the variable's range or kind, or
/// the file is refused with the column, the row and both readings.
fn settled(
    file: &str,
    codebook: &Codebook,
    (names, applied): (&[String], &Applied),
    dialect: &Dialect,
) -> Result<Dialect, InvalidFile> {
    let mut dialect = dialect.clone();
    let known = applied.codes.iter().zip(names).zip(&mut dialect.columns);
    let known = known.filter_map(|((code, name), column)| {
        Some((codebook.variable(code.as_deref()?)?, name, column))
    });
    for (variable, name, column) in known {
        let whole = variable.kind == VariableType::Integer;
        if !whole && variable.kind != VariableType::Decimal {
            *column = ColumnDialect {
                doubt: None,
                ..column.clone()
            };
            continue;
        }
        let degrees = match variable.role {
            Some(Role::Lon) => Some((-180.0, 180.0)),
            Some(Role::Lat) => Some((-90.0, 90.0)),
            _ => None,
        };
        *column = column.settled(variable.range.or(degrees), whole);
        if let Some((problem, row, value)) = column.problem() {
            let refused = InvalidFile::new(file, problem).at_row(row);
            return Err(refused.in_column(name).with_value(value));
        }
    }
    Ok(dialect)
}

fn columns(
    codebook: &Codebook,
    (names, applied): (&[String], &Applied),
    coordinates: Coordinates,
    dialect: &Dialect,
) -> Vec<Column> {
    let target = |variable: &Variable| match (variable.role, coordinates) {
        (Some(Role::Id), _) => Some(Target::Id),
        (Some(Role::Parent), _) => Some(Target::Parent),
        (Some(Role::Date), _) => Some(Target::Date),
        (Some(Role::End), _) => Some(Target::End),
        (Some(Role::Lon), Coordinates::Degrees) | (Some(Role::East), Coordinates::Metres) => {
            Some(Target::East)
        }
        (Some(Role::Lat), Coordinates::Degrees) | (Some(Role::North), Coordinates::Metres) => {
            Some(Target::North)
        }
        // Of two pairs of coordinates one is read.
        (Some(role), _) if role.is_coordinate() => None,
        _ => {
            let mut stored = codebook.stored();
            let at = stored.position(|other| other.code == variable.code);
            Some(at.map_or(Target::Checked, Target::Stored))
        }
    };
    let notation = |index: usize| {
        let found = dialect.columns.get(index);
        found.map_or(Notation::default(), |column| column.numbers)
    };
    let known = applied.codes.iter().zip(names).enumerate();
    let known = known.filter_map(|(index, (code, name))| {
        Some((index, name, codebook.variable(code.as_deref()?)?))
    });
    let nothing = BTreeMap::new();
    let column = |(index, name, variable): (usize, &String, &Variable)| {
        let mapped = applied.answers.get(&variable.code).unwrap_or(&nothing);
        // A mapping with another code was refused before.
        let answers = Answers::new(variable, mapped).unwrap_or_default();
        Some(Column {
            index,
            name: name.clone(),
            code: variable.code.clone(),
            cells: CellType::new(variable, notation(index)).with(answers),
            target: target(variable)?,
        })
    };
    known.filter_map(column).collect()
}
