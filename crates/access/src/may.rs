//! The one question under every route, export, tile and count: may they?

use crate::actor::{Actor, Grant};
use crate::reach::{NOTHING, Reach, Whose, reach};
use crate::resource::{Action, Resource, Visibility};

/// Why not. For the audit and for tests: whoever asks is told no more than that there is nothing for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Refused {
    /// A token asks for what is not in its scope.
    #[error("outside the token's scope")]
    Scope,
    /// No role in that municipality, and it shares nothing of this register.
    #[error("another municipality")]
    Tenant,
    /// No role of theirs there can do this.
    #[error("not by this role")]
    Role,
    /// Not with this visibility: another organisation's, or sealed.
    #[error("not visible to them")]
    Visibility,
}

/// Whether an actor may do this. Several roles add up; a refusal names what came nearest.
pub fn may(actor: &Actor, action: Action, resource: &Resource) -> Result<(), Refused> {
    if let Some(scope) = actor.scope()
        && !scope.allows(action, &resource.register)
    {
        return Err(Refused::Scope);
    }
    let mut nearest = Refused::Tenant;
    for grant in actor.grants() {
        match by(grant, actor, action, resource) {
            Ok(()) => return Ok(()),
            Err(refused) => nearest = nearest.max(refused),
        }
    }
    Err(nearest)
}

fn by(grant: &Grant, actor: &Actor, action: Action, resource: &Resource) -> Result<(), Refused> {
    let reach = reach(grant.role, grant.records, action, resource.holds);
    let is_own = grant.tenant == resource.tenant;
    if !is_own && !actor.shares(&grant.tenant, &resource.tenant, &resource.register) {
        return Err(Refused::Tenant);
    }
    if reach == NOTHING {
        return Err(Refused::Role);
    }
    if !is_own && !reach.joint {
        return Err(Refused::Tenant);
    }
    if is_visible(actor, &reach, resource) {
        Ok(())
    } else {
        Err(Refused::Visibility)
    }
}

fn is_visible(actor: &Actor, reach: &Reach, resource: &Resource) -> bool {
    let mine = actor.organisation();
    let is_mine = mine.is_some() && mine == resource.organisation.as_ref();
    let whose = match &resource.visibility {
        Visibility::Public => reach.public,
        Visibility::Shared(_) => reach.shared,
        Visibility::Own => reach.own,
        Visibility::Sealed => reach.sealed,
    };
    match (whose, &resource.visibility) {
        (Whose::Nobodys, _) => false,
        (Whose::Everybodys, _) => true,
        (Whose::Named, Visibility::Shared(with)) => {
            is_mine || mine.is_some_and(|mine| with.contains(mine))
        }
        (Whose::Own | Whose::Named, _) => is_mine,
    }
}

#[cfg(test)]
#[path = "may_tests.rs"]
mod tests;
