//! Arguments of `watch`.

use std::path::PathBuf;

use clap::Subcommand;

use crate::staff::args::StaffFile;

/// `watch`
#[derive(Debug, clap::Args)]
pub struct Watch {
    /// What about rules.
    #[command(subcommand)]
    pub noun: Noun,
}

/// `watch run|list|check`
#[derive(Debug, Subcommand)]
pub enum Noun {
    /// Run the rules once: raise what is new, note what is over.
    Run(Desk),
    /// The rules, what they do, and their alerts that are not closed. Nothing is raised.
    List(Desk),
    /// Say what files of rules hold, or what is wrong with them.
    Check(Rules),
}

/// The files of a desk.
#[derive(Debug, clap::Args)]
pub struct Desk {
    /// Accounts, tokens and the audit.
    #[command(flatten)]
    pub staff: StaffFile,
    /// Signals, services, measures and other entries; beside the store of records unless named.
    #[arg(long)]
    pub entries: Option<PathBuf>,
    /// The registers' codebooks (TOML files or names); those of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
    /// National holidays and moved working days (TOML); Hungary's unless named.
    #[arg(long)]
    pub calendar: Option<PathBuf>,
    /// What figures are watched by: a publish plan (TOML), or demo; rules about figures rest unless named.
    #[arg(long)]
    pub plan: Option<String>,
    /// Dated thresholds (TOML) that the plan's figures are counted with.
    #[arg(long)]
    pub parameters: Option<PathBuf>,
    /// Watch rules (TOML files); those of the program unless named.
    #[arg(long)]
    pub rules: Vec<PathBuf>,
}

/// Files of rules.
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// Watch rules (TOML files); those of the program unless named.
    pub rules: Vec<PathBuf>,
    /// The registers' codebooks (TOML files or names); those of the program unless named.
    #[arg(long)]
    pub codebook: Vec<String>,
}
