//! Signals in a release: who was reported is a case among households, protected as every other, and nothing else of it leaves.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::entries::{counts, import};
use crate::town::Town;

const DAY: &str = "2021-09-30";

/// The demo's plan for two periods and two indicators.
fn plan(indicators: &str, more: &str) -> String {
    let mut text = include_str!("../../../../data/plans/demo.toml").to_owned();
    for (list, own) in [
        ("periods = [", "2021-03-31, 2021-09-30"),
        ("indicators = [", indicators),
        ("reference = [", "\"municipalities\", \"districts\""),
    ] {
        let from = text.find(list).expect("a list") + list.len();
        let to = from + text[from..].find(']').expect("an end");
        text.replace_range(from..to, own);
    }
    text.replace("exact = []", more)
}

/// The ids of the households that a wave has.
fn households(town: &Town) -> Vec<String> {
    let text = town.read("waves/2021-2.csv");
    let mut header = text.lines().next().expect("a header").split(',');
    let at = header.position(|name| name == "household_id").expect("ids");
    let ids = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(at));
    let ids: BTreeSet<String> = ids
        .filter(|id| id.starts_with('H'))
        .map(str::to_owned)
        .collect();
    ids.into_iter().collect()
}

/// Signals about every third household, about each of these twice, and some about nobody known.
fn signals(town: &Town) -> (usize, String) {
    let mut text =
        "signal_id,organisation,opened,kind,urgency,channel,sender_class,household,lat,lon\n"
            .to_owned();
    let all = households(town);
    let reported: Vec<&String> = all.iter().step_by(3).collect();
    for (nth, id) in reported.iter().enumerate() {
        let first = ["2021-05-04 09:00", "2021-02-01 10:00"][nth % 2];
        for (which, opened) in [first, "2021-08-10 08:00"].iter().enumerate() {
            writeln!(
                text,
                "S{nth}-{which},szolgalat,{opened},neglect,normal,letter,health,{id},,"
            )
            .expect("text");
        }
    }
    // Long ago, and about nobody whom the registers know.
    writeln!(
        text,
        "S-old,szolgalat,2019-08-10 08:00,neglect,normal,letter,health,{},,",
        all[1]
    )
    .expect("text");
    for nth in 0..7 {
        writeln!(
            text,
            "S-open-{nth},szolgalat,2021-08-11 08:00,isolation,normal,letter,health,,47.64,18.32"
        )
        .expect("text");
    }
    (reported.len(), text)
}

#[test]
fn households_that_were_signalled_are_published_like_any_other_indicator() {
    let town = Town::imported(1500, &["2021-1", "2021-2"]);
    town.write(
        "plan.toml",
        plan(
            "\"severe-deprivation\", \"signalled-households\"",
            "exact = []",
        ),
    );
    let publish = ["publish", "--plan", "plan.toml"];
    town.run(&publish).ended(1, &["gocpont desk"]);
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    let (reported, text) = signals(&town);
    town.write("signals.csv", text);
    let (_, json, err) = import(&town, "signal", "signals.csv", &[]);
    let rows = (2 * reported + 8) as u64;
    assert_eq!(counts(&json), (rows, 0, 0), "{err} {json}");
    let (_, json, _) = import(&town, "signal", "signals.csv", &[]);
    assert_eq!(counts(&json), (0, 0, rows), "links are found again");

    let said = town.run(&publish).fine();
    let tied = format!("{} ", 2 * reported + 1);
    assert!(
        said.err.contains(&tied) && said.err.contains("7 "),
        "{}",
        said.err
    );
    std::fs::create_dir(town.path("private")).expect("a folder");
    town.run(&[
        "export",
        "truth",
        "-o",
        "private/truth.csv",
        "--i-am-allowed",
    ])
    .fine();
    let truth = |day: &str| -> u64 {
        let text = town.read("private/truth.csv");
        let rows = text.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let own = rows.filter(|cells| cells[2] == day && cells[3] == "households > signal=true");
        own.map(|cells| cells[4].parse::<u64>().expect("a count"))
            .sum()
    };
    // Each household once; in spring those that had been reported by then.
    let all = truth(DAY);
    assert!(
        all > reported as u64 * 9 / 10 && all <= reported as u64,
        "{all} of {reported}"
    );
    let spring = truth("2021-03-31");
    assert!(
        spring > 0 && spring <= reported.div_ceil(2) as u64,
        "{spring}"
    );

    let server = town.serve();
    let path = "/collections/signalled-households-blocks/items?limit=1000&datetime=2021-09-30";
    let found = server.json(path);
    let features = found["features"].as_array().expect("features");
    let sum: u64 = features
        .iter()
        .filter_map(|own| own["properties"]["cases"].as_u64())
        .sum();
    assert!(sum.abs_diff(all) <= 10, "{sum} published, {all} counted");
    let about = server.json("/collections").to_string();
    assert!(about.contains("signalled-households-hex9"));
    // What kind it was, and that seven were about nobody known, is nobody's business.
    assert!(!about.contains("neglect") && !found.to_string().contains("neglect"));
    drop(server);

    // A release is made again byte for byte, though signals have come since.
    town.write("later.csv", format!("signal_id,organisation,opened,kind,urgency,channel,sender_class,household\nL1,szolgalat,2021-08-12 08:00,debt,normal,letter,health,{}\n", households(&town)[2]));
    let (_, json, err) = import(&town, "signal", "later.csv", &[]);
    assert_eq!(counts(&json), (1, 0, 0), "{err}");
    town.run(&["release", "rebuild", "1", "-o", "again"]).fine();
    town.run(&["release", "audit"]).fine();
}

#[test]
fn nobody_is_published_exactly_because_somebody_reported_them() {
    let town = Town::imported(400, &["2021-1"]);
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    town.write("one.csv", "signal_id,organisation,opened,kind,urgency,channel,sender_class,lat,lon\nS1,szolgalat,2021-02-12 08:00,debt,normal,letter,health,47.64,18.32\n");
    let (_, json, err) = import(&town, "signal", "one.csv", &[]);
    assert_eq!(counts(&json), (1, 0, 0), "{err}");
    let exact = "exact = [\"signalled-households\"]";
    town.write("plan.toml", plan("\"signalled-households\"", exact));
    for (lang, word) in [
        ("hu", "pontos"),
        ("cs", "přesných"),
        ("en", "exact numbers"),
    ] {
        let publish = ["publish", "--plan", "plan.toml", "--lang", lang];
        town.run(&publish).ended(1, &["signalled-households", word]);
    }
}

#[test]
fn a_sort_of_signals_is_counted_among_those_that_were_signalled_alone() {
    let codebook = include_str!("../../../../data/codebooks/household.toml");
    let with = |cases: &str| {
        let label = "{ hu = \"a\", cs = \"a\", en = \"a\" }";
        format!(
            "{codebook}\n[[indicator]]\nid = \"neglected\"\nunit = \"households\"\nkind = \"rate\"\nlabel = {label}\npopulation_label = {label}\n\
             cases_label = {label}\ndescription = {label}\npopulation = []\ncases = [{cases}]\n"
        )
    };
    let any = "{ var = \"signal\", is = true }";
    let sort = |code: &str| format!("{{ var = \"signal.kind.{code}\", is = true }}");
    for (cases, words) in [
        (sort("neglect"), Some("before it asks")),
        (
            format!("{any}, {}", sort("nothing")),
            Some("signal.QUESTION.CODE"),
        ),
        (format!("{any}, {}", sort("neglect")), None),
    ] {
        let town = Town::surveyed(400);
        town.import_areas(&["--synthetic"]);
        town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
        town.write("plan.toml", plan("\"neglected\"", "exact = []"));
        town.write("none.csv", "signal_id,organisation,opened,kind,urgency,channel,sender_class,lat,lon\nS1,szolgalat,2021-02-12 08:00,debt,normal,letter,health,47.64,18.32\n");
        import(&town, "signal", "none.csv", &[]);
        town.write("household.toml", with(&cases));
        town.run(&[
            "import",
            "--codebook",
            "household.toml",
            "waves/2021-1.csv",
            "--synthetic",
        ])
        .fine();
        let publish = ["publish", "--plan", "plan.toml"];
        match words {
            Some(words) => town.run(&publish).ended(1, &["neglected", words]),
            None => town.run(&publish).fine(),
        };
    }
}
