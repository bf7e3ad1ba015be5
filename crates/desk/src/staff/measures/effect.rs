//! Before and after: the series of an indicator in a measure's places against a comparison area.

use gocpont_core::interval::Z_95;
use gocpont_core::measure::effect::{Effect, Estimate, Period, effect};
use gocpont_core::step::Ends;
use gocpont_core::view::{Cells, View};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::figures::Seen;
use super::super::map::figure;

/// Where a measure works, and what that is held against.
pub struct Sides<'s> {
    /// The figures.
    pub seen: &'s Seen,
    /// The municipalities' cells.
    pub view: &'s View<'s>,
    /// The measure's places.
    pub inside: &'s Cells,
    /// The comparison.
    pub outside: &'s Cells,
    /// What the comparison is called in the question.
    pub comparison: Json,
}

/// When a measure began.
#[derive(Clone, Copy)]
pub struct Start {
    /// The day; none where nobody has said.
    pub day: Option<Date>,
    /// Whether it has begun, or is to.
    pub begun: bool,
}

impl Sides<'_> {
    /// An indicator before and after.
    pub fn told(&self, layer: &str, ends: Ends, start: Start) -> Json {
        let picture = &self.seen.picture;
        let inside = picture.series(self.view, self.inside, ends);
        let outside = picture.series(self.view, self.outside, ends);
        let pairs = picture.periods.iter().zip(inside.into_iter().zip(outside));
        let series: Vec<Period> = pairs
            .map(|(day, (inside, outside))| Period {
                day: *day,
                inside,
                outside,
            })
            .collect();
        let found = start.day.map(|day| effect(&series, day, Z_95));
        let is_after = |day: Date| start.day.is_some_and(|start| day > start);
        let told = series.iter().map(|own| {
            json!({
                "period": own.day.to_string(), "after": is_after(own.day),
                "inside": figure(own.inside), "outside": figure(own.outside),
            })
        });
        let period = |at: Option<usize>| at.and_then(|at| Some(series.get(at)?.day.to_string()));
        let own = found.as_ref();
        let earlier = own.and_then(|own| Some((own.earlier?, own.before?)));
        let earlier = earlier.map(|((from, estimate), to)| {
            let mut told = told_of(estimate);
            told["from"] = json!(period(Some(from)));
            told["to"] = json!(period(Some(to)));
            told
        });
        json!({
            "layer": layer,
            "start": start.day.map(|day| day.to_string()),
            "started": start.begun,
            "comparison": self.comparison,
            "series": told.collect::<Vec<_>>(),
            "before": period(own.and_then(|own| own.before)),
            "after": period(own.and_then(|own| own.after)),
            "inside": own.and_then(|own| own.inside),
            "outside": own.and_then(|own| own.outside),
            "difference": own.and_then(|own| own.difference).map(told_of),
            "earlier": earlier,
            "notes": notes(own),
        })
    }
}

fn told_of(own: Estimate) -> Json {
    json!({ "value": own.value, "low": own.low, "high": own.high })
}

/// What must be known to read it; without a start there is nothing to read.
fn notes(own: Option<&Effect>) -> Vec<&'static str> {
    own.map_or_else(
        || vec!["no-proof", "no-start"],
        |own| own.notes.iter().map(|note| note.id()).collect(),
    )
}
