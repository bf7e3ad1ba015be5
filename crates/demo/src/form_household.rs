//! The form for households: its columns, and one household's answers at a wave.

use crate::deprivation::Class;
use crate::draw::{Draw, position};
use crate::home::{Home, home};
use crate::household::{Trait, rooms_needed};
use crate::money::{band, income_month, makes_ends_meet};
use crate::planted::WAVES;
use crate::point::Point;
use crate::row::{Id, Row};
use crate::situation::{ELDER_FROM, Situation};
use crate::wave::Wave;
use crate::words::{FAMILY, MEN, STREETS, WAYS, WOMEN};

/// Columns after the coordinates.
const AFTER: [&str; 37] = [
    "head_name",
    "address",
    "interview_mode",
    "tenure",
    "comfort",
    "rooms",
    "floor_area",
    "built",
    "heating",
    "bath_or_shower",
    "indoor_toilet",
    "damp_or_leaking",
    "too_dark",
    "step_free",
    "housing_costs_month",
    "income_month",
    "income_band",
    "main_income",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "h7",
    "arrears_utilities",
    "arrears_rent",
    "arrears_loans",
    "benefit_housing",
    "benefit_child",
    "benefit_care",
    "benefit_working_age",
    "benefit_one_off",
    "health_care_need",
    "family_carer",
    "makes_ends_meet",
    "neighbourhood",
    "help_wanted",
];

/// The header of a wave's file.
pub fn header(wave: &Wave) -> Vec<&'static str> {
    let coordinates = if wave.is_of_the_office() {
        ["east", "north"]
    } else {
        ["lon", "lat"]
    };
    [
        &["household_id", "interview_date"],
        &coordinates[..],
        &AFTER,
    ]
    .concat()
}

/// The answers in the order of the header; the coordinates are those of the file's own system.
pub fn fill(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, place: Point) {
    let everybody = about.household.members.iter().filter(|m| m.until == WAVES);
    let home = home(about.household, rooms_needed(everybody, about.wave));
    let income = income_month(about.household, about.class, about.wave);
    row.clear();
    who_and_where(row, draw, about, place);
    dwelling(row, draw, &home);
    money(row, draw, about, (&home, income));
    lacks(row, draw, about, home.tenure);
    benefits(row, draw, about);
    views(row, draw, about);
}

fn who_and_where(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, place: Point) {
    let decimals = if about.wave.is_of_the_office() { 2 } else { 6 };
    row.cell(Id('H', about.household.number));
    row.cell(about.day());
    row.decimal(place.lon, decimals);
    row.decimal(place.lat, decimals);
    let first = about.present.iter().max_by_key(|p| p.age.min(ELDER_FROM));
    let name = first.map_or("", |p| given_name(p.member));
    row.answer(draw, 0.01, (family_name(about.household), " ", name));
    let (street, house) = (
        about.household.dwelling.street,
        about.household.dwelling.house,
    );
    let way = WAYS[street as usize / STREETS.len() % WAYS.len()];
    row.cell((
        (STREETS[street as usize % STREETS.len()], " ", way),
        " ",
        (house, ".", ""),
    ));
    let modes = ["in_person", "phone", "self"];
    row.cell(modes[draw.weighted(&[66.0, 14.0, 20.0])]);
}

/// The family name of a household.
pub fn family_name(household: &crate::household::Household) -> &'static str {
    FAMILY[(household.quirk(Trait::Name) * FAMILY.len() as f64) as usize]
}

/// The given name of one of its people.
pub fn given_name(member: &crate::member::Member) -> &'static str {
    let names = match member.sex {
        crate::member::Sex::Female => WOMEN,
        crate::member::Sex::Male => MEN,
    };
    names[(member.quirk(crate::member::Trait::Name) * names.len() as f64) as usize]
}

fn dwelling(row: &mut Row, draw: &mut Draw, home: &Home) {
    row.answer(draw, 0.01, home.tenure);
    row.answer(draw, 0.02, home.comfort);
    row.answer(draw, 0.04, home.rooms);
    row.answer(draw, 0.04, home.floor_area);
    row.answer(draw, 0.04, home.built);
    row.answer(draw, 0.01, home.heating);
    row.answers(draw, 0.01, home.conditions);
}

fn money(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, (home, income): (&Home, u32)) {
    let rent = if home.tenure.starts_with("tenant") {
        900
    } else {
        0
    };
    let costs = 14_000 + home.floor_area * (480 + rent) + 4_000 * about.present.len() as u32;
    row.answer(draw, 0.05, costs / 500 * 500);
    if about.is_guarded {
        row.cell("rf");
        row.answer(draw, 0.7, band(income));
    } else {
        row.answer(draw, 0.015, income);
        row.answer(draw, 0.03, band(income));
    }
    let pensions = about.present.iter().filter(|p| p.work.is_retired).count();
    let at_work = about.present.iter().filter(|p| p.work.is_at_work()).count();
    let main = match (pensions, at_work) {
        (0, 0) if about.class == Class::Well => "other",
        (0, 0) => "benefits",
        (pensions, at_work) if pensions > at_work => "pension",
        _ => "work",
    };
    row.answer(draw, 0.01, main);
}

fn lacks(row: &mut Row, draw: &mut Draw, about: &Situation<'_>, tenure: &str) {
    /// How many go without a thing because they do not want it.
    const UNWANTED: [f64; 6] = [0.0, 0.0, 0.03, 0.08, 0.09, 0.02];
    let [is_late, things @ ..] = about.lacks;
    for (lacked, unwanted) in things.into_iter().zip(UNWANTED) {
        let answer = match draw.unit() {
            _ if about.is_guarded => "rf",
            unit if unit < 0.006 => "dk",
            _ if lacked => "ca",
            unit if unit > 1.0 - unwanted => "nw",
            _ => "has",
        };
        row.cell(answer);
    }
    let loan = about.household.quirk(Trait::Loan) < 0.4;
    let which = about.household.quirk(Trait::Arrears);
    let utilities = is_late && (which < 0.86 || tenure == "owner" && !loan);
    let bills = [
        (true, utilities),
        (
            tenure.starts_with("tenant"),
            is_late && (which > 0.55 || !utilities),
        ),
        (loan, is_late && (which > 0.7 || !utilities)),
    ];
    for (applies, late) in bills {
        match applies {
            _ if about.is_guarded => row.cell("rf"),
            false => row.cell("na"),
            true => row.answer(draw, 0.008, late),
        }
    }
}

fn benefits(row: &mut Row, draw: &mut Draw, about: &Situation<'_>) {
    let is_poor = about.class != Class::Well;
    let likely = |poor: f64, well: f64| if is_poor { poor } else { well };
    let housing = draw.chance(likely(0.4, 0.03));
    let child = draw.chance(likely(0.55, 0.05));
    let care = about.is_in_need() && draw.chance(0.3);
    let working_age = !about.is_at_work() && draw.chance(likely(0.6, 0.05));
    let one_off = draw.chance(likely(0.28, 0.02));
    row.answer(draw, 0.015, housing);
    if about.count(|age| age < 18) == 0 {
        row.cell("na");
    } else {
        row.answer(draw, 0.015, child);
    }
    row.answer(draw, 0.015, care);
    if about.count(|age| (18..ELDER_FROM).contains(&age)) == 0 {
        row.cell("na");
    } else {
        row.answer(draw, 0.015, working_age);
    }
    row.answer(draw, 0.015, one_off);
    let others = draw.chance(0.03);
    row.answer(draw, 0.02, about.is_in_need() || others);
    if about.present.len() == 1 {
        row.cell("na");
    } else {
        let cares = (about.is_in_need() || others) && draw.chance(0.6);
        row.answer(draw, 0.02, cares);
    }
}

fn views(row: &mut Row, draw: &mut Draw, about: &Situation<'_>) {
    const NEIGHBOURHOOD: [&str; 5] = [
        "very_satisfied",
        "satisfied",
        "neutral",
        "dissatisfied",
        "very_dissatisfied",
    ];
    const HELP: [&str; 7] = [
        "none",
        "home_care",
        "meals",
        "transport",
        "child_care",
        "debt_advice",
        "other",
    ];
    let unit = draw.unit();
    row.answer(draw, 0.02, makes_ends_meet(about.class, unit));
    if !about.wave.asks_contacts() {
        row.not_asked();
        row.not_asked();
        return;
    }
    let satisfied = match about.class {
        Class::Well => [24.0, 46.0, 20.0, 8.0, 2.0],
        _ => [8.0, 30.0, 30.0, 22.0, 10.0],
    };
    row.answer(draw, 0.02, NEIGHBOURHOOD[position(unit, &satisfied)]);
    let in_need = if about.is_in_need() { 9.0 } else { 0.2 };
    let elders = about.count(|age| age >= ELDER_FROM) as f64;
    let children = about.count(|age| age < 12) as f64;
    let debts = f64::from(u8::from(about.lacks[0]));
    let wishes = [
        30.0,
        2.0 * in_need,
        in_need,
        0.5 + 2.0 * elders,
        2.5 * children,
        18.0 * debts,
        1.5,
    ];
    let wish = HELP[draw.weighted(&wishes)];
    row.answer(draw, 0.03, wish);
}
