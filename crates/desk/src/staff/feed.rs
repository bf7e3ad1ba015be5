//! The Atom feed of an account's notices (RFC 4287), at an address that is a secret: whoever knows it reads which entries of
//! which registers are in which state, and nothing that stands in them. The file has its hash alone.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use gocpont_access::UserName;
use gocpont_core::codebook::Labels;
use gocpont_records::entries::notices::{Kind, Notice, Wanted};
use gocpont_records::entries::ways::{Feed, Mail};
use gocpont_words::{Arg, Language, Words};
use http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::asking::{Answer, Shared, asked, blocking, read};
use super::notices::{Reading, name_of};
use super::office::Office;
use super::refused::Refused;
use super::ways::{Way, Who};
use crate::reply;

/// Notices of a feed.
const MOST: usize = 100;
/// Bytes of a secret, which is written as twice as many hexadecimal digits.
const BYTES: usize = 20;

/// The routes of the ways by which notices reach somebody.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/notices/ways", Who::Staff, chosen),
        Way::post("/api/notices/ways", Who::Staff, choose),
        Way::post("/api/notices/feed", Who::Staff, make),
        Way::post("/api/notices/feed/end", Who::Staff, end),
        Way::get("/feed/{secret}", Who::Anybody, feed),
    ]
}

fn hash(secret: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update("gocpont feed\0");
    hash.update(secret.as_bytes());
    hash.finalize().into()
}

fn drawn() -> Result<String, Refused> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Refused::Failed(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// How notices reach an account.
fn told(office: &Office, account: &str) -> Result<Json, Refused> {
    let has_address = office.has_mail(account)?;
    let entries = office.entries();
    let feed = entries.feed_of(account)?;
    let feed = feed.map(|feed| json!({ "since": feed.since.to_string(), "lang": feed.lang }));
    let mail = entries.mail(account)?;
    Ok(json!({
        "feed": feed,
        "mail": {
            "possible": has_address && office.post().is_some(),
            "wanted": mail.as_ref().is_none_or(|mail| mail.wanted),
            "failing": mail.is_some_and(|mail| mail.failures > 0),
        },
    }))
}

async fn chosen(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::GET, &headers, |office, session, _| {
        let account = name_of(&session.actor).ok_or(Refused::NotFound)?;
        told(office, &account)
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    mail: bool,
}

async fn choose(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Chosen { mail } = read(body).await?;
    asked(&app, &Method::POST, &headers, move |office, session, _| {
        let account = name_of(&session.actor).ok_or(Refused::NotFound)?;
        {
            let mut entries = office.entries();
            // Whoever wants mail again is not written to of what came meanwhile.
            let last = entries.last_notice()?;
            let before = entries.mail(&account)?;
            let mailed_to = match &before {
                Some(before) if before.wanted => before.mailed_to,
                _ => last,
            };
            let now = Mail {
                wanted: mail,
                mailed_to,
                ..before.unwrap_or_default()
            };
            entries.put_mail(&account, &now)?;
        }
        told(office, &account)
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Making {
    lang: String,
}

async fn make(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Making { lang } = read(body).await?;
    let lang: Language = lang.parse().map_err(|_| Refused::Malformed)?;
    asked(
        &app,
        &Method::POST,
        &headers,
        move |office, session, now| {
            let account = name_of(&session.actor).ok_or(Refused::NotFound)?;
            let secret = drawn()?;
            let feed = Feed {
                account,
                lang: lang.code().to_owned(),
                since: now,
            };
            office.entries().put_feed(&hash(&secret), &feed)?;
            Ok(json!({ "path": format!("/feed/{secret}") }))
        },
    )
    .await
}

async fn end(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::POST, &headers, |office, session, _| {
        let account = name_of(&session.actor).ok_or(Refused::NotFound)?;
        office.entries().end_feed(&account)?;
        Ok(json!({}))
    })
    .await
}

async fn feed(
    State(app): Shared,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (office, address) = (app.office.clone(), app.door.address(&headers));
    let base = app.door.base();
    let atom = blocking(move || {
        let now = Timestamp::now();
        let wait = office.staff().wait_of(address, now)?;
        if wait > 0 {
            return Err(Refused::Wait(wait));
        }
        let found = of_secret(&office, &secret)?;
        let Some(feed) = found else {
            office.staff().guessed(address, now)?;
            return Err(Refused::NotFound);
        };
        atom(&office, &feed, &base)
    });
    let kind = "application/atom+xml; charset=utf-8";
    Ok(reply::of(StatusCode::OK, kind, atom.await?))
}

/// The feed of a secret; one of an account that is disabled goes.
fn of_secret(office: &Office, secret: &str) -> Result<Option<Feed>, Refused> {
    let Some(feed) = office.entries().feed(&hash(secret))? else {
        return Ok(None);
    };
    let name: Option<UserName> = feed.account.parse().ok();
    let is_there = match name {
        Some(name) => office.staff().actor(&name)?.is_some(),
        None => false,
    };
    if is_there {
        return Ok(Some(feed));
    }
    office.entries().end_feed(&feed.account)?;
    Ok(None)
}

fn atom(office: &Office, feed: &Feed, base: &str) -> Result<String, Refused> {
    let name: UserName = feed.account.parse().map_err(|_| Refused::NotFound)?;
    let actor = office.staff().actor(&name)?.ok_or(Refused::NotFound)?;
    let words = Words::new(feed.lang.parse().unwrap_or(Language::En));
    let entries = office.entries();
    let mut reading = Reading::of(office, &entries, &actor).ok_or(Refused::NotFound)?;
    let (notices, _) = reading.read(&Wanted::default(), MOST)?;
    let updated = notices.first().map_or(feed.since, |latest| latest.at);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{base}/#/notices</id>\n\
         <updated>{updated}</updated>\n<author><name>Gócpont</name></author>\n<link href=\"{base}/\"/>\n",
        words.language().code(),
        escaped(&words.say("desk-feed-title")),
    );
    for notice in &notices {
        let _ = writeln!(
            xml,
            "<entry><title>{}</title><id>{base}/#/notice/{}</id><updated>{}</updated><link href=\"{}\"/></entry>",
            escaped(&sentence(office, &words, notice)),
            notice.id,
            notice.at,
            escaped(&link(base, notice)),
        );
    }
    xml.push_str("</feed>\n");
    Ok(xml)
}

/// Where the page shows the entry of a notice.
pub fn link(base: &str, notice: &Notice) -> String {
    format!("{base}/#/register/{}/{}", notice.register, notice.entry.0)
}

/// What a notice says: the register's name, the entry's number, its state.
pub fn sentence(office: &Office, words: &Words, notice: &Notice) -> String {
    let register = office.register(&notice.register).ok();
    let book = register.map(|register| &register.codebook);
    let named = book.map_or("", |book| said(words, &book.label));
    let state = book.and_then(|book| book.life.as_ref()?.state(&notice.state));
    let state = state.map_or(notice.state.as_str(), |state| said(words, &state.label));
    let id = match notice.kind {
        Kind::Opened => "desk-feed-opened",
        Kind::Step => "desk-feed-step",
        Kind::Overdue => "desk-feed-overdue",
    };
    let args = [
        ("register", Arg::from(named)),
        ("entry", Arg::from(notice.entry.0.to_string())),
        ("state", Arg::from(state)),
    ];
    words.say_with(id, &args)
}

/// A label in the language of the words.
pub fn said<'l>(words: &Words, labels: &'l Labels) -> &'l str {
    match words.language() {
        Language::Hu => &labels.hu,
        Language::Cs => &labels.cs,
        Language::En => &labels.en,
    }
}

/// A text within XML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for own in text.chars() {
        match own {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no such characters.
            own if own.is_control() && !"\t\n\r".contains(own) => {}
            own => safe.push(own),
        }
    }
    safe
}
