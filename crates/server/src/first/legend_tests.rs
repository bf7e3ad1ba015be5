//! The first sentence and the legend, kept as the page is held against them (`web/tests/unit/first.test.ts`).

use std::path::Path;

use gocpont_disclosure::release::{IndicatorInfo, Text};
use gocpont_encode::picture::Picture;
use gocpont_encode::style::Scale;
use gocpont_words::{Language, Words};
use serde_json::{Value, json};

use super::{Entry, Group, Told};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
const COUNTED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../encode/tests/vectors/picture"
);

fn same(text: &str) -> Text {
    let own = || text.to_owned();
    Text {
        hu: own(),
        cs: own(),
        en: own(),
    }
}

fn topic(kind: &str, hotspots: bool) -> IndicatorInfo {
    IndicatorInfo {
        id: "alone".to_owned(),
        unit: "persons".to_owned(),
        kind: kind.to_owned(),
        label: same("LABEL"),
        population_label: same("WHO"),
        cases_label: same("WHAT"),
        description: same(""),
        hotspots,
    }
}

/// A picture as `encode` counted it.
fn counted(name: &str) -> Picture {
    let text = std::fs::read_to_string(format!("{COUNTED}/{name}.json")).unwrap();
    let of: Value = serde_json::from_str(&text).unwrap();
    let count = |name: &str| of[name].as_u64().unwrap() as usize;
    let is = |name: &str| of[name].as_bool().unwrap();
    let numbers = |name: &str| -> Vec<f64> {
        let all = of[name].as_array();
        all.into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect()
    };
    let ends = numbers("ends");
    Picture {
        hot: count("hot"),
        cold: count("cold"),
        has_classes: is("hasClasses"),
        has_untested: is("hasUntested"),
        scale: Scale {
            ends: ends.first().copied().zip(ends.last().copied()),
            limits: numbers("limits"),
            cuts: Vec::new(),
            has_zero: is("hasZero"),
        },
        whole: of["whole"].as_f64(),
    }
}

fn entry(own: &Entry) -> Value {
    json!({ "text": own.text, "outlined": own.outlined, "aside": own.aside })
}

fn group(own: &Group) -> Value {
    let entries: Vec<Value> = own.entries.iter().map(entry).collect();
    json!({ "title": own.title, "aside": own.aside, "entries": entries })
}

#[test]
fn the_first_sentence_and_the_legend_are_as_they_were() {
    let mut all = Vec::new();
    for (name, topic) in [
        ("spots", topic("rate", true)),
        ("one", topic("rate", true)),
        ("shares", topic("rate", true)),
        ("shares", topic("rate", false)),
        ("nothing", topic("rate", true)),
    ] {
        let picture = counted(name);
        for language in Language::ALL {
            let words = Words::new(language);
            let told = Told {
                words: &words,
                topic: &topic,
                place: "TOWN",
                picture: &picture,
            };
            let legend = told.legend();
            all.push(json!({
                "picture": name,
                "hotspots": topic.hotspots,
                "language": language.code(),
                "summary": told.summary(),
                "groups": legend.groups.iter().map(group).collect::<Vec<_>>(),
                "town": legend.town,
                "note": legend.note,
            }));
        }
    }
    let text = format!("{:#}\n", Value::from(all));
    let path = Path::new(FOLDER).join("first.json");
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::create_dir_all(FOLDER).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(kept == text, "first.json is another: UPDATE_VECTORS=1");
}

#[test]
fn counts_are_written_as_counts() {
    let (words, topic) = (Words::new(Language::En), topic("count", false));
    let picture = Picture {
        scale: Scale {
            ends: Some((0.0, 1234.0)),
            limits: vec![12.0],
            cuts: vec![12.0],
            has_zero: true,
        },
        whole: Some(0.2),
        ..Picture::default()
    };
    let told = Told {
        words: &words,
        topic: &topic,
        place: "TOWN",
        picture: &picture,
    };
    assert_eq!(told.summary(), "");
    let legend = told.legend();
    let texts: Vec<&str> = legend.groups[0]
        .entries
        .iter()
        .map(|own| own.text.as_str())
        .collect();
    assert_eq!(texts, ["0 – 12", "12 – 1,234"]);
    assert!(legend.town.is_none() && legend.note.is_some());
}
