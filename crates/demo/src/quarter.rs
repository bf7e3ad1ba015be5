//! Where dwellings stand: quarters as clusters of streets, estates denser than gardens, a few farms far out.

use crate::basemap::LAKES;
use crate::borders::{BAJ, TATA};
use crate::dispersed;
use crate::draw::Draw;
use crate::point::{Point, at};

/// How a quarter was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Character {
    /// Old streets.
    Old,
    /// Blocks of flats with district heating.
    Estate,
    /// Houses with gardens.
    Garden,
    /// New houses and terraces.
    New,
    /// A village.
    Village,
    /// Farms on their own.
    Farms,
}

/// A quarter of the town or of the village beside it.
#[derive(Debug)]
pub struct Quarter {
    /// How it was built.
    pub character: Character,
    centre: Point,
    /// Which way its streets run, as a unit vector (east, north).
    streets: (f64, f64),
    /// Half of its extent along the streets and across, in metres.
    reach_m: (f64, f64),
    /// Its share of the households.
    weight: f64,
}

/// A dwelling.
#[derive(Clone, Copy, Debug)]
pub struct Dwelling {
    /// Where it is.
    pub point: Point,
    /// How its quarter was built.
    pub character: Character,
    /// The number of its street, which gives it a name.
    pub street: u32,
    /// The number of its house.
    pub house: u32,
}

use Character::{Estate, Farms, Garden, New, Old, Village};

/// Streets from west to east.
pub const EAST: (f64, f64) = (1.0, 0.0);
/// Streets from south-west to north-east.
pub const NORTH_EAST: (f64, f64) = (0.8, 0.6);
/// Streets from north-west to south-east.
pub const SOUTH_EAST: (f64, f64) = (0.8, -0.6);
/// Streets from south to north.
pub const NORTH: (f64, f64) = (0.28, 0.96);

const TOWN: &[Quarter] = &[
    // Upper town, and the streets down to the castle.
    quarter(Old, at(18.3095, 47.6520), EAST, (810.0, 560.0), 2000.0),
    quarter(Old, at(18.3175, 47.6440), NORTH, (470.0, 300.0), 740.0),
    quarter(Old, at(18.3217, 47.6555), NORTH, (330.0, 220.0), 300.0),
    // The west.
    quarter(
        Garden,
        at(18.2950, 47.6485),
        SOUTH_EAST,
        (500.0, 410.0),
        720.0,
    ),
    // Between the lakes and east of them.
    quarter(Old, at(18.3345, 47.6505), EAST, (650.0, 470.0), 1480.0),
    quarter(New, at(18.3467, 47.6420), NORTH, (650.0, 340.0), 860.0),
    // The estate on the hill and its garden streets.
    quarter(
        Estate,
        at(18.3090, 47.6362),
        NORTH_EAST,
        (540.0, 420.0),
        1330.0,
    ),
    quarter(Garden, at(18.3105, 47.6278), EAST, (360.0, 270.0), 340.0),
    // North of the railway.
    quarter(Garden, at(18.3320, 47.6607), NORTH, (500.0, 390.0), 780.0),
    quarter(
        Garden,
        at(18.3140, 47.6640),
        SOUTH_EAST,
        (500.0, 390.0),
        740.0,
    ),
    // The former village.
    quarter(
        Village,
        at(18.4000, 47.6670),
        NORTH_EAST,
        (470.0, 340.0),
        520.0,
    ),
    quarter(Farms, at(18.3200, 47.6500), EAST, (0.0, 0.0), 90.0),
];

const VILLAGE: &[Quarter] = &[
    quarter(Village, at(18.3680, 47.6450), EAST, (740.0, 500.0), 980.0),
    quarter(New, at(18.3780, 47.6508), EAST, (380.0, 230.0), 220.0),
];

/// Farms of the town.
const FARMS: [Point; 5] = [
    at(18.3520, 47.6790),
    at(18.2720, 47.6330),
    at(18.3360, 47.6160),
    at(18.3710, 47.6740),
    at(18.4210, 47.6760),
];

/// A quarter: how it was built, its centre, the direction of its streets, its half extents and its weight.
pub const fn quarter(
    character: Character,
    centre: Point,
    streets: (f64, f64),
    reach_m: (f64, f64),
    weight: f64,
) -> Quarter {
    Quarter {
        character,
        centre,
        streets,
        reach_m,
        weight,
    }
}

/// Where a household is to be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// In the town.
    Town,
    /// In the village beside it.
    Village,
    /// In the dispersed variant's town, villages and farms.
    Dispersed,
}

/// A dwelling somewhere in a region.
pub fn dwelling(draw: &mut Draw, region: Region) -> Dwelling {
    if region == Region::Dispersed {
        return dispersed::dwelling(draw);
    }
    let in_village = region == Region::Village;
    let (quarters, outline) = if in_village {
        (VILLAGE, BAJ)
    } else {
        (TOWN, TATA)
    };
    let at = position_of(draw, quarters.iter());
    let quarter = &quarters[at];
    let number = 40 * at as u32 + if in_village { 400 } else { 0 };
    for _ in 0..100 {
        let mut found = if quarter.character == Farms {
            farm(draw)
        } else {
            quarter.house(draw)
        };
        if is_dry(found.point) && found.point.is_inside(outline) {
            found.street += number;
            return found;
        }
    }
    Dwelling {
        point: quarter.centre,
        character: quarter.character,
        street: number,
        house: 1,
    }
}

/// The position of one of several quarters, by weight.
pub fn position_of<'q>(
    draw: &mut Draw,
    mut quarters: impl Iterator<Item = &'q Quarter> + Clone,
) -> usize {
    let mut left = draw.unit() * quarters.clone().map(|q| q.weight).sum::<f64>();
    let fits = |quarter: &Quarter| {
        left -= quarter.weight;
        left < 0.0
    };
    quarters.position(fits).unwrap_or(0)
}

fn is_dry(point: Point) -> bool {
    !LAKES.iter().any(|lake| point.is_inside(lake))
}

fn farm(draw: &mut Draw) -> Dwelling {
    let which = draw.below(FARMS.len());
    let point = FARMS[which];
    let apart = |draw: &mut Draw| f64::from(draw.between(-60, 60));
    Dwelling {
        point: point.moved(apart(draw), apart(draw)),
        character: Farms,
        street: which as u32,
        house: draw.between(1, 30) as u32,
    }
}

impl Quarter {
    /// A house on one of the streets, anywhere in the ellipse with the same likelihood.
    pub fn house(&self, draw: &mut Draw) -> Dwelling {
        let (mut u, mut v);
        loop {
            (u, v) = (2.0 * draw.unit() - 1.0, 2.0 * draw.unit() - 1.0);
            if u * u + v * v <= 1.0 {
                break;
            }
        }
        let (street_m, plot_m) = self.grid_m();
        let street = (v * self.reach_m.1 / street_m).round();
        let plot = (u * self.reach_m.0 / plot_m).round();
        let side = if draw.chance(0.5) { 14.0 } else { -14.0 };
        let along = plot * plot_m + plot_m * (draw.unit() - 0.5) * 0.4;
        let across = street * street_m + side + 4.0 * (draw.unit() - 0.5);
        let point = self.place(along, across);
        let house =
            2.0 * (plot + (self.reach_m.0 / plot_m).ceil()) + f64::from(u8::from(side > 0.0));
        Dwelling {
            point,
            character: self.character,
            street: (street + (self.reach_m.1 / street_m).ceil()) as u32,
            house: house as u32 + 1,
        }
    }
}

impl Quarter {
    /// How far its streets are apart, and the plots along them, in metres.
    const fn grid_m(&self) -> (f64, f64) {
        match self.character {
            Estate => (90.0, 55.0),
            Old => (80.0, 16.0),
            _ => (90.0, 20.0),
        }
    }

    /// The point so many metres along the streets and across them.
    fn place(&self, along: f64, across: f64) -> Point {
        let (east, north) = self.streets;
        self.centre
            .moved(along * east - across * north, along * north + across * east)
    }

    /// Every plot there is, built on or not: its street, its number and its middle. A farm has none.
    fn plots(&self) -> Vec<(u32, u32, Point)> {
        let ((along_m, across_m), (street_m, plot_m)) = (self.reach_m, self.grid_m());
        let mut all = Vec::new();
        if self.character == Farms {
            return all;
        }
        let count = |reach_m: f64, apart_m: f64| (reach_m / apart_m).ceil() as u32;
        let (streets, plots) = (count(across_m, street_m), count(along_m, plot_m));
        for street in 0..=2 * streets {
            for plot in 0..=2 * plots {
                let across = (f64::from(street) - f64::from(streets)) * street_m;
                let along = (f64::from(plot) - f64::from(plots)) * plot_m;
                // A house stands on the plot whose middle is nearest to where it was drawn, which may lie farther out.
                let nearer = |far: f64, apart_m: f64| (far.abs() - apart_m / 2.0).max(0.0);
                let (u, v) = (
                    nearer(along, plot_m) / along_m,
                    nearer(across, street_m) / across_m,
                );
                if u * u + v * v > 1.0 {
                    continue;
                }
                for (side, more) in [(-14.0, 1), (14.0, 2)] {
                    all.push((street, 2 * plot + more, self.place(along, across + side)));
                }
            }
        }
        all
    }
}

/// Every plot of the town or of the village, and its farms, whoever lives there: the number of the street, that of the house,
/// and the middle of the plot.
pub fn plots(draw: &mut Draw, region: Region) -> Vec<(u32, u32, Point)> {
    let (quarters, outline) = match region {
        Region::Village => (VILLAGE, BAJ),
        _ => (TOWN, TATA),
    };
    let (mut all, mut first) = (Vec::new(), 0);
    for quarter in quarters {
        let own = quarter.plots();
        let own = own
            .into_iter()
            .filter(|(_, _, at)| is_dry(*at) && at.is_inside(outline));
        all.extend(own.map(|(street, house, at)| (first + street, house, at)));
        first = all.last().map_or(first, |(street, _, _)| street + 1);
    }
    if region == Region::Town {
        for (farm, at) in FARMS.into_iter().enumerate() {
            for house in 1..=30 {
                let mut apart = || f64::from(draw.between(-60, 60));
                all.push((first + farm as u32, house, at.moved(apart(), apart())));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::borders::DISTRICTS;

    #[test]
    fn wherever_somebody_may_live_there_is_a_plot() {
        let mut draw = Draw::new(3, 3);
        for quarter in TOWN
            .iter()
            .chain(VILLAGE)
            .filter(|own| own.character != Farms)
        {
            let plots = quarter.plots();
            for _ in 0..500 {
                let found = quarter.house(&mut draw);
                let own = (found.street, found.house);
                let plot = plots
                    .iter()
                    .find(|(street, house, _)| (*street, *house) == own);
                let (_, _, at) = plot.unwrap_or_else(|| panic!("no plot for {found:?}"));
                assert!(at.distance_m(found.point) < 20.0, "{found:?} {at:?}");
            }
        }
    }

    #[test]
    fn nobody_lives_in_a_lake_or_outside_the_municipality() {
        let mut draw = Draw::new(1, 1);
        for number in 0..40_000 {
            let (region, outline) = match number % 9 {
                0 => (Region::Village, BAJ),
                _ => (Region::Town, TATA),
            };
            let found = dwelling(&mut draw, region).point;
            assert!(is_dry(found), "{found:?}");
            assert!(found.is_inside(outline), "{found:?}");
        }
    }

    #[test]
    fn every_centre_and_farm_is_a_place_to_live_and_every_district_has_one() {
        let centres = || TOWN.iter().map(|q| q.centre).chain(FARMS);
        assert!(centres().all(|p| is_dry(p) && p.is_inside(TATA)));
        assert!(VILLAGE.iter().all(|q| q.centre.is_inside(BAJ)));
        for district in DISTRICTS {
            assert!(
                centres().any(|p| p.is_inside(district.ring)),
                "{}",
                district.id
            );
        }
    }
}
