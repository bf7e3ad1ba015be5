//! Caches are told everything: what an answer is known by, on what it depends, and that nothing changed.

use crate::client::Reply;
use crate::town::{Serving, Town, municipalities};

const TILE: &str = "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128";
const EMPTY: &str = "/collections/alone-hex9/tiles/WebMercatorQuad/11/0/0";

/// One target of every kind of answer that can be kept.
const KINDS: [&str; 18] = [
    "/",
    "/?f=html",
    "/conformance",
    "/conformance?f=html",
    "/api",
    "/collections",
    "/collections?f=html",
    "/collections/alone-hex9",
    "/collections/basemap?f=html",
    "/collections/alone-hex9/items?limit=5",
    "/collections/basemap/items",
    "/collections/basemap/items/1",
    "/collections/alone-hex9/tiles",
    "/collections/alone-hex9/tilejson",
    TILE,
    EMPTY,
    "/tileMatrixSets/WebMercatorQuad",
    "/health",
];

const GZIP: (&str, &str) = ("Accept-Encoding", "gzip");

fn tags(server: &Serving) -> Vec<String> {
    KINDS.map(|target| server.get(target).must("etag")).to_vec()
}

#[test]
fn whoever_has_an_answer_is_told_that_nothing_changed() {
    let town = Town::new();
    let server = town.serve();
    for target in KINDS {
        let first = server.get(target);
        let tag = first.must("etag");
        let strong = tag.trim_start_matches("W/");
        let lists = [
            tag.clone(),
            strong.to_owned(),
            "*".to_owned(),
            format!("\"other\", {tag}"),
            format!("W/\"other\",{strong} , \"third\""),
        ];
        for has in lists {
            for method in ["GET", "HEAD"] {
                let again = server.ask(method, target, &[("If-None-Match", &has)]);
                assert_eq!(again.status, 304, "{target} with {has}");
                assert!(again.body.is_empty() && again.header("content-length").is_none());
                for name in ["etag", "cache-control", "vary"] {
                    assert_eq!(again.header(name), first.header(name), "{target}: {name}");
                }
            }
        }
        let lines = [
            ("If-None-Match", "\"other\""),
            ("If-None-Match", tag.as_str()),
        ];
        assert_eq!(
            server.get_with(target, &lines).status,
            304,
            "{target} with two lines"
        );
        for has in ["\"other\"", "", "W/", "garbage", "\"\"", "W/*"] {
            let again = server.get_with(target, &[("If-None-Match", has)]);
            assert_eq!(again.status, first.status, "{target} with {has}");
        }
    }
}

#[test]
fn a_problem_is_never_not_modified() {
    let town = Town::new();
    let server = town.serve();
    for target in [
        "/nothing",
        "/collections/nowhere/items",
        "/collections/nowhere/tiles/WebMercatorQuad/0/0/0",
        "/collections/basemap/items/99",
    ] {
        assert_eq!(
            server.get_with(target, &[("If-None-Match", "*")]).status,
            404,
            "{target}"
        );
    }
    assert_eq!(
        server
            .get_with("/collections?f=xml", &[("If-None-Match", "*")])
            .status,
        400
    );
}

#[test]
fn a_tag_survives_a_restart_and_changes_with_the_release_and_the_references() {
    let town = Town::new();
    let before = tags(&town.serve());
    assert_eq!(before, tags(&town.serve()));
    town.publish(2);
    let with_release = tags(&town.serve());
    town.put(&[municipalities("2025")]);
    let with_references = tags(&town.serve());
    for (at, target) in KINDS.iter().enumerate() {
        assert_ne!(before[at], with_release[at], "{target}");
        assert_ne!(with_release[at], with_references[at], "{target}");
    }
}

#[test]
fn different_answers_have_different_tags() {
    let town = Town::new();
    let server = town.serve();
    let mut all = tags(&server);
    all.push(server.get("/collections?lang=en").must("etag"));
    all.push(
        server
            .get_with("/collections", &[("Accept-Language", "cs")])
            .must("etag"),
    );
    all.push(
        server
            .get_with("/collections", &[("Host", "other.example")])
            .must("etag"),
    );
    all.push(
        server
            .get("/collections/alone-hex9/items?limit=6")
            .must("etag"),
    );
    all.push(
        server
            .get(&format!("{TILE}?datetime=2024-03-31"))
            .must("etag"),
    );
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn what_an_answer_depends_on_is_named() {
    let town = Town::new();
    let server = town.serve();
    for target in KINDS {
        for headers in [&[][..], &[GZIP]] {
            let reply = server.get_with(target, headers);
            assert_eq!(reply.must("cache-control"), "public, no-cache", "{target}");
            let vary = reply.must("vary").to_ascii_lowercase();
            let tile = target.contains("/tiles/WebMercatorQuad/");
            let all = ["accept", "accept-encoding", "accept-language", "host"];
            for name in if tile { &all[1..2] } else { &all[..] } {
                let times = vary.split(',').filter(|part| part.trim() == *name).count();
                assert_eq!(times, 1, "{target}: {vary}");
            }
            assert!(
                !tile || !vary.contains("host"),
                "a tile is the same by any name: {vary}"
            );
        }
    }
}

#[test]
fn packed_answers_are_the_same_bytes() {
    let town = Town::new();
    let server = town.serve();
    for target in KINDS
        .into_iter()
        .filter(|target| *target != EMPTY && *target != "/health")
    {
        let plain = server.get(target);
        assert!(plain.header("content-encoding").is_none(), "{target}");
        for accepted in ["gzip", "br;q=0, gzip;q=0.5", "GZIP", "*"] {
            let packed = server.get_with(target, &[("Accept-Encoding", accepted)]);
            if accepted == "*" && packed.header("content-encoding").is_none() {
                continue;
            }
            assert_eq!(
                packed.must("content-encoding"),
                "gzip",
                "{target} with {accepted}"
            );
            assert_eq!(packed.unpacked(), plain.body, "{target}");
            assert_eq!(packed.header("etag"), plain.header("etag"), "{target}");
        }
        for refused in [
            "gzip;q=0",
            "gzip; q=0.0, identity",
            "identity",
            "br;q=0",
            "x-not-gzip-at-all",
        ] {
            let unpacked = server.get_with(target, &[("Accept-Encoding", refused)]);
            assert!(
                unpacked.header("content-encoding").is_none(),
                "{target} with {refused}"
            );
            assert_eq!(unpacked.body, plain.body, "{target}");
        }
    }
}

#[test]
fn head_is_get_without_a_body() {
    let town = Town::new();
    let server = town.serve();
    let shown = |reply: &Reply| {
        let mut lines: Vec<_> = reply
            .headers
            .iter()
            // How a body is cut is nothing where there is none (RFC 9112, 6.1).
            .filter(|(name, _)| !["date", "transfer-encoding"].contains(&name.as_str()))
            .cloned()
            .collect();
        lines.sort();
        (reply.status, lines)
    };
    for target in KINDS.iter().chain(&[
        "/nothing",
        "/collections?f=xml",
        "/collections/alone-hex9/items?bbox=x",
    ]) {
        for headers in [
            &[][..],
            &[GZIP],
            &[("Accept", "text/html")],
            &[("Origin", "https://map.example")],
        ] {
            let get = server.get_with(target, headers);
            let head = server.ask("HEAD", target, headers);
            assert!(head.status != 204 || head.header("content-length").is_none());
            assert_eq!(shown(&get), shown(&head), "{target} {headers:?}");
        }
    }
}

#[test]
fn a_part_of_an_answer_is_not_given() {
    let town = Town::new();
    let server = town.serve();
    let whole = server.get("/collections/alone-hex9/items");
    let part = server.get_with("/collections/alone-hex9/items", &[("Range", "bytes=0-9")]);
    assert_eq!((part.status, part.body), (200, whole.body));
}
