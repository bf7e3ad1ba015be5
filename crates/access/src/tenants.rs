//! Municipalities, and the districts in which they share registers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use crate::actor::{District, Who};
use crate::audit::{Act, Entry, Outcome, append};
use crate::code::{DistrictCode, RegisterCode, Tenant, TenantCode};
use crate::error::AccessError;
use crate::store::StaffStore;

/// The longest name of a municipality or token, in characters.
const LONGEST_LABEL: usize = 100;

/// A municipality that is added, or that joins a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTenant {
    /// Code and name.
    pub tenant: Tenant,
    /// A district that it is in.
    pub district: Option<DistrictCode>,
    /// Registers that the members of the district share from now on.
    pub shares: BTreeSet<RegisterCode>,
}

impl StaffStore {
    /// Adds a municipality; one that is there already may join a district so.
    pub fn add_tenant(
        &mut self,
        new: &NewTenant,
        who: &Who,
        at: Timestamp,
    ) -> Result<(), AccessError> {
        let (code, name) = (&new.tenant.code, label(&new.tenant.name)?);
        self.write(|transaction| {
            let known: Option<String> = transaction
                .query_row("SELECT name FROM tenant WHERE code = ?1", [code.as_str()], |row| row.get(0))
                .optional()?;
            if known.as_ref().is_some_and(|known| known != name) {
                return Err(AccessError::TenantExists(code.clone()));
            }
            let entry = Entry::new(at, who.clone(), Act::AddTenant, Outcome::Done).within(code);
            append(transaction, &entry)?;
            let sql = "INSERT INTO tenant (code, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            transaction.execute(sql, (code.as_str(), name))?;
            let Some(district) = &new.district else {
                return Ok(());
            };
            let sql = "INSERT INTO district_tenant (district, tenant) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            transaction.execute(sql, (district.as_str(), code.as_str()))?;
            for register in &new.shares {
                let sql = "INSERT INTO district_register (district, register) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
                transaction.execute(sql, (district.as_str(), register.as_str()))?;
            }
            Ok(())
        })
    }

    /// All municipalities, by code.
    pub fn tenants(&self) -> Result<Vec<Tenant>, AccessError> {
        self.read(|db| {
            let mut statement = db.prepare("SELECT code, name FROM tenant ORDER BY code")?;
            let rows =
                statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
            rows.map(|row| {
                let (code, name) = row?;
                let code = code
                    .parse()
                    .map_err(|_| AccessError::Unreadable("tenant"))?;
                Ok(Tenant { code, name })
            })
            .collect()
        })
    }

    /// All districts, by code.
    pub fn districts(&self) -> Result<Vec<District>, AccessError> {
        self.read(districts)
    }
}

/// A name for people: on one line, with its blanks at the ends taken off.
pub(crate) fn label(text: &str) -> Result<&str, AccessError> {
    let text = text.trim();
    let length = text.chars().count();
    if (1..=LONGEST_LABEL).contains(&length) && !text.chars().any(char::is_control) {
        Ok(text)
    } else {
        Err(AccessError::BadLabel)
    }
}

pub(crate) fn districts(db: &Connection) -> Result<Vec<District>, AccessError> {
    let tenants = pairs(db, "SELECT district, tenant FROM district_tenant")?;
    let mut registers = pairs(db, "SELECT district, register FROM district_register")?;
    let unreadable = |_| AccessError::Unreadable("district");
    tenants
        .into_iter()
        .map(|(code, tenants)| {
            let shared = registers.remove(&code).unwrap_or_default();
            let shared: Result<_, _> = shared.iter().map(|name| name.parse()).collect();
            let tenants: Result<_, _> = tenants.iter().map(|name| name.parse()).collect();
            Ok(District {
                code: code.parse().map_err(unreadable)?,
                tenants: tenants.map_err(unreadable)?,
                registers: shared.map_err(unreadable)?,
            })
        })
        .collect()
}

fn pairs(db: &Connection, sql: &str) -> Result<BTreeMap<String, BTreeSet<String>>, AccessError> {
    let mut statement = db.prepare(sql)?;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for row in rows {
        let (of, member): (String, String) = row?;
        found.entry(of).or_default().insert(member);
    }
    Ok(found)
}

/// Refuses a municipality that is not there.
pub(crate) fn known(db: &Connection, code: &TenantCode) -> Result<(), AccessError> {
    let sql = "SELECT 1 FROM tenant WHERE code = ?1";
    let found = db.query_row(sql, [code.as_str()], |_| Ok(())).optional()?;
    found.ok_or_else(|| AccessError::NoTenant(code.clone()))
}
