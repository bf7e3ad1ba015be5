//! Everybody who must not see a signal, and everything that must not change one, tried.

use super::*;

/// What a stranger does to a request of our page.
type Change = fn(&mut http::HeaderMap);

#[tokio::test]
async fn who_must_not_see_it_learns_not_even_that_there_is_one() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    let id = town.reported(&nurse).await;
    for name in ["teacher", "neighbour", "admin", "viewer", "auditor"] {
        let who = town.sign_in(name).await;
        for (there, missing) in [("", ""), ("/history", "/history")] {
            let there = town.get(&who, &format!("{SIGNALS}/{id}{there}")).await;
            let missing = town
                .get(&who, &format!("{SIGNALS}/{}{missing}", id + 1000))
                .await;
            assert_eq!(
                there,
                (StatusCode::NOT_FOUND, json!({ "error": "not-found" })),
                "{name}"
            );
            assert_eq!(there, missing, "{name}");
        }
        let body = (Some(1), answers(&json!({ "people_concerned": 1 })));
        assert_eq!(
            town.ask(&who, Method::PUT, &format!("{SIGNALS}/{id}"), body)
                .await
                .0,
            StatusCode::NOT_FOUND
        );
        let reason = json!({ "variable": "sender_name", "reason": "just looking" });
        let unseal = format!("{SIGNALS}/{id}/unseal");
        assert_eq!(
            town.ask(&who, Method::POST, &unseal, (None, reason))
                .await
                .0,
            StatusCode::NOT_FOUND,
            "{name}"
        );
        let (status, listed) = town.get(&who, SIGNALS).await;
        assert!(
            status == StatusCode::NOT_FOUND || listed["count"] == 0,
            "{name}: {listed}"
        );
        let (_, inbox) = town.get(&who, "/api/inbox").await;
        assert_eq!(inbox["entries"], json!([]), "{name}");
    }
}

#[tokio::test]
async fn a_sealed_sender_is_opened_by_the_handler_alone_with_a_reason_that_the_auditor_reads() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    let one = format!("{SIGNALS}/{id}");
    let (_, told) = town.get(&handler, &one).await;
    assert!(told["answers"].get("sender_name").is_none());
    let unseal = format!("{one}/unseal");
    let without = json!({ "variable": "sender_name", "reason": " " });
    let (status, told) = town
        .ask(&handler, Method::POST, &unseal, (None, without))
        .await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::BAD_REQUEST, &json!("no-reason"))
    );
    let reason = "The sender is to be asked back.";
    let with = json!({ "variable": "sender_name", "reason": reason });
    let (status, told) = town
        .ask(&handler, Method::POST, &unseal, (None, with))
        .await;
    assert_eq!(
        (status, &told["text"]),
        (StatusCode::OK, &json!("Kitalált Kamilla"))
    );
    let auditor = town.sign_in("auditor").await;
    let (_, audit) = town.get(&auditor, "/api/audit").await;
    let entries = audit["entries"].as_array().unwrap();
    let opened = entries
        .iter()
        .find(|entry| entry["act"] == "open_sealed" && entry["outcome"] == "begun");
    let opened = opened.expect("it is in the audit");
    assert_eq!(
        (&opened["who"], &opened["reason"]),
        (&json!("handler"), &json!(reason))
    );
    // Which entry it was, and when, as a moment that a page can read.
    assert_eq!(opened["filter"], format!("entry is {id}"));
    let at: jiff::Timestamp = opened["at"].as_str().unwrap().parse().unwrap();
    assert!(at.as_second() > 1_700_000_000);
    assert!(!audit.to_string().contains("Kamilla"));
    assert_eq!(
        town.get(&handler, "/api/audit").await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_request_of_another_page_or_without_the_token_or_after_signing_out_changes_nothing() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    let id = town.reported(&nurse).await;
    let tries: [(&str, Change); 6] = [
        ("another page", |headers| {
            drop(headers.insert(header::ORIGIN, "https://evil.example".parse().unwrap()));
        }),
        ("no origin", |headers| drop(headers.remove(header::ORIGIN))),
        ("another host", |headers| {
            drop(headers.insert(header::HOST, "evil.example".parse().unwrap()));
        }),
        ("no token", |headers| {
            drop(headers.remove("x-gocpont-token"));
        }),
        ("another token", |headers| {
            drop(headers.insert("x-gocpont-token", "0".repeat(64).parse().unwrap()));
        }),
        ("no cookie", |headers| drop(headers.remove(header::COOKIE))),
    ];
    for (name, change) in tries {
        let mut request = from_page(&Method::POST, SIGNALS, &signal("soon", "written"));
        request
            .headers_mut()
            .insert(header::COOKIE, nurse.cookie.parse().unwrap());
        request
            .headers_mut()
            .insert("x-gocpont-token", nurse.token.parse().unwrap());
        change(request.headers_mut());
        let (status, _, told) = town.send(request).await;
        assert!(
            [StatusCode::FORBIDDEN, StatusCode::UNAUTHORIZED].contains(&status),
            "{name}: {status} {told}"
        );
    }
    let (_, told) = town
        .ask(&nurse, Method::POST, "/api/sign-out", (None, json!({})))
        .await;
    assert_eq!(told, json!({}));
    let (status, _) = town.get(&nurse, &format!("{SIGNALS}/{id}")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let handler = town.sign_in("handler").await;
    let (_, listed) = town.get(&handler, SIGNALS).await;
    assert_eq!(listed["count"], 1, "none of the tries left anything");
}

#[tokio::test]
async fn every_route_wants_a_session_and_column_names_are_no_way_in() {
    let town = Town::new();
    let paths = [
        "/api/me",
        "/api/registers",
        "/api/inbox",
        SIGNALS,
        "/api/registers/signal/entries/1",
        "/api/audit",
    ];
    for path in paths {
        let (status, _, told) = town.send(from_page(&Method::GET, path, &Json::Null)).await;
        assert_eq!(
            (status, told),
            (StatusCode::UNAUTHORIZED, json!({ "error": "no-session" })),
            "{path}"
        );
    }
    let handler = town.sign_in("handler").await;
    let queries = [
        "?order=due;drop",
        "?state=x'%20OR%201=1--",
        "?1=1",
        "?limit=-1",
        "?linked=signal",
        "?due_before=now()",
    ];
    for query in queries {
        let (status, told) = town.get(&handler, &format!("{SIGNALS}{query}")).await;
        let found = told["entries"].as_array().map_or(0, Vec::len);
        assert!(
            status == StatusCode::BAD_REQUEST || (status == StatusCode::OK && found == 0),
            "{query}: {status} {told}"
        );
    }
    let odd = [
        "/api/registers/person/entries",
        "/api/registers/..%2f..%2fetc/entries",
        "/api/registers/signal/entries/0",
    ];
    for path in odd {
        assert_eq!(
            town.get(&handler, path).await.0,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
