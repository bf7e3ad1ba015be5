//! Homes of the demo town that were asked lately, so that signals can be about households that the registers know.

use crate::Options;
use crate::draw::Draw;
use crate::planted::WAVES;
use crate::point::{Point, at};
use crate::quarter::Character;
use crate::situation::Situation;
use crate::town::Town;
use crate::wave::Wave;

/// Out of how many of the nearest homes one is drawn.
const NEAREST: usize = 60;

/// A home: the household's id in the surveys, and where it is.
pub type Home = (String, Point);

/// Homes of the town itself, without its neighbour, that answered in both of the last two waves.
pub struct Homes(Vec<Home>);

impl Homes {
    /// Those of the demo town as it is unless somebody asks for another.
    pub fn of_the_town() -> Self {
        let options = Options::default();
        let town = Town::new(&options);
        let waves = [WAVES - 2, WAVES - 1].map(Wave::new);
        let home = |number: u32| {
            let household = town.household(number);
            let answers = |wave: &Wave| {
                let mut draw = household.answers(options.seed, wave);
                draw.chance(wave.response())
                    && Situation::new(&household, wave, &mut draw).is_some()
            };
            let in_town = household.dwelling.character != Character::Village;
            let there = in_town && waves.iter().all(answers);
            there.then(|| (format!("H{number:06}"), household.dwelling.point))
        };
        Self((1..=options.households).filter_map(home).collect())
    }

    /// Any of them.
    pub fn any(&self, draw: &mut Draw) -> &Home {
        &self.0[draw.below(self.0.len())]
    }

    /// One of those that are nearest to a point, given as latitude and longitude.
    pub fn near(&self, (lat, lon): (f64, f64), draw: &mut Draw) -> &Home {
        let middle = at(lon, lat);
        let mut nearest: Vec<usize> = (0..self.0.len()).collect();
        nearest.sort_by(|one, other| {
            let far = |at: &usize| self.0[*at].1.distance_m(middle);
            far(one).total_cmp(&far(other))
        });
        &self.0[nearest[draw.below(NEAREST.min(nearest.len()))]]
    }
}
