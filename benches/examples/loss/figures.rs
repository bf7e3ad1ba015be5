//! The figures of acceptable loss, where an audit has them, and what is wanted of each over the seeds.

use serde_json::Value;

/// Severe deprivation, among the plan's indicators.
const NEED: usize = 1;

/// Whose figure it is.
#[derive(Clone, Copy)]
pub enum Of {
    /// The base partition's.
    Base,
    /// That of severe deprivation.
    Need,
    /// The lowest of all topics.
    Lowest,
    /// The highest of all topics.
    Highest,
}

/// What is wanted over the seeds.
#[derive(Clone, Copy)]
pub enum Wanted {
    Nothing,
    Least(f64),
    Most(f64),
    MeanLeast(f64),
}

/// One figure of an audit, and what is wanted of it.
pub struct Figure(pub &'static str, Of, &'static str, Wanted);

use Of::{Base, Highest, Lowest, Need};
use Wanted::{Least, MeanLeast, Most, Nothing};

/// All of them, in the order of the table.
pub const FIGURES: &[Figure] = &[
    Figure(
        "in a block, least period",
        Base,
        "/loss/in_block_least",
        Least(1.0),
    ),
    Figure(
        "worst topic: in a block, last period",
        Lowest,
        "/loss/in_block",
        Nothing,
    ),
    Figure(
        "worst topic: in a block, least period",
        Lowest,
        "/loss/in_block_least",
        Nothing,
    ),
    Figure(
        "own hex at 9",
        Base,
        "/loss/own_hex/0/households",
        Least(0.5),
    ),
    Figure(
        "own hex at 8",
        Base,
        "/loss/own_hex/1/households",
        Least(0.6),
    ),
    Figure("own hex at 7", Base, "/loss/own_hex/2/households", Nothing),
    Figure(
        "median block, households",
        Base,
        "/loss/median_households",
        Nothing,
    ),
    Figure(
        "need: own hex at 9",
        Need,
        "/loss/own_hex/0/households",
        Nothing,
    ),
    Figure(
        "need: own hex at 8",
        Need,
        "/loss/own_hex/1/households",
        Least(0.3),
    ),
    Figure(
        "need: own hex at 7",
        Need,
        "/loss/own_hex/2/households",
        Nothing,
    ),
    Figure(
        "worst topic: own hex at 8",
        Lowest,
        "/loss/own_hex/1/households",
        Nothing,
    ),
    Figure("need: blocks", Need, "/blocks", Nothing),
    Figure(
        "need: median block, households",
        Need,
        "/loss/median_households",
        Most(200.0),
    ),
    Figure(
        "worst topic: median block, households",
        Highest,
        "/loss/median_households",
        Nothing,
    ),
    Figure(
        "worst topic: totals of cases",
        Highest,
        "/loss/totals/cases",
        Most(5.0),
    ),
    Figure(
        "worst topic: totals of population",
        Highest,
        "/loss/totals/population",
        Most(5.0),
    ),
    Figure(
        "need: alike on hexes",
        Need,
        "/loss/hotspots/hexes/population",
        Least(0.97),
    ),
    Figure(
        "need: alike on hexes, least period",
        Need,
        "/loss/hotspots/hexes/population_least",
        Nothing,
    ),
    Figure(
        "need: hot alike on hexes",
        Need,
        "/loss/hotspots/hexes/hot_population",
        Nothing,
    ),
    Figure(
        "need: hot alike on hexes, least period",
        Need,
        "/loss/hotspots/hexes/hot_population_least",
        Nothing,
    ),
    Figure(
        "need: Jaccard on hexes",
        Need,
        "/loss/hotspots/hexes/jaccard",
        MeanLeast(0.75),
    ),
    Figure(
        "need: Jaccard on hexes, least period",
        Need,
        "/loss/hotspots/hexes/jaccard_least",
        Nothing,
    ),
    Figure(
        "need: alike on blocks",
        Need,
        "/loss/hotspots/blocks/population",
        Least(0.97),
    ),
    Figure(
        "need: alike on blocks, least period",
        Need,
        "/loss/hotspots/blocks/population_least",
        Nothing,
    ),
    Figure(
        "need: hot alike on blocks",
        Need,
        "/loss/hotspots/blocks/hot_population",
        Nothing,
    ),
    Figure(
        "need: hot alike on blocks, least period",
        Need,
        "/loss/hotspots/blocks/hot_population_least",
        Nothing,
    ),
    Figure(
        "need: Jaccard on blocks",
        Need,
        "/loss/hotspots/blocks/jaccard",
        MeanLeast(0.75),
    ),
    Figure(
        "need: Jaccard on blocks, least period",
        Need,
        "/loss/hotspots/blocks/jaccard_least",
        Nothing,
    ),
    Figure(
        "worst topic: alike on hexes",
        Lowest,
        "/loss/hotspots/hexes/population",
        Nothing,
    ),
    Figure(
        "worst topic: alike on blocks",
        Lowest,
        "/loss/hotspots/blocks/population",
        Nothing,
    ),
    Figure(
        "worst topic: hot alike on blocks",
        Lowest,
        "/loss/hotspots/blocks/hot_population",
        Nothing,
    ),
];

impl Figure {
    fn of(&self, audit: &Value) -> Option<f64> {
        let number = |one: &Value| one.pointer(self.2)?.as_f64();
        let all = || audit["indicators"].as_array().into_iter().flatten();
        match self.1 {
            Base => number(&audit["base"]),
            Need => number(&audit["indicators"][NEED]),
            Lowest => all().filter_map(number).reduce(f64::min),
            Highest => all().filter_map(number).reduce(f64::max),
        }
    }

    fn found(&self, audits: &[Value]) -> Vec<f64> {
        audits.iter().filter_map(|audit| self.of(audit)).collect()
    }

    /// What is wanted, least, mean and most over the seeds, and whether it is kept.
    pub fn row(&self, audits: &[Value]) -> String {
        let found = self.found(audits);
        let (wanted, kept) = match self.3 {
            Nothing => (String::new(), None),
            Least(bound) => (format!("≥ {bound}"), Some(least(&found) >= bound)),
            Most(bound) => (format!("≤ {bound}"), Some(most(&found) <= bound)),
            MeanLeast(bound) => (format!("mean ≥ {bound}"), Some(mean(&found) >= bound)),
        };
        let kept = kept.map_or("", |kept| if kept { "yes" } else { "no" });
        let [least, mean, most] = [least(&found), mean(&found), most(&found)].map(shown);
        format!(
            "| {} | {wanted} | {least} | {mean} | {most} | {kept} |",
            self.0
        )
    }

    /// The worse end over the seeds, and the mean.
    pub fn cell(&self, audits: &[Value]) -> String {
        let found = self.found(audits);
        let worse = match self.3 {
            Most(_) => most(&found),
            _ => least(&found),
        };
        format!("{} / {}", shown(worse), shown(mean(&found)))
    }
}

fn least(of: &[f64]) -> f64 {
    of.iter().copied().fold(f64::INFINITY, f64::min)
}

fn most(of: &[f64]) -> f64 {
    of.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len() as f64
}

/// Shares with three decimals, counts with none or one.
fn shown(number: f64) -> String {
    match number {
        n if !n.is_finite() => "–".to_owned(),
        n if n > 1.0 && n.fract() == 0.0 => format!("{n}"),
        n if n > 1.0 => format!("{n:.1}"),
        n => format!("{n:.3}"),
    }
}
