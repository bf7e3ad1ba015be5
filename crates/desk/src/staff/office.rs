//! What the desk works with: the files of staff and of entries, the registers, and the calendar that due times are counted by.

mod with;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use gocpont_access::audit::{
    Act, Entry as Noted, Object, Outcome, Reason, Relation, Term, TermValue,
};
use gocpont_access::{
    Action, Actor, Attempt, Holds, Login, RegisterCode, SealingKey, Session, SessionKey,
    StaffStore, TenantCode,
};
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{EntryId, Living, WorkCalendar};
use gocpont_records::TownKeys;
use gocpont_records::entries::Entries;
use jiff::Timestamp;

use super::asking::whole;
use super::figures::Figures;
use super::mail::Post;
use super::oidc::Oidc;
use super::people::People;
use super::refused::Refused;
use super::watch::Watch;

/// Where its files are.
#[derive(Clone, Debug)]
pub struct Files {
    /// Accounts, sessions, tokens and audit.
    pub staff: PathBuf,
    /// Entries.
    pub entries: PathBuf,
}

/// Days after which a service is stale, where no plan says another number: that of plans which say none.
const STALE_AFTER: u32 = 180;

/// Connections that read entries.
const READERS: usize = 2;

/// A register with a life.
pub struct Register {
    /// Its name.
    pub code: RegisterCode,
    /// Its questions and its life.
    pub codebook: Codebook,
    /// Whether it is about people.
    pub holds: Holds,
}

impl Register {
    /// The register as its life needs it; every register here has one.
    pub fn living(&self) -> Result<Living<'_>, Refused> {
        Living::of(&self.codebook).ok_or(Refused::NotFound)
    }
}

/// What the desk works with.
pub struct Office {
    /// Sessions, rights and the audit.
    staff: Mutex<StaffStore>,
    /// The same file once more: a password takes a while, and nobody waits for somebody else's.
    entrance: Mutex<StaffStore>,
    entries: Mutex<Entries>,
    /// The same file to read from: whoever saves something waits for nobody who reads a list.
    reading: [Mutex<Entries>; READERS],
    registers: Vec<Register>,
    people: Option<People>,
    /// Who counts people and households, where somebody does.
    figures: Option<Box<dyn Figures>>,
    post: Option<Post>,
    oidc: Option<Oidc>,
    /// After so many days that nobody has confirmed a service it is stale.
    pub(super) stale_after: u32,
    /// Working days.
    pub calendar: WorkCalendar,
    /// Watch rules.
    pub(super) watch: Watch,
}

impl Office {
    /// Opens the files. Codebooks without a life are left out.
    pub fn open(
        files: &Files,
        keys: TownKeys,
        codebooks: Vec<Codebook>,
        calendar: WorkCalendar,
    ) -> Result<Self, Refused> {
        let staff = |path: &Path| -> Result<_, Refused> {
            let store = StaffStore::open_or_create(path)?;
            let sealed = store.with_sealing(SealingKey::new(keys.staff_sealing()))?;
            Ok(Mutex::new(sealed))
        };
        let (at_work, entrance) = (staff(&files.staff)?, staff(&files.staff)?);
        let living: Vec<Codebook> = codebooks
            .into_iter()
            .filter(|book| book.life.is_some())
            .collect();
        let known: BTreeSet<String> = living.iter().map(|book| book.id.clone()).collect();
        let registers = living.into_iter().filter_map(|codebook| {
            let holds = holds_of(&codebook, &known);
            Some(Register {
                code: codebook.id.parse().ok()?,
                codebook,
                holds,
            })
        });
        let entries = Entries::open_or_create(&files.entries, keys.clone())?;
        let one = Entries::open_or_create(&files.entries, keys.clone())?;
        let other = Entries::open_or_create(&files.entries, keys)?;
        Ok(Self {
            staff: at_work,
            entrance,
            entries: Mutex::new(entries),
            reading: [Mutex::new(one), Mutex::new(other)],
            registers: registers.collect(),
            people: None,
            figures: None,
            post: None,
            oidc: None,
            stale_after: STALE_AFTER,
            calendar,
            watch: Watch::default(),
        })
    }

    /// The store of records, where the desk looks at one.
    pub const fn people(&self) -> Option<&People> {
        self.people.as_ref()
    }

    /// Who counts people and households, where somebody does.
    pub fn figures(&self) -> Option<&dyn Figures> {
        self.figures.as_deref()
    }

    /// The provider that signs people in, where there is one.
    pub const fn oidc(&self) -> Option<&Oidc> {
        self.oidc.as_ref()
    }

    /// How the office sends mail, where it does.
    pub const fn post(&self) -> Option<&Post> {
        self.post.as_ref()
    }

    /// Whether an account has an address for mail.
    pub fn has_mail(&self, account: &str) -> Result<bool, Refused> {
        let accounts = self.staff().accounts()?;
        let mut own = accounts.iter().filter(|own| own.name.as_str() == account);
        Ok(own.any(|own| own.mail.is_some()))
    }

    /// All registers.
    pub fn registers(&self) -> &[Register] {
        &self.registers
    }

    /// A register by its name.
    pub fn register(&self, code: &str) -> Result<&Register, Refused> {
        self.registers
            .iter()
            .find(|register| register.code.as_str() == code)
            .ok_or(Refused::NotFound)
    }

    /// The file of entries.
    pub fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of entries, to read what is committed. Whoever holds it asks for no other.
    pub fn reading(&self) -> MutexGuard<'_, Entries> {
        let free = self.reading.iter().find_map(|own| own.try_lock().ok());
        free.unwrap_or_else(|| {
            let first = self.reading[0].lock();
            first.unwrap_or_else(PoisonError::into_inner)
        })
    }

    /// The file of staff.
    pub fn staff(&self) -> MutexGuard<'_, StaffStore> {
        self.staff.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tries to sign somebody in.
    pub fn sign_in(&self, attempt: &Attempt<'_>) -> Result<Login, Refused> {
        Ok(self.entrance().login(attempt)?)
    }

    /// The file of staff for what takes a password.
    pub fn entrance(&self) -> MutexGuard<'_, StaffStore> {
        self.entrance.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who asks with this key now. A session that wants something first is refused: every route but those by which that is done
    /// comes this way.
    pub fn session(&self, key: &SessionKey, now: Timestamp) -> Result<Session, Refused> {
        let session = self.begun_session(key, now)?;
        whole(&session)?;
        Ok(session)
    }

    /// Who asks with this key now, also where something is wanted first: for one's own account alone.
    pub fn begun_session(&self, key: &SessionKey, now: Timestamp) -> Result<Session, Refused> {
        self.staff().session(key, now)?.ok_or(Refused::NoSession)
    }

    /// Does something that is written down before, and how it ended after.
    pub fn noted<T>(
        &self,
        act: &Deed<'_>,
        now: Timestamp,
        work: impl FnOnce() -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let mut entry =
            begun(act.actor, act.action, now).about(Object::Register(act.register.code.clone()));
        entry.tenant = act.tenant.cloned();
        entry.filter = act.entry.map(numbered).transpose()?.into_iter().collect();
        entry.persons = act.persons;
        entry.reason.clone_from(&act.reason);
        self.noted_as(&entry, work)
    }

    /// The same of whatever else is done.
    pub fn noted_as<T>(
        &self,
        entry: &Noted,
        work: impl FnOnce() -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        self.noted_all(std::slice::from_ref(entry), work)
    }

    /// The same of what is noted for several municipalities: all of it is written down before, and ends as one.
    pub fn noted_all<T>(
        &self,
        entries: &[Noted],
        work: impl FnOnce() -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let begun = entries
            .iter()
            .map(|entry| Ok((self.staff().note(entry)?, entry.at)));
        let begun = begun.collect::<Result<Vec<_>, Refused>>()?;
        let done = work();
        let outcome = match &done {
            Ok(_) => Outcome::Done,
            Err(Refused::Failed(_)) => Outcome::Failed,
            Err(_) => Outcome::Refused,
        };
        for (of, at) in begun {
            self.staff().note_outcome(of, outcome, at)?;
        }
        done
    }
}

/// What is noted before somebody does something.
pub fn begun(actor: &Actor, action: Action, now: Timestamp) -> Noted {
    Noted::new(now, actor.who().clone(), Act::On(action), Outcome::Begun)
}

/// The condition that says which entry somebody looked at: its number, which says nothing of who it is about.
fn numbered(entry: EntryId) -> Result<Term, Refused> {
    let odd = || Refused::Failed(format!("an entry numbered {}", entry.0));
    Ok(Term {
        variable: "entry".parse().map_err(|_| odd())?,
        relation: Relation::Is,
        value: TermValue::Number(i64::try_from(entry.0).map_err(|_| odd())?),
    })
}

/// What the entries of a register are about: people, where they are linked to the registers of people, which have no life and so
/// are none of the desk's own; things else. A register whose other ends are not known is held to be about people.
#[must_use]
pub fn holds_of(codebook: &Codebook, known: &BTreeSet<String>) -> Holds {
    let mut links = codebook.life.iter().flat_map(|life| &life.links);
    if codebook.unit.is_some() || links.any(|link| !known.contains(&link.to)) {
        Holds::People
    } else {
        Holds::Things
    }
}

/// What somebody does.
pub struct Deed<'d> {
    /// Who.
    pub actor: &'d Actor,
    /// What.
    pub action: Action,
    /// In which register.
    pub register: &'d Register,
    /// In which municipality, where it is one.
    pub tenant: Option<&'d TenantCode>,
    /// Which entry, where it is one.
    pub entry: Option<EntryId>,
    /// How many persons it is about.
    pub persons: Option<u64>,
    /// Why, where that is asked.
    pub reason: Option<Reason>,
}

#[cfg(test)]
mod tests {
    use gocpont_ingest::parameter::Thresholds;

    use super::*;

    #[test]
    fn what_is_linked_to_people_or_to_what_is_not_known_is_about_people() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/codebooks");
        let files = std::fs::read_dir(folder).unwrap();
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let read =
            |text: String| gocpont_ingest::codebook::parse("a.toml", &text, &Thresholds::default());
        let living: Vec<Codebook> = texts
            .filter_map(|text| read(text).ok())
            .flat_map(gocpont_ingest::codebook::Loaded::codebooks)
            .filter(|book| book.life.is_some())
            .collect();
        assert_eq!(living.len(), 16);
        let known: BTreeSet<String> = living.iter().map(|book| book.id.clone()).collect();
        let people: BTreeSet<&str> = living
            .iter()
            .filter(|book| holds_of(book, &known) == Holds::People)
            .map(|book| book.id.as_str())
            .collect();
        assert_eq!(
            people,
            BTreeSet::from(["alert", "individual_plan", "signal"])
        );
    }
}
