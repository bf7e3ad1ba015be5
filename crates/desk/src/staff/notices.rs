//! Notices of the desk: what was done with entries that somebody has to do with, and what is late. A notice names an entry and its
//! state, nothing that stands in it; whether its reader may see the entry is asked again each time.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use gocpont_access::{Action, Actor, Role, may};
use gocpont_core::life::{Entry, EntryId, Party};
use gocpont_records::entries::Entries;
use gocpont_records::entries::notices::{Notice, Post, Reader, Seen, Wanted};
use http::{HeaderMap, Method};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::asking::{Answer, Shared, asked, read};
use super::office::Office;
use super::parts::Sharing;
use super::refused::Refused;
use super::ways::{Way, Who};

/// Notices of a list, at most, and where nothing is said.
const MOST: usize = 200;
const USUAL: usize = 50;
/// Notices that are looked through for those that somebody may still see; more unread ones are not counted.
const LOOKED_AT: u32 = 500;

/// The routes of notices.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/notices", Who::Staff, list),
        Way::post("/api/notices/seen", Who::Staff, seen),
    ]
}

/// Whoever reads notices, with the entries that were looked up for them.
pub struct Reading<'r> {
    office: &'r Office,
    entries: &'r Entries,
    actor: &'r Actor,
    reader: Reader,
    known: BTreeMap<(String, EntryId), Option<Entry>>,
}

impl<'r> Reading<'r> {
    /// Of an account; nothing is told to anybody else.
    pub fn of(office: &'r Office, entries: &'r Entries, actor: &'r Actor) -> Option<Self> {
        Some(Self {
            office,
            entries,
            actor,
            reader: Reader {
                account: name_of(actor)?,
                posts: posts(actor),
            },
            known: BTreeMap::new(),
        })
    }

    /// The notices of entries that they may see, the latest first, and whether there are more.
    pub fn read(&mut self, wanted: &Wanted, most: usize) -> Result<(Vec<Notice>, bool), Refused> {
        let mut found = Vec::new();
        let mut wanted = Wanted {
            limit: LOOKED_AT,
            ..*wanted
        };
        loop {
            let page = self.entries.notices(&self.reader, &wanted)?;
            let is_last = page.len() < LOOKED_AT as usize;
            for notice in page {
                wanted.before = Some(notice.id);
                if self.entry(&notice)?.is_none() {
                    continue;
                }
                if found.len() == most {
                    return Ok((found, true));
                }
                found.push(notice);
            }
            if is_last {
                return Ok((found, false));
            }
        }
    }

    /// How many they have not seen, up to a bound.
    pub fn unread(&mut self) -> Result<usize, Refused> {
        let unseen = Wanted {
            unseen: true,
            ..Wanted::default()
        };
        Ok(self.read(&unseen, LOOKED_AT as usize)?.0.len())
    }

    /// The entry of a notice, where they may see it.
    pub fn entry(&mut self, notice: &Notice) -> Result<Option<&Entry>, Refused> {
        let at = (notice.register.clone(), notice.entry);
        if !self.known.contains_key(&at) {
            let entry = self.seen_entry(notice)?;
            self.known.insert(at.clone(), entry);
        }
        Ok(self.known.get(&at).and_then(Option::as_ref))
    }

    fn seen_entry(&self, notice: &Notice) -> Result<Option<Entry>, Refused> {
        // A register that the desk no longer has is nobody's.
        let Ok(register) = self.office.register(&notice.register) else {
            return Ok(None);
        };
        let Some(entry) = self.entries.entry(&register.codebook, notice.entry)? else {
            return Ok(None);
        };
        let whole = Sharing::of(self.office, self.entries, register, &entry).whole()?;
        Ok(may(self.actor, Action::See, &whole)
            .is_ok()
            .then_some(entry))
    }

    fn told(&mut self, notice: &Notice) -> Result<Option<Json>, Refused> {
        let Some(entry) = self.entry(notice)? else {
            return Ok(None);
        };
        Ok(Some(json!({
            "id": notice.id,
            "at": notice.at.to_string(),
            "kind": notice.kind.code(),
            "register": notice.register,
            "entry": notice.entry.0,
            "revision": notice.revision,
            "tenant": entry.tenant,
            "organisation": entry.organisation,
            "step": notice.step,
            "state": notice.state,
            "due": notice.due.map(|due| due.to_string()),
            "why": notice.party.code(),
            "seen": notice.seen,
        })))
    }
}

/// What somebody is told as: by their roles, and the organisation that they work for.
fn posts(actor: &Actor) -> Vec<Post> {
    let own = actor.organisation().map(ToString::to_string);
    let mut posts = Vec::new();
    for grant in actor.grants() {
        let mut add = |organisation: Option<&String>, party: Party| {
            let post = Post {
                tenant: grant.tenant.to_string(),
                organisation: organisation.cloned(),
                party,
            };
            if !posts.contains(&post) {
                posts.push(post);
            }
        };
        if let Some(own) = &own {
            add(Some(own), Party::Organisation);
            if grant.role == Role::SocialWorker {
                add(Some(own), Party::Handler);
                add(Some(own), Party::Sender);
                add(Some(own), Party::Partners);
            }
        }
        match grant.role {
            Role::Analyst if grant.records => add(None, Party::Coordinator),
            Role::Publisher => add(None, Party::Publisher),
            _ => {}
        }
    }
    posts
}

/// The name of an account; a token has none.
pub fn name_of(actor: &Actor) -> Option<String> {
    match actor.who() {
        gocpont_access::Who::Account(name) => Some(name.to_string()),
        _ => None,
    }
}

async fn list(State(app): Shared, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let (wanted, most) = wanted(&query.unwrap_or_default())?;
    asked(&app, &Method::GET, &headers, move |office, session, _| {
        let entries = office.reading();
        let mut reading = Reading::of(office, &entries, &session.actor).ok_or(Refused::NotFound)?;
        let (found, more) = reading.read(&wanted, most)?;
        let mut told = Vec::new();
        for notice in &found {
            told.extend(reading.told(notice)?);
        }
        Ok(json!({ "notices": told, "unread": reading.unread()?, "more": more }))
    })
    .await
}

fn wanted(query: &str) -> Result<(Wanted, usize), Refused> {
    let (mut wanted, mut most) = (Wanted::default(), USUAL);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let number = || value.parse().map_err(|_| Refused::Malformed);
        match &*name {
            "unread" => wanted.unseen = value == "true",
            "before" => wanted.before = Some(number()?),
            "limit" => {
                most = usize::try_from(number()?)
                    .map_err(|_| Refused::Malformed)?
                    .min(MOST);
            }
            _ => return Err(Refused::Malformed),
        }
    }
    Ok((wanted, most))
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Marked {
    These { ids: Vec<i64> },
    UpTo { up_to: i64 },
}

async fn seen(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let marked = match read(body).await? {
        Marked::These { ids } if ids.len() > LOOKED_AT as usize => return Err(Refused::TooLarge),
        Marked::These { ids } => Seen::These(ids),
        Marked::UpTo { up_to } => Seen::UpTo(up_to),
    };
    asked(&app, &Method::POST, &headers, move |office, session, _| {
        let account = name_of(&session.actor).ok_or(Refused::NotFound)?;
        let mut entries = office.entries();
        entries.seen(&account, &marked)?;
        let mut reading = Reading::of(office, &entries, &session.actor).ok_or(Refused::NotFound)?;
        Ok(json!({ "unread": reading.unread()? }))
    })
    .await
}
