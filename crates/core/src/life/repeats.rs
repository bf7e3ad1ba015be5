//! Which entries say the same again: they are linked, never merged.

use jiff::SignedDuration;

use super::entry::{Entry, EntryId, Where};
use super::{Life, PLACE, Repeat};

impl Life {
    /// The entries among these that this one repeats, or that repeat it, by any of the rules.
    #[must_use]
    pub fn repeated<'e>(
        &self,
        entry: &Entry,
        others: impl IntoIterator<Item = &'e Entry>,
    ) -> Vec<EntryId> {
        let again = |other: &&Entry| {
            other.id != entry.id
                && other.tenant == entry.tenant
                && self.repeats.iter().any(|rule| rule.finds(entry, other))
        };
        others
            .into_iter()
            .filter(again)
            .map(|other| other.id)
            .collect()
    }
}

impl Repeat {
    /// Whether the two are the same in all that the rule names, and close enough in time.
    #[must_use]
    pub fn finds(&self, one: &Entry, other: &Entry) -> bool {
        let apart = one.opened.duration_since(other.opened).abs();
        let within = SignedDuration::from_hours(24 * i64::from(self.within_days));
        apart <= within
            && !self.same.is_empty()
            && self.same.iter().all(|name| same(name, one, other))
    }
}

/// Whether both have the same value, a common other end of the link, or a common place.
fn same(name: &str, one: &Entry, other: &Entry) -> bool {
    if name == PLACE {
        let there = |place: &Where| other.places.iter().any(|other| is_there(place, other));
        return one.places.iter().any(there);
    }
    let values = one.value(name).zip(other.value(name));
    values.is_some_and(|(a, b)| a == b)
        || one
            .linked(name)
            .any(|end| other.linked(name).any(|there| there == end))
}

/// Whether both are in the same hex of a point, area or hotspot; how precisely a point is known does not matter, nor what
/// areas it was found to lie in.
fn is_there(one: &Where, other: &Where) -> bool {
    match (one, other) {
        (Where::Point(one), Where::Point(other)) => one.hex == other.hex,
        _ => one == other,
    }
}
