//! The exact tails of the hypergeometric distribution: the p value of a rate when people are relabelled at random.
//!
//! Of `population` people `cases` are cases; a neighbourhood holds `drawn` of the people and `observed` of the
//! cases. Weights are built from the mode outward by the ratio of neighbouring terms (no factorials, so nothing
//! is lost to cancellation): the relative error is about the number of terms times 2⁻⁵². Neighbourhoods of one size
//! share one table.

use std::cmp::Ordering;

/// People and cases in a town and in one neighbourhood of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// People in the town (N).
    pub population: u32,
    /// Cases among them (K).
    pub cases: u32,
    /// People in the neighbourhood (n).
    pub drawn: u32,
    /// Cases in the neighbourhood (x).
    pub observed: u32,
}

/// Counts that cannot occur together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} cases among {} people cannot come from a town of {} people with {} cases",
    .0.observed, .0.drawn, .0.population, .0.cases
)]
pub struct InvalidDraw(pub Draw);

/// Both tails, each with the observed number in it. A probability below about 1e-300 is given as 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tails {
    /// P(X ≤ observed)
    pub lower: f64,
    /// P(X ≥ observed)
    pub upper: f64,
}

impl Tails {
    /// Twice the smaller tail, at most 1.
    #[must_use]
    pub fn two_sided(self) -> f64 {
        (2.0 * self.lower.min(self.upper)).min(1.0)
    }
}

impl Draw {
    /// The exact tails of this draw; an error where the counts contradict each other.
    pub fn tails(self) -> Result<Tails, InvalidDraw> {
        Distribution::of(self)?.tails(self.observed)
    }
}

/// Where a weight is left out, relative to the mode's.
const NOTHING: f64 = f64::MIN_POSITIVE;

/// The tails of every number of cases that a neighbourhood of one size can have: one table for all neighbourhoods of
/// that size. Its length is the number of terms that do not vanish, at most about 75 standard deviations.
#[derive(Clone, Debug)]
pub struct Distribution {
    /// With no observed number of its own.
    draw: Draw,
    least: u64,
    mode: u64,
    most: u64,
    /// Sum of all weights; the mode's is 1.
    all: f64,
    /// Sums of the weights that lie at least 1, 2, … below the mode.
    below: Vec<f64>,
    /// Sums of the weights that lie at least 1, 2, … above the mode.
    above: Vec<f64>,
}

impl Distribution {
    /// The distribution of the cases in a neighbourhood of `drawn` people of a town's `population` with `cases`; an
    /// error where there are more of them than people.
    pub fn new(population: u32, cases: u32, drawn: u32) -> Result<Self, InvalidDraw> {
        Self::of(Draw {
            population,
            cases,
            drawn,
            observed: 0,
        })
    }

    fn of(draw: Draw) -> Result<Self, InvalidDraw> {
        if draw.cases > draw.population || draw.drawn > draw.population {
            return Err(InvalidDraw(draw));
        }
        let [all, cases, drawn] = [draw.population, draw.cases, draw.drawn].map(u64::from);
        let least = (drawn + cases).saturating_sub(all);
        let most = drawn.min(cases);
        let peak = u128::from(drawn + 1) * u128::from(cases + 1) / u128::from(all + 2);
        let mode = (peak as u64).clamp(least, most);
        // P(k + 1) = P(k) · up(k) / down(k)
        let up = |k: u64| (cases - k) as f64 * (drawn - k) as f64;
        let down = |k: u64| (k + 1) as f64 * (all + k + 1 - cases - drawn) as f64;
        let below = outward((least..mode).rev().map(|k| down(k) / up(k)));
        let above = outward((mode..most).map(|k| up(k) / down(k)));
        Ok(Self {
            draw,
            least,
            mode,
            most,
            all: from(&below, 0) + 1.0 + from(&above, 0),
            below,
            above,
        })
    }

    /// The exact tails of any number: one below or above what can occur has all chance on one side.
    pub fn tails_anywhere(&self, observed: i64) -> Result<Tails, InvalidDraw> {
        match u64::try_from(observed) {
            Ok(x) if x > self.most => Ok(Tails {
                lower: 1.0,
                upper: 0.0,
            }),
            Ok(x) if x >= self.least => self.tails(x as u32),
            _ => Ok(Tails {
                lower: 0.0,
                upper: 1.0,
            }),
        }
    }

    /// The exact tails of an observed number; an error where it cannot occur.
    pub fn tails(&self, observed: u32) -> Result<Tails, InvalidDraw> {
        let (x, mode) = (u64::from(observed), self.mode);
        if x < self.least || x > self.most {
            return Err(InvalidDraw(Draw {
                observed,
                ..self.draw
            }));
        }
        // A tail that holds the mode is the rest of the other: both are then far from 0.
        let (lower, upper) = match x.cmp(&mode) {
            Ordering::Less => {
                let lower = from(&self.below, mode - x - 1);
                (lower, self.all - from(&self.below, mode - x))
            }
            Ordering::Equal => (from(&self.below, 0) + 1.0, from(&self.above, 0) + 1.0),
            Ordering::Greater => {
                let upper = from(&self.above, x - mode - 1);
                (self.all - from(&self.above, x - mode), upper)
            }
        };
        Ok(Tails {
            lower: lower / self.all,
            upper: upper / self.all,
        })
    }
}

/// The sum at a distance; 0 past the last weight.
fn from(sums: &[f64], distance: u64) -> f64 {
    sums.get(distance as usize).copied().unwrap_or(0.0)
}

/// From the ratios of neighbouring weights, outward from the mode, the sums of all weights from each place outward,
/// the smallest added first.
fn outward(ratios: impl Iterator<Item = f64>) -> Vec<f64> {
    let weights = ratios.scan(1.0, |weight, ratio| {
        *weight *= ratio;
        (*weight >= NOTHING).then_some(*weight)
    });
    let mut sums: Vec<f64> = weights.collect();
    let mut sum = 0.0;
    for weight in sums.iter_mut().rev() {
        sum += *weight;
        *weight = sum;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(population: u32, cases: u32, drawn: u32, observed: u32) -> Draw {
        Draw {
            population,
            cases,
            drawn,
            observed,
        }
    }

    fn binomial(n: u32, k: u32) -> u128 {
        (0..k).fold(1, |product, i| {
            product * u128::from(n - i) / u128::from(i + 1)
        })
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-12 * b
    }

    #[test]
    fn three_of_four_cups_by_chance_are_seventeen_in_seventy() {
        let tails = draw(8, 4, 4, 3).tails().expect("it can occur");
        assert!(close(tails.upper, 17.0 / 70.0));
        assert!(close(tails.two_sided(), 34.0 / 70.0));
    }

    #[test]
    fn every_small_draw_equals_the_count_of_all_its_ways() {
        let mut checked = 0;
        for n in 0..=12 {
            for (k, d) in (0..=n).flat_map(|k| (0..=n).map(move |d| (k, d))) {
                let ways = |x: u32| {
                    if x <= k && x <= d && d - x <= n - k {
                        binomial(k, x) * binomial(n - k, d - x)
                    } else {
                        0
                    }
                };
                let all = binomial(n, d) as f64;
                for x in (0..=d).filter(|x| ways(*x) > 0) {
                    let tails = draw(n, k, d, x).tails().expect("it can occur");
                    let lower: u128 = (0..=x).map(ways).sum();
                    let upper: u128 = (x..=d).map(ways).sum();
                    assert!(close(tails.lower, lower as f64 / all), "{n} {k} {d} {x}");
                    assert!(close(tails.upper, upper as f64 / all), "{n} {k} {d} {x}");
                    checked += 1;
                }
            }
        }
        assert!(checked > 1000);
    }

    #[test]
    fn a_far_tail_keeps_its_relative_accuracy() {
        // All 30 drawn of 120 are all the cases: one way in C(120, 30).
        let tails = draw(120, 30, 30, 30).tails().expect("it can occur");
        assert!(close(tails.upper, 1.0 / binomial(120, 30) as f64));
        assert!(close(tails.lower, 1.0));
    }

    /// P(X = x) as a product of at most `n` ratios of each kind.
    fn point(n: u32, k: u32, d: u32, x: u32) -> f64 {
        let [all, cases, drawn, x] = [n, k, d, x].map(u64::from);
        let chosen = (0..x).map(|i| (drawn - i) as f64 / (x - i) as f64);
        let hits = (0..x).map(|i| (cases - i) as f64 / (all - i) as f64);
        let misses = (0..drawn - x).map(|i| (all - cases - i) as f64 / (all - x - i) as f64);
        chosen.chain(hits).chain(misses).product()
    }

    #[test]
    fn a_small_neighbourhood_of_a_large_town_keeps_its_relative_accuracy() {
        for (cases, drawn) in [(240_000, 50), (3, 50), (2_399_990, 50), (1_200_000, 400)] {
            let table = Distribution::new(2_400_000, cases, drawn).expect("fewer than people");
            for x in 0..=drawn.min(cases) {
                let points = |from: u32, to: u32| {
                    let held = (from..=to).filter(|x| drawn - x <= 2_400_000 - cases);
                    held.map(|x| point(2_400_000, cases, drawn, x)).sum::<f64>()
                };
                let Ok(tails) = table.tails(x) else { continue };
                let near = |a: f64, b: f64| (a - b).abs() <= 1e-11 * b;
                let lower = points(0, x);
                assert!(near(tails.lower, lower), "{cases} {x}");
                let upper = points(x, drawn.min(cases));
                assert!(near(tails.upper, upper), "{cases} {x}");
                let alone = draw(2_400_000, cases, drawn, x).tails();
                assert_eq!(alone, Ok(tails));
            }
        }
    }

    #[test]
    fn half_of_the_largest_town_is_symmetric_and_its_far_tails_vanish() {
        let half = u32::MAX / 2;
        let table = Distribution::new(2 * half, half, half).expect("fewer than people");
        let middle = half / 2;
        let above = table.tails(middle + 1 + 20_000).expect("it can occur");
        let below = table.tails(middle - 20_000).expect("it can occur");
        assert!((above.upper - below.lower).abs() <= 1e-9 * above.upper);
        let vanished = table.tails(0).expect("it can occur");
        assert!(vanished.lower <= 0.0);
        assert!(close(vanished.upper, 1.0));
        let everybody = draw(u32::MAX, u32::MAX, u32::MAX, u32::MAX).tails();
        assert!(close(everybody.expect("it can occur").two_sided(), 1.0));
    }

    #[test]
    fn a_town_without_cases_and_a_town_of_cases_alone_are_certain() {
        for certain in [draw(50, 0, 20, 0), draw(50, 50, 20, 20), draw(0, 0, 0, 0)] {
            let tails = certain.tails().expect("it can occur");
            assert!(close(tails.two_sided(), 1.0));
        }
    }

    #[test]
    fn counts_that_contradict_each_other_are_an_error() {
        for wrong in [
            draw(10, 11, 5, 5),
            draw(10, 5, 11, 5),
            draw(10, 3, 5, 4),
            draw(10, 8, 5, 2),
        ] {
            assert_eq!(wrong.tails(), Err(InvalidDraw(wrong)));
        }
    }
}
