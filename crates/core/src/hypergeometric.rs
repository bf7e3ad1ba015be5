//! The exact tails of the hypergeometric distribution: the p value of a rate when people are relabelled at random.
//!
//! Of `population` people `cases` are cases; a neighbourhood holds `drawn` of the people and `observed` of the
//! cases. Weights are built from the mode outward by the ratio of neighbouring terms (no factorials, so nothing
//! is lost to cancellation): the relative error is about the number of terms times 2⁻⁵³.

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
        let [all, cases, drawn, observed] =
            [self.population, self.cases, self.drawn, self.observed].map(u64::from);
        if cases > all || drawn > all {
            return Err(InvalidDraw(self));
        }
        let least = (drawn + cases).saturating_sub(all);
        let most = drawn.min(cases);
        if observed < least || observed > most {
            return Err(InvalidDraw(self));
        }
        let mode = ((drawn + 1) * (cases + 1) / (all + 2)).clamp(least, most);
        let others_left = |k: u64| all + k + 1 - cases - drawn;
        // P(k + 1) / P(k)
        let ratio = |k: u64| {
            ((cases - k) as f64 / (k + 1) as f64) * ((drawn - k) as f64 / others_left(k) as f64)
        };
        let mut sums = Sums::new(observed);
        sums.add(mode, 1.0);
        let mut weight = 1.0;
        for k in mode..most {
            weight *= ratio(k);
            sums.add(k + 1, weight);
        }
        weight = 1.0;
        for k in (least..mode).rev() {
            weight /= ratio(k);
            sums.add(k, weight);
        }
        Ok(sums.tails())
    }
}

/// Sums of weights relative to the mode's.
struct Sums {
    observed: u64,
    all: f64,
    lower: f64,
    upper: f64,
}

impl Sums {
    const fn new(observed: u64) -> Self {
        Self {
            observed,
            all: 0.0,
            lower: 0.0,
            upper: 0.0,
        }
    }

    fn add(&mut self, k: u64, weight: f64) {
        self.all += weight;
        if k <= self.observed {
            self.lower += weight;
        }
        if k >= self.observed {
            self.upper += weight;
        }
    }

    fn tails(&self) -> Tails {
        Tails {
            lower: self.lower / self.all,
            upper: self.upper / self.all,
        }
    }
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
