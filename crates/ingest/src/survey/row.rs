//! One row of a survey file: its cells validated in the order of the columns, up to the first that is wrong.

use csv::ByteRecord;
use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::ANSWERED;
use gocpont_core::record::{Precision, Record, Value};
use jiff::civil::Date;

use super::cell::{date, text};
use super::header::{Column, Header};
use super::suspects::About;
use super::{Role, Survey, Target};
use crate::address::{self, Locator};
use crate::error::bounded;
use crate::rejection::{Reason, Rejection};

/// A row without its place.
pub struct Draft {
    /// The record.
    pub record: Record,
    /// Where it says to be.
    pub standing: Standing,
    /// Who it says to be, where that is compared.
    pub about: Option<About>,
}

/// Where a row says to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Coordinates, as the file has them.
    Point((f64, f64)),
    /// Longitude and latitude of its address.
    Address((f64, f64), Precision),
    /// Where its parent is.
    None,
}

/// How the rows of a file are read.
pub struct Rows {
    /// The columns.
    pub header: Header,
    valid_from: Option<Date>,
    stored: usize,
    /// Whether the records must say where they are.
    is_placed: bool,
    /// Whether the parent has the same id.
    shares_id: bool,
    /// The response status: position among the columns, and whether each of its categories means answers.
    response: Option<(usize, Vec<bool>)>,
}

/// What a row has said so far.
#[derive(Default)]
struct Said {
    id: Option<String>,
    parent: Option<String>,
    valid_from: Option<Date>,
    ended: Option<Date>,
    east: Option<f64>,
    north: Option<f64>,
    answers: Vec<Answer<Value>>,
}

impl Rows {
    /// For a header that was understood.
    pub fn new(header: Header, survey: &Survey<'_>) -> Self {
        let has_parent = survey.codebook.parent.is_some();
        Self {
            valid_from: survey.valid_from,
            stored: survey.codebook.stored().count(),
            is_placed: !has_parent,
            shares_id: has_parent && survey.codebook.with_role(Role::Parent).is_none(),
            response: response(&header, survey),
            header,
        }
    }

    /// The row, or the first thing that is wrong with it.
    pub fn draft(
        &self,
        cells: &ByteRecord,
        row: u64,
        locator: Option<&Locator>,
    ) -> Result<Draft, Rejection> {
        self.check_width(cells, row)?;
        let mut said = Said {
            answers: vec![Answer::None(NoAnswer::NotAsked); self.stored],
            ..Said::default()
        };
        let is_silent = self.is_silent(cells);
        for column in &self.header.columns {
            let cell = cells.get(column.index).unwrap_or_default().trim_ascii();
            if is_silent && cell.is_empty() && column.target.is_answer() {
                continue;
            }
            said.take(column, cell, self.valid_from)
                .map_err(|reason| Rejection {
                    row,
                    column: column.name.clone(),
                    value: bounded(&String::from_utf8_lossy(cell)),
                    expected: column.cells.expected(reason),
                    reason,
                })?;
        }
        let standing = self.standing(&said, (cells, row), locator)?;
        let id = said.id.unwrap_or_default();
        let parent = if self.shares_id {
            Some(id.clone())
        } else {
            said.parent
        };
        let missing = |reason| self.missing(row, Target::Date, reason);
        let valid_from = said.valid_from.or(self.valid_from);
        let record = Record {
            row,
            id,
            parent,
            valid_from: valid_from.ok_or_else(|| missing(Reason::MissingDate))?,
            place: None,
            ended: said.ended,
            answers: said.answers,
        };
        Ok(Draft {
            record,
            standing,
            about: None,
        })
    }

    /// Whether the response status says that nobody answered: then nothing else is required.
    fn is_silent(&self, cells: &ByteRecord) -> bool {
        let status = self.response.as_ref().and_then(|(at, answered)| {
            let column = self.header.columns.get(*at)?;
            let cell = cells.get(column.index)?.trim_ascii();
            let answer = column.cells.answer(cell).ok()?;
            Some((answer, answered))
        });
        match status {
            Some((Answer::Value(Value::Category(at)), answered)) => {
                !answered.get(usize::from(at)).copied().unwrap_or(true)
            }
            Some((Answer::None(kind), _)) => kind != NoAnswer::NotAsked,
            _ => false,
        }
    }

    /// As many cells as the header has; more of them may only be blank, and nameless columns at its end may be absent.
    fn check_width(&self, cells: &ByteRecord, row: u64) -> Result<(), Rejection> {
        let width = self.header.names.len();
        let is_blank = |cell: &[u8]| cell.trim_ascii().is_empty();
        let absent = self.header.names.iter().skip(cells.len());
        let surplus = cells.iter().skip(width);
        if cells.len() == width
            || (absent.clone().all(String::is_empty) && surplus.clone().all(is_blank))
        {
            return Ok(());
        }
        Err(Rejection {
            row,
            column: self
                .header
                .names
                .get(cells.len())
                .cloned()
                .unwrap_or_default(),
            value: cells.len().to_string(),
            expected: width.to_string(),
            reason: Reason::FieldCount,
        })
    }

    /// The coordinates; where both are blank and the row has an address, the place of that.
    fn standing(
        &self,
        said: &Said,
        (cells, row): (&ByteRecord, u64),
        locator: Option<&Locator>,
    ) -> Result<Standing, Rejection> {
        let missing = |target| Err(self.missing(row, target, Reason::MissingCoordinates));
        match (said.east, said.north) {
            (Some(east), Some(north)) => return Ok(Standing::Point((east, north))),
            (None, None) if !self.is_placed => return Ok(Standing::None),
            (None, None) => {}
            (None, _) => return missing(Target::East),
            (_, None) => return missing(Target::North),
        }
        let mut address = address::Cells::default();
        for (index, role) in &self.header.address {
            let cell = cells.get(*index).unwrap_or_default();
            address.put(*role, str::from_utf8(cell).unwrap_or_default().trim());
        }
        let Some(locator) = locator.filter(|_| !address.are_blank()) else {
            return missing(Target::East);
        };
        let found = locator.locate(&address);
        let (lon, lat, precision) =
            found.map_err(|not| not.rejection(row, &self.header.address_columns()))?;
        Ok(Standing::Address((lon, lat), precision))
    }

    fn missing(&self, row: u64, target: Target, reason: Reason) -> Rejection {
        let column = self.header.columns.iter().find(|c| c.target == target);
        Rejection {
            row,
            column: column.map_or_else(|| self.header.address_columns(), |c| c.name.clone()),
            value: String::new(),
            expected: String::new(),
            reason,
        }
    }
}

impl Said {
    fn take(&mut self, column: &Column, cell: &[u8], default: Option<Date>) -> Result<(), Reason> {
        match column.target {
            Target::Id => self.id = Some(given(cell, Reason::MissingId)?),
            Target::Parent => self.parent = Some(given(cell, Reason::MissingParent)?),
            Target::Date if cell.is_empty() && default.is_some() => {}
            Target::Date if cell.is_empty() => return Err(Reason::MissingDate),
            Target::Date => self.valid_from = Some(date(cell)?),
            Target::End => {
                if let Answer::Value(Value::Date(day)) = column.cells.answer(cell)? {
                    self.ended = Some(day);
                }
            }
            Target::East => self.east = column.cells.coordinate(cell)?,
            Target::North => self.north = column.cells.coordinate(cell)?,
            Target::Stored(at) => self.answers[at] = column.cells.answer(cell)?,
            Target::Checked => drop(column.cells.answer(cell)?),
        }
        Ok(())
    }
}

/// The column of the response status, and which of its categories mean answers.
fn response(header: &Header, survey: &Survey<'_>) -> Option<(usize, Vec<bool>)> {
    let status = survey.codebook.with_role(Role::Response)?;
    let mut columns = header.columns.iter();
    let at = columns.position(|column| column.code == status.code)?;
    let categories = status.categories.iter();
    let answered = categories.map(|category| ANSWERED.contains(&category.code.as_str()));
    Some((at, answered.collect()))
}

fn given(cell: &[u8], missing: Reason) -> Result<String, Reason> {
    if cell.is_empty() {
        return Err(missing);
    }
    text(cell)
}
