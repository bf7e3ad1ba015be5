//! The file changes while the server runs: what is served is swapped as a whole, and nobody loses what he reads.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Wire;
use crate::events::Stream;
use crate::town::{Serving, Town, large, municipalities};

const PATIENCE: Duration = Duration::from_secs(30);

fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < PATIENCE, "{what} did not happen");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn served(server: &Serving) -> Value {
    server.get("/health").json()["release"].clone()
}

#[test]
fn a_new_release_is_served_by_itself() {
    let town = Town::new();
    let server = town.serve();
    let items = "/collections/alone-hex9/items";
    let before = server.get(items);
    town.publish(2);
    wait_for("release 2", || served(&server) == json!(2));
    let after = server.get_with(items, &[("If-None-Match", &before.must("etag"))]);
    assert_eq!(after.status, 200);
    assert_ne!(after.body, before.body);
    assert_eq!(server.get("/collections").json()["release"]["number"], 2);
    assert_eq!(server.news.recv_timeout(PATIENCE), Ok(2));
}

#[test]
fn an_answer_that_is_being_read_stays_the_old_one_to_its_end() {
    let town = Town::new();
    town.put(&[large()]);
    let server = town.serve();
    let target = "/collections/roads/items";
    let whole = server.get(target).body;
    assert!(whole.len() > 20 << 20, "{} bytes", whole.len());
    let mut wire = Wire::open(server.address);
    wire.ask("GET", target, &[]);
    let head = wire.head().expect("a head").expect("a head");
    let mut begun = wire.chunk().expect("a chunk").expect("a chunk");
    let mut changed = large();
    changed.features.truncate(10);
    town.put(&[changed]);
    town.publish(2);
    wait_for("release 2", || served(&server) == json!(2));
    wait_for("the short roads", || {
        server.get(target).body.len() < 1 << 20
    });
    begun.extend(wire.body(&head).expect("the rest"));
    assert!(begun == whole, "the old answer is whole");
}

#[test]
fn a_retired_release_is_no_longer_served_and_its_predecessor_is() {
    let town = Town::new();
    town.publish(2);
    let server = town.serve();
    assert_eq!(served(&server), json!(2));
    town.retire(2);
    wait_for("release 1", || served(&server) == json!(1));
    assert_eq!(server.news.recv_timeout(PATIENCE), Ok(1));
}

#[test]
fn where_every_release_is_retired_only_reference_sets_are_left() {
    let town = Town::new();
    let server = town.serve();
    let tile = "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128";
    assert_eq!(server.get(tile).status, 200);
    town.retire(1);
    wait_for("nothing served", || served(&server).is_null());
    let all = server.get("/collections").json();
    assert!(all.get("release").is_none());
    let ids: Vec<_> = all["collections"]
        .as_array()
        .expect("collections")
        .iter()
        .map(|entry| entry["id"].clone())
        .collect();
    assert_eq!(ids, [json!("basemap"), json!("municipalities")]);
    for gone in [
        "/collections/alone-hex9",
        "/collections/alone-hex9/items",
        "/collections/alone-hex9/tilejson",
        tile,
    ] {
        assert_eq!(server.get(gone).status, 404, "{gone}");
        assert_eq!(
            server.get_with(gone, &[("If-None-Match", "*")]).status,
            404,
            "{gone}"
        );
    }
    for there in [
        "/",
        "/?f=html",
        "/api",
        "/conformance",
        "/collections?f=html",
        "/collections/basemap/items",
    ] {
        assert_eq!(server.get(there).status, 200, "{there}");
    }
    assert_eq!(server.get_with("/", &[("Accept", "text/html")]).status, 200);
    town.publish(2);
    wait_for("release 2", || served(&server) == json!(2));
    assert_eq!(server.get(tile).status, 200);
}

#[test]
fn a_file_without_releases_is_served_too() {
    let town = Town::empty();
    let server = town.serve();
    for there in [
        "/",
        "/?f=html",
        "/api",
        "/collections",
        "/collections?f=html",
        "/health",
    ] {
        assert_eq!(server.get(there).status, 200, "{there}");
    }
    assert_eq!(server.get("/collections").json()["collections"], json!([]));
    let mut stream = Stream::open(&server);
    assert_eq!(stream.next().as_deref(), Some("{\"release\":null}"));
    town.publish(1);
    assert_eq!(stream.next().as_deref(), Some("{\"release\":1}"));
}

#[test]
fn new_reference_sets_are_served_by_themselves() {
    let town = Town::new();
    let server = town.serve();
    let target = "/collections/municipalities";
    let before = server.get(target);
    town.put(&[municipalities("2025")]);
    let has = before.must("etag");
    wait_for("the new set", || {
        server.get_with(target, &[("If-None-Match", &has)]).status == 200
    });
    assert_eq!(server.get(target).json()["description"], "2025");
    assert_eq!(served(&server), json!(1));
}

#[test]
fn a_file_that_takes_the_place_of_another_is_noticed_and_one_that_is_away_stays_served() {
    let (town, other) = (Town::new(), Town::new());
    other.publish(2);
    let server = town.serve();
    let away = town.path().with_extension("away");
    std::fs::rename(town.path(), &away).expect("moved");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(served(&server), json!(1));
    assert_eq!(
        server.get("/collections/alone-blocks/items").status,
        200,
        "what was not yet read is still there"
    );
    std::fs::copy(other.path(), town.path()).expect("copied");
    wait_for("release 2", || served(&server) == json!(2));
    std::fs::write(town.path().with_extension("new"), "no store").expect("written");
    std::fs::rename(town.path().with_extension("new"), town.path()).expect("moved");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(
        server.get("/collections/alone-hex8/items").status,
        200,
        "what is no store is not served"
    );
}

#[test]
fn while_another_program_writes_the_file_what_was_read_is_served_and_the_rest_may_be_asked_again() {
    let town = Town::new();
    let server = town.serve();
    let (read, unread) = (
        "/collections/alone-hex9/items",
        "/collections/alone-hex8/items",
    );
    assert_eq!(server.get(read).status, 200);
    let other = rusqlite::Connection::open(town.path()).expect("the file");
    other
        .execute_batch("BEGIN EXCLUSIVE")
        .expect("the file alone");
    let busy = server.get(unread);
    assert_eq!(busy.status, 503);
    assert_eq!(busy.must("content-type"), "application/problem+json");
    assert!(busy.header("retry-after").is_some());
    for served in [read, "/collections", "/health", "/"] {
        assert_eq!(server.get(served).status, 200, "{served}");
    }
    other.execute_batch("COMMIT").expect("written");
    wait_for("the rest", || server.get(unread).status == 200);
}
