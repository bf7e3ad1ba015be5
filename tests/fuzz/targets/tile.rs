//! The path of a tile, of a collection and of the whole map, with a date and collections of any text: a tile that another
//! reader reads, nothing, or a refusal, never a fault; and there is a tile exactly where the path names one.

#![no_main]

use fast_mvt::MvtReaderRef;
use form_urlencoded::Serializer;
use gocpont_fuzz::{town, watched};
use libfuzzer_sys::fuzz_target;

/// The deepest zoom.
const DEEPEST: u32 = 22;
/// More features than a layer of the town has.
const MANY: usize = 100;

/// Whether a path of digits and slashes names a tile.
fn is_tile(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let number = |text: &str| {
        text.parse::<u32>()
            .ok()
            .filter(|found| found.to_string() == text)
    };
    let [zoom, row, column] = parts[..] else {
        return false;
    };
    let Some(((zoom, row), column)) = number(zoom).zip(number(row)).zip(number(column)) else {
        return false;
    };
    zoom <= DEEPEST && row < 1 << zoom && column < 1 << zoom
}

/// Asks for a tile, and reads it; its status.
fn tile(path: &str) -> Option<u16> {
    let (status, body) = town::ask(path)?;
    assert_eq!(body.is_empty(), status == 204, "{status} for {path}");
    if status == 200 {
        let tile = MvtReaderRef::new(&body).expect("a tile").to_tile();
        for layer in tile.expect("a tile").layers {
            assert!((1..MANY).contains(&layer.features.len()), "{path}");
        }
    }
    Some(status)
}

fuzz_target!(|bytes: &[u8]| watched(|| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (path, datetime, collections) = (line(), line(), line());
    let is_plain = !path.is_empty()
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/+-._".contains(&byte));
    let expected: &[u16] = match is_plain {
        true if is_tile(path) => &[200, 204],
        true => &[404, 414],
        false => &[200, 204, 400, 404, 414],
    };
    for base in ["/collections/alone-hex9", "/collections/basemap", ""] {
        let path = format!("{base}/tiles/WebMercatorQuad/{path}");
        let Some(status) = tile(&path) else { continue };
        assert!(expected.contains(&status), "{status} for {path}");
        let mut query = Serializer::new(String::new());
        let asked = [("datetime", datetime), ("collections", collections)];
        query.extend_pairs(asked.iter().filter(|(_, text)| !text.is_empty()));
        if is_plain {
            let _either = tile(&format!("{path}?{}", query.finish()));
        }
    }
}));
