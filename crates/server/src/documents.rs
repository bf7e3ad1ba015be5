//! What the interface says of itself in JSON and HTML: conformance, collections, health.

use axum::extract::State;
use axum::response::Response;
use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::{CollectionInfo, IndicatorInfo, Release, Text, Theme};
use gocpont_encode::packed::MEDIA_TYPE;
use gocpont_words::Language;
use serde_json::{Value, json};

use crate::app::App;
use crate::asked::{Asked, Format};
use crate::crs::{self, CRS84, Crs};
use crate::download::Download;
use crate::ground::Opened;
use crate::html;
use crate::items::HSDS;
use crate::path::Named;
use crate::problem::ApiError;
use crate::queryables::SCHEMA;
use crate::reply;
use crate::site::Site;

/// The calendar of dates.
const GREGORIAN: &str = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

/// The classes of the standards that are kept.
pub const CONFORMANCE: &[&str] = &[
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    // What older releases of QGIS look for.
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
];

/// A text in one language.
pub fn in_language(text: &Text, language: Language) -> &str {
    match language {
        Language::Hu => &text.hu,
        Language::Cs => &text.cs,
        Language::En => &text.en,
    }
}

fn all(text: &Text) -> Value {
    json!({ "hu": text.hu, "cs": text.cs, "en": text.en })
}

/// `/conformance`
pub async fn conformance(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    Ok(match asked.format()? {
        Format::Json => reply::json(
            &asked,
            &site.version,
            reply::JSON,
            || json!({ "conformsTo": CONFORMANCE }),
        ),
        Format::Html => reply::page(&asked, &site.version, || {
            html::conformance(app.words(asked.language), &asked, CONFORMANCE)
        }),
    })
}

/// `/health`: that the server answers. Nothing in it comes from records.
pub async fn health(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let number = site.number();
    Ok(reply::json(
        &asked,
        &site.version,
        reply::JSON,
        || json!({ "status": "ok", "release": number }),
    ))
}

/// `/collections`
pub async fn collections(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let ground = app.ground.as_deref();
    let version = ground.map_or_else(String::new, Opened::version);
    let version = format!("{}{version}", site.version);
    Ok(match asked.format()? {
        Format::Json => reply::json(&asked, &version, reply::JSON, || {
            let mut document = catalog(&site, &asked);
            document["ground"] = ground.map(|own| own.told(&asked.base)).into();
            document
        }),
        Format::Html => reply::page(&asked, &site.version, || {
            html::collections(app.words(asked.language), &asked, &entries(&site, &asked))
        }),
    })
}

/// `/collections/{id}`
pub async fn collection(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let found = entry(&site, &asked, &id).ok_or_else(|| ApiError::not_found(&id))?;
    Ok(match asked.format()? {
        Format::Json => reply::json(&asked, &site.version, reply::JSON, || found),
        Format::Html => reply::page(&asked, &site.version, || {
            html::collection(app.words(asked.language), &asked, &found)
        }),
    })
}

/// The name of a collection and the box around it.
pub fn label_of(site: &Site, id: &str, language: Language) -> Option<(String, [f64; 4])> {
    if let Some(set) = site.reference(id) {
        return Some((in_language(&set.label, language).to_owned(), set.bbox));
    }
    let (_, info) = site.collection(id)?;
    Some((title(info, language), info.bbox))
}

fn title(info: &CollectionInfo, language: Language) -> String {
    let label = in_language(&info.label, language);
    match info.resolution {
        Some(resolution) => {
            let number = format!(" {resolution}");
            let label = label.strip_suffix(number.as_str()).unwrap_or(label);
            format!("{label} (H3 {resolution})")
        }
        None => label.to_owned(),
    }
}

fn catalog(site: &Site, asked: &Asked) -> Value {
    let here = format!("{}/collections", asked.base);
    let mut document = json!({
        "links": [
            { "rel": "self", "type": reply::JSON, "href": here },
            { "rel": "alternate", "type": "text/html", "href": format!("{here}?f=html") },
        ],
        "collections": entries(site, asked),
    });
    if let Some(release) = &site.release {
        document["release"] = describe(release);
    }
    document
}

fn entries(site: &Site, asked: &Asked) -> Vec<Value> {
    let layers = site.release.iter().flat_map(|r| &r.manifest().collections);
    let layers = layers.map(|info| layer(site, asked, info));
    let references = site.references.iter().map(|set| reference(asked, set));
    layers.chain(references).collect()
}

fn entry(site: &Site, asked: &Asked, id: &str) -> Option<Value> {
    if let Some(set) = site.reference(id) {
        return Some(described(asked, set));
    }
    Some(layer(site, asked, site.collection(id)?.1))
}

fn layer(site: &Site, asked: &Asked, info: &CollectionInfo) -> Value {
    let ends = [info.periods.first(), info.periods.last()];
    let ends = ends.map(|period| period.map(|p| format!("{}T00:00:00Z", p.period)));
    let indicator = site
        .release
        .as_ref()
        .and_then(|r| r.indicator(&info.indicator));
    let about = indicator.map(|i| in_language(&i.description, asked.language));
    // What the page calls this division: an area set by its own name.
    let set = info.set.as_deref().and_then(|set| site.reference(set));
    let label = set.map_or(&info.label, |set| &set.label);
    let mut entry = json!({
        "id": info.id,
        "title": title(info, asked.language),
        "description": about,
        "labels": all(label),
        "itemType": "feature",
        "crs": crs::ALL.map(Crs::uri),
        "storageCrs": CRS84,
        "extent": {
            "spatial": { "bbox": [info.bbox], "crs": CRS84 },
            "temporal": { "interval": [ends], "trs": GREGORIAN },
        },
        "links": links(asked, &info.id),
        "gocpont": {
            "indicator": info.indicator,
            "kind": info.kind.code(),
            "resolution": info.resolution,
            "set": info.set,
            "periods": info.periods.iter().map(|p| &p.period).collect::<Vec<_>>(),
        },
    });
    if let Some(release) = &site.release
        && let Some(method) = release.method(&info.id)
    {
        // How the layer was made, and of how many neighbourhoods its robustness is a share; older releases say neither.
        entry["gocpont"]["method"] = in_language(method, asked.language).into();
        let neighbourhoods = release.extended(&info.id).map(|own| own.neighbourhoods);
        entry["gocpont"]["neighbourhoods"] = neighbourhoods.filter(|n| *n > 0).into();
    }
    say_terms(site, &mut entry);
    entry
}

/// Licence and contact, where the release names them; an address is a link too.
pub fn say_terms(site: &Site, document: &mut Value) {
    let Some(terms) = site.release.as_ref().and_then(|release| release.terms()) else {
        return;
    };
    for (name, said) in [("licence", &terms.licence), ("contact", &terms.contact)] {
        if let Some(said) = said {
            document["gocpont"][name] = said.as_str().into();
        }
    }
    let address = terms.licence_address();
    if let Some((href, links)) = address.zip(document["links"].as_array_mut()) {
        links.push(json!({ "rel": "license", "href": href }));
    }
}

/// A reference set on a page of its own, with what its codes mean: more than whoever lists collections needs.
fn described(asked: &Asked, set: &ReferenceSet) -> Value {
    let mut document = reference(asked, set);
    if let Some(services) = &set.services {
        document["gocpont"]["categories"] = gocpont_encode::services::categories(services);
        document["gocpont"]["stale_after_days"] = services.stale_after_days.into();
    }
    document
}

fn reference(asked: &Asked, set: &ReferenceSet) -> Value {
    let mut document = json!({
        "id": set.id,
        "title": in_language(&set.label, asked.language),
        "description": in_language(&set.source, asked.language),
        "labels": all(&set.label),
        "itemType": "feature",
        "crs": crs::ALL.map(Crs::uri),
        "storageCrs": CRS84,
        "extent": { "spatial": { "bbox": [set.bbox], "crs": CRS84 } },
        "links": links(asked, &set.id),
        "gocpont": { "kind": "reference" },
    });
    if let (true, Some(links)) = (set.hsds.is_some(), document["links"].as_array_mut()) {
        let href = format!("{}/collections/{}/items?f={HSDS}", asked.base, set.id);
        links.push(json!({ "rel": "items", "type": reply::JSON, "title": HSDS, "href": href }));
    }
    document
}

fn links(asked: &Asked, id: &str) -> Value {
    let here = format!("{}/collections/{id}", asked.base);
    let mut links = vec![
        json!({ "rel": "self", "type": reply::JSON, "href": here }),
        json!({ "rel": "alternate", "type": "text/html", "href": format!("{here}?f=html") }),
        json!({ "rel": "items", "type": reply::GEOJSON, "href": format!("{here}/items") }),
        json!({ "rel": "items", "type": "text/html", "href": format!("{here}/items?f=html") }),
    ];
    for file in Download::ALL {
        let href = format!("{here}/items?f={}", file.word());
        links.push(
            json!({ "rel": "items", "type": file.kind(), "title": file.word(), "href": href }),
        );
    }
    links.extend([
        json!({ "rel": "http://www.opengis.net/def/rel/ogc/1.0/queryables", "type": SCHEMA, "href": format!("{here}/queryables") }),
        json!({ "rel": "http://www.opengis.net/def/rel/ogc/1.0/schema", "type": SCHEMA, "href": format!("{here}/schema") }),
        // GDAL takes the types of properties from the schema of a whole feature.
        json!({ "rel": "describedby", "type": SCHEMA, "href": format!("{here}/schema?of=feature") }),
        json!({ "rel": "items", "type": MEDIA_TYPE, "title": "packed", "href": format!("{here}/packed") }),
        json!({ "rel": "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "type": reply::JSON, "href": format!("{here}/tiles") }),
        json!({ "rel": "describedby", "type": reply::JSON, "title": "TileJSON", "href": format!("{here}/tilejson") }),
    ]);
    Value::Array(links)
}

/// What the page has to know of a release before it asks for data.
fn describe(release: &Release) -> Value {
    let manifest = release.manifest();
    let [west, south, east, north] = manifest.bbox;
    let topics = manifest.indicators.iter();
    let mut said = json!({
        "number": manifest.number,
        "published": manifest.published,
        "synthetic": manifest.synthetic,
        "minDaysBetweenReleases": manifest.min_days_between_releases,
        "place": all(&manifest.place),
        "method": all(&manifest.method),
        "threshold": manifest.threshold,
        "filterThreshold": manifest.filter_threshold,
        "protection": protection(release),
        "bbox": manifest.bbox,
        "center": [f64::midpoint(west, east), f64::midpoint(south, north)],
        "periods": manifest.periods,
        "indicators": topics.map(|own| topic(release, own)).collect::<Vec<_>>(),
    });
    if !release.themes().is_empty() {
        let theme = |own: &Theme| json!({ "id": own.id, "label": all(&own.label) });
        said["themes"] = release.themes().iter().map(theme).collect();
    }
    said
}

/// Thresholds and noise; no noise in releases of exact sums.
fn protection(release: &Release) -> Value {
    let manifest = release.manifest();
    let noise = release.protection().filter(|own| own.noise_bound > 0);
    json!({
        "threshold": manifest.threshold,
        "filter_threshold": manifest.filter_threshold,
        "noise": noise.map(|own| json!({
            "bound": own.noise_bound,
            "variance": own.noise_variance,
        })),
    })
}

fn topic(release: &Release, indicator: &IndicatorInfo) -> Value {
    let mut said = json!({
        "id": indicator.id,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "label": all(&indicator.label),
        "populationLabel": all(&indicator.population_label),
        "casesLabel": all(&indicator.cases_label),
        "description": all(&indicator.description),
        "hotspots": indicator.hotspots,
    });
    if let Some(theme) = release.theme(&indicator.id) {
        said["theme"] = theme.id.as_str().into();
    }
    said
}
