//! Releases whose layers say how they were made, with robustness, trend and emerging hot spots; and releases without,
//! which are as they were before there was any of it.

use super::tests::{chunk, clustered, opened, sealed, sealed_as, spec};
use super::*;
use crate::release::{
    Cell, Cells, Detail, Direction, InvalidRelease, Kind, Mark, Release, Shapes, Terms,
};
use crate::statistics::{Described, EmergingRules, Near, Spots, Statistics, TrendRules};
use crate::toy;

/// Five towns: the cluster's place rises from period to period, the rest goes up and down.
fn years() -> Vec<Vec<(u32, u32)>> {
    let town = |year: u32| {
        let mut town: Vec<(u32, u32)> = (0..toy::hexes().len() as u32)
            .map(|at| (40, 20 + (at + year) % 3))
            .collect();
        town[..8].fill((40, 40 + 10 * year));
        town
    };
    (0..5).map(town).collect()
}

fn describe(layer: &Described<'_>) -> Text {
    let en = format!(
        "{} near {} of {} blocks",
        layer.kind.code(),
        layer.spots.near,
        layer.blocks
    );
    Text {
        en,
        ..Text::default()
    }
}

fn statistics(periods: usize) -> Statistics {
    let text = |en: &str| Text {
        en: en.to_owned(),
        ..Text::default()
    };
    Statistics {
        spots: vec![Spots {
            robustness: vec![Near::Touching(2), Near::Touching(1), Near::Nearest(6)],
            ..Spots::default()
        }],
        trend: Some(TrendRules {
            min_periods: 4,
            alpha: 0.05,
        }),
        emerging: Some(EmergingRules {
            time_steps: 1,
            share: 0.9,
            alpha: 0.05,
            level: 95,
            min_periods: 4,
        }),
        years: (0..periods).map(|at| at as f64 / 2.0).collect(),
        trend_title: text("trend"),
        emerging_title: text("emerging"),
        describe,
    }
}

pub(super) fn extended_spec(periods: usize) -> Spec {
    Spec {
        says_protection: false,
        statistics: Some(statistics(periods)),
        ..spec(periods)
    }
}

fn extended(towns: &[Vec<(u32, u32)>]) -> SealedRelease {
    sealed_as(towns, &extended_spec(towns.len()))
}

/// The shapes and cells of a collection in its last period, with details where there are any.
fn read(sealed: &SealedRelease, collection: &str) -> (Release, Shapes, Cells) {
    let release = opened(sealed);
    let info = release.collection(collection).unwrap();
    let period = info.periods.last().unwrap();
    let shapes = release.shapes(collection, chunk(sealed, &info.shapes));
    let shapes = shapes.unwrap();
    let bytes = chunk(sealed, &period.chunk);
    let mut cells = release
        .cells(collection, &period.period, &shapes, bytes)
        .unwrap();
    if let Some(wanted) = release.details_chunk(collection, &period.period) {
        let bytes = chunk(sealed, wanted);
        cells = release
            .with_details(collection, &period.period, cells, bytes)
            .unwrap();
    }
    (release, shapes, cells)
}

/// Each cell with its detail.
fn pairs(cells: &Cells) -> Vec<(&Cell, Option<&Detail>)> {
    let all = cells.all().iter().enumerate();
    all.filter_map(|(at, cell)| Some((cell.as_ref()?, cells.detail(at))))
        .collect()
}

#[test]
fn licence_and_contact_come_back_and_a_release_without_them_stays_as_it_was() {
    let towns = [clustered(), clustered()];
    let says = Spec {
        says_protection: true,
        ..extended_spec(2)
    };
    let without = sealed_as(&towns, &says);
    assert_eq!(opened(&without).terms(), None);
    let terms = Terms {
        licence: Some("https://example.org/licence".to_owned()),
        contact: None,
    };
    let with = sealed_as(
        &towns,
        &Spec {
            terms: Some(terms.clone()),
            ..says
        },
    );
    assert!(with.manifest().starts_with(without.manifest()));
    assert_eq!(with.chunks(), without.chunks());
    let found = opened(&with);
    assert_eq!(found.terms(), Some(&terms));
    assert_eq!(terms.licence_address(), terms.licence.as_deref());
    let named = Terms {
        licence: Some("CC BY 4.0".to_owned()),
        ..terms
    };
    assert_eq!(named.licence_address(), None);
}

#[test]
fn a_release_of_an_old_plan_has_the_bytes_it_always_had() {
    let sealed = sealed(&[clustered(), clustered()]);
    let sum = sealed.checksum();
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    // Written down before there was an extension. It changes only where a release can no longer be made again.
    let before = "95a0bd1a5509585f9cabaf1587b344a69eacfddbed6c130f46805c510a9bb004";
    assert_eq!(sum, before);
    let release = opened(&sealed);
    assert_eq!(release.extension(), None);
    let manifest = postcard::to_stdvec(release.manifest()).unwrap();
    assert_eq!(sealed.manifest(), manifest);
}

#[test]
fn the_new_settings_change_no_number_that_was_there_before() {
    let towns = years();
    let (old, new) = (sealed(&towns), extended(&towns));
    let (before, after) = (opened(&old), opened(&new));
    for info in &before.manifest().collections {
        let other = after.collection(&info.id).unwrap();
        assert_eq!((other.bbox, other.shapes), (info.bbox, info.shapes));
        let (_, _, before) = read(&old, &info.id);
        let (_, _, after) = read(&new, &info.id);
        for (before, after) in before.all().iter().zip(after.all()) {
            assert!(
                alike(before.as_ref(), after.as_ref()),
                "{before:?} {after:?}"
            );
        }
    }
    assert!(new.manifest().len() > old.manifest().len());
}

/// Whether two cells differ in the last bits of their statistics at most.
fn alike(before: Option<&Cell>, after: Option<&Cell>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return before == after;
    };
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-10,
        (a, b) => a == b,
    };
    let statistics = near(before.z, after.z) && near(before.p, after.p);
    let same = Cell {
        z: before.z,
        p: before.p,
        p_adjusted: before.p_adjusted,
        ..after.clone()
    };
    statistics && near(before.p_adjusted, after.p_adjusted) && same == *before
}

#[test]
fn every_layer_says_how_it_was_made() {
    let towns = years();
    let release = opened(&extended(&towns));
    let ids: Vec<&str> = release
        .manifest()
        .collections
        .iter()
        .map(|info| info.id.as_str())
        .collect();
    assert_eq!(ids[5..], ["alone-trend", "alone-emerging"]);
    for id in ids {
        let kind = release.collection(id).unwrap().kind;
        let text = &release.method(id).unwrap().en;
        assert_eq!(
            *text,
            format!("{} near touching-1 of 61 blocks", kind.code())
        );
        let expected = match kind {
            Kind::Trend | Kind::Emerging => 0,
            _ => 3,
        };
        assert_eq!(
            release.extended(id).unwrap().neighbourhoods,
            expected,
            "{id}"
        );
    }
    assert_eq!(release.method("nothing"), None);
    assert_eq!(release.extension().unwrap().texts.len(), 6);
}

#[test]
fn a_spot_in_the_middle_of_a_cluster_is_robust_and_nothing_else_has_a_robustness() {
    let sealed = extended(&[clustered()]);
    for collection in ["alone-blocks", "alone-hex9", "alone-hotspots"] {
        let (_, _, cells) = read(&sealed, collection);
        let mut robust = 0;
        for (cell, detail) in pairs(&cells) {
            let class = cell.class.unwrap();
            let robustness = detail.and_then(|detail| detail.robustness);
            assert_eq!(robustness.is_some(), class.is_hot() || class.is_cold());
            if let Some(share) = robustness {
                let thirds = share * 3.0;
                assert!((thirds - thirds.round()).abs() < 1e-12 && share > 0.3);
                robust += usize::from(share > 0.99);
            }
        }
        assert!(robust > 3, "{collection}: {robust}");
    }
}

#[test]
fn a_rising_cluster_has_a_trend_that_goes_up() {
    let sealed = extended(&years());
    let (release, shapes, cells) = read(&sealed, "alone-trend");
    let info = release.collection("alone-trend").unwrap();
    assert_eq!(info.kind, Kind::Trend);
    let periods: Vec<&str> = info.periods.iter().map(|p| p.period.as_str()).collect();
    assert_eq!(periods, ["2024-01-01"]);
    assert_eq!(pairs(&cells).len(), toy::hexes().len());
    let mut rising = 0;
    for (at, shape) in shapes.all().iter().enumerate() {
        let hex = shape.hex.unwrap();
        let in_cluster = toy::hexes()[..8].iter().any(|own| u64::from(*own) == hex);
        let trend = cells.detail(at).unwrap().trend.unwrap();
        assert_eq!(trend.periods, 5);
        if in_cluster {
            assert_eq!(trend.s, 10);
            assert!((trend.p.unwrap() - 2.0 / 120.0).abs() < 1e-12);
            // 10 of 120 people more from one period to the next, half a year later
            assert!((trend.sen_slope.unwrap() - 1.0 / 6.0).abs() < 1e-12);
            assert!((trend.tau_b.unwrap() - 1.0).abs() < 1e-12);
            rising += 1;
        } else {
            assert_eq!(trend.direction, Direction::None);
        }
        let significant = trend.p_adjusted.is_some_and(|p| p <= 0.05);
        assert_eq!(trend.direction == Direction::Up, significant && trend.s > 0);
    }
    assert_eq!(rising, 8);
}

#[test]
fn a_lasting_cluster_that_grows_is_an_intensifying_hot_spot() {
    let sealed = extended(&years());
    let (_, _, cells) = read(&sealed, "alone-emerging");
    let found: Vec<&str> = pairs(&cells)
        .iter()
        .filter_map(|(_, detail)| Some(detail.as_ref()?.category?.code()))
        .collect();
    assert_eq!(found.len(), toy::hexes().len());
    let rising = found.iter().filter(|code| **code == "hot_intensifying");
    assert_eq!(rising.count(), 8, "{found:?}");
}

#[test]
fn a_new_cluster_is_a_new_hot_spot() {
    let plain = vec![(40, 20); toy::hexes().len()];
    let towns = [plain.clone(), plain.clone(), plain, clustered()];
    let sealed = extended(&towns);
    let (_, _, cells) = read(&sealed, "alone-emerging");
    let new = pairs(&cells)
        .iter()
        .filter(|(_, detail)| {
            let category = detail.and_then(|detail| detail.category);
            category.is_some_and(|category| category.code() == "hot_new")
        })
        .count();
    assert!(new >= 8, "{new}");
}

#[test]
fn with_too_few_periods_there_are_no_layers_of_change() {
    let release = opened(&extended(&years()[..3]));
    assert!(release.collection("alone-trend").is_none());
    assert!(release.collection("alone-emerging").is_none());
    assert!(release.method("alone-blocks").is_some());
}

#[test]
fn a_block_that_was_empty_for_long_is_marked() {
    let mut towns = years();
    for town in &mut towns[..3] {
        town[60] = (0, 0);
    }
    let sealed = extended(&towns);
    let (_, _, cells) = read(&sealed, "alone-trend");
    let marked: Vec<_> = pairs(&cells)
        .into_iter()
        .filter(|(cell, _)| cell.marks.contains(&Mark::TooFewPeriods))
        .collect();
    // Where an empty hex is joined to another there is no such block.
    assert!(marked.len() <= 1);
    assert!(marked.iter().all(|(_, detail)| detail.is_none()));
}

#[test]
fn an_extension_of_other_collections_is_refused() {
    let whole = extended(&[clustered()]);
    let plain = sealed(&[clustered()]);
    let mut extension = opened(&whole).extension().unwrap().clone();
    extension.collections.pop();
    let mut bytes = plain.manifest().to_vec();
    bytes.extend(postcard::to_stdvec(&extension).unwrap());
    let read = Release::from_bytes(&bytes, &checksum(&bytes));
    assert!(matches!(read, Err(InvalidRelease::Extension)));
    bytes.truncate(plain.manifest().len() + 3);
    assert!(Release::from_bytes(&bytes, &checksum(&bytes)).is_err());
}

#[test]
fn details_of_another_chunk_are_refused() {
    let sealed = extended(&years());
    let release = opened(&sealed);
    let (_, _, cells) = read(&sealed, "alone-trend");
    let info = release.collection("alone-trend").unwrap();
    let other = chunk(&sealed, &info.shapes);
    let read = release.with_details("alone-trend", "2024-01-01", cells, other);
    assert!(matches!(read, Err(InvalidRelease::Checksum { .. })));
}

#[test]
fn settings_for_other_indicators_are_refused() {
    let mut spec = extended_spec(1);
    if let Some(statistics) = &mut spec.statistics {
        statistics.spots.clear();
    }
    let published = super::tests::protected(&toy::cube(&[clustered()]));
    assert!(matches!(
        seal(&published, &spec),
        Err(InvalidSeal::Mismatch { .. })
    ));
}

#[test]
fn changes_have_the_same_bytes_on_any_number_of_threads() {
    let towns = years();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| extended(&towns))
    };
    assert_eq!(on(1), on(4));
}
