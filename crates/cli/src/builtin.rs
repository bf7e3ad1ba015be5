//! Codebooks, parameters and plans that come with the program, and files that stand in for them.

use std::path::Path;

use anyhow::Context;

use crate::fault::NoBuiltIn;

const CODEBOOKS: &[(&str, &str)] = &[
    (
        "household",
        include_str!("../../../data/codebooks/household.toml"),
    ),
    (
        "person",
        include_str!("../../../data/codebooks/person.toml"),
    ),
    (
        "elder_care",
        include_str!("../../../data/codebooks/elder_care.toml"),
    ),
];
const PLANS: &[(&str, &str)] = &[("demo", include_str!("../../../data/plans/demo.toml"))];
const PARAMETERS: &str = include_str!("../../../data/parameters/hu.toml");

/// A text and the name to call it by in messages.
pub struct Named {
    /// File name.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// The names of the built-in registers.
pub fn codebooks() -> impl Iterator<Item = &'static str> {
    CODEBOOKS.iter().map(|(name, _)| *name)
}

/// The codebook of a built-in register, or of a TOML file.
pub fn codebook(name: &str) -> anyhow::Result<Named> {
    find(CODEBOOKS, name, "builtin-no-codebook")
}

/// A built-in plan, or a TOML file.
pub fn plan(name: &str) -> anyhow::Result<Named> {
    find(PLANS, name, "builtin-no-plan")
}

/// The parameters of a file, or the built-in ones.
pub fn parameters(file: Option<&Path>) -> anyhow::Result<Named> {
    match file {
        Some(path) => read(path),
        None => Ok(Named {
            name: "hu.toml".to_owned(),
            text: PARAMETERS.to_owned(),
        }),
    }
}

fn find(known: &[(&str, &str)], name: &str, id: &'static str) -> anyhow::Result<Named> {
    if let Some((name, text)) = known.iter().find(|(known, _)| *known == name) {
        return Ok(Named {
            name: format!("{name}.toml"),
            text: (*text).to_owned(),
        });
    }
    let path = Path::new(name);
    if path.extension().is_none() && !path.exists() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        return Err(NoBuiltIn {
            id,
            name: name.to_owned(),
            known: names.join(", "),
        }
        .into());
    }
    read(path)
}

fn read(path: &Path) -> anyhow::Result<Named> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(Named {
        name: path.display().to_string(),
        text,
    })
}
