//! A stranger downloads all that the demo town's server tells, and attacks it.

use std::collections::BTreeMap;

use gocpont_tests::attack::attack;
use gocpont_tests::attack::download::{Chained, download};

use crate::town::Town;

/// Indicator, its population, and the condition of its cases, as the codebook has them.
const CHAINS: [(&str, &str, &str); 13] = [
    ("elders-alone", "persons > age>=65", "lives_alone=true"),
    ("age-80-plus", "persons > age>=65", "age>=80"),
    (
        "care-level-2-plus",
        "persons > age>=65 > known(elder_care.care_level)",
        "elder_care.care_level∈{II,III}",
    ),
    (
        "katz-2-or-less",
        "persons > age>=65 > known(elder_care.katz6)",
        "elder_care.katz6<=2",
    ),
    (
        "frail",
        "persons > age>=65 > known(elder_care.frail5_frail)",
        "elder_care.frail5_frail=true",
    ),
    (
        "lonely",
        "persons > age>=65 > known(elder_care.ucla3_lonely)",
        "elder_care.ucla3_lonely=true",
    ),
    (
        "elders-no-service",
        "persons > age>=65 > needs care and answered",
        "not(any(served))",
    ),
    (
        "children-deprived",
        "persons > all(age<18,known(msd13_class))",
        "msd13_class∈{deprived,severe}",
    ),
    (
        "severe-deprivation",
        "households > known(msd13_class)",
        "msd13_class∈{severe}",
    ),
    (
        "overcrowded",
        "households > known(overcrowd_eu)",
        "overcrowd_eu=true",
    ),
    (
        "utility-arrears",
        "households > known(arrears_utilities)",
        "arrears_utilities=true",
    ),
    (
        "income-poor",
        "households > known(equivalised)",
        "equivalised<poverty",
    ),
    (
        "very-low-work-intensity",
        "households > known(work_intensity_very_low)",
        "work_intensity_very_low=true",
    ),
];

fn chains() -> BTreeMap<String, Chained> {
    let chained = |(id, population, cases): &(&str, &str, &str)| {
        let population: Vec<String> = population.split(" > ").map(str::to_owned).collect();
        let cases = [population.clone(), vec![(*cases).to_owned()]].concat();
        let population = Some(population);
        ((*id).to_owned(), Chained { cases, population })
    };
    CHAINS.iter().map(chained).collect()
}

#[test]
#[ignore = "the attack on the demo does not end in time yet"]
fn a_stranger_who_downloads_everything_learns_of_nobody() {
    let waves = ["2021-1", "2021-2", "2022-1"];
    let town = Town::imported(4000, &waves);
    let text = include_str!("../../../../data/plans/demo.toml");
    let from = text.find("periods = [").expect("periods");
    let to = from + text[from..].find(']').expect("an end");
    let dates = "periods = [2021-03-31, 2021-09-30, 2022-03-31";
    town.write(
        "plan.toml",
        format!("{}{dates}{}", &text[..from], &text[to..]),
    );
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    let server = town.serve();
    let got = download(&server.base(), &chains(), None).expect("a download");
    assert!(got.asked > 100, "{} requests", got.asked);
    assert!(got.odd.is_empty(), "{:?}", got.odd);
    let report = attack(&got.tables, None);
    println!(
        "{} requests, {} hexes\n{report}",
        got.asked,
        got.tables.hexes.len()
    );
    assert!(report.targets > 1_000, "{report}");
    assert_eq!(
        (report.findings(), report.contradictions),
        (0, 0),
        "{report}"
    );
}
