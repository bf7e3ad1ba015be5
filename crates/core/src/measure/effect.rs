//! What changed where a measure works, against what changed elsewhere: a difference in differences of two shares, with its
//! interval. It describes; it proves nothing, and says so.

use jiff::civil::Date;

use crate::hotspot::Share;
use crate::interval::wilson;

/// Fewer people than this in one of the four shares are said to be few.
pub const FEW_PEOPLE: u32 = 30;
/// Fewer cases than this, too.
pub const FEW_CASES: u32 = 5;

/// Whether a share rests on few people or few cases.
#[must_use]
pub const fn is_few(share: Share) -> bool {
    share.population < FEW_PEOPLE || share.cases < FEW_CASES
}

/// A difference with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The difference, as a share (0.01 is one percentage point).
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A share before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Before the start.
    pub before: Share,
    /// After it.
    pub after: Share,
}

/// `(a₁ − a₀) − (b₁ − b₀)`: the change of the inner share over that of the outer one.
///
/// The interval is that of a linear function of independent binomial proportions by Zou, Huang and Zhang (2009, Computational
/// Statistics & Data Analysis 53, 1080–1085): the limits of the single shares, Wilson's (1927), are recovered into those of
/// the whole, `low = d − √(Σ (pᵢ − lᵢ)²)` with the upper limits for what is taken away, so that it keeps its level where
/// counts are small or zero and Wald's does not. `z` as for [`wilson`]. None where one of the four has no population.
#[must_use]
pub fn difference_in_differences(inside: Pair, outside: Pair, z: f64) -> Option<Estimate> {
    let (mut value, mut below, mut above) = (0.0, 0.0, 0.0);
    let terms = [
        (1.0, inside.after),
        (-1.0, inside.before),
        (-1.0, outside.after),
        (1.0, outside.before),
    ];
    for (sign, share) in terms {
        let (low, high) = wilson(share.cases, share.population, z)?;
        let p = f64::from(share.cases) / f64::from(share.population);
        let (down, up) = if sign > 0.0 {
            (p - low, high - p)
        } else {
            (high - p, p - low)
        };
        value += sign * p;
        below += down * down;
        above += up * up;
    }
    Some(Estimate {
        value,
        low: value - f64::sqrt(below),
        high: value + f64::sqrt(above),
    })
}

/// One period of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The day whose state it is.
    pub day: Date,
    /// In the measure's places.
    pub inside: Share,
    /// In the comparison area.
    pub outside: Share,
}

/// What must be known to read an effect; a text for each is among the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// It is no proof: other things change too.
    NoProof,
    /// One of the shares rests on few people or few cases.
    Few,
    /// There is no period before the start.
    NoBefore,
    /// There is no period after it.
    NoAfter,
    /// The two went different ways before the start already.
    ApartBefore,
    /// There is one period before the start, so that nobody can say whether the two went the same way before.
    OneBefore,
    /// Mostly the same people are counted before and after, which the interval does not know.
    SamePeople,
    /// Nobody is counted on one of the sides, so that there is nothing to compare.
    Nobody,
}

impl Note {
    /// Its name in answers and among the words.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoProof => "no-proof",
            Self::Few => "few",
            Self::NoBefore => "no-before",
            Self::NoAfter => "no-after",
            Self::ApartBefore => "apart-before",
            Self::OneBefore => "one-before",
            Self::SamePeople => "same-people",
            Self::Nobody => "nobody",
        }
    }
}

/// What changed since a start.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The last period on or before the start, by its position: the state that the measure found.
    pub before: Option<usize>,
    /// The last period after the start.
    pub after: Option<usize>,
    /// The change of the share inside between the two.
    pub inside: Option<f64>,
    /// The change outside.
    pub outside: Option<f64>,
    /// Their difference.
    pub difference: Option<Estimate>,
    /// The same between the first period and the last one before the start, when nothing had been done yet: where it is not
    /// about zero, the two are no good comparison.
    pub earlier: Option<(usize, Estimate)>,
    /// What must be known to read it.
    pub notes: Vec<Note>,
}

/// Compares the last state after a start with the last one before it. Single periods are compared, not all of them pooled:
/// they are mostly the same people again, whom pooling would count as so many more. Periods ascend; `z` as for [`wilson`].
#[must_use]
pub fn effect(series: &[Period], start: Date, z: f64) -> Effect {
    let first_after = series.partition_point(|period| period.day <= start);
    let before = first_after.checked_sub(1);
    let after = series
        .len()
        .checked_sub(1)
        .filter(|last| *last >= first_after);
    let between = |from: usize, to: usize| {
        let pair = |side: fn(&Period) -> Share| Pair {
            before: side(&series[from]),
            after: side(&series[to]),
        };
        (pair(|period| period.inside), pair(|period| period.outside))
    };
    let both = before
        .zip(after)
        .map(|(before, after)| between(before, after));
    let difference =
        both.and_then(|(inside, outside)| difference_in_differences(inside, outside, z));
    let earlier = before.filter(|before| *before > 0).and_then(|before| {
        let (inside, outside) = between(0, before);
        Some((0, difference_in_differences(inside, outside, z)?))
    });
    let mut notes = vec![Note::NoProof];
    notes.extend(before.is_none().then_some(Note::NoBefore));
    notes.extend(after.is_none().then_some(Note::NoAfter));
    if let Some((inside, outside)) = both {
        let all = [inside.before, inside.after, outside.before, outside.after];
        notes.extend(difference.is_none().then_some(Note::Nobody));
        notes.extend(all.into_iter().any(is_few).then_some(Note::Few));
        notes.extend(difference.is_some().then_some(Note::SamePeople));
        notes.extend((before == Some(0)).then_some(Note::OneBefore));
    }
    let apart = earlier.is_some_and(|(_, own)| own.low > 0.0 || own.high < 0.0);
    notes.extend(apart.then_some(Note::ApartBefore));
    Effect {
        before,
        after,
        inside: both.and_then(|(inside, _)| change(inside)),
        outside: both.and_then(|(_, outside)| change(outside)),
        difference,
        earlier,
        notes,
    }
}

/// How a share changed; none where nobody was counted.
fn change(pair: Pair) -> Option<f64> {
    let share = |own: Share| f64::from(own.cases) / f64::from(own.population);
    let change = share(pair.after) - share(pair.before);
    change.is_finite().then_some(change)
}
