//! What a household has to live on in a month, in forints, and where it comes from.

use crate::deprivation::Class;
use crate::household::{Household, Trait};
use crate::member::Member;
use crate::wave::Wave;

/// Net income of a household in a month, rounded to a thousand.
pub fn income_month(household: &Household, class: Class, wave: &Wave) -> u32 {
    let grown = |member: &Member| member.age(wave.period) >= 14;
    let adults = household.present(wave).filter(|(_, m)| grown(m)).count();
    let children = household.present(wave).count() - adults;
    let weight = 1.0 + 0.5 * (adults.max(1) - 1) as f64 + 0.3 * children as f64;
    (weight * for_one(class, household.quirk(Trait::Means))) as u32 * 1000
}

/// Thousands a month for one consumption unit.
fn for_one(class: Class, means: f64) -> f64 {
    match class {
        Class::Severe => 82.0 + 95.0 * means,
        Class::Deprived => 106.0 + 112.0 * means,
        Class::Well if means < 0.06 => 126.0 + 400.0 * means,
        Class::Well => 152.0 + 160.0 * means + 320.0 * means * means * means,
    }
}

/// The band that an income lies in.
pub const fn band(income: u32) -> &'static str {
    match income / 1000 {
        0..=99 => "below_100",
        100..=199 => "100_199",
        200..=299 => "200_299",
        300..=449 => "300_449",
        450..=699 => "450_699",
        700.. => "from_700",
    }
}

/// What lies between hard and easy; a unit decides among neighbours.
pub fn makes_ends_meet(class: Class, unit: f64) -> &'static str {
    let step = match class {
        Class::Severe => unit * 2.2,
        Class::Deprived => 0.6 + unit * 2.4,
        Class::Well => 1.8 + unit * 4.2,
    };
    [
        "very_hard",
        "hard",
        "rather_hard",
        "rather_easy",
        "easy",
        "very_easy",
    ][(step as usize).min(5)]
}
