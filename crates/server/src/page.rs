//! The page and what belongs to it, embedded in the program.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use gocpont_words::{Language, Words};
use http::{HeaderValue, StatusCode, Uri, header};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::app::App;
use crate::asked::Asked;
use crate::first::{self, First, Front, Home};
use crate::framing::Framing;
use crate::packed::{Tile, packing};
use crate::problem::ApiError;
use crate::reply;
use crate::site::{Site, short_hash};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

/// The style of the interface's own pages.
const STYLE: &str = include_str!("api.css");

/// The page, with what it says first in the asker's language; none where the program was built without it.
pub async fn index(app: &App, asked: &Asked) -> Option<Response> {
    let mut response = fronted(app, asked, Front::Whole).await?;
    response.extensions_mut().insert(Framing::Page);
    Some(response)
}

/// `/embed`: the page for other sites; whatever they hang on the address means nothing to it.
pub async fn embed(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    let page = if app.policies.embeds() {
        fronted(&app, &asked, Front::Embedded).await
    } else {
        None
    };
    let mut response = page.ok_or_else(|| ApiError::not_found(&asked.path))?;
    response.extensions_mut().insert(Framing::Embed);
    Ok(response)
}

/// The page of a folder of files, in a language.
pub async fn of_files(app: &App, language: Language) -> Option<String> {
    let file = Dist::get("index.html")?;
    let site = app.site();
    let first = site.first().await.ok().flatten();
    let front = (Front::Whole, Home::Files);
    Some(told(&file, front, app.words(language), (&site, first)))
}

/// The page, packed; it changes with the release and the language, and is made once for each.
async fn fronted(app: &App, asked: &Asked, front: Front) -> Option<Response> {
    let file = Dist::get("index.html")?;
    let site = app.site();
    let language = asked.language.code();
    // Where the layer cannot be read now, the page is given without what it would say, and not as the same.
    let first = site.first().await;
    let whole = first.is_ok();
    let of = format!(
        "{} {} {language} {front:?} {whole}",
        hash(&file),
        site.version
    );
    let key = short_hash(of.as_bytes());
    let tag = format!("W/\"{key}\"");
    if reply::known(asked, &tag) {
        return Some(reply::tagged(asked, &tag, reply::HTML, Body::empty));
    }
    let packed = if let Some(packed) = site.pages.known(&key) {
        packed
    } else {
        let words = app.words(asked.language);
        let first = first.ok().flatten();
        let text = told(&file, (front, Home::Server), words, (&site, first));
        site.pages.packed(&key, text.as_bytes())?
    };
    Some(packed_answer(app, asked, (&tag, reply::HTML), &packed))
}

/// The page's frame with what it says first.
fn told(
    file: &EmbeddedFile,
    front: (Front, Home),
    words: &Words,
    site: (&Site, Option<&First>),
) -> String {
    let frame = String::from_utf8_lossy(&file.data);
    let messages = messages(words.language());
    first::page((&frame, messages.as_deref()), front, words, site)
}

/// The page's file of texts in a language, by its name (`web/vite.config.ts`).
fn messages(language: Language) -> Option<String> {
    let begins = format!("assets/page-{language}-");
    let mut names = Dist::iter().filter(|name| name.starts_with(&begins));
    names.next().map(Cow::into_owned)
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
    /// A file that was packed.
    fn known(&self, hash: &str) -> Option<Arc<Tile>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(hash).map(Arc::clone)
    }

    fn packed(&self, hash: &str, bytes: &[u8]) -> Option<Arc<Tile>> {
        if let Some(known) = self.known(hash) {
            return Some(known);
        }
        let packed = Arc::new(Tile::kept(bytes.to_vec()).ok()?);
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(hash.to_owned(), Arc::clone(&packed));
        Some(packed)
    }
}

fn hash(file: &EmbeddedFile) -> String {
    let bytes = file.metadata.sha256_hash();
    bytes[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn answer(app: &App, asked: &Asked, (name, file): (&str, EmbeddedFile)) -> Response {
    let hash = hash(&file);
    let tag = format!("W/\"{hash}\"");
    let is_text = kind(name).starts_with("text/") || kind(name) == reply::JSON;
    let packed = if is_text {
        app.files.packed(&hash, &file.data)
    } else {
        None
    };
    let mut response = if let Some(packed) = packed {
        packed_answer(app, asked, (&tag, kind(name)), &packed)
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

/// A packed file as the asker takes it.
fn packed_answer(
    app: &App,
    asked: &Asked,
    (tag, kind): (&str, &'static str),
    packed: &Arc<Tile>,
) -> Response {
    packing(app, packed, asked.encodings);
    let (bytes, encoding) = packed.packed_for(asked.encodings);
    let mut response = reply::tagged(asked, tag, kind, || Body::from(bytes.clone()));
    if let Some(encoding) = encoding.filter(|_| response.status() == StatusCode::OK) {
        let encoding = HeaderValue::from_static(encoding);
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, encoding);
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
