//! Every route of the table, tried as every role, from the own municipality and from another: who comes in is who is declared.

use std::fmt::Write as _;

use gocpont_access::{Action, Actor, Holds, OrganisationCode, Resource, Visibility, may};

use super::super::ways::{Who as Declared, declared};
use super::*;

/// A role, with the right to records or without, and a letter for the table.
const ROLES: [(char, Role, bool); 8] = [
    ('V', Role::Viewer, false),
    ('S', Role::SocialWorker, false),
    ('A', Role::Analyst, false),
    ('R', Role::Analyst, true),
    ('G', Role::Gis, false),
    ('P', Role::Publisher, false),
    ('M', Role::Administrator, false),
    ('U', Role::Auditor, false),
];
const OWN: &str = "25104";
const FOREIGN: &str = "11439";

/// What a route is asked with, where nothing is not enough: its query, and its body.
pub fn sample(method: &Method, path: &str) -> (&'static str, Json) {
    match (method.as_str(), path) {
        ("POST", "/api/registers/{register}/entries") => ("", signal("soon", "written")),
        ("POST", "/api/registers/{register}/entries/{id}/unseal") => (
            "",
            json!({ "variable": "sender_name", "reason": "the matrix" }),
        ),
        ("POST", "/api/notices/seen") => ("", json!({ "up_to": 0 })),
        ("POST", "/api/notices/ways") => ("", json!({ "mail": true })),
        ("POST", "/api/notices/feed") => ("", json!({ "lang": "hu" })),
        ("POST", "/api/units/find") => (
            "",
            json!({ "tenant": OWN, "register": "household", "key": "H1" }),
        ),
        ("GET", "/api/reports/weekly") => (
            "?tenant=25104&organisation=family-support&week=2026-W48",
            json!({}),
        ),
        ("GET", "/api/statistics/{register}") => {
            ("?tenant=25104&from=2026-01-01&to=2099-12-31", json!({}))
        }
        (
            "GET",
            "/api/map/layers"
            | "/api/map/things"
            | "/api/areas"
            | "/api/map/signals"
            | "/api/services/state"
            | "/api/measures/plan"
            | "/api/measures/plan.csv",
        ) => ("?tenant=25104", json!({})),
        ("GET", "/api/map/hexes" | "/api/map/hotspots") => ("?tenant=25104&layer=alone", json!({})),
        ("GET", "/api/map/areas") => ("?tenant=25104&set=municipalities", json!({})),
        ("POST", "/api/map/look") => {
            let area = json!({ "set": "municipalities", "area": "25104" });
            ("", json!({ "tenant": "25104", "area": area }))
        }
        ("POST", "/api/me/password") => {
            ("", json!({ "old": RIGHT, "new": "a bench by the water" }))
        }
        ("POST", "/api/oidc/code" | "/api/me/totp/confirm") => ("", json!({ "code": "000000" })),
        ("POST", "/api/people") => (
            "",
            json!({ "name": "colleague", "grants": [grant_of("viewer")] }),
        ),
        ("POST", "/api/people/{name}/grant" | "/api/people/{name}/revoke") => ("", grant_of("gis")),
        ("POST", "/api/people/{name}/second-factor") => ("", json!({ "required": false })),
        ("POST", "/api/tokens") => {
            let month = Timestamp::now().as_second() + 30 * 86_400;
            let day = Timestamp::from_second(month).unwrap().to_string()[..10].to_owned();
            let scope = format!("public:{OWN}:*");
            (
                "",
                json!({ "name": "QGIS", "scope": scope, "expires": day }),
            )
        }
        _ => ("", json!({})),
    }
}

fn grant_of(role: &str) -> Json {
    json!({ "tenant": OWN, "role": role })
}

/// A token of the own municipality, which an administrator may end.
fn token_of(town: &Town) -> String {
    let mut store = StaffStore::open(&town.folder.path().join("town.staff.db")).unwrap();
    let scope = format!("public:{OWN}:*").parse().unwrap();
    let now = Timestamp::now();
    let end = Timestamp::from_second(now.as_second() + 86_400).unwrap();
    let key = store.new_token(("GIS", &scope), end, &Who::Program, now);
    key.unwrap().id().to_string()
}

/// Somebody who plays a role in a municipality, for the organisation that has the signal.
struct Player {
    letter: char,
    actor_of: (Role, bool, &'static str),
    person: Person,
}

async fn players(town: &Town) -> Vec<Player> {
    let mut store = StaffStore::open_or_create(&town.folder.path().join("town.staff.db"))
        .unwrap()
        .with_cost(CHEAP);
    let organisation: OrganisationCode = "family-support".parse().unwrap();
    let mut players = Vec::new();
    for tenant in [OWN, FOREIGN] {
        for (letter, role, records) in ROLES {
            let name = format!("m{}{tenant}", letter.to_ascii_lowercase());
            let grants = [Grant {
                tenant: tenant.parse().unwrap(),
                role,
                records,
            }];
            let new = NewAccount {
                name: &name.parse().unwrap(),
                organisation: Some(&organisation),
                grants: &grants,
                password: &Password::new(RIGHT),
                mail: None,
                needs_totp: false,
            };
            store
                .add_account(&new, &Who::Program, Timestamp::now())
                .unwrap();
            players.push((letter, (role, records, tenant), name));
        }
    }
    drop(store);
    let mut signed_in = Vec::new();
    for (letter, actor_of, name) in players {
        let person = town.sign_in(&name).await;
        signed_in.push(Player {
            letter,
            actor_of,
            person,
        });
    }
    signed_in
}

/// Whether the one question of rights lets somebody do this with the signal.
fn may_by_rights((role, records, tenant): (Role, bool, &str), action: Action) -> bool {
    let organisation: OrganisationCode = "family-support".parse().unwrap();
    let grant = Grant {
        tenant: tenant.parse().unwrap(),
        role,
        records,
    };
    let name = "somebody".parse().unwrap();
    let actor = Actor::account(name, Some(organisation.clone()), vec![grant], Vec::new());
    let visibility = match action {
        Action::OpenSealed => Visibility::Sealed,
        _ => Visibility::Own,
    };
    let resource = Resource {
        register: "signal".parse().unwrap(),
        holds: Holds::People,
        tenant: OWN.parse().unwrap(),
        organisation: Some(organisation),
        visibility,
    };
    may(&actor, action, &resource).is_ok()
}

fn is_declared(who: Declared, player: &Player) -> bool {
    let (role, _, tenant) = player.actor_of;
    match who {
        Declared::Anybody | Declared::Staff => true,
        Declared::Roles(roles) => tenant == OWN && roles.contains(&role),
        Declared::Rows(action) => may_by_rights(player.actor_of, action),
        Declared::Counts => [Action::List, Action::SeeAggregates]
            .into_iter()
            .any(|action| may_by_rights(player.actor_of, action)),
    }
}

/// A list that holds nothing tells no more than one that is not there.
fn came_in(status: StatusCode, told: &Json) -> bool {
    let is_empty = told.get("count").is_some_and(|count| *count == 0);
    let refusals = [
        StatusCode::NOT_FOUND,
        StatusCode::FORBIDDEN,
        StatusCode::UNAUTHORIZED,
    ];
    !is_empty && !refusals.contains(&status)
}

/// Whether a foreigner's answer tells anything of the municipality: every name and code of it has its number. Digits of something
/// drawn, such as the token of a session, tell nothing.
fn tells(told: &Json) -> bool {
    let text = told.to_string();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.contains(OWN) && word.len() < 16)
}

#[tokio::test]
async fn every_route_lets_in_who_is_declared_and_nobody_else() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    let handler = town.sign_in("handler").await;
    let measure = town.measured(&handler).await.to_string();
    let players = players(&town).await;
    let token = token_of(&town);
    let mut table = String::new();
    for (method, path, who) in declared() {
        // The address of a feed is its own key.
        if ["/api/sign-out", "/feed/{secret}"].contains(&path) {
            continue;
        }
        let (mut own, mut foreign) = (String::new(), String::new());
        for player in &players {
            // Each finds a signal as it was sent.
            let id = town.reported(&nurse).await.to_string();
            let filled = path
                .replace("{register}", "signal")
                .replace("{name}", "viewer")
                .replace("{token}", &token)
                .replace("{id}", &id)
                .replace("{measure}", &measure)
                .replace("{step}", "register");
            let (query, body) = sample(&method, path);
            let revision = path.contains("{id}").then_some(1);
            let asked = format!("{filled}{query}");
            let (status, told) = town
                .ask(&player.person, method.clone(), &asked, (revision, body))
                .await;
            let is_foreign = player.actor_of.2 != OWN;
            let is_in = came_in(status, &told)
                && (!is_foreign
                    || matches!(who, Declared::Staff | Declared::Anybody)
                    || tells(&told));
            assert!(
                !(is_foreign && tells(&told)),
                "{method} {path}: {told:.300}"
            );
            assert_ne!(
                status,
                StatusCode::INTERNAL_SERVER_ERROR,
                "{method} {path}: {told:.300}"
            );
            assert_eq!(
                is_in,
                is_declared(who, player),
                "{method} {path} as {} of {}: {status} {told:.300}",
                player.letter,
                player.actor_of.2
            );
            let row = if player.actor_of.2 == OWN {
                &mut own
            } else {
                &mut foreign
            };
            row.push(if is_in { player.letter } else { '-' });
        }
        writeln!(table, "{own} {foreign} {method} {path}").unwrap();
    }
    insta::assert_snapshot!("matrix", table);
}

#[tokio::test]
async fn nobody_comes_in_unsigned_but_to_sign_in() {
    let town = Town::new();
    for (method, path, who) in declared() {
        let filled = path
            .replace("{register}", "signal")
            .replace("{name}", "viewer")
            .replace("{token}", "0123456789abcdef")
            .replace("{id}", "1")
            .replace("{measure}", "1")
            .replace("{step}", "register");
        let (_, body) = sample(&method, path);
        let mut request = from_page(&method, &filled, &body);
        request
            .headers_mut()
            .insert(header::IF_MATCH, "\"1\"".parse().unwrap());
        let (status, _, told) = town.send(request).await;
        let stays_out = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status);
        assert_eq!(
            stays_out,
            who != Declared::Anybody,
            "{method} {path}: {status} {told:.300}"
        );
    }
}
