//! Illustrative borders, drawn by us: two municipalities and eight districts as rings over shared corners, so that
//! they touch without gap or overlap.

use crate::point::{Point, at};

/// An area of a set.
pub struct Border {
    /// Its id, unique in the set.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its corners; the last is not the first again.
    pub ring: &'static [Point],
}

// Outline of Tata from the west, clockwise.
const W1: Point = at(18.2595, 47.6320);
const W2: Point = at(18.2560, 47.6450);
const W3: Point = at(18.2535, 47.6590);
const NW: Point = at(18.2615, 47.6779);
const N1: Point = at(18.2850, 47.6869);
const N2: Point = at(18.3040, 47.6914);
const N3: Point = at(18.3235, 47.6926);
const N4: Point = at(18.3400, 47.6899);
const N5: Point = at(18.3590, 47.6884);
const N6: Point = at(18.3800, 47.6876);
const N7: Point = at(18.4050, 47.6872);
const NE: Point = at(18.4240, 47.6834);
const E1: Point = at(18.4350, 47.6700);
// The border with Baj, from the east.
const B1: Point = at(18.4260, 47.6590);
const B2: Point = at(18.4080, 47.6565);
const B3: Point = at(18.3880, 47.6570);
const B4: Point = at(18.3700, 47.6590);
const B5: Point = at(18.3570, 47.6565);
const B6: Point = at(18.3530, 47.6490);
const B7: Point = at(18.3550, 47.6400);
const B8: Point = at(18.3525, 47.6300);
const B9: Point = at(18.3480, 47.6215);
// The south of Tata.
const S1: Point = at(18.3400, 47.6120);
const S2: Point = at(18.3190, 47.6055);
const S3: Point = at(18.2970, 47.6073);
const S4: Point = at(18.2780, 47.6173);
// Inside.
const P1: Point = at(18.2880, 47.6575);
const P2: Point = at(18.3060, 47.6590);
const P3: Point = at(18.3225, 47.6575);
const P4: Point = at(18.3260, 47.6720);
const P5: Point = at(18.3390, 47.6568);
const C1: Point = at(18.3240, 47.6480);
const C2: Point = at(18.3150, 47.6487);
const V1: Point = at(18.3135, 47.6425);
const V2: Point = at(18.3185, 47.6395);
const K1: Point = at(18.3400, 47.6462);
const L1: Point = at(18.3315, 47.6410);
const L2: Point = at(18.3320, 47.6280);
const Q1: Point = at(18.2980, 47.6405);
const Q2: Point = at(18.2800, 47.6370);
// The rest of Baj, from the south-west.
const J1: Point = at(18.3660, 47.6090);
const J2: Point = at(18.3880, 47.6060);
const J3: Point = at(18.4095, 47.6130);
const J4: Point = at(18.4255, 47.6280);
const J5: Point = at(18.4300, 47.6440);

/// The outline of Tata.
pub const TATA: &[Point] = &[
    W1, W2, W3, NW, N1, N2, N3, N4, N5, N6, N7, NE, E1, B1, B2, B3, B4, B5, B6, B7, B8, B9, S1, S2,
    S3, S4,
];

/// The outline of Baj.
pub const BAJ: &[Point] = &[B1, B2, B3, B4, B5, B6, B7, B8, B9, J1, J2, J3, J4, J5];

/// The municipality and its neighbour.
pub const MUNICIPALITIES: &[Border] = &[border("tata", "Tata", TATA), border("baj", "Baj", BAJ)];

/// The eight districts; together they are Tata.
pub const DISTRICTS: &[Border] = &[
    border(
        "felsovaros",
        "Felsőváros",
        &[W2, W3, P1, P2, P3, C1, C2, V1, Q1, Q2, W1],
    ),
    border("varalja", "Váralja", &[C1, L1, V2, V1, C2]),
    border("tovaros", "Tóváros", &[P3, P5, B5, B6, K1, L1, C1]),
    border(
        "ujhegy",
        "Újhegy",
        &[V1, V2, L1, L2, S1, S2, S3, S4, W1, Q2, Q1],
    ),
    border("kertvaros", "Kertváros", &[K1, B6, B7, B8, B9, S1, L2, L1]),
    border("almasi-ut", "Almási út", &[P4, N3, N4, N5, B4, B5, P5, P3]),
    border("fenyes", "Fényes", &[W3, NW, N1, N2, N3, P4, P3, P2, P1]),
    border(
        "agostyan",
        "Agostyán",
        &[N5, N6, N7, NE, E1, B1, B2, B3, B4],
    ),
];

/// An area of a set.
pub const fn border(id: &'static str, name: &'static str, ring: &'static [Point]) -> Border {
    Border { id, name, ring }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::point::area_km2;

    /// The sides of rings: two corners in order, and how often each side occurs.
    fn sides<'b>(borders: impl IntoIterator<Item = &'b Border>) -> BTreeMap<[[u64; 2]; 2], u32> {
        let corner = |p: &Point| [p.lon.to_bits(), p.lat.to_bits()];
        let mut sides = BTreeMap::new();
        for border in borders {
            for (a, b) in border.ring.iter().zip(border.ring.iter().cycle().skip(1)) {
                let mut side = [corner(a), corner(b)];
                side.sort_unstable();
                *sides.entry(side).or_default() += 1;
            }
        }
        sides
    }

    #[test]
    fn the_areas_are_about_those_of_the_real_places() {
        let (tata, baj) = (area_km2(TATA), area_km2(BAJ));
        assert!((77.0..79.5).contains(&tata), "Tata has {tata} km²");
        assert!((26.0..30.0).contains(&baj), "Baj has {baj} km²");
    }

    #[test]
    fn the_eight_districts_tile_tata() {
        assert_eq!(DISTRICTS.len(), 8);
        let whole = area_km2(TATA);
        let parts: f64 = DISTRICTS.iter().map(|d| area_km2(d.ring)).sum();
        assert!((whole - parts).abs() < 1e-6, "{whole} and {parts} km²");
        let outline = sides(&MUNICIPALITIES[..1]);
        let inner = sides(DISTRICTS);
        // A side is Tata's own, or two districts have it.
        for (side, times) in &inner {
            let wanted = if outline.contains_key(side) { 1 } else { 2 };
            assert_eq!(*times, wanted, "{side:?}");
        }
        assert!(outline.keys().all(|side| inner.contains_key(side)));
    }

    #[test]
    fn tata_and_baj_share_a_border_and_nothing_else() {
        let both = sides(MUNICIPALITIES);
        assert_eq!(both.values().filter(|times| **times == 2).count(), 8);
        let step = |n: i32| f64::from(n) / 500.0;
        for (x, y) in (0..120).flat_map(|x| (0..60).map(move |y| (x, y))) {
            let point = at(18.2401 + step(x), 47.5999 + step(y));
            let holders = DISTRICTS.iter().chain(&MUNICIPALITIES[1..]);
            let holders = holders.filter(|b| point.is_inside(b.ring)).count();
            let inside = MUNICIPALITIES.iter().any(|b| point.is_inside(b.ring));
            assert_eq!(holders, usize::from(inside), "{point:?}");
        }
    }
}
