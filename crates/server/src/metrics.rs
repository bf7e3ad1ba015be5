//! What the server counts about itself, as Prometheus reads it (text format 0.0.4), on a listener of its own. Routes, times and
//! bytes; nothing of what is in a release but its number, and nothing of who asks.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use gocpont_words::{Language, Words};
use http::{StatusCode, header};

use crate::app::App;

/// Upper bounds of the time to the head of an answer, in milliseconds.
const BOUNDS_MS: [u64; 12] = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000];
/// What the format is called.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What is counted of one route.
#[derive(Default)]
pub struct Series {
    /// Answers by the first digit of their status.
    classes: [AtomicU64; 6],
    /// Answers whose head took at most so long; the last are the slower ones.
    times: [AtomicU64; BOUNDS_MS.len() + 1],
    micros: AtomicU64,
    bytes: AtomicU64,
}

impl Series {
    /// An answer's head.
    pub fn answered(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100);
        if let Some(class) = self.classes.get(class) {
            class.fetch_add(1, Relaxed);
        }
        let millis = took.as_micros().div_ceil(1000);
        let at = BOUNDS_MS.partition_point(|bound| u128::from(*bound) < millis);
        if let Some(time) = self.times.get(at) {
            time.fetch_add(1, Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.micros.fetch_add(micros, Relaxed);
    }
}

/// What is counted of the whole server.
#[derive(Default)]
pub struct Metrics {
    routes: RwLock<BTreeMap<String, Arc<Series>>>,
    connections: AtomicI64,
    chunks: AtomicU64,
}

/// A connection that is open; no longer when dropped.
pub struct Open(Arc<Metrics>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.connections.fetch_sub(1, Relaxed);
    }
}

impl Metrics {
    /// What is counted of a route, by its template: there are as many as there are templates.
    pub fn route(&self, template: &str) -> Arc<Series> {
        let known = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(series) = known.get(template) {
            return Arc::clone(series);
        }
        drop(known);
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(routes.entry(template.to_owned()).or_default())
    }

    /// One more connection.
    pub fn connected(self: &Arc<Self>) -> Open {
        self.connections.fetch_add(1, Relaxed);
        Open(Arc::clone(self))
    }

    /// A piece of an answer that was made.
    pub fn sent(&self, series: &Series, bytes: usize) {
        self.chunks.fetch_add(1, Relaxed);
        series.bytes.fetch_add(bytes as u64, Relaxed);
    }

    fn write(&self, out: &mut Page<'_>) {
        let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        out.head("requests_total", "counter");
        for (route, series) in routes.iter() {
            for (class, count) in series.classes.iter().enumerate() {
                let count = count.load(Relaxed);
                if count > 0 {
                    let labels = format!("route=\"{route}\",class=\"{class}xx\"");
                    out.line("requests_total", &labels, count);
                }
            }
        }
        out.head("answer_bytes_total", "counter");
        for (route, series) in routes.iter() {
            let bytes = series.bytes.load(Relaxed);
            out.line("answer_bytes_total", &format!("route=\"{route}\""), bytes);
        }
        out.head("head_seconds", "histogram");
        for (route, series) in routes.iter() {
            out.histogram(route, series);
        }
        out.number("connections", "gauge", self.connections.load(Relaxed));
        out.number("chunks_total", "counter", self.chunks.load(Relaxed));
    }
}

/// The page that is written.
struct Page<'w> {
    words: &'w Words,
    text: String,
}

impl Page<'_> {
    fn head(&mut self, name: &str, kind: &str) {
        let help = self
            .words
            .say(&format!("metric-{}", name.replace('_', "-")));
        // Writing to a text does not fail.
        let _written = write!(
            self.text,
            "# HELP gocpont_{name} {help}\n# TYPE gocpont_{name} {kind}\n"
        );
    }

    fn line(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        let labels = if labels.is_empty() {
            String::new()
        } else {
            format!("{{{labels}}}")
        };
        let _written = writeln!(self.text, "gocpont_{name}{labels} {value}");
    }

    fn number(&mut self, name: &str, kind: &str, value: impl std::fmt::Display) {
        self.head(name, kind);
        self.line(name, "", value);
    }

    fn histogram(&mut self, route: &str, series: &Series) {
        let route = format!("route=\"{route}\"");
        let mut count = 0;
        for (bound, own) in BOUNDS_MS.iter().zip(&series.times) {
            count += own.load(Relaxed);
            let labels = format!("{route},le=\"{}\"", *bound as f64 / 1000.0);
            self.line("head_seconds_bucket", &labels, count);
        }
        count += series.times[BOUNDS_MS.len()].load(Relaxed);
        self.line(
            "head_seconds_bucket",
            &format!("{route},le=\"+Inf\""),
            count,
        );
        let seconds = series.micros.load(Relaxed) as f64 / 1e6;
        self.line("head_seconds_sum", &route, seconds);
        self.line("head_seconds_count", &route, count);
    }
}

/// The routes of the listener of its own.
pub fn router(app: &App) -> Router {
    Router::new()
        .route("/metrics", get(page))
        .with_state(app.clone())
}

async fn page(State(app): State<App>) -> impl IntoResponse {
    let mut page = Page {
        words: app.words(Language::En),
        text: String::new(),
    };
    if let Some(metrics) = &app.watching.metrics {
        metrics.write(&mut page);
    }
    page.number("event_streams", "gauge", app.streams.count());
    page.number("exports", "gauge", app.heavy.taken());
    let site = app.site();
    for (name, of) in [("cache_hits_total", 0), ("cache_misses_total", 1)] {
        page.head(name, "counter");
        for (cache, counts) in site.cache_counts() {
            page.line(name, &format!("cache=\"{cache}\""), counts[of]);
        }
    }
    if let Some(number) = site.number() {
        page.number("release", "gauge", number);
    }
    if let Some(log) = &app.watching.log {
        page.number("log_lines_lost_total", "counter", log.lost());
    }
    ([(header::CONTENT_TYPE, TEXT)], page.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(metrics: &Metrics) -> String {
        let words = Words::new(Language::En);
        let mut page = Page {
            words: &words,
            text: String::new(),
        };
        metrics.write(&mut page);
        page.text
    }

    #[test]
    fn answers_are_counted_by_route_class_and_time() {
        let metrics = Arc::new(Metrics::default());
        let items = metrics.route("/collections/{id}/items");
        items.answered(StatusCode::OK, Duration::from_micros(900));
        items.answered(StatusCode::OK, Duration::from_millis(30));
        items.answered(StatusCode::NOT_FOUND, Duration::from_secs(60));
        metrics.sent(&metrics.route("/collections/{id}/items"), 1200);
        let open = metrics.connected();
        let page = written(&metrics);
        for line in [
            "# TYPE gocpont_requests_total counter",
            "gocpont_requests_total{route=\"/collections/{id}/items\",class=\"2xx\"} 2",
            "gocpont_requests_total{route=\"/collections/{id}/items\",class=\"4xx\"} 1",
            "gocpont_answer_bytes_total{route=\"/collections/{id}/items\"} 1200",
            "gocpont_head_seconds_bucket{route=\"/collections/{id}/items\",le=\"0.001\"} 1",
            "gocpont_head_seconds_bucket{route=\"/collections/{id}/items\",le=\"0.025\"} 1",
            "gocpont_head_seconds_bucket{route=\"/collections/{id}/items\",le=\"0.05\"} 2",
            "gocpont_head_seconds_bucket{route=\"/collections/{id}/items\",le=\"10\"} 2",
            "gocpont_head_seconds_bucket{route=\"/collections/{id}/items\",le=\"+Inf\"} 3",
            "gocpont_head_seconds_sum{route=\"/collections/{id}/items\"} 60.0309",
            "gocpont_head_seconds_count{route=\"/collections/{id}/items\"} 3",
            "gocpont_connections 1",
            "gocpont_chunks_total 1",
        ] {
            assert!(page.lines().any(|own| own == line), "no {line} in\n{page}");
        }
        drop(open);
        assert!(written(&metrics).contains("gocpont_connections 0\n"));
    }

    #[test]
    fn every_name_has_a_type_and_a_help_before_its_values() {
        let metrics = Metrics::default();
        metrics.route("/").answered(StatusCode::OK, Duration::ZERO);
        let page = written(&metrics);
        let mut known = Vec::new();
        for line in page.lines() {
            if let Some(typed) = line.strip_prefix("# TYPE ") {
                known.extend(typed.split(' ').next());
            } else if let Some(help) = line.strip_prefix("# HELP ") {
                assert!(
                    help.split(' ').count() > 3 && !help.contains("metric-"),
                    "{help}"
                );
            } else {
                assert!(known.iter().any(|name| line.starts_with(name)), "{line}");
            }
        }
    }
}
