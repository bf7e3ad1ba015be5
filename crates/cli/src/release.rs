//! `release list|show|audit|retire|rebuild`.

use std::fs;

use anyhow::{Context, bail};
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::tier::Tier;
use gocpont_records::{Moment, SqliteRecords};
use gocpont_releases::{FileReleases, ReleaseStore, ReleasesError};
use gocpont_words::Arg;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Args, Release, ReleaseNoun};
use crate::audit;
use crate::console::{Console, now};
use crate::fault::told;
use crate::inputs::Inputs;
use crate::making::{self, Making, make};
use crate::publish;

/// Runs one of them.
pub fn run(args: &Args, command: &Release, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        ReleaseNoun::List => list(args, console),
        ReleaseNoun::Show { number } => show(args, console, *number),
        ReleaseNoun::Audit { number, tier } => audit(args, console, *number, (*tier).into()),
        ReleaseNoun::Retire { number } => retire(args, console, *number),
        ReleaseNoun::Rebuild {
            number,
            tier,
            output,
        } => {
            let bytes = rebuild(args, *number, (*tier).into(), console)?;
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
    let all = FileReleases::open_any(&args.releases)?.list()?;
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
    let found = FileReleases::open_any(&args.releases)?.release(number)?;
    let release = found.ok_or(ReleasesError::NoRelease(number))?;
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

fn audit(
    args: &Args,
    console: &Console,
    number: Option<u32>,
    tier: Tier,
) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let Some(number) = number else {
        return audit_all(args, &store, console);
    };
    let kept = match tier {
        Tier::Public => store.publication(number)?.map(|kept| kept.audit),
        Tier::Gis => store.finer(number)?.map(|kept| kept.audit),
    };
    let kept = kept.ok_or_else(|| no_release(number, tier))?;
    let audit: Value = serde_json::from_str(&kept)?;
    console.result(&audit, &serde_json::to_string_pretty(&audit)?);
    Ok(Outcome::Done)
}

/// Everything that was ever published, with the true counts of the last release.
fn audit_all(args: &Args, store: &SqliteRecords, console: &Console) -> anyhow::Result<Outcome> {
    let (number, _) = store
        .last_public()?
        .ok_or_else(|| told("releases-none", &[]))?;
    let kept = store.publication(number)?.context("its publication")?;
    let inputs: Inputs = serde_json::from_str(&kept.inputs)?;
    let known_at = Moment(kept.known_at);
    let cube = making::count(store, &inputs, &inputs.settings()?, known_at)?;
    let files = audit::Files {
        public: &args.releases,
        finer: &publish::finer_path(&args.releases),
    };
    let report = audit::run(store, &files, &cube, None, console)?;
    let report = serde_json::to_value(&report)?;
    console.result(&report, &serde_json::to_string_pretty(&report)?);
    Ok(Outcome::Done)
}

fn retire(args: &Args, console: &Console, number: u32) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let synthetic = gocpont_records::RecordStore::is_synthetic(&store)?;
    let fingerprint = store.keys().fingerprint();
    let tier = FileReleases::open_any(&args.releases)?.tier()?;
    let mut releases = FileReleases::of_tier(&args.releases, &fingerprint, synthetic, tier)?;
    releases.retire(number, &now().to_string())?;
    console.say("release-retired", &[("number", Arg::from(number as usize))]);
    Ok(Outcome::Done)
}

/// The bytes of an earlier release, manifest first, then its chunks in order, each behind its length (8 bytes,
/// little-endian). Refused where they are not those that were published.
fn rebuild(args: &Args, number: u32, tier: Tier, console: &Console) -> anyhow::Result<Vec<u8>> {
    let store = SqliteRecords::open(&args.db)?;
    let found = store.publication(number)?;
    let kept = found.ok_or(ReleasesError::NoRelease(number))?;
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
        earlier_finer: earlier_finer(&store, number)?,
    };
    let made = make(&store, &inputs, &inputs.settings()?, &making)?;
    let (sealed, kept) = match tier {
        Tier::Public => (made.public.sealed, kept.checksum),
        Tier::Gis => {
            let made = made.finer.map(|finer| finer.sealed);
            let kept = store.finer(number)?.map(|finer| finer.checksum);
            let both = made.zip(kept);
            both.ok_or_else(|| no_release(number, tier))?
        }
    };
    let checksum = publish::hex(&sealed.checksum());
    if checksum != kept {
        bail!(
            "{}",
            cannot_be_made(&store, number, [&kept, &checksum], console)?
        );
    }
    let mut bytes = Vec::new();
    let chunks = sealed.chunks().iter().map(Vec::as_slice);
    for part in std::iter::once(sealed.manifest()).chain(chunks) {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    }
    Ok(bytes)
}

fn no_release(number: u32, tier: Tier) -> anyhow::Error {
    match tier {
        Tier::Public => ReleasesError::NoRelease(number).into(),
        Tier::Gis => told("release-no-finer", &[("number", &number)]).into(),
    }
}

/// The finer partition that stood before a release.
fn earlier_finer(store: &SqliteRecords, number: u32) -> anyhow::Result<Option<Partitions>> {
    let earlier = store.finer(number)?.and_then(|finer| finer.earlier);
    let Some(earlier) = earlier else {
        return Ok(None);
    };
    let earlier = store.finer(earlier)?;
    let earlier = earlier.context("the earlier finer partition is missing")?;
    Ok(Some(Partitions::from_bytes(&earlier.partition)?))
}

/// Why a release cannot be made again: erasures since then are named.
fn cannot_be_made(
    store: &SqliteRecords,
    number: u32,
    [before, now]: [&str; 2],
    console: &Console,
) -> anyhow::Result<String> {
    let words = console.words();
    let number_of = ("number", Arg::from(number as usize));
    let erasures = store.erasures_since(number)?;
    if erasures.is_empty() {
        let sums = [("before", Arg::from(before)), ("now", Arg::from(now))];
        let [before, now] = sums;
        return Ok(words.say_with("release-differs", &[number_of, before, now]));
    }
    let mut said = vec![words.say_with("release-erased-since", &[number_of])];
    for erasure in erasures {
        let args = [
            ("register", Arg::from(erasure.register.as_str())),
            ("count", Arg::from(erasure.revisions as usize)),
            ("moment", Arg::from(erasure.recorded_at.as_str())),
        ];
        said.push(words.say_with("release-erasure", &args));
    }
    Ok(said.join("\n"))
}
