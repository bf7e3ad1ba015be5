//! The grammar of the command line: `gocpont VERB [NOUN] [FILE…] [--options]`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use gocpont_disclosure::tier::Tier;
use gocpont_ingest::coordinates::Axes;
use gocpont_words::Language;
use jiff::civil::Date;

use crate::analyze::args::Analyze;

use crate::records_args::{Duplicates, Leave, Merge, Status};
use crate::staff::args as staff;

pub use self::export::{
    Export, ExportNoun, Format, LayerExport, ReleaseExport, ReleaseFormat, ServicesExport,
    ServicesFormat, SiteExport, TruthExport,
};
pub use self::input::{Import, ImportAddresses, Map, Written};
pub(crate) use self::input::{decimal, delimiter, encoding};
pub use self::serve::{Desk, DeskFiles, DeskWork, Part, Serve, Town, Workbench};
pub use self::usage::parse;

mod export;
mod input;
mod serve;
mod usage;

/// Social-needs maps that give nobody away.
#[derive(Debug, Parser)]
#[command(name = "gocpont", version, max_term_width = 100)]
pub struct Args {
    /// The private store of records.
    #[arg(long, global = true, env = "GOCPONT_DB", default_value = "town.db")]
    pub db: PathBuf,
    /// The public store of releases.
    #[arg(
        long,
        global = true,
        env = "GOCPONT_RELEASES",
        default_value = "town.releases"
    )]
    pub releases: PathBuf,
    /// Language of messages: hu, cs or en.
    #[arg(long, global = true, env = "GOCPONT_LANG", default_value = "en")]
    pub lang: Language,
    /// No messages but errors.
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Results as JSON on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The demo town, from nothing to the map: makes the files, imports, publishes and serves.
    Demo(Demo),
    /// Write the demo town's survey files.
    DemoData(DemoData),
    /// A demo district's desk, from nothing to its page: invented accounts, services, signals and plans.
    DemoDesk(DemoDesk),
    /// Take in an area set (GeoJSON, `GeoPackage`, `FlatGeobuf`, Shapefile) or a basemap (GeoJSON, WGS 84).
    ImportAreas(ImportAreas),
    /// Take in address registers, to locate records that have an address and no coordinates.
    ImportAddresses(ImportAddresses),
    /// Take in survey files: tables, points, exports of phone forms.
    Import(Box<Import>),
    /// Match a file's columns with a codebook's variables, for a person to decide.
    Map(Map),
    /// Make the plan's tables public, protected.
    Publish(Publish),
    /// Look at releases, or make one again.
    Release(Release),
    /// Serve the map and the open data interface, from the releases alone.
    Serve(Serve),
    /// Check survey files and take them in on a page of this machine, for its owner alone.
    Workbench(Workbench),
    /// Entries of the desk's registers from files and to files.
    Entries(crate::entries::args::Entries),
    /// The desk where signed-in staff work: signals, services, measures.
    Desk(Box<Desk>),
    /// The public server and the desk with one command, as two processes, one watched by the other.
    Town(Box<Town>),
    /// Rules that watch entries and records, and the alerts that they raise.
    Watch(crate::watch::args::Watch),
    /// Write a public layer to a file.
    Export(Export),
    /// Statistics of a table of one's own: hot spots, clusters, trends. Needs no store.
    Analyze(Box<Analyze>),
    /// Questionnaires: from phone forms and back, checked, described on paper. Needs no store.
    Codebook(crate::codebook::Codebook),
    /// Say what the stores hold, who was asked and answered, and how old the answers are. For staff.
    Status(Status),
    /// Verify the stores, the releases and the codebooks. Nothing is written.
    Check(Check),
    /// End the validity of people or households that died, moved or left the register. Nothing is deleted.
    Leave(Leave),
    /// Read two ids of one person or household as one from now on.
    Merge(Merge),
    /// List people or households that may be in the store twice, for somebody to decide on.
    Duplicates(Duplicates),
    /// Erase people or households from the private store, and say what an erasure cannot reach.
    Forget(Box<Forget>),
    /// Copy the private store, without its keys, for its owner only.
    Backup(Backup),
    /// Make the private store from a backup, where there is none.
    Restore(Restore),
    /// Municipalities whose staff work at the desk.
    Tenant(staff::Tenant),
    /// Accounts of staff.
    User(staff::User),
    /// Tokens of programs that read what is not public.
    Token(staff::Token),
    /// Who did what, and whether anybody has tampered with that.
    Audit(staff::Audit),
}

/// `forget`
#[derive(Debug, clap::Args)]
pub struct Forget {
    /// The register of the ids: household, person, `elder_care`, or another of the store. A household goes with its persons
    /// and their forms, a person with theirs.
    #[arg(long)]
    pub register: String,
    /// Ids as the survey files have them. Other users of the machine may see them while it runs: better in a file.
    #[arg(required_unless_present = "file")]
    pub ids: Vec<String>,
    /// A file of ids, one a line; - reads them from standard input.
    #[arg(long)]
    pub file: Option<PathBuf>,
    /// Leave the registers under it alone.
    #[arg(long)]
    pub only: bool,
    /// Erase without a question.
    #[arg(long)]
    pub yes: bool,
    /// The files of the desk, whose entries say things about them.
    #[command(flatten)]
    pub files: DeskFiles,
    /// The codebooks of the desk's registers (TOML files or names); those of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
}

/// `check`
#[derive(Debug, Default, clap::Args)]
pub struct Check {
    /// The files of the desk.
    #[command(flatten)]
    pub files: DeskFiles,
}

/// `backup`
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// The file, or a folder for a file named by store and moment; not where releases or a site are.
    #[arg(short, long)]
    pub output: PathBuf,
    /// The files of the desk, which are copied beside it.
    #[command(flatten)]
    pub files: DeskFiles,
}

/// `restore`
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The backup; the keys of its store must stand beside the store already, or in the environment.
    pub file: PathBuf,
    /// Where the files of the desk are to stand.
    #[command(flatten)]
    pub files: DeskFiles,
}

/// `demo`
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Where everything of the demo town is kept; what is there already is used again.
    #[arg(long, default_value = "demo")]
    pub dir: PathBuf,
    /// Where and how to serve it.
    #[command(flatten)]
    pub serve: Serve,
}

/// `demo-data`
#[derive(Debug, clap::Args)]
pub struct DemoData {
    /// Folder for the files.
    #[arg(long)]
    pub out: PathBuf,
    /// Villages and scattered farms around one small town, in four municipalities, instead.
    #[arg(long)]
    pub dispersed: bool,
    /// Households of the town.
    #[arg(long)]
    pub households: Option<u32>,
    /// The same seed gives the same files.
    #[arg(long)]
    pub seed: Option<u64>,
    /// How many of the eight survey waves, from the first on.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=8))]
    pub waves: Option<u8>,
}

/// `demo-desk`
#[derive(Debug, clap::Args)]
pub struct DemoDesk {
    /// Where everything is kept; the demo town's folder has people and a map for it.
    #[arg(long, default_value = "demo")]
    pub dir: PathBuf,
    /// Which district: tata, tiszakecske or benesov.
    #[arg(long, default_value = "tata", value_parser = demo_district)]
    pub of: gocpont_demo::DeskOf,
    /// Address and port to listen on, of this machine alone; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8082")]
    pub listen: std::net::SocketAddr,
}

fn demo_district(text: &str) -> Result<gocpont_demo::DeskOf, String> {
    let mut all = gocpont_demo::DeskOf::ALL.into_iter();
    all.find(|of| of.id() == text)
        .ok_or_else(|| "tata, tiszakecske, benesov".to_owned())
}

/// `import-areas`
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct ImportAreas {
    /// The set's name, such as municipalities or districts.
    #[arg(long)]
    pub set: String,
    /// GeoJSON, `GeoPackage`, `FlatGeobuf` or Shapefile; a basemap is GeoJSON.
    pub file: PathBuf,
    /// The property that holds an area's id.
    #[arg(long, default_value = "id")]
    pub id_field: String,
    /// The property that holds an area's name.
    #[arg(long, default_value = "name")]
    pub name_field: String,
    /// The day from which this version of the set is valid; a record is placed by the version of its day.
    #[arg(long, value_parser = crate::records_args::day)]
    pub valid_from: Option<Date>,
    /// Coordinate reference system, such as EPSG:5514; that of the file unless named.
    #[arg(long, value_parser = epsg)]
    pub crs: Option<u32>,
    /// How coordinates stand in the file: as-named, swapped, south-west, south-west-swapped.
    #[arg(long, value_parser = str::parse::<Axes>)]
    pub axes: Option<Axes>,
    /// The layer of a `GeoPackage` that has several.
    #[arg(long)]
    pub layer: Option<String>,
    /// Encoding of a Shapefile's texts, such as windows-1250.
    #[arg(long)]
    pub encoding: Option<String>,
    /// Unite features of one id even where their names differ, such as precincts of a settlement.
    #[arg(long)]
    pub dissolve: bool,
    /// Report everything and write nothing.
    #[arg(long)]
    pub check: bool,
    /// The file is a basemap: lines, points and polygons with `kind` and `name`, no areas to count in.
    #[arg(long)]
    pub basemap: bool,
    /// Create the store for invented people.
    #[arg(long)]
    pub synthetic: bool,
}

/// `publish`
#[derive(Debug, clap::Args)]
pub struct Publish {
    /// The publish plan (TOML), or demo.
    #[arg(long)]
    pub plan: String,
    /// Periods after this date are left out.
    #[arg(long, value_parser = crate::records_args::day)]
    pub as_of: Option<Date>,
    /// Records as known then: a date, a moment (RFC 3339) or the number of a batch; as known now unless named.
    #[arg(long)]
    pub known_at: Option<String>,
    /// Dated thresholds (TOML).
    #[arg(long)]
    pub parameters: Option<PathBuf>,
    /// The file of entries, where the plan publishes services or asks for signals; beside the store unless named.
    #[arg(long)]
    pub entries: Option<PathBuf>,
    /// The codebooks of the desk's registers (TOML files or names); those of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
}

/// `release`
#[derive(Debug, clap::Args)]
pub struct Release {
    /// What about them.
    #[command(subcommand)]
    pub noun: ReleaseNoun,
}

/// `release list|show|audit|retire|rebuild`
#[derive(Debug, Subcommand)]
pub enum ReleaseNoun {
    /// All releases.
    List,
    /// One release's manifest.
    Show {
        /// Its number.
        number: u32,
    },
    /// Why it looks as it does, and what protection costs there; for staff only. Without a number: audits everything
    /// that was ever published once more.
    Audit {
        /// Its number.
        number: Option<u32>,
        /// The public tier or the finer one.
        #[arg(long, value_enum, default_value = "public")]
        tier: Tiers,
    },
    /// Stop serving it. What was once public may be in other hands.
    Retire {
        /// Its number.
        number: u32,
    },
    /// Make it again, byte for byte, from the records as known then.
    Rebuild {
        /// Its number.
        number: u32,
        /// The public tier or the finer one.
        #[arg(long, value_enum, default_value = "public")]
        tier: Tiers,
        /// Where to write it.
        #[arg(short, long)]
        output: PathBuf,
    },
}

/// The tiers of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Tiers {
    /// What everybody may have.
    Public,
    /// Finer blocks inside the public ones, for municipal geographers.
    Gis,
}

impl From<Tiers> for Tier {
    fn from(tier: Tiers) -> Self {
        match tier {
            Tiers::Public => Self::Public,
            Tiers::Gis => Self::Gis,
        }
    }
}

pub(crate) fn epsg(text: &str) -> Result<u32, String> {
    let number = text
        .strip_prefix("EPSG:")
        .or_else(|| text.strip_prefix("epsg:"))
        .unwrap_or(text);
    let wanted = || format!("{text:?} is not of the form EPSG:23700");
    number.parse().map_err(|_| wanted())
}
