//! What a token is for: collections × municipalities × tier.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::code::{RegisterCode, TenantCode};
use crate::resource::Action;

/// The tier of releases that a token reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenTier {
    /// What everybody may have; such a token only lifts the bounds on strangers.
    Public,
    /// The finer blocks inside the public ones.
    Gis,
}

impl TokenTier {
    /// Its name in files, on the command line and in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Gis => "gis",
        }
    }

    pub(crate) fn of(id: &str) -> Option<Self> {
        [Self::Public, Self::Gis]
            .into_iter()
            .find(|tier| tier.id() == id)
    }
}

/// The collections of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Collections {
    /// Every collection, also those that come later.
    All,
    /// These alone.
    Named(BTreeSet<RegisterCode>),
}

/// What a token may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    collections: Collections,
    tenants: BTreeSet<TenantCode>,
    tier: TokenTier,
}

/// A text that is no scope.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no scope: TIER:TENANTS:COLLECTIONS, such as gis:25104:elders-alone-hex9,severe-deprivation-hex8 or public:25104:*"
)]
pub struct InvalidScope(pub String);

impl Scope {
    /// A scope; none without a municipality or with an empty list of collections, which would be for nothing.
    #[must_use]
    pub fn new(
        collections: Collections,
        tenants: BTreeSet<TenantCode>,
        tier: TokenTier,
    ) -> Option<Self> {
        let is_empty = matches!(&collections, Collections::Named(names) if names.is_empty());
        (!is_empty && !tenants.is_empty()).then_some(Self {
            collections,
            tenants,
            tier,
        })
    }

    /// The municipalities.
    #[must_use]
    pub const fn tenants(&self) -> &BTreeSet<TenantCode> {
        &self.tenants
    }

    /// The tier.
    #[must_use]
    pub const fn tier(&self) -> TokenTier {
        self.tier
    }

    /// The collections.
    #[must_use]
    pub const fn collections(&self) -> &Collections {
        &self.collections
    }

    /// Whether it holds this action on a collection or register.
    #[must_use]
    pub fn allows(&self, action: Action, collection: &RegisterCode) -> bool {
        let is_of_tier = action != Action::SeeFiner || self.tier == TokenTier::Gis;
        let is_named = match &self.collections {
            Collections::All => true,
            Collections::Named(names) => names.contains(collection),
        };
        is_of_tier && is_named
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenants: Vec<_> = self.tenants.iter().map(TenantCode::as_str).collect();
        write!(f, "{}:{}:", self.tier.id(), tenants.join(","))?;
        match &self.collections {
            Collections::All => f.write_str("*"),
            Collections::Named(names) => {
                let names: Vec<_> = names.iter().map(RegisterCode::as_str).collect();
                f.write_str(&names.join(","))
            }
        }
    }
}

impl FromStr for Scope {
    type Err = InvalidScope;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| InvalidScope(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Scope> {
    let mut parts = text.split(':');
    let (tier, tenants, collections) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let tenants: Result<BTreeSet<_>, _> = tenants.split(',').map(str::parse).collect();
    let collections = if collections == "*" {
        Collections::All
    } else {
        let names: Result<BTreeSet<_>, _> = collections.split(',').map(str::parse).collect();
        Collections::Named(names.ok()?)
    };
    Scope::new(collections, tenants.ok()?, TokenTier::of(tier)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_and_its_text_are_the_same_thing() {
        for text in [
            "gis:25104:elders-alone-hex9,severe-deprivation-hex8",
            "public:25104,25105:*",
        ] {
            let scope: Scope = text.parse().unwrap();
            assert_eq!(scope.to_string(), text);
        }
    }

    #[test]
    fn a_scope_that_says_less_than_everything_is_refused() {
        for text in [
            "",
            "gis",
            "gis:25104",
            "gis::*",
            "gis:25104:",
            "staff:25104:*",
            "gis:25104:*:x",
            "gis:*:*",
            "gis:25104,:*",
        ] {
            assert!(text.parse::<Scope>().is_err(), "{text:?}");
        }
    }
}
