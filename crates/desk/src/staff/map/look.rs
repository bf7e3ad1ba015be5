//! A place that somebody draws, or takes: its figures over time, who works there, which measures run, and what was signalled.

use geo_types::MultiPolygon;
use gocpont_core::step::Steps;
use gocpont_core::view::{Cells, View};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::super::figures::Seen;
use super::super::refused::Refused;
use super::asking::{Asker, word};
use super::counts::figure;
use super::outline::{drawn, geometry};
use super::places::{Ground, Target};
use super::{signals, things};

/// What is asked: one of shape, area and hotspot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The municipalities, parted by commas.
    pub tenant: String,
    shape: Option<Json>,
    area: Option<AreaName>,
    hotspot: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaName {
    set: String,
    area: String,
}

/// Looks at a place.
pub fn look(asker: &Asker<'_>, wanted: &Wanted) -> Result<Json, Refused> {
    let ground = Ground::of(asker);
    let (target, name, how) = target(&ground, wanted)?;
    let (periods, layers) = match &asker.seen {
        Some(seen) if asker.sees_figures() => {
            let view = seen.view();
            let counted = view.sum(&target.cells, seen.picture.now(), Steps::PERSONS);
            let layers = || Ok(layers(seen, &view, &target.cells));
            let told = asker.counting("person", &[("place", word(how))], counted.into(), layers)?;
            let periods = seen
                .picture
                .periods
                .iter()
                .map(ToString::to_string)
                .collect();
            (periods, told)
        }
        _ => (Vec::new(), Vec::new()),
    };
    let there = |register: &str| -> Result<Vec<Json>, Refused> {
        let Some(register) = things::placed(asker).find(|own| own.code.as_str() == register) else {
            return Ok(Vec::new());
        };
        let all = things::things_of(asker, &ground, register)?.into_iter();
        let inside = all.filter(|own| own.places.iter().any(|place| ground.is_in(place, &target)));
        Ok(inside.map(|own| own.told).collect())
    };
    Ok(json!({
        "figures": asker.sees_figures(),
        "hexes": target.cells.len(),
        "area_km2": area(&target.shape),
        "outline": geometry(&target.shape),
        "name": name,
        "version": asker.seen.as_ref().map(|seen| &seen.picture.version),
        "periods": periods,
        "layers": layers,
        "services": there("service")?,
        "measures": there("measure")?,
        "sites": there("site")?,
        "organisations": there("organisation")?,
        "signals": signals::within(asker, &target)?,
    }))
}

/// What is looked at, what it is called, and in what way it was said.
fn target(
    ground: &Ground<'_>,
    wanted: &Wanted,
) -> Result<(Target, Option<String>, &'static str), Refused> {
    let (target, name, how) = match (&wanted.shape, &wanted.area, &wanted.hotspot) {
        (Some(shape), None, None) => {
            let shape = drawn(shape).ok_or(Refused::NoShape)?;
            (of_shape(ground, shape), None, "shape")
        }
        (None, Some(named), None) => {
            let area = ground
                .area(&named.set, &named.area)
                .ok_or(Refused::NotFound)?;
            let target = of_shape(ground, area.polygon().clone());
            (target, Some(area.name().to_owned()), "area")
        }
        (None, None, Some(hotspot)) => {
            let target = ground.hotspot(hotspot).ok_or(Refused::NoHotspot)?;
            (target, None, "hotspot")
        }
        _ => return Err(Refused::NoShape),
    };
    if ground.view().is_some() && target.cells.is_empty() {
        return Err(Refused::Outside);
    }
    Ok((target, name, how))
}

fn of_shape(ground: &Ground<'_>, shape: MultiPolygon<f64>) -> Target {
    let cells = ground
        .view()
        .map_or_else(Cells::new, |view| view.inside(&shape));
    Target { shape, cells }
}

/// Every layer that they may see: inside, and in the municipalities as a whole, period by period.
fn layers(seen: &Seen, view: &View<'_>, cells: &Cells) -> Vec<Json> {
    let own = seen
        .picture
        .layers()
        .filter(|(indicator, _)| seen.sees(indicator.unit));
    own.map(|(indicator, ends)| {
        let series = |cells: &Cells| -> Vec<Json> {
            seen.picture
                .series(view, cells, ends)
                .into_iter()
                .map(figure)
                .collect()
        };
        json!({ "id": indicator.id, "inside": series(cells), "whole": series(view.all()) })
    })
    .collect()
}

/// Square kilometres of a shape on the ellipsoid.
fn area(shape: &MultiPolygon<f64>) -> f64 {
    use geo::GeodesicArea;
    shape.geodesic_area_unsigned() / 1e6
}
