//! `user`: accounts of people.

use gocpont_access::{
    Account, Grant, Identity, MailAddress, NewAccount, OrganisationCode, Password, Role,
    StaffStore, TenantCode, UserName, Who, one_time_password,
};
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::args::{Duty, Roles, User, UserAdd, UserNoun};
use super::prompt::new_password;
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};

/// Makes, lists and changes accounts, and sets what they sign in with.
pub fn run(args: &Args, command: &User, console: &Console) -> anyhow::Result<Outcome> {
    let (mut store, at) = super::opened(args, &command.file)?;
    let (who, store) = (&Who::Program, &mut store);
    let (id, name) = match &command.noun {
        UserNoun::List => {
            list(&store.accounts()?, console);
            return Ok(Outcome::Done);
        }
        UserNoun::Totp { name } => {
            let mut sealing = super::opened_to_seal(args, &command.file)?;
            return totp(&mut sealing, name, console);
        }
        UserNoun::Add(new) => (add(store, new, console)?, &new.name),
        UserNoun::Grant(new) => {
            let given = grants(&new.role, &new.tenant, new.records);
            store.grant_roles(&new.name, &given, who, at)?;
            ("staff-user-granted", &new.name)
        }
        UserNoun::Revoke(old) => {
            let taken = grants(&old.role, &old.tenant, false);
            let taken: Vec<_> = taken
                .into_iter()
                .map(|own| (own.tenant, own.role))
                .collect();
            store.revoke_roles(&old.name, &taken, who, at)?;
            ("staff-user-revoked", &old.name)
        }
        UserNoun::Disable { name } => {
            store.disable(name, who, at)?;
            ("staff-user-disabled", name)
        }
        UserNoun::Enable { name } => {
            store.enable(name, who, at)?;
            ("staff-user-enabled", name)
        }
        UserNoun::Mail { name, address } => {
            store.set_mail(name, address.as_ref(), who, at)?;
            let id = match address {
                Some(_) => "staff-mail-set",
                None => "staff-mail-none",
            };
            (id, name)
        }
        UserNoun::SecondFactor { name, duty } => {
            store.require_totp(name, *duty == Duty::Required, who, at)?;
            let id = match duty {
                Duty::Required => "staff-totp-required",
                Duty::Optional => "staff-totp-optional",
            };
            (id, name)
        }
        UserNoun::Link(link) => {
            store.link(&link.name, &link.identity()?, who, at)?;
            ("staff-user-linked", &link.name)
        }
        UserNoun::Unlink(link) => {
            store.unlink(&link.name, &link.identity()?, who, at)?;
            ("staff-user-unlinked", &link.name)
        }
        UserNoun::Passwd {
            name,
            password_stdin,
        } => {
            let password = new_password(*password_stdin, console)?;
            store.set_password(name, &password, who, now())?;
            ("staff-password-set", name)
        }
    };
    console.say(id, &[("name", Arg::from(name.as_str()))]);
    console.result(&json!({ "user": name.as_str() }), "");
    Ok(Outcome::Done)
}

/// Makes an account; the sentence that says so.
fn add(store: &mut StaffStore, new: &UserAdd, console: &Console) -> anyhow::Result<&'static str> {
    let grants = grants(&new.role, &new.tenant, new.records);
    // A password that is told to nobody is none.
    let password = if new.no_password {
        Password::new(&one_time_password()?)
    } else {
        new_password(new.password_stdin, console)?
    };
    let account = NewAccount {
        name: &new.name,
        organisation: new.organisation.as_ref(),
        grants: &grants,
        password: &password,
        mail: new.mail.as_ref(),
        needs_totp: new.second_factor,
    };
    store.add_account(&account, &Who::Program, now())?;
    Ok(if new.no_password {
        "staff-user-added-bare"
    } else {
        "staff-user-added"
    })
}

/// Sets a second factor and shows it, once.
fn totp(store: &mut StaffStore, name: &UserName, console: &Console) -> anyhow::Result<Outcome> {
    let factor = store.set_totp(name, &Who::Program, now())?;
    console.say("staff-totp-set", &[("name", Arg::from(name.as_str()))]);
    let recovery: Vec<&str> = factor.recovery.iter().map(|code| code.as_str()).collect();
    let (secret, address) = (factor.secret.reveal(), factor.secret.address(name));
    let result = json!({
        "user": name.as_str(),
        "secret": secret.as_str(),
        "address": address.as_str(),
        "recovery": recovery,
    });
    let shown = [
        ("secret", Arg::from(secret.as_str())),
        ("address", Arg::from(address.as_str())),
        ("codes", Arg::from(recovery.join("\n"))),
    ];
    let text = console.words().say_with("staff-totp-shown", &shown);
    console.result(&result, &text);
    Ok(Outcome::Done)
}

/// Every role in every municipality; the second right goes with the analyst alone, unless it was asked for without one.
fn grants(roles: &[Roles], tenants: &[TenantCode], records: bool) -> Vec<Grant> {
    let is_analyst = |role: Role| role == Role::Analyst;
    let any_analyst = roles.iter().any(|role| is_analyst((*role).into()));
    let of = |tenant: &TenantCode| {
        let tenant = tenant.clone();
        roles.iter().map(move |role| {
            let role = Role::from(*role);
            Grant {
                tenant: tenant.clone(),
                role,
                records: records && (is_analyst(role) || !any_analyst),
            }
        })
    };
    tenants.iter().flat_map(of).collect()
}

fn list(accounts: &[Account], console: &Console) {
    let line = |account: &Account| {
        let state = match (account.is_disabled, account.has_totp, account.needs_totp) {
            (true, ..) => "disabled",
            (false, true, _) => "factor",
            (false, false, true) => "wanted",
            (false, false, false) => "plain",
        };
        let roles: Vec<String> = account.grants.iter().map(told).collect();
        let organisation = account
            .organisation
            .as_ref()
            .map_or("–", OrganisationCode::as_str);
        let mail = account.mail.as_ref().map_or("–", MailAddress::as_str);
        let args = [
            ("name", Arg::from(account.name.as_str())),
            ("mail", Arg::from(mail)),
            ("roles", Arg::from(roles.join(", "))),
            ("organisation", Arg::from(organisation)),
            ("state", Arg::from(state)),
        ];
        let mut lines = vec![console.words().say_with("staff-user-line", &args)];
        for identity in &account.identities {
            let args = [
                ("kind", Arg::from(identity.mark().kind())),
                ("issuer", Arg::from(identity.issuer())),
                ("value", Arg::from(identity.mark().value())),
            ];
            let said = console.words().say_with("staff-user-identity", &args);
            lines.push(format!("    {said}"));
        }
        lines.join("\n")
    };
    let lines: Vec<String> = accounts.iter().map(line).collect();
    let rows: Vec<Value> = accounts.iter().map(shown).collect();
    console.result(&Value::Array(rows), &lines.join("\n"));
}

fn told(grant: &Grant) -> String {
    let second = if grant.records { "+records" } else { "" };
    format!("{}{second} {}", grant.role, grant.tenant)
}

fn shown(account: &Account) -> Value {
    let grant = |grant: &Grant| {
        json!({
            "tenant": grant.tenant.as_str(),
            "role": grant.role.id(),
            "records": grant.records,
        })
    };
    json!({
        "user": account.name.as_str(),
        "organisation": account.organisation.as_ref().map(OrganisationCode::as_str),
        "roles": account.grants.iter().map(grant).collect::<Vec<_>>(),
        "mail": account.mail.as_ref().map(MailAddress::as_str),
        "second_factor": account.has_totp,
        "second_factor_required": account.needs_totp,
        "disabled": account.is_disabled,
        "identities": account.identities.iter().map(identified).collect::<Vec<_>>(),
        "last_used": account.used_at.map(|used| used.to_string()),
    })
}

fn identified(identity: &Identity) -> Value {
    json!({ "issuer": identity.issuer(), identity.mark().kind(): identity.mark().value() })
}
