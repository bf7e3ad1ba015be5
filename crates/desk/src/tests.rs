//! The workbench asked over HTTP: who is answered, one file from its drop to its undo, one job at a time, and bounds.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::testing::{HOST, Opened, document, request};
use crate::{Desk, DeskError, Limits};

#[tokio::test]
async fn only_this_machine_is_listened_to() {
    let opened = Opened::new().await;
    for address in ["0.0.0.0:0", "192.0.2.1:0", "[::]:0", "[2001:db8::1]:0"] {
        let importer = Arc::clone(&opened.app.importer);
        let address = address.parse().expect("an address");
        let refused = Desk::bind(address, importer, Limits::default()).await;
        assert!(matches!(refused, Err(DeskError::NotLoopback(own)) if own == address));
    }
    let importer = Arc::clone(&opened.app.importer);
    let address = "127.0.0.1:0".parse().expect("an address");
    let desk = Desk::bind(address, importer, Limits::default())
        .await
        .expect("bound");
    let link = desk.links().fresh().expect("a link");
    let (host, token) = link
        .split_once("/#token=")
        .expect("the token stands behind the hash");
    assert!(
        host.starts_with("http://127.0.0.1:") && token.len() == 64,
        "{link}"
    );
}

#[tokio::test]
async fn nothing_is_told_without_the_session() {
    let opened = Opened::new().await;
    let paths = [
        ("GET", "/api/desk"),
        ("GET", "/api/ground"),
        ("PUT", "/api/file?name=a.csv"),
        ("DELETE", "/api/file"),
        ("POST", "/api/check"),
        ("POST", "/api/import"),
        ("GET", "/api/job"),
        ("POST", "/api/stop"),
        ("GET", "/api/report"),
        ("GET", "/api/rejections"),
        ("GET", "/api/rejections.csv"),
        ("POST", "/api/undo"),
        ("GET", "/api/else"),
    ];
    for (method, path) in paths {
        for bearer in ["", "Bearer ", "Bearer 00", "Basic abc"] {
            let asked = request(method, path).header("authorization", bearer);
            let answer = opened
                .ask(asked.body(Body::from("{}")).expect("a request"))
                .await;
            assert_eq!(
                answer.status(),
                StatusCode::UNAUTHORIZED,
                "{method} {path} {bearer}"
            );
            assert_eq!(document(answer).await["error"], "no-session");
        }
    }
    // The page itself tells nothing, and is there before the session is.
    let page = opened
        .ask(request("GET", "/").body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(page.status(), StatusCode::OK);
}

#[tokio::test]
async fn another_name_and_another_page_are_refused_even_with_the_session() {
    let opened = Opened::new().await;
    let bearer = format!("Bearer {}", opened.session);
    for (host, origin) in [
        ("evil.example:8081", "http://evil.example:8081"),
        (HOST, "http://evil.example"),
        (HOST, "null"),
        ("127.0.0.1:9999", "http://127.0.0.1:9999"),
    ] {
        let asked = Request::builder()
            .uri("/api/desk")
            .header("host", host)
            .header("origin", origin);
        let asked = asked.header("authorization", &bearer).body(Body::empty());
        let answer = opened.ask(asked.expect("a request")).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{host} {origin}");
    }
}

#[tokio::test]
async fn every_answer_says_that_nothing_is_kept_framed_or_fetched_elsewhere() {
    let opened = Opened::new().await;
    for path in ["/", "/api/desk", "/api/nothing", "/assets/none.js"] {
        let answer = opened.send("GET", path, "").await;
        let header = |name: &str| answer.headers()[name].to_str().expect("a text");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        let policy = header("content-security-policy");
        for part in [
            "default-src 'none'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(
            !policy.contains("unsafe") && !policy.contains("http"),
            "{policy}"
        );
        assert_eq!(header("referrer-policy"), "same-origin");
        assert!(!answer.headers().contains_key("access-control-allow-origin"));
    }
}

#[tokio::test]
async fn a_file_is_checked_taken_in_and_taken_back() {
    let mut opened = Opened::new().await;
    opened.rows = None;
    let put = opened
        .send("PUT", "/api/file?name=wave%202.csv", "id\n1\n")
        .await;
    assert_eq!(put.status(), StatusCode::CREATED);
    assert_eq!(
        document(put).await,
        json!({ "name": "wave 2.csv", "bytes": 5 })
    );
    assert_eq!(
        opened.send("POST", "/api/check", "{}").await.status(),
        StatusCode::ACCEPTED
    );
    opened.done().await;
    let (path, content) = opened.dropped();
    assert_eq!(content, b"id\n1\n");
    assert!(
        path.ends_with("wave 2.csv") && path.exists(),
        "kept for the import"
    );
    let rejected = opened.get("/api/rejections").await;
    let row = &rejected["rows"][0];
    assert_eq!(
        (&row["row"], &row["column"], &row["value"]),
        (&json!(3), &json!("age"), &json!("=1+1"))
    );
    assert_eq!(row["why"]["en"], "A value outside its range");
    assert!(
        row["remedy"]["en"]
            .as_str()
            .is_some_and(|said| said.contains("0–120")),
        "{row}"
    );
    assert!(row["remedy"]["hu"] != row["remedy"]["cs"]);
    assert_eq!(
        opened.get("/api/rejections?reason=required").await["matching"],
        0
    );
    let table = opened.send("GET", "/api/rejections.csv?lang=hu", "").await;
    let table = table
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let table = String::from_utf8(table.to_vec()).expect("text");
    assert!(
        table.starts_with("\u{feff}row;column;value;reason\n3;age;'=1+1;"),
        "{table}"
    );

    let noted = opened.saved.lock().expect("unpoisoned").clone();
    assert_eq!(noted, [("wave 2.csv.rejections.csv".to_owned(), 1)]);

    opened.send("POST", "/api/import", "{}").await;
    opened.done().await;
    assert!(!path.exists(), "a file that was taken in is let go");
    let entry = opened.get("/api/desk").await["imports"][0].clone();
    assert_eq!(
        (&entry["batches"], &entry["taken"]),
        (&json!([7]), &json!(2))
    );
    let undo = || opened.send("POST", "/api/undo", r#"{"number":1}"#);
    assert_eq!(undo().await.status(), StatusCode::OK);
    assert_eq!(*opened.undone.lock().expect("unpoisoned"), [7]);
    assert_eq!(opened.get("/api/desk").await["imports"][0]["undone"], true);
    assert_eq!(
        undo().await.status(),
        StatusCode::NOT_FOUND,
        "once is enough"
    );
}

#[tokio::test]
async fn one_job_runs_at_a_time_and_stops_when_it_is_told() {
    let opened = Opened::new().await;
    opened.send("PUT", "/api/file?name=a.csv", "id\n1\n").await;
    opened.send("POST", "/api/import", "{}").await;
    for (method, path) in [
        ("POST", "/api/check"),
        ("POST", "/api/import"),
        ("PUT", "/api/file"),
        ("DELETE", "/api/file"),
    ] {
        let answer = opened.send(method, path, "{}").await;
        assert_eq!(answer.status(), StatusCode::CONFLICT, "{path}");
        assert_eq!(document(answer).await["error"], "busy");
    }
    assert_eq!(
        opened.send("GET", "/api/report", "").await.status(),
        StatusCode::NOT_FOUND
    );
    let rows = opened.rows.as_ref().expect("a sender");
    rows.send(3).expect("heard");
    for _ in 0..2000 {
        if opened.get("/api/job").await["rows"] == 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let standing = opened.get("/api/job").await;
    assert_eq!(
        (&standing["state"], &standing["rows"], &standing["total"]),
        (&json!("running"), &json!(3), &json!(5))
    );
    opened.send("POST", "/api/stop", "{}").await;
    assert_eq!(opened.get("/api/job").await["state"], "stopping");
    rows.send(4).expect("heard");
    opened.done().await;
    assert_eq!(opened.get("/api/report").await["stopped"], true);
    assert_eq!(opened.get("/api/desk").await["imports"], json!([]));
    assert!(opened.dropped().0.exists(), "it can be taken in after all");
}

#[tokio::test]
async fn what_is_too_large_is_refused_and_nothing_of_it_stays() {
    let opened = Opened::new().await;
    let large = opened
        .send("PUT", "/api/file?name=a.csv", "x".repeat(65))
        .await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let check = opened.send("POST", "/api/check", "{}").await;
    assert_eq!(document(check).await["error"], "no-file");
    opened
        .send("PUT", "/api/file?name=a.csv", "x".repeat(64))
        .await;
    let large = opened.send("POST", "/api/check", " ".repeat(257)).await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    for odd in ["", "[", r#"{"unknown":1}"#, r#"{"crs":"x"}"#] {
        let answer = opened.send("POST", "/api/check", odd).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{odd}");
    }
}

#[tokio::test]
async fn an_importer_that_breaks_off_is_told_and_harms_nothing_else() {
    let mut opened = Opened::new().await;
    opened.rows = None;
    opened.send("PUT", "/api/file?name=a.csv", "id\n").await;
    opened
        .send("POST", "/api/import", r#"{"sheet":"panic"}"#)
        .await;
    opened.done().await;
    let report = opened.get("/api/report").await;
    assert!(
        report["refusal"]["hu"]
            .as_str()
            .is_some_and(|said| !said.is_empty()),
        "{report}"
    );
    assert_eq!(opened.get("/api/desk").await["imports"], json!([]));
    assert!(opened.get("/api/desk").await["file"].is_object());
}

#[tokio::test]
async fn another_file_replaces_the_one_before_it() {
    let mut opened = Opened::new().await;
    opened.rows = None;
    opened.send("PUT", "/api/file?name=a.csv", "first").await;
    opened.send("POST", "/api/check", "{}").await;
    opened.done().await;
    let (first, _) = opened.dropped();
    opened.send("PUT", "/api/file?name=a.csv", "second").await;
    assert!(!first.exists());
    assert_eq!(opened.get("/api/job").await["state"], "idle");
    opened.send("DELETE", "/api/file", "").await;
    assert_eq!(opened.get("/api/desk").await["file"], Value::Null);
}

#[tokio::test]
async fn borders_are_given_as_they_stand_and_what_is_none_is_left_out() {
    let opened = Opened::new().await;
    let ground = opened.get("/api/ground").await;
    assert_eq!(ground.as_array().map(Vec::len), Some(1), "{ground}");
    assert_eq!(ground[0]["features"]["type"], "FeatureCollection");
}
