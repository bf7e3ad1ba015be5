//! Tiles that were given before, given again: found by their address as it was written, before anything else is looked
//! at, with the headers that they had.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, StatusCode};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tower::ServiceExt;

use crate::app::App;
use crate::asked::{self, Encodings};
use crate::guard;
use crate::observe::Route;
use crate::packed::{Tile, packing};
use crate::site::Site;

/// What a handler says of an answer that is the same for whoever asks for the same address.
#[derive(Clone)]
pub struct Again {
    /// Where it belongs.
    pub site: Arc<Site>,
    /// What it gives.
    pub tile: Arc<Tile>,
    /// The template of its route.
    pub route: &'static str,
}

/// An answer without its body.
pub struct Answer {
    tile: Arc<Tile>,
    route: &'static str,
    headers: HeaderMap,
}

/// Answers by address.
pub type Answers = Cache<Box<str>, Arc<Answer>, Weight>;

/// How much an answer takes.
#[derive(Clone)]
pub struct Weight;

/// What an answer takes besides its address and tile: some twenty headers.
const HEADERS: u64 = 3072;

impl Weighter<Box<str>, Arc<Answer>> for Weight {
    fn weight(&self, address: &Box<str>, answer: &Arc<Answer>) -> u64 {
        (address.len() + answer.tile.bytes()) as u64 + HEADERS
    }
}

/// Room for answers.
pub fn answers(bytes: u64) -> Answers {
    Cache::with_weighter(256, bytes, Weight)
}

/// The longest address that is remembered.
const LONGEST: usize = 256;
/// What stands in the address of every tile.
const TILES: &str = "/tiles/WebMercatorQuad/";

/// Answers a request: again as before where it can, else by the routes.
pub async fn answered(
    app: &App,
    router: Router,
    request: Request<
        impl axum::body::HttpBody<Data = bytes::Bytes, Error: Into<axum::BoxError>> + Send + 'static,
    >,
) -> Response {
    let address = address(&request);
    if let Some(address) = address
        && let Some(response) = again(app, address, &request)
    {
        return response;
    }
    let address: Option<Box<str>> = address.map(Into::into);
    let request = request.map(Body::new);
    let Ok(mut response) = router.oneshot(request).await;
    if let Some(again) = response.extensions_mut().remove::<Again>()
        && let Some(address) = address
        && response.status() == StatusCode::OK
    {
        let mut headers = response.headers().clone();
        for name in [header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
            headers.remove(name);
        }
        let answer = Answer {
            tile: again.tile,
            route: again.route,
            headers,
        };
        again.site.answers.insert(address, Arc::new(answer));
    }
    response
}

/// The address of a request that may be one for a tile and nothing else.
fn address<B>(request: &Request<B>) -> Option<&str> {
    let uri = request.uri();
    let plain = request.method() == Method::GET && uri.authority().is_none();
    let address = uri.path_and_query().filter(|_| plain)?.as_str();
    (address.len() <= LONGEST && address.contains(TILES)).then_some(address)
}

/// The answer as it was before; none where it was not yet given, or the request is none that the guard lets through
/// without a look at its client.
fn again<B>(app: &App, address: &str, request: &Request<B>) -> Option<Response> {
    if app.rate.is_bound() || guard::refused(request).is_some() {
        return None;
    }
    let site = app.site();
    let answer = site.answers.get(address)?;
    let seen = app
        .watching
        .see(Route::Named(answer.route), request.method());
    let response = answer.response(app, request.headers());
    Some(match seen {
        Some(seen) => seen.answered(response),
        None => response,
    })
}

impl Answer {
    fn response(&self, app: &App, asked: &HeaderMap) -> Response {
        let mut headers = self.headers.clone();
        let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
        let has = tag.is_some_and(|tag| {
            let own = asked.get_all(header::IF_NONE_MATCH).iter();
            own.filter_map(|line| line.to_str().ok())
                .any(|line| asked::has(line, tag))
        });
        if has {
            headers.remove(header::CONTENT_TYPE);
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.headers_mut() = headers;
            return response;
        }
        let encodings = Encodings::of(asked);
        packing(app, &self.tile, encodings);
        let (bytes, encoding) = self.tile.packed_for(encodings);
        if let Some(encoding) = encoding {
            let encoding = HeaderValue::from_static(encoding);
            headers.insert(header::CONTENT_ENCODING, encoding);
        }
        let mut response = Response::new(Body::from(bytes.clone()));
        *response.headers_mut() = headers;
        response
    }
}
