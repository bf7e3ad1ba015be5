//! Which part somebody plays for an entry, and what it is to the one question of rights.

use std::collections::BTreeSet;

use gocpont_access::{
    Action, Actor, OrganisationCode, Resource, Role, TenantCode, Visibility, may,
};
use gocpont_core::life::{Entry, Level, Part};
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

/// The parts that somebody can play for any entry of their municipalities.
pub fn played(actor: &Actor) -> Vec<Part> {
    let own = actor.organisation().map(OrganisationCode::as_str);
    let grants = actor.grants().iter();
    let all = grants.flat_map(|grant| {
        let tenant = grant.tenant.as_str();
        let handled = own.map_or_else(Vec::new, |own| parts(actor, tenant, own));
        [handled, parts(actor, tenant, "")].concat()
    });
    all.collect()
}

/// What an entry as a whole is to the question of rights.
pub fn resource(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
) -> Result<Resource, Refused> {
    let living = register.living()?;
    let visibility = match level_of(living.life, living.codebook, &entry.state) {
        Level::Shared => Visibility::Shared(sharers(office, entries, register, entry)?),
        level => alone(level),
    };
    with(register, entry, visibility)
}

/// What one of its answers, links or its place is.
pub fn part_of(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
    name: &str,
) -> Result<Resource, Refused> {
    let life = register.living()?.life;
    let visibility = match life.visible_level(name, &entry.state) {
        Level::Shared => {
            let links = life.shared_with(name, &entry.state);
            Visibility::Shared(named(office, entries, register, entry, links)?)
        }
        level => alone(level),
    };
    with(register, entry, visibility)
}

/// A level that names no other organisations.
const fn alone(level: Level) -> Visibility {
    match level {
        Level::Public => Visibility::Public,
        Level::Shared | Level::Organisation => Visibility::Own,
        Level::Sealed => Visibility::Sealed,
    }
}

fn with(register: &Register, entry: &Entry, visibility: Visibility) -> Result<Resource, Refused> {
    let code = |text: &str| Refused::Failed(format!("{text:?} is no code"));
    let tenant: TenantCode = entry.tenant.parse().map_err(|_| code(&entry.tenant))?;
    let organisation = entry.organisation.parse();
    let organisation: OrganisationCode = organisation.map_err(|_| code(&entry.organisation))?;
    Ok(Resource {
        register: register.code.clone(),
        holds: register.holds,
        tenant,
        organisation: Some(organisation),
        visibility,
    })
}

/// The organisations that any of the entry's answers is shared with.
pub fn sharers(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
) -> Result<BTreeSet<OrganisationCode>, Refused> {
    let living = register.living()?;
    let names = living.codebook.variables.iter();
    let links = names.flat_map(|own| living.life.shared_with(&own.code, &entry.state));
    let links: BTreeSet<&str> = links.collect();
    named(office, entries, register, entry, links)
}

/// The organisations at the other ends of links.
fn named<'l>(
    office: &Office,
    entries: &Entries,
    register: &Register,
    entry: &Entry,
    links: impl IntoIterator<Item = &'l str>,
) -> Result<BTreeSet<OrganisationCode>, Refused> {
    let life = register.living()?.life;
    let mut found = BTreeSet::new();
    for link in links {
        let Some(to) = life.link(link) else {
            continue;
        };
        let other = office.register(&to.to)?;
        for id in entry.linked(link) {
            // An organisation has its own entry.
            let organisation = entries.entry(&other.codebook, id)?;
            found.extend(organisation.and_then(|own| own.organisation.parse().ok()));
        }
    }
    Ok(found)
}

/// Whether somebody may; whoever may not is told that there is nothing.
pub fn asked(actor: &Actor, action: Action, resource: &Resource) -> Result<(), Refused> {
    may(actor, action, resource).map_err(|_| Refused::NotFound)
}
