//! What is asked for: an action on a resource.

use std::collections::BTreeSet;

use crate::code::{OrganisationCode, RegisterCode, TenantCode};

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See one record of a register.
    See,
    /// List records of a register.
    List,
    /// Write a new revision of a record, or a new record.
    Change,
    /// Write records of a register to a file.
    Export,
    /// See unprotected counts of a register.
    SeeAggregates,
    /// Open what is sealed, for a reason that is written down.
    OpenSealed,
    /// See the finer tier of releases.
    SeeFiner,
    /// Publish a release.
    Publish,
    /// Manage accounts, roles and tokens.
    ManagePeople,
    /// Read who did what.
    ReadAudit,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 10] = [
        Self::See,
        Self::List,
        Self::Change,
        Self::Export,
        Self::SeeAggregates,
        Self::OpenSealed,
        Self::SeeFiner,
        Self::Publish,
        Self::ManagePeople,
        Self::ReadAudit,
    ];
}

/// What the records of a register are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holds {
    /// People and households, or what was reported of them.
    People,
    /// Sites, services, organisations, measures.
    Things,
}

impl Holds {
    /// Both.
    pub const ALL: [Self; 2] = [Self::People, Self::Things];
}

/// Who may see a record or variable, as its codebook and state say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody, though of people through a release only: staff see the record itself as their role has it.
    Public,
    /// The own organisation and these.
    Shared(BTreeSet<OrganisationCode>),
    /// The own organisation.
    Own,
    /// Nobody by looking: the own organisation's handlers open it, each time with a reason.
    Sealed,
}

/// What an action is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The register or collection.
    pub register: RegisterCode,
    /// What its records are about.
    pub holds: Holds,
    /// The municipality that it belongs to.
    pub tenant: TenantCode,
    /// The organisation that keeps it; none where the municipality itself does.
    pub organisation: Option<OrganisationCode>,
    /// Who may see it.
    pub visibility: Visibility,
}
