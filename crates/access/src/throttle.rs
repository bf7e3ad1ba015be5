//! How long somebody waits before the next attempt to sign in. Waits grow with failures, end by themselves, and are kept in
//! the store, so that a restart forgets none.
//!
//! An attacker who keeps failing with somebody's name must not keep that person out: an address from which an account was
//! signed in to before has a count of its own, which strangers do not touch.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::error::AccessError;
use crate::name::fold;
use crate::secret::{SecretHash, hash};

/// Seconds of the first wait; each is twice the one before.
const FIRST_S: i64 = 1;
/// The longest wait, in seconds: a quarter of an hour.
const LONGEST_S: i64 = 900;
/// Seconds without a failure after which nothing is held against anybody: a day.
pub(crate) const FORGOTTEN_S: i64 = 86_400;
/// Failures of an account that cost nothing: people mistype.
const FREE_OF_ACCOUNT: i64 = 4;
/// Failures of an address that cost nothing: an office shares one.
const FREE_OF_ADDRESS: i64 = 19;

/// What failures are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bucket {
    /// Its name in the store: a hash, as whoever mistypes may have typed a password instead of a name.
    pub(crate) key: SecretHash,
    /// So many failures cost nothing.
    free: i64,
}

/// What is held against a bucket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Failures so far.
    pub(crate) failures: i64,
    /// The second of the last one.
    pub(crate) last: i64,
}

impl Bucket {
    /// Of an account, by whatever name was typed, whether it exists or not; from strangers' addresses.
    pub(crate) fn of_name(typed: &str) -> Self {
        Self {
            key: hash("throttle name", fold(typed).as_bytes()),
            free: FREE_OF_ACCOUNT,
        }
    }

    /// Of an account from an address that it knows.
    pub(crate) fn of_known(typed: &str, address: IpAddr) -> Self {
        let both = format!("{}\n{}", network(address), fold(typed));
        Self {
            key: hash("throttle known", both.as_bytes()),
            free: FREE_OF_ACCOUNT,
        }
    }

    /// Of an account whose password is asked for within one of its sessions.
    pub(crate) fn of_owner(name: &str) -> Self {
        Self {
            key: hash("throttle owner", fold(name).as_bytes()),
            free: FREE_OF_ACCOUNT,
        }
    }

    /// Of an account whose second factor is asked for behind a provider's word: whoever fails with its password does not keep it
    /// from coming in that way.
    pub(crate) fn of_code(name: &str) -> Self {
        Self {
            key: hash("throttle code", fold(name).as_bytes()),
            free: FREE_OF_ACCOUNT,
        }
    }

    /// Of an address.
    pub(crate) fn of_address(address: IpAddr) -> Self {
        Self {
            key: address_key(address),
            free: FREE_OF_ADDRESS,
        }
    }

    /// Seconds from now until the next attempt; 0 where there is nothing to wait for. A clock that went back makes nobody
    /// wait longer than the wait itself.
    pub(crate) fn wait_s(&self, held: Held, now: Timestamp) -> i64 {
        let over = held.failures - self.free;
        let since = now.as_second() - held.last;
        if over <= 0 || since >= FORGOTTEN_S {
            return 0;
        }
        let wait = FIRST_S << (over - 1).min(20);
        (wait.min(LONGEST_S) - since.max(0)).max(0)
    }
}

impl Bucket {
    /// What is held against it.
    pub(crate) fn held(&self, db: &Connection) -> Result<Held, AccessError> {
        let sql = "SELECT failures, last_at FROM throttle WHERE bucket = ?1";
        let found = db.query_row(sql, [self.key], |row| {
            Ok(Held {
                failures: row.get(0)?,
                last: row.get(1)?,
            })
        });
        Ok(found.optional()?.unwrap_or_default())
    }

    /// Keeps what is held against it from now on.
    pub(crate) fn keep(
        &self,
        transaction: &Transaction<'_>,
        held: Held,
    ) -> Result<(), AccessError> {
        let sql = "INSERT INTO throttle (bucket, failures, last_at) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
        transaction.execute(sql, (self.key, held.failures, held.last))?;
        Ok(())
    }
}

impl Held {
    /// With one failure more.
    pub(crate) fn with_one_more(self, now: Timestamp) -> Self {
        let second = now.as_second();
        let is_old = second - self.last >= FORGOTTEN_S;
        Self {
            failures: if is_old { 1 } else { self.failures + 1 },
            last: second,
        }
    }
}

/// The name in the store of an address.
pub(crate) fn address_key(address: IpAddr) -> SecretHash {
    hash("throttle address", network(address).as_bytes())
}

/// An IPv4 address, or the network of 64 bits of an IPv6 one, all of whose addresses one subscriber has.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let parts = address.segments();
            format!(
                "{:x}:{:x}:{:x}:{:x}",
                parts[0], parts[1], parts[2], parts[3]
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn waits(bucket: &Bucket, count: i64) -> Vec<i64> {
        let held = |failures| Held { failures, last: 0 };
        (1..=count)
            .map(|failures| bucket.wait_s(held(failures), at(0)))
            .collect()
    }

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let account = Bucket::of_name("anna");
        let said = waits(&account, 16);
        assert_eq!(
            said,
            [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
        );
        let address = Bucket::of_address("192.0.2.1".parse().unwrap());
        assert!(waits(&address, 19).iter().all(|wait| *wait == 0));
        let many = Held {
            failures: i64::MAX / 2,
            last: 0,
        };
        assert_eq!(address.wait_s(many, at(0)), LONGEST_S);
    }

    #[test]
    fn a_wait_ends_by_itself_and_a_day_forgets_everything() {
        let account = Bucket::of_name("anna");
        let held = Held {
            failures: 10,
            last: 100,
        };
        assert_eq!(account.wait_s(held, at(101)), 31);
        assert_eq!(account.wait_s(held, at(132)), 0);
        // A clock that went back.
        assert_eq!(account.wait_s(held, at(0)), 32);
        let later = at(100 + FORGOTTEN_S);
        assert_eq!(
            held.with_one_more(later),
            Held {
                failures: 1,
                last: later.as_second()
            }
        );
        assert_eq!(held.with_one_more(at(200)).failures, 11);
    }

    #[test]
    fn a_name_counts_however_it_is_written_and_an_address_by_its_network() {
        assert_eq!(Bucket::of_name("Anna"), Bucket::of_name("anna"));
        let of = |address: &str| Bucket::of_address(address.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
