//! `/basemap`: what an operator has put under the map, and the tiles of a file of theirs.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use gocpont_encode::TileId;
use gocpont_encode::archive::reading::{ArchiveFault, Found};
use http::{HeaderValue, StatusCode, header};

use crate::app::App;
use crate::asked::Asked;
use crate::config::ServerError;
use crate::ground::Opened;
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::tiles;

/// The route of the tiles: column before row, as maps of images have it.
pub const ROUTE: &str = "/basemap/{z}/{x}/{y}";

/// A day: the file changes when the server is started anew.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// `/basemap`
pub async fn described(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let ground = app.ground.as_deref();
    let ground = ground.ok_or_else(|| ApiError::not_found(&asked.path))?;
    let value = ground.told(&asked.base);
    reply::document(&app, &asked, &ground.version(), ("api-tiles", value))
}

/// `/basemap/{z}/{x}/{y}`
pub async fn tile(
    State(app): State<App>,
    Named((z, x, y)): Named<(String, String, String)>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["lang"])?;
    let nowhere = || ApiError::not_found(&asked.path);
    let ground = app.ground.as_ref().ok_or_else(nowhere)?;
    let Opened::File { tiles, version, .. } = ground.as_ref() else {
        return Err(nowhere());
    };
    let place = tiles::place(&z, &y, &x).ok_or_else(nowhere)?;
    let kind = tiles.described().form.media_type();
    let tag = reply::etag_of_bytes(version, kind, &asked);
    if reply::known(&asked, &tag) {
        return Ok(kept(reply::tagged(&asked, &tag, kind, Body::empty)));
    }
    let Some(found) = read(ground, place, asked.encodings.gzip).await? else {
        let nothing = StatusCode::NO_CONTENT.into_response();
        return Ok(kept(reply::with_tag(nothing, &tag)));
    };
    let mut response = reply::tagged(&asked, &tag, kind, || Body::from(found.bytes));
    if found.gzip {
        let gzip = HeaderValue::from_static("gzip");
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_ENCODING, gzip);
    }
    Ok(kept(response))
}

fn kept(response: Response) -> Response {
    let mut response = reply::alike(response);
    response.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    response
}

/// Reads a tile off the threads that answer, and unpacks it for those who do not take it packed.
async fn read(
    ground: &Arc<Opened>,
    place: TileId,
    gzip: bool,
) -> Result<Option<Found>, ServerError> {
    let ground = Arc::clone(ground);
    let read = tokio::task::spawn_blocking(move || {
        let Opened::File { tiles, .. } = ground.as_ref() else {
            return Ok(None);
        };
        let found = tiles.tile(place)?;
        let plain = |found: Found| -> Result<Found, ArchiveFault> {
            if gzip || !found.gzip {
                return Ok(found);
            }
            let bytes = found.plain()?;
            Ok(Found { bytes, gzip: false })
        };
        found.map(plain).transpose()
    });
    let read = read
        .await
        .map_err(|error| ServerError::Task(error.to_string()))?;
    read.map_err(ServerError::Tile)
}
