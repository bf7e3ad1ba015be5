//! What `may` says of single rows, said once for a whole register: the one value that a query builder puts into its `WHERE`,
//! so that lists, counts, tiles and exports never show what a single answer would refuse.

use std::collections::BTreeSet;

use crate::actor::Actor;
use crate::code::{OrganisationCode, RegisterCode, TenantCode};
use crate::reach::{Whose, reach};
use crate::resource::{Action, Holds, Resource, Visibility};

/// Rows of one register that an actor may do something with: those that any of the alternatives admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFilter {
    register: RegisterCode,
    holds: Holds,
    any_of: Vec<Rows>,
}

/// One alternative: all of its conditions hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The row's municipality is one of these.
    pub tenants: BTreeSet<TenantCode>,
    /// The row's visibility is this.
    pub seen: Seen,
    /// The row is kept by this organisation; by any, or by none, where it is absent.
    pub kept_by: Option<OrganisationCode>,
}

/// The visibility of a row, as a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Public.
    Public,
    /// Shared, whomever with.
    Shared,
    /// Shared with this organisation among others.
    SharedWith(OrganisationCode),
    /// Of one organisation alone.
    Own,
    /// Sealed.
    Sealed,
}

impl RowFilter {
    /// The rows of a register with which an actor may do this.
    #[must_use]
    pub fn new(actor: &Actor, action: Action, register: &RegisterCode, holds: Holds) -> Self {
        let mut any_of = Vec::new();
        let scope = actor.scope();
        let is_within = scope.is_none_or(|scope| scope.allows(action, register));
        for grant in actor.grants().iter().filter(|_| is_within) {
            let reach = reach(grant.role, grant.records, action, holds);
            let tenants = actor.reached(&grant.tenant, register, reach.joint);
            let kinds = [
                (Seen::Public, reach.public),
                (Seen::Shared, reach.shared),
                (Seen::Own, reach.own),
                (Seen::Sealed, reach.sealed),
            ];
            for (seen, whose) in kinds {
                any_of.extend(alternatives(actor, &tenants, seen, whose));
            }
        }
        any_of.dedup();
        Self {
            register: register.clone(),
            holds,
            any_of,
        }
    }

    /// The alternatives; a register of which nothing may be seen has none.
    #[must_use]
    pub fn any_of(&self) -> &[Rows] {
        &self.any_of
    }

    /// Whether nothing passes: the register then does not exist for this actor.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.any_of.is_empty()
    }

    /// Whether a row passes.
    #[must_use]
    pub fn admits(&self, row: &Resource) -> bool {
        let is_of_register = row.register == self.register && row.holds == self.holds;
        is_of_register && self.any_of.iter().any(|rows| rows.admit(row))
    }
}

fn alternatives(
    actor: &Actor,
    tenants: &BTreeSet<TenantCode>,
    seen: Seen,
    whose: Whose,
) -> Vec<Rows> {
    let rows = |seen: Seen, kept_by: Option<&OrganisationCode>| Rows {
        tenants: tenants.clone(),
        seen,
        kept_by: kept_by.cloned(),
    };
    match (whose, actor.organisation()) {
        (Whose::Everybodys, _) => vec![rows(seen, None)],
        (Whose::Named, Some(own)) if seen == Seen::Shared => vec![
            rows(Seen::Shared, Some(own)),
            rows(Seen::SharedWith(own.clone()), None),
        ],
        (Whose::Own | Whose::Named, Some(own)) => vec![rows(seen, Some(own))],
        (Whose::Own | Whose::Named, None) | (Whose::Nobodys, _) => Vec::new(),
    }
}

impl Rows {
    fn admit(&self, row: &Resource) -> bool {
        let seen = match (&self.seen, &row.visibility) {
            (Seen::Public, Visibility::Public)
            | (Seen::Shared, Visibility::Shared(_))
            | (Seen::Own, Visibility::Own)
            | (Seen::Sealed, Visibility::Sealed) => true,
            (Seen::SharedWith(own), Visibility::Shared(with)) => with.contains(own),
            _ => false,
        };
        let kept = self.kept_by.is_none() || self.kept_by == row.organisation;
        seen && kept && self.tenants.contains(&row.tenant)
    }
}
