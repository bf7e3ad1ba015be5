//! A seeded generator of requests that mix what is right with what is not: thousands, always the same ones.

use crate::attack::{check, is_bare};
use crate::client::Wire;
use crate::town::{Serving, Town};

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

    fn below(&mut self, most: usize) -> usize {
        (self.roll() % most as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn happens(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

const PARTS: [&str; 24] = [
    "collections",
    "alone-hex9",
    "alone-blocks",
    "basemap",
    "nowhere",
    "items",
    "tiles",
    "tilejson",
    "WebMercatorQuad",
    "tileMatrixSets",
    "api",
    "conformance",
    "health",
    "assets",
    "0",
    "11",
    "714",
    "1128",
    "-1",
    "%00",
    "%ff",
    "..",
    "",
    "18446744073709551616",
];
const NAMES: [&str; 12] = [
    "f", "lang", "bbox", "datetime", "limit", "offset", "colour", "", "%66", "%00", "F", "bbox-crs",
];
const VALUES: [&str; 40] = [
    "json",
    "html",
    "mvt",
    "geojson",
    "xml",
    "hu",
    "cs",
    "de",
    "",
    "0",
    "1",
    "10",
    "-1",
    "1e9",
    "99999999999999999999",
    "NaN",
    "inf",
    "18.3,47.6,18.4,47.7",
    "179,-20,-179,-10",
    "1,2,3",
    "1,2,3,4,5,6",
    "0,0,0,0",
    "nan,nan,nan,nan",
    "1e400,0,1,1",
    "2024-03-31",
    "2024-09-30T00:00:00Z",
    "../2024-06-30",
    "2024-01-01/..",
    "../..",
    "/",
    "..",
    "2024-13-40",
    "%00",
    "%ff",
    "%",
    "+",
    "\"",
    "'",
    "%3Cscript%3E",
    "%E2%80%AE",
];
const HEADERS: [&str; 9] = [
    "Accept",
    "Accept-Language",
    "Accept-Encoding",
    "If-None-Match",
    "Range",
    "Origin",
    "Connection",
    "X-Odd",
    "Content-Length",
];
const HEADER_VALUES: [&str; 24] = [
    "",
    "*",
    "*/*",
    "text/html",
    "application/json;q=0.1, text/html",
    "text/html;q=NaN",
    "hu",
    "cs;q=0.5,en",
    "xx",
    "gzip",
    "gzip;q=0",
    "identity;q=0",
    "W/\"x\"",
    "\"",
    "bytes=0-1",
    "bytes=9-1",
    "null",
    "close",
    "keep-alive",
    "0",
    ",,,;;;",
    "q=1;q=1",
    "a\tb",
    "\u{e9}\u{e1}\u{151}",
];
const METHODS: [&str; 12] = [
    "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "HEAD", "OPTIONS", "POST", "DELETE", "BREW",
];

fn target(dice: &mut Dice) -> String {
    let sensible = [
        "/",
        "/collections",
        "/collections/alone-hex9",
        "/collections/alone-hex9/items",
        "/collections/basemap/items",
        "/collections/basemap/items/1",
        "/collections/alone-hex9/tiles/WebMercatorQuad/11/714/1128",
        "/collections/alone-hex9/tiles/WebMercatorQuad/14/5719/9025",
        "/api",
        "/health",
    ];
    let mut target = if dice.happens(2) {
        dice.one(&sensible).to_owned()
    } else {
        let parts = 1 + dice.below(7);
        (0..parts)
            .map(|_| format!("/{}", dice.one(&PARTS)))
            .collect()
    };
    for nth in 0..dice.below(4) {
        target.push(if nth == 0 { '?' } else { '&' });
        target.push_str(dice.one(&NAMES));
        if !dice.happens(8) {
            target.push('=');
        }
        target.push_str(dice.one(&VALUES));
    }
    target
}

fn request(dice: &mut Dice) -> Vec<u8> {
    let mut text = format!(
        "{} {} HTTP/1.{}\r\n",
        dice.one(&METHODS),
        target(dice),
        u8::from(!dice.happens(12))
    );
    if !dice.happens(20) {
        let hosts = [
            "town.example",
            "town.example:8080",
            "[::1]:1",
            "a b",
            "",
            "127.0.0.1",
        ];
        text += &["Host: ", dice.one(&hosts), "\r\n"].concat();
    }
    for _ in 0..dice.below(4) {
        let (name, value) = (dice.one(&HEADERS), dice.one(&HEADER_VALUES));
        text += &[name, ": ", value, "\r\n"].concat();
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    if dice.happens(10) {
        let at = dice.below(bytes.len() - 4);
        bytes[at] = dice.roll() as u8;
    }
    bytes
}

/// Asks on a connection that is shared for as long as both sides keep it.
fn ask(server: &Serving, wire: &mut Option<Wire>, bytes: &[u8]) {
    let shown = String::from_utf8_lossy(bytes).into_owned();
    let method = shown.split(' ').next().unwrap_or_default().to_owned();
    for attempt in 0..2 {
        let fresh = wire.is_none();
        let open = wire.get_or_insert_with(|| Wire::open(server.address));
        open.send(bytes);
        match open.reply(&method) {
            Ok(Some(reply)) => {
                let ended = is_bare(&reply)
                    || reply
                        .header("connection")
                        .is_some_and(|value| value == "close");
                if !is_bare(&reply) {
                    check(bytes, &reply);
                }
                if ended
                    || shown.contains("HTTP/1.0")
                    || shown.to_ascii_lowercase().contains("close")
                {
                    *wire = None;
                }
                return;
            }
            // The other side may end a kept connection at any time: once more, on a new one.
            _ if !fresh && attempt == 0 => *wire = None,
            other => panic!("{other:?} for {shown:?}"),
        }
    }
}

fn throw(seed: u64, times: usize) {
    let town = Town::new();
    let server = town.serve();
    let (mut dice, mut wire) = (Dice(seed), None);
    for _ in 0..times {
        let bytes = request(&mut dice);
        let ends = bytes
            .windows(4)
            .filter(|window| *window == b"\r\n\r\n")
            .count();
        // A byte that was changed may have opened the head's end: there would be nothing to wait for.
        if ends == 1 && bytes.ends_with(b"\r\n\r\n") {
            ask(&server, &mut wire, &bytes);
        }
    }
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn thousands_of_mixed_requests_are_answered() {
    throw(1, 2500);
}

#[test]
fn thousands_of_others_are_answered_too() {
    throw(20_240_930, 2500);
}
