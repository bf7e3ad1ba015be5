//! Data that has nothing to find, and data that is refused.

use super::*;

fn high(cases: &[u32], model: &Model, windows: &Windows) -> Result<Scan, InvalidScan> {
    scan(cases, model, windows, &settings(Direction::Both, 19))
}

#[test]
fn where_nothing_can_be_found_the_list_is_empty() {
    let nothing = |cases: &[u32], points: &[[f64; 2]], populations: &[f64], share: f64| {
        let windows = circles(points, populations, share);
        let found = high(cases, &Model::Poisson(populations), &windows).unwrap();
        assert!(found.clusters.is_empty());
        found
    };
    // no unit, no cases, nobody at all
    nothing(&[], &[], &[], 0.5);
    assert!(nothing(&[0; 4], &grid(2), &[5.0; 4], 0.5).maxima.is_empty());
    nothing(&[0; 4], &grid(2), &[0.0; 4], 0.5);
    // one unit is more than half, and all there is
    nothing(&[3], &[[1.0, 2.0]], &[5.0], 0.5);
    assert_eq!(nothing(&[3], &[[1.0, 2.0]], &[5.0], 1.0).maxima, [0.0; 19]);
    // all in one place enter together
    assert_eq!(
        nothing(&[1, 2, 3], &[[1.0, 2.0]; 3], &[5.0; 3], 0.5).windows,
        0
    );
    // a share that holds no unit
    assert_eq!(nothing(&[1, 2, 3, 4], &grid(2), &[5.0; 4], 0.2).windows, 0);
    // one rate everywhere
    nothing(&[1, 2, 3, 4], &grid(2), &[10.0, 20.0, 30.0, 40.0], 0.5);
    // everybody is a case
    let people = [1, 2, 3, 4];
    let windows = circles(&grid(2), &[1.0, 2.0, 3.0, 4.0], 0.5);
    let found = high(&people, &Model::Bernoulli(&people), &windows).unwrap();
    assert!(found.clusters.is_empty());
}

#[test]
fn all_cases_in_one_unit_have_no_relative_risk() {
    let windows = circles(&grid(2), &[5.0; 4], 0.5);
    let found = high(&[4, 0, 0, 0], &Model::Poisson(&[5.0; 4]), &windows).unwrap();
    let first = &found.clusters[0];
    assert_eq!((&first.members[..], first.relative_risk), (&[0][..], None));
    assert!((first.llr - 4.0 * 4.0_f64.ln()).abs() < 5e-7);
}

#[test]
fn a_unit_without_population_is_no_centre_and_no_member() {
    let populations = [5.0, 0.0, 5.0, 5.0];
    let windows = circles(&grid(2), &populations, 1.0);
    let found = high(&[4, 0, 1, 1], &Model::Poisson(&populations), &windows).unwrap();
    assert!(
        found
            .clusters
            .iter()
            .all(|c| c.centre != 1 && !c.members.contains(&1))
    );
    let refused = high(&[4, 1, 1, 1], &Model::Poisson(&populations), &windows);
    let expected = InvalidScan::Cases {
        unit: 1,
        period: 0,
        cases: 1,
        population: 0.0,
    };
    assert_eq!(refused, Err(expected));
    let other = high(&[4, 1, 1, 1], &Model::Poisson(&[5.0; 4]), &windows);
    assert_eq!(other, Err(InvalidScan::Outside(1)));
}

#[test]
fn intervals_too_short_for_a_period_find_nothing() {
    let windows = circles(&grid(2), &[5.0; 4], 0.5);
    let how = Settings {
        time: Some(in_time(1, false)),
        ..settings(Direction::High, 19)
    };
    let found = scan(&[9, 1, 1, 1], &Model::Poisson(&[5.0; 4]), &windows, &how).unwrap();
    assert_eq!((found.clusters.len(), found.windows), (0, 0));
}

#[test]
fn data_that_does_not_fit_is_refused_with_its_value() {
    let windows = circles(&grid(2), &[5.0; 4], 0.5);
    let refused = |cases: &[u32], model: &Model| high(cases, model, &windows).unwrap_err();
    let short = refused(&[1; 3], &Model::Poisson(&[5.0; 4]));
    assert_eq!(short.to_string(), "3 cases for 4 units and 1 periods");
    let short = refused(&[1; 4], &Model::Bernoulli(&[5; 5]));
    assert_eq!(short.to_string(), "5 populations for 4 units and 1 periods");
    let many = refused(&[1, 6, 1, 1], &Model::Bernoulli(&[5; 4]));
    assert_eq!(many.to_string(), "unit 1 has 6 cases among 5 in period 0");
    let nan = refused(&[1; 4], &Model::Poisson(&[5.0, 5.0, f64::INFINITY, 5.0]));
    assert_eq!(nan.to_string(), "unit 2 has population inf");
    let huge = refused(&[u32::MAX; 4], &Model::Poisson(&[5.0; 4]));
    assert_eq!(huge, InvalidScan::TooMany(4 * u64::from(u32::MAX)));
    assert_eq!(refused(&[1; 4], &Model::Permutation), InvalidScan::NoTime);
    for (periods, max_share) in [(0, 0.5), (4, 0.0), (4, 1.5), (4, f64::NAN)] {
        let time = Time {
            periods,
            max_share,
            prospective: false,
        };
        let how = Settings {
            time: Some(time),
            ..Settings::default()
        };
        let refused = scan(&[1; 16], &Model::Permutation, &windows, &how);
        assert!(matches!(refused, Err(InvalidScan::Time(_))));
    }
}
