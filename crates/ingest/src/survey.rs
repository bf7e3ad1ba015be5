//! Survey files: rows from a text table, a spreadsheet or any other source are read in batches, each validated against
//! the codebook, placed, and handed out as a record, or as a rejection that says what is wrong.

use std::path::Path;
use std::sync::Arc;

use csv::ByteRecord;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::{Codebook, Role, Sensitivity};
use gocpont_core::record::{Place, Record};
use jiff::civil::Date;

use crate::address::Locator;
use crate::areas::Versions;
use crate::coordinates::{self, Axes};
use crate::duplicates::Pairs;
use crate::error::{InvalidFile, Problem, bounded, name};
use crate::mapping::TableMapping;
use crate::mapping::applied::Applied;
use crate::mapping::matching::Names;
use crate::project::Project;
use crate::rejection::{Reason, Rejection};
use crate::source::{self, Dialect, Fact, Overrides, Source};

pub use self::header::is_wanted;
use self::header::{Coordinates, Header, Target};
use self::place::Placer;
use self::row::{Draft, Rows, Standing};
use self::seen::Seen;
use self::suspects::Suspects;

pub mod answers;
mod cell;
mod header;
pub(crate) mod place;
mod row;
mod seen;
mod suspects;

/// Rows of a batch.
const BATCH: usize = 8192;

/// How the columns of a file are known.
#[derive(Clone, Copy, Debug, Default)]
pub enum Columns<'a> {
    /// By code, other names and labels, where that is sure.
    #[default]
    Sure,
    /// As a mapping says, which comes with the name of its file.
    Mapped(&'a str, &'a TableMapping),
    /// As somebody has found out already.
    Applied(&'a Applied),
}

/// What a survey file is read with.
#[derive(Clone, Copy)]
pub struct Survey<'a> {
    /// The register's questionnaire.
    pub codebook: &'a Codebook,
    /// From when the answers are valid, where no column says so.
    pub valid_from: Option<Date>,
    /// How easting and northing become longitude and latitude.
    pub projection: Option<&'a dyn Project>,
    /// The area sets that a place is looked up in.
    pub areas: &'a [Arc<AreaSet>],
    /// All versions of these sets, where they have changed over time: a place lies in the areas of its day.
    pub versions: &'a [Versions],
    /// Whether the parent register holds an id; nothing is asked where this is not given.
    pub parent_exists: Option<&'a dyn Fn(&str) -> bool>,
    /// Which column is which variable.
    pub columns: Columns<'a>,
    /// The EPSG code of the projection.
    pub crs: Option<u32>,
    /// How the coordinate columns stand; asked about where it is not said and they look like something else.
    pub axes: Option<Axes>,
    /// Finds the places of addresses where there are no coordinates.
    pub locator: Option<&'a Locator>,
}

/// The outcome of a few thousand rows, in the order of the file.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows that were taken.
    pub records: Vec<Record>,
    /// The rows that were not.
    pub rejections: Vec<Rejection>,
}

/// A survey file while it is read.
pub struct Reader<'a> {
    file: String,
    survey: Survey<'a>,
    source: Box<dyn Source + 'a>,
    rows: Rows,
    placer: Placer<'a>,
    dialect: Dialect,
    row_count: u64,
    /// The ids that were taken, with their rows.
    taken: Seen,
    /// Rows that may be about the same unit, where names are at hand.
    suspects: Option<Suspects>,
}

impl<'a> Survey<'a> {
    /// A survey of this register with nothing else known: in degrees, without areas, its columns by their names.
    #[must_use]
    pub const fn new(codebook: &'a Codebook) -> Self {
        Self {
            codebook,
            valid_from: None,
            projection: None,
            areas: &[],
            versions: &[],
            parent_exists: None,
            columns: Columns::Sure,
            crs: None,
            axes: None,
            locator: None,
        }
    }

    /// Opens a text table or a spreadsheet, told by its content: how it is written is found out and checked.
    pub fn open(self, path: &Path) -> Result<Reader<'a>, InvalidFile> {
        self.open_with(path, &Overrides::default())
    }

    /// The same, where somebody knows how the file is written.
    pub fn open_with(self, path: &Path, known: &Overrides) -> Result<Reader<'a>, InvalidFile> {
        let names = Names::new(self.codebook);
        let is_known = |name: &str| match self.columns {
            Columns::Mapped(_, table) => table.columns.iter().any(|c| c.column == name),
            Columns::Sure | Columns::Applied(_) => names.contains(name),
        };
        let (source, dialect) = source::open(path, known, &is_known)?;
        self.open_source(&name(path), source, &dialect)
    }

    /// Reads rows of any source; `file` is what messages call it, and `dialect` how its columns are written.
    pub fn open_source(
        self,
        file: &str,
        source: Box<dyn Source + 'a>,
        dialect: &Dialect,
    ) -> Result<Reader<'a>, InvalidFile> {
        let header = Header::read(file, &self, source.columns().to_vec(), dialect)?;
        let projection = self.projection;
        let projection = projection.filter(|_| header.coordinates == Coordinates::Metres);
        let suspects = Suspects::new(&header, &self.codebook.variables);
        Ok(Reader {
            file: file.to_owned(),
            placer: Placer::new(projection, self.areas)
                .with_versions(self.versions)
                .with_axes(self.axes.unwrap_or_default()),
            rows: Rows::new(header, &self),
            survey: self,
            source,
            dialect: dialect.clone(),
            row_count: 0,
            suspects,
            taken: Seen::default(),
        })
    }
}

impl Reader<'_> {
    /// What messages call the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// How the file is written.
    #[must_use]
    pub const fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// What was found out about the file, in the order in which it is told: sentences of the words' `sources.ftl`.
    #[must_use]
    pub fn detected(&self) -> Vec<Fact> {
        let header = &self.rows.header;
        header.dialect.told(&header.names, &|at| {
            let mut columns = header.columns.iter();
            let column = columns.find(|column| column.index == at)?;
            let variable = self.survey.codebook.variable(&column.code)?;
            let is_plain = variable.sensitivity == Sensitivity::Plain;
            column.cells.is_written_in_ways().then_some(is_plain)
        })
    }

    /// The columns that are read under another name than their own, each with its variable.
    #[must_use]
    pub fn renamed(&self) -> &[(String, String)] {
        &self.rows.header.renamed
    }

    /// The name of the column that a variable is read from, if the file has one.
    #[must_use]
    pub fn column_of(&self, code: &str) -> Option<&str> {
        let mut columns = self.rows.header.columns.iter();
        let column = columns.find(|column| column.code == code)?;
        Some(&column.name)
    }

    /// Pairs of rows so far that may be about the same unit under two ids; none where the file has no names.
    #[must_use]
    pub fn suspects(&self) -> Option<Pairs> {
        self.suspects.as_ref().map(Suspects::pairs)
    }

    /// The columns that the codebook does not know; they are not read.
    #[must_use]
    pub fn unknown_columns(&self) -> &[String] {
        &self.rows.header.unknown
    }

    /// The file's size.
    #[must_use]
    pub fn bytes_total(&self) -> u64 {
        self.source.bytes_total()
    }

    /// How much of the file was read so far.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.source.bytes_read()
    }

    /// Rows so far, the header not counted.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.row_count
    }

    /// Fills the batch with the outcome of the next rows; false where there was none left.
    pub fn next_batch(&mut self, batch: &mut Batch) -> Result<bool, InvalidFile> {
        batch.records.clear();
        batch.rejections.clear();
        let before = self.row_count;
        let drafts = self.drafts(&mut batch.rejections)?;
        let pair = |draft: &Draft| match draft.standing {
            Standing::Point(pair) => Some(pair),
            Standing::Address(..) | Standing::None => None,
        };
        let points: Vec<(f64, f64)> = drafts.iter().filter_map(pair).collect();
        let dated = drafts.iter().filter(|draft| pair(draft).is_some());
        let days: Vec<Date> = dated.map(|draft| draft.record.valid_from).collect();
        if before == 0 {
            self.ask(&points)?;
        }
        let mut places = self.placer.places(&points, &days).into_iter();
        for draft in drafts {
            let place = match draft.standing {
                Standing::Point(_) => places.next(),
                Standing::Address(degrees, precision) => {
                    let day = draft.record.valid_from;
                    Some(self.placer.located(degrees, (day, precision)))
                }
                Standing::None => None,
            };
            match self.record(draft, place) {
                Ok(record) => batch.records.push(record),
                Err(rejection) => batch.rejections.push(rejection),
            }
        }
        batch.rejections.sort_by_key(|rejection| rejection.row);
        Ok(self.row_count > before)
    }

    /// Whether the first coordinates look like what they are said to be; where they do not, that is asked and not assumed.
    fn ask(&self, points: &[(f64, f64)]) -> Result<(), InvalidFile> {
        const LOOKED_AT: usize = 500;
        if self.survey.axes.is_some() || points.is_empty() {
            return Ok(());
        }
        let named = match self.rows.header.coordinates {
            Coordinates::Metres if self.survey.crs.is_none() => return Ok(()),
            Coordinates::Metres => self.survey.crs,
            _ => None,
        };
        let points = &points[..points.len().min(LOOKED_AT)];
        let verdict = coordinates::detect(points, named, self.placer.extent());
        let verdict = verdict.map_err(|error| {
            InvalidFile::new(&self.file, Problem::UnknownCrs(error.to_string()))
        })?;
        let column = self.rows.header.coordinate_columns();
        match verdict.question(&self.file, points) {
            Some(question) => Err(question.in_column(&column)),
            None => Ok(()),
        }
    }

    /// The next rows, each cell validated.
    fn drafts(&mut self, rejections: &mut Vec<Rejection>) -> Result<Vec<Draft>, InvalidFile> {
        let mut drafts = Vec::with_capacity(BATCH);
        let mut cells = ByteRecord::new();
        for _ in 0..BATCH {
            let Some(line) = self.source.read(&mut cells)? else {
                break;
            };
            self.row_count += 1;
            match self.rows.draft(&cells, line, self.survey.locator) {
                Ok(mut draft) => {
                    draft.about = self.suspects.as_ref().map(|s| s.about(&cells));
                    drafts.push(draft);
                }
                Err(rejection) => rejections.push(rejection),
            }
        }
        Ok(drafts)
    }

    /// A record with its place; its parent exists, and no earlier row has its id.
    fn record(
        &mut self,
        draft: Draft,
        place: Option<Result<Place, Reason>>,
    ) -> Result<Record, Rejection> {
        let Draft {
            mut record,
            standing,
            about,
        } = draft;
        let refuse = |column: String, value: &str, expected: String, reason| Rejection {
            row: record.row,
            column,
            value: bounded(value),
            expected,
            reason,
        };
        let (header, code) = (&self.rows.header, |role| code(self.survey.codebook, role));
        let place = place.transpose().map_err(|reason| {
            let value = match standing {
                Standing::Point((x, y)) | Standing::Address((x, y), _) => format!("{x}, {y}"),
                Standing::None => String::new(),
            };
            refuse(
                header.coordinate_columns(),
                &value,
                self.placer.expected(),
                reason,
            )
        })?;
        if let (Some(exists), Some(parent)) = (self.survey.parent_exists, &record.parent)
            && !exists(parent)
        {
            let expected = self.survey.codebook.parent.clone().unwrap_or_default();
            return Err(refuse(
                code(Role::Parent),
                parent,
                expected,
                Reason::ParentUnknown,
            ));
        }
        if let Some(earlier) = self.taken.earlier(&record.id, record.row) {
            let earlier = earlier.to_string();
            return Err(refuse(
                code(Role::Id),
                &record.id,
                earlier,
                Reason::DuplicateId,
            ));
        }
        record.place = place;
        if let (Some(suspects), Some(about)) = (&mut self.suspects, &about) {
            suspects.add(about, &record);
        }
        Ok(record)
    }
}

/// The code of the variable with a role; that of the id where a register shares its parent's ids.
fn code(codebook: &Codebook, role: Role) -> String {
    let with = codebook
        .with_role(role)
        .or_else(|| codebook.with_role(Role::Id));
    with.map_or(String::new(), |variable| variable.code.clone())
}

#[cfg(test)]
#[path = "survey_tests.rs"]
mod tests;
