//! Places of entries on the map: points, areas with their outlines, hot spots with their hexes, and which of them lie in a place
//! that somebody looks at.

use geo::Contains;
use geo_types::{MultiPolygon, Point};
use gocpont_core::area::Area;
use gocpont_core::view::{self, Cells, View};
use h3o::{CellIndex, LatLng, Resolution};
use serde_json::{Value as Json, json};

use super::super::refused::Refused;
use super::asking::{Asker, Query};
use super::counts::{figure, names};
use super::hotspots::{address, hexes_of, of_now};
use super::outline::{drawn, geometry};

/// The ground that places are found on.
pub struct Ground<'a> {
    asker: &'a Asker<'a>,
    view: Option<View<'a>>,
}

/// A place that somebody looks at.
pub struct Target {
    /// Its outline.
    pub shape: MultiPolygon<f64>,
    /// The cells of the municipalities in it.
    pub cells: Cells,
}

impl<'a> Ground<'a> {
    /// The ground of the municipalities that are asked for.
    pub fn of(asker: &'a Asker<'a>) -> Self {
        Self {
            asker,
            view: asker.seen.as_ref().map(super::super::figures::Seen::view),
        }
    }

    /// Their cells, where the desk has figures.
    pub const fn view(&self) -> Option<&View<'a>> {
        self.view.as_ref()
    }

    /// An area of a set.
    pub fn area(&self, set: &str, area: &str) -> Option<&Area> {
        let set = self.asker.seen.as_ref()?.picture.set(set)?;
        set.areas().iter().find(|own| **own.id() == *area)
    }

    /// A place as an entry tells it, with what the map needs besides.
    pub fn told(&self, place: &Json) -> Json {
        if let Some(hotspot) = text(place, "hotspot") {
            let hexes = self.hexes(hotspot);
            let outline = Self::outline(&hexes).map(|own| geometry(&own));
            return json!({ "hotspot": hotspot, "hexes": names(&hexes), "outline": outline });
        }
        if let (Some(set), Some(id)) = (text(place, "set"), text(place, "area")) {
            let area = self.area(set, id);
            let outline = area.map(|own| geometry(own.polygon()));
            return json!({ "set": set, "area": id, "name": area.map(Area::name), "outline": outline });
        }
        json!({ "lat": place.get("lat"), "lon": place.get("lon") })
    }

    /// The cells of a place. A point has that of its hex.
    pub fn cells(&self, place: &Json) -> Cells {
        let Some(view) = &self.view else {
            return Cells::new();
        };
        if let Some(hotspot) = text(place, "hotspot") {
            return self.spot(view, hotspot);
        }
        if let (Some(set), Some(id)) = (text(place, "set"), text(place, "area")) {
            return self
                .area(set, id)
                .map_or_else(Cells::new, |area| view.inside(area.polygon()));
        }
        let hex = point(place)
            .and_then(|at| Some(LatLng::new(at.y(), at.x()).ok()?.to_cell(self.finest()?)));
        hex.map_or_else(Cells::new, |hex| view.among(&[hex]))
    }

    /// The cells of places together.
    pub fn cells_of(&self, places: &[Json]) -> Cells {
        places.iter().flat_map(|place| self.cells(place)).collect()
    }

    /// Whether a place lies in a target, or reaches into it.
    pub fn is_in(&self, place: &Json, target: &Target) -> bool {
        match point(place) {
            Some(at) => target.shape.contains(&at),
            None => !self.cells(place).is_disjoint(&target.cells),
        }
    }

    /// The cells of a hot spot, whose hexes stand in its address or which a release has; none where it names none.
    fn spot(&self, view: &View<'_>, hotspot: &str) -> Cells {
        if let Some(hexes) = hexes_of(hotspot) {
            return view.among(&hexes);
        }
        let figures = self.asker.office.figures();
        let published = figures.and_then(|figures| drawn(&figures.published(hotspot)?));
        published.map_or_else(Cells::new, |shape| view.inside(&shape))
    }

    /// The hexes of a hot spot at the finest resolution, those that are the municipalities' own.
    fn hexes(&self, hotspot: &str) -> Vec<CellIndex> {
        let own = self.view.as_ref();
        own.map_or_else(Vec::new, |view| view.hexes_of(&self.spot(view, hotspot)))
    }

    /// The outline of hexes; of those that do not fit together none.
    fn outline(hexes: &[CellIndex]) -> Option<MultiPolygon<f64>> {
        view::outline(hexes).filter(|own| !own.0.is_empty())
    }

    fn finest(&self) -> Option<Resolution> {
        let atoms = self.asker.seen.as_ref()?.picture.cube.atoms();
        Some(atoms.first()?.hex.resolution())
    }

    /// What a hot spot is as a target; none where its address names none.
    pub fn hotspot(&self, address: &str) -> Option<Target> {
        let view = self.view.as_ref()?;
        let cells = self.spot(view, address);
        let shape = Self::outline(&view.hexes_of(&cells))?;
        Some(Target { shape, cells })
    }
}

fn text<'j>(place: &'j Json, name: &str) -> Option<&'j str> {
    place.get(name)?.as_str()
}

fn point(place: &Json) -> Option<Point<f64>> {
    Some(Point::new(
        place.get("lon")?.as_f64()?,
        place.get("lat")?.as_f64()?,
    ))
}

/// Areas and hot spots for choosing one in a form, by name.
pub fn choice(asker: &Asker<'_>, _: &Query) -> Result<Json, Refused> {
    let Some(seen) = &asker.seen else {
        return Ok(json!({ "sets": [], "hotspots": [] }));
    };
    let view = seen.view();
    let sets = seen.picture.sets.iter().enumerate().map(|(at, set)| {
        let is_shown = |(area, own): &(usize, &Area)| match at {
            0 => seen.towns.iter().any(|town| usize::from(*town) == *area),
            _ => !view.inside(own.polygon()).is_empty(),
        };
        let areas = set.areas().iter().enumerate().filter(is_shown);
        let areas = areas.map(|(_, own)| json!({ "area": &**own.id(), "name": own.name() }));
        json!({ "set": &**set.name(), "areas": areas.collect::<Vec<_>>() })
    });
    let sets: Vec<Json> = sets.collect();
    if !asker.sees_figures() {
        return Ok(json!({ "sets": sets, "hotspots": [] }));
    }
    let counted = view.sum(
        view.all(),
        seen.picture.now(),
        gocpont_core::step::Steps::PERSONS,
    );
    asker.counting("person", &[], counted.into(), || {
        let on = seen.picture.periods[seen.picture.now()];
        let mut hotspots = Vec::new();
        for (indicator, spots) in of_now(seen)? {
            hotspots.extend(spots.iter().map(|own| {
                json!({
                    "hotspot": address(&indicator.id, on, &own.hexes), "layer": indicator.id, "period": on.to_string(),
                    "hexes": own.hexes.len(), "figure": figure(own.share),
                    "cases": own.share.cases, "population": own.share.population,
                })
            }));
        }
        Ok(json!({ "sets": sets, "hotspots": hotspots }))
    })
}
