//! What low zooms show: a layer's features summed by the coarser hex that holds the middle of each. Counts add up to those
//! of the layer exactly, and are sums of what was published, so they say nothing that was not said before.

use std::collections::BTreeMap;

use gocpont_disclosure::geometry::outline;
use gocpont_disclosure::release::{Cell, Class, Detail, Kind, Mark, Shape, Status};
use h3o::{CellIndex, LatLng, Resolution};

use super::{LayerView, Places, Values};
use crate::layer::values::{Number, SUMMED};
use crate::table::Bounds;

/// The resolution whose hexes are some three to eight pixels wide, by zoom from 0 (tiles of 256 pixels, at 47 degrees of
/// latitude); at deeper zooms every feature is drawn itself.
const BY_ZOOM: [Resolution; 10] = [
    Resolution::Two,
    Resolution::Two,
    Resolution::Three,
    Resolution::Four,
    Resolution::Four,
    Resolution::Five,
    Resolution::Six,
    Resolution::Seven,
    Resolution::Seven,
    Resolution::Eight,
];

/// The resolution of the hexes that a layer is summed by at a zoom; none where its features are drawn themselves.
#[must_use]
pub fn resolution_at(zoom: u8, kind: Kind, own: Option<u8>) -> Option<Resolution> {
    let coarse = *BY_ZOOM.get(usize::from(zoom))?;
    match kind {
        // Blocks are made of hexes of resolution 9.
        Kind::Blocks | Kind::Hex => (u8::from(coarse) < own.unwrap_or(9)).then_some(coarse),
        Kind::Areas | Kind::Hotspots | Kind::Trend | Kind::Emerging => None,
    }
}

/// What is known of a sum while it grows.
#[derive(Default)]
pub(super) struct Sum {
    id: u64,
    cases: Option<u32>,
    population: Option<u32>,
    is_rate: bool,
    classes: BTreeMap<Option<Class>, u64>,
    statuses: Vec<Status>,
    marks: u32,
    /// Robustness times people, and those people.
    robust: (f64, f64),
}

/// A layer's features summed by hexes of a resolution.
#[must_use]
pub fn sums(view: &LayerView<'_>, resolution: Resolution) -> (Places, Values) {
    let mut sums: BTreeMap<CellIndex, Sum> = BTreeMap::new();
    let parts = &view.parts;
    for at in (0..parts.rows.len()).filter_map(|row| parts.rows.shape(row)) {
        let Some(hex) = holder(&parts.places, at, resolution) else {
            continue;
        };
        let id = parts.places.id(at).unwrap_or_default();
        let sum = sums.entry(hex).or_insert_with(|| Sum {
            id,
            ..Sum::default()
        });
        sum.add(&parts.values, at);
    }
    let mut sums: Vec<(CellIndex, Sum)> = sums.into_iter().collect();
    sums.sort_unstable_by_key(|(_, sum)| sum.id);
    let mut places = Places::with_capacity(sums.len());
    let mut values = Values::with_capacity(sums.len());
    for (hex, sum) in &sums {
        places.push(&Shape {
            id: sum.id,
            hex: Some(u64::from(*hex)),
            block: None,
            area: None,
            name: None,
            polygons: outline(&[*hex]).unwrap_or_default(),
        });
        values.push_marked(&sum.cell(), sum.marks | SUMMED);
    }
    (places.finish(), values)
}

/// The hex of a resolution that holds the middle of a feature.
fn holder(places: &Places, at: usize, resolution: Resolution) -> Option<CellIndex> {
    let own = places.hex(at).and_then(|hex| CellIndex::try_from(hex).ok());
    if let Some(parent) = own.and_then(|hex| hex.parent(resolution)) {
        return Some(parent);
    }
    let [west, south, east, north]: Bounds = places.bounds(at)?;
    let degrees = |a: i32, b: i32| f64::from(a.midpoint(b)) / 1e6;
    let middle = LatLng::new(degrees(south, north), degrees(west, east)).ok()?;
    Some(middle.to_cell(resolution))
}

impl Sum {
    pub(super) fn add(&mut self, values: &Values, at: usize) {
        let more = |sum: Option<u32>, own: Option<u32>| match (sum, own) {
            (None, own) => own,
            (sum, None) => sum,
            (Some(sum), Some(own)) => Some(sum.saturating_add(own)),
        };
        self.cases = more(self.cases, values.cases(at));
        self.population = more(self.population, values.population(at));
        self.is_rate |= values.number(at, Number::Value).is_some();
        let people = u64::from(values.population(at).unwrap_or_default());
        *self.classes.entry(values.class(at)).or_default() += people;
        self.statuses.push(values.status(at));
        self.marks |= values.marks(at);
        if let Some(share) = values.robustness(at) {
            let people = people as f64;
            self.robust = (self.robust.0 + share * people, self.robust.1 + people);
        }
    }

    /// The mean robustness over the people of those that have one.
    pub(super) fn detail(&self) -> Option<Detail> {
        let (sum, people) = self.robust;
        (people > 0.0).then(|| Detail {
            robustness: Some(sum / people),
            ..Detail::default()
        })
    }

    pub(super) const fn marks(&self) -> u32 {
        self.marks
    }

    /// The class is the one that most of its people live in, as everywhere; where there are several, that is marked.
    pub(super) fn cell(&self) -> Cell {
        let classes = self.classes.iter().filter(|(class, _)| class.is_some());
        let class = classes.clone().max_by_key(|(_, people)| **people);
        let class = class.and_then(|(class, _)| *class);
        let share = self.cases.zip(self.population).filter(|(_, all)| *all > 0);
        let share = share.map(|(cases, all)| f64::from(cases) / f64::from(all));
        let mut marks = Vec::new();
        if class.is_some() && self.classes.len() > 1 {
            marks.push(Mark::Mixed);
        }
        Cell {
            cases: self.cases,
            population: self.population,
            value: share.filter(|_| self.is_rate),
            low: None,
            high: None,
            class,
            z: None,
            p: None,
            p_adjusted: None,
            status: self.status(),
            marks,
        }
    }

    fn status(&self) -> Status {
        match self.statuses.as_slice() {
            [own] => *own,
            several => {
                let all = |status| several.iter().all(|own| *own == status);
                let alone = [Status::Suppressed, Status::NoData];
                alone
                    .into_iter()
                    .find(|s| all(*s))
                    .unwrap_or(Status::Merged)
            }
        }
    }
}
