//! What entries say of households and people, as columns of the cube's frames: which registers a plan's indicators ask, the
//! entries as the desk's file knew them, and the units they are about.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use gocpont_core::codebook::{Codebook, Indicator};
use gocpont_core::frame::Frame;
use gocpont_core::reported::{Asked, InvalidReport, Report, check_chain};
use gocpont_records::entries::Entries;
use gocpont_records::{Moment, SqliteRecords, UnitKey};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::builtin::{self, Named};
use crate::fault::told;

/// The registers whose units entries are about.
const ABOUT: [&str; 2] = ["household", "person"];

/// The entries that a release counts, as texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryInputs {
    /// The moment up to which what is written in the desk's file counts (RFC 3339).
    pub known_at: String,
    /// The codebook of each register that an indicator asks.
    pub codebooks: BTreeMap<String, String>,
    /// Where the desk's file is; beside the store where it is not said.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

/// The entries that a release counts, read.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The moment up to which what is written counts.
    pub known_at: Timestamp,
    /// The registers.
    pub registers: Vec<Codebook>,
    /// Where the desk's file is; beside the store where it is not said.
    pub file: Option<PathBuf>,
}

impl Asking {
    /// Whether an indicator asks anything of any of the registers.
    pub fn concerns(&self, indicator: &Indicator) -> bool {
        self.registers
            .iter()
            .any(|register| asks(indicator, &register.id))
    }

    /// Refuses indicators that ask what cannot be asked, or not in this order.
    pub fn check(&self, plan: &str, indicators: &[Indicator]) -> anyhow::Result<()> {
        for register in &self.registers {
            for own in indicators {
                let names = own.chain().flat_map(|step| step.names());
                Asked::of(register, names)
                    .map(drop)
                    .and_then(|()| check_chain(own, &register.id))
                    .map_err(|error| refusal(plan, own, &register.id, &error))?;
            }
        }
        Ok(())
    }
}

fn refusal(
    plan: &str,
    indicator: &Indicator,
    register: &str,
    error: &InvalidReport,
) -> anyhow::Error {
    let id = &indicator.id;
    match error {
        InvalidReport::Unknown(name) => told(
            "plan-reports-unknown",
            &[
                ("plan", &plan),
                ("indicator", id),
                ("name", name),
                ("register", &register),
            ],
        ),
        InvalidReport::Population(name) => told(
            "plan-reports-population",
            &[("plan", &plan), ("indicator", id), ("name", name)],
        ),
        InvalidReport::Loose { name, first } => told(
            "plan-reports-loose",
            &[
                ("plan", &plan),
                ("indicator", id),
                ("name", name),
                ("first", first),
            ],
        ),
    }
    .into()
}

/// Whether an indicator asks anything of a register of entries.
pub fn asks(indicator: &Indicator, register: &str) -> bool {
    let names = indicator.chain().flat_map(|step| step.names());
    let mut names = names.map(|name| name.strip_prefix("household.").unwrap_or(name));
    names.any(|name| {
        let rest = name.strip_prefix(register);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// What the desk is opened with: its file and its registers.
pub struct DeskFile {
    /// Where its file is; beside the store where it is not said.
    pub file: Option<PathBuf>,
    /// The codebooks of its registers.
    pub codebooks: Vec<Named>,
}

impl DeskFile {
    /// Those that are named, or the program's own.
    pub fn of(file: Option<&Path>, codebooks: &[String]) -> anyhow::Result<Self> {
        Ok(Self {
            file: file.map(Path::to_owned),
            codebooks: if codebooks.is_empty() {
                builtin::desk_codebooks()
            } else {
                let named = codebooks.iter().map(|name| builtin::codebook(name));
                named.collect::<anyhow::Result<_>>()?
            },
        })
    }
}

/// What the entries of one register say, by unit.
struct Register {
    asked: Asked,
    about: [HashMap<UnitKey, Vec<Report>>; 2],
}

/// How many entries of a register are about units of the store, and how many are about none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties {
    /// The register.
    pub register: String,
    /// Entries that are linked to a household or a person.
    pub tied: usize,
    /// Entries that are not: they count in no layer.
    pub loose: usize,
}

/// What entries say.
#[derive(Default)]
pub struct Reports(Vec<Register>);

impl Reports {
    /// Reads what is asked of the desk's file; nothing where nothing is asked.
    pub fn read(
        store: &SqliteRecords,
        asking: Option<&Asking>,
        (wanted, known_at): (&BTreeSet<String>, Moment),
    ) -> anyhow::Result<Self> {
        let Some(asking) = asking else {
            return Ok(Self::default());
        };
        let entries = opened(store, asking)?;
        let mut all = Vec::new();
        for codebook in &asking.registers {
            let names = wanted.iter().map(String::as_str);
            let Some(asked) = Asked::of(codebook, names)? else {
                continue;
            };
            let reported = entries.reported(codebook, &ABOUT, asking.known_at)?;
            let each = reported.iter().flat_map(|own| {
                let about = own.about.iter();
                about.map(|(register, unit)| (&own.entry, register == ABOUT[1], *unit))
            });
            let kept = store.kept_units(each.clone().map(|(.., unit)| unit), known_at)?;
            let mut about: [HashMap<UnitKey, Vec<Report>>; 2] = [HashMap::new(), HashMap::new()];
            for ((entry, is_person, _), unit) in each.zip(kept) {
                let own = about[usize::from(is_person)].entry(unit);
                own.or_default().push(asked.report(entry));
            }
            all.push(Register { asked, about });
        }
        Ok(Self(all))
    }

    /// The days on which something was said, with whether it was of a person, and of which unit.
    pub fn days(&self) -> Vec<(Date, bool, UnitKey)> {
        let mut all = Vec::new();
        for register in &self.0 {
            for (is_person, about) in [(false, &register.about[0]), (true, &register.about[1])] {
                for (unit, reports) in about {
                    all.extend(reports.iter().map(|own| (own.day(), is_person, *unit)));
                }
            }
        }
        all
    }

    /// Adds what is said to the registers as they stand on a day. What is said of a person is also said of the household in which
    /// they live on that day.
    pub fn add(
        &self,
        (households, household_units): (&mut Frame, &[UnitKey]),
        (persons, person_units): (&mut Frame, &[UnitKey]),
        household_of: &[Option<u32>],
        day: Date,
    ) -> anyhow::Result<()> {
        for Register { asked, about } in &self.0 {
            let of_households = said(&about[0], household_units);
            let of_persons: Vec<_> = said(&about[1], person_units).collect();
            let through = of_persons
                .iter()
                .filter_map(|(row, report)| Some((household_of[*row as usize]?, *report)));
            let columns = asked.columns(households.rows(), day, of_households.chain(through));
            for (name, column) in asked.names().iter().zip(columns) {
                households.add(name, column)?;
            }
            let columns = asked.columns(persons.rows(), day, of_persons.into_iter());
            for (name, column) in asked.names().iter().zip(columns) {
                persons.add(name, column)?;
            }
        }
        Ok(())
    }
}

/// The reports about the units of rows.
fn said<'r>(
    about: &'r HashMap<UnitKey, Vec<Report>>,
    units: &'r [UnitKey],
) -> impl Iterator<Item = (u32, &'r Report)> {
    units.iter().enumerate().flat_map(|(row, unit)| {
        let own = about.get(unit).into_iter().flatten();
        own.map(move |report| (row as u32, report))
    })
}

/// How many entries of each register are about units of the store: for staff, beside a publication.
pub fn tied(store: &SqliteRecords, asking: Option<&Asking>) -> anyhow::Result<Vec<Ties>> {
    let Some(asking) = asking else {
        return Ok(Vec::new());
    };
    let entries = opened(store, asking)?;
    let of = |codebook: &Codebook| {
        let all = entries.reported(codebook, &ABOUT, asking.known_at)?;
        let tied = all.iter().filter(|own| !own.about.is_empty()).count();
        Ok(Ties {
            register: codebook.id.clone(),
            tied,
            loose: all.len() - tied,
        })
    };
    asking.registers.iter().map(of).collect()
}

/// The desk's file, open; refused where there is none, since that is no desk without signals.
fn opened(store: &SqliteRecords, asking: &Asking) -> anyhow::Result<Entries> {
    let path = path(store, asking);
    if !path.exists() {
        anyhow::bail!(told(
            "plan-no-reports",
            &[("file", &path.display().to_string())]
        ));
    }
    Ok(Entries::open_or_create(&path, store.keys().clone())?)
}

/// Waits for whoever is writing into the desk's file: what they have begun is in it then.
pub fn settle(store: &SqliteRecords, asking: &Asking) -> anyhow::Result<()> {
    let mut entries = opened(store, asking)?;
    Ok(entries.settle()?)
}

/// Where the desk's file is.
pub fn path(store: &SqliteRecords, asking: &Asking) -> PathBuf {
    let beside = || store.path().with_extension("desk.db");
    asking.file.clone().unwrap_or_else(beside)
}
