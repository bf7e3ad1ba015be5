//! Sessions: what a browser that has signed in may ask for, until it signs out, idles too long, or its day ends.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};

use crate::accounts::actor;
use crate::actor::{Actor, Who};
use crate::audit::{Act, Entry, Outcome, append};
use crate::error::AccessError;
use crate::mail::MailAddress;
use crate::secret::{SecretHash, SessionKey};
use crate::store::StaffStore;

/// Seconds between two notes that a session or token was used; a limit on idling is as exact as this.
pub(crate) const NOTED_EVERY_S: i64 = 60;
/// Seconds by which a clock may have gone back since a session began; one from further in the future is refused.
const CLOCK_SLACK_S: i64 = 300;

/// How long a session lasts, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without a request.
    pub idle_s: i64,
    /// In all.
    pub absolute_s: i64,
}

impl Default for Limits {
    /// Half an hour without a request, twelve hours in all.
    fn default() -> Self {
        Self {
            idle_s: 30 * 60,
            absolute_s: 12 * 3600,
        }
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who, with the roles of this moment: a role that is taken away is gone with the next request.
    pub actor: Actor,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
    /// What has to be done first: whoever lets in a session that wants something lets it do that and nothing else.
    pub wants: Vec<Want>,
    /// Whether the account has a second factor.
    pub has_totp: bool,
    /// Where the account's notices go.
    pub mail: Option<MailAddress>,
}

/// What a session wants before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// Another password than the one that somebody else has chosen.
    Password,
    /// A second factor, which is a duty here and is not there yet.
    SecondFactor,
}

impl Want {
    /// Its name in answers.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "second-factor",
        }
    }
}

/// A row of the table.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Kept {
    account: i64,
    started_at: i64,
    used_at: i64,
    ends_at: i64,
    second_factor: bool,
    has_totp: bool,
    needs_totp: bool,
    one_time: bool,
    mail: Option<String>,
}

impl StaffStore {
    /// Who asks with this key at this moment; nobody where it never was one, or has ended. Whether a person may do what they
    /// ask for is another question.
    pub fn session(
        &mut self,
        key: &SessionKey,
        at: Timestamp,
    ) -> Result<Option<Session>, AccessError> {
        let (hash, now, limits) = (key.hash(), at.as_second(), self.limits);
        let found = self.read(|db| {
            let sql = "SELECT session.account, started_at, session.used_at, ends_at, second_factor,
                        totp IS NOT NULL, needs_totp, one_time AND NOT by_provider, mail FROM session
                       JOIN account ON account.id = session.account
                       WHERE session.hash = ?1 AND account.disabled_at IS NULL";
            let kept = db.query_row(sql, [hash], |row| {
                Ok(Kept {
                    account: row.get(0)?,
                    started_at: row.get(1)?,
                    used_at: row.get(2)?,
                    ends_at: row.get(3)?,
                    second_factor: row.get(4)?,
                    has_totp: row.get(5)?,
                    needs_totp: row.get(6)?,
                    one_time: row.get(7)?,
                    mail: row.get(8)?,
                })
            });
            let Some(kept) = kept.optional()?.filter(|kept| kept.lives(now, limits)) else {
                return Ok(None);
            };
            let actor = actor(db, kept.account)?;
            Ok(Some((kept, actor)))
        })?;
        let Some((kept, actor)) = found else {
            return Ok(None);
        };
        if now - kept.used_at >= NOTED_EVERY_S {
            self.write(|transaction| {
                let sql = "UPDATE session SET used_at = ?2 WHERE hash = ?1";
                transaction.execute(sql, (hash, now))?;
                let sql = "UPDATE account SET used_at = ?2 WHERE id = ?1";
                Ok(transaction.execute(sql, (kept.account, now))?)
            })?;
        }
        let mail = kept.mail.as_deref().map(str::parse).transpose();
        Ok(Some(Session {
            actor,
            wants: kept.wants(self.needs_totp),
            second_factor: kept.second_factor,
            has_totp: kept.has_totp,
            mail: mail.map_err(|_| AccessError::Unreadable("account"))?,
            ends_at: Timestamp::from_second(kept.ends_at)
                .map_err(|_| AccessError::Unreadable("session"))?,
        }))
    }

    /// Ends every session of the file and notes that it was restored from a backup: whoever was signed in when that was made signs in
    /// again.
    pub fn restored(&mut self, at: Timestamp) -> Result<(), AccessError> {
        self.write(|transaction| {
            let entry = Entry::new(at, Who::Program, Act::Restore, Outcome::Done);
            append(transaction, &entry)?;
            transaction.execute("DELETE FROM session", [])?;
            Ok(())
        })
    }

    /// Ends a session; one that has ended already stays so.
    pub fn logout(&mut self, key: &SessionKey, at: Timestamp) -> Result<(), AccessError> {
        let hash = key.hash();
        self.write(|transaction| {
            let sql =
                "SELECT account.name FROM session JOIN account ON account.id = session.account
                       WHERE session.hash = ?1";
            let name: Option<String> = transaction
                .query_row(sql, [hash], |row| row.get(0))
                .optional()?;
            let Some(name) = name else {
                return Ok(());
            };
            let name = name
                .parse()
                .map_err(|_| AccessError::Unreadable("account"))?;
            append(
                transaction,
                &Entry::new(at, Who::Account(name), Act::Logout, Outcome::Done),
            )?;
            transaction.execute("DELETE FROM session WHERE hash = ?1", [hash])?;
            Ok(())
        })
    }
}

impl Kept {
    /// What it wants, where the whole office may ask for a second factor. A session that has shown one, such as that of whoever
    /// signs people in for us, wants none.
    fn wants(&self, of_all: bool) -> Vec<Want> {
        let factor = (of_all || self.needs_totp) && !self.has_totp && !self.second_factor;
        let wants = [
            (self.one_time, Want::Password),
            (factor, Want::SecondFactor),
        ];
        let wants = wants.into_iter().filter(|(is_wanted, _)| *is_wanted);
        wants.map(|(_, want)| want).collect()
    }

    const fn lives(&self, now: i64, limits: Limits) -> bool {
        // The limits of now count, also where a session was begun under longer ones.
        now < self.ends_at
            && now - self.started_at < limits.absolute_s
            && now - self.used_at < limits.idle_s
            && self.started_at - now < CLOCK_SLACK_S
    }
}

/// Begins a session with a new key, never with one that somebody brings.
pub(crate) fn begin(
    transaction: &Transaction<'_>,
    account: i64,
    (now, limits): (i64, Limits),
    second_factor: bool,
) -> Result<SessionKey, AccessError> {
    let key = SessionKey::new()?;
    let ends_at = now.saturating_add(limits.absolute_s);
    transaction.execute(
        "INSERT INTO session (hash, account, started_at, used_at, ends_at, second_factor) VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
        (key.hash(), account, now, ends_at, second_factor),
    )?;
    transaction.execute("DELETE FROM session WHERE ends_at <= ?1", [now])?;
    Ok(key)
}

/// Ends every session of an account.
pub(crate) fn end_all(transaction: &Transaction<'_>, account: i64) -> Result<(), AccessError> {
    transaction.execute("DELETE FROM session WHERE account = ?1", [account])?;
    Ok(())
}

/// Ends every session of an account but this one.
pub(crate) fn end_others(
    transaction: &Transaction<'_>,
    account: i64,
    own: &SecretHash,
) -> Result<(), AccessError> {
    let sql = "DELETE FROM session WHERE account = ?1 AND hash <> ?2";
    transaction.execute(sql, (account, own))?;
    Ok(())
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
