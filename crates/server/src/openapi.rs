//! `/api`: the interface as an `OpenAPI` 3.0 document, with one concrete path for each collection.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use serde_json::{Map, Value, json};

use crate::app::App;
use crate::asked::{Asked, Format};
use crate::asking::{DEFAULT_LIMIT, MAX_LIMIT, PARAMETERS};
use crate::basemap;
use crate::binary;
use crate::crs::{self, Crs};
use crate::download::Download;
use crate::ground::Opened;
use crate::items::HSDS;
use crate::problem::ApiError;
use crate::queryables::SCHEMA;
use crate::reply;
use crate::schemas;
use crate::site::Site;
use crate::styles;
use gocpont_encode::packed::MEDIA_TYPE;
use gocpont_encode::query::Queryables;
use gocpont_encode::query::cql2::MOST_BYTES;

/// The definition.
pub async fn api(State(app): State<App>, asked: Asked) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let title = app.words(asked.language).say("api-title");
    let around = Around {
        embeds: app.policies.embeds(),
        ground: app.ground.as_deref(),
    };
    let version = format!("{}{}", site.version, around.version());
    let made = || document(&site, around, &asked.base, &title);
    if asked.format()? == Format::Html {
        return reply::document(&app, &asked, &version, ("api-definition", made()));
    }
    Ok(reply::json(&asked, &version, reply::OPENAPI, made))
}

/// What there is besides releases, as an operator has it.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// Whether anybody may show the map in a frame.
    embeds: bool,
    /// What lies under the map.
    ground: Option<&'a Opened>,
}

impl Around<'_> {
    fn version(self) -> String {
        let ground = self.ground.map(Opened::version).unwrap_or_default();
        let embeds = if self.embeds { "" } else { "-alone" };
        format!("{ground}{embeds}")
    }

    fn paths(self) -> Vec<(&'static str, Value)> {
        let mut all = Vec::new();
        if self.embeds {
            all.push(("/embed", get("embed", "Page", &["lang"])));
        }
        if self.ground.is_some() {
            all.push(("/basemap", get("basemap", "Ground", &["f", "lang"])));
        }
        if self.ground.is_some_and(|own| own.tile_kind().is_some()) {
            let tile = get("basemap.tile", "GroundTile", &["z", "x", "y", "lang"]);
            all.push((basemap::ROUTE, tile));
        }
        all
    }

    /// What its routes answer with, where it has any.
    fn responses(self) -> Vec<(&'static str, Value)> {
        let mut all = Vec::new();
        let text = || json!({ "type": "string" });
        if self.embeds {
            let page = response("The map for other sites.", [("text/html", text())]);
            all.push(("Page", page));
        }
        if let Some(ground) = self.ground {
            let kinds = [(reply::JSON, schemas::ground()), ("text/html", text())];
            all.push(("Ground", response("What lies under the map.", kinds)));
            if let Some(kind) = ground.tile_kind() {
                let bytes = json!({ "type": "string", "format": "binary" });
                let tile = response("A tile of what lies under the map.", [(kind, bytes)]);
                all.push(("GroundTile", tile));
            }
        }
        all
    }
}

fn document(site: &Site, around: Around<'_>, base: &str, title: &str) -> Value {
    let mut info = json!({ "title": title, "version": env!("CARGO_PKG_VERSION") });
    if let Some(terms) = site.release.as_ref().and_then(|release| release.terms()) {
        if let Some(contact) = &terms.contact {
            info["contact"] = json!({ "name": contact });
        }
        if let Some(licence) = &terms.licence {
            info["license"] = json!({ "name": licence });
        }
        if let Some(address) = terms.licence_address() {
            info["license"]["url"] = address.into();
        }
    }
    let mut paths = paths(site);
    let own = around.paths().into_iter();
    paths.extend(own.map(|(path, operation)| (path.to_owned(), operation)));
    let mut responses = responses();
    for (name, own) in around.responses() {
        responses[name] = own;
    }
    json!({
        "openapi": "3.0.3",
        "info": info,
        "servers": [{ "url": base }],
        "paths": paths,
        "components": { "parameters": parameters(site, around), "responses": responses, "schemas": schemas::all() },
    })
}

fn paths(site: &Site) -> Map<String, Value> {
    let mut paths = Map::new();
    let fixed = [
        ("/", "landing", "Landing"),
        ("/conformance", "conformance", "Json"),
        ("/collections", "collections", "Collections"),
        ("/styles", "styles", "Json"),
        ("/tiles", "dataset.vector.getTileSetsList", "Json"),
        (
            "/tiles/WebMercatorQuad",
            "dataset.vector.getTileSet",
            "Json",
        ),
        ("/tileMatrixSets", "tileMatrixSets", "Json"),
        ("/tileMatrixSets/WebMercatorQuad", "tileMatrixSet", "Json"),
        ("/api", "api", "Definition"),
    ];
    for (path, id, answer) in fixed {
        paths.insert(path.to_owned(), get(id, answer, &["f", "lang"]));
    }
    paths.insert("/health".to_owned(), get("health", "Health", &["lang"]));
    let of_map = [
        "tileMatrix",
        "tileRow",
        "tileCol",
        "f-tile",
        "datetime",
        "collections",
    ];
    let tile = get("dataset.vector.getTile", "Tile", &of_map);
    let whole = "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}";
    paths.insert(whole.to_owned(), tile);
    let tilejson = get(
        "dataset.tilejson",
        "Json",
        &["f", "lang", "datetime", "collections"],
    );
    paths.insert("/tilejson".to_owned(), tilejson);
    let style = get(
        "style",
        "Style",
        &["styleId", "f-style", "lang", "datetime"],
    );
    paths.insert("/styles/{styleId}".to_owned(), style);
    let layers = site.release.iter().flat_map(|r| &r.manifest().collections);
    let layers = layers.map(|info| (info.id.as_str(), true));
    let references = site.references.iter().map(|set| (set.id.as_str(), false));
    let has_hsds = |id: &str| site.reference(id).is_some_and(|set| set.hsds.is_some());
    for (id, dated) in layers.chain(references) {
        for (rest, name, answer, parameters) in OF_COLLECTION {
            let fits = |parameter: &&str| dated || *parameter != "datetime";
            let asked = parameters.iter().copied().filter(fits);
            let of_format = |parameter| match (answer, parameter) {
                ("Features", "f") if has_hsds(id) => "f-services",
                ("Features", "f") => "f-items",
                ("Feature", "f") => "f-feature",
                (_, other) => other,
            };
            let mut parameters: Vec<&str> = asked.map(of_format).collect();
            let own = properties(site, id);
            if name == "items" {
                parameters.extend(own.values().map(|(component, _)| component.as_str()));
            }
            // Operations of tiles end as the standard wants it (OGC 20-057, table 11).
            let operation = match name.strip_prefix("vector.") {
                Some(_) => get(&format!("{id}.collection.{name}"), answer, &parameters),
                None => get(&format!("{name}.{id}"), answer, &parameters),
            };
            paths.insert(format!("/collections/{id}{rest}"), operation);
        }
    }
    paths
}

type Path = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

/// What every collection has: path, operation, answer, parameters.
const OF_COLLECTION: [Path; 10] = [
    ("", "collection", "Collection", &["f", "lang"]),
    ("/items", "items", "Features", &PARAMETERS),
    (
        "/items/{featureId}",
        "item",
        "Feature",
        &["featureId", "f", "lang", "datetime", "crs"],
    ),
    ("/queryables", "queryables", "Schema", &["f", "lang"]),
    ("/schema", "schema", "Schema", &["f", "lang", "of"]),
    ("/packed", "packed", "Packed", &binary::PARAMETERS),
    ("/tiles", "vector.getTileSetsList", "Json", &["f", "lang"]),
    (
        "/tiles/WebMercatorQuad",
        "vector.getTileSet",
        "Json",
        &["f", "lang"],
    ),
    (
        "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}",
        "vector.getTile",
        "Tile",
        &["tileMatrix", "tileRow", "tileCol", "f-tile", "datetime"],
    ),
    ("/tilejson", "tilejson", "Json", &["f", "lang", "datetime"]),
];

fn get(id: &str, answer: &str, names: &[&str]) -> Value {
    let parameters: Vec<Value> = names
        .iter()
        .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }))
        .collect();
    let mut responses = json!({
        "200": { "$ref": format!("#/components/responses/{answer}") },
        "default": { "$ref": "#/components/responses/Problem" },
    });
    if ["Tile", "GroundTile"].contains(&answer) {
        responses["204"] = json!({ "$ref": "#/components/responses/Nothing" });
    }
    json!({ "get": {
        "operationId": id,
        "parameters": parameters,
        "responses": responses,
    } })
}

/// What the features of a collection say, as parameters: by name the component of each and what it takes.
fn properties(site: &Site, id: &str) -> BTreeMap<&'static str, (String, Value)> {
    let columns = site.columns(id).unwrap_or_default();
    let queryables = Queryables::of_columns(columns);
    let asked = queryables
        .iter()
        .filter(|own| !PARAMETERS.contains(&own.name));
    let described = asked.filter_map(|own| {
        // A parameter that is no number finds nothing where there is no such word.
        let kind = match own.kind.word() {
            "geometry" => return None,
            "integer" | "number" => "number",
            _ => "string",
        };
        let described = json!({
            "name": own.name,
            "in": "query",
            "required": false,
            "description": own.about,
            "schema": { "type": kind },
        });
        Some((own.name, (format!("property.{}", own.name), described)))
    });
    described.collect()
}

/// Each parameter once, those that are properties of any collection included.
fn parameters(site: &Site, around: Around<'_>) -> Value {
    let mut all = fixed_parameters();
    if around.ground.is_some_and(|own| own.tile_kind().is_some()) {
        for name in ["z", "x", "y"] {
            all[name] = json!({ "name": name, "in": "path", "required": true, "schema": { "type": "integer" } });
        }
    }
    let layers = site.release.iter().flat_map(|r| &r.manifest().collections);
    let layers = layers.map(|info| info.id.as_str());
    let references = site.references.iter().map(|set| set.id.as_str());
    for id in layers.chain(references) {
        for (component, described) in properties(site, id).into_values() {
            all[component] = described;
        }
    }
    all
}

fn fixed_parameters() -> Value {
    let query = |name: &str, schema: Value| json!({ "name": name, "in": "query", "required": false, "style": "form", "explode": false, "schema": schema });
    let path = |name: &str, kind: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": kind } });
    let files = Download::ALL.map(Download::word);
    let formats = [["json", "geojson", "html"].as_slice(), &files].concat();
    let services = [formats.as_slice(), &[HSDS]].concat();
    let numbers =
        json!({ "type": "array", "minItems": 4, "maxItems": 6, "items": { "type": "number" } });
    json!({
        "f": query("f", json!({ "type": "string", "enum": ["json", "html"] })),
        "f-feature": query("f", json!({ "type": "string", "enum": ["json", "geojson", "html"] })),
        "f-items": query("f", json!({ "type": "string", "enum": formats })),
        "f-services": query("f", json!({ "type": "string", "enum": services })),
        "f-tile": query("f", json!({ "type": "string", "enum": ["mvt", "pbf"] })),
        "f-style": query("f", json!({ "type": "string", "enum": styles::FORMATS.map(|(word, _)| word) })),
        "lang": query("lang", json!({ "type": "string", "enum": ["hu", "cs", "en"] })),
        "bbox": query("bbox", numbers),
        "bbox-crs": query("bbox-crs", systems()),
        "crs": query("crs", systems()),
        "datetime": query("datetime", json!({ "type": "string" })),
        "limit": query("limit", json!({ "type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT })),
        "offset": query("offset", json!({ "type": "integer", "minimum": 0, "default": 0 })),
        "after": query("after", json!({ "type": "integer", "minimum": 0 })),
        "filter": query("filter", json!({ "type": "string", "maxLength": MOST_BYTES })),
        "filter-lang": query("filter-lang", json!({ "type": "string", "enum": ["cql2-text", "cql2-json", "cql-text"], "default": "cql2-text" })),
        "filter-crs": query("filter-crs", systems()),
        "sortby": query("sortby", json!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "[+|-]?[A-Za-z_].*" } })),
        "properties": query("properties", json!({ "type": "array", "items": { "type": "string" } })),
        "skipGeometry": query("skipGeometry", json!({ "type": "boolean", "default": false })),
        "resultType": query("resultType", json!({ "type": "string", "enum": ["hits", "results"], "default": "results" })),
        "of": query("of", json!({ "type": "string", "enum": ["properties", "feature"], "default": "properties" })),
        "collections": query("collections", json!({ "type": "array", "items": { "type": "string" } })),
        "featureId": path("featureId", "integer"),
        "styleId": path("styleId", "string"),
        "tileMatrix": path("tileMatrix", "string"),
        "tileRow": path("tileRow", "integer"),
        "tileCol": path("tileCol", "integer"),
    })
}

fn systems() -> Value {
    json!({ "type": "string", "format": "uri", "enum": crs::ALL.map(Crs::uri), "default": crs::CRS84 })
}

fn responses() -> Value {
    let object = || json!({ "type": "object" });
    let bytes = || json!({ "type": "string", "format": "binary" });
    let named = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let page = || ("text/html", json!({ "type": "string" }));
    let document = |about: &str, kind, schema| response(about, [(kind, schema), page()]);
    let files = Download::ALL.map(|file| (file.kind(), bytes()));
    let features = [(reply::GEOJSON, named("FeatureCollection")), page()];
    let styles = styles::FORMATS.map(|(word, kind)| {
        let is_text = word != "mapbox";
        (kind, if is_text { bytes() } else { object() })
    });
    json!({
        "Landing": document("The landing page.", reply::JSON, object()),
        "Json": document("A document.", reply::JSON, object()),
        "Collections": document("The release and its collections.", reply::JSON, named("Collections")),
        "Collection": document("One collection.", reply::JSON, named("Collection")),
        "Health": response("That the server answers.", [(reply::JSON, object())]),
        "Definition": document("This document.", reply::OPENAPI, object()),
        "Schema": document("A JSON Schema.", SCHEMA, object()),
        "Features": response("Features.", features.into_iter().chain(files)),
        "Feature": document("One feature.", reply::GEOJSON, named("Feature")),
        "Tile": response("A vector tile.", [(reply::MVT, bytes())]),
        "Packed": response("A whole collection for a map.", [(MEDIA_TYPE, bytes())]),
        "Nothing": { "description": "Nothing is shown there." },
        "Style": response("How a layer is drawn.", styles),
        "Problem": response("What went wrong (RFC 9457).", [("application/problem+json", object())]),
    })
}

/// An answer that comes in these media types.
fn response(about: &str, kinds: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let content = kinds.into_iter();
    let content: Map<String, Value> = content
        .map(|(kind, schema)| (kind.to_owned(), json!({ "schema": schema })))
        .collect();
    json!({ "description": about, "content": content })
}
