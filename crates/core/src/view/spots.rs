//! Hot spots of a view: hexes that Gi* finds hot and that touch each other, or windows of a scan, each with how sure it is.

use h3o::{CellIndex, LatLng};

use crate::hotspot::{self, Class, Hotspot, InvalidShares, Share};
use crate::neighbourhood::{InvalidNeighbourhood, Neighbourhood};
use crate::scan::{
    self, Coordinates, Direction, InvalidScan, InvalidWindows, Model, Settings, Windows,
};
use crate::significance::Adjustment;

/// A window of a scan holds at most so much of the population.
const MOST_OF_ALL: f64 = 0.25;
/// Clusters of a scan, at most.
const MOST: usize = 10;
/// What a cluster's p may be at most to be told.
const LEVEL: f64 = 0.1;

/// A hot spot.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its hexes, ascending.
    pub hexes: Vec<CellIndex>,
    /// What is counted in it.
    pub share: Share,
    /// What is counted in all other hexes.
    pub others: Share,
    /// The surest class of its hexes, where it is of Gi*.
    pub class: Option<Class>,
    /// The smallest adjusted p of its hexes, or the window's p.
    pub p: f64,
    /// Its rate by that of all others; none where nobody of them is a case.
    pub relative_risk: Option<f64>,
}

/// The hexes' hot spots and what they add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Spots {
    /// For each hex what Gi* says of it; none without population.
    pub hexes: Vec<Option<Hotspot>>,
    /// The hot spots, the surest first.
    pub spots: Vec<Spot>,
}

/// Why there are no hot spots.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum InvalidSpots {
    /// Of the hexes.
    #[error(transparent)]
    Neighbourhood(#[from] InvalidNeighbourhood),
    /// Of the counts.
    #[error(transparent)]
    Shares(#[from] InvalidShares),
    /// Of the windows.
    #[error(transparent)]
    Windows(#[from] InvalidWindows),
    /// Of the scan.
    #[error(transparent)]
    Scan(#[from] InvalidScan),
}

/// Gi* of the rates of hexes of one resolution with the ones they touch, p adjusted by Benjamini and Hochberg, as releases have
/// it; hot hexes (from 90 % on) that touch each other are one hot spot.
pub fn hot(hexes: &[(CellIndex, Share)]) -> Result<Spots, InvalidSpots> {
    let places: Vec<CellIndex> = hexes.iter().map(|(hex, _)| *hex).collect();
    let near = Neighbourhood::hex_ring(&places, 1)?;
    let shares: Vec<Option<Share>> = hexes
        .iter()
        .map(|(_, share)| Some(*share).filter(|own| own.population > 0))
        .collect();
    let found = hotspot::of_rates_adjusted(&shares, &near, Adjustment::BenjaminiHochberg)?;
    let is_hot = |at: usize| matches!(found[at].map(|own| own.class), Some(Class::Hot(_)));
    let mut seen = vec![false; hexes.len()];
    let mut spots = Vec::new();
    for start in 0..hexes.len() {
        if seen[start] || !is_hot(start) {
            continue;
        }
        let (mut members, mut stack) = (Vec::new(), vec![start]);
        seen[start] = true;
        while let Some(at) = stack.pop() {
            members.push(at);
            for next in near.neighbours(at).iter().map(|next| *next as usize) {
                if !seen[next] && is_hot(next) {
                    seen[next] = true;
                    stack.push(next);
                }
            }
        }
        let of_members = members.iter().filter_map(|at| found[*at]);
        let surest = of_members.min_by(|a, b| a.p_adjusted.total_cmp(&b.p_adjusted));
        let mut spot = spot(hexes, &members, surest.map_or(1.0, |own| own.p_adjusted));
        spot.class = surest.map(|own| own.class);
        spots.push(spot);
    }
    spots.sort_by(|a, b| a.p.total_cmp(&b.p).then(a.hexes.cmp(&b.hexes)));
    Ok(Spots {
        hexes: found,
        spots,
    })
}

/// Circular windows in which there are more cases than in proportion to the population (Kulldorff 1997, Poisson), with p from
/// 999 replicated maps; those of at most 0.1 are told. Cases need not be of the population: signals among people.
pub fn crowded(hexes: &[(CellIndex, Share)], seed: u64) -> Result<Vec<Spot>, InvalidSpots> {
    // Where nobody lives nothing is expected: what is reported from there is no part of the study area.
    let peopled: Vec<(CellIndex, Share)> = hexes
        .iter()
        .copied()
        .filter(|(_, own)| own.population > 0)
        .collect();
    if peopled.is_empty() {
        return Ok(Vec::new());
    }
    let point = |hex: CellIndex| {
        let at = LatLng::from(hex);
        [at.lng(), at.lat()]
    };
    let points: Vec<[f64; 2]> = peopled.iter().map(|(hex, _)| point(*hex)).collect();
    let people: Vec<f64> = peopled
        .iter()
        .map(|(_, own)| f64::from(own.population))
        .collect();
    let cases: Vec<u32> = peopled.iter().map(|(_, own)| own.cases).collect();
    let windows = Windows::circular(&points, Coordinates::LonLat, &people, MOST_OF_ALL)?;
    let settings = Settings {
        direction: Direction::High,
        seed,
        most: MOST,
        ..Settings::default()
    };
    let found = scan::scan(&cases, &Model::Poisson(&people), &windows, &settings)?;
    let told = found.clusters.iter().filter(|cluster| cluster.p <= LEVEL);
    let spots = told.map(|cluster| {
        let members: Vec<usize> = cluster.members.iter().map(|at| *at as usize).collect();
        spot(&peopled, &members, cluster.p)
    });
    Ok(spots.collect())
}

fn spot(hexes: &[(CellIndex, Share)], members: &[usize], p: f64) -> Spot {
    let plus = |sum: Share, more: Share| Share {
        cases: sum.cases.saturating_add(more.cases),
        population: sum.population.saturating_add(more.population),
    };
    let all = hexes
        .iter()
        .fold(Share::default(), |sum, (_, own)| plus(sum, *own));
    let share = members
        .iter()
        .fold(Share::default(), |sum, at| plus(sum, hexes[*at].1));
    let others = Share {
        cases: all.cases.saturating_sub(share.cases),
        population: all.population.saturating_sub(share.population),
    };
    let rate = |own: Share| f64::from(own.cases) / f64::from(own.population);
    let risk = rate(share) / rate(others);
    let mut hexes: Vec<CellIndex> = members.iter().map(|at| hexes[*at].0).collect();
    hexes.sort_unstable();
    Spot {
        hexes,
        share,
        others,
        class: None,
        p,
        relative_risk: risk.is_finite().then_some(risk),
    }
}
