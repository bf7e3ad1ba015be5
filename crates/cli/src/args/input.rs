//! Arguments of what takes files in: `import`, `import-addresses` and `map`.

use std::path::PathBuf;

use gocpont_core::record::Precision;
use gocpont_ingest::coordinates::Axes;
use gocpont_ingest::encoding::Encoding;
use gocpont_ingest::source::Overrides;
use gocpont_ingest::source::number::Decimal;
use jiff::civil::Date;

/// `import`
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct Import {
    /// The register's codebook: household, person, `elder_care`, or a TOML file; several for an export that holds several
    /// registers.
    #[arg(long, required_unless_present = "undo")]
    pub codebook: Vec<String>,
    /// Which register, where the codebook holds a parent and its children; the parent unless named.
    #[arg(long)]
    pub register: Option<String>,
    /// Tables (CSV, XLSX, ODS), points (GeoJSON, `GeoPackage`, `FlatGeobuf`), exports of `KoboToolbox` and ODK, taken one after
    /// the other.
    #[arg(required_unless_present = "undo")]
    pub files: Vec<PathBuf>,
    /// Which column is which variable: a file that map has written and a person has decided on.
    #[arg(long)]
    pub mapping: Option<PathBuf>,
    /// Report everything and write nothing.
    #[arg(long)]
    pub check: bool,
    /// The file is the whole register: whoever it does not name is gone from its date on.
    #[arg(long, requires = "valid_from")]
    pub complete: bool,
    /// With --complete: also where more than a third of the register would end.
    #[arg(long, requires = "complete")]
    pub yes: bool,
    /// Coordinate reference system of the east and north columns, such as EPSG:23700.
    #[arg(long, value_parser = super::epsg)]
    pub crs: Option<u32>,
    /// How the coordinate columns stand: as-named, swapped, south-west or south-west-swapped (both signs turned). Asked about
    /// where it is not said and they look like something else.
    #[arg(long, value_parser = str::parse::<Axes>)]
    pub axes: Option<Axes>,
    /// The least precise place that is taken from an address: house, house-similar, street or settlement. What is known to a
    /// street or settlement only is kept and counted nowhere.
    #[arg(long, default_value = "house-similar", value_parser = str::parse::<Precision>)]
    pub accept_precision: Precision,
    /// How the file is written, where it is known better.
    #[command(flatten)]
    pub written: Written,
    /// Where rejected rows go; beside the file unless named.
    #[arg(long)]
    pub rejections: Option<PathBuf>,
    /// The date from which the answers are valid, where no column tells it.
    #[arg(long, value_parser = crate::records_args::day)]
    pub valid_from: Option<Date>,
    /// Dated thresholds (TOML).
    #[arg(long)]
    pub parameters: Option<PathBuf>,
    /// Exit with 3 if any row was rejected.
    #[arg(long)]
    pub strict: bool,
    /// Create the store for invented people.
    #[arg(long)]
    pub synthetic: bool,
    /// Take a whole batch back instead, by its number.
    #[arg(long, conflicts_with_all = ["files", "codebook"])]
    pub undo: Option<i64>,
}

/// `import-addresses`
#[derive(Debug, clap::Args)]
pub struct ImportAddresses {
    /// A register (CSV), or a folder of them; the Czech one as it is published, or a table with settlement, street, number
    /// and coordinates. What it says of a municipality replaces what was known of it.
    pub path: PathBuf,
    /// Coordinate reference system of columns in metres that do not name theirs, such as EPSG:23700.
    #[arg(long, value_parser = super::epsg)]
    pub crs: Option<u32>,
    /// Where rows go that give no house; beside the file unless named.
    #[arg(long)]
    pub rejections: Option<PathBuf>,
    /// Create the store for invented people.
    #[arg(long)]
    pub synthetic: bool,
}

/// `map`
#[derive(Debug, clap::Args)]
pub struct Map {
    /// The file whose columns are to be matched.
    pub file: PathBuf,
    /// The register's codebook: household, person, `elder_care`, or a TOML file; several for an export that holds several
    /// registers.
    #[arg(long, required = true)]
    pub codebook: Vec<String>,
    /// Where to write the mapping; FILE.mapping.toml unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// How the file is written, where it is known better.
    #[command(flatten)]
    pub written: Written,
}

/// How a file is written; what is named here is not guessed.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Written {
    /// Encoding of a text file: utf-8, windows-1250, iso-8859-2 or utf-16.
    #[arg(long, value_parser = encoding)]
    pub encoding: Option<Encoding>,
    /// What parts its columns: comma, semicolon, tab or pipe.
    #[arg(long, value_parser = delimiter)]
    pub delimiter: Option<u8>,
    /// The decimal mark of every number: comma or point.
    #[arg(long, value_parser = decimal)]
    pub decimal: Option<Decimal>,
    /// The sheet of a spreadsheet, or the layer of a `GeoPackage`.
    #[arg(long, visible_alias = "layer")]
    pub sheet: Option<String>,
    /// The line of the header, where it is not the first.
    #[arg(long)]
    pub header_row: Option<u64>,
}

impl Written {
    /// The same as the reader knows it.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            encoding: self.encoding,
            delimiter: self.delimiter,
            quote: None,
            decimal: self.decimal,
            sheet: self.sheet.clone(),
            header_row: self.header_row,
        }
    }
}

pub(crate) fn encoding(text: &str) -> Result<Encoding, String> {
    match text.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "windows-1250" | "cp1250" => Ok(Encoding::Windows1250),
        "iso-8859-2" | "latin2" => Ok(Encoding::Iso8859Part2),
        "utf-16" => Ok(Encoding::Utf16Le),
        _ => Err("one of utf-8, windows-1250, iso-8859-2, utf-16".to_owned()),
    }
}

pub(crate) fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "comma" | "," => Ok(b','),
        "semicolon" | ";" => Ok(b';'),
        "tab" | "\t" => Ok(b'\t'),
        "pipe" | "|" => Ok(b'|'),
        _ => Err("one of comma, semicolon, tab, pipe".to_owned()),
    }
}

pub(crate) fn decimal(text: &str) -> Result<Decimal, String> {
    match text {
        "comma" | "," => Ok(Decimal::Comma),
        "point" | "." => Ok(Decimal::Point),
        _ => Err("comma or point".to_owned()),
    }
}
