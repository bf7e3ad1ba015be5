//! How far an indicator of a measure has come, from its baseline to its target.

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// When it rises.
    More,
    /// When it falls.
    Less,
}

impl Better {
    /// The way with this name in codebooks.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "more" => Some(Self::More),
            "less" => Some(Self::Less),
            _ => None,
        }
    }
}

/// What a measure wants of an indicator; all in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// Which way is better.
    pub better: Better,
    /// Where it was.
    pub baseline: f64,
    /// Where it is to come.
    pub target: f64,
}

impl Aim {
    /// The share of the way from baseline to target that is done: 0 at the baseline, 1 at the target, below 0 where it went the
    /// other way. None where the target is the baseline, so that there is no way.
    #[must_use]
    pub fn done(&self, actual: f64) -> Option<f64> {
        let done = (actual - self.baseline) / (self.target - self.baseline);
        done.is_finite().then_some(done)
    }

    /// Whether it is as good as the target, or better.
    #[must_use]
    pub fn is_reached(&self, actual: f64) -> bool {
        match self.better {
            Better::More => actual >= self.target,
            Better::Less => actual <= self.target,
        }
    }

    /// Whether the target is worse than the baseline: one of the three was written wrongly.
    #[must_use]
    pub fn contradicts_itself(&self) -> bool {
        match self.better {
            Better::More => self.target < self.baseline,
            Better::Less => self.target > self.baseline,
        }
    }
}
