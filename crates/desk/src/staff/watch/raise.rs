//! Alerts as they stand: one is raised where a series has none that goes on, and what is over is noted.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::life::{Entry, Opening, Part};
use gocpont_core::watch::{Rule, To};
use gocpont_records::entries::{Note, Opened, Standing};
use h3o::CellIndex;
use serde_json::{Map, json};

use super::board::{Fault, Looked, Ran};
use super::finding::{BETWEEN, Finding, series_of};
use super::read::{category, day, each, is_open, text};
use super::run::{Moment, noted};
use super::{ALERTS, PROGRAM};
use crate::staff::Refused;
use crate::staff::office::Register;
use crate::staff::written::Written;

/// So many people who come to meet a rule at once are told one by one. Where there are more (with the first run of a rule, or a
/// survey that is taken in), a handler would be sent as many alerts as there are people: they come as one, with the list.
const ONE_BY_ONE: usize = 5;

/// An alert as it stands.
struct Stands {
    entry: Entry,
    rule: String,
    series: String,
    /// The series and the marks of the people of a list that is not over.
    members: BTreeMap<String, String>,
    hexes: Vec<CellIndex>,
    is_over: bool,
    is_open: bool,
}

/// All alerts, and who there is to tell.
pub struct Alerts<'a> {
    now: &'a Moment<'a>,
    register: &'a Register,
    stand: Vec<Stands>,
    organisations: Vec<Entry>,
}

impl<'a> Alerts<'a> {
    /// Reads them.
    pub fn read(now: &'a Moment<'a>) -> Result<Self, Refused> {
        let register = now.office.register(ALERTS)?;
        let mut stand = Vec::new();
        each(now.office, register, |living, Standing { entry, .. }| {
            let hexes = text(&entry, "hexes").unwrap_or_default();
            let rule = text(&entry, "rule").unwrap_or_default().to_owned();
            stand.push(Stands {
                members: members(now, register, &entry, &rule)?,
                rule,
                series: text(&entry, "series").unwrap_or_default().to_owned(),
                hexes: hexes
                    .split(' ')
                    .filter_map(|hex| hex.parse().ok())
                    .collect(),
                is_over: day(&entry, "over_day").is_some(),
                is_open: is_open(living, &entry),
                entry,
            });
            Ok(())
        })?;
        let mut organisations = Vec::new();
        if let Ok(register) = now.office.register("organisation") {
            each(now.office, register, |living, Standing { entry, .. }| {
                if is_open(living, &entry) {
                    organisations.push(entry);
                }
                Ok(())
            })?;
        }
        Ok(Self {
            now,
            register,
            stand,
            organisations,
        })
    }

    /// How many are not closed.
    pub fn open(&self) -> u64 {
        self.stand.iter().filter(|own| own.is_open).count() as u64
    }

    /// Raises what a rule has found anew, and notes what it finds no longer. One that could not look says nothing.
    pub fn settle(&mut self, rule: &Rule, looked: &Looked, ran: &mut Ran) -> Result<(), Refused> {
        if looked.idle.is_some() {
            return Ok(());
        }
        for finding in self.fresh(rule, looked) {
            match self.to(rule, &finding) {
                Some(organisation) => {
                    ran.raised += u64::from(self.raise(rule, &finding, organisation)?);
                }
                None => ran.faults.push(Fault {
                    rule: rule.id.clone(),
                    ..Fault::of("watch-fault-nobody")
                }),
            }
        }
        self.shorten(rule, looked)?;
        let is_past = |own: &Stands| {
            own.rule == rule.id
                && !own.is_over
                && !looked.unseen.contains(&own.entry.tenant)
                && !looked
                    .findings
                    .iter()
                    .chain(&looked.lasting)
                    .any(|finding| own.is_of(rule, finding))
        };
        let past: Vec<usize> = (0..self.stand.len())
            .filter(|at| is_past(&self.stand[*at]))
            .collect();
        for at in past {
            ran.over += u64::from(self.over(at)?);
        }
        Ok(())
    }

    /// What is found and not told yet: people one by one where they are few, else those of a municipality together.
    fn fresh(&self, rule: &Rule, looked: &Looked) -> Vec<Finding> {
        let is_told = |finding: &Finding| {
            let goes_on = |own: &Stands| own.is_of(rule, finding) && !own.is_over;
            self.stand.iter().any(goes_on)
        };
        let new: Vec<&Finding> = looked.findings.iter().filter(|own| !is_told(own)).collect();
        let mut of_town: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for own in new.iter().filter(|own| own.person.is_some()) {
            of_town.entry(&own.tenant).or_default().push(own);
        }
        of_town.retain(|_, own| own.len() > ONE_BY_ONE);
        let is_listed =
            |own: &Finding| own.person.is_some() && of_town.contains_key(own.tenant.as_str());
        let alone = new.into_iter().filter(|own| !is_listed(own)).cloned();
        let together = of_town.values().map(|own| Finding::together(own));
        alone.chain(together).collect()
    }

    /// Takes those who no longer meet the rule off its lists: whoever meets it again later is told anew. A list that nobody is left
    /// of is over as it stands.
    fn shorten(&mut self, rule: &Rule, looked: &Looked) -> Result<(), Refused> {
        let still: BTreeSet<&str> = looked
            .findings
            .iter()
            .map(|own| own.series.as_str())
            .collect();
        for at in 0..self.stand.len() {
            let own = &self.stand[at];
            let left = own
                .members
                .iter()
                .filter(|(series, _)| still.contains(series.as_str()));
            let left: BTreeMap<String, String> = left
                .map(|(series, mark)| (series.clone(), mark.clone()))
                .collect();
            let is_shorter =
                own.rule == rule.id && !left.is_empty() && left.len() < own.members.len();
            if !is_shorter {
                continue;
            }
            let marks: Vec<&str> = left.values().map(String::as_str).collect();
            if self.amend(at, "person", &marks.join(BETWEEN), Some(left.len() as u64))? {
                self.stand[at].members = left;
            }
        }
        Ok(())
    }

    /// The organisation that is told: of the finding's own municipality, whoever the rule names.
    fn to(&self, rule: &Rule, finding: &Finding) -> Option<String> {
        let living = |entry: &Entry, wanted| {
            let register = self.now.office.register("organisation").ok();
            let living = register.and_then(|register| register.living().ok());
            living.is_some_and(|living| living.holds(entry, wanted))
        };
        rule.to.iter().find_map(|to| match to {
            To::Keeper => finding.keeper.clone(),
            To::Code(code) => Some(code.clone()),
            To::Where(wanted) => {
                let own = self
                    .organisations
                    .iter()
                    .filter(|own| own.tenant == finding.tenant);
                let mut fit = own.filter(|own| living(own, wanted));
                fit.next().map(|own| own.organisation.clone())
            }
        })
    }

    /// Whether a new alert was opened; somebody else's run may have opened it meanwhile.
    fn raise(
        &mut self,
        rule: &Rule,
        finding: &Finding,
        organisation: String,
    ) -> Result<bool, Refused> {
        let (now, book) = (self.now, &self.register.codebook);
        let living = self.register.living()?;
        let written = Written {
            answers: finding.answers(rule),
            places: Some(finding.places()),
            ..Written::default()
        };
        let opening = Opening {
            id: gocpont_core::life::EntryId(0),
            tenant: finding.tenant.clone(),
            organisation,
            part: Part::Coordinator,
            change: written.change(book)?,
        };
        // How many there were before tells this one from them, and makes two runs at once open it once.
        let before = self
            .stand
            .iter()
            .filter(|own| own.is_of(rule, finding))
            .count();
        let request = format!("{}/{}/{}/{before}", rule.id, finding.tenant, finding.series);
        noted(
            now,
            self.register,
            (&finding.tenant, finding.persons()),
            || {
                let entry = living.open(&opening, now.now)?;
                let due = living.due_at(&entry, &now.office.calendar);
                let shared = BTreeSet::new();
                let note = Note {
                    by: PROGRAM,
                    at: now.now,
                    step: None,
                    due,
                    shared: &shared,
                };
                let opened = now
                    .office
                    .entries()
                    .open(book, &entry, &note, Some(&request))?;
                let entry = now
                    .office
                    .entries()
                    .entry(book, opened.id())?
                    .ok_or(Refused::NotFound)?;
                self.stand.push(Stands {
                    entry,
                    rule: rule.id.clone(),
                    series: finding.series.clone(),
                    members: finding.listed(&rule.id),
                    hexes: finding.hexes.clone(),
                    is_over: false,
                    is_open: true,
                });
                Ok(matches!(opened, Opened::New(_)))
            },
        )
    }

    /// Notes the day on which an alert's cause was over; not where somebody writes it at the same moment: the next run does.
    fn over(&mut self, at: usize) -> Result<bool, Refused> {
        let today = self.now.today.to_string();
        let is_noted = self.amend(at, "over_day", &today, None)?;
        self.stand[at].is_over |= is_noted;
        Ok(is_noted)
    }

    /// Writes an answer into an alert; says whether nobody wrote it at the same moment.
    fn amend(
        &mut self,
        at: usize,
        code: &str,
        answer: &str,
        persons: Option<u64>,
    ) -> Result<bool, Refused> {
        let (now, register) = (self.now, self.register);
        let living = register.living()?;
        let stands = &mut self.stand[at];
        let written = Written {
            answers: Map::from_iter([(code.to_owned(), json!(answer))]),
            ..Written::default()
        };
        let change = written.change(&register.codebook)?;
        let tenant = stands.entry.tenant.clone();
        noted(now, register, (&tenant, persons), || {
            let made_on = stands.entry.revision;
            let next = living.amend(&stands.entry, Part::Coordinator, made_on, &change, now.now)?;
            let due = living.due_at(&next, &now.office.calendar);
            let shared = BTreeSet::new();
            let note = Note {
                by: PROGRAM,
                at: now.now,
                step: None,
                due,
                shared: &shared,
            };
            match now
                .office
                .entries()
                .revise(&register.codebook, &next, &note)
            {
                Ok(()) => {
                    stands.entry = next;
                    Ok(true)
                }
                Err(gocpont_records::entries::EntryError::Conflict { .. }) => Ok(false),
                Err(error) => Err(error.into()),
            }
        })
    }
}

impl Stands {
    /// Whether it is about what was found: the same rule, municipality and series.
    fn is_of(&self, rule: &Rule, finding: &Finding) -> bool {
        self.rule == rule.id
            && self.entry.tenant == finding.tenant
            && if finding.members.is_empty() && !self.members.is_empty() {
                self.members.contains_key(&finding.series)
            } else {
                finding.is_still(&self.series, &self.hexes)
            }
    }
}

/// The people of an alert's list, where it has one and is not over. What the program has sealed itself it reads for itself: the run
/// has written down already that it looks at everybody.
fn members(
    now: &Moment<'_>,
    register: &Register,
    entry: &Entry,
    rule: &str,
) -> Result<BTreeMap<String, String>, Refused> {
    let book = &register.codebook;
    let is_list = category(book, entry, "why").is_some_and(|why| why.starts_with("persons"));
    if !is_list || day(entry, "over_day").is_some() {
        return Ok(BTreeMap::new());
    }
    let marks = now.office.entries().unseal(book, entry.id, "person")?;
    let marks = marks.unwrap_or_default();
    let of = |mark: &str| (series_of(rule, mark), mark.to_owned());
    Ok(marks_of(&marks).map(of).collect())
}

/// The marks of a list.
fn marks_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).filter(|mark| !mark.is_empty())
}

/// How many persons an opened text of an entry is about: as many as a list has marks, else one.
pub fn persons_in(register: &Register, entry: &Entry, text: Option<&str>) -> u64 {
    let book = &register.codebook;
    let is_list = book.id == ALERTS
        && category(book, entry, "why").is_some_and(|why| why.starts_with("persons"));
    match text {
        Some(text) if is_list => marks_of(text).count().max(1) as u64,
        _ => 1,
    }
}
