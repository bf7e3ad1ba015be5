//! Vector tiles, read back by another reader.

use std::collections::BTreeSet;

use fast_mvt::{MvtReaderRef, MvtTile};

use crate::client::Reply;
use crate::town::{Town, hexes};

fn read(reply: &Reply) -> MvtTile {
    assert_eq!(
        reply.must("content-type"),
        "application/vnd.mapbox-vector-tile"
    );
    let reader = MvtReaderRef::new(&reply.body).expect("a tile");
    reader.to_tile().expect("a tile")
}

fn path(collection: &str, tile: &str) -> String {
    format!("/collections/{collection}/tiles/WebMercatorQuad/{tile}")
}

#[test]
fn the_town_s_tile_has_every_feature_of_the_town() {
    let town = Town::new();
    let server = town.serve();
    for (tile, collection, features) in [
        ("11/714/1128", "alone-hex9", 61),
        ("0/0/0", "municipalities", 0),
        ("14/5719/9025", "municipalities", 2),
    ] {
        let reply = server.get(&path(collection, tile));
        if features == 0 {
            assert!([200, 204].contains(&reply.status));
            continue;
        }
        assert_eq!(reply.status, 200, "{collection} {tile}");
        let tile = read(&reply);
        assert_eq!(tile.layers.len(), 1);
        assert_eq!(tile.layers[0].name, collection);
        assert_eq!(tile.layers[0].features.len(), features);
    }
}

#[test]
fn the_tiles_of_a_zoom_together_have_every_feature() {
    let town = Town::new();
    let server = town.serve();
    let items = server.get("/collections/alone-hex9/items").json();
    let expected: BTreeSet<u64> = items["features"]
        .as_array()
        .expect("features")
        .iter()
        .filter_map(|f| f["id"].as_u64())
        .collect();
    assert_eq!(expected.len(), hexes().len());
    let mut found = BTreeSet::new();
    for row in 5716..=5722 {
        for col in 9022..=9028 {
            let reply = server.get(&path("alone-hex9", &format!("14/{row}/{col}")));
            if reply.status == 200 {
                found.extend(
                    read(&reply).layers[0]
                        .features
                        .iter()
                        .filter_map(|feature| feature.id),
                );
            }
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn a_tile_without_features_is_empty_and_no_error() {
    let town = Town::new();
    let server = town.serve();
    for tile in ["11/0/0", "22/0/0", "22/4194303/4194303"] {
        let reply = server.get(&path("alone-hex9", tile));
        assert_eq!((reply.status, reply.body.len()), (204, 0), "{tile}");
        assert!(reply.header("content-type").is_none());
    }
}

#[test]
fn a_tile_that_cannot_be_is_not_found() {
    let town = Town::new();
    let server = town.serve();
    for tile in [
        "99/0/0",
        "23/0/0",
        "0/1/0",
        "0/0/1",
        "11/-1/0",
        "11/0/2048",
        "a/0/0",
        "0/a/0",
        "0/0/a",
        "0/0/0.mvt",
        "1.0/0/0",
        "+1/0/0",
        "256/0/0",
        "4294967296/0/0",
        "0/0/4294967296",
        "%200/0/0",
        "0/0/0/0",
        "0/0",
        "0/0/",
        "0/%2e%2e/0",
    ] {
        let reply = server.get(&path("alone-hex9", tile));
        assert_eq!(reply.status, 404, "{tile}");
        assert_eq!(reply.must("content-type"), "application/problem+json");
    }
}

#[test]
fn each_date_has_tiles_of_its_own() {
    let town = Town::new();
    let server = town.serve();
    let tile = path("alone-hex9", "11/714/1128");
    let [first, last] =
        crate::town::DATES.map(|date| server.get(&format!("{tile}?datetime={date}")));
    assert_ne!(first.body, last.body);
    assert_eq!(
        server.get(&tile).body,
        last.body,
        "the latest where none is named"
    );
    for format in ["mvt", "pbf"] {
        assert_eq!(server.get(&format!("{tile}?f={format}")).body, last.body);
    }
    let junk = format!("{}?datetime=soon", path("basemap", "0/0/0"));
    for _ in 0..2 {
        assert_eq!(
            server.get(&junk).status,
            400,
            "also where the tile is kept already"
        );
        server.get(&path("basemap", "0/0/0"));
    }
}

#[test]
fn the_limits_of_the_tile_set_hold_every_tile_with_something_in_it() {
    let town = Town::new();
    let server = town.serve();
    let set = server
        .get("/collections/alone-hex9/tiles/WebMercatorQuad")
        .json();
    for limits in set["tileMatrixSetLimits"].as_array().expect("limits") {
        let zoom: u32 = limits["tileMatrix"]
            .as_str()
            .expect("text")
            .parse()
            .expect("a zoom");
        let at = |name: &str| limits[name].as_u64().expect("a number");
        let (top, bottom, left, right) = (
            at("minTileRow"),
            at("maxTileRow"),
            at("minTileCol"),
            at("maxTileCol"),
        );
        assert!(
            top <= bottom && left <= right && bottom < 1 << zoom && right < 1 << zoom,
            "{limits}"
        );
        if zoom != 14 {
            continue;
        }
        for row in 5716..=5722 {
            for col in 9022..=9028 {
                let inside = (top..=bottom).contains(&row) && (left..=right).contains(&col);
                let reply = server.get(&path("alone-hex9", &format!("14/{row}/{col}")));
                let near = (top..=bottom + 1).contains(&(row + 1)) || inside;
                assert!(
                    reply.status == 204 || inside || near,
                    "{row}/{col} is outside"
                );
            }
        }
    }
}
