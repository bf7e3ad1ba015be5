//! Watch rules by command: checked, run over a surveyed town, told in words; nothing is raised twice, nobody is told of another town's.

use serde_json::Value;

use crate::town::Town;

const RULES: &str = r#"
[[rule]]
id = "alone-at-80"
kind = "person"
label = { hu = "80 felett egyedül", cs = "Nad 80 let o samotě", en = "Alone at 80" }
to = [{ code = "office" }]
where = { all = [{ var = "age", ge = 80 }, { var = "lives_alone", is = true }] }

[[rule]]
id = "old-survey"
kind = "age"
label = { hu = "Elavult felmérés", cs = "Zastaralé šetření", en = "Survey grown old" }
to = [{ code = "office" }]
register = "elder_care"
months = 12
"#;

fn rules<'t>(told: &'t Value, id: &str) -> &'t Value {
    let all = told.as_array().expect("rules");
    all.iter().find(|rule| rule["id"] == id).expect("the rule")
}

#[test]
fn the_rules_of_the_program_and_of_files_are_checked() {
    let town = Town::empty();
    let told = town.run(&["watch", "check", "--json"]).fine().json();
    assert_eq!(told[0]["sound"], true);
    assert!(told[0]["rules"].as_array().expect("rules").len() >= 6);
    town.write("good.toml", RULES);
    town.write("bad.toml", RULES.replace("\"elder_care\"", "\"elders\""));
    let said = town.run(&["watch", "check", "good.toml", "bad.toml"]);
    said.ended(1, &["bad.toml", "old-survey", "register", "elders"]);
    town.run(&["watch", "check", "good.toml", "--lang", "hu"])
        .fine();
}

#[test]
fn rules_run_over_records_raise_once_and_tell_the_own_municipality() {
    let town = Town::imported(600, &["2021-1"]);
    town.write("rules.toml", RULES);
    let areas = std::fs::read_to_string(town.path("areas/municipalities.geojson")).expect("areas");
    let areas: Value = serde_json::from_str(&areas).expect("GeoJSON");
    let codes: Vec<String> = (0..2)
        .map(|at| {
            areas["features"][at]["properties"]["id"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .collect();
    let watch = |verb: &str, more: &[&str]| {
        let args = ["watch", verb, "--rules", "rules.toml"];
        town.run(&[&args[..], more].concat()).fine()
    };
    // Nobody's municipality works at the desk yet.
    town.run(&["tenant", "add", "99999", "Sehol"]).fine();
    assert_eq!(watch("run", &["--json"]).json()["raised"], 0);
    for code in &codes {
        town.run(&["tenant", "add", code, "Mintafalva"]).fine();
    }
    let ran = watch("run", &["--json"]).json();
    let (raised, persons) = (
        ran["raised"].as_u64().expect("a number"),
        ran["persons"].as_u64().expect("a number"),
    );
    // One survey that has grown old in each town, and those who meet the other rule together: a handful of alerts, not one each.
    assert!((2..=12).contains(&raised) && persons > 600, "{ran}");
    let again = watch("run", &["--json"]).json();
    assert_eq!(
        (&again["raised"], &again["over"], &again["open"]),
        (&Value::from(0), &Value::from(0), &Value::from(raised))
    );
    let told = watch("list", &["--json"]).json();
    let alerts = rules(&told, "alone-at-80")["alerts"]
        .as_array()
        .expect("alerts");
    let of = |code: &String| alerts.iter().filter(|own| own["tenant"] == **code).count();
    assert!(of(&codes[0]) > 0 && alerts.len() == codes.iter().map(of).sum::<usize>());
    assert!(
        !told.to_string().contains("unit:"),
        "who it is stays sealed"
    );
    assert!(
        !rules(&told, "old-survey")["alerts"]
            .as_array()
            .expect("alerts")
            .is_empty()
    );
    let together = alerts
        .iter()
        .find(|own| own["why"]["word"] == "watch-why-persons");
    let people = together.expect("a list")["why"]["args"]["observed"].as_f64();
    assert!(people > Some(5.0), "{alerts:?}");
    for (language, words) in [
        ("hu", "ember felel meg a szabálynak"),
        ("cs", "Pravidlo najednou splňuje tolik lidí"),
        ("en", "people have come to meet the rule"),
    ] {
        let said = watch("list", &["--lang", language]);
        assert!(said.out.contains(words), "{}", said.out);
        assert!(
            !said.out.contains("watch-") && !said.out.contains("{ $"),
            "{}",
            said.out
        );
    }
}
