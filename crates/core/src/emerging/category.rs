//! The seventeen categories of emerging hot spot analysis and the rules that tell them apart.

use crate::trend::Direction;

/// Whether a place is significantly hot or cold in one step of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Significantly low.
    Cold,
    /// Neither can be shown.
    NotSignificant,
    /// Significantly high.
    Hot,
}

impl Sign {
    /// The sign of `z` where `p` is at most `alpha`.
    #[must_use]
    pub fn of(z: f64, p: f64, alpha: f64) -> Self {
        match p <= alpha {
            true if z > 0.0 => Self::Hot,
            true if z < 0.0 => Self::Cold,
            _ => Self::NotSignificant,
        }
    }

    /// Hot for cold and cold for hot.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Cold => Self::Hot,
            Self::NotSignificant => Self::NotSignificant,
            Self::Hot => Self::Cold,
        }
    }
}

/// How a place has become hot (or cold). Said for hot; for cold read cold for hot, and a trend the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Hot in the last step and never before.
    New,
    /// Hot in an unbroken run of at least two steps up to the last, never before that run, and in less than the
    /// lasting share of all steps.
    Consecutive,
    /// Hot in at least the lasting share of steps and in the last, z rising significantly.
    Intensifying,
    /// Hot in at least the lasting share of steps and in the last, z without significant trend.
    Persistent,
    /// Hot in at least the lasting share of steps and in the last, z falling significantly.
    Diminishing,
    /// Hot in the last step, on and off before, in less than the lasting share of steps, and never cold.
    Sporadic,
    /// Hot in the last step, on and off before, in less than the lasting share of steps, and cold at some time.
    Oscillating,
    /// Not significant in the last step, but hot in at least the lasting share of all steps.
    Historical,
}

/// One of the seventeen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// A hot spot.
    Hot(Kind),
    /// A cold spot.
    Cold(Kind),
    /// No pattern.
    NoPattern,
}

impl Category {
    /// All seventeen.
    pub const ALL: [Self; 17] = [
        Self::Hot(Kind::New),
        Self::Hot(Kind::Consecutive),
        Self::Hot(Kind::Intensifying),
        Self::Hot(Kind::Persistent),
        Self::Hot(Kind::Diminishing),
        Self::Hot(Kind::Sporadic),
        Self::Hot(Kind::Oscillating),
        Self::Hot(Kind::Historical),
        Self::Cold(Kind::New),
        Self::Cold(Kind::Consecutive),
        Self::Cold(Kind::Intensifying),
        Self::Cold(Kind::Persistent),
        Self::Cold(Kind::Diminishing),
        Self::Cold(Kind::Sporadic),
        Self::Cold(Kind::Oscillating),
        Self::Cold(Kind::Historical),
        Self::NoPattern,
    ];

    /// Its word in files: `hot_new` … `hot_historical`, `cold_new` … `cold_historical`, `none`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hot(Kind::New) => "hot_new",
            Self::Hot(Kind::Consecutive) => "hot_consecutive",
            Self::Hot(Kind::Intensifying) => "hot_intensifying",
            Self::Hot(Kind::Persistent) => "hot_persistent",
            Self::Hot(Kind::Diminishing) => "hot_diminishing",
            Self::Hot(Kind::Sporadic) => "hot_sporadic",
            Self::Hot(Kind::Oscillating) => "hot_oscillating",
            Self::Hot(Kind::Historical) => "hot_historical",
            Self::Cold(Kind::New) => "cold_new",
            Self::Cold(Kind::Consecutive) => "cold_consecutive",
            Self::Cold(Kind::Intensifying) => "cold_intensifying",
            Self::Cold(Kind::Persistent) => "cold_persistent",
            Self::Cold(Kind::Diminishing) => "cold_diminishing",
            Self::Cold(Kind::Sporadic) => "cold_sporadic",
            Self::Cold(Kind::Oscillating) => "cold_oscillating",
            Self::Cold(Kind::Historical) => "cold_historical",
            Self::NoPattern => "none",
        }
    }

    /// The category of a word in files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.code() == code)
    }

    /// The same kind of cold spot for a hot spot, and the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Hot(kind) => Self::Cold(kind),
            Self::Cold(kind) => Self::Hot(kind),
            Self::NoPattern => Self::NoPattern,
        }
    }
}

/// What counts as a trend and as lasting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// The two-sided significance level of the Mann–Kendall trend of z; 0.05 by default.
    pub alpha: f64,
    /// The lasting share: the share of steps from which on a spot is lasting rather than passing; 0.9 by default.
    pub lasting: f64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            alpha: 0.05,
            lasting: 0.9,
        }
    }
}

/// The category of one place from its signs in the order of time and the trend of its z.
///
/// The last step decides first:
///
/// 1. Hot in the last step: new where it is the only hot step; else intensifying, persistent or diminishing by the
///    trend where the share of hot steps is at least lasting; else consecutive where all hot steps are one run; else
///    oscillating where any step was cold; else sporadic. A place that was cold and is hot for the first time
///    is new, and hot for the first run consecutive, not oscillating.
/// 2. Cold in the last step: the same with hot and cold, up and down changed round; so a place that was always hot
///    and is now cold is a new cold spot, not a historical hot spot.
/// 3. Neither in the last step: historical where the share of hot steps (or cold steps, whichever are more) is at
///    least lasting; else no pattern.
///
/// A sporadic spot has to be hot in the last step; one that was on and off and is off now has no pattern.
/// No steps: no pattern.
#[must_use]
pub fn categorise(steps: &[Sign], trend: Direction, rules: &Rules) -> Category {
    let count = |wanted: Sign| steps.iter().filter(|sign| **sign == wanted).count();
    // a quotient of whole numbers is rounded like the decimal it equals, so that 9 of 10 are at least 0.9
    let lasts = |spots: usize| spots as f64 / steps.len() as f64 >= rules.lasting;
    let (hot, cold) = (count(Sign::Hot), count(Sign::Cold));
    match steps.last() {
        Some(Sign::Hot) => Category::Hot(kind(steps, Sign::Hot, trend, lasts(hot))),
        Some(Sign::Cold) => Category::Cold(kind(steps, Sign::Cold, trend.reversed(), lasts(cold))),
        Some(Sign::NotSignificant) if hot > cold && lasts(hot) => Category::Hot(Kind::Historical),
        Some(Sign::NotSignificant) if cold > hot && lasts(cold) => Category::Cold(Kind::Historical),
        _ => Category::NoPattern,
    }
}

/// The kind of a spot that is one in the last step; `trend` is up where it becomes stronger.
fn kind(steps: &[Sign], spot: Sign, trend: Direction, lasts: bool) -> Kind {
    let spots = steps.iter().filter(|sign| **sign == spot).count();
    let run = steps.iter().rev().take_while(|sign| **sign == spot).count();
    let was_opposite = steps.contains(&spot.reversed());
    match trend {
        _ if spots == 1 => Kind::New,
        Direction::Up if lasts => Kind::Intensifying,
        Direction::Level if lasts => Kind::Persistent,
        Direction::Down if lasts => Kind::Diminishing,
        _ if run == spots => Kind::Consecutive,
        _ if was_opposite => Kind::Oscillating,
        _ => Kind::Sporadic,
    }
}
