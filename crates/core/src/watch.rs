//! Watching: series of counts on control charts whose false-alarm rate is known by design, annotated breaks, and episodes, each
//! of which is told once. Where cases come together in space and time, a prospective scan looks.
//!
//! A chart learns what is expected from its first periods (the baseline), and watches from then on. What a baseline of few cases
//! leaves open about the true rate is part of the design: limits are set so that false alarms come as rarely as wanted on the
//! average over the rates that the baseline leaves possible. A period nobody has data of is skipped, it is never zero.

mod chain;
mod chart;
mod cluster;
mod cusum;
mod episode;
mod ewma;
mod farrington;
mod hotspots;
mod learned;
mod period;
mod poisson;
mod rule;
mod solve;

pub use chart::{Chart, Judged, Method, Place, Point, judge};
pub use cluster::{Cluster, Clusters, InvalidClusters, clusters, overlap};
pub use cusum::Cusum;
pub use episode::{Episode, open_episode};
pub use ewma::Ewma;
pub use farrington::{Expected, expected};
pub use hotspots::{Emerged, InvalidEmerged, emerged};
pub use learned::Learned;
pub use period::Every;
pub use rule::{
    About, Age, Band, Break, ClusterRule, Deadline, HotspotRule, PersonRule, Rule, To, Without,
};

/// In which direction a series leaves its band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// More than expected.
    #[default]
    Above,
    /// Less than expected.
    Below,
    /// Either.
    Both,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 3] = [Self::Above, Self::Below, Self::Both];

    /// The code in rules and interfaces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::Both => "both",
        }
    }

    pub(crate) const fn has_above(self) -> bool {
        matches!(self, Self::Above | Self::Both)
    }

    pub(crate) const fn has_below(self) -> bool {
        matches!(self, Self::Below | Self::Both)
    }
}

#[cfg(test)]
mod tests;
