//! Random towns and random blocks: what passes the audit gives nothing away, and the door's own blocks pass.

use proptest::prelude::*;

use super::toy::{
    HEXES, People, alone, audit, cube, forged, indicator, let_through, made, not, old,
};

/// Six hexes with people, put into up to three blocks by one indicator and by another.
fn two_partitions() -> impl Strategy<Value = (Vec<People>, [Vec<usize>; 2])> {
    let count = prop_oneof![Just(0_u32), 1_u32..5, 5_u32..30];
    let people = (count.clone(), count.clone(), count.clone(), count);
    let people = people.prop_map(|(a, b, c, d)| [a, b, c, d]);
    let blocks = || prop::collection::vec(0_usize..3, 6);
    (prop::collection::vec(people, 6), [blocks(), blocks()])
}

fn grouped(of: &[usize]) -> Vec<Vec<u32>> {
    let of_block = |block: usize| -> Vec<u32> {
        (0..of.len() as u32)
            .filter(|at| of[*at as usize] == block)
            .collect()
    };
    let mut blocks: Vec<Vec<u32>> = (0..3).map(of_block).filter(|b| !b.is_empty()).collect();
    blocks.push((6..HEXES as u32).collect());
    blocks
}

/// Whether a set of the first six hexes is a combination of blocks, by elimination with fractions.
fn is_derivable(set: u32, blocks: &[&Vec<u32>]) -> bool {
    let row = |holds: &dyn Fn(u32) -> bool| -> Vec<f64> {
        (0..6).map(|at| f64::from(u8::from(holds(at)))).collect()
    };
    let mut rows: Vec<Vec<f64>> = blocks.iter().map(|b| row(&|at| b.contains(&at))).collect();
    let rank = |rows: &[Vec<f64>]| {
        let (mut rows, mut rank) = (rows.to_vec(), 0);
        for column in 0..6 {
            let Some(at) = (rank..rows.len()).find(|at| rows[*at][column].abs() > 1e-9) else {
                continue;
            };
            rows.swap(rank, at);
            for other in rank + 1..rows.len() {
                let factor = rows[other][column] / rows[rank][column];
                let lead = rows[rank].clone();
                for (value, lead) in rows[other].iter_mut().zip(lead) {
                    *value -= factor * lead;
                }
            }
            rank += 1;
        }
        rank
    };
    let before = rank(&rows);
    rows.push(row(&|at| set >> at & 1 == 1));
    rank(&rows) == before
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Two indicators of the same people, each with blocks of its own: all 64 sets of hexes are tried.
    #[test]
    fn what_passes_gives_no_set_of_hexes_away((mut town, of) in two_partitions()) {
        town.resize(HEXES, [30, 10, 20, 20]);
        let indicators = [
            indicator("alone", &[], &[alone()]),
            indicator("old", &[], &[old()]),
        ];
        let cube = cube(&indicators, std::slice::from_ref(&town));
        let blocks = [grouped(&of[0]), grouped(&of[1])];
        let made = made(1, &indicators, &forged(&cube, &blocks));
        let told = [audit(&[(&made, None)]), audit(&[(&made, Some(&cube))])];
        let everybody: Vec<&Vec<u32>> = blocks.iter().flatten().collect();
        let sum = |set: u32, group: &dyn Fn(&People) -> u32| -> u32 {
            (0..6).filter(|at| set >> at & 1 == 1).map(|at| group(&town[at])).sum()
        };
        for set in 1..64 {
            let whole = sum(set, &|p| p.iter().sum());
            let lone = sum(set, &|p| p[1] + p[3]);
            let of_alone: Vec<&Vec<u32>> = blocks[0].iter().collect();
            let small = (is_derivable(set, &everybody) && (1..10).contains(&whole))
                || (is_derivable(set, &of_alone) && (1..5).contains(&lone))
                || (is_derivable(set, &of_alone) && (1..5).contains(&(whole - lone)));
            if small {
                prop_assert!(told.iter().all(Result::is_err), "set {set:06b} is {whole}, {lone}");
            }
        }
    }

    /// Towns of all kinds, with the door's own blocks.
    #[test]
    fn what_the_door_lets_through_passes((mut town, _) in two_partitions()) {
        town.resize(12, [9, 3, 4, 1]);
        town.resize(HEXES, [30, 10, 20, 20]);
        let indicators = [
            indicator("alone", &[old()], &[alone()]),
            indicator("old", &[], &[old()]),
            indicator("young-alone", &[not(old())], &[alone()]),
        ];
        let cube = cube(&indicators, &[town]);
        let (published, _) = let_through(&cube, 3, None);
        let made = made(1, &indicators, &published);
        let told = audit(&[(&made, Some(&cube))]);
        prop_assert!(told.is_ok(), "{}", told.unwrap_err());
    }
}
