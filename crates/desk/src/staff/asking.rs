//! What every route does before its own work: who asks, whether they may change something, and what they sent.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::response::Response;
use gocpont_access::{Actor, Session, SessionKey, TokenKey};
use gocpont_core::life::EntryId;
use gocpont_records::entries::{Asked, Order};
use http::{HeaderMap, Method, StatusCode, header};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::door::{has_token, key};
use super::entries::Desk;
use super::office::Office;
use super::refused::Refused;
use super::routes::App;
use crate::reply;

/// Bytes of a request, at most.
const LARGEST: usize = 256 << 10;
/// Entries of a list, at most, and where nothing is said.
pub const MOST: u32 = 500;
const USUAL: u32 = 50;

/// What every route has at hand.
pub type Shared = State<Arc<App>>;
/// What every route gives.
pub type Answer = Result<Response, Refused>;

/// Somebody's work on a register: of whoever is signed in, or where nothing is changed of a program with its token.
pub async fn on(
    app: &Arc<App>,
    method: &Method,
    headers: &HeaderMap,
    register: String,
    work: impl FnOnce(&Desk<'_>) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    by_anybody(app, method, headers, move |office, actor, now| {
        let register = office.register(&register)?;
        work(&Desk {
            office,
            register,
            actor,
            now,
        })
    })
    .await
}

/// Does something for whoever is signed in, or where nothing is changed for a program with its token. What is in the token's
/// scope is for the question of rights, as ever.
pub async fn by_anybody(
    app: &Arc<App>,
    method: &Method,
    headers: &HeaderMap,
    work: impl FnOnce(&Office, &Actor, Timestamp) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    let Some(token) = bearer(method, headers)? else {
        return asked(app, method, headers, move |office, session, now| {
            work(office, &session.actor, now)
        })
        .await;
    };
    let office = Arc::clone(&app.office);
    let told = blocking(move || {
        let now = Timestamp::now();
        let actor = office.staff().token(&token, now)?;
        work(&office, &actor.ok_or(Refused::NoSession)?, now)
    });
    Ok(reply::json(StatusCode::OK, &told.await?))
}

/// The token that a program brings to read something. One that comes with a cookie, twice, or to change something is none.
fn bearer(method: &Method, headers: &HeaderMap) -> Result<Option<TokenKey>, Refused> {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Ok(None);
    }
    let is_alone = *method == Method::GET && !headers.contains_key(header::COOKIE);
    let given = crate::gate::only(headers, &header::AUTHORIZATION).filter(|_| is_alone);
    let token = given.and_then(|given| given.strip_prefix("Bearer ")?.parse().ok());
    token.map(Some).ok_or(Refused::NoSession)
}

/// Does something about one's own account, for whoever holds a session, also one that wants something first.
pub async fn own(
    app: &Arc<App>,
    method: &Method,
    headers: &HeaderMap,
    work: impl FnOnce(&Office, &SessionKey, &Session, Timestamp) -> Result<Json, Refused>
    + Send
    + 'static,
) -> Answer {
    let key: SessionKey = key(headers).ok_or(Refused::NoSession)?;
    let may_change = *method == Method::GET || has_token(&key, headers);
    let office = Arc::clone(&app.office);
    let told = blocking(move || {
        let now = Timestamp::now();
        let session = office.begun_session(&key, now)?;
        if !may_change {
            return Err(Refused::NoToken);
        }
        work(&office, &key, &session, now)
    });
    Ok(reply::json(StatusCode::OK, &told.await?))
}

/// Refuses a session that wants something first.
pub fn whole(session: &Session) -> Result<(), Refused> {
    if session.wants.is_empty() {
        Ok(())
    } else {
        Err(Refused::Wanted(session.wants.clone()))
    }
}

/// Does something for whoever is signed in; what changes something comes with the session's token.
pub async fn asked(
    app: &Arc<App>,
    method: &Method,
    headers: &HeaderMap,
    work: impl FnOnce(&Office, &Session, Timestamp) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    let key: SessionKey = key(headers).ok_or(Refused::NoSession)?;
    let may_change = has_token(&key, headers);
    let changes = *method != Method::GET;
    let office = Arc::clone(&app.office);
    let told = blocking(move || {
        let now = Timestamp::now();
        let session = office.session(&key, now)?;
        if changes && !may_change {
            return Err(Refused::NoToken);
        }
        work(&office, &session, now)
    });
    Ok(reply::json(StatusCode::OK, &told.await?))
}

/// Does what waits for files or passwords where nobody else waits for it.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Refused::Failed(error.to_string())))
}

/// The revision that a change was made on.
pub fn made_on(headers: &HeaderMap) -> Result<u64, Refused> {
    let given = crate::gate::only(headers, &header::IF_MATCH).map(|text| text.trim_matches('"'));
    given
        .and_then(|text| text.parse().ok())
        .ok_or(Refused::Malformed)
}

/// A body of JSON; one that is too large is not read to its end.
pub async fn read<T: DeserializeOwned>(body: Body) -> Result<T, Refused> {
    let bytes = to_bytes(body, LARGEST)
        .await
        .map_err(|_| Refused::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::Malformed)
}

/// What is asked of a list; anything else that is asked is an error.
pub fn wanted(query: &str) -> Result<Asked, Refused> {
    let mut wanted = Asked {
        limit: USUAL,
        ..Asked::default()
    };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "state" => wanted.states = value.split(',').map(str::to_owned).collect(),
            "open" => wanted.open = value == "true",
            "due_before" => {
                wanted.due_before = Some(value.parse().map_err(|_| Refused::Malformed)?);
            }
            "organisation" => wanted.organisation = Some(value.into_owned()),
            "order" if value == "due" => wanted.order = Order::Due,
            "order" if value == "newest" => wanted.order = Order::Newest,
            "limit" => {
                let limit: u32 = value.parse().map_err(|_| Refused::Malformed)?;
                wanted.limit = limit.min(MOST);
            }
            "offset" => wanted.offset = value.parse().map_err(|_| Refused::Malformed)?,
            "linked" => {
                let (register, id) = value.split_once('/').ok_or(Refused::Malformed)?;
                let id = id.parse().map_err(|_| Refused::Malformed)?;
                wanted.linked_to = Some((register.to_owned(), EntryId(id)));
            }
            _ => return Err(Refused::Malformed),
        }
    }
    Ok(wanted)
}
