//! Everything that a file as a whole can be refused for.

use gocpont_core::area::InvalidArea;

use crate::xlsform::FormProblem;

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
    /// The text is no JSON.
    #[error("is no JSON: {0}")]
    NotJson(String),
    /// Nothing in it is of the Human Services Data Specification.
    #[error("holds no services of the Human Services Data Specification")]
    NotHsds,
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
