//! Who is told what: the handler of a new signal, the sender of what becomes of it, the coordinator of what is late.

use super::super::minding::escalate;
use super::*;

impl Town {
    /// Somebody more of the family support service.
    pub(super) fn add(&self, name: &str, (role, records): (Role, bool)) {
        let file = self.folder.path().join("town.staff.db");
        let mut store = StaffStore::open(&file).unwrap().with_cost(CHEAP);
        let grants = [Grant {
            tenant: "25104".parse().unwrap(),
            role,
            records,
        }];
        let new = NewAccount {
            name: &name.parse().unwrap(),
            organisation: Some(&"family-support".parse().unwrap()),
            grants: &grants,
            password: &Password::new(RIGHT),
            mail: None,
            needs_totp: false,
        };
        store
            .add_account(&new, &Who::Program, Timestamp::now())
            .unwrap();
    }

    pub(super) async fn notices(&self, who: &Person) -> Json {
        let (status, told) = self.get(who, "/api/notices").await;
        assert_eq!(status, StatusCode::OK, "{told}");
        told
    }

    /// Takes a step, and gives the revision that came of it.
    pub(super) async fn step(
        &self,
        who: &Person,
        (id, step): (u64, &str),
        (revision, filled): (u64, Json),
    ) -> u64 {
        let path = format!("{SIGNALS}/{id}/steps/{step}");
        let body = (Some(revision), answers(&filled));
        let (status, told) = self.ask(who, Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::OK, "{step}: {told}");
        told["revision"].as_u64().unwrap()
    }
}

/// A signal's way to its feedback.
pub(super) fn to_feedback() -> Vec<(&'static str, Json)> {
    let today = Timestamp::now().to_string()[..10].to_owned();
    vec![
        ("register", json!({ "handler": "Minta Klára" })),
        ("triage", json!({})),
        (
            "contact",
            json!({ "contacted_on": today, "contact_how": "visit" }),
        ),
        (
            "assess",
            json!({ "assessed_on": today, "assessment": "Egyedül él, elesett." }),
        ),
        (
            "take_measure",
            json!({ "measure_taken": "Házi segítségnyújtás." }),
        ),
        (
            "send_feedback",
            json!({ "feedback_on": today, "feedback_how": "online" }),
        ),
    ]
}

fn kinds(told: &Json) -> Vec<(String, String)> {
    let text = |own: &Json| own.as_str().unwrap_or_default().to_owned();
    let notices = told["notices"].as_array().unwrap().iter();
    notices
        .map(|own| (text(&own["kind"]), text(&own["step"])))
        .collect()
}

#[tokio::test]
async fn the_handler_is_told_of_a_new_signal_and_the_sender_of_the_feedback_that_they_then_read() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    let told = town.notices(&handler).await;
    assert_eq!((&told["unread"], &told["more"]), (&json!(1), &json!(false)));
    let first = &told["notices"][0];
    assert_eq!(
        (
            &first["kind"],
            &first["register"],
            &first["entry"],
            &first["why"],
            &first["seen"]
        ),
        (
            &json!("opened"),
            &json!("signal"),
            &json!(id),
            &json!("handler"),
            &json!(false)
        )
    );
    assert_eq!(town.notices(&nurse).await["notices"], json!([]));
    let mut revision = 1;
    for (step, filled) in to_feedback() {
        revision = town.step(&handler, (id, step), (revision, filled)).await;
    }
    // Registered and answered; what is between is the handlers' own business.
    let told = town.notices(&nurse).await;
    let wanted = [("step", "send_feedback"), ("step", "register")];
    assert_eq!(
        kinds(&told),
        wanted.map(|(kind, step)| (kind.to_owned(), step.to_owned()))
    );
    assert_eq!(told["notices"][0]["why"], "sender");
    // The sender follows the notice to their signal: its state and the feedback, and nothing else.
    let (status, seen) = town.get(&nurse, &format!("{SIGNALS}/{id}")).await;
    assert_eq!(status, StatusCode::OK, "{seen}");
    assert_eq!(seen["state"], "feedback_sent");
    let told: Vec<&String> = seen["answers"].as_object().unwrap().keys().collect();
    assert_eq!(
        told,
        [
            "contacted_on",
            "feedback_how",
            "feedback_on",
            "kind",
            "urgency"
        ]
    );
    assert_eq!(
        (&seen["links"], &seen["places"], &seen["steps"]),
        (&json!({}), &json!([]), &json!([]))
    );
    assert_eq!(seen["edits"], false);
    let (status, _) = town
        .ask(
            &nurse,
            Method::PUT,
            &format!("{SIGNALS}/{id}"),
            (Some(revision), answers(&json!({}))),
        )
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    // What they sent is not what waits for them.
    assert_eq!(town.get(&nurse, "/api/inbox").await.1["entries"], json!([]));
    for name in ["teacher", "neighbour", "admin", "viewer", "auditor"] {
        let who = town.sign_in(name).await;
        assert_eq!(town.notices(&who).await["notices"], json!([]), "{name}");
    }
}

#[tokio::test]
async fn who_reported_it_is_told_neither_by_the_history_nor_by_a_notice() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    town.step(
        &handler,
        (id, "register"),
        (1, json!({ "handler": "Minta Klára" })),
    )
    .await;
    let history = format!("{SIGNALS}/{id}/history");
    let (_, told) = town.get(&handler, &history).await;
    assert_eq!(told["revisions"][0]["by"], "…");
    assert_eq!(told["revisions"][1]["by"], "handler");
    for text in [told.to_string(), town.notices(&handler).await.to_string()] {
        assert!(
            !text.contains("nurse") && !text.contains("clinic"),
            "{text}"
        );
    }
    let (_, told) = town.get(&nurse, &history).await;
    assert_eq!(told["revisions"][0]["by"], "nurse");
}

#[tokio::test]
async fn what_was_seen_is_seen_for_one_account_and_a_stranger_marks_nothing() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    for _ in 0..3 {
        town.reported(&nurse).await;
    }
    let ids: Vec<i64> = town.notices(&handler).await["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_i64().unwrap())
        .collect();
    let mark = async |body: Json| {
        town.ask(&handler, Method::POST, "/api/notices/seen", (None, body))
            .await
    };
    assert_eq!(
        mark(json!({ "ids": [ids[1]] })).await,
        (StatusCode::OK, json!({ "unread": 2 }))
    );
    let (_, unread) = town.get(&handler, "/api/notices?unread=true").await;
    assert_eq!(unread["notices"].as_array().unwrap().len(), 2);
    let (_, older) = town
        .get(&handler, &format!("/api/notices?before={}&limit=1", ids[0]))
        .await;
    assert_eq!(
        (&older["notices"][0]["id"], &older["more"]),
        (&json!(ids[1]), &json!(true))
    );
    assert_eq!(
        mark(json!({ "up_to": ids[0] })).await,
        (StatusCode::OK, json!({ "unread": 0 }))
    );
    for odd in [
        json!({}),
        json!({ "ids": "all" }),
        json!({ "ids": [1], "up_to": 1 }),
    ] {
        assert_eq!(mark(odd.clone()).await.0, StatusCode::BAD_REQUEST, "{odd}");
    }
    for odd in ["limit=-1", "before=x", "organisation=clinic"] {
        let (status, _) = town.get(&handler, &format!("/api/notices?{odd}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{odd}");
    }
}

#[tokio::test]
async fn a_signal_that_nobody_takes_up_is_told_once_to_the_handler_and_to_the_coordinator() {
    let town = Town::new();
    town.add("coordinator", (Role::Analyst, true));
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let coordinator = town.sign_in("coordinator").await;
    let (_, opened) = town
        .ask(
            &nurse,
            Method::POST,
            SIGNALS,
            (None, signal("crisis", "phone")),
        )
        .await;
    let late = Timestamp::now() + jiff::SignedDuration::from_mins(121);
    let early = Timestamp::now() + jiff::SignedDuration::from_mins(119);
    assert_eq!(escalate(&town.office, early).unwrap(), 0);
    assert_eq!(escalate(&town.office, late).unwrap(), 2);
    assert_eq!(escalate(&town.office, late).unwrap(), 0);
    for who in [&handler, &coordinator] {
        let told = town.notices(who).await;
        let first = &told["notices"][0];
        assert_eq!(
            (&first["kind"], &first["entry"]),
            (&json!("overdue"), &opened["id"])
        );
        assert_eq!(first["state"], "received");
        assert!(first["due"].is_string());
    }
    assert_eq!(town.notices(&nurse).await["notices"], json!([]));
}

#[tokio::test]
async fn a_look_into_the_inbox_is_one_line_of_the_audit_with_its_outcome() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let lines = || town.office.staff().entries(None).unwrap().len();
    let before = lines();
    town.get(&handler, "/api/inbox").await;
    assert_eq!(lines() - before, 2);
    let noted = town.office.staff().entries(Some(2)).unwrap();
    assert!(
        noted
            .iter()
            .all(|own| own.act == "list" && own.who.as_deref() == Some("handler"))
    );
}
