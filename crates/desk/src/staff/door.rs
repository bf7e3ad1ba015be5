//! Who comes in: requests under our own name and from our own page, with the cookie of a session, and where they change
//! something with that session's token besides.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use gocpont_access::SessionKey;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use sha2::{Digest, Sha256};

use super::refused::Refused;
use super::routes::App;
use crate::DeskError;
use crate::gate::{ALWAYS, only, same};

/// The cookie of a session: of this host and every path, for encrypted connections alone, out of scripts' sight.
const COOKIE: &str = "__Host-gocpont";
/// The header that a page of ours sends with whatever changes something.
const TOKEN: HeaderName = HeaderName::from_static("x-gocpont-token");

/// Knows our names.
pub struct Door {
    hosts: Vec<String>,
    public: Option<String>,
}

/// The host of a public address.
pub fn host_of(url: &str) -> Result<String, DeskError> {
    let host = url
        .strip_prefix("https://")
        .map(|host| host.trim_end_matches('/'));
    let is_host = |host: &&str| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    let host = host.filter(is_host);
    host.map(str::to_owned)
        .ok_or_else(|| DeskError::NotPublic(url.to_owned()))
}

impl Door {
    /// A door of what listens at this address, and is called so by browsers elsewhere.
    pub fn new(address: SocketAddr, public: Option<String>) -> Self {
        let hosts = match &public {
            Some(host) => vec![host.clone()],
            None => vec![address.to_string(), format!("localhost:{}", address.port())],
        };
        Self { hosts, public }
    }

    /// Whether a request names us as its host and comes from no page but ours.
    fn is_own(&self, method: &Method, headers: &HeaderMap) -> bool {
        let Some(host) =
            only(headers, &header::HOST).filter(|host| self.hosts.iter().any(|own| own == host))
        else {
            return false;
        };
        let site = only(headers, &HeaderName::from_static("sec-fetch-site"));
        // A link from elsewhere may open the page, and do no more.
        let reads = [Method::GET, Method::HEAD].contains(method);
        let near = site.is_none_or(|site| ["same-origin", "none"].contains(&site) || reads);
        let scheme = if self.public.is_some() {
            "https://"
        } else {
            "http://"
        };
        let from_here = match only(headers, &header::ORIGIN) {
            Some(origin) => origin.strip_prefix(scheme) == Some(host),
            None => reads && !headers.contains_key(header::ORIGIN),
        };
        near && from_here
    }
}

impl Door {
    /// Our own address, as links to us begin: without a slash at its end.
    pub fn base(&self) -> String {
        match &self.public {
            Some(host) => format!("https://{host}"),
            None => format!("http://{}", self.hosts.first().map_or("", String::as_str)),
        }
    }

    /// From where somebody asks: what the proxy in front says, which adds it as the last of its kind; where none is in front it
    /// is this machine.
    pub fn address(&self, headers: &HeaderMap) -> IpAddr {
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
        let last = forwarded.and_then(|all| all.to_str().ok()?.rsplit(',').next());
        let told = last.and_then(|address| address.trim().parse().ok());
        let told = told.filter(|_| self.public.is_some());
        told.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

/// The session's key that a request brings; none where it brings none, or two.
pub fn key(headers: &HeaderMap) -> Option<SessionKey> {
    cookie_of(headers, COOKIE)?.parse().ok()
}

/// What a cookie of this name says; nothing where there is none, or two.
pub fn cookie_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut own = cookies
        .flat_map(|all| all.split("; "))
        .filter_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    match (own.next(), own.next()) {
        (Some(own), None) => Some(own),
        _ => None,
    }
}

/// The token that the page of a session sends: whoever knows it has read an answer of ours, which no other page can.
pub fn token(key: &SessionKey) -> String {
    let mut hash = Sha256::new();
    hash.update("gocpont desk token");
    hash.update(key.reveal().as_bytes());
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Whether a request that changes something comes with its session's token.
pub fn has_token(key: &SessionKey, headers: &HeaderMap) -> bool {
    only(headers, &TOKEN).is_some_and(|given| same(&token(key), given))
}

/// A cookie that brings a session, or takes it away.
pub fn cookie(key: Option<&SessionKey>) -> HeaderValue {
    let (value, rest) = match key {
        Some(key) => (key.reveal().to_string(), ""),
        None => (String::new(), "; Max-Age=0"),
    };
    let text = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Strict{rest}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}

/// Refuses strangers, asks the routes, and dresses the answer.
pub async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = if app.door.is_own(request.method(), request.headers()) {
        next.run(request).await
    } else {
        Refused::Foreign.into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // "Where I am now" is offered on the form of a place, and asked for only then.
    let permissions = HeaderValue::from_static("camera=(), geolocation=(self), microphone=()");
    headers.insert(HeaderName::from_static("permissions-policy"), permissions);
    if app.door.public.is_some() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_in_front_is_believed_and_nobody_else_is() {
        let own: SocketAddr = "127.0.0.1:8082".parse().unwrap();
        let mut headers = HeaderMap::new();
        let told = |door: &Door, headers: &HeaderMap| door.address(headers).to_string();
        let (near, far) = (
            Door::new(own, None),
            Door::new(own, Some("desk.example".to_owned())),
        );
        assert_eq!(told(&far, &headers), "127.0.0.1");
        headers.append("x-forwarded-for", "10.0.0.9".parse().unwrap());
        headers.append(
            "x-forwarded-for",
            "198.51.100.7, 192.0.2.4".parse().unwrap(),
        );
        assert_eq!(told(&near, &headers), "127.0.0.1");
        assert_eq!(told(&far, &headers), "192.0.2.4");
        headers.append("x-forwarded-for", "nobody".parse().unwrap());
        assert_eq!(told(&far, &headers), "127.0.0.1");
    }

    #[test]
    fn a_public_address_is_https_and_a_host_alone() {
        assert_eq!(host_of("https://desk.example/").unwrap(), "desk.example");
        for url in [
            "http://desk.example",
            "https://",
            "https://a/b",
            "https://u@a",
            "desk.example",
        ] {
            assert!(host_of(url).is_err(), "{url}");
        }
    }
}
