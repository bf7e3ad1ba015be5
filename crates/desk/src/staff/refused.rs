//! Why the desk does not do what a request asks for. Whoever asks learns no more than they may see.

use axum::response::{IntoResponse, Response};
use gocpont_access::{AccessError, LONGEST_BYTES, SHORTEST, Want, WeakPassword};
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
    /// The session wants something first, and may do nothing else.
    Wanted(Vec<Want>),
    /// A rule of accounts and tokens: with its status, and what the page has a sentence for.
    Told(StatusCode, Json),
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
    /// A rule that has a sentence and nothing to fill in.
    #[must_use]
    pub fn told(status: StatusCode, id: &'static str) -> Self {
        Self::Told(status, json!({ "error": id }))
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Foreign | Self::NoToken | Self::Wanted(_) => StatusCode::FORBIDDEN,
            Self::Told(status, _) => *status,
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
            Self::Wanted(wants) => {
                let wants: Vec<&str> = wants.iter().map(|want| want.id()).collect();
                json!({ "error": "wanted", "wants": wants })
            }
            Self::Told(_, document) => document.clone(),
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
            AccessError::NoSession => Self::NoSession,
            // Whoever is no account of theirs, or no municipality, is not there.
            AccessError::NoAccount(_) | AccessError::NoTenant(_) | AccessError::NoToken(_) => {
                Self::NotFound
            }
            other => by_rule(&other).unwrap_or_else(|| Self::Failed(other.to_string())),
        }
    }
}

/// A rule of accounts and tokens that a request goes against.
fn by_rule(error: &AccessError) -> Option<Refused> {
    let (conflict, bad) = (StatusCode::CONFLICT, StatusCode::BAD_REQUEST);
    let (status, document) = match error {
        AccessError::AccountExists(name) => {
            (conflict, json!({ "error": "taken", "name": name.as_str() }))
        }
        AccessError::LastAdministrator(tenant) => (
            conflict,
            json!({ "error": "last-administrator", "tenant": tenant.as_str() }),
        ),
        AccessError::NoRole => (conflict, json!({ "error": "no-role" })),
        AccessError::Own => (conflict, json!({ "error": "own" })),
        AccessError::Elsewhere(_) => (conflict, json!({ "error": "elsewhere" })),
        AccessError::AskedAlready => (conflict, json!({ "error": "asked" })),
        AccessError::NeedsFactor(_) => (conflict, json!({ "error": "needs-factor" })),
        AccessError::NothingOffered => (conflict, json!({ "error": "not-offered" })),
        AccessError::NoGrant { .. } => (StatusCode::NOT_FOUND, json!({ "error": "no-grant" })),
        AccessError::NoOrganisation(role) => (
            bad,
            json!({ "error": "needs-organisation", "role": role.id() }),
        ),
        AccessError::NoSecondRight(role) => (
            bad,
            json!({ "error": "no-second-right", "role": role.id() }),
        ),
        AccessError::BadLabel => (bad, json!({ "error": "label" })),
        AccessError::Expiry => (bad, json!({ "error": "expiry" })),
        AccessError::SamePassword => (bad, json!({ "error": "weak-same" })),
        AccessError::Weak(weak) => (bad, of_password(*weak)),
        _ => return None,
    };
    Some(Refused::Told(status, document))
}

fn of_password(weak: WeakPassword) -> Json {
    match weak {
        WeakPassword::Short => json!({ "error": "weak-short", "count": SHORTEST }),
        WeakPassword::Long => json!({ "error": "weak-long", "count": LONGEST_BYTES }),
        WeakPassword::Name => json!({ "error": "weak-name" }),
        WeakPassword::Common => json!({ "error": "weak-common" }),
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
