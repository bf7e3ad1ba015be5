//! Arguments of `serve`, of `demo`, which serves too, of `workbench`, and of `desk` and `town`.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::staff::args::StaffFile;
use clap::builder::NonEmptyStringValueParser;
use gocpont_server::{Ancestor, Ground, LogTo, Network, TileAddress};

/// `serve`
#[derive(Clone, Debug, clap::Args)]
pub struct Serve {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address that the world knows, where it is another (behind a proxy), such as `https://map.example`.
    #[arg(long, value_parser = public_url)]
    pub public_url: Option<String>,
    /// Proxies that are believed about the address that was asked, and that bound their clients themselves: addresses or
    /// networks, such as 127.0.0.1 or 10.0.0.0/8.
    #[arg(long, value_delimiter = ',')]
    pub trust_proxy: Vec<Network>,
    /// Most requests a second of one address, ten times as many at once; no bound unless named.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub rate: Option<u32>,
    /// Address and port where Prometheus may read counters, for operators alone.
    #[arg(long)]
    pub metrics: Option<SocketAddr>,
    /// A file for a line about each request, without anything about who asked; - is standard output.
    #[arg(long, value_parser = log_to)]
    pub log: Option<LogTo>,
    /// Sites that may show the map in a frame of theirs, besides this one; `none` for nobody.
    #[arg(long, num_args = 1.., value_name = "ORIGIN")]
    pub embed_ancestors: Vec<Ancestor>,
    /// A file of tiles under the map, `PMTiles` or `MBTiles`.
    #[arg(long = "basemap", value_name = "FILE", conflicts_with = "basemap_url")]
    pub ground: Option<PathBuf>,
    /// The address of another server's images under the map, with `{z}`, `{x}` and `{y}` in it.
    #[arg(long, value_name = "URL", requires = "basemap_credit")]
    pub basemap_url: Option<TileAddress>,
    /// Who has to be named for what lies under the map.
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub basemap_credit: Option<String>,
}

impl Serve {
    /// What lies under the map.
    pub fn under_the_map(&self) -> Option<Ground> {
        let credit = self.basemap_credit.clone();
        if let Some(path) = self.ground.clone() {
            return Some(Ground::File { path, credit });
        }
        let (address, credit) = self.basemap_url.clone().zip(credit)?;
        Some(Ground::Outside { address, credit })
    }
}

/// `workbench`
#[derive(Clone, Debug, clap::Args)]
pub struct Workbench {
    /// Address and port to listen on, of this machine alone; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8081")]
    pub listen: SocketAddr,
    /// The registers' codebooks: household, person, `elder_care`, or TOML files; the three of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
    /// Dated thresholds (TOML).
    #[arg(long)]
    pub parameters: Option<PathBuf>,
    /// Create the store for invented people.
    #[arg(long)]
    pub synthetic: bool,
}

/// A file, or standard output.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the parser of arguments wants a result"
)]
fn log_to(text: &str) -> Result<LogTo, String> {
    Ok(match text {
        "-" => LogTo::StandardOutput,
        path => LogTo::File(PathBuf::from(path)),
    })
}

/// An address without a query, a fragment or a slash at its end.
fn public_url(text: &str) -> Result<String, String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && rest.chars().all(plain) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err(format!("{text:?} is not of the form https://map.example")),
    }
}

/// `desk`
#[derive(Clone, Debug, clap::Args)]
pub struct Desk {
    /// Address and port to listen on, of this machine alone unless there is a public one; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8082")]
    pub listen: SocketAddr,
    /// What browsers call it, where a proxy in front encrypts: https:// and a host.
    #[arg(long)]
    pub public_url: Option<String>,
    /// What it works with.
    #[command(flatten)]
    pub work: DeskWork,
}

/// What the desk works with, also beside the public server.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DeskWork {
    /// The files of staff and of entries.
    #[command(flatten)]
    pub files: DeskFiles,
    /// The registers' codebooks (TOML files or names); those of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
    /// National holidays and moved working days (TOML); Hungary's unless named.
    #[arg(long)]
    pub calendar: Option<PathBuf>,
    /// What the staff map counts: a publish plan (TOML), or demo; no figures unless named.
    #[arg(long)]
    pub plan: Option<String>,
    /// Dated thresholds (TOML) that the plan's figures are counted with.
    #[arg(long)]
    pub parameters: Option<PathBuf>,
    /// Everybody must use a second factor; whoever has none can do nothing but set one up.
    #[arg(long)]
    pub second_factor: bool,
    /// Settings (TOML) of an `OpenID` provider by which staff may sign in.
    #[arg(long, value_name = "FILE")]
    pub oidc: Option<PathBuf>,
    /// Watch rules (TOML files), run every hour; those of the program unless named.
    #[arg(long)]
    pub rules: Vec<PathBuf>,
    /// Mail server for notices: `smtp://HOST:PORT` (beyond this machine only with STARTTLS) or `smtps://HOST:PORT`.
    #[arg(long, requires = "mail_from")]
    pub smtp: Option<String>,
    /// Who the mails are from.
    #[arg(long, requires = "smtp")]
    pub mail_from: Option<String>,
    /// File with the mail server's name and password, on two lines, for its owner alone; or `GOCPONT_SMTP_USER` and
    /// `GOCPONT_SMTP_PASSWORD`.
    #[arg(long, requires = "smtp")]
    pub smtp_credentials: Option<PathBuf>,
}

/// The files of the desk.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DeskFiles {
    /// Accounts, tokens and the audit.
    #[command(flatten)]
    pub staff: StaffFile,
    /// Signals, services, measures and other entries; beside the store of records unless named.
    #[arg(long)]
    pub entries: Option<PathBuf>,
}

/// `town`
#[derive(Debug, clap::Args)]
pub struct Town {
    /// Where and how the map is served.
    #[command(flatten)]
    pub serve: Serve,
    /// Address and port of the desk, of this machine alone unless there is a public one; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8082")]
    pub desk_listen: SocketAddr,
    /// What browsers call the desk, where a proxy in front encrypts: https:// and a host.
    #[arg(long)]
    pub desk_url: Option<String>,
    /// What the desk works with.
    #[command(flatten)]
    pub work: DeskWork,
    /// Which of the two processes this is; the program says so to itself.
    #[arg(long, hide = true)]
    pub part: Option<Part>,
}

/// A process of `town` besides the one that was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// The public server.
    Public,
}

impl Town {
    /// The desk of it.
    pub fn desk(&self) -> Desk {
        Desk {
            listen: self.desk_listen,
            public_url: self.desk_url.clone(),
            work: self.work.clone(),
        }
    }
}
