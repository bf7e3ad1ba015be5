//! The three languages say the same things: same ids, same variables, and every text can be said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gocpont_words::{Arg, Language, Words, WordsError};

type Messages = BTreeMap<String, BTreeSet<String>>;

const FILES: &[&str] = &[
    "page.ftl",
    "about.ftl",
    "compare.ftl",
    "find.ftl",
    "services.ftl",
    "program.ftl",
    "api.ftl",
    "query.ftl",
    "analyze.ftl",
    "method.ftl",
    "sources.ftl",
    "exports.ftl",
    "codebook.ftl",
    "mapping.ftl",
    "addresses.ftl",
    "areas.ftl",
    "records.ftl",
    "safety.ftl",
    "usage.ftl",
    "help.ftl",
    "faults.ftl",
    "server.ftl",
    "downloads.ftl",
    "workbench.ftl",
    "staff.ftl",
    "people.ftl",
    "desk-people.ftl",
    "desk.ftl",
    "entries.ftl",
    "desk-notices.ftl",
    "desk-planning.ftl",
    "desk-signals.ftl",
    "desk-staff.ftl",
    "desk-watch.ftl",
    "desk-effect.ftl",
    "desk-ways.ftl",
    "desk-oidc.ftl",
    "desk-services.ftl",
];

/// Each id of a file with the variables that its text names.
fn messages(language: Language, file: &str) -> Messages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let path = folder.join(language.code()).join(file);
    let text = fs::read_to_string(path).expect("every language has the file");
    let mut found = Messages::new();
    let mut id = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}'])
            && let Some((name, _)) = line.split_once(" =")
        {
            name.clone_into(&mut id);
            assert!(
                found.insert(id.clone(), BTreeSet::new()).is_none(),
                "{file}: {id} twice"
            );
        }
        let named = line.split('$').skip(1);
        let named = named.filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        if let Some(variables) = found.get_mut(&id) {
            variables.extend(named.map(str::to_owned));
        }
    }
    found
}

fn all_messages(language: Language) -> Messages {
    FILES
        .iter()
        .flat_map(|file| messages(language, file))
        .collect()
}

#[test]
fn every_language_has_the_same_ids_with_the_same_variables() {
    assert!(all_messages(Language::Hu).len() > 300, "the files are read");
    for file in FILES {
        let hungarian = messages(Language::Hu, file);
        assert_eq!(hungarian, messages(Language::Cs, file), "{file}: hu and cs");
        assert_eq!(hungarian, messages(Language::En, file), "{file}: hu and en");
    }
}

#[test]
fn every_text_can_be_said_with_whatever_its_variables_hold() {
    let samples: [Arg; 7] = [
        1.0.into(),
        2.0.into(),
        5.0.into(),
        1.5.into(),
        "households".into(),
        "hex".into(),
        "Árvíztűrő".into(),
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        for (id, variables) in all_messages(language) {
            for sample in &samples {
                let args: Vec<_> = variables
                    .iter()
                    .map(|name| (name.as_str(), sample.clone()))
                    .collect();
                let text = words
                    .try_say(&id, &args)
                    .unwrap_or_else(|error| panic!("{language}: {error}"));
                // An address of tiles has braces of its own.
                let text = text.replace("/{z}/{x}/{y}", "/");
                assert!(
                    !text.trim().is_empty() && !text.contains('{'),
                    "{language} {id}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_variable_that_is_not_given_is_an_error_and_the_text_falls_back_to_its_id() {
    let words = Words::new(Language::En);
    let (id, _) = all_messages(Language::En)
        .into_iter()
        .find(|(_, variables)| !variables.is_empty())
        .expect("some text has a variable");
    assert!(matches!(
        words.try_say(&id, &[]),
        Err(WordsError::Broken { .. })
    ));
    assert_eq!(words.say(&id), id);
    assert_eq!(words.say("no-such-text"), "no-such-text");
    assert_eq!(
        words.try_say("no-such-text", &[]),
        Err(WordsError::Missing("no-such-text".into()))
    );
}

#[test]
fn every_category_of_emerging_hot_spots_has_a_name_and_a_sentence() {
    let kinds = [
        "new",
        "consecutive",
        "intensifying",
        "persistent",
        "diminishing",
        "sporadic",
        "oscillating",
        "historical",
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        let mut names = BTreeSet::from([words.say("category-none")]);
        for kind in kinds {
            for spot in ["hot", "cold"] {
                let name = words.say(&format!("category-{spot}_{kind}"));
                let id = format!("sentence-category-{kind}");
                let sentence = words.say_with(&id, &[("spot", spot.into())]);
                let told = sentence.to_lowercase().starts_with(&name);
                assert!(told, "{language}: {name:?} is not told by {sentence:?}");
                names.insert(name);
            }
        }
        assert_eq!(names.len(), 17, "{language}: {names:?}");
    }
}

#[test]
fn czech_counts_one_few_and_many_differently() {
    let words = Words::new(Language::Cs);
    let said = |count: f64| {
        words.say_with(
            "import-taken",
            &[("file", "a.csv".into()), ("count", count.into())],
        )
    };
    assert!(said(1.0).contains("1 záznam "), "{}", said(1.0));
    assert!(said(3.0).contains("3 záznamy"), "{}", said(3.0));
    assert!(said(5.0).contains("5 záznamů"), "{}", said(5.0));
    assert!(
        said(12_345.0).contains("12\u{a0}345 záznamů"),
        "{}",
        said(12_345.0)
    );
}

#[test]
fn no_text_is_wrapped_in_invisible_direction_marks() {
    for language in Language::ALL {
        let text = Words::new(language).say_with("import-unchanged", &[("count", 3.0.into())]);
        assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text:?}");
    }
}

#[test]
fn the_words_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Words::new(Language::Hu));
}
