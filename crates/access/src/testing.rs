//! A file of staff for tests: one municipality, one visibly fictitious person, cheap passwords.

use std::net::IpAddr;
use std::path::PathBuf;

use jiff::Timestamp;
use tempfile::TempDir;

use crate::accounts::NewAccount;
use crate::actor::{Grant, Who};
use crate::code::Tenant;
use crate::login::{Attempt, Login};
use crate::password::{Cost, Password};
use crate::role::Role;
use crate::secret::SessionKey;
use crate::store::StaffStore;
use crate::tenants::NewTenant;

/// The password of everybody here.
pub(crate) const RIGHT: &str = "a pond in the park";
/// Cheap, so that tests are quick.
pub(crate) const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

/// A moment, in seconds from some noon.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

/// A folder with a file of staff in it.
pub(crate) struct Office {
    folder: TempDir,
    pub(crate) store: StaffStore,
}

impl Office {
    /// With the account `anna`.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = StaffStore::open_or_create(&folder.path().join("town.staff.db")).unwrap();
        let store = store.with_cost(CHEAP);
        let mut office = Self { folder, store };
        let tenant = Tenant {
            code: "25104".parse().unwrap(),
            name: "Mintafalva".to_owned(),
        };
        let new = NewTenant {
            tenant,
            district: None,
            shares: std::collections::BTreeSet::new(),
        };
        office.store.add_tenant(&new, &Who::Program, at(0)).unwrap();
        office.add("anna");
        office
    }

    pub(crate) fn add(&mut self, name: &str) {
        let grant = Grant {
            tenant: "25104".parse().unwrap(),
            role: Role::SocialWorker,
            records: false,
        };
        let new = NewAccount {
            name: &name.parse().unwrap(),
            organisation: Some(&"office".parse().unwrap()),
            grants: &[grant],
            password: &Password::new(RIGHT),
            mail: None,
            needs_totp: false,
        };
        self.store.add_account(&new, &Who::Program, at(0)).unwrap();
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("town.staff.db")
    }

    /// The same file opened anew, as after a restart.
    pub(crate) fn reopened(&self) -> StaffStore {
        StaffStore::open(&self.path()).unwrap().with_cost(CHEAP)
    }

    /// An attempt from an address.
    pub(crate) fn try_from(
        &mut self,
        (name, typed, code): (&str, &str, Option<&str>),
        address: &str,
        second: i64,
    ) -> Login {
        let attempt = Attempt {
            name,
            password: &Password::new(typed),
            code,
            address: address.parse::<IpAddr>().unwrap(),
            replaces: None,
            at: at(second),
        };
        self.store.login(&attempt).unwrap()
    }

    /// An attempt without a code from the office.
    pub(crate) fn attempt(&mut self, name: &str, typed: &str, second: i64) -> Login {
        self.try_from((name, typed, None), "192.0.2.1", second)
    }

    /// Signs anna in.
    pub(crate) fn enter(&mut self, second: i64) -> SessionKey {
        match self.attempt("anna", RIGHT, second) {
            Login::In(key) => key,
            other => panic!("not signed in: {other:?}"),
        }
    }
}
