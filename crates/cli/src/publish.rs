//! `publish`: records as known now become a release; and the same again for a release of the past.

use anyhow::bail;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Indicator;
use gocpont_disclosure::noise::NoiseRules;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::policy::{IndicatorRules, Policy, Rules};
use gocpont_disclosure::protect::{Audit, Keys, protect};
use gocpont_disclosure::release::Text;
use gocpont_disclosure::seal::{SealedRelease, seal};
use gocpont_disclosure::spec::{AreaSetSpec, AreaSpec, Spec, Titles};
use gocpont_records::{Moment, Publication, RecordStore, SqliteRecords};
use gocpont_releases::{FileReleases, Listed, ReleaseStore};
use gocpont_words::{Arg, Language, Words};
use jiff::civil::Date;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, Publish};
use crate::builtin;
use crate::console::{Console, today};
use crate::cube;
use crate::ground::Ground;
use crate::inputs::{Inputs, Settings};
use crate::methods;
use crate::reference;

/// What a release is made with besides its inputs.
pub struct Making {
    /// Its number.
    pub number: u32,
    /// Date of publication.
    pub published: String,
    /// The store's state.
    pub known_at: Moment,
    /// The partition that stood before.
    pub earlier: Option<Partitions>,
}

/// A release in the making.
pub struct Made {
    /// Its bytes.
    pub sealed: SealedRelease,
    /// The partition it used.
    pub partitions: Partitions,
    /// For staff.
    pub audit: Audit,
}

/// Publishes what the store knows.
pub fn run(args: &Args, command: &Publish, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    if !store.is_synthetic()? {
        bail!("{}", console.words().say("publish-only-synthetic"));
    }
    let today = today();
    let plan = builtin::plan(&command.plan)?;
    let parameters = builtin::parameters(command.parameters.as_deref())?;
    let inputs = Inputs::gather(&store, plan, parameters, command.as_of.unwrap_or(today))?;
    let settings = inputs.settings()?;
    if let Some(ring) = settings.plan.hotspots.unused_ring {
        let ring = [("ring", Arg::from(ring as usize))];
        bail!("{}", console.words().say_with("publish-ring-alone", &ring));
    }
    let fingerprint = store.keys().fingerprint();
    if !args.releases.exists() {
        check_same_releases(&store, None, console)?;
    }
    let mut releases = FileReleases::open_or_create(&args.releases, &fingerprint, true)?;
    let last = releases.list()?.pop();
    check_same_releases(&store, last.as_ref(), console)?;
    if let Some(last) = &last {
        // Where the last publication broke off after its release was in the file.
        store.mark_public(last.number)?;
        check_interval(&last.published, today, &settings, console)?;
    }
    let kept = store.latest_partition()?;
    let making = Making {
        number: last.map_or(1, |last| last.number + 1),
        published: today.to_string(),
        known_at: store.now()?,
        earlier: kept
            .as_ref()
            .map(|(_, bytes)| Partitions::from_bytes(bytes))
            .transpose()?,
    };
    let made = make(&store, &inputs, &settings, &making)?;
    keep(&store, &inputs, &making, kept.map(|(id, _)| id), &made)?;
    let labels = |id: &str| in_all_languages(id);
    releases.put_reference_sets(&reference::sets(&inputs, &settings.plan.reference, labels)?)?;
    releases.publish(&made.sealed, &making.published)?;
    store.mark_public(making.number)?;
    report(console, &settings, &making, &made);
    Ok(Outcome::Done)
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

/// Makes a release: the same inputs give the same bytes.
pub fn make(
    store: &SqliteRecords,
    inputs: &Inputs,
    settings: &Settings,
    making: &Making,
) -> anyhow::Result<Made> {
    let plan = &settings.plan;
    let ground = Ground::new(&inputs.area_set(&plan.municipalities)?, plan.finest)?;
    let cube = cube::build(store, settings, &ground, making.known_at)?;
    let rules = rules(settings)?;
    let keys = Keys::new(store.keys().partition(), store.keys().noise());
    let (published, partitions, audit) = protect(&cube, &rules, &keys, making.earlier.clone())?;
    let mut area_sets = Vec::new();
    for name in &plan.area_sets {
        area_sets.push(area_set(&inputs.area_set(name)?, &ground)?);
    }
    let label = |id: &str| in_all_languages(id);
    let spec = Spec {
        number: making.number,
        published: making.published.clone(),
        synthetic: store.is_synthetic()?,
        min_days_between_releases: plan.min_days_between_releases,
        keys_fingerprint: store.keys().fingerprint(),
        plan: plan.id.clone(),
        place: Text::from(&plan.place),
        method: label(if !settings.exact_sums && rules.noise.is_some() {
            "method-release-noise"
        } else if plan.methods || !settings.exact_sums {
            "method-release"
        } else {
            "release-method"
        }),
        policy: rules.policy,
        periods: settings.periods.iter().map(Date::to_string).collect(),
        indicators: settings.indicators.clone(),
        resolutions: plan.hex.clone(),
        area_sets,
        titles: Titles {
            blocks: label("layer-blocks"),
            hexes: label("layer-hexes"),
            hotspots: label("layer-hotspots"),
        },
        min_blocks: plan.hotspots.min_blocks as usize,
        says_protection: !settings.exact_sums,
        statistics: methods::statistics(settings),
    };
    Ok(Made {
        sealed: seal(&published, &spec)?,
        partitions,
        audit,
    })
}

/// The rules that the plan's numbers are protected by.
fn rules(settings: &Settings) -> anyhow::Result<Rules> {
    let plan = &settings.plan;
    let policy = Policy::new(plan.k, plan.k_filter, plan.margin)?;
    if settings.exact_sums {
        return Ok(Rules {
            answers_like_any: true,
            ..Rules::exact(policy, plan.coarsest)
        });
    }
    let own = &plan.protection;
    let noise = (own.noise_bound > 0).then(|| NoiseRules::new(own.noise_bound, own.noise_variance));
    let of = |indicator: &Indicator| IndicatorRules {
        k_filter: Some(own.k_diagnosis).filter(|_| own.diagnoses.contains(&indicator.id)),
        exact: own.exact.contains(&indicator.id),
    };
    Ok(Rules {
        noise: noise.transpose()?,
        indicators: settings.indicators.iter().map(of).collect(),
        ..Rules::exact(policy, plan.coarsest)
    })
}

fn area_set(set: &AreaSet, ground: &Ground) -> anyhow::Result<AreaSetSpec> {
    let area = |area: &gocpont_core::area::Area| AreaSpec {
        id: area.id().to_string(),
        name: area.name().to_owned(),
        outline: area.polygon().clone(),
    };
    let mut owner = std::collections::HashMap::new();
    if let Some(first) = ground.atoms().first() {
        for at in 0..set.areas().len() {
            for hex in set.hexes(at, first.hex.resolution())? {
                owner.entry(hex).or_insert(at);
            }
        }
    }
    Ok(AreaSetSpec {
        id: set.name().to_string(),
        label: in_all_languages(&format!("reference-{}", set.name())),
        areas: set.areas().iter().map(area).collect(),
        area_of: ground
            .atoms()
            .iter()
            .map(|atom| owner.get(&atom.hex).copied())
            .collect(),
    })
}

/// The partition and what the release was made from are kept before it becomes public.
fn keep(
    store: &SqliteRecords,
    inputs: &Inputs,
    making: &Making,
    earlier_partition: Option<i64>,
    made: &Made,
) -> anyhow::Result<()> {
    let partition = store.put_partition(&made.partitions.to_bytes()?)?;
    Ok(store.put_publication(&Publication {
        number: making.number,
        published: making.published.clone(),
        known_at: making.known_at.0,
        inputs: serde_json::to_string(inputs)?,
        earlier_partition,
        partition,
        checksum: hex(&made.sealed.checksum()),
        audit: serde_json::to_string(&made.audit)?,
    })?)
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
    let bytes: usize = made.sealed.chunks().iter().map(Vec::len).sum();
    let result = json!({
        "release": making.number,
        "checksum": hex(&made.sealed.checksum()),
        "bytes": bytes + made.sealed.manifest().len(),
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
