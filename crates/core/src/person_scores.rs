//! Scores of people that rest on their household: at risk of poverty or social exclusion, and disadvantaged children.

use jiff::civil::Date;

use crate::answer::{Answer, NoAnswer};
use crate::frame::{Column, Frame, InvalidFrame};
use crate::instrument::dated::Dated;
use crate::instrument::{Item, arope, hhh, komfort};
use crate::town::{Rules, categories, optional_booleans};

/// The household of each person, and what dates a person's scores.
pub(crate) struct People<'p> {
    /// For each person the row of the household.
    pub household_of: &'p [Option<u32>],
    /// Ages at the date of the join.
    pub ages: &'p [Item<u8>],
    /// The day of each person's record.
    pub days: Vec<Date>,
}

/// Adds `arope` and `hhh` to people, where they are on.
pub(crate) fn add(
    households: &Frame,
    persons: &mut Frame,
    people: &People<'_>,
    rules: &Rules<'_>,
) -> Result<(), InvalidFrame> {
    let instruments = rules.instruments;
    if instruments.contains(arope::INFO.id) {
        let column = at_risk(households, persons, people);
        persons.add("arope", column)?;
    }
    if instruments.contains(hhh::INFO.id) {
        let column = disadvantaged(households, persons, people, &rules.tables.hhh);
        persons.add("hhh", column)?;
    }
    Ok(())
}

fn at_risk(households: &Frame, persons: &Frame, people: &People<'_>) -> Column {
    let poor = households.booleans("income_poor");
    let very_low = households.booleans("work_intensity_very_low");
    let classes = persons.categories("msd13_class");
    let work_applies: Vec<bool> = match households.column("work_intensity_very_low") {
        Some(Column::Boolean(cells)) => cells
            .iter()
            .map(|cell| *cell != Answer::None(NoAnswer::NotApplicable))
            .collect(),
        _ => vec![true; households.rows()],
    };
    let risk = |(row, household): (usize, &Option<u32>)| {
        let household = (*household)? as usize;
        let age = people.ages[row];
        let score = arope::score(&arope::Parts {
            is_poor: poor[household],
            is_severely_deprived: classes[row].value().map(|class| class == "severe").into(),
            is_low_work: arope::low_work(age, very_low[household], work_applies[household]),
        });
        score.band.map(|band| band == arope::Band::AtRisk)
    };
    optional_booleans(people.household_of.iter().enumerate().map(risk))
}

/// From the conditions as they were established; a dwelling is poor also by its entered comfort grade.
fn disadvantaged(
    households: &Frame,
    persons: &Frame,
    people: &People<'_>,
    rules: &Dated<hhh::Rules>,
) -> Column {
    let comfort = households.categories("comfort");
    let segregated = households.booleans("segregated_area");
    let [
        allowance,
        schooling,
        employment,
        limits,
        state_care,
        aftercare,
    ] = [
        "hhh_allowance",
        "hhh_low_schooling",
        "hhh_low_employment",
        "hhh_limiting_conditions",
        "hhh_state_care",
        "hhh_aftercare_student",
    ]
    .map(|name| persons.booleans(name));
    let class = |(row, household): (usize, &Option<u32>)| {
        let rules = rules.on(people.days[row])?;
        let household = household.map(|household| household as usize);
        let grade = household.and_then(|household| {
            let code = comfort[household].value()?;
            komfort::Grade::ALL.into_iter().find(|g| g.code() == code)
        });
        let dwelling = hhh::Dwelling {
            segregated: household.map_or(Item::Missing, |household| segregated[household]),
            comfort: grade.into(),
            limits_development: limits[row],
        };
        let conditions = hhh::Conditions {
            low_schooling: schooling[row],
            low_employment: employment[row],
            ..hhh::conditions(rules, &[], &dwelling)
        };
        let standing = hhh::Standing {
            allowance: allowance[row],
            state_care: state_care[row],
            aftercare_student: aftercare[row],
        };
        hhh::score(rules, &standing, &conditions).band
    };
    let classes = people.household_of.iter().enumerate().map(class);
    categories(&hhh::Class::ALL, hhh::Class::code, classes)
}
