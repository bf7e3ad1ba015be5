//! Releases go in and come out byte for byte, and nothing else happens to them.

use geo_types::{MultiPolygon, Polygon};
use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, protect};
use gocpont_disclosure::reference::{Feature, Geometry};
use gocpont_disclosure::release::{Text, Vertex};
use gocpont_disclosure::seal::seal;
use gocpont_disclosure::spec::{AreaSetSpec, AreaSpec, Spec, Titles};
use h3o::{LatLng, Resolution};

use super::*;

const KEYS: &str = "0011223344556677";

/// A release of seven hexes with forty people each, half of them alone.
fn sealed(number: u32) -> SealedRelease {
    sealed_with(number, Vec::new())
}

fn sealed_with(number: u32, area_sets: Vec<AreaSetSpec>) -> SealedRelease {
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let atom = |hex| Atom {
        municipality: 0,
        hex,
    };
    let atoms: Vec<Atom> = centre
        .grid_disk::<Vec<_>>(1)
        .into_iter()
        .map(atom)
        .collect();
    let indicator = Indicator {
        id: "alone".to_owned(),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population: vec![],
        cases: vec![Condition::Is("lives_alone".to_owned(), true)],
    };
    let mut cube = Cube::new(
        atoms.clone(),
        Steps::of(std::slice::from_ref(&indicator)),
        1,
    );
    let people: Vec<Option<Atom>> = atoms.iter().flat_map(|atom| [Some(*atom); 40]).collect();
    let alone: Vec<bool> = (0..people.len()).map(|at| at % 2 == 0).collect();
    let units = Sorted::new(&people);
    let everybody = vec![true; people.len()];
    cube.add(
        0,
        &units,
        &[Some(everybody.clone()), Some(everybody), Some(alone)],
    )
    .unwrap();
    let policy = Policy::new(10, 5, 3).unwrap();
    let rules = Rules::exact(policy, Resolution::Seven);
    let keys = Keys::new([3; 32], [4; 32]);
    let (published, _, _) = protect(&cube, &rules, &keys, None).unwrap();
    let spec = Spec {
        number,
        published: "2024-10-01".to_owned(),
        synthetic: true,
        min_days_between_releases: 0,
        keys_fingerprint: KEYS.to_owned(),
        plan: "toy".to_owned(),
        place: Text::default(),
        method: Text::default(),
        policy,
        periods: vec!["2024-09-30".to_owned()],
        indicators: vec![indicator],
        resolutions: vec![Resolution::Nine],
        area_sets,
        titles: Titles::default(),
        min_blocks: 30,
        says_protection: false,
        terms: None,
        themes: Vec::new(),
        statistics: None,
    };
    seal(&published, &spec).unwrap()
}

fn writer(dir: &tempfile::TempDir) -> FileReleases {
    FileReleases::open_or_create(&dir.path().join("town.releases"), KEYS, true).unwrap()
}

fn reader(dir: &tempfile::TempDir) -> FileReleases {
    FileReleases::open(&dir.path().join("town.releases")).unwrap()
}

#[test]
fn a_release_and_its_chunks_come_back_and_pass_their_checksums() {
    let dir = tempfile::tempdir().unwrap();
    writer(&dir).publish(&sealed(1), "2024-10-01").unwrap();
    let store = reader(&dir);
    let release = store.latest().unwrap().unwrap();
    let info = release.collection("alone-hex9").unwrap();
    let shapes = release
        .shapes(&info.id, &store.chunk(&info.shapes.checksum).unwrap())
        .unwrap();
    let period = &info.periods[0];
    let bytes = store.chunk(&period.chunk.checksum).unwrap();
    let cells = release
        .cells(&info.id, &period.period, &shapes, &bytes)
        .unwrap();
    assert_eq!(cells.all().len(), 7);
    assert_eq!(store.list().unwrap()[0].checksum, sealed(1).checksum());
}

#[test]
fn numbers_follow_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    store.publish(&sealed(1), "2024-10-01").unwrap();
    let again = store.publish(&sealed(1), "2024-10-01");
    assert!(matches!(
        again,
        Err(ReleasesError::Number { number: 1, last: 1 })
    ));
    store.publish(&sealed(2), "2024-11-01").unwrap();
    assert_eq!(store.latest().unwrap().unwrap().manifest().number, 2);
}

#[test]
fn a_retired_release_is_no_longer_the_latest_and_still_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    store.publish(&sealed(1), "2024-10-01").unwrap();
    store.publish(&sealed(2), "2024-11-01").unwrap();
    store.retire(2, "2024-11-02").unwrap();
    assert_eq!(store.latest().unwrap().unwrap().manifest().number, 1);
    assert!(store.release(2).unwrap().is_some());
    assert!(matches!(
        store.retire(2, "2024-11-03"),
        Err(ReleasesError::NoRelease(2))
    ));
}

#[test]
fn other_keys_and_other_people_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(writer(&dir));
    let path = dir.path().join("town.releases");
    let keys = FileReleases::open_or_create(&path, "ffff", true);
    assert!(matches!(keys.err(), Some(ReleasesError::OtherKeys { .. })));
    let people = FileReleases::open_or_create(&path, KEYS, false);
    assert!(matches!(
        people.err(),
        Some(ReleasesError::OtherMark(_, true))
    ));
}

#[test]
fn a_reader_sees_that_something_new_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    let reader = reader(&dir);
    let before = reader.generation().unwrap();
    assert_eq!(reader.generation().unwrap(), before);
    store.publish(&sealed(1), "2024-10-01").unwrap();
    assert_ne!(reader.generation().unwrap(), before);
}

#[test]
fn a_reference_set_is_replaced_only_where_it_changed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    let set = |name: &str| ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "districts".to_owned(),
        label: Text {
            hu: name.to_owned(),
            ..Text::default()
        },
        source: Text::default(),
        bbox: [18.0, 47.0, 19.0, 48.0],
        features: Vec::new(),
    };
    assert!(store.put_reference_sets(&[set("one")]).unwrap());
    assert!(!store.put_reference_sets(&[set("one")]).unwrap());
    assert!(store.put_reference_sets(&[set("two")]).unwrap());
    let kept = reader(&dir).reference_sets().unwrap();
    assert_eq!((kept.len(), &kept[0].set), (1, &set("two")));
}

/// Two areas with a ragged border between them.
fn areas() -> [Vec<Vec<Vec<Vertex>>>; 2] {
    let border: Vec<Vertex> = (0..200)
        .map(|nth| (18_000_000 + nth % 3 * 40, 47_000_000 + nth * 50))
        .collect();
    let side = |x: i32| [(x, 47_009_950), (x, 47_000_000)];
    let west = [border.as_slice(), &side(17_990_000), &border[..1]].concat();
    let east = [border.as_slice(), &side(18_010_000), &border[..1]].concat();
    [vec![vec![west]], vec![vec![east]]]
}

fn area_spec(polygons: &[Vec<Vec<Vertex>>]) -> AreaSpec {
    let degrees = |(x, y): &Vertex| (f64::from(*x) / 1e6, f64::from(*y) / 1e6);
    let ring = polygons[0][0].iter().map(degrees).collect();
    AreaSpec {
        id: "a".to_owned(),
        name: "A".to_owned(),
        outline: MultiPolygon(vec![Polygon::new(ring, Vec::new())]),
    }
}

#[test]
fn areas_of_a_release_are_drawn_with_fewer_vertices_at_low_zooms() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    let set = AreaSetSpec {
        id: "districts".to_owned(),
        label: Text::default(),
        areas: areas().iter().map(|own| area_spec(own)).collect(),
        area_of: vec![Some(0); 7],
    };
    let release = sealed_with(1, vec![set]);
    store.publish(&release, "2024-10-01").unwrap();
    let manifest = store.latest().unwrap().unwrap();
    let layer = manifest.collection("alone-districts").unwrap();
    let drawn = store.outlines(&layer.shapes.checksum).unwrap().unwrap();
    let count = |zoom| drawn.at(0, zoom).map(|polygons| polygons[0][0].len());
    assert!(count(7).unwrap() < 10 && count(12).is_none());
    assert!(drawn.fits(2));
    let blocks = manifest.collection("alone-blocks").unwrap();
    assert_eq!(store.outlines(&blocks.shapes.checksum).unwrap(), None);
}

#[test]
fn areas_of_a_reference_set_are_drawn_with_fewer_vertices_and_its_successors_instead() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = writer(&dir);
    let feature = |(id, polygons)| Feature {
        id,
        area: None,
        name: None,
        kind: "area".to_owned(),
        geometry: Geometry::Polygons(polygons),
    };
    let set = |source: &str| ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "districts".to_owned(),
        label: Text::default(),
        source: Text {
            hu: source.to_owned(),
            ..Text::default()
        },
        bbox: [17.99, 47.0, 18.01, 47.01],
        features: (1..).zip(areas()).map(feature).collect(),
    };
    store.put_reference_sets(&[set("one")]).unwrap();
    let first = store.reference_sets().unwrap().remove(0);
    assert!(first.outlines.as_ref().is_some_and(|own| own.fits(2)));
    store.put_reference_sets(&[set("two")]).unwrap();
    let second = store.reference_sets().unwrap().remove(0);
    assert_eq!(second.outlines, first.outlines);
    assert_ne!(second.checksum, first.checksum);
    assert_eq!(store.outlines(&first.checksum).unwrap(), None);
    let with_a_point = ReferenceSet {
        features: vec![Feature {
            geometry: Geometry::Point((1, 1)),
            ..set("three").features.remove(0)
        }],
        ..set("three")
    };
    store.put_reference_sets(&[with_a_point]).unwrap();
    assert_eq!(store.reference_sets().unwrap()[0].outlines, None);
}

#[test]
fn a_missing_file_and_a_file_of_another_kind_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.releases");
    assert!(matches!(
        FileReleases::open(&path).err(),
        Some(ReleasesError::Missing(_))
    ));
    std::fs::write(&path, "a letter and not a database, whatever its name says").unwrap();
    assert!(matches!(
        FileReleases::open(&path).err(),
        Some(ReleasesError::NotAStore(_))
    ));
}

#[test]
fn a_reader_writes_nothing_beside_the_file() {
    let dir = tempfile::tempdir().unwrap();
    writer(&dir).publish(&sealed(1), "2024-10-01").unwrap();
    assert!(reader(&dir).latest().unwrap().is_some());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn the_finer_tier_is_owner_only_and_not_for_the_public_server() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.gis.releases");
    let mut gis = FileReleases::of_tier(&path, KEYS, true, Tier::Gis).unwrap();
    gis.publish(&sealed(1), "2024-10-01").unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    assert!(matches!(
        FileReleases::open(&path).err(),
        Some(ReleasesError::OtherTier(_, Tier::Gis))
    ));
    assert!(matches!(
        FileReleases::open_or_create(&path, KEYS, true).err(),
        Some(ReleasesError::OtherTier(_, Tier::Gis))
    ));
    assert!(
        FileReleases::open_any(&path)
            .unwrap()
            .latest()
            .unwrap()
            .is_some()
    );
}
