//! Nobody's change is lost, and what is sent twice is written once.

use super::*;

#[tokio::test]
async fn two_who_change_one_entry_see_both_versions_and_overwrite_nothing() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let one = format!("{SIGNALS}/{}", town.reported(&nurse).await);
    let people = |count: u64| (Some(1), answers(&json!({ "people_concerned": count })));
    let (status, _) = town.ask(&handler, Method::PUT, &one, people(2)).await;
    assert_eq!(status, StatusCode::OK);
    let (status, told) = town.ask(&handler, Method::PUT, &one, people(3)).await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::PRECONDITION_FAILED, &json!("conflict"))
    );
    assert_eq!(told["stands"]["answers"]["people_concerned"], 2.0);
}

#[tokio::test]
async fn a_draft_that_is_sent_twice_is_one_signal() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    let mut ids = BTreeSet::new();
    for _ in 0..2 {
        let mut request = from_page(&Method::POST, SIGNALS, &signal("soon", "written"));
        let headers = request.headers_mut();
        headers.insert(header::COOKIE, nurse.cookie.parse().unwrap());
        headers.insert("x-gocpont-token", nurse.token.parse().unwrap());
        headers.insert("idempotency-key", "draft-1".parse().unwrap());
        ids.insert(town.send(request).await.2["id"].as_u64().unwrap());
    }
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn a_crisis_by_telephone_stays_flagged_until_it_is_confirmed_in_writing() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let (_, told) = town
        .ask(
            &nurse,
            Method::POST,
            SIGNALS,
            (None, signal("crisis", "phone")),
        )
        .await;
    let one = format!("{SIGNALS}/{}", told["id"]);
    let (_, told) = town.get(&handler, &one).await;
    assert_eq!(
        (&told["flags"], &told["steps"]),
        (&json!(["confirmation_missing"]), &json!(["crisis_contact"]))
    );
    let confirmed = answers(&json!({ "confirmed_on": Timestamp::now().to_string()[..10] }));
    let (status, told) = town
        .ask(&handler, Method::PUT, &one, (Some(1), confirmed))
        .await;
    assert_eq!(
        (status, &told["flags"]),
        (StatusCode::OK, &json!([])),
        "{told}"
    );
}
