//! One's own account at the desk: another password, a second factor, where notices go, and one's sessions. The first two are all
//! that a session may do which wants them.

use axum::body::Body;
use axum::extract::State;
use gocpont_access::{MailAddress, OwnSession, Password, Proved};
use http::{HeaderMap, Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::asking::{Answer, Shared, own, read, whole};
use super::refused::Refused;
use super::ways::{Way, Who};

/// The routes of one's own account.
pub fn ways() -> Vec<Way> {
    vec![
        Way::post("/api/me/password", Who::Staff, password),
        Way::post("/api/me/mail", Who::Staff, mail),
        Way::post("/api/me/totp", Who::Staff, totp),
        Way::post("/api/me/totp/confirm", Who::Staff, confirm),
        Way::get("/api/me/sessions", Who::Staff, sessions),
        Way::post("/api/me/sessions/end", Who::Staff, end),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passwords {
    old: String,
    new: String,
}

async fn password(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Passwords { old, new } = read(body).await?;
    own(&app, &Method::POST, &headers, move |office, key, _, now| {
        let (old, new) = (Password::new(&old), Password::new(&new));
        let said = office.entrance().change_password(key, (&old, &new), now)?;
        proved(said, "wrong-password")?;
        Ok(json!({}))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mail {
    mail: Option<String>,
}

async fn mail(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Mail { mail } = read(body).await?;
    own(
        &app,
        &Method::POST,
        &headers,
        move |office, key, session, now| {
            whole(session)?;
            let mail = address(mail.as_deref())?;
            office.staff().set_own_mail(key, mail.as_ref(), now)?;
            Ok(json!({}))
        },
    )
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offer {
    password: Option<String>,
}

async fn totp(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Offer { password } = read(body).await?;
    own(&app, &Method::POST, &headers, move |office, key, _, now| {
        let password = password.as_deref().map(Password::new);
        let said = office.entrance().offer_totp(key, password.as_ref(), now)?;
        let (name, secret) = proved(said, "wrong-password")?;
        Ok(json!({ "secret": secret.reveal().as_str(), "address": secret.address(&name).as_str() }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
}

async fn confirm(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let Code { code } = read(body).await?;
    own(&app, &Method::POST, &headers, move |office, key, _, now| {
        let said = office.staff().confirm_totp(key, code.trim(), now)?;
        let codes = proved(said, "wrong-code")?;
        let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
        Ok(json!({ "recovery": codes }))
    })
    .await
}

async fn sessions(State(app): Shared, headers: HeaderMap) -> Answer {
    own(&app, &Method::GET, &headers, |office, key, session, now| {
        whole(session)?;
        let all = office.staff().own_sessions(key, now)?;
        let told = all.iter().map(|own: &OwnSession| {
            json!({
                "id": own.id, "started": own.started_at.to_string(), "used": own.used_at.to_string(),
                "ends": own.ends_at.to_string(), "second_factor": own.second_factor, "own": own.is_own,
            })
        });
        Ok(json!({ "sessions": told.collect::<Vec<_>>() }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    id: Option<String>,
}

async fn end(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let End { id } = read(body).await?;
    own(
        &app,
        &Method::POST,
        &headers,
        move |office, key, session, now| {
            whole(session)?;
            let ended = office.staff().end_own_sessions(key, id.as_deref(), now)?;
            if ended == 0 && id.is_some() {
                return Err(Refused::NotFound);
            }
            Ok(json!({ "ended": ended }))
        },
    )
    .await
}

/// What was done, or why not. Neither is said as if the session had ended.
fn proved<T>(said: Proved<T>, wrong: &'static str) -> Result<T, Refused> {
    match said {
        Proved::Done(done) => Ok(done),
        Proved::Wrong => Err(Refused::told(StatusCode::CONFLICT, wrong)),
        Proved::Wait(seconds) => Err(Refused::Wait(seconds)),
    }
}

/// An address for notices as it was typed; none where none was.
pub fn address(typed: Option<&str>) -> Result<Option<MailAddress>, Refused> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let address = typed.map(str::parse).transpose();
    address.map_err(|_| Refused::told(StatusCode::BAD_REQUEST, "mail"))
}
