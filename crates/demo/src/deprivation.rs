//! What a household and its people cannot afford at a wave: a class by place, time and kind, and lacks that make it
//! so under the thirteen items of material and social deprivation (EU-SILC: 7 are severe, 5 are deprived).

use crate::draw::{position, quirk};
use crate::household::{Household, Trait};
use crate::kind::Kind;
use crate::member::{self, Member};
use crate::planted::{Plant, strength};
use crate::quarter::Character;
use crate::wave::Wave;

/// How deprived a household is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Up to 4 lacks.
    Well,
    /// 5 or 6.
    Deprived,
    /// 7 or more.
    Severe,
}

/// Town-wide changes of severe deprivation over the waves: a winter of dear energy, and some relief.
const DRIFT: [f64; 8] = [0.0, 0.0, 0.001, 0.004, 0.009, 0.010, 0.008, 0.006];

/// How easily each thing goes lacking: arrears, warmth, an unforeseen bill, meals, holiday, car, furniture.
const HOUSEHOLD_EASE: [f64; 7] = [0.52, 0.40, 0.85, 0.35, 1.0, 0.55, 0.75];
/// Clothes, shoes, own money, leisure, company, internet.
const PERSON_EASE: [f64; 6] = [0.55, 0.35, 0.8, 0.9, 0.6, 0.3];

/// The class of a household at a wave.
pub fn class(household: &Household, wave: &Wave) -> Class {
    let point = household.dwelling.point;
    let planted = strength(Plant::Deprivation, point, wave.number);
    let young = strength(Plant::YoungFamilies, point, wave.number);
    let factor = kind_factor(household.kind)
        * place_factor(household.dwelling.character)
        * (1.0 - 0.4 * young);
    let severe = (0.08 + DRIFT[usize::from(wave.number)]) * factor + 0.165 * planted;
    let deprived = 0.055 * factor + 0.05 * planted;
    match household.quirk(Trait::Need) {
        need if need < severe => Class::Severe,
        need if need < severe + deprived => Class::Deprived,
        _ => Class::Well,
    }
}

/// The villages are a little poorer.
const fn place_factor(character: Character) -> f64 {
    match character {
        Character::Village | Character::Farms => 1.2,
        _ => 1.0,
    }
}

const fn kind_factor(kind: Kind) -> f64 {
    match kind {
        Kind::SingleParent => 1.35,
        Kind::ThreeGenerations | Kind::Sharers | Kind::ElderAndChild => 1.2,
        Kind::ElderAlone | Kind::Single => 1.15,
        Kind::ElderCouple | Kind::MixedCouple | Kind::Couple | Kind::GrownChildren => 0.95,
        Kind::Family | Kind::ElderCoupleAndChild => 0.75,
    }
}

/// The household's seven things: which of them it cannot afford.
pub fn household_lacks(household: &Household, class: Class) -> [bool; 7] {
    let many = household.quirk(Trait::Lacks);
    let count = match class {
        Class::Severe => 4 + position(many, &[30.0, 42.0, 22.0, 6.0]),
        Class::Deprived => 3 + position(many, &[45.0, 40.0, 15.0]),
        Class::Well => position(many, &[46.0, 29.0, 17.0, 8.0]),
    };
    let of = (household.quirk(Trait::Lack) * 1e9) as u64;
    hardest(HOUSEHOLD_EASE, of, count)
}

/// The six things of one person of 16 or more, given what the household lacks.
pub fn person_lacks(
    member: &Member,
    class: Class,
    of_household: usize,
    is_first: bool,
) -> [bool; 6] {
    let many = member.quirk(member::Trait::Lack);
    let count = match class {
        // One in eight of the others gets by better than the first.
        Class::Severe if !is_first && many > 0.88 => 6_usize.saturating_sub(of_household),
        Class::Severe => {
            7_usize.saturating_sub(of_household).max(2) + position(many, &[50.0, 32.0, 18.0])
        }
        Class::Deprived => 5_usize.saturating_sub(of_household) + position(many, &[60.0, 40.0]),
        Class::Well => {
            position(many, &[62.0, 24.0, 14.0]).min(4_usize.saturating_sub(of_household))
        }
    };
    let of = (many * 1e9) as u64 ^ 0x5eed;
    hardest(PERSON_EASE, of, count)
}

/// The things that go first: by how easily they do, and by who it is.
fn hardest<const N: usize>(ease: [f64; N], of: u64, count: usize) -> [bool; N] {
    let mut order: [(f64, usize); N] =
        std::array::from_fn(|at| (ease[at] + 0.55 * quirk(of, at as u64), at));
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut lacks = [false; N];
    for (_, at) in order.into_iter().take(count) {
        lacks[at] = true;
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_things_are_lacked_as_asked_for() {
        for count in 0..=7 {
            let lacks = hardest(HOUSEHOLD_EASE, 11, count);
            assert_eq!(lacks.iter().filter(|l| **l).count(), count);
        }
        assert_eq!(hardest(PERSON_EASE, 3, 9), [true; 6]);
    }
}
