//! A query builder needs no more than the filter's public parts: what SQLite then selects is exactly what single answers allow.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::str::FromStr;

use gocpont_access::{
    Action, Actor, District, Grant, Holds, OrganisationCode, Resource, Role, RowFilter, Rows, Seen,
    Visibility, may,
};
use rusqlite::{Connection, params_from_iter};

fn code<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("a code")
}

/// Every kind of row there can be of a register, by number.
fn rows(holds: Holds) -> BTreeMap<i64, Resource> {
    let shared = |with: &[&str]| Visibility::Shared(with.iter().map(|own| code(own)).collect());
    let visibilities = [
        Visibility::Public,
        Visibility::Own,
        Visibility::Sealed,
        shared(&[]),
        shared(&["ours"]),
        shared(&["theirs", "ours"]),
        shared(&["theirs"]),
    ];
    let mut rows = BTreeMap::new();
    for tenant in ["own", "joint", "foreign"] {
        for organisation in [None, Some("ours"), Some("theirs")] {
            for visibility in &visibilities {
                let row = Resource {
                    register: code("signal"),
                    holds,
                    tenant: code(tenant),
                    organisation: organisation.map(code),
                    visibility: visibility.clone(),
                };
                let number = i64::try_from(rows.len()).expect("a number");
                rows.insert(number, row);
            }
        }
    }
    rows
}

fn table(rows: &BTreeMap<i64, Resource>) -> Connection {
    let db = Connection::open_in_memory().expect("a database");
    db.execute_batch(
        "CREATE TABLE record (id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, organisation TEXT, visibility TEXT NOT NULL);
         CREATE TABLE shared (record INTEGER NOT NULL, organisation TEXT NOT NULL)",
    )
    .expect("tables");
    for (id, row) in rows {
        let kind = match &row.visibility {
            Visibility::Public => "public",
            Visibility::Shared(_) => "shared",
            Visibility::Own => "own",
            Visibility::Sealed => "sealed",
        };
        let organisation = row.organisation.as_ref().map(OrganisationCode::as_str);
        let sql = "INSERT INTO record VALUES (?1, ?2, ?3, ?4)";
        db.execute(sql, (id, row.tenant.as_str(), organisation, kind))
            .expect("a row");
        if let Visibility::Shared(with) = &row.visibility {
            for own in with {
                db.execute("INSERT INTO shared VALUES (?1, ?2)", (id, own.as_str()))
                    .expect("a row");
            }
        }
    }
    db
}

/// The condition for one alternative; what is compared is bound, never written into the text.
fn condition(rows: &Rows, bound: &mut Vec<String>) -> String {
    let mut bind = |value: &str| {
        bound.push(value.to_owned());
        format!("?{}", bound.len())
    };
    let tenants: Vec<String> = rows.tenants.iter().map(|own| bind(own.as_str())).collect();
    let mut all = vec![format!("tenant IN ({})", tenants.join(", "))];
    all.push(match &rows.seen {
        Seen::Public => "visibility = 'public'".to_owned(),
        Seen::Shared => "visibility = 'shared'".to_owned(),
        Seen::SharedWith(own) => format!(
            "visibility = 'shared' AND EXISTS (SELECT 1 FROM shared WHERE record = id AND shared.organisation = {})",
            bind(own.as_str())
        ),
        Seen::Own => "visibility = 'own'".to_owned(),
        Seen::Sealed => "visibility = 'sealed'".to_owned(),
    });
    if let Some(own) = &rows.kept_by {
        all.push(format!("organisation = {}", bind(own.as_str())));
    }
    format!("({})", all.join(" AND "))
}

fn selected(db: &Connection, filter: &RowFilter) -> BTreeSet<i64> {
    let mut bound = Vec::new();
    let alternatives = filter.any_of().iter();
    let mut any: Vec<String> = alternatives
        .map(|rows| condition(rows, &mut bound))
        .collect();
    any.push("0".to_owned());
    let sql = format!("SELECT id FROM record WHERE {}", any.join(" OR "));
    let mut statement = db.prepare(&sql).expect("SQL");
    let found = statement.query_map(params_from_iter(bound), |row| row.get(0));
    found
        .expect("rows")
        .map(|id| id.expect("a number"))
        .collect()
}

fn people() -> Vec<Actor> {
    let district = District {
        code: code("district"),
        tenants: ["own", "joint"].map(code).into(),
        registers: [code("signal")].into(),
    };
    let roles = Role::ALL.map(|role| (role, false));
    let mut people = Vec::new();
    for (role, records) in roles.into_iter().chain([(Role::Analyst, true)]) {
        for organisation in [None, Some("ours")] {
            let grant = Grant {
                tenant: code("own"),
                role,
                records,
            };
            let organisation = organisation.map(code);
            let districts = vec![district.clone()];
            people.push(Actor::account(
                code("anna"),
                organisation,
                vec![grant],
                districts,
            ));
        }
    }
    people.push(Actor::token(
        code("0123456789abcdef"),
        code("gis:own,joint:signal"),
    ));
    people.push(Actor::token(
        code("0123456789abcdef"),
        code("gis:own:other"),
    ));
    people
}

#[test]
fn a_query_selects_what_single_answers_allow() {
    let mut selections = 0;
    for holds in Holds::ALL {
        let rows = rows(holds);
        let db = table(&rows);
        for actor in people() {
            for action in Action::ALL {
                let filter = RowFilter::new(&actor, action, &code("signal"), holds);
                let allowed = rows
                    .iter()
                    .filter(|(_, row)| may(&actor, action, row).is_ok());
                let allowed: BTreeSet<i64> = allowed.map(|(id, _)| *id).collect();
                let selected = selected(&db, &filter);
                assert_eq!(selected, allowed, "{action:?} by {actor:?}");
                selections += usize::from(!selected.is_empty());
            }
        }
    }
    assert!(selections > 50, "only {selections} selected anything");
}
