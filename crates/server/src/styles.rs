//! `/styles`: how layers are drawn, with the page's classes and colours, for `MapLibre`, QGIS (QML) and whoever reads SLD.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use gocpont_encode::style::{Style, View, mapbox, qml, sld};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::Asked;
use crate::documents::label_of;
use crate::layer_styles;
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::site::Site;

/// A style sheet of a map library.
const MAPBOX: &str = "application/vnd.mapbox.style+json";
/// What QGIS reads.
const QML: &str = "application/vnd.qgis.qml";
/// Styled Layer Descriptor 1.1.
const SLD: &str = "application/vnd.ogc.sld+xml;version=1.1";

/// The formats, by their words in `f`.
pub const FORMATS: [(&str, &str); 3] = [("mapbox", MAPBOX), ("qml", QML), ("sld", SLD)];

/// `/styles`
pub async fn styles(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let all: Vec<Value> = ids(&site)
        .into_iter()
        .map(|(id, collection)| entry(&site, &asked, &id, &collection))
        .collect();
    let here = format!("{}/styles", asked.base);
    let document = json!({
        "links": [{ "rel": "self", "type": reply::JSON, "href": here }],
        "styles": all,
    });
    reply::document(&app, &asked, &site.version, ("api-styles", document))
}

/// Every style and the collection it is of.
fn ids(site: &Site) -> Vec<(String, String)> {
    let Some(release) = &site.release else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for info in &release.manifest().collections {
        let views = release
            .indicator(&info.indicator)
            .map(|own| View::of(info, own));
        for view in views.unwrap_or_default() {
            all.push((format!("{}-{}", info.id, view.code()), info.id.clone()));
        }
    }
    all
}

fn entry(site: &Site, asked: &Asked, id: &str, collection: &str) -> Value {
    let title = label_of(site, collection, asked.language).map(|(title, _)| title);
    let here = format!("{}/styles/{id}", asked.base);
    let link = |(word, kind): (&str, &str)| json!({ "rel": "stylesheet", "type": kind, "href": format!("{here}?f={word}") });
    json!({
        "id": id,
        "title": title,
        "collection": collection,
        "links": FORMATS.map(link),
    })
}

/// `/styles/{id}`: one style, with the breaks of its layer at a date.
pub async fn style(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang", "datetime"])?;
    let site = app.site();
    let known = ids(&site).into_iter().find(|(known, _)| *known == id);
    let (_, collection) = known.ok_or_else(|| ApiError::not_found(&id))?;
    let format = asked.parameter("f").unwrap_or("mapbox");
    let kind = FORMATS.iter().find(|(word, _)| *word == format);
    let (_, kind) = kind.ok_or_else(|| ApiError::bad_parameter("f", format, "mapbox, qml, sld"))?;
    let tag = reply::etag(&site.version, kind, &asked);
    if reply::known(&asked, &tag) {
        return Ok(reply::tagged(&asked, &tag, kind, Body::empty));
    }
    let layer = site
        .layer_at(&collection, asked.parameter("datetime"))
        .await?;
    let layer = layer.ok_or_else(|| ApiError::not_found(&id))?;
    let all = layer_styles::of(&layer.view(), app.words(asked.language));
    let found = all.into_iter().find(|style| style.name() == id);
    let found = found.ok_or_else(|| ApiError::not_found(&id))?;
    Ok(reply::tagged(&asked, &tag, kind, || {
        Body::from(written(&asked, &found, format))
    }))
}

fn written(asked: &Asked, style: &Style, format: &str) -> String {
    match format {
        "qml" => qml::document(style),
        "sld" => sld::document(style),
        _ => {
            let mut tilejson = format!("{}/collections/{}/tilejson", asked.base, style.collection);
            let query = asked.query_without(&["f", "lang"]).finish();
            if !query.is_empty() {
                tilejson = format!("{tilejson}?{query}");
            }
            mapbox::document(style, &tilejson).to_string()
        }
    }
}
