//! What a file as a whole can be refused for: the problem, and where in the file it stands.

use std::fmt;
use std::path::Path;

use gocpont_core::area::InvalidArea;

use crate::xlsform::FormProblem;

/// A file that cannot be taken, with as much of row, column and value as the problem has.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidFile {
    /// The file's name as it was given.
    pub file: String,
    /// Line of the file, the first being 1; in a file of features the number of the feature.
    pub row: Option<u64>,
    /// Column of a table, or the key of a setting.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong with it.
    pub problem: Box<Problem>,
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// The file cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Unwritable(String),
    /// There is nothing in it.
    #[error("the file is empty; a header line and rows are expected")]
    Empty,
    /// It is no text in an encoding that is known.
    #[error("the file is no text: {0}; save it as CSV in UTF-8")]
    NotText(String),
    /// Most of it is UTF-8, and a part is not.
    #[error("the file mixes UTF-8 with another encoding; save it anew as UTF-8")]
    MixedEncoding,
    /// A row has no end within the bound.
    #[error("a row is longer than {0} bytes; is a quotation mark left open?")]
    RowTooLong(u64),
    /// The header and the codebook have nothing in common.
    #[error(
        "the header has none of the codebook's columns (found: {found}; wanted: {wanted}); check the delimiter and \
         the codebook"
    )]
    NoKnownColumn {
        /// Some of the header's columns.
        found: String,
        /// Some of the codebook's variables.
        wanted: String,
    },
    /// A column that must be there is not.
    #[error("this required column is missing (found: {found})")]
    MissingColumn {
        /// Some of the header's columns.
        found: String,
    },
    /// A column stands twice in the header.
    #[error("this column stands twice in the header; keep one of them")]
    DuplicateColumn,
    /// Nothing says from when the answers are valid.
    #[error(
        "nothing says from when the answers are valid: give a date, or a column with the role date"
    )]
    NoDate,
    /// A register of its own place has no coordinate columns.
    #[error("there are no coordinates: the columns {0} are wanted")]
    NoCoordinates(String),
    /// Coordinates in metres, of an unknown system.
    #[error("these coordinates are in metres: name their coordinate reference system (EPSG code)")]
    NoCrs,
    /// Not the notation that settings are written in.
    #[error("this is no valid TOML: {0}")]
    NotToml(String),
    /// A setting that is not allowed.
    #[error("{table}: allowed is {allowed}")]
    Setting {
        /// The table and its code, such as `variable age`.
        table: String,
        /// What may stand there.
        allowed: String,
    },
    /// Sealed storing of what is no text.
    #[error("{0}: only a text is kept sealed; allowed is no, or plain for what is not identifying")]
    Sealed(String),
    /// Not the notation that features are written in.
    #[error("this is no GeoJSON feature collection: {0}")]
    NotGeoJson(String),
    /// A feature without the field or geometry that is needed.
    #[error("the feature has no {0}")]
    Feature(String),
    /// A file of features in a format that is not read.
    #[error(
        "this is no file of features: wanted is GeoJSON, GeoPackage, FlatGeobuf or Shapefile ({0})"
    )]
    NotFeatures(String),
    /// A file of features that breaks its format's rules.
    #[error("the file is damaged or not what it says: {0}")]
    GeoFile(String),
    /// More than is read of features, vertices or bytes.
    #[error("the file is too large: {0}")]
    GeoTooLarge(String),
    /// Several layers, none of which is named.
    #[error("the file has several layers ({0}); choose one with --layer")]
    SeveralLayers(String),
    /// A layer that is not there.
    #[error("there is no such layer of features (found: {0})")]
    NoLayer(String),
    /// A field that no feature has.
    #[error("the features have no such field (found: {0})")]
    NoField(String),
    /// Texts in an encoding that nothing tells.
    #[error(
        "nothing tells the encoding of the texts; name it with --encoding, such as windows-1250{0}"
    )]
    TextEncoding(String),
    /// A coordinate reference system that PROJ does not know or that is named by no code.
    #[error("the coordinate reference system is not known: {0}")]
    UnknownCrs(String),
    /// Coordinates that fit if they are read in another way.
    #[error(
        "these coordinates do not fit as they are; they look like {0}. If that is right, say so with these options"
    )]
    LooksLike(String),
    /// Coordinates that fit nothing that is known here.
    #[error(
        "these coordinates are no degrees, and nothing says in which system they are; name it with --crs"
    )]
    StrangeCoordinates,
    /// A feature of survey data that is no point.
    #[error("this feature is no single point")]
    NotAPoint,
    /// An id of several features.
    #[error("this id stands at several features (first: {0}); --dissolve unites them")]
    AreaTwice(u64),
    /// A border that crosses itself too often.
    #[error("the border of this area crosses itself too often to be repaired ({0})")]
    Tangled(String),
    /// Polygons that make no area set.
    #[error(transparent)]
    InvalidArea(#[from] InvalidArea),
    /// Addresses, and nothing to look them up in.
    #[error(
        "there are addresses and no coordinates, and no address register to look them up in; take one in with import-addresses"
    )]
    NoGazetteer,
    /// A mapping that still asks.
    #[error(
        "the mapping still asks: {0}; delete the line `ask` where the variable is right, or name another one"
    )]
    MappingAsks(String),
    /// A mapping with an answer that nobody has decided on.
    #[error("the mapping leaves this answer open; write the code that it means")]
    MappingAsksAnswer,
    /// Two columns of a mapping for one variable.
    #[error("this variable is read from column {0} already")]
    MappedTwice(String),
    /// A mapping of what the file or the codebook does not have.
    #[error("the mapping names what is not there; there is: {0}")]
    MappingUnknown(String),
    /// A cell that should be a number.
    #[error("this is no number; wanted is {0}")]
    NotNumber(String),
    /// A cell that should be an H3 index.
    #[error("this is no H3 index of a cell, such as 891e0c5a8bbffff")]
    NotHex,
    /// A unit, hex or pair that stands there twice.
    #[error("this stands twice, first in row {0}")]
    Twice(u64),
    /// An edge of a unit that is not in the table of units.
    #[error("there is no unit of this {0}")]
    NoSuchUnit(String),
    /// An edge from a unit to itself.
    #[error("this pair links a unit with itself; leave it out, Gi* takes the unit in of itself")]
    SelfPair,
    /// An export with more columns than a spreadsheet can have.
    #[error("the table has more than {0} columns")]
    ExportColumns(u64),
    /// An export with more cells than are read at once.
    #[error("the export has more than {0} cells; export a part of it")]
    ExportCells(u64),
    /// An export that takes more memory than is allowed, or an archive that is made to fill it.
    #[error("the export takes more than {0} bytes of memory, or is made to fill it")]
    ExportBytes(u64),
    /// An export with more tables than are read at once.
    #[error("the export has more than {0} tables")]
    ExportTables(u64),
    /// A repeat group without the submissions that it belongs to.
    #[error("this is a repeat group; the table of its submissions is missing")]
    ExportRoot,
    /// Several exports where one is wanted.
    #[error("there are exports of several forms ({0}); name the main file of one")]
    SeveralExports(String),
    /// A column of numbers like `1.234`, which may be fractions or thousands.
    #[error("this may be {first} or {second}; say which decimal mark the file has")]
    AmbiguousNumbers {
        /// As a fraction.
        first: String,
        /// As thousands.
        second: String,
    },
    /// A column with decimal commas and decimal points.
    #[error("the column has both {first} and {second}; say which decimal mark the file has")]
    MixedNumbers {
        /// A cell with a comma.
        first: String,
        /// A cell with a point.
        second: String,
    },
    /// The header is not in the first row: a table with titles above it.
    #[error("this row looks like the header, not the first one ({0}); say which row it is")]
    HeaderElsewhere(String),
    /// A spreadsheet without the sheet that is asked for.
    #[error("there is no such sheet (found: {found})")]
    NoSuchSheet {
        /// Some of its sheets.
        found: String,
    },
    /// No spreadsheet that is known.
    #[error("this is no spreadsheet (XLSX, ODS, XLS) but: {0}")]
    NoSpreadsheet(String),
    /// A spreadsheet that contradicts itself.
    #[error("the spreadsheet is damaged: {0}")]
    BrokenSpreadsheet(String),
    /// A spreadsheet that cannot be read without its password.
    #[error("the spreadsheet has a password; save it without one")]
    PasswordProtected,
    /// An archive that inflates to far more than it is.
    #[error("the archive inflates to far more than it is (at {0}); it is not read")]
    ZipBomb(String),
    /// More than this version takes in from a spreadsheet.
    #[error("the spreadsheet is too large (at most {0}); save it as CSV")]
    TooLarge(String),
    /// XML with a document type or entities, which no spreadsheet program writes.
    #[error("{0} defines entities; it is not read")]
    XmlEntities(String),
    /// A spreadsheet that is no `XLSForm`, or one with a fault.
    #[error(transparent)]
    Form(#[from] FormProblem),
}

impl Problem {
    /// The stable name under which people read it in their language.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Unwritable(_) => "unwritable",
            Self::Empty => "empty",
            Self::NotText(_) => "not-text",
            Self::MixedEncoding => "mixed-encoding",
            Self::RowTooLong(_) => "row-too-long",
            Self::NoKnownColumn { .. } => "no-known-column",
            Self::MissingColumn { .. } => "missing-column",
            Self::DuplicateColumn => "duplicate-column",
            Self::NoDate => "no-date",
            Self::NoCoordinates(_) => "no-coordinates",
            Self::NoCrs => "no-crs",
            Self::NotToml(_) => "not-toml",
            Self::Setting { .. } => "setting",
            Self::Sealed(_) => "sealed",
            Self::NotGeoJson(_) => "not-geojson",
            Self::Feature(_) => "feature",
            Self::NotFeatures(_) => "not-features",
            Self::GeoFile(_) => "geo-file",
            Self::GeoTooLarge(_) => "geo-too-large",
            Self::SeveralLayers(_) => "several-layers",
            Self::NoLayer(_) => "no-layer",
            Self::NoField(_) => "no-field",
            Self::TextEncoding(_) => "text-encoding",
            Self::UnknownCrs(_) => "unknown-crs",
            Self::LooksLike(_) => "looks-like",
            Self::StrangeCoordinates => "strange-coordinates",
            Self::NotAPoint => "not-a-point",
            Self::AreaTwice(_) => "area-twice",
            Self::Tangled(_) => "tangled",
            Self::InvalidArea(_) => "invalid-area",
            Self::NoGazetteer => "no-gazetteer",
            Self::MappingAsks(_) => "mapping-asks",
            Self::MappingAsksAnswer => "mapping-asks-answer",
            Self::MappedTwice(_) => "mapped-twice",
            Self::MappingUnknown(_) => "mapping-unknown",
            Self::NotNumber(_) => "not-number",
            Self::NotHex => "not-hex",
            Self::Twice(_) => "twice",
            Self::NoSuchUnit(_) => "no-such-unit",
            Self::SelfPair => "self-pair",
            Self::ExportColumns(_) => "export-columns",
            Self::ExportCells(_) => "export-cells",
            Self::ExportBytes(_) => "export-bytes",
            Self::ExportTables(_) => "export-tables",
            Self::ExportRoot => "export-root",
            Self::SeveralExports(_) => "several-exports",
            Self::AmbiguousNumbers { .. } => "ambiguous-numbers",
            Self::MixedNumbers { .. } => "mixed-numbers",
            Self::HeaderElsewhere(_) => "header-elsewhere",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::NoSpreadsheet(_) => "no-spreadsheet",
            Self::BrokenSpreadsheet(_) => "broken-spreadsheet",
            Self::PasswordProtected => "password-protected",
            Self::ZipBomb(_) => "zip-bomb",
            Self::TooLarge(_) => "too-large",
            Self::XmlEntities(_) => "xml-entities",
            Self::Form(problem) => problem.id(),
        }
    }

    /// Every stable name, for those who translate them.
    pub const IDS: &'static [&'static str] = &[
        "unreadable",
        "unwritable",
        "empty",
        "not-text",
        "mixed-encoding",
        "row-too-long",
        "no-known-column",
        "missing-column",
        "duplicate-column",
        "no-date",
        "no-coordinates",
        "no-crs",
        "not-toml",
        "setting",
        "sealed",
        "not-geojson",
        "feature",
        "not-features",
        "geo-file",
        "geo-too-large",
        "several-layers",
        "no-layer",
        "no-field",
        "text-encoding",
        "unknown-crs",
        "looks-like",
        "strange-coordinates",
        "not-a-point",
        "area-twice",
        "tangled",
        "invalid-area",
        "no-gazetteer",
        "mapping-asks",
        "mapping-asks-answer",
        "mapped-twice",
        "mapping-unknown",
        "not-number",
        "not-hex",
        "twice",
        "no-such-unit",
        "self-pair",
        "export-columns",
        "export-cells",
        "export-bytes",
        "export-tables",
        "export-root",
        "several-exports",
        "ambiguous-numbers",
        "mixed-numbers",
        "header-elsewhere",
        "no-such-sheet",
        "no-spreadsheet",
        "broken-spreadsheet",
        "password-protected",
        "zip-bomb",
        "too-large",
        "xml-entities",
        "form-sheet",
        "form-column",
        "form-column-twice",
        "form-type",
        "form-list",
        "form-name",
        "form-nesting",
        "form-no-question",
        "form-too-large",
    ];

    /// What the translated sentence says besides file, row, column and value: what was found, wanted or allowed.
    #[must_use]
    pub fn details(&self) -> String {
        match self {
            Self::Unreadable(text)
            | Self::Unwritable(text)
            | Self::NotText(text)
            | Self::NoCoordinates(text)
            | Self::NotToml(text)
            | Self::Sealed(text)
            | Self::NotGeoJson(text)
            | Self::MappingAsks(text)
            | Self::MappedTwice(text)
            | Self::MappingUnknown(text)
            | Self::NotNumber(text)
            | Self::NoSuchUnit(text)
            | Self::SeveralExports(text)
            | Self::HeaderElsewhere(text)
            | Self::NoSuchSheet { found: text }
            | Self::NoSpreadsheet(text)
            | Self::BrokenSpreadsheet(text)
            | Self::ZipBomb(text)
            | Self::TooLarge(text)
            | Self::XmlEntities(text)
            | Self::NotFeatures(text)
            | Self::GeoFile(text)
            | Self::GeoTooLarge(text)
            | Self::SeveralLayers(text)
            | Self::NoLayer(text)
            | Self::NoField(text)
            | Self::TextEncoding(text)
            | Self::UnknownCrs(text)
            | Self::LooksLike(text)
            | Self::Tangled(text)
            | Self::Feature(text) => text.clone(),
            Self::AmbiguousNumbers { first, second } | Self::MixedNumbers { first, second } => {
                format!("{first} / {second}")
            }
            Self::RowTooLong(number)
            | Self::Twice(number)
            | Self::AreaTwice(number)
            | Self::ExportColumns(number)
            | Self::ExportCells(number)
            | Self::ExportTables(number) => number.to_string(),
            Self::ExportBytes(number) => format!("{} MiB", number >> 20),
            Self::NoKnownColumn { found, wanted } => format!("{found} ≠ {wanted}"),
            Self::MissingColumn { found } => found.clone(),
            Self::Setting { table, allowed } => format!("{table}: {allowed}"),
            Self::InvalidArea(error) => error.to_string(),
            Self::Form(problem) => problem.details(),
            Self::Empty
            | Self::MixedEncoding
            | Self::DuplicateColumn
            | Self::NoDate
            | Self::NotHex
            | Self::NoGazetteer
            | Self::MappingAsksAnswer
            | Self::SelfPair
            | Self::ExportRoot
            | Self::PasswordProtected
            | Self::StrangeCoordinates
            | Self::NotAPoint
            | Self::NoCrs => String::new(),
        }
    }
}

impl InvalidFile {
    /// A problem of the whole file.
    #[must_use]
    pub fn new(file: &str, problem: Problem) -> Self {
        Self {
            file: file.to_owned(),
            row: None,
            column: None,
            value: None,
            problem: Box::new(problem),
        }
    }

    /// A file that could not be opened or read.
    #[must_use]
    pub fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        Self::new(&name(file), Problem::Unreadable(error.to_string()))
    }

    /// The same problem, at this row.
    #[must_use]
    pub const fn at_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same problem, in this column.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Self {
        self.column = Some(bounded(column));
        self
    }

    /// The same problem, with this value.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        self.value = Some(bounded(value));
        self
    }
}

impl fmt::Display for InvalidFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(value) = &self.value {
            write!(f, ", value {value:?}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for InvalidFile {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.problem)
    }
}

/// A path as messages name it.
pub(crate) fn name(file: &Path) -> String {
    file.display().to_string()
}

/// At most 200 characters of a text, control characters replaced: messages stay readable whatever a file holds.
pub(crate) fn bounded(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut kept: String = plain.clone().take(200).collect();
    if plain.count() > 200 {
        kept.push('…');
    }
    kept
}

/// The first names of a list, joined, with the number of the others.
pub(crate) fn some_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 12;
    let names: Vec<&str> = names.collect();
    let shown = names.iter().take(SHOWN).map(|name| bounded(name));
    let text = shown.collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        return format!("{text} … (+{})", names.len() - SHOWN);
    }
    text
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
