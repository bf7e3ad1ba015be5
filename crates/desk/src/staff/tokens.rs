//! Keys of programs at the desk, for administrators: those that reach one of their municipalities.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::extract::Path;
use gocpont_access::{Role, Scope, TenantCode, Token, TokenId, managed};
use http::{HeaderMap, Method, StatusCode};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::asking::{Answer, Shared, read};
use super::members::{managing, tenants};
use super::refused::Refused;
use super::ways::{Way, Who};

const ADMINISTRATORS: Who = Who::Roles(&[Role::Administrator]);

/// The routes of tokens.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/tokens", ADMINISTRATORS, list),
        Way::post("/api/tokens", ADMINISTRATORS, new),
        Way::post("/api/tokens/{token}/revoke", ADMINISTRATORS, revoke),
    ]
}

async fn list(app: Shared, headers: HeaderMap) -> Answer {
    managing((app, &Method::GET, headers), |office, actor, _| {
        let own = managed(actor);
        let all = office.staff().tokens()?;
        let told: Vec<Json> = all
            .iter()
            .filter(|token| reaches(token, &own))
            .map(told)
            .collect();
        Ok(json!({ "tokens": told, "tenants": tenants(actor) }))
    })
    .await
}

/// Whoever answers for one of its municipalities may know of a token, and end it.
fn reaches(token: &Token, own: &BTreeSet<TenantCode>) -> bool {
    !token.scope.tenants().is_disjoint(own)
}

fn told(token: &Token) -> Json {
    json!({
        "id": token.id.as_str(),
        "name": token.name,
        "scope": token.scope.to_string(),
        "created": token.created_at.to_string(),
        "expires": token.expires_at.to_string(),
        "used": token.used_at.map(|at| at.to_string()),
        "revoked": token.revoked_at.map(|at| at.to_string()),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: String,
    scope: String,
    expires: String,
}

async fn new(app: Shared, headers: HeaderMap, body: Body) -> Answer {
    let new: New = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let bad = |id| Refused::told(StatusCode::BAD_REQUEST, id);
        let scope: Scope = new.scope.parse().map_err(|_| bad("scope"))?;
        if !scope.tenants().is_subset(&managed(actor)) {
            return Err(Refused::NotFound);
        }
        // It works on its last day, to the end (UTC).
        let day: Date = new.expires.parse().map_err(|_| bad("expiry"))?;
        let end = day.checked_add(1.day()).ok();
        let end = end.and_then(|day| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
        let end = end.ok_or_else(|| bad("expiry"))?;
        let of = (new.name.as_str(), &scope);
        let key = office.staff().new_token(of, end, actor.who(), now)?;
        Ok(json!({
            "id": key.id().as_str(),
            "token": key.reveal().as_str(),
            "expires": end.to_string(),
        }))
    })
    .await
}

/// Nothing is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

async fn revoke(app: Shared, Path(id): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let Nothing {} = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let id: TokenId = id.parse().map_err(|_| Refused::NotFound)?;
        let own = managed(actor);
        let mut staff = office.staff();
        let all = staff.tokens()?;
        let is_there = all
            .iter()
            .any(|token| token.id == id && reaches(token, &own));
        if !is_there {
            return Err(Refused::NotFound);
        }
        staff.revoke(&id, actor.who(), now)?;
        Ok(json!({}))
    })
    .await
}
