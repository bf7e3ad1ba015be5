//! What is said between a browser, the desk and a provider.

use gocpont_access::Identity;

use super::waiting::Sent;

/// A sign-in that begins: where the browser goes, but for who it is.
pub struct Begun {
    /// The provider's page, with everything that it has to know.
    pub url: String,
    /// What is kept until the browser comes back; `replaces` is for whoever knows it.
    pub sent: Sent,
}

/// A browser that comes back.
pub struct Back<'a> {
    /// What was kept.
    pub sent: &'a Sent,
    /// The provider's code.
    pub code: &'a str,
    /// Who says so (RFC 9207), where it was said.
    pub issuer: Option<&'a str>,
    /// Where it was sent back to.
    pub redirect: &'a str,
}

/// A provider's word that was believed.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// Who it is.
    pub identity: Identity,
    /// Whether the provider has seen a second factor that counts here.
    pub second_factor: bool,
}
