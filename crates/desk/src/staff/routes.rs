//! The one page of routes of the desk, and those of sessions, registers and the audit.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::middleware;
use axum::routing::get;
use gocpont_access::{Action, Actor, Attempt, Login, Password, Role};
use gocpont_core::life::EntryId;
use http::{HeaderMap, Method, StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tower_http::catch_panic::CatchPanicLayer;

use super::asking::{
    Answer, Shared, asked, blocking, by_anybody, made_on, on, own as own_account, read, wanted,
};
use super::door::{Door, cookie, guard, has_token, key, token};
use super::office::Office;
use super::refused::Refused;
use super::ways::{self, Way, Who};
use super::written::{NewEntry, Written};
use super::{describe, inbox, trail};
use crate::{page, reply};

/// What every route has at hand.
pub struct App {
    /// Who comes in.
    pub door: Door,
    /// The files.
    pub office: Arc<Office>,
}

/// Every route, behind the door.
pub fn router(app: &Arc<App>) -> Router {
    let routes = Router::new().route("/", get(page::desk));
    let routes = ways::all().into_iter().fold(routes, |routes, way| {
        routes.route(way.path, way.guarded(app))
    });
    routes
        .fallback(get(page::desk_file))
        .method_not_allowed_fallback(async || Refused::Method)
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(Arc::clone(app), guard))
        .with_state(Arc::clone(app))
}

/// The routes of sessions, registers and the audit.
pub fn ways() -> Vec<Way> {
    let see = Who::Rows(Action::See);
    vec![
        Way::post("/api/sign-in", Who::Anybody, sign_in),
        Way::post("/api/sign-out", Who::Staff, sign_out),
        Way::get("/api/me", Who::Staff, me),
        Way::get("/api/registers", Who::Staff, registers),
        Way::get("/api/inbox", Who::Staff, waiting),
        Way::get(
            "/api/registers/{register}/entries",
            Who::Rows(Action::List),
            list,
        ),
        Way::post(
            "/api/registers/{register}/entries",
            Who::Rows(Action::Change),
            open,
        ),
        Way::get("/api/registers/{register}/entries/{id}", see, one),
        Way::put(
            "/api/registers/{register}/entries/{id}",
            Who::Rows(Action::Change),
            amend,
        ),
        Way::get(
            "/api/registers/{register}/entries/{id}/history",
            see,
            history,
        ),
        Way::post(
            "/api/registers/{register}/entries/{id}/steps/{step}",
            Who::Rows(Action::Change),
            step,
        ),
        Way::post(
            "/api/registers/{register}/entries/{id}/unseal",
            Who::Rows(Action::OpenSealed),
            unseal,
        ),
        Way::get("/api/audit", Who::Roles(&[Role::Auditor]), audit),
    ]
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
    own_account(&app, &Method::GET, &headers, |office, key, session, _| {
        let actor = &session.actor;
        let wants: Vec<&str> = session.wants.iter().map(|want| want.id()).collect();
        let mut told = json!({
            "name": name_of(actor),
            "wants": wants,
            "token": token(key),
            "ends": session.ends_at.to_string(),
        });
        // Whoever has something to do first learns of nothing else.
        if wants.is_empty() {
            let grants = actor.grants().iter().map(|grant| {
                json!({ "tenant": grant.tenant.as_str(), "role": grant.role.id(), "records": grant.records })
            });
            told["organisation"] = json!(actor.organisation().map(ToString::to_string));
            told["grants"] = grants.collect();
            told["tenants"] = describe::tenants(office, actor)?.into();
            told["organisations"] = describe::organisations(office, actor)?.into();
            told["mail"] = json!(session.mail.as_ref().map(ToString::to_string));
            told["second_factor"] = json!(session.has_totp);
        }
        Ok(told)
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
    by_anybody(&app, &Method::GET, &headers, |office, actor, _| {
        Ok(json!({ "registers": describe::registers(actor, office.registers().iter())? }))
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
        trail::read(office, session)
    })
    .await
}
