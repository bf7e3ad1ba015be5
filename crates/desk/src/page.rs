//! The workbench's page and what belongs to it, embedded in the program.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{StatusCode, Uri};
use rust_embed::RustEmbed;

use crate::error::Refused;
use crate::reply;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist-workbench"]
#[allow_missing = true]
struct Dist;

/// What is said where the program was built without its page.
const UNBUILT: &str =
    "The page of the workbench was not built into this program: make page, then build it again.";

/// The page.
pub async fn index() -> Response {
    let found = found("workbench.html");
    found.unwrap_or_else(|| reply::of(StatusCode::OK, "text/plain; charset=utf-8", UNBUILT))
}

/// A file of the page.
pub async fn file(uri: Uri) -> Result<Response, Refused> {
    found(uri.path().trim_start_matches('/')).ok_or(Refused::NotFound)
}

fn found(name: &str) -> Option<Response> {
    let body = Body::from(match Dist::get(name)?.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    });
    Some(reply::of(StatusCode::OK, kind(name), body))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
