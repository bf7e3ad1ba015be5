//! The grammar of `analyze`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::near::{NearSpec, Robust};

/// `analyze`
#[derive(Debug, clap::Args)]
pub struct Analyze {
    /// A table of units (CSV): one row for each unit, or for each unit and period, or for each respondent.
    pub units: PathBuf,
    /// The column that names the unit; rows have numbers from 0 where there is none.
    #[arg(long)]
    pub id: Option<String>,
    /// The column of values: counts, cases of a population, or any numbers.
    #[arg(long)]
    pub value: String,
    /// The column of people at risk: the value is then their cases, and rates are analysed.
    #[arg(long)]
    pub population: Option<String>,
    /// The column of a survey's design weights: rows are respondents, several for each unit.
    #[arg(long)]
    pub weight_column: Option<String>,
    /// Who is near whom: edges:FILE.csv, hex-ring:1, hex-steps:1, nearest:8, within:800m, queen, rook,
    /// inverse-distance:800m, kernel:gaussian:800m, kernel:triangular:nearest:8.
    #[arg(long)]
    pub neighbours: Option<NearSpec>,
    /// Polygons of the units (GeoJSON), for queen, rook, or their centres.
    #[arg(long)]
    pub areas: Option<PathBuf>,
    /// The property of the polygons that names the unit; that of --id unless named.
    #[arg(long)]
    pub area_id: Option<String>,
    /// How much a neighbour counts: binary (1 each), row (1 by their number) or edges (as the edges, distances or
    /// kernel say).
    #[arg(long, value_enum)]
    pub weights: Option<Weights>,
    /// The null: conditional (the unit's own value is held) or total (all are shuffled).
    #[arg(long, value_enum)]
    pub null: Option<Null>,
    /// Which p counts.
    #[arg(long, value_enum, default_value = "two")]
    pub tail: Tail,
    /// What to compute.
    #[arg(long, value_enum)]
    pub statistic: Statistic,
    /// Where p comes from: exact, normal, or permutation:999.
    #[arg(long, value_parser = chance)]
    pub p: Option<Chance>,
    /// Seed of permutations and replications.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
    /// The column of the period (trend, emerging, and scans of space and time): a number or a text that sorts.
    #[arg(long)]
    pub time_column: Option<String>,
    /// How p is adjusted for the number of units.
    #[arg(long, value_enum, default_value = "bh")]
    pub fdr: Fdr,
    /// Where to write: .csv or .geojson (.json for a scan), with a metadata file beside it; CSV on standard output
    /// unless named.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// How rates are tested: people (relabelled), standardised (empirical Bayes, shuffled) or raw (shuffled).
    #[arg(long, value_enum, default_value = "people")]
    pub rates: Rates,
    /// Units with fewer people are not tested.
    #[arg(long, default_value_t = 0.0)]
    pub min_population: f64,
    /// More neighbourhoods, and resolutions such as resolution:8, for the share of settings in which a spot stays.
    #[arg(long, value_delimiter = ',')]
    pub robustness: Vec<Robust>,
    /// The column of H3 indexes.
    #[arg(long, default_value = "h3")]
    pub hex_column: String,
    /// The column of longitudes (WGS 84).
    #[arg(long, default_value = "lon")]
    pub lon: String,
    /// The column of latitudes.
    #[arg(long, default_value = "lat")]
    pub lat: String,
    /// The column of x in a plane, in metres, instead of longitude.
    #[arg(long, requires = "y")]
    pub x: Option<String>,
    /// The column of y.
    #[arg(long, requires = "x")]
    pub y: Option<String>,
    /// Borders nearer than this touch (unit of the polygons' coordinates).
    #[arg(long, default_value_t = 1e-7)]
    pub tolerance: f64,
    /// Under which assumption moran and general-g have their moments.
    #[arg(long, value_enum, default_value = "randomisation")]
    pub moments: Moments,
    /// Whose mean the local empirical Bayes variance is taken round: focal (as in `GeoDa`) or neighbours (spdep).
    #[arg(long, value_enum, default_value = "focal")]
    pub eb_mean: EbMean,
    /// Earlier periods that are near (emerging).
    #[arg(long, default_value_t = 1)]
    pub time_steps: usize,
    /// The scan's model; where there is a time column, cylinders of space and time.
    #[arg(long, value_enum, default_value = "poisson")]
    pub model: Model,
    /// The largest window of a scan, as a share of the population at risk.
    #[arg(long, default_value_t = 0.5)]
    pub max_share: f64,
    /// The longest interval of a scan, as a share of the periods.
    #[arg(long, default_value_t = 0.5)]
    pub max_time_share: f64,
    /// Scan only for clusters that last until the last period.
    #[arg(long)]
    pub prospective: bool,
    /// Threads; all cores unless named. The result is the same with any number.
    #[arg(long)]
    pub threads: Option<usize>,
}

/// What to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Statistic {
    /// Getis and Ord's Gi*: hot and cold spots.
    GiStar,
    /// Getis and Ord's Gi, the unit left out.
    Gi,
    /// Local Moran's I with quadrants.
    LocalMoran,
    /// Moran's I of the whole map.
    Moran,
    /// General G of the whole map.
    GeneralG,
    /// Local Geary's c.
    Geary,
    /// Geary's c of the whole map.
    GlobalGeary,
    /// Empirical Bayes rates.
    Eb,
    /// Kulldorff's scan.
    Scan,
    /// Emerging hot spots over periods.
    Emerging,
    /// Mann-Kendall trend and Sen slope of each unit.
    Trend,
}

impl Statistic {
    /// The word on the command line.
    pub fn code(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// `--weights`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Weights {
    /// 1 each.
    Binary,
    /// Rows standardised.
    Row,
    /// As given.
    Edges,
}

/// `--null`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Null {
    /// The unit's own value is held.
    Conditional,
    /// All values are shuffled.
    Total,
}

/// `--tail`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tail {
    /// Both.
    Two,
    /// Above.
    High,
    /// Below.
    Low,
}

/// `--fdr`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fdr {
    /// Benjamini and Hochberg.
    Bh,
    /// Benjamini and Yekutieli.
    By,
}

/// `--rates`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rates {
    /// People relabelled.
    People,
    /// Empirical Bayes standardised rates shuffled.
    Standardised,
    /// Raw rates shuffled.
    Raw,
}

/// `--moments`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Moments {
    /// Values are shuffled.
    Randomisation,
    /// Values are normal.
    Normality,
}

/// `--eb-mean`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EbMean {
    /// Round the unit's own mean.
    Focal,
    /// Round each neighbour's mean.
    Neighbours,
}

/// `--model`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Model {
    /// Cases in proportion to population.
    Poisson,
    /// Cases among people.
    Bernoulli,
    /// Cases alone, their periods shuffled.
    SpaceTimePermutation,
}

/// `--p`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// The exact distribution.
    Exact,
    /// The normal distribution of z.
    Normal,
    /// So many permutations.
    Permutation(u32),
}

fn chance(text: &str) -> Result<Chance, String> {
    let wanted = || format!("{text:?} is not exact, normal or permutation:999");
    match text {
        "exact" => Ok(Chance::Exact),
        "normal" => Ok(Chance::Normal),
        "permutation" => Ok(Chance::Permutation(999)),
        text => {
            let number = text
                .strip_prefix("permutation:")
                .and_then(|n| n.parse().ok());
            match number {
                Some(draws @ 1..=1_000_000) => Ok(Chance::Permutation(draws)),
                _ => Err(wanted()),
            }
        }
    }
}
