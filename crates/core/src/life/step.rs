//! What is done to an entry: opened, amended, moved to another state. Each makes its next revision or says in full why
//! it does not; nothing is changed in place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::entry::{Entry, EntryId, LinkTo, Where};
use super::fit::{day, fits};
use super::living::Living;
use super::{Part, Party, PlaceKind};
use crate::answer::Answer;
use crate::record::Value;

/// What is filled anew; whatever it does not name stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Answers by the code of their variable.
    pub answers: BTreeMap<String, Answer<Value>>,
    /// The ends of links, by the code of the link; an empty list takes the link away.
    pub links: BTreeMap<String, Vec<EntryId>>,
    /// Where it is from now on.
    pub places: Option<Vec<Where>>,
}

/// A new entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The number that it gets.
    pub id: EntryId,
    /// The municipality that it belongs to.
    pub tenant: String,
    /// The organisation that has it.
    pub organisation: String,
    /// Who opens it.
    pub part: Part,
    /// What is known of it.
    pub change: Change,
}

/// A transition that somebody wants to take.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The transition.
    pub transition: String,
    /// Who takes it.
    pub part: Part,
    /// The revision that they saw.
    pub made_on: u64,
    /// What they fill with it.
    pub change: Change,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Stepped {
    /// The entry's next revision.
    pub entry: Entry,
    /// The state that it came from.
    pub from: String,
    /// Who is to be told.
    pub tells: Vec<Party>,
}

/// Why something is not done to an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Somebody else has changed it since: both versions are to be shown.
    #[error("it was made on revision {made_on}, and the entry is at {current}")]
    Conflict {
        /// The revision that was seen.
        made_on: u64,
        /// The revision that there is.
        current: u64,
    },
    /// The register has no such transition.
    #[error("there is no transition {0}")]
    NoSuchTransition(String),
    /// The entry is in another state, or in one that its register does not have.
    #[error("the entry is {state}; wanted is one of: {}", wanted.join(", "))]
    State {
        /// Where it is.
        state: String,
        /// Where it would have to be.
        wanted: Vec<String>,
    },
    /// Somebody in this part may not do it.
    #[error("{} may not do it", part.code())]
    Role {
        /// Their part.
        part: Part,
        /// Who may.
        wanted: Vec<Part>,
    },
    /// The transition is for other entries: its `only_if` does not hold.
    #[error("the transition {0} is not for this entry")]
    NotForThis(String),
    /// What is filled does not fit the question, or there is no such question, link or end.
    #[error("these do not fit: {}", .0.join(", "))]
    Unfit(Vec<String>),
    /// Something must be filled first.
    #[error("these are to be filled first: {}", .0.join(", "))]
    Missing(Vec<String>),
    /// An open flag forbids it.
    #[error("these flags forbid it: {}", .0.join(", "))]
    Flags(Vec<String>),
}

impl Living<'_> {
    /// A new entry in the initial state. Every variable that the codebook requires must be filled.
    pub fn open(self, opening: &Opening, now: Timestamp) -> Result<Entry, Refused> {
        allowed(opening.part, &self.life.opened_by)?;
        let mut entry = Entry {
            id: opening.id,
            revision: 1,
            tenant: opening.tenant.clone(),
            organisation: opening.organisation.clone(),
            sender: None,
            state: self.life.initial.clone(),
            opened: now,
            since: now,
            answers: BTreeMap::new(),
            sealed: BTreeSet::new(),
            links: BTreeMap::new(),
            places: Vec::new(),
        };
        self.fill(&mut entry, &opening.change, now)?;
        self.nothing_taken_away(&entry)?;
        Ok(entry)
    }

    /// The entry with other answers, links or places, in the state that it is in.
    pub fn amend(
        self,
        entry: &Entry,
        part: Part,
        made_on: u64,
        change: &Change,
        now: Timestamp,
    ) -> Result<Entry, Refused> {
        unchanged(entry, made_on)?;
        let Some(state) = self.life.state(&entry.state) else {
            return Err(self.odd_state(entry));
        };
        allowed(part, &state.edited_by)?;
        let mut next = entry.clone();
        self.fill(&mut next, change, now)?;
        self.nothing_taken_away(&next)?;
        next.revision += 1;
        Ok(next)
    }

    /// The entry after a transition, with what was filled with it.
    pub fn step(self, entry: &Entry, step: &Step, now: Timestamp) -> Result<Stepped, Refused> {
        unchanged(entry, step.made_on)?;
        let Some(way) = self.life.transition(&step.transition) else {
            return Err(Refused::NoSuchTransition(step.transition.clone()));
        };
        if !way.from.contains(&entry.state) {
            return Err(Refused::State {
                state: entry.state.clone(),
                wanted: way.from.clone(),
            });
        }
        allowed(step.part, &way.roles)?;
        let mut next = entry.clone();
        self.fill(&mut next, &step.change, now)?;
        let look = self.look(&next);
        if way
            .only_if
            .as_ref()
            .is_some_and(|wanted| !look.holds(wanted))
        {
            return Err(Refused::NotForThis(way.code.clone()));
        }
        self.nothing_taken_away(&next)?;
        let missing = self.missing(&next, way);
        if !missing.is_empty() {
            return Err(Refused::Missing(missing));
        }
        let flags = self.forbidding(&next, &way.to);
        if !flags.is_empty() {
            let codes = flags.into_iter().map(|flag| flag.code.clone());
            return Err(Refused::Flags(codes.collect()));
        }
        next.revision += 1;
        next.since = now;
        next.state.clone_from(&way.to);
        Ok(Stepped {
            entry: next,
            from: entry.state.clone(),
            tells: way.tells.clone(),
        })
    }

    /// Takes a change into an entry where every part of it fits.
    pub(super) fn fill(
        self,
        entry: &mut Entry,
        change: &Change,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let today = day(now);
        let mut unfit = Vec::new();
        for (code, answer) in &change.answers {
            let same = entry.answers.get(code) == Some(answer);
            let fit = self
                .kept(code)
                .is_some_and(|v| same || fits(v, answer, today));
            if !fit {
                unfit.push(code.clone());
                continue;
            }
            entry.answers.insert(code.clone(), answer.clone());
            entry.sealed.remove(code);
        }
        for (code, ends) in &change.links {
            let many = self.life.link(code).map(|link| link.many);
            if many.is_none_or(|many| !many && ends.len() > 1) {
                unfit.push(code.clone());
                continue;
            }
            relink(entry, code, ends);
        }
        if let Some(places) = &change.places {
            if !self.life.place.allows(places) {
                unfit.push(super::PLACE.to_owned());
            }
            entry.places.clone_from(places);
        }
        if unfit.is_empty() {
            return Ok(());
        }
        Err(Refused::Unfit(unfit))
    }

    /// What the codebook requires of every record must be there.
    pub(super) fn nothing_taken_away(self, entry: &Entry) -> Result<(), Refused> {
        let look = self.look(entry);
        let required = self.codebook.stored().filter(|variable| variable.required);
        let missing: Vec<String> = required
            .filter(|variable| !look.is_filled(&variable.code))
            .map(|variable| variable.code.clone())
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Refused::Missing(missing))
    }

    pub(super) fn odd_state(self, entry: &Entry) -> Refused {
        let states = self.life.states.iter();
        Refused::State {
            state: entry.state.clone(),
            wanted: states.map(|state| state.code.clone()).collect(),
        }
    }
}

impl PlaceKind {
    /// Whether an entry of such a register may be in all of these places.
    #[must_use]
    pub fn allows(self, places: &[Where]) -> bool {
        let kind = |place: &Where| match place {
            Where::Point(_) => self.point,
            Where::Area(_) => self.area,
            Where::Hotspot(_) => self.hotspot,
        };
        places.iter().all(kind) && (self.many || places.len() <= 1)
    }
}

impl From<Part> for Party {
    fn from(part: Part) -> Self {
        match part {
            Part::Sender => Self::Sender,
            Part::Handler => Self::Handler,
            Part::Coordinator => Self::Coordinator,
            Part::Publisher => Self::Publisher,
        }
    }
}

/// Other ends of a link; one that was there before and is gone stays gone.
fn relink(entry: &mut Entry, code: &str, ends: &[EntryId]) {
    if ends.is_empty() {
        entry.links.remove(code);
        return;
    }
    let before = entry.links.remove(code).unwrap_or_default();
    let mut after: Vec<LinkTo> = Vec::new();
    for &id in ends {
        let gone = before.iter().any(|end| end.id == id && end.gone);
        if after.iter().all(|end| end.id != id) {
            after.push(LinkTo { id, gone });
        }
    }
    entry.links.insert(code.to_owned(), after);
}

fn unchanged(entry: &Entry, made_on: u64) -> Result<(), Refused> {
    if entry.revision == made_on {
        return Ok(());
    }
    Err(Refused::Conflict {
        made_on,
        current: entry.revision,
    })
}

fn allowed(part: Part, wanted: &[Part]) -> Result<(), Refused> {
    if wanted.contains(&part) {
        return Ok(());
    }
    Err(Refused::Role {
        part,
        wanted: wanted.to_vec(),
    })
}
