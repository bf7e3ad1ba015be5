//! The pages of the workbench and of the desk, and what belongs to them, embedded in the program.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{StatusCode, Uri};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::Refused;
use crate::{reply, staff};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist-workbench"]
#[allow_missing = true]
struct Dist;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist-desk"]
#[allow_missing = true]
struct DeskDist;

/// What is said where the program was built without its pages.
const UNBUILT: &str = "This page was not built into the program: make page, then build it again.";

/// The page of the workbench.
pub async fn index() -> Response {
    found(Dist::get("workbench.html"), "workbench.html").unwrap_or_else(unbuilt)
}

/// A file of the workbench's page.
pub async fn file(uri: Uri) -> Result<Response, Refused> {
    let name = uri.path().trim_start_matches('/');
    found(Dist::get(name), name).ok_or(Refused::NotFound)
}

/// The page of the desk.
pub async fn desk() -> Response {
    found(DeskDist::get("desk.html"), "desk.html").unwrap_or_else(unbuilt)
}

/// A file of the desk's page.
pub async fn desk_file(uri: Uri) -> Result<Response, staff::Refused> {
    let name = uri.path().trim_start_matches('/');
    found(DeskDist::get(name), name).ok_or(staff::Refused::NotFound)
}

fn unbuilt() -> Response {
    reply::of(StatusCode::OK, "text/plain; charset=utf-8", UNBUILT)
}

fn found(file: Option<EmbeddedFile>, name: &str) -> Option<Response> {
    let body = Body::from(match file?.data {
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
