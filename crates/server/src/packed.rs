//! Encoded tiles, and files of the page, as they are kept: plain, packed by gzip, and packed by Brotli once somebody asks for them again.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use gocpont_encode::pack::{Effort, gzip};

use crate::app::App;
use crate::asked::Encodings;

/// An encoded tile, plain and packed; all empty where nothing is shown.
pub struct Tile {
    plain: Bytes,
    gzip: Bytes,
    /// Made when a tile that somebody had is asked for again; empty where it is longer than gzip's.
    brotli: OnceLock<Bytes>,
    begun: AtomicBool,
}

impl Tile {
    /// Packs what was encoded while somebody waits.
    pub fn new(plain: Vec<u8>) -> Result<Self, std::io::Error> {
        Self::packed(plain, Effort::Quick)
    }

    /// Packs what is kept for as long as the program runs.
    pub fn kept(plain: Vec<u8>) -> Result<Self, std::io::Error> {
        Self::packed(plain, Effort::Thorough)
    }

    fn packed(plain: Vec<u8>, effort: Effort) -> Result<Self, std::io::Error> {
        let gzip = if plain.is_empty() {
            Vec::new()
        } else {
            gzip(&plain, effort)?
        };
        Ok(Self {
            plain: plain.into(),
            gzip: gzip.into(),
            brotli: OnceLock::new(),
            begun: AtomicBool::new(false),
        })
    }

    /// Its bytes as they are.
    pub fn plain(&self) -> &[u8] {
        &self.plain
    }

    /// Bytes it takes, those of Brotli counted before they are made.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.plain.len() + 2 * self.gzip.len()
    }

    /// The bytes in the best packing that the asker takes and there is, and its name.
    pub fn packed_for(&self, takes: Encodings) -> (&Bytes, Option<&'static str>) {
        let brotli = self.brotli.get().filter(|_| takes.brotli);
        match brotli {
            Some(bytes) if !bytes.is_empty() => (bytes, Some("br")),
            _ if takes.gzip => (&self.gzip, Some("gzip")),
            _ => (&self.plain, None),
        }
    }

    fn pack_more(&self) {
        let bytes = brotli(&self.plain).ok();
        let kept = bytes.filter(|bytes| bytes.len() <= self.gzip.len());
        self.brotli.get_or_init(|| kept.unwrap_or_default().into());
    }
}

/// Has a tile packed by Brotli too, once, where the asker takes that and a processor is free.
pub fn packing(app: &App, tile: &Arc<Tile>, takes: Encodings) {
    if !takes.brotli || tile.begun.load(Relaxed) {
        return;
    }
    let Ok(encoder) = Arc::clone(&app.encoders).try_acquire_owned() else {
        return;
    };
    if !tile.begun.swap(true, Relaxed) {
        let tile = Arc::clone(tile);
        tokio::task::spawn_blocking(move || {
            tile.pack_more();
            drop(encoder);
        });
    }
}

/// A level more takes twice as long and saves a hundredth.
const QUALITY: i32 = 5;
/// Windows of 2^18 bytes: few tiles are longer.
const WINDOW: i32 = 18;

/// The bytes as Brotli packs them.
fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GZIP: Encodings = Encodings {
        gzip: true,
        brotli: false,
    };
    const BOTH: Encodings = Encodings {
        gzip: true,
        brotli: true,
    };

    #[test]
    fn a_tile_is_given_in_the_best_packing_that_there_is_and_is_taken() {
        let plain = b"891e0228123ffff 47.591006 need hot cold ".repeat(300);
        let tile = Tile::new(plain.clone()).unwrap();
        assert_eq!(tile.packed_for(Encodings::default()).1, None);
        assert_eq!(tile.packed_for(BOTH).1, Some("gzip"), "no Brotli yet");
        let before = tile.bytes();
        tile.pack_more();
        assert_eq!(tile.packed_for(GZIP).1, Some("gzip"));
        let (packed, name) = tile.packed_for(BOTH);
        assert_eq!(name, Some("br"));
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut read).unwrap();
        assert_eq!(read, plain);
        assert_eq!(tile.bytes(), before, "room for it was counted before");
    }

    #[test]
    fn what_is_given_is_never_longer_than_gzip() {
        for count in [1, 30, 3000_u32] {
            let noise = (0..count).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8);
            let tile = Tile::new(noise.collect()).unwrap();
            tile.pack_more();
            let (bytes, _) = tile.packed_for(BOTH);
            assert!(bytes.len() <= tile.gzip.len(), "{count}");
        }
    }
}
