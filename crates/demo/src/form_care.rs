//! The care form for people of 65 and more: its columns, and one elder's answers at a wave.

use crate::care::Care;
use crate::draw::{Draw, quirk};
use crate::member::Trait;
use crate::row::{Id, Row};
use crate::situation::{Present, Situation};

/// Share of elders who fill in the care form.
const FILLED: f64 = 0.875;

/// The header.
pub const HEADER: [&str; 43] = [
    "person_id",
    "interview_date",
    "katz_bathing",
    "katz_dressing",
    "katz_toileting",
    "katz_transfer",
    "katz_continence",
    "katz_feeding",
    "lawton_telephone",
    "lawton_shopping",
    "lawton_food_preparation",
    "lawton_housekeeping",
    "lawton_laundry",
    "lawton_transport",
    "lawton_medication",
    "lawton_finances",
    "barthel_feeding",
    "barthel_bathing",
    "barthel_grooming",
    "barthel_dressing",
    "barthel_bowels",
    "barthel_bladder",
    "barthel_toilet",
    "barthel_transfers",
    "barthel_mobility",
    "barthel_stairs",
    "frail_fatigue",
    "frail_resistance",
    "frail_ambulation",
    "frail_illnesses",
    "frail_loss",
    "care_level",
    "care_need",
    "informal_carer",
    "ucla_companionship",
    "ucla_left_out",
    "ucla_isolated",
    "contact_frequency",
    "wish_contact",
    "service_home_care",
    "service_meals",
    "service_alarm",
    "service_day_care",
];

/// Whether the person fills in the form.
pub fn is_filled(person: &Present<'_>) -> bool {
    person.care.is_some() && person.member.quirk(Trait::CareForm) < FILLED
}

/// The answers in the order of the header.
pub fn fill(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, person: &Present<'_>) {
    let Some(care) = &person.care else { return };
    let key = (person.member.quirk(Trait::CareForm) * 1e9) as u64;
    row.clear();
    row.cell((Id('P', about.household.number), "-", person.number));
    row.cell(about.day());
    // The basic activities go in the order of Katz: bathing first, eating last.
    row.answers(draw, 0.004, (0..6).map(|item| item >= care.dependent));
    row.answers(draw, 0.01, lawton(care, key));
    if about.wave.asks_activities() {
        row.answers(draw, 0.01, barthel(care.dependent));
    } else {
        (0..10).for_each(|_| row.not_asked());
    }
    row.answers(draw, 0.006, frail(care, key));
    row.answer(draw, 0.03, care.level);
    row.answer(draw, 0.02, care.is_in_need);
    row.answer(draw, 0.02, care.has_carer);
    contacts(row, draw, about, care);
    row.answers(draw, 0.01, care.services);
}

/// What is managed of telephone, shopping, meals, housekeeping, laundry, transport, medicines and money.
fn lawton(care: &Care, key: u64) -> [bool; 8] {
    /// How early each is given up.
    const EASE: [f64; 8] = [0.1, 0.8, 0.6, 0.9, 0.7, 0.75, 0.35, 0.5];
    let lost = care.dependent + care.frail_signs / 2 + if care.is_in_need { 2 } else { 0 };
    let hold = |at: usize| EASE[at] + 0.4 * quirk(key, at as u64);
    let earlier = |at: usize| (0..8).filter(|other| hold(*other) > hold(at)).count();
    std::array::from_fn(|at| earlier(at) >= lost)
}

/// The ten items in points, by how many basic activities need help.
fn barthel(lost: usize) -> [u32; 10] {
    let points = |full: u32, first: usize, second: usize| match lost {
        lost if lost >= second => full - 10,
        lost if lost >= first => full - 5,
        _ => full,
    };
    [
        points(10, 5, 7),
        points(5, 1, 7),
        points(5, 3, 7),
        points(10, 2, 5),
        points(10, 5, 7),
        points(10, 4, 6),
        points(10, 3, 5),
        points(15, 3, 5),
        points(15, 1, 4),
        points(10, 1, 3),
    ]
}

/// Fatigue, stairs, walking, illnesses, weight.
fn frail(care: &Care, key: u64) -> [bool; 5] {
    const EASE: [f64; 5] = [0.9, 0.8, 0.7, 0.3, 0.1];
    let hold = |at: usize| EASE[at] + 0.7 * quirk(key, 20 + at as u64);
    let earlier = |at: usize| (0..5).filter(|other| hold(*other) > hold(at)).count();
    std::array::from_fn(|at| earlier(at) < care.frail_signs)
}

fn contacts(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, care: &Care) {
    const OFTEN: [&str; 3] = ["hardly_ever", "sometimes", "often"];
    const CONTACT: [&str; 5] = ["daily", "weekly", "monthly", "rarely", "never"];
    if !about.wave.asks_contacts() {
        (0..5).for_each(|_| row.not_asked());
        return;
    }
    row.answers(draw, 0.015, care.lonely.map(|level| OFTEN[level]));
    row.answer(draw, 0.015, CONTACT[care.contact]);
    row.answer(draw, 0.02, care.wants_contact);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn barthel_is_full_without_loss_and_a_multiple_of_five() {
        assert_eq!(barthel(0).iter().sum::<u32>(), 100);
        let full = barthel(0);
        for lost in 0..=6 {
            for (points, most) in barthel(lost).into_iter().zip(full) {
                assert!(points % 5 == 0 && (0..=most).contains(&points), "{lost}");
            }
        }
    }
}
