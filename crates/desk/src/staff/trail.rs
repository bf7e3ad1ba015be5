//! The audit as an auditor reads it: what was done in their municipalities, or by and to the people who work there.

use std::collections::BTreeSet;

use gocpont_access::audit::Noted;
use gocpont_access::{Role, Session};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::asking::MOST;
use super::office::Office;
use super::refused::Refused;

/// Entries that are looked through, the newest; the program's `audit show` has no such bound.
const LOOKED_AT: u32 = 50_000;

/// What an auditor reads of: municipalities, and the accounts with a role there.
struct Reach {
    tenants: BTreeSet<String>,
    accounts: BTreeSet<String>,
}

impl Reach {
    fn sees(&self, noted: &Noted) -> bool {
        if let Some(tenant) = &noted.tenant {
            return self.tenants.contains(tenant);
        }
        let is_ours =
            |name: &Option<String>| name.as_ref().is_some_and(|own| self.accounts.contains(own));
        let is_about_somebody = noted.object_kind.as_deref() == Some("account");
        match noted.who_kind.as_str() {
            "account" => is_ours(&noted.who),
            // What the program did to no account, everybody's auditor may know of.
            _ => !is_about_somebody || is_ours(&noted.object),
        }
    }
}

/// The newest entries that they may read, the oldest first. The chain is one; its head tells nothing of what is in it.
pub fn read(office: &Office, session: &Session) -> Result<Json, Refused> {
    let grants = session.actor.grants().iter();
    let own = grants.filter(|grant| grant.role == Role::Auditor);
    let tenants: BTreeSet<String> = own.map(|grant| grant.tenant.to_string()).collect();
    if tenants.is_empty() {
        return Err(Refused::NotFound);
    }
    let staff = office.staff();
    let works_there = staff.accounts()?.into_iter().filter(|account| {
        let mut grants = account.grants.iter();
        grants.any(|grant| tenants.contains(grant.tenant.as_str()))
    });
    let accounts = works_there
        .map(|account| account.name.to_string())
        .collect();
    let reach = Reach { tenants, accounts };
    let mut entries = staff.entries(Some(LOOKED_AT))?;
    entries.retain(|noted| reach.sees(noted));
    let newest = entries.len().saturating_sub(MOST as usize);
    let told = entries[newest..].iter().map(|own| {
        let at = Timestamp::from_second(own.at).map(|at| at.to_string()).ok();
        json!({
            "id": own.id, "at": at, "who": own.who, "tenant": own.tenant, "act": own.act, "kind": own.object_kind,
            "object": own.object, "filter": own.filter, "persons": own.persons, "reason": own.reason, "outcome": own.outcome, "of": own.of,
        })
    });
    Ok(json!({ "entries": told.collect::<Vec<_>>(), "head": staff.head()?.to_string() }))
}
