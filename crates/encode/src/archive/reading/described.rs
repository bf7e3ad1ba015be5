//! What archives say of themselves, made plain: names of layers, an attribution without markup, bounds that are some.

use serde_json::Value;

use super::{ArchiveFault, Described};
use crate::tile::{MAX_LATITUDE, MAX_ZOOM};

/// The square world.
pub(super) const WORLD: [f64; 4] = [-180.0, -MAX_LATITUDE, 180.0, MAX_LATITUDE];

/// Most layers and most letters of an attribution that are told of.
const MOST_LAYERS: usize = 100;
const MOST_LETTERS: usize = 500;

impl Described {
    /// Whether zooms and bounds can be.
    pub(super) fn check(&self) -> Result<(), ArchiveFault> {
        let [west, south, east, north] = self.bounds;
        let placed = self.bounds.iter().all(|degrees| degrees.is_finite());
        let on_earth = west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0;
        if !placed || !on_earth || west >= east || south >= north {
            return Err(ArchiveFault::Damaged("bounds"));
        }
        if self.first_zoom > self.last_zoom || self.last_zoom > MAX_ZOOM {
            return Err(ArchiveFault::Damaged("zooms"));
        }
        Ok(())
    }
}

/// The names of `vector_layers`.
pub(super) fn layers(document: &Value) -> Vec<String> {
    let all = document["vector_layers"].as_array();
    let names = all.into_iter().flatten();
    let names = names.filter_map(|layer| layer["id"].as_str());
    names.take(MOST_LAYERS).map(str::to_owned).collect()
}

/// Text without markup: maps' attributions are often links.
pub(super) fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    for (entity, meant) in [
        ("&copy;", "©"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, meant);
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    let plain: String = words.join(" ").chars().take(MOST_LETTERS).collect();
    (!plain.is_empty()).then_some(plain)
}
