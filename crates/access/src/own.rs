//! What somebody does about their own account: another password, a second factor, and which of their sessions goes on. Each is for
//! whoever holds the key of one of its sessions, and the old password is asked for where a key alone must not be enough.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};
use zeroize::Zeroizing;

use crate::accounts::about;
use crate::actor::Who;
use crate::audit::{Act, Entry, Outcome, append};
use crate::error::AccessError;
use crate::mail::MailAddress;
use crate::name::UserName;
use crate::password::Password;
use crate::recovery;
use crate::secret::{SecretHash, SessionKey, hex};
use crate::session::end_others;
use crate::store::StaffStore;
use crate::throttle::Bucket;
use crate::totp::TotpSecret;

/// What came of something that needs a proof of who one is.
#[derive(Debug)]
pub enum Proved<T> {
    /// Done.
    Done(T),
    /// The password or code is wrong.
    Wrong,
    /// Too many failures: nothing was looked at. Seconds until it will be.
    Wait(i64),
}

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// What it is called, which opens nothing: the first digits of the hash of its key.
    pub id: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
    /// Whether a second factor was shown.
    pub second_factor: bool,
    /// Whether it is the one that asks.
    pub is_own: bool,
}

/// Whose session it is.
struct Owner {
    account: i64,
    name: UserName,
    password: String,
    has_totp: bool,
    offered: Option<Zeroizing<Vec<u8>>>,
}

impl StaffStore {
    /// Takes another password for the old one; all other sessions end. It is judged once the old one was right.
    pub fn change_password(
        &mut self,
        key: &SessionKey,
        (old, new): (&Password, &Password),
        at: Timestamp,
    ) -> Result<Proved<()>, AccessError> {
        let owner = self.owner(key)?;
        match self.prove(&owner, old, at)? {
            Proved::Done(()) => {}
            Proved::Wrong => return Ok(Proved::Wrong),
            Proved::Wait(seconds) => return Ok(Proved::Wait(seconds)),
        }
        new.judge(&owner.name)?;
        if self.hasher.verify(new, Some(&owner.password))? {
            return Err(AccessError::SamePassword);
        }
        let hash = self.hasher.hash(new)?;
        let who = Who::Account(owner.name.clone());
        self.write(|transaction| {
            let entry = about(&owner.name, &who, Act::SetPassword, at);
            append(transaction, &entry)?;
            let sql =
                "UPDATE account SET password = ?2, one_time = 0 WHERE id = ?1 AND password = ?3";
            if transaction.execute(sql, (owner.account, &hash, &owner.password))? == 0 {
                // Somebody else has set one since.
                return Err(AccessError::NoSession);
            }
            let bucket = Bucket::of_name(owner.name.as_str());
            transaction.execute("DELETE FROM throttle WHERE bucket = ?1", [bucket.key])?;
            end_others(transaction, owner.account, &key.hash())?;
            Ok(Proved::Done(()))
        })
    }

    /// Offers a second factor, which counts once a code of it was shown; another offer takes its place. Whoever has one already
    /// shows the password besides: a key alone does not put another authenticator in its place.
    pub fn offer_totp(
        &mut self,
        key: &SessionKey,
        password: Option<&Password>,
        at: Timestamp,
    ) -> Result<Proved<(UserName, TotpSecret)>, AccessError> {
        let owner = self.owner(key)?;
        if owner.has_totp {
            let Some(password) = password else {
                return Ok(Proved::Wrong);
            };
            match self.prove(&owner, password, at)? {
                Proved::Done(()) => {}
                Proved::Wrong => return Ok(Proved::Wrong),
                Proved::Wait(seconds) => return Ok(Proved::Wait(seconds)),
            }
        }
        let secret = TotpSecret::new()?;
        let sealed = self.sealer.seal(owner.account, &secret)?;
        self.write(|transaction| {
            let sql = "UPDATE session SET offered = ?2 WHERE hash = ?1";
            transaction.execute(sql, (key.hash(), &sealed))?;
            Ok(())
        })?;
        Ok(Proved::Done((owner.name, secret)))
    }

    /// Takes the second factor that was offered in this session, for a code of it: gives recovery codes, ends all other sessions,
    /// and this one has shown a second factor.
    pub fn confirm_totp(
        &mut self,
        key: &SessionKey,
        code: &str,
        at: Timestamp,
    ) -> Result<Proved<Vec<Zeroizing<String>>>, AccessError> {
        let owner = self.owner(key)?;
        let offered = owner.offered.as_ref().ok_or(AccessError::NothingOffered)?;
        let secret = self.sealer.open(owner.account, offered)?;
        let Some(step) = secret.step(code, at, None) else {
            return Ok(Proved::Wrong);
        };
        let codes = recovery::codes()?;
        let who = Who::Account(owner.name.clone());
        self.write(|transaction| {
            append(transaction, &about(&owner.name, &who, Act::SetTotp, at))?;
            let sql = "UPDATE session SET offered = NULL, second_factor = 1 WHERE hash = ?1 AND offered = ?2";
            if transaction.execute(sql, (key.hash(), offered.as_slice()))? == 0 {
                return Err(AccessError::NothingOffered);
            }
            let sql = "UPDATE account SET totp = ?2, totp_step = ?3 WHERE id = ?1";
            transaction.execute(sql, (owner.account, offered.as_slice(), step))?;
            recovery::replace(transaction, owner.account, &codes)?;
            end_others(transaction, owner.account, &key.hash())
        })?;
        Ok(Proved::Done(codes))
    }

    /// Sets where one's own notices go.
    pub fn set_own_mail(
        &mut self,
        key: &SessionKey,
        mail: Option<&MailAddress>,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        let name = self.owner(key)?.name;
        self.set_mail(&name, mail, &Who::Account(name.clone()), at)
    }

    /// The sessions of whoever holds this key, the newest first.
    pub fn own_sessions(
        &self,
        key: &SessionKey,
        at: Timestamp,
    ) -> Result<Vec<OwnSession>, AccessError> {
        let account = self.owner(key)?.account;
        let (now, limits, own) = (at.as_second(), self.limits, key.hash());
        self.read(|db| {
            let sql = "SELECT hash, started_at, used_at, ends_at, second_factor FROM session
                       WHERE account = ?1 AND ends_at > ?2 AND used_at > ?3 AND started_at > ?4
                       ORDER BY started_at DESC, hash";
            let mut statement = db.prepare(sql)?;
            let (idle, old) = (now - limits.idle_s, now - limits.absolute_s);
            let mut rows = statement.query((account, now, idle, old))?;
            let mut sessions = Vec::new();
            while let Some(row) = rows.next()? {
                let hash: SecretHash = row.get(0)?;
                sessions.push(OwnSession {
                    id: id_of(&hash),
                    started_at: moment(row.get(1)?)?,
                    used_at: moment(row.get(2)?)?,
                    ends_at: moment(row.get(3)?)?,
                    second_factor: row.get(4)?,
                    is_own: hash == own,
                });
            }
            Ok(sessions)
        })
    }

    /// Ends one of one's own sessions by what it is called, or all but the one that asks; how many.
    pub fn end_own_sessions(
        &mut self,
        key: &SessionKey,
        id: Option<&str>,
        at: Timestamp,
    ) -> Result<usize, AccessError> {
        let owner = self.owner(key)?;
        let who = Who::Account(owner.name);
        let of_account = (owner.account, key.hash());
        self.write(|transaction| {
            let ended: Vec<SecretHash> = hashes(transaction, owner.account)?
                .into_iter()
                .filter(|hash| match id {
                    Some(id) => id_of(hash) == id,
                    None => *hash != of_account.1,
                })
                .collect();
            for hash in &ended {
                let entry = Entry::new(at, who.clone(), Act::Logout, Outcome::Done);
                append(transaction, &entry)?;
                transaction.execute("DELETE FROM session WHERE hash = ?1", [hash])?;
            }
            Ok(ended.len())
        })
    }

    /// Whose session it is.
    fn owner(&self, key: &SessionKey) -> Result<Owner, AccessError> {
        self.read(|db| {
            let sql = "SELECT account.id, name, password, totp IS NOT NULL, offered FROM session
                       JOIN account ON account.id = session.account
                       WHERE hash = ?1 AND disabled_at IS NULL";
            let found = db.query_row(sql, [key.hash()], |row| {
                let name: String = row.get(1)?;
                let offered: Option<Vec<u8>> = row.get(4)?;
                Ok((row.get(0)?, name, row.get(2)?, row.get(3)?, offered))
            });
            let (account, name, password, has_totp, offered) =
                found.optional()?.ok_or(AccessError::NoSession)?;
            Ok(Owner {
                account,
                name: name
                    .parse()
                    .map_err(|_| AccessError::Unreadable("account"))?,
                password,
                has_totp,
                offered: offered.map(Zeroizing::new),
            })
        })
    }

    /// Whether a password is the account's. A failure counts before it is looked at, in a count of its own: whoever has stolen a key
    /// does not keep its owner from signing in.
    fn prove(
        &mut self,
        owner: &Owner,
        password: &Password,
        at: Timestamp,
    ) -> Result<Proved<()>, AccessError> {
        let bucket = Bucket::of_owner(owner.name.as_str());
        let wait = self.write(|transaction| {
            let held = bucket.held(transaction)?;
            let wait = bucket.wait_s(held, at);
            if wait == 0 {
                bucket.keep(transaction, held.with_one_more(at))?;
            }
            Ok(wait)
        })?;
        if wait > 0 {
            return Ok(Proved::Wait(wait));
        }
        if !self.hasher.verify(password, Some(&owner.password))? {
            return Ok(Proved::Wrong);
        }
        self.write(|transaction| {
            transaction.execute("DELETE FROM throttle WHERE bucket = ?1", [bucket.key])?;
            Ok(Proved::Done(()))
        })
    }
}

fn hashes(transaction: &Transaction<'_>, account: i64) -> Result<Vec<SecretHash>, AccessError> {
    let mut statement = transaction.prepare("SELECT hash FROM session WHERE account = ?1")?;
    let rows = statement.query_map([account], |row| row.get(0))?;
    let found: Result<_, rusqlite::Error> = rows.collect();
    Ok(found?)
}

fn id_of(hash: &SecretHash) -> String {
    hex(&hash[..8])
}

fn moment(second: i64) -> Result<Timestamp, AccessError> {
    Timestamp::from_second(second).map_err(|_| AccessError::Unreadable("session"))
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
