//! What errors of accounts, tokens and the audit mean, in a person's language.

use std::path::Path;

use gocpont_access::{AccessError, LONGEST_BYTES, SHORTEST, WeakPassword};
use gocpont_words::{Arg, Words};

/// The sentence for an error that has one.
pub fn meaning(error: &AccessError, words: &Words) -> Option<String> {
    let (id, path) = match error {
        AccessError::Missing(path) => ("staff-missing", path),
        AccessError::NotAStore(path) => ("staff-not-a-store", path),
        AccessError::OpenToOthers(path) => ("store-open-keys", path),
        AccessError::Busy(path) => ("store-busy", path),
        AccessError::Full(path) => ("store-full", path),
        AccessError::ReadOnly(path) => ("store-read-only", path),
        AccessError::Damaged { path, what } => {
            let what = ("what", Arg::from(what.as_str()));
            return Some(words.say_with("store-damaged", &[file(path), what]));
        }
        _ => return of_people(error, words),
    };
    Some(words.say_with(id, &[file(path)]))
}

fn file(path: &Path) -> (&'static str, Arg) {
    ("file", Arg::from(path.display().to_string()))
}

fn of_people(error: &AccessError, words: &Words) -> Option<String> {
    let with = |id: &str, name, value: &str| words.say_with(id, &[(name, Arg::from(value))]);
    Some(match error {
        AccessError::TenantExists(code) => with("staff-tenant-exists", "code", code.as_str()),
        AccessError::NoTenant(code) => with("staff-no-tenant", "code", code.as_str()),
        AccessError::BadLabel => words.say("staff-bad-label"),
        AccessError::AccountExists(name) => with("staff-account-exists", "name", name.as_str()),
        AccessError::NoAccount(name) => with("staff-no-account", "name", name.as_str()),
        AccessError::NoSealingKey => words.say("staff-no-sealing-key"),
        AccessError::OtherSealingKey => words.say("staff-other-sealing-key"),
        AccessError::NoRole => words.say("staff-no-role"),
        AccessError::NoGrant { name, role, tenant } => {
            let args = [
                ("name", Arg::from(name.as_str())),
                ("role", Arg::from(role.id())),
                ("tenant", Arg::from(tenant.as_str())),
            ];
            words.say_with("staff-no-grant", &args)
        }
        AccessError::LastAdministrator(tenant) => {
            with("staff-last-administrator", "tenant", tenant.as_str())
        }
        AccessError::IdentityTaken(name) => with("staff-identity-taken", "name", name.as_str()),
        AccessError::NoIdentity(name) => with("staff-no-identity", "name", name.as_str()),
        AccessError::NoOrganisation(role) => with("staff-no-organisation", "role", role.id()),
        AccessError::NoSecondRight(role) => with("staff-no-second-right", "role", role.id()),
        AccessError::NoToken(id) => with("staff-no-token", "id", id.as_str()),
        AccessError::Expiry => words.say("staff-expiry"),
        AccessError::Weak(weak) => of_password(*weak, words),
        _ => return None,
    })
}

fn of_password(weak: WeakPassword, words: &Words) -> String {
    let count = |id: &str, count: usize| words.say_with(id, &[("count", Arg::from(count))]);
    match weak {
        WeakPassword::Short => count("staff-weak-short", SHORTEST),
        WeakPassword::Long => count("staff-weak-long", LONGEST_BYTES),
        WeakPassword::Name => words.say("staff-weak-name"),
        WeakPassword::Common => words.say("staff-weak-common"),
    }
}
