//! Episodes: from the period in which a chart sounds to the one in which the series is well inside its band again.

use super::chart::{Judged, Place};

/// A stretch that is told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The period in which the chart sounded.
    pub start: usize,
    /// The first period after it; none where it goes on.
    pub end: Option<usize>,
    /// Whether the series is above its band; under it otherwise.
    pub above: bool,
}

/// A series is back once it is no more than half the way to the limit: what hovers at the limit is one episode.
const BACK: f64 = 0.5;

/// All episodes of a series. A new baseline ends one; a period without data does not.
pub(super) fn episodes(judged: &[Judged]) -> Vec<Episode> {
    let mut all: Vec<Episode> = Vec::new();
    let mut open: Option<Episode> = None;
    for (at, own) in judged.iter().enumerate() {
        let above = own.level > 0.0;
        let ends = |episode: &Episode| match own.place {
            Place::Missing => false,
            Place::Learning(_) => true,
            Place::Outside => episode.above != above,
            Place::Inside => own.level.abs() <= BACK || episode.above != above,
        };
        if let Some(episode) = open.take_if(|episode| ends(episode)) {
            all.push(Episode {
                end: Some(at),
                ..episode
            });
        }
        if own.place == Place::Outside && open.is_none() {
            open = Some(Episode {
                start: at,
                end: None,
                above,
            });
        }
    }
    all.extend(open);
    all
}

/// The episode that goes on in the last period of a series.
#[must_use]
pub fn open_episode(judged: &[Judged]) -> Option<Episode> {
    episodes(judged)
        .pop()
        .filter(|episode| episode.end.is_none())
}
