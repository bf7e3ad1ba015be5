//! What somebody is in a municipality.

use std::fmt;
use std::str::FromStr;

/// A role in one municipality. Nobody has one everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees what is about places and services, nothing about people.
    Viewer,
    /// Keeps the records of the own organisation.
    SocialWorker,
    /// Sees unprotected counts, and records with the second right alone.
    Analyst,
    /// Reads the finer tier of releases, as programs of the municipality do.
    Gis,
    /// Publishes releases.
    Publisher,
    /// Manages accounts and tokens; sees no record by this role.
    Administrator,
    /// Reads who did what.
    Auditor,
}

impl Role {
    /// All roles, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Viewer,
        Self::SocialWorker,
        Self::Analyst,
        Self::Gis,
        Self::Publisher,
        Self::Administrator,
        Self::Auditor,
    ];

    /// Its name in files, on the command line and in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::SocialWorker => "social_worker",
            Self::Analyst => "analyst",
            Self::Gis => "gis",
            Self::Publisher => "publisher",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A text that is no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no role")]
pub struct InvalidRole(pub String);

impl FromStr for Role {
    type Err = InvalidRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|role| role.id() == text);
        found.ok_or_else(|| InvalidRole(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_and_its_name_are_the_same_thing() {
        for role in Role::ALL {
            assert_eq!(role.id().parse(), Ok(role));
        }
        assert!("root".parse::<Role>().is_err());
    }
}
