//! Windows that grow by steps over a neighbourhood, or along lists of one's own.

use super::nearest::Measure;
use super::windows::{Frame, InvalidWindows, Windows};
use crate::neighbourhood::Neighbourhood;

/// A row that was not reached from any centre yet.
const NEVER: u32 = u32::MAX;

impl Windows {
    /// Steps over links: round each unit its neighbours, then theirs, and so on; all units of one step enter
    /// together, up to `max_share` of the population. A unit without population is nobody's neighbour, so no step
    /// crosses it. Weights play no part.
    ///
    /// Shape: one population for each unit; the share is above 0 and at most 1.
    pub fn by_steps(
        near: &Neighbourhood,
        populations: &[f64],
        max_share: f64,
    ) -> Result<Self, InvalidWindows> {
        let frame = Frame::new(outward(near), populations, max_share)?;
        let row_of = frame.row_of_unit();
        let rows = frame.rows.clone();
        let fresh = || (vec![NEVER; rows.len()], Vec::new());
        frame.grown(Measure::Steps, fresh, |(seen, reached), centre, growth| {
            reached.clear();
            reached.push(centre as u32);
            seen[centre] = centre as u32;
            let mut from = 0;
            while from < reached.len() {
                let to = reached.len();
                reached[from..].iter().for_each(|row| growth.enter(*row));
                if !growth.close() {
                    break;
                }
                for at in from..to {
                    let links = near.neighbours(rows[reached[at] as usize] as usize);
                    for row in links.iter().filter_map(|unit| row_of[*unit as usize]) {
                        if seen[row as usize] != centre as u32 {
                            seen[row as usize] = centre as u32;
                            reached.push(row);
                        }
                    }
                }
                from = to;
            }
        })
    }

    /// Lists of one's own: for each unit as centre the steps in which units enter, those of one step together, up
    /// to `max_share` of the population. The centre itself is a member only where its list says so.
    ///
    /// Shape: one list and one population for each unit; no unit twice in a list.
    pub fn from_lists(
        lists: &[Vec<Vec<u32>>],
        populations: &[f64],
        max_share: f64,
    ) -> Result<Self, InvalidWindows> {
        let mut seen = vec![usize::MAX; lists.len()];
        for (centre, list) in lists.iter().enumerate() {
            for unit in list.iter().flatten() {
                match seen.get_mut(*unit as usize) {
                    None => {
                        return Err(InvalidWindows::Outside {
                            centre,
                            unit: *unit,
                        });
                    }
                    Some(seen) if *seen == centre => {
                        return Err(InvalidWindows::Twice {
                            centre,
                            unit: *unit,
                        });
                    }
                    Some(seen) => *seen = centre,
                }
            }
        }
        let frame = Frame::new((0..lists.len() as u32).collect(), populations, max_share)?;
        let row_of = frame.row_of_unit();
        let rows = frame.rows.clone();
        frame.grown(
            Measure::Steps,
            || (),
            |(), centre, growth| {
                for step in &lists[rows[centre] as usize] {
                    let held = step.iter().filter_map(|unit| row_of[*unit as usize]);
                    held.for_each(|row| growth.enter(row));
                    if !growth.close() {
                        break;
                    }
                }
            },
        )
    }
}

/// All units, each component from its first unit outward, so that near ones mostly stand near.
fn outward(near: &Neighbourhood) -> Vec<u32> {
    let mut order = Vec::with_capacity(near.units());
    let mut seen = vec![false; near.units()];
    for start in 0..near.units() {
        let mut from = order.len();
        if !seen[start] {
            seen[start] = true;
            order.push(start as u32);
        }
        while from < order.len() {
            for unit in near.neighbours(order[from] as usize) {
                if !std::mem::replace(&mut seen[*unit as usize], true) {
                    order.push(*unit);
                }
            }
            from += 1;
        }
    }
    order
}
