//! Rules are read whole or refused with file, rule, key and value; the shipped ones are sound.

use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::watch::{About, Direction, Every, Method, To};

use super::*;
use crate::codebook;

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../data/codebooks/", $name, ".toml")))),*]
    };
}

fn registers() -> Vec<Codebook> {
    let books = shipped!(
        "signal",
        "organisation",
        "site",
        "service",
        "measure",
        "household",
        "person",
        "elder_care",
        "alert",
        "break"
    );
    let read = |(name, text): (&str, &str)| {
        codebook::parse(name, text, &Thresholds::default())
            .unwrap()
            .codebook
    };
    books.into_iter().map(read).collect()
}

fn read(text: &str) -> Result<Loaded, InvalidFile> {
    let (registers, thresholds) = (registers(), Thresholds::default());
    parse(
        "rules.toml",
        text,
        &Known {
            registers: &registers,
            thresholds: &thresholds,
        },
    )
}

fn rule(rest: &str) -> String {
    format!(
        "[[rule]]\nid = \"one\"\nlabel = {{ hu = \"Egy\", cs = \"Jedno\", en = \"One\" }}\n{rest}"
    )
}

const BAND: &str = "kind = \"band\"\nto = [{ code = \"office\" }]\nregister = \"signal\"\nmethod = \"cusum\"\nshift = 2.0\n\
                    baseline = 26\nfalse_alarm_every = 200\n";

#[test]
fn the_rules_that_come_with_the_program_are_sound_and_of_every_kind() {
    let loaded = read(include_str!("../../../data/watch/default.toml")).unwrap();
    assert_eq!(loaded.off, []);
    let mut kinds: Vec<&str> = loaded.rules.iter().map(|rule| rule.about.code()).collect();
    kinds.dedup();
    assert_eq!(
        kinds,
        ["band", "cluster", "hotspot", "person", "deadline", "age"]
    );
    for rule in &loaded.rules {
        let Labels { hu, cs, en } = &rule.label;
        assert!(
            [hu, cs, en].iter().all(|text| !text.trim().is_empty()) && hu != en,
            "{}",
            rule.id
        );
        assert!(!rule.to.is_empty());
    }
}

#[test]
fn a_band_is_read_with_its_chart() {
    let text = rule(&format!(
        "{BAND}by = \"kind\"\nevery = \"month\"\ndirection = \"both\"\nwhere = {{ var = \"urgency\", is = \"crisis\" }}\n"
    ));
    let rules = read(&text).unwrap().rules;
    let About::Band(band) = &rules[0].about else {
        panic!("{rules:?}")
    };
    assert_eq!(
        (band.register.as_deref(), band.by.as_deref(), band.every),
        (Some("signal"), Some("kind"), Every::Month)
    );
    assert_eq!(
        (band.chart.method, band.chart.direction),
        (Method::Cusum { shift: 2.0 }, Direction::Both)
    );
    assert_eq!((band.chart.baseline, band.chart.every), (26, 200.0));
    assert!(band.only_if.is_some());
    assert_eq!(rules[0].to, [To::Code("office".to_owned())]);
    let text = rule(
        "kind = \"band\"\nto = [{ code = \"office\" }]\nregister = \"signal\"\nevery = \"month\"\nmethod = \"farrington\"\nfalse_alarm_every = 100\n",
    );
    let rules = read(&text).unwrap().rules;
    let About::Band(band) = &rules[0].about else {
        panic!("{rules:?}")
    };
    assert_eq!(
        band.chart.method,
        Method::Season {
            year: 12,
            window: 1
        }
    );
}

#[test]
fn what_is_wrong_is_refused_with_rule_key_and_value() {
    let wrong = [
        (BAND.replace("\"signal\"", "\"signals\""), "register", "signals"),
        (BAND.replace("\"signal\"", "\"person\""), "register", "person"),
        (format!("{BAND}by = \"urgencies\"\n"), "by", "urgencies"),
        (format!("{BAND}where = {{ var = \"nothing\", is = true }}\n"), "where", "nothing"),
        (format!("{BAND}where = {{ var = \"urgency\", is = \"soon\" }}\n"), "where", "urgency = soon"),
        (format!("{BAND}weight = 0.2\n"), "weight", ""),
        (format!("{BAND}months = 3\n"), "months", ""),
        (format!("{BAND}areas = \"districts\"\n"), "areas", "districts"),
        (format!("{BAND}days = 3\n"), "days", ""),
        (format!("{BAND}indicator = \"elders-alone\"\n"), "register", ""),
        (BAND.replace("shift = 2.0", "shift = 1.0"), "shift", "1"),
        (BAND.replace("baseline = 26", "baseline = 2"), "baseline", "2"),
        (BAND.replace("200", "1"), "false_alarm_every", "1"),
        (BAND.replace("[{ code = \"office\" }]", "[\"keeper\"]"), "to", "keeper"),
        (BAND.replace("[{ code = \"office\" }]", "[]"), "to", "[]"),
        (BAND.replace("\"office\"", "\"Big Office\""), "code", "Big Office"),
        (BAND.replace("\"cusum\"", "\"farrington\"").replace("shift = 2.0\n", ""), "baseline", ""),
        ("kind = \"hotspot\"\nto = [{ code = \"office\" }]\nindicator = \"nobody\"\n".to_owned(), "indicator", "nobody"),
        ("kind = \"hotspot\"\nto = [{ code = \"office\" }]\nindicator = \"elders-alone\"\ncategories = [\"cold\"]\n".to_owned(), "categories", "cold"),
        ("kind = \"person\"\nto = [{ code = \"office\" }]\n".to_owned(), "where", ""),
        ("kind = \"deadline\"\nto = [\"keeper\"]\nregister = \"signal\"\ndays = 9999\n".to_owned(), "days", "9999"),
        ("kind = \"cluster\"\nto = [{ code = \"office\" }]\nregister = \"break\"\nperiods = 12\nresolution = 8\nalpha = 0.01\n".to_owned(), "register", "break"),
    ];
    for (text, key, value) in wrong {
        let refused = read(&rule(&text)).unwrap_err();
        assert_eq!(refused.file, "rules.toml");
        assert_eq!(refused.column.as_deref(), Some(key), "{text}: {refused}");
        assert_eq!(refused.value.as_deref(), Some(value), "{text}: {refused}");
        assert!(refused.to_string().contains("rule one"), "{refused}");
    }
    let twice = format!("{}{}", rule(BAND), rule(BAND));
    assert_eq!(read(&twice).unwrap_err().column.as_deref(), Some("id"));
    let refused = read(&rule("kind = \"guess\"\n")).unwrap_err().to_string();
    assert!(
        refused.contains("rules.toml, row 4") && refused.contains("guess"),
        "{refused}"
    );
}

#[test]
fn a_rule_without_its_threshold_is_off_and_says_which() {
    let text = rule(
        "kind = \"person\"\nto = [{ code = \"office\" }]\nwhere = { var = \"age\", ge = { parameter = \"old_age\" } }\n",
    );
    let loaded = read(&text).unwrap();
    assert_eq!(loaded.rules, []);
    assert_eq!(loaded.off, [("one".to_owned(), "old_age".to_owned())]);
}
