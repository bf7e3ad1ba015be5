//! The one page of routes of the workbench, and what each of them does.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use http::{HeaderMap, StatusCode, Uri, header};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use tower_http::catch_panic::CatchPanicLayer;

use crate::error::Refused;
use crate::folder::Folder;
use crate::gate::{Gate, guard};
use crate::importer::{Choices, Importer};
use crate::job::{Jobs, Kind, Progress};
use crate::journal::Journal;
use crate::report::{Ground, Report, Said};
use crate::{Limits, page, rejected, reply};

/// What every route has at hand.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of the workbench.
pub struct Inner {
    /// Takes files in.
    pub importer: Arc<dyn Importer>,
    /// Who may ask.
    pub gate: Gate,
    /// Dropped files.
    pub folder: Folder,
    /// What runs.
    pub jobs: Jobs,
    /// What was taken in.
    pub journal: Journal,
    /// Bounds.
    pub limits: Limits,
}

impl App {
    /// The parts together.
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

type Answer = Result<Response, Refused>;

/// Every route, behind the gate.
pub fn router(app: &App) -> Router {
    Router::new()
        .route("/", get(page::index))
        .route("/api/session", post(session))
        .route("/api/desk", get(desk))
        .route("/api/ground", get(ground))
        .route("/api/file", axum::routing::put(put_file).delete(let_go))
        .route("/api/check", post(check))
        .route("/api/import", post(import))
        .route("/api/job", get(job))
        .route("/api/stop", post(stop))
        .route("/api/report", get(report))
        .route("/api/rejections", get(rejected::some))
        .route("/api/rejections.csv", get(rejected::table))
        .route("/api/undo", post(undo))
        .fallback(get(page::file))
        .method_not_allowed_fallback(async || Refused::Method)
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), guard))
        .with_state(app.clone())
}

#[derive(Deserialize)]
struct Token {
    token: String,
}

async fn session(State(app): State<App>, body: Body) -> Answer {
    let Token { token } = read(body, app.limits.request).await?;
    let session = app.gate.open(&token)?;
    Ok(ok(&serde_json::json!({ "session": session })))
}

async fn desk(State(app): State<App>) -> Answer {
    let importer = Arc::clone(&app.importer);
    let registers = blocking(move || importer.registers()).await?;
    let registers = registers.map_err(|refusal| Refused::Told(Box::new(refusal.0)))?;
    let file = app.jobs.file();
    let file = file.map(|(name, bytes)| serde_json::json!({ "name": name, "bytes": bytes }));
    Ok(ok(&serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "largest": app.limits.file,
        "registers": registers,
        "file": file,
        "job": app.jobs.standing(),
        "imports": app.journal.all(),
    })))
}

async fn ground(State(app): State<App>) -> Answer {
    let importer = Arc::clone(&app.importer);
    let ground = blocking(move || importer.ground()).await?;
    let ground = ground.map_err(|refusal| Refused::Told(Box::new(refusal.0)))?;
    let sets: Vec<String> = ground.iter().filter_map(set).collect();
    let body = format!("[{}]", sets.join(","));
    Ok(reply::of(StatusCode::OK, "application/json", body))
}

/// A set as JSON, its features as they stand; nothing where they are none.
fn set(ground: &Ground) -> Option<String> {
    let _is_json: IgnoredAny = serde_json::from_str(&ground.geojson).ok()?;
    let name = serde_json::to_string(&ground.set).ok()?;
    let (basemap, features) = (ground.is_basemap, ground.geojson.trim());
    Some(format!(
        "{{\"set\":{name},\"basemap\":{basemap},\"features\":{features}}}"
    ))
}

async fn put_file(State(app): State<App>, uri: Uri, request: Request) -> Answer {
    app.jobs.is_free()?;
    let length = length(request.headers());
    if length.is_some_and(|length| length > app.limits.file) {
        return Err(Refused::TooLarge);
    }
    let name = asked(&uri, "name").unwrap_or_default();
    let dropped = app
        .folder
        .take(&name, request.into_body(), app.limits.file)
        .await?;
    if length.is_some_and(|length| length != dropped.bytes) {
        return Err(Refused::Broken);
    }
    let file = serde_json::json!({ "name": dropped.name, "bytes": dropped.bytes });
    app.jobs.put(Some(dropped))?;
    Ok(reply::json(StatusCode::CREATED, &file))
}

async fn let_go(State(app): State<App>) -> Answer {
    app.jobs.put(None)?;
    Ok(ok(&serde_json::json!({})))
}

async fn check(State(app): State<App>, body: Body) -> Answer {
    work(&app, body, Kind::Check).await
}

async fn import(State(app): State<App>, body: Body) -> Answer {
    work(&app, body, Kind::Import).await
}

/// Begins a job; it goes on though its answer is sent.
async fn work(app: &App, body: Body, kind: Kind) -> Answer {
    let choices: Choices = read(body, app.limits.request).await?;
    let (number, file, progress) = app.jobs.begin(kind)?;
    let (app, name) = (app.clone(), file.name.clone());
    let importer = Arc::clone(&app.importer);
    tokio::spawn(async move {
        let done = blocking(move || {
            let watch: &Progress = &progress;
            match kind {
                Kind::Import => importer.import(file.path(), &choices, watch),
                Kind::Check | Kind::Undo => importer.check(file.path(), &choices, watch),
            }
        });
        let report = done.await.unwrap_or_else(|_| Report::refused(broke_off()));
        if kind == Kind::Import {
            app.journal.note(&name, &report);
        }
        app.jobs.end(number, report);
    });
    Ok(reply::json(
        StatusCode::ACCEPTED,
        &serde_json::json!({ "number": number }),
    ))
}

async fn job(State(app): State<App>) -> Answer {
    Ok(ok(&app.jobs.standing()))
}

async fn stop(State(app): State<App>) -> Answer {
    app.jobs.stop();
    Ok(ok(&app.jobs.standing()))
}

async fn report(State(app): State<App>) -> Answer {
    let report = app.jobs.report().ok_or(Refused::NotFound)?;
    Ok(ok(report.as_ref()))
}

#[derive(Deserialize)]
struct Number {
    number: u64,
}

async fn undo(State(app): State<App>, body: Body) -> Answer {
    let Number { number } = read(body, app.limits.request).await?;
    let batches = app.journal.batches(number).ok_or(Refused::NotFound)?;
    let job = app.jobs.begin_without(Kind::Undo)?;
    let importer = Arc::clone(&app.importer);
    let undone = blocking(move || importer.undo(&batches)).await;
    app.jobs.end(job, Report::default());
    let undone = undone?.map_err(|refusal| Refused::Told(Box::new(refusal.0)))?;
    app.journal.undone(number);
    Ok(ok(&undone))
}

/// Something that takes time, on a thread where it may.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Refused> {
    let told = |_| Refused::Told(Box::new(broke_off()));
    tokio::task::spawn_blocking(work).await.map_err(told)
}

/// What is said of work that broke off, which should not happen.
fn broke_off() -> Said {
    Said::by(|language| gocpont_words::Words::new(language).say("workbench-broke-off"))
}

/// A request's document.
async fn read<T: DeserializeOwned>(body: Body, most: usize) -> Result<T, Refused> {
    let bytes = to_bytes(body, most).await.map_err(|_| Refused::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::Malformed)
}

fn ok(document: &impl serde::Serialize) -> Response {
    reply::json(StatusCode::OK, document)
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// A parameter of the query.
pub fn asked(uri: &Uri, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs
        .find(|(own, _)| own == name)
        .map(|(_, value)| value.into_owned())
}
