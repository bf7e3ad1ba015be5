//! A questionnaire of any sheets, rows and words is refused by name, or becomes a codebook that the project's own parser
//! accepts, with as many registers and variables as were drafted.

#![no_main]

use std::sync::LazyLock;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::Labels;
use gocpont_fuzz::{file, spreadsheet, watched};
use gocpont_ingest::codebook::parse;
use gocpont_ingest::parameter::Thresholds;
use gocpont_ingest::xlsform::{Terms, convert, read};
use libfuzzer_sys::fuzz_target;

fn labels(text: &str) -> Labels {
    Labels {
        hu: format!("{text} hu"),
        cs: format!("{text} cs"),
        en: text.to_owned(),
    }
}

static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms {
    identifier: labels("identifier"),
    parent: labels("parent"),
    day: labels("day"),
    longitude: labels("longitude"),
    latitude: labels("latitude"),
    other: labels("other"),
    yes: labels("yes"),
    no: labels("no"),
    no_answer: NoAnswer::ALL
        .into_iter()
        .map(|kind| (kind, labels(kind.code())))
        .collect(),
    ..Terms::default()
});

fuzz_target!(|text: &str| watched(|| {
    // A text without the name of a sheet is a survey sheet.
    let text = match text.starts_with('#') {
        true => text.to_owned(),
        false => format!("#survey\n{text}"),
    };
    let path = file("xlsx", &spreadsheet(&text));
    let Ok(form) = read(&path) else {
        return;
    };
    let Ok(converted) = convert(&form, None, &TERMS) else {
        return;
    };
    let say = |remark: &gocpont_ingest::codebook::Remark| format!("{} {}", remark.id, remark.name);
    let toml = converted.draft.to_toml(&say);
    match parse("form.toml", &toml, &Thresholds::default()) {
        Ok(loaded) => assert_eq!(loaded.registers().len(), converted.draft.registers().len()),
        Err(error) => panic!("{error}\n{toml}"),
    }
}));
