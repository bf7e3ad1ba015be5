//! A provider as a town knows it: who it is, who we are there, and what of its word counts here.

use std::fmt;

use gocpont_core::codebook::Labels;

/// A provider of sign-ins.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its issuer, letter by letter as its tokens have it: `https://…`, or `http://` and an address of this machine.
    pub issuer: String,
    /// Our name there.
    pub client: String,
    /// What we show there that we are this client.
    pub secret: Secret,
    /// What is asked for; `openid` among it.
    pub scopes: Vec<String>,
    /// What its button says.
    pub labels: Labels,
    /// By what people are told apart.
    pub telling: Telling,
    /// Who asks for a second factor.
    pub factor: Factor,
}

/// By what of a provider's word people are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// By its subject.
    Subject,
    /// By an e-mail address, where the provider says that it has verified it.
    Email,
}

/// Who asks for a second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// The desk, as behind a password.
    Desk,
    /// The provider: one of these stands in its word, or nobody comes in.
    Provider {
        /// Values of `acr`.
        acr: Vec<String>,
        /// Values of `amr`.
        amr: Vec<String>,
    },
}

/// A secret that is never shown.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// This text.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why a provider's word is no sign-in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The provider does not answer, or not as one; what was found is for the operator.
    #[error("{0}")]
    Down(String),
    /// What came cannot be believed; what is wrong with it is for the operator.
    #[error("{0}")]
    Distrusted(String),
    /// The person or the provider said no.
    #[error("the provider refused: {0}")]
    Denied(String),
    /// It names no verified e-mail address, by which people are told apart here.
    #[error("its word has no verified e-mail address")]
    NoEmail,
    /// It has not seen a second factor that counts here.
    #[error("its word has no second factor that counts here")]
    NoFactor,
}

/// Whether an address is of this machine, where nothing needs to be encrypted.
pub(super) fn is_loopback(url: &str) -> bool {
    let Ok(uri) = url.parse::<http::Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_own = host
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    uri.scheme_str() == Some("http") && (is_own || host == "localhost")
}
