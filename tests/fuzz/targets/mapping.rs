//! A mapping of any text is read or refused, and a proposal for any columns and answers is always a mapping or asks.

#![no_main]

use std::collections::BTreeMap;

use gocpont_fuzz::{HOUSEHOLD, watched};
use gocpont_ingest::mapping;
use gocpont_ingest::mapping::proposal::{Sample, Wording, propose};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| watched(|| {
    let _read_or_refused = mapping::parse("m.toml", text);
    let columns: Vec<String> = text.split(',').take(8).map(str::to_owned).collect();
    let answers = text
        .split(';')
        .take(20)
        .map(|answer| (answer.to_owned(), 1));
    let answers: BTreeMap<String, u64> = answers.collect();
    let sample = Sample {
        table: text.chars().take(30).collect(),
        answers: vec![answers; columns.len()],
        columns,
    };
    let wording = Wording {
        head: "head".to_owned(),
        ask: "perhaps {}".to_owned(),
        not_read: "not read".to_owned(),
        missing: "missing {}".to_owned(),
        answer: "decide:".to_owned(),
        free: "without a column:".to_owned(),
        label: |labels| &labels.en,
    };
    let (toml, counts) = propose(&[(&sample, &HOUSEHOLD)], &wording);
    match mapping::parse("m.toml", &toml) {
        Ok(_) => assert_eq!(counts.asked + counts.answers, 0, "{toml}"),
        Err(error) => {
            let asks = ["mapping-asks", "mapping-asks-answer"].contains(&error.problem.id());
            assert!(asks && counts.asked + counts.answers > 0, "{error}\n{toml}");
        }
    }
}));
