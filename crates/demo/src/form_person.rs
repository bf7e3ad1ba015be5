//! The form for people: its columns, and one person's answers at a wave.

use crate::deprivation::{Class, person_lacks};
use crate::draw::{Draw, position};
use crate::form_household::{family_name, given_name};
use crate::household;
use crate::member::{Sex, Trait};
use crate::row::{Id, Row};
use crate::situation::{Present, Situation};

/// Age from which somebody answers for herself or himself.
const ANSWERS_FROM: i32 = 16;

/// Own view of health.
const VIEWS: [&str; 5] = ["very_bad", "bad", "fair", "good", "very_good"];

/// The header.
pub const HEADER: [&str; 24] = [
    "person_id",
    "household_id",
    "interview_date",
    "name",
    "birth_date",
    "sex",
    "lives_alone",
    "partner_here",
    "marital_status",
    "education",
    "activity",
    "months_worked",
    "student",
    "retired",
    "inactive",
    "p1",
    "p2",
    "p3",
    "p4",
    "p5",
    "p6",
    "chronic_illness",
    "activity_limited",
    "self_rated_health",
];

/// The answers in the order of the header.
pub fn fill(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, person: &Present<'_>) {
    row.clear();
    row.cell((Id('P', about.household.number), "-", person.number));
    row.cell(Id('H', about.household.number));
    row.cell(about.day());
    let given = given_name(person.member);
    row.answer(draw, 0.005, (family_name(about.household), " ", given));
    row.cell(person.member.birth);
    row.cell(if person.member.sex == Sex::Female {
        "female"
    } else {
        "male"
    });
    row.cell(about.present.len() == 1);
    row.answer(draw, 0.004, person.has_partner);
    if person.age < ANSWERS_FROM {
        young(row, draw, person);
    } else {
        schooling(row, draw, about, person);
        lacks(row, draw, about, person);
    }
    health(row, draw, person);
}

/// A child: much does not apply.
fn young(row: &mut Row, draw: &mut Draw, person: &Present<'_>) {
    row.cell("na");
    match person.age {
        ..7 => row.cell("na"),
        7..15 => row.answer(draw, 0.01, "below_primary"),
        _ => row.answer(draw, 0.01, "primary"),
    }
    if person.age < 6 {
        row.cell("na");
    } else {
        row.cell("student");
    }
    row.cell("na");
    row.cell(person.age >= 6);
    for _ in 0..8 {
        row.cell("na");
    }
}

fn schooling(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, person: &Present<'_>) {
    row.answer(draw, 0.02, marital_status(about, person));
    row.answer(draw, 0.02, education(about.class, person));
    row.answer(draw, 0.01, person.work.activity);
    row.answer(draw, 0.012, person.work.months);
    row.answers(
        draw,
        0.004,
        [
            person.work.is_student,
            person.work.is_retired,
            person.work.is_inactive(),
        ],
    );
}

fn marital_status(about: &Situation<'_>, person: &Present<'_>) -> &'static str {
    let unit = person.member.quirk(Trait::Marriage);
    // Both of a couple say the same.
    let wed = about.household.quirk(household::Trait::Wed) < 0.84;
    // The other of a couple who is no longer there has died; he or she comes last in the household.
    let is_left = person.member.couple > 0 && !person.has_partner;
    match person.age {
        _ if is_left && about.present.len() == 1 => "widowed",
        _ if person.has_partner && wed => "married",
        ..30 => "single",
        _ if person.has_partner => {
            ["single", "divorced", "widowed"][position(unit, &[10.0, 60.0, 30.0])]
        }
        30..65 => {
            ["single", "divorced", "widowed", "married"][position(unit, &[50.0, 40.0, 6.0, 4.0])]
        }
        _ => ["widowed", "divorced", "single", "married"][position(unit, &[70.0, 18.0, 9.0, 3.0])],
    }
}

fn education(class: Class, person: &Present<'_>) -> &'static str {
    const LEVELS: [&str; 5] = [
        "below_primary",
        "primary",
        "vocational",
        "secondary",
        "tertiary",
    ];
    let weights = match (person.age, class) {
        (..19, _) => [3.0, 90.0, 3.0, 4.0, 0.0],
        (80.., Class::Well) => [7.0, 42.0, 18.0, 22.0, 11.0],
        (65..80, Class::Well) => [1.0, 20.0, 29.0, 32.0, 18.0],
        (_, Class::Well) => [0.3, 8.0, 24.0, 38.0, 29.7],
        (_, Class::Deprived) => [2.0, 28.0, 38.0, 25.0, 7.0],
        (_, Class::Severe) => [7.0, 46.0, 32.0, 13.0, 2.0],
    };
    LEVELS[position(person.member.quirk(Trait::School), &weights)]
}

fn lacks(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, person: &Present<'_>) {
    /// How many go without a thing because they do not want it; elders more.
    const UNWANTED: [f64; 6] = [0.02, 0.01, 0.03, 0.1, 0.05, 0.02];
    let of_household = about.lacks.iter().filter(|lacked| **lacked).count();
    let grown = |p: &&Present<'_>| p.age >= ANSWERS_FROM;
    let first = about.present.iter().find(grown).map_or(0, |p| p.number);
    let things = person_lacks(
        person.member,
        about.class,
        of_household,
        person.number == first,
    );
    let older = if person.age >= 70 { 3.0 } else { 1.0 };
    for (lacked, unwanted) in things.into_iter().zip(UNWANTED) {
        let answer = match draw.unit() {
            _ if about.is_guarded => "rf",
            unit if unit < 0.006 => "dk",
            _ if lacked => "ca",
            unit if unit > 1.0 - older * unwanted => "nw",
            _ => "has",
        };
        row.cell(answer);
    }
}

fn health(row: &mut Row, draw: &mut Draw, person: &Present<'_>) {
    let health = person.member.quirk(Trait::Health);
    let years = f64::from(person.age);
    let is_in_need = person.care.as_ref().is_some_and(|care| care.is_in_need);
    let ill = (0.06 + years * years / 10_500.0).min(0.9);
    row.answer(draw, 0.015, is_in_need || health < ill);
    let limited = match health / ill {
        _ if is_in_need && health < 0.12 => "severely_limited",
        _ if is_in_need => "limited",
        share if share < 0.06 => "severely_limited",
        share if share < 0.32 => "limited",
        _ => "not_limited",
    };
    row.answer(draw, 0.015, limited);
    if person.age < ANSWERS_FROM {
        row.cell("na");
        return;
    }
    let weights = match limited {
        "severely_limited" => [22.0, 46.0, 26.0, 6.0, 0.0],
        "limited" => [4.0, 20.0, 52.0, 22.0, 2.0],
        _ => [0.3, 2.7, 20.0, 47.0, 30.0],
    };
    let view = VIEWS[draw.weighted(&weights)];
    row.answer(draw, 0.02, view);
}
