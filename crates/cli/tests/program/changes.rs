//! Plans that say how statistics are made, and plans from before they could: trend layers, methods and old releases.

use serde_json::Value;

use crate::town::Town;

/// The demo's plan for these dates, with these lines in place of its statistics where there are any.
fn plan(town: &Town, dates: &str, statistics: Option<&str>) {
    let text = include_str!("../../../../data/plans/demo.toml");
    let from = text.find("periods = [").expect("periods");
    let to = from + text[from..].find(']').expect("an end");
    let hotspots = text.find("[hotspots]").expect("hot spots");
    let (middle, rest) = text[to..].split_at(hotspots - to);
    let rest = statistics.unwrap_or(rest);
    let head = &text[..from];
    town.write(
        "plan.toml",
        format!("{head}periods = [{dates}{middle}{rest}"),
    );
}

fn town() -> Town {
    Town::imported(1500, &["2021-1", "2021-2"])
}

const OLD: &str = "hotspots = { ring = 1, min_blocks = 30 }\n";
const TWO: &str = "2021-03-31, 2021-09-30";
const FOUR: &str = "2021-03-31, 2021-06-30, 2021-09-30, 2021-12-31";

#[test]
fn a_trend_is_published_served_and_exported_with_its_method() {
    let town = town();
    plan(&town, FOUR, None);
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    let server = town.serve();
    let about = server.json("/collections/elders-alone-trend");
    assert_eq!(about["gocpont"]["kind"], "trend");
    assert_eq!(
        about["gocpont"]["periods"],
        serde_json::json!(["2021-12-31"])
    );
    let method = about["gocpont"]["method"].as_str().expect("a method");
    for words in [
        "Mann–Kendall",
        "Sen's slope",
        "Benjamini–Hochberg",
        "4 at least",
    ] {
        assert!(method.contains(words), "no {words:?} in {method}");
    }
    let items = server.json("/collections/elders-alone-trend/items?limit=10000");
    let features = items["features"].as_array().expect("features");
    let blocks = server.json("/collections/elders-alone-blocks/items?limit=10000");
    assert_eq!(items["numberMatched"], blocks["numberMatched"]);
    for feature in features {
        let of = &feature["properties"];
        assert_eq!(of["periods_used"], 4, "{feature}");
        assert!(["up", "down", "none"].contains(&of["direction"].as_str().expect("a word")));
    }
    let export = [
        "export",
        "layer",
        "elders-alone-trend",
        "--format",
        "csv",
        "-o",
        "t.csv",
    ];
    town.run(&export).fine();
    assert!(
        town.read("t.csv")
            .lines()
            .next()
            .expect("a head")
            .contains(",trend_s,")
    );
    let metadata: Value = serde_json::from_str(&town.read("t.csv-metadata.json")).expect("JSON");
    assert_eq!(metadata["method"]["en"], method);
    let show = town.run(&["--json", "release", "show", "1"]).fine().json();
    assert!(
        show["extension"]["texts"]
            .as_array()
            .is_some_and(|all| all.len() > 3)
    );
    town.run(&["release", "rebuild", "1", "-o", "again"]).fine();
}

#[test]
fn a_plan_from_before_is_protected_and_described_as_releases_are_now() {
    let town = town();
    plan(&town, TWO, Some(OLD));
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    plan(&town, TWO, None);
    town.run(&["publish", "--plan", "plan.toml"]).fine();
    let show = |number: &str| {
        town.run(&["--json", "release", "show", number])
            .fine()
            .json()
    };
    let (old, new) = (show("1"), show("2"));
    for release in [&old, &new] {
        let said = release["method"]["en"].as_str();
        assert!(said.is_some_and(|text| text.contains("zero stays zero")));
        assert_eq!(release["protection"]["noise_bound"], 5);
        assert!(release["extension"].is_object());
    }
    // The minimum population of the demo's plan is new; what was said before are the same numbers.
    let shapes = |release: &Value| {
        let all = release["collections"]
            .as_array()
            .expect("collections")
            .iter();
        all.map(|info| (info["id"].clone(), info["shapes"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(shapes(&old), shapes(&new));
    for number in ["1", "2"] {
        town.run(&["release", "rebuild", number, "-o", number])
            .fine();
    }
}

#[test]
fn a_ring_of_no_neighbourhood_is_refused_since_it_was_never_used() {
    let town = town();
    plan(
        &town,
        TWO,
        Some("hotspots = { ring = 2, min_blocks = 30 }\n"),
    );
    town.run(&["publish", "--plan", "plan.toml"])
        .ended(1, &["ring = 2", "neighbourhood"]);
    let said = "hotspots = { ring = 2, min_blocks = 30, neighbourhood = \"touching\" }\n";
    plan(&town, TWO, Some(said));
    town.run(&["publish", "--plan", "plan.toml"]).fine();
}

#[test]
fn themes_are_published_in_the_order_of_the_plan_and_one_that_it_does_not_define_is_refused() {
    let town = town();
    let text = include_str!("../../../../data/plans/demo.toml");
    town.write(
        "plan.toml",
        text.replace("id = \"housing\"", "id = \"homes\""),
    );
    let publish = ["publish", "--plan", "plan.toml", "--as-of", "2021-10-01"];
    town.run(&publish).ended(
        1,
        &["household.toml", "“housing”", "“theme”", "overcrowded"],
    );
    town.write("plan.toml", text);
    town.run(&publish).fine();
    let release = town.serve().json("/collections")["release"].clone();
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().expect("a list").iter();
        list.map(|own| own["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(
        ids(&release["themes"]),
        ["ageing", "care", "poverty", "housing", "children", "work"]
    );
    let topics = release["indicators"].as_array().expect("topics");
    assert!(topics.iter().all(|topic| topic["theme"].is_string()));
    town.run(&["release", "rebuild", "1", "-o", "again"]).fine();
}
