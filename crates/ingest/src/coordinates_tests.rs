//! Tests of systems and axes told from numbers, on points of Hungary and Czechia and on real registers where they are there.

use std::path::Path;

use h3o::{LatLng, Resolution};

use super::*;

const TATA: (f64, f64) = (595_350.495, 256_494.662);
const BENESOV: (f64, f64) = (-728_483.988, -1_079_288.051);

fn looks(pairs: &[(f64, f64)], named: Option<u32>) -> Vec<(u32, Axes)> {
    match detect(pairs, named, None).expect("known systems") {
        Verdict::LooksLike(readings) => readings.iter().map(|r| (r.epsg, r.axes)).collect(),
        Verdict::Fits(epsg) => vec![(epsg, Axes::AsNamed)],
        Verdict::Elsewhere(_) | Verdict::Unknown => Vec::new(),
    }
}

#[test]
fn numbers_that_are_what_they_are_said_to_be_raise_no_question() {
    for (pair, named) in [
        (TATA, 23700),
        (BENESOV, 5514),
        ((18.32, 47.65), 4326),
        ((4_944_959.807, 2_761_403.515), 3035),
    ] {
        let verdict = detect(&[pair], Some(named), None).expect("known");
        assert_eq!(verdict, Verdict::Fits(named));
        assert_eq!(verdict.question("a.csv", &[pair]), None);
    }
    assert_eq!(
        detect(&[(18.32, 47.65)], None, None).expect("known"),
        Verdict::Fits(4326)
    );
}

#[test]
fn swapped_axes_are_told_in_every_system() {
    for ((east, north), named) in [
        (TATA, 23700),
        (BENESOV, 5514),
        ((18.32, 47.65), 4326),
        ((14.1052, 50.1431), 4326),
        ((4_614_302.679, 3_011_635.790), 3035),
    ] {
        assert_eq!(
            looks(&[(north, east)], Some(named))[0],
            (named, Axes::Swapped)
        );
    }
    assert_eq!(looks(&[(47.65, 18.32)], None), [(4326, Axes::Swapped)]);
}

#[test]
fn the_old_signs_of_krovak_are_told_in_both_orders() {
    let (east, north) = BENESOV;
    for named in [None, Some(5514)] {
        assert_eq!(looks(&[(-east, -north)], named), [(5514, Axes::SouthWest)]);
        assert_eq!(
            looks(&[(-north, -east)], named),
            [(5514, Axes::SouthWestSwapped)]
        );
    }
}

#[test]
fn a_system_that_nobody_names_is_asked_for_by_what_it_looks_like() {
    assert_eq!(looks(&[TATA], None), [(23700, Axes::AsNamed)]);
    assert_eq!(looks(&[(TATA.1, TATA.0)], None), [(23700, Axes::Swapped)]);
    assert_eq!(looks(&[BENESOV], None), [(5514, Axes::AsNamed)]);
    assert!(looks(&[(4_944_959.8, 2_761_403.5)], None).contains(&(3035, Axes::AsNamed)));
    // Prague in UTM 33N, Tata in UTM 34N and in Web Mercator.
    assert!(looks(&[(458_000.0, 5_549_000.0)], None).contains(&(32633, Axes::AsNamed)));
    assert!(looks(&[(298_800.0, 5_281_000.0)], None).contains(&(32634, Axes::AsNamed)));
    assert!(looks(&[(2_039_373.0, 6_046_000.0)], None).contains(&(3857, Axes::AsNamed)));
    let asked = detect(&[TATA], None, None)
        .expect("known")
        .question("a.csv", &[TATA]);
    let said = asked.expect("a question").to_string();
    assert!(
        said.contains("--crs EPSG:23700 (HD72 / EOV)") && said.contains("595350.495; 256494.662"),
        "{said}"
    );
}

#[test]
fn a_system_that_is_named_wrongly_is_asked_about() {
    assert!(looks(&[BENESOV], Some(23700)).contains(&(5514, Axes::AsNamed)));
    assert!(looks(&[(18.32, 47.65)], Some(23700)).contains(&(4326, Axes::AsNamed)));
}

#[test]
fn the_expected_extent_decides_where_it_is_known() {
    let vienna = [(16.37, 48.21)];
    assert_eq!(
        detect(&vienna, None, None).expect("known"),
        Verdict::Fits(4326)
    );
    let around_tata = Some([18.2, 47.5, 18.5, 47.8]);
    assert_eq!(
        detect(&vienna, Some(4326), around_tata).expect("known"),
        Verdict::Elsewhere(4326)
    );
    assert_eq!(
        detect(&[TATA], Some(23700), around_tata).expect("known"),
        Verdict::Fits(23700)
    );
}

#[test]
fn what_fits_nothing_is_a_question_unless_it_is_named() {
    let odd = [(5e6, 5e5)];
    let verdict = detect(&odd, None, None).expect("known");
    assert_eq!(verdict, Verdict::Unknown);
    assert!(verdict.question("a.csv", &odd).is_some());
    // Lisbon: degrees, and nothing else.
    assert_eq!(
        detect(&[(-9.1, 38.7)], None, None).expect("known"),
        Verdict::Elsewhere(4326)
    );
    assert!(detect(&odd, Some(999_999), None).is_err());
}

#[test]
fn empty_and_zero_pairs_say_nothing() {
    let pairs = [(0.0, 0.0), (f64::NAN, 1.0), BENESOV];
    assert_eq!(
        detect(&pairs, Some(5514), None).expect("known"),
        Verdict::Fits(5514)
    );
    assert_eq!(
        detect(&pairs[..2], None, None).expect("known"),
        Verdict::Fits(4326)
    );
}

#[test]
fn axes_have_words_and_are_applied_by_direction() {
    for axes in Axes::ALL {
        assert_eq!(axes.word().parse(), Ok(axes));
    }
    assert!("north".parse::<Axes>().is_err());
    assert_eq!(apply(Axes::SouthWest, (728.0, 1081.0)), (-728.0, -1081.0));
    assert_eq!(
        apply(Axes::SouthWestSwapped, (1081.0, 728.0)),
        (-728.0, -1081.0)
    );
    assert_eq!(apply(Axes::Swapped, (1.0, 2.0)), (2.0, 1.0));
}

/// Pairs of the columns Y and X, wherever they stand, with any mark for decimals and thousands.
fn register(name: &str) -> Option<Vec<(f64, f64)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/real/towns")
        .join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {name} is not there");
        return None;
    };
    // Letters do not matter here: only names of columns and numbers are looked at.
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut lines = text.lines();
    let cells = |line: &str| {
        line.split([';', '\t'])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let header = cells(lines.next()?);
    let at = |end: &str| {
        header
            .iter()
            .position(|n| n.starts_with("Sou") && n.ends_with(end))
    };
    let (y, x) = (at(" Y")?, at(" X")?);
    let number = |text: &String| {
        let plain: String = text
            .chars()
            .filter(|c| c.is_ascii_digit() || "-.,".contains(*c))
            .collect();
        plain.replace(',', ".").parse::<f64>().ok()
    };
    let pairs = lines
        .map(cells)
        .filter_map(|row| Some((number(row.get(y)?)?, number(row.get(x)?)?)));
    Some(pairs.collect())
}

#[test]
fn real_registers_are_told_by_their_signs() {
    for (name, axes) in [
        ("ruian_benesov_529303.csv", Axes::SouthWest),
        ("ruian_vysoky_ujezd_513482.csv", Axes::SouthWest),
        ("ruian_59_without_coordinates_592889.csv", Axes::SouthWest),
        ("derived_benesov_cp1250_dmy.csv", Axes::AsNamed),
        ("derived_benesov_cp1250_dmy_spaced.csv", Axes::SouthWest),
        ("derived_benesov_iso8859_2_hu_dates.csv", Axes::AsNamed),
        ("derived_benesov_utf8_bom_tab.csv", Axes::AsNamed),
        ("derived_benesov_utf8_nbsp.csv", Axes::AsNamed),
    ] {
        let Some(pairs) = register(name) else {
            continue;
        };
        assert!(pairs.len() > 100, "{name}");
        assert_eq!(looks(&pairs, Some(5514)), [(5514, axes)], "{name}");
        assert_eq!(looks(&pairs, None), [(5514, axes)], "{name}");
    }
}

#[test]
fn the_reference_cells_are_met() {
    let cell = |lat: f64, lon: f64, resolution| {
        let at = LatLng::new(lat, lon).expect("a place");
        let resolution = Resolution::try_from(resolution).expect("a resolution");
        at.to_cell(resolution)
    };
    for (lat, lon, cells) in [
        (
            47.65,
            18.32,
            [
                "871e0225affffff",
                "881e0225a3fffff",
                "891e0225a2fffff",
                "8a1e0225a2e7fff",
            ],
        ),
        (
            46.9317,
            20.0947,
            [
                "871e1d050ffffff",
                "881e1d050dfffff",
                "891e1d050d3ffff",
                "8a1e1d050d07fff",
            ],
        ),
        (
            50.1431,
            14.1052,
            [
                "871e355b0ffffff",
                "881e355b0bfffff",
                "891e355b0abffff",
                "8a1e355b0a9ffff",
            ],
        ),
        (
            49.1951,
            16.6068,
            [
                "871e06942ffffff",
                "881e06951bfffff",
                "891e069426bffff",
                "8a1e06951a6ffff",
            ],
        ),
    ] {
        for (resolution, wanted) in (7_u8..).zip(cells) {
            assert_eq!(cell(lat, lon, resolution).to_string(), wanted);
        }
    }
    // The parent of the finer cell is not always the coarser cell of the point.
    let fine = cell(47.6526, 18.3397, 10);
    assert_eq!(fine.to_string(), "8a1e0225b0f7fff");
    assert_eq!(
        fine.parent(Resolution::Nine).expect("coarser").to_string(),
        "891e0225b0fffff"
    );
    assert_eq!(cell(47.6526, 18.3397, 9).to_string(), "891e0225b0bffff");
    let areas = [(7, 5.1845), (8, 0.7407), (9, 0.10582), (10, 0.015_117)];
    for (resolution, km2) in areas {
        let off = cell(47.65, 18.32, resolution).area_km2() / km2 - 1.0;
        assert!(off.abs() < 1e-3, "resolution {resolution}: {off}");
    }
}
