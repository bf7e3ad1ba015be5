//! Tests of the reference points, round trips, and refusals.

use crate::{CrsError, Transformer};

/// Longitude, latitude, east and north.
type Reference = (f64, f64, f64, f64);

fn worst(epsg: u32, references: &[Reference]) -> f64 {
    let there = Transformer::from_wgs84(epsg).unwrap();
    references
        .iter()
        .map(|&(lon, lat, east, north)| {
            let mut points = [(lon, lat)];
            there.convert(&mut points).unwrap();
            (points[0].0 - east).hypot(points[0].1 - north)
        })
        .fold(0.0, f64::max)
}

fn far_from_home(epsg: u32, points: &[(f64, f64)]) -> f64 {
    let mut turned = points.to_vec();
    let there = Transformer::from_wgs84(epsg).unwrap();
    let back = Transformer::to_wgs84(epsg).unwrap();
    there.convert(&mut turned).unwrap();
    back.convert(&mut turned).unwrap();
    points
        .iter()
        .zip(&turned)
        .map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1))
        .fold(0.0, f64::max)
}

const EOV: [Reference; 4] = [
    (18.32, 47.65, 595_350.495, 256_494.662),
    (20.0947, 46.9317, 729_743.512, 176_919.001),
    (19.0402, 47.4979, 649_454.155, 239_329.411),
    (20.15, 46.25, 735_022.006, 101_205.723),
];

const KROVAK: [Reference; 4] = [
    (14.1052, 50.1431, -764_338.922, -1_033_756.025),
    (14.6870, 49.7816, -728_483.988, -1_079_288.051),
    (14.6381, 49.6402, -734_072.786, -1_094_404.064),
    (16.6068, 49.1951, -598_248.741, -1_160_744.683),
];

const LAEA: [Reference; 4] = [
    (18.32, 47.65, 4_944_959.807, 2_761_403.515),
    (20.0947, 46.9317, 5_087_701.676, 2_698_766.482),
    (14.1052, 50.1431, 4_614_302.679, 3_011_635.790),
    (14.6381, 49.6402, 4_655_807.310, 2_958_068.182),
];

#[test]
fn eov_reference_points_are_met_to_the_millimetre() {
    let off = worst(23700, &EOV);
    assert!(off < 0.001, "{off} m");
}

#[test]
fn krovak_reference_points_are_met_to_the_millimetre() {
    let off = worst(5514, &KROVAK);
    assert!(off < 0.001, "{off} m");
}

#[test]
fn the_wrong_sense_of_the_krovak_rotation_would_be_seen() {
    let off = worst(5514, &[(14.1052, 50.1431, -764_378.0, -1_033_767.4)]);
    assert!((off - 41.0).abs() < 1.0, "{off} m");
}

#[test]
fn the_european_grid_has_east_first() {
    let off = worst(3035, &LAEA);
    assert!(off < 0.001, "{off} m");
}

#[test]
fn there_and_back_is_the_same_place() {
    let of = |references: &[Reference]| -> Vec<_> {
        references.iter().map(|&(x, y, ..)| (x, y)).collect()
    };
    for (epsg, points) in [
        (23700, of(&EOV)),
        (5514, of(&KROVAK[..3])),
        (3035, of(&LAEA)),
    ] {
        let off = far_from_home(epsg, &points);
        assert!(off < 2e-8, "EPSG:{epsg}: {off} degrees");
    }
}

#[test]
fn where_a_czech_and_a_slovak_operation_meet_there_and_back_stays_within_the_accuracy() {
    let off = far_from_home(5514, &[(16.6068, 49.1951)]);
    assert!(off < 1.0 / 75_000.0, "{off} degrees, about 75 km each");
}

#[test]
fn wgs_84_is_left_as_it_is() {
    let same = Transformer::to_wgs84(4326).unwrap();
    let mut points = [(18.32, 47.65), (200.0, -95.0)];
    same.convert(&mut points).unwrap();
    assert_eq!(points, [(18.32, 47.65), (200.0, -95.0)]);
    assert_eq!(same.accuracy_m(), Some(0.0));
}

#[test]
fn an_unknown_code_is_an_error_that_names_it() {
    let error = Transformer::to_wgs84(999_999).unwrap_err();
    assert!(
        matches!(error, CrsError::Unknown { epsg: 999_999, .. }),
        "{error:?}"
    );
    assert!(error.to_string().contains("EPSG:999999"));
}

#[test]
fn a_height_system_and_a_geocentric_one_are_no_places_on_a_map() {
    for epsg in [5787, 5703, 4978] {
        let error = Transformer::from_wgs84(epsg).unwrap_err();
        assert!(
            matches!(error, CrsError::NotOnAMap { .. }),
            "EPSG:{epsg}: {error:?}"
        );
    }
}

#[test]
fn the_area_of_use_of_eov_is_hungary() {
    let [west, south, east, north] = Transformer::to_wgs84(23700).unwrap().area_of_use().unwrap();
    assert!(16.0 < west && west < 16.2 && 22.8 < east && east < 23.0);
    assert!(45.7 < south && south < 45.8 && 48.5 < north && north < 48.7);
}

#[test]
fn the_accuracy_of_eov_is_known_after_a_point_and_a_ballpark_has_none() {
    let eov = Transformer::to_wgs84(23700).unwrap();
    eov.convert(&mut [(595_350.0, 256_494.0)]).unwrap();
    assert!(
        eov.accuracy_m().is_some_and(|metres| metres <= 2.0),
        "{:?}",
        eov.accuracy_m()
    );
    let stereo70 = Transformer::to_wgs84(31700).unwrap();
    stereo70.convert(&mut [(500_000.0, 500_000.0)]).unwrap();
    assert_eq!(stereo70.accuracy_m(), None);
}

#[test]
fn a_point_off_the_map_becomes_no_number_and_its_neighbours_are_kept() {
    let grid = Transformer::to_wgs84(3035).unwrap();
    let mut points = [
        (4_944_959.807, 2_761_403.515),
        (1e30, -1e30),
        (5_087_701.676, 2_698_766.482),
    ];
    grid.convert(&mut points).unwrap();
    assert!((points[0].0 - 18.32).abs() < 1e-7 && (points[2].1 - 46.9317).abs() < 1e-7);
    assert!(!points[1].0.is_finite(), "{points:?}");
}

/// East and north by EPSG:1448, the other shift between WGS 84 and HD72, for the points of EOV above.
const EOV_BY_1448: [(f64, f64); 4] = [
    (595_350.347, 256_494.481),
    (729_743.579, 176_919.129),
    (649_454.058, 239_329.357),
    (735_022.258, 101_205.850),
];

#[test]
fn the_other_shift_of_eov_lies_within_the_accuracy_of_the_one_that_is_taken() {
    let there = Transformer::from_wgs84(23700).unwrap();
    for ((lon, lat, ..), (east, north)) in EOV.into_iter().zip(EOV_BY_1448) {
        let mut point = [(lon, lat)];
        there.convert(&mut point).unwrap();
        let off = (point[0].0 - east).hypot(point[0].1 - north);
        assert!(0.05 < off && off < 0.5, "{off} m");
        assert!(there.accuracy_m().is_some_and(|accuracy| off <= accuracy));
    }
}

/// Longitude and latitude of the datum's own, and what the projection alone makes of them.
#[test]
fn the_projections_alone_meet_their_reference_points() {
    let eov: [Reference; 4] = [
        (18.32, 47.65, 595_265.636, 256_464.702),
        (20.0947, 46.9317, 729_658.537, 176_889.125),
        (19.0402, 47.4979, 649_369.245, 239_299.475),
        (20.15, 46.25, 734_937.018, 101_175.912),
    ];
    let krovak: [Reference; 4] = [
        (14.1052, 50.1431, -764_425.887, -1_033_833.471),
        (14.6870, 49.7816, -728_573.872, -1_079_358.837),
        (14.6381, 49.6402, -734_161.447, -1_094_473.285),
        (16.6068, 49.1951, -598_352.103, -1_160_801.161),
    ];
    for (datum, epsg, references) in [
        ("EPSG:4237", "EPSG:23700", eov),
        ("EPSG:4156", "EPSG:5514", krovak),
    ] {
        let projection = proj::Proj::new_known_crs(datum, epsg, None).unwrap();
        for (lon, lat, east, north) in references {
            let (x, y): (f64, f64) = projection.convert((lon, lat)).unwrap();
            let off = (x - east).hypot(y - north);
            assert!(off < 0.001, "{epsg} at {lat}, {lon}: {off} m");
        }
    }
}

#[test]
fn the_official_order_of_the_european_grid_is_north_first_and_ours_is_not() {
    let official = proj::ProjBuilder::new().proj("EPSG:3035").unwrap();
    let json = official.to_projjson(Some(false), None, None).unwrap();
    let axes = json.split("\"coordinate_system\"").nth(1).unwrap();
    assert!(axes.find("\"north\"").unwrap() < axes.find("\"east\"").unwrap());
    let there = Transformer::from_wgs84(3035).unwrap();
    for ((lon, lat, ..), code) in LAEA.into_iter().zip([
        "CRS3035RES1000mN2761000E4944000",
        "CRS3035RES1000mN2698000E5087000",
        "CRS3035RES1000mN3011000E4614000",
        "CRS3035RES1000mN2958000E4655000",
    ]) {
        let mut point = [(lon, lat)];
        there.convert(&mut point).unwrap();
        let (east, north) = ((point[0].0 / 1e3).floor(), (point[0].1 / 1e3).floor());
        assert_eq!(format!("CRS3035RES1000mN{north}000E{east}000"), code);
    }
}
