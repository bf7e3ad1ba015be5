//! Results belong to units: they do not depend on their order, on the scale of weights, or on who stands apart.

use gocpont_core::analysis::{
    Chance, Found, Rates, Settings, Statistic, Units, WholeStatistic, analyse, whole,
};
use gocpont_core::autocorrelation::Assumption;
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::permutation::Null;
use proptest::prelude::*;

use crate::maps::some;

const STATISTICS: [Statistic; 4] = [
    Statistic::GiStar,
    Statistic::Gi,
    Statistic::LocalMoran,
    Statistic::Geary,
];

type Links = Vec<(u32, u32, f64)>;

/// Cases, people and directed links of 4 to 14 units.
fn map() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Links)> {
    (4_usize..15).prop_flat_map(|units| {
        let cases = prop::collection::vec((0_u32..6).prop_map(f64::from), units);
        let people = prop::collection::vec((6_u32..60).prop_map(f64::from), units);
        let pairs = prop::collection::btree_set((0..units as u32, 0..units as u32), 0..units * 4);
        let links = pairs.prop_map(|pairs| {
            let others = pairs.into_iter().filter(|(i, j)| i != j);
            others.map(|(i, j)| (i, j, 1.0)).collect::<Links>()
        });
        (cases, people, links)
    })
}

fn near(units: usize, links: &Links) -> Neighbourhood {
    Neighbourhood::from_links(units, links.clone())
        .expect("links of units")
        .binary()
}

fn found(
    cases: &[Option<f64>],
    people: Option<&[Option<f64>]>,
    near: &Neighbourhood,
    settings: &Settings,
) -> Vec<Found> {
    let units = Units {
        values: cases,
        population: people,
        near,
        edge: None,
    };
    analyse(&units, settings).expect("an analysis").units
}

fn ways(statistic: Statistic) -> impl Iterator<Item = Settings> {
    let nulls = [None, Some(Null::Conditional), Some(Null::Total)];
    let chances = [None, Some(Chance::Normal)];
    nulls.into_iter().flat_map(move |null| {
        chances.into_iter().map(move |chance| Settings {
            null,
            chance,
            ..Settings::of(statistic)
        })
    })
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
        (one, other) => one.is_some() == other.is_some(),
    }
}

/// All that a row says, up to rounding.
fn alike(one: &Found, other: &Found) -> bool {
    let numbers = |found: &Found| {
        let (local, tails) = (found.local, found.tails.map(|sampled| sampled.tails));
        [
            local.map(|l| l.value),
            local.and_then(|l| l.expectation),
            local.and_then(|l| l.variance),
            local.and_then(|l| l.z),
            tails.map(|t| t.lower),
            tails.map(|t| t.upper),
            found.two_sided,
            found.adjusted,
        ]
    };
    let pairs = numbers(one).into_iter().zip(numbers(other));
    let words = |found: &Found| (found.label, found.neighbours, found.marks.clone());
    pairs.into_iter().all(|(one, other)| same(one, other)) && words(one) == words(other)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn permuting_units_permutes_results(
        (cases, people, links) in map(), turn in 1_usize..13, seed in 0_usize..100,
    ) {
        let units = cases.len();
        // an order without structure: turned, then every other pair swapped
        let mut order: Vec<usize> = (0..units).map(|unit| (unit + turn) % units).collect();
        order.swap(0, seed % units);
        let mut place = vec![0_u32; units];
        for (at, unit) in order.iter().enumerate() {
            place[*unit] = at as u32;
        }
        let moved = |list: &[f64]| some(&order.iter().map(|unit| list[*unit]).collect::<Vec<_>>());
        let placed = |(i, j, w): &(u32, u32, f64)| (place[*i as usize], place[*j as usize], *w);
        let (near, turned) = (near(units, &links), near(units, &links.iter().map(placed).collect()));
        let (plain, after) = ((some(&cases), some(&people)), (moved(&cases), moved(&people)));
        for statistic in STATISTICS {
            for settings in ways(statistic) {
                for with_people in [false, true] {
                    // local Geary of rates has no exact p, and draws depend on the order
                    if with_people && statistic == Statistic::Geary && settings.chance.is_none() {
                        continue;
                    }
                    let one = found(&plain.0, with_people.then_some(&plain.1[..]), &near, &settings);
                    let other = found(&after.0, with_people.then_some(&after.1[..]), &turned, &settings);
                    for (at, unit) in order.iter().enumerate() {
                        prop_assert!(alike(&one[*unit], &other[at]), "{settings:?} {:?} {:?}", one[*unit], other[at]);
                    }
                }
            }
        }
    }

    #[test]
    fn scaling_the_rows_of_weights_changes_no_z_and_no_p((cases, _, links) in map(), scale in 0.01..50.0_f64) {
        let units = cases.len();
        let values = some(&cases);
        let binary = near(units, &links);
        let scaled = links.iter().map(|(i, j, w)| (*i, *j, w * scale * f64::from(i + 1))).collect();
        let scaled = Neighbourhood::from_links(units, scaled).unwrap();
        let rows = binary.clone().row_standardised();
        for statistic in STATISTICS {
            for settings in ways(statistic) {
                let one = found(&values, None, &binary, &settings);
                for other in [&rows, &scaled] {
                    // Gi* weighs the unit itself 1, so its own rows may not be scaled at will
                    if statistic == Statistic::GiStar && !other.by_rows() {
                        continue;
                    }
                    let other = found(&values, None, other, &settings);
                    for (one, other) in one.iter().zip(&other) {
                        let z = |found: &Found| found.local.and_then(|local| local.z);
                        prop_assert!(same(z(one), z(other)), "{settings:?} {one:?} {other:?}");
                        prop_assert!(same(one.two_sided, other.two_sided), "{one:?} {other:?}");
                        prop_assert_eq!(one.label, other.label);
                    }
                }
            }
        }
    }

    #[test]
    fn a_new_island_changes_nobody_elses_sum_and_no_ones_anything_if_it_is_outside((cases, people, links) in map()) {
        let units = cases.len();
        let (before, after) = (near(units, &links), near(units + 1, &links));
        let and = |list: &[f64], last| [some(list), vec![last]].concat();
        for statistic in STATISTICS {
            for settings in ways(statistic) {
                let alone = found(&some(&cases), None, &before, &settings);
                let inside = found(&and(&cases, Some(3.0)), None, &after, &settings);
                let outside = found(&and(&cases, None), None, &after, &settings);
                prop_assert_eq!(&alone[..], &outside[..units]);
                let sums = matches!(statistic, Statistic::Gi | Statistic::GiStar);
                for (one, other) in alone.iter().zip(&inside) {
                    let value = |found: &Found| found.local.map(|local| local.value);
                    prop_assert!(!sums || value(one) == value(other));
                    prop_assert_eq!(one.neighbours, other.neighbours);
                }
                let peopled = found(&some(&cases), Some(&some(&people)), &before, &settings);
                let none = found(&and(&cases, Some(2.0)), Some(&and(&people, Some(0.0))), &after, &settings);
                prop_assert_eq!(&peopled[..], &none[..units]);
            }
        }
    }

    #[test]
    fn a_row_agrees_with_itself((cases, people, links) in map()) {
        let near = near(cases.len(), &links);
        let (cases, people) = (some(&cases), some(&people));
        for statistic in STATISTICS {
            for settings in ways(statistic) {
                for rates in [None, Some(Rates::People), Some(Rates::Standardised), Some(Rates::Raw)] {
                    let settings = Settings { rates: rates.unwrap_or(Rates::People), ..settings };
                    for row in found(&cases, rates.map(|_| &people[..]), &near, &settings) {
                        let Some(local) = row.local else { continue };
                        if let (Some(e), Some(v), Some(z)) = (local.expectation, local.variance, local.z) {
                            let again = (local.value - e) / v.sqrt();
                            prop_assert!((z - again).abs() < 1e-6 * z.abs().max(1.0), "{row:?}");
                        }
                        prop_assert!(local.z.is_some() || !row.marks.is_empty(), "{settings:?} {row:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_rate_is_hot_only_where_more_cases_are_than_expected() {
    // few people of high rates among many of a low one: the mean of rates is far from the rate of all
    let cases = [1.0, 0.0, 1.0, 40.0, 30.0, 1.0, 0.0, 2.0, 1.0, 0.0, 3.0, 1.0];
    let people = [
        1.0, 2.0, 1.0, 400.0, 380.0, 1.0, 3.0, 2.0, 900.0, 800.0, 700.0, 2.0,
    ];
    let units = cases.len() as u32;
    let beside = |unit: u32| {
        [
            unit.checked_sub(1),
            Some(unit + 1).filter(|next| *next < units),
        ]
    };
    let lists: Vec<Vec<u32>> = (0..units)
        .map(|unit| beside(unit).into_iter().flatten().collect())
        .collect();
    let near = Neighbourhood::from_lists(&lists).unwrap();
    let settings = Settings::of(Statistic::GiStar);
    let mut spots = 0;
    for row in found(&some(&cases), Some(&some(&people)), &near, &settings) {
        let (label, z) = (row.label.unwrap(), row.local.unwrap().z.unwrap());
        let code = label.code();
        assert!(!code.starts_with("hot") || z > 0.0, "{row:?}");
        assert!(!code.starts_with("cold") || z < 0.0, "{row:?}");
        spots += usize::from(code != "ns");
    }
    assert!(spots > 2, "{spots}");
    let settings = Settings::of(Statistic::LocalMoran);
    for row in found(&some(&cases), Some(&some(&people)), &near, &settings) {
        let code = row.label.unwrap().code();
        let quadrant = row.quadrant.unwrap().code();
        let agrees = match &code[..2] {
            "ho" => quadrant == "high_high",
            "co" => quadrant == "low_low",
            "ou" => quadrant == "high_low" || quadrant == "low_high",
            _ => true,
        };
        let tails = row.tails.unwrap().tails;
        let alike = tails.upper < tails.lower;
        assert!(agrees, "{row:?}");
        assert!(
            code == "ns" || alike != code.starts_with("outlier"),
            "{row:?}"
        );
    }
}

#[test]
fn the_whole_map_does_not_depend_on_the_order_of_units_or_the_scale_of_weights() {
    let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
    let links: Links = (0..8)
        .flat_map(|i| [(i, (i + 1) % 8, 1.0), ((i + 1) % 8, i, 1.0)])
        .collect();
    let turned: Vec<f64> = (0..8).map(|at| values[(at + 3) % 8]).collect();
    let scaled: Links = links.iter().map(|(i, j, w)| (*i, *j, 7.0 * w)).collect();
    for statistic in [
        WholeStatistic::Moran,
        WholeStatistic::Geary,
        WholeStatistic::GeneralG,
    ] {
        let z = |values: &[f64], links: &Links| {
            let near = Neighbourhood::from_links(8, links.clone()).unwrap();
            let values = some(values);
            let units = Units {
                values: &values,
                population: None,
                near: &near,
                edge: None,
            };
            let chance = (Some(Chance::Normal), 1);
            let found = whole(&units, statistic, Assumption::Randomisation, chance).unwrap();
            found.local.unwrap().z
        };
        let first = z(&values, &links);
        assert!(same(first, z(&turned, &links)), "{statistic:?}");
        assert!(same(first, z(&values, &scaled)), "{statistic:?}");
    }
}
