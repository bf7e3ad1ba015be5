//! Entries of registers: listed, opened, looked at, amended, moved on. Each begins with the one question of rights, and with a
//! line in the audit.

use gocpont_access::audit::Reason;
use gocpont_access::{
    Action, Actor, OrganisationCode, Resource, RowFilter, TenantCode, Visibility,
};
use gocpont_core::life::{
    Entry, EntryId, Level, Living, Opening, PARENT, Part, Refused as LifeRefused, SENDER, Step,
};
use gocpont_records::entries::{Asked, Entries, Note, Opened, Revision};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value as Json, json};

use super::office::{Deed, Office, Register};
use super::parts::{Sharing, asked, parts};
use super::refused::Refused;
use super::services::clashes_of;
use super::watch::persons_in;
use super::written::{NewEntry, Written};

/// Entries whose repetition is looked for, at most.
const REPEATS: u32 = 500;

/// Somebody at work on a register, now.
pub struct Desk<'d> {
    /// The files.
    pub office: &'d Office,
    /// The register.
    pub register: &'d Register,
    /// Who.
    pub actor: &'d Actor,
    /// When.
    pub now: Timestamp,
}

impl Desk<'_> {
    /// The entries that they may list, and how many there are in all.
    pub fn list(&self, wanted: &Asked) -> Result<Json, Refused> {
        self.rows()?;
        self.office
            .noted(&self.deed(Action::List, None, None), self.now, || {
                self.listed(wanted)
            })
    }

    /// The same for whoever has noted it already.
    pub fn listed(&self, wanted: &Asked) -> Result<Json, Refused> {
        let filter = self.rows()?;
        let entries = self.office.reading();
        let book = &self.register.codebook;
        let count = entries.count(book, &filter, wanted)?;
        let found = entries.list(book, &filter, wanted)?;
        let told: Result<Vec<Json>, Refused> = found
            .iter()
            .map(|found| self.told(&entries, &found.entry))
            .collect();
        Ok(json!({ "count": count, "entries": told? }))
    }

    /// The rows that they may list; where there are none the register does not exist for them.
    pub fn rows(&self) -> Result<RowFilter, Refused> {
        let (register, holds) = (&self.register.code, self.register.holds);
        let filter = RowFilter::new(self.actor, Action::List, register, holds);
        if filter.is_empty() {
            return Err(Refused::NotFound);
        }
        Ok(filter)
    }

    /// One entry.
    pub fn one(&self, id: EntryId) -> Result<Json, Refused> {
        let (entry, _) = self.found(id, Action::See)?;
        let tenant = entry.tenant.parse().ok();
        self.office.noted(
            &self.deed(Action::See, tenant.as_ref(), Some(id)),
            self.now,
            || self.titled(&self.office.reading(), &entry),
        )
    }

    /// All revisions of an entry, the first one first.
    pub fn history(&self, id: EntryId) -> Result<Json, Refused> {
        let (entry, _) = self.found(id, Action::See)?;
        let tenant = entry.tenant.parse().ok();
        self.office.noted(&self.deed(Action::See, tenant.as_ref(), Some(id)), self.now, || {
            let entries = self.office.reading();
            let history = entries.history(&self.register.codebook, id)?;
            let told: Result<Vec<Json>, Refused> = history
                .iter()
                .map(|own| {
                    let by = if self.hides_writer(own) { "…" } else { &own.written_by };
                    let at = own.recorded_at.to_string();
                    Ok(json!({ "entry": self.told(&entries, &own.entry)?, "step": own.step, "by": by, "at": at }))
                })
                .collect();
            Ok(json!({ "revisions": told? }))
        })
    }

    /// Whether who wrote a revision is not told: whoever reported something from elsewhere, where their organisation is sealed.
    fn hides_writer(&self, revision: &Revision) -> bool {
        let entry = &revision.entry;
        let life = self.register.codebook.life.as_ref();
        let is_sealed = life.is_some_and(|life| {
            life.link(SENDER).is_some() && life.visible_level(SENDER, &entry.state) == Level::Sealed
        });
        let own = self.actor.organisation().map(OrganisationCode::as_str);
        let sender = entry.sender.as_deref();
        let is_from_elsewhere = sender.is_some_and(|sender| sender != entry.organisation);
        is_sealed && entry.revision == 1 && is_from_elsewhere && sender != own
    }

    /// Opens an entry; the same request opens one, however often it comes.
    pub fn open(&self, new: &NewEntry, request: Option<&str>) -> Result<(Json, bool), Refused> {
        let tenant: TenantCode = new.tenant.parse().map_err(|_| Refused::Malformed)?;
        let _: OrganisationCode = new.organisation.parse().map_err(|_| Refused::Malformed)?;
        // Whoever keeps records of their own organisation in the municipality may send one to another of its organisations.
        let own = Resource {
            register: self.register.code.clone(),
            holds: self.register.holds,
            tenant: tenant.clone(),
            organisation: self.actor.organisation().cloned(),
            visibility: Visibility::Own,
        };
        asked(self.actor, Action::Change, &own)?;
        self.belongs(new)?;
        let living = self.register.living()?;
        let opened_by = &living.life.opened_by;
        let played = parts(self.actor, &new.tenant, &new.organisation);
        let part = played
            .into_iter()
            .find(|part| opened_by.contains(part))
            .ok_or(Refused::NotFound)?;
        let opening = Opening {
            id: EntryId(0),
            tenant: new.tenant.clone(),
            organisation: new.organisation.clone(),
            part,
            change: new.written.change(&self.register.codebook)?,
        };
        self.office.noted(
            &self.deed(Action::Change, Some(&tenant), None),
            self.now,
            || {
                let sender = self.actor.organisation().map(ToString::to_string);
                let entry = Entry {
                    sender,
                    ..living.open(&opening, self.now)?
                };
                let mut entries = self.office.entries();
                let opened = self.write(&mut entries, &entry, None, |entries, note| {
                    Ok(entries.open(&self.register.codebook, &entry, note, request)?)
                })?;
                let id = opened.id();
                let entry = entries
                    .entry(&self.register.codebook, id)?
                    .ok_or(Refused::NotFound)?;
                let repeats = self.repeats(&entries, &entry)?;
                let clashes = clashes_of(self, &entries, &entry)?;
                let told = json!({ "id": id.0, "revision": entry.revision, "repeats": repeats, "clashes": clashes });
                Ok((told, matches!(opened, Opened::New(_))))
            },
        )
    }

    /// An entry of a child register belongs to one of the parent's that they may change, and is its organisation's.
    fn belongs(&self, new: &NewEntry) -> Result<(), Refused> {
        let Some(link) = self.register.living()?.life.link(PARENT) else {
            return Ok(());
        };
        let ends = new.written.links.get(PARENT).map_or(&[][..], Vec::as_slice);
        let &[parent] = ends else {
            return Err(LifeRefused::Missing(vec![PARENT.to_owned()]).into());
        };
        let above = Desk {
            register: self.office.register(&link.to)?,
            ..*self
        };
        let (parent, _) = above.found(EntryId(parent), Action::Change)?;
        if parent.tenant != new.tenant || parent.organisation != new.organisation {
            return Err(LifeRefused::Unfit(vec![PARENT.to_owned()]).into());
        }
        Ok(())
    }

    /// Writes other answers, links or places into an entry, in the state that it is in.
    pub fn amend(&self, id: EntryId, made_on: u64, written: &Written) -> Result<Json, Refused> {
        self.next(id, None, |living, entry, part| {
            Ok(living.amend(
                entry,
                part,
                made_on,
                &written.change(&self.register.codebook)?,
                self.now,
            )?)
        })
    }

    /// Moves an entry on.
    pub fn step(
        &self,
        id: EntryId,
        transition: &str,
        made_on: u64,
        written: &Written,
    ) -> Result<Json, Refused> {
        self.next(id, Some(transition), |living, entry, part| {
            let step = Step {
                transition: transition.to_owned(),
                part,
                made_on,
                change: written.change(&self.register.codebook)?,
            };
            Ok(living.step(entry, &step, self.now)?.entry)
        })
    }

    /// Opens a sealed answer, for a reason that is written down.
    pub fn unseal(&self, id: EntryId, variable: &str, reason: Reason) -> Result<Json, Refused> {
        let (entry, _) = self.found(id, Action::See)?;
        let sealed = {
            let entries = self.office.reading();
            Sharing::of(self.office, &entries, self.register, &entry).part(variable)?
        };
        let sealed = Resource {
            visibility: Visibility::Sealed,
            ..sealed
        };
        asked(self.actor, Action::OpenSealed, &sealed)?;
        // It is opened to see how many persons it is about, and told to nobody before that is noted.
        let book = &self.register.codebook;
        let text = self.office.entries().unseal(book, id, variable)?;
        let deed = Deed {
            reason: Some(reason),
            persons: Some(persons_in(self.register, &entry, text.as_deref())),
            ..self.deed(Action::OpenSealed, Some(&sealed.tenant), Some(id))
        };
        let told = || Ok(json!({ "text": text }));
        self.office.noted(&deed, self.now, told)
    }

    /// The entry's next revision, made by whichever of their parts may make it.
    fn next(
        &self,
        id: EntryId,
        step: Option<&str>,
        make: impl Fn(Living<'_>, &Entry, Part) -> Result<Entry, Refused>,
    ) -> Result<Json, Refused> {
        let (entry, tenant) = self.found(id, Action::See)?;
        let own = {
            let entries = self.office.reading();
            Sharing::of(self.office, &entries, self.register, &entry).whole()?
        };
        asked(self.actor, Action::Change, &own)?;
        let living = self.register.living()?;
        self.office.noted(
            &self.deed(Action::Change, Some(&tenant), Some(id)),
            self.now,
            || {
                let mut refused = Refused::NotFound;
                let mut next = None;
                for part in parts(self.actor, &entry.tenant, &entry.organisation) {
                    match make(living, &entry, part) {
                        Ok(made) => {
                            next = Some(made);
                            break;
                        }
                        Err(error) => refused = error,
                    }
                }
                let mut entries = self.office.entries();
                let Some(next) = next else {
                    return Err(self.with_what_stands(refused, &entries, &entry));
                };
                let written = self.write(&mut entries, &next, step, |entries, note| {
                    Ok(entries.revise(&self.register.codebook, &next, note)?)
                });
                if let Err(error) = written {
                    return Err(self.with_what_stands(error, &entries, &entry));
                }
                let stands = entries
                    .entry(&self.register.codebook, id)?
                    .ok_or(Refused::NotFound)?;
                let mut told = self.titled(&entries, &stands)?;
                told["clashes"] = clashes_of(self, &entries, &stands)?;
                Ok(told)
            },
        )
    }

    /// A conflict tells the version that stands, so that both can be shown.
    fn with_what_stands(&self, refused: Refused, entries: &Entries, entry: &Entry) -> Refused {
        let conflict = matches!(
            refused,
            Refused::Conflict(_) | Refused::Life(LifeRefused::Conflict { .. })
        );
        if !conflict {
            return refused;
        }
        let stands = entries.entry(&self.register.codebook, entry.id);
        let stands = stands
            .ok()
            .flatten()
            .and_then(|stands| self.told(entries, &stands).ok());
        Refused::Conflict(stands.unwrap_or(Json::Null))
    }

    fn write<T>(
        &self,
        entries: &mut Entries,
        entry: &Entry,
        step: Option<&str>,
        write: impl FnOnce(&mut Entries, &Note<'_>) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let living = self.register.living()?;
        let shared = Sharing::of(self.office, entries, self.register, entry).sharers()?;
        let shared = shared.iter().map(ToString::to_string).collect();
        let by = match self.actor.who() {
            gocpont_access::Who::Account(name) => name.to_string(),
            _ => return Err(Refused::NotFound),
        };
        let note = Note {
            by: &by,
            at: self.now,
            step,
            due: living.due_at(entry, &self.office.calendar),
            shared: &shared,
        };
        write(entries, &note)
    }

    /// An entry that they may do this with; whoever may not is told that there is none.
    pub fn found(&self, id: EntryId, action: Action) -> Result<(Entry, TenantCode), Refused> {
        let entries = self.office.reading();
        let entry = entries
            .entry(&self.register.codebook, id)?
            .ok_or(Refused::NotFound)?;
        let own = Sharing::of(self.office, &entries, self.register, &entry).whole()?;
        asked(self.actor, action, &own)?;
        Ok((entry, own.tenant))
    }

    /// Entries that say the same as this one, as far as they may see them.
    pub fn repeats(&self, entries: &Entries, entry: &Entry) -> Result<Vec<u64>, Refused> {
        let life = self.register.living()?.life;
        let days = life.repeats.iter().map(|rule| rule.within_days).max();
        let within = SignedDuration::from_hours(24 * i64::from(days.unwrap_or(0)));
        let wanted = Asked {
            tenant: Some(entry.tenant.clone()),
            opened_from: entry.opened.checked_sub(within).ok(),
            opened_before: entry
                .opened
                .checked_add(within + SignedDuration::from_millis(1))
                .ok(),
            limit: REPEATS,
            order: gocpont_records::entries::Order::Newest,
            ..Asked::default()
        };
        let others = entries.list(&self.register.codebook, &self.rows()?, &wanted)?;
        let again = life.repeated(entry, others.iter().map(|found| &found.entry));
        Ok(again.into_iter().map(|id| id.0).collect())
    }

    /// What is done to one entry, or to none in particular.
    const fn deed<'a>(
        &'a self,
        action: Action,
        tenant: Option<&'a TenantCode>,
        entry: Option<EntryId>,
    ) -> Deed<'a> {
        Deed {
            actor: self.actor,
            action,
            register: self.register,
            tenant,
            entry,
            persons: None,
            reason: None,
        }
    }
}
