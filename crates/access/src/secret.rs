//! Secrets that we draw: keys of sessions, tokens and recovery codes. The store has their hashes alone; keys of sessions and
//! of tokens are different types with different forms and different hashes, so that neither is ever taken for the other.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::AccessError;

/// What stands in the store for a secret.
pub(crate) type SecretHash = [u8; 32];

/// The beginning of every token, by which scanners of published code find one that was lost.
const PREFIX: &str = "gp_";

/// The key of a session: 128 random bits, as 32 hexadecimal digits.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SessionKey([u8; 16]);

/// The key of a token: `gp_ID.SECRET`, an id of 64 bits by which it is found and a secret of 256.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TokenKey {
    #[zeroize(skip)]
    id: TokenId,
    secret: [u8; 32],
}

/// The id of a token, which may be known: 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(String);

/// A text that is no key or id of this kind. It is not repeated, as it may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key of this kind")]
pub struct InvalidKey;

impl SessionKey {
    /// A new one.
    pub fn new() -> Result<Self, AccessError> {
        Ok(Self(random()?))
    }

    /// The text that a browser keeps.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    pub(crate) fn hash(&self) -> SecretHash {
        hash("session", &self.0)
    }
}

impl FromStr for SessionKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(bytes(text).ok_or(InvalidKey)?))
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

impl TokenId {
    /// A new one.
    pub fn new() -> Result<Self, AccessError> {
        Ok(Self(hex(&random::<8>()?)))
    }

    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TokenId {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Of a whole token the id, so that nobody has to take one apart to revoke it.
        let text = text.strip_prefix(PREFIX).unwrap_or(text);
        let text = text.split_once('.').map_or(text, |(id, _)| id);
        bytes::<8>(text).ok_or(InvalidKey)?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TokenKey {
    /// A new one.
    pub fn new() -> Result<Self, AccessError> {
        Ok(Self {
            id: TokenId::new()?,
            secret: random()?,
        })
    }

    /// By what it is found.
    #[must_use]
    pub const fn id(&self) -> &TokenId {
        &self.id
    }

    /// The text that is given away, once.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new(hex(&self.secret));
        Zeroizing::new(format!("{PREFIX}{}.{}", self.id, secret.as_str()))
    }

    pub(crate) fn hash(&self) -> SecretHash {
        hash("token", &self.secret)
    }
}

impl FromStr for TokenKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rest = text.strip_prefix(PREFIX).ok_or(InvalidKey)?;
        let (id, secret) = rest.split_once('.').ok_or(InvalidKey)?;
        bytes::<8>(id).ok_or(InvalidKey)?;
        Ok(Self {
            id: TokenId(id.to_owned()),
            secret: bytes(secret).ok_or(InvalidKey)?,
        })
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenKey({}, …)", self.id)
    }
}

/// The hash of a secret of one kind. Secrets that we draw have no less entropy than their hash needs; passwords do not, and
/// are never hashed so.
pub(crate) fn hash(kind: &str, secret: &[u8]) -> SecretHash {
    let mut hash = Sha256::new();
    hash.update("gocpont ");
    hash.update(kind);
    hash.update([0]);
    hash.update(secret);
    hash.finalize().into()
}

/// Whether two hashes are the same, in a time that does not tell how much of them is.
pub(crate) fn same(own: &[u8], given: &[u8]) -> bool {
    own.ct_eq(given).into()
}

/// Bytes of the system's own source.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], AccessError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| AccessError::Random(error.to_string()))?;
    Ok(bytes)
}

/// Hexadecimal digits, small.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly so many bytes as small hexadecimal digits.
pub(crate) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    let is_small = |digit: &u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
    if digits.len() != 2 * N || !digits.iter().all(is_small) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_text_are_the_same_thing() {
        let session = SessionKey::new().unwrap();
        let again: SessionKey = session.reveal().parse().unwrap();
        assert_eq!(session.hash(), again.hash());
        let token = TokenKey::new().unwrap();
        let again: TokenKey = token.reveal().parse().unwrap();
        assert_eq!((token.id(), token.hash()), (again.id(), again.hash()));
    }

    #[test]
    fn a_key_of_one_kind_cannot_be_read_as_the_other() {
        let session = SessionKey::new().unwrap().reveal();
        let token = TokenKey::new().unwrap().reveal();
        assert!(session.parse::<TokenKey>().is_err());
        assert!(token.parse::<SessionKey>().is_err());
        // Nor is a part of one, and the same bytes have another hash as the other.
        let (id, secret) = token.strip_prefix("gp_").unwrap().split_once('.').unwrap();
        assert!(secret.parse::<SessionKey>().is_err() && id.parse::<SessionKey>().is_err());
        assert_ne!(hash("session", &[7; 16]), hash("token", &[7; 16]));
    }

    #[test]
    fn what_is_only_like_a_key_is_refused() {
        let token = TokenKey::new().unwrap().reveal();
        for text in [
            "",
            "gp_",
            "gp_.",
            &token[3..],
            &token[..token.len() - 1],
            &token.to_uppercase(),
            &format!("{} ", *token),
            &token.replace('.', ".."),
            "gp_0123456789abcdef.é",
        ] {
            assert!(text.parse::<TokenKey>().is_err(), "{text:?}");
        }
        for text in [
            "",
            "0",
            "ABCDEF00ABCDEF00ABCDEF00ABCDEF00",
            "gggggggggggggggggggggggggggggggg",
        ] {
            assert!(text.parse::<SessionKey>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_secret_is_not_written_by_accident() {
        let (session, token) = (SessionKey::new().unwrap(), TokenKey::new().unwrap());
        let said = format!("{session:?} {token:?}");
        assert!(!said.contains(session.reveal().as_str()), "{said}");
        let secret = token.reveal().split_once('.').unwrap().1.to_owned();
        assert!(!said.contains(&secret), "{said}");
    }

    #[test]
    fn no_two_keys_are_the_same() {
        let drawn: std::collections::BTreeSet<String> = (0..1000)
            .map(|_| SessionKey::new().unwrap().reveal().to_string())
            .collect();
        assert_eq!(drawn.len(), 1000);
    }
}
