//! What the features of a layer say of themselves: the same of every layer, and more where a release has details.

use std::sync::LazyLock;

use gocpont_disclosure::release::{Category, Detail, Kind, Trend};

use crate::table::{Column, ColumnKind, Property};

/// The columns of a layer, and which of its details they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Columns {
    /// Cells alone.
    Cells,
    /// Hot spots with their robustness.
    Spots,
    /// The trend of the rate.
    Trend,
    /// How a block became hot or cold.
    Emerging,
}

static SPOTS: LazyLock<Vec<Column>> = LazyLock::new(|| [CELL, &[ROBUSTNESS]].concat());
static TREND: LazyLock<Vec<Column>> = LazyLock::new(|| [CELL, OF_TREND].concat());
static EMERGING: LazyLock<Vec<Column>> = LazyLock::new(|| [CELL, OF_EMERGING].concat());

impl Columns {
    /// Those of a layer of this kind; with or without details.
    pub(crate) const fn of(kind: Kind, detailed: bool) -> Self {
        match kind {
            _ if !detailed => Self::Cells,
            Kind::Trend => Self::Trend,
            Kind::Emerging => Self::Emerging,
            Kind::Blocks | Kind::Hex | Kind::Areas | Kind::Hotspots => Self::Spots,
        }
    }

    /// All of them, in order.
    pub(crate) fn all(self) -> &'static [Column] {
        match self {
            Self::Cells => CELL,
            Self::Spots => &SPOTS,
            Self::Trend => &TREND,
            Self::Emerging => &EMERGING,
        }
    }

    /// How many columns are of the cell itself.
    pub(crate) const OF_CELL: usize = CELL.len();

    /// What stands in the nth column behind those of the cell.
    pub(crate) fn detail(
        self,
        nth: usize,
        robustness: Option<f64>,
        detail: Option<&Detail>,
    ) -> Property<'static> {
        let trend = detail.and_then(|detail| detail.trend);
        let trend = trend.as_ref();
        let number = |read: fn(&Trend) -> Option<f64>| Property::number(trend.and_then(read));
        match self
            .all()
            .get(Self::OF_CELL + nth)
            .map(|column| column.name)
        {
            Some("robustness") => Property::number(robustness),
            Some("category") => {
                let category = detail.and_then(|detail| detail.category);
                Property::text(category.map(Category::code))
            }
            Some("trend_s") => number(|trend| Some(trend.s as f64)),
            Some("trend_z") => number(|trend| trend.z),
            Some("trend_p") => number(|trend| trend.p),
            Some("trend_p_adjusted") => number(|trend| trend.p_adjusted),
            Some("tau_b") => number(|trend| trend.tau_b),
            Some("sen_slope") => number(|trend| trend.sen_slope),
            Some("direction") => Property::text(trend.map(|trend| trend.direction.code())),
            Some("periods_used") => Property::integer(trend.map(|trend| trend.periods)),
            _ => Property::Null,
        }
    }
}

const fn column(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// What every layer says.
const CELL: &[Column] = &[
    column(
        "h3",
        ColumnKind::Text,
        "H3 index, where the feature is one whole hex",
    ),
    column(
        "block",
        ColumnKind::Text,
        "the block, or the smallest of the blocks it is made of",
    ),
    column("area", ColumnKind::Text, "the area's id"),
    column("name", ColumnKind::Text, "the area's name"),
    column("cases", ColumnKind::Integer, "cases"),
    column("population", ColumnKind::Integer, "population at risk"),
    column(
        "value",
        ColumnKind::Number,
        "cases over population, 0 to 1; null for a count",
    ),
    column(
        "low",
        ColumnKind::Number,
        "lower end of the value's 95 % interval (Wilson)",
    ),
    column(
        "high",
        ColumnKind::Number,
        "upper end of the value's 95 % interval (Wilson)",
    ),
    column(
        "n_band",
        ColumnKind::Text,
        "the population as 0, 1-49, 50-99, 100-199, 200-499, 500-999 or 1000+",
    ),
    column(
        "class",
        ColumnKind::Text,
        "hot99, hot95, hot90, ns, cold90, cold95 or cold99",
    ),
    column(
        "z",
        ColumnKind::Number,
        "Gi* of the rate, or Gi where the method says so",
    ),
    column("p", ColumnKind::Number, "exact two-sided p"),
    column(
        "p_adjusted",
        ColumnKind::Number,
        "p adjusted for the number of blocks, as the method says (Benjamini–Hochberg where it says nothing)",
    ),
    column(
        "reference_value",
        ColumnKind::Number,
        "the whole's value in the same period",
    ),
    column("period", ColumnKind::Text, "ISO date of the period"),
    column(
        "status",
        ColumnKind::Text,
        "own, merged, suppressed or nodata",
    ),
    column(
        "marks",
        ColumnKind::List,
        "mixed, too_few_blocks, best_fit, withheld, no_population, below_minimum, too_few_periods, island, synthetic or summed (the sum of several published features, at low zooms and in hot spots)",
    ),
];

const ROBUSTNESS: Column = column(
    "robustness",
    ColumnKind::Number,
    "the share of the plan's neighbourhoods in which the block is hot (or cold) as it is here, 0 to 1; of several blocks the mean over the people of those with this class; null where not significant",
);

const OF_TREND: &[Column] = &[
    column(
        "trend_s",
        ColumnKind::Number,
        "Mann–Kendall S of the value over the periods: rising pairs less falling ones",
    ),
    column(
        "trend_z",
        ColumnKind::Number,
        "S standardised, with ties and continuity correction; null where all values are the same",
    ),
    column(
        "trend_p",
        ColumnKind::Number,
        "two-sided p of S, exact where no values are tied",
    ),
    column(
        "trend_p_adjusted",
        ColumnKind::Number,
        "p of S adjusted for the number of blocks, as the method says",
    ),
    column("tau_b", ColumnKind::Number, "Kendall's tau-b"),
    column(
        "sen_slope",
        ColumnKind::Number,
        "Sen's slope: change of the value in a year, 0.01 for one percentage point",
    ),
    column(
        "direction",
        ColumnKind::Text,
        "up, down or none, by the adjusted p",
    ),
    PERIODS_USED,
];

const OF_EMERGING: &[Column] = &[
    column(
        "category",
        ColumnKind::Text,
        "hot_ or cold_ with new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating or historical; or none",
    ),
    column(
        "trend_s",
        ColumnKind::Number,
        "Mann–Kendall S of the block's space-time Gi*: rising pairs less falling ones",
    ),
    column(
        "trend_z",
        ColumnKind::Number,
        "S standardised, with ties and continuity correction; null where all are the same",
    ),
    column(
        "trend_p",
        ColumnKind::Number,
        "two-sided p of S, exact where nothing is tied; not adjusted",
    ),
    column("tau_b", ColumnKind::Number, "Kendall's tau-b"),
    column("direction", ColumnKind::Text, "up, down or none, by that p"),
    PERIODS_USED,
];

const PERIODS_USED: Column = column(
    "periods_used",
    ColumnKind::Integer,
    "number of periods it rests on",
);

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
