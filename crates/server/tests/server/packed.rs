//! Collections packed for the map: what is in them stands in the vectors that the page's reader is tested on; here how
//! they are given.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::client::Reply;
use crate::town::Town;

const PATH: &str = "/collections/alone-hex9/packed";
const KIND: &str = "application/vnd.gocpont.packed";
const PATIENCE: Duration = Duration::from_secs(30);

/// The header of a packed collection.
fn header(reply: &Reply) -> Value {
    assert_eq!(
        (reply.status, reply.must("content-type")),
        (200, KIND.to_owned())
    );
    let bytes = &reply.body;
    assert_eq!(bytes[..8], *b"GCPK\x01\0\0\0");
    let length = u32::from_le_bytes(bytes[8..12].try_into().expect("four bytes"));
    let document: Value = serde_json::from_slice(&bytes[12..12 + length as usize]).expect("JSON");
    let last = document["columns"]
        .as_array()
        .and_then(|all| all.last())
        .map(|c| &c["section"]);
    if let Some(last) = last {
        let end = last[0].as_u64().expect("a number") + last[1].as_u64().expect("a number");
        assert_eq!(bytes.len() as u64, 12 + u64::from(length) + end);
    }
    document
}

fn names(header: &Value) -> Vec<&str> {
    let columns = header["columns"].as_array().expect("columns");
    columns
        .iter()
        .filter_map(|column| column["name"].as_str())
        .collect()
}

#[test]
fn a_packed_layer_has_every_feature_and_column_of_its_items() {
    let town = Town::new();
    let server = town.serve();
    let packed = header(&server.get(PATH));
    let items = server.get("/collections/alone-hex9/items?limit=1").json();
    assert_eq!(packed["count"], items["numberMatched"]);
    assert_eq!(packed["collection"], "alone-hex9");
    let own = items["features"][0]["properties"].as_object().unwrap();
    let mut of_items: Vec<&str> = own.keys().map(String::as_str).collect();
    let mut of_packed = names(&packed);
    of_items.sort_unstable();
    of_packed.sort_unstable();
    assert_eq!(of_packed, of_items);
    assert_eq!(packed["geometry"]["kind"], "polygon");
    let first = items["features"][0]["properties"]["period"].as_str();
    assert_eq!(packed["period"].as_str(), first);
}

#[test]
fn a_reference_set_is_packed_without_a_period() {
    let town = Town::new();
    let server = town.serve();
    let packed = header(&server.get("/collections/basemap/packed"));
    assert!(packed.get("period").is_none() && packed["count"].as_u64() > Some(0));
    assert_eq!(server.get("/collections/nothing/packed").status, 404);
}

#[test]
fn what_is_asked_for_is_in_it_and_what_cannot_be_is_refused() {
    let town = Town::new();
    let server = town.serve();
    let some = header(&server.get(&format!(
        "{PATH}?properties=cases,class&skipGeometry=true&lang=cs"
    )));
    assert_eq!(names(&some), ["cases", "class"]);
    assert!(some["geometry"].is_null() && some["bounds"].is_null());
    let dated = header(&server.get(&format!("{PATH}?datetime=2024-03-31")));
    assert_eq!(dated["period"], "2024-03-31");
    let none = header(&server.get(&format!("{PATH}?datetime=1999-01-01")));
    assert_eq!(none["count"], 0);
    for wrong in [
        "f=json",
        "limit=3",
        "bbox=1,2,3,4",
        "properties=nothing",
        "skipGeometry=yes",
        "datetime=yesterday",
        "lang=de",
        "properties=cases&properties=class",
    ] {
        assert_eq!(
            server.get(&format!("{PATH}?{wrong}")).status,
            400,
            "{wrong}"
        );
    }
}

#[test]
fn a_packed_layer_is_known_again_and_kept_for_ever_under_its_release() {
    let town = Town::new();
    let server = town.serve();
    let first = server.get(PATH);
    assert_eq!(first.must("vary"), "accept-encoding");
    assert_eq!(first.must("cache-control"), "public, no-cache");
    let tag = first.must("etag");
    let known = server.get_with(PATH, &[("If-None-Match", &tag)]);
    assert_eq!((known.status, known.body.len()), (304, 0));
    let frozen = server.get(&format!("/r/1{PATH}"));
    assert!(frozen.must("cache-control").contains("immutable"));
    assert_eq!(frozen.body, first.body);
    assert_eq!(server.get(&format!("/r/2{PATH}")).status, 404);
    let head = server.ask("HEAD", PATH, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.must("content-length"), first.body.len().to_string());
    assert_eq!(server.ask("POST", PATH, &[]).status, 405);
    town.publish(2);
    assert_eq!(server.news.recv_timeout(PATIENCE), Ok(2));
    assert_ne!(server.get(PATH).must("etag"), tag);
}

#[test]
fn a_packed_layer_is_given_by_gzip_and_later_by_brotli() {
    let town = Town::new();
    let server = town.serve();
    let plain = server.get(PATH);
    let gzip = server.get_with(PATH, &[("Accept-Encoding", "gzip")]);
    assert_eq!(gzip.must("content-encoding"), "gzip");
    assert_eq!(gzip.unpacked(), plain.body);
    assert!(gzip.body.len() < plain.body.len());
    let begin = Instant::now();
    loop {
        let reply = server.get_with(PATH, &[("Accept-Encoding", "gzip, br")]);
        if reply.must("content-encoding") == "br" {
            assert!(reply.body.len() <= gzip.body.len());
            break;
        }
        assert!(begin.elapsed() < PATIENCE, "never packed by Brotli");
        std::thread::sleep(Duration::from_millis(20));
    }
}
