//! What the interface says that its answers look like: answers are held against it, and so is the page's copy, of which its
//! types are made.

use std::path::Path;

use gocpont_server::schemas;
use serde_json::Value;

use crate::town::Town;

/// The page's copy. `UPDATE_SCHEMAS=1` writes it anew; then `npm run types` in `web`.
const COPY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../web/src/api-schemas.json"
);

/// What of a value its schema does not allow, each with where it stands.
fn faults(value: &Value, schema: &Value, place: &str) -> Vec<String> {
    let all = schemas::all();
    let schema = match schema["$ref"].as_str() {
        Some(reference) => &all[reference.rsplit('/').next().unwrap_or_default()],
        None => schema,
    };
    if value.is_null() {
        let nullable = schema["nullable"] == true;
        return if nullable {
            vec![]
        } else {
            vec![format!("{place}: null")]
        };
    }
    let fits = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        other => panic!("{place}: a type that is not looked at: {other:?}"),
    };
    let known = schema["enum"]
        .as_array()
        .is_none_or(|words| words.contains(value));
    if !fits || !known {
        return vec![format!("{place}: {value}")];
    }
    let mut found = Vec::new();
    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(item, &schema["items"], &format!("{place}[{nth}]")));
    }
    // An object without a list of what it has may have anything.
    let Some(properties) = schema["properties"].as_object() else {
        return found;
    };
    for (name, own) in value.as_object().into_iter().flatten() {
        let inside = format!("{place}.{name}");
        match properties.get(name) {
            Some(schema) => found.extend(faults(own, schema, &inside)),
            None => found.push(format!("{inside}: not in the schema")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().unwrap_or_default();
        if value.get(name).is_none() {
            found.push(format!("{place}.{name}: missing"));
        }
    }
    found
}

fn named(name: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/components/schemas/{name}") })
}

#[test]
fn collections_are_as_their_schema_says() {
    let town = Town::new();
    let server = town.serve();
    let catalog = server.get("/collections").json();
    assert!(
        catalog["collections"]
            .as_array()
            .is_some_and(|all| all.len() > 5)
    );
    assert_eq!(
        faults(&catalog, &named("Collections"), ""),
        Vec::<String>::new()
    );
    for entry in catalog["collections"].as_array().expect("collections") {
        let id = entry["id"].as_str().expect("an id");
        let alone = server.get(&format!("/collections/{id}")).json();
        assert_eq!(
            faults(&alone, &named("Collection"), id),
            Vec::<String>::new()
        );
        let features = server
            .get(&format!("/collections/{id}/items?limit=3"))
            .json();
        for feature in features["features"].as_array().expect("features") {
            let faults = faults(&feature["properties"], &named("Properties"), id);
            assert_eq!(faults, Vec::<String>::new());
        }
    }
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let mut indicator = serde_json::json!({
        "id": "a", "unit": "persons", "kind": "rate", "hotspots": true, "label": { "hu": "", "cs": "", "en": "" },
    });
    let all = schemas::all();
    let missing = faults(&indicator, &all["Indicator"], "");
    assert_eq!(missing.len(), 3, "{missing:?}");
    indicator["unit"] = "ducks".into();
    indicator["more"] = 1.into();
    assert_eq!(faults(&indicator, &all["Indicator"], "").len(), 5);
}

#[test]
fn the_page_has_a_true_copy() {
    let document = serde_json::json!({
        "openapi": "3.0.3",
        "info": { "title": "Gócpont", "version": "0" },
        "paths": {},
        "components": { "schemas": schemas::all() },
    });
    let text = format!("{document:#}\n");
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(Path::new(COPY), &text).expect("the copy is written");
    }
    let copy = std::fs::read_to_string(Path::new(COPY)).expect("the page's copy");
    assert_eq!(
        copy, text,
        "UPDATE_SCHEMAS=1 cargo test -p gocpont-server, then `npm run types` in web"
    );
}
