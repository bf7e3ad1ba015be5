//! What stands in `data/legal` is there in every language, and what the threat model names exists.

use std::collections::BTreeSet;
use std::fs;

use gocpont_tests::{files, root};

fn read(name: &str) -> String {
    let path = root().join("data/legal").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every function of our tests and sources.
fn functions() -> BTreeSet<String> {
    let sources = [files("crates", ".rs"), files("tests", ".rs")].concat();
    let mut found = BTreeSet::new();
    for path in sources {
        let text = fs::read_to_string(&path).expect("a source file");
        let names = text.lines().filter_map(|line| {
            let (_, rest) = line.split_once("fn ")?;
            rest.split(['(', '<']).next()
        });
        found.extend(names.map(str::to_owned));
    }
    found
}

#[test]
fn paths_and_tests_that_the_threat_model_names_exist() {
    let text = read("threat-model.md");
    let functions = functions();
    let (mut paths, mut tests) = (0, 0);
    for name in text.split('`').skip(1).step_by(2) {
        let is_path = name.contains('/') && !name.starts_with('/');
        let is_test = name.matches('_').count() >= 3;
        if is_path {
            assert!(root().join(name).exists(), "there is no {name}");
        } else if is_test {
            assert!(functions.contains(name), "there is no test {name}");
        }
        paths += usize::from(is_path);
        tests += usize::from(is_test && !is_path);
    }
    assert!(paths >= 8 && tests >= 20, "{paths} paths, {tests} tests");
}

#[test]
fn every_language_has_the_same_sections() {
    for kind in ["citizens", "dpia"] {
        let shape = |language: &str| {
            let text = read(&format!("{kind}.{language}.md"));
            let marks = text.lines().filter(|line| line.starts_with('#'));
            let marks: Vec<_> = marks
                .map(|line| line.chars().take_while(|c| *c == '#').count())
                .collect();
            let rows = text.lines().filter(|line| line.starts_with('|')).count();
            (marks, rows)
        };
        let english = shape("en");
        assert!(english.0.len() > 5, "{kind} has sections");
        for language in ["hu", "cs"] {
            assert_eq!(shape(language), english, "{kind} in {language}");
        }
    }
}

#[test]
fn the_assessment_of_the_demo_is_marked_as_made_up_and_leaves_room_for_a_town() {
    for (language, mark) in [("hu", "kitalált"), ("cs", "smyšlen"), ("en", "made-up")] {
        let text = read(&format!("dpia.{language}.md"));
        let head: String = text.lines().take(12).collect();
        assert!(head.contains(mark), "{language}");
        let blanks = text.matches("______").count();
        assert!(blanks >= 10, "{language}: {blanks} blanks");
    }
}
