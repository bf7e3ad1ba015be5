//! The dispersed variant: villages and scattered farms around one small town, in four municipalities with plainly
//! illustrative, straight borders. No such place exists; the kinds of people are those of the demo town.

use crate::basemap::{Feature, line, spot};
use crate::borders::{Border, border};
use crate::draw::Draw;
use crate::planted::{Plant, Planted, planted};
use crate::point::{Point, at};
use crate::quarter::Character::{Estate, Farms, Garden, New, Old, Village};
use crate::quarter::{
    Dwelling, EAST, NORTH, NORTH_EAST, Quarter, SOUTH_EAST, position_of, quarter,
};

/// Households unless another number is asked for.
pub const HOUSEHOLDS: u32 = 12_000;

/// Streets of different places are numbered apart.
const STREETS: u32 = 40;

const MIDDLE: Point = at(20.60, 47.65);

/// The point so many kilometres east and north of the middle.
const fn km(east: f64, north: f64) -> Point {
    MIDDLE.moved(1000.0 * east, 1000.0 * north)
}

// Corners from the west to the east: of the north, of the border in the middle, of the south.
const NW: Point = km(-10.0, 6.5);
const N: Point = km(-1.0, 7.0);
const NE: Point = km(10.0, 6.0);
const W: Point = km(-10.5, -0.5);
const C1: Point = km(-4.0, 0.5);
const C2: Point = km(3.5, 2.0);
const E: Point = km(10.5, 0.0);
const SW: Point = km(-9.5, -6.5);
const S1: Point = km(-4.0, -7.0);
const S2: Point = km(4.5, -7.0);
const SE: Point = km(9.5, -6.0);

const NORTH_WEST: &[Point] = &[NW, N, C2, C1, W];
const NORTH_EASTERN: &[Point] = &[N, NE, E, C2];
const CENTRE: &[Point] = &[C1, C2, E, SE, S2, S1];
const SOUTH_WEST: &[Point] = &[W, C1, S1, SW];

/// The four municipalities.
pub const MUNICIPALITIES: &[Border] = &[
    border("mintavaros", "Mintaváros", CENTRE),
    border("felsominta", "Felsőminta", NORTH_WEST),
    border("kisminta", "Kisminta", NORTH_EASTERN),
    border("alsominta", "Alsóminta", SOUTH_WEST),
];

const CENTRE_WEST: &[Point] = &[C1, C2, S2, S1];
const CENTRE_EAST: &[Point] = &[C2, E, SE, S2];

/// The municipalities again, with the town's parted in two.
pub const DISTRICTS: &[Border] = &[
    border("varos", "Város", CENTRE_WEST),
    border("keleti-tanyak", "Keleti tanyák", CENTRE_EAST),
    border("felso", "Felső", NORTH_WEST),
    border("kis", "Kis", NORTH_EASTERN),
    border("also", "Alsó", SOUTH_WEST),
];

const TOWN: Point = km(-0.5, -2.2);
const HOUSES_OF_THE_HILL: Point = km(-1.3, -2.9);
const EDGE: Point = km(0.8, -2.6);
const EASTERN: Point = km(6.2, -2.4);
const UPPER: Point = km(-5.5, 3.4);
const FOREST: Point = km(-1.2, 5.0);
const SMALL: Point = km(5.4, 4.0);
const LOWER: Point = km(-6.8, -3.2);

/// A place to live, with the outline that its houses stay inside of.
struct Settlement(&'static [Point], Quarter);

const SETTLEMENTS: [Settlement; 13] = [
    // The town.
    Settlement(CENTRE, quarter(Old, TOWN, EAST, (650.0, 480.0), 2100.0)),
    Settlement(
        CENTRE,
        quarter(Estate, HOUSES_OF_THE_HILL, NORTH, (380.0, 260.0), 1000.0),
    ),
    Settlement(
        CENTRE,
        quarter(Garden, km(-0.4, -1.2), SOUTH_EAST, (600.0, 380.0), 1300.0),
    ),
    Settlement(CENTRE, quarter(New, EDGE, NORTH, (480.0, 360.0), 900.0)),
    // Five villages.
    Settlement(
        CENTRE,
        quarter(Village, EASTERN, NORTH_EAST, (600.0, 380.0), 850.0),
    ),
    Settlement(
        NORTH_WEST,
        quarter(Village, UPPER, EAST, (750.0, 480.0), 1450.0),
    ),
    Settlement(
        NORTH_WEST,
        quarter(Village, FOREST, NORTH, (450.0, 280.0), 450.0),
    ),
    Settlement(
        NORTH_EASTERN,
        quarter(Village, SMALL, SOUTH_EAST, (560.0, 360.0), 750.0),
    ),
    Settlement(
        SOUTH_WEST,
        quarter(Village, LOWER, NORTH_EAST, (700.0, 460.0), 1300.0),
    ),
    // Farms.
    Settlement(CENTRE, quarter(Farms, TOWN, EAST, (0.0, 0.0), 650.0)),
    Settlement(NORTH_WEST, quarter(Farms, UPPER, EAST, (0.0, 0.0), 500.0)),
    Settlement(
        NORTH_EASTERN,
        quarter(Farms, SMALL, EAST, (0.0, 0.0), 350.0),
    ),
    Settlement(SOUTH_WEST, quarter(Farms, LOWER, EAST, (0.0, 0.0), 400.0)),
];

/// Clusters that grow, fade, move and stay, as in the demo town.
pub const PLANTED: [Planted; 6] = [
    planted(
        Plant::EldersAlone,
        [HOUSES_OF_THE_HILL, HOUSES_OF_THE_HILL],
        [330.0, 520.0],
        [0.0, 1.0],
    ),
    planted(
        Plant::EldersAlone,
        [UPPER, UPPER],
        [500.0, 500.0],
        [1.0, 0.0],
    ),
    planted(
        Plant::Deprivation,
        [EASTERN, EASTERN],
        [600.0, 600.0],
        [0.9, 0.9],
    ),
    planted(
        Plant::Deprivation,
        [km(-7.1, -3.4), km(-6.4, -3.0)],
        [420.0, 420.0],
        [1.0, 1.0],
    ),
    planted(
        Plant::YoungFamilies,
        [EDGE, EDGE],
        [600.0, 600.0],
        [1.0, 1.0],
    ),
    planted(Plant::CareGap, [FOREST, FOREST], [750.0, 750.0], [0.8, 1.0]),
];

/// A few lines and names to know one's way by.
pub const FEATURES: &[Feature] = &[
    line(
        "stream",
        "Minta-ér",
        &[km(-3.0, 8.0), km(-2.4, 3.0), km(1.6, 0.2), km(2.0, -8.0)],
    ),
    line("railway", "", &[km(-12.0, -1.6), TOWN, km(12.0, -3.2)]),
    line("road", "", &[LOWER, TOWN, EASTERN, km(12.0, -2.0)]),
    line("road", "", &[UPPER, km(-2.6, 0.6), TOWN, km(0.4, -8.0)]),
    line("road", "", &[FOREST, km(1.0, 2.0), TOWN]),
    line("road", "", &[SMALL, km(2.6, 0.4), TOWN]),
    spot("place", "Mintaváros", TOWN),
    spot("place", "Keletminta", EASTERN),
    spot("place", "Felsőminta", UPPER),
    spot("place", "Erdőminta", FOREST),
    spot("place", "Kisminta", SMALL),
    spot("place", "Alsóminta", LOWER),
];

/// A dwelling somewhere in the town, the villages or the fields.
pub fn dwelling(draw: &mut Draw) -> Dwelling {
    let at = position_of(draw, SETTLEMENTS.iter().map(|Settlement(_, q)| q));
    let Settlement(outline, quarter) = &SETTLEMENTS[at];
    let number = STREETS * at as u32;
    loop {
        let mut found = if quarter.character == Farms {
            farm(draw, outline)
        } else {
            quarter.house(draw)
        };
        if found.point.is_inside(outline) {
            found.street += number;
            return found;
        }
    }
}

/// A farm anywhere in the box around a municipality.
fn farm(draw: &mut Draw, outline: &[Point]) -> Dwelling {
    let mut within = |of: fn(&Point) -> f64| {
        let low = outline.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = outline.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        low + (high - low) * draw.unit()
    };
    let (lon, lat) = (within(|p| p.lon), within(|p| p.lat));
    Dwelling {
        point: at(lon, lat),
        character: Farms,
        street: draw.below(STREETS as usize) as u32,
        house: draw.between(1, 60) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::area_km2;

    #[test]
    fn four_straight_municipalities_touch_without_gap_or_overlap() {
        let ring: &[Point] = &[NW, N, NE, E, SE, S2, S1, SW, W];
        let (whole, parts) = (
            area_km2(ring),
            MUNICIPALITIES.iter().map(|b| area_km2(b.ring)),
        );
        assert!((whole - parts.sum::<f64>()).abs() < 1e-6);
        assert!((240.0..290.0).contains(&whole), "{whole} km²");
        let districts: f64 = DISTRICTS.iter().map(|b| area_km2(b.ring)).sum();
        assert!((whole - districts).abs() < 1e-6);
    }

    #[test]
    fn everybody_lives_inside_and_every_tenth_household_or_so_on_a_farm() {
        let mut draw = Draw::new(1, 1);
        let (mut farms, mut counts) = (0, [0; 4]);
        for _ in 0..12_000 {
            let found = dwelling(&mut draw);
            farms += u32::from(found.character == Farms);
            let inside = |b: &Border| found.point.is_inside(b.ring);
            counts[MUNICIPALITIES.iter().position(inside).unwrap()] += 1;
        }
        assert!((1600..2200).contains(&farms), "{farms} farms");
        assert!(counts.iter().all(|n| *n > 800), "{counts:?}");
        assert!(counts[0] > counts[1..].iter().sum::<u32>(), "{counts:?}");
    }
}
