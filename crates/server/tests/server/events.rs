//! `/events`: open pages hear of a new release; the number of streams is bounded.

use std::time::{Duration, Instant};

use gocpont_server::Limits;

use crate::client::{Reply, Wire};
use crate::town::{Serving, Town, municipalities, quick};

/// Something must happen before this; how fast is not asked.
const PATIENCE: Duration = Duration::from_secs(30);

/// A stream, with what came and was not yet asked for.
pub struct Stream {
    wire: Wire,
    head: Reply,
    text: String,
}

impl Stream {
    /// Opens one.
    pub fn open(server: &Serving) -> Self {
        let mut wire = Wire::open(server.address);
        wire.ask(
            "GET",
            "/events",
            &[("Accept", "text/event-stream"), ("Accept-Encoding", "gzip")],
        );
        let head = wire.head().expect("a head").expect("a head");
        assert_eq!(head.status, 200);
        Self {
            wire,
            head,
            text: String::new(),
        }
    }

    /// The data of the next release event; none at the end of the stream.
    pub fn next(&mut self) -> Option<String> {
        let begin = Instant::now();
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if event.lines().any(|line| line == "event: release") {
                    return event
                        .lines()
                        .find_map(|line| line.strip_prefix("data: "))
                        .map(str::to_owned);
                }
                continue;
            }
            assert!(begin.elapsed() < PATIENCE, "no event");
            let chunk = self.wire.chunk().ok()??;
            self.text
                .push_str(&String::from_utf8(chunk).expect("UTF-8"));
        }
    }
}

#[test]
fn a_stream_begins_with_the_release_that_is_served() {
    let town = Town::new();
    let server = town.serve();
    let mut stream = Stream::open(&server);
    assert_eq!(stream.head.must("content-type"), "text/event-stream");
    assert_eq!(stream.head.must("cache-control"), "no-store");
    assert_eq!(stream.head.must("x-accel-buffering"), "no");
    assert_eq!(stream.head.must("access-control-allow-origin"), "*");
    assert!(
        stream.head.header("content-encoding").is_none(),
        "news are not kept back to be packed"
    );
    assert_eq!(stream.next().as_deref(), Some("{\"release\":1}"));
}

#[test]
fn every_open_stream_hears_of_a_new_release() {
    let town = Town::new();
    let server = town.serve();
    let mut streams: Vec<Stream> = (0..5).map(|_| Stream::open(&server)).collect();
    for stream in &mut streams {
        assert_eq!(stream.next().as_deref(), Some("{\"release\":1}"));
    }
    town.publish(2);
    for stream in &mut streams {
        assert_eq!(stream.next().as_deref(), Some("{\"release\":2}"));
    }
    assert_eq!(server.news.recv_timeout(PATIENCE), Ok(2));
}

#[test]
fn new_reference_sets_and_a_retired_release_are_news_too() {
    let town = Town::new();
    let server = town.serve();
    let mut stream = Stream::open(&server);
    assert_eq!(stream.next().as_deref(), Some("{\"release\":1}"));
    town.put(&[municipalities("2025")]);
    assert_eq!(
        stream.next().as_deref(),
        Some("{\"release\":1}"),
        "so that whoever listens may look"
    );
    town.retire(1);
    assert_eq!(stream.next().as_deref(), Some("{\"release\":null}"));
}

#[test]
fn more_streams_than_there_may_be_end_the_oldest() {
    let town = Town::new();
    let limits = Limits {
        streams: 3,
        ..quick()
    };
    let server = Serving::of(&town.path(), limits);
    let mut streams: Vec<Stream> = (0..5)
        .map(|_| {
            let mut stream = Stream::open(&server);
            assert!(stream.next().is_some());
            stream
        })
        .collect();
    for stream in &mut streams[..2] {
        assert_eq!(stream.next(), None);
    }
    town.publish(2);
    for stream in &mut streams[2..] {
        assert_eq!(stream.next().as_deref(), Some("{\"release\":2}"));
    }
    drop(streams);
    for _ in 0..10 {
        assert!(Stream::open(&server).next().is_some());
    }
}

#[test]
fn whoever_asks_only_for_the_head_takes_no_place() {
    let town = Town::new();
    let limits = Limits {
        streams: 1,
        ..quick()
    };
    let server = Serving::of(&town.path(), limits);
    let mut stream = Stream::open(&server);
    assert!(stream.next().is_some());
    assert_eq!(
        server.ask("HEAD", "/events", &[]).must("content-type"),
        "text/event-stream"
    );
    assert_eq!(server.get("/events?f=json").status, 400);
    town.publish(2);
    assert_eq!(stream.next().as_deref(), Some("{\"release\":2}"));
}

#[test]
fn a_stream_without_news_says_that_it_lives() {
    let town = Town::new();
    let limits = Limits {
        heartbeat: Duration::from_millis(100),
        ..quick()
    };
    let server = Serving::of(&town.path(), limits);
    let mut stream = Stream::open(&server);
    assert!(stream.next().is_some());
    for _ in 0..3 {
        let beat = stream.wire.chunk().expect("a chunk").expect("no end");
        assert!(
            beat.starts_with(b":"),
            "{:?}",
            String::from_utf8_lossy(&beat)
        );
    }
}
