//! What `export` is asked for.

use std::path::PathBuf;

/// `export`
#[derive(Debug, clap::Args)]
pub struct Export {
    /// What to write.
    #[command(subcommand)]
    pub noun: ExportNoun,
}

/// `export layer|release|site|truth`
#[derive(Debug, clap::Subcommand)]
pub enum ExportNoun {
    /// One collection of the latest release.
    Layer(LayerExport),
    /// Every public table of every release, with what relates them: all that an attacker could have. With a format: the
    /// layers of one release as one file.
    Release(ReleaseExport),
    /// The map as files that any file server can serve: page, data, tiles and styles.
    Site(SiteExport),
    /// The true counts of the finest hexes. Private: whoever has them knows who lives where.
    Truth(TruthExport),
    /// The public part of the services that the desk keeps, for other programs.
    Services(ServicesExport),
}

/// `export services`
#[derive(Debug, clap::Args)]
pub struct ServicesExport {
    /// The format.
    #[arg(short, long, value_enum, default_value = "hsds")]
    pub format: ServicesFormat,
    /// The file of entries; beside the store of records unless named.
    #[arg(long)]
    pub entries: Option<PathBuf>,
    /// The country of addresses, with two letters.
    #[arg(long, default_value = "HU")]
    pub country: String,
    /// Where to write it: a file, or a new or empty folder for tables.
    #[arg(short, long)]
    pub output: PathBuf,
}

/// Formats of the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ServicesFormat {
    /// JSON of the Human Services Data Specification 3.0.
    Hsds,
    /// Its tables, with a datapackage.json.
    HsdsCsv,
}

/// `export layer ID`
#[derive(Debug, clap::Args)]
pub struct LayerExport {
    /// The collection, such as elders-alone-hex9.
    pub id: String,
    /// The file's format; as its name ends unless named, else GeoJSON.
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// The period (an ISO date); the latest unless named.
    #[arg(long)]
    pub period: Option<String>,
    /// Whole geometries in a CSV, as well-known text, beside longitude and latitude.
    #[arg(long)]
    pub wkt: bool,
    /// Where to write it, with a metadata file beside it; standard output unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// `export release`
#[derive(Debug, clap::Args)]
pub struct ReleaseExport {
    /// Folder for the tables, a new or an empty one; with a format the file.
    #[arg(short, long)]
    pub output: PathBuf,
    /// Only this release; all unless named, with a format the latest.
    #[arg(long)]
    pub release: Option<u32>,
    /// The release's layers as one file, instead of tables.
    #[arg(short, long, value_enum)]
    pub format: Option<ReleaseFormat>,
    /// With a format: the period (an ISO date); each layer's latest unless named.
    #[arg(long, requires = "format")]
    pub period: Option<String>,
}

/// `export site DIR`
#[derive(Debug, clap::Args)]
pub struct SiteExport {
    /// Folder for the site; a new or an empty one.
    pub folder: PathBuf,
}

/// `export truth`
#[derive(Debug, clap::Args)]
pub struct TruthExport {
    /// Where to write it, owner-only.
    #[arg(short, long)]
    pub output: PathBuf,
    /// The release whose counts are wanted; the last unless named.
    #[arg(long)]
    pub release: Option<u32>,
    /// You have the right to see counts of single households.
    #[arg(long)]
    pub i_am_allowed: bool,
}

/// Formats of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// GeoJSON (RFC 7946).
    Geojson,
    /// GeoJSON text sequences (RFC 8142).
    Geojsonseq,
    /// Comma-separated, for spreadsheets.
    Csv,
    /// `GeoPackage` 1.4, with styles for QGIS.
    Gpkg,
    /// `FlatGeobuf`, with its index.
    Fgb,
    /// `GeoParquet` 1.1.
    Parquet,
    /// Vector tiles in one file: `PMTiles` 3.
    Pmtiles,
    /// Vector tiles in one file: `MBTiles`.
    Mbtiles,
}

impl Format {
    /// The format of files whose names end so.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "geojson" | "json" => Self::Geojson,
            "geojsons" | "geojsonl" | "geojsonseq" => Self::Geojsonseq,
            "csv" => Self::Csv,
            "gpkg" => Self::Gpkg,
            "fgb" => Self::Fgb,
            "parquet" | "geoparquet" => Self::Parquet,
            "pmtiles" => Self::Pmtiles,
            "mbtiles" => Self::Mbtiles,
            _ => return None,
        })
    }
}

/// Formats of a whole release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ReleaseFormat {
    /// Vector tiles in one file: `PMTiles` 3.
    Pmtiles,
    /// Vector tiles in one file: `MBTiles`.
    Mbtiles,
    /// `GeoPackage` 1.4, a table for each layer, with styles for QGIS.
    Gpkg,
}
