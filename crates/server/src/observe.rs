//! Around every answer: what is counted and logged of it, to the last byte, and the place that a large one takes while it is
//! read.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{Method, StatusCode};
use http_body::{Frame, SizeHint};

use crate::app::App;
use crate::config::{Front, ServerError};
use crate::log::{Entry, RequestLog};
use crate::metrics::{Metrics, Series};
use crate::problem::ApiError;

/// The template of whatever is no route: files of the page.
const PAGE: &str = "page";
/// How the templates of answers end that are as long as a collection.
const LARGE: &str = "/items";

/// Who watches.
#[derive(Clone, Default)]
pub struct Watching {
    /// The counters, where they are asked for.
    pub metrics: Option<Arc<Metrics>>,
    /// The log, where there is one.
    pub log: Option<Arc<RequestLog>>,
}

impl Watching {
    /// As the settings say.
    pub fn new(front: &Front) -> Result<Self, ServerError> {
        let log = front.log.as_ref().map(RequestLog::open).transpose();
        Ok(Self {
            metrics: front.metrics.map(|_| Arc::default()),
            log: log.map_err(ServerError::Io)?.map(Arc::new),
        })
    }

    /// Begins to watch a request, where anybody does.
    pub fn see(&self, route: Route, method: &Method) -> Option<Seen> {
        if self.metrics.is_none() && self.log.is_none() {
            return None;
        }
        let metrics = self.metrics.as_ref();
        Some(Seen {
            series: metrics.map(|metrics| metrics.route(route.as_str())),
            watching: self.clone(),
            route,
            method: known(method),
            status: None,
            bytes: 0,
            begin: Instant::now(),
        })
    }
}

/// One request, from its first byte to the last of its answer; told of when dropped.
pub struct Seen {
    watching: Watching,
    series: Option<Arc<Series>>,
    route: Route,
    method: &'static str,
    status: Option<StatusCode>,
    bytes: u64,
    begin: Instant,
}

/// A route's template.
pub enum Route {
    /// The one that was found.
    Matched(MatchedPath),
    /// One that is known.
    Named(&'static str),
}

impl Route {
    fn as_str(&self) -> &str {
        match self {
            Self::Matched(path) => path.as_str(),
            Self::Named(path) => path,
        }
    }
}

impl Seen {
    /// Watches the answer to its last byte.
    pub fn answered(mut self, response: Response) -> Response {
        self.status = Some(response.status());
        if let Some(series) = &self.series {
            series.answered(response.status(), self.begin.elapsed());
        }
        response.map(|body| Body::new(Watched { body, with: self }))
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        if let Some(log) = &self.watching.log {
            log.tell(&Entry {
                method: self.method,
                route: self.route.as_str(),
                status: self.status.map(|status| status.as_u16()),
                bytes: self.bytes,
                millis: self.begin.elapsed().as_millis(),
            });
        }
    }
}

/// Counts and logs, where anybody wants it.
pub async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.map_or(Route::Named(PAGE), Route::Matched);
    match app.watching.see(route, request.method()) {
        Some(seen) => seen.answered(next.run(request).await),
        None => next.run(request).await,
    }
}

/// The methods that are logged: what else somebody writes there could be anything.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "OPTIONS" => "OPTIONS",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "OTHER",
    }
}

/// What hears of the pieces of a body.
trait Hears: Unpin + Send + 'static {
    fn piece(&mut self, bytes: usize);
}

impl Hears for Seen {
    fn piece(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
        if let (Some(metrics), Some(series)) = (&self.watching.metrics, &self.series) {
            metrics.sent(series, bytes);
        }
    }
}

/// A body with something that lives as long.
struct Watched<W> {
    body: Body,
    with: W,
}

impl<W: Hears> HttpBody for Watched<W> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if let Some(Ok(frame)) = &frame
            && let Some(data) = frame.data_ref()
        {
            let bytes = data.len();
            self.with.piece(bytes);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Places for answers that are as long as a collection: each has a buffer of its own for as long as its reader takes.
pub struct Heavy {
    most: usize,
    taken: AtomicUsize,
}

/// One of the places; free again when dropped.
struct Place(Arc<Heavy>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.taken.fetch_sub(1, Relaxed);
    }
}

impl Hears for Place {
    fn piece(&mut self, _bytes: usize) {}
}

impl Heavy {
    /// So many.
    pub const fn new(most: usize) -> Self {
        Self {
            most,
            taken: AtomicUsize::new(0),
        }
    }

    /// Places that are taken.
    pub fn taken(&self) -> usize {
        self.taken.load(Relaxed)
    }

    fn take(self: &Arc<Self>) -> Option<Place> {
        let free = |taken: usize| (taken < self.most).then_some(taken + 1);
        self.taken.fetch_update(Relaxed, Relaxed, free).ok()?;
        Some(Place(Arc::clone(self)))
    }
}

/// Gives large answers a place, or tells their client to come again.
pub async fn bounded(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    if !route.is_some_and(|route| route.as_str().ends_with(LARGE)) {
        return next.run(request).await;
    }
    let Some(place) = app.heavy.take() else {
        let path = request.uri().path();
        return ApiError::of_status(StatusCode::SERVICE_UNAVAILABLE, path).into_response();
    };
    let response = next.run(request).await;
    response.map(|body| Body::new(Watched { body, with: place }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_places_as_there_are_and_each_is_free_again() {
        let heavy = Arc::new(Heavy::new(2));
        let (one, two) = (heavy.take(), heavy.take());
        assert!(one.is_some() && two.is_some() && heavy.take().is_none());
        drop(one);
        assert_eq!(heavy.taken(), 1);
        assert!(heavy.take().is_some());
    }
}
