//! What people do: school, work, pension, and how many of the past twelve months they worked.

use crate::deprivation::Class;
use crate::draw::position;
use crate::member::{Member, Sex, Trait};

/// What the form asks about work.
pub struct Work {
    /// Main activity.
    pub activity: &'static str,
    /// Months worked of twelve.
    pub months: u32,
    /// Pupil or student.
    pub is_student: bool,
    /// On a pension of one's own.
    pub is_retired: bool,
}

impl Work {
    /// Neither at work nor looking for it.
    pub fn is_inactive(&self) -> bool {
        !matches!(
            self.activity,
            "employed" | "self_employed" | "public_work" | "unemployed"
        )
    }

    /// Earns.
    pub fn is_at_work(&self) -> bool {
        matches!(self.activity, "employed" | "self_employed" | "public_work")
    }
}

/// Those of working age who are neither students nor retired.
const KINDS: [&str; 6] = [
    "employed",
    "self_employed",
    "public_work",
    "unemployed",
    "at_home",
    "other",
];

/// What somebody of six or more does; `has_baby` if a child below three lives there.
pub fn work(member: &Member, age: i32, class: Class, has_baby: bool) -> Work {
    let unit = member.quirk(Trait::Work);
    let activity = activity(member.sex, age, class, has_baby, unit);
    Work {
        activity,
        months: months(activity, class, member.quirk(Trait::Months)),
        is_student: activity == "student",
        is_retired: activity == "retired",
    }
}

fn activity(sex: Sex, age: i32, class: Class, has_baby: bool, unit: f64) -> &'static str {
    let student = match age {
        ..=15 => 1.0,
        16..=18 => 0.93,
        19..=24 if class == Class::Well => 0.42,
        19..=24 => 0.2,
        _ => 0.0,
    };
    let retired = match (age, sex) {
        (..=58, _) => 0.0,
        (59..=61, Sex::Female) => 0.35,
        (59..=61, Sex::Male) => 0.08,
        (62..=64, Sex::Female) => 0.6,
        (62..=64, Sex::Male) => 0.38,
        (65..=69, _) => 0.93,
        _ => 0.995,
    };
    if unit < student {
        return "student";
    }
    if unit < student + retired {
        return "retired";
    }
    // What is left of the unit, spread over the working ages.
    let rest = (unit - student - retired) / (1.0 - student - retired);
    if has_baby && sex == Sex::Female && (19..=44).contains(&age) && rest < 0.74 {
        return "parental_leave";
    }
    let weights = match class {
        Class::Well => [85.4, 9.0, 0.5, 1.9, 1.9, 1.3],
        Class::Deprived => [70.0, 5.0, 7.0, 9.0, 5.0, 4.0],
        Class::Severe => [47.0, 4.0, 14.0, 18.0, 8.5, 8.5],
    };
    KINDS[position(rest, &weights)]
}

fn months(activity: &str, class: Class, unit: f64) -> u32 {
    let part = |low: u32, high: u32| low + (unit * f64::from(high - low + 1)) as u32;
    match activity {
        "employed" | "self_employed" if unit > 0.12 && class != Class::Severe => 12,
        "employed" | "self_employed" if unit > 0.4 => 12,
        "employed" | "self_employed" => 3 + (unit * 20.0) as u32,
        "public_work" => part(3, 9),
        "unemployed" => part(0, 7).saturating_sub(2),
        "student" if unit > 0.7 => 2,
        "retired" if unit > 0.97 => 4,
        _ => 0,
    }
}
