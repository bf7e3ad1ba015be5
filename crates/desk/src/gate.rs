//! Who may ask: whoever has opened the start link, from our own page, under our own name. The link's token opens one session
//! and is spent; a session is a secret that the page sends with each request and that no other page can send for it.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use crate::error::Refused;
use crate::routes::App;

/// Everything from this program, nothing inline, in nobody's frame; images of Leaflet are data.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(crate) const ALWAYS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With none at all, some browsers would say `Origin: null` of our own page.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Bytes of a token and of a session: 256 bits.
const SECRET: usize = 32;

/// Keeps the token and the session, and tells requests of our page from others.
pub struct Gate {
    /// The names under which the page is opened.
    names: [String; 2],
    secrets: Mutex<Secrets>,
}

#[derive(Default)]
struct Secrets {
    token: Option<String>,
    session: Option<String>,
}

impl Gate {
    /// A gate of what listens at this address; no link opens it yet.
    pub fn new(address: SocketAddr) -> Self {
        Self {
            names: [address.to_string(), format!("localhost:{}", address.port())],
            secrets: Mutex::default(),
        }
    }

    /// A new token for a start link. The one before opens nothing any more; a session goes on until the new link is opened.
    pub fn fresh(&self) -> std::io::Result<String> {
        let token = secret()?;
        self.secrets().token = Some(token.clone());
        Ok(token)
    }

    /// Spends a token for a session, which ends the session before it.
    pub fn open(&self, token: &str) -> Result<String, Refused> {
        let mut secrets = self.secrets();
        let is_ours = secrets.token.as_deref().is_some_and(|own| same(own, token));
        if !is_ours {
            return Err(Refused::NoToken);
        }
        let session = secret().map_err(|_| Refused::Full)?;
        secrets.token = None;
        secrets.session = Some(session.clone());
        Ok(session)
    }

    /// Whether a request comes with the session.
    pub fn knows(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION);
        let given = given.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let secrets = self.secrets();
        let own = secrets.session.as_deref();
        own.zip(given).is_some_and(|(own, given)| same(own, given))
    }

    /// Whether a request names us as its host, and comes from no page but ours. Another site's name may be made to lead here
    /// (DNS rebinding), and another page may send requests here: neither can say these two.
    pub fn is_own(&self, method: &Method, headers: &HeaderMap) -> bool {
        let Some(host) = only(headers, &header::HOST) else {
            return false;
        };
        if !self.names.iter().any(|name| name == host) {
            return false;
        }
        let site = HeaderName::from_static("sec-fetch-site");
        let near = only(headers, &site).is_none_or(|site| ["same-origin", "none"].contains(&site));
        let is_near = near && headers.get_all(&site).iter().count() <= 1;
        let reads = [Method::GET, Method::HEAD].contains(method);
        let from_here = match only(headers, &header::ORIGIN) {
            Some(origin) => origin.strip_prefix("http://") == Some(host),
            None => reads && !headers.contains_key(header::ORIGIN),
        };
        is_near && from_here
    }

    fn secrets(&self) -> MutexGuard<'_, Secrets> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The text of a header that stands exactly once.
pub(crate) fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

/// A new secret, hexadecimal.
fn secret() -> std::io::Result<String> {
    let mut bytes = [0; SECRET];
    getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two secrets are the same, in a time that does not tell how much of them is.
pub(crate) fn same(own: &str, given: &str) -> bool {
    let differs = own
        .bytes()
        .zip(given.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    own.len() == given.len() && differs == 0
}

/// Refuses strangers, asks the routes, and dresses the answer.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let wants_session = path.starts_with("/api/") && path != "/api/session";
    let mut response = if !app.gate.is_own(request.method(), request.headers()) {
        Refused::Foreign.into_response()
    } else if wants_session && !app.gate.knows(request.headers()) {
        Refused::NoSession.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
