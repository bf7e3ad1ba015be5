//! `map`: a mapping for a file, with what is sure and what has to be decided.

use std::path::PathBuf;

use gocpont_core::codebook::{Codebook, Labels};
use gocpont_ingest::mapping::matching::{self, Match};
use gocpont_ingest::mapping::proposal::{Sample, Wording, propose};
use gocpont_words::{Arg, Language, Words};
use serde_json::json;

use crate::Outcome;
use crate::args::Map;
use crate::console::Console;
use crate::import::registers;
use crate::looking;

/// Writes a mapping that a person goes through.
pub fn run(command: &Map, console: &Console) -> anyhow::Result<Outcome> {
    let registers = registers::read(&command.codebook, None, None)?;
    let codebooks: Vec<Codebook> = registers.into_iter().map(|r| r.codebook).collect();
    let overrides = command.written.overrides();
    let samples = looking::tables(&command.file, &overrides, &codebooks)?;
    let samples: Vec<Sample> = samples.into_iter().map(|seen| seen.sample).collect();
    let tables: Vec<&Sample> = samples.iter().collect();
    let pairs: Vec<(&Sample, &Codebook)> = codebooks
        .iter()
        .filter_map(|codebook| Some((best(&tables, codebook)?, codebook)))
        .collect();
    let file = command.file.display().to_string();
    let (toml, counts) = propose(&pairs, &wording(console.words(), &file));
    let output = output(command);
    let existing = [("file", Arg::from(output.display().to_string()))];
    anyhow::ensure!(
        !output.exists(),
        "{}",
        console.words().say_with("map-exists", &existing)
    );
    std::fs::write(&output, toml)
        .map_err(|error| anyhow::anyhow!("{}: {error}", output.display()))?;
    let number = |count: usize| Arg::Number(count as f64);
    let written = output.display().to_string();
    console.say(
        "map-written",
        &[
            ("file", Arg::from(written.as_str())),
            ("sure", number(counts.sure)),
            ("asked", number(counts.asked)),
            ("unknown", number(counts.unknown)),
            ("answers", number(counts.answers)),
        ],
    );
    if counts.missing > 0 {
        console.say("map-missing", &[("count", number(counts.missing))]);
    }
    let next = next(command, &written);
    console.say("map-next", &[("command", Arg::from(next))]);
    let result = json!({
        "mapping": written,
        "sure": counts.sure,
        "asked": counts.asked,
        "unknown": counts.unknown,
        "answers": counts.answers,
        "missing": counts.missing,
    });
    console.result(&result, "");
    Ok(Outcome::Done)
}

/// What to type once the mapping is decided.
fn next(command: &Map, mapping: &str) -> String {
    let file = command.file.display().to_string();
    let mut words = vec!["gocpont".to_owned(), "import".to_owned(), named(&file)];
    for codebook in &command.codebook {
        words.extend(["--codebook".to_owned(), named(codebook)]);
    }
    words.extend(["--mapping".to_owned(), named(mapping)]);
    words.join(" ")
}

/// A name as it is typed: in quotes where it has blanks or signs.
fn named(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-:\\".contains(c);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("\"{text}\"")
}

fn output(command: &Map) -> PathBuf {
    let beside = || {
        let mut name = command.file.as_os_str().to_owned();
        name.push(".mapping.toml");
        PathBuf::from(name)
    };
    command.output.clone().unwrap_or_else(beside)
}

/// The table that most of a register's variables are in, surely or perhaps.
pub fn best<'s>(samples: &[&'s Sample], codebook: &Codebook) -> Option<&'s Sample> {
    let score = |sample: &&&Sample| {
        let matches = matching::columns(&sample.columns, codebook);
        let points = matches.iter().map(|found| match found {
            Match::Sure(_) => 10,
            Match::Asked(_) => 1,
            Match::Unknown => 0,
        });
        points.sum::<u32>()
    };
    // The first of equals: the root.
    samples.iter().rev().max_by_key(score).copied()
}

fn wording(words: &Words, file: &str) -> Wording {
    Wording {
        head: words.say_with("map-head", &[("file", Arg::from(file))]),
        ask: words.say_with("map-ask", &[("candidates", Arg::from("{}"))]),
        not_read: words.say("map-not-read"),
        missing: words.say_with("map-missing-variable", &[("variable", Arg::from("{}"))]),
        answer: words.say("map-answer"),
        free: words.say("map-free"),
        label: label(words.language()),
    }
}

/// The label in a language.
fn label(language: Language) -> fn(&Labels) -> &str {
    fn hu(label: &Labels) -> &str {
        &label.hu
    }
    fn cs(label: &Labels) -> &str {
        &label.cs
    }
    fn en(label: &Labels) -> &str {
        &label.en
    }
    match language {
        Language::Hu => hu,
        Language::Cs => cs,
        Language::En => en,
    }
}
