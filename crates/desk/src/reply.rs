//! Answers: JSON, texts and files of the page.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

/// A document as JSON.
pub fn json(status: StatusCode, document: &impl Serialize) -> Response {
    match serde_json::to_vec(document) {
        Ok(bytes) => of(status, "application/json", bytes),
        Err(_) => of(StatusCode::INTERNAL_SERVER_ERROR, "application/json", "{}"),
    }
}

/// Bytes of a kind.
pub fn of(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
