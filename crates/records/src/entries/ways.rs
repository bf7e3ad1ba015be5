//! The ways by which notices reach an account outside the desk: the feed that it asks for, and mail.

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::error::EntryError;
use super::{Entries, moment};

/// The feed of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The account.
    pub account: String,
    /// The language of its sentences, as a code.
    pub lang: String,
    /// When its address was made.
    pub since: Timestamp,
}

/// How mail to an account stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Whether the account wants any.
    pub wanted: bool,
    /// The notice up to which it was written to.
    pub mailed_to: i64,
    /// When it was last written to.
    pub mailed_at: Option<Timestamp>,
    /// Tries that failed since.
    pub failures: u32,
    /// When the next try is due after a failed one.
    pub next_at: Option<Timestamp>,
}

impl Entries {
    /// Makes the address of an account's feed, by the hash of its secret; one from before ends.
    pub fn put_feed(&mut self, hash: &[u8; 32], feed: &Feed) -> Result<(), EntryError> {
        self.write(|this, transaction| {
            let sql = "INSERT INTO notice_feed (account, hash, lang, since) VALUES (?1, ?2, ?3, ?4) \
                       ON CONFLICT (account) DO UPDATE SET hash = ?2, lang = ?3, since = ?4";
            let since = feed.since.as_millisecond();
            let put = transaction.execute(sql, (&feed.account, hash, &feed.lang, since));
            put.map(drop).map_err(|e| this.at(e))
        })
    }

    /// Ends the feed of an account.
    pub fn end_feed(&mut self, account: &str) -> Result<(), EntryError> {
        self.write(|this, transaction| {
            let ended =
                transaction.execute("DELETE FROM notice_feed WHERE account = ?1", [account]);
            ended.map(drop).map_err(|e| this.at(e))
        })
    }

    /// The feed whose secret has this hash.
    pub fn feed(&self, hash: &[u8; 32]) -> Result<Option<Feed>, EntryError> {
        self.one_feed("hash = ?1", hash)
    }

    /// The feed of an account.
    pub fn feed_of(&self, account: &str) -> Result<Option<Feed>, EntryError> {
        self.one_feed("account = ?1", &account)
    }

    fn one_feed(&self, which: &str, by: &dyn rusqlite::ToSql) -> Result<Option<Feed>, EntryError> {
        let sql = format!("SELECT account, lang, since FROM notice_feed WHERE {which}");
        let found = self.db.query_row(&sql, [by], |row| {
            Ok(Feed {
                account: row.get(0)?,
                lang: row.get(1)?,
                since: moment(row.get(2)?),
            })
        });
        found.optional().map_err(|e| self.at(e))
    }

    /// How mail to an account stands; none where that was never decided.
    pub fn mail(&self, account: &str) -> Result<Option<Mail>, EntryError> {
        let sql = "SELECT wanted, mailed_to, mailed_at, failures, next_at FROM notice_mail WHERE account = ?1";
        let found = self.db.query_row(sql, [account], |row| {
            Ok(Mail {
                wanted: row.get(0)?,
                mailed_to: row.get(1)?,
                mailed_at: row.get::<_, Option<i64>>(2)?.map(moment),
                failures: row.get(3)?,
                next_at: row.get::<_, Option<i64>>(4)?.map(moment),
            })
        });
        found.optional().map_err(|e| self.at(e))
    }

    /// Notes how mail to an account stands.
    pub fn put_mail(&mut self, account: &str, mail: &Mail) -> Result<(), EntryError> {
        let milliseconds = |moment: Option<Timestamp>| moment.map(Timestamp::as_millisecond);
        self.write(|this, transaction| {
            let sql = "INSERT INTO notice_mail (account, wanted, mailed_to, mailed_at, failures, next_at) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (account) DO UPDATE SET wanted = ?2, mailed_to = ?3, \
                       mailed_at = ?4, failures = ?5, next_at = ?6";
            let put = transaction.execute(
                sql,
                (
                    account,
                    mail.wanted,
                    mail.mailed_to,
                    milliseconds(mail.mailed_at),
                    mail.failures,
                    milliseconds(mail.next_at),
                ),
            );
            put.map(drop).map_err(|e| this.at(e))
        })
    }
}
