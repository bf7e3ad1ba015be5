//! Roles that take two administrators: asked for by one, given by another.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::accounts::found;
use crate::actor::{Grant, Who};
use crate::audit::{Act, append};
use crate::changes::giving;
use crate::error::AccessError;
use crate::name::UserName;
use crate::role::Role;

/// A role that one administrator has asked for and no other has given yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The role.
    pub grant: Grant,
    /// Who has asked.
    pub by: UserName,
    /// When.
    pub at: Timestamp,
}

/// Notes that a role was asked for, instead of whoever has asked before.
pub(crate) fn ask(
    transaction: &Transaction<'_>,
    (account, name): (i64, &UserName),
    grant: &Grant,
    (who, at): (&Who, Timestamp),
) -> Result<(), AccessError> {
    let Who::Account(by) = who else {
        return Err(AccessError::Own);
    };
    let by = found(transaction, by)?;
    append(transaction, &giving(name, grant, (who, Act::AskRole, at)))?;
    transaction.execute(
        "INSERT OR REPLACE INTO asked (account, tenant, role, records, who, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (account, grant.tenant.as_str(), grant.role.id(), grant.records, by, at.as_second()),
    )?;
    Ok(())
}

/// Who has asked for just this role and still could: an administrator there who is not disabled.
pub(crate) fn first_of_two(
    transaction: &Transaction<'_>,
    account: i64,
    grant: &Grant,
) -> Result<Option<UserName>, AccessError> {
    let sql = "SELECT first.name FROM asked
               JOIN account AS first ON first.id = asked.who AND first.disabled_at IS NULL
               JOIN granted ON granted.account = first.id AND granted.tenant = asked.tenant AND granted.role = ?5
               WHERE asked.account = ?1 AND asked.tenant = ?2 AND asked.role = ?3 AND asked.records = ?4";
    let key = (
        account,
        grant.tenant.as_str(),
        grant.role.id(),
        grant.records,
        Role::Administrator.id(),
    );
    let found: Option<String> = transaction
        .query_row(sql, key, |row| row.get(0))
        .optional()?;
    let name = found.map(|name| name.parse()).transpose();
    name.map_err(|_| AccessError::Unreadable("asked"))
}

/// The roles that wait for another administrator of an account.
pub(crate) fn asked(db: &Connection, account: i64) -> Result<Vec<Asked>, AccessError> {
    let sql = "SELECT tenant, role, records, account.name, at FROM asked
               JOIN account ON account.id = asked.who WHERE asked.account = ?1 ORDER BY tenant, role";
    let unreadable = || AccessError::Unreadable("asked");
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([account])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at| row.get::<_, String>(at);
        all.push(Asked {
            grant: Grant {
                tenant: text(0)?.parse().map_err(|_| unreadable())?,
                role: text(1)?.parse().map_err(|_| unreadable())?,
                records: row.get(2)?,
            },
            by: text(3)?.parse().map_err(|_| unreadable())?,
            at: Timestamp::from_second(row.get(4)?).map_err(|_| unreadable())?,
        });
    }
    Ok(all)
}
