//! Registers with a life, as data: the states that an entry passes through, who may move it, what must be filled
//! first, when it is due, who is told, what it is linked to, and who sees which answer. No register needs code.

use crate::codebook::Labels;
use crate::condition::Condition;

pub mod calendar;
mod check;
mod child;
mod due;
pub mod entry;
mod fit;
mod gone;
mod living;
mod repeats;
mod step;
mod taken;
mod truth;

pub use self::calendar::{Day, Holiday, InvalidCalendar, Moved, WorkCalendar};
pub use self::check::InvalidLife;
pub use self::child::{PARENT, under};
pub use self::entry::{Entry, EntryId, LinkTo, Where};
pub use self::gone::Gone;
pub use self::living::Living;
pub use self::step::{Change, Opening, Refused, Step, Stepped};
pub use self::taken::Taken;

/// The name by which conditions and requirements ask whether an entry has a place at all.
pub const PLACE: &str = "place";

/// The link that names the organisation which reported an entry, in registers that have one. Where what an entry says is
/// shared with it, it is also shared with the organisation of whoever opened the entry.
pub const SENDER: &str = "sender_organisation";

/// The part that somebody plays for an entry. Which signed-in role plays it is the business of whoever signs people in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who reported it, from another organisation.
    Sender,
    /// Who deals with it.
    Handler,
    /// Who looks after the handlers and steps in where something is late.
    Coordinator,
    /// Who decides what the public sees.
    Publisher,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [
        Self::Sender,
        Self::Handler,
        Self::Coordinator,
        Self::Publisher,
    ];

    /// The code in codebooks and interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sender => "sender",
            Self::Handler => "handler",
            Self::Coordinator => "coordinator",
            Self::Publisher => "publisher",
        }
    }
}

/// Who is told of a transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Who reported it.
    Sender,
    /// Who deals with it.
    Handler,
    /// Who looks after the handlers.
    Coordinator,
    /// Who decides what the public sees.
    Publisher,
    /// Everybody of the organisation that has the entry.
    Organisation,
    /// The organisations that the entry is linked to.
    Partners,
}

impl Party {
    /// Every party.
    pub const ALL: [Self; 6] = [
        Self::Sender,
        Self::Handler,
        Self::Coordinator,
        Self::Publisher,
        Self::Organisation,
        Self::Partners,
    ];

    /// The code in codebooks and interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sender => "sender",
            Self::Handler => "handler",
            Self::Coordinator => "coordinator",
            Self::Publisher => "publisher",
            Self::Organisation => "organisation",
            Self::Partners => "partners",
        }
    }
}

/// How a due time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Minutes, exactly.
    Minutes,
    /// Days of the calendar; the day it starts is not counted, the last one counts to its end.
    Calendar,
    /// The same, of working days alone.
    Working,
}

/// From when a due time is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountedFrom {
    /// The moment that the entry came into its state.
    #[default]
    State,
    /// The moment that the entry was opened.
    Opening,
}

/// Within what time a state must be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// So many minutes or days.
    pub amount: u32,
    /// Which of these.
    pub counting: Counting,
    /// From when.
    pub from: CountedFrom,
}

/// A due time for the entries that meet a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct DueIf {
    /// The condition.
    pub when: Condition,
    /// The time.
    pub due: Due,
}

/// Something that an entry can be: received, contacted, closed.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Stable name, snake case.
    pub code: String,
    /// What people read.
    pub label: Labels,
    /// Whether nothing is left to do.
    pub is_final: bool,
    /// Whether an entry may leave it though it is final.
    pub reopens: bool,
    /// Who may change answers, links and places while the entry is in it.
    pub edited_by: Vec<Part>,
    /// Within what time it must be left.
    pub due: Option<Due>,
    /// Other due times; the first whose condition holds is taken.
    pub due_if: Vec<DueIf>,
    /// Who is told once it was not.
    pub escalates_to: Option<Part>,
}

/// What must be filled where a condition holds.
#[derive(Clone, Debug, PartialEq)]
pub struct RequiredIf {
    /// The condition.
    pub when: Condition,
    /// Variables, links, or [`PLACE`].
    pub requires: Vec<String>,
}

/// A way from some states to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// Stable name, snake case.
    pub code: String,
    /// What people read on its button.
    pub label: Labels,
    /// The states it leads from.
    pub from: Vec<String>,
    /// The state it leads to.
    pub to: String,
    /// Who may take it.
    pub roles: Vec<Part>,
    /// The entry must meet this, where there is something to meet.
    pub only_if: Option<Condition>,
    /// Variables, links, or [`PLACE`], that must be filled first.
    pub requires: Vec<String>,
    /// The same, each under a condition.
    pub requires_if: Vec<RequiredIf>,
    /// Who is told that it was taken.
    pub tells: Vec<Party>,
}

/// What becomes of an entry when what it is linked to goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenGone {
    /// The link stays and says that the other end is gone.
    Keep,
    /// The other end must not go.
    Forbid,
    /// The link is taken away.
    Clear,
}

/// A link to entries or units of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Stable name, snake case; no variable has it too.
    pub code: String,
    /// What people read.
    pub label: Labels,
    /// The register at the other end.
    pub to: String,
    /// Whether there may be more than one.
    pub many: bool,
    /// What happens when the other end goes.
    pub when_gone: WhenGone,
}

/// Who sees an answer, from everybody to hardly anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Everybody, but through a release alone.
    Public,
    /// The organisations that the entry's links name.
    Shared,
    /// The organisation that has the entry.
    Organisation,
    /// Whoever handles it, with a reason that is noted.
    Sealed,
}

impl Level {
    /// Every level, the most open first.
    pub const ALL: [Self; 4] = [Self::Public, Self::Shared, Self::Organisation, Self::Sealed];

    /// The code in codebooks and interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Shared => "shared",
            Self::Organisation => "organisation",
            Self::Sealed => "sealed",
        }
    }
}

/// Who sees some variables in some states; of several rules that match the strictest holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Variables and links; empty: all.
    pub variables: Vec<String>,
    /// States; empty: all.
    pub states: Vec<String>,
    /// Who sees them.
    pub level: Level,
    /// For [`Level::Shared`]: the links that name the organisations.
    pub with: Vec<String>,
}

/// Where entries of a register may be; none of these: nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any combination of them is a kind"
)]
pub struct PlaceKind {
    /// At a point.
    pub point: bool,
    /// In an area of a set.
    pub area: bool,
    /// At a hotspot.
    pub hotspot: bool,
    /// At several of them.
    pub many: bool,
}

/// Which earlier entries a new one may repeat: they are linked, never merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Variables, links, or [`PLACE`], that are the same in both; one that is not filled is the same as nothing.
    pub same: Vec<String>,
    /// They were opened at most so many days apart.
    pub within_days: u16,
}

/// Something open about an entry that is seen from outside and can keep it from being closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Stable name, snake case.
    pub code: String,
    /// What people read.
    pub label: Labels,
    /// When it is raised.
    pub when: Condition,
    /// The variable or link whose filling takes it down again.
    pub until: String,
    /// States that an entry does not come into while it is up.
    pub forbids: Vec<String>,
}

/// How entries of a register live.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// The states, in the order that people read them.
    pub states: Vec<State>,
    /// The state that an entry starts in.
    pub initial: String,
    /// Who may open an entry.
    pub opened_by: Vec<Part>,
    /// The ways between the states.
    pub transitions: Vec<Transition>,
    /// What entries are linked to.
    pub links: Vec<Link>,
    /// Who sees what; [`Level::Organisation`] where no rule matches.
    pub visibility: Vec<Rule>,
    /// Where entries may be.
    pub place: PlaceKind,
    /// Which entries repeat others.
    pub repeats: Vec<Repeat>,
    /// What can be open about an entry.
    pub flags: Vec<Flag>,
}

impl Life {
    /// The state with this code, if there is one.
    #[must_use]
    pub fn state(&self, code: &str) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The transition with this code, if there is one.
    #[must_use]
    pub fn transition(&self, code: &str) -> Option<&Transition> {
        self.transitions.iter().find(|way| way.code == code)
    }

    /// The link with this code, if there is one.
    #[must_use]
    pub fn link(&self, code: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.code == code)
    }

    /// Who sees this variable (or link) of an entry in this state.
    #[must_use]
    pub fn visible_level(&self, variable: &str, state: &str) -> Level {
        let matching = self.rules(variable, state).map(|rule| rule.level);
        matching.max().unwrap_or(Level::Organisation)
    }

    /// The links whose organisations see this variable in this state; none unless its level is [`Level::Shared`].
    #[must_use]
    pub fn shared_with(&self, variable: &str, state: &str) -> Vec<&str> {
        if self.visible_level(variable, state) != Level::Shared {
            return Vec::new();
        }
        let shared = self.rules(variable, state);
        let shared = shared.filter(|rule| rule.level == Level::Shared);
        let mut links: Vec<&str> = shared
            .flat_map(|rule| &rule.with)
            .map(String::as_str)
            .collect();
        links.sort_unstable();
        links.dedup();
        links
    }

    fn rules(&self, variable: &str, state: &str) -> impl Iterator<Item = &Rule> {
        let names = |list: &[String], code: &str| list.is_empty() || list.iter().any(|c| c == code);
        self.visibility
            .iter()
            .filter(move |rule| names(&rule.variables, variable) && names(&rule.states, state))
    }
}

#[cfg(test)]
mod check_tests;
#[cfg(test)]
mod taken_tests;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
