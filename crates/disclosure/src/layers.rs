//! Layers of one indicator: blocks, hexes, areas, hot spots and what became of them, each a list of shapes and their
//! cells in every period, all from published numbers.

mod cells;
mod changes;
mod units;

use gocpont_core::codebook::{Indicator, IndicatorKind};
use gocpont_core::cube::Atom;
use gocpont_core::emerging::InvalidCube;
use gocpont_core::hotspot::{InvalidShares, Share};
use gocpont_core::neighbourhood::{InvalidNeighbourhood, InvalidPoints, Neighbourhood};
use gocpont_core::trend::InvalidSeries;
use h3o::CellIndex;
use h3o::error::DissolutionError;

use crate::before;
use crate::noise::NoiseRules;
use crate::noise::effect::Effect;
use crate::protect::{Block, Counts, Published};
use crate::release::{Cell, Class, Detail, Kind, Shape, Text};
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
    /// What noise does to its statistics; none where its counts are exact.
    effect: Option<Effect>,
    noise: Option<NoiseRules>,
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
            effect: shown.noise().map(Effect::new),
            noise: shown.noise(),
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
                Some(_) => self.found(&shares, &self.near)?,
            };
            self.robustness.push(match self.how.robustness.as_slice() {
                [] => Vec::new(),
                _ => spots::robustness(&found, &others, |near| self.found(&shares, near))?,
            });
            self.spots.push(Some(found));
        }
        Ok(())
    }

    fn found(
        &self,
        shares: &[Option<Share>],
        near: &Neighbourhood,
    ) -> Result<Vec<Found>, InvalidLayer> {
        spots::find(shares, near, &self.how, self.effect.as_ref())
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
            noise_bound: self.noise.map_or(0, |noise| noise.bound()),
        };
        Some((statistics.describe)(&described))
    }
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
