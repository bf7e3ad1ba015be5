//! The styles of a layer, with its classes named in a language: what `/styles` gives and what goes into files.

use gocpont_encode::LayerView;
use gocpont_encode::metadata;
use gocpont_encode::style::{self, Labels, Scale, Style, View};
use gocpont_words::{Arg, Words};

/// One for each view of a layer, the usual one first.
pub fn of(view: &LayerView<'_>, words: &Words) -> Vec<Style> {
    let Some(indicator) = view.release.indicator(&view.collection.indicator) else {
        return Vec::new();
    };
    let column = style::column(indicator);
    let scale = Scale::of(view, column);
    let counted = indicator.kind == "count";
    let topic = metadata::in_language(&indicator.label, words.language().code());
    let views = View::of(view.collection, indicator).iter();
    views
        .map(|which| {
            let labels = Labels {
                word: &|word| said(words, *which, word),
                range: &|from, to| range(words, counted, [from, to]),
            };
            let title = format!("{topic}: {}", words.say(named(*which, counted)));
            Style::of(
                (view.collection, indicator),
                *which,
                &title,
                &scale,
                &labels,
            )
        })
        .collect()
}

/// The page's name of a view.
const fn named(view: View, counted: bool) -> &'static str {
    match view {
        View::Hotspots => "view-hotspots",
        View::Share if counted => "view-count",
        View::Share => "view-share",
        View::Emerging => "view-emerging",
        View::Trend => "view-trend",
    }
}

/// The legend's name of a class or state.
fn said(words: &Words, view: View, word: &str) -> String {
    let id = match (word, view) {
        ("zero" | "merged" | "suppressed" | "nodata", _) => format!("legend-{word}"),
        ("untested", View::Hotspots | View::Share) => "legend-untested".to_owned(),
        ("untested", _) => "legend-too-few-periods".to_owned(),
        (_, View::Emerging) => format!("category-{word}"),
        (_, View::Trend) => format!("direction-{word}"),
        _ => format!("class-{word}"),
    };
    words.say(&id)
}

fn range(words: &Words, counted: bool, ends: [f64; 2]) -> String {
    let [from, to] = ends.map(|end| {
        if counted {
            words.number(end, 0)
        } else {
            words.percent(end, 1)
        }
    });
    if from == to {
        return from;
    }
    words.say_with(
        "legend-range",
        &[("from", Arg::from(from)), ("to", Arg::from(to))],
    )
}

#[cfg(test)]
mod tests {
    use gocpont_words::Language;

    use super::*;

    #[test]
    fn every_class_has_a_name_in_every_language() {
        let told: [(View, &[&str]); 3] = [
            (
                View::Hotspots,
                &[
                    "hot99", "hot95", "hot90", "ns", "cold90", "cold95", "cold99",
                ],
            ),
            (
                View::Emerging,
                &["hot_new", "cold_historical", "hot_oscillating", "none"],
            ),
            (View::Trend, &["up", "down", "none"]),
        ];
        for language in Language::ALL {
            let words = Words::new(language);
            for (view, own) in told {
                for word in
                    own.iter()
                        .chain(&["untested", "zero", "merged", "suppressed", "nodata"])
                {
                    let label = said(&words, view, word);
                    assert!(
                        !label.is_empty() && !label.contains(&format!("-{word}")),
                        "{language}: {label}"
                    );
                }
                assert!(!words.say(named(view, true)).starts_with("view-"));
            }
        }
    }

    #[test]
    fn shares_and_counts_are_written_as_the_page_writes_them() {
        let words = Words::new(Language::Cs);
        assert_eq!(
            range(&words, false, [0.125, 0.5]),
            "12,5\u{a0}% – 50,0\u{a0}%"
        );
        assert_eq!(range(&words, true, [3.0, 3.0]), "3");
        let words = Words::new(Language::Hu);
        assert_eq!(range(&words, false, [0.0, 0.5]), "0,0% – 50,0%");
    }
}
