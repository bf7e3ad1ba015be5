//! Sessions that want a second factor first, and what somebody tries with one.

use super::super::ways::declared;
use super::matrix::sample;
use super::*;

/// Somebody whose account must have a second factor and has none.
async fn halfway(town: &Town, name: &str) -> Person {
    let mut store = town.staff();
    let now = Timestamp::now();
    store
        .require_totp(&name.parse().unwrap(), true, &Who::Program, now)
        .unwrap();
    town.sign_in(name).await
}

/// What a session may ask for before it is whole, and what asks for none.
const LEFT_OPEN: [&str; 11] = [
    "/feed/{secret}",
    "/api/sign-in",
    "/api/oidc",
    "/api/oidc/start",
    "/api/oidc/callback",
    "/api/oidc/code",
    "/api/sign-out",
    "/api/me",
    "/api/me/password",
    "/api/me/totp",
    "/api/me/totp/confirm",
];

#[tokio::test]
async fn a_session_that_wants_a_second_factor_reads_and_does_nothing_else() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    let id = town.reported(&nurse).await.to_string();
    for name in ["handler", "admin", "auditor"] {
        let person = halfway(&town, name).await;
        for (method, path, _) in declared() {
            if LEFT_OPEN.contains(&path) {
                continue;
            }
            let filled = path
                .replace("{register}", "signal")
                .replace("{name}", "viewer")
                .replace("{token}", "0123456789abcdef")
                .replace("{id}", &id)
                .replace("{step}", "register");
            let (query, body) = sample(&method, path);
            let filled = format!("{filled}{query}");
            let (status, told) = town
                .ask(&person, method.clone(), &filled, (Some(1), body))
                .await;
            assert_eq!(
                status,
                StatusCode::FORBIDDEN,
                "{name} {method} {path}: {told:.300}"
            );
            assert_eq!(
                told,
                json!({ "error": "wanted", "wants": ["second-factor"] })
            );
        }
        let (_, me) = town.get(&person, "/api/me").await;
        let known: Vec<&String> = me.as_object().unwrap().keys().collect();
        assert_eq!(known, ["ends", "name", "token", "wants"]);
    }
    // Nothing of it is in the audit as done.
    let done = town.staff().entries(None).unwrap();
    let read = done
        .iter()
        .filter(|own| own.act == "list" || own.act == "read_audit");
    assert_eq!(read.count(), 0);
}

#[tokio::test]
async fn a_second_factor_is_set_up_at_the_desk_and_the_session_is_whole() {
    let town = Town::new();
    let handler = halfway(&town, "handler").await;
    let other = town.sign_in("handler").await;
    let confirm = "/api/me/totp/confirm";
    let (status, told) = town
        .post(&handler, confirm, json!({ "code": "000000" }))
        .await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::CONFLICT, &json!("not-offered"))
    );
    let (status, offer) = town.post(&handler, "/api/me/totp", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{offer}");
    assert!(
        offer["address"]
            .as_str()
            .unwrap()
            .starts_with("otpauth://totp/Gocpont:handler?secret=")
    );
    // Another session of the same account has no part in it.
    let (_, told) = town
        .post(&other, confirm, json!({ "code": "000000" }))
        .await;
    assert_eq!(told["error"], "not-offered");
    let secret = secret_of(offer["secret"].as_str().unwrap());
    let (_, told) = town
        .post(&handler, confirm, json!({ "code": "12345" }))
        .await;
    assert_eq!(told["error"], "wrong-code");
    let (_, me) = town.get(&handler, "/api/me").await;
    assert_eq!(me["wants"], json!(["second-factor"]));
    let code = code_of(&secret);
    let (status, told) = town.post(&handler, confirm, json!({ "code": code })).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let recovery = told["recovery"].as_array().unwrap().clone();
    assert_eq!(recovery.len(), 8);
    let (_, me) = town.get(&handler, "/api/me").await;
    assert_eq!(
        (&me["wants"], &me["second_factor"]),
        (&json!([]), &json!(true))
    );
    assert_eq!(town.get(&handler, "/api/inbox").await.0, StatusCode::OK);
    assert_eq!(
        town.get(&other, "/api/me").await.0,
        StatusCode::UNAUTHORIZED
    );
    // From now on the door asks for it, and the code that confirmed it is spent.
    let body = |code: Option<&Json>| json!({ "name": "handler", "password": RIGHT, "code": code });
    for (code, status) in [
        (None, StatusCode::UNAUTHORIZED),
        (Some(json!(code)), StatusCode::UNAUTHORIZED),
        (Some(recovery[0].clone()), StatusCode::OK),
        (Some(recovery[0].clone()), StatusCode::UNAUTHORIZED),
    ] {
        let request = from_page(&Method::POST, "/api/sign-in", &body(code.as_ref()));
        assert_eq!(town.send(request).await.0, status, "{code:?}");
    }
    // Nothing that could make codes stands in the file as it is.
    let folder = town.folder.path();
    for file in ["town.staff.db", "town.staff.db-wal"] {
        let bytes = std::fs::read(folder.join(file)).unwrap_or_default();
        assert!(
            !bytes.windows(secret.len()).any(|part| part == secret),
            "{file}"
        );
    }
}

#[tokio::test]
async fn a_change_without_the_token_of_the_session_does_nothing_about_ones_own_account() {
    let town = Town::new();
    let viewer = town.sign_in("viewer").await;
    let stolen = Person {
        cookie: viewer.cookie.clone(),
        token: "0".repeat(64),
    };
    for (path, body) in [
        (
            "/api/me/password",
            json!({ "old": RIGHT, "new": "a bench by the water" }),
        ),
        ("/api/me/mail", json!({ "mail": "thief@posta.example" })),
        ("/api/me/totp", json!({})),
        ("/api/me/totp/confirm", json!({ "code": "000000" })),
        ("/api/me/sessions/end", json!({})),
    ] {
        let (status, told) = town.post(&stolen, path, body).await;
        assert_eq!(
            (status, &told["error"]),
            (StatusCode::FORBIDDEN, &json!("no-token")),
            "{path}"
        );
    }
    let (_, me) = town.get(&viewer, "/api/me").await;
    assert_eq!(me["mail"], Json::Null);
}

#[tokio::test]
async fn ones_own_sessions_and_address_are_ones_own_business() {
    let town = Town::new();
    let (one, two) = (town.sign_in("viewer").await, town.sign_in("viewer").await);
    let (_, told) = town.get(&two, "/api/me/sessions").await;
    let sessions = told["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|own| own["own"] == false).unwrap();
    let end = "/api/me/sessions/end";
    let admin = town.sign_in("admin").await;
    let (status, _) = town.post(&admin, end, json!({ "id": other["id"] })).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (_, told) = town.post(&two, end, json!({})).await;
    assert_eq!(told["ended"], 1);
    assert_eq!(town.get(&one, "/api/me").await.0, StatusCode::UNAUTHORIZED);
    let (status, _) = town
        .post(
            &two,
            "/api/me/mail",
            json!({ "mail": "v@mintafalva.example" }),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let (_, told) = town
        .post(
            &two,
            "/api/me/mail",
            json!({ "mail": "a@b.example, c@d.example" }),
        )
        .await;
    assert_eq!(told["error"], "mail");
    assert_eq!(
        town.get(&two, "/api/me").await.1["mail"],
        "v@mintafalva.example"
    );
}

/// The bytes of a secret as it is typed into an authenticator (base32, RFC 4648).
fn secret_of(text: &str) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            _ => letter - b'2' + 26,
        };
        held = held << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 255).unwrap());
            held &= (1 << bits) - 1;
        }
    }
    bytes
}

/// What an authenticator shows now.
fn code_of(secret: &[u8]) -> String {
    let secret = gocpont_access::TotpSecret::from_bytes(secret.try_into().unwrap());
    secret.code(Timestamp::now())
}
