//! Layers of one indicator: blocks, hexes, areas, hot spots and what became of them, each a list of shapes and their
//! cells in every period, all from published numbers.

mod changes;
mod units;

use gocpont_core::codebook::{Indicator, IndicatorKind};
use gocpont_core::cube::Atom;
use gocpont_core::emerging::InvalidCube;
use gocpont_core::hotspot::{InvalidShares, Share};
use gocpont_core::interval::{Z_95, wilson};
use gocpont_core::neighbourhood::{InvalidNeighbourhood, InvalidPoints, Neighbourhood};
use gocpont_core::trend::InvalidSeries;
use h3o::CellIndex;
use h3o::error::DissolutionError;

use crate::before;
use crate::protect::{Block, Counts, Published};
use crate::release::{Cell, Class, Detail, Kind, Mark, Shape, Status, Text};
use crate::spec::Spec;
use crate::spots::{self, Found};
use crate::statistics::{Described, Spots};
use units::Unit;

/// Why layers cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum InvalidLayer {
    /// Hexes that have no outline.
    #[error("the outline of a layer's hexes: {0}")]
    Outline(#[from] DissolutionError),
    /// Blocks whose neighbours cannot be told.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
    /// Blocks whose centres are no places.
    #[error(transparent)]
    Points(#[from] InvalidPoints),
    /// Rates that make no series.
    #[error(transparent)]
    Series(#[from] InvalidSeries),
    /// Rates that make no cube.
    #[error(transparent)]
    Cube(#[from] InvalidCube),
    /// Counts that contradict each other.
    #[error(transparent)]
    Shares(#[from] InvalidShares),
}

/// One collection to be.
pub(crate) struct Layer {
    pub(crate) id: String,
    pub(crate) label: Text,
    pub(crate) indicator: String,
    pub(crate) kind: Kind,
    pub(crate) resolution: Option<u8>,
    pub(crate) set: Option<String>,
    pub(crate) shapes: Vec<Shape>,
    /// The first of its periods.
    pub(crate) first: usize,
    /// `[period][shape]`, periods from the first.
    pub(crate) cells: Vec<Vec<Option<Cell>>>,
    /// `[period][shape]`; nothing where the layer has no details.
    pub(crate) details: Vec<Vec<Option<Detail>>>,
    /// The whole's value in each period.
    pub(crate) reference: Vec<Option<f64>>,
    /// How it was made, where the plan wants it said.
    pub(crate) method: Option<Text>,
    /// Number of neighbourhoods of its robustness; 0 for none.
    pub(crate) neighbourhoods: u32,
}

/// One indicator, ready to be drawn at every scale.
pub(crate) struct Indicated<'p> {
    spec: &'p Spec,
    atoms: &'p [Atom],
    indicator: &'p Indicator,
    /// Public blocks, then one stand-in for each municipality where the indicator is withheld.
    blocks: Vec<Block>,
    /// `[period][block]`
    counts: Vec<Vec<Option<Counts>>>,
    /// How its hot spots are found.
    how: Spots,
    /// Who is near whom.
    near: Neighbourhood,
    /// `[period][block]`; none where there are too few blocks.
    spots: Vec<Option<Vec<Found>>>,
    /// `[period][block]`; nothing where it is not asked for or there are no hot spots.
    robustness: Vec<Vec<Option<f64>>>,
}

impl<'p> Indicated<'p> {
    pub(crate) fn new(
        spec: &'p Spec,
        published: &'p Published,
        at: usize,
    ) -> Result<Self, InvalidLayer> {
        let shown = &published.indicators()[at];
        let mut blocks = shown.blocks().to_vec();
        blocks.extend(shown.withheld().iter().map(|(municipality, atoms)| Block {
            id: String::new(),
            municipality: *municipality,
            atoms: atoms.clone(),
        }));
        let counts = |period| {
            let mut counts = shown.counts(period).to_vec();
            counts.resize(blocks.len(), None);
            counts
        };
        let counts: Vec<_> = (0..published.periods()).map(counts).collect();
        let settings = spec.statistics.as_ref().and_then(|s| s.spots.get(at));
        let mut made = Self {
            spec,
            atoms: published.atoms(),
            indicator: &spec.indicators[at],
            blocks,
            counts,
            how: settings.cloned().unwrap_or_default(),
            near: Neighbourhood::from_lists(&[])?,
            spots: Vec::new(),
            robustness: Vec::new(),
        };
        made.find_hotspots()?;
        Ok(made)
    }

    fn is_rate(&self) -> bool {
        self.indicator.kind == IndicatorKind::Rate
    }

    /// Hot spots of every period, on blocks, from published numbers.
    fn find_hotspots(&mut self) -> Result<(), InvalidLayer> {
        let periods = self.counts.len();
        if !self.is_rate() {
            (self.spots, self.robustness) = (vec![None; periods], vec![Vec::new(); periods]);
            return Ok(());
        }
        let hexes: Vec<Vec<CellIndex>> = self.blocks.iter().map(|b| self.hexes(b)).collect();
        let ever = |at: usize| {
            let mut periods = self.counts.iter();
            periods.any(|counts| counts[at].is_some_and(|c| c.population > 0))
        };
        let peopled: Vec<bool> = (0..self.blocks.len()).map(ever).collect();
        let near = |near| spots::neighbourhood(&hexes, &peopled, near);
        self.near = near(self.how.near)?;
        let others = self.how.neighbourhoods().into_iter().skip(1).map(near);
        let others: Vec<Neighbourhood> = others.collect::<Result<_, _>>()?;
        for period in 0..periods {
            let shares = self.shares(period);
            let populated = shares.iter().flatten().filter(|s| s.population > 0);
            if populated.count() < self.spec.min_blocks {
                self.spots.push(None);
                self.robustness.push(Vec::new());
                continue;
            }
            let found = match self.spec.statistics {
                None => before::find(&shares, &self.near)?,
                Some(_) => spots::find(&shares, &self.near, &self.how)?,
            };
            self.robustness.push(match self.how.robustness.as_slice() {
                [] => Vec::new(),
                _ => spots::robustness(&shares, &found, &others, &self.how)?,
            });
            self.spots.push(Some(found));
        }
        Ok(())
    }

    fn shares(&self, period: usize) -> Vec<Option<Share>> {
        let share = |counts: &Option<Counts>| {
            counts.map(|counts| Share {
                cases: counts.cases,
                population: counts.population,
            })
        };
        self.counts[period].iter().map(share).collect()
    }

    fn hexes(&self, block: &Block) -> Vec<CellIndex> {
        let hex = |atom: &u32| self.atoms[*atom as usize].hex;
        let mut hexes: Vec<CellIndex> = block.atoms.iter().map(hex).collect();
        hexes.sort_unstable();
        hexes
    }

    pub(crate) fn has_hotspots(&self) -> bool {
        self.spots.iter().any(Option::is_some)
    }

    /// Every layer that the plan asks for.
    pub(crate) fn layers(&self) -> Result<Vec<Layer>, InvalidLayer> {
        let titles = &self.spec.titles;
        let mut layers =
            vec![self.layer(Kind::Blocks, "blocks", &titles.blocks, &self.block_units()?)];
        for resolution in &self.spec.resolutions {
            let number = u8::from(*resolution);
            let plain = number.to_string();
            let digits = Text {
                hu: plain.clone(),
                cs: plain.clone(),
                en: plain,
            };
            let title = titles.hexes.and(" ", &digits);
            let units = self.hex_units(*resolution)?;
            let layer = self.layer(Kind::Hex, &format!("hex{number}"), &title, &units);
            layers.push(Layer {
                resolution: Some(number),
                ..layer
            });
        }
        for set in &self.spec.area_sets {
            let layer = self.layer(Kind::Areas, &set.id, &set.label, &self.area_units(set));
            layers.push(Layer {
                set: Some(set.id.clone()),
                ..layer
            });
        }
        if self.has_hotspots() {
            let units = self.block_units()?;
            let layer = self.layer(Kind::Hotspots, "hotspots", &titles.hotspots, &units);
            layers.push(only_significant(layer));
        }
        layers.extend(self.changes()?);
        Ok(layers)
    }

    fn layer(&self, kind: Kind, suffix: &str, title: &Text, units: &[Unit]) -> Layer {
        let periods = 0..self.counts.len();
        let cells = |period| units.iter().map(|u| Some(self.cell(period, u))).collect();
        let all = self.how.neighbourhoods();
        let neighbourhoods = if self.is_rate() { all.len() } else { 0 };
        let details = |period| units.iter().map(|u| self.detail(period, u)).collect();
        let detailed = periods.clone().filter(|_| neighbourhoods > 0);
        Layer {
            id: format!("{}-{suffix}", self.indicator.id),
            label: Text::from(&self.indicator.label).and(" – ", title),
            indicator: self.indicator.id.clone(),
            kind,
            resolution: None,
            set: None,
            shapes: units.iter().map(|unit| unit.shape.clone()).collect(),
            first: 0,
            cells: periods.clone().map(cells).collect(),
            details: detailed.map(details).collect(),
            reference: periods.map(|period| self.reference(period)).collect(),
            method: self.method(kind),
            neighbourhoods: neighbourhoods as u32,
        }
    }

    fn method(&self, kind: Kind) -> Option<Text> {
        let statistics = self.spec.statistics.as_ref()?;
        let described = Described {
            kind,
            rate: self.is_rate(),
            spots: &self.how,
            statistics,
            blocks: self.blocks.iter().filter(|b| !b.id.is_empty()).count(),
            hotspots: self.has_hotspots(),
            min_blocks: self.spec.min_blocks,
        };
        Some((statistics.describe)(&described))
    }

    /// Cases over population of all public blocks together.
    fn reference(&self, period: usize) -> Option<f64> {
        let all = total(self.counts[period].iter().flatten());
        (self.is_rate() && all.population > 0)
            .then(|| f64::from(all.cases) / f64::from(all.population))
    }

    fn cell(&self, period: usize, unit: &Unit) -> Cell {
        let counts: Option<Vec<Counts>> = unit
            .blocks
            .iter()
            .map(|block| self.counts[period][*block])
            .collect();
        let mut cell = Cell {
            cases: None,
            population: None,
            value: None,
            low: None,
            high: None,
            class: None,
            z: None,
            p: None,
            p_adjusted: None,
            status: unit.status,
            marks: unit.marks.clone(),
        };
        let Some(counts) = counts else {
            cell.status = Status::Suppressed;
            cell.marks.push(Mark::Withheld);
            return cell;
        };
        if counts.is_empty() {
            cell.status = Status::NoData;
            return cell;
        }
        let all = total(counts.iter());
        cell.cases = Some(all.cases);
        cell.population = Some(all.population);
        if all.population == 0 {
            cell.status = Status::NoData;
            cell.marks.push(Mark::NoPopulation);
        } else if self.is_rate() {
            cell.value = Some(f64::from(all.cases) / f64::from(all.population));
            (cell.low, cell.high) = wilson(all.cases, all.population, Z_95).unzip();
            self.add_spot(period, unit, &mut cell);
        }
        cell
    }

    /// A single block's spot as it is; of several blocks the class that most people live in.
    fn add_spot(&self, period: usize, unit: &Unit, cell: &mut Cell) {
        let Some(spots) = &self.spots[period] else {
            cell.marks.push(Mark::TooFewBlocks);
            return;
        };
        if let [block] = unit.blocks.as_slice() {
            if let Some(spot) = &spots[*block].spot {
                cell.class = Some(spot.class);
                (cell.z, cell.p, cell.p_adjusted) = (spot.z, Some(spot.p), Some(spot.p_adjusted));
            }
        } else {
            let people = self.classes(period, unit, spots);
            cell.class = people.first().map(|(class, _)| *class);
            if people.len() > 1 {
                cell.marks.push(Mark::Mixed);
            }
        }
        if self.spec.statistics.is_some() {
            let marks = unit.blocks.iter().filter_map(|block| spots[*block].mark);
            let fits = |mark: &Mark| match mark {
                Mark::BelowMinimum => cell.class.is_none(),
                _ => unit.blocks.len() == 1,
            };
            cell.marks.extend(marks.filter(fits).take(1));
        }
    }

    /// The classes of a unit's blocks with the people who live in them, most people first.
    fn classes(&self, period: usize, unit: &Unit, spots: &[Found]) -> Vec<(Class, u32)> {
        let mut people: Vec<(Class, u32)> = Vec::new();
        for block in &unit.blocks {
            let counts = self.counts[period][*block];
            if let (Some(spot), Some(counts)) = (&spots[*block].spot, counts) {
                match people.iter_mut().find(|(known, _)| *known == spot.class) {
                    Some((_, sum)) => *sum += counts.population,
                    None => people.push((spot.class, counts.population)),
                }
            }
        }
        people.sort_by_key(|(class, sum)| (std::cmp::Reverse(*sum), *class));
        people
    }

    /// How robust a unit's class is: of several blocks the mean over the people of those that have it.
    fn detail(&self, period: usize, unit: &Unit) -> Option<Detail> {
        let shares = self.robustness.get(period)?;
        let spots = self.spots[period].as_ref()?;
        let (class, _) = *self.classes(period, unit, spots).first()?;
        let (mut sum, mut people) = (0.0, 0.0);
        for block in &unit.blocks {
            let same = spots[*block].spot.is_some_and(|spot| spot.class == class);
            let counts = self.counts[period][*block].filter(|_| same);
            if let (Some(share), Some(counts)) = (shares.get(*block).copied().flatten(), counts) {
                sum += share * f64::from(counts.population);
                people += f64::from(counts.population);
            }
        }
        (people > 0.0).then(|| Detail {
            robustness: Some(sum / people),
            ..Detail::default()
        })
    }
}

fn total<'c>(counts: impl Iterator<Item = &'c Counts>) -> Counts {
    let none = Counts {
        cases: 0,
        population: 0,
    };
    counts.fold(none, |sum, counts| Counts {
        cases: sum.cases + counts.cases,
        population: sum.population + counts.population,
    })
}

fn only_significant(mut layer: Layer) -> Layer {
    let significant = |cell: &Cell| cell.class.is_some_and(|c| c != Class::NotSignificant);
    for cell in layer.cells.iter_mut().flatten() {
        if !cell.as_ref().is_some_and(significant) {
            *cell = None;
        }
    }
    layer
}
