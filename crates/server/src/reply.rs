//! Answers with an entity tag: whoever has them already is told so.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::Value;

use crate::app::App;
use crate::asked::{Asked, Format, has};
use crate::html;
use crate::problem::ApiError;
use crate::site::short_hash;

/// GeoJSON (RFC 7946).
pub const GEOJSON: &str = "application/geo+json";
/// JSON.
pub const JSON: &str = "application/json";
/// What `OpenAPI` 3.0 is called by those who look for it.
pub const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
/// Mapbox Vector Tiles.
pub const MVT: &str = "application/vnd.mapbox-vector-tile";
/// HTML.
pub const HTML: &str = "text/html; charset=utf-8";

/// The tag of what a request gets: of the site's version and of everything of the request that the answer depends on.
pub fn etag(version: &str, kind: &str, asked: &Asked) -> String {
    let query = asked.query_without(&[]).finish();
    let parts = [
        kind,
        &asked.base,
        &asked.path,
        asked.language.code(),
        &query,
    ];
    let all = parts.join("\n");
    format!("W/\"{version}-{}\"", short_hash(all.as_bytes()))
}

/// The tag of bytes that are the same whoever asks: in whatever language, by whatever name of the server.
pub fn etag_of_bytes(version: &str, kind: &str, asked: &Asked) -> String {
    let query = asked.query_without(&["lang"]).finish();
    let all = [kind, &asked.path, &query].join("\n");
    format!("W/\"{version}-{}\"", short_hash(all.as_bytes()))
}

/// Whether the asker has this already.
pub fn known(asked: &Asked, tag: &str) -> bool {
    has(&asked.has, tag)
}

/// Says that nothing but how bytes are packed depends on the asker.
pub fn alike(mut response: Response) -> Response {
    let vary = HeaderValue::from_static("accept-encoding");
    response.headers_mut().insert(header::VARY, vary);
    response
}

/// The answer with this body, or that nothing changed; the body is made only where it is wanted.
pub fn tagged(
    asked: &Asked,
    tag: &str,
    kind: &'static str,
    body: impl FnOnce() -> Body,
) -> Response {
    let fresh = if known(asked, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(body());
        let kind = HeaderValue::from_static(kind);
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    };
    with_tag(fresh, tag)
}

/// Adds what a cache has to know.
pub fn with_tag(mut response: Response, tag: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    let revalidate = HeaderValue::from_static("public, no-cache");
    headers.insert(header::CACHE_CONTROL, revalidate);
    let vary = HeaderValue::from_static("accept, accept-encoding, accept-language, host");
    headers.insert(header::VARY, vary);
    response
}

/// A JSON document.
pub fn json(
    asked: &Asked,
    version: &str,
    kind: &'static str,
    document: impl FnOnce() -> Value,
) -> Response {
    let tag = etag(version, kind, asked);
    tagged(asked, &tag, kind, || Body::from(document().to_string()))
}

/// An HTML document.
pub fn page(asked: &Asked, version: &str, document: impl FnOnce() -> String) -> Response {
    let tag = etag(version, HTML, asked);
    tagged(asked, &tag, HTML, || Body::from(document()))
}

/// A document as JSON or as HTML, as the asker prefers; the text with this id is its title there.
pub fn document(
    app: &App,
    asked: &Asked,
    version: &str,
    (title, value): (&str, Value),
) -> Result<Response, ApiError> {
    Ok(match asked.format()? {
        Format::Json => json(asked, version, JSON, || value),
        Format::Html => page(asked, version, || {
            let words = app.words(asked.language);
            html::document(words, asked, &words.say(title), &value)
        }),
    })
}
