//! `token`: keys of programs, told once.

use gocpont_access::{Token as Kept, Who};
use gocpont_words::Arg;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::args::{Token, TokenNoun};
use crate::Outcome;
use crate::args::Args;
use crate::console::Console;
use crate::fault::told;

/// Makes, revokes and lists tokens.
pub fn run(args: &Args, command: &Token, console: &Console) -> anyhow::Result<Outcome> {
    let (mut store, at) = super::opened(args, &command.file)?;
    match &command.noun {
        TokenNoun::New {
            name,
            scope,
            expires,
        } => {
            // It works on its last day, to the end (UTC).
            let end = expires.checked_add(1.day()).ok();
            let end = end.and_then(|day| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
            let end = end.ok_or_else(|| told("staff-expiry", &[]))?;
            let key = store.new_token((name.as_str(), scope), end, &Who::Program, at)?;
            let args = [
                ("id", Arg::from(key.id().as_str())),
                ("day", Arg::from(expires.to_string())),
            ];
            console.say("staff-token-new", &args);
            let shown = key.reveal();
            let result = json!({
                "id": key.id().as_str(),
                "token": shown.as_str(),
                "scope": scope.to_string(),
                "expires": end.to_string(),
            });
            console.result(&result, &shown);
        }
        TokenNoun::Revoke { id } => {
            store.revoke(id, &Who::Program, at)?;
            console.say("staff-token-revoked", &[("id", Arg::from(id.as_str()))]);
            console.result(&json!({ "id": id.as_str() }), "");
        }
        TokenNoun::List => list(&store.tokens()?, at, console),
    }
    Ok(Outcome::Done)
}

fn list(tokens: &[Kept], at: Timestamp, console: &Console) {
    let line = |token: &Kept| {
        let state = match token.revoked_at {
            Some(_) => "revoked",
            None if token.expires_at <= at => "expired",
            None if token.used_at.is_some() => "used",
            None => "unused",
        };
        let args = [
            ("id", Arg::from(token.id.as_str())),
            ("name", Arg::from(token.name.as_str())),
            ("scope", Arg::from(token.scope.to_string())),
            ("state", Arg::from(state)),
            ("expires", Arg::from(token.expires_at.to_string())),
            (
                "used",
                Arg::from(
                    token
                        .used_at
                        .map_or_else(String::new, |used| used.to_string()),
                ),
            ),
        ];
        console.words().say_with("staff-token-line", &args)
    };
    let lines: Vec<String> = tokens.iter().map(line).collect();
    let rows: Vec<Value> = tokens.iter().map(shown).collect();
    console.result(&Value::Array(rows), &lines.join("\n"));
}

fn shown(token: &Kept) -> Value {
    let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
    json!({
        "id": token.id.as_str(),
        "name": token.name,
        "scope": token.scope.to_string(),
        "created": token.created_at.to_string(),
        "expires": token.expires_at.to_string(),
        "used": moment(token.used_at),
        "revoked": moment(token.revoked_at),
    })
}
