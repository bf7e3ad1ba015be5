//! What the server tells of itself to its operators and bounds for its clients: counters, a log, large answers, a rate, and
//! proxies that are believed.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use gocpont_server::{Front, Limits, LogTo};
use serde_json::Value;

use crate::client::{self, Wire};
use crate::events::Stream;
use crate::town::{Serving, Town, large, quick};

const PATIENCE: Duration = Duration::from_secs(30);

fn counting() -> Front {
    Front {
        metrics: Some(([127, 0, 0, 1], 0).into()),
        ..Front::default()
    }
}

fn page(address: SocketAddr) -> String {
    let reply = client::ask(address, "GET", "/metrics", &[]);
    assert_eq!(reply.status, 200);
    assert!(
        reply
            .must("content-type")
            .starts_with("text/plain; version=0.0.4")
    );
    reply.text()
}

fn value(address: SocketAddr, name: &str) -> u64 {
    let page = page(address);
    let line = page.lines().find_map(|line| line.strip_prefix(name));
    let line = line.unwrap_or_else(|| panic!("no {name} in {page}"));
    line.trim().parse().expect("a number")
}

/// Waits until something is so.
fn until(what: impl Fn() -> bool) {
    let begin = Instant::now();
    while !what() {
        assert!(begin.elapsed() < PATIENCE, "it does not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn counters_stand_on_a_listener_of_their_own_and_name_no_record() {
    let town = Town::new();
    let server = Serving::fronted(&town.path(), quick(), counting());
    let metrics = server.metrics.expect("a listener");
    assert_eq!(server.get("/metrics").status, 404, "not for the public");
    for path in [
        "/collections/alone-hex9/items?bbox=18.3,47.6,18.4,47.7",
        "/collections/alone-hex9/items?limit=NaN",
        "/collections/secret-name/items",
        "/nowhere",
    ] {
        server.get(path);
    }
    let stream = Stream::open(&server);
    until(|| value(metrics, "gocpont_event_streams ") == 1);
    let page = page(metrics);
    for line in [
        "gocpont_requests_total{route=\"/collections/{id}/items\",class=\"2xx\"} 1",
        "gocpont_requests_total{route=\"/collections/{id}/items\",class=\"4xx\"} 2",
        "gocpont_requests_total{route=\"page\",class=\"4xx\"} 2",
        "gocpont_release 1",
    ] {
        assert!(page.lines().any(|own| own == line), "no {line} in\n{page}");
    }
    assert!(!page.contains("alone") && !page.contains("secret") && !page.contains("18.3"));
    drop(stream);
}

#[test]
fn tiles_are_counted_as_found_or_made() {
    let town = Town::new();
    let server = Serving::fronted(&town.path(), quick(), counting());
    let metrics = server.metrics.expect("a listener");
    let tile = "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128";
    assert_eq!(server.get(tile).status, 200);
    let of_tiles = |what: &str| {
        let name = ["gocpont_cache_", what, "_total{cache=\"tiles\"} "].concat();
        value(metrics, &name)
    };
    let (hits, misses) = (of_tiles("hits"), of_tiles("misses"));
    assert!(misses >= 1);
    assert_eq!(server.get(tile).status, 200);
    assert_eq!((of_tiles("hits"), of_tiles("misses")), (hits + 1, misses));
}

#[test]
fn a_client_that_leaves_an_export_frees_its_work() {
    let town = Town::new();
    town.put(&[large()]);
    let server = Serving::fronted(&town.path(), quick(), counting());
    let metrics = server.metrics.expect("a listener");
    let mut wire = Wire::open(server.address);
    wire.ask("GET", "/collections/roads/items", &[]);
    assert!(wire.head().expect("a head").is_some());
    until(|| value(metrics, "gocpont_exports ") == 1);
    drop(wire);
    std::thread::sleep(Duration::from_millis(100));
    let made = value(metrics, "gocpont_chunks_total ");
    assert!(
        value(metrics, "gocpont_exports ") == 0,
        "the work is over after 100 ms"
    );
    std::thread::sleep(Duration::from_millis(300));
    // The pages of counters are not counted, so nothing else is made.
    assert_eq!(value(metrics, "gocpont_chunks_total "), made);
}

#[test]
fn more_exports_than_there_may_be_are_told_to_come_again() {
    let town = Town::new();
    town.put(&[large()]);
    let limits = Limits {
        exports: 2,
        ..quick()
    };
    let server = Serving::of(&town.path(), limits);
    let ask = || {
        let mut wire = Wire::open(server.address);
        wire.ask("GET", "/collections/roads/items", &[]);
        let head = wire.head().expect("a head").expect("a head");
        (wire, head)
    };
    let open = [ask(), ask()];
    let (mut refused, head) = ask();
    assert_eq!(head.status, 503);
    assert_eq!(head.must("retry-after"), "5");
    let document: Value =
        serde_json::from_slice(&refused.body(&head).expect("a body")).expect("a document");
    assert_eq!(document["status"], 503);
    assert_eq!(server.get("/collections/alone-hex9").status, 200);
    drop(open);
    until(|| ask().1.status == 200);
}

#[test]
fn a_log_has_templates_and_nothing_of_who_asked_for_what() {
    let town = Town::new();
    let path = town.path().with_file_name("requests.log");
    let front = Front {
        log: Some(LogTo::File(path.clone())),
        ..Front::default()
    };
    let server = Serving::fronted(&town.path(), quick(), front);
    let body = server.get("/collections/alone-hex9?f=json").body.len();
    server.get("/collections/alone-hex9/items/secret-id?lang=cs");
    client::ask(
        server.address,
        "BREW",
        "/pot",
        &[("X-Forwarded-For", "198.51.100.7")],
    );
    drop(server);
    let text = std::fs::read_to_string(&path).expect("a log");
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
    let fields = |nth: usize| lines[nth][1..4].join(" ");
    assert_eq!(fields(0), "GET /collections/{id} 200", "{text}");
    assert_eq!(lines[0][4], body.to_string());
    assert_eq!(fields(1), "GET /collections/{id}/items/{fid} 404", "{text}");
    assert_eq!(fields(2), "OTHER page 405", "{text}");
    for personal in ["127.0.0.1", "198.51", "alone", "secret", "lang", "BREW"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
}

#[test]
fn who_asks_for_more_than_may_be_is_told_to_wait() {
    let town = Town::new();
    let limits = Limits {
        rate: Some(1),
        ..quick()
    };
    let server = Serving::of(&town.path(), limits);
    let replies: Vec<_> = (0..40).map(|_| server.get("/health")).collect();
    let refused: Vec<_> = replies.iter().filter(|reply| reply.status == 429).collect();
    assert!(replies[0].status == 200 && !refused.is_empty());
    let wait: u64 = refused[0].must("retry-after").parse().expect("seconds");
    assert!((1..=10).contains(&wait));
    assert_eq!(refused[0].must("content-type"), "application/problem+json");
    let hungarian = client::ask(
        server.address,
        "GET",
        "/health",
        &[("Accept-Language", "hu")],
    );
    assert_eq!(hungarian.json()["title"], "Túl sok kérés");
    // A listed proxy bounds its clients itself.
    let proxied = Front {
        proxies: vec!["127.0.0.0/8".parse().expect("a network")],
        ..Front::default()
    };
    let server = Serving::fronted(&town.path(), limits, proxied);
    assert!((0..40).all(|_| server.get("/health").status == 200));
}

#[test]
fn links_follow_a_listed_proxy_and_nobody_else() {
    let town = Town::new();
    let headers = [
        ("X-Forwarded-Host", "map.example"),
        ("X-Forwarded-Proto", "https"),
    ];
    let first = |server: &Serving| {
        let reply = client::ask(server.address, "GET", "/collections?f=json", &headers);
        let link = reply.json()["links"][0]["href"].as_str().map(str::to_owned);
        link.expect("a link")
    };
    let stranger = town.serve();
    assert!(first(&stranger).starts_with("http://town.example/"));
    let front = |network: &str| Front {
        proxies: vec![network.parse().expect("a network")],
        ..Front::default()
    };
    let listed = Serving::fronted(&town.path(), quick(), front("127.0.0.1"));
    assert!(
        first(&listed).starts_with("https://map.example/"),
        "{}",
        first(&listed)
    );
    let other = Serving::fronted(&town.path(), quick(), front("192.0.2.1"));
    assert!(first(&other).starts_with("http://town.example/"));
}

#[test]
fn a_server_ends_within_five_seconds_of_the_signal() {
    // Half a second more is for what runs off the threads that answer.
    assert!(Limits::default().shutdown + Duration::from_millis(500) < Duration::from_secs(5));
}
