//! The cells of a layer: what is said of one feature in one period, from the published numbers of its blocks.

use gocpont_core::interval::{Z_95, wilson};

use super::Indicated;
use super::units::Unit;
use crate::protect::Counts;
use crate::release::{Cell, Class, Detail, Mark, Status};
use crate::spots::Found;

impl Indicated<'_> {
    /// Cases over population of all public blocks together.
    pub(super) fn reference(&self, period: usize) -> Option<f64> {
        let all = total(self.counts[period].iter().flatten());
        (self.is_rate() && all.population > 0)
            .then(|| f64::from(all.cases) / f64::from(all.population))
    }

    pub(super) fn cell(&self, period: usize, unit: &Unit) -> Cell {
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
            (cell.low, cell.high) = self.interval(&all, counts.len()).unzip();
            self.add_spot(period, unit, &mut cell);
        }
        cell
    }

    /// The 95 % interval of a share of so many blocks' people, noise included.
    fn interval(&self, all: &Counts, blocks: usize) -> Option<(f64, f64)> {
        let plain = wilson(all.cases, all.population, Z_95)?;
        let share = f64::from(all.cases) / f64::from(all.population);
        let effect = self.effect.as_ref();
        Some(effect.map_or(plain, |effect| {
            effect.widened(plain, share, all.population, blocks)
        }))
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
    pub(super) fn detail(&self, period: usize, unit: &Unit) -> Option<Detail> {
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
