//! One-time passwords of the second factor (RFC 6238 over RFC 4226, HMAC-SHA-1, 30 seconds, six digits: what every
//! authenticator program on a telephone does).

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::AccessError;
use crate::name::UserName;
use crate::secret::{random, same};

/// Seconds of a step.
const STEP_S: i64 = 30;
/// Digits of a code.
const DIGITS: u32 = 6;
/// So many steps before and after now are taken, for clocks that differ.
const SLACK: i64 = 1;

/// The secret that an account and its authenticator share: 160 bits, as RFC 4226 recommends.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A new one.
    pub fn new() -> Result<Self, AccessError> {
        Ok(Self(random()?))
    }

    /// One that an authenticator keeps already.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The text that is typed into an authenticator (base32, RFC 4648).
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(base32(&self.0))
    }

    /// The address that an authenticator reads from a picture.
    #[must_use]
    pub fn address(&self, name: &UserName) -> Zeroizing<String> {
        let label = percent(name.as_str());
        let secret = self.reveal();
        Zeroizing::new(format!(
            "otpauth://totp/Gocpont:{label}?secret={}&issuer=Gocpont",
            secret.as_str()
        ))
    }

    /// The step whose code this is, if it is one of now and later than the last that was taken: a code is taken once, and so
    /// is any before it.
    pub(crate) fn step(&self, code: &str, at: Timestamp, last: Option<i64>) -> Option<i64> {
        let now = at.as_second().div_euclid(STEP_S);
        let mut found = None;
        // All are tried, whichever fits, so that the time tells nothing.
        for step in now - SLACK..=now + SLACK {
            let is_later = last.is_none_or(|last| step > last);
            let own = Zeroizing::new(code_of(&self.0, step, DIGITS));
            if same(own.as_bytes(), code.as_bytes()) && is_later {
                found = found.or(Some(step));
            }
        }
        found
    }

    /// The code of a moment: what the authenticator shows.
    #[must_use]
    pub fn code(&self, at: Timestamp) -> String {
        code_of(&self.0, at.as_second().div_euclid(STEP_S), DIGITS)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

/// Whether a text looks like a code of an authenticator.
pub(crate) fn is_code(text: &str) -> bool {
    text.len() == DIGITS as usize && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// The code of a step (RFC 4226, section 5.3).
fn code_of(secret: &[u8], step: i64, digits: u32) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let full = mac.finalize().into_bytes();
    let at = usize::from(full[19] & 0x0f);
    let cut = u32::from_be_bytes([full[at] & 0x7f, full[at + 1], full[at + 2], full[at + 3]]);
    let code = cut % 10_u32.pow(digits);
    format!("{code:0width$}", width = digits as usize)
}

/// RFC 4648 without padding.
pub(crate) fn base32(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(DIGITS[(held >> bits & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(DIGITS[(held << (5 - bits) & 31) as usize]));
    }
    text
}

fn percent(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    text.bytes()
        .map(|byte| match byte {
            byte if plain(&byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = b"12345678901234567890";
        for (second, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code_of(secret, second / STEP_S, 8), code);
        }
        let six = TotpSecret::from_bytes(*secret);
        assert_eq!(six.code(at(59)), "287082");
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
        assert_eq!(TotpSecret::new().unwrap().reveal().len(), 32);
    }

    #[test]
    fn a_code_is_taken_once_and_none_before_it_afterwards() {
        let secret = TotpSecret::from_bytes(*b"12345678901234567890");
        let now = at(1_000_000);
        let (code, before) = (secret.code(now), secret.code(at(1_000_000 - 30)));
        let step = secret.step(&code, now, None).unwrap();
        assert_eq!(secret.step(&code, now, Some(step)), None);
        assert_eq!(secret.step(&before, now, Some(step)), None);
        assert_eq!(secret.step(&before, now, None), Some(step - 1));
        let next = at(1_000_000 + 30);
        assert_eq!(
            secret.step(&secret.code(next), next, Some(step)),
            Some(step + 1)
        );
    }

    #[test]
    fn a_code_of_another_time_or_form_is_none() {
        let secret = TotpSecret::from_bytes(*b"12345678901234567890");
        let now = at(1_000_000);
        for second in [0, 1_000_000 - 61, 1_000_000 + 90] {
            assert_eq!(secret.step(&secret.code(at(second)), now, None), None);
        }
        let code = secret.code(now);
        for wrong in [
            "",
            "000000",
            &code[1..],
            &format!("{code}0"),
            "１２３４５６",
        ] {
            assert_eq!(secret.step(wrong, now, None), None, "{wrong:?}");
        }
    }

    #[test]
    fn an_address_for_an_authenticator_names_the_account() {
        let secret = TotpSecret::from_bytes([0; 20]);
        let address = secret.address(&"anna@tata".parse().unwrap());
        let zeros = "A".repeat(32);
        assert_eq!(
            address.as_str(),
            format!("otpauth://totp/Gocpont:anna%40tata?secret={zeros}&issuer=Gocpont")
        );
    }
}
