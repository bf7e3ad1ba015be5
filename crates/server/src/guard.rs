//! Around every route: what is refused unread, the headers of every answer, and problem documents for whatever failed.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use http::header::{self, HeaderMap, HeaderName};
use http::uri::{Authority, PathAndQuery};
use http::{HeaderValue, Method, StatusCode, Version};

use crate::app::App;
use crate::asked;
use crate::framing::{Framing, STRICTEST};
use crate::problem::ApiError;
use crate::rate::Wait;

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, STRICTEST),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    // Whatever this server says is for everybody, and for scripts of other sites too: also what went wrong.
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];
/// Where the world knows us by HTTPS, by nothing else from then on.
const HTTPS_ALONE: HeaderValue = HeaderValue::from_static("max-age=31536000");

const LONGEST_TARGET: usize = 4096;
const LONGEST_HEAD: usize = 16 << 10;

/// Refuses, asks the routes, and dresses the answer.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let language = asked::language(request.uri().query(), request.headers());
    let instance = request.uri().path().to_owned();
    let close = has_body(request.headers());
    let as_page = asked::prefers_html(&asked::text(request.headers(), &header::ACCEPT));
    let head = request.method() == Method::HEAD;
    if head {
        // As GET, to the last header; the body is dropped behind us.
        *request.method_mut() = Method::GET;
    }
    let response = if let Some((error, wait)) = app.rate.refused(request.extensions(), &app.proxies)
    {
        let mut response = error.into_response();
        response.extensions_mut().insert(wait);
        response
    } else if let Some(error) = refused(&request) {
        error.into_response()
    } else {
        next.run(request).await
    };
    let mut response = explained(response, &app, language, (&instance, as_page));
    if head && [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&response.status()) {
        // These have no length, not even 0 (RFC 9110, 8.6), which axum would say of a body that it knows.
        *response.body_mut() = Body::from_stream(stream::empty::<Result<Bytes, Infallible>>());
    }
    let framing = response.extensions_mut().remove::<Framing>();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(framing) = framing {
        app.policies.dress(framing, headers);
    }
    let public = app.public_url.as_deref().unwrap_or_default();
    if public.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ALONE);
    }
    if close {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Why a request is not looked at.
pub fn refused<B>(request: &http::Request<B>) -> Option<ApiError> {
    let (uri, headers) = (request.uri(), request.headers());
    let of = |status| Some(ApiError::of_status(status, uri.path()));
    let authority = uri.authority().map_or("", Authority::as_str);
    let target = uri.path_and_query().map_or("", PathAndQuery::as_str);
    // The longest scheme is that of `https://`.
    if authority.len() + target.len() + 8 > LONGEST_TARGET {
        return of(StatusCode::URI_TOO_LONG);
    }
    let head = headers.iter().map(|(k, v)| k.as_str().len() + v.len() + 4);
    if head.sum::<usize>() > LONGEST_HEAD {
        return of(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    if ![Method::GET, Method::OPTIONS].contains(request.method()) {
        return of(StatusCode::METHOD_NOT_ALLOWED);
    }
    if has_body(headers) {
        return of(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut hosts = headers.get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let host = first.map_or(Some(""), |host| host.to_str().ok());
    let old = request.version() == Version::HTTP_10 && first.is_none();
    let named = old || second.is_none() && host.is_some_and(well_formed);
    let bad = (!named).then(|| asked::text(headers, &header::HOST));
    let authority = uri.authority().map(Authority::as_str);
    let other = || authority.filter(|asked| !well_formed(asked));
    let bad = bad.or_else(|| other().map(str::to_owned))?;
    Some(ApiError::bad_parameter("Host", &bad, "host:port"))
}

fn has_body(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH);
    length.is_some_and(|length| length != "0") || headers.contains_key(header::TRANSFER_ENCODING)
}

/// A name or address, and perhaps a port (RFC 9110, 7.2; nothing else may stand in our links).
pub fn well_formed(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    };
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let port_fits = port.is_none_or(|port| digits(port) && port.parse::<u16>().is_ok());
    let inside = name.strip_prefix('[').and_then(|n| n.strip_suffix(']'));
    let name_fits = if let Some(address) = inside {
        address.parse::<std::net::Ipv6Addr>().is_ok()
    } else {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        !name.is_empty() && name.len() <= 253 && name.chars().all(plain)
    };
    port_fits && name_fits
}

/// An error without a document gets one.
fn explained(
    response: Response,
    app: &App,
    language: gocpont_words::Language,
    (instance, as_page): (&str, bool),
) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let given = response.extensions().get::<ApiError>().cloned();
    let error = given.unwrap_or_else(|| ApiError::of_status(status, instance));
    let wait = response.extensions().get::<Wait>().copied();
    let words = app.words(language);
    let mut document = if as_page {
        error.page(words, language)
    } else {
        error.document(words, instance)
    };
    let headers = document.headers_mut();
    match status {
        StatusCode::METHOD_NOT_ALLOWED => {
            let allow = HeaderValue::from_static("GET, HEAD, OPTIONS");
            headers.insert(header::ALLOW, allow);
        }
        StatusCode::SERVICE_UNAVAILABLE => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        StatusCode::TOO_MANY_REQUESTS => {
            let seconds = wait.map_or(1, |Wait(seconds)| seconds);
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        _ => {}
    }
    document
}

#[cfg(test)]
mod tests {
    use super::well_formed;

    #[test]
    fn a_host_is_a_name_or_an_address_with_a_port() {
        for host in [
            "tata.example",
            "127.0.0.1:8080",
            "[::1]:80",
            "[::1]",
            "a-b_c.example:1",
        ] {
            assert!(well_formed(host), "{host}");
        }
        for host in [
            "",
            ":80",
            "a b",
            "a/b",
            "evil.example\"><",
            "a:99999",
            "[zz]:1",
            "a@b",
            "a:80:90",
            "a:+80",
            "a:",
        ] {
            assert!(!well_formed(host), "{host}");
        }
    }
}
