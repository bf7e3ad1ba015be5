//! How an elder gets on: health that declines with age, the care that is on record, help, and company.

use crate::draw::{position, quirk};
use crate::household::Household;
use crate::member::{Member, Trait};
use crate::planted::{Plant, strength};
use crate::wave::Wave;

/// An elder's state at a wave.
pub struct Care {
    /// Points of the Katz index that are lost, 0 to 6.
    pub dependent: usize,
    /// Signs of frailty, 0 to 5.
    pub frail_signs: usize,
    /// Level of care on record.
    pub level: &'static str,
    /// Needs care.
    pub is_in_need: bool,
    /// Family or friends help.
    pub has_carer: bool,
    /// Home care, meals, alarm, day care.
    pub services: [bool; 4],
    /// Three answers on loneliness, 0 hardly ever to 2 often.
    pub lonely: [usize; 3],
    /// How often there is contact, 0 daily to 4 never.
    pub contact: usize,
    /// Would like more of it.
    pub wants_contact: bool,
}

/// An elder's state.
pub fn care(household: &Household, member: &Member, wave: &Wave, alone: bool) -> Care {
    let gap = strength(Plant::CareGap, household.dwelling.point, wave.number);
    let worse = burden(member.age(wave.period)) * (1.0 + 1.1 * gap);
    let health = member.quirk(Trait::Health);
    let lost = quirk((health * 1e9) as u64, 1);
    // Shares at the mean age: 5 % severely dependent, 15 % frail, 21 % in need.
    let dependent = match health / worse {
        share if share < 0.05 => 4 + position(lost, &[50.0, 32.0, 18.0]),
        share if share < 0.13 => 1 + position(lost, &[55.0, 30.0, 15.0]),
        share if share < 0.22 => position(lost, &[60.0, 40.0]),
        _ => 0,
    };
    let frail_signs = match health / worse {
        share if share < 0.15 => 3 + position(lost, &[62.0, 28.0, 10.0]),
        share if share < 0.5 => position(lost, &[20.0, 55.0, 25.0]),
        _ => position(lost, &[82.0, 18.0]),
    };
    let is_in_need = health / worse < 0.21;
    Care {
        dependent,
        frail_signs,
        level: level(health / worse, member.quirk(Trait::CareLevel)),
        is_in_need,
        has_carer: member.quirk(Trait::Carer) < if is_in_need { 0.68 } else { 0.12 },
        services: services(member, is_in_need, alone, gap),
        lonely: lonely(member, alone, is_in_need),
        contact: contact(member, alone),
        wants_contact: member.quirk(Trait::Lonely) < if alone { 0.45 } else { 0.2 },
    }
}

/// Three answers that make somebody count as lonely (6 points and more, where hardly ever is 1).
const LONELY: [[usize; 3]; 5] = [[1, 1, 1], [2, 1, 0], [2, 1, 1], [2, 2, 1], [2, 2, 2]];
/// Three that do not.
const NOT_LONELY: [[usize; 3]; 5] = [[0, 0, 0], [1, 0, 0], [0, 0, 1], [1, 0, 1], [2, 0, 0]];

/// How frequent home care, meals, alarm and day care are among those in need.
const USUAL: [f64; 4] = [0.24, 0.22, 0.09, 0.06];

/// How much heavier than on average years weigh.
fn burden(age: i32) -> f64 {
    match age {
        ..=69 => 0.38,
        70..=74 => 0.62,
        75..=79 => 1.0,
        80..=84 => 1.75,
        85.. => 2.9,
    }
}

fn level(share: f64, unit: f64) -> &'static str {
    if share < 0.07 {
        return ["none", "I", "II", "III"][position(unit, &[14.0, 14.0, 44.0, 28.0])];
    }
    if share < 0.21 {
        return ["none", "I", "II", "III"][position(unit, &[44.0, 40.0, 14.0, 2.0])];
    }
    "none"
}

fn services(member: &Member, is_in_need: bool, alone: bool, gap: f64) -> [bool; 4] {
    let reach =
        (if is_in_need { 1.0 } else { 0.09 }) * if alone { 1.25 } else { 0.9 } * (1.0 - 0.86 * gap);
    let of = (member.quirk(Trait::Service) * 1e9) as u64;
    std::array::from_fn(|at| quirk(of, at as u64) < USUAL[at] * reach)
}

fn lonely(member: &Member, alone: bool, is_in_need: bool) -> [usize; 3] {
    let chance = if alone { 0.29 } else { 0.105 } + if is_in_need { 0.09 } else { 0.0 };
    let unit = member.quirk(Trait::Lonely);
    let which = quirk((unit * 1e9) as u64, 1);
    if unit < chance {
        LONELY[position(which, &[38.0, 20.0, 22.0, 12.0, 8.0])]
    } else {
        NOT_LONELY[position(which, &[60.0, 16.0, 11.0, 9.0, 4.0])]
    }
}

fn contact(member: &Member, alone: bool) -> usize {
    let weights = if alone {
        [42.0, 36.0, 13.0, 7.0, 2.0]
    } else {
        [58.0, 30.0, 8.0, 3.5, 0.5]
    };
    position(member.quirk(Trait::Contact), &weights)
}
