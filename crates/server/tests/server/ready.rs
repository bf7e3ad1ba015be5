//! Tiles that are given again: the same answer to the last header, whoever asks, for as long as the release is served.

use std::time::{Duration, Instant};

use crate::client::Reply;
use crate::town::Town;

const TILE: &str = "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128";
const WHOLE: &str = "/tiles/WebMercatorQuad/11/714/1128?collections=alone-hex9";
const PATIENCE: Duration = Duration::from_secs(30);
const GZIP: (&str, &str) = ("Accept-Encoding", "gzip");

fn shown(reply: &Reply) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let lines = reply.headers.iter().filter(|(name, _)| name != "date");
    let mut lines: Vec<_> = lines.cloned().collect();
    lines.sort();
    (reply.status, lines, reply.body.clone())
}

#[test]
fn what_is_given_again_is_what_was_given() {
    let town = Town::new();
    let server = town.serve();
    let frozen = format!("/r/1{TILE}");
    let dated = format!("{TILE}?datetime=2024-03-31");
    for target in [TILE, WHOLE, &frozen, &dated] {
        for headers in [&[][..], &[GZIP]] {
            let first = server.get_with(target, headers);
            assert_eq!(first.status, 200, "{target}");
            assert!(!first.body.is_empty());
            for _ in 0..3 {
                let again = server.get_with(target, headers);
                assert_eq!(shown(&again), shown(&first), "{target}");
            }
            let tag = first.must("etag");
            let known = server.get_with(target, &[("If-None-Match", &tag)]);
            assert_eq!((known.status, known.body.len()), (304, 0), "{target}");
            let head = server.ask("HEAD", target, headers);
            let mut lines = shown(&head);
            lines.2.clone_from(&first.body);
            assert_eq!(lines, shown(&first), "{target}");
        }
    }
}

#[test]
fn whoever_is_refused_is_refused_though_the_tile_was_given() {
    let town = Town::new();
    let server = town.serve();
    assert_eq!(server.get(TILE).status, 200);
    assert_eq!(server.get(TILE).status, 200);
    let refused = [
        (400, ("Host", "a b")),
        (413, ("Content-Length", "5")),
        (431, ("X-Long", &*"x".repeat(20_000))),
    ];
    for (status, header) in refused {
        let reply = server.get_with(TILE, &[header]);
        assert_eq!(reply.status, status, "{header:?}");
    }
    assert_eq!(server.ask("POST", TILE, &[]).status, 405);
    assert_eq!(server.get(&format!("{TILE}?f=xml")).status, 400);
    assert_eq!(server.get(&format!("{TILE}?f=xml")).status, 400);
}

#[test]
fn a_new_release_is_not_answered_with_tiles_of_the_old() {
    let town = Town::new();
    let server = town.serve();
    let old = server.get(TILE);
    assert_eq!(server.get(TILE).body, old.body);
    town.publish(2);
    assert_eq!(server.news.recv_timeout(PATIENCE), Ok(2));
    let new = server.get(TILE);
    assert_ne!(new.must("etag"), old.must("etag"));
    assert_ne!(new.body, old.body);
    assert_eq!(server.get(TILE).body, new.body);
}

#[test]
fn a_tile_that_is_asked_for_again_is_packed_by_brotli_for_those_who_take_it() {
    let town = Town::new();
    let server = town.serve();
    let plain = server.get(TILE);
    let takes = [("Accept-Encoding", "gzip, br")];
    let begin = Instant::now();
    let packed = loop {
        let reply = server.get_with(TILE, &takes);
        if reply.must("content-encoding") == "br" {
            break reply;
        }
        assert_eq!(reply.unpacked(), plain.body);
        assert!(begin.elapsed() < PATIENCE, "no Brotli comes");
    };
    let mut read = Vec::new();
    brotli::BrotliDecompress(&mut &packed.body[..], &mut read).expect("Brotli");
    assert_eq!(read, plain.body);
    assert_eq!(packed.header("etag"), plain.header("etag"));
    let gzip = server.get_with(TILE, &[GZIP]);
    assert_eq!(gzip.must("content-encoding"), "gzip");
    assert!(packed.body.len() <= gzip.body.len());
}
