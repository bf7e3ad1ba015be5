//! The clusters that are planted for the map to find: where, how wide and how strong at the first wave and at the
//! last, and in between in equal steps.

use crate::dispersed;
use crate::point::{Point, at};

/// Waves of the survey.
pub const WAVES: u8 = 8;

/// What is more frequent, or rarer, in a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plant {
    /// Elders who live alone.
    EldersAlone,
    /// Severe material deprivation.
    Deprivation,
    /// Families who lack little, and few elders.
    YoungFamilies,
    /// Care that nobody gives.
    CareGap,
}

/// A planted cluster.
#[derive(Debug)]
pub struct Planted {
    plant: Plant,
    /// Its centre at the first wave and at the last.
    centre: [Point; 2],
    /// Its radius in metres, likewise.
    radius_m: [f64; 2],
    /// Its strength (0 to 1), likewise.
    strength: [f64; 2],
}

const HILL: Point = at(18.3090, 47.6362);
const UPPER_TOWN: Point = at(18.3085, 47.6525);
const ALMASI: Point = at(18.3330, 47.6603);
const FENYES: Point = at(18.3140, 47.6643);
const WEST: Point = at(18.2940, 47.6483);
const EAST_SHORE: Point = at(18.3467, 47.6420);
const AGOSTYAN: Point = at(18.4000, 47.6670);

/// The clusters of the demo town. They grow, fade, move and stay.
pub const PLANTED: [Planted; 6] = [
    planted(Plant::EldersAlone, [HILL, HILL], [330.0, 520.0], [0.0, 1.0]),
    planted(
        Plant::EldersAlone,
        [UPPER_TOWN, UPPER_TOWN],
        [440.0, 440.0],
        [1.0, 0.0],
    ),
    planted(
        Plant::Deprivation,
        [ALMASI, FENYES],
        [410.0, 410.0],
        [1.0, 1.0],
    ),
    planted(Plant::Deprivation, [WEST, WEST], [400.0, 400.0], [0.9, 0.9]),
    planted(
        Plant::YoungFamilies,
        [EAST_SHORE, EAST_SHORE],
        [850.0, 850.0],
        [1.0, 1.0],
    ),
    planted(
        Plant::CareGap,
        [AGOSTYAN, AGOSTYAN],
        [750.0, 750.0],
        [0.8, 1.0],
    ),
];

/// A cluster: its centre, radius in metres and strength at the first wave and at the last.
pub const fn planted(
    plant: Plant,
    centre: [Point; 2],
    radius_m: [f64; 2],
    strength: [f64; 2],
) -> Planted {
    Planted {
        plant,
        centre,
        radius_m,
        strength,
    }
}

impl Planted {
    /// How strong it is at a place and wave: full within the radius, fading out over a fifth of it more.
    fn at(&self, point: Point, wave: u8) -> f64 {
        let time = f64::from(wave) / f64::from(WAVES - 1);
        let between = |[first, last]: [f64; 2]| first + (last - first) * time;
        let centre = self.centre[0].towards(self.centre[1], time);
        let radius_m = between(self.radius_m);
        let outside = (centre.distance_m(point) - radius_m) / (0.2 * radius_m);
        between(self.strength) * (1.0 - outside).clamp(0.0, 1.0)
    }
}

/// How strong something is at a place and wave, from 0 to 1.
pub fn strength(plant: Plant, point: Point, wave: u8) -> f64 {
    // The two regions are so far apart that no cluster of one reaches into the other.
    let all = PLANTED.iter().chain(&dispersed::PLANTED);
    let of = all.filter(|planted| planted.plant == plant);
    of.map(|planted| planted.at(point, wave))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_grow_fade_move_and_stay() {
        let alone = |point, wave| strength(Plant::EldersAlone, point, wave);
        assert!(alone(HILL, 0) < 0.1 && alone(HILL, 7) > 0.9);
        assert!(alone(UPPER_TOWN, 0) > 0.9 && alone(UPPER_TOWN, 7) < 0.1);
        let poor = |point, wave| strength(Plant::Deprivation, point, wave);
        assert!(poor(ALMASI, 0) > 0.9 && poor(ALMASI, 7) < 0.1);
        assert!(poor(FENYES, 0) < 0.1 && poor(FENYES, 7) > 0.9);
        assert!((0..WAVES).all(|wave| poor(WEST, wave) > 0.8));
    }

    #[test]
    fn every_cluster_spans_five_hexes_or_more_when_it_is_strongest() {
        for planted in PLANTED.iter().chain(&dispersed::PLANTED) {
            let wave = if planted.strength[0] > planted.strength[1] {
                0
            } else {
                WAVES - 1
            };
            let centre = planted.centre[usize::from(wave > 0)];
            let mut hexes = std::collections::BTreeSet::new();
            for (x, y) in (-40..=40).flat_map(|x| (-40..=40).map(move |y| (x, y))) {
                let point = centre.moved(f64::from(x) * 25.0, f64::from(y) * 25.0);
                let hex = h3o::LatLng::new(point.lat, point.lon)
                    .unwrap()
                    .to_cell(h3o::Resolution::Nine);
                let middle = h3o::LatLng::from(hex);
                let middle = at(middle.lng(), middle.lat());
                if planted.at(middle, wave) > 0.5 * planted.strength[usize::from(wave > 0)] {
                    hexes.insert(hex);
                }
            }
            assert!(hexes.len() >= 5, "{planted:?} spans {} hexes", hexes.len());
        }
    }
}
