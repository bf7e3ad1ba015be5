//! Accounts of people: made, disabled, given passwords and second factors. None is ever deleted.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use zeroize::Zeroizing;

use crate::actor::{Actor, Grant, Who};
use crate::audit::{Act, Entry, Object, Outcome, append};
use crate::changes::{give, giving, keeps_administrator};
use crate::code::OrganisationCode;
use crate::error::AccessError;
use crate::identity::{Identity, of_account};
use crate::mail::MailAddress;
use crate::name::UserName;
use crate::password::Password;
use crate::recovery;
use crate::role::Role;
use crate::session::end_all;
use crate::store::StaffStore;
use crate::tenants;
use crate::throttle::Bucket;
use crate::totp::TotpSecret;

/// An account that is made.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Its name.
    pub name: &'a UserName,
    /// The organisation that the person works for.
    pub organisation: Option<&'a OrganisationCode>,
    /// The roles.
    pub grants: &'a [Grant],
    /// The first password.
    pub password: &'a Password,
    /// Where notices go.
    pub mail: Option<&'a MailAddress>,
    /// Whether it must use a second factor.
    pub needs_totp: bool,
}

/// An account as a list shows it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: UserName,
    /// The organisation.
    pub organisation: Option<OrganisationCode>,
    /// The roles.
    pub grants: Vec<Grant>,
    /// Whether it has a second factor.
    pub has_totp: bool,
    /// Whether it must have one.
    pub needs_totp: bool,
    /// Whether it is disabled.
    pub is_disabled: bool,
    /// Where notices go.
    pub mail: Option<MailAddress>,
    /// Whether its password was chosen by somebody else, and is good for choosing another alone.
    pub is_one_time: bool,
    /// When it was last used, to the minute.
    pub used_at: Option<Timestamp>,
    /// What providers say of the person.
    pub identities: Vec<Identity>,
}

/// A second factor that was set, to be shown once.
#[derive(Debug)]
pub struct SecondFactor {
    /// What an authenticator keeps.
    pub secret: TotpSecret,
    /// Codes for when it is lost, each good once.
    pub recovery: Vec<Zeroizing<String>>,
}

impl StaffStore {
    /// Makes an account.
    pub fn add_account(
        &mut self,
        new: &NewAccount<'_>,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        new.check()?;
        let hash = self.hasher.hash(new.password)?;
        self.write(|transaction| insert(transaction, new, (&hash, false), (who, at)))?;
        Ok(())
    }

    /// Disables an account and ends its sessions; one that is disabled stays so. From the desk the last administrator of a
    /// municipality is not disabled.
    pub fn disable(
        &mut self,
        name: &UserName,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::DisableAccount, at))?;
            let sql = "UPDATE account SET disabled_at = ?2 WHERE id = ?1 AND disabled_at IS NULL";
            transaction.execute(sql, (account, at.as_second()))?;
            for grant in grants(transaction, account)? {
                if grant.role == Role::Administrator {
                    keeps_administrator(transaction, &grant.tenant, who)?;
                }
            }
            end_all(transaction, account)
        })
    }

    /// Sets a password, ends all sessions, and holds no failed attempt against the name any more.
    pub fn set_password(
        &mut self,
        name: &UserName,
        password: &Password,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        password.judge(name)?;
        let hash = self.hasher.hash(password)?;
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::SetPassword, at))?;
            let sql = "UPDATE account SET password = ?2, one_time = 0 WHERE id = ?1";
            transaction.execute(sql, (account, &hash))?;
            let bucket = Bucket::of_name(name.as_str());
            transaction.execute("DELETE FROM throttle WHERE bucket = ?1", [bucket.key])?;
            end_all(transaction, account)
        })
    }

    /// Sets a second factor with new recovery codes, instead of any before it, and ends all sessions.
    pub fn set_totp(
        &mut self,
        name: &UserName,
        who: &Who,
        at: Timestamp,
    ) -> Result<SecondFactor, AccessError> {
        let made = SecondFactor {
            secret: TotpSecret::new()?,
            recovery: recovery::codes()?,
        };
        let sealer = self.sealer.clone();
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::SetTotp, at))?;
            let sql = "UPDATE account SET totp = ?2, totp_step = NULL WHERE id = ?1";
            transaction.execute(sql, (account, sealer.seal(account, &made.secret)?))?;
            recovery::replace(transaction, account, &made.recovery)?;
            end_all(transaction, account)
        })?;
        Ok(made)
    }

    /// All accounts, by name.
    pub fn accounts(&self) -> Result<Vec<Account>, AccessError> {
        self.read(all)
    }
}

/// All accounts, by name.
pub(crate) fn all(db: &Connection) -> Result<Vec<Account>, AccessError> {
    let sql = "SELECT id, name, organisation, totp IS NOT NULL, needs_totp, disabled_at IS NOT NULL, mail, used_at, one_time
               FROM account ORDER BY name";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut accounts = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at| row.get::<_, Option<String>>(at);
        accounts.push(Account {
            grants: grants(db, row.get(0)?)?,
            name: read(&row.get::<_, String>(1)?)?,
            organisation: text(2)?.map(|code| read(&code)).transpose()?,
            has_totp: row.get(3)?,
            needs_totp: row.get(4)?,
            is_disabled: row.get(5)?,
            mail: text(6)?.map(|mail| read(&mail)).transpose()?,
            used_at: row.get::<_, Option<i64>>(7)?.map(moment).transpose()?,
            is_one_time: row.get(8)?,
            identities: of_account(db, row.get(0)?)?,
        });
    }
    Ok(accounts)
}

/// Keeps a new account with its roles; its id.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    new: &NewAccount<'_>,
    (hash, is_one_time): (&str, bool),
    (who, at): (&Who, Timestamp),
) -> Result<i64, AccessError> {
    if id(transaction, new.name)?.is_some() {
        return Err(AccessError::AccountExists(new.name.clone()));
    }
    for grant in new.grants {
        tenants::known(transaction, &grant.tenant)?;
        append(
            transaction,
            &giving(new.name, grant, (who, Act::AddAccount, at)),
        )?;
    }
    if new.grants.is_empty() {
        append(transaction, &about(new.name, who, Act::AddAccount, at))?;
    }
    transaction.execute(
        "INSERT INTO account (name, organisation, password, one_time, created_at, mail, needs_totp)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            new.name.as_str(),
            new.organisation.map(OrganisationCode::as_str),
            hash,
            is_one_time,
            at.as_second(),
            new.mail.map(MailAddress::as_str),
            new.needs_totp,
        ),
    )?;
    let account = transaction.last_insert_rowid();
    for grant in new.grants {
        give(transaction, account, grant)?;
    }
    Ok(account)
}

impl NewAccount<'_> {
    pub(crate) fn check(&self) -> Result<(), AccessError> {
        if self.grants.is_empty() {
            return Err(AccessError::NoRole);
        }
        for grant in self.grants {
            check_grant(grant, self.organisation)?;
        }
        Ok(self.password.judge(self.name)?)
    }
}

/// A role that the account can use, with a second right that it has.
pub(crate) fn check_grant(
    grant: &Grant,
    organisation: Option<&OrganisationCode>,
) -> Result<(), AccessError> {
    if grant.role == Role::SocialWorker && organisation.is_none() {
        return Err(AccessError::NoOrganisation(grant.role));
    }
    if grant.records && grant.role != Role::Analyst {
        return Err(AccessError::NoSecondRight(grant.role));
    }
    Ok(())
}

pub(crate) fn about(name: &UserName, who: &Who, act: Act, at: Timestamp) -> Entry {
    Entry::new(at, who.clone(), act, Outcome::Done).about(Object::Account(name.clone()))
}

fn id(db: &Connection, name: &UserName) -> Result<Option<i64>, AccessError> {
    let sql = "SELECT id FROM account WHERE name = ?1";
    Ok(db
        .query_row(sql, [name.as_str()], |row| row.get(0))
        .optional()?)
}

pub(crate) fn found(db: &Connection, name: &UserName) -> Result<i64, AccessError> {
    id(db, name)?.ok_or_else(|| AccessError::NoAccount(name.clone()))
}

/// The organisation of an account.
pub(crate) fn organisation(
    db: &Connection,
    account: i64,
) -> Result<Option<OrganisationCode>, AccessError> {
    let sql = "SELECT organisation FROM account WHERE id = ?1";
    let code: Option<String> = db.query_row(sql, [account], |row| row.get(0))?;
    code.map(|code| read(&code)).transpose()
}

fn moment(second: i64) -> Result<Timestamp, AccessError> {
    Timestamp::from_second(second).map_err(|_| AccessError::Unreadable("account"))
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, AccessError> {
    text.parse().map_err(|_| AccessError::Unreadable("account"))
}

pub(crate) fn grants(db: &Connection, account: i64) -> Result<Vec<Grant>, AccessError> {
    let sql = "SELECT tenant, role, records FROM granted WHERE account = ?1 ORDER BY tenant, role";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([account])?;
    let mut grants = Vec::new();
    while let Some(row) = rows.next()? {
        grants.push(Grant {
            tenant: read(&row.get::<_, String>(0)?)?,
            role: read(&row.get::<_, String>(1)?)?,
            records: row.get(2)?,
        });
    }
    Ok(grants)
}

/// The person of an account, with the roles and districts of this moment.
pub(crate) fn actor(db: &Connection, account: i64) -> Result<Actor, AccessError> {
    let sql = "SELECT name, organisation FROM account WHERE id = ?1";
    let (name, organisation): (String, Option<String>) =
        db.query_row(sql, [account], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let grants = grants(db, account)?;
    let mut districts = tenants::districts(db)?;
    districts.retain(|district| {
        let is_there = |grant: &Grant| district.tenants.contains(&grant.tenant);
        grants.iter().any(is_there)
    });
    let organisation = organisation.map(|code| read(&code)).transpose()?;
    Ok(Actor::account(
        read(&name)?,
        organisation,
        grants,
        districts,
    ))
}

#[cfg(test)]
#[path = "accounts_tests.rs"]
mod tests;
