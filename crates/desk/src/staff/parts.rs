//! Which part somebody plays for an entry, and what it is to the one question of rights.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gocpont_access::{
    Action, Actor, OrganisationCode, Resource, Role, TenantCode, Visibility, may,
};
use gocpont_core::life::{Entry, Level, Part, SENDER};
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

/// An entry of a register as the question of rights sees it. Which organisations its links name is looked up once.
pub struct Sharing<'s> {
    office: &'s Office,
    entries: &'s Entries,
    register: &'s Register,
    entry: &'s Entry,
    named: RefCell<BTreeMap<String, BTreeSet<OrganisationCode>>>,
}

impl<'s> Sharing<'s> {
    /// Of one entry.
    pub const fn of(
        office: &'s Office,
        entries: &'s Entries,
        register: &'s Register,
        entry: &'s Entry,
    ) -> Self {
        Self {
            office,
            entries,
            register,
            entry,
            named: RefCell::new(BTreeMap::new()),
        }
    }

    /// What the entry as a whole is to the question of rights.
    pub fn whole(&self) -> Result<Resource, Refused> {
        let living = self.register.living()?;
        match level_of(living.life, living.codebook, &self.entry.state) {
            Level::Shared => self.with(Visibility::Shared(self.sharers()?)),
            level => self.with(alone(level)),
        }
    }

    /// What one of its answers, links or its place is.
    pub fn part(&self, name: &str) -> Result<Resource, Refused> {
        let life = self.register.living()?.life;
        match life.visible_level(name, &self.entry.state) {
            Level::Shared => {
                let links = life.shared_with(name, &self.entry.state);
                self.with(Visibility::Shared(self.named(links)?))
            }
            level => self.with(alone(level)),
        }
    }

    /// The organisations that any of the entry's answers is shared with.
    pub fn sharers(&self) -> Result<BTreeSet<OrganisationCode>, Refused> {
        let living = self.register.living()?;
        let names = living.codebook.variables.iter();
        let links = names.flat_map(|own| living.life.shared_with(&own.code, &self.entry.state));
        let links: BTreeSet<&str> = links.collect();
        self.named(links)
    }

    /// The organisations at the other ends of links.
    fn named<'l>(
        &self,
        links: impl IntoIterator<Item = &'l str>,
    ) -> Result<BTreeSet<OrganisationCode>, Refused> {
        let mut found = BTreeSet::new();
        for link in links {
            if !self.named.borrow().contains_key(link) {
                let ends = self.ends(link)?;
                self.named.borrow_mut().insert(link.to_owned(), ends);
            }
            found.extend(self.named.borrow().get(link).into_iter().flatten().cloned());
        }
        Ok(found)
    }

    fn ends(&self, link: &str) -> Result<BTreeSet<OrganisationCode>, Refused> {
        let mut found = BTreeSet::new();
        let Some(to) = self.register.living()?.life.link(link) else {
            return Ok(found);
        };
        let other = self.office.register(&to.to)?;
        for id in self.entry.linked(link) {
            // An organisation has its own entry.
            let organisation = self.entries.entry(&other.codebook, id)?;
            found.extend(organisation.and_then(|own| own.organisation.parse().ok()));
        }
        // Whoever opened it for another organisation is its sender, also where they have no entry of their own.
        if link == SENDER {
            found.extend(self.entry.sender.iter().filter_map(|own| own.parse().ok()));
        }
        Ok(found)
    }

    fn with(&self, visibility: Visibility) -> Result<Resource, Refused> {
        let (register, entry) = (self.register, self.entry);
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
}

/// A level that names no other organisations.
const fn alone(level: Level) -> Visibility {
    match level {
        Level::Public => Visibility::Public,
        Level::Shared | Level::Organisation => Visibility::Own,
        Level::Sealed => Visibility::Sealed,
    }
}

/// Whether somebody may; whoever may not is told that there is nothing.
pub fn asked(actor: &Actor, action: Action, resource: &Resource) -> Result<(), Refused> {
    may(actor, action, resource).map_err(|_| Refused::NotFound)
}
