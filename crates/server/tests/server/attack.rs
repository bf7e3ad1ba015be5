//! Odd requests: every one is answered, none with an error of ours, and each refusal is a problem document.

use crate::client::{Reply, raw, request};
use crate::town::Town;

/// Whether an answer is one of hyper's own to a head that it could not read: it has no body and none of our headers.
pub fn is_bare(reply: &Reply) -> bool {
    let refusal = [400, 414, 431, 505].contains(&reply.status);
    refusal && reply.body.is_empty() && reply.header("content-security-policy").is_none()
}

/// What must hold of every answer that is ours.
pub fn check(asked: &[u8], reply: &Reply) {
    let asked = String::from_utf8_lossy(&asked[..asked.len().min(300)]).into_owned();
    assert!(
        (200..500).contains(&reply.status),
        "{} for {asked:?}",
        reply.status
    );
    for (name, start) in [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
    ] {
        let found = reply.header(name).unwrap_or_default();
        assert!(
            found.starts_with(start),
            "{name} is {found:?} for {asked:?}"
        );
    }
    assert!(reply.header("x-injected").is_none(), "{asked:?}");
    if reply.status >= 400 {
        let kind = reply.must("content-type");
        let as_page = kind == "text/html; charset=utf-8";
        let may_be_page = as_page && asked.to_ascii_lowercase().contains("html");
        assert!(
            may_be_page || kind == "application/problem+json",
            "{kind} for {asked:?}"
        );
        assert_eq!(reply.must("cache-control"), "no-store", "{asked:?}");
        assert!(reply.header("etag").is_none(), "{asked:?}");
        if as_page && !asked.starts_with("HEAD ") {
            assert!(reply.text().contains("<a href=\"/\">"), "{asked:?}");
        } else if !asked.starts_with("HEAD ") {
            let document = reply.json();
            assert_eq!(document["status"], reply.status, "{asked:?}");
            assert!(
                document["title"]
                    .as_str()
                    .is_some_and(|title| title.contains(' ') || title.len() > 3),
                "{document}"
            );
        }
    }
}

const TARGETS: &str = "
    /% /%f /%ff /%FF%FE /%00 /collections/%00 /collections/%ff /collections/%C3%28/items /collections/%zz
    /collections/alone-hex9%00 /collections/alone-hex9/items/%00 /collections/alone-hex9/items/%ff
    /collections/alone%2Dhex9/items /collections/alone-hex9%2Fitems /collections/alone-hex9%2f..%2f..
    /collections/.. /collections/../health /.. /../../etc/passwd /%2e%2e/%2e%2e/etc/passwd
    /assets/..%2findex.html /assets/%2e%2e/index.html /./ // /// //collections /collections//
    /collections//items /collections/./items /collections;id=1 /collections/alone-hex9/
    /collections/alone-hex9/items/ /? /?= /?& /?&&& /?== /?f /?f= /?f=%00 /?f=%ff /?f=json%00 /?f=JSON
    /?f=json&f=html /?lang= /?lang=xx /?lang=HU /?lang=hu&lang=cs /?lang=%ff /?lang=hu%00 /?%ff=1 /?%00=%00
    /?a[]=1 /?f[]=json /?__proto__=1 /collections?limit=1 /collections?bbox=1,2,3,4
    /collections/alone-hex9/items?bbox=NaN /collections/alone-hex9/items?bbox=inf,inf,inf,inf
    /collections/alone-hex9/items?bbox=1e400,0,1,1 /collections/alone-hex9/items?bbox=-1e400,0,1,1
    /collections/alone-hex9/items?bbox=,,, /collections/alone-hex9/items?bbox=0,0,0,0&bbox=1,1,1,1
    /collections/alone-hex9/items?bbox=18,47,19,48,0,0,0 /collections/alone-hex9/items?bbox=180,90,-180,-90
    /collections/alone-hex9/items?bbox=180,-90,-180,90 /collections/alone-hex9/items?bbox=1,2,3,4%00
    /collections/alone-hex9/items?limit=-1 /collections/alone-hex9/items?limit=0
    /collections/alone-hex9/items?limit=18446744073709551616 /collections/alone-hex9/items?limit=1e9
    /collections/alone-hex9/items?limit=NaN /collections/alone-hex9/items?limit=
    /collections/alone-hex9/items?limit=%FF /collections/alone-hex9/items?limit=1&limit=1
    /collections/alone-hex9/items?offset=-1 /collections/alone-hex9/items?offset=18446744073709551615
    /collections/alone-hex9/items?offset=18446744073709551615&limit=10000
    /collections/alone-hex9/items?offset=99999999999999999999999 /collections/alone-hex9/items?datetime=
    /collections/alone-hex9/items?datetime=/ /collections/alone-hex9/items?datetime=../..
    /collections/alone-hex9/items?datetime=2024-09-30'-- /collections/alone-hex9/items?datetime=%00
    /collections/alone-hex9/items?datetime=9999999-01-01 /collections/alone-hex9/items?sortby=
    /collections/alone-hex9/items?filter=1=1 /collections/alone-hex9/items?crs=x
    /collections/alone-hex9/items?value=1 /collections/alone-hex9/items/-1 /collections/alone-hex9/items/1e5
    /collections/alone-hex9/items/99999999999999999999999 /collections/alone-hex9/items/a'b
    /collections/alone-hex9/items/%C3%A1 /collections/alone-hex9/items/1/2 /collections/alone-hex9/items/..
    /collections/%D0%9A/items/1 /collections/alone-hex9/tiles/WebMercatorQuad/99/0/0
    /collections/alone-hex9/tiles/WebMercatorQuad/0/-1/0 /collections/alone-hex9/tiles/WebMercatorQuad/a/b/c
    /collections/alone-hex9/tiles/WebMercatorQuad/4294967295/4294967295/4294967295
    /collections/alone-hex9/tiles/WebMercatorQuad/0/0/0?f=%ff
    /collections/alone-hex9/tiles/WebMercatorQuad/22/4194304/0
    /collections/alone-hex9/tiles/WebMercatorQuad/%00/0/0 /collections/alone-hex9/tiles/%ff/0/0/0
    /collections/alone-hex9/tiles/WebMercatorQuad/0/0/0?datetime=%ff
    /collections/nowhere/tiles/WebMercatorQuad/0/0/0?datetime=junk
    /collections/alone-hex9/tilejson?datetime=junk /collections/alone-hex9/tilejson?callback=alert
    /tileMatrixSets/%00 /events?x=1 /health?verbose /api?f=yaml /api/ /metrics
    /collections/%0d%0aX-Injected:1 /?f=json%0d%0aX-Injected:1 /collections/alone-hex9/items?bbox=1,2,3,4%0d%0aX-Injected:1
    /collections/alone-hex9/items?limit=1&datetime=../..%0d%0aX-Injected:1 /collections/alone-hex9%22%3E%3Cx/items?limit=1
";

const HEADERS: [(&str, &[&str]); 20] = [
    (
        "Accept",
        &[
            "",
            ",",
            ";;;",
            "text/html;q=NaN",
            "text/html;q=-1",
            "text/html;q=1e400",
            "text/html;q=0.9999999999999999999999999",
            "*/*;q=abc, text/html;q=",
            "application/xml",
            "text/html\u{e9}",
            "text/*;level=1;q=0.1;q=0.9",
        ],
    ),
    (
        "Accept-Language",
        &[
            "",
            "*",
            "-",
            "hu;q=2",
            "en;q=NaN, hu;q=inf",
            "cs-----",
            ",,;q=,",
            "\u{e9}\u{e1}",
        ],
    ),
    (
        "Accept-Encoding",
        &[
            "",
            "gzip;q=NaN",
            "gzip;q=0",
            "identity;q=0",
            "*;q=0",
            "gzip;q=-1, *",
            ";;,,",
            "gzip, gzip, gzip",
        ],
    ),
    (
        "If-None-Match",
        &["", "*", "W/", "\"", "W/W/W/\"a\"", ",,,,", "\u{e9}"],
    ),
    ("If-Match", &["\"x\""]),
    ("If-Modified-Since", &["yesterday"]),
    ("If-Unmodified-Since", &["Thu, 01 Jan 1970 00:00:00 GMT"]),
    (
        "Range",
        &[
            "bytes=0-",
            "bytes=5-2",
            "bytes=-1,-2,-3",
            "bytes=99999999999999999999-",
            "lines=1",
        ],
    ),
    ("If-Range", &["x"]),
    ("Origin", &["null", "", "\u{e9}"]),
    ("Expect", &["100-continue", "200-ok"]),
    ("Upgrade", &["h2c"]),
    ("Connection", &["upgrade", "close, keep-alive"]),
    ("Transfer-Encoding", &["identity"]),
    ("TE", &["trailers"]),
    ("Content-Length", &["0"]),
    ("X-Forwarded-Host", &["evil.example"]),
    ("X-HTTP-Method-Override", &["DELETE"]),
    ("Cookie", &["a=b; c"]),
    ("Authorization", &["Basic ???"]),
];

#[test]
fn odd_targets_are_answered() {
    let town = Town::new();
    let server = town.serve();
    for target in TARGETS.split_whitespace() {
        for method in ["GET", "HEAD", "POST"] {
            let bytes = request(method, target, &[]);
            let reply = raw(server.address, bytes.as_bytes());
            let reply = reply.unwrap_or_else(|| panic!("no answer to {method} {target}"));
            if target != "/events?x=1" || method != "GET" {
                assert!(!is_bare(&reply), "{method} {target}");
            }
            check(bytes.as_bytes(), &reply);
        }
    }
}

#[test]
fn odd_headers_are_answered() {
    let town = Town::new();
    let server = town.serve();
    let all = HEADERS
        .iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (*name, *value)));
    for (name, value) in all {
        for target in [
            "/",
            "/collections/alone-hex9/items?limit=3",
            "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128",
            "/nothing",
        ] {
            let bytes = request("GET", target, &[(name, value)]);
            let reply = raw(server.address, bytes.as_bytes());
            let reply = reply.unwrap_or_else(|| panic!("no answer with {name}: {value}"));
            if is_bare(&reply) {
                assert_eq!(name, "Transfer-Encoding", "{value}");
            } else {
                check(bytes.as_bytes(), &reply);
            }
        }
    }
}

#[test]
fn odd_methods_are_answered() {
    let town = Town::new();
    let server = town.serve();
    for method in [
        "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "GET1",
        "A-B", "PRI", "X",
    ] {
        for target in ["/", "/collections", "/events", "*", "/nothing"] {
            let bytes = request(method, target, &[("Origin", "https://map.example")]);
            let reply = raw(server.address, bytes.as_bytes());
            let reply = reply.unwrap_or_else(|| panic!("no answer to {method} {target}"));
            if !is_bare(&reply) {
                check(bytes.as_bytes(), &reply);
                let expected = if method == "OPTIONS" { 200 } else { 405 };
                assert_eq!(reply.status, expected, "{method} {target}");
            }
        }
    }
}

/// Heads and bodies that no client sends, each answered, be it by hyper's bare refusal.
const RAW: [&[u8]; 44] = [
    b"GET / HTTP/1.0\r\n\r\n",
    b"GET /collections HTTP/1.0\r\nHost: town.example\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost:\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a/../b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET http://user:pw@evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET http://evil.example:99999/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET ftp://evil.example/collections HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET evil.example:80 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET collections HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET ?f=json HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /#fragment HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /collections/\xc3\xa1 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /?f=\xff HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /?\"<>{}|\\^` HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.2\r\nHost: a\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    b"GET / HTTX/1.1\r\nHost: a\r\n\r\n",
    b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\nHost: a\n\n",
    b"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"<xml/>\r\n\r\n",
];

/// Bodies, all of them refused unread.
const BODIES: [&[u8]; 10] = [
    b"Content-Length: 3\r\n\r\nabc",
    b"Content-Length: 00003\r\n\r\nabc",
    b"Content-Length: 18446744073709551615\r\n\r\nabc",
    b"Content-Length: 5\r\n\r\nabc",
    b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n3;x=\"\r\nabc\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n\r\n",
    b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
];

#[test]
fn odd_heads_are_answered() {
    let town = Town::new();
    let server = town.serve();
    for bytes in RAW {
        let reply = raw(server.address, bytes);
        let reply =
            reply.unwrap_or_else(|| panic!("no answer to {:?}", String::from_utf8_lossy(bytes)));
        if !is_bare(&reply) {
            check(bytes, &reply);
        }
    }
}

#[test]
fn bodies_are_refused_unread() {
    let town = Town::new();
    let server = town.serve();
    for body in BODIES {
        for method in ["GET", "POST", "PUT", "DELETE", "OPTIONS"] {
            let head = format!("{method} /collections HTTP/1.1\r\nHost: town.example\r\n");
            let bytes = [head.as_bytes(), body].concat();
            let reply = raw(server.address, &bytes);
            let reply = reply
                .unwrap_or_else(|| panic!("no answer to {:?}", String::from_utf8_lossy(&bytes)));
            if !is_bare(&reply) {
                check(&bytes, &reply);
                assert!(
                    [405, 413].contains(&reply.status),
                    "{:?}",
                    String::from_utf8_lossy(&bytes)
                );
                assert_eq!(reply.must("connection"), "close");
            }
        }
    }
}

#[test]
fn smuggled_requests_are_not_answered() {
    let town = Town::new();
    let server = town.serve();
    for head in [
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\n",
    ] {
        let smuggled = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
        let bytes =
            format!("GET /collections HTTP/1.1\r\nHost: a\r\n{head}\r\n0\r\n\r\n{smuggled}");
        let mut wire = crate::client::Wire::open(server.address);
        wire.send(bytes.as_bytes());
        let reply = wire.reply("GET").expect("an answer").expect("an answer");
        assert!((400..500).contains(&reply.status));
        assert!(wire.ends(), "{head:?}");
    }
}

#[test]
fn long_targets_and_heads_are_refused_in_documents_up_to_what_hyper_reads() {
    let town = Town::new();
    let server = town.serve();
    for (length, status) in [(3000, 404), (4200, 414), (15_000, 414), (60_000, 414)] {
        for start in [
            "/",
            "/collections/",
            "/?f=",
            "/collections/alone-hex9/items?bbox=",
        ] {
            let bytes = request("GET", &format!("{start}{}", "9".repeat(length)), &[]);
            let reply = raw(server.address, bytes.as_bytes()).expect("an answer");
            check(bytes.as_bytes(), &reply);
            assert!(
                reply.status == status || reply.status == 400 && status == 404,
                "{start} {length}"
            );
        }
    }
    for (length, status) in [(10_000, 200), (17_000, 431), (50_000, 431)] {
        let long = "x".repeat(length);
        for name in ["X-Much", "Cookie", "Accept", "If-None-Match"] {
            let bytes = request("GET", "/collections", &[(name, &long)]);
            let reply = raw(server.address, bytes.as_bytes()).expect("an answer");
            check(bytes.as_bytes(), &reply);
            assert_eq!(reply.status, status, "{name} {length}");
        }
    }
    let names: Vec<String> = (0..200).map(|nth| format!("X-{nth}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    assert_eq!(
        raw(server.address, request("GET", "/", &many).as_bytes())
            .expect("an answer")
            .status,
        431
    );
    let huge = request("GET", &format!("/{}", "x".repeat(500_000)), &[]);
    let reply = raw(server.address, huge.as_bytes()).expect("an answer");
    assert!([414, 431].contains(&reply.status), "{}", reply.status);
}
