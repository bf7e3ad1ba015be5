//! Scores that need a household and its members together: size, deprivation, overcrowding, income, work.

use std::collections::BTreeSet;

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame, InvalidFrame};
use crate::instrument::{Item, equivalised, msd13, overcrowd_eu, work_intensity};
use crate::town::{cell, optional_booleans};

/// Categories of `msd13_class`, in order.
pub const MSD_CLASSES: [&str; 3] = ["not_deprived", "deprived", "severe"];
/// From this age somebody answers the personal items.
const ADULT_FROM: u8 = 16;

/// Members of each household, as rows of the frame of people (compressed rows).
struct Members {
    offsets: Vec<usize>,
    rows: Vec<u32>,
}

impl Members {
    fn new(households: usize, household_of: &[Option<u32>]) -> Self {
        let mut offsets = vec![0; households + 1];
        for household in household_of.iter().flatten() {
            offsets[*household as usize + 1] += 1;
        }
        for at in 0..households {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut rows = vec![0; offsets[households]];
        for (person, household) in household_of.iter().enumerate() {
            if let Some(household) = household {
                rows[next[*household as usize]] = person as u32;
                next[*household as usize] += 1;
            }
        }
        Self { offsets, rows }
    }

    fn of(&self, household: usize) -> &[u32] {
        &self.rows[self.offsets[household]..self.offsets[household + 1]]
    }

    fn households(&self) -> std::ops::Range<usize> {
        0..self.offsets.len() - 1
    }
}

/// Adds the columns: to households `size`, `children`, `elders`, `msd13_class`, `overcrowd_eu`, `equivalised` and
/// `work_intensity_very_low`; to people `household_size` and `msd13_class`.
pub(crate) fn add(
    households: &mut Frame,
    persons: &mut Frame,
    household_of: &[Option<u32>],
    ages: &[Item<u8>],
    instruments: &BTreeSet<String>,
) -> Result<(), InvalidFrame> {
    let members = Members::new(households.rows(), household_of);
    add_sizes(households, persons, household_of, &members, ages)?;
    let on = |id: &str| instruments.contains(id);
    if on(msd13::INFO.id) {
        add_deprivation(households, persons, household_of, &members, ages)?;
    }
    if on(overcrowd_eu::INFO.id) {
        let column = overcrowding(households, persons, &members, ages);
        households.add("overcrowd_eu", column)?;
    }
    if on(equivalised::INFO.id) {
        let column = equivalised_income(households, &members, ages);
        households.add("equivalised", column)?;
    }
    if on(work_intensity::INFO.id) {
        let column = very_low_work(households, persons, &members, ages);
        households.add("work_intensity_very_low", column)?;
    }
    Ok(())
}

fn add_sizes(
    households: &mut Frame,
    persons: &mut Frame,
    household_of: &[Option<u32>],
    members: &Members,
    ages: &[Item<u8>],
) -> Result<(), InvalidFrame> {
    let count = |of_age: fn(u8) -> bool| {
        let counted = |household| {
            let mut sum = 0_u32;
            for member in members.of(household) {
                sum += u32::from(of_age(ages[*member as usize].known()?));
            }
            Some(f64::from(sum))
        };
        Column::Number(members.households().map(counted).map(cell).collect())
    };
    let size = |household| Answer::Value(members.of(household).len() as f64);
    let sizes = Column::Number(members.households().map(size).collect());
    persons.add(
        "household_size",
        sizes.gather(household_of, NoAnswer::NotAsked),
    )?;
    households.add("size", sizes)?;
    households.add("children", count(|age| age < 18))?;
    households.add("elders", count(|age| age >= 65))
}

/// The household's arrears of any kind: yes if one is, no if all are answered with no or do not apply.
fn arrears(households: &Frame) -> Vec<Item<bool>> {
    let kinds = ["arrears_utilities", "arrears_rent", "arrears_loans"];
    let columns = kinds.map(|name| households.column(name));
    let answer = |column: Option<&Column>, row: usize| match column {
        Some(Column::Boolean(cells)) => match cells[row] {
            Answer::Value(value) => Item::Known(value),
            Answer::None(NoAnswer::NotApplicable) => Item::Known(false),
            Answer::None(_) => Item::Missing,
        },
        _ => Item::Missing,
    };
    let any = |row| {
        let answers = columns.map(|column| answer(column, row));
        if answers.contains(&Item::Known(true)) {
            Item::Known(true)
        } else if answers.contains(&Item::Missing) {
            Item::Missing
        } else {
            Item::Known(false)
        }
    };
    (0..households.rows()).map(any).collect()
}

fn wants(frame: &Frame, name: &str) -> Vec<msd13::Answer> {
    let answer = |code: &Answer<&str>| match *code {
        Answer::Value("has") => msd13::Answer::Has,
        Answer::None(NoAnswer::DoesNotWant) => msd13::Answer::DoesNotWant,
        Answer::None(NoAnswer::CannotAfford) => msd13::Answer::CannotAfford,
        _ => msd13::Answer::Missing,
    };
    frame.categories(name).iter().map(answer).collect()
}

fn add_deprivation(
    households: &mut Frame,
    persons: &mut Frame,
    household_of: &[Option<u32>],
    members: &Members,
    ages: &[Item<u8>],
) -> Result<(), InvalidFrame> {
    let arrears = arrears(households);
    let common = msd13::HOUSEHOLD_ITEMS.map(|item| wants(households, item));
    let personal = msd13::PERSONAL_ITEMS.map(|item| wants(persons, item));
    let dwelling = |row: usize| msd13::Household {
        arrears: arrears[row],
        wants: std::array::from_fn(|item| common[item][row]),
    };
    let answers = |row: usize| -> msd13::Person { std::array::from_fn(|item| personal[item][row]) };
    let adults = |household: u32| -> Vec<msd13::Person> {
        let of = members
            .of(household as usize)
            .iter()
            .map(|row| *row as usize);
        let adult = |row: &usize| ages[*row].known().is_some_and(|age| age >= ADULT_FROM);
        of.filter(adult).map(answers).collect()
    };
    let person_class = |(row, household): (usize, &Option<u32>)| {
        let household = (*household)?;
        let class = if ages[row].known()? >= ADULT_FROM {
            msd13::adult(&dwelling(household as usize), &answers(row))
        } else {
            let rule = msd13::ChildRule::default();
            msd13::child(&dwelling(household as usize), &adults(household), rule)
        };
        class.band
    };
    let household_class = |row: usize| {
        let scores = adults(row as u32);
        let score = |person| msd13::adult(&dwelling(row), person);
        msd13::household(&scores.iter().map(score).collect::<Vec<_>>()).band
    };
    let of_persons = household_of.iter().enumerate().map(person_class);
    persons.add("msd13_class", classes(of_persons))?;
    let of_households = members.households().map(household_class);
    households.add("msd13_class", classes(of_households))
}

fn classes(found: impl Iterator<Item = Option<msd13::Class>>) -> Column {
    let position = |class| match class {
        msd13::Class::NotDeprived => 0,
        msd13::Class::Deprived => 1,
        msd13::Class::Severe => 2,
    };
    Column::Category {
        codes: MSD_CLASSES.map(str::to_owned).to_vec(),
        cells: found.map(|class| cell(class.map(position))).collect(),
    }
}

/// Whether the dwelling is overcrowded; a household whose members contradict each other has no answer.
fn overcrowding(
    households: &Frame,
    persons: &Frame,
    members: &Members,
    ages: &[Item<u8>],
) -> Column {
    let rooms = households.numbers("rooms");
    let partners = persons.booleans("partner_here");
    let sexes = persons.categories("sex");
    let sex = |row: usize| match sexes[row].value() {
        Some("male") => Item::Known(overcrowd_eu::Sex::Male),
        Some("female") => Item::Known(overcrowd_eu::Sex::Female),
        _ => Item::Missing,
    };
    let member = |row: &u32| overcrowd_eu::Member {
        age: ages[*row as usize],
        sex: sex(*row as usize),
        has_partner: partners[*row as usize],
    };
    let crowded = |household: usize| {
        let people: Vec<_> = members.of(household).iter().map(member).collect();
        let rooms = rooms[household].known().map(|rooms| rooms as u32).into();
        let band = overcrowd_eu::score(rooms, &people).ok()?.band?;
        Some(band == overcrowd_eu::Band::Overcrowded)
    };
    optional_booleans(members.households().map(crowded))
}

/// Household income per month over the equivalence weight, in the currency of the answer.
fn equivalised_income(households: &Frame, members: &Members, ages: &[Item<u8>]) -> Column {
    let incomes = households.numbers("income_month");
    let income = |household: usize| {
        let of = members.of(household).iter().map(|row| ages[*row as usize]);
        let weight = equivalised::weight(&of.collect::<Vec<_>>()).ok()?.known()?;
        Some(weight.income_per_month(incomes[household].known()? as i64))
    };
    Column::Number(members.households().map(income).map(cell).collect())
}

/// Whether the household works very little; `na` where it has nobody whom the definition counts.
fn very_low_work(
    households: &Frame,
    persons: &Frame,
    members: &Members,
    ages: &[Item<u8>],
) -> Column {
    let months = persons.numbers("months_worked");
    let [student, retired, inactive] =
        ["student", "retired", "inactive"].map(|name| persons.booleans(name));
    let pensions = households.categories("main_income");
    let member = |row: &u32| {
        let row = *row as usize;
        work_intensity::Member {
            age: ages[row],
            months_worked: months[row].known().map(|months| months as u8).into(),
            student: student[row],
            retired: retired[row],
            inactive: inactive[row],
        }
    };
    let low = |household: usize| {
        let people: Vec<_> = members.of(household).iter().map(member).collect();
        let pensions = pensions[household].value().map(|code| code == "pension");
        let version = work_intensity::Version::Eu2030;
        let score = work_intensity::score(&people, pensions.into(), version);
        match score.ok().and_then(|score| score.band) {
            Some(work_intensity::Band::NotApplicable) => Answer::None(NoAnswer::NotApplicable),
            Some(band) => Answer::Value(band == work_intensity::Band::VeryLow),
            None => Answer::None(NoAnswer::DoesNotKnow),
        }
    };
    Column::Boolean(members.households().map(low).collect())
}
