//! The features of a layer: blocks, hexes or areas, each with its shape and the blocks it sums.

use h3o::CellIndex;

use super::{Indicated, InvalidLayer};
use crate::fit;
use crate::geometry::{Polygons, from_degrees, outline};
use crate::protect::Block;
use crate::release::{Mark, Shape, Status};
use crate::spec::{AreaSetSpec, AreaSpec};

/// A feature to be: the blocks it sums, its shape, and what is known of it beforehand.
pub(super) struct Unit {
    pub(super) blocks: Vec<usize>,
    pub(super) shape: Shape,
    pub(super) status: Status,
    pub(super) marks: Vec<Mark>,
}

impl Indicated<'_> {
    pub(super) fn block_units(&self) -> Result<Vec<Unit>, InvalidLayer> {
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

    pub(super) fn hex_units(&self, resolution: h3o::Resolution) -> Result<Vec<Unit>, InvalidLayer> {
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

    pub(super) fn area_units(&self, set: &AreaSetSpec) -> Vec<Unit> {
        let fitted = fit::areas(&self.blocks, &set.area_of, set.areas.len());
        let unit = |(at, (area, blocks)): (usize, (&AreaSpec, Vec<usize>))| {
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
}
