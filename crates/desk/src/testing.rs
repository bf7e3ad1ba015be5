//! A workbench for tests: asked over HTTP, with an importer that does as it is told.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::report::{Counts, Ground, Register, Rejection, Table, Undone};
use crate::routes::{App, Inner, router};
use crate::{At, Choices, Importer, Limits, Refusal, Report, Said, Watch};

/// What the importer leaves for its test.
type Shared<T> = Arc<Mutex<T>>;

/// An importer whose file lasts until the test says how far it is.
pub struct Told {
    /// Rows to hear of; a check ends where there is nobody to tell any.
    rows: Mutex<Receiver<u64>>,
    /// The file of the last job, with its content.
    seen: Shared<Option<(PathBuf, Vec<u8>)>>,
    undone: Shared<Vec<i64>>,
    saved: Shared<Vec<(String, u64)>>,
}

impl Importer for Told {
    fn registers(&self) -> Result<Vec<Register>, Refusal> {
        Ok(vec![Register {
            id: "household".to_owned(),
            ..Register::default()
        }])
    }

    fn ground(&self) -> Result<Vec<Ground>, Refusal> {
        let of = |set: &str, geojson: &str| Ground {
            set: set.to_owned(),
            is_basemap: false,
            geojson: geojson.to_owned(),
        };
        Ok(vec![
            of("districts", r#"{"type":"FeatureCollection","features":[]}"#),
            of("broken", "{"),
        ])
    }

    fn check(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report {
        let content = std::fs::read(file).expect("the file is there");
        *self.seen.lock().expect("unpoisoned") = Some((file.to_owned(), content));
        assert_ne!(choices.sheet.as_deref(), Some("panic"), "told to");
        for rows in self.rows.lock().expect("unpoisoned").iter() {
            if !watch.goes_on(At { bytes: rows, rows }) {
                return Report {
                    stopped: true,
                    ..Report::default()
                };
            }
        }
        Report {
            rejections: vec![Rejection {
                row: 3,
                column: "age".to_owned(),
                value: "=1+1".to_owned(),
                expected: "0–120".to_owned(),
                reason: "out-of-range",
                ..Rejection::default()
            }],
            reasons: vec![("out-of-range".to_owned(), 1)],
            ..Report::default()
        }
    }

    fn import(&self, file: &Path, choices: &Choices, watch: &dyn Watch) -> Report {
        let counts = Some(Counts {
            taken: 2,
            ..Counts::default()
        });
        let table = Table {
            counts,
            batch: Some(7),
            ..Table::default()
        };
        let checked = self.check(file, choices, watch);
        let tables = if checked.stopped {
            Vec::new()
        } else {
            vec![table]
        };
        Report { tables, ..checked }
    }

    fn saved(&self, name: &str, rows: u64) -> Result<(), Refusal> {
        self.saved
            .lock()
            .expect("unpoisoned")
            .push((name.to_owned(), rows));
        Ok(())
    }

    fn undo(&self, batches: &[i64]) -> Result<Undone, Refusal> {
        if batches.is_empty() {
            return Err(Refusal(Said::default()));
        }
        self.undone.lock().expect("unpoisoned").extend(batches);
        Ok(Undone::default())
    }
}

/// A workbench, opened.
pub struct Opened {
    pub app: App,
    pub router: Router,
    pub session: String,
    pub rows: Option<Sender<u64>>,
    pub seen: Shared<Option<(PathBuf, Vec<u8>)>>,
    pub undone: Shared<Vec<i64>>,
    pub saved: Shared<Vec<(String, u64)>>,
}

pub const HOST: &str = "127.0.0.1:8081";

pub fn request(method: &str, path: &str) -> http::request::Builder {
    let builder = Request::builder()
        .method(method)
        .uri(path)
        .header("host", HOST);
    builder.header("origin", format!("http://{HOST}"))
}

pub async fn document(response: Response<Body>) -> Value {
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    serde_json::from_slice(&body).unwrap_or(Value::Null)
}

impl Opened {
    pub async fn new() -> Self {
        let (sender, rows) = channel();
        let (seen, undone, saved) = (Arc::default(), Arc::default(), Arc::default());
        let importer = Told {
            rows: Mutex::new(rows),
            seen: Arc::clone(&seen),
            undone: Arc::clone(&undone),
            saved: Arc::clone(&saved),
        };
        let app = App::new(Inner {
            importer: Arc::new(importer),
            gate: crate::gate::Gate::new(HOST.parse().expect("an address")),
            folder: crate::folder::Folder::new().expect("a folder"),
            jobs: crate::job::Jobs::default(),
            journal: crate::journal::Journal::default(),
            limits: Limits {
                file: 64,
                request: 256,
            },
        });
        let router = router(&app);
        let token = app.gate.fresh().expect("a token");
        let mut opened = Self {
            app,
            router,
            session: String::new(),
            rows: Some(sender),
            seen,
            undone,
            saved,
        };
        let answer = opened
            .send(
                "POST",
                "/api/session",
                json!({ "token": token }).to_string(),
            )
            .await;
        assert_eq!(answer.status(), StatusCode::OK);
        let session = document(answer).await["session"]
            .as_str()
            .map(str::to_owned);
        opened.session = session.expect("a session");
        opened
    }

    pub async fn ask(&self, request: Request<Body>) -> Response<Body> {
        let router = self.router.clone();
        router.oneshot(request).await.expect("an answer")
    }

    pub async fn send(&self, method: &str, path: &str, body: impl Into<Body>) -> Response<Body> {
        let bearer = format!("Bearer {}", self.session);
        let request = request(method, path).header("authorization", bearer);
        self.ask(request.body(body.into()).expect("a request"))
            .await
    }

    pub async fn get(&self, path: &str) -> Value {
        document(self.send("GET", path, "").await).await
    }

    /// Waits until the job is done.
    pub async fn done(&self) {
        for _ in 0..2000 {
            if self.get("/api/job").await["state"] == "done" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the job does not end");
    }

    pub fn dropped(&self) -> (PathBuf, Vec<u8>) {
        self.seen
            .lock()
            .expect("unpoisoned")
            .clone()
            .expect("a file was seen")
    }
}
