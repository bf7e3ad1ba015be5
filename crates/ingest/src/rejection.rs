//! Rows that were not taken: row, column, value and reason, and the file that keeps them for their owner.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::error::{InvalidFile, Problem, name};

/// Why a row is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The row has more or fewer cells than the header.
    FieldCount,
    /// The cell is no text.
    NotUtf8,
    /// The answer is required.
    Required,
    /// The codebook has no such category.
    UnknownCategory,
    /// Neither yes nor no.
    NotBoolean,
    /// No whole number.
    NotInteger,
    /// No number.
    NotNumber,
    /// Infinite, or no number by name.
    NotFinite,
    /// No date, or a day that does not exist.
    NoSuchDate,
    /// A date of another century.
    DateRange,
    /// Outside the variable's range.
    OutOfRange,
    /// Longer than a text may be.
    TextTooLong,
    /// A kind of no answer that the variable does not allow.
    NoAnswerNotAllowed,
    /// Nothing says who it is.
    MissingId,
    /// Nothing says whose it is.
    MissingParent,
    /// The parent register does not hold the parent.
    ParentUnknown,
    /// Nothing says from when it is valid.
    MissingDate,
    /// Nothing says where it is.
    MissingCoordinates,
    /// Outside of where the coordinate reference system may be used.
    CoordinateOutside,
    /// The two coordinates stand in each other's column.
    SwappedAxes,
    /// An earlier row of the file has the id.
    DuplicateId,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 21] = [
        Self::FieldCount,
        Self::NotUtf8,
        Self::Required,
        Self::UnknownCategory,
        Self::NotBoolean,
        Self::NotInteger,
        Self::NotNumber,
        Self::NotFinite,
        Self::NoSuchDate,
        Self::DateRange,
        Self::OutOfRange,
        Self::TextTooLong,
        Self::NoAnswerNotAllowed,
        Self::MissingId,
        Self::MissingParent,
        Self::ParentUnknown,
        Self::MissingDate,
        Self::MissingCoordinates,
        Self::CoordinateOutside,
        Self::SwappedAxes,
        Self::DuplicateId,
    ];

    /// The stable name under which people read it in their language.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FieldCount => "field-count",
            Self::NotUtf8 => "not-utf8",
            Self::Required => "required",
            Self::UnknownCategory => "unknown-category",
            Self::NotBoolean => "not-boolean",
            Self::NotInteger => "not-integer",
            Self::NotNumber => "not-number",
            Self::NotFinite => "not-finite",
            Self::NoSuchDate => "no-such-date",
            Self::DateRange => "date-range",
            Self::OutOfRange => "out-of-range",
            Self::TextTooLong => "text-too-long",
            Self::NoAnswerNotAllowed => "no-answer-not-allowed",
            Self::MissingId => "missing-id",
            Self::MissingParent => "missing-parent",
            Self::ParentUnknown => "parent-unknown",
            Self::MissingDate => "missing-date",
            Self::MissingCoordinates => "missing-coordinates",
            Self::CoordinateOutside => "coordinate-outside",
            Self::SwappedAxes => "swapped-axes",
            Self::DuplicateId => "duplicate-id",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A row that was not taken; the first thing wrong with it, in the order of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Line of the file (the header is line 1).
    pub row: u64,
    /// The column; two of them, joined by a comma, for a pair of coordinates.
    pub column: String,
    /// What stands there, at most 200 characters.
    pub value: String,
    /// What may stand there instead, or the earlier row of a duplicate; empty where the reason says it all.
    pub expected: String,
    /// What is wrong.
    pub reason: Reason,
}

/// The file of rejections while it is written: under another name until it is complete, for its owner alone.
pub struct RejectionFile {
    path: PathBuf,
    part: PathBuf,
    writer: Option<csv::Writer<BufWriter<File>>>,
}

impl RejectionFile {
    /// Begins a file that will stand at `path`.
    pub fn create(path: &Path) -> Result<Self, InvalidFile> {
        let mut part = OsString::from(path);
        part.push(".part");
        let part = PathBuf::from(part);
        let file = owner_only(&part).map_err(|e| unwritable(path, &e))?;
        let mut begun = Self {
            path: path.to_owned(),
            part,
            writer: Some(csv::Writer::from_writer(BufWriter::new(file))),
        };
        begun.record(["row", "column", "value", "reason"])?;
        Ok(begun)
    }

    /// Adds a rejection; `reason` is what people read, or the reason's stable name.
    pub fn write(&mut self, rejection: &Rejection, reason: &str) -> Result<(), InvalidFile> {
        let (row, column) = (rejection.row.to_string(), neutral(&rejection.column));
        self.record([&row, &column, &neutral(&rejection.value), &neutral(reason)])
    }

    fn record(&mut self, cells: [&str; 4]) -> Result<(), InvalidFile> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        let written = writer.write_record(cells);
        written.map_err(|e| unwritable(&self.path, &io::Error::from(e)))
    }

    /// Completes the file: only now it stands under its name.
    pub fn finish(mut self) -> Result<(), InvalidFile> {
        let finished = self.complete();
        finished.map_err(|e| unwritable(&self.path, &e))
    }

    fn complete(&mut self) -> io::Result<()> {
        let Some(writer) = self.writer.take() else {
            return Ok(());
        };
        let buffer = writer
            .into_inner()
            .map_err(|e| io::Error::other(e.to_string()))?;
        let file = buffer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        fs::rename(&self.part, &self.path)
    }
}

impl Drop for RejectionFile {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove, and a file that stays behind harms nobody but its owner.
        drop(self.writer.take());
        let _ = fs::remove_file(&self.part);
    }
}

fn unwritable(path: &Path, error: &io::Error) -> InvalidFile {
    InvalidFile::new(&name(path), Problem::Unwritable(error.to_string()))
}

fn owner_only(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A cell that no spreadsheet takes for a formula.
fn neutral(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn rejection(value: &str) -> Rejection {
        Rejection {
            row: 7,
            column: "age".to_owned(),
            value: value.to_owned(),
            expected: String::new(),
            reason: Reason::OutOfRange,
        }
    }

    #[test]
    fn every_reason_has_a_name_of_its_own() {
        let ids: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.id()).collect();
        assert_eq!(ids.len(), Reason::ALL.len());
    }

    #[test]
    fn a_finished_file_holds_rows_without_formulas_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("wave.rejections.csv");
        let mut file = RejectionFile::create(&path).expect("begun");
        for value in ["=1+1", "+1", "-1", "@x", "a,\"b\""] {
            file.write(&rejection(value), "out-of-range")
                .expect("written");
        }
        assert!(!path.exists());
        file.finish().expect("finished");
        let text = fs::read_to_string(&path).expect("it is there");
        let expected = "row,column,value,reason\n7,age,'=1+1,out-of-range\n7,age,'+1,out-of-range\n\
                        7,age,'-1,out-of-range\n7,age,'@x,out-of-range\n7,age,\"a,\"\"b\"\"\",out-of-range\n";
        assert_eq!(text, expected);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path)
                .expect("it is there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn an_unfinished_file_leaves_the_earlier_one_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("wave.rejections.csv");
        fs::write(&path, "earlier").expect("written");
        drop(RejectionFile::create(&path).expect("begun"));
        assert_eq!(fs::read_to_string(&path).expect("there"), "earlier");
        let left = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 1);
        let error = RejectionFile::create(&path.join("no/folder"))
            .err()
            .expect("no folder");
        assert_eq!(error.problem.id(), "unwritable");
    }
}
