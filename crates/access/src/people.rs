//! People as an administrator of a municipality manages them at the desk: those who have a role there, and nobody else. What could
//! become a way to people's data takes two: a role that reaches them, or gives others roles, is asked for by one administrator
//! and given by another, and nobody gives themselves anything. Whoever has the file itself (the command line) needs no second.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::accounts::{
    Account, NewAccount, about, all, check_grant, found, grants, insert, organisation,
};
use crate::actor::{Actor, Grant, Who};
use crate::asked::{Asked, ask, asked, first_of_two};
use crate::audit::{Act, append};
use crate::changes::{give, giving, has_role, keeps_administrator};
use crate::code::{OrganisationCode, RegisterCode, TenantCode};
use crate::error::AccessError;
use crate::mail::MailAddress;
use crate::may::may;
use crate::name::UserName;
use crate::password::Password;
use crate::recovery;
use crate::resource::{Action, Holds, Resource, Visibility};
use crate::role::Role;
use crate::session::end_all;
use crate::store::StaffStore;
use crate::tenants;
use crate::throttle::Bucket;

/// Somebody as an administrator sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account, with the roles in the administrator's own municipalities alone.
    pub account: Account,
    /// Roles there that wait for another administrator.
    pub asked: Vec<Asked>,
    /// Whether there are roles in other municipalities: then the account itself is not this administrator's alone.
    pub elsewhere: bool,
}

/// An account that is made at the desk.
#[derive(Debug)]
pub struct NewPerson<'a> {
    /// Its name.
    pub name: &'a UserName,
    /// The organisation that the person works for.
    pub organisation: Option<&'a OrganisationCode>,
    /// The roles; those that need two administrators are asked for.
    pub grants: &'a [Grant],
    /// The first password, which is good for choosing another alone.
    pub password: &'a Password,
    /// Where notices go.
    pub mail: Option<&'a MailAddress>,
    /// Whether it must use a second factor.
    pub needs_totp: bool,
}

/// The municipalities whose people somebody manages: where the one question of rights says so.
#[must_use]
pub fn managed(actor: &Actor) -> BTreeSet<TenantCode> {
    let own = actor.grants().iter().map(|grant| grant.tenant.clone());
    own.filter(|tenant| manages(actor, tenant)).collect()
}

fn manages(actor: &Actor, tenant: &TenantCode) -> bool {
    let Ok(register) = "people".parse::<RegisterCode>() else {
        return false;
    };
    let resource = Resource {
        register,
        holds: Holds::Things,
        tenant: tenant.clone(),
        organisation: None,
        visibility: Visibility::Public,
    };
    may(actor, Action::ManagePeople, &resource).is_ok()
}

/// Whether a role takes two administrators: those by which somebody comes to people's data, be it as counts that nothing
/// protects, and the one that gives others roles.
#[must_use]
pub const fn needs_two(grant: &Grant) -> bool {
    matches!(
        grant.role,
        Role::SocialWorker | Role::Analyst | Role::Administrator
    ) || grant.records
}

/// A password that is told once and is good for choosing another alone: 80 random bits in groups of four letters and digits.
pub fn one_time_password() -> Result<Zeroizing<String>, AccessError> {
    recovery::code()
}

impl StaffStore {
    /// Everybody with a role, given or asked for, in the municipalities that somebody manages, by name.
    pub fn people(&self, actor: &Actor) -> Result<Vec<Person>, AccessError> {
        let own = managed(actor);
        self.read(|db| {
            let mut people = Vec::new();
            for mut account in all(db)? {
                let id = found(db, &account.name)?;
                let mut asked = asked(db, id)?;
                let before = account.grants.len() + asked.len();
                account.grants.retain(|grant| own.contains(&grant.tenant));
                asked.retain(|asked| own.contains(&asked.grant.tenant));
                let left = account.grants.len() + asked.len();
                if left > 0 {
                    people.push(Person {
                        account,
                        asked,
                        elsewhere: left < before,
                    });
                }
            }
            Ok(people)
        })
    }

    /// Makes an account; gives the roles that it has now, and those that wait for another administrator.
    pub fn add_person(
        &mut self,
        new: &NewPerson<'_>,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<(Vec<Grant>, Vec<Grant>), AccessError> {
        let own = managed(actor);
        if let Some(foreign) = new.grants.iter().find(|grant| !own.contains(&grant.tenant)) {
            return Err(AccessError::NoTenant(foreign.tenant.clone()));
        }
        let account = NewAccount {
            name: new.name,
            organisation: new.organisation,
            grants: new.grants,
            password: new.password,
            mail: new.mail,
            needs_totp: new.needs_totp,
        };
        account.check()?;
        let hash = self.hasher.hash(new.password)?;
        let (asked, given): (Vec<Grant>, Vec<Grant>) =
            new.grants.iter().cloned().partition(needs_two);
        let who = actor.who();
        self.write(|transaction| {
            let now = NewAccount {
                grants: &given,
                ..account
            };
            let id = insert(transaction, &now, (&hash, true), (who, at))?;
            for grant in &asked {
                ask(transaction, (id, new.name), grant, (who, at))?;
            }
            Ok(())
        })?;
        Ok((given, asked))
    }

    /// Gives a role in a municipality that somebody manages, or asks for it where it takes two; whether it was given.
    pub fn give_role(
        &mut self,
        name: &UserName,
        grant: &Grant,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<bool, AccessError> {
        let (own, who) = (managed(actor), actor.who());
        self.write(|transaction| {
            let (account, _) = reached(transaction, name, &own)?;
            in_own(&grant.tenant, &own)?;
            not_own(name, who)?;
            check_grant(grant, organisation(transaction, account)?.as_ref())?;
            tenants::known(transaction, &grant.tenant)?;
            if needs_two(grant) {
                match first_of_two(transaction, account, grant)? {
                    Some(by) if Who::Account(by.clone()) == *who => {
                        return Err(AccessError::AskedAlready);
                    }
                    Some(_) => {}
                    None => {
                        ask(transaction, (account, name), grant, (who, at))?;
                        return Ok(false);
                    }
                }
            }
            append(transaction, &giving(name, grant, (who, Act::GrantRole, at)))?;
            give(transaction, account, grant)?;
            Ok(true)
        })
    }

    /// Takes a role in a municipality that somebody manages, or what was asked for. The last one stays, and so does the last
    /// administrator.
    pub fn take_role(
        &mut self,
        name: &UserName,
        (tenant, role): (&TenantCode, Role),
        actor: &Actor,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        let (own, who) = (managed(actor), actor.who());
        self.write(|transaction| {
            let (account, _) = reached(transaction, name, &own)?;
            in_own(tenant, &own)?;
            let grant = Grant {
                tenant: tenant.clone(),
                role,
                records: false,
            };
            append(
                transaction,
                &giving(name, &grant, (who, Act::RevokeRole, at)),
            )?;
            let key = (account, tenant.as_str(), role.id());
            let sql = "DELETE FROM granted WHERE account = ?1 AND tenant = ?2 AND role = ?3";
            let taken = transaction.execute(sql, key)?;
            let sql = "DELETE FROM asked WHERE account = ?1 AND tenant = ?2 AND role = ?3";
            if taken + transaction.execute(sql, key)? == 0 {
                return Err(AccessError::NoGrant {
                    name: name.clone(),
                    role,
                    tenant: tenant.clone(),
                });
            }
            if role == Role::Administrator && taken > 0 {
                keeps_administrator(transaction, tenant, who)?;
            }
            if has_role(transaction, account)? {
                Ok(())
            } else {
                Err(AccessError::NoRole)
            }
        })
    }

    /// Whether somebody may do something about the account itself: it is in a municipality that they manage, and in no other.
    /// With `but_own` not where it is their own account.
    pub fn whole_person(
        &self,
        name: &UserName,
        actor: &Actor,
        but_own: bool,
    ) -> Result<(), AccessError> {
        let own = managed(actor);
        self.read(|db| {
            let (_, elsewhere) = reached(db, name, &own)?;
            if elsewhere {
                return Err(AccessError::Elsewhere(name.clone()));
            }
            if but_own {
                not_own(name, actor.who())?;
            }
            Ok(())
        })
    }

    /// Sets a password that is good for choosing another alone, and ends all sessions. Whoever comes to people's data or gives others
    /// roles must have a second factor for it, which the administrator has not: else this would be a way in.
    pub fn renew_password(
        &mut self,
        name: &UserName,
        password: &Password,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        self.whole_person(name, actor, true)?;
        password.judge(name)?;
        let hash = self.hasher.hash(password)?;
        let (own, who) = (managed(actor), actor.who());
        self.write(|transaction| {
            let (account, elsewhere) = reached(transaction, name, &own)?;
            if elsewhere {
                return Err(AccessError::Elsewhere(name.clone()));
            }
            let sql = "SELECT totp IS NOT NULL FROM account WHERE id = ?1";
            let has_totp: bool = transaction.query_row(sql, [account], |row| row.get(0))?;
            if !has_totp && grants(transaction, account)?.iter().any(needs_two) {
                return Err(AccessError::NeedsFactor(name.clone()));
            }
            append(transaction, &about(name, who, Act::SetPassword, at))?;
            let sql = "UPDATE account SET password = ?2, one_time = 1 WHERE id = ?1";
            transaction.execute(sql, (account, &hash))?;
            let bucket = Bucket::of_name(name.as_str());
            transaction.execute("DELETE FROM throttle WHERE bucket = ?1", [bucket.key])?;
            end_all(transaction, account)
        })
    }
}

/// Somebody in one of the municipalities, and whether they are in others besides; nobody else is there at all.
fn reached(
    db: &Connection,
    name: &UserName,
    own: &BTreeSet<TenantCode>,
) -> Result<(i64, bool), AccessError> {
    let account = found(db, name)?;
    let given = grants(db, account)?.into_iter().map(|grant| grant.tenant);
    let asked = asked(db, account)?
        .into_iter()
        .map(|asked| asked.grant.tenant);
    let (here, elsewhere): (Vec<_>, Vec<_>) = given
        .chain(asked)
        .partition(|tenant: &TenantCode| own.contains(tenant));
    if here.is_empty() {
        return Err(AccessError::NoAccount(name.clone()));
    }
    Ok((account, !elsewhere.is_empty()))
}

fn in_own(tenant: &TenantCode, own: &BTreeSet<TenantCode>) -> Result<(), AccessError> {
    if own.contains(tenant) {
        Ok(())
    } else {
        Err(AccessError::NoTenant(tenant.clone()))
    }
}

fn not_own(name: &UserName, who: &Who) -> Result<(), AccessError> {
    if *who == Who::Account(name.clone()) {
        Err(AccessError::Own)
    } else {
        Ok(())
    }
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
