//! What answers look like, as schemas of `OpenAPI` 3.0; the page's types are made from them (`web/src/api-types.ts`).

use gocpont_disclosure::release::{Category, Change, Class, Direction, Kind, Mark, Status};
use serde_json::{Map, Value, json};

/// All of them, by name.
#[must_use]
pub fn all() -> Value {
    json!({
        "Feature": feature(),
        "FeatureCollection": {
            "type": "object",
            "required": ["type", "features"],
            "properties": {
                "type": { "type": "string", "enum": ["FeatureCollection"] },
                "numberMatched": { "type": "integer" },
                "numberReturned": { "type": "integer" },
                "features": { "type": "array", "items": named("Feature") },
                "links": { "type": "array", "items": { "type": "object" } },
            },
        },
        "Labels": object(&[("hu", text()), ("cs", text()), ("en", text())], &[]),
        "Box": { "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 4 },
        "Indicator": indicator(),
        "Theme": object(&[("id", text()), ("label", named("Labels"))], &[]),
        "Protection": protection(),
        "Release": release(),
        "About": about(),
        "Collection": collection(),
        "Collections": object(&[("collections", list(&named("Collection"))), ("links", list(&json!({ "type": "object" })))], &[("release", named("Release")), ("ground", or_null(ground()))]),
        "Properties": properties(),
    })
}

fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn number() -> Value {
    json!({ "type": "number" })
}

fn whole() -> Value {
    json!({ "type": "integer" })
}

fn yes_or_no() -> Value {
    json!({ "type": "boolean" })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// One of these words.
fn word(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

/// The same, or null.
fn or_null(mut schema: Value) -> Value {
    schema["nullable"] = true.into();
    schema
}

/// An object with what is always there, and what may be.
fn object(always: &[(&str, Value)], sometimes: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = always.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> = always
        .iter()
        .chain(sometimes)
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn feature() -> Value {
    json!({
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": { "type": "string", "enum": ["Feature"] },
            "id": { "type": "integer" },
            "geometry": { "type": "object", "nullable": true },
            "properties": { "type": "object", "nullable": true },
        },
    })
}

/// One topic: what is counted among whom.
fn indicator() -> Value {
    object(
        &[
            ("id", text()),
            ("unit", word(&["persons", "households"])),
            ("kind", word(&["rate", "count"])),
            ("label", named("Labels")),
            ("populationLabel", named("Labels")),
            ("casesLabel", named("Labels")),
            ("description", named("Labels")),
            ("hotspots", yes_or_no()),
        ],
        &[("theme", text())],
    )
}

fn protection() -> Value {
    let noise = object(&[("bound", whole()), ("variance", number())], &[]);
    object(
        &[
            ("threshold", whole()),
            ("filter_threshold", whole()),
            ("noise", or_null(noise)),
        ],
        &[],
    )
}

/// What is published now.
fn release() -> Value {
    object(
        &[
            ("number", whole()),
            ("published", text()),
            ("synthetic", yes_or_no()),
            ("minDaysBetweenReleases", whole()),
            ("place", named("Labels")),
            ("method", named("Labels")),
            ("threshold", whole()),
            ("filterThreshold", whole()),
            ("protection", named("Protection")),
            ("bbox", named("Box")),
            ("center", list(&number())),
            ("periods", list(&text())),
            ("indicators", list(&named("Indicator"))),
        ],
        &[("themes", list(&named("Theme")))],
    )
}

/// What an operator puts under the map.
pub(crate) fn ground() -> Value {
    object(
        &[
            ("kind", word(&["raster", "vector"])),
            ("external", yes_or_no()),
            ("tiles", text()),
            ("minzoom", whole()),
            ("maxzoom", whole()),
            ("bounds", list(&number())),
            ("attribution", or_null(text())),
            ("layers", list(&text())),
        ],
        &[("host", text())],
    )
}

/// What our own interface says of a collection.
fn about() -> Value {
    let kinds = [
        Kind::Blocks,
        Kind::Hex,
        Kind::Areas,
        Kind::Hotspots,
        Kind::Trend,
        Kind::Emerging,
    ];
    let kinds: Vec<&str> = kinds
        .map(Kind::code)
        .into_iter()
        .chain(["reference"])
        .collect();
    object(
        &[("kind", word(&kinds))],
        &[
            ("indicator", text()),
            ("resolution", or_null(whole())),
            ("set", or_null(text())),
            ("periods", list(&text())),
            ("method", text()),
            ("neighbourhoods", or_null(whole())),
            ("licence", text()),
            ("contact", text()),
        ],
    )
}

/// One table of values per place.
fn collection() -> Value {
    let spatial = object(&[("bbox", list(&named("Box"))), ("crs", text())], &[]);
    object(
        &[
            ("id", text()),
            ("title", text()),
            ("links", list(&json!({ "type": "object" }))),
            (
                "extent",
                object(
                    &[("spatial", spatial)],
                    &[("temporal", json!({ "type": "object" }))],
                ),
            ),
            ("labels", named("Labels")),
            ("itemType", text()),
            ("crs", list(&text())),
            ("storageCrs", text()),
            ("gocpont", named("About")),
        ],
        &[("description", or_null(text()))],
    )
}

/// What features say of themselves; no layer has all of it.
fn properties() -> Value {
    let sides = Change::ALL.map(Category::Hot).into_iter();
    let categories = sides.chain(Change::ALL.map(Category::Cold));
    let categories: Vec<&str> = categories
        .chain([Category::NoPattern])
        .map(Category::code)
        .collect();
    let marks: Vec<&str> = Mark::ALL
        .map(Mark::code)
        .into_iter()
        .chain(["synthetic", "summed"])
        .collect();
    let texts = [
        "h3",
        "block",
        "area",
        "name",
        "n_band",
        "period",
        "kind",
        "settlement",
        "postcode",
        "street",
        "number",
    ];
    let wholes = ["cases", "population", "periods_used"];
    let numbers = [
        "value",
        "low",
        "high",
        "z",
        "p",
        "p_adjusted",
        "robustness",
        "reference_value",
        "trend_s",
        "trend_z",
        "trend_p",
        "trend_p_adjusted",
        "tau_b",
        "sen_slope",
    ];
    let mut all: Vec<(&str, Value)> = texts.map(|name| (name, or_null(text()))).to_vec();
    all.extend(wholes.map(|name| (name, or_null(whole()))));
    all.extend(numbers.map(|name| (name, or_null(number()))));
    all.extend([
        ("class", or_null(word(&Class::ALL.map(Class::code)))),
        ("category", or_null(word(&categories))),
        (
            "direction",
            or_null(word(&Direction::ALL.map(Direction::code))),
        ),
        ("status", word(&Status::ALL.map(Status::code))),
        ("marks", or_null(list(&word(&marks)))),
    ]);
    object(&[], &all)
}
