//! All routes, and what stands around them.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::get;
use http::{HeaderName, Method, StatusCode, header};
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::config::Limits;
use crate::frozen::with_frozen;
use crate::guard::guard;
use crate::observe::{bounded, observe};
use crate::{
    basemap, binary, documents, events, items, landing, openapi, page, queryables, styles, tiles,
    whole,
};

/// How hard what is made as it is sent is packed: a level more takes half as long again and saves a few hundredths.
const STREAMED: CompressionLevel = CompressionLevel::Precise(2);

/// The public interface.
pub fn router(app: &App, limits: &Limits) -> Router {
    with_frozen(dressed(routes(), app, limits), app)
}

fn routes() -> Router<App> {
    Router::new()
        .route("/", get(landing::landing))
        .route("/conformance", get(documents::conformance))
        .route("/api", get(openapi::api))
        .route("/collections", get(documents::collections))
        .route("/collections/{id}", get(documents::collection))
        .route("/collections/{id}/items", get(items::items))
        .route("/collections/{id}/items/{fid}", get(items::item))
        .route("/collections/{id}/queryables", get(queryables::queryables))
        .route("/collections/{id}/schema", get(queryables::schema))
        .route(binary::ROUTE, get(binary::collection))
        .route("/collections/{id}/tiles", get(tiles::tilesets))
        .route(
            "/collections/{id}/tiles/WebMercatorQuad",
            get(tiles::tileset),
        )
        .route(tiles::ROUTE, get(tiles::tile))
        .route("/collections/{id}/tilejson", get(tiles::tilejson))
        .route("/tiles", get(whole::tilesets))
        .route("/tiles/WebMercatorQuad", get(whole::tileset))
        .route(whole::ROUTE, get(whole::tile))
        .route("/tilejson", get(whole::tilejson))
        .route("/tileMatrixSets", get(tiles::matrix_sets))
        .route("/tileMatrixSets/WebMercatorQuad", get(tiles::matrix_set))
        .route("/styles", get(styles::styles))
        .route("/styles/{id}", get(styles::style))
        .route("/embed", get(page::embed))
        .route("/basemap", get(basemap::described))
        .route(basemap::ROUTE, get(basemap::tile))
        .route("/events", get(events::events))
        .route("/health", get(documents::health))
        .fallback(get(page::file))
}

/// What stands around every route.
fn dressed(routes: Router<App>, app: &App, limits: &Limits) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .expose_headers([
            header::ETAG,
            header::LINK,
            HeaderName::from_static("content-crs"),
        ]);
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(app.clone(), observe))
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(CatchPanicLayer::custom(
            |panic: Box<dyn std::any::Any + Send>| {
                let said = panic.downcast_ref::<&str>().map(ToString::to_string);
                let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
                eprintln!("panic: {}", said.unwrap_or_default());
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            },
        ))
        .layer(from_fn_with_state(app.clone(), bounded))
        .layer(cors)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits.answer,
        ))
        .layer(CompressionLayer::new().gzip(true).quality(STREAMED));
    routes.layer(around).with_state(app.clone())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::{Body, to_bytes};
    use gocpont_releases::FileReleases;
    use http::Request;
    use serde_json::Value;
    use tower::ServiceExt;

    use super::*;
    use crate::Config;
    use crate::watch::Watcher;

    async fn broken() -> &'static str {
        panic!("a handler that panics")
    }

    async fn slow() -> &'static str {
        std::future::pending().await
    }

    async fn answer(path: &str) -> (StatusCode, http::HeaderMap, Value) {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            releases: folder.path().join("town.releases"),
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            limits: Limits {
                answer: Duration::from_millis(50),
                ..Limits::default()
            },
            front: crate::Front::default(),
        };
        drop(FileReleases::open_or_create(&config.releases, "ab", true).unwrap());
        let (_watcher, sites) = Watcher::open(&config).await.unwrap();
        let app = App::new(&config, config.listen, sites);
        let routes = Router::new()
            .route("/broken", get(broken))
            .route("/slow", get(slow));
        let asked = Request::get(path).header("host", "town.example");
        let asked = asked.body(Body::empty()).unwrap();
        let router = dressed(routes, &app, &config.limits);
        let answer = router.oneshot(asked).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 10_000).await.unwrap();
        let document = serde_json::from_slice(&body).unwrap();
        (parts.status, parts.headers, document)
    }

    #[tokio::test]
    async fn a_handler_that_panics_answers_with_a_problem_document() {
        let (status, headers, document) = answer("/broken").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(document["status"], 500);
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY));
    }

    #[tokio::test]
    async fn an_answer_that_takes_too_long_is_given_up_and_may_be_asked_again() {
        let (status, headers, document) = answer("/slow").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(document["status"], 503);
        assert!(headers.contains_key(header::RETRY_AFTER));
    }
}
