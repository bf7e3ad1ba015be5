//! Areas as low zooms draw them: simplified once, when they are published, for each band of zooms.

use serde::{Deserialize, Serialize};

use crate::geometry::Polygons;
use crate::simplify::simplify;

/// The deepest zoom of each band; from the next on areas are drawn in full.
pub const BANDS: [u8; 3] = [7, 9, 11];

/// Smallest triangle that is drawn, in square pixels (of 256 to a tile) at the deepest zoom of a band.
const PIXELS: f64 = 1.0;

/// The areas of a set at low zooms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlines {
    /// Ascending by zoom.
    bands: Vec<Band>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Band {
    deepest: u8,
    areas: Vec<Polygons>,
}

impl Outlines {
    /// Of areas of one set, in their order.
    #[must_use]
    pub fn of(areas: &[&Polygons]) -> Self {
        let band = |deepest| Band {
            deepest,
            areas: simplify(areas, deepest, PIXELS),
        };
        Self {
            bands: BANDS.map(band).into(),
        }
    }

    /// An area at a zoom, by its position; none where it is drawn in full.
    #[must_use]
    pub fn at(&self, area: usize, zoom: u8) -> Option<&Polygons> {
        let band = self.bands.iter().find(|band| zoom <= band.deepest)?;
        band.areas.get(area)
    }

    /// Whether there is one for each of so many areas.
    #[must_use]
    pub fn fits(&self, areas: usize) -> bool {
        self.bands.iter().all(|band| band.areas.len() == areas)
    }

    /// Bytes they take in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let areas = || self.bands.iter().flat_map(|band| &band.areas);
        let polygons = || areas().flatten();
        let rings = || polygons().flatten();
        let lists = areas().count() + polygons().count() + rings().count();
        lists * size_of::<Vec<()>>() + rings().map(|ring| ring.capacity() * 8).sum::<usize>()
    }

    /// Their bytes in a file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// Reads what [`Self::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_drawn_in_full_from_zoom_12_on() {
        let near = |nth: i32| (18_000_000 + nth * 40, 47_000_000 + nth % 2 * 9);
        let mut ring: Vec<_> = (0..400).map(near).collect();
        ring.extend([(18_016_000, 47_020_000), (18_000_000, 47_020_000)]);
        ring.push(ring[0]);
        let area = vec![vec![ring]];
        let outlines = Outlines::of(&[&area]);
        let count = |zoom| outlines.at(0, zoom).map(|polygons| polygons[0][0].len());
        assert_eq!(count(12), None);
        assert_eq!((count(0), count(8)), (count(7), count(9)));
        let [low, high] = [0, 11].map(|zoom| count(zoom).unwrap());
        assert!(low <= high && high < 40, "{low} {high}");
        assert!(outlines.at(1, 7).is_none() && outlines.fits(1) && !outlines.fits(2));
        let bytes = outlines.to_bytes().unwrap();
        assert_eq!(Outlines::from_bytes(&bytes).unwrap(), outlines);
    }
}
