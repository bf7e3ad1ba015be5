//! The whole map in one tile, sums at low zooms, addresses that are bound to a release, and every resource as a page.

use fast_mvt::{MvtReaderRef, MvtTile, MvtValue};

use crate::client::Reply;
use crate::town::{Serving, Town, basemap, hexes, municipalities};

fn read(reply: &Reply) -> MvtTile {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let reader = MvtReaderRef::new(&reply.body).expect("a tile");
    reader.to_tile().expect("a tile")
}

fn layers(reply: &Reply) -> Vec<String> {
    read(reply)
        .layers
        .iter()
        .map(|layer| layer.name.clone())
        .collect()
}

fn immutable(reply: &Reply) -> bool {
    reply
        .header("cache-control")
        .is_some_and(|kept| kept.contains("immutable"))
}

#[test]
fn a_tile_of_the_whole_map_has_the_layers_that_were_asked_for() {
    let town = Town::new();
    town.put(&[municipalities("of the test"), basemap()]);
    let server = town.serve();
    let tile = "/tiles/WebMercatorQuad/14/5719/9025";
    assert_eq!(layers(&server.get(tile)), ["alone-blocks"]);
    let named = format!("{tile}?collections=municipalities,alone-hex9");
    assert_eq!(
        layers(&server.get(&named)),
        ["alone-hex9", "municipalities"]
    );
    for wrong in ["nothing", "", "alone-hex9,,"] {
        let reply = server.get(&format!("{tile}?collections={wrong}"));
        assert_eq!(reply.status, 400, "{wrong}");
    }
    let many = vec!["alone-hex9"; 300].join(",");
    assert_eq!(
        layers(&server.get(&format!("{tile}?collections={many}"))),
        ["alone-hex9"]
    );
    assert_eq!(server.get("/tiles/WebMercatorQuad/14/0/0").status, 204);
    let described = server
        .get("/tilejson?collections=alone-hex9,municipalities")
        .json();
    let ids: Vec<&str> = described["vector_layers"]
        .as_array()
        .expect("layers")
        .iter()
        .filter_map(|layer| layer["id"].as_str())
        .collect();
    assert_eq!(ids, ["alone-hex9", "municipalities"]);
    let url = described["tiles"][0].as_str().expect("an address");
    assert!(
        url.ends_with("/{z}/{y}/{x}?collections=alone-hex9%2Cmunicipalities"),
        "{url}"
    );
}

fn total(tile: &MvtTile, property: &str) -> u64 {
    let layer = &tile.layers[0];
    let number = |value: &MvtValue| match value {
        MvtValue::UInt(number) => *number,
        other => panic!("{other:?}"),
    };
    let of = |feature: &fast_mvt::MvtFeature| {
        let mut pairs = feature.properties.iter();
        let found = pairs.find(|(name, _)| name == property);
        found.map(|(_, value)| number(value))
    };
    layer.features.iter().filter_map(of).sum()
}

#[test]
fn low_zooms_show_sums_and_lose_nobody() {
    let town = Town::new();
    let server = town.serve();
    let of = |tile: &str| {
        read(&server.get(&format!(
            "/collections/alone-hex9/tiles/WebMercatorQuad/{tile}"
        )))
    };
    let whole = of("11/714/1128");
    assert_eq!(whole.layers[0].features.len(), hexes().len());
    let mut few = usize::MAX;
    for tile in ["9/178/282", "7/44/70", "4/5/8", "0/0/0"] {
        let summed = of(tile);
        for property in ["cases", "population"] {
            assert_eq!(total(&summed, property), total(&whole, property), "{tile}");
        }
        assert!(summed.layers[0].features.len() <= few.min(20), "{tile}");
        few = summed.layers[0].features.len();
    }
}

#[test]
fn an_address_that_is_bound_to_a_release_is_kept_for_ever_and_leads_only_there() {
    let town = Town::new();
    town.put(&[municipalities("of the test")]);
    let server = town.serve();
    for path in [
        "/collections/alone-hex9/items?limit=5",
        "/collections/alone-hex9/tiles/WebMercatorQuad/14/5719/9025",
        "/collections/alone-hex9",
        "/tiles/WebMercatorQuad/14/5719/9025",
        "/tilejson",
    ] {
        let (plain, bound) = (server.get(path), server.get(&format!("/r/1{path}")));
        assert_eq!((plain.status, bound.status), (200, 200), "{path}");
        assert!(immutable(&bound) && !immutable(&plain), "{path}");
        let tag = bound.must("etag");
        let again = server.get_with(&format!("/r/1{path}"), &[("if-none-match", &tag)]);
        assert_eq!(again.status, 304, "{path}");
        for other in ["2", "0", "01", "x"] {
            let reply = server.get(&format!("/r/{other}{path}"));
            assert_eq!(reply.status, 404, "{other}{path}");
            assert!(!immutable(&reply));
        }
    }
    let items = server
        .get("/r/1/collections/alone-hex9/items?limit=5")
        .json();
    let next = items["links"]
        .as_array()
        .expect("links")
        .iter()
        .find(|l| l["rel"] == "next");
    let next = next.expect("a next page")["href"]
        .as_str()
        .expect("an address");
    assert!(
        next.contains("/r/1/collections/alone-hex9/items?limit=5"),
        "{next}"
    );
    for own_pace in [
        "/r/1/collections/municipalities/items",
        "/r/1/collections",
        "/r/1/",
        "/r/1/health",
    ] {
        assert_eq!(server.get(own_pace).status, 404, "{own_pace}");
    }
}

fn page(server: &Serving, path: &str, language: &str) -> String {
    let headers = [("accept", "text/html"), ("accept-language", language)];
    let reply = server.get_with(path, &headers);
    assert_eq!(reply.status, 200, "{path}");
    assert_eq!(
        reply.must("content-type"),
        "text/html; charset=utf-8",
        "{path}"
    );
    reply.text()
}

#[test]
fn every_resource_is_a_page_too_and_leads_on() {
    let town = Town::new();
    let server = town.serve();
    for path in [
        "/api",
        "/collections/alone-hex9/items",
        "/collections/alone-hex9/items/1",
        "/collections/alone-hex9/tiles",
        "/collections/alone-hex9/tiles/WebMercatorQuad",
        "/collections/alone-hex9/tilejson",
        "/tiles",
        "/tiles/WebMercatorQuad",
        "/tilejson",
        "/tileMatrixSets",
        "/tileMatrixSets/WebMercatorQuad",
    ] {
        for language in ["hu", "cs", "en"] {
            let text = page(&server, path, language);
            assert!(
                text.contains(&format!("<html lang=\"{language}\">")),
                "{path}"
            );
            assert!(text.contains("<a href=\"/"), "{path}");
        }
    }
    let items = page(&server, "/collections/alone-hex9/items", "hu");
    assert!(
        items.contains("61 elem") && items.contains("Következő oldal"),
        "{items}"
    );
    assert_eq!(items.matches("<tr>").count(), 1 + 50);
    assert!(items.contains("/collections/alone-hex9/items/1?f=html"));
}

#[test]
fn every_style_is_there_for_map_libraries_for_qgis_and_as_sld() {
    let town = Town::new();
    let server = town.serve();
    let listed = server.get("/styles").json();
    let ids: Vec<&str> = listed["styles"]
        .as_array()
        .expect("styles")
        .iter()
        .filter_map(|style| style["id"].as_str())
        .collect();
    assert!(ids.contains(&"alone-hex9-hotspots") && ids.contains(&"alone-hex9-share"));
    for id in &ids {
        for (format, kind, word) in [
            (
                "mapbox",
                "application/vnd.mapbox.style+json",
                "\"version\":8",
            ),
            ("qml", "application/vnd.qgis.qml", "<qgis"),
            (
                "sld",
                "application/vnd.ogc.sld+xml;version=1.1",
                "StyledLayerDescriptor",
            ),
        ] {
            let reply = server.get(&format!("/styles/{id}?f={format}&lang=hu"));
            assert_eq!(reply.status, 200, "{id} {format}");
            assert_eq!(reply.must("content-type"), kind);
            assert!(reply.text().contains(word), "{id} {format}");
        }
    }
    let hot = server
        .get("/styles/alone-hex9-hotspots?f=qml&lang=cs")
        .text();
    let words = gocpont_words::Words::new(gocpont_words::Language::Cs);
    assert!(hot.contains(&words.say("class-hot99")), "{hot}");
    let style = server.get("/styles/alone-hex9-share").json();
    let source = style["sources"]["gocpont"]["url"]
        .as_str()
        .expect("an address");
    let path = source.strip_prefix("http://town.example").expect("our own");
    assert_eq!(server.get(path).status, 200);
    assert_eq!(server.get("/styles/alone-hex9-nothing").status, 404);
    assert_eq!(server.get("/styles/alone-hex9-share?f=css").status, 400);
}
