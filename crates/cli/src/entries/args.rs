//! Arguments of the commands about entries.

use std::path::PathBuf;

use clap::Subcommand;
use gocpont_access::audit::Reason;
use gocpont_access::{OrganisationCode, TenantCode};
use gocpont_ingest::coordinates::Axes;

use crate::args::Written;
use crate::staff::args::StaffFile;

/// `entries`
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_field_names, reason = "the option is called so")]
pub struct Entries {
    /// Accounts, tokens and the audit.
    #[command(flatten)]
    pub staff: StaffFile,
    /// The file of entries; beside the store of records unless named.
    #[arg(long, global = true)]
    pub entries: Option<PathBuf>,
    /// The registers' codebooks (TOML files or names); those of the program unless named.
    #[arg(long, global = true)]
    pub codebook: Vec<String>,
    /// National holidays and moved working days (TOML); Hungary's unless named.
    #[arg(long, global = true)]
    pub calendar: Option<PathBuf>,
    /// What about them.
    #[command(subcommand)]
    pub noun: EntriesNoun,
}

/// `entries import|export|template`
#[derive(Debug, Subcommand)]
pub enum EntriesNoun {
    /// Take a file of entries in.
    Import(Box<EntriesImport>),
    /// Write the entries of a register to a file.
    Export(EntriesExport),
    /// Write an empty file for entries, to be filled in.
    Template(EntriesTemplate),
}

/// `entries import`
#[derive(Debug, clap::Args)]
pub struct EntriesImport {
    /// A table (CSV, XLSX, ODS).
    pub file: PathBuf,
    /// The register.
    #[arg(long)]
    pub register: String,
    /// The municipality that the entries belong to.
    #[arg(long)]
    pub tenant: TenantCode,
    /// The organisation that has them, where no column says so.
    #[arg(long)]
    pub organisation: Option<OrganisationCode>,
    /// Report everything and write nothing.
    #[arg(long)]
    pub check: bool,
    /// Coordinate reference system of the east and north columns, such as EPSG:23700.
    #[arg(long, value_parser = crate::args::epsg)]
    pub crs: Option<u32>,
    /// How the coordinate columns stand.
    #[arg(long, value_parser = str::parse::<Axes>)]
    pub axes: Option<Axes>,
    /// How the file is written, where it is known better.
    #[command(flatten)]
    pub written: Written,
    /// Where rejected rows go; beside the file unless named.
    #[arg(long)]
    pub rejections: Option<PathBuf>,
    /// Exit with 3 if any row was rejected.
    #[arg(long)]
    pub strict: bool,
}

/// `entries export`
#[derive(Debug, clap::Args)]
pub struct EntriesExport {
    /// The register.
    #[arg(long)]
    pub register: String,
    /// Only this municipality's.
    #[arg(long)]
    pub tenant: Option<TenantCode>,
    /// Where to write it: a CSV, or an XLSX where it is named so; owner-only.
    #[arg(short, long)]
    pub output: PathBuf,
    /// Why, for the audit; asked of registers about people.
    #[arg(long)]
    pub reason: Option<Reason>,
}

/// `entries template`
#[derive(Debug, clap::Args)]
pub struct EntriesTemplate {
    /// The register.
    #[arg(long)]
    pub register: String,
    /// Where to write it: a CSV, or an XLSX where it is named so.
    #[arg(short, long)]
    pub output: PathBuf,
}
