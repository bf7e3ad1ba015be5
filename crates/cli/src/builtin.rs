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
/// The registers of the desk, which have a life; files are not matched with them unless they are named.
const DESK: &[(&str, &str)] = &[
    (
        "organisation",
        include_str!("../../../data/codebooks/organisation.toml"),
    ),
    (
        "signal",
        include_str!("../../../data/codebooks/signal.toml"),
    ),
    (
        "service",
        include_str!("../../../data/codebooks/service.toml"),
    ),
    ("site", include_str!("../../../data/codebooks/site.toml")),
    (
        "measure",
        include_str!("../../../data/codebooks/measure.toml"),
    ),
    ("event", include_str!("../../../data/codebooks/event.toml")),
    (
        "opinion",
        include_str!("../../../data/codebooks/opinion.toml"),
    ),
    (
        "agreement",
        include_str!("../../../data/codebooks/agreement.toml"),
    ),
    (
        "individual_plan",
        include_str!("../../../data/codebooks/individual_plan.toml"),
    ),
    (
        "project",
        include_str!("../../../data/codebooks/project.toml"),
    ),
    ("alert", include_str!("../../../data/codebooks/alert.toml")),
    ("break", include_str!("../../../data/codebooks/break.toml")),
];
const WATCH: &str = include_str!("../../../data/watch/default.toml");
const CALENDARS: &[(&str, &str)] = &[
    ("hu", include_str!("../../../data/calendars/hu.toml")),
    ("cs", include_str!("../../../data/calendars/cs.toml")),
];
const PLANS: &[(&str, &str)] = &[("demo", include_str!("../../../data/plans/demo.toml"))];
const PARAMETERS: &str = include_str!("../../../data/parameters/hu.toml");

/// A text and the name to call it by in messages.
#[derive(Clone, Debug)]
pub struct Named {
    /// File name.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// The names of the built-in registers that surveys fill.
pub fn codebooks() -> impl Iterator<Item = &'static str> {
    CODEBOOKS.iter().map(|(name, _)| *name)
}

/// The codebook of a built-in register, or of a TOML file.
pub fn codebook(name: &str) -> anyhow::Result<Named> {
    let all: Vec<(&str, &str)> = CODEBOOKS.iter().chain(DESK).copied().collect();
    find(&all, name, "builtin-no-codebook")
}

/// The codebooks of the desk's registers.
pub fn desk_codebooks() -> Vec<Named> {
    let named = |(name, text): &(&str, &str)| Named {
        name: format!("{name}.toml"),
        text: (*text).to_owned(),
    };
    DESK.iter().map(named).collect()
}

/// The working days of a file, or of a country by its language; Hungary's unless named.
pub fn calendar(file: Option<&Path>) -> anyhow::Result<Named> {
    let name = file.map_or_else(|| "hu".to_owned(), |file| file.display().to_string());
    find(CALENDARS, &name, "builtin-no-calendar")
}

/// The watch rules of a file, or the built-in ones.
pub fn watch_rules(file: Option<&Path>) -> anyhow::Result<Named> {
    match file {
        Some(path) => read(path),
        None => Ok(Named {
            name: "watch.toml".to_owned(),
            text: WATCH.to_owned(),
        }),
    }
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
