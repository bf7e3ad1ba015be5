//! `codebook check`: what codebooks hold, or what is wrong with them.

use gocpont_core::codebook::{Codebook, Labels, Sensitivity, Storing};
use gocpont_ingest::codebook::Loaded;
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::{Check, all, few, load};
use crate::Outcome;
use crate::console::Console;

/// Checks each; done where all are sound.
pub fn run(wanted: &Check, console: &Console) -> Outcome {
    let (mut found, mut sound) = (Vec::new(), true);
    for name in &wanted.codebooks {
        match load(name, wanted.parameters.as_deref()) {
            Ok(loaded) => {
                let registers: Vec<Value> = all(&loaded)
                    .into_iter()
                    .map(|register| one(name, register, console))
                    .collect();
                found.push(json!({ "file": name, "sound": true, "registers": registers }));
            }
            Err(error) => {
                sound = false;
                console.error(&error);
                found.push(json!({ "file": name, "sound": false, "error": error.to_string() }));
            }
        }
    }
    console.result(&Value::Array(found), "");
    if sound {
        Outcome::Done
    } else {
        Outcome::Nothing
    }
}

/// What one register holds, said and as data.
fn one(file: &str, loaded: &Loaded, console: &Console) -> Value {
    let book = &loaded.codebook;
    let register = ("register", Arg::from(book.id.as_str()));
    let args = [
        ("file", Arg::from(file)),
        register.clone(),
        ("variables", Arg::from(book.variables.len())),
        ("indicators", Arg::from(book.indicators.len())),
    ];
    console.say("codebook-holds", &args);
    for off in &loaded.off {
        let args = [
            ("indicator", Arg::from(off.indicator.as_str())),
            ("parameter", Arg::from(off.parameter.as_str())),
        ];
        console.say("codebook-off", &args);
    }
    let of = |wanted: fn(Sensitivity, Storing) -> bool| -> Vec<String> {
        let some = book
            .variables
            .iter()
            .filter(|v| wanted(v.sensitivity, v.store));
        some.map(|v| v.code.clone()).collect()
    };
    let identifying = of(|harm, _| harm == Sensitivity::Identifying);
    let special = of(|harm, store| harm == Sensitivity::Special && store != Storing::No);
    let kept = of(|harm, store| harm == Sensitivity::Identifying && store != Storing::No);
    let lacking = untranslated(book);
    for (id, names) in [
        ("codebook-identifying", &identifying),
        ("codebook-identifying-kept", &kept),
        ("codebook-special-kept", &special),
        ("codebook-scores", &loaded.derived),
        ("codebook-untranslated", &lacking),
    ] {
        if !names.is_empty() {
            let args = [
                register.clone(),
                ("count", Arg::from(names.len())),
                ("names", Arg::from(few(names))),
            ];
            console.say(id, &args);
        }
    }
    let off: Vec<Value> = loaded
        .off
        .iter()
        .map(|off| json!({ "indicator": off.indicator, "parameter": off.parameter }))
        .collect();
    json!({
        "id": book.id, "version": book.version, "parent": book.parent,
        "variables": book.variables.len(), "indicators": book.indicators.len(), "off": off,
        "identifying": identifying, "identifying_kept": kept, "special_kept": special,
        "scores": loaded.derived, "untranslated": lacking,
        "life": book.life.as_ref().map(|life| json!({
            "states": life.states.len(), "transitions": life.transitions.len(),
            "links": life.links.len(), "flags": life.flags.len(),
        })),
    })
}

/// What lacks a label in one of the languages, as `age (hu, cs)`.
fn untranslated(book: &Codebook) -> Vec<String> {
    let mut lacking = Vec::new();
    let mut look = |name: String, labels: &Labels| {
        let each = [("hu", &labels.hu), ("cs", &labels.cs), ("en", &labels.en)];
        let empty = each.into_iter().filter(|(_, text)| text.trim().is_empty());
        let empty: Vec<&str> = empty.map(|(language, _)| language).collect();
        if !empty.is_empty() {
            lacking.push(format!("{name} ({})", empty.join(", ")));
        }
    };
    look(book.id.clone(), &book.label);
    for variable in &book.variables {
        look(variable.code.clone(), &variable.label);
        for category in &variable.categories {
            look(
                format!("{} = {}", variable.code, category.code),
                &category.label,
            );
        }
    }
    for indicator in &book.indicators {
        let texts = [
            &indicator.label,
            &indicator.population_label,
            &indicator.cases_label,
            &indicator.description,
        ];
        for labels in texts {
            look(indicator.id.clone(), labels);
        }
    }
    if let Some(life) = &book.life {
        let states = life.states.iter().map(|state| (&state.code, &state.label));
        let ways = life.transitions.iter().map(|way| (&way.code, &way.label));
        let links = life.links.iter().map(|link| (&link.code, &link.label));
        let flags = life.flags.iter().map(|flag| (&flag.code, &flag.label));
        for (code, labels) in states.chain(ways).chain(links).chain(flags) {
            look(code.clone(), labels);
        }
    }
    lacking.dedup();
    lacking
}
