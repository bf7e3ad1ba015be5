//! The desk as staff use it, over its routes and the shipped registers: one signal from an institution to its feedback.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use gocpont_access::{Cost, Grant, NewAccount, NewTenant, Password, Role, StaffStore, Tenant, Who};
use gocpont_ingest::parameter::Thresholds;
use gocpont_records::TownKeys;
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use tower::ServiceExt;

mod around;
mod attacks;
mod children;
mod counted;
mod feed;
mod halfway;
mod map;
mod matrix;
mod measures;
mod members;
mod notices;
mod places;
mod reports;
mod revisions;
mod services;
mod tokens;

use super::door::Door;
use super::office::{Files, Office};
use super::routes::{App, router};

const RIGHT: &str = "a pond in the park";
const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const HOST: &str = "127.0.0.1:8082";

/// A town with a clinic that reports, a service that handles, and people who look on.
pub(super) struct Town {
    folder: TempDir,
    pub(super) office: Arc<Office>,
    router: Router,
}

/// Somebody who is signed in.
pub(super) struct Person {
    cookie: String,
    token: String,
}

const STAFF: [(&str, &str, Role, Option<&str>); 7] = [
    ("nurse", "25104", Role::SocialWorker, Some("clinic")),
    (
        "handler",
        "25104",
        Role::SocialWorker,
        Some("family-support"),
    ),
    ("teacher", "25104", Role::SocialWorker, Some("school")),
    (
        "neighbour",
        "11439",
        Role::SocialWorker,
        Some("family-support"),
    ),
    ("admin", "25104", Role::Administrator, None),
    ("viewer", "25104", Role::Viewer, None),
    ("auditor", "25104", Role::Auditor, None),
];

impl Town {
    fn new() -> Self {
        Self::made(|office, _| office)
    }

    /// A town whose office is made into another one, of whatever else is in its folder.
    pub(super) fn made(more: impl FnOnce(Office, &std::path::Path) -> Office) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let staff = folder.path().join("town.staff.db");
        let mut store = StaffStore::open_or_create(&staff).unwrap().with_cost(CHEAP);
        let now = Timestamp::now();
        for (code, name) in [("25104", "Mintafalva"), ("11439", "Szomszédfalva")] {
            let new = NewTenant {
                tenant: Tenant {
                    code: code.parse().unwrap(),
                    name: name.to_owned(),
                },
                district: None,
                shares: BTreeSet::new(),
            };
            store.add_tenant(&new, &Who::Program, now).unwrap();
        }
        for (name, tenant, role, organisation) in STAFF {
            let organisation = organisation.map(|own| own.parse().unwrap());
            let password = Password::new(RIGHT);
            let name = name.parse().unwrap();
            let grants = [Grant {
                tenant: tenant.parse().unwrap(),
                role,
                records: false,
            }];
            let new = NewAccount {
                name: &name,
                organisation: organisation.as_ref(),
                grants: &grants,
                password: &password,
                mail: None,
                needs_totp: false,
            };
            store.add_account(&new, &Who::Program, now).unwrap();
        }
        drop(store);
        let keys = TownKeys::create(&folder.path().join("town.keys")).unwrap();
        let books = ["signal", "organisation", "site", "service", "measure"];
        let books = books.into_iter().flat_map(|name| {
            let file = format!(
                "{}/../../data/codebooks/{name}.toml",
                env!("CARGO_MANIFEST_DIR")
            );
            let text = std::fs::read_to_string(file).unwrap();
            let loaded = gocpont_ingest::codebook::parse(name, &text, &Thresholds::default());
            loaded.unwrap().codebooks()
        });
        let books = books.collect();
        let calendar = include_str!("../../../../data/calendars/hu.toml");
        let calendar = gocpont_ingest::calendar::parse("hu.toml", calendar).unwrap();
        let today = calendar.day_of(now);
        let files = Files {
            staff,
            entries: folder.path().join("town.desk.db"),
        };
        let office = Office::open(&files, keys, books, calendar)
            .unwrap()
            .with_cost(CHEAP)
            .with_figures(Box::new(counted::Counted::new(today)));
        let office = Arc::new(more(office, folder.path()));
        let app = App {
            door: Door::new(HOST.parse().unwrap(), None),
            office: Arc::clone(&office),
        };
        Self {
            folder,
            office,
            router: router(&Arc::new(app)),
        }
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, http::HeaderMap, Json) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (
            head.status,
            head.headers,
            serde_json::from_slice(&bytes).unwrap_or(Json::Null),
        )
    }

    pub(super) async fn sign_in(&self, name: &str) -> Person {
        let body = json!({ "name": name, "password": RIGHT });
        let (status, headers, told) = self
            .send(from_page(&Method::POST, "/api/sign-in", &body))
            .await;
        assert_eq!(status, StatusCode::OK, "{told}");
        let cookie = headers[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cookie.starts_with("__Host-gocpont=")
                && cookie.contains("; HttpOnly")
                && cookie.contains("; Secure")
        );
        Person {
            cookie: cookie.split(';').next().unwrap().to_owned(),
            token: told["token"].as_str().unwrap().to_owned(),
        }
    }

    /// Asks as somebody, with everything that our page sends.
    pub(super) async fn ask(
        &self,
        who: &Person,
        method: Method,
        path: &str,
        (revision, body): (Option<u64>, Json),
    ) -> (StatusCode, Json) {
        let mut request = from_page(&method, path, &body);
        let headers = request.headers_mut();
        headers.insert(header::COOKIE, who.cookie.parse().unwrap());
        headers.insert("x-gocpont-token", who.token.parse().unwrap());
        if let Some(revision) = revision {
            headers.insert(header::IF_MATCH, format!("\"{revision}\"").parse().unwrap());
        }
        let (status, headers, told) = self.send(request).await;
        assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{path}");
        (status, told)
    }

    async fn get(&self, who: &Person, path: &str) -> (StatusCode, Json) {
        self.ask(who, Method::GET, path, (None, Json::Null)).await
    }

    /// The nurse reports an elder who does not open the door, to the family support service.
    pub(super) async fn reported(&self, nurse: &Person) -> u64 {
        let (status, told) = self
            .ask(
                nurse,
                Method::POST,
                SIGNALS,
                (None, signal("soon", "written")),
            )
            .await;
        assert_eq!(status, StatusCode::OK, "{told}");
        told["id"].as_u64().unwrap()
    }
}

pub(super) const SIGNALS: &str = "/api/registers/signal/entries";

pub(super) fn signal(urgency: &str, channel: &str) -> Json {
    let urgency = if urgency == "soon" {
        first_category("urgency", "crisis")
    } else {
        urgency.to_owned()
    };
    let channel = if channel == "written" {
        first_category("channel", "phone")
    } else {
        channel.to_owned()
    };
    json!({
        "tenant": "25104",
        "organisation": "family-support",
        "written": { "answers": {
            "kind": "elder_unattended", "urgency": urgency, "channel": channel, "sender_class": "health",
            "sender_name": "Kitalált Kamilla", "description": "Nem nyit ajtót.",
        } },
    })
}

/// The first category of a variable that is not this one.
fn first_category(variable: &str, other: &str) -> String {
    let text = include_str!("../../../../data/codebooks/signal.toml");
    let book = gocpont_ingest::codebook::parse("signal.toml", text, &Thresholds::default())
        .unwrap()
        .codebook;
    let found = book
        .variable(variable)
        .unwrap()
        .categories
        .iter()
        .find(|own| own.code != other);
    found.unwrap().code.clone()
}

/// A request as our page makes it.
fn from_page(method: &Method, path: &str, body: &Json) -> Request<Body> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, HOST);
    let request = request.header("sec-fetch-site", "same-origin");
    let request = if *method == Method::GET {
        request
    } else {
        request.header(header::ORIGIN, format!("http://{HOST}"))
    };
    request
        .body(Body::from(if body.is_null() {
            String::new()
        } else {
            body.to_string()
        }))
        .unwrap()
}

fn answers(answers: &Json) -> Json {
    json!({ "answers": answers })
}

#[tokio::test]
async fn a_signal_goes_from_the_nurse_to_the_inbox_and_is_closed_only_with_feedback() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    let (_, inbox) = town.get(&handler, "/api/inbox").await;
    assert_eq!(inbox["entries"][0]["id"], id);
    assert_eq!(inbox["entries"][0]["state"], "received");
    assert!(inbox["entries"][0]["due"].is_string());
    let one = format!("{SIGNALS}/{id}");
    let today = Timestamp::now().to_string()[..10].to_owned();
    let mut revision = 1;
    let steps = [
        ("register", json!({ "handler": "Minta Klára" })),
        ("triage", json!({})),
        (
            "contact",
            json!({ "contacted_on": today, "contact_how": first_category("contact_how", "") }),
        ),
        (
            "assess",
            json!({ "assessed_on": today, "assessment": "Egyedül él, elesett." }),
        ),
        (
            "take_measure",
            json!({ "measure_taken": "Házi segítségnyújtás." }),
        ),
    ];
    for (step, filled) in steps {
        let path = format!("{one}/steps/{step}");
        let (status, told) = town
            .ask(
                &handler,
                Method::POST,
                &path,
                (Some(revision), answers(&filled)),
            )
            .await;
        assert_eq!(status, StatusCode::OK, "{step}: {told}");
        revision = told["revision"].as_u64().unwrap();
    }
    // Without feedback it is not closed, nor is feedback given without saying how.
    let close = format!("{one}/steps/close");
    let (status, told) = town
        .ask(
            &handler,
            Method::POST,
            &close,
            (Some(revision), answers(&json!({}))),
        )
        .await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::CONFLICT, &json!("state"))
    );
    let feedback = format!("{one}/steps/send_feedback");
    let (status, told) = town
        .ask(
            &handler,
            Method::POST,
            &feedback,
            (Some(revision), answers(&json!({}))),
        )
        .await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::CONFLICT, &json!("missing"))
    );
    let filled =
        json!({ "feedback_on": today, "feedback_how": first_category("feedback_how", "") });
    let (_, told) = town
        .ask(
            &handler,
            Method::POST,
            &feedback,
            (Some(revision), answers(&filled)),
        )
        .await;
    let (status, told) = town
        .ask(
            &handler,
            Method::POST,
            &close,
            (told["revision"].as_u64(), answers(&json!({}))),
        )
        .await;
    assert_eq!(
        (status, &told["state"]),
        (StatusCode::OK, &json!("closed")),
        "{told}"
    );
    let (_, history) = town.get(&handler, &format!("{one}/history")).await;
    assert_eq!(history["revisions"].as_array().unwrap().len(), 8);
    let (_, inbox) = town.get(&handler, "/api/inbox").await;
    assert_eq!(inbox["entries"], json!([]));
}
