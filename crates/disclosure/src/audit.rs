//! The audit of a release: why it looks as it does and what its protection cost. It compares with the truth, so it is
//! for staff alone and nothing of it goes into the release.

use gocpont_core::cube::Cube;
use h3o::Resolution;
use rayon::prelude::*;
use serde::Serialize;

use crate::layers::InvalidLayer;
use crate::loss::{Loss, agreement};
use crate::protect::{Published, PublishedIndicator};
use crate::spec::Spec;

/// Why the release looks as it does: for staff only, since it compares with the truth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Audit {
    /// The partition that all others refine upon.
    pub base: BaseAudit,
    /// One entry for each indicator.
    pub indicators: Vec<IndicatorAudit>,
}

/// The base partition, safe for households and people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BaseAudit {
    /// Number of its blocks.
    pub blocks: usize,
    /// Municipalities (by position) and periods (by position) without it; none is all periods.
    pub withheld: Vec<(u16, Option<usize>)>,
    /// What it costs.
    pub loss: Loss,
}

/// What protection did to one indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorAudit {
    /// The last step's canonical conditions.
    pub step: String,
    /// Number of public blocks.
    pub blocks: usize,
    /// Share of households living in a hex that is a block of its own, last period (0 ..= 1).
    pub households_in_own_hex: f64,
    /// Median of households in a block, last period.
    pub median_households: u32,
    /// Municipalities (by position) and periods (by position) where it is withheld; none is all periods.
    pub withheld: Vec<(u16, Option<usize>)>,
    /// What it costs.
    pub loss: Loss,
}

impl Audit {
    /// Compares what is published with its cube. `base` is the base partition with the true numbers of households.
    pub(crate) fn new(
        cube: &Cube,
        coarsest: Resolution,
        published: &Published,
        base: &PublishedIndicator,
    ) -> Self {
        let all = published.indicators().par_iter().enumerate();
        let indicator = |(at, shown): (usize, &PublishedIndicator)| {
            let ends = cube.steps().ends()[at];
            let loss = Loss::new(cube, coarsest, Some(ends), shown);
            IndicatorAudit {
                step: cube.steps().all()[ends.cases].canonical.clone(),
                blocks: shown.blocks().len(),
                households_in_own_hex: crate::loss::single_hexes(cube, shown),
                median_households: loss.median_households,
                withheld: withheld(cube, shown),
                loss,
            }
        };
        Self {
            base: BaseAudit {
                blocks: base.blocks().len(),
                withheld: withheld(cube, base),
                loss: Loss::new(cube, coarsest, None, base),
            },
            indicators: all.map(indicator).collect(),
        }
    }

    /// Adds how far the hot spots of each rate agree with those that there would be without protection.
    ///
    /// # Errors
    /// Where hot spots cannot be found, as in the layers themselves.
    pub fn compare_hotspots(
        &mut self,
        cube: &Cube,
        published: &Published,
        spec: &Spec,
    ) -> Result<(), InvalidLayer> {
        let indicators = self.indicators.par_iter_mut().enumerate();
        indicators.try_for_each(|(at, audit)| {
            audit.loss.hotspots = agreement::measure(cube, published, spec, at)?;
            Ok(())
        })
    }
}

fn withheld(cube: &Cube, shown: &PublishedIndicator) -> Vec<(u16, Option<usize>)> {
    let whole = shown.withheld().iter().map(|(m, _)| (*m, None));
    let mut withheld: Vec<(u16, Option<usize>)> = whole.collect();
    for period in 0..cube.periods() {
        let blocks = shown.blocks().iter().zip(shown.counts(period));
        let out = blocks.filter(|(_, counts)| counts.is_none());
        withheld.extend(out.map(|(block, _)| (block.municipality, Some(period))));
    }
    withheld.sort_unstable();
    withheld.dedup();
    withheld
}
