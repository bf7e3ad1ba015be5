//! Local and global statistics beside those of R's spdep and of esda.

use gocpont_core::autocorrelation::{Assumption, geary, general_g, moran};
use gocpont_core::geary::local_geary;
use gocpont_core::getis_ord::{Local, Variant, getis_ord};
use gocpont_core::moran::{Divisor, LocalMoran, Randomisation, local_moran};
use gocpont_core::neighbourhood::Neighbourhood;

use crate::frame::{Frame, Set, close, sets};

/// Values and moments, relative.
const VALUE: f64 = 1e-12;
/// Standardised values, absolute.
const Z: f64 = 1e-10;

/// Both columns of moments and the value, scaled by what the reference divides them with, and z.
fn same(found: Option<Local>, row: &[Option<f64>; 4], scale: f64, what: &str) {
    let [value, expectation, variance, z] = *row;
    let Some(found) = found else {
        assert!(z.is_none(), "{what}: the reference has a z");
        return;
    };
    for (ours, theirs, scale) in [
        (Some(found.value), value, scale),
        (found.expectation, expectation, scale),
        (found.variance, variance, scale * scale),
    ] {
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            close(ours / scale, theirs, VALUE, what);
        }
    }
    if let (Some(ours), Some(theirs)) = (found.z, z) {
        assert!((ours - theirs).abs() <= Z, "{what}: z {ours} for {theirs}");
    }
    assert_eq!(found.z.is_some(), z.is_some(), "{what}: z");
}

fn check_getis_ord(set: &Set, frame: &Frame, style: &str, near: &Neighbourhood) {
    let total: f64 = set.values.iter().sum();
    for (variant, name) in [(Variant::Gi, "gi"), (Variant::GiStar, "gistar")] {
        let columns = ["g", "e", "v", "z"].map(|c| frame.optional(&format!("{name}_{style}_{c}")));
        if columns[3].is_none() {
            continue;
        }
        let found = getis_ord(&set.values, near, variant).expect("values fit");
        for (unit, found) in found.into_iter().enumerate() {
            let scale = match variant {
                Variant::Gi => total - set.values[unit],
                Variant::GiStar => total,
            };
            let row = columns.clone().map(|c| c.and_then(|c| c[unit]));
            same(
                found,
                &row,
                scale,
                &format!("{} {name} {style} {unit}", set.name),
            );
        }
    }
}

#[test]
fn gi_and_gi_star_are_spdeps_in_both_weight_styles() {
    for set in sets() {
        check_getis_ord(&set, &set.spdep, "b", &set.near);
        check_getis_ord(&set, &set.spdep, "w", &set.near.clone().row_standardised());
    }
}

/// With divisor n − 1 the statistic is scaled by (n − 1) / n and its z is what it was, as every order of a small map
/// shows (`moran.rs`); spdep puts that divisor into the variance of the shuffled values too, so only I is compared.
#[test]
fn local_moran_is_spdeps_under_both_nulls_and_with_both_divisors() {
    let kinds = [
        ("moran_w_cond", Randomisation::Conditional, Divisor::N),
        ("moran_w_total", Randomisation::Total, Divisor::N),
        ("moran_b_cond", Randomisation::Conditional, Divisor::N),
        ("moran_b_total", Randomisation::Total, Divisor::N),
        (
            "moran_w_n1_cond",
            Randomisation::Conditional,
            Divisor::NMinusOne,
        ),
        ("moran_w_n1_total", Randomisation::Total, Divisor::NMinusOne),
    ];
    let mut compared = 0;
    for set in sets() {
        for (prefix, null, divisor) in kinds {
            let near = if prefix.contains("_w_") {
                set.near.clone().row_standardised()
            } else {
                set.near.clone()
            };
            let found = local_moran(&set.values, &near, null, divisor).expect("values fit");
            let columns =
                ["i", "e", "v", "z"].map(|c| set.spdep.optional(&format!("{prefix}_{c}")));
            for (unit, found) in found.into_iter().enumerate() {
                let what = format!("{} {prefix} {unit}", set.name);
                let local = found.expect("they differ").local;
                if local.z.is_none() {
                    continue;
                }
                let moments = divisor == Divisor::N;
                for (ours, theirs) in [
                    (Some(local.value), &columns[0]),
                    (local.expectation.filter(|_| moments), &columns[1]),
                    (local.variance.filter(|_| moments), &columns[2]),
                    (local.z.filter(|_| moments), &columns[3]),
                ] {
                    if let (Some(ours), Some(Some(theirs))) =
                        (ours, theirs.as_ref().map(|c| c[unit]))
                    {
                        close(ours, theirs, Z, &what);
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 2000, "{compared}");
}

#[test]
fn quadrants_are_those_of_the_deviations_lag() {
    for set in sets() {
        let near = set.near.clone().row_standardised();
        let null = Randomisation::Conditional;
        let found = local_moran(&set.values, &near, null, Divisor::N).expect("values fit");
        let expected = set.spdep.texts("quadrant_lag_z");
        for (unit, found) in found.into_iter().enumerate() {
            let quadrant = found.and_then(|f: LocalMoran| f.quadrant);
            let code = quadrant.map_or("", |quadrant| match quadrant.code() {
                "high_high" => "HH",
                "low_high" => "LH",
                "low_low" => "LL",
                _ => "HL",
            });
            if !code.is_empty() {
                assert_eq!(code, expected[unit], "{} {unit}", set.name);
            }
        }
    }
}

#[test]
fn local_geary_is_spdeps_with_divisor_n_minus_one_and_esdas_with_n() {
    for set in sets() {
        let near = set.near.clone().row_standardised();
        for (column, divisor) in [
            (set.spdep.optional("localc_w"), Divisor::NMinusOne),
            (
                set.esda.as_ref().and_then(|f| f.optional("geary_local")),
                Divisor::N,
            ),
        ] {
            let Some(column) = column else { continue };
            let found = local_geary(&set.values, &near, divisor).expect("values fit");
            for (unit, found) in found.into_iter().enumerate() {
                if let (Some(found), Some(expected)) = (found, column[unit]) {
                    close(found.value, expected, Z, &format!("{} c {unit}", set.name));
                }
            }
        }
    }
}

#[test]
fn esda_agrees_where_its_weights_are_binary() {
    let mut compared = 0;
    for set in sets() {
        let Some(frame) = &set.esda else { continue };
        for (variant, column) in [(Variant::Gi, "gi_b_z"), (Variant::GiStar, "gistar_b_z")] {
            let Some(column) = frame.optional(column) else {
                continue;
            };
            let found = getis_ord(&set.values, &set.near, variant).expect("values fit");
            for (unit, found) in found.into_iter().enumerate() {
                if let (Some(ours), Some(theirs)) = (found.and_then(|f| f.z), column[unit]) {
                    assert!(
                        (ours - theirs).abs() <= Z,
                        "{} {unit}: {ours} {theirs}",
                        set.name
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn global_measures_are_spdeps_where_islands_count_as_units() {
    let mut compared = 0;
    for set in sets() {
        let global = &set.global;
        let texts = |name: &str| global.texts(name);
        let [variable, test, style, assumption, adjusted] =
            ["variable", "test", "style", "assumption", "adjust_n"].map(texts);
        for row in 0..test.len() {
            if adjusted[row] == "TRUE" || variable[row] != set.variable || test[row] == "ebi_moran"
            {
                continue;
            }
            let near = match style[row].as_str() {
                "W" => set.near.clone().row_standardised(),
                _ => set.near.clone(),
            };
            let assumption = match assumption[row].as_str() {
                "normality" => Assumption::Normality,
                _ => Assumption::Randomisation,
            };
            let found = match test[row].as_str() {
                "moran" => moran(&set.values, &near, assumption),
                "geary" => geary(&set.values, &near, assumption),
                _ => general_g(&set.values, &near),
            };
            let found = found.expect("values fit").expect("it is defined");
            let number = |name: &str| global.numbers(name)[row].expect("a number");
            let what = format!("{} {} {}", set.name, test[row], style[row]);
            close(found.value, number("estimate"), VALUE, &what);
            close(
                found.expectation.expect("defined"),
                number("expectation"),
                VALUE,
                &what,
            );
            close(
                found.variance.expect("defined"),
                number("variance"),
                VALUE,
                &what,
            );
            // spdep turns Geary's z round, so that likeness is positive in every test.
            let turned = if test[row] == "geary" { -1.0 } else { 1.0 };
            close(turned * found.z.expect("defined"), number("z"), Z, &what);
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}
