//! Hot and cold spots as people see them: neighbouring features of one class as one polygon, with the sums of their counts.
//! Sides that two of them share disappear; what is left is the outline.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gocpont_disclosure::release::{Class, Kind, Shape, Vertex};

use super::sums::Sum;
use super::values::SUMMED;
use super::{Places, Values};
use crate::table::Geometry;

/// A side from one corner to the next.
type Side = (Vertex, Vertex);

/// Every class's neighbouring features as one, in the order of their smallest ids.
#[must_use]
pub fn dissolved(places: &Places, values: &Values) -> (Places, Values) {
    let mut corners = Corners::default();
    let sides: Vec<Vec<Side>> = (0..places.len())
        .map(|at| corners.sides(places, at))
        .collect();
    let mut groups: Vec<(Class, Vec<usize>)> = groups(values, &sides);
    groups.sort_unstable_by_key(|(_, members)| members.first().and_then(|at| places.id(*at)));
    let mut found = (
        Places::with_capacity(groups.len()),
        Values::with_capacity(groups.len()),
    );
    for (_, members) in &groups {
        let [first, ..] = members.as_slice() else {
            continue;
        };
        let mut sum = Sum::default();
        for at in members {
            sum.add(values, *at);
        }
        let own = |text: Option<&str>| text.map(str::to_owned);
        found.0.push(&Shape {
            id: places.id(*first).unwrap_or_default(),
            hex: None,
            block: own(places.block(*first)),
            area: None,
            name: None,
            polygons: outline(members.iter().flat_map(|at| &sides[*at]).copied()),
        });
        let at = found.1.len();
        found.1.push_marked(&sum.cell(), sum.marks() | SUMMED);
        found.1.push_detail(at, sum.detail().as_ref());
    }
    (found.0.finish(), found.1)
}

/// Features of one class that hang together by a common side, each group in ascending order.
fn groups(values: &Values, sides: &[Vec<Side>]) -> Vec<(Class, Vec<usize>)> {
    let mut of: HashMap<(Class, Side), usize> = HashMap::new();
    let mut sets = Sets((0..sides.len()).collect());
    for (at, own) in sides.iter().enumerate() {
        let Some(class) = values.class(at) else {
            continue;
        };
        for (from, to) in own {
            if let Some(other) = of.get(&(class, (*to, *from))) {
                sets.join(at, *other);
            }
            of.insert((class, (*from, *to)), at);
        }
    }
    let mut groups: BTreeMap<usize, (Class, Vec<usize>)> = BTreeMap::new();
    for at in 0..sides.len() {
        if let Some(class) = values.class(at) {
            let group = groups.entry(sets.root(at));
            group.or_insert_with(|| (class, Vec::new())).1.push(at);
        }
    }
    groups.into_values().collect()
}

/// Sets that are joined (union–find with halved paths).
struct Sets(Vec<usize>);

impl Sets {
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Corners that neighbours share: where each computed it for itself, the rounded places may differ by one millionth.
#[derive(Default)]
struct Corners(HashMap<Vertex, Vertex>);

impl Corners {
    fn of(&mut self, (x, y): Vertex) -> Vertex {
        let mut near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let known = near.find_map(|at| self.0.get(&at).copied());
        *self.0.entry((x, y)).or_insert(known.unwrap_or((x, y)))
    }

    fn sides(&mut self, places: &Places, at: usize) -> Vec<Side> {
        let mut sides = Vec::new();
        let Some(polygons) = places.polygons(at) else {
            return sides;
        };
        for ring in polygons.iter().flat_map(crate::Rings::iter) {
            let ring: Vec<Vertex> = ring.iter().map(|corner| self.of(*corner)).collect();
            let pairs = ring.windows(2).map(|side| (side[0], side[1]));
            sides.extend(pairs.filter(|(from, to)| from != to));
        }
        sides
    }
}

/// The polygons around sides of which those that lie between two features were given both ways.
fn outline(sides: impl Iterator<Item = Side>) -> Vec<Vec<Vec<Vertex>>> {
    let mut left: BTreeMap<Side, u32> = BTreeMap::new();
    for (from, to) in sides {
        match left.get_mut(&(to, from)) {
            Some(count) if *count > 1 => *count -= 1,
            Some(_) => {
                left.remove(&(to, from));
            }
            None => *left.entry((from, to)).or_default() += 1,
        }
    }
    let (shells, holes): (Vec<_>, Vec<_>) = rings(&mut left)
        .into_iter()
        .filter(|ring| ring.len() > 3)
        .partition(|ring| twice_area(ring) > 0);
    let mut polygons: Vec<Vec<Vec<Vertex>>> = shells.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let holds = |polygon: &&mut Vec<Vec<Vertex>>| is_inside(&hole, &polygon[0]);
        let smallest = polygons
            .iter_mut()
            .filter(holds)
            .min_by_key(|p| twice_area(&p[0]));
        if let Some(polygon) = smallest {
            polygon.push(hole);
        }
    }
    polygons
}

/// Closed rings of sides; where several leave one corner, the one that turns most to the right is taken, so that rings
/// touch and do not cross (the inside lies to the left).
fn rings(left: &mut BTreeMap<Side, u32>) -> Vec<Vec<Vertex>> {
    let mut found = Vec::new();
    while let Some((from, to)) = left.keys().next().copied() {
        take(left, (from, to));
        let (mut ring, mut before, mut here) = (vec![from, to], from, to);
        while here != ring[0] {
            let onward = left.range((here, (i32::MIN, i32::MIN))..=(here, (i32::MAX, i32::MAX)));
            let onward = onward.map(|((_, to), _)| *to);
            let Some(next) =
                onward.min_by(|a, b| turn(before, here, *a).total_cmp(&turn(before, here, *b)))
            else {
                break;
            };
            take(left, (here, next));
            (before, here) = (here, next);
            ring.push(here);
        }
        if ring.first() == ring.last() {
            found.push(ring);
        }
    }
    found
}

fn take(left: &mut BTreeMap<Side, u32>, side: Side) {
    match left.get_mut(&side) {
        Some(count) if *count > 1 => *count -= 1,
        _ => {
            left.remove(&side);
        }
    }
}

/// How far one turns to the left, from −π to π.
fn turn(before: Vertex, here: Vertex, next: Vertex) -> f64 {
    let along = |from: Vertex, to: Vertex| {
        (
            f64::from(to.0) - f64::from(from.0),
            f64::from(to.1) - f64::from(from.1),
        )
    };
    let (a, b) = (along(before, here), along(here, next));
    (a.0 * b.1 - a.1 * b.0).atan2(a.0 * b.0 + a.1 * b.1)
}

fn twice_area(ring: &[Vertex]) -> i128 {
    let cross = |side: &[Vertex]| {
        let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (i128::from(v.0), i128::from(v.1)));
        x0 * y1 - x1 * y0
    };
    ring.windows(2).map(cross).sum()
}

/// Whether a hole lies in a shell: whether most of its corners do (it may touch it in one).
fn is_inside(hole: &[Vertex], shell: &[Vertex]) -> bool {
    let inside = hole.iter().filter(|corner| holds(shell, **corner)).count();
    inside * 2 > hole.len()
}

fn holds(ring: &[Vertex], (x, y): Vertex) -> bool {
    let (x, y) = (i128::from(x), i128::from(y));
    let crosses = |side: &&[Vertex]| {
        let [(x0, y0), (x1, y1)] = [side[0], side[1]].map(|v| (i128::from(v.0), i128::from(v.1)));
        let between = (y0 > y) != (y1 > y);
        let right = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0);
        between && (right > 0) == (y1 > y0)
    };
    ring.windows(2).filter(crosses).count() % 2 == 1
}

/// What is drawn of a collection of this kind: hot spots dissolved, anything else as it is.
#[must_use]
pub fn drawn(kind: Kind, places: Arc<Places>, values: Values) -> (Arc<Places>, Values) {
    if kind != Kind::Hotspots {
        return (places, values);
    }
    let (places, values) = dissolved(&places, &values);
    (Arc::new(places), values)
}

impl Geometry<'_> {
    /// Twice the area inside, in square millionths of a degree.
    #[cfg(test)]
    pub(crate) fn twice_area(&self) -> i128 {
        let Self::Polygons(polygons) = self else {
            return 0;
        };
        polygons
            .iter()
            .flat_map(crate::Rings::iter)
            .map(twice_area)
            .sum()
    }
}

#[cfg(test)]
#[path = "dissolved_tests.rs"]
mod tests;
