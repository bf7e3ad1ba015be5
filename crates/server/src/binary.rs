//! `/collections/{id}/packed`: a whole collection as one compact file for a map (`encode/src/packed.rs`), kept packed as
//! tiles are.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use gocpont_encode::packed::{self, MEDIA_TYPE};
use gocpont_encode::query::{Queryables, Shown};
use http::{HeaderValue, header};

use crate::app::App;
use crate::asked::Asked;
use crate::asking::shown;
use crate::config::ServerError;
use crate::packed::{Tile, packing};
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::site::Site;
use crate::source::{Meant, Source};

/// The route.
pub const ROUTE: &str = "/collections/{id}/packed";
/// What may be asked.
pub const PARAMETERS: [&str; 4] = ["lang", "datetime", "properties", "skipGeometry"];

/// What is kept: of a collection in a period, which columns, and whether geometry.
pub type Key = (String, Option<usize>, Shown);

/// `/collections/{id}/packed`
pub async fn collection(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    let site = app.site();
    let columns = site.columns(&id).ok_or_else(|| ApiError::not_found(&id))?;
    asked.only(&PARAMETERS)?;
    let shown = shown(&asked, &Queryables::of_columns(columns))?;
    let meant = Meant::by(&site, &id, asked.parameter("datetime"))?;
    let tag = reply::etag_of_bytes(&site.version, MEDIA_TYPE, &asked);
    if reply::known(&asked, &tag) {
        let nothing_new = reply::tagged(&asked, &tag, MEDIA_TYPE, Body::empty);
        return Ok(reply::alike(nothing_new));
    }
    let file = kept(&app, &site, (&id, &meant), shown).await?;
    packing(&app, &file, asked.encodings);
    let (bytes, encoding) = file.packed_for(asked.encodings);
    let body = || Body::from(bytes.clone());
    let mut response = reply::alike(reply::tagged(&asked, &tag, MEDIA_TYPE, body));
    if let Some(encoding) = encoding {
        let encoding = HeaderValue::from_static(encoding);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    Ok(response)
}

/// The file, made where it was not yet.
async fn kept(
    app: &App,
    site: &Site,
    (id, meant): (&str, &Meant<'_>),
    shown: Shown,
) -> Result<Arc<Tile>, ServerError> {
    let period = match meant {
        Meant::Layer(_, period) => Some(*period),
        Meant::Reference(_) => None,
        Meant::Empty => return made(app, Source::Empty(id.to_owned()), None, shown).await,
    };
    let make = async {
        let source = Source::of(site, id, meant).await?;
        let name = site.collection(id).zip(period);
        let name = name.and_then(|((_, info), nth)| info.periods.get(nth));
        let name = name.map(|info| info.period.clone());
        made(app, source, name, shown).await
    };
    let key = (id.to_owned(), period, shown);
    site.files.get_or_insert_async(&key, make).await
}

/// Encodes off the threads that answer, until nobody waits any more.
async fn made(
    app: &App,
    source: Source,
    period: Option<String>,
    shown: Shown,
) -> Result<Arc<Tile>, ServerError> {
    let encoder = Arc::clone(&app.encoders).acquire_owned().await;
    let waiting = Arc::new(());
    let waited_for = Arc::downgrade(&waiting);
    let made = tokio::task::spawn_blocking(move || {
        let wanted = || waited_for.strong_count() > 0;
        let period = period.as_deref();
        let plain = source.with(|table| packed::encode_while(table, period, &shown, &wanted));
        let file = Tile::kept(plain.unwrap_or_default()).map_err(ServerError::Io);
        drop(encoder);
        file
    });
    let made = made.await;
    drop(waiting);
    let made = made.map_err(|error| ServerError::Task(error.to_string()))??;
    Ok(Arc::new(made))
}
