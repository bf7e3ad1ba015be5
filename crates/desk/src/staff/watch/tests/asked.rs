//! What the routes tell: series to whoever sees counts, alerts to whoever handles them, and nothing of another municipality.

use axum::Router;
use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::*;
use crate::staff::door::Door;
use crate::staff::routes::{App, router};

const HOST: &str = "127.0.0.1:8082";
const RULES: &str = r#"
[[rule]]
id = "signals"
kind = "band"
label = { hu = "Jelzések", cs = "Podněty", en = "Signals" }
to = [{ where = { var = "kind", is = "institution" } }]
register = "signal"
by = "kind"
method = "cusum"
shift = 2.0
baseline = 26
false_alarm_every = 520
"#;

async fn ask(
    router: &Router,
    method: Method,
    path: &str,
    session: Option<&(String, String)>,
    body: &Json,
) -> (StatusCode, Json, Option<String>) {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, HOST)
        .header(header::ORIGIN, format!("http://{HOST}"));
    if let Some((cookie, token)) = session {
        request = request
            .header(header::COOKIE, cookie)
            .header("x-gocpont-token", token);
    }
    let response = router
        .clone()
        .oneshot(request.body(Body::from(body.to_string())).unwrap())
        .await
        .unwrap();
    let (head, body) = response.into_parts();
    let cookie = head
        .headers
        .get(header::SET_COOKIE)
        .and_then(|own| own.to_str().ok()?.split(';').next().map(str::to_owned));
    let bytes = body.collect().await.unwrap().to_bytes();
    (
        head.status,
        serde_json::from_slice(&bytes).unwrap_or(Json::Null),
        cookie,
    )
}

async fn signed_in(router: &Router, name: &str) -> (String, String) {
    let body = json!({ "name": name, "password": "a pond in the park" });
    let (status, told, cookie) = ask(router, Method::POST, "/api/sign-in", None, &body).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    (cookie.unwrap(), told["token"].as_str().unwrap().to_owned())
}

/// A town in which debts have risen for three weeks until today.
async fn town() -> (TempDir, Router) {
    let Desk {
        folder,
        rules,
        eyes,
        office,
    } = tokio::task::spawn_blocking(|| {
        let desk = Desk::new(RULES);
        let today = desk.office.calendar.day_of(Timestamp::now());
        let start = Every::Week.of(today) - (36 * 7).days();
        for tenant in [OWN, OTHER] {
            desk.signal(tenant, "debt", noon(start - 3.days()));
            desk.weeks(tenant, "debt", (start, 33), 2);
        }
        desk.weeks(OWN, "debt", (start + (33 * 7).days(), 3), 9);
        desk
    })
    .await
    .unwrap();
    drop((rules, eyes));
    let app = App {
        door: Door::new(HOST.parse().unwrap(), None),
        office: Arc::new(office),
    };
    (folder, router(&Arc::new(app)))
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a story told once")]
async fn rules_series_and_alerts_are_told_as_far_as_somebody_may_see_them() {
    let (_folder, router) = town().await;
    let analyst = signed_in(&router, "analyst").await;
    // A look alone raises nothing.
    let (status, told, _) = ask(
        &router,
        Method::GET,
        "/api/watch",
        Some(&analyst),
        &Json::Null,
    )
    .await;
    assert_eq!((status, &told["run"]), (StatusCode::OK, &Json::Null));
    assert_eq!(told["may"]["run"], true);
    let rule = &told["rules"][0];
    assert_eq!(
        (&rule["id"], &rule["chart"]["false_alarm_every"]),
        (&json!("signals"), &json!(520.0))
    );
    let series = rule["series"].as_array().unwrap();
    assert_eq!(series.len(), 17);
    let debt = series.iter().find(|own| own["key"] == "kind=debt").unwrap();
    assert_eq!(
        (&debt["tenant"], &debt["state"], &debt["label"]["en"]),
        (&json!(OWN), &json!("outside"), &json!("debt"))
    );
    let points = debt["points"].as_array().unwrap();
    assert_eq!(
        (points.len(), &points[0]["expected"], &points[35]["value"]),
        (36, &Json::Null, &json!(9))
    );
    assert!(points[35]["high"].as_f64().unwrap() < 9.0 && points[35]["outside"] == true);
    let handler = signed_in(&router, "handler").await;
    let (_, told, _) = ask(
        &router,
        Method::GET,
        "/api/watch",
        Some(&handler),
        &Json::Null,
    )
    .await;
    assert_eq!(
        (&told["rules"][0]["series"], &told["may"]["run"]),
        (&json!([]), &json!(false))
    );
    let (status, ..) = ask(
        &router,
        Method::POST,
        "/api/watch/run",
        Some(&handler),
        &json!({}),
    )
    .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, ran, _) = ask(
        &router,
        Method::POST,
        "/api/watch/run",
        Some(&analyst),
        &json!({}),
    )
    .await;
    assert_eq!(
        (status, &ran["raised"], &ran["open"]),
        (StatusCode::OK, &json!(1), &json!(1))
    );
    let (_, told, _) = ask(
        &router,
        Method::GET,
        "/api/watch",
        Some(&handler),
        &Json::Null,
    )
    .await;
    let alert = &told["rules"][0]["alerts"][0];
    assert_eq!(
        (&alert["state"], &alert["why"]["word"]),
        (&json!("raised"), &json!("watch-why-above"))
    );
    assert_eq!(alert["why"]["args"]["series"]["hu"], "eladósodás");
    assert!(alert["why"]["args"]["observed"].as_f64() > alert["why"]["args"]["expected"].as_f64());
    // It stands in the inbox of whoever handles it, with a due time.
    let (_, inbox, _) = ask(
        &router,
        Method::GET,
        "/api/inbox",
        Some(&handler),
        &Json::Null,
    )
    .await;
    let entries = inbox["entries"].as_array().unwrap();
    let waits = entries
        .iter()
        .find(|own| own["register"] == "alert")
        .unwrap();
    assert!(waits["due"].is_string() && waits["steps"].as_array().unwrap().len() == 3);
    for name in ["neighbour", "neighbours-analyst"] {
        let other = signed_in(&router, name).await;
        for path in ["/api/watch", "/api/inbox"] {
            let (_, told, _) = ask(&router, Method::GET, path, Some(&other), &Json::Null).await;
            assert!(
                !told.to_string().contains(OWN),
                "{name} {path}: {told:.400}"
            );
        }
        let (status, ..) = ask(
            &router,
            Method::GET,
            "/api/registers/alert/entries/1",
            Some(&other),
            &Json::Null,
        )
        .await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_alert_is_closed_with_a_measure_or_a_reason_and_nobody_opens_one_by_hand() {
    let (_folder, router) = town().await;
    let analyst = signed_in(&router, "analyst").await;
    ask(
        &router,
        Method::POST,
        "/api/watch/run",
        Some(&analyst),
        &json!({}),
    )
    .await;
    let handler = signed_in(&router, "handler").await;
    let new = json!({ "tenant": OWN, "organisation": "family-support", "written": { "answers": { "why": "above", "rule": "mine" } } });
    let (status, ..) = ask(
        &router,
        Method::POST,
        "/api/registers/alert/entries",
        Some(&handler),
        &new,
    )
    .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let step = |name: &str, body: Json| {
        let path = format!("/api/registers/alert/entries/1/steps/{name}");
        let (handler, router) = (handler.clone(), router.clone());
        async move {
            let request = Request::builder()
                .method(Method::POST)
                .uri(path)
                .header(header::HOST, HOST)
                .header(header::ORIGIN, format!("http://{HOST}"))
                .header(header::COOKIE, handler.0)
                .header("x-gocpont-token", handler.1)
                .header(header::IF_MATCH, "\"1\"");
            let response = router
                .oneshot(request.body(Body::from(body.to_string())).unwrap())
                .await
                .unwrap();
            response.status()
        }
    };
    assert_eq!(
        step("close_with_measure", json!({})).await,
        StatusCode::CONFLICT
    );
    assert_eq!(
        step("close_with_reason", json!({})).await,
        StatusCode::CONFLICT
    );
    let closed = step(
        "close_with_reason",
        json!({ "answers": { "reason": "chance" } }),
    )
    .await;
    assert_eq!(closed, StatusCode::OK);
}
