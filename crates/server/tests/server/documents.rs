//! What the interface says of itself, held by snapshots: later versions add to it and rename nothing.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::town::{Serving, Town};

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

fn document(server: &Serving, target: &str) -> Value {
    let reply = server.get_with(target, &[("Accept-Language", "en")]);
    assert_eq!(reply.status, 200, "{target}: {}", reply.text());
    reply.json()
}

/// Header lines, those that name a moment, a length or a build left without it.
fn headers(reply: &Reply) -> String {
    let line = |(name, value): &(String, String)| {
        let varies = ["date", "etag", "content-length"].contains(&name.as_str());
        format!("{name}: {}", if varies { "…" } else { value })
    };
    let mut lines: Vec<String> = reply.headers.iter().map(line).collect();
    lines.sort();
    lines.join("\n")
}

#[test]
fn the_landing_page_links_to_everything() {
    let town = Town::new();
    let server = town.serve();
    insta::assert_snapshot!(pretty(&document(&server, "/?f=json")));
}

#[test]
fn the_conformance_names_what_is_kept() {
    let town = Town::new();
    let server = town.serve();
    insta::assert_snapshot!(pretty(&document(&server, "/conformance")));
}

#[test]
fn the_collections_say_what_the_page_has_to_know() {
    let town = Town::new();
    let server = town.serve();
    let mut all = document(&server, "/collections");
    let entries = all["collections"].take();
    let entries = entries.as_array().expect("collections");
    let ids: Vec<_> = entries.iter().map(|entry| &entry["id"]).collect();
    let expected = [
        "alone-blocks",
        "alone-hex8",
        "alone-hex9",
        "alone-districts",
        "alone-hotspots",
        "basemap",
        "municipalities",
    ];
    assert_eq!(ids, expected);
    all["collections"] = json!([entries[2], entries[5]]);
    insta::assert_snapshot!(pretty(&all));
}

#[test]
fn a_collection_alone_is_its_entry_in_the_list() {
    let town = Town::new();
    let server = town.serve();
    for id in ["alone-hex9", "alone-districts", "municipalities"] {
        let alone = document(&server, &format!("/collections/{id}"));
        let all = document(&server, "/collections");
        let entries = all["collections"].as_array().expect("collections");
        assert!(entries.contains(&alone), "{id}");
    }
    insta::assert_snapshot!(pretty(&document(&server, "/collections/alone-districts")));
}

#[test]
fn a_page_of_items_and_one_item() {
    let town = Town::new();
    let server = town.serve();
    let page = document(&server, "/collections/alone-hex9/items?limit=2");
    insta::assert_snapshot!("first_page", pretty(&page));
    let first = &page["features"][0];
    let id = first["id"].as_u64().expect("an integer");
    let mut item = document(&server, &format!("/collections/alone-hex9/items/{id}"));
    insta::assert_snapshot!("one_item", pretty(&item));
    item.as_object_mut().expect("an object").remove("links");
    assert_eq!(&item, first);
}

#[test]
fn items_of_a_reference_set() {
    let town = Town::new();
    let server = town.serve();
    insta::assert_snapshot!(pretty(&document(
        &server,
        "/collections/basemap/items?limit=2"
    )));
}

#[test]
fn tiles_are_described_for_gis_programs_and_for_map_libraries() {
    let town = Town::new();
    let server = town.serve();
    let hexes = "/collections/alone-hex9";
    insta::assert_snapshot!(
        "tilejson",
        pretty(&document(&server, &format!("{hexes}/tilejson")))
    );
    let mut sets = document(&server, &format!("{hexes}/tiles"));
    let set = document(&server, &format!("{hexes}/tiles/WebMercatorQuad"));
    assert_eq!(sets["tilesets"][0], set);
    let limits = sets["tilesets"][0]["tileMatrixSetLimits"].take();
    let limits = limits.as_array().expect("limits");
    assert_eq!(limits.len(), 23);
    sets["tilesets"][0]["tileMatrixSetLimits"] = json!([limits[0], limits[14]]);
    insta::assert_snapshot!("tilesets", pretty(&sets));
    insta::assert_snapshot!(
        "tile_matrix_sets",
        pretty(&document(&server, "/tileMatrixSets"))
    );
    let mut matrices = document(&server, "/tileMatrixSets/WebMercatorQuad");
    let all = matrices["tileMatrices"].take();
    let all = all.as_array().expect("matrices");
    assert_eq!(all.len(), 23);
    matrices["tileMatrices"] = json!([all[0], all[22]]);
    insta::assert_snapshot!("tile_matrix_set", pretty(&matrices));
}

#[test]
fn the_tilejson_of_a_date_has_the_date_in_its_tiles() {
    let town = Town::new();
    let server = town.serve();
    let dated = document(
        &server,
        "/collections/alone-hex9/tilejson?datetime=2024-03-31&lang=en",
    );
    let expected = "http://town.example/collections/alone-hex9/tiles/WebMercatorQuad/{z}/{y}/{x}?datetime=2024-03-31";
    assert_eq!(dated["tiles"], json!([expected]));
}

#[test]
fn the_definition_has_a_path_for_every_collection() {
    let town = Town::new();
    let server = town.serve();
    let mut api = document(&server, "/api");
    let paths = api["paths"].take();
    let paths = paths.as_object().expect("paths").clone();
    let shown = |path: &str| {
        !path.starts_with("/collections/") || path.starts_with("/collections/alone-hex9")
    };
    let some: serde_json::Map<_, _> = paths
        .iter()
        .filter(|(path, _)| shown(path))
        .map(|(p, v)| (p.clone(), v.clone()))
        .collect();
    for id in [
        "alone-blocks",
        "alone-hotspots",
        "basemap",
        "municipalities",
    ] {
        assert!(
            paths.contains_key(&format!("/collections/{id}/items")),
            "{id}"
        );
    }
    let dated = |id: &str| {
        paths[&format!("/collections/{id}/items")]
            .to_string()
            .contains("datetime")
    };
    assert!(dated("alone-hex9") && !dated("basemap"));
    api["paths"] = Value::Object(some);
    insta::assert_snapshot!(pretty(&api));
}

/// What a reference of the definition leads to.
fn followed<'a>(api: &'a Value, value: &'a Value) -> &'a Value {
    let to = value["$ref"].as_str().and_then(|to| to.strip_prefix('#'));
    to.and_then(|pointer| api.pointer(pointer)).unwrap_or(value)
}

#[test]
fn every_format_that_the_definition_names_is_answered_as_the_type_that_it_tells() {
    let town = Town::new();
    let server = town.serve();
    let api = document(&server, "/api");
    let real = [
        ("{featureId}", "1"),
        ("{styleId}", "alone-hex9-share"),
        ("{tileMatrix}/{tileRow}/{tileCol}", "11/714/1128"),
    ];
    let mut asked = 0;
    for (path, item) in api["paths"].as_object().expect("paths") {
        let path = real
            .iter()
            .fold(path.clone(), |path, (from, to)| path.replace(from, to));
        let parameters = item["get"]["parameters"].as_array().expect("parameters");
        let mut parameters = parameters.iter().map(|own| followed(&api, own));
        let format = parameters.find(|parameter| parameter["name"] == "f");
        let words = format.map(|f| f["schema"]["enum"].as_array().expect("words"));
        let answer = followed(&api, &item["get"]["responses"]["200"]);
        for word in words.into_iter().flatten() {
            let word = word.as_str().expect("a word");
            let reply = server.get(&format!("{path}?f={word}"));
            if reply.status == 204 {
                continue;
            }
            assert_eq!(reply.status, 200, "{path} {word}");
            let kind = reply.must("content-type");
            let plain = kind.split("; charset=utf-8").next().expect("a type");
            let told = [kind.as_str(), plain].map(|kind| !answer["content"][kind].is_null());
            assert!(told.contains(&true), "{path} {word}: {kind}");
            asked += 1;
        }
    }
    assert!(asked > 150, "{asked}");
}

#[test]
fn every_reference_in_the_definition_leads_somewhere() {
    let town = Town::new();
    let api = document(&town.serve(), "/api");
    let mut rest = vec![&api];
    let mut found = 0;
    while let Some(value) = rest.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(to)) = map.get("$ref") {
                    let pointer = to.strip_prefix('#').expect("nothing remote");
                    assert!(api.pointer(pointer).is_some(), "{to}");
                    found += 1;
                }
                rest.extend(map.values());
            }
            Value::Array(items) => rest.extend(items),
            _ => {}
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn every_link_of_every_document_can_be_followed() {
    let town = Town::new();
    let server = town.serve();
    let mut known = vec!["http://town.example/".to_owned()];
    let mut at = 0;
    while at < known.len() {
        let path = known[at]
            .strip_prefix("http://town.example")
            .expect("our own")
            .to_owned();
        let reply = server.get(&path);
        assert_eq!(reply.status, 200, "{path}");
        at += 1;
        let kind = reply.must("content-type");
        if !kind.contains("json") || kind.contains("seq") {
            continue;
        }
        let mut rest = vec![reply.json()];
        while let Some(value) = rest.pop() {
            if let (Some(href), false) = (value["href"].as_str(), value["templated"] == true) {
                let promised = value["type"].as_str().expect("a type");
                let followed =
                    server.get(href.strip_prefix("http://town.example").expect("our own"));
                assert!(
                    followed.must("content-type").starts_with(promised),
                    "{href}: {promised}"
                );
                if !known.iter().any(|other| other == href) {
                    known.push(href.to_owned());
                }
            }
            match value {
                Value::Object(map) => rest.extend(map.into_iter().map(|(_, value)| value)),
                Value::Array(items) => rest.extend(items),
                _ => {}
            }
        }
    }
    assert!(known.len() > 40, "{known:?}");
}

#[test]
fn the_pages_for_people_are_html_in_their_language_and_nothing_in_them_is_markup() {
    let town = Town::new();
    let server = town.serve();
    let english = server.get("/?f=html&lang=en");
    insta::assert_snapshot!("landing_html", english.text());
    let hungarian = server.get_with(
        "/collections/alone-hex9?f=html",
        &[("Accept-Language", "hu")],
    );
    insta::assert_snapshot!("collection_html", hungarian.text());
    for path in [
        "/?f=html",
        "/conformance?f=html",
        "/collections?f=html",
        "/collections/basemap?f=html",
    ] {
        let page = server.get(path);
        assert_eq!(page.must("content-type"), "text/html; charset=utf-8");
        assert!(
            !page.text().contains("<script") && !page.text().contains("style="),
            "{path}"
        );
    }
}

#[test]
fn the_headers_of_the_page_and_of_a_document() {
    let town = Town::new();
    let server = town.serve();
    let page = server.get_with("/", &[("Accept", "text/html")]);
    insta::assert_snapshot!("headers_of_the_page", headers(&page));
    let json = server.get_with(
        "/collections",
        &[
            ("Accept", "application/json"),
            ("Origin", "https://map.example"),
        ],
    );
    insta::assert_snapshot!("headers_of_a_document", headers(&json));
    let tile = server.get("/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128");
    insta::assert_snapshot!("headers_of_a_tile", headers(&tile));
    let problem = server.get("/nothing");
    insta::assert_snapshot!("headers_of_a_problem", headers(&problem));
}

#[test]
fn health_says_which_release_is_served() {
    let town = Town::new();
    let server = town.serve();
    assert_eq!(
        document(&server, "/health"),
        json!({ "status": "ok", "release": 1 })
    );
}
