//! What is kept of second factors, encrypted (XChaCha20-Poly1305, RFC 8439 with the 192-bit nonce of draft-irtf-cfrg-xchacha-03)
//! under a key that stands in no table: whoever has the file alone, or a backup of it, makes no codes.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, Transaction};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::AccessError;
use crate::secret::random;
use crate::store::StaffStore;
use crate::totp::TotpSecret;

/// Bytes of a secret that is not sealed, as files had it before there were keys for it.
const PLAIN: usize = 20;
/// What stands before the nonce of one that is.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// The secret that second factors are sealed with; it is derived from the town's keys by whoever opens the file.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    /// A key of 32 bytes that nobody can guess.
    #[must_use]
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }
}

/// Seals and opens; without a key, secrets are kept as they are until somebody opens the file with one.
#[derive(Clone, Default)]
pub(crate) struct Sealer(Option<SealingKey>);

impl Sealer {
    /// What is kept of a secret of an account.
    pub(crate) fn seal(&self, account: i64, secret: &TotpSecret) -> Result<Vec<u8>, AccessError> {
        let Some(key) = &self.0 else {
            return Ok(secret.as_bytes().to_vec());
        };
        let nonce: [u8; NONCE] = random()?;
        let payload = Payload {
            msg: secret.as_bytes(),
            aad: &binding(account),
        };
        let sealed = XChaCha20Poly1305::new(&key.0.into()).encrypt(&XNonce::from(nonce), payload);
        // It fails for texts of more than 256 GiB alone.
        let sealed = sealed.map_err(|error| AccessError::Random(error.to_string()))?;
        Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
    }

    /// The secret of which this is kept.
    pub(crate) fn open(&self, account: i64, kept: &[u8]) -> Result<TotpSecret, AccessError> {
        if let Ok(plain) = <[u8; PLAIN]>::try_from(kept) {
            return Ok(TotpSecret::from_bytes(plain));
        }
        let key = self.0.as_ref().ok_or(AccessError::NoSealingKey)?;
        let opened = opened(key, account, kept).ok_or(AccessError::OtherSealingKey)?;
        Ok(TotpSecret::from_bytes(*opened))
    }
}

fn opened(key: &SealingKey, account: i64, kept: &[u8]) -> Option<Zeroizing<[u8; PLAIN]>> {
    let (nonce, sealed) = kept.strip_prefix(&[VERSION])?.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let payload = Payload {
        msg: sealed,
        aad: &binding(account),
    };
    let secret = XChaCha20Poly1305::new(&key.0.into()).decrypt(&XNonce::from(nonce), payload);
    let secret = Zeroizing::new(secret.ok()?);
    Some(Zeroizing::new(secret.as_slice().try_into().ok()?))
}

/// What a sealed secret belongs to: in the row of another account it cannot be opened.
fn binding(account: i64) -> Vec<u8> {
    [
        b"gocpont second factor of ".as_slice(),
        &account.to_le_bytes(),
    ]
    .concat()
}

impl StaffStore {
    /// The same store with the key that second factors are sealed with. Those that are not are sealed here; where those that are
    /// were sealed with another, the key is refused.
    pub fn with_sealing(mut self, key: SealingKey) -> Result<Self, AccessError> {
        self.sealer = Sealer(Some(key));
        let sealer = self.sealer.clone();
        let is_plain = self.read(|db| {
            let mut is_plain = false;
            for (account, kept) in secrets(db)? {
                is_plain |= kept.len() == PLAIN;
                sealer.open(account, &kept)?;
            }
            Ok(is_plain)
        })?;
        if is_plain {
            self.write(|transaction| seal_all(transaction, &sealer))?;
        }
        Ok(self)
    }
}

fn seal_all(transaction: &Transaction<'_>, sealer: &Sealer) -> Result<(), AccessError> {
    for (account, kept) in secrets(transaction)? {
        if kept.len() == PLAIN {
            let sealed = sealer.seal(account, &sealer.open(account, &kept)?)?;
            let sql = "UPDATE account SET totp = ?2 WHERE id = ?1";
            transaction.execute(sql, (account, sealed))?;
        }
    }
    // One that was offered and not taken yet is offered anew.
    let sql = "UPDATE session SET offered = NULL WHERE length(offered) = ?1";
    transaction.execute(sql, [PLAIN])?;
    Ok(())
}

/// An account with its secret.
type Kept = (i64, Zeroizing<Vec<u8>>);

fn secrets(db: &Connection) -> Result<Vec<Kept>, AccessError> {
    let mut statement = db.prepare("SELECT id, totp FROM account WHERE totp IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, Zeroizing::new(row.get(1)?))))?;
    let found: Result<_, rusqlite::Error> = rows.collect();
    Ok(found?)
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
