//! The table of rights: how far a role reaches with an action. `may` and `RowFilter` both read it, each in its own way.

use crate::resource::{Action, Holds};
use crate::role::Role;

/// Whose rows, among those of one visibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    /// Nobody's.
    Nobodys,
    /// The own organisation's.
    Own,
    /// Those that are shared with the own organisation, and its own.
    Named,
    /// Everybody's.
    Everybodys,
}

/// How far a role reaches with an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Also into municipalities that share the register.
    pub joint: bool,
    /// Among public rows.
    pub public: Whose,
    /// Among shared rows.
    pub shared: Whose,
    /// Among rows of one organisation alone.
    pub own: Whose,
    /// Among sealed rows.
    pub sealed: Whose,
}

pub(crate) const NOTHING: Reach = Reach {
    joint: false,
    public: Whose::Nobodys,
    shared: Whose::Nobodys,
    own: Whose::Nobodys,
    sealed: Whose::Nobodys,
};
/// Everything that visibility allows, in the own municipality.
const VISIBLE: Reach = Reach {
    joint: false,
    public: Whose::Everybodys,
    shared: Whose::Named,
    own: Whose::Own,
    sealed: Whose::Nobodys,
};
/// The same with the municipalities that share the register.
const JOINT: Reach = Reach {
    joint: true,
    ..VISIBLE
};
/// What the own organisation keeps.
const KEPT: Reach = Reach {
    public: Whose::Own,
    shared: Whose::Own,
    ..VISIBLE
};
/// What it keeps, and what others share with it.
const CASES: Reach = Reach {
    shared: Whose::Named,
    ..KEPT
};
const SEALED: Reach = Reach {
    sealed: Whose::Own,
    ..NOTHING
};
/// What is no row, such as a release or the accounts of a municipality.
const TENANT: Reach = Reach {
    public: Whose::Everybodys,
    ..NOTHING
};

/// How far a role reaches; `records` is the analyst's second right.
pub(crate) const fn reach(role: Role, records: bool, action: Action, holds: Holds) -> Reach {
    match (action, holds, role) {
        (Action::See | Action::List, Holds::Things, _)
        | (Action::SeeAggregates, _, Role::Analyst) => JOINT,
        (Action::See | Action::List, Holds::People, Role::SocialWorker) => CASES,
        (Action::Change, _, Role::SocialWorker)
        | (Action::Export, Holds::People, Role::SocialWorker) => KEPT,
        // Whoever looks after the handlers works on what their own organisation keeps, too.
        (Action::Change, _, Role::Analyst) if records => KEPT,
        // Municipalities share counts of people, never people.
        (Action::See | Action::List | Action::Export, Holds::People, Role::Analyst) if records => {
            VISIBLE
        }
        (
            Action::Export,
            Holds::Things,
            Role::SocialWorker | Role::Analyst | Role::Gis | Role::Publisher,
        ) => VISIBLE,
        (Action::OpenSealed, _, Role::SocialWorker) => SEALED,
        (Action::SeeFiner, _, Role::Gis | Role::Analyst | Role::Publisher)
        | (Action::Publish, _, Role::Publisher)
        | (Action::ManagePeople, _, Role::Administrator)
        | (Action::ReadAudit, _, Role::Auditor) => TENANT,
        _ => NOTHING,
    }
}
