//! Categories over all short patterns and by hand; space-time Gi* by brute force over all cells.

use proptest::prelude::*;

use super::*;
use crate::getis_ord::gi_star;
use crate::neighbourhood::Neighbourhood;
use crate::trend::Direction;

/// `h`, `.` and `c` for hot, not significant and cold.
fn pattern(letters: &str) -> Vec<Sign> {
    let sign = |letter| match letter {
        'h' => Sign::Hot,
        'c' => Sign::Cold,
        _ => Sign::NotSignificant,
    };
    letters.chars().map(sign).collect()
}

fn code(letters: &str, trend: Direction) -> &'static str {
    categorise(&pattern(letters), trend, &Rules::default()).code()
}

#[test]
fn each_of_the_seventeen_is_as_by_hand() {
    use Direction::{Down, Level, Up};
    // letters, trend, category
    let known = [
        ("....h", Level, "hot_new"),
        ("...hh", Up, "hot_consecutive"),
        ("hhhhh", Up, "hot_intensifying"),
        ("hhhhh", Level, "hot_persistent"),
        ("hhhhh", Down, "hot_diminishing"),
        ("h.h.h", Level, "hot_sporadic"),
        ("hc..h", Level, "hot_oscillating"),
        ("hhhhhhhhh.", Down, "hot_historical"),
        ("....c", Level, "cold_new"),
        ("...cc", Down, "cold_consecutive"),
        ("ccccc", Down, "cold_intensifying"),
        ("ccccc", Level, "cold_persistent"),
        ("ccccc", Up, "cold_diminishing"),
        ("c.c.c", Level, "cold_sporadic"),
        ("ch..c", Level, "cold_oscillating"),
        ("ccccccccc.", Up, "cold_historical"),
        ("h.h..", Level, "none"),
    ];
    for (letters, trend, expected) in known {
        assert_eq!(code(letters, trend), expected, "{letters}");
    }
    let codes: Vec<&str> = known.iter().map(|(_, _, code)| *code).collect();
    assert_eq!(codes, Category::ALL.map(Category::code));
}

#[test]
fn ninety_in_a_hundred_steps_is_nine_of_ten() {
    use Direction::{Level, Up};
    assert_eq!(code(".hhhhhhhhh", Level), "hot_persistent");
    assert_eq!(code("hhhh.hhhhh", Up), "hot_intensifying");
    assert_eq!(code("chhhhhhhhh", Level), "hot_persistent");
    // eight of nine are less
    assert_eq!(code(".hhhhhhhh", Up), "hot_consecutive");
    assert_eq!(code("hhhh.hhhh", Up), "hot_sporadic");
    assert_eq!(code("hhhhhhhh.", Level), "none");
    for tens in 1..=40 {
        let letters = "h".repeat(9 * tens) + &".".repeat(tens);
        assert_eq!(code(&letters, Level), "hot_historical", "{tens}");
    }
}

#[test]
fn where_rules_meet_the_last_step_decides() {
    use Direction::Level;
    assert_eq!(code("c...h", Level), "hot_new");
    assert_eq!(code("c..hh", Level), "hot_consecutive");
    assert_eq!(code("hhhhhhhhhc", Level), "cold_new");
    assert_eq!(code("h", Level), "hot_new");
    assert_eq!(code("", Level), "none");
    assert_eq!(code("hc.", Level), "none");
}

#[test]
fn a_low_lasting_share_still_gives_hot_and_cold_the_same_right() {
    let rules = Rules {
        lasting: 0.3,
        ..Rules::default()
    };
    let found = categorise(&pattern("hc."), Direction::Level, &rules);
    assert_eq!(found, Category::NoPattern);
    let found = categorise(&pattern("hhc."), Direction::Level, &rules);
    assert_eq!(found, Category::Hot(Kind::Historical));
}

/// The definitions, each on its own: whether a pattern fits a kind of hot spot.
fn fits(kind: Kind, steps: &[Sign], trend: Direction) -> bool {
    let hot: Vec<usize> = (0..steps.len())
        .filter(|at| steps[*at] == Sign::Hot)
        .collect();
    let last = steps.len() - 1;
    let ninety = 10 * hot.len() >= 9 * steps.len();
    let now = steps[last] == Sign::Hot;
    let one_run = now && hot[0] + hot.len() == steps.len();
    let was_cold = steps.contains(&Sign::Cold);
    let repeated = hot.len() > 1;
    match kind {
        Kind::New => hot == [last],
        Kind::Consecutive => one_run && repeated && !ninety,
        Kind::Intensifying => ninety && now && repeated && trend == Direction::Up,
        Kind::Persistent => ninety && now && repeated && trend == Direction::Level,
        Kind::Diminishing => ninety && now && repeated && trend == Direction::Down,
        Kind::Sporadic => now && !one_run && !ninety && !was_cold,
        Kind::Oscillating => now && !one_run && !ninety && was_cold,
        Kind::Historical => steps[last] == Sign::NotSignificant && ninety,
    }
}

#[test]
fn every_short_pattern_fits_the_one_category_it_gets() {
    let kinds = Category::ALL
        .into_iter()
        .filter_map(|category| match category {
            Category::Hot(kind) => Some(kind),
            _ => None,
        });
    let kinds: Vec<Kind> = kinds.collect();
    let mut checked = 0;
    for length in 1..=6_u32 {
        for number in 0..3_usize.pow(length) {
            let digit = |at: u32| number / 3_usize.pow(at) % 3;
            let steps: Vec<Sign> = (0..length)
                .map(|at| [Sign::Cold, Sign::NotSignificant, Sign::Hot][digit(at)])
                .collect();
            let reversed: Vec<Sign> = steps.iter().map(|sign| sign.reversed()).collect();
            for trend in [Direction::Down, Direction::Level, Direction::Up] {
                let hot = kinds.iter().filter(|kind| fits(**kind, &steps, trend));
                let cold = kinds
                    .iter()
                    .filter(|kind| fits(**kind, &reversed, trend.reversed()));
                let mut fitting: Vec<Category> = hot.map(|kind| Category::Hot(*kind)).collect();
                fitting.extend(cold.map(|kind| Category::Cold(*kind)));
                let expected = fitting.first().copied().unwrap_or(Category::NoPattern);
                let found = categorise(&steps, trend, &Rules::default());
                assert!(fitting.len() <= 1, "{steps:?} fits {fitting:?}");
                assert_eq!(found, expected, "{steps:?} {trend:?}");
                let mirror = categorise(&reversed, trend.reversed(), &Rules::default());
                assert_eq!(mirror, found.reversed());
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 3 * (3 + 9 + 27 + 81 + 243 + 729));
}

#[test]
fn words_lead_back_to_their_category() {
    for category in Category::ALL {
        assert_eq!(Category::from_code(category.code()), Some(category));
    }
    assert_eq!(Category::from_code("hot"), None);
}

/// A path of units, each beside the next.
fn path(units: u32) -> Neighbourhood {
    let lists: Vec<Vec<u32>> = (0..units)
        .map(|unit| [unit.checked_sub(1), Some(unit + 1)].into_iter().flatten())
        .map(|near| near.filter(|n| *n < units).collect())
        .collect();
    Neighbourhood::from_lists(&lists).expect("all are units")
}

#[test]
fn one_step_is_the_plain_gi_star() {
    let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0];
    let plain = gi_star(&values, &path(7)).expect("seven values");
    let cube = vec![values.map(Some).to_vec()];
    for near in [path(7), path(7).row_standardised()] {
        let found = space_time_gi_star(&cube, &near, 1).expect("a cube");
        for (found, plain) in found[0].iter().zip(&plain) {
            assert!((found.expect("defined") - plain.expect("defined")).abs() < 1e-12);
        }
    }
}

#[test]
fn two_units_in_two_steps_are_as_by_hand() {
    // apart from each other; 0, 0, then 0, 4: m = 1, s² = 3, N = 4
    let near = Neighbourhood::from_lists(&[vec![], vec![]]).expect("two units");
    let cube = vec![vec![Some(0.0), Some(0.0)], vec![Some(0.0), Some(4.0)]];
    let found = space_time_gi_star(&cube, &near, 1).expect("a cube");
    // one cell: (0 − 1) / √(3·(4 − 1)/3); two cells: (4 − 2) / √(3·(8 − 4)/3)
    assert!((found[0][1].expect("defined") + 1.0 / 3.0_f64.sqrt()).abs() < 1e-12);
    assert!((found[1][1].expect("defined") - 1.0).abs() < 1e-12);
}

#[test]
fn cells_without_value_and_cubes_without_difference_have_no_z() {
    let cube = vec![
        vec![Some(1.0), None, Some(3.0)],
        vec![None, Some(2.0), Some(5.0)],
    ];
    let found = space_time_gi_star(&cube, &path(3), 1).expect("a cube");
    assert_eq!((found[0][1], found[1][0]), (None, None));
    assert!(found[0][0].is_some());
    let same = vec![vec![Some(0.1); 3]; 4];
    let found = space_time_gi_star(&same, &path(3), 1).expect("a cube");
    assert_eq!(found, vec![vec![None; 3]; 4]);
    // the middle unit in the last step is near every cell
    let whole = vec![vec![Some(1.0), Some(2.0), Some(4.0)]; 2];
    let found = space_time_gi_star(&whole, &path(3), 9).expect("a cube");
    assert_eq!(found[1][1], None);
    assert_eq!(space_time_gi_star(&[], &path(3), 1), Ok(Vec::new()));
}

#[test]
fn cubes_that_do_not_fit_are_errors() {
    let short = vec![vec![Some(1.0); 3], vec![Some(1.0); 2]];
    let entries = InvalidCube::Entries {
        step: 1,
        entries: 2,
        units: 3,
    };
    assert_eq!(space_time_gi_star(&short, &path(3), 1), Err(entries));
    assert_eq!(signs(&short, &short, 0.05), Err(entries));
    let nan = vec![vec![Some(1.0), Some(f64::NAN), None]];
    let not_finite = InvalidCube::NotFinite { step: 0, unit: 1 };
    assert_eq!(space_time_gi_star(&nan, &path(3), 1), Err(not_finite));
    assert_eq!(
        emerging(&nan, &[], &Rules::default()),
        Err(InvalidCube::Steps(1, 0))
    );
}

#[test]
fn a_rising_place_is_intensifying_and_one_that_was_not_asked_last_has_no_category() {
    let rise = [2.0, 2.5, 3.0, 3.5, 4.5];
    let z: Vec<Vec<Option<f64>>> = rise
        .iter()
        .map(|z| vec![Some(*z), Some(-z), Some(*z)])
        .collect();
    let p = vec![vec![Some(0.01); 3]; 5];
    let mut signs = signs(&z, &p, 0.05).expect("a cube");
    signs[4][2] = None;
    let found = emerging(&z, &signs, &Rules::default()).expect("a cube");
    let first = found[0].expect("defined");
    assert_eq!(first.category, Category::Hot(Kind::Intensifying));
    assert_eq!(
        (first.hot, first.cold, first.steps, first.trend.s),
        (5, 0, 5, 10)
    );
    let second = found[1].expect("defined");
    assert_eq!(second.category, Category::Cold(Kind::Intensifying));
    assert_eq!(found[2], None);
}

#[test]
fn a_step_without_a_value_is_in_no_share_and_breaks_no_run() {
    let z = [Some(0.1), None, Some(2.5), None, Some(3.0)].map(|z| vec![z]);
    let p = [Some(0.9), None, Some(0.01), None, Some(0.01)].map(|p| vec![p]);
    let signs = signs(&z, &p, 0.05).expect("a cube");
    let found = emerging(&z, &signs, &Rules::default()).expect("a cube");
    let found = found[0].expect("defined");
    assert_eq!(found.category, Category::Hot(Kind::Consecutive));
    assert_eq!((found.hot, found.steps, found.trend.n), (2, 3, 3));
}

#[test]
fn p_values_are_adjusted_over_the_whole_cube() {
    let z = vec![vec![Some(3.0), None], vec![Some(0.0), Some(-2.0)]];
    let found = adjusted_normal_p(&z);
    assert_eq!(found[0][1], None);
    assert!((found[0][0].expect("defined") - 3.0 * two_sided(3.0)).abs() < 1e-15);
    assert!((found[1][1].expect("defined") - 1.5 * two_sided(2.0)).abs() < 1e-15);
    assert!((found[1][0].expect("defined") - 1.0).abs() < 1e-15);
}

/// Gi* of one cell over the list of all cells, with the weight of each.
fn brute_force(values: &[Vec<Option<f64>>], weight: impl Fn(usize, usize) -> f64) -> Option<f64> {
    let mut cells = Vec::new();
    for (step, units) in values.iter().enumerate() {
        for (unit, value) in units.iter().enumerate() {
            cells.extend(value.map(|value| (value, weight(step, unit))));
        }
    }
    let n = cells.len() as f64;
    let mean = cells.iter().map(|(x, _)| x).sum::<f64>() / n;
    let variance = cells.iter().map(|(x, _)| (x - mean).powi(2)).sum::<f64>() / n;
    let lag: f64 = cells.iter().map(|(x, w)| x * w).sum();
    let weights: f64 = cells.iter().map(|(_, w)| w).sum();
    let squares: f64 = cells.iter().map(|(_, w)| w * w).sum();
    let spread = variance * (n * squares - weights * weights) / (n - 1.0);
    (spread > 1e-9).then(|| (lag - weights * mean) / spread.sqrt())
}

proptest! {
    #[test]
    fn gi_star_equals_brute_force_over_all_cells(
        cube in prop::collection::vec(prop::collection::vec(prop::option::of(0..9_u8), 5), 1..6),
        links in prop::collection::btree_map((0..5_u32, 0..5_u32), 1..4_u8, 0..12),
        before in 0..4_usize,
    ) {
        let values: Vec<Vec<Option<f64>>> =
            cube.iter().map(|step| step.iter().map(|x| x.map(f64::from)).collect()).collect();
        let links: Vec<(u32, u32, f64)> = links
            .into_iter()
            .filter(|((from, to), _)| from != to)
            .map(|((from, to), weight)| (from, to, f64::from(weight) / 2.0))
            .collect();
        let near = Neighbourhood::from_links(5, links.clone()).expect("links");
        let found = space_time_gi_star(&values, &near, before).expect("a cube");
        for (step, unit) in (0..values.len()).flat_map(|step| (0..5).map(move |unit| (step, unit))) {
            let weight = |other: usize, to: usize| {
                let in_time = other <= step && other + before >= step;
                let link = links.iter().find(|(f, t, _)| (*f, *t) == (unit as u32, to as u32));
                match link {
                    _ if !in_time => 0.0,
                    _ if to == unit => 1.0,
                    link => link.map_or(0.0, |(_, _, weight)| *weight),
                }
            };
            let held = values.iter().flatten().flatten().count();
            let expected = values[step][unit].and_then(|_| brute_force(&values, weight));
            match (found[step][unit], expected) {
                (Some(found), Some(expected)) => prop_assert!((found - expected).abs() < 1e-9),
                (found, expected) => prop_assert!(found == expected || held < 3),
            }
        }
    }
}
