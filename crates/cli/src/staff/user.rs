//! `user`: accounts of people.

use gocpont_access::{
    Account, Grant, NewAccount, OrganisationCode, Role, TenantCode, UserName, Who,
};
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::args::{User, UserAdd, UserNoun};
use super::prompt::new_password;
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};

/// Makes, lists, disables accounts, and sets what they sign in with.
pub fn run(args: &Args, command: &User, console: &Console) -> anyhow::Result<Outcome> {
    let (mut store, at) = super::opened(args, &command.file)?;
    let name = match &command.noun {
        UserNoun::List => {
            list(&store.accounts()?, console);
            return Ok(Outcome::Done);
        }
        UserNoun::Add(new) => {
            let grants = grants(new);
            let password = new_password(new.password_stdin, console)?;
            let account = NewAccount {
                name: &new.name,
                organisation: new.organisation.as_ref(),
                grants: &grants,
                password: &password,
            };
            store.add_account(&account, &Who::Program, now())?;
            say("staff-user-added", &new.name, console);
            &new.name
        }
        UserNoun::Disable { name } => {
            store.disable(name, &Who::Program, at)?;
            say("staff-user-disabled", name, console);
            name
        }
        UserNoun::Passwd {
            name,
            password_stdin,
        } => {
            let password = new_password(*password_stdin, console)?;
            store.set_password(name, &password, &Who::Program, now())?;
            say("staff-password-set", name, console);
            name
        }
        UserNoun::Totp { name } => {
            let factor = store.set_totp(name, &Who::Program, at)?;
            say("staff-totp-set", name, console);
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
            console.result(
                &result,
                &console.words().say_with("staff-totp-shown", &shown),
            );
            return Ok(Outcome::Done);
        }
    };
    console.result(&json!({ "user": name.as_str() }), "");
    Ok(Outcome::Done)
}

fn say(id: &str, name: &UserName, console: &Console) {
    console.say(id, &[("name", Arg::from(name.as_str()))]);
}

/// Every role in every municipality; the second right goes with the analyst alone, unless it was asked for without one.
fn grants(new: &UserAdd) -> Vec<Grant> {
    let is_analyst = |role: Role| role == Role::Analyst;
    let any_analyst = new.role.iter().any(|role| is_analyst((*role).into()));
    let of = |tenant: &TenantCode| {
        let tenant = tenant.clone();
        new.role.iter().map(move |role| {
            let role = Role::from(*role);
            Grant {
                tenant: tenant.clone(),
                role,
                records: new.records && (is_analyst(role) || !any_analyst),
            }
        })
    };
    new.tenant.iter().flat_map(of).collect()
}

fn list(accounts: &[Account], console: &Console) {
    let line = |account: &Account| {
        let state = match (account.is_disabled, account.has_totp) {
            (true, _) => "disabled",
            (false, true) => "factor",
            (false, false) => "plain",
        };
        let roles: Vec<String> = account.grants.iter().map(told).collect();
        let organisation = account
            .organisation
            .as_ref()
            .map_or("–", OrganisationCode::as_str);
        let args = [
            ("name", Arg::from(account.name.as_str())),
            ("roles", Arg::from(roles.join(", "))),
            ("organisation", Arg::from(organisation)),
            ("state", Arg::from(state)),
        ];
        console.words().say_with("staff-user-line", &args)
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
        "second_factor": account.has_totp,
        "disabled": account.is_disabled,
    })
}
