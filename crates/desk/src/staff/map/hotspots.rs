//! Hot spots of the true counts, and their addresses.
//!
//! An address is `layer-staff/period/hexes`: a place that somebody works in stays where it was when they took it, whatever is
//! counted later, so the hexes themselves stand in it, those that fill a coarser one as that one.

use gocpont_core::codebook::Indicator;
use gocpont_core::step::Ends;
use gocpont_core::view::{self, Spot};
use h3o::{CellIndex, Resolution};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::figures::{Seen, register_of};
use super::super::refused::Refused;
use super::asking::{Asker, Query, day, word};
use super::counts::{class, figure, names, period, resolution};
use super::outline::geometry;

/// Hexes of an address, at most.
const MOST: usize = 4000;
/// The seed of replicated maps: the same counts have the same hot spots.
const SEED: u64 = 0x676f_6370_6f6e_7401;

/// The hot spots of a layer.
pub fn hotspots(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let seen = asker.figures()?;
    let (indicator, ends) = seen.layer(query.wanted("layer")?)?;
    let (period, resolution) = (period(seen, query)?, resolution(seen, query)?);
    let is_scan = match query.text("method") {
        None | Some("gi") => false,
        Some("scan") => true,
        Some(_) => return Err(Refused::Malformed),
    };
    let view = seen.view();
    let on = seen.picture.periods[period];
    let counted = view.share(view.all(), period, ends).population;
    let filter = [("layer", word(&indicator.id)), ("period", day(on))];
    asker.counting(register_of(indicator.unit), &filter, counted.into(), || {
        let found = if is_scan {
            crowded(&view.hexes(period, ends, resolution))?
        } else {
            spots_of(seen, ends, period, resolution)?
        };
        let told = found.iter().map(|own| spot(own, &indicator.id, on));
        Ok(json!({
            "layer": indicator.id, "period": on.to_string(), "resolution": u8::from(resolution),
            "version": seen.picture.version, "method": if is_scan { "scan" } else { "gi" }, "hotspots": told.collect::<Vec<_>>(),
        }))
    })
}

/// The hot spots by Gi*, the surest first.
pub fn spots_of(
    seen: &Seen,
    ends: Ends,
    period: usize,
    resolution: Resolution,
) -> Result<Vec<Spot>, Refused> {
    let hexes = seen.view().hexes(period, ends, resolution);
    let hot = view::hot(&hexes).map_err(|error| Refused::Failed(error.to_string()))?;
    Ok(hot.spots)
}

/// The windows of a scan in which there are too many cases.
pub fn crowded(hexes: &[(CellIndex, gocpont_core::hotspot::Share)]) -> Result<Vec<Spot>, Refused> {
    view::crowded(hexes, SEED).map_err(|error| Refused::Failed(error.to_string()))
}

/// A hot spot as it is told.
pub fn spot(own: &Spot, layer: &str, on: Date) -> Json {
    json!({
        "hotspot": address(layer, on, &own.hexes),
        "hexes": names(&own.hexes),
        "figure": figure(own.share),
        "others": figure(own.others),
        "class": own.class.map(class),
        "p": own.p,
        "relative_risk": own.relative_risk,
        "outline": view::outline(&own.hexes).map(|outline| geometry(&outline)),
    })
}

/// The address of a hot spot.
pub fn address(layer: &str, on: Date, hexes: &[CellIndex]) -> String {
    let mut compact = hexes.to_vec();
    // Hexes of one resolution, each once, can always be put together.
    if CellIndex::compact(&mut compact).is_err() {
        compact = hexes.to_vec();
    }
    compact.sort_unstable();
    format!("{layer}-staff/{on}/{}", names(&compact).join("+"))
}

/// The hexes of an address, of whatever resolutions; none where it holds none.
pub fn hexes_of(address: &str) -> Option<Vec<CellIndex>> {
    let (_, _, hexes) = parts(address)?;
    let hexes: Option<Vec<CellIndex>> = hexes.split('+').map(|hex| hex.parse().ok()).collect();
    hexes.filter(|hexes| hexes.len() <= MOST)
}

/// Collection, period and feature of an address.
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let mut parts = address.split('/');
    let found = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(found)
}

/// Hot spots of today, for choosing one: those of all layers at the second finest resolution, where spots are places and not houses.
pub fn of_now(seen: &Seen) -> Result<Vec<(&Indicator, Vec<Spot>)>, Refused> {
    let Some(resolution) = seen.picture.spot_resolution() else {
        return Ok(Vec::new());
    };
    let own = seen
        .picture
        .layers()
        .filter(|(indicator, _)| seen.sees(indicator.unit));
    let spots = own.map(|(indicator, ends)| {
        Ok((
            indicator,
            spots_of(seen, ends, seen.picture.now(), resolution)?,
        ))
    });
    spots.collect()
}

#[cfg(test)]
mod tests {
    use h3o::LatLng;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_holds_the_very_hexes() {
        let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
        let mut hexes: Vec<CellIndex> = centre.grid_disk(4);
        hexes.sort_unstable();
        let text = address("frail", date(2026, 11, 26), &hexes);
        assert!(text.starts_with("frail-staff/2026-11-26/"));
        let compact = hexes_of(&text).unwrap();
        assert!(compact.len() < hexes.len());
        let mut back: Vec<CellIndex> = CellIndex::uncompact(compact, Resolution::Nine).collect();
        back.sort_unstable();
        assert_eq!(back, hexes);
        for odd in [
            "",
            "frail",
            "frail-staff/2026-11-26",
            "frail-staff/2026-11-26/4",
            "a/b/c/d",
            "frail-staff/x/891e/8",
        ] {
            assert_eq!(hexes_of(odd), None, "{odd}");
        }
    }
}
