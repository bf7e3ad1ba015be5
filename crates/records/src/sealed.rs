//! Sealed answers: names and other texts that the town keeps and that no release, list or score ever reads. Each is
//! encrypted on its own (XChaCha20-Poly1305, RFC 8439 with the 192-bit nonce of draft-irtf-cfrg-xchacha-03) under a key
//! derived from the town's key of units, bound to register, variable and unit.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Storing, Variable};
use gocpont_core::record::Value;
use rusqlite::OptionalExtension;
use rusqlite::types::Value as Stored;

use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};
use crate::schema::sqlite;
use crate::sqlite::SqliteRecords;
use crate::table::{column, names_of, table};

/// Bytes of a nonce, which stands before the text.
const NONCE: usize = 24;

/// What stands for a sealed text in the content of a revision: its keyed hash, so that the same text is unchanged though it
/// is encrypted anew, and nobody can try names against it. None for what is not sealed, and for a kind of no answer.
pub(crate) fn mark(
    keys: &TownKeys,
    register: &str,
    variable: &Variable,
    answer: &Answer<Value>,
) -> Option<Vec<u8>> {
    let text = sealed_text(variable, answer)?;
    Some(keys.sealed_mark(register, &variable.code, text).to_vec())
}

/// The encrypted text of an answer that is sealed; none for any other.
pub(crate) fn cell(
    keys: &TownKeys,
    register: &str,
    unit: &UnitKey,
    (variable, answer): (&Variable, &Answer<Value>),
) -> Result<Option<Vec<u8>>, rusqlite::Error> {
    let Some(text) = sealed_text(variable, answer) else {
        return Ok(None);
    };
    let sealed = encrypt(keys, &binding(register, variable, unit), text);
    let failed = |error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
    sealed.map(Some).map_err(failed)
}

/// Seals a text of a variable for a unit.
pub(crate) fn seal(
    keys: &TownKeys,
    register: &str,
    variable: &Variable,
    (unit, text): (&UnitKey, &str),
) -> Result<Vec<u8>, StoreError> {
    encrypt(keys, &binding(register, variable, unit), text)
}

/// Opens what was sealed so; none where it is broken or of another unit, variable, register or town.
pub(crate) fn open(
    keys: &TownKeys,
    register: &str,
    variable: &Variable,
    (unit, sealed): (&UnitKey, &[u8]),
) -> Option<String> {
    decrypt(keys, &binding(register, variable, unit), sealed)
}

impl SqliteRecords {
    /// The sealed text that a unit's last revision with answers holds; none where it gave none. The one way to read it.
    pub fn unseal(
        &self,
        codebook: &Codebook,
        unit: &str,
        variable: &str,
    ) -> Result<Option<String>, StoreError> {
        let register = &codebook.id;
        let unit = self.resolve(codebook, unit)?;
        let found = codebook.variable(variable);
        let found = found.filter(|variable| variable.store == Storing::Sealed);
        let Some(found) = found else {
            return Err(StoreError::NotSealed {
                register: register.clone(),
                variable: variable.to_owned(),
            });
        };
        let aliases = self.aliases()?;
        let mut latest: Option<(i64, i64, UnitKey, Stored)> = None;
        for unit in aliases.group(unit) {
            let sql = format!(
                "SELECT valid_from, revision, unit, {} FROM {} WHERE unit = ?1 AND ended IS NULL AND batch NOT IN
                 (SELECT undoes FROM batch WHERE undoes IS NOT NULL) ORDER BY valid_from DESC, revision DESC LIMIT 1",
                column(variable),
                table(register)
            );
            let row = self.db.query_row(&sql, [unit], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            });
            let row = row.optional().map_err(sqlite(&self.path))?;
            if let Some(row) = row
                && latest
                    .as_ref()
                    .is_none_or(|known| (known.0, known.1) < (row.0, row.1))
            {
                latest = Some(row);
            }
        }
        let Some((_, _, unit, Stored::Blob(sealed))) = latest else {
            return Ok(None);
        };
        let text = decrypt(&self.keys, &binding(register, found, &unit), &sealed);
        text.map(Some).ok_or_else(|| StoreError::BrokenSeal {
            register: register.clone(),
            variable: variable.to_owned(),
        })
    }

    /// The key of a unit, as lists without ids have it.
    #[must_use]
    pub fn unit_of(&self, codebook: &Codebook, id: &str) -> UnitKey {
        self.keys.unit(names_of(codebook), id)
    }
}

fn sealed_text<'a>(variable: &Variable, answer: &'a Answer<Value>) -> Option<&'a str> {
    match answer {
        Answer::Value(Value::Text(text)) if variable.store == Storing::Sealed => Some(text),
        _ => None,
    }
}

/// What a sealed text belongs to: elsewhere it cannot be opened.
fn binding(register: &str, variable: &Variable, unit: &UnitKey) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in [register.as_bytes(), variable.code.as_bytes(), unit] {
        bound.extend((part.len() as u64).to_le_bytes());
        bound.extend(part);
    }
    bound
}

fn encrypt(keys: &TownKeys, bound: &[u8], text: &str) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|error| StoreError::Random(error.to_string()))?;
    let payload = Payload {
        msg: text.as_bytes(),
        aad: bound,
    };
    let cipher = XChaCha20Poly1305::new(&keys.sealing().into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload);
    // It fails for texts of more than 256 GiB alone.
    let sealed = sealed.map_err(|error| StoreError::Random(error.to_string()))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn decrypt(keys: &TownKeys, bound: &[u8], sealed: &[u8]) -> Option<String> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let payload = Payload {
        msg: sealed,
        aad: bound,
    };
    let cipher = XChaCha20Poly1305::new(&keys.sealing().into());
    let text = cipher.decrypt(&XNonce::from(nonce), payload).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
#[path = "sealed_tests.rs"]
mod tests;
