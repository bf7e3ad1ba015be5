//! The one page of routes of the desk.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, RawQuery, State};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use gocpont_access::{Actor, Attempt, Login, Password, Role, Session, SessionKey};
use gocpont_core::life::EntryId;
use gocpont_records::entries::{Asked, Order};
use http::{HeaderMap, Method, StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use tower_http::catch_panic::CatchPanicLayer;

use super::door::{Door, cookie, guard, has_token, key, token};
use super::entries::{Desk, NewEntry, Written};
use super::office::Office;
use super::refused::Refused;
use super::{describe, inbox};
use crate::{page, reply};

/// Bytes of a request, at most.
const LARGEST: usize = 256 << 10;
/// Entries of a list, at most, and where nothing is said.
const MOST: u32 = 500;
const USUAL: u32 = 50;

/// What every route has at hand.
pub struct App {
    /// Who comes in.
    pub door: Door,
    /// The files.
    pub office: Arc<Office>,
}

type Shared = State<Arc<App>>;
type Answer = Result<Response, Refused>;

/// Every route, behind the door.
pub fn router(app: &Arc<App>) -> Router {
    Router::new()
        .route("/", get(page::desk))
        .route("/api/sign-in", post(sign_in))
        .route("/api/sign-out", post(sign_out))
        .route("/api/me", get(me))
        .route("/api/registers", get(registers))
        .route("/api/inbox", get(waiting))
        .route("/api/registers/{register}/entries", get(list).post(open))
        .route(
            "/api/registers/{register}/entries/{id}",
            get(one).put(amend),
        )
        .route(
            "/api/registers/{register}/entries/{id}/history",
            get(history),
        )
        .route(
            "/api/registers/{register}/entries/{id}/steps/{step}",
            post(step),
        )
        .route(
            "/api/registers/{register}/entries/{id}/unseal",
            post(unseal),
        )
        .route("/api/audit", get(audit))
        .fallback(get(page::desk_file))
        .method_not_allowed_fallback(async || Refused::Method)
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(Arc::clone(app), guard))
        .with_state(Arc::clone(app))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    name: String,
    password: String,
    code: Option<String>,
}

async fn sign_in(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let typed: SignIn = read(body).await?;
    let before = key(&headers);
    let address = app.door.address(&headers);
    let now = Timestamp::now();
    let office = Arc::clone(&app.office);
    let login = blocking(move || {
        office.sign_in(&Attempt {
            name: &typed.name,
            password: &Password::new(&typed.password),
            code: typed.code.as_deref(),
            address,
            replaces: before.as_ref(),
            at: now,
        })
    });
    match login.await? {
        Login::In(key) => {
            let mut response = reply::json(StatusCode::OK, &json!({ "token": token(&key) }));
            response
                .headers_mut()
                .insert(header::SET_COOKIE, cookie(Some(&key)));
            Ok(response)
        }
        Login::Wrong => Err(Refused::Wrong),
        Login::CodeWanted => Err(Refused::CodeWanted),
        Login::Wait(seconds) => Err(Refused::Wait(seconds)),
    }
}

async fn sign_out(State(app): Shared, headers: HeaderMap) -> Answer {
    let key = key(&headers)
        .filter(|key| has_token(key, &headers))
        .ok_or(Refused::NoToken)?;
    let office = Arc::clone(&app.office);
    blocking(move || Ok(office.staff().logout(&key, Timestamp::now())?)).await?;
    let mut response = reply::json(StatusCode::OK, &json!({}));
    response
        .headers_mut()
        .insert(header::SET_COOKIE, cookie(None));
    Ok(response)
}

async fn me(State(app): Shared, headers: HeaderMap) -> Answer {
    let own = key(&headers).ok_or(Refused::NoSession)?;
    let proof = token(&own);
    asked(&app, &Method::GET, &headers, move |office, session, _| {
        let actor = &session.actor;
        let grants = actor.grants().iter().map(|grant| {
            json!({ "tenant": grant.tenant.as_str(), "role": grant.role.id(), "records": grant.records })
        });
        Ok(json!({
            "name": name_of(actor),
            "organisation": actor.organisation().map(ToString::to_string),
            "grants": grants.collect::<Vec<_>>(),
            "tenants": describe::tenants(office, actor)?,
            "organisations": describe::organisations(office, actor)?,
            "token": proof,
            "ends": session.ends_at.to_string(),
        }))
    })
    .await
}

fn name_of(actor: &Actor) -> Option<String> {
    match actor.who() {
        gocpont_access::Who::Account(name) => Some(name.to_string()),
        _ => None,
    }
}

async fn registers(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::GET, &headers, |office, session, _| {
        Ok(json!({ "registers": describe::registers(&session.actor, office.registers().iter())? }))
    })
    .await
}

async fn waiting(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::GET, &headers, |office, session, now| {
        inbox::inbox(office, &session.actor, now)
    })
    .await
}

async fn list(
    State(app): Shared,
    Path(register): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer {
    let wanted = wanted(&query.unwrap_or_default())?;
    on(&app, &Method::GET, &headers, register, move |desk| {
        desk.list(&wanted)
    })
    .await
}

async fn open(
    State(app): Shared,
    Path(register): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let new: NewEntry = read(body).await?;
    let request = crate::gate::only(&headers, &http::HeaderName::from_static("idempotency-key"));
    let request = request.map(str::to_owned);
    if request
        .as_ref()
        .is_some_and(|key| key.is_empty() || key.len() > 64)
    {
        return Err(Refused::Malformed);
    }
    on(&app, &Method::POST, &headers, register, move |desk| {
        Ok(desk.open(&new, request.as_deref())?.0)
    })
    .await
}

async fn one(
    State(app): Shared,
    Path((register, id)): Path<(String, u64)>,
    headers: HeaderMap,
) -> Answer {
    on(&app, &Method::GET, &headers, register, move |desk| {
        desk.one(EntryId(id))
    })
    .await
}

async fn history(
    State(app): Shared,
    Path((register, id)): Path<(String, u64)>,
    headers: HeaderMap,
) -> Answer {
    on(&app, &Method::GET, &headers, register, move |desk| {
        desk.history(EntryId(id))
    })
    .await
}

async fn amend(
    State(app): Shared,
    Path((register, id)): Path<(String, u64)>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let (made_on, written) = (made_on(&headers)?, read::<Written>(body).await?);
    on(&app, &Method::PUT, &headers, register, move |desk| {
        desk.amend(EntryId(id), made_on, &written)
    })
    .await
}

async fn step(
    State(app): Shared,
    Path((register, id, step)): Path<(String, u64, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let (made_on, written) = (made_on(&headers)?, read::<Written>(body).await?);
    on(&app, &Method::POST, &headers, register, move |desk| {
        desk.step(EntryId(id), &step, made_on, &written)
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unseal {
    variable: String,
    reason: String,
}

async fn unseal(
    State(app): Shared,
    Path((register, id)): Path<(String, u64)>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let Unseal { variable, reason } = read(body).await?;
    let reason = reason.parse().map_err(|_| Refused::NoReason)?;
    on(&app, &Method::POST, &headers, register, move |desk| {
        desk.unseal(EntryId(id), &variable, reason)
    })
    .await
}

async fn audit(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::GET, &headers, |office, session, _| {
        // Whoever reads who did what does so for the whole file: it has one chain.
        let is_auditor = session.actor.grants().iter().any(|grant| grant.role == Role::Auditor);
        if !is_auditor {
            return Err(Refused::NotFound);
        }
        let staff = office.staff();
        let entries = staff.entries(Some(MOST))?;
        let told = entries.iter().map(|own| {
            json!({
                "id": own.id, "at": own.at, "who": own.who, "tenant": own.tenant, "act": own.act, "kind": own.object_kind,
                "object": own.object, "persons": own.persons, "reason": own.reason, "outcome": own.outcome, "of": own.of,
            })
        });
        Ok(json!({ "entries": told.collect::<Vec<_>>(), "head": staff.head()?.to_string() }))
    })
    .await
}

/// Somebody's work on a register.
async fn on(
    app: &Arc<App>,
    method: &Method,
    headers: &HeaderMap,
    register: String,
    work: impl FnOnce(&Desk<'_>) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    asked(app, method, headers, move |office, session, now| {
        let register = office.register(&register)?;
        work(&Desk {
            office,
            register,
            actor: &session.actor,
            now,
        })
    })
    .await
}

/// Does something for whoever is signed in; what changes something comes with the session's token.
async fn asked(
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

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Refused::Failed(error.to_string())))
}

/// The revision that a change was made on.
fn made_on(headers: &HeaderMap) -> Result<u64, Refused> {
    let given = crate::gate::only(headers, &header::IF_MATCH).map(|text| text.trim_matches('"'));
    given
        .and_then(|text| text.parse().ok())
        .ok_or(Refused::Malformed)
}

async fn read<T: DeserializeOwned>(body: Body) -> Result<T, Refused> {
    let bytes = to_bytes(body, LARGEST)
        .await
        .map_err(|_| Refused::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::Malformed)
}

/// What is asked of a list; anything else that is asked is an error.
fn wanted(query: &str) -> Result<Asked, Refused> {
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
