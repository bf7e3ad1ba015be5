//! Who acts: a person with roles in municipalities, or a token with its scope. There is no third kind, and neither can be
//! made into the other.

use std::collections::BTreeSet;

use crate::code::{DistrictCode, OrganisationCode, RegisterCode, TenantCode};
use crate::name::UserName;
use crate::role::Role;
use crate::scope::Scope;
use crate::secret::TokenId;

/// A role in one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Where.
    pub tenant: TenantCode,
    /// What.
    pub role: Role,
    /// The second right: an analyst with it sees records, not counts alone. It means nothing to other roles.
    pub records: bool,
}

/// Municipalities that share some registers, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its code.
    pub code: DistrictCode,
    /// Who shares.
    pub tenants: BTreeSet<TenantCode>,
    /// What is shared; nothing else is.
    pub registers: BTreeSet<RegisterCode>,
}

/// Somebody who asks for something, as the store knows them at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    who: Who,
    organisation: Option<OrganisationCode>,
    grants: Vec<Grant>,
    districts: Vec<District>,
    scope: Option<Scope>,
}

/// What an actor is called in the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person, by the name of their account.
    Account(UserName),
    /// A token, by its id.
    Token(TokenId),
    /// Whoever runs the program on the machine that holds the file.
    Program,
    /// Somebody who is not signed in.
    Nobody,
}

impl Actor {
    /// A person, with their roles and the districts of their municipalities.
    #[must_use]
    pub const fn account(
        name: UserName,
        organisation: Option<OrganisationCode>,
        grants: Vec<Grant>,
        districts: Vec<District>,
    ) -> Self {
        Self {
            who: Who::Account(name),
            organisation,
            grants,
            districts,
            scope: None,
        }
    }

    /// A token: no more than the role [`Role::Gis`] in the municipalities of its scope, of no organisation and no district.
    #[must_use]
    pub fn token(id: TokenId, scope: Scope) -> Self {
        let grants = scope.tenants().iter().map(|tenant| Grant {
            tenant: tenant.clone(),
            role: Role::Gis,
            records: false,
        });
        Self {
            grants: grants.collect(),
            who: Who::Token(id),
            organisation: None,
            districts: Vec::new(),
            scope: Some(scope),
        }
    }

    /// What it is called in the audit.
    #[must_use]
    pub const fn who(&self) -> &Who {
        &self.who
    }

    /// The organisation that the person works for.
    #[must_use]
    pub const fn organisation(&self) -> Option<&OrganisationCode> {
        self.organisation.as_ref()
    }

    /// The roles.
    #[must_use]
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// What a token is for; a person has no scope.
    #[must_use]
    pub const fn scope(&self) -> Option<&Scope> {
        self.scope.as_ref()
    }

    /// Whether this register of the other municipality is shared with the grant's, by a district of both.
    pub(crate) fn shares(
        &self,
        own: &TenantCode,
        other: &TenantCode,
        register: &RegisterCode,
    ) -> bool {
        let joined = |district: &District| {
            district.registers.contains(register)
                && district.tenants.contains(own)
                && district.tenants.contains(other)
        };
        self.districts.iter().any(joined)
    }

    /// The municipalities whose register a grant reaches: its own, and where `joint` those that share it.
    pub(crate) fn reached(
        &self,
        own: &TenantCode,
        register: &RegisterCode,
        joint: bool,
    ) -> BTreeSet<TenantCode> {
        let mut reached = BTreeSet::from([own.clone()]);
        let shared = self.districts.iter().filter(|district| {
            joint && district.registers.contains(register) && district.tenants.contains(own)
        });
        for district in shared {
            reached.extend(district.tenants.iter().cloned());
        }
        reached
    }
}
