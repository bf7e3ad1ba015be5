//! Layers of one indicator: blocks, hexes, areas and hot spots, each a list of shapes and their cells in every
//! period, all from published numbers.

use gocpont_core::codebook::{Indicator, IndicatorKind};
use gocpont_core::cube::Atom;
use gocpont_core::hotspot::{self, Hotspot, InvalidShares, Share};
use gocpont_core::interval::{Z_95, wilson};
use gocpont_core::neighbourhood::{InvalidNeighbourhood, Neighbourhood};
use h3o::CellIndex;
use h3o::error::DissolutionError;

use crate::fit;
use crate::geometry::{Polygons, from_degrees, outline};
use crate::protect::{Block, Counts, Published};
use crate::release::{Cell, Class, Kind, Mark, Shape, Status, Text};
use crate::spec::{AreaSetSpec, Spec};

/// Why layers cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum InvalidLayer {
    /// Hexes that have no outline.
    #[error("the outline of a layer's hexes: {0}")]
    Outline(#[from] DissolutionError),
    /// Blocks whose neighbours cannot be told.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
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
    /// `[period][shape]`
    pub(crate) cells: Vec<Vec<Option<Cell>>>,
    /// The whole's value in each period.
    pub(crate) reference: Vec<Option<f64>>,
}

/// A feature to be: the blocks it sums, its shape, and what is known of it beforehand.
struct Unit {
    blocks: Vec<usize>,
    shape: Shape,
    status: Status,
    marks: Vec<Mark>,
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
    /// `[period][block]`; none where there are too few blocks.
    spots: Vec<Option<Vec<Option<Hotspot>>>>,
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
        let mut made = Self {
            spec,
            atoms: published.atoms(),
            indicator: &spec.indicators[at],
            blocks,
            counts,
            spots: Vec::new(),
        };
        made.spots = made.hotspots()?;
        Ok(made)
    }

    /// Hot spots of every period, on blocks, from published numbers.
    fn hotspots(&self) -> Result<Vec<Option<Vec<Option<Hotspot>>>>, InvalidLayer> {
        if self.indicator.kind != IndicatorKind::Rate {
            return Ok(vec![None; self.counts.len()]);
        }
        let hexes: Vec<Vec<CellIndex>> = self.blocks.iter().map(|b| self.hexes(b)).collect();
        let near = Neighbourhood::touching_blocks(&hexes)?;
        let spots = |counts: &Vec<Option<Counts>>| {
            let share = |counts: &Option<Counts>| {
                counts.map(|counts| Share {
                    cases: counts.cases,
                    population: counts.population,
                })
            };
            let shares: Vec<Option<Share>> = counts.iter().map(share).collect();
            let populated = shares.iter().flatten().filter(|s| s.population > 0);
            if populated.count() < self.spec.min_blocks {
                return Ok(None);
            }
            Ok(Some(hotspot::of_rates(&shares, &near)?))
        };
        self.counts.iter().map(spots).collect()
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
        Ok(layers)
    }

    fn layer(&self, kind: Kind, suffix: &str, title: &Text, units: &[Unit]) -> Layer {
        let periods = 0..self.counts.len();
        let cells = |period| units.iter().map(|u| Some(self.cell(period, u))).collect();
        Layer {
            id: format!("{}-{suffix}", self.indicator.id),
            label: Text::from(&self.indicator.label).and(" – ", title),
            indicator: self.indicator.id.clone(),
            kind,
            resolution: None,
            set: None,
            shapes: units.iter().map(|unit| unit.shape.clone()).collect(),
            cells: periods.clone().map(cells).collect(),
            reference: periods.map(|period| self.reference(period)).collect(),
        }
    }

    /// Cases over population of all public blocks together.
    fn reference(&self, period: usize) -> Option<f64> {
        let all = total(self.counts[period].iter().flatten());
        (self.indicator.kind == IndicatorKind::Rate && all.population > 0)
            .then(|| f64::from(all.cases) / f64::from(all.population))
    }

    fn block_units(&self) -> Result<Vec<Unit>, InvalidLayer> {
        let unit = |(at, block): (usize, &Block)| {
            let hexes = self.hexes(block);
            Ok(Unit {
                blocks: vec![at],
                shape: self.shape(at, &hexes, &[at], outline(&hexes)?),
                status: Status::Own,
                marks: Vec::new(),
            })
        };
        self.blocks.iter().enumerate().map(unit).collect()
    }

    fn hex_units(&self, resolution: h3o::Resolution) -> Result<Vec<Unit>, InvalidLayer> {
        let fits = fit::hexes(self.atoms, &self.blocks, resolution);
        let unit = |(at, fit): (usize, fit::Fit)| {
            Ok(Unit {
                shape: self.shape(at, &fit.hexes, &fit.blocks, outline(&fit.hexes)?),
                status: match fit.hexes.as_slice() {
                    [_] => Status::Own,
                    _ => Status::Merged,
                },
                blocks: fit.blocks,
                marks: Vec::new(),
            })
        };
        fits.into_iter().enumerate().map(unit).collect()
    }

    fn area_units(&self, set: &AreaSetSpec) -> Vec<Unit> {
        let fitted = fit::areas(&self.blocks, &set.area_of, set.areas.len());
        let unit = |(at, (area, blocks)): (usize, (&crate::spec::AreaSpec, Vec<usize>))| {
            let held: usize = blocks.iter().map(|b| self.blocks[*b].atoms.len()).sum();
            let own = set.area_of.iter().filter(|area| **area == Some(at)).count();
            let inside = |block: &usize| {
                let mut atoms = self.blocks[*block].atoms.iter();
                atoms.all(|atom| set.area_of[*atom as usize] == Some(at))
            };
            let exact = held == own && blocks.iter().all(inside);
            Unit {
                shape: Shape {
                    area: Some(area.id.clone()),
                    name: Some(area.name.clone()),
                    block: None,
                    ..self.shape(at, &[], &blocks, from_degrees(&area.outline))
                },
                status: Status::Own,
                marks: if exact { vec![] } else { vec![Mark::BestFit] },
                blocks,
            }
        };
        let areas = set.areas.iter().zip(fitted);
        areas.enumerate().map(unit).collect()
    }

    fn shape(&self, at: usize, hexes: &[CellIndex], blocks: &[usize], polygons: Polygons) -> Shape {
        let names = blocks.iter().map(|block| &self.blocks[*block].id);
        Shape {
            id: at as u64 + 1,
            hex: match hexes {
                [hex] => Some(u64::from(*hex)),
                _ => None,
            },
            block: names.filter(|id| !id.is_empty()).min().cloned(),
            area: None,
            name: None,
            polygons,
        }
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
        } else if self.indicator.kind == IndicatorKind::Rate {
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
            if let Some(spot) = &spots[*block] {
                cell.class = Some(class(spot.class));
                (cell.z, cell.p, cell.p_adjusted) = (spot.z, Some(spot.p), Some(spot.p_adjusted));
            }
            return;
        }
        let mut people: Vec<(Class, u32)> = Vec::new();
        for block in &unit.blocks {
            let counts = self.counts[period][*block];
            if let (Some(spot), Some(counts)) = (&spots[*block], counts) {
                let found = class(spot.class);
                match people.iter_mut().find(|(known, _)| *known == found) {
                    Some((_, sum)) => *sum += counts.population,
                    None => people.push((found, counts.population)),
                }
            }
        }
        people.sort_by_key(|(class, sum)| (std::cmp::Reverse(*sum), *class));
        cell.class = people.first().map(|(class, _)| *class);
        if people.len() > 1 {
            cell.marks.push(Mark::Mixed);
        }
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

const fn class(found: hotspot::Class) -> Class {
    match found {
        hotspot::Class::Hot(99) => Class::Hot99,
        hotspot::Class::Hot(95) => Class::Hot95,
        hotspot::Class::Hot(_) => Class::Hot90,
        hotspot::Class::Cold(99) => Class::Cold99,
        hotspot::Class::Cold(95) => Class::Cold95,
        hotspot::Class::Cold(_) => Class::Cold90,
        hotspot::Class::NotSignificant => Class::NotSignificant,
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
