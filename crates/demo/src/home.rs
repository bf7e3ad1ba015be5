//! A household's dwelling: what was built when, with how many rooms and how much comfort. It does not change.

use crate::draw::position;
use crate::household::{Household, Trait};
use crate::quarter::Character;

/// What the form asks about a dwelling.
pub struct Home {
    /// Tenure.
    pub tenure: &'static str,
    /// Comfort grade.
    pub comfort: &'static str,
    /// Rooms.
    pub rooms: u32,
    /// Floor area in m².
    pub floor_area: u32,
    /// Age of the building.
    pub built: &'static str,
    /// Heating.
    pub heating: &'static str,
    /// Bath or shower, flush toilet inside, damp or leaking, too dark, reached without steps.
    pub conditions: [bool; 5],
}

const BUILT: [&str; 5] = [
    "before_1946",
    "1946_1970",
    "1971_1990",
    "1991_2010",
    "from_2011",
];
const HEATING: [&str; 6] = ["gas", "district", "wood", "electric", "mixed", "none"];
const TENURE: [&str; 4] = ["owner", "tenant_private", "tenant_municipal", "other"];

/// The dwelling of a household that needs so many rooms.
pub fn home(household: &Household, rooms_needed: u32) -> Home {
    let character = household.dwelling.character;
    let need = household.quirk(Trait::Need);
    let is_poor = need < 0.14;
    let built = position(household.quirk(Trait::Built), &ages(character));
    let comfort = comfort(household.quirk(Trait::Comfort), built, is_poor, character);
    let spare = household.quirk(Trait::Rooms);
    let spare = if is_poor {
        position(spare, &[34.0, 40.0, 20.0, 6.0])
    } else {
        position(spare, &[12.0, 36.0, 35.0, 17.0])
    };
    let rooms = (rooms_needed + spare as u32 - 1).clamp(1, 8);
    let room_m2 = if character == Character::Estate {
        19.0
    } else {
        24.0
    };
    let floor = 8.0 + f64::from(rooms) * room_m2 * (0.85 + 0.4 * household.quirk(Trait::Area));
    let damp = household.quirk(Trait::Damp);
    let risk = if is_poor { 0.34 } else { 0.07 } + if built < 2 { 0.05 } else { 0.0 };
    let stairs = match character {
        Character::Estate => 0.86,
        Character::New => 0.35,
        _ => 0.62,
    };
    Home {
        tenure: TENURE[position(household.quirk(Trait::Tenure), &tenures(is_poor, character))],
        comfort: ["full", "comfort", "half", "without", "shelter"][comfort],
        rooms,
        floor_area: floor as u32,
        built: BUILT[built],
        heating: heating(household, comfort, character),
        conditions: [
            comfort < 2 || comfort == 2 && damp < 0.7,
            comfort < 2 || comfort == 2 && damp > 0.4,
            damp < risk,
            damp > 1.0 - 0.5 * risk,
            household.quirk(Trait::Steps) > stairs,
        ],
    }
}

const fn ages(character: Character) -> [f64; 5] {
    match character {
        Character::Old => [34.0, 28.0, 22.0, 12.0, 4.0],
        Character::Estate => [0.0, 16.0, 80.0, 4.0, 0.0],
        Character::Garden => [8.0, 34.0, 38.0, 15.0, 5.0],
        Character::New => [0.0, 4.0, 12.0, 48.0, 36.0],
        Character::Village => [30.0, 32.0, 22.0, 12.0, 4.0],
        Character::Farms => [50.0, 30.0, 12.0, 6.0, 2.0],
    }
}

const fn tenures(is_poor: bool, character: Character) -> [f64; 4] {
    match (is_poor, character) {
        (true, Character::Village | Character::Farms) => [74.0, 8.0, 8.0, 10.0],
        (true, _) => [54.0, 18.0, 20.0, 8.0],
        (false, Character::Estate) => [82.0, 13.0, 3.0, 2.0],
        (false, _) => [91.0, 5.0, 1.0, 3.0],
    }
}

/// The comfort grade as a position: newer buildings have more of it, and so have those who are not poor.
fn comfort(unit: f64, built: usize, is_poor: bool, character: Character) -> usize {
    let mut weights = match built {
        0 => [38.0, 42.0, 10.0, 9.0, 1.0],
        1 => [45.0, 44.0, 7.0, 3.5, 0.5],
        2 => [68.0, 29.0, 2.0, 1.0, 0.0],
        _ => [88.0, 12.0, 0.0, 0.0, 0.0],
    };
    if character == Character::Estate {
        weights = [94.0, 6.0, 0.0, 0.0, 0.0];
    } else if is_poor {
        weights[2] = 2.5 * weights[2] + 4.0;
        weights[3] = 3.0 * weights[3] + 4.0;
    }
    position(unit, &weights)
}

fn heating(household: &Household, comfort: usize, character: Character) -> &'static str {
    let weights = match (character, comfort) {
        (Character::Estate, _) => [6.0, 92.0, 0.0, 2.0, 0.0, 0.0],
        (_, 3..) => [8.0, 0.0, 74.0, 8.0, 7.0, 3.0],
        (Character::New, _) => [66.0, 0.0, 4.0, 24.0, 6.0, 0.0],
        (Character::Old, _) => [74.0, 0.0, 12.0, 5.0, 9.0, 0.0],
        _ => [56.0, 0.0, 24.0, 6.0, 14.0, 0.0],
    };
    HEATING[position(household.quirk(Trait::Heating), &weights)]
}
