//! Run lengths of charts beside R's spc, and the band of a season beside R's surveillance.

use gocpont_core::watch::{Cusum, Direction, Ewma, expected};

use crate::frame::{Frame, close, frame};

#[test]
fn run_lengths_of_cumulative_sums_are_those_of_spc() {
    let reference = frame!("watch-cusum");
    let [mean, reference_value, limit, parts, arl] =
        ["mean", "km", "hm", "m", "arl"].map(|name| reference.numbers(name));
    for (row, side) in reference.texts("side").iter().enumerate() {
        // spc's charts sound above the limit, ours at it.
        let chart = Cusum {
            above: side == "upper",
            parts: parts[row].unwrap() as u32,
            reference: reference_value[row].unwrap() as u32,
            limit: limit[row].unwrap() as u32 + 1,
        };
        let ours = chart.run_length(mean[row].unwrap());
        close(ours, arl[row].unwrap(), 1e-7, &format!("row {row}"));
    }
}

#[test]
fn run_lengths_of_weighted_means_are_those_of_spc() {
    let reference = frame!("watch-ewma");
    let [weight, expected, mean, width, arl] =
        ["weight", "mu0", "mu", "A", "arl"].map(|name| reference.numbers(name));
    for row in 0..arl.len() {
        let chart = Ewma {
            direction: Direction::Both,
            weight: weight[row].unwrap(),
            expected: expected[row].unwrap(),
            width: width[row].unwrap(),
        };
        let ours = chart.run_length(mean[row].unwrap());
        // 81 cells and their middles here, 401 and lines between them there.
        close(ours, arl[row].unwrap(), 0.03, &format!("row {row}"));
    }
}

#[test]
fn the_band_of_a_season_is_that_of_surveillance() {
    let reference = frame!("watch-farrington");
    let counts: Vec<Option<u32>> = reference
        .numbers("count")
        .iter()
        .map(|own| own.map(|own| own as u32))
        .collect();
    let mut compared = 0;
    for (at, upper) in reference.numbers("upper").into_iter().enumerate() {
        // The quantile of 1 in 100.
        let ours = expected(&counts, at, (52, 3), 2.326_347_874_040_841);
        if let Some(upper) = upper {
            // Their fit ends when its deviance changes by less than 1e-8.
            close(ours.unwrap().high, upper, 2e-5, &format!("week {}", at + 1));
            compared += 1;
        }
    }
    assert_eq!(compared, 64);
}
