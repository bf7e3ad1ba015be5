//! The registers that a command reads: from codebooks by name or file, each with the text it came from.

use std::fmt::Display;
use std::path::Path;

use gocpont_core::codebook::Codebook;
use gocpont_ingest::codebook::Loaded;
use gocpont_ingest::parameter::Parameters;

use crate::builtin::{self, Named};
use crate::console::today;
use crate::fault::told;
use crate::registers::parents_first;

/// A register's codebook, with the text it was read from.
pub struct Register {
    /// The questionnaire.
    pub codebook: Codebook,
    /// The text of the whole file, children and all.
    pub text: String,
}

/// All registers of the codebooks, parents before their children; with `wanted` that one alone.
pub fn read(
    names: &[String],
    parameters: Option<&Path>,
    wanted: Option<&str>,
) -> anyhow::Result<Vec<Register>> {
    let parameters = builtin::parameters(parameters)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let mut registers: Vec<Register> = Vec::new();
    for name in names {
        let Named { name, text } = builtin::codebook(name)?;
        let loaded = gocpont_ingest::codebook::parse(&name, &text, &thresholds)?;
        match wanted {
            Some(wanted) if names.len() == 1 => {
                let known = loaded.registers().join(", ");
                let found = loaded.register(wanted);
                let found = found.ok_or_else(|| {
                    let args: [(_, &dyn Display); 3] =
                        [("file", &name), ("known", &known), ("register", &wanted)];
                    told("codebook-other-registers", &args)
                })?;
                registers.push(Register {
                    codebook: found.codebook,
                    text,
                });
            }
            _ => add(&mut registers, loaded, &text),
        }
    }
    if let Some(wanted) = wanted.filter(|_| names.len() > 1) {
        registers.retain(|register| register.codebook.id == wanted);
        anyhow::ensure!(
            !registers.is_empty(),
            told("codebooks-no-register", &[("register", &wanted)])
        );
    }
    Ok(parents_first(registers, |register| &register.codebook))
}

fn add(registers: &mut Vec<Register>, loaded: Loaded, text: &str) {
    let Loaded {
        codebook, children, ..
    } = loaded;
    if registers
        .iter()
        .all(|known| known.codebook.id != codebook.id)
    {
        registers.push(Register {
            codebook,
            text: text.to_owned(),
        });
    }
    for child in children {
        add(registers, child, text);
    }
}
