//! The auditor on a made-up county: 200,000 households, fifteen indicators, four resolutions, three area sets, eight
//! periods, hot spots, trends and emerging hot spots, one release after another. `audit [HOUSEHOLDS HEXES MUNICIPALITIES]`.

use std::collections::HashMap;
use std::time::Instant;

use geo_types::{MultiPolygon, polygon};
use gocpont_benches::county::{Size, cube, fifteen};
use gocpont_benches::{peak_memory, spec};
use gocpont_core::cube::Cube;
use gocpont_disclosure::auditor::{Auditor, ReleaseInput, Thresholds};
use gocpont_disclosure::noise::NoiseRules;
use gocpont_disclosure::partitions::Partitions;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, protect};
use gocpont_disclosure::release::{Checksum, Release, Text, checksum};
use gocpont_disclosure::seal::{SealedRelease, seal};
use gocpont_disclosure::spec::{AreaSetSpec, AreaSpec, Spec};
use gocpont_disclosure::statistics::{EmergingRules, Near, Spots, Statistics, TrendRules};
use gocpont_disclosure::tier::Tier;
use h3o::{LatLng, Resolution};

const PERIODS: usize = 8;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .map(|n| n.parse())
        .collect::<std::result::Result<_, _>>()?;
    let [households, hexes, municipalities] = match numbers[..] {
        [a, b, c] => [a, b, c],
        _ => [200_000, 50_000, 80],
    };
    let cube = cube(Size {
        households,
        hexes,
        municipalities,
        periods: PERIODS,
    });
    let mut auditor = Auditor::new(cube.atoms())?;
    let mut earlier = None;
    for number in 1..=2 {
        let (sealed, partitions) = made(&cube, number, earlier.take())?;
        earlier = Some(partitions);
        let from = Instant::now();
        let release = add(&mut auditor, &sealed)?;
        auditor.check_truth(&cube, &release)?;
        let report = auditor.audit()?;
        println!(
            "{number} release(s): {:.2} s; {} tables, {} features, {} families, {} sets, {} cells, smallest {:?}; {}",
            from.elapsed().as_secs_f64(),
            report.tables,
            report.features,
            report.families,
            report.sets,
            report.cells,
            report.smallest,
            peak_memory(),
        );
    }
    Ok(())
}

fn made(
    cube: &Cube,
    number: u32,
    earlier: Option<Partitions>,
) -> Result<(SealedRelease, Partitions)> {
    let policy = Policy::new(10, 5, 3)?;
    let rules = Rules {
        noise: NoiseRules::new(5, 3.0).ok(),
        ..Rules::exact(policy, Resolution::Six)
    };
    let from = Instant::now();
    let keys = Keys::new([7; 32], [8; 32]);
    let (published, partitions, _) = protect(cube, &rules, &keys, earlier)?;
    println!("protected in {:.2} s", from.elapsed().as_secs_f64());
    let indicators = fifteen();
    let statistics = Statistics {
        spots: indicators.iter().map(|_| spots()).collect(),
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
        years: (0..PERIODS).map(|at| at as f64 / 2.0).collect(),
        trend_title: Text::default(),
        emerging_title: Text::default(),
        describe: |_| Text::default(),
    };
    let spec = Spec {
        number,
        periods: (0..PERIODS)
            .map(|at| format!("20{}-01-01", 10 + at))
            .collect(),
        resolutions: vec![
            Resolution::Six,
            Resolution::Seven,
            Resolution::Eight,
            Resolution::Nine,
        ],
        area_sets: [0.02, 0.05, 0.11]
            .map(|width| stripes(cube, width))
            .to_vec(),
        statistics: Some(statistics),
        says_protection: true,
        ..spec(policy, indicators)
    };
    let from = Instant::now();
    let sealed = seal(&published, &spec)?;
    let bytes: usize = sealed.chunks().iter().map(Vec::len).sum();
    println!(
        "sealed in {:.2} s, {} MB",
        from.elapsed().as_secs_f64(),
        bytes / 1_000_000
    );
    Ok((sealed, partitions))
}

fn spots() -> Spots {
    Spots {
        min_population: 20,
        robustness: vec![Near::Touching(1), Near::Touching(2), Near::Nearest(6)],
        ..Spots::default()
    }
}

/// Areas so many degrees wide, from pole to pole of the ground.
fn stripes(cube: &Cube, width: f64) -> AreaSetSpec {
    let centres = cube.atoms().iter().map(|atom| LatLng::from(atom.hex));
    let west = centres.clone().map(LatLng::lng).fold(f64::MAX, f64::min);
    let stripe: Vec<usize> = centres
        .map(|at| ((at.lng() - west) / width) as usize)
        .collect();
    let last = stripe.iter().copied().max().unwrap_or_default();
    let area = |at: usize| {
        let from = west + at as f64 * width;
        let to = from + width;
        let outline = polygon![(x: from, y: 40.0), (x: to, y: 40.0), (x: to, y: 55.0), (x: from, y: 55.0), (x: from, y: 40.0)];
        AreaSpec {
            id: at.to_string(),
            name: at.to_string(),
            outline: MultiPolygon(vec![outline]),
        }
    };
    AreaSetSpec {
        id: format!("stripes{}", (width * 1000.0) as u32),
        label: Text::default(),
        areas: (0..=last).map(area).collect(),
        area_of: stripe.into_iter().map(Some).collect(),
    }
}

fn add(auditor: &mut Auditor, sealed: &SealedRelease) -> Result<Release> {
    let release = Release::from_bytes(sealed.manifest(), &sealed.checksum())?;
    let held: HashMap<Checksum, &Vec<u8>> = sealed
        .chunks()
        .iter()
        .map(|bytes| (checksum(bytes), bytes))
        .collect();
    let chunk = |sum: &Checksum| {
        held.get(sum)
            .map(|bytes| (*bytes).clone())
            .ok_or_else(|| "no chunk".to_owned())
    };
    let indicators = fifteen();
    let thresholds = vec![Thresholds { k: 10, k_filter: 5 }; indicators.len()];
    auditor.add_release(&ReleaseInput {
        release: &release,
        tier: Tier::Public,
        indicators: &indicators,
        noise: &vec![5; indicators.len()],
        thresholds: &thresholds,
        chunk: &chunk,
    })?;
    Ok(release)
}
