//! Tokens of programs: made with an end, revoked, and asked who they are. A token never becomes a session.

use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

use crate::actor::{Actor, Who};
use crate::audit::{Act, Entry, Object, Outcome, append};
use crate::error::AccessError;
use crate::scope::Scope;
use crate::secret::{SecretHash, TokenId, TokenKey, same};
use crate::session::NOTED_EVERY_S;
use crate::store::StaffStore;
use crate::tenants::{known, label};

/// The longest life of a token, in seconds: a year, and the day that some have more.
const LONGEST_S: i64 = 366 * 86_400;

/// A token as a list shows it; its secret is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What it is for, in the words of whoever made it.
    pub name: String,
    /// What it may read.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl StaffStore {
    /// Makes a token that ends at a moment within a year. The key is told here, and never again.
    pub fn new_token(
        &mut self,
        (name, scope): (&str, &Scope),
        expires: Timestamp,
        who: &Who,
        at: Timestamp,
    ) -> Result<TokenKey, AccessError> {
        let name = label(name)?;
        let (now, end) = (at.as_second(), expires.as_second());
        if end <= now || end - now > LONGEST_S {
            return Err(AccessError::Expiry);
        }
        let key = TokenKey::new()?;
        self.write(|transaction| {
            for tenant in scope.tenants() {
                known(transaction, tenant)?;
                let entry = Entry::new(at, who.clone(), Act::NewToken, Outcome::Done);
                let entry = entry.about(Object::Token(key.id().clone())).within(tenant);
                append(transaction, &entry)?;
            }
            transaction.execute(
                "INSERT INTO token (id, name, hash, scope, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (key.id().as_str(), name, key.hash(), scope.to_string(), now, end),
            )?;
            Ok(())
        })?;
        Ok(key)
    }

    /// Revokes a token, at once.
    pub fn revoke(&mut self, id: &TokenId, who: &Who, at: Timestamp) -> Result<(), AccessError> {
        self.write(|transaction| {
            let sql = "UPDATE token SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL";
            let entry = Entry::new(at, who.clone(), Act::RevokeToken, Outcome::Done);
            append(transaction, &entry.about(Object::Token(id.clone())))?;
            match transaction.execute(sql, (id.as_str(), at.as_second()))? {
                0 => Err(AccessError::NoToken(id.clone())),
                _ => Ok(()),
            }
        })
    }

    /// All tokens, the newest last.
    pub fn tokens(&self) -> Result<Vec<Token>, AccessError> {
        self.read(|db| {
            let sql = "SELECT id, name, scope, created_at, expires_at, used_at, revoked_at FROM token ORDER BY created_at, id";
            let mut statement = db.prepare(sql)?;
            let mut rows = statement.query([])?;
            let mut tokens = Vec::new();
            while let Some(row) = rows.next()? {
                tokens.push(Token {
                    id: text(row, 0)?,
                    name: row.get(1)?,
                    scope: text(row, 2)?,
                    created_at: moment(row.get(3)?)?,
                    expires_at: moment(row.get(4)?)?,
                    used_at: row.get::<_, Option<i64>>(5)?.map(moment).transpose()?,
                    revoked_at: row.get::<_, Option<i64>>(6)?.map(moment).transpose()?,
                });
            }
            Ok(tokens)
        })
    }

    /// Who asks with this key at this moment; nobody where it never was one, has ended or was revoked.
    pub fn token(&mut self, key: &TokenKey, at: Timestamp) -> Result<Option<Actor>, AccessError> {
        let now = at.as_second();
        let found = self.read(|db| {
            let sql = "SELECT hash, scope, used_at FROM token
                       WHERE id = ?1 AND revoked_at IS NULL AND created_at <= ?2 AND expires_at > ?2";
            let found = db.query_row(sql, (key.id().as_str(), now), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            });
            Ok(found.optional()?)
        })?;
        let Some((hash, scope, used_at)): Option<(SecretHash, String, Option<i64>)> = found else {
            return Ok(None);
        };
        if !same(&hash, &key.hash()) {
            return Ok(None);
        }
        if used_at.is_none_or(|used| now - used >= NOTED_EVERY_S) {
            self.write(|transaction| {
                let sql = "UPDATE token SET used_at = ?2 WHERE id = ?1";
                Ok(transaction.execute(sql, (key.id().as_str(), now))?)
            })?;
        }
        let scope = scope
            .parse()
            .map_err(|_| AccessError::Unreadable("token"))?;
        Ok(Some(Actor::token(key.id().clone(), scope)))
    }
}

fn text<T: FromStr>(row: &Row<'_>, at: usize) -> Result<T, AccessError> {
    let text: String = row.get(at)?;
    text.parse().map_err(|_| AccessError::Unreadable("token"))
}

fn moment(second: i64) -> Result<Timestamp, AccessError> {
    Timestamp::from_second(second).map_err(|_| AccessError::Unreadable("token"))
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
