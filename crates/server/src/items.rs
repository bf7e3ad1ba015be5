//! `/collections/{id}/items`: features as streamed GeoJSON, page by page, and one feature alone.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use gocpont_encode::{Query, Selection, geojson};
use http::{HeaderValue, header};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{self, Asked, Format, index};
use crate::html;
use crate::path::Named;
use crate::problem::ApiError;
use crate::reply;
use crate::site::Site;
use crate::source::{Meant, Source};

/// Features on a page, unless the asker wants another number.
pub const DEFAULT_LIMIT: usize = 10_000;
/// Most features on a page; whoever asks for more gets as many.
pub const MAX_LIMIT: usize = 10_000;

/// Features on a page for people, unless they want another number.
const HTML_LIMIT: usize = 50;

/// The features of a collection.
pub async fn items(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "bbox", "datetime", "limit", "offset", "lang"])?;
    let format = format(&asked)?;
    let query = query(&asked, format)?;
    let site = app.site();
    let meant = Meant::by(&site, &id, asked.parameter("datetime"))?;
    let kind = kind(format);
    let tag = reply::etag(&site.version, kind, &asked);
    if reply::known(&asked, &tag) {
        return Ok(reply::tagged(&asked, &tag, kind, Body::empty));
    }
    let source = Source::of(&site, &id, &meant).await?;
    let selection = source.with(|table| Selection::of(table, &query));
    let collection = format!("{}/collections/{id}", asked.base);
    let links = links(&asked, &collection, &query, &selection);
    let next = next_header(&links);
    let mut response = match format {
        Format::Html => reply::page(&asked, &site.version, || {
            listing(&app, &asked, (&source, &selection), &links)
        }),
        Format::Json => reply::tagged(&asked, &tag, kind, || {
            let head = geojson::Head {
                time_stamp: moment(&site),
                links,
            };
            stream_of(Arc::new(source), selection, &head)
        }),
    };
    if let Some(next) = next {
        response.headers_mut().insert(header::LINK, next);
    }
    Ok(response)
}

/// The format of features: `geojson` is `json`.
fn format(asked: &Asked) -> Result<Format, ApiError> {
    match asked.parameter("f") {
        Some("geojson") => Ok(Format::Json),
        _ => asked.format(),
    }
}

const fn kind(format: Format) -> &'static str {
    match format {
        Format::Json => reply::GEOJSON,
        Format::Html => reply::HTML,
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
    let query = asked.query_without(&["f", "bbox", "limit", "offset"]);
    let query = with_query("", &{ query }.append_pair("f", "html").finish());
    source.with(|table| {
        let row = |at: usize| {
            let id = table.id(at).unwrap_or_default();
            let cells =
                (0..table.columns().len()).map(|column| table.value(at, column).to_string());
            (format!("{}/{id}{query}", asked.path), cells.collect())
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
    asked.only(&["f", "datetime", "lang"])?;
    let format = format(&asked)?;
    let site = app.site();
    let source = Source::find(&site, &id, asked.parameter("datetime")).await?;
    let collection = format!("{}/collections/{id}", asked.base);
    let own = format!("{collection}/items/{fid}");
    let own = with_query(&own, &asked.query_without(&[]).finish());
    let links = json!([
        { "rel": "self", "type": reply::GEOJSON, "href": own },
        { "rel": "collection", "type": reply::JSON, "href": collection },
    ]);
    let number = index(&fid);
    let found = source.with(|table| geojson::feature(table, table.find(number?)?, &links));
    let found = found.ok_or_else(|| ApiError::not_found(&asked.path))?;
    if format == Format::Html {
        let value = serde_json::from_slice(&found).unwrap_or_default();
        return reply::document(&app, &asked, &site.version, ("api-item", value));
    }
    let tag = reply::etag(&site.version, reply::GEOJSON, &asked);
    Ok(reply::tagged(&asked, &tag, reply::GEOJSON, || {
        Body::from(found)
    }))
}

/// The collection, made chunk by chunk as the reader takes it; a reader who leaves ends it.
fn stream_of(source: Arc<Source>, selection: Selection, head: &geojson::Head) -> Body {
    let open = Bytes::from(geojson::open(head, &selection));
    let state = (source, selection, Some(0_usize), Some(open));
    let chunks = stream::unfold(state, |(source, selection, nth, open)| async move {
        if let Some(open) = open {
            let rest = (source, selection, nth, None);
            return Some((Ok::<_, Infallible>(open), rest));
        }
        // What was made so far is sent before more is made: hyper gathers as long as the body has something ready.
        tokio::task::yield_now().await;
        let made = source.with(|table| geojson::chunk(table, &selection, nth?));
        let (bytes, nth) = match (made, nth) {
            (Some((bytes, after)), _) => (bytes, Some(after)),
            (None, Some(_)) => (geojson::CLOSE.to_vec(), None),
            (None, None) => return None,
        };
        Some((Ok(Bytes::from(bytes)), (source, selection, nth, None)))
    });
    // The packer asks once more after the end.
    Body::from_stream(chunks.fuse())
}

/// Reads box, limit and offset.
fn query(asked: &Asked, format: Format) -> Result<Query, ApiError> {
    let whole = |name: &str, least: usize| match asked.parameter(name) {
        None => Ok(None),
        Some(text) => match asked::whole(text) {
            Some(number) if number >= least => Ok(Some(number)),
            _ => Err(ApiError::bad_parameter(
                name,
                text,
                &format!("{least}, {}, {} …", least + 1, least + 2),
            )),
        },
    };
    let limit = whole("limit", 1)?.unwrap_or(match format {
        Format::Json => DEFAULT_LIMIT,
        Format::Html => HTML_LIMIT,
    });
    Ok(Query {
        bbox: asked.parameter("bbox").map(bbox).transpose()?,
        offset: whole("offset", 0)?.unwrap_or(0),
        limit: Some(limit.min(MAX_LIMIT)),
    })
}

/// West, south, east, north; with heights, which nothing here has, six numbers.
fn bbox(text: &str) -> Result<[f64; 4], ApiError> {
    let refuse = || ApiError::bad_parameter("bbox", text, "west,south,east,north");
    let number = |text: &str| text.trim().parse().ok().filter(|n: &f64| n.is_finite());
    let numbers: Option<Vec<f64>> = text.split(',').map(number).collect();
    let numbers = numbers.ok_or_else(refuse)?;
    let found = match numbers[..] {
        [west, south, east, north] | [west, south, _, east, north, _] => [west, south, east, north],
        _ => return Err(refuse()),
    };
    let [west, south, east, north] = found;
    let within = |value: f64, most: f64| value.abs() <= most;
    let placed = within(west, 180.0) && within(east, 180.0);
    let fits = placed && within(south, 90.0) && within(north, 90.0) && south <= north;
    if fits { Ok(found) } else { Err(refuse()) }
}

fn with_query(address: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{address}{mark}{query}")
}

fn links(asked: &Asked, collection: &str, query: &Query, selection: &Selection) -> Value {
    let page = |offset: usize| {
        let mut parameters = asked.query_without(&["offset"]);
        if offset > 0 {
            parameters.append_pair("offset", &offset.to_string());
        }
        with_query(&format!("{collection}/items"), &parameters.finish())
    };
    let link =
        |rel: &str, offset| json!({ "rel": rel, "type": reply::GEOJSON, "href": page(offset) });
    let mut links = vec![link("self", query.offset)];
    let size = query.limit.unwrap_or(MAX_LIMIT);
    let other = |name: &str, kind: &str| {
        let mut parameters = asked.query_without(&["f"]);
        parameters.append_pair("f", name);
        let href = with_query(&format!("{collection}/items"), &parameters.finish());
        json!({ "rel": "alternate", "type": kind, "href": href })
    };
    links.push(other("html", "text/html"));
    let after = query.offset.saturating_add(size);
    if after < selection.matched() && selection.returned() > 0 {
        links.push(link("next", after));
    }
    if query.offset > 0 {
        links.push(link("prev", query.offset.saturating_sub(size)));
    }
    links.push(json!({ "rel": "collection", "type": reply::JSON, "href": collection }));
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

#[cfg(test)]
mod tests {
    use super::bbox;

    #[test]
    fn a_box_has_four_numbers_or_six_and_lies_on_earth() {
        assert_eq!(bbox("18,47,19,48").ok(), Some([18.0, 47.0, 19.0, 48.0]));
        assert_eq!(
            bbox("18,47,0,19,48,100").ok(),
            Some([18.0, 47.0, 19.0, 48.0])
        );
        assert_eq!(
            bbox("179,-10,-179,10").ok(),
            Some([179.0, -10.0, -179.0, 10.0])
        );
        for text in [
            "",
            "NaN,0,1,1",
            "0,0,NaN,1,1,1",
            "0,0,0,1,1,inf",
            "inf,0,1,1",
            "1,2,3",
            "1,2,3,4,5",
            "0,10,1,5",
            "0,0,181,1",
            "a,b,c,d",
        ] {
            assert!(bbox(text).is_err(), "{text}");
        }
    }
}
