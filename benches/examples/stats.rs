//! Our side of the side-by-side runs that `peers/stats.py` starts: one task, one line of JSON.
//!
//!     stats gi N | exact N | permutation N REPLICATIONS | queen FILE.geojson | scan N REPLICATIONS | update N
//!
//! `cpu_seconds` are user and system time of the work alone, over all threads; `checksum` is what the peers' result is
//! compared by (gi: the sum of z², queen: directed links, scan: the first cluster's log likelihood ratio);
//! `peak_mib` is the most memory the process held. Other figures say what a part took.

use std::error::Error;
use std::path::Path;

use gocpont_benches::country::Country;
use gocpont_benches::inputs::{Districts, counts, hexes};
use gocpont_core::getis_ord::gi_star;
use gocpont_core::hotspot::of_rates;
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::permutation::{Null, Sampling, Statistic, exact_tails, sampled_tails};
use gocpont_core::scan::{Coordinates, Model, Settings, Windows, scan};
use gocpont_core::significance::Adjustment;
use gocpont_ingest::areas;
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

type Outcome = Result<Value, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut found = match args[..] {
        ["gi", n] => gi(n.parse()?),
        ["exact", n] => exact(n.parse()?),
        ["permutation", n, replications] => permutation(n.parse()?, replications.parse()?),
        ["queen", file] => queen(Path::new(file)),
        ["scan", n, replications] => scanned(n.parse()?, replications.parse()?),
        ["update", n] => update(n.parse()?),
        _ => {
            Err("gi N | exact N | permutation N REPS | queen FILE | scan N REPS | update N".into())
        }
    }?;
    found["peak_mib"] = json!(peak()?);
    println!("{found}");
    Ok(())
}

/// CPU seconds of the process so far.
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// What a piece of work gives, and its CPU seconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = cpu();
    let done = work();
    (done, cpu() - start)
}

/// The most memory the process held, in MiB; none where the system does not tell.
fn peak() -> Result<Option<f64>, Box<dyn Error>> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return Ok(None);
    };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.map(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>());
    Ok(kib.transpose()?.map(|kib| (kib / 1024.0).round()))
}

/// Ring-1 neighbourhood and Gi* z.
fn gi(size: usize) -> Outcome {
    let hexes = hexes(size);
    let values: Vec<f64> = counts(&hexes).into_iter().map(f64::from).collect();
    let (near, ring) = timed(|| Neighbourhood::hex_ring(&hexes, 1));
    let near = near?;
    let (z, alone) = timed(|| gi_star(&values, &near));
    let z = z?;
    let squares: f64 = z.iter().flatten().map(|z| z * z).sum();
    // again, where the memory it writes to has been touched before
    let least = (0..5).map(|_| timed(|| gi_star(&values, &near)).1);
    Ok(json!({
        "cpu_seconds": ring + alone,
        "ring": ring,
        "z": alone,
        "z_least": least.fold(alone, f64::min),
        "checksum": squares,
    }))
}

/// Exact p of Gi* and of local Moran, the neighbours given.
fn exact(size: usize) -> Outcome {
    let hexes = hexes(size);
    let values: Vec<i64> = counts(&hexes).into_iter().map(i64::from).collect();
    let near = Neighbourhood::hex_ring(&hexes, 1)?;
    let p = |statistic| timed(|| exact_tails(statistic, Null::Conditional, &values, &near));
    let (star, star_seconds) = p(Statistic::OwnAndNeighbourSum);
    let (moran, moran_seconds) = p(Statistic::MoranProduct);
    let tested = |tails: &[Option<_>]| tails.iter().flatten().count();
    Ok(json!({
        "cpu_seconds": star_seconds + moran_seconds,
        "gi_star": star_seconds,
        "local_moran": moran_seconds,
        "tested": tested(&star?) + tested(&moran?),
    }))
}

/// Conditional permutations of Gi*, the neighbours given; then with weights that differ.
fn permutation(size: usize, replications: u32) -> Outcome {
    let hexes = hexes(size);
    let values: Vec<f64> = counts(&hexes).into_iter().map(f64::from).collect();
    let near = Neighbourhood::hex_ring(&hexes, 1)?;
    let unequal = unequal(&near)?;
    let sampling = Sampling {
        replications,
        seed: 42,
    };
    let p = |near| {
        let statistic = Statistic::OwnAndNeighbourSum;
        timed(|| sampled_tails(statistic, Null::Conditional, &values, near, sampling))
    };
    let (equal, equal_seconds) = p(&near);
    let (other, other_seconds) = p(&unequal);
    let tested = |tails: &[Option<_>]| tails.iter().flatten().count();
    Ok(json!({
        "cpu_seconds": equal_seconds,
        "unequal_weights": other_seconds,
        "tested": tested(&equal?) + tested(&other?),
    }))
}

/// The same links with weights that differ within a row.
fn unequal(near: &Neighbourhood) -> Result<Neighbourhood, Box<dyn Error>> {
    let links = (0..near.units()).flat_map(|unit| {
        let row = near.neighbours(unit).iter().enumerate();
        row.map(move |(at, near)| (unit as u32, *near, 1.0 / (1.0 + at as f64)))
    });
    Ok(Neighbourhood::from_links(near.units(), links.collect())?)
}

/// Queen contiguity of the polygons of a file, which are read before.
fn queen(file: &Path) -> Outcome {
    let set = areas::read(file, "polygons", "id", "id")?;
    let polygons: Vec<_> = set.areas().iter().map(|a| a.polygon().clone()).collect();
    let (near, seconds) = timed(|| Neighbourhood::queen(&polygons, 1e-7));
    Ok(json!({ "cpu_seconds": seconds, "checksum": near?.links() }))
}

/// Circular Poisson scan for high rates, windows of at most a quarter of the people.
fn scanned(size: usize, replications: u32) -> Outcome {
    let Districts {
        places,
        population,
        cases,
    } = Districts::new(size);
    let settings = Settings {
        replications,
        seed: 42,
        ..Settings::default()
    };
    let (windows, made) =
        timed(|| Windows::circular(&places, Coordinates::Planar, &population, 0.25));
    let windows = windows?;
    let (found, seconds) =
        timed(|| scan(&cases, &Model::Poisson(&population), &windows, &settings));
    let found = found?;
    let first = found.clusters.first();
    Ok(json!({
        "cpu_seconds": made + seconds,
        "windows": made,
        "checksum": first.map(|cluster| cluster.llr),
        "p": first.map(|cluster| cluster.p),
    }))
}

/// One household changed: its cells of the cube and the neighbourhood sums of one layer, the mean of a thousand; then
/// all z, p and adjusted p again.
fn update(size: usize) -> Outcome {
    const TURNS: u64 = 1000;
    let mut country = Country::new(size, 2 * size);
    let turn = |country: &mut Country, turn: u64, layers: usize| {
        let changes = country.change(turn);
        timed(|| country.follow(&changes, layers)).1
    };
    let all = country.layers.len();
    let one_layer: f64 = (0..TURNS).map(|at| turn(&mut country, at, 1)).sum();
    let all_layers: f64 = (TURNS..2 * TURNS)
        .map(|at| turn(&mut country, at, all))
        .sum();
    let layer = &country.layers[0];
    let (again, again_seconds) = timed(|| layer.hotspots(Adjustment::BenjaminiHochberg));
    let shares = country.shares();
    let (whole, whole_seconds) = timed(|| of_rates(&shares, country.links.near()));
    Ok(json!({
        "cpu_seconds": one_layer / TURNS as f64,
        "twelve_layers": all_layers / TURNS as f64,
        "z_p_adjusted": again_seconds,
        "from_nothing": whole_seconds,
        "tested": again?.iter().flatten().count() + whole?.len(),
    }))
}
