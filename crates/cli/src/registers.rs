//! The registers of a store with the codebooks that they were last written with, and what goes wrong with their units, said
//! in the person's language.

use anyhow::Context;
use gocpont_core::codebook::Codebook;
use gocpont_ingest::parameter::Parameters;
use gocpont_records::{SqliteRecords, StoreError};
use gocpont_words::Arg;

use crate::builtin;
use crate::console::{Console, today};

/// The codebooks of all registers, each after its parent: they say who belongs to whom.
pub fn all(store: &SqliteRecords) -> anyhow::Result<Vec<Codebook>> {
    let parameters = builtin::parameters(None)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let mut codebooks = Vec::new();
    for register in store.registers()? {
        let text = store.codebook(&register)?.unwrap_or_default();
        let loaded = gocpont_ingest::codebook::parse(&register, &text, &thresholds)?;
        let found = loaded.register(&register);
        codebooks.push(found.with_context(|| register.clone())?.codebook);
    }
    Ok(parents_first(codebooks, |codebook| codebook))
}

/// The codebook of one register.
pub fn one(store: &SqliteRecords, register: &str) -> anyhow::Result<Codebook> {
    let found = all(store)?.into_iter().find(|own| own.id == register);
    found.ok_or_else(|| StoreError::NoRegister(register.to_owned()).into())
}

/// Parents before their children, otherwise as they came; two that name each other wait for nobody.
pub fn parents_first<T>(mut rest: Vec<T>, codebook: impl Fn(&T) -> &Codebook) -> Vec<T> {
    let mut sorted = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let waits = |own: &T| {
            let parent = codebook(own).parent.as_deref();
            parent.is_some_and(|parent| rest.iter().any(|other| codebook(other).id == parent))
        };
        let at = rest.iter().position(|own| !waits(own)).unwrap_or(0);
        sorted.push(rest.remove(at));
    }
    sorted
}

/// An error about units or moments, in the person's language; any other as it is.
pub fn said(error: StoreError, console: &Console) -> anyhow::Error {
    let words = console.words();
    let text = |name, value: &str| (name, Arg::from(value));
    let said = match &error {
        StoreError::NoUnit { register, unit } => {
            let args = [text("register", register), text("unit", unit)];
            words.say_with("records-no-unit", &args)
        }
        StoreError::ManyUnits(unit) => words.say_with("records-many-units", &[text("unit", unit)]),
        StoreError::SameUnit => words.say("records-same-unit"),
        StoreError::MergedAlready(unit) => {
            words.say_with("records-merged-already", &[text("unit", unit)])
        }
        StoreError::EndsMany {
            register,
            ends,
            valid,
        } => {
            let count = |name, count: &u64| (name, Arg::Number(*count as f64));
            let args = [
                text("register", register),
                count("ends", ends),
                count("valid", valid),
            ];
            words.say_with("records-ends-many", &args)
        }
        StoreError::NoMoment(moment) => {
            words.say_with("records-no-moment", &[text("moment", moment)])
        }
        _ => return error.into(),
    };
    anyhow::anyhow!(said)
}
