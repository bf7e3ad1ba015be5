//! Rules run over the desk's own files: what changes is told once, what is annotated is not, and nobody is told of another town's.

mod asked;
mod figures;
mod once;
mod told;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};

use gocpont_access::{Cost, Grant, NewAccount, NewTenant, Password, Role, StaffStore, Tenant, Who};
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId, Opening, Part, Step};
use gocpont_core::watch::{Every, PersonRule, Rule};
use gocpont_ingest::parameter::Thresholds;
use gocpont_ingest::watch::Known;
use gocpont_records::TownKeys;
use gocpont_records::entries::{Note, Standing};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use super::read::{category, each, text};
use super::{Idle, Met, Ran, Reading, Row, Sight, Spot, Told, Town, Watch, Watched, run};
use crate::staff::Refused;
use crate::staff::office::{Files, Office};
use crate::staff::written::Written;

const OWN: &str = "25104";
const OTHER: &str = "11439";
const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

/// What a test lets the desk see.
#[derive(Default)]
struct Seen {
    people: Vec<Met>,
    readings: Vec<(String, Vec<Reading>)>,
    spots: Vec<Spot>,
    newest: Vec<(String, Date)>,
}

/// The same for a desk that was opened again.
#[derive(Clone, Default)]
struct Eyes(Arc<Mutex<Seen>>);

impl Sight for Eyes {
    fn readings(&self, town: &Town, _: Watched<'_>, _: Date) -> Result<Told<Vec<Row>>, Refused> {
        let seen = self.0.lock().unwrap();
        let own = seen.readings.iter().find(|own| own.0 == town.code);
        let row = |readings: Vec<Reading>| {
            vec![Row {
                area: None,
                readings,
            }]
        };
        Ok(own.map(|own| row(own.1.clone())).ok_or(Idle::FewPeriods))
    }

    fn spots(
        &self,
        town: &Town,
        _: (&str, Option<Date>),
        _: Date,
    ) -> Result<Told<(Vec<Spot>, u64)>, Refused> {
        if town.code != OWN {
            return Ok(Err(Idle::NoArea));
        }
        Ok(Ok((self.0.lock().unwrap().spots.clone(), 400)))
    }

    fn people(&self, _: &PersonRule, _: Date, _: &[Town]) -> Result<(Vec<Met>, u64), Refused> {
        Ok((self.0.lock().unwrap().people.clone(), 1234))
    }

    fn newest(&self, _: &str, _: Date, _: &[Town]) -> Result<Vec<(String, Date)>, Refused> {
        Ok(self.0.lock().unwrap().newest.clone())
    }
}

/// A desk of two towns with watch rules, which can be opened again.
struct Desk {
    folder: TempDir,
    rules: &'static str,
    eyes: Eyes,
    office: Office,
}

fn books() -> Vec<Codebook> {
    let names = [
        "signal",
        "organisation",
        "site",
        "service",
        "measure",
        "alert",
        "break",
    ];
    let read = |name: &str| {
        let file = format!(
            "{}/../../data/codebooks/{name}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(file).unwrap();
        let loaded = gocpont_ingest::codebook::parse(name, &text, &Thresholds::default());
        loaded.unwrap().codebooks()
    };
    names.into_iter().flat_map(read).collect()
}

fn rules(text: &str) -> Vec<Rule> {
    let mut registers = books();
    for name in ["household", "person", "elder_care"] {
        let file = format!(
            "{}/../../data/codebooks/{name}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(file).unwrap();
        let loaded = gocpont_ingest::codebook::parse(name, &text, &Thresholds::default()).unwrap();
        registers.push(loaded.codebook);
    }
    let known = Known {
        registers: &registers,
        thresholds: &Thresholds::default(),
    };
    gocpont_ingest::watch::parse("rules.toml", text, &known)
        .unwrap()
        .rules
}

fn opened(folder: &Path, rules_text: &str, eyes: &Eyes) -> Office {
    let keys = folder.join("town.keys");
    let keys = if keys.exists() {
        TownKeys::read(&keys)
    } else {
        TownKeys::create(&keys)
    };
    let calendar = include_str!("../../../../../data/calendars/hu.toml");
    let calendar = gocpont_ingest::calendar::parse("hu.toml", calendar).unwrap();
    let files = Files {
        staff: folder.join("town.staff.db"),
        entries: folder.join("town.desk.db"),
    };
    let watch = Watch::new(rules(rules_text), Some(Box::new(eyes.clone())));
    Office::open(&files, keys.unwrap(), books(), calendar)
        .unwrap()
        .with_cost(CHEAP)
        .with_watch(watch)
}

impl Desk {
    fn new(rules: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = StaffStore::open_or_create(&folder.path().join("town.staff.db"))
            .unwrap()
            .with_cost(CHEAP);
        let now = Timestamp::now();
        for (code, name) in [(OWN, "Mintafalva"), (OTHER, "Szomszédfalva")] {
            let tenant = Tenant {
                code: code.parse().unwrap(),
                name: name.to_owned(),
            };
            let new = NewTenant {
                tenant,
                district: None,
                shares: BTreeSet::new(),
            };
            store.add_tenant(&new, &Who::Program, now).unwrap();
        }
        let staff = [
            (
                "handler",
                OWN,
                Role::SocialWorker,
                Some("family-support"),
                false,
            ),
            ("analyst", OWN, Role::Analyst, None, true),
            (
                "neighbour",
                OTHER,
                Role::SocialWorker,
                Some("family-support"),
                false,
            ),
            (
                "neighbours-analyst",
                OTHER,
                Role::Analyst,
                Some("family-support"),
                true,
            ),
        ];
        for (name, tenant, role, organisation, records) in staff {
            let organisation = organisation.map(|own| own.parse().unwrap());
            let new = NewAccount {
                name: &name.parse().unwrap(),
                organisation: organisation.as_ref(),
                grants: &[Grant {
                    tenant: tenant.parse().unwrap(),
                    role,
                    records,
                }],
                password: &Password::new("a pond in the park"),
                mail: None,
                needs_totp: false,
            };
            store.add_account(&new, &Who::Program, now).unwrap();
        }
        drop(store);
        let eyes = Eyes::default();
        let office = opened(folder.path(), rules, &eyes);
        let desk = Self {
            folder,
            rules,
            eyes,
            office,
        };
        for tenant in [OWN, OTHER] {
            desk.organisation(tenant, "family-support", "institution");
        }
        desk
    }

    /// The same files, opened by a program that was started anew.
    fn restarted(self) -> Self {
        let Self {
            folder,
            rules,
            eyes,
            office,
        } = self;
        drop(office);
        let office = opened(folder.path(), rules, &eyes);
        Self {
            folder,
            rules,
            eyes,
            office,
        }
    }

    fn organisation(&self, tenant: &str, code: &str, kind: &str) {
        let answers = json!({ "name": code, "kind": kind, "sector": "social" });
        self.entry(
            "organisation",
            (tenant, code),
            answers,
            noon(date(2024, 1, 3)),
        );
    }

    /// An entry as somebody opened it at a moment.
    #[expect(clippy::needless_pass_by_value, reason = "made where it is given")]
    fn entry(
        &self,
        register: &str,
        (tenant, organisation): (&str, &str),
        answers: Json,
        at: Timestamp,
    ) -> EntryId {
        self.placed(
            register,
            (tenant, organisation),
            json!({ "answers": answers }),
            at,
        )
    }

    fn placed(
        &self,
        register: &str,
        (tenant, organisation): (&str, &str),
        written: Json,
        at: Timestamp,
    ) -> EntryId {
        let register = self.office.register(register).unwrap();
        let living = register.living().unwrap();
        let written: Written = serde_json::from_value(written).unwrap();
        let opening = Opening {
            id: EntryId(0),
            tenant: tenant.to_owned(),
            organisation: organisation.to_owned(),
            part: Part::Handler,
            change: written.change(&register.codebook).unwrap(),
        };
        let entry = living.open(&opening, at).unwrap();
        let due = living.due_at(&entry, &self.office.calendar);
        let note = Note {
            by: "handler",
            at,
            step: None,
            due,
            shared: &BTreeSet::new(),
        };
        self.office
            .entries()
            .open(&register.codebook, &entry, &note, None)
            .unwrap()
            .id()
    }

    /// Takes a step with an entry.
    #[expect(clippy::needless_pass_by_value, reason = "made where it is given")]
    fn step(&self, register: &str, id: EntryId, step: &str, answers: Json, at: Timestamp) {
        let register = self.office.register(register).unwrap();
        let living = register.living().unwrap();
        let entry = self
            .office
            .entries()
            .entry(&register.codebook, id)
            .unwrap()
            .unwrap();
        let written: Written = serde_json::from_value(json!({ "answers": answers })).unwrap();
        let taken = Step {
            transition: step.to_owned(),
            part: Part::Handler,
            made_on: entry.revision,
            change: written.change(&register.codebook).unwrap(),
        };
        let next = living.step(&entry, &taken, at).unwrap().entry;
        let due = living.due_at(&next, &self.office.calendar);
        let note = Note {
            by: "handler",
            at,
            step: Some(step),
            due,
            shared: &BTreeSet::new(),
        };
        self.office
            .entries()
            .revise(&register.codebook, &next, &note)
            .unwrap();
    }

    fn signal(&self, tenant: &str, kind: &str, at: Timestamp) -> EntryId {
        let answers = json!({ "kind": kind, "urgency": "normal", "channel": "online", "sender_class": "school" });
        self.entry("signal", (tenant, "family-support"), answers, at)
    }

    /// So many signals of a kind in each of so many weeks from a Monday on.
    fn weeks(&self, tenant: &str, kind: &str, (monday, weeks): (Date, i64), each: usize) {
        for week in 0..weeks {
            for _ in 0..each {
                self.signal(tenant, kind, noon(monday + (week * 7 + 1).days()));
            }
        }
    }

    fn run(&self, day: Date) -> Ran {
        run(&self.office, noon(day)).unwrap()
    }

    fn alerts(&self) -> Vec<Entry> {
        let mut all = Vec::new();
        let register = self.office.register("alert").unwrap();
        each(&self.office, register, |_, Standing { entry, .. }| {
            all.push(entry);
            Ok(())
        })
        .unwrap();
        all
    }

    fn why(&self, entry: &Entry) -> String {
        let book = &self.office.register("alert").unwrap().codebook;
        category(book, entry, "why").unwrap().to_owned()
    }
}

fn noon(day: Date) -> Timestamp {
    let midnight = date(1970, 1, 1).duration_until(day).as_secs();
    Timestamp::from_second(midnight + 12 * 3600).unwrap()
}

fn series(entry: &Entry) -> &str {
    text(entry, "series").unwrap()
}
