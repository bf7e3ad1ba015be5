//! The whole map in one tile: a layer for each collection, as many as were asked for; where none is named, the blocks of
//! every indicator.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use gocpont_disclosure::release::Kind;
use gocpont_encode::{tile, tilejson as describe};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::Asked;
use crate::documents::label_of;
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::site::Site;
use crate::source::Meant;
use crate::tiles;

/// The route of the whole map's tiles.
pub const ROUTE: &str = "/tiles/WebMercatorQuad/{z}/{row}/{col}";

/// Most collections in one tile.
const MOST: usize = 64;

/// `/tiles/WebMercatorQuad/{z}/{row}/{col}`
pub async fn tile(
    State(app): State<App>,
    Named((z, row, col)): Named<(String, String, String)>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "datetime", "lang", "collections"])?;
    tiles::is_mvt(&asked)?;
    let place = tiles::place(&z, &row, &col).ok_or_else(|| ApiError::not_found(&asked.path))?;
    let site = app.site();
    let wanted = wanted(&site, &asked)?;
    let datetime = asked.parameter("datetime");
    let tag = reply::etag_of_bytes(&site.version, reply::MVT, &asked);
    if reply::known(&asked, &tag) {
        let nothing_new = reply::tagged(&asked, &tag, reply::MVT, Body::empty);
        return Ok(reply::alike(nothing_new));
    }
    let mut all = Vec::new();
    for id in &wanted {
        let meant = Meant::by(&site, id, datetime)?;
        if let Some(tile) = tiles::cached(&app, &site, (id, &meant), place).await? {
            all.extend_from_slice(tile.plain());
        }
    }
    let packed = tiles::packed(&app, all).await?;
    let of = (site, Some(Arc::new(packed)));
    Ok(tiles::answer(&asked, &tag, of, ROUTE))
}

/// The collections that a request names, or those that stand for the map.
fn wanted(site: &Site, asked: &Asked) -> Result<Vec<String>, ApiError> {
    let Some(named) = asked.parameter("collections") else {
        let layers = site.release.iter().flat_map(|r| &r.manifest().collections);
        let blocks = layers.filter(|info| info.kind == Kind::Blocks);
        return Ok(blocks.map(|info| info.id.clone()).take(MOST).collect());
    };
    let mut ids: Vec<String> = named.split(',').map(str::to_owned).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST {
        let expected = format!("≤ {MOST}");
        return Err(ApiError::bad_parameter("collections", named, &expected));
    }
    let known = |id: &String| site.reference(id).is_some() || site.collection(id).is_some();
    match ids.iter().find(|id| !known(id)) {
        Some(unknown) => Err(ApiError::bad_parameter(
            "collections",
            unknown,
            "/collections",
        )),
        None => Ok(ids),
    }
}

/// `/tiles`
pub async fn tilesets(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let set = described(&app, &site, &asked);
    let here = format!("{}/tiles", asked.base);
    let document = json!({
        "links": [{ "rel": "self", "type": reply::JSON, "href": here }],
        "tilesets": [set],
    });
    reply::document(&app, &asked, &site.version, ("api-tiles", document))
}

/// `/tiles/WebMercatorQuad`
pub async fn tileset(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let set = described(&app, &site, &asked);
    reply::document(&app, &asked, &site.version, ("api-tiles", set))
}

fn described(app: &App, site: &Site, asked: &Asked) -> Value {
    let label = app.words(asked.language).say("api-title");
    tiles::described(asked, (&label, bounds(site)), "", "/tilejson")
}

/// The box around everything that the release shows.
fn bounds(site: &Site) -> [f64; 4] {
    let release = site.release.as_ref().map(|release| release.manifest().bbox);
    let sets = site.references.iter().map(|set| set.bbox);
    release
        .or_else(|| sets.into_iter().next())
        .unwrap_or([-180.0, -85.0, 180.0, 85.0])
}

/// `/tilejson`
pub async fn tilejson(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "datetime", "lang", "collections"])?;
    let site = app.site();
    let wanted = wanted(&site, &asked)?;
    let mut layers = Vec::new();
    for id in &wanted {
        Meant::by(&site, id, asked.parameter("datetime"))?;
        let label = label_of(&site, id, asked.language).map(|(label, _)| label);
        let columns = site.columns(id).unwrap_or_default();
        let label = label.unwrap_or_default();
        layers.push(describe::vector_layer(
            (id, columns),
            &label,
            site.first_zoom(id)..=tile::MAX_ZOOM,
        ));
    }
    let mut url = format!("{}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}", asked.base);
    let query = asked.query_without(&["f", "lang"]).finish();
    if !query.is_empty() {
        url = format!("{url}?{query}");
    }
    let label = app.words(asked.language).say("api-title");
    let document = describe::of_layers(&layers, &label, bounds(&site), &url);
    reply::document(&app, &asked, &site.version, ("api-tiles", document))
}
