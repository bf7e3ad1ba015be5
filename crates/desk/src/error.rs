//! Why the workbench does not begin, and why it does not do what a request asks for.

use std::net::SocketAddr;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::reply::json;
use crate::report::Said;

/// Why the workbench does not begin.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// Others could reach it.
    #[error(
        "{0} can be reached from other machines; the workbench listens on 127.0.0.1 or ::1 alone"
    )]
    NotLoopback(SocketAddr),
    /// The address cannot be taken.
    #[error("{address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// A public address that is none.
    #[error("{0:?} is no public address of the desk: https:// and a host, and nothing behind it")]
    NotPublic(String),
    /// A mail server's address that is none.
    #[error(
        "{0:?} is no mail server: smtp:// or smtps:// and a host, without a name or a password"
    )]
    MailServer(String),
    /// A sender of mail that is no address.
    #[error("{0:?} is no e-mail address")]
    MailFrom(String),
    /// Encryption that cannot be had.
    #[error("the mail server cannot be talked to under encryption: {0}")]
    MailTls(String),
    /// Signing in by a provider cannot be made ready.
    #[error("{0}")]
    Oidc(String),
    /// The program is built without signing in by a provider.
    #[error("this program is built without signing in by a provider")]
    NoOidc,
    /// No folder for dropped files, or no random numbers.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

/// Why a request is not done; the page has a sentence `workbench-error-…` for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Asked under another name than our own, or from another page.
    Foreign,
    /// Without the session that the start link opens.
    NoSession,
    /// The start link was used already, or is none.
    NoToken,
    /// There is no such thing.
    NotFound,
    /// Another method is wanted.
    Method,
    /// Something runs already.
    Busy,
    /// Nothing was dropped yet.
    NoFile,
    /// The file or the request is too large.
    TooLarge,
    /// The request cannot be read.
    Malformed,
    /// The file did not arrive whole.
    Broken,
    /// There is no room for the file.
    Full,
    /// The store or the file refuses, and says why.
    Told(Box<Said>),
}

impl Refused {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::NoSession | Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Busy | Self::NoFile | Self::Told(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed | Self::Broken => StatusCode::BAD_REQUEST,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    const fn id(&self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::NoSession => "no-session",
            Self::NoToken => "no-token",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::Busy => "busy",
            Self::NoFile => "no-file",
            Self::TooLarge => "too-large",
            Self::Malformed => "malformed",
            Self::Broken => "broken",
            Self::Full => "full",
            Self::Told(_) => "told",
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let said = match &self {
            Self::Told(said) => Some(said.as_ref()),
            _ => None,
        };
        json(
            self.status(),
            &serde_json::json!({ "error": self.id(), "said": said }),
        )
    }
}
