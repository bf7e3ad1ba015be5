//! Empirical Bayes rates, intervals, adjusted p values and trends beside those of spdep, esda and scipy.

use gocpont_core::autocorrelation::{Assumption, moran};
use gocpont_core::empirical_bayes::{LocalMean, NegativeVariance, global, local, standardised};
use gocpont_core::interval::{poisson, wilson};
use gocpont_core::significance::{Adjustment, adjust};
use gocpont_core::trend::{mann_kendall, seasonal_mann_kendall};

use crate::frame::{Frame, Set, close, frame, sets};

/// Two columns agree where the reference has a number; gives how many were compared.
fn same(ours: &[Option<f64>], theirs: &[Option<f64>], tolerance: f64, what: &str) -> usize {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    let both = ours.iter().zip(theirs).enumerate();
    let compared = both.filter_map(|(at, (ours, theirs))| {
        let theirs = (*theirs)?;
        let ours = ours.unwrap_or_else(|| panic!("{what} {at}: none for {theirs}"));
        close(ours, theirs, tolerance, &format!("{what} {at}"));
        Some(())
    });
    compared.count()
}

fn with_people() -> Vec<(Set, Frame, Option<Frame>)> {
    let found = sets().into_iter().filter_map(|set| {
        let (spdep, esda) = match set.name {
            "nc" => (frame!("nc-eb"), Some(frame!("nc-esda-eb"))),
            "auckland" => (frame!("auckland-eb"), None),
            "h3" => (frame!("h3-eb"), Some(frame!("h3-esda-eb"))),
            _ => return None,
        };
        Some((set, spdep, esda))
    });
    found.collect()
}

#[test]
fn empirical_bayes_rates_are_spdeps_and_esdas() {
    let mut compared = 0;
    for (set, spdep, esda) in with_people() {
        let (cases, people) = (&set.values, set.population.as_ref().expect("people"));
        let smoothed = |found: Vec<gocpont_core::empirical_bayes::Estimate>| -> Vec<Option<f64>> {
            found
                .into_iter()
                .map(|estimate| estimate.smoothed)
                .collect()
        };
        let around = |mean| smoothed(local(cases, people, &set.near, mean).expect("rates"));
        let ours = [
            ("eb_global", smoothed(global(cases, people).expect("rates"))),
            ("eb_local_focal", around(LocalMean::Focal)),
            ("eb_local_neighbours", around(LocalMean::Neighbours)),
            (
                "eb_z",
                standardised(cases, people, NegativeVariance::OfPrior).expect("rates"),
            ),
        ];
        for frame in std::iter::once(&spdep).chain(&esda) {
            for (column, ours) in &ours {
                if let Some(theirs) = frame.optional(column) {
                    compared += same(ours, &theirs, 1e-12, &format!("{} {column}", set.name));
                }
            }
        }
    }
    assert!(compared > 1500, "{compared}");
}

#[test]
fn morans_i_of_standardised_rates_is_spdeps() {
    let mut compared = 0;
    for (set, _, _) in with_people() {
        let people = set.population.as_ref().expect("people");
        let z = standardised(&set.values, people, NegativeVariance::OfPrior).expect("rates");
        let z: Vec<f64> = z
            .into_iter()
            .map(|z| z.expect("people everywhere"))
            .collect();
        let [tests, styles] = ["test", "style"].map(|name| set.global.texts(name));
        let estimates = set.global.numbers("estimate");
        for row in (0..tests.len()).filter(|row| tests[*row] == "ebi_moran") {
            let near = match styles[row].as_str() {
                "W" => set.near.clone().row_standardised(),
                _ => set.near.clone(),
            };
            let found = moran(&z, &near, Assumption::Randomisation).expect("values fit");
            let value = found.expect("they differ").value;
            close(value, estimates[row].expect("a number"), 1e-12, set.name);
            compared += 1;
        }
    }
    assert!(compared >= 6, "{compared}");
}

#[test]
fn adjusted_p_values_are_those_of_r() {
    for set in sets() {
        let Some(p) = set.spdep.optional("gistar_p") else {
            continue;
        };
        let [bh, by] = ["gistar_bh", "gistar_by"].map(|name| set.spdep.numbers(name));
        for (expected, method) in [
            (bh, Adjustment::BenjaminiHochberg),
            (by, Adjustment::BenjaminiYekutieli),
        ] {
            let compared = same(&adjust(&p, method), &expected, 1e-12, set.name);
            assert_eq!(compared, p.len());
        }
    }
}

#[test]
fn intervals_are_those_of_the_quantiles_they_stand_for() {
    let frame = frame!("intervals");
    let kinds = frame.texts("kind");
    let [level, count, of, low, high] =
        ["level", "count", "of", "low", "high"].map(|name| frame.numbers(name));
    for row in 0..kinds.len() {
        // standard normal quantiles that leave half of the rest on each side
        let z = match level[row].map(|level| (level * 100.0).round()) {
            Some(90.0) => 1.644_853_626_951_472_2,
            Some(99.0) => 2.575_829_303_548_900_4,
            _ => 1.959_963_984_540_054,
        };
        let cases = count[row].expect("a count") as u32;
        let found = match kinds[row].as_str() {
            "poisson" => poisson(cases, z),
            _ => wilson(cases, of[row].expect("a population") as u32, z),
        };
        let (ours_low, ours_high) = found.expect("it is defined");
        let what = format!("{} of {cases}", kinds[row]);
        close(ours_low, low[row].expect("a number"), 1e-10, &what);
        close(ours_high, high[row].expect("a number"), 1e-10, &what);
    }
    assert!(kinds.len() > 50);
}

fn series(text: &str) -> Vec<f64> {
    text.split(' ')
        .map(|value| value.parse().expect("a number"))
        .collect()
}

#[test]
fn trends_are_those_of_scipy_with_s_exact() {
    let frame = frame!("trend");
    let texts = frame.texts("values");
    let columns = [
        "s",
        "var_s",
        "z",
        "p",
        "tau_a",
        "tau_b",
        "sen_slope",
        "p_exact",
    ];
    let [s, var_s, z, p, tau_a, tau_b, slope, exact] = columns.map(|name| frame.numbers(name));
    for (row, text) in texts.iter().enumerate() {
        let found = mann_kendall(&series(text)).expect("a series");
        assert_eq!(Some(found.s as f64), s[row], "S of series {row}");
        for (ours, theirs, what) in [
            (Some(found.var_s), var_s[row], "var S"),
            (found.tau_a, tau_a[row], "tau a"),
            (found.tau_b, tau_b[row], "tau b"),
            (found.sen_slope, slope[row], "slope"),
            (found.p_exact, exact[row], "exact p"),
            // a constant series has z 0 and p 1 there; here neither is defined
            (found.z, z[row].filter(|_| found.var_s > 0.0), "z"),
            (found.p, p[row].filter(|_| found.var_s > 0.0), "p"),
        ] {
            if let Some(theirs) = theirs {
                let ours = ours.unwrap_or_else(|| panic!("{what} of series {row}"));
                close(ours, theirs, 1e-10, &format!("{what} of series {row}"));
            }
        }
    }
    assert!(texts.len() > 50);
}

#[test]
fn seasonal_trends_are_those_of_the_reference() {
    let frame = frame!("trend-seasonal");
    let [period, s, var_s, slope] =
        ["period", "s", "var_s", "sen_slope"].map(|name| frame.numbers(name));
    for (row, text) in frame.texts("values").iter().enumerate() {
        let values: Vec<Option<f64>> = series(text).into_iter().map(Some).collect();
        let found = seasonal_mann_kendall(&values, period[row].expect("a period") as usize);
        let found = found.expect("a series");
        assert_eq!(Some(found.s as f64), s[row]);
        close(found.var_s, var_s[row].expect("a number"), 1e-12, "var S");
        let ours = found.sen_slope.expect("a slope");
        close(ours, slope[row].expect("a number"), 1e-12, "slope");
    }
}
