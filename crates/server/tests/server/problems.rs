//! Everything that cannot be answered is a problem document, in the asker's language.

use crate::town::{Serving, Town};

fn problem(server: &Serving, target: &str, language: &str) -> String {
    let reply = server.get_with(target, &[("Accept-Language", language)]);
    assert_eq!(
        reply.must("content-type"),
        "application/problem+json",
        "{target}"
    );
    assert_eq!(reply.must("cache-control"), "no-store", "{target}");
    let document = reply.json();
    assert_eq!(document["status"], reply.status);
    serde_json::to_string_pretty(&document).expect("JSON")
}

#[test]
fn problems_are_told_in_three_languages() {
    let town = Town::new();
    let server = town.serve();
    for language in ["hu", "cs", "en"] {
        let all = [
            "/collections/nowhere",
            "/collections?colour=red",
            "/collections/alone-hex9/items?bbox=1,2",
        ];
        let told = all
            .map(|target| problem(&server, target, language))
            .join("\n");
        insta::assert_snapshot!(format!("problems_{language}"), told);
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let town = Town::new();
    let server = town.serve();
    let hexes = "/collections/alone-hex9";
    for path in [
        "/nothing".to_owned(),
        "/collections/".to_owned(),
        "/collections/nowhere".to_owned(),
        "/collections/nowhere/items".to_owned(),
        "/collections/nowhere/items/1".to_owned(),
        "/collections/nowhere/tiles".to_owned(),
        "/collections/nowhere/tiles/WebMercatorQuad".to_owned(),
        "/collections/nowhere/tiles/WebMercatorQuad/0/0/0".to_owned(),
        "/collections/nowhere/tilejson".to_owned(),
        format!("{hexes}/items/18446744073709551615"),
        format!("{hexes}/items/first"),
        format!("{hexes}/items/-1"),
        format!("{hexes}/tiles/WorldCRS84Quad/0/0/0"),
        format!("{hexes}/tiles/WebMercatorQuad/1/2/0"),
        format!("{hexes}/tiles/WebMercatorQuad/23/0/0"),
        "/tileMatrixSets/WorldCRS84Quad".to_owned(),
        "/index.html".to_owned(),
        "/town.db".to_owned(),
    ] {
        let reply = server.get(&path);
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(
            reply.must("content-type"),
            "application/problem+json",
            "{path}"
        );
        assert_eq!(reply.json()["instance"], path.as_str());
    }
}

#[test]
fn a_parameter_that_is_not_known_or_given_twice_is_refused() {
    let town = Town::new();
    let server = town.serve();
    for target in [
        "/?colour=red",
        "/collections?limit=1",
        "/collections?f=json&f=json",
        "/collections?f=xml",
        "/collections?f=",
        "/collections?lang=de",
        "/collections?lang=en&lang=en",
        "/events?f=json",
        "/collections/alone-hex9/items?f=xls",
        "/collections/alone-hex9/items?page=2",
        "/collections/alone-hex9/items?limit=1&limit=2",
        "/collections/alone-hex9/items/1?bbox=1,2,3,4",
        "/collections/alone-hex9/tiles/WebMercatorQuad/0/0/0?f=png",
        "/collections/basemap/tiles/WebMercatorQuad/0/0/0?datetime=soon",
    ] {
        let reply = server.get(target);
        assert_eq!(reply.status, 400, "{target}: {}", reply.text());
        assert_eq!(
            reply.must("content-type"),
            "application/problem+json",
            "{target}"
        );
    }
}

#[test]
fn only_reading_is_allowed() {
    let town = Town::new();
    let server = town.serve();
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
        let reply = server.ask(method, "/collections", &[]);
        assert_eq!(reply.status, 405, "{method}");
        assert_eq!(reply.must("allow"), "GET, HEAD, OPTIONS");
        assert_eq!(reply.must("content-type"), "application/problem+json");
    }
    let body = server.ask("GET", "/collections", &[("Content-Length", "5")]);
    assert_eq!(body.status, 413);
    assert_eq!(body.must("connection"), "close");
}

#[test]
fn scripts_of_other_sites_may_read_answers_and_problems() {
    let town = Town::new();
    let server = town.serve();
    let origin = [("Origin", "https://map.example")];
    let large = "x".repeat(5000);
    for target in [
        "/collections",
        "/nothing",
        "/collections?colour=red",
        &format!("/{large}"),
    ] {
        let reply = server.get_with(target, &origin);
        assert_eq!(reply.must("access-control-allow-origin"), "*", "{target}");
    }
    let asked = [
        ("Origin", "https://map.example"),
        ("Access-Control-Request-Method", "GET"),
    ];
    let preflight = server.ask("OPTIONS", "/collections", &asked);
    assert_eq!(preflight.status, 200);
    assert_eq!(preflight.must("access-control-allow-methods"), "GET,HEAD");
    assert!(
        preflight
            .header("access-control-allow-credentials")
            .is_none()
    );
}

#[test]
fn what_is_too_large_is_said_in_a_document() {
    let town = Town::new();
    let server = town.serve();
    let long = server.get(&format!("/collections/{}", "x".repeat(5000)));
    assert_eq!(long.status, 414);
    assert!(long.body.len() < 2000, "a problem does not repeat a novel");
    let wide = server.get_with("/collections", &[("X-Much", &"x".repeat(20_000))]);
    assert_eq!(wide.status, 431);
    for reply in [long, wide] {
        assert_eq!(reply.must("content-type"), "application/problem+json");
    }
}

#[test]
fn a_problem_does_not_promise_a_detail_that_it_has_not() {
    let town = Town::new();
    let reply = town.serve().get_with(
        "/collections",
        &[("Accept-Encoding", "identity;q=0, *;q=0")],
    );
    assert_eq!(reply.status, 406);
    assert!(
        reply
            .json()
            .get("detail")
            .is_none_or(serde_json::Value::is_string)
    );
}

#[test]
fn a_host_that_is_none_is_refused() {
    let town = Town::new();
    let server = town.serve();
    for host in [
        "",
        " ",
        "a b",
        "evil.example\"><script>",
        "a/b",
        "a@b",
        "town:port",
        "town:+80",
        "town:99999",
        "[::g]",
    ] {
        let reply = server.get_with("/collections", &[("Host", host)]);
        assert_eq!(reply.status, 400, "{host:?}");
        assert_eq!(reply.must("content-type"), "application/problem+json");
    }
    let two = [("Host", "town.example"), ("Host", "other.example")];
    assert_eq!(server.get_with("/collections", &two).status, 400);
}

#[test]
fn a_person_reads_a_problem_as_a_page_with_the_way_back_to_the_map() {
    let town = Town::new();
    let server = town.serve();
    for (language, back) in [("hu", "térkép"), ("cs", "mapu"), ("en", "map")] {
        let browser = [
            ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("Accept-Language", language),
        ];
        let page = server.get_with("/collections/nothing-%3Cb%3E?f=html", &browser);
        assert_eq!(page.status, 404);
        assert_eq!(page.must("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.must("cache-control"), "no-store");
        let text = page.text();
        assert!(
            text.contains(&format!("<html lang=\"{language}\">")),
            "{text}"
        );
        assert!(
            text.contains("<a href=\"/\">") && text.contains(back),
            "{text}"
        );
        assert!(!text.contains("<b>"), "{text}");
        let wide = server.get_with("/collections/alone-hex9/items?limit=x", &browser);
        assert_eq!(wide.status, 400);
        assert!(wide.text().contains("limit"));
    }
}
