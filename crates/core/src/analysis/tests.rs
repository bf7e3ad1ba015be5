//! Analyses of small and odd maps.

use super::*;
use crate::autocorrelation::Assumption;
use crate::emerging::{Rules, space_time_gi_star};
use crate::hypergeometric::Draw;

/// A row of units, each beside the next.
fn row(units: u32) -> Neighbourhood {
    let near = |unit: u32| {
        let before = unit.checked_sub(1);
        let after = Some(unit + 1).filter(|next| *next < units);
        before.into_iter().chain(after).collect()
    };
    let lists: Vec<Vec<u32>> = (0..units).map(near).collect();
    Neighbourhood::from_lists(&lists).unwrap()
}

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn counts<'a>(values: &'a [Option<f64>], near: &'a Neighbourhood) -> Units<'a> {
    Units {
        values,
        population: None,
        near,
        edge: None,
    }
}

#[test]
fn counts_are_exact_by_default_and_the_null_is_named() {
    let values = some(&[0.0, 0.0, 1.0, 5.0, 6.0, 5.0, 0.0, 1.0, 0.0, 0.0]);
    let near = row(10);
    let found = analyse(&counts(&values, &near), &Settings::of(Statistic::GiStar)).unwrap();
    assert_eq!(found.method.chance, Chance::Exact);
    assert_eq!(found.method.null, NullUsed::ValuesOthers);
    // unit 4's neighbours hold 5 + 5: of the 36 pairs of the other nine only this one reaches 10
    let upper = found.units[4].tails.unwrap().tails.upper;
    assert!((upper - 1.0 / 36.0).abs() < 1e-12, "{upper}");
}

#[test]
fn real_values_are_sampled_and_it_is_said_why() {
    let values = some(&[0.5, 0.0, 1.0, 5.0, 6.0, 5.0, 0.0, 1.0, 0.0, 0.0]);
    let near = row(10);
    let found = analyse(&counts(&values, &near), &Settings::of(Statistic::Gi)).unwrap();
    assert_eq!(found.method.chance, Chance::Permutation(999));
    assert_eq!(found.method.why_not_exact, Some(WhyNotExact::RealValues));
    let asked = Settings {
        chance: Some(Chance::Exact),
        ..Settings::of(Statistic::Gi)
    };
    let refused = analyse(&counts(&values, &near), &asked);
    assert!(matches!(refused, Err(InvalidAnalysis::NoExact(_))));
}

#[test]
fn rates_relabel_people_over_all_units_and_gi_over_the_others() {
    let cases = some(&[3.0, 1.0, 0.0, 0.0, 2.0]);
    let people = some(&[5.0, 6.0, 7.0, 8.0, 9.0]);
    let near = row(5);
    let units = Units {
        population: Some(&people),
        ..counts(&cases, &near)
    };
    let star = analyse(&units, &Settings::of(Statistic::GiStar)).unwrap();
    assert_eq!(star.method.null, NullUsed::PeopleAll);
    assert_eq!(star.method.total, Some((6.0, 35.0)));
    let draw = |population, cases, drawn, observed| {
        let draw = Draw {
            population,
            cases,
            drawn,
            observed,
        };
        draw.tails().unwrap()
    };
    assert_eq!(star.units[1].tails.unwrap().tails, draw(35, 6, 18, 4));
    let gi = analyse(&units, &Settings::of(Statistic::Gi)).unwrap();
    assert_eq!(gi.method.null, NullUsed::PeopleOthers);
    assert_eq!(gi.units[1].tails.unwrap().tails, draw(29, 5, 12, 3));
}

#[test]
fn units_without_population_or_value_are_outside_and_marked() {
    let cases = [Some(1.0), None, Some(2.0), Some(0.0), Some(4.0)];
    let people = [Some(5.0), Some(5.0), Some(0.0), Some(5.0), Some(5.0)];
    let near = row(5);
    let units = Units {
        population: Some(&people),
        ..counts(&cases, &near)
    };
    let found = analyse(&units, &Settings::of(Statistic::GiStar)).unwrap();
    assert_eq!(found.units[1].marks, [Mark::NoValue]);
    assert_eq!(found.units[2].marks, [Mark::NoPopulation]);
    assert_eq!((found.units[1].label, found.units[2].label), (None, None));
    assert_eq!(found.units[0].marks, [Mark::Island]);
    assert_eq!((found.method.units, found.method.outside), (3, 2));
}

#[test]
fn below_the_minimum_a_unit_is_not_tested_but_remains_a_neighbour() {
    let cases = some(&[1.0, 1.0, 2.0, 0.0]);
    let people = some(&[50.0, 3.0, 50.0, 50.0]);
    let near = row(4);
    let units = Units {
        population: Some(&people),
        ..counts(&cases, &near)
    };
    let settings = Settings {
        min_population: 10.0,
        ..Settings::of(Statistic::GiStar)
    };
    let found = analyse(&units, &settings).unwrap();
    assert!(found.units[1].marks.contains(&Mark::BelowMinimum));
    assert_eq!(found.units[1].label, None);
    assert_eq!(found.units[0].neighbours, 1);
    assert_eq!(found.method.tested, 3);
}

#[test]
fn odd_maps_have_defined_values_and_marks_and_never_not_a_number() {
    let maps: [&[f64]; 6] = [
        &[],
        &[3.0],
        &[1.0, 2.0],
        &[0.0; 5],
        &[7.0; 4],
        &[1e300, 0.0, 1.0],
    ];
    for values in maps {
        let near = row(values.len() as u32);
        let values = some(values);
        for statistic in [
            Statistic::Gi,
            Statistic::GiStar,
            Statistic::LocalMoran,
            Statistic::Geary,
        ] {
            for chance in [None, Some(Chance::Normal), Some(Chance::Permutation(9))] {
                let settings = Settings {
                    chance,
                    ..Settings::of(statistic)
                };
                let found = analyse(&counts(&values, &near), &settings).unwrap();
                for unit in &found.units {
                    let local = unit.local;
                    let numbers = [
                        local.map(|l| l.value),
                        local.and_then(|l| l.z),
                        unit.two_sided,
                        unit.adjusted,
                    ];
                    assert!(numbers.iter().flatten().all(|n| n.is_finite()), "{unit:?}");
                    let explained =
                        unit.local.and_then(|l| l.z).is_some() || !unit.marks.is_empty();
                    assert!(explained, "{statistic:?} {values:?} {unit:?}");
                }
            }
        }
    }
}

#[test]
fn an_island_outside_the_study_area_changes_nobody_elses_result() {
    let values = some(&[0.0, 0.0, 1.0, 5.0, 6.0, 5.0, 0.0, 1.0, 0.0, 0.0]);
    let near = row(10);
    let before = analyse(&counts(&values, &near), &Settings::of(Statistic::GiStar)).unwrap();
    let mut lists: Vec<Vec<u32>> = (0..10).map(|unit| near.neighbours(unit).to_vec()).collect();
    lists.push(Vec::new());
    let with = Neighbourhood::from_lists(&lists).unwrap();
    let mut more = values.clone();
    more.push(None);
    let after = analyse(&counts(&more, &with), &Settings::of(Statistic::GiStar)).unwrap();
    // an island without a value is outside the study area: nothing at all changes
    assert_eq!(before.units[..], after.units[..10]);
}

#[test]
fn one_tail_shows_one_side_only() {
    let values = some(&[0.0, 0.0, 0.0, 0.0, 9.0, 9.0, 9.0, 9.0, 9.0, 0.0, 0.0, 0.0]);
    let near = row(12);
    for (tail, wanted) in [(Tail::High, "hot"), (Tail::Low, "cold")] {
        let settings = Settings {
            tail,
            ..Settings::of(Statistic::GiStar)
        };
        let found = analyse(&counts(&values, &near), &settings).unwrap();
        let labels: Vec<_> = found.units.iter().filter_map(|u| u.label).collect();
        assert!(
            labels
                .iter()
                .all(|l| l.code() == "ns" || l.code().starts_with(wanted))
        );
    }
}

#[test]
fn unequal_weights_of_a_rate_standardise_and_shuffle() {
    let cases = some(&[3.0, 1.0, 0.0, 0.0, 2.0]);
    let people = some(&[5.0, 6.0, 7.0, 8.0, 9.0]);
    let links = vec![
        (0, 1, 2.0),
        (1, 0, 1.0),
        (1, 2, 3.0),
        (2, 3, 1.0),
        (3, 4, 1.0),
    ];
    let near = Neighbourhood::from_links(5, links).unwrap();
    let units = Units {
        population: Some(&people),
        ..counts(&cases, &near)
    };
    let found = analyse(&units, &Settings::of(Statistic::GiStar)).unwrap();
    assert_eq!(found.method.chance, Chance::Permutation(999));
    assert_eq!(found.method.null, NullUsed::ValuesOthers);
}

#[test]
fn more_cases_than_people_are_refused_by_unit() {
    let cases = some(&[3.0, 1.0, 9.0]);
    let people = some(&[5.0, 6.0, 7.0]);
    let near = row(3);
    let units = Units {
        population: Some(&people),
        ..counts(&cases, &near)
    };
    let refused = analyse(&units, &Settings::of(Statistic::GiStar));
    assert!(matches!(
        refused,
        Err(InvalidAnalysis::Counts { unit: 2, .. })
    ));
}

#[test]
fn the_whole_map_is_tested_by_permutation_and_has_no_exact_p() {
    let values = some(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
    let near = row(8);
    let units = counts(&values, &near);
    let moran = WholeStatistic::Moran;
    let found = whole(&units, moran, Assumption::Randomisation, (None, 1)).unwrap();
    assert!(found.tails.unwrap().tails.upper < 0.01);
    let refused = whole(
        &units,
        moran,
        Assumption::Randomisation,
        (Some(Chance::Exact), 1),
    );
    assert_eq!(refused, Err(InvalidAnalysis::NoExactWhole));
}

#[test]
fn a_spot_in_two_of_three_settings_is_robust_by_two_thirds() {
    use Label::{Cold, Hot, NotSignificant};
    let settings = [
        vec![Some(Hot(95)), Some(NotSignificant), Some(Cold(90))],
        vec![Some(Hot(90)), Some(Hot(99)), None],
        vec![Some(NotSignificant), None, Some(Cold(99))],
    ];
    assert_eq!(robustness(&settings), [Some(2.0 / 3.0), None, Some(1.0)]);
}

#[test]
fn z_over_space_and_time_is_that_of_the_cubes_own_formula() {
    let cube = [
        vec![Some(1.0), Some(4.0), Some(0.0), Some(2.0)],
        vec![Some(2.0), Some(5.0), None, Some(1.0)],
        vec![Some(3.0), Some(9.0), Some(7.0), Some(0.0)],
    ];
    let near = row(4);
    let flat: Vec<Option<f64>> = cube.iter().flatten().copied().collect();
    let grid = Grid {
        values: &flat,
        population: None,
        periods: 3,
        near: &near,
        time_steps: 1,
    };
    let found = emergence(&grid, &Settings::of(Statistic::GiStar), &Rules::default()).unwrap();
    let expected = space_time_gi_star(&cube, &near, 1).unwrap();
    for (found, expected) in found.cells.units.iter().zip(expected.iter().flatten()) {
        let z = found.local.and_then(|l| l.z);
        match (z, expected) {
            (Some(z), Some(expected)) => assert!((z - expected).abs() < 1e-12),
            (z, expected) => assert_eq!(z.is_some(), expected.is_some()),
        }
    }
    assert_eq!(found.units.len(), 4);
}
