//! What is not published cannot be told from what never was, and nothing is served from the disk.

use std::fs;

use gocpont_disclosure::spec::Spec;
use h3o::Resolution;

use crate::client::Reply;
use crate::town::{DATES, KEYS, Serving, Town, sealed_as, spec};

/// As long as the name beside it, so that lengths are alike too.
const WAS_PUBLIC: &str = "alone-hex8";
const NEVER_WAS: &str = "xylon-qqq8";
const NEVER_A_DATE: &str = "2024-02-17";

/// A town whose first release had larger hexes and an earlier date, and was retired when the second came.
fn town() -> Town {
    let town = Town::new();
    town.publish_sealed(&sealed_as(&Spec {
        resolutions: vec![Resolution::Nine],
        periods: vec![DATES[1].to_owned()],
        ..spec(2)
    }));
    town.retire(1);
    town
}

/// An answer without what names the moment, and with `asked` taken out of its body.
fn anonymous(reply: &Reply, asked: &str) -> (u16, Vec<(String, String)>, String) {
    let mut headers = reply.headers.clone();
    headers.retain(|(name, _)| name != "date" && name != "etag");
    (reply.status, headers, reply.text().replace(asked, "…"))
}

fn alike(server: &Serving, target: impl Fn(&str) -> String, [one, other]: [&str; 2], status: u16) {
    for language in ["hu", "cs", "en"] {
        let ask = |name: &str| {
            let reply = server.get_with(&target(name), &[("Accept-Language", language)]);
            assert_eq!(reply.status, status, "{}", target(name));
            anonymous(&reply, name)
        };
        assert_eq!(ask(one), ask(other), "{}", target(one));
    }
}

#[test]
fn a_collection_that_is_not_published_answers_like_one_that_never_was() {
    let town = town();
    let server = town.serve();
    for rest in [
        "",
        "?f=html",
        "?f=json&lang=en",
        "/items",
        "/items?datetime=2024-03-31",
        "/items?bbox=18,47,19,48&limit=1",
        "/items/1",
        "/tiles",
        "/tiles/WebMercatorQuad",
        "/tiles/WebMercatorQuad/0/0/0",
        "/tilejson",
    ] {
        let target = |name: &str| format!("/collections/{name}{rest}");
        alike(&server, target, [WAS_PUBLIC, NEVER_WAS], 404);
    }
}

#[test]
fn a_date_that_is_not_published_answers_like_any_other_day() {
    let town = town();
    let server = town.serve();
    let hexes = "/collections/alone-hex9";
    let days = [DATES[0], NEVER_A_DATE];
    let page = |day: &str| format!("{hexes}/items?datetime={day}");
    alike(&server, page, days, 200);
    let none = server.get(&page(DATES[0])).json();
    assert_eq!(none["numberMatched"], 0);
    let tile = |day: &str| format!("{hexes}/tiles/WebMercatorQuad/0/0/0?datetime={day}");
    alike(&server, tile, days, 204);
    let described = |day: &str| format!("{hexes}/tilejson?datetime={day}");
    alike(&server, described, days, 200);
    let published = server.get(&page(DATES[1])).json();
    let first = &published["features"][0]["id"];
    let item = |day: &str| format!("{hexes}/items/{first}?datetime={day}");
    alike(&server, item, days, 404);
}

#[test]
fn no_document_names_what_is_not_in_the_release() {
    let town = town();
    let server = town.serve();
    let folder = town.path();
    let folder = folder.parent().and_then(|folder| folder.to_str());
    let private = [
        WAS_PUBLIC,
        DATES[0],
        KEYS,
        folder.expect("a folder"),
        "town.releases",
    ];
    let mut named = 0;
    for target in [
        "/",
        "/?f=html",
        "/conformance",
        "/conformance?f=html",
        "/api",
        "/collections",
        "/collections?f=html",
        "/collections/alone-hex9",
        "/collections/alone-hex9?f=html",
        "/collections/alone-hex9/items",
        "/collections/alone-hex9/tiles",
        "/collections/alone-hex9/tilejson",
        "/tileMatrixSets",
        "/health",
        "/nothing",
    ] {
        for language in ["hu", "cs", "en"] {
            let reply = server.get_with(target, &[("Accept-Language", language)]);
            let headers = format!("{:?}", reply.headers);
            let body = reply.text();
            for word in private {
                assert!(!body.contains(word), "{target} names {word}");
                assert!(!headers.contains(word), "{target} names {word} in its head");
            }
            named += usize::from(body.contains("alone-hex9"));
        }
    }
    assert!(named >= 21, "what is published is named, {named} times");
}

#[test]
fn nothing_is_served_from_the_disk() {
    const SECRET: &str = "a secret beside the releases";
    let town = Town::new();
    let file = town.path();
    let folder = file.parent().expect("a folder");
    let beside = [
        "town.db",
        "town.db-wal",
        "town.keys",
        "town.gis.releases",
        "blocks.csv",
    ];
    for name in beside {
        fs::write(folder.join(name), SECRET).expect("written");
    }
    let server = town.serve();
    let whole = folder.to_str().expect("a path");
    let encoded = whole.replace('/', "%2f");
    for name in beside.iter().chain(&["town.releases"]) {
        for target in [
            format!("/{name}"),
            format!("/../{name}"),
            format!("/./{name}"),
            format!("//{name}"),
            format!("/%2e%2e/{name}"),
            format!("/%2e%2e%2f{name}"),
            format!("/..%5c{name}"),
            format!("/assets/../{name}"),
            format!("/assets/%2e%2e/%2e%2e/{name}"),
            format!("/collections/..%2f{name}"),
            format!("/collections/../{name}"),
            format!("{whole}/{name}"),
            format!("/{whole}/{name}"),
            format!("/{encoded}%2f{name}"),
        ] {
            let reply = server.get(&target);
            assert_eq!(reply.status, 404, "{target}");
            assert_eq!(reply.must("content-type"), "application/problem+json");
            assert!(!reply.text().contains(SECRET), "{target}");
        }
    }
}
