//! The auditor's work here: every release that was ever published, of both tiers, read back from its file, and the one
//! that is about to be.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, bail};
use gocpont_core::codebook::VariableType;
use gocpont_core::cube::Cube;
use gocpont_core::family::Categories;
use gocpont_disclosure::auditor::{AuditError, AuditReport, Auditor, ReleaseInput, Thresholds};
use gocpont_disclosure::release::{Checksum, Release, checksum};
use gocpont_disclosure::seal::SealedRelease;
use gocpont_disclosure::tier::Tier;
use gocpont_records::SqliteRecords;
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;

use crate::console::Console;
use crate::inputs::{Inputs, Settings};
use crate::making::Made;

/// What is to be audited beside what stands in the files.
pub struct Candidate<'m> {
    /// The release.
    pub made: &'m Made,
    /// What it was made with.
    pub settings: &'m Settings,
}

/// Everything published, in two files.
pub struct Files<'f> {
    /// The public tier's.
    pub public: &'f Path,
    /// The finer tier's.
    pub finer: &'f Path,
}

/// Audits all releases of a town, and the candidate with them. `truth` are the true counts of the candidate, or else
/// those that the last release was made from.
pub fn run(
    store: &SqliteRecords,
    files: &Files<'_>,
    truth: &Cube,
    candidate: Option<&Candidate<'_>>,
    console: &Console,
) -> anyhow::Result<AuditReport> {
    let mut auditor = Auditor::new(truth.atoms())?;
    let mut published = Vec::new();
    for (path, tier) in [(files.public, Tier::Public), (files.finer, Tier::Gis)] {
        published.extend(read(store, path, tier, console)?);
    }
    if let Some(first) = published.first().map(|own| &own.settings) {
        auditor = auditor.with_categories(categories(first));
    } else if let Some(candidate) = candidate {
        auditor = auditor.with_categories(categories(candidate.settings));
    }
    for own in &published {
        let chunk = |sum: &Checksum| own.store.chunk(sum).map_err(|error| error.to_string());
        add(&mut auditor, &own.release, own.tier, &own.settings, &chunk)?;
    }
    match candidate {
        Some(candidate) => add_candidate(&mut auditor, candidate)?,
        None => {
            for own in published.iter().filter(|own| own.is_last) {
                auditor.check_truth(truth, &own.release)?;
            }
        }
    }
    match auditor.audit() {
        Ok(report) => Ok(report),
        Err(AuditError::Refused(offences)) => {
            let args = [("count", Arg::from(offences.len()))];
            let mut said = vec![console.words().say_with("audit-refused", &args)];
            said.extend(offences.iter().take(5).map(ToString::to_string));
            bail!("{}", said.join("\n"))
        }
        Err(error) => Err(error.into()),
    }
}

/// One release of a file, with what it was made from.
struct Read {
    release: Release,
    tier: Tier,
    settings: Settings,
    store: std::rc::Rc<FileReleases>,
    /// Whether it is the store's last, whose true counts are at hand.
    is_last: bool,
}

/// The releases of a file; one that the store knows of and the file lacks cannot be audited.
fn read(
    store: &SqliteRecords,
    path: &Path,
    tier: Tier,
    console: &Console,
) -> anyhow::Result<Vec<Read>> {
    let say = |id: &str, number: u32| {
        let file = ("file", Arg::from(path.display().to_string()));
        let args = [file, ("number", Arg::from(number as usize))];
        console.words().say_with(id, &args)
    };
    let last = store.last_public()?.map_or(0, |(number, _)| number);
    let wanted: Vec<u32> = match tier {
        Tier::Public => (1..=last).collect(),
        Tier::Gis => store.finer_public()?,
    };
    if wanted.is_empty() && !path.exists() {
        return Ok(Vec::new());
    }
    let file = std::rc::Rc::new(FileReleases::open_any(path)?);
    let listed: Vec<u32> = file.list()?.iter().map(|own| own.number).collect();
    if let Some(missing) = wanted.iter().find(|number| !listed.contains(number)) {
        bail!("{}", say("audit-lacks", *missing));
    }
    let mut all = Vec::new();
    for number in listed {
        let release = file.release(number)?;
        let kept = store.publication(number)?;
        let both = release.zip(kept);
        let (release, kept) = both.with_context(|| say("audit-foreign", number))?;
        let inputs: Inputs = serde_json::from_str(&kept.inputs)?;
        all.push(Read {
            release,
            tier,
            settings: inputs.settings()?,
            store: std::rc::Rc::clone(&file),
            is_last: number == last,
        });
    }
    Ok(all)
}

fn add_candidate(auditor: &mut Auditor, candidate: &Candidate<'_>) -> anyhow::Result<()> {
    let made = candidate.made;
    let finer = made.finer.as_ref().map(|finer| (&finer.sealed, Tier::Gis));
    let tiers = std::iter::once((&made.public.sealed, Tier::Public)).chain(finer);
    for (sealed, tier) in tiers {
        let release = opened(sealed)?;
        let held: HashMap<Checksum, &Vec<u8>> = sealed
            .chunks()
            .iter()
            .map(|bytes| (checksum(bytes), bytes))
            .collect();
        let chunk = |sum: &Checksum| {
            let bytes = held.get(sum).map(|bytes| (*bytes).clone());
            bytes.ok_or_else(|| "a chunk is missing".to_owned())
        };
        add(auditor, &release, tier, candidate.settings, &chunk)?;
        auditor.check_truth(&made.cube, &release)?;
    }
    Ok(())
}

fn opened(sealed: &SealedRelease) -> anyhow::Result<Release> {
    Ok(Release::from_bytes(sealed.manifest(), &sealed.checksum())?)
}

fn add(
    auditor: &mut Auditor,
    release: &Release,
    tier: Tier,
    settings: &Settings,
    chunk: &dyn Fn(&Checksum) -> Result<Vec<u8>, String>,
) -> anyhow::Result<()> {
    let manifest = release.manifest();
    let of = |at: usize| release.protection().and_then(|all| all.indicators.get(at));
    let bound = release.protection().map_or(0, |all| all.noise_bound);
    let all = 0..manifest.indicators.len();
    let noise: Vec<u32> = all
        .clone()
        .map(|at| {
            if of(at).is_some_and(|own| own.noise) {
                bound
            } else {
                0
            }
        })
        .collect();
    let thresholds: Vec<Thresholds> = all
        .map(|at| Thresholds {
            k: manifest.threshold,
            k_filter: of(at).map_or(manifest.filter_threshold, |own| own.filter_threshold),
        })
        .collect();
    Ok(auditor.add_release(&ReleaseInput {
        release,
        tier,
        indicators: &settings.indicators,
        noise: &noise,
        thresholds: &thresholds,
        chunk,
    })?)
}

/// All codes of the category variables, under the names that conditions know them by.
fn categories(settings: &Settings) -> Categories {
    let mut all = Categories::new();
    for (register, codebook) in &settings.codebooks {
        let of_kind = codebook.variables.iter();
        for variable in of_kind.filter(|v| v.kind == VariableType::Category) {
            let codes = || variable.categories.iter().map(|c| c.code.clone()).collect();
            all.insert(format!("{register}.{}", variable.code), codes());
            all.insert(variable.code.clone(), codes());
        }
    }
    all
}
