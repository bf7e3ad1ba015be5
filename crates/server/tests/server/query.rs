//! Filters, orders, chosen properties, counts alone, and features as files.

use serde_json::Value;

use crate::client::Reply;
use crate::town::{Serving, Town, hexes, municipalities};

const ITEMS: &str = "/collections/alone-hex9/items";

fn encoded(pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("{ITEMS}?{}", query.finish())
}

fn asked(server: &Serving, pairs: &[(&str, &str)]) -> Value {
    let reply = server.get(&encoded(pairs));
    assert_eq!(reply.status, 200, "{pairs:?}: {}", reply.text());
    reply.json()
}

fn matched(server: &Serving, pairs: &[(&str, &str)]) -> u64 {
    asked(server, pairs)["numberMatched"]
        .as_u64()
        .expect("a number")
}

fn column(page: &Value, name: &str) -> Vec<Value> {
    let features = page["features"].as_array().expect("features").iter();
    features
        .map(|feature| feature["properties"][name].clone())
        .collect()
}

#[test]
fn a_filter_finds_what_a_reader_of_the_whole_finds() {
    let town = Town::new();
    let server = town.serve();
    let whole = asked(&server, &[]);
    let values = column(&whole, "value");
    let above = values.iter().filter(|v| v.as_f64() > Some(0.3)).count() as u64;
    assert!(0 < above && above < hexes().len() as u64);
    let json = r#"{"op":">","args":[{"property":"value"},0.3]}"#;
    for pairs in [
        &[("filter", "value > 0.3")][..],
        &[
            ("filter", "NOT (value <= 0.3)"),
            ("filter-lang", "cql2-text"),
        ],
        &[("filter", json), ("filter-lang", "cql2-json")],
        &[("filter", "\"value\" > 0.3"), ("filter-lang", "cql-text")],
    ] {
        assert_eq!(matched(&server, pairs), above, "{pairs:?}");
    }
    let classes = column(&whole, "class");
    let hot = classes.iter().filter(|class| **class == "hot99").count() as u64;
    assert_eq!(matched(&server, &[("class", "hot99")]), hot);
    let both = [("class", "hot99"), ("filter", "value > 0.3")];
    assert!(matched(&server, &both) <= hot.min(above));
    let h3 = column(&whole, "h3")[7].as_str().expect("text").to_owned();
    assert_eq!(column(&asked(&server, &[("h3", &h3)]), "h3"), [h3.as_str()]);
}

#[test]
fn a_filter_may_ask_for_a_place_in_any_system() {
    let town = Town::new();
    let server = town.serve();
    let all = matched(&server, &[]);
    let here = "S_INTERSECTS(geometry, BBOX(18.28, 47.62, 18.32, 47.655))";
    let found = matched(&server, &[("filter", here)]);
    assert!(0 < found && found < all);
    let turned = "S_INTERSECTS(geometry, BBOX(47.62, 18.28, 47.655, 18.32))";
    let epsg = |code: u32| format!("http://www.opengis.net/def/crs/EPSG/0/{code}");
    let turned = [("filter", turned), ("filter-crs", &epsg(4326))];
    assert_eq!(matched(&server, &turned), found);
    let hungary = "S_INTERSECTS(geometry, BBOX(560000, 230000, 630000, 290000))";
    let hungary = [("filter", hungary), ("filter-crs", &epsg(23700))];
    assert_eq!(matched(&server, &hungary), all);
}

#[test]
fn features_come_in_an_order_page_after_page() {
    let town = Town::new();
    let server = town.serve();
    let whole = column(&asked(&server, &[("sortby", "-value")]), "value");
    let numbers: Vec<f64> = whole.iter().filter_map(Value::as_f64).collect();
    assert!(numbers.is_sorted_by(|a, b| a >= b) && numbers.len() > 30);
    let mut found = Vec::new();
    let mut next = Some(encoded(&[
        ("sortby", "-value"),
        ("limit", "7"),
        ("filter", "value >= 0"),
    ]));
    while let Some(target) = next {
        let reply = server.get(&target);
        assert!(
            reply.status == 200 && target.contains("sortby=-value"),
            "{target}"
        );
        let page = reply.json();
        found.extend(column(&page, "value").iter().filter_map(Value::as_f64));
        let links = page["links"].as_array().expect("links").iter();
        let link = links.clone().find(|link| link["rel"] == "next");
        let href = link.and_then(|link| link["href"].as_str());
        next = href.map(|href| {
            let (_, rest) = href.split_once("/collections").expect("ours");
            format!("/collections{rest}")
        });
    }
    assert_eq!(found, numbers);
}

#[test]
fn properties_and_geometry_may_be_left_out_and_features_only_counted() {
    let town = Town::new();
    let server = town.serve();
    let page = asked(
        &server,
        &[
            ("properties", "class,value"),
            ("limit", "2"),
            ("skipGeometry", "true"),
        ],
    );
    let first = &page["features"][0];
    let names: Vec<&String> = first["properties"]
        .as_object()
        .expect("properties")
        .keys()
        .collect();
    assert_eq!(names, ["class", "value"]);
    assert!(first["geometry"].is_null());
    let count = asked(&server, &[("resultType", "hits")]);
    assert_eq!(count["numberMatched"], hexes().len());
    assert_eq!(
        (
            count["numberReturned"].as_u64(),
            count["features"].as_array().map(Vec::len)
        ),
        (Some(0), Some(0))
    );
}

#[test]
fn what_cannot_be_asked_is_refused_in_the_asker_s_language() {
    let town = Town::new();
    let server = town.serve();
    for pairs in [
        [("filter", "colour = 'red'")],
        [("filter", "value > 'much'")],
        [("filter", "value >")],
        [("filter", "")],
        [("filter-lang", "ecql")],
        [("sortby", "colour")],
        [("sortby", "")],
        [("properties", "colour")],
        [("value", "much")],
        [("geometry", "here")],
        [("resultType", "all")],
        [("skipGeometry", "perhaps")],
        [("after", "first")],
    ] {
        let with_filter = [pairs[0], ("filter", "value > 0")];
        let pairs = if pairs[0].0 == "filter-lang" {
            &with_filter[..]
        } else {
            &pairs[..]
        };
        let reply = server.get(&encoded(pairs));
        assert_eq!(reply.status, 400, "{pairs:?}: {}", reply.text());
    }
    let told = |language: &str| {
        let target = encoded(&[("filter", "colour = 'red'"), ("lang", language)]);
        server.get(&target).json()["detail"]
            .as_str()
            .expect("a detail")
            .to_owned()
    };
    assert!(told("hu").contains("„colour”") && told("cs").contains("colour"));
    assert_ne!(told("hu"), told("en"));
    // What would take long is not begun.
    let deep = "(".repeat(1000) + "value > 0";
    assert_eq!(server.get(&encoded(&[("filter", &deep)])).status, 400);
}

#[test]
fn the_queryables_and_the_schema_name_every_property() {
    let town = Town::new();
    town.put(&[municipalities("of the test")]);
    let server = town.serve();
    for collection in ["alone-hex9", "alone-trend", "municipalities"] {
        let items = server.get(&format!("/collections/{collection}/items?limit=1"));
        if items.status == 404 {
            continue;
        }
        let items = items.json();
        let own = items["features"][0]["properties"]
            .as_object()
            .expect("properties")
            .clone();
        for document in ["queryables", "schema"] {
            let reply = server.get(&format!("/collections/{collection}/{document}"));
            assert_eq!(reply.must("content-type"), "application/schema+json");
            let named = reply.json()["properties"]
                .as_object()
                .expect("properties")
                .clone();
            assert!(
                own.keys().all(|name| named.contains_key(name)),
                "{collection}"
            );
            assert!(named.contains_key("geometry"));
        }
        let feature = server
            .get(&format!("/collections/{collection}/schema?of=feature"))
            .json();
        assert_eq!(feature["properties"]["type"]["enum"][0], "Feature");
    }
}

fn file(server: &Serving, format: &str) -> Reply {
    let reply = server.get(&format!("{ITEMS}?f={format}"));
    assert_eq!(
        reply.status,
        200,
        "{format}: {}",
        String::from_utf8_lossy(&reply.body)
    );
    let named = reply.must("content-disposition");
    assert_eq!(
        named,
        format!("attachment; filename=\"alone-hex9.{format}\"")
    );
    reply
}

#[test]
fn features_come_as_files() {
    let town = Town::new();
    let server = town.serve();
    let count = hexes().len();
    let csv = file(&server, "csv").text();
    assert_eq!(csv.lines().count(), count + 1);
    assert!(csv.starts_with("id,h3,block,"));
    let sequence = file(&server, "geojsonseq").text();
    assert_eq!(sequence.matches('\u{1e}').count(), count);
    let fgb = file(&server, "fgb").body;
    assert_eq!(&fgb[..4], b"fgb\x03");
    let parquet = file(&server, "parquet").body;
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    let package = file(&server, "gpkg").body;
    assert!(package.starts_with(b"SQLite format 3\0"));
    // Text stands in a database as it is.
    let holds = |words: &[u8]| package.windows(words.len()).any(|own| own == words);
    assert!(holds(b"layer_styles") && holds(b"alone-hex9-hotspots"));
    let hot = server.get(&format!("{ITEMS}?f=csv&class=hot99")).text();
    let named = server.get(&format!("{ITEMS}?class=hot99")).json();
    assert_eq!(
        hot.lines().count() as u64,
        1 + named["numberMatched"].as_u64().expect("a number")
    );
    assert_eq!(
        server.get(&format!("{ITEMS}?f=csv&crs=EPSG:23700")).status,
        400
    );
    let tag = file(&server, "csv").must("etag");
    let again = server.get_with(&format!("{ITEMS}?f=csv"), &[("if-none-match", &tag)]);
    assert_eq!(again.status, 304);
}

#[test]
fn a_language_that_is_not_known_is_refused_though_nothing_is_filtered() {
    let town = Town::new();
    let server = town.serve();
    for language in ["null", "", "cql2", "CQL2-TEXT"] {
        let status = server.get(&encoded(&[("filter-lang", language)])).status;
        assert_eq!(status, 400, "{language}");
    }
    let count = hexes().len() as u64;
    assert_eq!(matched(&server, &[("filter-lang", "cql2-json")]), count);
}
