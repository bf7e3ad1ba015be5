//! Every error of the public interface, in the language of the asker: an RFC 9457 problem document, or a page for people.

use axum::response::{IntoResponse, Response};
use gocpont_encode::query::InvalidFilter;
use gocpont_releases::ReleasesError;
use gocpont_words::{Arg, Language, Words};
use http::{StatusCode, header};
use serde_json::json;

use crate::config::ServerError;
use crate::html;
use crate::reply;

/// What went wrong. The guard, which knows the asker's language, writes the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    status: StatusCode,
    title: &'static str,
    detail: Option<&'static str>,
    args: Vec<(&'static str, String)>,
    filter: Option<Box<InvalidFilter>>,
}

impl ApiError {
    /// There is no such thing.
    pub fn not_found(what: &str) -> Self {
        let args = vec![("what", short(what))];
        Self::new(
            StatusCode::NOT_FOUND,
            "problem-not-found",
            "problem-not-found-detail",
        )
        .with(args)
    }

    /// A parameter's value cannot be used.
    pub fn bad_parameter(name: &str, value: &str, expected: &str) -> Self {
        let args = vec![
            ("name", short(name)),
            ("value", short(value)),
            ("expected", expected.to_owned()),
        ];
        let detail = "problem-bad-parameter-detail";
        Self::new(StatusCode::BAD_REQUEST, "problem-bad-parameter", detail).with(args)
    }

    /// A filter, an order or a choice of properties that cannot be used.
    pub fn bad_filter(filter: InvalidFilter) -> Self {
        Self {
            filter: Some(Box::new(filter)),
            ..Self::titled(StatusCode::BAD_REQUEST, "problem-bad-parameter")
        }
    }

    /// There is no such parameter here.
    pub fn unknown_parameter(name: &str, allowed: &[&str]) -> Self {
        let args = vec![("name", short(name)), ("expected", allowed.join(", "))];
        let detail = "problem-unknown-parameter-detail";
        Self::new(StatusCode::BAD_REQUEST, "problem-bad-parameter", detail).with(args)
    }

    /// What stands for a bare status that a library answered.
    pub fn of_status(status: StatusCode, path: &str) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(path),
            StatusCode::METHOD_NOT_ALLOWED => Self::new(
                status,
                "problem-method-not-allowed",
                "problem-method-not-allowed-detail",
            ),
            StatusCode::NOT_ACCEPTABLE => Self::titled(status, "problem-not-acceptable"),
            StatusCode::REQUEST_TIMEOUT => {
                Self::new(status, "problem-timeout", "problem-timeout-detail")
            }
            StatusCode::TOO_MANY_REQUESTS => {
                Self::new(status, "problem-too-many", "problem-too-many-detail")
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                Self::new(status, "problem-busy", "problem-busy-detail")
            }
            StatusCode::URI_TOO_LONG | StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => {
                Self::new(status, "problem-too-large", "problem-too-large-detail")
            }
            StatusCode::PAYLOAD_TOO_LARGE => {
                Self::new(status, "problem-too-large", "problem-body-detail")
            }
            status if status.is_client_error() => Self::titled(status, "problem-bad-parameter"),
            status => Self::new(status, "problem-internal", "problem-internal-detail"),
        }
    }

    /// What is said of it besides its title.
    fn said(&self, words: &Words) -> Option<String> {
        let say = |id: &str, args: &[(&'static str, String)]| {
            let args = args.iter();
            let args: Vec<_> = args.map(|(n, v)| (*n, Arg::from(v.as_str()))).collect();
            words.say_with(id, &args)
        };
        let detail = self.detail.map(|id| say(id, &self.args));
        let filter = self.filter.as_ref();
        detail.or_else(|| filter.map(|filter| filter.said(say)))
    }

    /// The document, for programs.
    pub fn document(&self, words: &Words, instance: &str) -> Response {
        let mut body = json!({
            "type": "about:blank",
            "title": words.say(self.title),
            "status": self.status.as_u16(),
            "instance": short(instance),
        });
        if let Some(detail) = self.said(words) {
            body["detail"] = detail.into();
        }
        self.answer("application/problem+json", body.to_string())
    }

    /// The page, for people.
    pub fn page(&self, words: &Words, language: Language) -> Response {
        let (title, detail) = (words.say(self.title), self.said(words));
        let page = html::problem(words, language, &title, detail.as_deref());
        self.answer(reply::HTML, page)
    }

    fn answer(&self, kind: &'static str, body: String) -> Response {
        let headers = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (self.status, headers, body).into_response()
    }

    fn titled(status: StatusCode, title: &'static str) -> Self {
        Self {
            status,
            title,
            detail: None,
            args: Vec::new(),
            filter: None,
        }
    }

    fn new(status: StatusCode, title: &'static str, detail: &'static str) -> Self {
        Self {
            detail: Some(detail),
            ..Self::titled(status, title)
        }
    }

    fn with(self, args: Vec<(&'static str, String)>) -> Self {
        Self { args, ..self }
    }
}

impl From<ServerError> for ApiError {
    fn from(error: ServerError) -> Self {
        // The file is being written: what was not yet read of it can be had in a moment.
        let busy = matches!(error, ServerError::Releases(ReleasesError::Busy(_)));
        if busy {
            return Self::of_status(StatusCode::SERVICE_UNAVAILABLE, "");
        }
        eprintln!("{error}");
        Self::of_status(StatusCode::INTERNAL_SERVER_ERROR, "")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What was asked, cut where somebody sent a novel.
fn short(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
