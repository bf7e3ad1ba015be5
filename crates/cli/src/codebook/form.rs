//! `codebook from-xlsform` and `to-xlsform`.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use gocpont_ingest::codebook::Remark;
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::xlsform;
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::{FromXlsform, ToXlsform, few, item, said, terms, together, write};
use crate::Outcome;
use crate::console::Console;

/// Makes a codebook of a form and says what is to be decided.
pub fn from(wanted: &FromXlsform, console: &Console) -> anyhow::Result<Outcome> {
    let form = xlsform::read(&wanted.form)?;
    let made = xlsform::convert(&form, wanted.id.as_deref(), &terms::terms())?;
    let words = console.words();
    let toml = made
        .draft
        .to_toml(&|remark| said(words, remark, &item(remark)));
    if let Some(path) = &wanted.output {
        let unwritable = |error: std::io::Error| {
            let file = path.display().to_string();
            InvalidFile::new(&file, Problem::Unwritable(error.to_string()))
        };
        // What a town has edited is never written over.
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let written = file.and_then(|mut file| file.write_all(toml.as_bytes()));
        written.map_err(unwritable)?;
    }
    let registers = made.draft.registers();
    for register in &registers {
        let args = [
            ("file", Arg::from(wanted.form.display().to_string())),
            ("register", Arg::from(register.id.as_str())),
            ("count", Arg::from(register.variables.len())),
        ];
        console.say("codebook-made", &args);
    }
    report(&made.remarks, console);
    let counts: Vec<Value> = registers
        .iter()
        .map(|register| json!({ "id": register.id, "variables": register.variables.len() }))
        .collect();
    let shown = if wanted.output.is_some() {
        ""
    } else {
        toml.trim_end()
    };
    let result = json!({
        "registers": counts,
        "remarks": remarks(&made.remarks),
        "toml": shown,
    });
    console.result(&result, shown);
    Ok(Outcome::Done)
}

/// Writes the form of a codebook.
pub fn to(wanted: &ToXlsform, console: &Console) -> anyhow::Result<Outcome> {
    let book = together(&wanted.codebook, &wanted.with)?;
    let written = xlsform::write(&book, &terms::terms())?;
    let named = wanted.output.clone();
    let path = named.unwrap_or_else(|| PathBuf::from(format!("{}.xlsx", book.codebook.id)));
    write(&path, &written.bytes)?;
    let file = path.display().to_string();
    console.say(
        "codebook-form-written",
        &[("file", Arg::from(file.as_str()))],
    );
    report(&written.remarks, console);
    let registers = book.registers();
    let result =
        json!({ "file": file, "registers": registers, "remarks": remarks(&written.remarks) });
    console.result(&result, "");
    Ok(Outcome::Done)
}

/// Says each kind of remark once, with what it is about.
fn report(remarks: &[Remark], console: &Console) {
    let mut ids: Vec<&Remark> = Vec::new();
    for remark in remarks {
        if !ids.iter().any(|known| known.id == remark.id) {
            ids.push(remark);
        }
    }
    for first in ids {
        let same = remarks.iter().filter(|remark| remark.id == first.id);
        let items: Vec<String> = same.map(item).collect();
        let id = format!("remark-{}", first.id);
        console.say(&id, &[("name", Arg::from(few(&items)))]);
    }
}

fn remarks(remarks: &[Remark]) -> Vec<Value> {
    let one = |remark: &Remark| {
        json!({
            "id": remark.id, "sheet": remark.sheet, "row": remark.row, "name": remark.name, "value": remark.value,
        })
    };
    remarks.iter().map(one).collect()
}
