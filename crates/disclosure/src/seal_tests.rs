//! A release of a toy town, sealed and read back.

use geo_types::{MultiPolygon, polygon};
use gocpont_core::cube::Cube;
use h3o::Resolution;

use super::*;
use crate::policy::{Policy, Rules};
use crate::protect::{Keys, protect};
use crate::release::{Cell, Class, Kind, Mark, Release, Status};
use crate::spec::{AreaSetSpec, AreaSpec, Titles};
use crate::toy;

pub(crate) fn spec(periods: usize) -> Spec {
    let atoms = toy::hexes().len();
    let square = polygon![(x: 18.30, y: 47.64), (x: 18.34, y: 47.64), (x: 18.34, y: 47.66), (x: 18.30, y: 47.64)];
    let area = |id: &str| AreaSpec {
        id: id.to_owned(),
        name: id.to_uppercase(),
        outline: MultiPolygon(vec![square.clone()]),
    };
    Spec {
        number: 1,
        published: "2024-10-01".to_owned(),
        synthetic: true,
        min_days_between_releases: 0,
        keys_fingerprint: "ab".to_owned(),
        plan: "toy".to_owned(),
        place: Text::default(),
        method: Text::default(),
        policy: Policy::new(10, 5, 3).unwrap(),
        periods: (0..periods).map(|at| format!("202{at}-01-01")).collect(),
        indicators: vec![toy::indicator()],
        resolutions: vec![Resolution::Eight, Resolution::Nine],
        area_sets: vec![AreaSetSpec {
            id: "districts".to_owned(),
            label: Text::default(),
            areas: vec![area("west"), area("east")],
            area_of: (0..atoms)
                .map(|at| Some(usize::from(at >= atoms / 2)))
                .collect(),
        }],
        titles: Titles::default(),
        min_blocks: 30,
        says_protection: false,
        terms: None,
        themes: Vec::new(),
        statistics: None,
    }
}

pub(super) fn sealed(towns: &[Vec<(u32, u32)>]) -> SealedRelease {
    sealed_as(towns, &spec(towns.len()))
}

pub(super) fn protected(cube: &Cube) -> Published {
    let rules = Rules::exact(Policy::new(10, 5, 3).unwrap(), Resolution::Six);
    let keys = Keys::new([3; 32], [4; 32]);
    protect(cube, &rules, &keys, None).unwrap().0
}

pub(super) fn sealed_as(towns: &[Vec<(u32, u32)>], spec: &Spec) -> SealedRelease {
    let cube = toy::cube(towns);
    let published = protected(&cube);
    seal(&published, spec).unwrap()
}

/// A town with a cluster of people living alone around its first hexes.
pub(super) fn clustered() -> Vec<(u32, u32)> {
    let mut town = vec![(40, 20); toy::hexes().len()];
    town[..8].fill((40, 60));
    town
}

pub(super) fn opened(sealed: &SealedRelease) -> Release {
    Release::from_bytes(sealed.manifest(), &sealed.checksum()).unwrap()
}

pub(super) fn chunk<'s>(sealed: &'s SealedRelease, wanted: &ChunkRef) -> &'s [u8] {
    let chunks = sealed.chunks().iter();
    chunks
        .map(Vec::as_slice)
        .find(|bytes| checksum(bytes) == wanted.checksum)
        .unwrap()
}

fn cells(sealed: &SealedRelease, collection: &str, period: usize) -> Vec<Option<Cell>> {
    let release = opened(sealed);
    let info = release.collection(collection).unwrap();
    let shapes = release
        .shapes(collection, chunk(sealed, &info.shapes))
        .unwrap();
    let period = &info.periods[period];
    let bytes = chunk(sealed, &period.chunk);
    let cells = release
        .cells(collection, &period.period, &shapes, bytes)
        .unwrap();
    cells.all().to_vec()
}

#[test]
fn a_release_reads_back_with_every_collection_of_the_plan() {
    let release = opened(&sealed(&[clustered()]));
    let ids: Vec<&str> = release
        .manifest()
        .collections
        .iter()
        .map(|c| c.id.as_str())
        .collect();
    let expected = [
        "alone-blocks",
        "alone-hex8",
        "alone-hex9",
        "alone-districts",
        "alone-hotspots",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn every_layer_sums_to_the_same_town() {
    let sealed = sealed(&[clustered()]);
    let sum = |collection: &str| -> u32 {
        let cells = cells(&sealed, collection, 0);
        cells.iter().flatten().filter_map(|cell| cell.cases).sum()
    };
    let town: u32 = clustered().iter().map(|hex| hex.1).sum();
    for collection in [
        "alone-blocks",
        "alone-hex8",
        "alone-hex9",
        "alone-districts",
    ] {
        assert_eq!(sum(collection), town, "{collection}");
    }
}

#[test]
fn the_cluster_is_hot_and_only_significant_blocks_are_hotspots() {
    let sealed = sealed(&[clustered()]);
    let blocks = cells(&sealed, "alone-blocks", 0);
    let hot = blocks
        .iter()
        .flatten()
        .filter(|cell| cell.class == Some(Class::Hot99))
        .count();
    assert!(hot >= 8, "{hot} blocks are hot");
    let spots = cells(&sealed, "alone-hotspots", 0);
    assert!(spots.iter().flatten().count() < blocks.len());
    assert!(
        spots
            .iter()
            .flatten()
            .all(|cell| cell.class != Some(Class::NotSignificant))
    );
    let info = opened(&sealed);
    let info = info.collection("alone-hotspots").unwrap();
    assert_eq!(info.kind, Kind::Hotspots);
    assert_eq!(
        info.periods[0].features,
        spots.iter().flatten().count() as u64
    );
}

#[test]
fn hexes_that_are_not_safe_alone_are_merged() {
    let mut town = clustered();
    town[40] = (2, 0);
    let sealed = sealed(&[town]);
    let found = cells(&sealed, "alone-hex9", 0);
    let merged = found
        .iter()
        .flatten()
        .filter(|cell| cell.status == Status::Merged)
        .count();
    assert_eq!(merged, 1);
    assert!(found.len() < toy::hexes().len());
}

#[test]
fn where_an_indicator_is_withheld_nothing_but_that_is_said() {
    let mut town = clustered();
    let half = town.len() / 2;
    town[half..].fill((40, 0));
    town[half] = (40, 1);
    let sealed = sealed(&[town]);
    let blocks = cells(&sealed, "alone-blocks", 0);
    let hidden = blocks
        .iter()
        .flatten()
        .find(|cell| cell.status == Status::Suppressed)
        .unwrap();
    assert_eq!(
        (hidden.cases, hidden.population, hidden.value),
        (None, None, None)
    );
    assert_eq!(hidden.marks, [Mark::Withheld]);
}

#[test]
fn the_same_inputs_give_the_same_bytes_on_any_number_of_threads() {
    let towns = [clustered(), clustered()];
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| sealed(&towns))
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn a_changed_byte_is_noticed() {
    let sealed = sealed(&[clustered()]);
    let mut manifest = sealed.manifest().to_vec();
    manifest[10] ^= 1;
    assert!(Release::from_bytes(&manifest, &sealed.checksum()).is_err());
}

#[test]
fn a_plan_with_another_number_of_periods_is_refused() {
    let cube = toy::cube(&[clustered()]);
    let published = protected(&cube);
    assert!(matches!(
        seal(&published, &spec(2)),
        Err(InvalidSeal::Mismatch { .. })
    ));
}
