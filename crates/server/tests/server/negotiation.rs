//! Who asks how gets what: the page, the landing page, JSON or HTML, and in which language.

use std::path::Path;

use gocpont_server::Config;

use crate::client::{Wire, raw};
use crate::town::{Serving, Town, quick};

const BROWSER: &str =
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

fn has_page() -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../web/dist/index.html")
        .exists()
}

#[test]
fn a_browser_gets_the_page_and_everybody_else_the_landing_page() {
    let town = Town::new();
    let server = town.serve();
    for accept in [
        "*/*",
        "application/json",
        "",
        "application/json, text/html;q=0.9",
        "text/html;q=0, */*",
        "image/png",
        "text/html;q=x",
    ] {
        let reply = server.get_with("/", &[("Accept", accept)]);
        assert_eq!(reply.must("content-type"), "application/json", "{accept}");
        assert!(reply.json()["links"].is_array());
    }
    assert_eq!(server.get("/").must("content-type"), "application/json");
    for accept in [
        BROWSER,
        "text/html",
        "Text/HTML",
        "application/xhtml+xml",
        "text/html, application/json;Q=0.9",
    ] {
        let reply = server.get_with("/", &[("Accept", accept)]);
        assert_eq!(
            reply.must("content-type"),
            "text/html; charset=utf-8",
            "{accept}"
        );
        assert_eq!(reply.text().contains("id=\"app\""), has_page(), "{accept}");
    }
}

#[test]
fn a_link_with_a_tracker_s_parameter_still_shows_the_page() {
    let town = Town::new();
    let server = town.serve();
    if has_page() {
        assert_eq!(
            server
                .get_with("/?fbclid=abc", &[("Accept", BROWSER)])
                .status,
            200
        );
    }
    assert_eq!(server.get("/?fbclid=abc").status, 400);
}

#[test]
fn a_named_format_is_given_whatever_the_header_says() {
    let town = Town::new();
    let server = town.serve();
    for path in [
        "/",
        "/conformance",
        "/collections",
        "/collections/alone-hex9",
        "/collections/basemap",
    ] {
        let json = server.get_with(&format!("{path}?f=json"), &[("Accept", BROWSER)]);
        assert_eq!(json.must("content-type"), "application/json", "{path}");
        let html = server.get_with(&format!("{path}?f=html"), &[("Accept", "application/json")]);
        assert_eq!(
            html.must("content-type"),
            "text/html; charset=utf-8",
            "{path}"
        );
        let page = server.get_with(path, &[("Accept", BROWSER)]);
        assert_eq!(
            page.must("content-type"),
            "text/html; charset=utf-8",
            "{path}"
        );
        assert_eq!(server.get(&format!("{path}?f=xml")).status, 400, "{path}");
    }
    let items = server.get_with(
        "/collections/alone-hex9/items?f=geojson",
        &[("Accept", BROWSER)],
    );
    assert_eq!(items.must("content-type"), "application/geo+json");
    assert_eq!(
        server.get("/api").must("content-type"),
        "application/vnd.oai.openapi+json;version=3.0"
    );
}

#[test]
fn the_language_is_that_of_the_parameter_then_of_the_header_then_hungarian() {
    let town = Town::new();
    let server = town.serve();
    let title = |target: &str, header: &str| {
        let reply = server.get_with(target, &[("Accept-Language", header)]);
        reply.json()["title"].as_str().map(str::to_owned)
    };
    let hexes = "/collections/alone-hex9";
    assert_eq!(
        title(hexes, "cs-CZ,cs;q=0.9").as_deref(),
        Some("Žijící sami – šestiúhelníky (H3 9)")
    );
    assert_eq!(
        title(&format!("{hexes}?lang=en"), "cs").as_deref(),
        Some("Living alone – hexagons (H3 9)")
    );
    assert_eq!(
        title(hexes, "de").as_deref(),
        Some("Egyedül élők – hatszögek (H3 9)")
    );
}

#[test]
fn links_begin_with_the_address_that_was_asked() {
    let town = Town::new();
    let server = town.serve();
    let start =
        |reply: crate::client::Reply| reply.json()["links"][0]["href"].as_str().map(str::to_owned);
    for host in [
        "town.example",
        "127.0.0.1:8080",
        "[::1]:80",
        "Town.Example:443",
    ] {
        let reply = server.get_with(
            "/collections",
            &[("Host", host), ("X-Forwarded-Host", "evil.example")],
        );
        assert_eq!(start(reply), Some(format!("http://{host}/collections")));
    }
    let absolute = b"GET http://other.example/collections HTTP/1.1\r\nHost: town.example\r\n\r\n";
    let reply = raw(server.address, absolute).expect("an answer");
    assert_eq!(
        start(reply).as_deref(),
        Some("http://other.example/collections"),
        "RFC 9112, 3.2.2"
    );
    let old = raw(server.address, b"GET /collections HTTP/1.0\r\n\r\n").expect("an answer");
    assert_eq!(
        start(old),
        Some(format!("http://{}/collections", server.address))
    );
}

#[test]
fn links_begin_with_the_public_address_where_there_is_one() {
    let town = Town::new();
    let server = Serving::with(Config {
        releases: town.path(),
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: Some("https://tata.example/map".to_owned()),
        limits: quick(),
        front: gocpont_server::Front::default(),
    });
    let reply = server.get_with(
        "/collections/alone-hex9/items?limit=1",
        &[("Host", "evil.example")],
    );
    let links = reply.json()["links"].clone();
    let all: Vec<&str> = links
        .as_array()
        .expect("links")
        .iter()
        .filter_map(|link| link["href"].as_str())
        .collect();
    assert!(
        all.iter()
            .all(|href| href.starts_with("https://tata.example/map/collections/")),
        "{all:?}"
    );
    assert!(
        reply
            .must("strict-transport-security")
            .starts_with("max-age=")
    );
    assert!(
        town.serve()
            .get("/")
            .header("strict-transport-security")
            .is_none()
    );
}

#[test]
fn several_requests_share_a_connection() {
    let town = Town::new();
    let server = town.serve();
    let mut wire = Wire::open(server.address);
    for target in [
        "/health",
        "/nothing",
        "/collections?f=xml",
        "/collections/alone-hex9/items",
        "/health",
    ] {
        wire.ask("GET", target, &[]);
        assert!(wire.reply("GET").expect("an answer").is_some(), "{target}");
    }
    for target in ["/health", "/conformance", "/health"] {
        wire.ask("GET", target, &[]);
    }
    for _ in 0..3 {
        assert_eq!(
            wire.reply("GET")
                .expect("an answer")
                .expect("an answer")
                .status,
            200
        );
    }
}

#[test]
fn the_page_s_files_are_kept_for_ever_and_nobody_may_frame_them() {
    if !has_page() {
        return;
    }
    let town = Town::new();
    let server = town.serve();
    let page = server.get_with("/", &[("Accept", BROWSER)]).text();
    let named: Vec<&str> = page
        .split(['"', '\''])
        .filter(|part| part.contains("assets/"))
        .collect();
    assert!(named.len() >= 2, "{page}");
    for name in named {
        let file = server.get(&format!("/{}", name.trim_start_matches("./")));
        assert_eq!(file.status, 200, "{name}");
        assert_eq!(
            file.must("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(file.must("x-frame-options"), "DENY");
        assert!(
            file.must("content-security-policy")
                .contains("frame-ancestors 'none'")
        );
        let kind = if name.rsplit('.').next() == Some("js") {
            "text/javascript; charset=utf-8"
        } else {
            "text/css; charset=utf-8"
        };
        assert_eq!(file.must("content-type"), kind);
    }
    assert_eq!(server.get("/assets/").status, 404);
    assert_eq!(server.get("/assets/../index.html").status, 404);
}
