//! Passwords: the rule for a new one, and what stands in the store for it (argon2id, in PHC form, each with the cost that it
//! was hashed with).

use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::AccessError;
use crate::name::{UserName, fold};
use crate::secret::random;

/// The shortest password, in characters.
pub const SHORTEST: usize = 12;
/// The longest, in bytes: more costs time and says nothing more.
pub const LONGEST_BYTES: usize = 1024;

/// What the commonest passwords are made of, besides digits and signs; in English, Hungarian and Czech.
const COMMONEST: [&str; 40] = [
    "password",
    "passw0rd",
    "qwerty",
    "qwertz",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "yxcvbnm",
    "zxcvbnm",
    "iloveyou",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "superman",
    "abc",
    "abcdef",
    "changeme",
    "secret",
    "login",
    "guest",
    "test",
    "user",
    "jelszo",
    "jelszó",
    "titok",
    "szeretlek",
    "magyarorszag",
    "magyarország",
    "heslo",
    "tajne",
    "tajné",
    "ahoj",
    "slunicko",
    "gocpont",
];

/// A password as somebody typed it, composed (NFC), so that it is the same from every keyboard.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    #[error("a password has at least {SHORTEST} characters")]
    Short,
    /// More than [`LONGEST_BYTES`].
    #[error("a password has at most {LONGEST_BYTES} bytes")]
    Long,
    /// The name of the account, with hardly anything besides.
    #[error("the password is the name of the account")]
    Name,
    /// One of the commonest.
    #[error("the password is one of the commonest")]
    Common,
}

impl Password {
    /// What was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.nfc().collect())
    }

    /// Whether it may become the password of an account. There is no rule about kinds of characters.
    pub fn judge(&self, name: &UserName) -> Result<(), WeakPassword> {
        let folded = zeroize::Zeroizing::new(fold(&self.0));
        if self.0.len() > LONGEST_BYTES {
            return Err(WeakPassword::Long);
        }
        if self.0.chars().count() < SHORTEST {
            return Err(WeakPassword::Short);
        }
        let besides = folded.replace(name.as_str(), "").chars().count();
        if besides < folded.chars().count() && besides < SHORTEST / 2 {
            return Err(WeakPassword::Name);
        }
        if is_common(&folded) {
            return Err(WeakPassword::Common);
        }
        Ok(())
    }

    /// Too long to be anybody's: not worth hashing.
    fn is_absurd(&self) -> bool {
        self.0.len() > LONGEST_BYTES
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A common word, or several, with digits and signs; one to three characters over and over; or a run of the alphabet.
fn is_common(folded: &str) -> bool {
    let different: BTreeSet<char> = folded.chars().collect();
    let mut letters: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let mut words = COMMONEST;
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        letters = letters.replace(word, "");
    }
    different.len() <= 3 || letters.is_empty() || is_run(folded)
}

/// Whether each character is the next one after the one before (digits go round), or all go down so.
fn is_run(folded: &str) -> bool {
    let steps: BTreeSet<i64> = folded
        .chars()
        .zip(folded.chars().skip(1))
        .map(|(a, b)| i64::from(u32::from(b)) - i64::from(u32::from(a)))
        .collect();
    steps.len() == 1
}

/// What hashing costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// What OWASP recommends at least: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
            lanes: 1,
        }
    }
}

/// Hashes passwords and verifies them, and counts how often it did the latter.
pub(crate) struct Hasher {
    cost: Cost,
    nobodys: OnceLock<String>,
    verifications: AtomicU64,
}

impl Hasher {
    pub(crate) const fn new(cost: Cost) -> Self {
        Self {
            cost,
            nobodys: OnceLock::new(),
            verifications: AtomicU64::new(0),
        }
    }

    pub(crate) fn hash(&self, password: &Password) -> Result<String, AccessError> {
        let salt: [u8; 16] = random()?;
        let hashed = self.argon2()?;
        let hashed = hashed.hash_password_with_salt(password.0.as_bytes(), &salt);
        let hashed = hashed.map_err(|error| AccessError::Hash(error.to_string()))?;
        Ok(hashed.to_string())
    }

    /// Whether the password is the one that was hashed; of nobody, `None`, it is not, and that takes as long.
    pub(crate) fn verify(
        &self,
        password: &Password,
        stored: Option<&str>,
    ) -> Result<bool, AccessError> {
        if password.is_absurd() {
            return Ok(false);
        }
        let nobodys = self.nobodys()?;
        self.verifications.fetch_add(1, Ordering::Relaxed);
        let argon2 = self.argon2()?;
        let is_right = argon2
            .verify_password(password.0.as_bytes(), stored.unwrap_or(nobodys))
            .is_ok();
        Ok(is_right && stored.is_some())
    }

    /// Whether a stored hash cost less than one would now.
    pub(crate) fn is_cheaper(&self, stored: &str) -> bool {
        let parsed = PasswordHash::new(stored).ok();
        let params = parsed.and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| {
            params.m_cost() < self.cost.memory_kib
                || params.t_cost() < self.cost.passes
                || params.p_cost() < self.cost.lanes
        })
    }

    pub(crate) fn verifications(&self) -> u64 {
        self.verifications.load(Ordering::Relaxed)
    }

    fn argon2(&self) -> Result<Argon2<'static>, AccessError> {
        let params = Params::new(
            self.cost.memory_kib,
            self.cost.passes,
            self.cost.lanes,
            None,
        );
        let params = params.map_err(|error| AccessError::Hash(error.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// A hash that no password has, for names that nobody has.
    fn nobodys(&self) -> Result<&str, AccessError> {
        if let Some(hash) = self.nobodys.get() {
            return Ok(hash);
        }
        let drawn = crate::secret::hex(&random::<32>()?);
        let hash = self.hash(&Password::new(&drawn))?;
        Ok(self.nobodys.get_or_init(|| hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    fn judged(name: &str, typed: &str) -> Result<(), WeakPassword> {
        Password::new(typed).judge(&name.parse().unwrap())
    }

    #[test]
    fn a_password_is_long_and_needs_no_kinds_of_characters() {
        assert_eq!(judged("anna", "correct horse battery"), Ok(()));
        assert_eq!(judged("anna", "nyári zápor után"), Ok(()));
        assert_eq!(judged("anna", "óűéáíúöüóőőű"), Ok(()));
        assert_eq!(judged("anna", "Aa1!Bb2$xY"), Err(WeakPassword::Short));
        assert_eq!(judged("anna", &"é".repeat(513)), Err(WeakPassword::Long));
    }

    #[test]
    fn the_own_name_and_the_commonest_are_refused() {
        for typed in [
            "kovacs.annamaria",
            "Kovacs.AnnaMaria2024",
            "12kovacs.annamaria",
        ] {
            assert_eq!(
                judged("Kovacs.Annamaria", typed),
                Err(WeakPassword::Name),
                "{typed}"
            );
        }
        assert_eq!(judged("anna", "annaannaanna"), Err(WeakPassword::Name));
        assert_eq!(judged("anna", "anna zöld kertje"), Ok(()));
        for typed in [
            "Password1234",
            "jelszo123456",
            "JelszóJelszó!",
            "heslo2024heslo",
            "qwertzuiop12",
            "aaaaaaaaaaaaa",
            "121212121212",
            "123456789012",
            "abcdefghijkl",
            "zyxwvutsrqpo",
            "1234567890!?",
            "admin.admin.1",
        ] {
            assert_eq!(judged("anna", typed), Err(WeakPassword::Common), "{typed}");
        }
    }

    #[test]
    fn a_hash_says_what_it_cost_and_is_renewed_when_that_is_too_little() {
        let hasher = Hasher::new(CHEAP);
        let password = Password::new("a pond in the park");
        let stored = hasher.hash(&password).unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"),
            "{stored}"
        );
        assert_ne!(stored, hasher.hash(&password).unwrap());
        assert!(!hasher.is_cheaper(&stored));
        let dearer = Hasher::new(Cost { passes: 2, ..CHEAP });
        assert!(dearer.is_cheaper(&stored) && dearer.is_cheaper("nonsense"));
        assert!(dearer.verify(&password, Some(&stored)).unwrap());
        assert!(!hasher.is_cheaper(&dearer.hash(&password).unwrap()));
        let full = Cost::default();
        assert!(full.memory_kib >= 19 * 1024 && full.passes >= 2);
    }

    #[test]
    fn a_wrong_password_a_broken_hash_and_nobody_are_refused_alike() {
        let hasher = Hasher::new(CHEAP);
        let stored = hasher.hash(&Password::new("a pond in the park")).unwrap();
        let wrong = Password::new("a pond in the dark");
        for stored in [Some(stored.as_str()), Some("nonsense"), Some(""), None] {
            let before = hasher.verifications();
            assert!(!hasher.verify(&wrong, stored).unwrap());
            assert_eq!(hasher.verifications(), before + 1);
        }
        // The same text in another composition is the same password.
        let composed = hasher.hash(&Password::new("kovács a tónál")).unwrap();
        let typed = Password::new("kova\u{301}cs a to\u{301}na\u{301}l");
        assert!(hasher.verify(&typed, Some(&composed)).unwrap());
    }
}
