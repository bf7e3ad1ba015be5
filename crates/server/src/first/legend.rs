//! The first sentence and the legend of a picture as data, in the words of the page (`web/src/picture.ts` and `legend.ts`):
//! a test holds both against what the page makes of the same layer.

use gocpont_disclosure::release::IndicatorInfo;
use gocpont_encode::picture::Picture;
use gocpont_encode::style::{Paint, paint_of, paint_of_group};
use gocpont_words::{Arg, Words};

use crate::documents::in_language;

/// One line: how it is drawn and what it means.
pub struct Entry {
    pub paint: Paint,
    /// Whether it stands for places that were merged.
    pub merged: bool,
    /// Whether places of this kind are outlined on the map.
    pub outlined: bool,
    pub text: String,
    /// A remark at the end of the line.
    pub aside: Option<String>,
}

/// Lines under one title.
pub struct Group {
    pub title: String,
    pub aside: Option<String>,
    pub entries: Vec<Entry>,
}

/// A legend: groups, a mark of the whole area, and how to read it.
pub struct Legend {
    pub groups: Vec<Group>,
    pub town: Option<String>,
    pub note: Option<String>,
}

/// A topic's picture, and what the published area is called.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub words: &'a Words,
    pub topic: &'a IndicatorInfo,
    pub place: &'a str,
    pub picture: &'a Picture,
}

impl Told<'_> {
    /// Whether hot and cold spots are shown, and not shares.
    fn has_spots(&self) -> bool {
        self.topic.hotspots && self.picture.has_classes
    }

    fn is_count(&self) -> bool {
        self.topic.kind == "count"
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    fn number(&self, value: f64) -> String {
        if self.is_count() {
            self.words.number(value, 0)
        } else {
            self.words.percent(value, 1)
        }
    }

    /// One or two sentences on the whole.
    pub fn summary(&self) -> String {
        if self.picture.scale.ends.is_none() {
            return self.say("summary-nothing");
        }
        let mut said = Vec::new();
        if self.has_spots() {
            let what = in_language(&self.topic.cases_label, self.words.language());
            let args = [
                ("hot", Arg::from(self.picture.hot)),
                ("cold", Arg::from(self.picture.cold)),
                ("place", Arg::from(self.place)),
                ("what", Arg::from(what)),
            ];
            said.push(self.words.say_with("summary-hotspots", &args));
        } else if !self.is_count() && !self.topic.hotspots {
            said.push(self.say("summary-no-hotspots"));
        }
        said.extend(self.of_whole("summary-town"));
        said.join(" ")
    }

    /// The share of the whole area; none of counts.
    fn of_whole(&self, id: &str) -> Option<String> {
        let share = self.picture.whole.filter(|_| !self.is_count())?;
        let share = Arg::from(self.words.percent(share, 1));
        let args = [("place", Arg::from(self.place)), ("share", share)];
        Some(self.words.say_with(id, &args))
    }

    /// What the colours mean.
    pub fn legend(&self) -> Legend {
        if self.has_spots() {
            self.spots()
        } else {
            self.numbers()
        }
    }

    fn spots(&self) -> Legend {
        let side = |name: &str| Group {
            title: self.say(&format!("legend-{name}")),
            aside: Some(self.say("legend-chance")),
            entries: [("99", "100"), ("95", "20"), ("90", "10")]
                .into_iter()
                .filter_map(|(level, tries)| {
                    let tries = self
                        .words
                        .say_with("legend-tries", &[("tries", tries.into())]);
                    Some(Entry {
                        outlined: true,
                        aside: Some(tries),
                        ..self.entry(
                            paint_of(&format!("{name}{level}"))?,
                            &format!("legend-sure-{level}"),
                        )
                    })
                })
                .collect(),
        };
        let mut others: Vec<Entry> = paint_of("ns")
            .map(|own| self.entry(own, "legend-ns"))
            .into_iter()
            .collect();
        if self.picture.has_untested {
            others.extend(paint_of("untested").map(|own| self.entry(own, "legend-untested")));
        }
        others.extend(self.states(paint_of("ns")));
        let rest = Group {
            title: self.say("legend-other"),
            aside: None,
            entries: others,
        };
        let notes = ["help-chance", "help-evidence", "help-cold"].map(|id| self.say(id));
        Legend {
            groups: vec![side("hot"), side("cold"), rest],
            town: None,
            note: Some(notes.join(" ")),
        }
    }

    /// Shares or counts in groups.
    fn numbers(&self) -> Legend {
        let scale = &self.picture.scale;
        let id = if self.is_count() {
            "legend-count"
        } else {
            "legend-share"
        };
        let range = |(from, to): (f64, f64)| {
            let [from, to] = [from, to].map(|end| self.number(end));
            if from == to {
                return from;
            }
            let args = [("from", Arg::from(from)), ("to", Arg::from(to))];
            self.words.say_with("legend-range", &args)
        };
        let entries = scale.groups().into_iter().enumerate();
        let entries = entries.filter_map(|(nth, ends)| {
            Some(Entry {
                text: range(ends),
                ..self.entry(paint_of_group(nth)?, "")
            })
        });
        let own = scale.ends.map(|_| Group {
            title: self.words.say_with(id, &[("method", "quantile".into())]),
            aside: None,
            entries: entries.collect(),
        });
        let zero = paint_of("zero").filter(|_| scale.has_zero);
        let zero = zero.map(|paint| self.entry(paint, "legend-zero"));
        let rest = Group {
            title: self.say("legend-states"),
            aside: None,
            entries: zero
                .into_iter()
                .chain(self.states(paint_of_group(1)))
                .collect(),
        };
        Legend {
            groups: own.into_iter().chain([rest]).collect(),
            town: self.of_whole("legend-town-mark"),
            note: self.is_count().then(|| self.say("help-count")),
        }
    }

    /// What is not a value of its own.
    fn states(&self, merged: Option<Paint>) -> Vec<Entry> {
        let merged = merged.map(|paint| Entry {
            merged: true,
            ..self.entry(paint, "legend-merged")
        });
        let others = ["suppressed", "nodata"];
        let others =
            others.map(|word| Some(self.entry(paint_of(word)?, &format!("legend-{word}"))));
        merged
            .into_iter()
            .chain(others.into_iter().flatten())
            .collect()
    }

    fn entry(&self, paint: Paint, id: &str) -> Entry {
        Entry {
            paint,
            merged: false,
            outlined: false,
            text: if id.is_empty() {
                String::new()
            } else {
                self.say(id)
            },
            aside: None,
        }
    }
}

#[cfg(test)]
#[path = "legend_tests.rs"]
mod tests;
