//! What changes about an account that is there: roles given and taken, letting it in again, where its notices go, and whether it
//! must use a second factor. Roles are read with each request: what is taken is gone with the next one.

use jiff::Timestamp;
use rusqlite::Transaction;

use crate::accounts::{about, check_grant, found, organisation};
use crate::actor::{Grant, Who};
use crate::audit::{Act, Entry, Relation, Term, TermValue, append};
use crate::code::TenantCode;
use crate::error::AccessError;
use crate::mail::MailAddress;
use crate::name::UserName;
use crate::role::Role;
use crate::store::StaffStore;
use crate::tenants;

impl StaffStore {
    /// Gives roles, all or none; a role that the account has already gets the second right as it is said now.
    pub fn grant_roles(
        &mut self,
        name: &UserName,
        given: &[Grant],
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            let organisation = organisation(transaction, account)?;
            for grant in given {
                check_grant(grant, organisation.as_ref())?;
                tenants::known(transaction, &grant.tenant)?;
                append(transaction, &giving(name, grant, (who, Act::GrantRole, at)))?;
                give(transaction, account, grant)?;
            }
            Ok(())
        })
    }

    /// Takes roles, all or none; the last one stays, as whoever has none is disabled instead, and from the desk so does that of
    /// the last administrator of a municipality.
    pub fn revoke_roles(
        &mut self,
        name: &UserName,
        taken: &[(TenantCode, Role)],
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            for (tenant, role) in taken {
                let grant = Grant {
                    tenant: tenant.clone(),
                    role: *role,
                    records: false,
                };
                append(
                    transaction,
                    &giving(name, &grant, (who, Act::RevokeRole, at)),
                )?;
                let sql = "DELETE FROM granted WHERE account = ?1 AND tenant = ?2 AND role = ?3";
                let key = (account, tenant.as_str(), role.id());
                if transaction.execute(sql, key)? == 0 {
                    return Err(AccessError::NoGrant {
                        name: name.clone(),
                        role: *role,
                        tenant: tenant.clone(),
                    });
                }
                if *role == Role::Administrator {
                    keeps_administrator(transaction, tenant, who)?;
                }
            }
            if has_role(transaction, account)? {
                Ok(())
            } else {
                Err(AccessError::NoRole)
            }
        })
    }

    /// Lets an account that was disabled in again, with the roles, password and second factor that it had.
    pub fn enable(&mut self, name: &UserName, who: &Who, at: Timestamp) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::EnableAccount, at))?;
            let sql = "UPDATE account SET disabled_at = NULL WHERE id = ?1";
            transaction.execute(sql, [account])?;
            Ok(())
        })
    }

    /// Sets where notices go; nowhere where none is given. The audit has that it was changed, not the address.
    pub fn set_mail(
        &mut self,
        name: &UserName,
        mail: Option<&MailAddress>,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            append(transaction, &about(name, who, Act::SetMail, at))?;
            let sql = "UPDATE account SET mail = ?2 WHERE id = ?1";
            transaction.execute(sql, (account, mail.map(MailAddress::as_str)))?;
            Ok(())
        })
    }

    /// Says whether the account must use a second factor.
    pub fn require_totp(
        &mut self,
        name: &UserName,
        is_required: bool,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.write(|transaction| {
            let account = found(transaction, name)?;
            let act = if is_required {
                Act::RequireTotp
            } else {
                Act::WaiveTotp
            };
            append(transaction, &about(name, who, act, at))?;
            let sql = "UPDATE account SET needs_totp = ?2 WHERE id = ?1";
            transaction.execute(sql, (account, is_required))?;
            Ok(())
        })
    }
}

/// Keeps a role; one that is there gets the second right as it is said now.
pub(crate) fn give(
    transaction: &Transaction<'_>,
    account: i64,
    grant: &Grant,
) -> Result<(), AccessError> {
    transaction.execute(
        "INSERT INTO granted (account, tenant, role, records) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET records = excluded.records",
        (
            account,
            grant.tenant.as_str(),
            grant.role.id(),
            grant.records,
        ),
    )?;
    // It waits for nobody any more.
    let sql = "DELETE FROM asked WHERE account = ?1 AND tenant = ?2 AND role = ?3";
    transaction.execute(sql, (account, grant.tenant.as_str(), grant.role.id()))?;
    Ok(())
}

/// Whether an account has a role left, given or asked for.
pub(crate) fn has_role(transaction: &Transaction<'_>, account: i64) -> Result<bool, AccessError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM granted WHERE account = ?1)
               OR EXISTS (SELECT 1 FROM asked WHERE account = ?1)";
    Ok(transaction.query_row(sql, [account], |row| row.get(0))?)
}

/// An entry about a role of an account: which one stands where a filter stands.
pub(crate) fn giving(
    name: &UserName,
    grant: &Grant,
    (who, act, at): (&Who, Act, Timestamp),
) -> Entry {
    let is = |variable: &str, value: &str| {
        let (variable, category) = (variable.parse().ok()?, value.parse().ok()?);
        Some(Term {
            variable,
            relation: Relation::Is,
            value: TermValue::Category(category),
        })
    };
    let mut entry = about(name, who, act, at).within(&grant.tenant);
    entry.filter.extend(is("role", grant.role.id()));
    if grant.records {
        entry.filter.extend(is("records", "yes"));
    }
    entry
}

/// Nobody at the desk leaves a municipality without an administrator. Whoever has the file itself can make one again.
pub(crate) fn keeps_administrator(
    transaction: &Transaction<'_>,
    tenant: &TenantCode,
    who: &Who,
) -> Result<(), AccessError> {
    if *who == Who::Program {
        return Ok(());
    }
    let sql = "SELECT count(*) FROM granted JOIN account ON account.id = granted.account
               WHERE tenant = ?1 AND role = ?2 AND disabled_at IS NULL";
    let key = (tenant.as_str(), Role::Administrator.id());
    let left: i64 = transaction.query_row(sql, key, |row| row.get(0))?;
    if left == 0 {
        return Err(AccessError::LastAdministrator(tenant.clone()));
    }
    Ok(())
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
