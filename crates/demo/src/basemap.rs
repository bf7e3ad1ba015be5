//! A quiet basemap, drawn by us and illustrative: lakes, streams, roads, the railway and a few named places.

use crate::point::{Point, at};

/// The shape of a feature.
pub enum Shape {
    /// A surface; the last corner is not the first again.
    Surface(&'static [Point]),
    /// A line.
    Line(&'static [Point]),
    /// A point.
    Spot(Point),
}

/// One feature.
pub struct Feature {
    /// What it is: lake, stream, road, motorway, railway, place or landmark.
    pub kind: &'static str,
    /// Its name; empty where it has none.
    pub name: &'static str,
    /// Where it is.
    pub shape: Shape,
}

const OLD_LAKE: &[Point] = &[
    at(18.3252, 47.6472),
    at(18.3279, 47.6474),
    at(18.3308, 47.6466),
    at(18.3341, 47.6452),
    at(18.3372, 47.6434),
    at(18.3394, 47.6407),
    at(18.3407, 47.6378),
    at(18.3409, 47.6348),
    at(18.3396, 47.6322),
    at(18.3371, 47.6302),
    at(18.3336, 47.6291),
    at(18.3298, 47.6293),
    at(18.3262, 47.6304),
    at(18.3236, 47.6324),
    at(18.3221, 47.6351),
    at(18.3215, 47.6381),
    at(18.3222, 47.6412),
    at(18.3231, 47.6441),
];

const CSEKE_LAKE: &[Point] = &[
    at(18.3318, 47.6531),
    at(18.3340, 47.6538),
    at(18.3366, 47.6535),
    at(18.3377, 47.6522),
    at(18.3364, 47.6510),
    at(18.3339, 47.6506),
    at(18.3320, 47.6514),
];

/// Nobody lives here.
pub const LAKES: [&[Point]; 2] = [OLD_LAKE, CSEKE_LAKE];

/// The features, in the order of the file.
pub const FEATURES: &[Feature] = &[
    surface("lake", "Öreg-tó", OLD_LAKE),
    surface("lake", "Cseke-tó", CSEKE_LAKE),
    line(
        "stream",
        "Által-ér",
        &[
            at(18.3530, 47.5990),
            at(18.3480, 47.6080),
            at(18.3415, 47.6165),
            at(18.3370, 47.6240),
            at(18.3336, 47.6291),
        ],
    ),
    line(
        "stream",
        "Által-ér",
        &[
            at(18.3252, 47.6472),
            at(18.3235, 47.6510),
            at(18.3190, 47.6560),
            at(18.3140, 47.6612),
            at(18.3050, 47.6690),
            at(18.2960, 47.6800),
            at(18.2890, 47.6960),
        ],
    ),
    line(
        "stream",
        "Fényes-patak",
        &[
            at(18.3160, 47.6690),
            at(18.3110, 47.6680),
            at(18.3050, 47.6690),
        ],
    ),
    line(
        "motorway",
        "M1",
        &[
            at(18.2350, 47.6285),
            at(18.2650, 47.6230),
            at(18.2950, 47.6190),
            at(18.3250, 47.6172),
            at(18.3550, 47.6125),
            at(18.3850, 47.6050),
            at(18.4200, 47.5960),
        ],
    ),
    line(
        "railway",
        "Budapest–Győr",
        &[
            at(18.2350, 47.6760),
            at(18.2700, 47.6680),
            at(18.3000, 47.6635),
            at(18.3250, 47.6612),
            at(18.3480, 47.6570),
            at(18.3560, 47.6480),
            at(18.3585, 47.6350),
            at(18.3610, 47.6200),
            at(18.3720, 47.6030),
        ],
    ),
    line(
        "road",
        "1. főút",
        &[
            at(18.2350, 47.6600),
            at(18.2700, 47.6560),
            at(18.2950, 47.6520),
            at(18.3130, 47.6515),
            at(18.3240, 47.6500),
            at(18.3330, 47.6490),
            at(18.3420, 47.6450),
            at(18.3480, 47.6340),
            at(18.3560, 47.6200),
            at(18.3700, 47.6030),
        ],
    ),
    line(
        "road",
        "Almási út",
        &[
            at(18.3240, 47.6500),
            at(18.3260, 47.6560),
            at(18.3290, 47.6630),
            at(18.3330, 47.6730),
            at(18.3360, 47.6960),
        ],
    ),
    line(
        "road",
        "Agostyáni út",
        &[
            at(18.3330, 47.6490),
            at(18.3450, 47.6520),
            at(18.3560, 47.6560),
            at(18.3700, 47.6620),
            at(18.3850, 47.6650),
            at(18.4000, 47.6670),
            at(18.4300, 47.6740),
        ],
    ),
    line(
        "road",
        "Baji út",
        &[
            at(18.3420, 47.6450),
            at(18.3550, 47.6460),
            at(18.3690, 47.6455),
            at(18.3900, 47.6400),
            at(18.4200, 47.6330),
        ],
    ),
    line(
        "road",
        "Fényes fasor",
        &[
            at(18.3130, 47.6515),
            at(18.3145, 47.6580),
            at(18.3150, 47.6650),
            at(18.3120, 47.6720),
        ],
    ),
    line(
        "road",
        "Újhegyi út",
        &[
            at(18.3130, 47.6515),
            at(18.3120, 47.6430),
            at(18.3090, 47.6340),
            at(18.3120, 47.6240),
            at(18.3150, 47.6050),
        ],
    ),
    spot("place", "Tata", at(18.3215, 47.6535)),
    spot("place", "Baj", at(18.3680, 47.6440)),
    spot("place", "Agostyán", at(18.4000, 47.6690)),
    spot("place", "Újhegy", at(18.3090, 47.6340)),
    spot("place", "Tóváros", at(18.3400, 47.6517)),
    spot("landmark", "Vár", at(18.3247, 47.6478)),
    spot("landmark", "Angolkert", at(18.3345, 47.6552)),
    spot("landmark", "Fényes-fürdő", at(18.3160, 47.6690)),
    spot("landmark", "Vasútállomás", at(18.3250, 47.6612)),
    spot("landmark", "Kálvária", at(18.3195, 47.6490)),
];

const fn surface(kind: &'static str, name: &'static str, ring: &'static [Point]) -> Feature {
    Feature {
        kind,
        name,
        shape: Shape::Surface(ring),
    }
}

/// A line of the basemap.
pub const fn line(kind: &'static str, name: &'static str, line: &'static [Point]) -> Feature {
    Feature {
        kind,
        name,
        shape: Shape::Line(line),
    }
}

/// A point of the basemap.
pub const fn spot(kind: &'static str, name: &'static str, spot: Point) -> Feature {
    Feature {
        kind,
        name,
        shape: Shape::Spot(spot),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::area_km2;

    #[test]
    fn the_old_lake_is_about_as_large_as_it_is() {
        let (old, cseke) = (area_km2(OLD_LAKE), area_km2(CSEKE_LAKE));
        assert!((1.9..2.4).contains(&old), "{old} km²");
        assert!((0.05..0.2).contains(&cseke), "{cseke} km²");
    }

    #[test]
    fn the_page_knows_every_kind() {
        let known = [
            "lake", "stream", "road", "motorway", "railway", "place", "landmark",
        ];
        assert!(FEATURES.iter().all(|f| known.contains(&f.kind)));
    }
}
