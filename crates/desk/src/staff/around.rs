//! What is around an entry: other entries about the same household or person, what the surveys recorded of it, and entries that say
//! the same again. Each part is asked for by itself; what somebody may not see is not there.

use axum::body::Body;
use axum::extract::{Path, State};
use gocpont_access::audit::Object;
use gocpont_access::{
    Action, Holds, OrganisationCode, RegisterCode, Resource, TenantCode, Visibility, may,
};
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{Entry, EntryId};
use gocpont_records::entries::{Asked, Entries, Order};
use gocpont_records::looking::looked_at;
use gocpont_records::{SqliteRecords, StoreError, UnitKey, UnitRevision, answer_json};
use http::{HeaderMap, Method};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::asking::{Answer, Shared, asked as does, on, read};
use super::describe::{labels, variable};
use super::entries::Desk;
use super::office::{Deed, Office, begun};
use super::parts::{Sharing, asked};
use super::people::is_of;
use super::refused::Refused;
use super::ways::{Way, Who};

/// How the mark of a unit begins, and how many digits it has: fewer would name somebody by guessing.
const MARK: &str = "unit:";
const DIGITS: usize = 16;
/// Entries around one, of each register, at most.
const MOST: u32 = 100;

/// The routes of what is around an entry.
pub fn ways() -> Vec<Way> {
    let path = "/api/registers/{register}/entries/{id}/around";
    vec![
        Way::get(path, Who::Rows(Action::See), around),
        Way::post("/api/units/find", Who::Rows(Action::See), find),
    ]
}

async fn around(
    State(app): Shared,
    Path((register, id)): Path<(String, u64)>,
    headers: HeaderMap,
) -> Answer {
    on(&app, &Method::GET, &headers, register, move |desk| {
        desk.around(EntryId(id))
    })
    .await
}

/// A unit that an entry is linked to.
struct Unit<'u> {
    link: &'u str,
    label: Json,
    register: &'u str,
    id: EntryId,
}

impl Desk<'_> {
    /// What is around an entry that they may see.
    pub fn around(&self, id: EntryId) -> Result<Json, Refused> {
        let (entry, tenant) = self.found(id, Action::See)?;
        let units = self.units(&entry)?;
        let deed = Deed {
            actor: self.actor,
            action: Action::See,
            register: self.register,
            tenant: Some(&tenant),
            entry: Some(id),
            persons: Some(units.len() as u64),
            reason: None,
        };
        self.office.noted(&deed, self.now, || {
            let entries = self.office.reading();
            let mut told = Vec::new();
            for unit in &units {
                told.push(json!({
                    "link": unit.link,
                    "register": unit.register,
                    "id": unit.id.0,
                    "label": unit.label,
                    "entries": self.others(&entries, &entry, unit)?,
                    "records": self.records(&entries, &tenant, unit)?,
                }));
            }
            let mut repeats = Vec::new();
            for id in self.repeats(&entries, &entry)? {
                if let Some(again) = entries.entry(&self.register.codebook, EntryId(id))? {
                    repeats.push(self.told(&entries, &again)?);
                }
            }
            Ok(json!({ "units": told, "repeats": repeats }))
        })
    }

    /// The units of registers of people that the entry is linked to, as far as they may see the links.
    fn units(&self, entry: &Entry) -> Result<Vec<Unit<'_>>, Refused> {
        let entries = self.office.reading();
        let sharing = Sharing::of(self.office, &entries, self.register, entry);
        let mut units = Vec::new();
        for link in &self.register.living()?.life.links {
            // What is no register of the desk is one of the store of records.
            let is_ours = self.office.register(&link.to).is_ok();
            if is_ours || may(self.actor, Action::See, &sharing.part(&link.code)?).is_err() {
                continue;
            }
            units.extend(entry.linked(&link.code).map(|id| Unit {
                link: &link.code,
                label: labels(&link.label),
                register: &link.to,
                id,
            }));
        }
        Ok(units)
    }

    /// The other entries that are linked to a unit, of every register that they may list.
    fn others(
        &self,
        entries: &Entries,
        entry: &Entry,
        unit: &Unit<'_>,
    ) -> Result<Vec<Json>, Refused> {
        let wanted = Asked {
            linked_to: Some((unit.register.to_owned(), unit.id)),
            tenant: Some(entry.tenant.clone()),
            order: Order::Newest,
            limit: MOST,
            ..Asked::default()
        };
        let mut told = Vec::new();
        for register in self.office.registers() {
            let there = Desk { register, ..*self };
            let Ok(filter) = there.rows() else {
                continue;
            };
            for found in entries.list(&register.codebook, &filter, &wanted)? {
                let is_itself = register.code == self.register.code && found.entry.id == entry.id;
                if !is_itself {
                    told.push(there.told(entries, &found.entry)?);
                }
            }
        }
        Ok(told)
    }

    /// What the surveys recorded of a unit: for an analyst with the right to records, and for an organisation while it has something
    /// left to do about the unit.
    fn records(
        &self,
        entries: &Entries,
        tenant: &TenantCode,
        unit: &Unit<'_>,
    ) -> Result<Option<Json>, Refused> {
        let people = self.office.people();
        let book = people.and_then(|people| people.codebook(unit.register));
        let Some((people, book)) = people.zip(book) else {
            return Ok(None);
        };
        let organisation = self.at_work(entries, tenant, unit)?;
        let resource = of_people(&book.id, tenant, organisation)?;
        if may(self.actor, Action::See, &resource).is_err() {
            return Ok(None);
        }
        let Some(key) = entries.unit_of(&book.id, unit.id)? else {
            return Ok(None);
        };
        let history = people
            .open(entries.keys().clone())?
            .unit_history(book, &key)?;
        if history.is_empty() || !is_of(self.office, &history, tenant.as_str())? {
            return Ok(None);
        }
        let revisions: Vec<Json> = history.iter().map(|own| revision(book, own)).collect();
        let variables: Vec<Json> = looked_at(book).map(variable).collect();
        Ok(Some(
            json!({ "variables": variables, "revisions": revisions }),
        ))
    }

    /// Their organisation, while it has something left to do about the unit.
    fn at_work(
        &self,
        entries: &Entries,
        tenant: &TenantCode,
        unit: &Unit<'_>,
    ) -> Result<Option<OrganisationCode>, Refused> {
        let Some(own) = self.actor.organisation() else {
            return Ok(None);
        };
        for register in self.office.registers() {
            let about = (unit.register, unit.id);
            if entries.has_open_about(&register.codebook, (tenant.as_str(), own.as_str()), about)? {
                return Ok(Some(own.clone()));
            }
        }
        Ok(None)
    }
}

/// A record of a register of people to the question of rights. Records have no organisation of their own: they are as those of the
/// one that is at work on them, and else of nobody's.
fn of_people(
    register: &str,
    tenant: &TenantCode,
    organisation: Option<OrganisationCode>,
) -> Result<Resource, Refused> {
    let register: RegisterCode = register.parse().map_err(|_| Refused::NotFound)?;
    Ok(Resource {
        register,
        holds: Holds::People,
        tenant: tenant.clone(),
        organisation,
        // Seen by staff as their role has it.
        visibility: Visibility::Public,
    })
}

fn revision(book: &Codebook, own: &UnitRevision) -> Json {
    let answers = own.answers.iter().filter_map(|(code, answer)| {
        let variable = book.variable(code)?;
        Some((code.clone(), answer_json::write(variable, answer)))
    });
    json!({
        "valid_from": own.valid_from.to_string(),
        "recorded_at": own.recorded_at,
        "ended": own.ended,
        "answers": answers.collect::<Map<String, Json>>(),
    })
}

/// A household or person by the id that its survey gave it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Find {
    tenant: String,
    register: String,
    key: String,
}

async fn find(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let wanted: Find = read(body).await?;
    does(
        &app,
        &Method::POST,
        &headers,
        move |office, session, now| found(office, &session.actor, now, &wanted),
    )
    .await
}

/// The unit that a text names: the survey's id, or the whole mark by which an alert names somebody.
fn named(store: &SqliteRecords, book: &Codebook, key: &str) -> Result<Option<UnitKey>, Refused> {
    if !key.starts_with(MARK) {
        return Ok(store.find_unit(book, key)?);
    }
    if key.len() != MARK.len() + DIGITS {
        return Ok(None);
    }
    match store.resolve(book, key) {
        Ok(unit) => Ok(Some(unit)),
        Err(StoreError::NoUnit { .. } | StoreError::ManyUnits(_) | StoreError::NoRegister(_)) => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// The number by which entries are linked to a unit; none where the municipality has no such unit.
fn found(
    office: &Office,
    actor: &gocpont_access::Actor,
    now: Timestamp,
    wanted: &Find,
) -> Result<Json, Refused> {
    let tenant: TenantCode = wanted.tenant.parse().map_err(|_| Refused::Malformed)?;
    let resource = of_people(&wanted.register, &tenant, actor.organisation().cloned())?;
    asked(actor, Action::See, &resource)?;
    let object = Object::Register(resource.register.clone());
    let mut noted = begun(actor, Action::See, now).about(object).within(&tenant);
    noted.persons = Some(1);
    office.noted_as(&noted, || {
        let people = office.people();
        let book = people.and_then(|people| people.codebook(&wanted.register));
        let Some((people, book)) = people.zip(book) else {
            return Ok(json!({ "id": null }));
        };
        let keys = office.entries().keys().clone();
        let store = people.open(keys)?;
        let Some(unit) = named(&store, book, wanted.key.trim())? else {
            return Ok(json!({ "id": null }));
        };
        let history = store.unit_history(book, &unit)?;
        if !is_of(office, &history, tenant.as_str())? {
            return Ok(json!({ "id": null }));
        }
        let id = office.reading().number_of(&book.id, &unit)?;
        Ok(json!({ "id": id.0 }))
    })
}
