//! `/r/{release}/…`: what belongs to one release, under an address that never says anything else, so that caches may keep
//! it for ever. Only the release that is served now has such addresses: who asks for another is told that it is gone.

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::uri::PathAndQuery;
use http::{HeaderValue, StatusCode, Uri, header};

use crate::app::App;

/// The number of the release that an address is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frozen(pub u32);

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The routes, and before them what reads such addresses.
pub fn with_frozen(routes: Router, app: &App) -> Router {
    let read = from_fn_with_state(app.clone(), freeze);
    Router::new().fallback_service(tower::ServiceBuilder::new().layer(read).service(routes))
}

async fn freeze(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some((number, plain)) = read(request.uri()) else {
        return next.run(request).await;
    };
    if !belongs(&app, number, plain.path()) {
        // The address leads nowhere as it is.
        return next.run(request).await;
    }
    *request.uri_mut() = plain;
    request.extensions_mut().insert(Frozen(number));
    let mut response = next.run(request).await;
    let kept = [
        StatusCode::OK,
        StatusCode::NO_CONTENT,
        StatusCode::NOT_MODIFIED,
    ];
    // Another release may have come meanwhile: then nobody knows which one answered.
    if kept.contains(&response.status()) && app.site().number() == Some(number) {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, FOR_EVER);
    }
    response
}

/// The number, and the address without it.
fn read(uri: &Uri) -> Option<(u32, Uri)> {
    let (number, _) = uri.path().strip_prefix("/r/")?.split_once('/')?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    let of: u32 = number.parse().ok().filter(|_| digits)?;
    let all = uri.path_and_query()?.as_str();
    let rest = PathAndQuery::try_from(&all["/r/".len() + number.len()..]).ok()?;
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(rest);
    Some((of, Uri::from_parts(parts).ok()?))
}

/// Whether a path is of the release that is served: reference sets change at their own pace.
fn belongs(app: &App, number: u32, path: &str) -> bool {
    let site = app.site();
    let of_map = path.starts_with("/tiles/WebMercatorQuad/") || path == "/tilejson";
    let of_layer = path.strip_prefix("/collections/").and_then(|rest| {
        let id = rest.split('/').next()?;
        site.collection(id)
    });
    site.number() == Some(number) && (of_map || of_layer.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(uri: &str) -> Option<(u32, String)> {
        let (number, plain) = read(&uri.parse().unwrap())?;
        Some((number, plain.to_string()))
    }

    #[test]
    fn the_number_stands_before_the_rest_and_the_query_stays() {
        let found = of("/r/12/collections/a-hex9/items?limit=3");
        assert_eq!(
            found,
            Some((12, "/collections/a-hex9/items?limit=3".to_owned()))
        );
        let whole = of("http://town.example/r/1/tilejson");
        assert_eq!(whole, Some((1, "http://town.example/tilejson".to_owned())));
        for other in [
            "/r/",
            "/r/1",
            "/r//x",
            "/r/01/x",
            "/r/-1/x",
            "/r/1a/x",
            "/collections",
            "/r/99999999999/x",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
