//! The scan against brute force, against chance, and on odd data.

mod brute;
mod chance;
mod found;
mod odd;
mod shapes;

use super::*;

/// Points of a grid, `side` in a row, one apart.
fn grid(side: u32) -> Vec<[f64; 2]> {
    let place = |unit| [f64::from(unit % side), f64::from(unit / side)];
    (0..side * side).map(place).collect()
}

fn circles(points: &[[f64; 2]], populations: &[f64], share: f64) -> Windows {
    Windows::circular(points, Coordinates::Planar, populations, share).unwrap()
}

fn settings(direction: Direction, replications: u32) -> Settings {
    Settings {
        direction,
        replications,
        seed: 42,
        ..Settings::default()
    }
}

fn in_time(periods: usize, prospective: bool) -> Time {
    Time {
        periods,
        max_share: 0.5,
        prospective,
    }
}
