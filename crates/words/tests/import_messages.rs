//! Every message that a person can get from taking files in, in the three languages, in one snapshot to be read as that
//! person reads it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gocpont_words::{Arg, Language, Words};

/// Files whose messages are all about taking files in.
const WHOLE: &[&str] = &[
    "sources.ftl",
    "exports.ftl",
    "mapping.ftl",
    "addresses.ftl",
    "areas.ftl",
    "records.ftl",
    "safety.ftl",
    "codebook.ftl",
    "entries.ftl",
    "usage.ftl",
    "faults.ftl",
];

/// Beginnings of the messages of the program's own file that are.
const OF_PROGRAM: &[&str] = &[
    "import-",
    "rejection-",
    "reason-",
    "file-",
    "store-",
    "areas-",
    "progress-",
];

/// What stands for a variable: something that could stand there.
fn example(variable: &str) -> Arg {
    let count = [
        "count",
        "sure",
        "asked",
        "unknown",
        "answers",
        "taken",
        "changed",
        "unchanged",
        "rows",
        "share",
    ];
    if count.contains(&variable) {
        return Arg::Number(3.0);
    }
    Arg::from(match variable {
        "file" => "felmeres.csv",
        "row" => "12",
        "column" | "columns" => "Komfortfokozat",
        "value" => "palota",
        "expected" => "full, comfort, half",
        "details" => "sor, oszlop",
        "register" => "household",
        "variable" => "comfort",
        other => other,
    })
}

fn ids(file: &str) -> BTreeSet<(String, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let text = fs::read_to_string(folder.join(file)).expect("the English file");
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}'])
            && let Some((id, _)) = line.split_once(" =")
        {
            found.push((id.to_owned(), Vec::new()));
        }
        if let Some((_, variables)) = found.last_mut() {
            let named = line.split('$').skip(1);
            variables.extend(named.map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                rest[..end.unwrap_or(rest.len())].to_owned()
            }));
        }
    }
    found.into_iter().collect()
}

#[test]
fn everything_that_an_import_can_say_is_here_to_be_read() {
    let mut messages: Vec<(String, Vec<String>)> = Vec::new();
    for file in WHOLE {
        messages.extend(ids(file));
    }
    let of_program = ids("program.ftl").into_iter();
    messages
        .extend(of_program.filter(|(id, _)| OF_PROGRAM.iter().any(|start| id.starts_with(start))));
    assert!(
        messages.len() > 150,
        "only {} messages were read",
        messages.len()
    );
    let mut text = String::new();
    for (id, variables) in messages {
        let args: Vec<(&str, Arg)> = variables.iter().map(|v| (v.as_str(), example(v))).collect();
        writeln!(text, "{id}").expect("a text");
        for language in [Language::Hu, Language::Cs, Language::En] {
            let said = Words::new(language).say_with(&id, &args);
            writeln!(
                text,
                "  {}  {}",
                language.code(),
                said.replace('\n', "\n      ")
            )
            .expect("a text");
        }
    }
    insta::assert_snapshot!("import-messages", text);
}
