//! Addresses that are secrets, such as that of a feed: whoever tries many waits as whoever tries passwords does.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use crate::accounts::actor;
use crate::actor::Actor;
use crate::error::AccessError;
use crate::name::UserName;
use crate::store::StaffStore;
use crate::throttle::Bucket;

impl StaffStore {
    /// Seconds until what an address asks for by a secret is looked at again; 0 where there is nothing to wait for.
    pub fn wait_of(&self, address: IpAddr, at: Timestamp) -> Result<i64, AccessError> {
        let bucket = Bucket::of_address(address);
        self.read(|db| Ok(bucket.wait_s(bucket.held(db)?, at)))
    }

    /// Holds a secret that there is none of against the address that named it, with wrong passwords from there.
    pub fn guessed(&mut self, address: IpAddr, at: Timestamp) -> Result<(), AccessError> {
        let bucket = Bucket::of_address(address);
        self.write(|transaction| {
            let held = bucket.held(transaction)?.with_one_more(at);
            let sql = "INSERT INTO throttle (bucket, failures, last_at) VALUES (?1, ?2, ?3)
                       ON CONFLICT DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
            transaction.execute(sql, (bucket.key, held.failures, held.last))?;
            Ok(())
        })
    }

    /// The person of an account, with the roles of this moment; nobody where there is none, or it is disabled.
    pub fn actor(&self, name: &UserName) -> Result<Option<Actor>, AccessError> {
        self.read(|db| {
            let sql = "SELECT id FROM account WHERE name = ?1 AND disabled_at IS NULL";
            let id = db
                .query_row(sql, [name.as_str()], |row| row.get(0))
                .optional()?;
            id.map(|id| actor(db, id)).transpose()
        })
    }
}

#[cfg(test)]
#[path = "guess_tests.rs"]
mod tests;
