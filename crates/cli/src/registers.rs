//! The registers of a store with the codebooks that they were last written with.

use anyhow::Context;
use gocpont_core::codebook::Codebook;
use gocpont_ingest::parameter::Parameters;
use gocpont_records::{SqliteRecords, StoreError};

use crate::builtin;
use crate::console::today;

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
