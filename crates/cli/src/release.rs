//! `release list|show|audit|retire|rebuild`.

use std::fs;

use anyhow::{Context, bail};
use gocpont_disclosure::partitions::Partitions;
use gocpont_records::{Moment, SqliteRecords};
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Args, Release, ReleaseNoun};
use crate::console::{Console, now};
use crate::inputs::Inputs;
use crate::publish::{self, Making};

/// Runs one of them.
pub fn run(args: &Args, command: &Release, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        ReleaseNoun::List => list(args, console),
        ReleaseNoun::Show { number } => show(args, console, *number),
        ReleaseNoun::Audit { number } => audit(args, console, *number),
        ReleaseNoun::Retire { number } => retire(args, console, *number),
        ReleaseNoun::Rebuild { number, output } => {
            let bytes = rebuild(args, *number)?;
            fs::write(output, bytes).with_context(|| output.display().to_string())?;
            console.say(
                "release-rebuilt",
                &[("number", Arg::from(*number as usize))],
            );
            Ok(Outcome::Done)
        }
    }
}

fn list(args: &Args, console: &Console) -> anyhow::Result<Outcome> {
    let all = FileReleases::open(&args.releases)?.list()?;
    let line = |release: &gocpont_releases::Listed| {
        let retired = release.retired_at.as_deref().unwrap_or("");
        let sum = publish::hex(&release.checksum);
        format!(
            "{}\t{}\t{}\t{sum}\t{retired}",
            release.number, release.published, release.bytes
        )
    };
    let lines: Vec<String> = all.iter().map(line).collect();
    let rows: Vec<Value> = all
        .iter()
        .map(|release| {
            json!({
                "release": release.number,
                "published": release.published,
                "bytes": release.bytes,
                "checksum": publish::hex(&release.checksum),
                "retired": release.retired_at,
            })
        })
        .collect();
    console.result(&Value::Array(rows), &lines.join("\n"));
    Ok(Outcome::Done)
}

fn show(args: &Args, console: &Console, number: u32) -> anyhow::Result<Outcome> {
    let found = FileReleases::open(&args.releases)?.release(number)?;
    let release = found.with_context(|| format!("there is no release {number}"))?;
    let mut manifest = serde_json::to_value(release.manifest())?;
    if let Some(extension) = release.extension() {
        manifest["extension"] = serde_json::to_value(extension)?;
    }
    if let Some(protection) = release.protection() {
        manifest["protection"] = serde_json::to_value(protection)?;
    }
    console.result(&manifest, &serde_json::to_string_pretty(&manifest)?);
    Ok(Outcome::Done)
}

fn audit(args: &Args, console: &Console, number: u32) -> anyhow::Result<Outcome> {
    let found = SqliteRecords::open(&args.db)?.publication(number)?;
    let kept = found.with_context(|| format!("there is no release {number}"))?;
    let audit: Value = serde_json::from_str(&kept.audit)?;
    console.result(&audit, &serde_json::to_string_pretty(&audit)?);
    Ok(Outcome::Done)
}

fn retire(args: &Args, console: &Console, number: u32) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let synthetic = gocpont_records::RecordStore::is_synthetic(&store)?;
    let fingerprint = store.keys().fingerprint();
    let mut releases = FileReleases::open_or_create(&args.releases, &fingerprint, synthetic)?;
    releases.retire(number, &now().to_string())?;
    console.say("release-retired", &[("number", Arg::from(number as usize))]);
    Ok(Outcome::Done)
}

/// The bytes of an earlier release, manifest first, then its chunks in order, each behind its length (8 bytes,
/// little-endian). Refused where they are not those that were published.
fn rebuild(args: &Args, number: u32) -> anyhow::Result<Vec<u8>> {
    let store = SqliteRecords::open(&args.db)?;
    let found = store.publication(number)?;
    let kept = found.with_context(|| format!("there is no release {number}"))?;
    let inputs: Inputs = serde_json::from_str(&kept.inputs)?;
    let earlier = match kept.earlier_partition {
        Some(id) => {
            let bytes = store
                .partition(id)?
                .context("the earlier partition is missing")?;
            Some(Partitions::from_bytes(&bytes)?)
        }
        None => None,
    };
    let making = Making {
        number,
        published: kept.published,
        known_at: Moment(kept.known_at),
        earlier,
    };
    let made = publish::make(&store, &inputs, &inputs.settings()?, &making)?;
    let checksum = publish::hex(&made.sealed.checksum());
    if checksum != kept.checksum {
        bail!(
            "release {number} cannot be made again: its checksum was {} and would be {checksum}; \
             records it was made from may have been erased since",
            kept.checksum
        );
    }
    let mut bytes = Vec::new();
    let chunks = made.sealed.chunks().iter().map(Vec::as_slice);
    for part in std::iter::once(made.sealed.manifest()).chain(chunks) {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    }
    Ok(bytes)
}
