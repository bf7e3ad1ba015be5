//! An ID token is believed where a key of the provider has signed it, for us, about this sign-in, just now (`OpenID` Connect Core 1.0,
//! section 3.1.3.7).

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{AlgorithmFamily, DecodingKey, Header, Validation, decode, decode_header};
use serde::Deserialize;

use super::signature::{install, is_public};

/// Seconds by which clocks may differ.
const SLACK_S: u64 = 60;
/// Seconds since a token was made, at most: it comes straight from the provider.
const OLDEST_S: i64 = 600;

/// What a token is asked for.
pub struct Expected<'a> {
    /// Who says so.
    pub issuer: &'a str,
    /// To whom.
    pub client: &'a str,
    /// About which sign-in.
    pub nonce: &'a str,
    /// When, in seconds since 1970 (UTC).
    pub now: i64,
}

/// What it says.
#[derive(Debug, Deserialize)]
pub struct Claims {
    iss: String,
    aud: Audience,
    azp: Option<String>,
    iat: f64,
    nonce: Option<String>,
    /// Who it is.
    pub sub: String,
    /// Their address.
    pub email: Option<String>,
    /// Whether the provider has made sure that it is theirs.
    #[serde(default)]
    pub email_verified: Option<bool>,
    /// How sure it is who they are.
    pub acr: Option<String>,
    /// How they have shown it.
    #[serde(default)]
    pub amr: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Why a token is not believed.
#[derive(Debug, PartialEq, Eq)]
pub enum Distrust {
    /// It names a key that the provider had not when its keys were last asked for.
    UnknownKey,
    /// Anything else.
    Wrong(String),
}

fn wrong<T>(why: &str) -> Result<T, Distrust> {
    Err(Distrust::Wrong(why.to_owned()))
}

/// What the library found.
#[expect(clippy::needless_pass_by_value, reason = "as an error is handed on")]
fn found(error: jsonwebtoken::errors::Error) -> Distrust {
    Distrust::Wrong(error.to_string())
}

/// What a token says that is believed.
pub fn believed(token: &str, keys: &JwkSet, expected: &Expected<'_>) -> Result<Claims, Distrust> {
    install();
    // A token without a signature (`none`) has no header that can be read.
    let header = decode_header(token).map_err(found)?;
    if !is_public(header.alg) {
        return wrong("the ID token is signed with a shared secret");
    }
    let key = DecodingKey::from_jwk(key_of(&header, keys)?).map_err(found)?;
    let mut validation = Validation::new(header.alg);
    validation.leeway = SLACK_S;
    validation.validate_nbf = true;
    validation.set_issuer(&[expected.issuer]);
    validation.set_audience(&[expected.client]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let claims: Claims = decode(token, &key, &validation).map_err(found)?.claims;
    // The library takes a list with our issuer among others.
    if claims.iss != expected.issuer {
        return wrong("the ID token is another issuer's");
    }
    let is_shared = matches!(&claims.aud, Audience::Several(all) if all.len() > 1);
    let is_ours = match (&claims.azp, &claims.aud) {
        (Some(azp), _) => azp == expected.client,
        (None, Audience::One(aud)) => aud == expected.client,
        (None, Audience::Several(_)) => !is_shared,
    };
    if !is_ours {
        return wrong("the ID token was made for another client");
    }
    let nonce = claims.nonce.as_deref().unwrap_or_default();
    if !crate::gate::same(expected.nonce, nonce) {
        return wrong("the ID token is about another sign-in (nonce)");
    }
    let age = expected.now as f64 - claims.iat;
    if !(-(SLACK_S as f64)..=OLDEST_S as f64).contains(&age) {
        return wrong("the ID token was not made just now (iat)");
    }
    Ok(claims)
}

/// The key that a token names; where it names none, the only one that it can be.
fn key_of<'k>(header: &Header, keys: &'k JwkSet) -> Result<&'k Jwk, Distrust> {
    let fits = |own: &&Jwk| {
        let is_family = matches!(
            (&own.algorithm, header.alg.family()),
            (AlgorithmParameters::RSA(_), AlgorithmFamily::Rsa)
                | (AlgorithmParameters::EllipticCurve(_), AlgorithmFamily::Ec)
                | (AlgorithmParameters::OctetKeyPair(_), AlgorithmFamily::Ed)
        );
        let is_alg = own
            .common
            .key_algorithm
            .is_none_or(|alg| alg.to_string() == format!("{:?}", header.alg));
        let is_use = own
            .common
            .public_key_use
            .as_ref()
            .is_none_or(|own| *own == PublicKeyUse::Signature);
        is_family && is_alg && is_use
    };
    let named = |own: &&Jwk| header.kid.is_none() || own.common.key_id == header.kid;
    let mut fitting = keys.keys.iter().filter(named).filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(key), None) => Ok(key),
        (None, _) => Err(Distrust::UnknownKey),
        (Some(_), Some(_)) => wrong("the ID token does not say which key has signed it"),
    }
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
