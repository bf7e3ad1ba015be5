//! What lies near: features in an order by place (Morton, 1966), in runs of sixteen, each run with the box around it, and
//! runs of runs. For a million features some 5 MB, and what touches a small box is found by looking at a few hundred boxes.

use crate::table::Bounds;

/// How many are boxed together.
const RUN: usize = 16;

/// The order, and the boxes of each level, from the runs of features up to one box around everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Near {
    order: Vec<u32>,
    levels: Vec<Vec<Bounds>>,
}

/// A box that nothing touches.
const NOWHERE: Bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];

impl Near {
    /// The order of so many, each with a box around it or none.
    pub(crate) fn new(count: usize, boxed: impl Fn(usize) -> Option<Bounds>) -> Self {
        let placed = |at: usize| Some((morton(boxed(at)?), at as u32));
        let mut order: Vec<(u64, u32)> = (0..count).filter_map(placed).collect();
        order.sort_unstable();
        // Not collected from the pairs themselves, whose room it would keep.
        let order: Vec<u32> = order.iter().map(|(_, at)| *at).collect();
        let own = |at: &u32| boxed(*at as usize).unwrap_or(NOWHERE);
        let around = |run: &[u32]| run.iter().map(own).fold(NOWHERE, wider);
        let mut levels: Vec<Vec<Bounds>> = vec![order.chunks(RUN).map(around).collect()];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let around = |run: &[Bounds]| run.iter().copied().fold(NOWHERE, wider);
            levels.push(last.chunks(RUN).map(around).collect());
        }
        Self { order, levels }
    }

    pub(crate) const fn bytes(&self) -> usize {
        // A level has a sixteenth of the boxes of the one below.
        self.order.capacity() * 4 + self.order.capacity() / RUN * size_of::<Bounds>() * 16 / 15
    }

    /// Calls for the features of all runs that touch a box, ascending.
    pub(crate) fn each(&self, bounds: Bounds, call: &mut dyn FnMut(usize)) {
        let mut found = Vec::new();
        if let Some(top) = self.levels.len().checked_sub(1) {
            self.gather(top, 0, bounds, &mut found);
        }
        found.sort_unstable();
        for at in found {
            call(at as usize);
        }
    }

    /// Those under the nth box of a level; there are as many levels as the number of features has sixteenfolds.
    fn gather(&self, level: usize, nth: usize, bounds: Bounds, found: &mut Vec<u32>) {
        let boxed = self.levels.get(level).and_then(|boxes| boxes.get(nth));
        if !boxed.is_some_and(|own| meet(*own, bounds)) {
            return;
        }
        let (from, to) = (nth * RUN, (nth + 1) * RUN);
        if let Some(below) = level.checked_sub(1) {
            for nth in from..to {
                self.gather(below, nth, bounds, found);
            }
        } else {
            let to = to.min(self.order.len());
            found.extend_from_slice(self.order.get(from..to).unwrap_or_default());
        }
    }
}

/// Whether two boxes touch.
pub(crate) const fn meet(a: Bounds, b: Bounds) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

fn wider(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// The bits of both coordinates of a box's middle in turn.
fn morton([west, south, east, north]: Bounds) -> u64 {
    let bits = |v: i32| spread((v as u32) ^ (1 << 31));
    bits(west.midpoint(east)) | bits(south.midpoint(north)) << 1
}

/// The bits of a number with a 0 between each.
fn spread(number: u32) -> u64 {
    let mut spread = u64::from(number);
    for (by, mask) in [
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555_u64),
    ] {
        spread = (spread | spread << by) & mask;
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scattered(seed: u64) -> i32 {
        let mixed = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed ^ mixed >> 29) % 2_000_000) as i32 - 1_000_000
    }

    #[test]
    fn everything_that_touches_a_box_is_found_in_ascending_order() {
        for count in [0, 1, 15, 16, 17, 257, 5000] {
            let box_of = |nth: u64| {
                let (x, y) = (scattered(2 * nth), scattered(2 * nth + 1));
                (nth % 7 != 3).then_some([x, y, x + 3000, y + 2000])
            };
            let boxes: Vec<Option<Bounds>> = (0..count).map(box_of).collect();
            let near = Near::new(boxes.len(), |at| boxes[at]);
            for asked in [
                [0, 0, 200_000, 100_000],
                [-2_000_000, -2_000_000, 2_000_000, 2_000_000],
            ] {
                let mut found = Vec::new();
                near.each(asked, &mut |at| found.push(at));
                assert!(found.is_sorted());
                let touches = |at: &usize| boxes[*at].is_some_and(|own| meet(own, asked));
                let all: Vec<usize> = (0..boxes.len()).filter(touches).collect();
                found.retain(touches);
                assert_eq!(found, all, "{count}");
            }
        }
    }

    #[test]
    fn a_small_box_is_found_by_looking_at_few() {
        let boxes: Vec<Option<Bounds>> = (0..10_000)
            .map(|nth| {
                Some([
                    nth % 100 * 10,
                    nth / 100 * 10,
                    nth % 100 * 10 + 9,
                    nth / 100 * 10 + 9,
                ])
            })
            .collect();
        let mut looked = 0;
        Near::new(boxes.len(), |at| boxes[at]).each([500, 500, 505, 505], &mut |_| looked += 1);
        assert!((1..=64).contains(&looked), "{looked}");
    }
}
