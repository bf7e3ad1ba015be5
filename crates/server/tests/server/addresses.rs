//! A register of addresses as a reference set: points like any other collection's, in tiles from zoom 14 on.

use gocpont_disclosure::addresses::{Addresses, Written};
use gocpont_disclosure::reference::ReferenceSet;

use crate::town::{Town, text};

fn town() -> Town {
    let town = Town::new();
    let house = |nth: i32| Written {
        settlement: "Kitalált".to_owned(),
        street: "Tündér utca".to_owned(),
        number: (nth + 100).to_string(),
        postcode: "9999".to_owned(),
        code: String::new(),
        at: (18_310_000 + nth * 10, 47_650_000),
    };
    town.put(&[ReferenceSet {
        id: "addresses".to_owned(),
        label: text("címek", "adresy", "addresses"),
        source: text("jegyzék", "registr", "register"),
        bbox: [18.31, 47.65, 18.315, 47.65],
        features: Vec::new(),
        addresses: Some(Addresses::of((0..500).map(house).collect())),
        services: None,
        hsds: None,
    }]);
    town
}

#[test]
fn addresses_are_asked_for_as_any_features_are() {
    let town = town();
    let server = town.serve();
    let asked = "/collections/addresses/items?number=142&street=T%C3%BCnd%C3%A9r%20utca";
    let found = server.get(asked).json();
    assert_eq!(found["numberMatched"], 1);
    let feature = &found["features"][0];
    assert_eq!(feature["properties"]["name"], "Tündér utca 142");
    assert_eq!(feature["properties"]["kind"], "address");
    assert_eq!(feature["geometry"]["type"], "Point");
    let id = feature["id"].as_u64().expect("an id");
    let one = server.get(&format!("/collections/addresses/items/{id}"));
    assert_eq!(one.json()["properties"], feature["properties"]);
    let near = server.get("/collections/addresses/items?bbox=18.31,47.6,18.3101,47.7");
    assert_eq!(near.json()["numberMatched"], 11);
    let schema = server.get("/collections/addresses/schema").json();
    assert_eq!(schema["properties"]["geometry"]["format"], "geometry-point");
    assert!(schema["properties"]["postcode"].is_object());
    let kept = server.get("/collections/municipalities/schema").json();
    assert!(kept["properties"]["postcode"].is_null());
    let page = server.get("/collections/addresses/items?f=html&limit=3");
    assert!(page.status == 200 && page.text().contains("Tündér utca 100"));
}

#[test]
fn tiles_have_addresses_from_zoom_14_on_and_say_so() {
    let town = town();
    let server = town.serve();
    let tiles = "/collections/addresses/tiles/WebMercatorQuad";
    assert_eq!(server.get(&format!("{tiles}/13/2859/4512")).status, 204);
    assert_eq!(server.get(&format!("{tiles}/14/5719/9025")).status, 200);
    let described = server.get("/collections/addresses/tilejson").json();
    assert_eq!(described["minzoom"], 14);
    assert_eq!(described["vector_layers"][0]["minzoom"], 14);
    let limits = server.get(tiles).json()["tileMatrixSetLimits"].take();
    assert_eq!(limits[0]["tileMatrix"], "14");
    let others = server.get("/collections/municipalities/tilejson").json();
    assert_eq!(others["minzoom"], 0);
}
