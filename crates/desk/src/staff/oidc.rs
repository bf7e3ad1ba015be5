//! Signing in by an `OpenID` provider: the page asks whether there is one, sends the browser there, and what comes back opens a session
//! where an account is linked. Without a provider, and in a program that is built without the feature `oidc`, the routes stand and
//! say so.

#[cfg_attr(
    not(feature = "oidc"),
    expect(dead_code, reason = "a provider alone reads all of it")
)]
mod settings;
#[cfg_attr(
    not(feature = "oidc"),
    expect(dead_code, reason = "a provider alone reads all of it")
)]
mod waiting;
#[cfg_attr(
    not(feature = "oidc"),
    expect(dead_code, reason = "a provider alone reads all of it")
)]
mod word;

#[cfg(feature = "oidc")]
mod fetch;
#[cfg(feature = "oidc")]
mod provider;
#[cfg(not(feature = "oidc"))]
#[path = "oidc/unbuilt.rs"]
mod provider;
#[cfg(feature = "oidc")]
mod signature;
#[cfg(feature = "oidc")]
mod token;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use gocpont_access::{Entered, Identity, Mark, SessionKey, Vouched};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use self::provider::Provider;
use self::waiting::{Known, Sent, Step, Waiting};
use self::word::{Back, Word};
use super::asking::{Answer, Shared, blocking, read};
use super::door::{cookie, cookie_of, key, token};
use super::office::Office;
use super::refused::Refused;
use super::routes::App;
use super::ways::{Way, Who};
use crate::{DeskError, reply};

pub use self::settings::{Factor, Secret, Settings, Telling, Trouble};

/// The cookie of a browser that is under way. It comes along when the provider sends the browser back, which that of a session
/// does not: so it is `Lax`, lives for minutes and opens nothing by itself.
const COOKIE: &str = "__Host-gocpont-oidc";
/// Its seconds.
const COOKIE_S: u32 = 600;
/// So many ask the provider at once; the desk's other work does not wait for one that is slow.
const AT_ONCE: usize = 4;
/// Where a browser goes that was refused; the page then asks why.
const SIGN_IN: &str = "/#/sign-in";

/// Signing in by a provider.
pub struct Oidc {
    provider: Provider,
    waiting: Waiting,
    asking: Arc<Semaphore>,
    tell: Box<dyn Fn(&Trouble) + Send + Sync>,
}

impl Oidc {
    /// By these settings; whoever operates the desk is told what goes wrong. Refused where the program is built without it.
    pub fn new(
        settings: Settings,
        tell: impl Fn(&Trouble) + Send + Sync + 'static,
    ) -> Result<Self, DeskError> {
        Ok(Self {
            provider: Provider::new(settings)?,
            waiting: Waiting::default(),
            asking: Arc::new(Semaphore::new(AT_ONCE)),
            tell: Box::new(tell),
        })
    }

    fn asks(&self) -> Result<OwnedSemaphorePermit, Refused> {
        let free = Arc::clone(&self.asking).try_acquire_owned();
        free.map_err(|_| Refused::told(StatusCode::SERVICE_UNAVAILABLE, "oidc-busy"))
    }

    /// What the page is told of trouble, once the operator has been told more.
    fn told(&self, trouble: &Trouble) -> &'static str {
        (self.tell)(trouble);
        match trouble {
            Trouble::Down(_) => "oidc-down",
            Trouble::Distrusted(_) => "oidc-token",
            Trouble::Denied(_) => "oidc-denied",
            Trouble::NoEmail => "oidc-email",
            Trouble::NoFactor => "oidc-factor",
        }
    }
}

/// The routes of signing in by a provider.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/oidc", Who::Anybody, offered),
        Way::post("/api/oidc/start", Who::Anybody, start),
        Way::get("/api/oidc/callback", Who::Anybody, callback),
        Way::post("/api/oidc/code", Who::Anybody, code),
    ]
}

fn of(office: &Office) -> Result<&Oidc, Refused> {
    let none = || Refused::told(StatusCode::CONFLICT, "oidc-none");
    office.oidc().ok_or_else(none)
}

/// Where the provider sends browsers back to: by our own name, never by one that a request brings.
fn redirect(app: &App) -> String {
    format!("{}/api/oidc/callback", app.door.base())
}

async fn offered(State(app): Shared, headers: HeaderMap) -> Answer {
    let Some(oidc) = app.office.oidc() else {
        return Ok(reply::json(StatusCode::OK, &json!({ "offered": false })));
    };
    let labels = &oidc.provider.settings().labels;
    let own = cookie_of(&headers, COOKIE);
    let (waits, refused) = own.map_or((false, None), |own| {
        oidc.waiting.told(own, Timestamp::now())
    });
    let told = json!({
        "offered": true,
        "labels": { "hu": labels.hu, "cs": labels.cs, "en": labels.en },
        "waits": waits,
        "refused": refused,
    });
    Ok(reply::json(StatusCode::OK, &told))
}

async fn start(State(app): Shared, headers: HeaderMap) -> Answer {
    let permit = of(&app.office)?.asks()?;
    let (address, now) = (app.door.address(&headers), Timestamp::now());
    let old = cookie_of(&headers, COOKIE).map(str::to_owned);
    let replaces = key(&headers);
    let (office, redirect) = (Arc::clone(&app.office), redirect(&app));
    let begun = blocking(move || {
        let _permit = permit;
        let oidc = of(&office)?;
        let wait = office.staff().wait_of(address, now)?;
        if wait > 0 {
            return Err(Refused::Wait(wait));
        }
        let begun = oidc.provider.begin(&redirect)?;
        let begun = begun.map_err(|trouble| {
            Refused::told(StatusCode::SERVICE_UNAVAILABLE, oidc.told(&trouble))
        })?;
        let step = Step::Sent(Sent {
            replaces,
            ..begun.sent
        });
        let own = oidc.waiting.keep((old.as_deref(), step), address, now)?;
        Ok((begun.url, own))
    });
    let (url, own) = begun.await?;
    let mut response = reply::json(StatusCode::OK, &json!({ "url": url }));
    set(&mut response, under_way(&own));
    Ok(response)
}

/// What a provider sends back with the browser.
#[derive(Default)]
struct Came {
    state: String,
    code: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
}

impl Came {
    /// Each stands there once, or all of it is nothing.
    fn of(query: &str) -> Option<Self> {
        let (mut came, mut state) = (Self::default(), None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match &*name {
                "state" => &mut state,
                "code" => &mut came.code,
                "error" => &mut came.error,
                "iss" => &mut came.issuer,
                _ => continue,
            };
            if place.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        came.state = state?;
        Some(came)
    }
}

/// Whatever does not fit to what this browser has begun is no failure of anybody: another page may have sent it here.
async fn callback(State(app): Shared, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let oidc = of(&app.office)?;
    let now = Timestamp::now();
    let own = cookie_of(&headers, COOKIE).map(str::to_owned);
    let came = Came::of(&query.unwrap_or_default());
    let Some((own, came)) = own.zip(came) else {
        return Ok(gone(SIGN_IN));
    };
    let Ok(permit) = oidc.asks() else {
        return refused(&app, &headers, json!({ "error": "oidc-busy" }));
    };
    let Some(sent) = oidc.waiting.back(&own, &came.state, now) else {
        return Ok(gone(SIGN_IN));
    };
    let address = app.door.address(&headers);
    let (office, redirect) = (Arc::clone(&app.office), redirect(&app));
    let ended = blocking(move || {
        let _permit = permit;
        let wait = office.staff().wait_of(address, now)?;
        if wait > 0 {
            return Ok(Ended::Refused(json!({ "error": "wait", "seconds": wait })));
        }
        let word = match word(of(&office)?, &sent, &came, &redirect) {
            Ok(word) => word,
            Err(trouble) => {
                let told = json!({ "error": of(&office)?.told(&trouble) });
                // Whoever turns back at the provider has guessed at nothing.
                if !matches!(trouble, Trouble::Down(_) | Trouble::Denied(_)) {
                    office.staff().misled(address, now)?;
                }
                return Ok(Ended::Refused(told));
            }
        };
        let vouched = Vouched {
            identity: &word.identity,
            second_factor: word.second_factor,
            code: None,
            address,
            replaces: sent.replaces.as_ref(),
            at: now,
        };
        Ok(match office.staff().enter(&vouched)? {
            Entered::In(key) => Ended::In(key),
            Entered::CodeWanted => Ended::Known(Known {
                identity: word.identity,
                since: now,
                replaces: sent.replaces,
            }),
            other => Ended::Refused(why(&other, &word.identity)),
        })
    });
    match ended.await? {
        Ended::In(key) => {
            let mut response = gone("/");
            set(&mut response, cookie(Some(&key)));
            set(&mut response, under_way(""));
            Ok(response)
        }
        Ended::Known(known) => kept(&app, &headers, Step::Known(known)),
        Ended::Refused(told) => refused(&app, &headers, told),
    }
}

enum Ended {
    In(SessionKey),
    Known(Known),
    Refused(Json),
}

/// The provider's word about who came back, or why there is none.
fn word(oidc: &Oidc, sent: &Sent, came: &Came, redirect: &str) -> Result<Word, Trouble> {
    if let Some(error) = &came.error {
        return Err(Trouble::Denied(error.chars().take(60).collect()));
    }
    let Some(code) = &came.code else {
        return Err(Trouble::Distrusted("the provider gave no code".to_owned()));
    };
    oidc.provider.finish(&Back {
        sent,
        code,
        issuer: came.issuer.as_deref(),
        redirect,
    })
}

/// Why somebody whom the provider knows does not come in. Whoever is linked to nothing can tell an administrator who they are.
fn why(entered: &Entered, identity: &Identity) -> Json {
    let named = match identity.mark() {
        Mark::Subject(subject) => subject.as_str(),
        Mark::Email(email) => email.as_str(),
    };
    match entered {
        Entered::Unlinked => {
            json!({ "error": "oidc-unlinked", "subject": named, "issuer": identity.issuer() })
        }
        Entered::Disabled => json!({ "error": "oidc-disabled", "subject": named }),
        Entered::Wait(seconds) => json!({ "error": "wait", "seconds": seconds }),
        Entered::In(_) | Entered::CodeWanted | Entered::Wrong => json!({ "error": "wrong" }),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
}

async fn code(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let oidc = of(&app.office)?;
    let typed: Code = read(body).await?;
    let (address, now) = (app.door.address(&headers), Timestamp::now());
    let own = cookie_of(&headers, COOKIE);
    let over = || Refused::told(StatusCode::CONFLICT, "oidc-state");
    let known = own.and_then(|own| oidc.waiting.known(own, now));
    let known = known.ok_or_else(over)?;
    let office = Arc::clone(&app.office);
    let (entered, known) = blocking(move || {
        let entered = office.staff().enter(&Vouched {
            identity: &known.identity,
            second_factor: false,
            code: Some(typed.code.trim()),
            address,
            replaces: known.replaces.as_ref(),
            at: now,
        })?;
        Ok((entered, known))
    })
    .await?;
    let (status, told) = match &entered {
        Entered::In(key) => {
            let mut response = reply::json(StatusCode::OK, &json!({ "token": token(key) }));
            set(&mut response, cookie(Some(key)));
            set(&mut response, under_way(""));
            return Ok(response);
        }
        Entered::Wait(_) => (
            StatusCode::TOO_MANY_REQUESTS,
            why(&entered, &known.identity),
        ),
        Entered::Wrong | Entered::CodeWanted => {
            (StatusCode::UNAUTHORIZED, why(&entered, &known.identity))
        }
        Entered::Unlinked | Entered::Disabled => {
            return Err(Refused::Told(
                StatusCode::UNAUTHORIZED,
                why(&entered, &known.identity),
            ));
        }
    };
    // Whoever mistypes goes on; how often, is counted with the account.
    let own = oidc
        .waiting
        .keep((None, Step::Known(known)), address, now)?;
    let mut response = reply::json(status, &told);
    set(&mut response, under_way(&own));
    Ok(response)
}

/// Back to the page, which asks why.
fn refused(app: &App, headers: &HeaderMap, told: Json) -> Answer {
    kept(app, headers, Step::Refused(told))
}

fn kept(app: &App, headers: &HeaderMap, step: Step) -> Answer {
    let (old, address) = (cookie_of(headers, COOKIE), app.door.address(headers));
    let waiting = &of(&app.office)?.waiting;
    let own = waiting.keep((old, step), address, Timestamp::now())?;
    let mut response = gone(SIGN_IN);
    set(&mut response, under_way(&own));
    Ok(response)
}

/// Elsewhere on our own page.
fn gone(to: &'static str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_static(to);
    response.headers_mut().insert(header::LOCATION, to);
    response
}

fn set(response: &mut Response, cookie: HeaderValue) {
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// The cookie of a browser under way, or none any more.
fn under_way(own: &str) -> HeaderValue {
    let seconds = if own.is_empty() { 0 } else { COOKIE_S };
    let text = format!("{COOKIE}={own}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}
