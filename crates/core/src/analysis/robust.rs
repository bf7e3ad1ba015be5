//! One resolution and one neighbourhood are one opinion: in which share of settings a spot stays what it is.

use super::Label;

/// Which way a class points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Hot.
    Hot,
    /// Cold.
    Cold,
}

impl Direction {
    /// Of a class; none where nothing can be shown or where it is neither hot nor cold.
    #[must_use]
    pub const fn of(label: Label) -> Option<Self> {
        match label {
            Label::Hot(_) => Some(Self::Hot),
            Label::Cold(_) => Some(Self::Cold),
            _ => None,
        }
    }
}

/// The classes that one setting (a neighbourhood, a resolution) gives the units; none where a unit was not tested.
pub type Setting = Vec<Option<Label>>;

/// For each unit that is hot or cold in the first setting the share of all settings (the first among them) in which
/// it points the same way; a setting in which it was not tested is not counted. None where the first shows nothing.
///
/// Shape: each setting has one class for each unit of the first; what a shorter one lacks was not tested.
#[must_use]
pub fn robustness(settings: &[Setting]) -> Vec<Option<f64>> {
    let Some(first) = settings.first() else {
        return Vec::new();
    };
    let share = |unit: usize| {
        let direction = Direction::of(first[unit]?)?;
        let opinions = settings
            .iter()
            .filter_map(|setting| setting.get(unit).copied().flatten());
        let same = opinions
            .clone()
            .filter(|label| Direction::of(*label) == Some(direction));
        Some(same.count() as f64 / opinions.count() as f64)
    };
    (0..first.len()).map(share).collect()
}
