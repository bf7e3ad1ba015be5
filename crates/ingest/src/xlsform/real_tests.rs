//! Real forms: each comes out as its index expects, and those that are taken give codebooks that are accepted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fixtures::{loaded, terms};
use super::{Counts, convert, read};

fn folder() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/xlsforms");
    let path = path.join("INDEX.csv").exists().then_some(path);
    if path.is_none() {
        eprintln!("skipped: there is no folder of real files");
    }
    path
}

/// How the counts differ from the index, or nothing.
fn difference(counts: &Counts, cell: &dyn Fn(&str) -> String) -> Option<String> {
    let wanted: BTreeSet<String> = cell("languages")
        .split(';')
        .map(|name| name.trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    let found: BTreeSet<String> = counts.languages.iter().cloned().collect();
    let numbers = [
        ("questions", counts.questions),
        ("choice_lists", counts.lists),
        ("choices", counts.choices),
        ("repeats", counts.repeats),
        ("max_repeat_depth", counts.depth),
    ];
    let mut wrong: Vec<String> = numbers
        .into_iter()
        .filter(|(name, found)| cell(name) != found.to_string())
        .map(|(name, found)| format!("{name} {found} for {}", cell(name)))
        .collect();
    if wanted != found {
        wrong.push(format!("languages {found:?} for {wanted:?}"));
    }
    (!wrong.is_empty()).then(|| wrong.join(", "))
}

/// What is wrong with the outcome of one form, or nothing.
fn wrong(path: &Path, cell: &dyn Fn(&str) -> String) -> Option<String> {
    let outcome = read(path).and_then(|form| Ok((convert(&form, None, &terms())?, form)));
    let expected = cell("expected");
    match outcome {
        Ok(_) if expected == "refuse" => Some("taken, not refused".to_owned()),
        Ok((converted, form)) => {
            let _accepted = loaded(&converted);
            let registers = converted.draft.registers().len();
            if expected == "ok" && registers != form.counts().repeats + 1 {
                return Some(format!("{registers} registers"));
            }
            difference(form.counts(), cell).filter(|_| expected == "ok")
        }
        Err(error) if expected == "ok" => Some(error.to_string()),
        Err(error) => {
            let said = error.to_string();
            println!("refused as it should be: {said}");
            (!said.contains(&cell("must_name"))).then_some(said)
        }
    }
}

#[test]
fn every_real_form_comes_out_as_expected() {
    let Some(folder) = folder() else {
        return;
    };
    let mut index = csv::Reader::from_path(folder.join("INDEX.csv")).expect("the index");
    let header = index.headers().expect("a header").clone();
    let (mut forms, mut bad) = (0, Vec::new());
    for record in index.records() {
        let record = record.expect("a row");
        let cell = |name: &str| {
            let at = header.iter().position(|known| known == name);
            at.and_then(|at| record.get(at))
                .unwrap_or_default()
                .to_owned()
        };
        forms += 1;
        let file = cell("file");
        if let Some(fault) = wrong(&folder.join(&file), &cell) {
            bad.push(format!("{file}: {fault}"));
        }
    }
    println!("{} of {forms} forms as expected", forms - bad.len());
    assert!(forms > 0 && bad.is_empty(), "{}", bad.join("\n"));
}
