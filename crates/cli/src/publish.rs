//! `publish`: records as known now become a release; and the same again for a release of the past.

use std::path::{Path, PathBuf};

use anyhow::bail;
use gocpont_core::step::Steps;
use gocpont_disclosure::auditor::AuditReport;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::release::Text;
use gocpont_disclosure::tier::Tier;
use gocpont_records::{Finer, Moment, Publication, RecordStore, SqliteRecords};
use gocpont_releases::{FileReleases, Listed, ReleaseStore};
use gocpont_words::{Arg, Language, Words};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, Publish};
use crate::audit::{self, Candidate, Files};
use crate::builtin;
use crate::console::{Console, now, today};
use crate::fault::told;
use crate::inputs::{Inputs, Settings};
use crate::making::{Made, Making, make};
use crate::reported::DeskFile;
use crate::{reference, reported};

/// Publishes what the store knows.
pub fn run(args: &Args, command: &Publish, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let today = today();
    let plan = builtin::plan(&command.plan)?;
    let parameters = builtin::parameters(command.parameters.as_deref())?;
    let until = (command.as_of.unwrap_or(today), entries_at(&store, command)?);
    let desk = DeskFile::of(command.entries.as_deref(), &command.codebook)?;
    let inputs = Inputs::gather(&store, plan, parameters, until, &desk)?;
    let settings = inputs.settings()?;
    if let Some(asking) = &settings.asking {
        wait_past(until.1);
        reported::settle(&store, asking)?;
    }
    if let Some(ring) = settings.plan.hotspots.unused_ring {
        let ring = [("ring", Arg::from(ring as usize))];
        bail!("{}", console.words().say_with("publish-ring-alone", &ring));
    }
    check_pace(&store, &settings, console)?;
    let fingerprint = store.keys().fingerprint();
    if !args.releases.exists() {
        check_same_releases(&store, None, console)?;
    }
    let mut releases =
        FileReleases::open_or_create(&args.releases, &fingerprint, store.is_synthetic()?)?;
    let last = releases.list()?.pop();
    check_same_releases(&store, last.as_ref(), console)?;
    if let Some(last) = &last {
        // Where the last publication broke off after its release was in the file.
        store.mark_public(last.number)?;
        check_interval(&last.published, today, &settings, console)?;
    }
    let kept = store.latest_partition()?;
    let number = last.map_or(1, |last| last.number + 1);
    let finer = store.last_finer(number)?;
    let making = Making {
        number,
        published: today.to_string(),
        known_at: known_at(&store, command, console)?,
        earlier: kept
            .as_ref()
            .map(|(_, bytes)| Partitions::from_bytes(bytes))
            .transpose()?,
        earlier_finer: finer
            .as_ref()
            .map(|finer| Partitions::from_bytes(&finer.partition))
            .transpose()?,
    };
    let made = make(&store, &inputs, &settings, &making)?;
    say_empty(&settings, &made, console)?;
    for tied in reported::tied(&store, settings.asking.as_ref())? {
        let args = [
            ("register", Arg::from(tied.register.as_str())),
            ("tied", Arg::from(tied.tied)),
            ("loose", Arg::from(tied.loose)),
        ];
        console.say("publish-reports", &args);
    }
    let addresses = reference::addresses(&store, &inputs, &settings, console)?;
    let services =
        crate::services::reference((args, command), (&store, &inputs), &settings, console)?;
    let candidate = Candidate {
        made: &made,
        settings: &settings,
    };
    let files = Files {
        public: &args.releases,
        finer: &finer_path(&args.releases),
    };
    let audited = audit::run(&store, &files, &made.cube, Some(&candidate), console)?;
    let kept = kept.map(|(id, _)| id);
    keep(&store, &inputs, &making, kept, (&made, &audited))?;
    keep_finer(&store, &making, finer.map(|finer| finer.number), &made)?;
    let labels = |id: &str| in_all_languages(id);
    let mut sets = reference::sets(&inputs, &settings.plan.reference, labels)?;
    sets.extend(addresses);
    sets.extend(services);
    releases.put_reference_sets(&sets)?;
    releases.publish(&made.public.sealed, &making.published)?;
    store.mark_public(making.number)?;
    publish_finer(&store, &finer_path(&args.releases), &making, &made)?;
    report(console, &settings, &making, &made);
    Ok(Outcome::Done)
}

/// Names the registers and periods in which nobody is counted, so that nobody takes an empty map for a town without needs;
/// a release in which nobody is counted at all is refused.
fn say_empty(settings: &Settings, made: &Made, console: &Console) -> anyhow::Result<()> {
    let nobody = |step: usize| {
        let is_empty = |period: &usize| made.cube.counts(*period, step).iter().all(|own| *own == 0);
        let periods = (0..settings.periods.len()).filter(is_empty);
        periods
            .map(|period| settings.periods[period].to_string())
            .collect::<Vec<_>>()
    };
    let empty = [
        ("household", nobody(Steps::HOUSEHOLDS)),
        ("person", nobody(Steps::PERSONS)),
    ];
    let all = settings.periods.len();
    if empty.iter().all(|(_, periods)| periods.len() == all) {
        bail!(told("publish-nobody", &[]));
    }
    for (register, periods) in empty {
        if !periods.is_empty() {
            let args = [
                ("register", Arg::from(register)),
                ("periods", Arg::from(periods.join(", "))),
            ];
            console.say("publish-empty-periods", &args);
        }
    }
    Ok(())
}

/// The moment up to which what is written in the desk's file counts: the end of this second, since files are recorded to the second,
/// or as far as the earlier state of knowledge goes.
fn entries_at(store: &SqliteRecords, command: &Publish) -> anyhow::Result<Timestamp> {
    let second = now().checked_add(999.milliseconds())?;
    match &command.known_at {
        Some(text) => Ok(store.last_moment(text)?.min(second)),
        None => Ok(second),
    }
}

/// Waits until nothing is written any more that would belong to a moment, with a second for whoever began before it ended: else the
/// release could not be made again.
fn wait_past(moment: Timestamp) {
    let left = Timestamp::now().duration_until(moment) + SignedDuration::from_secs(1);
    std::thread::sleep(left.try_into().unwrap_or_default());
}

/// The state of knowledge that the release is made from: that of now, or an earlier one.
fn known_at(store: &SqliteRecords, command: &Publish, console: &Console) -> anyhow::Result<Moment> {
    let Some(text) = &command.known_at else {
        return Ok(store.now()?);
    };
    let moment = store.moment(text)?;
    console.say(
        "publish-known-at",
        &[("batch", Arg::Number(moment.0 as f64))],
    );
    Ok(moment)
}

/// The releases file goes on where the store's last publication ended: one that was lost, or another, would make a
/// second release of the same number.
fn check_same_releases(
    store: &SqliteRecords,
    last: Option<&Listed>,
    console: &Console,
) -> anyhow::Result<()> {
    let Some((number, checksum)) = store.last_public()? else {
        return Ok(());
    };
    let same = |last: &Listed| last.number != number || hex(&last.checksum) == checksum;
    if last.is_some_and(|last| last.number >= number && same(last)) {
        return Ok(());
    }
    let number = [("number", Arg::from(number as usize))];
    bail!(
        "{}",
        console.words().say_with("publish-other-releases", &number)
    )
}

/// Releases of real people lie a month apart, unless the plan says why they do not.
fn check_pace(store: &SqliteRecords, settings: &Settings, console: &Console) -> anyhow::Result<()> {
    let days = settings.plan.min_days_between_releases;
    let reason = settings.plan.protection.sooner_because.as_deref();
    let reason = reason.unwrap_or("").trim();
    if days >= 28 || store.is_synthetic()? || !reason.is_empty() {
        return Ok(());
    }
    let days = [("days", Arg::from(days as usize))];
    bail!("{}", console.words().say_with("publish-pace", &days))
}

/// Two releases lie as many days apart as the plan says.
fn check_interval(
    last: &str,
    today: Date,
    settings: &Settings,
    console: &Console,
) -> anyhow::Result<()> {
    let last: Date = last.parse()?;
    let passed = last.duration_until(today).as_hours() / 24;
    let wanted = i64::from(settings.plan.min_days_between_releases);
    if passed >= wanted {
        return Ok(());
    }
    let words = console.words();
    bail!(
        "{}",
        words.say_with(
            "publish-too-soon",
            &[
                ("last", Arg::from(last.to_string())),
                ("days", Arg::Number(wanted as f64)),
                ("left", Arg::Number((wanted - passed) as f64)),
            ],
        )
    )
}

/// The partition and what the release was made from are kept before it becomes public.
fn keep(
    store: &SqliteRecords,
    inputs: &Inputs,
    making: &Making,
    earlier_partition: Option<i64>,
    (made, audited): (&Made, &AuditReport),
) -> anyhow::Result<()> {
    let mut audit = serde_json::to_value(&made.public.audit)?;
    audit["auditor"] = serde_json::to_value(audited)?;
    let partition = store.put_partition(&made.public.partitions.to_bytes()?)?;
    Ok(store.put_publication(&Publication {
        number: making.number,
        published: making.published.clone(),
        known_at: making.known_at.0,
        inputs: serde_json::to_string(inputs)?,
        earlier_partition,
        partition,
        checksum: hex(&made.public.sealed.checksum()),
        audit: audit.to_string(),
    })?)
}

fn keep_finer(
    store: &SqliteRecords,
    making: &Making,
    earlier: Option<u32>,
    made: &Made,
) -> anyhow::Result<()> {
    let Some(finer) = &made.finer else {
        return Ok(());
    };
    Ok(store.put_finer(&Finer {
        number: making.number,
        earlier,
        partition: finer.partitions.to_bytes()?,
        checksum: hex(&finer.sealed.checksum()),
        audit: serde_json::to_string(&finer.audit)?,
    })?)
}

/// The finer tier goes to a file of its own, once the public release is out.
fn publish_finer(
    store: &SqliteRecords,
    path: &Path,
    making: &Making,
    made: &Made,
) -> anyhow::Result<()> {
    let Some(finer) = &made.finer else {
        return Ok(());
    };
    let fingerprint = store.keys().fingerprint();
    let synthetic = store.is_synthetic()?;
    let mut releases = FileReleases::of_tier(path, &fingerprint, synthetic, Tier::Gis)?;
    releases.publish(&finer.sealed, &making.published)?;
    Ok(store.mark_finer_public(making.number)?)
}

/// Where the finer tier stands: `town.gis.releases` beside `town.releases`.
pub fn finer_path(releases: &Path) -> PathBuf {
    let mut name = releases.file_stem().unwrap_or_default().to_owned();
    name.push(".gis");
    if let Some(extension) = releases.extension() {
        name.push(".");
        name.push(extension);
    }
    releases.with_file_name(name)
}

fn report(console: &Console, settings: &Settings, making: &Making, made: &Made) {
    console.say(
        "publish-done",
        &[("number", Arg::from(making.number as usize))],
    );
    console.say(
        "publish-contents",
        &[
            ("indicators", Arg::from(settings.indicators.len())),
            ("periods", Arg::from(settings.periods.len())),
        ],
    );
    for (indicator, parameter) in &settings.off {
        let args = [
            ("indicator", Arg::from(indicator.as_str())),
            ("parameter", Arg::from(parameter.as_str())),
        ];
        console.say("publish-indicator-off", &args);
    }
    let bytes: usize = made.public.sealed.chunks().iter().map(Vec::len).sum();
    let result = json!({
        "release": making.number,
        "checksum": hex(&made.public.sealed.checksum()),
        "bytes": bytes + made.public.sealed.manifest().len(),
    });
    console.result(&result, "");
}

/// A text in the three languages.
pub fn in_all_languages(id: &str) -> Text {
    let say = |language| Words::new(language).say(id);
    Text {
        hu: say(Language::Hu),
        cs: say(Language::Cs),
        en: say(Language::En),
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
