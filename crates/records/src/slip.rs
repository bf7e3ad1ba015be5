//! Dates that differ as a slip of the pen does.

use jiff::civil::Date;

/// Whether one date becomes the other by a slip: day and month changed places, or one figure is another.
pub(crate) fn is_slip(one: i64, other: i64) -> bool {
    let (Some(one), Some(other)) = (date_of(one), date_of(other)) else {
        return false;
    };
    let swapped =
        one.year() == other.year() && one.month() == other.day() && one.day() == other.month();
    let (one, other) = (one.to_string(), other.to_string());
    let differing = one.bytes().zip(other.bytes()).filter(|(a, b)| a != b);
    swapped || (one.len() == other.len() && differing.count() == 1)
}

/// The date so many days after 1970-01-01.
fn date_of(days: i64) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}
