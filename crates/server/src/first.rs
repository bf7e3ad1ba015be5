//! What the page shows first, told without it: the picture that everybody has who chose nothing yet (`complete` in
//! `web/src/session.ts`), counted once for a release, so that its HTML can say it before any script is there.

mod html;
mod legend;
mod swatch;

use std::sync::Arc;

use gocpont_disclosure::release::{CollectionInfo, IndicatorInfo, Kind, Release};
use gocpont_encode::picture::Picture;
use gocpont_encode::style;

use crate::config::ServerError;
use crate::site::Site;

pub use html::{Front, Home, page};

/// The first picture, on wide windows and on narrow ones.
pub struct First {
    release: Arc<Release>,
    /// The wide one, then the narrow one.
    shown: [Shown; 2],
}

/// One layer at its date, and what it says as a whole.
struct Shown {
    collection: usize,
    period: usize,
    picture: Picture,
}

/// The map of a window, in pixels: one that is wide has the panel beside the map and the dates below it.
const WINDOWS: [[f64; 2]; 2] = [[892.0, 688.0], [390.0, 469.0]];
/// The reference set that the page begins with the box of.
const BORDERS: &str = "municipalities";

impl First {
    /// Counts it; none where nothing is published that a page could begin with.
    pub async fn read(site: &Site) -> Result<Option<Self>, ServerError> {
        let Some(release) = &site.release else {
            return Ok(None);
        };
        let manifest = release.manifest();
        let (Some(topic), Some(period)) = (manifest.indicators.first(), manifest.periods.last())
        else {
            return Ok(None);
        };
        let borders = site.reference(BORDERS).map(|set| set.bbox);
        let bbox = borders.unwrap_or(manifest.bbox);
        let [wide, narrow] = WINDOWS.map(|window| resolution_at(fitting(bbox, window)));
        let Some(wide) = shown(site, release, (topic, period), wide).await? else {
            return Ok(None);
        };
        let narrow = shown(site, release, (topic, period), narrow).await?;
        let Some(narrow) = narrow else {
            return Ok(None);
        };
        Ok(Some(Self {
            release: Arc::clone(release),
            shown: [wide, narrow],
        }))
    }

    fn topic(&self) -> Option<&IndicatorInfo> {
        self.release.manifest().indicators.first()
    }

    /// The collection and date of a picture: of the wide window, or the narrow one.
    fn layer(&self, narrow: bool) -> Option<(&CollectionInfo, &str)> {
        let shown = &self.shown[usize::from(narrow)];
        let info = self.release.manifest().collections.get(shown.collection)?;
        Some((info, &info.periods.get(shown.period)?.period))
    }

    /// Whether wide and narrow windows have the same layer.
    fn is_one(&self) -> bool {
        let [wide, narrow] = &self.shown;
        (wide.collection, wide.period) == (narrow.collection, narrow.period)
    }
}

/// The layer of hexagons of a topic that is nearest to a resolution, read and looked at.
async fn shown(
    site: &Site,
    release: &Arc<Release>,
    (topic, wanted): (&IndicatorInfo, &str),
    resolution: u8,
) -> Result<Option<Shown>, ServerError> {
    let all = release.manifest().collections.iter().enumerate();
    let hexes = all.filter(|(_, own)| own.kind == Kind::Hex && own.indicator == topic.id);
    let far = |own: &CollectionInfo| own.resolution.unwrap_or(0).abs_diff(resolution);
    let Some((collection, info)) = hexes.min_by_key(|(_, own)| far(own)) else {
        return Ok(None);
    };
    let period = info.periods.iter().position(|own| own.period == wanted);
    let Some(period) = period.or(info.periods.len().checked_sub(1)) else {
        return Ok(None);
    };
    let layer = site.layer(collection, period).await?;
    let column = style::column(topic);
    let looked = tokio::task::spawn_blocking(move || Picture::of(&layer.view(), column)).await;
    Ok(Some(Shown {
        collection,
        period,
        picture: looked.map_err(|error| ServerError::Task(error.to_string()))?,
    }))
}

/// How much of a box may lie outside of the window, at each side (`fit` in `web/src/map.ts`).
const CUT: f64 = 0.18;
/// The nearest that a map begins.
const NEAREST: f64 = 13.0;
/// Pixels of the world at zoom 0.
const WORLD: f64 = 256.0;

/// The zoom at which the page begins with a box, in a window of so many pixels.
fn fitting([west, south, east, north]: [f64; 4], [width, height]: [f64; 2]) -> f64 {
    let (dx, dy) = ((east - west) * CUT, (north - south) * CUT);
    let y = |lat: f64| {
        let sine = lat.to_radians().sin();
        ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI)
    };
    let across = (east - west - 2.0 * dx) / 360.0 * WORLD;
    let up = (y(north - dy) - y(south + dy)) * WORLD;
    let zoom = (width / across).min(height / up).log2().floor();
    zoom.clamp(0.0, NEAREST)
}

/// The hexagons that read well at a zoom (`resolutionAt` in `web/src/layers.ts`).
const fn resolution_at(zoom: f64) -> u8 {
    match zoom as u8 {
        13.. => 9,
        12 => 8,
        11 => 7,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_begins_with_small_hexagons_and_on_a_phone_with_larger_ones() {
        let town = [18.262, 47.596, 18.424, 47.692];
        let zooms = WINDOWS.map(|window| fitting(town, window));
        assert_eq!(zooms.map(resolution_at), [9, 8]);
        let country = [16.0, 45.7, 22.9, 48.6];
        assert_eq!(resolution_at(fitting(country, WINDOWS[0])), 6);
        let nowhere = [18.3, 47.6, 18.3, 47.6];
        assert_eq!(resolution_at(fitting(nowhere, WINDOWS[0])), 9);
    }
}
