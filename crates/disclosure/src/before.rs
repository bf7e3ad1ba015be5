//! Hot spots as releases had them before plans named their methods, to the last bit: a release of such a plan can be
//! made again byte for byte whatever becomes of the statistics since. Nothing here is changed; new plans take
//! [`crate::spots`].

use gocpont_core::hotspot::{InvalidShares, Share};
use gocpont_core::hypergeometric::{Draw, InvalidDraw};
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::significance::benjamini_hochberg;

use crate::spots::{Found, Spot, class, people};

/// Hot spots of a rate: Gi*, the exact hypergeometric tail of both sides, Benjamini–Hochberg. Units without population
/// take no part.
pub(crate) fn find(
    shares: &[Option<Share>],
    near: &Neighbourhood,
) -> Result<Vec<Found>, InvalidShares> {
    let taking_part: Vec<bool> = shares.iter().map(|share| people(*share) > 0).collect();
    let near = near.among(&taking_part);
    let units: Vec<usize> = (0..shares.len()).filter(|at| taking_part[*at]).collect();
    let held: Vec<Share> = units.iter().filter_map(|at| shares[*at]).collect();
    if let Some(at) = held.iter().position(|s| s.cases > s.population) {
        let (unit, share) = (units[at], held[at]);
        return Err(InvalidShares::Share { unit, share });
    }
    let z = gi_star(&held, &near);
    let tails = tails(&held, &near)?;
    let p: Vec<Option<f64>> = tails.iter().map(|(p, _)| Some(*p)).collect();
    let adjusted = benjamini_hochberg(&p);
    let mut found = vec![Found::default(); shares.len()];
    for (unit, at) in units.iter().enumerate() {
        let (p, more) = tails[unit];
        let p_adjusted = adjusted[unit].unwrap_or(1.0);
        found[*at].spot = Some(Spot {
            class: class(p_adjusted, more),
            z: z[unit],
            p,
            p_adjusted,
        });
    }
    Ok(found)
}

/// Gi* with sums from the first unit to the last.
fn gi_star(shares: &[Share], near: &Neighbourhood) -> Vec<Option<f64>> {
    let rate = |share: &Share| f64::from(share.cases) / f64::from(share.population);
    let rates: Vec<f64> = shares.iter().map(rate).collect();
    let units = rates.len();
    let same = rates
        .windows(2)
        .all(|pair| pair[0].total_cmp(&pair[1]).is_eq());
    if units < 3 || same {
        return vec![None; units];
    }
    let n = units as f64;
    let mean = rates.iter().sum::<f64>() / n;
    let squares = rates.iter().map(|rate| (rate - mean).powi(2));
    let variance = squares.sum::<f64>() / n;
    let z = |unit: usize| {
        let row = near.neighbours(unit);
        let held = (row.len() + 1) as f64;
        let above: f64 = row.iter().map(|n| rates[*n as usize] - mean).sum();
        let spread = variance * held * (n - held) / (n - 1.0);
        (spread > 0.0).then(|| (above + rates[unit] - mean) / spread.sqrt())
    };
    (0..units).map(z).collect()
}

/// For each unit the two-sided p and whether there are more cases than elsewhere.
fn tails(shares: &[Share], near: &Neighbourhood) -> Result<Vec<(f64, bool)>, InvalidDraw> {
    let total = sum(shares.iter());
    let tails = |unit: usize| {
        let near = near.neighbours(unit).iter();
        let here = std::iter::once(&shares[unit]);
        let drawn = sum(here.chain(near.map(|n| &shares[*n as usize])));
        of_draw(Draw {
            population: total.population,
            cases: total.cases,
            drawn: drawn.population,
            observed: drawn.cases,
        })
    };
    (0..shares.len()).map(tails).collect()
}

/// Weights from the mode outward, each added as it is made.
fn of_draw(draw: Draw) -> Result<(f64, bool), InvalidDraw> {
    let [all, cases, drawn, observed] =
        [draw.population, draw.cases, draw.drawn, draw.observed].map(u64::from);
    if cases > all || drawn > all {
        return Err(InvalidDraw(draw));
    }
    let (least, most) = ((drawn + cases).saturating_sub(all), drawn.min(cases));
    if observed < least || observed > most {
        return Err(InvalidDraw(draw));
    }
    let mode = ((drawn + 1) * (cases + 1) / (all + 2)).clamp(least, most);
    let others_left = |k: u64| all + k + 1 - cases - drawn;
    let ratio = |k: u64| {
        ((cases - k) as f64 / (k + 1) as f64) * ((drawn - k) as f64 / others_left(k) as f64)
    };
    let (mut whole, mut lower, mut upper) = (0.0, 0.0, 0.0);
    let mut add = |k: u64, weight: f64| {
        whole += weight;
        if k <= observed {
            lower += weight;
        }
        if k >= observed {
            upper += weight;
        }
    };
    add(mode, 1.0);
    let mut weight = 1.0;
    for k in mode..most {
        weight *= ratio(k);
        add(k + 1, weight);
    }
    weight = 1.0;
    for k in (least..mode).rev() {
        weight /= ratio(k);
        add(k, weight);
    }
    let (lower, upper): (f64, f64) = (lower / whole, upper / whole);
    Ok(((2.0 * lower.min(upper)).min(1.0), upper < lower))
}

fn sum<'s>(shares: impl Iterator<Item = &'s Share>) -> Share {
    shares.fold(Share::default(), |sum, share| Share {
        cases: sum.cases + share.cases,
        population: sum.population + share.population,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spots;
    use crate::statistics::Spots;

    /// A hundred units in a row.
    fn row() -> (Vec<Option<Share>>, Neighbourhood) {
        let share = |at: u32| Share {
            cases: (at * at) % 17,
            population: (20 + at % 30) * u32::from(at != 50),
        };
        let near = |at: u32| vec![at.saturating_sub(1), (at + 1).min(99)];
        let shares = (0..100).map(|at| Some(share(at)).filter(|s| s.cases <= s.population));
        let lists: Vec<Vec<u32>> = (0..100).map(near).collect();
        (shares.collect(), Neighbourhood::from_lists(&lists).unwrap())
    }

    #[test]
    fn they_are_those_of_today_but_for_the_last_bits() {
        let (shares, near) = row();
        let before = find(&shares, &near).unwrap();
        let today = spots::find(&shares, &near, &Spots::default(), None).unwrap();
        let mut compared = 0;
        for (before, today) in before.iter().zip(today) {
            let (Some(before), Some(today)) = (before.spot, today.spot) else {
                assert_eq!(before.spot, today.spot);
                continue;
            };
            assert_eq!(before.class, today.class);
            assert!((before.z.unwrap() - today.z.unwrap()).abs() < 1e-10);
            assert!((before.p - today.p).abs() <= 1e-10 * before.p);
            compared += 1;
        }
        assert!(compared > 90, "{compared}");
    }

    #[test]
    fn they_are_what_they_were_to_the_last_bit() {
        let (shares, near) = row();
        let found = find(&shares, &near).unwrap();
        let bits = found.iter().filter_map(|found| found.spot).map(|spot| {
            let z = spot.z.map_or(0, f64::to_bits);
            z.rotate_left(7) ^ spot.p.to_bits().rotate_left(3) ^ spot.p_adjusted.to_bits()
        });
        let all = bits.fold(0_u64, |all, bits| all.rotate_left(1) ^ bits);
        assert_eq!(format!("{all:016x}"), "a276376ea1379427");
    }

    #[test]
    fn more_cases_than_people_are_refused() {
        let (mut shares, near) = row();
        shares[3] = Some(Share {
            cases: 2,
            population: 1,
        });
        assert!(matches!(
            find(&shares, &near),
            Err(InvalidShares::Share { unit: 3, .. })
        ));
    }
}
