//! `/collections/{id}/items`: features as streamed GeoJSON, page by page, and one feature alone.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use gocpont_encode::geojson::{Form, Head};
use gocpont_encode::{Query, Selection, geojson};
use http::{HeaderName, HeaderValue, header};
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{self, Asked, Format, index};
use crate::crs::{self, Crs};
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
    asked.only(&PARAMETERS)?;
    let format = format(&asked)?;
    let crs = crs(&asked, "crs")?;
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
            let head = Head {
                time_stamp: moment(&site),
                links,
            };
            let form = Form {
                placed: crs.placed(),
                ..Form::default()
            };
            stream_of(Arc::new(source), selection, (&head, form))
        }),
    };
    say_crs(&mut response, crs);
    if let Some(next) = next {
        response.headers_mut().insert(header::LINK, next);
    }
    Ok(response)
}

/// What may be asked of features.
pub const PARAMETERS: [&str; 8] = [
    "f", "lang", "bbox", "bbox-crs", "crs", "datetime", "limit", "offset",
];

/// The system that a parameter names; longitude and latitude where it does not.
fn crs(asked: &Asked, name: &str) -> Result<Crs, ApiError> {
    let Some(text) = asked.parameter(name) else {
        return Ok(Crs::Crs84);
    };
    let known = || crs::ALL.map(Crs::uri).join(", ");
    Crs::read(text).ok_or_else(|| ApiError::bad_parameter(name, text, &known()))
}

/// Says in which system the coordinates are (OGC 18-058r1, 6.2.3).
fn say_crs(response: &mut Response, crs: Crs) {
    if let Ok(said) = HeaderValue::from_str(&format!("<{}>", crs.uri())) {
        let name = HeaderName::from_static("content-crs");
        response.headers_mut().insert(name, said);
    }
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
    asked.only(&["f", "datetime", "lang", "crs"])?;
    let format = format(&asked)?;
    let crs = crs(&asked, "crs")?;
    let form = Form {
        placed: crs.placed(),
        ..Form::default()
    };
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
        bbox: match asked.parameter("bbox") {
            Some(text) => Some(bbox(text, crs(asked, "bbox-crs")?)?),
            None => None,
        },
        offset: whole("offset", 0)?.unwrap_or(0),
        limit: Some(limit.min(MAX_LIMIT)),
    })
}

/// The lower corner, then the upper; with heights, which nothing here has, six numbers. In degrees, where it was not.
fn bbox(text: &str, crs: Crs) -> Result<[f64; 4], ApiError> {
    let refuse = || ApiError::bad_parameter("bbox", text, "west,south,east,north");
    let number = |text: &str| text.trim().parse().ok().filter(|n: &f64| n.is_finite());
    let numbers: Option<Vec<f64>> = text.split(',').map(number).collect();
    let numbers = numbers.ok_or_else(refuse)?;
    let found = match numbers[..] {
        [a, b, c, d] | [a, b, _, c, d, _] => [a, b, c, d],
        _ => return Err(refuse()),
    };
    if matches!(crs, Crs::Epsg(_)) {
        // Corners that were turned from another system may have changed sides.
        let [a, b, c, d] = found;
        let ordered = [a.min(c), b.min(d), a.max(c), b.max(d)];
        return Ok(crs.degrees_around(ordered).unwrap_or(NOWHERE));
    }
    let found = crs.degrees_around(found).ok_or_else(refuse)?;
    let [west, south, east, north] = found;
    let within = |value: f64, most: f64| value.abs() <= most;
    let placed = within(west, 180.0) && within(east, 180.0);
    let fits = placed && within(south, 90.0) && within(north, 90.0) && south <= north;
    if fits { Ok(found) } else { Err(refuse()) }
}

/// A box that nothing touches: where a system has no such place, there is nothing of ours.
const NOWHERE: [f64; 4] = [400.0, 400.0, 401.0, 401.0];

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
    use super::*;

    #[test]
    fn a_box_has_four_numbers_or_six_and_lies_on_earth() {
        let bbox = |text| bbox(text, Crs::Crs84);
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

    #[test]
    fn a_box_may_be_of_another_system() {
        let latitude_first = bbox("47,18,48,19", Crs::LatLon).ok();
        assert_eq!(latitude_first, Some([18.0, 47.0, 19.0, 48.0]));
        let [west, south, east, north] =
            bbox("600000,260000,590000,250000", Crs::Epsg(23700)).unwrap();
        assert!(west < 18.3 && 18.2 < east && south < 47.7 && 47.6 < north);
        let [west, _, east, _] = bbox("1e30,1e30,2e30,2e30", Crs::Epsg(5514)).unwrap();
        assert!(!(west < 18.3 && 18.3 < east));
    }
}
