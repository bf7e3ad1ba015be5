//! Rows that were not taken: row, column, value and reason, and the file that keeps them.

use std::fmt;
use std::io::Write;

use crate::error::{InvalidFile, Problem};

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
    /// A number that can be read in two ways.
    AmbiguousNumber,
    /// A number that is written in another way than its column.
    OtherNotation,
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
    /// The gazetteer does not know the address.
    AddressUnknown,
    /// Several houses fit the address equally well.
    AddressAmbiguous,
    /// Only the street or the settlement of the address is known.
    AddressImprecise,
    /// A row of an address register does not say where the house is.
    RegisterNoCoordinates,
    /// A row of an address register has no house number.
    RegisterNoNumber,
    /// Another entry that a link names is not known.
    LinkUnknown,
    /// A link that has one end names several.
    LinkOne,
    /// No code of an organisation.
    BadCode,
    /// Nothing says whose entry it is.
    NoOrganisation,
    /// No area of the sets that are known.
    AreaUnknown,
    /// No latitude and longitude.
    NoSuchPoint,
    /// No moment.
    NoSuchMoment,
    /// What its state asks for is not filled.
    StateLacks,
    /// Something open keeps it from its state.
    StateFlagged,
    /// Its state is for other entries.
    StateOther,
    /// What the register does not allow.
    Unfit,
}

impl Reason {
    /// Every reason.
    pub const ALL: &'static [Self] = &[
        Self::FieldCount,
        Self::NotUtf8,
        Self::Required,
        Self::UnknownCategory,
        Self::NotBoolean,
        Self::NotInteger,
        Self::NotNumber,
        Self::AmbiguousNumber,
        Self::OtherNotation,
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
        Self::AddressUnknown,
        Self::AddressAmbiguous,
        Self::AddressImprecise,
        Self::RegisterNoCoordinates,
        Self::RegisterNoNumber,
        Self::LinkUnknown,
        Self::LinkOne,
        Self::BadCode,
        Self::NoOrganisation,
        Self::AreaUnknown,
        Self::NoSuchPoint,
        Self::NoSuchMoment,
        Self::StateLacks,
        Self::StateFlagged,
        Self::StateOther,
        Self::Unfit,
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
            Self::AmbiguousNumber => "ambiguous-number",
            Self::OtherNotation => "other-notation",
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
            Self::AddressUnknown => "address-unknown",
            Self::AddressAmbiguous => "address-ambiguous",
            Self::AddressImprecise => "address-imprecise",
            Self::RegisterNoCoordinates => "register-no-coordinates",
            Self::RegisterNoNumber => "register-no-number",
            Self::LinkUnknown => "link-unknown",
            Self::LinkOne => "link-one",
            Self::BadCode => "bad-code",
            Self::NoOrganisation => "no-organisation",
            Self::AreaUnknown => "area-unknown",
            Self::NoSuchPoint => "no-such-point",
            Self::NoSuchMoment => "no-such-moment",
            Self::StateLacks => "state-lacks",
            Self::StateFlagged => "state-flagged",
            Self::StateOther => "state-other",
            Self::Unfit => "unfit",
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

/// A file of rejections while it is written. It carries what people said: whoever opens it makes it for its owner alone.
pub struct RejectionFile<W: Write> {
    name: String,
    writer: csv::Writer<W>,
}

impl<W: Write> RejectionFile<W> {
    /// Begins a file with its header, its columns parted by commas; `name` is what messages call it.
    pub fn new(name: &str, file: W) -> Result<Self, InvalidFile> {
        Self::parted_by(b',', name, file)
    }

    /// The same for a spreadsheet program that parts columns by another sign: it is told the encoding too, by a byte order
    /// mark, since it takes the file for one of its own machine.
    pub fn parted_by(delimiter: u8, name: &str, mut file: W) -> Result<Self, InvalidFile> {
        if delimiter != b',' {
            let marked = file.write_all("\u{feff}".as_bytes());
            marked.map_err(|error| unwritable(name, &error))?;
        }
        let mut begun = Self {
            name: name.to_owned(),
            writer: csv::WriterBuilder::new()
                .delimiter(delimiter)
                .from_writer(file),
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
        let written = self.writer.write_record(cells);
        written.map_err(|error| unwritable(&self.name, &error))
    }

    /// Writes what is left and gives the file back.
    pub fn finish(self) -> Result<W, InvalidFile> {
        let Self { name, writer } = self;
        writer
            .into_inner()
            .map_err(|error| unwritable(&name, error.error()))
    }
}

fn unwritable(name: &str, error: &dyn fmt::Display) -> InvalidFile {
    InvalidFile::new(name, Problem::Unwritable(error.to_string()))
}

/// A cell that no spreadsheet takes for a formula; `plain_cell` gives the text back.
#[must_use]
pub fn neutral(cell: &str) -> String {
    if cell.starts_with(FORMULAS) || plain_cell(cell) != cell {
        return format!("'{cell}");
    }
    cell.to_owned()
}

/// What a formula begins with.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text of a cell that was kept from being a formula by an apostrophe before it.
#[must_use]
pub fn plain_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULAS) => rest,
        _ => cell,
    }
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
    fn a_finished_file_holds_rows_without_formulas() {
        let mut file = RejectionFile::new("wave.rejections.csv", Vec::new()).expect("begun");
        for value in ["=1+1", "+1", "-1", "@x", "a,\"b\""] {
            file.write(&rejection(value), "out-of-range")
                .expect("written");
        }
        let text = String::from_utf8(file.finish().expect("finished")).expect("text");
        let expected = "row,column,value,reason\n7,age,'=1+1,out-of-range\n7,age,'+1,out-of-range\n\
                        7,age,'-1,out-of-range\n7,age,'@x,out-of-range\n7,age,\"a,\"\"b\"\"\",out-of-range\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_cell_that_is_kept_from_being_a_formula_is_read_as_it_was() {
        for text in [
            "=1",
            "+36 34 123 456",
            "-",
            "'=1",
            "''+1",
            "'a",
            "a",
            "",
            "'",
        ] {
            assert_eq!(plain_cell(&neutral(text)), text, "{text}");
            assert!(!neutral(text).starts_with(FORMULAS));
        }
    }

    #[test]
    fn a_file_for_a_semicolon_machine_says_its_encoding_too() {
        let mut file = RejectionFile::parted_by(b';', "wave", Vec::new()).expect("begun");
        file.write(&rejection("1;5"), "túl nagy").expect("written");
        let text = String::from_utf8(file.finish().expect("finished")).expect("text");
        let expected = "\u{feff}row;column;value;reason\n7;age;\"1;5\";túl nagy\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_file_that_takes_nothing_is_unwritable() {
        let mut none: [u8; 0] = [];
        let file = RejectionFile::new("wave.rejections.csv", &mut none[..]);
        let error = file.and_then(RejectionFile::finish).expect_err("full");
        assert_eq!(error.problem.id(), "unwritable");
    }
}
