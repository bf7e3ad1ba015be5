//! The page and what belongs to it, embedded in the program.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderValue, StatusCode, Uri, header};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::app::App;
use crate::asked::Asked;
use crate::framing::Framing;
use crate::packed::{Tile, packing};
use crate::problem::ApiError;
use crate::reply;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

/// The style of the interface's own pages.
const STYLE: &str = include_str!("api.css");

/// The page; none where the program was built without it.
pub fn index(app: &App, asked: &Asked) -> Option<Response> {
    let file = Dist::get("index.html")?;
    let mut response = answer(app, asked, ("index.html", file));
    response.extensions_mut().insert(Framing::Page);
    Some(response)
}

/// What the page knows by that it is the map for other sites.
const EMBEDDED: &str = "<html data-embed ";

/// `/embed`: the page for other sites; whatever they hang on the address means nothing to it.
pub async fn embed(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    let file = Dist::get("index.html").filter(|_| app.policies.embeds());
    let mut file = file.ok_or_else(|| ApiError::not_found(&asked.path))?;
    let text = String::from_utf8_lossy(&file.data);
    file.data = text.replacen("<html ", EMBEDDED, 1).into_bytes().into();
    let mut response = answer(&app, &asked, ("embed.html", file));
    response.extensions_mut().insert(Framing::Embed);
    Ok(response)
}

/// Every file of the page, by its path.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut names: Vec<_> = Dist::iter().collect();
    names.sort_unstable();
    names
        .into_iter()
        .filter_map(|name| Some((name.to_string(), Dist::get(&name)?.data.into_owned())))
        .collect()
}

/// A file of the page.
pub async fn file(State(app): State<App>, uri: Uri, asked: Asked) -> Result<Response, ApiError> {
    let name = uri.path().trim_start_matches('/');
    if name == "api.css" {
        let tag = reply::etag(env!("CARGO_PKG_VERSION"), "css", &asked);
        return Ok(reply::tagged(
            &asked,
            &tag,
            "text/css; charset=utf-8",
            || Body::from(STYLE),
        ));
    }
    let found = Dist::get(name).filter(|_| name != "index.html");
    let found = found.ok_or_else(|| ApiError::not_found(uri.path()))?;
    Ok(answer(&app, &asked, (name, found)))
}

/// Files of the page that were asked for, packed; a program has few of them.
#[derive(Default)]
pub struct Files(Mutex<HashMap<String, Arc<Tile>>>);

impl Files {
    fn packed(&self, hash: &str, bytes: &[u8]) -> Option<Arc<Tile>> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = files.get(hash) {
            return Some(Arc::clone(known));
        }
        let packed = Arc::new(Tile::kept(bytes.to_vec()).ok()?);
        files.insert(hash.to_owned(), Arc::clone(&packed));
        Some(packed)
    }
}

fn answer(app: &App, asked: &Asked, (name, file): (&str, EmbeddedFile)) -> Response {
    let hash: String = file.metadata.sha256_hash()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // The two pages are made from one file.
    let hash = format!("{hash}{}", if name == "embed.html" { "-embed" } else { "" });
    let tag = format!("W/\"{hash}\"");
    let is_text = kind(name).starts_with("text/") || kind(name) == reply::JSON;
    let packed = if is_text {
        app.files.packed(&hash, &file.data)
    } else {
        None
    };
    let mut response = if let Some(packed) = packed {
        packing(app, &packed, asked.encodings);
        let (bytes, encoding) = packed.packed_for(asked.encodings);
        let mut response = reply::tagged(asked, &tag, kind(name), || Body::from(bytes.clone()));
        if let Some(encoding) = encoding.filter(|_| response.status() == StatusCode::OK) {
            let encoding = HeaderValue::from_static(encoding);
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, encoding);
        }
        response
    } else {
        reply::tagged(asked, &tag, kind(name), || {
            Body::from(match file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => bytes.into(),
            })
        })
    };
    if name.starts_with("assets/") {
        // Its name changes with its content.
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, forever);
    }
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => reply::HTML,
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => reply::JSON,
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
