//! Signing in by the word of an `OpenID` provider. Whoever comes this far has shown who they are there: they learn, unlike whoever
//! tries passwords, that they are linked to no account or that theirs is disabled.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::Transaction;

use crate::actor::Who;
use crate::audit::{Act, Entry, Outcome, append};
use crate::error::AccessError;
use crate::identity::{Identity, linked};
use crate::login::{Account, account, admit, shows_factor};
use crate::name::UserName;
use crate::seal::Sealer;
use crate::secret::SessionKey;
use crate::session::{Limits, begin};
use crate::store::StaffStore;
use crate::throttle::Bucket;

/// Somebody comes with a provider's word.
#[derive(Debug)]
pub struct Vouched<'a> {
    /// Who, as the provider names them; whoever calls this has verified its word.
    pub identity: &'a Identity,
    /// Whether the provider has seen a second factor that counts here: then ours is not asked for.
    pub second_factor: bool,
    /// The code of an authenticator, or a recovery code.
    pub code: Option<&'a str>,
    /// From where; behind a proxy what that says, where it is believed.
    pub address: IpAddr,
    /// A session of the same browser, which ends here.
    pub replaces: Option<&'a SessionKey>,
    /// When.
    pub at: Timestamp,
}

/// How it ended.
#[derive(Debug)]
pub enum Entered {
    /// Signed in, by a key that was never used before.
    In(SessionKey),
    /// The identity is linked to no account.
    Unlinked,
    /// The account that it is linked to is disabled.
    Disabled,
    /// The account has a second factor here, and its code is wanted.
    CodeWanted,
    /// The code is wrong.
    Wrong,
    /// Too many failures: nothing was looked at. Seconds until it will be.
    Wait(i64),
}

impl StaffStore {
    /// Signs somebody in by a provider's word, or not.
    pub fn enter(&mut self, vouched: &Vouched<'_>) -> Result<Entered, AccessError> {
        let (limits, sealer) = (self.limits, self.sealer.clone());
        self.write(|transaction| {
            let found = match linked(transaction, vouched.identity)? {
                Some((_, name)) => account(transaction, &name)?,
                None => None,
            };
            let mut buckets = vec![Bucket::of_address(vouched.address)];
            buckets.extend(found.as_ref().map(|own| Bucket::of_code(own.name.as_str())));
            for bucket in &buckets {
                let wait = bucket.wait_s(bucket.held(transaction)?, vouched.at);
                if wait > 0 {
                    return Ok(Entered::Wait(wait));
                }
            }
            let ended = match &found {
                None => Entered::Unlinked,
                Some(account) => judged(transaction, account, vouched, (limits, &sealer))?,
            };
            match ended {
                Entered::Unlinked | Entered::Disabled | Entered::Wrong => {
                    for bucket in &buckets {
                        let held = bucket.held(transaction)?.with_one_more(vouched.at);
                        bucket.keep(transaction, held)?;
                    }
                }
                Entered::In(_) => {
                    for bucket in &buckets[1..] {
                        let sql = "DELETE FROM throttle WHERE bucket = ?1";
                        transaction.execute(sql, [bucket.key])?;
                    }
                }
                Entered::CodeWanted | Entered::Wait(_) => {}
            }
            let name = found.map(|account| account.name);
            noted(transaction, name, &ended, vouched.at)?;
            Ok(ended)
        })
    }

    /// Holds a provider's word that could not be believed against the address that brought it, and notes it.
    pub fn misled(&mut self, address: IpAddr, at: Timestamp) -> Result<(), AccessError> {
        self.guessed(address, at)?;
        self.write(|transaction| noted(transaction, None, &Entered::Wrong, at))
    }
}

fn judged(
    transaction: &Transaction<'_>,
    account: &Account,
    vouched: &Vouched<'_>,
    (limits, sealer): (Limits, &Sealer),
) -> Result<Entered, AccessError> {
    if account.is_disabled {
        return Ok(Entered::Disabled);
    }
    let asks = account.totp.is_some() && !vouched.second_factor;
    if asks {
        let Some(code) = vouched.code else {
            return Ok(Entered::CodeWanted);
        };
        if !shows_factor(transaction, account, (code, vouched.at), sealer)? {
            return Ok(Entered::Wrong);
        }
    }
    if let Some(key) = vouched.replaces {
        transaction.execute("DELETE FROM session WHERE hash = ?1", [key.hash()])?;
    }
    let is_shown = asks || vouched.second_factor;
    let now = vouched.at.as_second();
    let key = begin(transaction, account.id, (now, limits), is_shown)?;
    let sql = "UPDATE session SET by_provider = 1 WHERE hash = ?1";
    transaction.execute(sql, [key.hash()])?;
    admit(transaction, account.id, (vouched.address, vouched.at), None)?;
    Ok(Entered::In(key))
}

fn noted(
    transaction: &Transaction<'_>,
    name: Option<UserName>,
    ended: &Entered,
    at: Timestamp,
) -> Result<(), AccessError> {
    let outcome = match ended {
        Entered::In(_) => Outcome::Done,
        _ => Outcome::Refused,
    };
    let who = name.map_or(Who::Nobody, Who::Account);
    append(
        transaction,
        &Entry::new(at, who, Act::LoginByProvider, outcome),
    )?;
    Ok(())
}

#[cfg(test)]
#[path = "entrance_tests.rs"]
mod tests;
