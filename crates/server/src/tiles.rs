//! Vector tiles of each collection, their `TileJSON`, and the tile matrix set that they follow.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use gocpont_encode::{TileId, mvt, tile, tilejson as describe};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{Asked, index};
use crate::config::ServerError;
use crate::documents::label_of;
use crate::packed::Tile;
use crate::path::Named;
use crate::problem::ApiError;
use crate::ready::Again;
use crate::reply;
use crate::site::Site;
use crate::source::{Meant, Source};

/// The definition of the set.
const WEB_MERCATOR_QUAD: &str = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
const WEB_MERCATOR: &str = "http://www.opengis.net/def/crs/EPSG/0/3857";
/// Half of the world's circumference on the sphere of EPSG:3857, in metres.
const HALF_WORLD_M: f64 = 20_037_508.342_789_244;
/// A pixel of the standard, in metres.
const PIXEL_M: f64 = 0.000_28;

/// The route of a collection's tiles.
pub const ROUTE: &str = "/collections/{id}/tiles/WebMercatorQuad/{z}/{row}/{col}";

/// One tile.
pub async fn tile(
    State(app): State<App>,
    Named((id, z, row, col)): Named<(String, String, String, String)>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "datetime", "lang"])?;
    is_mvt(&asked)?;
    let place = place(&z, &row, &col).ok_or_else(|| ApiError::not_found(&asked.path))?;
    let site = app.site();
    let meant = Meant::by(&site, &id, asked.parameter("datetime"))?;
    let tag = reply::etag_of_bytes(&site.version, reply::MVT, &asked);
    if reply::known(&asked, &tag) {
        let nothing_new = reply::tagged(&asked, &tag, reply::MVT, Body::empty);
        return Ok(reply::alike(nothing_new));
    }
    let tile = cached(&app, &site, (&id, &meant), place).await?;
    Ok(answer(&asked, &tag, (site, tile), ROUTE))
}

/// Tiles come in one format.
pub fn is_mvt(asked: &Asked) -> Result<(), ApiError> {
    match asked.parameter("f").filter(|f| !["mvt", "pbf"].contains(f)) {
        Some(other) => Err(ApiError::bad_parameter("f", other, "mvt")),
        None => Ok(()),
    }
}

/// A tile of a collection, made where it was not yet; none where no period is meant.
pub async fn cached(
    app: &App,
    site: &Site,
    (id, meant): (&str, &Meant<'_>),
    place: TileId,
) -> Result<Option<Arc<Tile>>, ServerError> {
    // Nothing that a stranger may write as he likes is part of a key.
    let key = match meant {
        Meant::Layer(_, period) => (id.to_owned(), Some(*period), place),
        Meant::Reference(_) => (id.to_owned(), None, place),
        Meant::Empty => return Ok(None),
    };
    let make = async { encoded(app, Source::of(site, id, meant).await?, place).await };
    Ok(Some(site.tiles.get_or_insert_async(&key, make).await?))
}

/// The answer that a tile is; one without anything in it says so.
pub fn answer(
    asked: &Asked,
    tag: &str,
    (site, tile): (Arc<Site>, Option<Arc<Tile>>),
    route: &'static str,
) -> Response {
    let Some(tile) = tile.filter(|tile| !tile.plain().is_empty()) else {
        let nothing = StatusCode::NO_CONTENT.into_response();
        return reply::alike(reply::with_tag(nothing, tag));
    };
    let (bytes, encoding) = tile.packed_for(asked.encodings);
    let body = || Body::from(bytes.clone());
    let mut response = reply::alike(reply::tagged(asked, tag, reply::MVT, body));
    if let Some(encoding) = encoding {
        let encoding = HeaderValue::from_static(encoding);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    response
        .extensions_mut()
        .insert(Again { site, tile, route });
    response
}

/// Packs bytes off the threads that answer.
pub async fn packed(app: &App, plain: Vec<u8>) -> Result<Tile, ServerError> {
    let encoder = Arc::clone(&app.encoders).acquire_owned().await;
    let made = tokio::task::spawn_blocking(move || {
        let tile = Tile::new(plain).map_err(ServerError::Io);
        drop(encoder);
        tile
    });
    made.await
        .map_err(|error| ServerError::Task(error.to_string()))?
}

/// The tile at this zoom, row and column, where they are written as we write them.
pub fn place(zoom: &str, row: &str, col: &str) -> Option<TileId> {
    let (zoom, row, col) = (index(zoom)?, index(row)?, index(col)?);
    let (row, col) = (u32::try_from(row).ok()?, u32::try_from(col).ok()?);
    TileId::new(u8::try_from(zoom).ok()?, col, row).ok()
}

/// Encodes off the threads that answer, until nobody waits any more.
async fn encoded(app: &App, source: Source, place: TileId) -> Result<Arc<Tile>, ServerError> {
    // The next tile is begun once both have let go: this one is made, and whoever asked for it is about to be answered. On
    // one processor the answer would else wait for the next tile.
    let encoder = Arc::new(Arc::clone(&app.encoders).acquire_owned().await);
    let (maker, waiting) = (Arc::clone(&encoder), Arc::new(()));
    let waited_for = Arc::downgrade(&waiting);
    let made = tokio::task::spawn_blocking(move || {
        let wanted = || waited_for.strong_count() > 0;
        let plain = source.at_zoom(place.z(), |table| mvt::tile_while(table, place, &wanted));
        let tile = Tile::new(plain.unwrap_or_default()).map_err(ServerError::Io);
        drop(maker);
        tile
    });
    let made = made.await;
    drop((encoder, waiting));
    let made = made.map_err(|error| ServerError::Task(error.to_string()))??;
    Ok(Arc::new(made))
}

/// Which tile sets a collection has.
pub async fn tilesets(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let set = of_collection(&site, &asked, &id)?;
    let here = format!("{}/collections/{id}/tiles", asked.base);
    let document = json!({
        "links": [{ "rel": "self", "type": reply::JSON, "href": here }],
        "tilesets": [set],
    });
    reply::document(&app, &asked, &site.version, ("api-tiles", document))
}

/// One tile set.
pub async fn tileset(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let set = of_collection(&site, &asked, &id)?;
    reply::document(&app, &asked, &site.version, ("api-tiles", set))
}

fn of_collection(site: &Site, asked: &Asked, id: &str) -> Result<Value, ApiError> {
    let (label, bbox) =
        label_of(site, id, asked.language).ok_or_else(|| ApiError::not_found(id))?;
    let prefix = format!("/collections/{id}");
    let tilejson = format!("{prefix}/tilejson");
    let mut set = described(asked, (&label, bbox), &prefix, &tilejson);
    set["tileMatrixSetLimits"] = limits(bbox, site.first_zoom(id)).into();
    Ok(set)
}

/// A tile set by its name and the box around it, its own path up to `/tiles`, and that of its `TileJSON`.
pub fn described(
    asked: &Asked,
    (label, bbox): (&str, [f64; 4]),
    prefix: &str,
    tilejson: &str,
) -> Value {
    let base = &asked.base;
    let set = format!("{base}{prefix}/tiles/WebMercatorQuad");
    json!({
        "title": label,
        "dataType": "vector",
        "crs": WEB_MERCATOR,
        "tileMatrixSetURI": WEB_MERCATOR_QUAD,
        "tileMatrixSetId": "WebMercatorQuad",
        "boundingBox": {
            "lowerLeft": [bbox[0], bbox[1]],
            "upperRight": [bbox[2], bbox[3]],
            "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        },
        "tileMatrixSetLimits": limits(bbox, 0),
        "links": [
            { "rel": "self", "type": reply::JSON, "href": set },
            { "rel": "item", "type": reply::MVT, "templated": true, "href": format!("{set}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "type": reply::JSON, "href": format!("{base}/tileMatrixSets/WebMercatorQuad") },
            { "rel": "describedby", "type": reply::JSON, "href": format!("{base}{tilejson}") },
        ],
    })
}

/// The tiles of each zoom that can have something in them.
fn limits([west, south, east, north]: [f64; 4], first: u8) -> Vec<Value> {
    let at = |zoom: u8| {
        let first = TileId::of(zoom, west, north).ok()?;
        let last = TileId::of(zoom, east, south).ok()?;
        Some(json!({
            "tileMatrix": zoom.to_string(),
            "minTileRow": first.y(),
            "maxTileRow": last.y(),
            "minTileCol": first.x(),
            "maxTileCol": last.x(),
        }))
    };
    (first..=tile::MAX_ZOOM).filter_map(at).collect()
}

/// `TileJSON` 3.
pub async fn tilejson(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "datetime", "lang"])?;
    let site = app.site();
    let (label, bbox) =
        label_of(&site, &id, asked.language).ok_or_else(|| ApiError::not_found(&id))?;
    let datetime = asked.parameter("datetime");
    Meant::by(&site, &id, datetime)?;
    let columns = site.columns(&id).unwrap_or_default();
    let mut url = format!(
        "{}/collections/{id}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}",
        asked.base
    );
    if datetime.is_some() {
        let query = asked.query_without(&["f", "lang"]).finish();
        url = format!("{url}?{query}");
    }
    let zooms = site.first_zoom(&id)..=tile::MAX_ZOOM;
    let layer = describe::vector_layer((&id, columns), &label, zooms.clone());
    let mut document = describe::of_layers(&[layer], &label, bbox, &url);
    document["minzoom"] = (*zooms.start()).into();
    reply::document(&app, &asked, &site.version, ("api-tiles", document))
}

/// The tile matrix sets that there are.
pub async fn matrix_sets(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let href = format!("{}/tileMatrixSets/WebMercatorQuad", asked.base);
    let document = json!({ "tileMatrixSets": [{
            "id": "WebMercatorQuad",
            "title": "WebMercatorQuad",
            "uri": WEB_MERCATOR_QUAD,
            "crs": WEB_MERCATOR,
            "links": [{ "rel": "self", "type": reply::JSON, "href": href }],
        }] });
    let title = ("api-matrix-sets", document);
    reply::document(&app, &asked, &app.site().version, title)
}

/// The tile matrix set, as OGC 17-083r4 defines it.
pub async fn matrix_set(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let matrix = |zoom: u8| {
        let tiles = f64::from(1_u32 << zoom);
        let cell_size = 2.0 * HALF_WORLD_M / (256.0 * tiles);
        json!({
            "id": zoom.to_string(),
            "scaleDenominator": cell_size / PIXEL_M,
            "cellSize": cell_size,
            "cornerOfOrigin": "topLeft",
            "pointOfOrigin": [-HALF_WORLD_M, HALF_WORLD_M],
            "tileWidth": 256,
            "tileHeight": 256,
            "matrixWidth": 1_u32 << zoom,
            "matrixHeight": 1_u32 << zoom,
        })
    };
    let document = json!({
        "id": "WebMercatorQuad",
        "title": "WebMercatorQuad",
        "uri": WEB_MERCATOR_QUAD,
        "crs": WEB_MERCATOR,
        "orderedAxes": ["X", "Y"],
        "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        "tileMatrices": (0..=tile::MAX_ZOOM).map(matrix).collect::<Vec<_>>(),
    });
    let title = ("api-matrix-sets", document);
    reply::document(&app, &asked, &app.site().version, title)
}
