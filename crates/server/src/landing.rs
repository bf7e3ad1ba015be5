//! `/`: the map for a browser, the landing page of the interface for everybody else.

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{Asked, Format};
use crate::documents::{in_language, say_terms};
use crate::problem::ApiError;
use crate::site::Site;
use crate::{html, page, reply};

/// The map where HTML is preferred and no format is named; else the landing page.
pub async fn landing(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    if asked.parameter("f").is_none()
        && asked.prefers_html()
        && let Some(page) = page::index(&app, &asked).await
    {
        // Whatever others hang on a link to the map means nothing to it.
        return Ok(page);
    }
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let words = app.words(asked.language);
    let place = place(&site, &asked);
    let welcome = words.say_with("api-welcome", &[("place", place.into())]);
    Ok(match asked.format()? {
        Format::Json => reply::json(&asked, &site.version, reply::JSON, || {
            let mut document = document(&asked, &words.say("api-title"), &welcome);
            say_terms(&site, &mut document);
            document
        }),
        Format::Html => reply::page(&asked, &site.version, || {
            html::landing(words, &asked, &welcome, site.release.as_deref())
        }),
    })
}

fn place(site: &Site, asked: &Asked) -> String {
    let release = site.release.as_ref();
    let place = release.map(|release| in_language(&release.manifest().place, asked.language));
    place.unwrap_or("–").to_owned()
}

fn document(asked: &Asked, title: &str, description: &str) -> Value {
    let base = &asked.base;
    json!({
        "title": title,
        "description": description,
        "links": [
            { "rel": "self", "type": reply::JSON, "href": format!("{base}/?f=json") },
            { "rel": "alternate", "type": "text/html", "href": format!("{base}/?f=html") },
            { "rel": "service-desc", "type": reply::OPENAPI, "href": format!("{base}/api") },
            { "rel": "service-doc", "type": "text/html", "href": format!("{base}/?f=html") },
            { "rel": "conformance", "type": reply::JSON, "href": format!("{base}/conformance") },
            { "rel": "data", "type": reply::JSON, "href": format!("{base}/collections") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/data", "type": reply::JSON, "href": format!("{base}/collections") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/conformance", "type": reply::JSON, "href": format!("{base}/conformance") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/styles", "type": reply::JSON, "href": format!("{base}/styles") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "type": reply::JSON, "href": format!("{base}/tiles") },
            { "rel": "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "type": reply::JSON, "href": format!("{base}/tileMatrixSets") },
        ],
    })
}
