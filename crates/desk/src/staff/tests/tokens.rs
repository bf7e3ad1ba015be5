//! Tokens at the desk: made and ended by administrators, good for reading what their scope names, and for nothing else.

use super::*;

fn day(days: i64) -> String {
    let second = Timestamp::now().as_second() + days * 86_400;
    Timestamp::from_second(second).unwrap().to_string()[..10].to_owned()
}

fn new(scope: &str) -> Json {
    json!({ "name": "QGIS", "scope": scope, "expires": day(30) })
}

/// Asks as a program does: with a token, from no page.
async fn by_token(town: &Town, method: Method, path: &str, token: &str) -> (StatusCode, Json) {
    let mut request = from_page(&method, path, &json!({}));
    let headers = request.headers_mut();
    headers.remove("sec-fetch-site");
    headers.insert(
        header::AUTHORIZATION,
        format!("Bearer {token}").parse().unwrap(),
    );
    let (status, headers, told) = town.send(request).await;
    assert!(!headers.contains_key(header::SET_COOKIE), "{path}");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{path}");
    (status, told)
}

async fn made(town: &Town, admin: &Person, scope: &str) -> String {
    let (status, told) = town.post(admin, "/api/tokens", new(scope)).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    told["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_token_reads_the_registers_of_its_scope_and_nothing_else() {
    let town = Town::new();
    let (admin, nurse) = (town.sign_in("admin").await, town.sign_in("nurse").await);
    let id = town.reported(&nurse).await;
    let token = made(&town, &admin, "gis:25104:site,signal").await;
    let (status, told) = by_token(&town, Method::GET, "/api/registers/site/entries", &token).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let (_, told) = by_token(&town, Method::GET, "/api/registers", &token).await;
    let registers: Vec<&str> = told["registers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_str().unwrap())
        .collect();
    assert_eq!(registers, ["site"]);
    // Signals are about people, whatever its scope says; services are not in it.
    let one = format!("/api/registers/signal/entries/{id}");
    let history = format!("{one}/history");
    for path in [
        "/api/registers/signal/entries",
        &one,
        &history,
        "/api/registers/service/entries",
    ] {
        let (status, told) = by_token(&town, Method::GET, path, &token).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {told}");
    }
    // It is nobody: no account, no inbox, no audit, no people.
    for path in [
        "/api/me",
        "/api/inbox",
        "/api/audit",
        "/api/people",
        "/api/tokens",
        "/api/me/sessions",
    ] {
        let (status, told) = by_token(&town, Method::GET, path, &token).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}: {told}");
    }
    let entries = town.staff().entries(None).unwrap();
    let listed = entries.iter().find(|own| own.act == "list").unwrap();
    assert_eq!(listed.who_kind, "token");
}

#[tokio::test]
async fn a_token_changes_nothing_and_never_becomes_a_session() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    let token = made(&town, &admin, "public:25104:*").await;
    for (method, path) in [
        (Method::POST, "/api/registers/site/entries"),
        (Method::PUT, "/api/registers/site/entries/1"),
        (Method::POST, "/api/people"),
        (Method::POST, "/api/me/password"),
        (Method::POST, "/api/sign-out"),
    ] {
        let mut request = from_page(
            &method,
            path,
            &json!({ "tenant": "25104", "organisation": "x", "written": {}, "old": "", "new": "", "name": "x", "grants": [] }),
        );
        let headers = request.headers_mut();
        headers.insert(
            header::AUTHORIZATION,
            format!("Bearer {token}").parse().unwrap(),
        );
        headers.insert(header::IF_MATCH, "\"1\"".parse().unwrap());
        let (status, _, told) = town.send(request).await;
        let stays_out = [
            StatusCode::UNAUTHORIZED,
            StatusCode::FORBIDDEN,
            StatusCode::BAD_REQUEST,
        ];
        assert!(
            stays_out.contains(&status),
            "{method} {path}: {status} {told}"
        );
    }
    // As a cookie it is no session, beside one it is refused, and so is a session's key in its place.
    let path = "/api/registers/site/entries";
    let mut request = from_page(&Method::GET, path, &Json::Null);
    request.headers_mut().insert(
        header::COOKIE,
        format!("__Host-gocpont={token}").parse().unwrap(),
    );
    assert_eq!(town.send(request).await.0, StatusCode::UNAUTHORIZED);
    let mut request = from_page(&Method::GET, path, &Json::Null);
    let headers = request.headers_mut();
    headers.insert(header::COOKIE, admin.cookie.parse().unwrap());
    headers.insert(
        header::AUTHORIZATION,
        format!("Bearer {token}").parse().unwrap(),
    );
    assert_eq!(town.send(request).await.0, StatusCode::UNAUTHORIZED);
    let key = admin.cookie.split_once('=').unwrap().1;
    assert_eq!(
        by_token(&town, Method::GET, path, key).await.0,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_token_is_shown_once_and_ends_when_it_is_revoked() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    let token = made(&town, &admin, "public:25104:site").await;
    let (_, told) = town.get(&admin, "/api/tokens").await;
    let secret = token.split_once('.').unwrap().1;
    assert!(!told.to_string().contains(secret), "{told}");
    let listed = &told["tokens"][0];
    assert_eq!(
        (&listed["scope"], &listed["used"]),
        (&json!("public:25104:site"), &Json::Null)
    );
    let path = "/api/registers/site/entries";
    assert_eq!(
        by_token(&town, Method::GET, path, &token).await.0,
        StatusCode::OK
    );
    let end = format!("/api/tokens/{}/revoke", listed["id"].as_str().unwrap());
    let (status, _) = town.post(&admin, &end, json!({})).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        by_token(&town, Method::GET, path, &token).await.0,
        StatusCode::UNAUTHORIZED
    );
    let (status, _) = town.post(&admin, &end, json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_for_another_municipality_or_without_an_end_is_refused() {
    let town = Town::new();
    let admin = town.sign_in("admin").await;
    for (body, status, error) in [
        (new("public:11439:*"), StatusCode::NOT_FOUND, "not-found"),
        (
            new("public:25104,11439:*"),
            StatusCode::NOT_FOUND,
            "not-found",
        ),
        (new("staff:25104:*"), StatusCode::BAD_REQUEST, "scope"),
        (
            json!({ "name": "x", "scope": "public:25104:*", "expires": day(400) }),
            StatusCode::BAD_REQUEST,
            "expiry",
        ),
        (
            json!({ "name": "x", "scope": "public:25104:*", "expires": "soon" }),
            StatusCode::BAD_REQUEST,
            "expiry",
        ),
        (
            json!({ "name": "\n", "scope": "public:25104:*", "expires": day(30) }),
            StatusCode::BAD_REQUEST,
            "label",
        ),
    ] {
        let (said, told) = town.post(&admin, "/api/tokens", body).await;
        assert_eq!((said, &told["error"]), (status, &json!(error)), "{told}");
    }
    // What the owner of the machine has made for a neighbour is not there; what reaches both may be ended by either.
    let mut store = town.staff();
    let now = Timestamp::now();
    let end = Timestamp::from_second(now.as_second() + 86_400).unwrap();
    let mut id_of = |scope: &str| {
        let key = store.new_token(("x", &scope.parse().unwrap()), end, &Who::Program, now);
        key.unwrap().id().to_string()
    };
    let (foreign, both) = (id_of("gis:11439:*"), id_of("gis:11439,25104:*"));
    let (_, told) = town.get(&admin, "/api/tokens").await;
    assert_eq!(told["tokens"].as_array().unwrap().len(), 1);
    for (id, expected) in [(foreign, StatusCode::NOT_FOUND), (both, StatusCode::OK)] {
        let (status, _) = town
            .post(&admin, &format!("/api/tokens/{id}/revoke"), json!({}))
            .await;
        assert_eq!(status, expected);
    }
}
