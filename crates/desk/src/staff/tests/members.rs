//! Administrators at the desk, and what one tries who wants more than that.

use super::*;

const VIEWER: &str = "viewer";

impl Town {
    /// The file of staff, as whoever owns the machine has it.
    pub fn staff(&self) -> StaffStore {
        let store = StaffStore::open(&self.folder.path().join("town.staff.db")).unwrap();
        store.with_cost(CHEAP)
    }

    pub async fn post(&self, who: &Person, path: &str, body: Json) -> (StatusCode, Json) {
        self.ask(who, Method::POST, path, (None, body)).await
    }
}

/// A second administrator of the same municipality.
fn second(town: &Town) {
    let grants = [Grant {
        tenant: "25104".parse().unwrap(),
        role: Role::Administrator,
        records: false,
    }];
    let new = NewAccount {
        name: &"second".parse().unwrap(),
        organisation: None,
        grants: &grants,
        password: &Password::new(RIGHT),
        mail: None,
        needs_totp: false,
    };
    let mut store = town.staff();
    store
        .add_account(&new, &Who::Program, Timestamp::now())
        .unwrap();
}

fn is(said: &(StatusCode, Json), status: StatusCode, error: &str) {
    assert_eq!(
        (said.0, &said.1["error"]),
        (status, &json!(error)),
        "{}",
        said.1
    );
}

fn grant(role: &str, records: bool) -> Json {
    json!({ "tenant": "25104", "role": role, "records": records })
}

async fn of(town: &Town, admin: &Person, name: &str) -> Json {
    let (_, told) = town.get(admin, "/api/people").await;
    let people = told["people"].as_array().unwrap();
    let found = people.iter().find(|own| own["name"] == name);
    found.cloned().unwrap_or(Json::Null)
}

#[tokio::test]
async fn a_colleague_is_added_with_a_password_that_is_good_for_choosing_another() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    let new = json!({
        "name": "Új.Kolléga", "organisation": "family-support", "mail": "uj@mintafalva.example",
        "grants": [grant("viewer", false), grant("social_worker", false)],
    });
    let (status, made) = town.post(&admin, "/api/people", new.clone()).await;
    assert_eq!(status, StatusCode::OK, "{made}");
    assert_eq!(
        (&made["given"][0]["role"], &made["asked"][0]["role"]),
        (&json!("viewer"), &json!("social_worker"))
    );
    is(
        &town.post(&admin, "/api/people", new).await,
        StatusCode::CONFLICT,
        "taken",
    );
    let told = of(&town, &admin, "új.kolléga").await;
    assert_eq!(
        (&told["mail"], &told["one_time"]),
        (&json!("uj@mintafalva.example"), &json!(true))
    );
    assert_eq!(told["asked"][0]["by"], "admin");
    let first = made["password"].as_str().unwrap();
    let body = json!({ "name": "új.kolléga", "password": first });
    let (status, headers, told) = town
        .send(from_page(&Method::POST, "/api/sign-in", &body))
        .await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let person = Person {
        cookie: headers[header::SET_COOKIE]
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned(),
        token: told["token"].as_str().unwrap().to_owned(),
    };
    let (_, me) = town.get(&person, "/api/me").await;
    assert_eq!(me["wants"], json!(["password"]));
    assert!(
        me.get("grants").is_none() && me.get("tenants").is_none(),
        "{me}"
    );
    is(
        &town.get(&person, "/api/registers").await,
        StatusCode::FORBIDDEN,
        "wanted",
    );
    let passwords = |old: &str, new: &str| json!({ "old": old, "new": new });
    let change = "/api/me/password";
    is(
        &town
            .post(
                &person,
                change,
                passwords("a wrong one", "a bench by the water"),
            )
            .await,
        StatusCode::CONFLICT,
        "wrong-password",
    );
    is(
        &town.post(&person, change, passwords(first, "short")).await,
        StatusCode::BAD_REQUEST,
        "weak-short",
    );
    is(
        &town.post(&person, change, passwords(first, first)).await,
        StatusCode::BAD_REQUEST,
        "weak-same",
    );
    let (status, told) = town
        .post(&person, change, passwords(first, "a bench by the water"))
        .await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let (_, me) = town.get(&person, "/api/me").await;
    assert_eq!(
        (&me["wants"], &me["grants"][0]["role"]),
        (&json!([]), &json!("viewer"))
    );
    assert_eq!(me["mail"], "uj@mintafalva.example");
}

#[tokio::test]
async fn what_reaches_peoples_data_takes_two_administrators() {
    let town = Town::new();
    second(&town);
    let (admin, second) = (town.sign_in("admin").await, town.sign_in("second").await);
    let path = format!("/api/people/{VIEWER}/grant");
    let records = grant("analyst", true);
    let (_, told) = town.post(&admin, &path, records.clone()).await;
    assert_eq!(told["given"], false);
    is(
        &town.post(&admin, &path, records.clone()).await,
        StatusCode::CONFLICT,
        "asked",
    );
    assert_eq!(
        of(&town, &second, VIEWER).await["grants"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let (_, told) = town.post(&second, &path, records).await;
    assert_eq!(told["given"], true);
    let told = of(&town, &admin, VIEWER).await;
    assert_eq!(told["grants"][0], grant("analyst", true));
    assert_eq!(told["asked"], json!([]));
    // Nobody gives themselves anything, be it with the help of a colleague.
    for (who, name) in [(&admin, "admin"), (&second, "second")] {
        let path = format!("/api/people/{name}/grant");
        is(
            &town.post(who, &path, grant("viewer", false)).await,
            StatusCode::CONFLICT,
            "own",
        );
    }
    let acts: Vec<String> = town
        .staff()
        .entries(None)
        .unwrap()
        .into_iter()
        .map(|own| own.act)
        .collect();
    assert!(acts.contains(&"ask_role".to_owned()) && acts.contains(&"grant_role".to_owned()));
}

#[tokio::test]
async fn a_role_that_is_taken_and_an_account_that_is_disabled_are_gone_at_the_next_request() {
    let town = Town::new();
    second(&town);
    let (admin, viewer) = (town.sign_in("admin").await, town.sign_in(VIEWER).await);
    let at = |act: &str| format!("/api/people/{VIEWER}/{act}");
    town.post(&admin, &at("grant"), grant("auditor", false))
        .await;
    assert_eq!(town.get(&viewer, "/api/audit").await.0, StatusCode::OK);
    town.post(&admin, &at("revoke"), grant("auditor", false))
        .await;
    assert_eq!(
        town.get(&viewer, "/api/audit").await.0,
        StatusCode::NOT_FOUND
    );
    is(
        &town
            .post(&admin, &at("revoke"), grant("auditor", false))
            .await,
        StatusCode::NOT_FOUND,
        "no-grant",
    );
    is(
        &town
            .post(&admin, &at("revoke"), grant("viewer", false))
            .await,
        StatusCode::CONFLICT,
        "no-role",
    );
    let (status, told) = town.post(&admin, &at("disable"), json!({})).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    is(
        &town.get(&viewer, "/api/me").await,
        StatusCode::UNAUTHORIZED,
        "no-session",
    );
    assert_eq!(of(&town, &admin, VIEWER).await["disabled"], true);
    town.post(&admin, &at("enable"), json!({})).await;
    town.sign_in(VIEWER).await;
    // The last administrator stays; one of two does not.
    let second = town.sign_in("second").await;
    town.post(&second, "/api/people/admin/disable", json!({}))
        .await;
    is(
        &town.get(&admin, "/api/people").await,
        StatusCode::UNAUTHORIZED,
        "no-session",
    );
    is(
        &town
            .post(&second, "/api/people/second/disable", json!({}))
            .await,
        StatusCode::CONFLICT,
        "last-administrator",
    );
}

#[tokio::test]
async fn nobody_of_another_municipality_is_there_and_nothing_is_given_in_it() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    let (_, told) = town.get(&admin, "/api/people").await;
    assert!(!told.to_string().contains("neighbour"), "{told}");
    assert_eq!(told["tenants"], json!(["25104"]));
    for (act, body) in [
        ("grant", grant("viewer", false)),
        ("revoke", grant("social_worker", false)),
        ("disable", json!({})),
        ("enable", json!({})),
        ("password", json!({})),
        ("mail", json!({ "mail": "own@mintafalva.example" })),
        ("second-factor", json!({ "required": true })),
    ] {
        for name in ["neighbour", "nobody", "%00", "a%20b"] {
            let said = town
                .post(&admin, &format!("/api/people/{name}/{act}"), body.clone())
                .await;
            is(&said, StatusCode::NOT_FOUND, "not-found");
        }
    }
    let foreign = json!({ "tenant": "11439", "role": "viewer" });
    is(
        &town
            .post(&admin, "/api/people/viewer/grant", foreign.clone())
            .await,
        StatusCode::NOT_FOUND,
        "not-found",
    );
    let new = json!({ "name": "colleague", "grants": [grant("viewer", false), foreign] });
    is(
        &town.post(&admin, "/api/people", new).await,
        StatusCode::NOT_FOUND,
        "not-found",
    );
    assert!(
        town.staff()
            .accounts()
            .unwrap()
            .iter()
            .all(|own| own.name.as_str() != "colleague")
    );
}

#[tokio::test]
async fn a_new_password_by_an_administrator_opens_no_way_to_peoples_data() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    is(
        &town
            .post(&admin, "/api/people/nurse/password", json!({}))
            .await,
        StatusCode::CONFLICT,
        "needs-factor",
    );
    is(
        &town
            .post(&admin, "/api/people/admin/password", json!({}))
            .await,
        StatusCode::CONFLICT,
        "own",
    );
    let viewer = town.sign_in(VIEWER).await;
    let (status, told) = town
        .post(&admin, "/api/people/viewer/password", json!({}))
        .await;
    assert_eq!(status, StatusCode::OK, "{told}");
    assert_eq!(told["password"].as_str().map(str::len), Some(19));
    is(
        &town.get(&viewer, "/api/me").await,
        StatusCode::UNAUTHORIZED,
        "no-session",
    );
    let weak = json!({ "password": "short" });
    is(
        &town.post(&admin, "/api/people/viewer/password", weak).await,
        StatusCode::BAD_REQUEST,
        "weak-short",
    );
}

#[tokio::test]
async fn whoever_manages_nobody_learns_not_even_that_there_are_people() {
    let town = Town::new();
    for name in ["viewer", "handler", "auditor"] {
        let person = town.sign_in(name).await;
        for path in ["/api/people", "/api/tokens"] {
            is(
                &town.get(&person, path).await,
                StatusCode::NOT_FOUND,
                "not-found",
            );
        }
        let said = town
            .post(
                &person,
                &format!("/api/people/{name}/grant"),
                grant("administrator", false),
            )
            .await;
        is(&said, StatusCode::NOT_FOUND, "not-found");
    }
}
