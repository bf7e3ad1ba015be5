//! Entries that come from elsewhere: from a sheet, or from another program that had them before. They come in whatever state they
//! are, without the ways that led there; what that state asks for must be filled all the same.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::entry::{Entry, EntryId};
use super::living::Living;
use super::step::{Change, Refused};
use crate::answer::{Answer, NoAnswer};

/// What somebody else's file says of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The municipality that it belongs to; one that stands stays where it is.
    pub tenant: String,
    /// The organisation that has it.
    pub organisation: String,
    /// Its state; where nothing is said the initial one, or the one that it is in.
    pub state: Option<String>,
    /// When it was opened; where nothing is said now, or when it was.
    pub opened: Option<Timestamp>,
    /// When it came into its state; where nothing is said when it was opened, or now where its state changed.
    pub since: Option<Timestamp>,
    /// What is filled. An answer that was not asked is taken out; so is a link or a place where there are no ends or places.
    pub change: Change,
}

impl Living<'_> {
    /// The entry as the file says: the first revision of a new one with this number, or what stands, made into what the file
    /// says. Where nothing changes, it is what stands, at its revision; else its next revision.
    ///
    /// # Errors
    ///
    /// [`Refused::Unfit`] and [`Refused::Missing`] as for any other change. An entry comes into a state other than the
    /// initial one only where at least one transition leads there whose condition holds, for which nothing is missing and
    /// which no flag forbids; else the error is what is in the way of the nearest of them.
    pub fn take(
        self,
        stands: Option<&Entry>,
        id: EntryId,
        taken: &Taken,
        now: Timestamp,
    ) -> Result<Entry, Refused> {
        let opened = taken
            .opened
            .or_else(|| stands.map(|entry| entry.opened))
            .unwrap_or(now);
        let mut next = stands
            .cloned()
            .unwrap_or_else(|| self.blank(id, taken, opened));
        next.opened = opened;
        next.organisation.clone_from(&taken.organisation);
        self.fill(&mut next, &taken.change, opened)?;
        next.answers
            .retain(|_, answer| *answer != Answer::None(NoAnswer::NotAsked));
        if let Some(state) = &taken.state {
            next.state.clone_from(state);
        }
        let moved = stands.is_none_or(|entry| entry.state != next.state);
        if moved {
            let unsaid = if stands.is_some() { now } else { opened };
            next.since = taken.since.unwrap_or(unsaid);
            self.may_be(&next)?;
        } else if let Some(since) = taken.since {
            next.since = since;
        }
        self.nothing_taken_away(&next)?;
        if stands.is_some_and(|entry| *entry != next) {
            next.revision += 1;
        }
        Ok(next)
    }

    fn blank(self, id: EntryId, taken: &Taken, opened: Timestamp) -> Entry {
        Entry {
            id,
            revision: 1,
            tenant: taken.tenant.clone(),
            organisation: taken.organisation.clone(),
            sender: None,
            state: self.life.initial.clone(),
            opened,
            since: opened,
            answers: BTreeMap::new(),
            sealed: BTreeSet::new(),
            links: BTreeMap::new(),
            places: Vec::new(),
        }
    }

    /// Whether the entry may be in the state that it is in.
    fn may_be(self, entry: &Entry) -> Result<(), Refused> {
        if self.life.state(&entry.state).is_none() {
            return Err(self.odd_state(entry));
        }
        if entry.state == self.life.initial {
            return Ok(());
        }
        let look = self.look(entry);
        let mut nearest: Option<Refused> = None;
        let weight = |refused: &Refused| match refused {
            Refused::Flags(_) => 0,
            Refused::Missing(names) => names.len(),
            _ => usize::MAX,
        };
        let ways = self.life.transitions.iter();
        for way in ways.filter(|way| way.to == entry.state) {
            let holds = way.only_if.as_ref().is_none_or(|wanted| look.holds(wanted));
            let missing = self.missing(entry, way);
            let flags = self.forbidding(entry, &way.to);
            let refused = if !holds {
                Refused::NotForThis(way.code.clone())
            } else if !missing.is_empty() {
                Refused::Missing(missing)
            } else if !flags.is_empty() {
                Refused::Flags(flags.into_iter().map(|flag| flag.code.clone()).collect())
            } else {
                return Ok(());
            };
            if nearest
                .as_ref()
                .is_none_or(|other| weight(&refused) < weight(other))
            {
                nearest = Some(refused);
            }
        }
        Err(nearest.unwrap_or_else(|| self.odd_state(entry)))
    }
}
