//! Why the desk does not do what a request asks for. Whoever asks learns no more than they may see.

use axum::response::{IntoResponse, Response};
use gocpont_access::AccessError;
use gocpont_core::life;
use gocpont_records::StoreError;
use gocpont_records::entries::EntryError;
use http::StatusCode;
use serde_json::{Value as Json, json};

use crate::reply;

/// Why a request is not done; the page has a sentence `desk-error-…` for each.
#[derive(Debug)]
pub enum Refused {
    /// Asked under another name than our own, or from another page.
    Foreign,
    /// Nobody is signed in.
    NoSession,
    /// The token of the session's page is missing or another's.
    NoToken,
    /// Name, password or code is wrong.
    Wrong,
    /// A code is wanted besides.
    CodeWanted,
    /// Too many failures; in so many seconds again.
    Wait(i64),
    /// There is no such thing, or not for them.
    NotFound,
    /// Another method is wanted.
    Method,
    /// The request is too large.
    TooLarge,
    /// The request cannot be read.
    Malformed,
    /// A reason is wanted.
    NoReason,
    /// This desk counts nothing of these municipalities.
    NoFigures,
    /// What is looked at is no shape, area or hotspot, or more than one of them.
    NoShape,
    /// What is looked at lies in none of the municipalities.
    Outside,
    /// The address names no hotspot.
    NoHotspot,
    /// Somebody else has changed the entry meanwhile; it stands as this.
    Conflict(Json),
    /// The register's life does not allow it.
    Life(life::Refused),
    /// A store fails; what it says is for the log.
    Failed(String),
}

impl Refused {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Foreign | Self::NoToken => StatusCode::FORBIDDEN,
            Self::NoSession | Self::Wrong | Self::CodeWanted => StatusCode::UNAUTHORIZED,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed | Self::NoReason => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::PRECONDITION_FAILED,
            Self::Life(_) | Self::NoFigures | Self::NoShape | Self::Outside | Self::NoHotspot => {
                StatusCode::CONFLICT
            }
            Self::Failed(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What the page has a sentence for, with what it fills in.
    fn document(&self) -> Json {
        match self {
            Self::Foreign => json!({ "error": "foreign" }),
            Self::NoSession => json!({ "error": "no-session" }),
            Self::NoToken => json!({ "error": "no-token" }),
            Self::Wrong => json!({ "error": "wrong" }),
            Self::CodeWanted => json!({ "error": "code-wanted" }),
            Self::Wait(seconds) => json!({ "error": "wait", "seconds": seconds }),
            Self::NotFound => json!({ "error": "not-found" }),
            Self::Method => json!({ "error": "method" }),
            Self::TooLarge => json!({ "error": "too-large" }),
            Self::Malformed => json!({ "error": "malformed" }),
            Self::NoReason => json!({ "error": "no-reason" }),
            Self::NoFigures => json!({ "error": "no-figures" }),
            Self::NoShape => json!({ "error": "no-shape" }),
            Self::Outside => json!({ "error": "outside" }),
            Self::NoHotspot => json!({ "error": "no-hotspot" }),
            Self::Conflict(stands) => json!({ "error": "conflict", "stands": stands }),
            Self::Life(refused) => by_life(refused),
            Self::Failed(_) => json!({ "error": "failed" }),
        }
    }
}

fn by_life(refused: &life::Refused) -> Json {
    match refused {
        life::Refused::Missing(names) => json!({ "error": "missing", "names": names }),
        life::Refused::Unfit(names) => json!({ "error": "unfit", "names": names }),
        life::Refused::Flags(flags) => json!({ "error": "flags", "names": flags }),
        life::Refused::Role { .. } => json!({ "error": "part" }),
        life::Refused::State { .. }
        | life::Refused::NotForThis(_)
        | life::Refused::NoSuchTransition(_) => {
            json!({ "error": "state" })
        }
        life::Refused::Conflict { .. } => json!({ "error": "conflict" }),
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed(why) => f.write_str(why),
            other => write!(f, "{}", other.document()),
        }
    }
}

impl std::error::Error for Refused {}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        reply::json(self.status(), &self.document())
    }
}

impl From<AccessError> for Refused {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoReason | AccessError::BadReason => Self::NoReason,
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotSealed { .. } => Self::NotFound,
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<EntryError> for Refused {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::Missing(_) => Self::NotFound,
            EntryError::Conflict { stands, .. } => Self::Conflict(json!({ "revision": stands })),
            EntryError::Store(store) => store.into(),
            other @ EntryError::Unreadable { .. } => Self::Failed(other.to_string()),
        }
    }
}

impl From<life::Refused> for Refused {
    fn from(refused: life::Refused) -> Self {
        Self::Life(refused)
    }
}
