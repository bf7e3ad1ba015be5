//! Places: which finest hexes a published shape stands for, told from its hex or its outline alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use gocpont_core::cube::Atom;
use h3o::{CellIndex, LatLng, Resolution};

use crate::geometry::{MILLIONTHS, Polygons, outline};
use crate::release::{Shape, Vertex};

/// How far rounding to millionths of a degree may move a border, in millionths of a degree, with something to spare.
const ROUNDED: f64 = 2.0;

/// The finest hexes, and at every resolution those that hold them.
pub struct Ground {
    atoms: Vec<Atom>,
    levels: BTreeMap<Resolution, Level>,
}

/// The hexes of one resolution that hold atoms, ascending by the latitude of their centres.
struct Level {
    hexes: Vec<Hex>,
    positions: HashMap<CellIndex, usize>,
}

struct Hex {
    /// Centre, in millionths of a degree.
    centre: (f64, f64),
    /// Positions of its atoms.
    atoms: Vec<u32>,
    /// Twice the area of its outline, in square millionths of a degree.
    twice_area: i64,
}

impl Ground {
    /// The ground of these atoms, which must be of one resolution and share no hex.
    pub fn new(atoms: &[Atom]) -> Result<Self, String> {
        let mut atoms = atoms.to_vec();
        atoms.sort_unstable();
        atoms.dedup();
        let hexes: BTreeSet<CellIndex> = atoms.iter().map(|atom| atom.hex).collect();
        if hexes.len() != atoms.len() {
            return Err("a hex belongs to two municipalities".to_owned());
        }
        let resolutions: BTreeSet<Resolution> = hexes.iter().map(|hex| hex.resolution()).collect();
        if resolutions.len() > 1 {
            return Err("the hexes are of several resolutions".to_owned());
        }
        let mut levels = BTreeMap::new();
        let mut at = resolutions.first().copied();
        while let Some(resolution) = at {
            levels.insert(resolution, Level::new(&atoms, resolution)?);
            at = resolution.pred();
        }
        Ok(Self { atoms, levels })
    }

    pub(super) fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    pub(super) fn hexes(&self, atoms: &[u32]) -> Vec<String> {
        let mut hexes: Vec<String> = atoms
            .iter()
            .map(|atom| self.atoms[*atom as usize].hex.to_string())
            .collect();
        hexes.sort_unstable();
        hexes
    }

    /// The atoms of a shape that is drawn with hexes of a resolution (none: the finest); none where it is not.
    #[must_use]
    pub fn drawn(&self, shape: &Shape, resolution: Option<u8>) -> Option<Vec<u32>> {
        let level = match resolution {
            None => self.levels.last_key_value()?.1,
            Some(number) => self.levels.get(&Resolution::try_from(number).ok()?)?,
        };
        let inside = match shape.hex {
            Some(hex) => vec![*level.positions.get(&CellIndex::try_from(hex).ok()?)?],
            None => level.inside(&shape.polygons),
        };
        let covered: i64 = inside.iter().map(|at| level.hexes[*at].twice_area).sum();
        let smallest = inside.iter().map(|at| level.hexes[*at].twice_area).min()?;
        if (twice_area(&shape.polygons) - covered).abs() > smallest / 4 {
            return None;
        }
        let atoms = inside.iter().flat_map(|at| &level.hexes[*at].atoms);
        let mut atoms: Vec<u32> = atoms.copied().collect();
        atoms.sort_unstable();
        Some(atoms)
    }

    /// For each atom the first of the shapes that holds its centre, and for each shape the atoms whose centres lie so
    /// near its border that rounding may have moved them across.
    #[must_use]
    pub fn owners(&self, shapes: &[Shape]) -> (Vec<Option<usize>>, Vec<Vec<u32>>) {
        let mut owners = vec![None; self.atoms.len()];
        let mut near = vec![Vec::new(); shapes.len()];
        let Some((_, level)) = self.levels.last_key_value() else {
            return (owners, near);
        };
        for (at, shape) in shapes.iter().enumerate() {
            for hex in level.inside(&shape.polygons) {
                for atom in &level.hexes[hex].atoms {
                    owners[*atom as usize].get_or_insert(at);
                }
            }
            for hex in level.candidates(&shape.polygons) {
                if is_near(&shape.polygons, level.hexes[hex].centre) {
                    near[at].extend(&level.hexes[hex].atoms);
                }
            }
        }
        (owners, near)
    }
}

impl Level {
    fn new(atoms: &[Atom], resolution: Resolution) -> Result<Self, String> {
        let mut held: BTreeMap<CellIndex, Vec<u32>> = BTreeMap::new();
        for (at, atom) in atoms.iter().enumerate() {
            let parent = atom.hex.parent(resolution).unwrap_or(atom.hex);
            held.entry(parent).or_default().push(at as u32);
        }
        let mut both = Vec::with_capacity(held.len());
        for (hex, atoms) in held {
            let centre = LatLng::from(hex);
            let outline = outline(&[hex]).map_err(|error| error.to_string())?;
            let made = Hex {
                centre: (centre.lng() * MILLIONTHS, centre.lat() * MILLIONTHS),
                atoms,
                twice_area: twice_area(&outline),
            };
            both.push((hex, made));
        }
        both.sort_by(|a, b| a.1.centre.1.total_cmp(&b.1.centre.1));
        let positions = both.iter().enumerate().map(|(at, (hex, _))| (*hex, at));
        Ok(Self {
            positions: positions.collect(),
            hexes: both.into_iter().map(|(_, made)| made).collect(),
        })
    }

    /// The hexes whose centres lie inside the polygons, by the even-odd rule.
    fn inside(&self, polygons: &Polygons) -> Vec<usize> {
        let mut inside = self.candidates(polygons);
        inside.retain(|at| contains(polygons, self.hexes[*at].centre));
        inside
    }

    /// The hexes whose centres lie within the bounds of the polygons, or next to them.
    fn candidates(&self, polygons: &Polygons) -> Vec<usize> {
        let vertices = || polygons.iter().flatten().flatten();
        let ends = |of: fn(&Vertex) -> i32| {
            let low = vertices().map(of).min()?;
            let high = vertices().map(of).max()?;
            Some((f64::from(low) - ROUNDED, f64::from(high) + ROUNDED))
        };
        let (Some((west, east)), Some((south, north))) = (ends(|v| v.0), ends(|v| v.1)) else {
            return Vec::new();
        };
        let from = self.hexes.partition_point(|hex| hex.centre.1 < south);
        let candidates = self.hexes[from..].iter().enumerate();
        candidates
            .take_while(|(_, hex)| hex.centre.1 <= north)
            .filter(|(_, hex)| (west..=east).contains(&hex.centre.0))
            .map(|(at, _)| from + at)
            .collect()
    }
}

fn contains(polygons: &Polygons, (x, y): (f64, f64)) -> bool {
    let mut inside = false;
    for ring in polygons.iter().flatten() {
        for side in ring.windows(2) {
            let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (f64::from(v.0), f64::from(v.1)));
            if (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0) {
                inside = !inside;
            }
        }
    }
    inside
}

/// Whether a place is within rounding of a side.
fn is_near(polygons: &Polygons, (x, y): (f64, f64)) -> bool {
    let sides = polygons.iter().flatten().flat_map(|ring| ring.windows(2));
    sides.into_iter().any(|side| {
        let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (f64::from(v.0), f64::from(v.1)));
        let (dx, dy) = (x1 - x0, y1 - y0);
        let along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy).max(1.0);
        let along = along.clamp(0.0, 1.0);
        (x - x0 - along * dx).hypot(y - y0 - along * dy) <= ROUNDED
    })
}

/// Twice the area by the shoelace formula; shells turn counter-clockwise, holes clockwise.
fn twice_area(polygons: &Polygons) -> i64 {
    let sides = polygons.iter().flatten().flat_map(|ring| ring.windows(2));
    sides
        .map(|side| {
            let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (i64::from(v.0), i64::from(v.1)));
            x0 * y1 - x1 * y0
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy;

    fn ground() -> Ground {
        let atom = |hex| Atom {
            municipality: 0,
            hex,
        };
        let atoms: Vec<Atom> = toy::hexes().into_iter().map(atom).collect();
        Ground::new(&atoms).unwrap()
    }

    fn shape(hexes: &[CellIndex]) -> Shape {
        Shape {
            id: 1,
            hex: None,
            block: None,
            area: None,
            name: None,
            polygons: outline(hexes).unwrap(),
        }
    }

    #[test]
    fn an_outline_is_read_as_the_hexes_that_it_was_drawn_with() {
        let ground = ground();
        let hexes = toy::hexes();
        for wanted in [
            vec![0],
            vec![3, 17, 40],
            (5..50).collect(),
            (0..61).collect(),
        ] {
            let drawn: Vec<CellIndex> = wanted.iter().map(|at| hexes[*at as usize]).collect();
            assert_eq!(ground.drawn(&shape(&drawn), None), Some(wanted));
        }
    }

    #[test]
    fn a_coarse_outline_is_read_as_the_descendants_of_its_hexes() {
        let ground = ground();
        let coarse: BTreeSet<CellIndex> = toy::hexes()
            .iter()
            .filter_map(|hex| hex.parent(Resolution::Eight))
            .collect();
        let coarse: Vec<CellIndex> = coarse.into_iter().collect();
        let all = ground.drawn(&shape(&coarse), Some(8));
        assert_eq!(all, Some((0..61).collect()));
        let one = ground.drawn(&shape(&coarse[..1]), Some(8)).unwrap();
        let held = |atom: &u32| toy::hexes()[*atom as usize].parent(Resolution::Eight);
        assert!(one.iter().all(|atom| held(atom) == Some(coarse[0])));
    }

    #[test]
    fn an_outline_that_reaches_beyond_the_ground_is_no_block() {
        let ground = ground();
        let beyond = toy::hexes()[0].grid_disk::<Vec<_>>(5);
        assert_eq!(ground.drawn(&shape(&beyond), None), None);
    }
}
