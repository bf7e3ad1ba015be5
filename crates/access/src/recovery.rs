//! Recovery codes: for somebody whose authenticator is lost. Each is good once; the store has their hashes.

use rusqlite::Transaction;
use zeroize::Zeroizing;

use crate::error::AccessError;
use crate::secret::{SecretHash, hash, random};
use crate::totp::base32;

/// How many somebody gets.
const COUNT: usize = 8;
/// Characters between two hyphens.
const GROUP: usize = 4;

/// New codes of 80 random bits, in groups of four letters and digits.
pub(crate) fn codes() -> Result<Vec<Zeroizing<String>>, AccessError> {
    (0..COUNT).map(|_| code()).collect()
}

/// One such code.
pub(crate) fn code() -> Result<Zeroizing<String>, AccessError> {
    let drawn = Zeroizing::new(random::<10>()?);
    let plain = Zeroizing::new(base32(drawn.as_slice()));
    let mut code = Zeroizing::new(String::with_capacity(plain.len() + plain.len() / GROUP));
    for (at, letter) in plain.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            code.push('-');
        }
        code.push(letter);
    }
    Ok(code)
}

/// The hash of a code however it is typed: small or capital, with or without hyphens and blanks.
fn hash_of(typed: &str) -> SecretHash {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    let plain: Zeroizing<String> =
        Zeroizing::new(letters.map(|letter| letter.to_ascii_uppercase()).collect());
    hash("recovery", plain.as_bytes())
}

/// Keeps new codes of an account instead of those before.
pub(crate) fn replace(
    transaction: &Transaction<'_>,
    account: i64,
    codes: &[Zeroizing<String>],
) -> Result<(), AccessError> {
    transaction.execute("DELETE FROM recovery WHERE account = ?1", [account])?;
    for code in codes {
        let sql = "INSERT INTO recovery (account, hash) VALUES (?1, ?2)";
        transaction.execute(sql, (account, hash_of(code)))?;
    }
    Ok(())
}

/// Uses a code up; whether it was one.
pub(crate) fn spend(
    transaction: &Transaction<'_>,
    account: i64,
    typed: &str,
    now: i64,
) -> Result<bool, AccessError> {
    let sql =
        "UPDATE recovery SET used_at = ?3 WHERE account = ?1 AND hash = ?2 AND used_at IS NULL";
    Ok(transaction.execute(sql, (account, hash_of(typed), now))? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_many_different_and_readable_however_they_are_typed() {
        let made = codes().unwrap();
        let different: std::collections::BTreeSet<&str> =
            made.iter().map(|code| code.as_str()).collect();
        assert_eq!(different.len(), COUNT);
        for code in &made {
            assert_eq!(code.len(), 19, "{}", code.as_str());
            let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
            assert_eq!(hash_of(&typed), hash_of(code));
        }
        assert_ne!(hash_of(&made[0]), hash_of(&made[1]));
    }
}
