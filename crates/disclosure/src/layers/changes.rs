//! What became of a rate over the periods: layers of blocks with their trend and with how they became hot or cold.
//! Both show the latest period.

use gocpont_core::emerging::{self, Emerging, Rules, Sign, space_time_gi_star};
use gocpont_core::trend::{Trend, mann_kendall_at};

use super::{Indicated, InvalidLayer, Layer};
use crate::release::{Class, Detail, Direction, Kind, Mark, Text, Trend as Shown};
use crate::spots;
use crate::statistics::{EmergingRules, TrendRules};

impl Indicated<'_> {
    /// The layers of trends and of emerging hot spots that the plan asks for, where any block has enough periods.
    pub(super) fn changes(&self) -> Result<Vec<Layer>, InvalidLayer> {
        let mut layers = Vec::new();
        let Some(statistics) = self.spec.statistics.as_ref().filter(|_| self.is_rate()) else {
            return Ok(layers);
        };
        if let Some(rules) = &statistics.trend {
            let found = self.trends(rules, &statistics.years)?;
            let title = &statistics.trend_title;
            layers.extend(self.change(Kind::Trend, title, rules.min_periods, &found)?);
        }
        if let Some(rules) = &statistics.emerging {
            let found = self.emerging(rules)?;
            let title = &statistics.emerging_title;
            layers.extend(self.change(Kind::Emerging, title, rules.min_periods, &found)?);
        }
        Ok(layers)
    }

    /// A layer of the latest period with a detail for each block; none where no block has one.
    fn change(
        &self,
        kind: Kind,
        title: &Text,
        min_periods: usize,
        found: &[Option<Detail>],
    ) -> Result<Option<Layer>, InvalidLayer> {
        let Some(last) = self.counts.len().checked_sub(1) else {
            return Ok(None);
        };
        if found.iter().all(Option::is_none) {
            return Ok(None);
        }
        let mut layer = self.layer(kind, kind.code(), title, &self.block_units()?);
        layer.first = last;
        layer.cells.drain(..last);
        layer.reference.drain(..last);
        layer.details = vec![found.to_vec()];
        layer.neighbourhoods = 0;
        let cells = layer.cells.iter_mut().flatten().flatten();
        for (at, cell) in cells.enumerate() {
            let few = found[at].is_none() && self.periods_of(kind, at) < min_periods;
            if few && cell.value.is_some() {
                cell.marks.push(Mark::TooFewPeriods);
            }
        }
        Ok(Some(layer))
    }

    /// In how many periods a block has what the layer looks at: a rate, or a class.
    fn periods_of(&self, kind: Kind, block: usize) -> usize {
        let periods = 0..self.counts.len();
        let held = periods.filter(|period| match kind {
            Kind::Emerging => self.sign(*period, block, 90).is_some(),
            _ => self.rate(*period, block).is_some(),
        });
        held.count()
    }

    fn rate(&self, period: usize, block: usize) -> Option<f64> {
        let counts = self.counts[period][block].filter(|counts| counts.population > 0)?;
        Some(f64::from(counts.cases) / f64::from(counts.population))
    }

    /// The Mann–Kendall trend of each block's rate, its p adjusted for the blocks that have one; none for blocks
    /// with too few periods.
    fn trends(
        &self,
        rules: &TrendRules,
        years: &[f64],
    ) -> Result<Vec<Option<Detail>>, InvalidLayer> {
        let of_block = |block: usize| {
            let rates =
                (0..self.counts.len()).filter_map(|p| Some((years[p], self.rate(p, block)?)));
            let (times, values): (Vec<f64>, Vec<f64>) = rates.unzip();
            if values.len() < rules.min_periods {
                return Ok(None);
            }
            Ok(Some(mann_kendall_at(&times, &values)?))
        };
        let found: Vec<Option<Trend>> = (0..self.blocks.len())
            .map(of_block)
            .collect::<Result<_, InvalidLayer>>()?;
        let p: Vec<Option<f64>> = found
            .iter()
            .map(|found| found.and_then(|trend| trend.best_p()))
            .collect();
        let adjusted = spots::adjusted(&p, self.how.fdr);
        let detail = |(found, p_adjusted): (&Option<Trend>, &Option<f64>)| {
            found.as_ref().map(|trend| {
                let significant = p_adjusted.is_some_and(|p| p <= rules.alpha);
                let direction = match trend.s.signum() {
                    1 if significant => Direction::Up,
                    -1 if significant => Direction::Down,
                    _ => Direction::None,
                };
                Detail {
                    trend: Some(Shown {
                        p_adjusted: *p_adjusted,
                        sen_slope: trend.sen_slope,
                        ..shown(trend, direction)
                    }),
                    ..Detail::default()
                }
            })
        };
        Ok(found.iter().zip(&adjusted).map(detail).collect())
    }

    /// The category of each block that has a class in the latest period and in enough periods: from its classes in
    /// each period and the trend of its Gi* over a neighbourhood in space and time.
    fn emerging(&self, rules: &EmergingRules) -> Result<Vec<Option<Detail>>, InvalidLayer> {
        let (periods, blocks) = (0..self.counts.len(), 0..self.blocks.len());
        let of_periods = periods.clone();
        let rates: Vec<Vec<Option<f64>>> = of_periods
            .map(|period| {
                blocks
                    .clone()
                    .map(|block| self.rate(period, block))
                    .collect()
            })
            .collect();
        let signs: Vec<Vec<Option<Sign>>> = periods
            .map(|period| {
                let sign = |block| self.sign(period, block, rules.level);
                blocks.clone().map(sign).collect()
            })
            .collect();
        let z = space_time_gi_star(&rates, &self.near, rules.time_steps)?;
        let told = Rules {
            alpha: rules.alpha,
            lasting: rules.share,
        };
        let found = emerging::emerging(&z, &signs, &told)?;
        let detail = |found: &Option<Emerging>| {
            let found = found.filter(|found| found.steps >= rules.min_periods)?;
            let direction = Direction::from(found.trend.direction(rules.alpha));
            Some(Detail {
                category: Some(found.category.into()),
                trend: Some(shown(&found.trend, direction)),
                ..Detail::default()
            })
        };
        Ok(found.iter().map(detail).collect())
    }

    /// Whether a block is hot or cold in a period, at least at this level; none where it was not tested.
    fn sign(&self, period: usize, block: usize, level: u8) -> Option<Sign> {
        let spot = self.spots[period].as_ref()?[block].spot?;
        let reached = match spot.class {
            Class::Hot99 | Class::Cold99 => 99,
            Class::Hot95 | Class::Cold95 => 95,
            Class::Hot90 | Class::Cold90 => 90,
            Class::NotSignificant => 0,
        };
        Some(match reached >= level {
            true if spot.class.is_hot() => Sign::Hot,
            true if spot.class.is_cold() => Sign::Cold,
            _ => Sign::NotSignificant,
        })
    }
}

/// A trend as it is published, with p as it is.
fn shown(trend: &Trend, direction: Direction) -> Shown {
    Shown {
        s: trend.s,
        z: trend.z,
        p: trend.best_p(),
        p_adjusted: None,
        tau_b: trend.tau_b,
        sen_slope: None,
        periods: trend.n as u32,
        direction,
    }
}
