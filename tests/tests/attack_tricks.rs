//! Each trick of the attacker on a few hexes, and the folder that `export release` writes as it reads it.

use std::fs;

use gocpont_tests::attack::tables::{
    Collection, Hex, Noise, Release, Row, Rule, Tables, Thresholds,
};
use gocpont_tests::attack::truth::Truth;
use gocpont_tests::attack::{Report, attack};
use h3o::{CellIndex, LatLng, Resolution};

const PERSONS: &[&str] = &["persons"];
const OLD: &[&str] = &["persons", "age>=65"];
const ALONE: &[&str] = &["persons", "age>=65", "lives_alone=true"];

/// Members, chain and count of a row.
type Told<'t> = (&'t [u32], &'t [&'t str], u64);

fn hexes() -> Vec<Hex> {
    let parent = LatLng::new(47.65, 18.32)
        .expect("made for the test")
        .to_cell(Resolution::Eight);
    let mut children: Vec<CellIndex> = parent.children(Resolution::Nine).collect();
    children.sort_unstable();
    let hex = |index| Hex {
        index,
        municipality: "one".to_owned(),
    };
    children.into_iter().map(hex).collect()
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn row(told: &Told<'_>, period: &str) -> Row {
    Row {
        area: format!("{:?}", told.0),
        period: period.to_owned(),
        attributes: texts(told.1),
        count: Some(told.2),
        members: told.0.to_vec(),
        block: false,
    }
}

fn release(period: &str, told: &[Told<'_>], noise: Option<u64>) -> Release {
    Release {
        name: "public".to_owned(),
        noise: noise.map(|bound| Noise {
            bound,
            zero_stays_zero: true,
            additive: false,
        }),
        collections: vec![Collection {
            id: "all-hex".to_owned(),
            noisy: noise.is_some(),
            rows: told.iter().map(|told| row(told, period)).collect(),
        }],
    }
}

fn tables(releases: Vec<Release>) -> Tables {
    Tables {
        thresholds: Thresholds { k: 10, k_filter: 5 },
        hexes: hexes(),
        releases,
        sums: Vec::new(),
        rule: Rule::Unknown,
    }
}

fn found(told: &[Told<'_>]) -> Report {
    attack(&tables(vec![release("2024", told, None)]), None)
}

#[test]
fn a_small_number_that_is_shown_is_direct() {
    let report = found(&[(&[0], PERSONS, 9), (&[1], PERSONS, 10), (&[2], PERSONS, 0)]);
    assert_eq!((report.direct, report.findings()), (1, 1), "{report}");
    assert_eq!(found(&[(&[0], OLD, 5)]).findings(), 0);
    assert_eq!(found(&[(&[0], OLD, 4)]).direct, 1);
}

#[test]
fn a_parent_less_its_children_is_exact() {
    let report = found(&[
        (&[0, 1, 2], PERSONS, 50),
        (&[0], PERSONS, 30),
        (&[1], PERSONS, 12),
    ]);
    assert_eq!((report.exact, report.direct), (1, 0), "{report}");
}

#[test]
fn zonings_that_cross_are_taken_apart_by_adding_and_subtracting() {
    let crossing: [Told<'_>; 3] = [
        (&[0, 1], PERSONS, 23),
        (&[1, 2], PERSONS, 34),
        (&[0, 2], PERSONS, 51),
    ];
    assert_eq!(found(&crossing).exact, 1);
    assert_eq!(found(&crossing[..2]).findings(), 0);
}

#[test]
fn a_chain_in_another_order_and_the_older_among_the_old_are_seen() {
    let turned = &["persons", "lives_alone=true", "age>=65"];
    let report = found(&[(&[0, 1, 2], ALONE, 30), (&[0, 1], turned, 27)]);
    assert_eq!(report.exact, 1, "{report}");
    let eighty = &["persons", "age>=80"];
    let report = found(&[(&[0, 1], eighty, 12), (&[0], OLD, 10), (&[1], OLD, 3)]);
    assert!(report.surely_small >= 1, "{report}");
}

#[test]
fn those_without_a_condition_follow_from_cases_and_population() {
    let report = found(&[(&[0], OLD, 40), (&[0], ALONE, 38)]);
    assert_eq!(report.exact, 1, "{report}");
    let known = &["persons", "known(lives_alone)"];
    let alone = &["persons", "lives_alone=true"];
    let others = &["persons", "lives_alone=false"];
    let report = found(&[
        (&[0, 1], known, 60),
        (&[0, 1], alone, 20),
        (&[0], others, 37),
    ]);
    assert_eq!(report.exact, 1, "the others in one hex: {report}");
}

#[test]
fn an_area_where_all_share_the_condition_is_homogeneous() {
    let report = found(&[(&[0], OLD, 20), (&[0], ALONE, 20)]);
    assert_eq!((report.homogeneous, report.exact), (1, 0), "{report}");
    let hidden = found(&[
        (&[0, 1], OLD, 40),
        (&[0], OLD, 20),
        (&[0, 1], ALONE, 26),
        (&[1], ALONE, 6),
    ]);
    assert!(hidden.homogeneous >= 1, "{hidden}");
}

#[test]
fn a_union_of_hidden_places_is_found() {
    // 0 and 1 are apart only for elders; together 4 of the persons in 0, 1, 2 are not in 2.
    let report = found(&[
        (&[0, 1, 2], PERSONS, 40),
        (&[2], PERSONS, 36),
        (&[0, 3], OLD, 20),
    ]);
    assert!(report.exact + report.union >= 1, "{report}");
}

#[test]
fn noise_that_is_too_small_hides_nothing_for_sure() {
    let noisy =
        |told: &[Told<'_>], bound| attack(&tables(vec![release("2024", told, Some(bound))]), None);
    assert_eq!(noisy(&[(&[0], PERSONS, 12)], 2).findings(), 0);
    assert_eq!(noisy(&[(&[0], PERSONS, 6)], 2).surely_small, 1);
    let nested: [Told<'_>; 3] = [
        (&[0, 1, 2], PERSONS, 50),
        (&[0], PERSONS, 30),
        (&[1], PERSONS, 16),
    ];
    assert_eq!(noisy(&nested, 1).surely_small, 1, "1 to 7 in the third");
    assert_eq!(noisy(&nested, 2).findings(), 0, "perhaps nobody");
}

#[test]
fn two_releases_of_one_period_are_one_system() {
    let first = release("2024", &[(&[0, 1, 2], PERSONS, 50)], None);
    let second = release("2024", &[(&[0, 1], PERSONS, 47)], None);
    let report = attack(&tables(vec![first.clone(), second.clone()]), None);
    assert_eq!(report.exact, 1, "{report}");
    assert_eq!(attack(&tables(vec![first]), None).findings(), 0);
}

#[test]
fn two_periods_are_one_if_nobody_moved() {
    let first = release("2023", &[(&[0, 1, 2], PERSONS, 50)], None);
    let second = release("2024", &[(&[0, 1], PERSONS, 47)], None);
    let report = attack(&tables(vec![first, second]), None);
    assert_eq!((report.over_time, report.exact), (1, 0), "{report}");
}

#[test]
fn numbers_that_cannot_all_hold_are_said_to() {
    let report = found(&[(&[0], OLD, 12), (&[0], PERSONS, 11)]);
    assert_eq!(report.contradictions, 1, "{report}");
}

#[test]
fn a_derivation_that_the_truth_denies_is_unsound() {
    let mut truth = Truth::default();
    for (hex, count) in hexes().iter().zip([30, 12, 9]) {
        truth.put(hex.index, "2024", &texts(PERSONS), count);
    }
    let told: [Told<'_>; 3] = [
        (&[0, 1, 2], PERSONS, 50),
        (&[0], PERSONS, 30),
        (&[1], PERSONS, 12),
    ];
    let report = attack(&tables(vec![release("2024", &told, None)]), Some(&truth));
    assert!(report.unsound > 0, "{report}");
    assert!(report.json()["unsound"].as_u64() > Some(0));
}

#[test]
fn the_exported_folder_is_read_and_attacked() {
    let folder = tempfile::tempdir().expect("made for the test");
    let names: Vec<String> = hexes().iter().map(|hex| hex.index.to_string()).collect();
    let parent = hexes()[0]
        .index
        .parent(Resolution::Eight)
        .expect("made for the test")
        .to_string();
    let hex = |name: &String| {
        format!("\"{name}\": {{\"municipality\": \"Tata\", \"parents\": [\"{parent}\"]}}")
    };
    let relations = format!(
        "{{\"format\": \"gocpont-tables 1\", \"thresholds\": {{\"k\": 10, \"k_filter\": 5}}, \"releases\": [{{\"number\": 1, \
         \"published\": \"2026-11-26\", \"tier\": \"public\", \"retired\": false, \"noise\": null, \"files\": \
         [\"tables/public-1/old-blocks.json\"]}}], \"dimensions\": {{\"period\": [], \"attributes\": []}}, \
         \"blocks\": {{\"b1\": [\"{}\", \"{}\"]}}, \"hexes\": {{{}}}, \"parents\": {{}}, \"sums\": []}}",
        names[0],
        names[1],
        names.iter().map(hex).collect::<Vec<_>>().join(", ")
    );
    let row = |area: &str, count: &str, more: &str| {
        format!(
            "{{\"area\": \"{area}\", \"period\": \"2024-09-30\", \"attributes\": [\"persons\", \"age>=65\"], \
             \"count\": {count}{more}}}"
        )
    };
    let members = format!(", \"members\": [\"{}\"]", names[6]);
    let rows = [
        row("b1", "12", ", \"block\": \"b1\""),
        row(&parent, "60", ""),
        row("districts/1", "null", &members),
    ];
    fs::create_dir_all(folder.path().join("tables/public-1")).expect("made for the test");
    fs::write(folder.path().join("relations.json"), relations).expect("made for the test");
    let file = folder.path().join("tables/public-1/old-blocks.json");
    fs::write(file, format!("[{}]", rows.join(","))).expect("made for the test");
    let tables = Tables::read(folder.path()).expect("made for the test");
    assert_eq!(tables.hexes.len(), 7);
    let rows = &tables.releases[0].collections[0].rows;
    assert_eq!(
        (rows[0].members.len(), rows[1].members.len(), rows[2].count),
        (2, 7, None)
    );
    assert!(rows[0].block && !rows[1].block);
    let report = attack(&tables, None);
    assert!(report.targets > 5 && report.finds_nothing(), "{report}");
    assert!(Tables::read(&folder.path().join("nothing")).is_err());
}
