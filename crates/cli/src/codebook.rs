//! `codebook`: questionnaires from phone forms and back, checked, and described on paper.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;
use gocpont_ingest::codebook::{Loaded, Remark};
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::parameter::Parameters;
use gocpont_words::{Arg, Words};

use crate::Outcome;
use crate::builtin;
use crate::console::{Console, today};

mod check;
mod condition;
mod doc;
mod form;
mod life;
mod page;
mod terms;

/// `codebook`
#[derive(Debug, clap::Args)]
pub struct Codebook {
    /// What about them.
    #[command(subcommand)]
    pub noun: Noun,
}

/// `codebook from-xlsform|to-xlsform|check|doc`
#[derive(Debug, Subcommand)]
pub enum Noun {
    /// Make a codebook of an `XLSForm` (`KoboToolbox`, ODK): groups become blocks, repeats registers of their own.
    FromXlsform(FromXlsform),
    /// Make an `XLSForm` of a codebook, to be filled in with phones.
    ToXlsform(ToXlsform),
    /// Say what codebooks hold, or what is wrong with them.
    Check(Check),
    /// Describe a questionnaire on paper: one HTML file, in the language of --lang.
    Doc(Doc),
}

/// `codebook from-xlsform`
#[derive(Debug, clap::Args)]
pub struct FromXlsform {
    /// The form (XLSX or XLS, whatever its name ends in).
    pub form: PathBuf,
    /// Where to write the codebook, a new file; standard output unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// The register's name; the form's own unless named.
    #[arg(long)]
    pub id: Option<String>,
}

/// `codebook to-xlsform`
#[derive(Debug, clap::Args)]
pub struct ToXlsform {
    /// The codebook: household, person, `elder_care`, or a TOML file.
    pub codebook: String,
    /// A codebook that goes under its parent as a repeat; may be given several times.
    #[arg(long)]
    pub with: Vec<String>,
    /// Where to write the form; ID.xlsx unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// `codebook check`
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Codebooks: household, person, `elder_care`, or TOML files.
    #[arg(required = true)]
    pub codebooks: Vec<String>,
    /// Dated thresholds (TOML).
    #[arg(long)]
    pub parameters: Option<PathBuf>,
}

/// `codebook doc`
#[derive(Debug, clap::Args)]
pub struct Doc {
    /// The codebook: household, person, `elder_care`, or a TOML file.
    pub codebook: String,
    /// A codebook of a register under it, described in the same file; may be given several times.
    #[arg(long)]
    pub with: Vec<String>,
    /// Where to write it; standard output unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// Runs one of them.
pub fn run(command: &Codebook, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        Noun::FromXlsform(wanted) => form::from(wanted, console),
        Noun::ToXlsform(wanted) => form::to(wanted, console),
        Noun::Check(wanted) => Ok(check::run(wanted, console)),
        Noun::Doc(wanted) => doc::run(wanted, console),
    }
}

/// A built-in codebook or a file, with today's thresholds.
fn load(name: &str, parameters: Option<&Path>) -> anyhow::Result<Loaded> {
    let named = builtin::codebook(name)?;
    let parameters = builtin::parameters(parameters)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    Ok(gocpont_ingest::codebook::parse(
        &named.name,
        &named.text,
        &thresholds,
    )?)
}

/// A codebook with others under it.
fn together(first: &str, with: &[String]) -> anyhow::Result<Loaded> {
    let mut all = load(first, None)?;
    for name in with {
        let below = all.adopt(load(name, None)?);
        below.map_err(|orphan| {
            let parent = orphan.codebook.parent.unwrap_or_default();
            let known = all.registers().join(", ");
            InvalidFile::new(
                name,
                Problem::Setting {
                    table: format!("codebook {}", orphan.codebook.id),
                    allowed: known,
                },
            )
            .in_column("parent")
            .with_value(&parent)
        })?;
    }
    Ok(all)
}

/// The registers, each before those under it.
fn all(loaded: &Loaded) -> Vec<&Loaded> {
    let below = loaded.children.iter().flat_map(all);
    std::iter::once(loaded).chain(below).collect()
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    written.with_context(|| path.display().to_string())
}

/// A remark in words, about these items.
fn said(words: &Words, remark: &Remark, items: &str) -> String {
    let id = format!("remark-{}", remark.id);
    words.say_with(&id, &[("name", Arg::from(items))])
}

/// What a remark is about: the name, what stands beside it, and where.
fn item(remark: &Remark) -> String {
    let place = match (remark.row, remark.sheet.as_str()) {
        (Some(row), sheet) => format!("{sheet}:{row}"),
        (None, _) => String::new(),
    };
    let beside = [remark.value.as_str(), place.as_str()];
    let beside: Vec<&str> = beside.into_iter().filter(|text| !text.is_empty()).collect();
    if beside.is_empty() {
        return remark.name.clone();
    }
    format!("{} ({})", remark.name, beside.join(", "))
}

/// The first few of a list, and how many more.
fn few(items: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown = items
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match items.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} … (+{more})"),
    }
}
