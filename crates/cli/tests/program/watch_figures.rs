//! Watch rules that look at the staff map's figures, over surveys that are taken in month by month: what comes new is told once, what
//! is annotated is not, and without a plan it is said that there is none.

use serde_json::Value;

use crate::town::Town;

const RULES: &str = r#"
[[rule]]
id = "arrears-share"
kind = "band"
label = { hu = "Hátralék", cs = "Nedoplatky", en = "Arrears" }
to = [{ code = "office" }]
indicator = "utility-arrears"
every = "month"
method = "cusum"
shift = 1.5
baseline = 8
false_alarm_every = 100

[[rule]]
id = "arrears-hotspots"
kind = "hotspot"
label = { hu = "Hátralékok gócpontja", cs = "Ohnisko nedoplatků", en = "Hot spot of arrears" }
to = [{ code = "office" }]
indicator = "utility-arrears"

[[rule]]
id = "frail-hotspots"
kind = "hotspot"
label = { hu = "Törékenyek gócpontja", cs = "Ohnisko křehkých", en = "Hot spot of frailty" }
to = [{ code = "office" }]
indicator = "frail"
"#;

/// A surveyed household: its cells, and how many metres it is from where arrears come to be.
struct Home {
    cells: Vec<String>,
    away: f64,
}

/// The households of the first wave, and the names of their columns.
fn homes(town: &Town) -> (Vec<String>, Vec<Home>) {
    let text = town.read("waves/2021-1.csv");
    let mut lines = text.lines();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
    let names = cells(lines.next().expect("a head"));
    let at = |name: &str| names.iter().position(|own| own == name).expect("a column");
    let (lon, lat) = (at("lon"), at("lat"));
    let rows = lines.map(cells).filter(|row| row.len() == names.len());
    let point =
        |row: &[String]| Some((row[lon].parse::<f64>().ok()?, row[lat].parse::<f64>().ok()?));
    let home = |cells: Vec<String>| {
        let (east, north) = point(&cells)?;
        let (x, y) = ((east - 18.318) * 75_000.0, (north - 47.647) * 111_000.0);
        Some(Home {
            away: x.hypot(y),
            cells,
        })
    };
    let homes = rows.filter_map(home).collect();
    (names, homes)
}

/// Takes in what every household answers in a month: one in eight has arrears, each month others; all near one place where they
/// have come.
fn survey(town: &Town, month: usize, has_come: bool) {
    let (names, homes) = homes(town);
    let at = |name: &str| names.iter().position(|own| own == name).expect("a column");
    let (day, arrears) = (at("interview_date"), at("arrears_utilities"));
    let mut file = names.join(",");
    for (number, home) in homes.iter().enumerate() {
        let mut cells = home.cells.clone();
        cells[day] = format!("2022-{month:02}-15");
        let has = (number * 5 + month).is_multiple_of(8) || has_come && home.away < 700.0;
        cells[arrears] = u8::from(has).to_string();
        file.push('\n');
        file.push_str(&cells.join(","));
    }
    let name = format!("month-{month}.csv");
    town.write(&name, file);
    let args = ["import", "--codebook", "household", &name, "--synthetic"];
    town.run(&args).fine();
}

/// A town that answers for nine months, watched by the demo's plan with a period for each of them.
fn town() -> Town {
    let town = Town::surveyed(700);
    town.import_areas(&["--synthetic"]);
    for month in 1..=9 {
        survey(&town, month, false);
    }
    let periods = (1..=12).map(|month| format!("2022-{month:02}-28, "));
    let plan = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/plans/demo.toml"
    ));
    let plan = plan.expect("the demo's plan");
    let (head, rest) = plan.split_once("periods = [").expect("periods");
    let (_, rest) = rest.split_once(']').expect("their end");
    let (middle, rest) = rest.split_once("indicators = [").expect("indicators");
    let (_, tail) = rest.split_once(']').expect("their end");
    let periods: String = periods.collect();
    let plan =
        format!("{head}periods = [{periods}]{middle}indicators = [\"utility-arrears\"]{tail}");
    town.write("plan.toml", plan);
    town.write("rules.toml", RULES);
    town.run(&["tenant", "add", "tata", "Tata"]).fine();
    town.run(&["tenant", "add", "baj", "Baj"]).fine();
    town
}

fn watch(town: &Town, verb: &str, more: &[&str]) -> Value {
    let args = ["watch", verb, "--rules", "rules.toml", "--json"];
    town.run(&[&args[..], more].concat()).fine().json()
}

fn raised(town: &Town) -> u64 {
    let ran = watch(town, "run", &["--plan", "plan.toml"]);
    assert_eq!(ran["faults"], serde_json::json!([]), "{ran}");
    ran["raised"].as_u64().expect("a number")
}

#[test]
fn a_new_hot_spot_among_household_records_and_the_step_that_comes_with_it_are_told_once_each() {
    let town = town();
    assert_eq!(raised(&town), 0);
    survey(&town, 10, true);
    assert_eq!((raised(&town), raised(&town)), (2, 0));
    let told = watch(&town, "list", &["--plan", "plan.toml"]);
    let [share, hot, frail] = &told.as_array().expect("rules")[..] else {
        panic!("{told}");
    };
    let alert = |rule: &Value| rule["alerts"][0].clone();
    assert_eq!(alert(share)["why"]["word"], "watch-why-above");
    assert_eq!(alert(share)["why"]["args"]["from"], "2022-10-01");
    let hot = alert(hot);
    assert_eq!(
        (&hot["tenant"], &hot["why"]["word"]),
        (&"tata".into(), &"watch-why-hotspot-new".into())
    );
    let args = &hot["why"]["args"];
    assert!(
        args["observed"].as_f64() > args["expected"].as_f64(),
        "{hot}"
    );
    assert_eq!(frail["idle"], "no_indicator");
    // Where it is stands in the entry, by the address that a measure is linked to.
    let file = [
        "entries",
        "export",
        "--register",
        "alert",
        "--reason",
        "a look",
        "-o",
        "alerts.csv",
    ];
    town.run(&file).fine();
    assert!(
        town.read("alerts.csv")
            .contains("utility-arrears-staff/2022-10-28/")
    );
    // It lasts: told already, and not over.
    survey(&town, 11, true);
    let ran = watch(&town, "run", &["--plan", "plan.toml"]);
    assert_eq!(
        (&ran["raised"], &ran["over"]),
        (&0.into(), &0.into()),
        "{ran}"
    );
}

#[test]
fn an_annotated_break_of_an_indicator_raises_nothing() {
    let town = town();
    survey(&town, 10, true);
    let head = "break_id,about,from_day,why\n";
    town.write(
        "breaks.csv",
        format!("{head}b1,utility-arrears,2022-10-01,questionnaire\n"),
    );
    for tenant in ["tata", "baj"] {
        let args = [
            "entries",
            "import",
            "breaks.csv",
            "--register",
            "break",
            "--tenant",
            tenant,
            "--organisation",
            "office",
        ];
        town.run(&args).fine();
    }
    assert_eq!(raised(&town), 0);
}

#[test]
fn without_a_plan_rules_about_figures_say_so_in_every_language() {
    let town = Town::imported(60, &["2021-1"]);
    town.run(&["tenant", "add", "tata", "Tata"]).fine();
    for (language, why) in [
        ("hu", "a munkahely terv nélkül indult"),
        ("cs", "pracoviště bylo spuštěno bez plánu"),
        ("en", "the desk was opened without a plan"),
    ] {
        let said = town.run(&["watch", "list", "--lang", language]).fine();
        assert_eq!(said.out.matches(why).count(), 2, "{}", said.out);
    }
    let said = town
        .run(&["watch", "list", "--lang", "en", "--plan", "demo"])
        .fine();
    assert!(said.out.contains("fewer than two periods"), "{}", said.out);
    let refused = town.run(&["watch", "run", "--plan", "nowhere.toml"]);
    refused.ended(1, &["nowhere.toml"]);
}
