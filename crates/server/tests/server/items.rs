//! Features by place and by date.

use serde_json::Value;

use crate::town::{Serving, Town};

fn matched(server: &Serving, target: &str) -> u64 {
    let reply = server.get(target);
    assert_eq!(reply.status, 200, "{target}: {}", reply.text());
    assert_eq!(reply.must("content-type"), "application/geo+json");
    reply.json()["numberMatched"].as_u64().expect("a number")
}

fn ids(server: &Serving, target: &str) -> Vec<u64> {
    let page = server.get(target).json();
    let features = page["features"].as_array().expect("features");
    features
        .iter()
        .filter_map(|feature| feature["id"].as_u64())
        .collect()
}

fn periods(server: &Serving, datetime: &str) -> Vec<String> {
    let reply = server.get(&format!(
        "/collections/alone-hex9/items?datetime={datetime}"
    ));
    assert_eq!(reply.status, 200, "{datetime}: {}", reply.text());
    let page = reply.json();
    let features = page["features"].as_array().expect("features");
    let mut found: Vec<String> = features
        .iter()
        .filter_map(|feature| feature["properties"]["period"].as_str())
        .map(str::to_owned)
        .collect();
    found.dedup();
    found
}

#[test]
fn a_box_picks_what_touches_it() {
    let town = Town::new();
    let server = town.serve();
    let points = "/collections/basemap/items?bbox=";
    assert_eq!(
        ids(&server, &format!("{points}18.31,47.649,18.33,47.651")),
        [1, 2]
    );
    assert_eq!(
        ids(&server, &format!("{points}18.32,47.65,18.32,47.65")),
        [1, 2],
        "edges belong to the box"
    );
    assert_eq!(
        ids(&server, &format!("{points}-180,-90,180,90")),
        [1, 2, 3, 4]
    );
    assert_eq!(ids(&server, &format!("{points}0,0,1,1")), [0_u64; 0]);
    assert_eq!(
        ids(&server, &format!("{points}18.5,47,-100,19,48,200")),
        [0_u64; 0],
        "heights are no degrees"
    );
}

#[test]
fn a_box_over_the_date_line_has_its_west_east_of_its_east() {
    let town = Town::new();
    let server = town.serve();
    let points = "/collections/basemap/items?bbox=";
    assert_eq!(ids(&server, &format!("{points}179,-20,-179,-10")), [3, 4]);
    assert_eq!(
        ids(&server, &format!("{points}179,-20,0,-179,-10,100")),
        [3, 4]
    );
    assert_eq!(ids(&server, &format!("{points}-180,-20,-179,-10")), [4]);
    assert_eq!(
        ids(&server, &format!("{points}179.95,-20,-179.95,-10")),
        [0_u64; 0]
    );
}

#[test]
fn a_box_with_heights_is_the_box_below() {
    let town = Town::new();
    let server = town.serve();
    let hexes = "/collections/alone-hex9/items?bbox=";
    let flat = matched(&server, &format!("{hexes}18.31,47.645,18.325,47.655"));
    assert!(flat > 0 && flat < 61, "{flat}");
    assert_eq!(
        matched(
            &server,
            &format!("{hexes}18.31,47.645,-10,18.325,47.655,1e3")
        ),
        flat
    );
    assert_eq!(
        matched(&server, &format!("{hexes}18.31%2C47.645%2C18.325%2C47.655")),
        flat
    );
    assert_eq!(
        matched(&server, &format!("{hexes}1.831e1,47.645,18.325,47.655")),
        flat
    );
}

#[test]
fn what_is_no_box_is_refused() {
    let town = Town::new();
    let server = town.serve();
    for bbox in [
        "",
        ",",
        ",,,",
        "1,2,3",
        "1,2,3,4,5",
        "1,2,3,4,5,6,7",
        "NaN,0,1,1",
        "0,nan,1,1",
        "inf,0,1,1",
        "0,0,1,-inf",
        "infinity,0,1,1",
        "1e400,0,1,1",
        "0,0,181,1",
        "-181,0,1,1",
        "0,0,1,91",
        "0,10,1,5",
        "0,0,NaN,1,1,1",
        "0,0,inf,1,1,1",
        "a,b,c,d",
        "1;2;3;4",
        "18.3 47.6 18.4 47.7",
        "0x1,0,1,1",
        "1,2,3,4,",
        "१,0,1,1",
        "%00,0,1,1",
        "%FF,0,1,1",
    ] {
        let reply = server.get(&format!(
            "/collections/alone-hex9/items?bbox={}",
            bbox.replace(' ', "+")
        ));
        assert_eq!(reply.status, 400, "{bbox}: {}", reply.text());
    }
}

#[test]
fn a_date_is_a_moment_or_an_interval_with_open_ends() {
    let town = Town::new();
    let server = town.serve();
    for (datetime, expected) in [
        ("2024-03-31", "2024-03-31"),
        ("2024-03-31T00:00:00Z", "2024-03-31"),
        ("2024-03-31T10:15:30.25%2B02:00", "2024-03-31"),
        ("2024-03-31T", "2024-03-31"),
        ("2024-01-01/2024-06-30", "2024-03-31"),
        ("2024-01-01/2024-12-31", "2024-09-30"),
        ("../2024-06-30", "2024-03-31"),
        ("/2024-06-30", "2024-03-31"),
        ("2024-01-01/..", "2024-09-30"),
        ("2024-01-01/", "2024-09-30"),
        ("2024-03-31/2024-03-31", "2024-03-31"),
        ("../..", "2024-09-30"),
        ("0000-01-01T00:00:00Z/9999-12-31T23:59:59Z", "2024-09-30"),
    ] {
        assert_eq!(periods(&server, datetime), [expected], "{datetime}");
    }
}

#[test]
fn a_date_without_numbers_has_no_features() {
    let town = Town::new();
    let server = town.serve();
    let hexes = "/collections/alone-hex9";
    for datetime in [
        "1999-01-01",
        "2024-04-01/2024-09-29",
        "../2023-12-31",
        "2025-01-01/..",
    ] {
        let page = server
            .get(&format!("{hexes}/items?datetime={datetime}"))
            .json();
        assert_eq!(page["features"], Value::Array(Vec::new()), "{datetime}");
        assert_eq!(
            (&page["numberMatched"], &page["numberReturned"]),
            (&0.into(), &0.into())
        );
        let tile = server.get(&format!(
            "{hexes}/tiles/WebMercatorQuad/0/0/0?datetime={datetime}"
        ));
        assert_eq!(tile.status, 204, "{datetime}");
        let described = server.get(&format!("{hexes}/tilejson?datetime={datetime}"));
        assert_eq!(described.json()["vector_layers"][0]["id"], "alone-hex9");
        let first = ids(&server, &format!("{hexes}/items?limit=1"))[0];
        assert_eq!(
            server
                .get(&format!("{hexes}/items/{first}?datetime={datetime}"))
                .status,
            404
        );
    }
}

#[test]
fn what_is_no_date_is_refused() {
    let town = Town::new();
    let server = town.serve();
    for datetime in [
        "",
        "/",
        "..",
        "now",
        "2024",
        "2024-03",
        "2024-3-31",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-03-00",
        "2024-03-31T25:00:00Z",
        "2024-03-31T10:61:00Z",
        "2024-03-31Tx",
        "2024-03-31T10:00:00+zulu",
        "2024-03-31/2024-01-01",
        "2024-01-01/2024-02-01/2024-03-01",
        "a/b",
        "2024-03-31%00",
        "%FF",
        "+2024-03-31",
        "２０２４-03-31",
        "2024-03-31T::Z",
    ] {
        for collection in ["alone-hex9", "basemap"] {
            let reply = server.get(&format!(
                "/collections/{collection}/items?datetime={}",
                datetime.replace('+', "%2B")
            ));
            assert_eq!(reply.status, 400, "{datetime}: {}", reply.text());
        }
    }
}

#[test]
fn a_reference_set_has_no_dates_and_is_there_at_every_date() {
    let town = Town::new();
    let server = town.serve();
    assert_eq!(
        matched(
            &server,
            "/collections/municipalities/items?datetime=1999-01-01"
        ),
        2
    );
}

#[test]
fn an_item_of_an_earlier_date_links_to_itself_at_that_date() {
    let town = Town::new();
    let server = town.serve();
    let hexes = "/collections/alone-hex9/items";
    let first = ids(&server, &format!("{hexes}?limit=1"))[0];
    let item = server
        .get(&format!("{hexes}/{first}?datetime=2024-03-31"))
        .json();
    assert_eq!(item["properties"]["period"], "2024-03-31");
    let own = format!("http://town.example{hexes}/{first}?datetime=2024-03-31");
    assert_eq!(item["links"][0]["href"], own.as_str());
    for other in [
        format!("+{first}"),
        format!("0{first}"),
        format!("{first}.0"),
        format!("{first}%20"),
    ] {
        assert_eq!(
            server.get(&format!("{hexes}/{other}")).status,
            404,
            "{other}"
        );
    }
}

#[test]
fn the_answer_is_streamed_and_packed_as_it_is_made() {
    let town = Town::new();
    town.put(&[crate::town::large()]);
    let server = town.serve();
    for headers in [&[][..], &[("Accept-Encoding", "gzip")]] {
        let mut wire = crate::client::Wire::open(server.address);
        wire.ask("GET", "/collections/roads/items", headers);
        let head = wire.head().expect("a head").expect("a head");
        assert_eq!(head.must("transfer-encoding"), "chunked");
        let mut sizes = Vec::new();
        while let Some(chunk) = wire.chunk().expect("a chunk") {
            sizes.push(chunk.len());
        }
        let largest = sizes.iter().max().expect("chunks");
        assert!(
            sizes.len() > 50 && *largest < 200_000,
            "{} chunks, up to {largest} bytes",
            sizes.len()
        );
    }
}

#[test]
fn features_may_be_asked_for_in_other_systems() {
    let town = Town::new();
    let server = town.serve();
    let items = "/collections/alone-hex9/items";
    let first = |query: &str| {
        let reply = server.get(&format!("{items}?{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        let place = &reply.json()["features"][0]["geometry"]["coordinates"][0][0];
        let place = [&place[0], &place[1]].map(|n| n.as_f64().expect("a number"));
        (
            place,
            reply.must("content-crs"),
            reply.json()["numberMatched"].as_u64(),
        )
    };
    let epsg = |code: u32| format!("http://www.opengis.net/def/crs/EPSG/0/{code}");
    let ([lon, lat], said, all) = first("limit=1");
    assert_eq!(said, "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    let ([a, b], said, _) = first(&format!("limit=1&crs={}", epsg(4326)));
    assert_eq!(said, format!("<{}>", epsg(4326)));
    assert!((a - lat).abs() < 1e-6 && (b - lon).abs() < 1e-6);
    let ([east, north], said, _) = first(&format!("limit=1&crs={}", epsg(23700)));
    assert_eq!(said, format!("<{}>", epsg(23700)));
    assert!((590_000.0..600_000.0).contains(&east) && (250_000.0..262_000.0).contains(&north));
    let around = |crs: &str, bbox: String| first(&format!("limit=1&bbox-crs={crs}&bbox={bbox}")).2;
    let (d, m) = (1.0, 100_000.0);
    let boxed = format!("{},{},{},{}", east - m, north - m, east + m, north + m);
    assert_eq!(around(&epsg(23700), boxed), all);
    let boxed = format!("{},{},{},{}", lat - d, lon - d, lat + d, lon + d);
    assert_eq!(around(&epsg(4326), boxed), all);
    let small = format!(
        "{},{},{},{}",
        east - 5.0,
        north - 5.0,
        east + 5.0,
        north + 5.0
    );
    assert!(around(&epsg(23700), small) < all);
    for wrong in ["crs=EPSG:1", "bbox-crs=x&bbox=1,2,3,4", "crs="] {
        assert_eq!(
            server.get(&format!("{items}?{wrong}")).status,
            400,
            "{wrong}"
        );
    }
    let one = server.get(&format!("{items}/1?crs={}", epsg(5514)));
    assert_eq!(one.must("content-crs"), format!("<{}>", epsg(5514)));
    let next = server
        .get(&format!("{items}?limit=5&crs={}", epsg(23700)))
        .json();
    let links = next["links"].as_array().expect("links").iter();
    let next = links
        .clone()
        .find(|link| link["rel"] == "next")
        .expect("a next page");
    assert!(
        next["href"]
            .as_str()
            .is_some_and(|href| href.contains("23700"))
    );
}
