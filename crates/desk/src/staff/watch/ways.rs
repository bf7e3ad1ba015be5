//! The routes of watching.

use axum::extract::State;
use gocpont_access::{Action, Actor, Role};
use http::{HeaderMap, Method};

use serde_json::json;

use super::{ALERTS, run, told};
use crate::staff::Refused;
use crate::staff::asking::{Answer, Shared, asked};
use crate::staff::office::{Deed, Register};
use crate::staff::ways::{Way, Who};

/// The rules as somebody may see them, and a run of them.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/watch", Who::Staff, watch),
        Way::post("/api/watch/run", Who::Roles(&[Role::Analyst]), now),
    ]
}

async fn watch(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::GET, &headers, |office, session, now| {
        let Ok(register) = office.register(ALERTS) else {
            return Ok(json!({ "rules": [], "breaks": [], "may": { "run": false }, "run": null }));
        };
        let deed = deed(&session.actor, Action::List, register);
        office.noted(&deed, now, || {
            let board = run::board(office, now)?;
            told::watch(office, &session.actor, &board)
        })
    })
    .await
}

async fn now(State(app): Shared, headers: HeaderMap) -> Answer {
    asked(&app, &Method::POST, &headers, |office, session, now| {
        if !told::may_run(&session.actor) {
            return Err(Refused::NotFound);
        }
        let Ok(register) = office.register(ALERTS) else {
            return Ok(told::ran(&run::run(office, now)?));
        };
        let deed = deed(&session.actor, Action::SeeAggregates, register);
        office.noted(&deed, now, || Ok(told::ran(&run::run(office, now)?)))
    })
    .await
}

const fn deed<'d>(actor: &'d Actor, action: Action, register: &'d Register) -> Deed<'d> {
    Deed {
        actor,
        action,
        register,
        tenant: None,
        entry: None,
        persons: None,
        reason: None,
    }
}
