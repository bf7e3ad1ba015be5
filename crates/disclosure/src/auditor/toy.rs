//! Made-up towns for the auditor: releases of ours, and releases that no door would let through.

use geo_types::{MultiPolygon, polygon};
use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Indicator, Unit};
use gocpont_core::condition::{Comparison, Condition};
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::frame::{Column, Frame};
use gocpont_core::step::Steps;
use h3o::{CellIndex, LatLng, Resolution};

use super::{AuditError, AuditReport, Auditor, Offence, ReleaseInput, Thresholds, Tier};
use crate::partitions::Partitions;
use crate::policy::{Policy, Rules};
use crate::protect::{Block, Counts, Keys, Published, protect};
use crate::release::{Checksum, Release, Text, checksum};
use crate::seal::{SealedRelease, seal};
use crate::spec::{AreaSetSpec, AreaSpec, Spec, Titles};

/// People of one hex: young, young and alone, old, old and alone. Those "and alone" are counted apart.
pub(super) type People = [u32; 4];

/// Number of hexes.
pub(super) const HEXES: usize = 49;

/// A town that is alike everywhere.
pub(super) fn even() -> Vec<People> {
    vec![[30, 10, 20, 20]; HEXES]
}

/// All hexes in one block but for these.
pub(super) fn others(apart: &[u32]) -> Vec<u32> {
    (0..HEXES as u32).filter(|at| !apart.contains(at)).collect()
}

pub(super) fn lone() -> Vec<Indicator> {
    vec![indicator("alone", &[], &[alone()])]
}

/// A release that gives nothing away: two hexes alone, all others together.
pub(super) fn plain() -> Made {
    let cube = cube(&lone(), &[even()]);
    let blocks = vec![vec![6], vec![7], others(&[6, 7])];
    made(1, &lone(), &forged(&cube, &[blocks]))
}

/// Hexes that lie in one resolution 7 hex, so that trees have depth.
pub(super) fn hexes() -> Vec<CellIndex> {
    let centre = LatLng::new(47.65, 18.32)
        .unwrap()
        .to_cell(Resolution::Seven);
    let mut hexes: Vec<CellIndex> = centre.children(Resolution::Nine).collect();
    hexes.sort_unstable();
    hexes
}

pub(super) fn atoms() -> Vec<Atom> {
    let atom = |hex| Atom {
        municipality: 0,
        hex,
    };
    hexes().into_iter().map(atom).collect()
}

pub(super) fn old() -> Condition {
    Condition::Number("age".to_owned(), Comparison::AtLeast, 65.0)
}

pub(super) fn alone() -> Condition {
    Condition::Is("alone".to_owned(), true)
}

pub(super) fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

pub(super) fn indicator(id: &str, population: &[Condition], cases: &[Condition]) -> Indicator {
    Indicator {
        id: id.to_owned(),
        population: population.to_vec(),
        cases: cases.to_vec(),
        ..crate::toy::indicator()
    }
}

/// A cube with these people in the first hexes and nobody elsewhere; a household for every two.
pub(super) fn cube(indicators: &[Indicator], periods: &[Vec<People>]) -> Cube {
    let atoms = atoms();
    let steps = Steps::of(indicators);
    let mut cube = Cube::new(atoms.clone(), steps.clone(), periods.len());
    for (period, hexes) in periods.iter().enumerate() {
        let (mut homes, mut people) = (Vec::new(), Vec::new());
        let (mut ages, mut lone) = (Vec::new(), Vec::new());
        for (atom, counts) in atoms.iter().zip(hexes) {
            for (group, count) in counts.iter().enumerate() {
                people.extend((0..*count).map(|_| Some(*atom)));
                let age = if group < 2 { 30.0 } else { 70.0 };
                ages.extend((0..*count).map(|_| Answer::Value(age)));
                lone.extend((0..*count).map(|_| Answer::Value(group % 2 == 1)));
            }
            let all: u32 = counts.iter().sum();
            homes.extend((0..all.div_ceil(2)).map(|_| Some(*atom)));
        }
        let mut frame = Frame::new(people.len());
        frame.add("age", Column::Number(ages)).unwrap();
        frame.add("alone", Column::Boolean(lone)).unwrap();
        let masks = steps.masks(Unit::Persons, &frame).unwrap();
        cube.add(period, &Sorted::new(&people), &masks).unwrap();
        let mut masks = vec![None; steps.all().len()];
        masks[Steps::HOUSEHOLDS] = Some(vec![true; homes.len()]);
        cube.add(period, &Sorted::new(&homes), &masks).unwrap();
    }
    cube
}

/// What would be published of a cube with these blocks for each indicator, whatever they give away.
pub(super) fn forged(cube: &Cube, blocks: &[Vec<Vec<u32>>]) -> Published {
    let indicators = blocks.iter().enumerate().map(|(at, blocks)| {
        let ends = cube.steps().ends()[at];
        let block = |atoms: &Vec<u32>| Block {
            id: format!("b{at}-{}", atoms[0]),
            municipality: 0,
            atoms: atoms.clone(),
        };
        let sum = |period, step, atoms: &Vec<u32>| -> u32 {
            let counts = cube.counts(period, step);
            atoms.iter().map(|atom| counts[*atom as usize]).sum()
        };
        let counts = |period| {
            let count = |atoms| Counts {
                cases: sum(period, ends.cases, atoms),
                population: sum(period, ends.population, atoms),
            };
            blocks.iter().map(count).collect()
        };
        (
            blocks.iter().map(block).collect(),
            (0..cube.periods()).map(counts).collect(),
        )
    });
    Published::forged(cube.atoms().to_vec(), cube.periods(), indicators.collect())
}

/// What is published of a cube by the door, and the partitions it keeps.
pub(super) fn let_through(
    cube: &Cube,
    key: u8,
    earlier: Option<Partitions>,
) -> (Published, Partitions) {
    let rules = Rules::exact(Policy::new(10, 5, 3).unwrap(), Resolution::Seven);
    let keys = Keys::new([key; 32], [4; 32]);
    let (published, partitions, _) = protect(cube, &rules, &keys, earlier).unwrap();
    (published, partitions)
}

/// West and east of a longitude.
fn districts(cut: f64) -> AreaSetSpec {
    let area = |id: &str, west: f64, east: f64| AreaSpec {
        id: id.to_owned(),
        name: id.to_owned(),
        outline: MultiPolygon(vec![polygon![
            (x: west, y: 47.0), (x: east, y: 47.0), (x: east, y: 48.0), (x: west, y: 48.0), (x: west, y: 47.0)
        ]]),
    };
    let east = |hex: &CellIndex| Some(usize::from(LatLng::from(*hex).lng() > cut));
    AreaSetSpec {
        id: "districts".to_owned(),
        label: Text::default(),
        areas: vec![area("west", 18.0, cut), area("east", cut, 19.0)],
        area_of: hexes().iter().map(east).collect(),
    }
}

/// A release and what its indicators mean.
pub(super) struct Made {
    pub(super) sealed: SealedRelease,
    pub(super) release: Release,
    pub(super) indicators: Vec<Indicator>,
}

pub(super) fn made(number: u32, indicators: &[Indicator], published: &Published) -> Made {
    made_with(number, indicators, published, 18.32)
}

/// A release with districts west and east of a longitude.
pub(super) fn made_with(
    number: u32,
    indicators: &[Indicator],
    published: &Published,
    cut: f64,
) -> Made {
    let spec = Spec {
        number,
        published: "2024-10-01".to_owned(),
        synthetic: true,
        min_days_between_releases: 0,
        keys_fingerprint: "ab".to_owned(),
        plan: "toy".to_owned(),
        place: Text::default(),
        method: Text::default(),
        policy: Policy::new(10, 5, 3).unwrap(),
        periods: (0..published.periods())
            .map(|at| format!("202{at}-01-01"))
            .collect(),
        indicators: indicators.to_vec(),
        resolutions: vec![Resolution::Eight, Resolution::Nine],
        area_sets: vec![districts(cut)],
        titles: Titles::default(),
        min_blocks: 3,
        says_protection: false,
        terms: None,
        themes: Vec::new(),
        statistics: None,
    };
    let sealed = seal(published, &spec).unwrap();
    let release = Release::from_bytes(sealed.manifest(), &sealed.checksum()).unwrap();
    Made {
        sealed,
        release,
        indicators: indicators.to_vec(),
    }
}

/// Audits releases together, with the true counts of those for which a cube is given.
pub(super) fn audit(releases: &[(&Made, Option<&Cube>)]) -> Result<AuditReport, AuditError> {
    let extra = |_: &Made, _: &Checksum| None;
    audit_with(releases, &extra)
}

/// The same, with other bytes for some chunks.
pub(super) fn audit_with(
    releases: &[(&Made, Option<&Cube>)],
    other: &dyn Fn(&Made, &Checksum) -> Option<Vec<u8>>,
) -> Result<AuditReport, AuditError> {
    let mut auditor = Auditor::new(&atoms())?;
    for (made, truth) in releases {
        add(&mut auditor, made, &PUBLIC, other)?;
        if let Some(cube) = truth {
            auditor.check_truth(cube, &made.release)?;
        }
    }
    auditor.audit()
}

/// Audits a release as if its counts had noise.
pub(super) fn audit_noisy(made: &Made, noise: u32) -> Result<AuditReport, AuditError> {
    let mut auditor = Auditor::new(&atoms())?;
    let how = How { noise, ..PUBLIC };
    add(&mut auditor, made, &how, &|_, _| None)?;
    auditor.audit()
}

/// Audits a public release together with a finer one of smaller thresholds.
pub(super) fn audit_tiers(public: &Made, gis: &Made) -> Result<AuditReport, AuditError> {
    let mut auditor = Auditor::new(&atoms())?;
    let how = How {
        tier: Tier::Gis,
        limits: &[Thresholds { k: 5, k_filter: 3 }],
        ..PUBLIC
    };
    add(&mut auditor, public, &PUBLIC, &|_, _| None)?;
    add(&mut auditor, gis, &how, &|_, _| None)?;
    auditor.audit()
}

/// Audits a release with thresholds for each indicator.
pub(super) fn audit_limits(
    made: &Made,
    limits: &[Thresholds],
    cube: &Cube,
) -> Result<AuditReport, AuditError> {
    let mut auditor = Auditor::new(&atoms())?;
    let how = How { limits, ..PUBLIC };
    add(&mut auditor, made, &how, &|_, _| None)?;
    auditor.check_truth(cube, &made.release)?;
    auditor.audit()
}

/// The thresholds of each indicator, those of the last for all further ones.
struct How<'h> {
    tier: Tier,
    noise: u32,
    limits: &'h [Thresholds],
}

const PUBLIC: How<'static> = How {
    tier: Tier::Public,
    noise: 0,
    limits: &[Thresholds { k: 10, k_filter: 5 }],
};

fn add(
    auditor: &mut Auditor,
    made: &Made,
    how: &How<'_>,
    other: &dyn Fn(&Made, &Checksum) -> Option<Vec<u8>>,
) -> Result<(), AuditError> {
    let count = made.indicators.len();
    auditor.add_release(&ReleaseInput {
        release: &made.release,
        tier: how.tier,
        indicators: &made.indicators,
        noise: &vec![how.noise; count],
        thresholds: &(0..count)
            .map(|at| how.limits[at.min(how.limits.len() - 1)])
            .collect::<Vec<_>>(),
        chunk: &|wanted| {
            let mut chunks = made.sealed.chunks().iter();
            let own = || chunks.find(|bytes| checksum(bytes) == *wanted).cloned();
            other(made, wanted)
                .or_else(own)
                .ok_or_else(|| "no such chunk".to_owned())
        },
    })
}

/// What an audit refuses.
pub(super) fn refused(audit: Result<AuditReport, AuditError>) -> Vec<Offence> {
    match audit {
        Err(AuditError::Refused(offences)) => offences,
        other => panic!("{other:?}"),
    }
}
