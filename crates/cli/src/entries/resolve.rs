//! Rows of a file become entries: found again by their own ids, linked to others by theirs, and made into what the register's
//! life allows. All of a file is one transaction.

mod ends;
mod refusal;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use gocpont_access::OrganisationCode;
use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Labels, Storing};
use gocpont_core::life::{Change, Entry, EntryId, PARENT, Taken, Where, WorkCalendar};
use gocpont_core::record::Value;
use gocpont_ingest::entry_file::{Column, EntryRow};
use gocpont_ingest::rejection::{Reason, Rejection};
use gocpont_records::SqliteRecords;
use gocpont_records::entries::{Entries, EntryError, Key, Note, Taking};
use gocpont_words::Language;
use jiff::Timestamp;

use super::office::{Register, Registers};
use gocpont_access::Holds;

/// Who writes what a command takes in: no account has such a name.
pub const PROGRAM: &str = "@program";

/// What became of the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries that were not there before.
    pub opened: u64,
    /// Entries that have another revision now.
    pub changed: u64,
    /// Entries that are as they were.
    pub unchanged: u64,
}

/// How rows become entries.
pub struct Resolver<'r> {
    /// All registers.
    pub registers: &'r Registers,
    /// The one of the file.
    pub register: &'r Register,
    /// The store of records, whose units entries are linked to.
    pub store: &'r SqliteRecords,
    /// The codebooks of its registers.
    pub units: &'r [Codebook],
    /// Counts due times.
    pub calendar: &'r WorkCalendar,
    /// The file's columns, by what is read from them.
    pub columns: &'r BTreeMap<String, String>,
    /// The municipality.
    pub tenant: &'r str,
    /// Answers that are filled where there are none, and stay where there are: a list of services knows them only roughly.
    pub rough: &'static [&'static str],
    /// The organisation, where no column says so.
    pub organisation: Option<&'r str>,
    /// The language that names are told in.
    pub language: Language,
    /// Now.
    pub at: Timestamp,
}

/// What became of a row.
enum Became {
    Opened,
    Changed,
    Unchanged,
    /// It is linked to a row of the file that was not taken yet.
    Waits(Box<EntryRow>),
}

/// Nothing was wrong, and nothing is to be kept.
#[derive(Debug)]
struct Rehearsed(Vec<Outcome>);

/// The other ends of links, by the link.
type Ends = BTreeMap<String, Vec<EntryId>>;

impl fmt::Display for Rehearsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only checked")
    }
}

impl std::error::Error for Rehearsed {}

/// What became of one register's rows of a file.
pub type Outcome = (Counts, Vec<Rejection>);

/// Takes the rows of a file's registers in, one register after the other, all of them or none; what cannot be taken is told.
/// With `check` nothing is kept.
pub fn take_all(
    entries: &mut Entries,
    parts: Vec<(Resolver<'_>, Vec<EntryRow>)>,
    check: bool,
) -> anyhow::Result<Vec<Outcome>> {
    let done = entries.taking(|taking| {
        let mut all = Vec::new();
        for (resolver, rows) in parts {
            all.push(resolver.rows(taking, rows)?);
        }
        if check {
            anyhow::bail!(Rehearsed(all));
        }
        anyhow::Ok(all)
    });
    done.or_else(|error| match error.downcast::<Rehearsed>() {
        Ok(Rehearsed(all)) => Ok(all),
        Err(error) => Err(error),
    })
}

impl Resolver<'_> {
    /// Row after row, those that wait for others again and again, until none moves any more.
    fn rows(
        &self,
        taking: &Taking<'_>,
        rows: Vec<EntryRow>,
    ) -> anyhow::Result<(Counts, Vec<Rejection>)> {
        let (mut counts, mut rejections) = (Counts::default(), Vec::new());
        let mut open: BTreeSet<String> = rows.iter().map(|row| row.key.clone()).collect();
        let mut waiting = rows;
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut later = Vec::new();
            for row in waiting {
                let key = row.key.clone();
                match self.row(taking, row, &open)? {
                    Ok(Became::Waits(row)) => {
                        later.push(*row);
                        continue;
                    }
                    Ok(Became::Opened) => counts.opened += 1,
                    Ok(Became::Changed) => counts.changed += 1,
                    Ok(Became::Unchanged) => counts.unchanged += 1,
                    Err(rejection) => rejections.push(rejection),
                }
                open.remove(&key);
            }
            // Rows that are linked in a ring wait for each other: none of them comes first.
            if later.len() == before {
                open.clear();
            }
            waiting = later;
        }
        Ok((counts, rejections))
    }

    fn row(
        &self,
        taking: &Taking<'_>,
        row: EntryRow,
        open: &BTreeSet<String>,
    ) -> anyhow::Result<Result<Became, Rejection>> {
        let book = &self.register.codebook;
        let known = taking.known(&book.id, self.tenant, &row.key)?;
        let stands = known
            .map(|id| taking.entry(book, id))
            .transpose()?
            .flatten();
        let links = match self.links(taking, &row, open)? {
            Ok(Some(links)) => links,
            Ok(None) => return Ok(Ok(Became::Waits(Box::new(row)))),
            Err(rejection) => return Ok(Err(rejection)),
        };
        let organisation = match self.organisation(taking, &row, (stands.as_ref(), &links))? {
            Ok(organisation) => organisation,
            Err(rejection) => return Ok(Err(rejection)),
        };
        let mut taken = Taken {
            tenant: self.tenant.to_owned(),
            organisation,
            state: row.state.clone(),
            opened: row.opened,
            since: row.since,
            change: Change {
                answers: row.answers.clone(),
                links,
                places: row.places.clone(),
            },
        };
        if let Some(entry) = &stands {
            self.unchanged(taking, entry, &mut taken)?;
        }
        let id = known.unwrap_or(EntryId(0));
        let living = self.register.living();
        let next = match living.take(stands.as_ref(), id, &taken, self.at) {
            Ok(next) => next,
            Err(refused) => return Ok(Err(self.refusal(&row, &refused))),
        };
        if stands.as_ref() == Some(&next) {
            return Ok(Ok(Became::Unchanged));
        }
        let shared = self.sharers(taking, &next)?;
        let moved = stands.as_ref().filter(|entry| entry.state != next.state);
        let note = Note {
            by: PROGRAM,
            at: self.at,
            step: moved.and_then(|entry| self.step(&entry.state, &next.state)),
            due: living.due_at(&next, self.calendar),
            shared: &shared,
        };
        if stands.is_some() {
            taking.revise(book, &next, &note)?;
            return Ok(Ok(Became::Changed));
        }
        let key = Key {
            text: &row.key,
            shown: self.register.holds == Holds::Things,
        };
        taking.open(book, &next, &note, key)?;
        Ok(Ok(Became::Opened))
    }

    /// What is sealed already, and where somebody already is, is no change; nor are other areas of the same point.
    fn unchanged(
        &self,
        taking: &Taking<'_>,
        stands: &Entry,
        taken: &mut Taken,
    ) -> Result<(), EntryError> {
        let book = &self.register.codebook;
        let sealed = book
            .variables
            .iter()
            .filter(|own| own.store == Storing::Sealed);
        for variable in sealed {
            let code = &variable.code;
            if let Some(Answer::Value(Value::Text(text))) = taken.change.answers.get(code)
                && taking.holds_sealed(book, stands.id, (code, text))?
            {
                taken.change.answers.remove(code);
            }
        }
        for code in self.rough {
            if stands.answers.contains_key(*code) {
                taken.change.answers.remove(*code);
            }
        }
        let same = |one: &Where, other: &Where| match (one, other) {
            (Where::Point(one), Where::Point(other)) => one.hex == other.hex,
            _ => one == other,
        };
        let places = taken.change.places.as_ref();
        let stays = places.is_some_and(|places| {
            let pairs = places.iter().zip(&stands.places);
            places.len() == stands.places.len() && pairs.clone().all(|(a, b)| same(a, b))
        });
        if stays {
            taken.change.places = None;
        }
        Ok(())
    }

    /// Whose it is: as a column says, as the command does, or as what stands or what it belongs to has it.
    fn organisation(
        &self,
        taking: &Taking<'_>,
        row: &EntryRow,
        (stands, links): (Option<&Entry>, &BTreeMap<String, Vec<EntryId>>),
    ) -> Result<Result<String, Rejection>, EntryError> {
        if let Some(code) = &row.organisation {
            let fits = code.parse::<OrganisationCode>().is_ok();
            let column = Column::Organisation.code();
            return Ok(if fits {
                Ok(code.clone())
            } else {
                Err(self.rejection(row, (column, code), String::new(), Reason::BadCode))
            });
        }
        let parent = self.register.form.life().link(PARENT);
        let above = parent.and_then(|link| self.registers.find(&link.to));
        let id = links.get(PARENT).and_then(|ends| ends.first());
        let above = match (above, id) {
            (Some(above), Some(id)) => taking.entry(&above.codebook, *id)?,
            _ => None,
        };
        let named = above
            .map(|above| above.organisation)
            .or_else(|| self.organisation.map(str::to_owned))
            .or_else(|| stands.map(|entry| entry.organisation.clone()));
        let column = Column::Organisation.code();
        Ok(named.ok_or_else(|| {
            self.rejection(row, (column, ""), String::new(), Reason::NoOrganisation)
        }))
    }

    /// The organisations that any of the entry's answers is shared with: each is what an organisation's own entry says.
    fn sharers(&self, taking: &Taking<'_>, entry: &Entry) -> Result<BTreeSet<String>, EntryError> {
        let life = self.register.form.life();
        let names = self.register.codebook.variables.iter();
        let links: BTreeSet<&str> = names
            .flat_map(|own| life.shared_with(&own.code, &entry.state))
            .collect();
        let mut found = BTreeSet::new();
        for link in links {
            let target = life.link(link).and_then(|to| self.registers.find(&to.to));
            let Some(target) = target else {
                continue;
            };
            for id in entry.linked(link) {
                let organisation = taking.entry(&target.codebook, id)?;
                found.extend(organisation.map(|own| own.organisation));
            }
        }
        Ok(found)
    }

    /// The transition from one state to another, if there is one.
    fn step(&self, from: &str, to: &str) -> Option<&str> {
        let ways = &self.register.form.life().transitions;
        let mut ways = ways
            .iter()
            .filter(|way| way.to == to && way.from.iter().any(|own| own == from));
        ways.next().map(|way| way.code.as_str())
    }
}

/// A label in a language.
pub fn said(label: &Labels, language: Language) -> &str {
    match language {
        Language::Hu => &label.hu,
        Language::Cs => &label.cs,
        Language::En => &label.en,
    }
}
