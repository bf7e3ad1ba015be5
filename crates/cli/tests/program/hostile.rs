//! The server among strangers: thousands of malformed requests leave it as it was, and a signal ends it whatever its clients do.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::town::{Served, Town};

const PATIENCE: Duration = Duration::from_secs(30);

/// Numbers that look drawn (`SplitMix64`; Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[(self.roll() % of.len() as u64) as usize]
    }

    fn happens(&mut self, one_in: u64) -> bool {
        self.roll().is_multiple_of(one_in)
    }
}

const PATHS: [&str; 18] = [
    "/",
    "/collections",
    "/collections/elders-alone-hex9/items",
    "/collections/elders-alone-blocks/items/1",
    "/collections/elders-alone-hex9/tiles/WebMercatorQuad/12/1430/2257",
    "/collections/elders-alone-hex9/tiles/WebMercatorQuad/-1/99999999999/x",
    "/collections/%00/items",
    "/collections/%ff%fe/items",
    "/collections/../../etc/passwd",
    "/collections/%2e%2e%2f%2e%2e%2fetc",
    "/collections/elders-alone-hex9/items/18446744073709551616",
    "//",
    "/%",
    "/%zz",
    "/\u{1F4A9}",
    "*",
    "collections",
    "http://evil.example:99999/collections",
];
const QUERIES: [&str; 22] = [
    "",
    "?bbox=NaN",
    "?bbox=NaN,NaN,NaN,NaN",
    "?bbox=1e400,-inf,1,1",
    "?bbox=,,,",
    "?bbox=1,2,3,4,5,6,7",
    "?datetime=",
    "?datetime=2024-02-31/..",
    "?datetime=////",
    "?datetime=9999999999-01-01",
    "?limit=NaN",
    "?limit=-1&limit=2",
    "?limit=99999999999999999999",
    "?offset=1e9",
    "?f=%00",
    "?f=json&f=html",
    "?lang=xx",
    "?sortby=",
    "?filter=((((((((((",
    "?&&&=&=",
    "?a=%",
    "?%F0%9F%92%A9=1",
];
const HEADERS: [&str; 20] = [
    "",
    "Accept: text/html;q=NaN\r\n",
    "Accept: */*;q=1e400, ;;;,,,\r\n",
    "Accept: \u{e1}\r\n",
    "Accept-Language: hu;q=2, cs;q=-1\r\n",
    "Accept-Encoding: gzip;q=x, br, identity;q=0\r\n",
    "If-None-Match: \"\"\"\", W/W/\r\n",
    "Host: other.example\r\n",
    "Host: a b\r\n",
    "X: 1\r\nX: 2\r\nX: 3\r\n",
    "Content-Length: 5\r\nContent-Length: 6\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
    "Transfer-Encoding: gzip\r\n",
    "Range: bytes=9-1,,\r\n",
    "Forwarded: host=evil.example;proto=https\r\n",
    "no colon\r\n",
    " folded\r\n",
];
const BODIES: [&str; 8] = [
    "",
    "",
    "",
    "abc",
    "zz\r\nabc\r\n",
    "ffffffffffffffffff\r\n",
    "3;x=\"\r\nabc\r\n",
    "0\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n",
];

/// A request in which nearly everything may be wrong.
fn request(dice: &mut Dice) -> Vec<u8> {
    let methods = [
        "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "get", "BREW",
    ];
    let versions = [
        "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "X",
    ];
    let hosts = ["a", "town.example:8080", "[::1]:1", "", "a/../b", "a:b:c"];
    let mut text = [
        dice.one(&methods),
        " ",
        dice.one(&PATHS),
        dice.one(&QUERIES),
        " ",
        dice.one(&versions),
        "\r\n",
    ]
    .concat();
    if !dice.happens(10) {
        text += &["Host: ", dice.one(&hosts), "\r\n"].concat();
    }
    text += dice.one(&HEADERS);
    text += dice.one(&HEADERS);
    text += "\r\n";
    text += dice.one(&BODIES);
    let mut bytes = text.into_bytes();
    if dice.happens(5) {
        let at = (dice.roll() % bytes.len() as u64) as usize;
        bytes[at] = (dice.roll() & 0xff) as u8;
    }
    bytes
}

/// Sends bytes, then that there are no more, and gives the first digit of the answer's status; none where there is none.
fn class(server: &Served, bytes: &[u8]) -> Option<u8> {
    let mut stream = TcpStream::connect(server.address()).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
    // A server that has read enough may close before it has all.
    let _sent = stream.write_all(bytes);
    let _ended = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _until_closed = stream.read_to_end(&mut answer);
    let status = answer
        .strip_prefix(b"HTTP/1.1 ")
        .or_else(|| answer.strip_prefix(b"HTTP/1.0 "));
    status.and_then(|status| status.first().copied())
}

/// KiB of the process in memory.
fn resident(server: &Served) -> u64 {
    let status =
        std::fs::read_to_string(format!("/proc/{}/status", server.pid())).expect("a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.expect("a number")
}

fn published() -> Town {
    let town = Town::imported(1500, &["2021-1"]);
    town.run(&["publish", "--plan", "demo", "--as-of", "2021-04-01"])
        .fine();
    town
}

#[test]
fn ten_thousand_malformed_requests_give_no_error_of_ours_and_no_growth() {
    let town = published();
    let server = town.serve();
    let mut dice = Dice(14);
    let mut throw = |times: usize| {
        let mut answered = 0;
        for _ in 0..times {
            let bytes = request(&mut dice);
            let class = class(&server, &bytes);
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            assert!(class != Some(b'5'), "{shown:?}");
            answered += usize::from(class.is_some());
        }
        answered
    };
    throw(2_000);
    let before = resident(&server);
    let answered = throw(8_000);
    assert!(answered > 6_000, "{answered} were answered");
    let after = resident(&server);
    assert!(
        after < before + 16 * 1024,
        "{before} KiB before, {after} KiB after"
    );
    assert_eq!(server.ask("/health", "application/json").0, 200);
}

#[test]
fn strangers_who_take_their_time_keep_nobody_from_being_served() {
    let town = published();
    let server = town.serve();
    let export = "GET /collections/elders-alone-hex9/items HTTP/1.1\r\nHost: town.example\r\n\r\n";
    let events = "GET /events HTTP/1.1\r\nHost: town.example\r\n\r\n";
    let starts = [
        ("GET / HTTP/1.1\r\nHost: to", 250),
        ("", 250),
        (export, 40),
        (events, 100),
    ];
    let mut open = Vec::new();
    for (start, count) in starts {
        for _ in 0..count {
            let mut stream = TcpStream::connect(server.address()).expect("a connection");
            stream.write_all(start.as_bytes()).expect("sent");
            open.push(stream);
        }
    }
    for path in [
        "/health",
        "/collections",
        "/collections/elders-alone-hex9/items?limit=10",
    ] {
        assert_eq!(server.ask(path, "application/json").0, 200, "{path}");
    }
    drop(open);
}

#[test]
fn a_signal_ends_the_server_whatever_its_clients_do() {
    let town = published();
    let log = town.path("requests.log").display().to_string();
    let args = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics",
        "127.0.0.1:0",
        "--log",
        &log,
    ];
    let mut server = Served::start(town.command().args(args));
    let open = |head: &str| {
        let mut stream = TcpStream::connect(server.address()).expect("a connection");
        stream.write_all(head.as_bytes()).expect("sent");
        stream
    };
    let half = open("GET /health HTTP/1.1\r\nHost: to");
    let stream = open("GET /events HTTP/1.1\r\nHost: town.example\r\n\r\n");
    let unread =
        open("GET /collections/elders-alone-hex9/items HTTP/1.1\r\nHost: town.example\r\n\r\n");
    assert_eq!(server.ask("/health", "application/json").0, 200);
    let begin = Instant::now();
    server.terminate();
    while !server.has_ended() {
        assert!(begin.elapsed() < PATIENCE, "the server does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(town.read("requests.log").contains(" GET /health 200 "));
    drop((half, stream, unread));
}

#[test]
fn options_of_the_server_are_refused_in_words() {
    let town = Town::empty();
    let serve = |more: &[&str]| town.run(&[&["--lang", "hu", "serve"], more].concat());
    serve(&["--trust-proxy", "proxy.example"]).ended(2, &["proxy.example", "192.0.2.0/24"]);
    serve(&["--rate", "0"]).ended(2, &["--rate", "szám"]);
    serve(&["--metrics", "9100"]).ended(2, &["127.0.0.1:9100"]);
}
