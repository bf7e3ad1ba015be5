//! Signing in. Whoever asks learns no more than that it went wrong: a name that nobody has costs the same hash, waits the same
//! waits and gets the same answer as a wrong password.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use zeroize::Zeroizing;

use crate::actor::Who;
use crate::audit::{Act, Entry, Outcome, append};
use crate::error::AccessError;
use crate::name::UserName;
use crate::password::Password;
use crate::recovery;
use crate::seal::Sealer;
use crate::secret::SessionKey;
use crate::session::{Limits, begin};
use crate::store::StaffStore;
use crate::throttle::{Bucket, FORGOTTEN_S, address_key};
use crate::totp::is_code;

/// Seconds for which an address stays known to an account: half a year.
const KNOWN_S: i64 = 180 * 86_400;
/// The longest name that is looked at, in bytes.
const LONGEST_TYPED: usize = 256;

/// Somebody tries to sign in.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// The name as it was typed.
    pub name: &'a str,
    /// The password as it was typed.
    pub password: &'a Password,
    /// The code of an authenticator, or a recovery code.
    pub code: Option<&'a str>,
    /// From where; behind a proxy what that says, where it is believed.
    pub address: IpAddr,
    /// A session of the same browser, which ends here: nobody goes on under a key from before.
    pub replaces: Option<&'a SessionKey>,
    /// When.
    pub at: Timestamp,
}

/// How it ended.
#[derive(Debug)]
pub enum Login {
    /// Signed in, by a key that was never used before.
    In(SessionKey),
    /// Name, password or code is wrong, or the account is disabled: never said which.
    Wrong,
    /// Name and password are right, and a code is wanted.
    CodeWanted,
    /// Too many failures: nothing was looked at. Seconds until it will be.
    Wait(i64),
}

/// An account that somebody tries to sign in to.
pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) name: UserName,
    password: String,
    pub(crate) totp: Option<Zeroizing<Vec<u8>>>,
    totp_step: Option<i64>,
    pub(crate) is_disabled: bool,
}

/// What was found before the password was looked at.
struct Begun {
    account: Option<Account>,
    /// What the failure is counted by: the name or the known address, and the address.
    buckets: [Bucket; 2],
    entry: i64,
}

enum Start {
    Wait(i64),
    Begun(Begun),
}

impl StaffStore {
    /// Signs somebody in, or not. The attempt counts as a failure before the password is looked at, so that many at once are
    /// as many; it is forgiven when it was none.
    pub fn login(&mut self, attempt: &Attempt<'_>) -> Result<Login, AccessError> {
        let start = self.write(|transaction| start(transaction, attempt))?;
        let begun = match start {
            Start::Wait(seconds) => return Ok(Login::Wait(seconds)),
            Start::Begun(begun) => begun,
        };
        let stored = begun
            .account
            .as_ref()
            .map(|account| account.password.as_str());
        let is_right = self.hasher.verify(attempt.password, stored)?;
        let renewed = match stored.filter(|stored| is_right && self.hasher.is_cheaper(stored)) {
            Some(_) => Some(self.hasher.hash(attempt.password)?),
            None => None,
        };
        let (limits, sealer) = (self.limits, self.sealer.clone());
        self.write(|transaction| {
            let ended = match &begun.account {
                Some(account) if is_right => {
                    enter(transaction, account, attempt, (limits, &sealer))?
                }
                _ => Login::Wrong,
            };
            if let (Login::In(_), Some(account)) = (&ended, &begun.account) {
                let from = (attempt.address, attempt.at);
                admit(transaction, account.id, from, renewed.as_deref())?;
            }
            settle(transaction, &begun, &ended, attempt.at)?;
            Ok(ended)
        })
    }
}

/// Looks for waits, counts the attempt, and notes it.
fn start(transaction: &Transaction<'_>, attempt: &Attempt<'_>) -> Result<Start, AccessError> {
    let typed = cut(attempt.name);
    let account = match typed.parse::<UserName>() {
        Ok(name) => account(transaction, &name)?,
        Err(_) => None,
    };
    let is_known = match &account {
        Some(account) => is_known(transaction, account.id, attempt)?,
        None => false,
    };
    let by_name = if is_known {
        Bucket::of_known(typed, attempt.address)
    } else {
        Bucket::of_name(typed)
    };
    let buckets = [by_name, Bucket::of_address(attempt.address)];
    let mut counts = Vec::new();
    for bucket in buckets {
        let held = bucket.held(transaction)?;
        let wait = bucket.wait_s(held, attempt.at);
        if wait > 0 {
            return Ok(Start::Wait(wait));
        }
        counts.push((bucket, held.with_one_more(attempt.at)));
    }
    for (bucket, held) in counts {
        bucket.keep(transaction, held)?;
    }
    let who = account
        .as_ref()
        .map_or(Who::Nobody, |own| Who::Account(own.name.clone()));
    let entry = Entry::new(attempt.at, who, Act::Login, Outcome::Begun);
    Ok(Start::Begun(Begun {
        account,
        buckets,
        entry: append(transaction, &entry)?,
    }))
}

/// The password was right: is the account as it was a moment ago, and is there a second factor?
fn enter(
    transaction: &Transaction<'_>,
    before: &Account,
    attempt: &Attempt<'_>,
    (limits, sealer): (Limits, &Sealer),
) -> Result<Login, AccessError> {
    let now = attempt.at.as_second();
    let Some(account) = account(transaction, &before.name)? else {
        return Ok(Login::Wrong);
    };
    if account.is_disabled || account.password != before.password {
        return Ok(Login::Wrong);
    }
    if account.totp.is_some() {
        let Some(code) = attempt.code else {
            return Ok(Login::CodeWanted);
        };
        if !shows_factor(transaction, &account, (code, attempt.at), sealer)? {
            return Ok(Login::Wrong);
        }
    }
    if let Some(key) = attempt.replaces {
        transaction.execute("DELETE FROM session WHERE hash = ?1", [key.hash()])?;
    }
    let key = begin(
        transaction,
        account.id,
        (now, limits),
        account.totp.is_some(),
    )?;
    Ok(Login::In(key))
}

/// Whether a code is of the account's authenticator, or a recovery code, each good once. An account without a second factor shows
/// none.
pub(crate) fn shows_factor(
    transaction: &Transaction<'_>,
    account: &Account,
    (code, at): (&str, Timestamp),
    sealer: &Sealer,
) -> Result<bool, AccessError> {
    let Some(kept) = &account.totp else {
        return Ok(false);
    };
    if !is_code(code) {
        return recovery::spend(transaction, account.id, code, at.as_second());
    }
    let secret = sealer.open(account.id, kept)?;
    let step = secret.step(code, at, account.totp_step);
    let sql = "UPDATE account SET totp_step = ?2 WHERE id = ?1";
    Ok(step.is_some() && transaction.execute(sql, (account.id, step))? == 1)
}

/// Remembers the address, renews the hash where it cost too little, and forgets what is old.
pub(crate) fn admit(
    transaction: &Transaction<'_>,
    account: i64,
    (address, at): (IpAddr, Timestamp),
    renewed: Option<&str>,
) -> Result<(), AccessError> {
    let now = at.as_second();
    let used = "UPDATE account SET used_at = ?2 WHERE id = ?1";
    transaction.execute(used, (account, now))?;
    if let Some(hash) = renewed {
        let sql = "UPDATE account SET password = ?2 WHERE id = ?1";
        transaction.execute(sql, (account, hash))?;
    }
    transaction.execute(
        "INSERT INTO known_address (account, address, last_at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET last_at = excluded.last_at",
        (account, address_key(address), now),
    )?;
    let old = "DELETE FROM known_address WHERE last_at < ?1";
    transaction.execute(old, [now - KNOWN_S])?;
    transaction.execute(
        "DELETE FROM throttle WHERE last_at < ?1",
        [now - FORGOTTEN_S],
    )?;
    Ok(())
}

/// Forgives what was no failure, and notes how it ended.
fn settle(
    transaction: &Transaction<'_>,
    begun: &Begun,
    ended: &Login,
    at: Timestamp,
) -> Result<(), AccessError> {
    let [by_name, by_address] = begun.buckets;
    let one_less = "UPDATE throttle SET failures = max(failures - 1, 0) WHERE bucket = ?1";
    match ended {
        Login::In(_) => {
            transaction.execute("DELETE FROM throttle WHERE bucket = ?1", [by_name.key])?;
            transaction.execute(one_less, [by_address.key])?;
        }
        Login::CodeWanted => {
            transaction.execute(one_less, [by_name.key])?;
            transaction.execute(one_less, [by_address.key])?;
        }
        Login::Wrong | Login::Wait(_) => {}
    }
    let who = begun
        .account
        .as_ref()
        .map_or(Who::Nobody, |own| Who::Account(own.name.clone()));
    let outcome = match ended {
        Login::In(_) => Outcome::Done,
        _ => Outcome::Refused,
    };
    let mut entry = Entry::new(at, who, Act::Login, outcome);
    entry.of = Some(begun.entry);
    append(transaction, &entry)?;
    Ok(())
}

/// The beginning of a text, which is all that is looked at of a name.
fn cut(typed: &str) -> &str {
    let mut end = typed.len().min(LONGEST_TYPED);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    &typed[..end]
}

pub(crate) fn account(db: &Connection, name: &UserName) -> Result<Option<Account>, AccessError> {
    let sql = "SELECT id, password, totp, totp_step, disabled_at IS NOT NULL FROM account WHERE name = ?1";
    let found = db.query_row(sql, [name.as_str()], |row| {
        Ok(Account {
            id: row.get(0)?,
            name: name.clone(),
            password: row.get(1)?,
            totp: row.get::<_, Option<Vec<u8>>>(2)?.map(Zeroizing::new),
            totp_step: row.get(3)?,
            is_disabled: row.get(4)?,
        })
    });
    Ok(found.optional()?)
}

fn is_known(db: &Connection, account: i64, attempt: &Attempt<'_>) -> Result<bool, AccessError> {
    let sql = "SELECT 1 FROM known_address WHERE account = ?1 AND address = ?2 AND last_at >= ?3";
    let since = attempt.at.as_second() - KNOWN_S;
    let key = address_key(attempt.address);
    let found = db.query_row(sql, (account, key, since), |_| Ok(()));
    Ok(found.optional()?.is_some())
}

#[cfg(test)]
#[path = "login_tests.rs"]
mod tests;
