//! `/collections/{id}/items`: features as streamed GeoJSON, page by page, as a page for people or as a file; and one
//! feature alone.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use gocpont_encode::geojson::{Form, Head};
use gocpont_encode::pack::{Effort, gzip};
use gocpont_encode::query::{Scan, Search};
use gocpont_encode::{Selection, geojson};
use http::{HeaderName, HeaderValue, header};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{Asked, Format, index};
use crate::asking::{Asking, Given, MAX_LIMIT, system};
use crate::config::ServerError;
use crate::crs::Crs;
use crate::documents::in_language;
use crate::download::{self, Told};
use crate::html;
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::site::Site;
use crate::source::{Meant, Source};

/// The word of the Human Services Data Specification in `f`; only what a set has been published with is given in it.
pub const HSDS: &str = "hsds";

/// A set as it was published for other programs, in the asker's language; none where it was not.
fn published(site: &Site, id: &str, asked: &Asked) -> Result<Option<Response>, ApiError> {
    let wanted = asked.parameter("f") == Some(HSDS);
    let set = site.reference(id).filter(|_| wanted);
    let Some(hsds) = set.and_then(|set| set.hsds.as_ref()) else {
        return Ok(None);
    };
    asked.only(&["f", "lang"])?;
    let tag = reply::etag(&site.version, HSDS, asked);
    let text = || Body::from(in_language(hsds, asked.language).to_owned());
    Ok(Some(reply::tagged(asked, &tag, reply::JSON, text)))
}

/// The features of a collection.
pub async fn items(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    let site = app.site();
    if let Some(answer) = published(&site, &id, &asked)? {
        return Ok(answer);
    }
    let columns = site.columns(&id).ok_or_else(|| ApiError::not_found(&id))?;
    let mut asking = Asking::read(&asked, columns)?;
    let meant = Meant::by(&site, &id, asked.parameter("datetime"))?;
    let kind = kind(asking.given);
    let tag = reply::etag(&site.version, kind, &asked);
    if reply::known(&asked, &tag) {
        return Ok(reply::tagged(&asked, &tag, kind, Body::empty));
    }
    let source = Source::of(&site, &id, &meant).await?;
    let selection = counted(&site, (&asked, &meant), &source, &mut asking.search).await;
    if let Given::File(file) = asking.given {
        let told = Told::of(&site, &id, asked.language);
        let body = download::body(&app, file, (source, selection), told).await?;
        let mut response = reply::tagged(&asked, &tag, kind, || body);
        if let Some(name) = file.disposition(&id) {
            response
                .headers_mut()
                .insert(header::CONTENT_DISPOSITION, name);
        }
        return Ok(response);
    }
    let links = links(&asked, &id, &asking.search, (&source, &selection));
    let next = next_header(&links);
    let mut response = if asking.given == Given::Html {
        reply::page(&asked, &site.version, || {
            listing(&app, &asked, (&source, &selection), &links)
        })
    } else {
        let head = Head {
            time_stamp: moment(&site),
            links,
        };
        let crs = asking.crs;
        let few = asked.encodings.gzip && selection.returned() <= FEW;
        let mut response = if few && !asking.only_count {
            let packed = packed((&source, &selection), &head, &asking.form).await?;
            let mut response = reply::tagged(&asked, &tag, kind, || Body::from(packed));
            let encoding = HeaderValue::from_static("gzip");
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, encoding);
            response
        } else {
            let body = || answer(source, selection, &head, asking);
            reply::tagged(&asked, &tag, kind, body)
        };
        say_crs(&mut response, crs);
        response
    };
    if let Some(next) = next {
        response.headers_mut().insert(header::LINK, next);
    }
    Ok(response)
}

/// What says nothing of which features there are, only of which of them are given, and how.
const GIVEN_HOW: [&str; 10] = [
    "f",
    "lang",
    "crs",
    "limit",
    "offset",
    "after",
    "sortby",
    "properties",
    "skipGeometry",
    "resultType",
];

/// Looks for the features; those of all pages are counted once, so that a page far behind takes no longer than the first.
async fn counted(
    site: &Site,
    (asked, meant): (&Asked, &Meant<'_>),
    source: &Source,
    search: &mut Search,
) -> Selection {
    let Meant::Layer(collection, period) = meant else {
        return found(source, search).await;
    };
    let which = asked.query_without(&GIVEN_HOW).finish();
    let key = (*collection, *period, which.into_boxed_str());
    search.matched = site.counts.get(&key);
    let selection = found(source, search).await;
    if search.matched.is_none() {
        site.counts.insert(key, selection.matched());
    }
    selection
}

/// Looks for the features, slice by slice: whoever leaves is not looked for any more.
async fn found(source: &Source, search: &Search) -> Selection {
    let mut scan = source.with(|table| Scan::new(table, search));
    while !source.with(|table| scan.step(table, search, search.slice())) {
        tokio::task::yield_now().await;
    }
    source.with(|table| scan.finish(table, search))
}

fn answer(source: Source, selection: Selection, head: &Head, asking: Asking) -> Body {
    if asking.only_count {
        return Body::from(geojson::count(head, &selection));
    }
    stream_of(Arc::new(source), selection, (head, asking.form))
}

/// So many features are packed as a whole, which takes half as long as packing a stream, in a megabyte or so.
const FEW: usize = 2000;

/// The collection, packed by gzip; who leaves ends it.
async fn packed(
    (source, selection): (&Source, &Selection),
    head: &Head,
    form: &Form,
) -> Result<Vec<u8>, ServerError> {
    let mut all = geojson::open(head, selection);
    let mut nth = 0;
    while let Some((bytes, after)) =
        source.with(|table| geojson::chunk(table, selection, nth, form))
    {
        all.extend_from_slice(&bytes);
        nth = after;
        tokio::task::yield_now().await;
    }
    all.extend_from_slice(geojson::CLOSE);
    gzip(&all, Effort::Quick).map_err(ServerError::Io)
}

const fn kind(given: Given) -> &'static str {
    match given {
        Given::Json => reply::GEOJSON,
        Given::Html => reply::HTML,
        Given::File(file) => file.kind(),
    }
}

/// Says in which system the coordinates are (OGC 18-058r1, 6.2.3).
fn say_crs(response: &mut Response, crs: Crs) {
    if let Ok(said) = HeaderValue::from_str(&format!("<{}>", crs.uri())) {
        let name = HeaderName::from_static("content-crs");
        response.headers_mut().insert(name, said);
    }
}

/// When the data were published: the same for every answer, so that equal answers are equal to the last byte.
fn moment(site: &Site) -> Option<String> {
    let release = site.release.as_ref()?;
    Some(format!("{}T00:00:00Z", release.manifest().published))
}

/// The features of a page as rows.
fn listing(
    app: &App,
    asked: &Asked,
    (source, selection): (&Source, &Selection),
    links: &Value,
) -> String {
    let to = |rel: &str| {
        let link = links.as_array()?.iter().find(|link| link["rel"] == rel)?;
        link["href"].as_str().map(str::to_owned)
    };
    let query = match asked.parameter("datetime") {
        Some(date) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query
                .append_pair("datetime", date)
                .append_pair("f", "html")
                .finish()
        }
        None => "f=html".to_owned(),
    };
    source.with(|table| {
        let row = |at: usize| {
            let id = table.id(at).unwrap_or_default();
            let cells =
                (0..table.columns().len()).map(|column| table.value(at, column).to_string());
            (format!("{}/{id}?{query}", asked.path), cells.collect())
        };
        let listing = html::Listing {
            title: table.name(),
            heads: table.columns().iter().map(|column| column.name).collect(),
            rows: selection.iter().map(row).collect(),
            matched: selection.matched(),
            before: to("prev"),
            after: to("next"),
        };
        html::features(app.words(asked.language), asked, &listing)
    })
}

/// One feature.
pub async fn item(
    State(app): State<App>,
    Named((id, fid)): Named<(String, String)>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "datetime", "lang", "crs"])?;
    let format = match asked.parameter("f") {
        Some("geojson") => Format::Json,
        _ => asked.format()?,
    };
    let crs = system(&asked, "crs")?;
    let form = Form {
        placed: crs.placed(),
        ..Form::default()
    };
    let site = app.site();
    let source = Source::find(&site, &id, asked.parameter("datetime")).await?;
    let collection = format!("{}/collections/{id}", asked.base);
    let own = format!("{collection}/items/{fid}");
    let as_page = { asked.query_without(&["f"]) }
        .append_pair("f", "html")
        .finish();
    let as_page = with_query(&own, &as_page);
    let own = with_query(&own, &asked.query_without(&[]).finish());
    let links = json!([
        { "rel": "self", "type": reply::GEOJSON, "href": own },
        { "rel": "alternate", "type": "text/html", "href": as_page },
        { "rel": "collection", "type": reply::JSON, "href": collection },
    ]);
    let number = index(&fid);
    let found = source.with(|table| geojson::feature(table, table.find(number?)?, &links, &form));
    let found = found.ok_or_else(|| ApiError::not_found(&asked.path))?;
    if format == Format::Html {
        let value = serde_json::from_slice(&found).unwrap_or_default();
        return reply::document(&app, &asked, &site.version, ("api-item", value));
    }
    let tag = reply::etag(&site.version, reply::GEOJSON, &asked);
    let mut response = reply::tagged(&asked, &tag, reply::GEOJSON, || Body::from(found));
    say_crs(&mut response, crs);
    Ok(response)
}

/// The collection, made chunk by chunk as the reader takes it; a reader who leaves ends it.
fn stream_of(source: Arc<Source>, selection: Selection, (head, form): (&Head, Form)) -> Body {
    let open = Bytes::from(geojson::open(head, &selection));
    let state = ((source, selection, form), Some(0_usize), Some(open));
    let chunks = stream::unfold(state, |(of, nth, open)| async move {
        if let Some(open) = open {
            let rest = (of, nth, None);
            return Some((Ok::<_, Infallible>(open), rest));
        }
        // What was made so far is sent before more is made: hyper gathers as long as the body has something ready.
        tokio::task::yield_now().await;
        let (source, selection, form) = &of;
        let made = source.with(|table| geojson::chunk(table, selection, nth?, form));
        let (bytes, nth) = match (made, nth) {
            (Some((bytes, after)), _) => (bytes, Some(after)),
            (None, Some(_)) => (geojson::CLOSE.to_vec(), None),
            (None, None) => return None,
        };
        Some((Ok(Bytes::from(bytes)), (of, nth, None)))
    });
    // The packer asks once more after the end.
    Body::from_stream(chunks.fuse())
}

fn with_query(address: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{address}{mark}{query}")
}

/// Every parameter goes with every link.
fn links(
    asked: &Asked,
    id: &str,
    search: &Search,
    (source, selection): (&Source, &Selection),
) -> Value {
    let collection = format!("{}/collections/{id}", asked.base);
    let items = format!("{collection}/items");
    let with = |left_out: &[&str], pairs: &[(&str, String)]| {
        let mut parameters = asked.query_without(left_out);
        for (name, value) in pairs {
            parameters.append_pair(name, value);
        }
        with_query(&items, &parameters.finish())
    };
    let link =
        |rel: &str, kind: &str, href: String| json!({ "rel": rel, "type": kind, "href": href });
    let own = reply::GEOJSON;
    let other = with(&["f"], &[("f", "html".to_owned())]);
    let mut links = vec![
        link("self", own, with(&[], &[])),
        link("alternate", "text/html", other),
    ];
    let size = search.limit.unwrap_or(MAX_LIMIT);
    let last = selection
        .last()
        .and_then(|at| source.with(|table| table.id(at)));
    if let Some(last) = last.filter(|_| selection.more()) {
        // Behind the last feature of this page, however many come and go before it.
        let href = with(&["offset", "after"], &[("after", last.to_string())]);
        links.push(link("next", own, href));
    }
    if search.after.is_none() && search.offset > 0 {
        let before = search.offset.saturating_sub(size);
        let pairs = [("offset", before.to_string())];
        let pairs = if before > 0 { &pairs[..] } else { &[] };
        links.push(link("prev", own, with(&["offset"], pairs)));
    }
    links.push(link("collection", reply::JSON, collection.clone()));
    Value::Array(links)
}

/// The link to the next page as a header too, for those who read the body as it comes.
fn next_header(links: &Value) -> Option<HeaderValue> {
    let next = links
        .as_array()?
        .iter()
        .find(|link| link["rel"] == "next")?;
    let href = next["href"].as_str()?;
    let text = format!("<{href}>; rel=\"next\"; type=\"{}\"", reply::GEOJSON);
    HeaderValue::from_str(&text).ok()
}
