//! The method in words and figures: what travels beside every result.

use gocpont_core::analysis::{Chance, Method, Rates};
use gocpont_core::neighbourhood::Neighbourhood;
use gocpont_core::significance::Adjustment;
use gocpont_words::{Arg, Words};
use serde_json::{Value, json};

use super::args::{Analyze, Statistic, Weights};
use super::near;
use crate::console::Console;

/// A method in the making: sentences and figures.
pub struct Account<'c> {
    words: &'c Words,
    sentences: Vec<String>,
    /// Figures by name.
    pub figures: serde_json::Map<String, Value>,
}

impl<'c> Account<'c> {
    /// Begins with the statistic.
    pub fn of(asked: &Analyze, console: &'c Console) -> Self {
        let mut made = Self {
            words: console.words(),
            sentences: Vec::new(),
            figures: serde_json::Map::new(),
        };
        let code = asked.statistic.code();
        made.say(&format!("analyze-statistic-{code}"), &[]);
        made.put(
            "program",
            json!(concat!("gocpont ", env!("CARGO_PKG_VERSION"))),
        );
        made.put("statistic", json!(code));
        made.put("value", json!(asked.value));
        if let Some(population) = &asked.population {
            made.put("population", json!(population));
        }
        if matches!(asked.statistic, Statistic::Emerging) {
            made.put("time_steps", json!(asked.time_steps));
        }
        made
    }

    /// Adds a sentence.
    pub fn say(&mut self, id: &str, args: &[(&str, Arg)]) {
        self.sentences.push(self.words.say_with(id, args));
    }

    /// Adds a figure.
    pub fn put(&mut self, name: &str, value: Value) {
        self.figures.insert(name.to_owned(), value);
    }

    /// Adds what the neighbourhood of the units that take part is like.
    pub fn neighbours(
        &mut self,
        asked: &Analyze,
        links: &Neighbourhood,
        taking_part: &[bool],
    ) -> anyhow::Result<()> {
        let Some(spec) = &asked.neighbours else {
            return Ok(());
        };
        let report = if taking_part.iter().all(|part| *part) {
            links.report()
        } else {
            links.among(taking_part).report()
        };
        let mean = report.links as f64 / (report.units.max(1)) as f64;
        let style = match near::weights(spec, asked)? {
            Weights::Binary => "binary",
            Weights::Row => "row",
            Weights::Edges => "edges",
        };
        self.say(
            "analyze-neighbours",
            &[
                ("spec", Arg::from(spec.to_string())),
                ("links", Arg::from(report.links)),
                ("islands", Arg::from(report.islands)),
                ("components", Arg::from(report.components)),
            ],
        );
        self.put(
            "weights",
            json!({
                "neighbours": spec.to_string(),
                "style": style,
                "units": report.units,
                "links": report.links,
                "mean_neighbours": mean,
                "islands": report.islands,
                "components": report.components,
                "symmetric": report.symmetric,
            }),
        );
        Ok(())
    }

    /// Adds null, p, correction and study area.
    pub fn method(&mut self, asked: &Analyze, method: &Method, adjustment: Adjustment) {
        self.study_area(method.units, method.outside, method.tested);
        self.say(
            &format!("analyze-null-{}", method.null.code().replace('_', "-")),
            &[],
        );
        self.put("null", json!(method.null.code()));
        if let Some(rates) = method.rates {
            let moran = asked.statistic == Statistic::LocalMoran && rates == Rates::People;
            let of = if moran { "-moran" } else { "" };
            self.say(&format!("analyze-rates-{}{of}", rates.code()), &[]);
            self.put("rates", json!(rates.code()));
        }
        if let Some(why) = method.why_not_exact {
            let id = format!("analyze-not-exact-{}", why.code().replace('_', "-"));
            self.say(&id, &[]);
            self.put("why_not_exact", json!(why.code()));
        }
        self.chance(method.chance, asked.seed);
        let fdr = match adjustment {
            Adjustment::BenjaminiHochberg => "bh",
            Adjustment::BenjaminiYekutieli => "by",
        };
        self.say(&format!("analyze-fdr-{fdr}"), &[]);
        self.put("fdr", json!(fdr));
        let tail = format!("{:?}", asked.tail).to_lowercase();
        self.say(&format!("analyze-tail-{tail}"), &[]);
        self.put("tail", json!(tail));
        if let Some((cases, population)) = method.total {
            self.put("total", json!({ "cases": cases, "population": population }));
        }
    }

    /// Adds who takes part.
    pub fn study_area(&mut self, units: usize, outside: usize, tested: usize) {
        let args = [
            ("units", Arg::from(units)),
            ("outside", Arg::from(outside)),
            ("tested", Arg::from(tested)),
        ];
        self.say("analyze-study-area", &args);
        self.put("n", json!(units));
        self.put("outside", json!(outside));
        self.put("tested", json!(tested));
    }

    /// Adds where p comes from.
    pub fn chance(&mut self, chance: Chance, seed: u64) {
        match chance {
            Chance::Exact => {
                self.say("analyze-p-exact", &[]);
                self.put("p", json!("exact"));
            }
            Chance::Normal => {
                self.say("analyze-p-normal", &[]);
                self.put("p", json!("normal"));
            }
            Chance::Permutation(draws) => {
                let args = [
                    ("draws", Arg::from(draws as usize)),
                    ("seed", Arg::from(seed.to_string())),
                ];
                self.say("analyze-p-permutation", &args);
                self.put("p", json!(format!("permutation:{draws}")));
            }
        }
        self.put("seed", json!(seed));
    }

    /// The whole account.
    pub fn told(mut self) -> Value {
        self.figures
            .insert("method".to_owned(), json!(self.sentences.join(" ")));
        Value::Object(self.figures)
    }
}
