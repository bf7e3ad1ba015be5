//! Which part somebody plays for an entry, and what it is to the one question of rights.

use std::collections::BTreeSet;

use gocpont_access::{
    Action, Actor, OrganisationCode, Resource, Role, TenantCode, Visibility, may,
};
use gocpont_core::answer::Answer;
use gocpont_core::codebook;
use gocpont_core::life::{Entry, Level, Part};
use gocpont_core::record::Value;
use gocpont_records::entries::{Entries, level_of};

use super::office::{Office, Register};
use super::refused::Refused;

/// The parts that somebody plays for entries of an organisation in a municipality, the closest first: its own staff handle them,
/// other staff of the municipality send them, an analyst with the right to records looks after the handlers.
pub fn parts(actor: &Actor, tenant: &str, organisation: &str) -> Vec<Part> {
    let is_own = actor
        .organisation()
        .is_some_and(|own| own.as_str() == organisation);
    let grants = actor
        .grants()
        .iter()
        .filter(|grant| grant.tenant.as_str() == tenant);
    let mut parts: Vec<Part> = grants
        .filter_map(|grant| match grant.role {
            Role::SocialWorker if is_own => Some(Part::Handler),
            Role::SocialWorker => Some(Part::Sender),
            Role::Analyst if grant.records => Some(Part::Coordinator),
            Role::Publisher => Some(Part::Publisher),
            _ => None,
        })
        .collect();
    parts.sort_by_key(|part| match part {
        Part::Handler => 0,
        Part::Coordinator => 1,
        Part::Sender => 2,
        Part::Publisher => 3,
    });
    parts.dedup();
    parts
}

/// What an entry as a whole is to the question of rights.
pub fn resource(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
) -> Result<Resource, Refused> {
    let living = register.living()?;
    let level = level_of(living.life, living.codebook, &entry.state);
    of_level(office, entries, register, entry, level)
}

/// What one of its answers, links or its place is.
pub fn part_of(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
    name: &str,
) -> Result<Resource, Refused> {
    let level = register.living()?.life.visible_level(name, &entry.state);
    of_level(office, entries, register, entry, level)
}

fn of_level(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
    level: Level,
) -> Result<Resource, Refused> {
    let visibility = match level {
        Level::Public => Visibility::Public,
        Level::Shared => Visibility::Shared(sharers(office, entries, register, entry)?),
        Level::Organisation => Visibility::Own,
        Level::Sealed => Visibility::Sealed,
    };
    let code = |text: &str| Refused::Failed(format!("{text:?} is no code"));
    let tenant: TenantCode = entry.tenant.parse().map_err(|_| code(&entry.tenant))?;
    let organisation: OrganisationCode = entry
        .organisation
        .parse()
        .map_err(|_| code(&entry.organisation))?;
    Ok(Resource {
        register: register.code.clone(),
        holds: register.holds,
        tenant,
        organisation: Some(organisation),
        visibility,
    })
}

/// The organisations that the entry's links name, where its register shares anything with them.
pub fn sharers(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
) -> Result<BTreeSet<OrganisationCode>, Refused> {
    let living = register.living()?;
    let names = living
        .codebook
        .variables
        .iter()
        .map(|variable| variable.code.as_str());
    let links: BTreeSet<&str> = names
        .flat_map(|name| living.life.shared_with(name, &entry.state))
        .collect();
    let mut with = BTreeSet::new();
    for link in links {
        let Some(to) = living.life.link(link) else {
            continue;
        };
        let other = office.register(&to.to)?;
        for id in entry.linked(link) {
            let found = entries.entry(&other.codebook, id)?;
            with.extend(found.and_then(|found| code_of(other, &found)));
        }
    }
    Ok(with)
}

/// The code of an organisation: what its register identifies it by.
fn code_of(register: &Register, entry: &Entry) -> Option<OrganisationCode> {
    let id = register
        .codebook
        .variables
        .iter()
        .find(|own| own.role == Some(codebook::Role::Id))?;
    match entry.answers.get(&id.code) {
        Some(Answer::Value(Value::Text(code))) => code.parse().ok(),
        _ => None,
    }
}

/// Whether somebody may; whoever may not is told that there is nothing.
pub fn asked(actor: &Actor, action: Action, resource: &Resource) -> Result<(), Refused> {
    may(actor, action, resource).map_err(|_| Refused::NotFound)
}
