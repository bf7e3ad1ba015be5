//! How a layer is drawn: one description of its classes, with the colours and limits of the page, from which styles for
//! `MapLibre`, QGIS and servers of maps are made. `web/src/classes.ts` has the same colours; a test reads it.

mod colours;
pub mod mapbox;
pub mod qml;
mod scale;
pub mod sld;
mod xml;

use gocpont_disclosure::release::{CollectionInfo, IndicatorInfo, Kind};

use crate::geopackage::StyleSheet;

pub use colours::{Colour, RAMP, paint_of, paint_of_group};
pub use scale::Scale;
pub use xml::escaped;

/// What a layer is coloured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Hot and cold spots.
    Hotspots,
    /// The share, or the count where the topic is a count.
    Share,
    /// How places became hot or cold.
    Emerging,
    /// Where the share goes.
    Trend,
}

/// How places of a layer are drawn: by the first rule that holds, and those that were merged with what lies over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The collection.
    pub collection: String,
    /// What it is coloured by.
    pub view: View,
    /// Its name for people.
    pub title: String,
    /// No two of them hold for one place.
    pub rules: Vec<Rule>,
    /// What lies over places that were merged with neighbours; none where no place is.
    pub merged: Option<Rule>,
}

/// One class.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Which places.
    pub when: When,
    /// How they are drawn.
    pub paint: Paint,
    /// What it is called.
    pub label: String,
}

/// Which places a rule is for.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// Numbers are withheld.
    Withheld,
    /// There is no number, in the column that the view is of.
    NoData(&'static str),
    /// A column has a word, and there is a number in another: column, the other, the word.
    Word(&'static str, &'static str, &'static str),
    /// A column has no word, though there is a number in another.
    NoWord(&'static str, &'static str),
    /// A column's number is from here on and below there.
    Range(&'static str, Option<f64>, Option<f64>),
    /// A column's number is zero.
    Zero(&'static str),
    /// A column's number is more than zero and below there.
    AboveZero(&'static str, Option<f64>),
    /// The place was merged with neighbours, and there is a number in the column.
    Merged(&'static str),
}

/// How a place is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Its colour.
    pub fill: Option<Colour>,
    /// What lies over the colour, so that nothing is told by colour alone.
    pub pattern: Option<Pattern>,
    /// The colour of its edge.
    pub edge: Colour,
    /// Whether the edge is dashed.
    pub dashed: bool,
}

/// What lies over a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Cold: for print in grey.
    Stripes,
    /// Merged.
    Dots,
    /// Withheld.
    Crossed,
}

/// What classes are called, in one language; the caller has the words.
pub struct Labels<'a> {
    /// The name of a class, category, direction or state: `hot99`, `hot_new`, `up`, `untested`, `zero`, `merged`,
    /// `suppressed`, `nodata`.
    pub word: &'a dyn Fn(&str) -> String,
    /// The name of a group of numbers, by the least of them and the one at which the next group begins.
    pub range: &'a dyn Fn(f64, f64) -> String,
}

impl View {
    /// Those that a collection can be coloured by, the usual one first.
    #[must_use]
    pub const fn of(collection: &CollectionInfo, indicator: &IndicatorInfo) -> &'static [Self] {
        match collection.kind {
            Kind::Trend => &[Self::Trend],
            Kind::Emerging => &[Self::Emerging],
            Kind::Blocks | Kind::Hex | Kind::Areas | Kind::Hotspots if indicator.hotspots => {
                &[Self::Hotspots, Self::Share]
            }
            Kind::Blocks | Kind::Hex | Kind::Areas | Kind::Hotspots => &[Self::Share],
        }
    }

    /// Its name in addresses and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hotspots => "hotspots",
            Self::Share => "share",
            Self::Emerging => "emerging",
            Self::Trend => "trend",
        }
    }
}

/// The column that a topic is told by: the share, or the count where the topic is a count.
#[must_use]
pub fn column(indicator: &IndicatorInfo) -> &'static str {
    if indicator.kind == "count" {
        "cases"
    } else {
        "value"
    }
}

impl Style {
    /// The style of a collection in a view; the scale is that of its [`column()`], and of no matter but to shares.
    #[must_use]
    pub fn of(
        (collection, indicator): (&CollectionInfo, &IndicatorInfo),
        view: View,
        title: &str,
        scale: &Scale,
        labels: &Labels<'_>,
    ) -> Self {
        let column = column(indicator);
        let mut rules = match view {
            View::Share => ranges(column, scale, labels),
            View::Hotspots => words(["class", column], &colours::CLASSES, labels),
            View::Emerging => words(["category", column], &colours::CATEGORIES, labels),
            View::Trend => words(["direction", column], &colours::DIRECTIONS, labels),
        };
        let state = |name: &str, when, paint| Rule {
            when,
            paint,
            label: (labels.word)(name),
        };
        rules.push(state("suppressed", When::Withheld, colours::WITHHELD));
        rules.push(state("nodata", When::NoData(column), colours::NO_DATA));
        let merges = matches!(view, View::Hotspots | View::Share);
        Self {
            collection: collection.id.clone(),
            view,
            title: title.to_owned(),
            rules,
            merged: merges.then(|| state("merged", When::Merged(column), colours::MERGED)),
        }
    }

    /// Its name: collection and view.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}", self.collection, self.view.code())
    }

    /// For a file that carries its styles.
    #[must_use]
    pub fn sheet(&self) -> StyleSheet {
        StyleSheet {
            name: self.name(),
            title: self.title.clone(),
            qml: qml::document(self),
            sld: sld::document(self),
        }
    }
}

/// A rule for each word that a view tells, and one for places of which it tells none.
fn words(
    [column, number]: [&'static str; 2],
    told: &[(&'static str, Paint)],
    labels: &Labels<'_>,
) -> Vec<Rule> {
    let own = told.iter().map(|(word, paint)| Rule {
        when: When::Word(column, number, word),
        paint: *paint,
        label: (labels.word)(word),
    });
    let untold = Rule {
        when: When::NoWord(column, number),
        paint: colours::UNTOLD,
        label: (labels.word)("untested"),
    };
    own.chain([untold]).collect()
}

/// A rule for each group of numbers; the first and the last have no end, for a filter must not lose by rounding. Where some
/// number is zero, that has a rule of its own, and the first group begins above it.
fn ranges(column: &'static str, scale: &Scale, labels: &Labels<'_>) -> Vec<Rule> {
    let groups = scale.groups();
    let cut = |nth: Option<usize>| nth.and_then(|nth| scale.cuts.get(nth).copied());
    let both = groups.into_iter().zip(RAMP).enumerate();
    let both = both.filter(|(_, ((_, to), _))| !scale.has_zero || *to > 0.0);
    let mut rules: Vec<Rule> = both
        .map(|(nth, ((from, to), colour))| Rule {
            when: match nth.checked_sub(1) {
                None if scale.has_zero => When::AboveZero(column, cut(Some(nth))),
                before => When::Range(column, cut(before), cut(Some(nth))),
            },
            paint: colours::plain(colour),
            label: (labels.range)(from, to),
        })
        .collect();
    if scale.has_zero {
        rules.push(Rule {
            when: When::Zero(column),
            paint: colours::ZERO,
            label: (labels.word)("zero"),
        });
    }
    rules
}

#[cfg(test)]
#[path = "style_tests.rs"]
mod tests;
