//! How each layer of a release was made, said in three languages; and the plan's settings as the release takes them.

use std::sync::LazyLock;

use gocpont_disclosure::release::{Kind, Text};
use gocpont_disclosure::statistics::{
    Described, EmergingRules, Fdr, Near, Spots, Statistics, TrendRules, Variant,
};
use gocpont_ingest::plan;
use gocpont_words::{Arg, Language, Words};
use jiff::civil::Date;

use crate::inputs::Settings;
use crate::publish::in_all_languages;

/// A mean year.
const DAYS_OF_YEAR: f64 = 365.25;

static WORDS: LazyLock<[Words; 3]> = LazyLock::new(|| Language::ALL.map(Words::new));

/// The statistics of a plan; none of one that says nothing of methods.
pub fn statistics(settings: &Settings) -> Option<Statistics> {
    let plan = &settings.plan;
    let of = |id: &String| {
        plan.hotspots
            .indicators
            .get(id)
            .unwrap_or(&plan.hotspots.spots)
    };
    let indicators = settings.indicators.iter();
    (plan.methods || !settings.exact_sums).then(|| Statistics {
        spots: indicators
            .map(|indicator| spots(of(&indicator.id)))
            .collect(),
        trend: plan.trend.map(|trend| TrendRules {
            min_periods: trend.min_periods as usize,
            alpha: trend.alpha,
        }),
        emerging: plan.emerging.map(|emerging| EmergingRules {
            time_steps: emerging.time_steps as usize,
            share: emerging.share,
            alpha: emerging.alpha,
            level: emerging.level,
            min_periods: emerging.min_periods as usize,
        }),
        years: years(&settings.periods),
        trend_title: in_all_languages("layer-trend"),
        emerging_title: in_all_languages("layer-emerging"),
        describe,
    })
}

fn spots(of: &plan::Spots) -> Spots {
    Spots {
        variant: of.method,
        near: near(of.near),
        fdr: match of.fdr {
            plan::Fdr::BenjaminiHochberg => Fdr::BenjaminiHochberg,
            plan::Fdr::BenjaminiYekutieli => Fdr::BenjaminiYekutieli,
        },
        min_population: of.min_population,
        robustness: of.robustness.iter().copied().map(near).collect(),
    }
}

const fn near(of: plan::Near) -> Near {
    match of {
        plan::Near::Touching(steps) => Near::Touching(steps),
        plan::Near::Nearest(blocks) => Near::Nearest(blocks),
    }
}

fn years(periods: &[Date]) -> Vec<f64> {
    let since = |day: &Date| {
        let first = periods.first().unwrap_or(day);
        (first.duration_until(*day).as_hours() / 24) as f64 / DAYS_OF_YEAR
    };
    periods.iter().map(since).collect()
}

/// How a layer was made.
fn describe(layer: &Described<'_>) -> Text {
    let [hu, cs, en] = &*WORDS;
    let say = |words| Method { words, layer }.sentences().join(" ");
    Text {
        hu: say(hu),
        cs: say(cs),
        en: say(en),
    }
}

struct Method<'m> {
    words: &'m Words,
    layer: &'m Described<'m>,
}

impl Method<'_> {
    fn sentences(&self) -> Vec<String> {
        let numbers = self.numbers();
        if !self.layer.rate {
            return vec![self.words.say("method-count"), numbers];
        }
        let layer = self.layer;
        if !layer.hotspots && layer.kind != Kind::Trend {
            let rate = self.words.say("method-rate");
            return vec![rate, self.too_few_blocks(), numbers];
        }
        let mut said = match layer.kind {
            Kind::Blocks | Kind::Hex | Kind::Areas => {
                vec![self.words.say("method-rate"), self.hotspots()]
            }
            Kind::Hotspots => vec![self.hotspots(), self.words.say("method-only-significant")],
            Kind::Trend => vec![self.trend()],
            Kind::Emerging => vec![self.emerging(), self.hotspots()],
        };
        if layer.kind != Kind::Trend && layer.spots.min_population > 0 {
            let people = Arg::from(layer.spots.min_population as usize);
            said.push(self.words.say_with("method-minimum", &[("people", people)]));
        }
        if !matches!(layer.kind, Kind::Trend | Kind::Emerging) {
            said.extend(self.robustness());
        }
        if matches!(layer.kind, Kind::Hex | Kind::Areas) {
            said.push(self.words.say("method-united"));
        }
        said.push(numbers);
        said
    }

    fn numbers(&self) -> String {
        let noise = self.layer.noise_bound;
        if noise == 0 {
            return self.words.say("method-numbers");
        }
        let bound = [("bound", Arg::from(noise as usize))];
        self.words.say_with("method-numbers-noise", &bound)
    }

    fn hotspots(&self) -> String {
        let spots = self.layer.spots;
        let statistic = match spots.variant {
            Variant::GiStar => "gi-star",
            Variant::Gi => "gi",
        };
        let args = [
            ("statistic", statistic.into()),
            ("near", self.near(spots.near).into()),
            ("fdr", self.fdr()),
            ("blocks", self.layer.blocks.into()),
        ];
        self.words.say_with("method-hotspots", &args)
    }

    fn too_few_blocks(&self) -> String {
        let args = [
            ("blocks", Arg::from(self.layer.blocks)),
            ("least", self.layer.min_blocks.into()),
        ];
        self.words.say_with("method-too-few-blocks", &args)
    }

    fn robustness(&self) -> Option<String> {
        let all = self.layer.spots.neighbourhoods();
        let list: Vec<String> = all.iter().map(|near| self.near(*near)).collect();
        let args = [
            ("count", Arg::from(all.len())),
            ("list", list.join("; ").into()),
        ];
        let said = || self.words.say_with("method-robustness", &args);
        (!all.is_empty()).then(said)
    }

    fn trend(&self) -> String {
        let Some(rules) = &self.layer.statistics.trend else {
            return String::new();
        };
        let args = [
            ("periods", Arg::from(rules.min_periods)),
            ("fdr", self.fdr()),
            ("alpha", rules.alpha.into()),
            ("blocks", self.layer.blocks.into()),
        ];
        self.words.say_with("method-trend", &args)
    }

    fn emerging(&self) -> String {
        let Some(rules) = &self.layer.statistics.emerging else {
            return String::new();
        };
        let args = [
            ("level", Arg::from(usize::from(rules.level))),
            ("steps", rules.time_steps.into()),
            ("alpha", rules.alpha.into()),
            // Whole millionths, so that 0.9 is 90 per cent.
            ("share", ((rules.share * 1e8).round() / 1e6).into()),
            ("periods", rules.min_periods.into()),
        ];
        self.words.say_with("method-emerging", &args)
    }

    fn fdr(&self) -> Arg {
        Arg::from(match self.layer.spots.fdr {
            Fdr::BenjaminiHochberg => "bh",
            Fdr::BenjaminiYekutieli => "by",
        })
    }

    fn near(&self, near: Near) -> String {
        let (id, name, number) = match near {
            Near::Touching(steps) => ("method-near-touching", "steps", steps),
            Near::Nearest(blocks) => ("method-near-nearest", "blocks", blocks),
        };
        let number = Arg::from(number as usize);
        self.words.say_with(id, &[(name, number)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: Kind, rate: bool, spots: &Spots) -> Text {
        said_of(kind, rate, spots, true)
    }

    fn said_of(kind: Kind, rate: bool, spots: &Spots, hotspots: bool) -> Text {
        let statistics = Statistics {
            spots: vec![spots.clone()],
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
            years: vec![],
            trend_title: Text::default(),
            emerging_title: Text::default(),
            describe,
        };
        describe(&Described {
            kind,
            rate,
            spots,
            statistics: &statistics,
            blocks: 312,
            hotspots,
            min_blocks: 30,
            noise_bound: 0,
        })
    }

    #[test]
    fn a_method_names_statistic_neighbours_chance_correction_and_study_area() {
        let spots = Spots {
            near: Near::Touching(2),
            fdr: Fdr::BenjaminiYekutieli,
            min_population: 20,
            robustness: vec![Near::Touching(1), Near::Nearest(6)],
            ..Spots::default()
        };
        let text = said(Kind::Blocks, true, &spots).en;
        for words in [
            "Gi*",
            "at most 2 steps",
            "relabelled at random",
            "Benjamini–Yekutieli",
            "312 blocks",
            "fewer than 20",
            "3 neighbourhoods",
            "6 blocks whose centres",
        ] {
            assert!(text.contains(words), "no {words:?} in {text}");
        }
        let text = said(Kind::Emerging, true, &spots).hu;
        assert!(text.contains("legalább 90 %"), "{text}");
    }

    #[test]
    fn every_layer_is_described_in_every_language_with_nothing_missing() {
        let gi = Spots {
            variant: Variant::Gi,
            near: Near::Nearest(1),
            ..Spots::default()
        };
        for spots in [Spots::default(), gi] {
            for kind in [
                Kind::Blocks,
                Kind::Hex,
                Kind::Areas,
                Kind::Hotspots,
                Kind::Trend,
                Kind::Emerging,
            ] {
                for rate in [true, false] {
                    let Text { hu, cs, en } = said(kind, rate, &spots);
                    for text in [hu, cs, en] {
                        assert!(text.len() > 60 && !text.contains("method-"), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn where_there_are_too_few_blocks_no_hot_spot_is_promised() {
        let text = said_of(Kind::Hex, true, &Spots::default(), false).en;
        assert!(
            text.contains("fewer than 30") && !text.contains("Gi*"),
            "{text}"
        );
        let text = said_of(Kind::Trend, true, &Spots::default(), false).en;
        assert!(text.contains("Mann–Kendall"), "{text}");
    }

    #[test]
    fn years_are_counted_from_the_first_period() {
        let years = years(&[
            jiff::civil::date(2021, 3, 31),
            jiff::civil::date(2025, 3, 31),
        ]);
        assert!(years[0].abs() < 1e-12 && (years[1] - 4.0).abs() < 1e-12);
    }
}
