//! Care need by dated tables, as columns: each assessment with the table that was valid on its day, so a newer table
//! changes no older level. A level that an authority recorded is taken before one that is computed.

use crate::answer::Answer;
use crate::care_scores::whole_numbers;
use crate::frame::{Frame, InvalidFrame};
use crate::instrument::{InstrumentInfo, Item, pnp, szmm36};
use crate::town::{Known, categories, optional_numbers};

/// Adds `szmm36` (points), `szmm36_level`, `pnp` (needs not managed) and `pnp_degree`, where they are on.
pub(crate) fn add(
    care: &mut Frame,
    on: &dyn Fn(&InstrumentInfo) -> bool,
    known: &Known<'_>,
) -> Result<(), InvalidFrame> {
    if on(&szmm36::INFO) {
        add_care_need(care, known)?;
    }
    if on(&pnp::INFO) {
        add_dependency(care, known)?;
    }
    Ok(())
}

fn add_care_need(care: &mut Frame, known: &Known<'_>) -> Result<(), InvalidFrame> {
    let recorded = care.categories("care_level");
    let mut found = vec![(None, None); care.rows()];
    for table in known.tables.szmm36.all() {
        let items = table.items.iter();
        let answers: Vec<_> = items
            .map(|item| whole_numbers(care, &format!("szmm36_{}", item.code)))
            .collect();
        for (row, slot) in found.iter_mut().enumerate() {
            let valid = known.tables.szmm36.on(known.days[row]);
            if valid.is_none_or(|valid| !std::ptr::eq(valid, table)) {
                continue;
            }
            let points: Vec<_> = answers.iter().map(|answers| answers[row]).collect();
            if let Ok(score) = szmm36::score(table, &points) {
                *slot = (score.value, score.band);
            }
        }
    }
    let by_code = |code: &Answer<&str>| {
        let code = code.value()?;
        szmm36::Level::ALL.into_iter().find(|l| l.code() == code)
    };
    let levels = recorded.iter().zip(&found);
    let levels = levels.map(|(code, (_, level))| by_code(code).or(*level));
    let levels = categories(&szmm36::Level::ALL, szmm36::Level::code, levels);
    care.add("szmm36", optional_numbers(found.iter().map(|(v, _)| *v)))?;
    care.add("szmm36_level", levels)
}

fn add_dependency(care: &mut Frame, known: &Known<'_>) -> Result<(), InvalidFrame> {
    let recorded = care.categories("dependency_degree");
    let needs = pnp::NEEDS.map(|need| care.booleans(&format!("pnp_{need}")));
    let exceptional = care.booleans("pnp_exceptional_care");
    let found: Vec<_> = (0..care.rows())
        .map(|row| {
            let person = pnp::Person {
                age: known.ages[row],
                unmanaged: std::array::from_fn(|need| needs[need][row]),
                exceptional_care: exceptional[row],
            };
            let asked = person.unmanaged.iter().any(|need| !need.is_missing());
            let table = known.tables.pnp.on(known.days[row]).filter(|_| asked);
            table.map_or((None, None), |table| {
                let (score, _) = pnp::score(table, &person);
                (score.value, score.band)
            })
        })
        .collect();
    let by_code = |code: &Answer<&str>| {
        let code = code.value()?;
        pnp::Degree::ALL.into_iter().find(|d| d.code() == code)
    };
    let degrees = recorded.iter().zip(&found);
    let degrees = degrees.map(|(code, (_, degree))| by_code(code).or(*degree));
    let degrees = categories(&pnp::Degree::ALL, pnp::Degree::code, degrees);
    care.add("pnp", optional_numbers(found.iter().map(|(v, _)| *v)))?;
    care.add("pnp_degree", degrees)
}

/// The ages of those who were assessed, on the day of the assessment.
pub(crate) fn ages_on(
    days: &[jiff::civil::Date],
    birth_days: &[Item<f64>],
    care_of: &[Option<u32>],
) -> Vec<Item<u8>> {
    let mut ages = vec![Item::Missing; days.len()];
    for (born, care) in birth_days.iter().zip(care_of) {
        let Some(care) = care.map(|care| care as usize) else {
            continue;
        };
        if let (Some(slot), Some(day)) = (ages.get_mut(care), days.get(care)) {
            *slot = crate::town::age(*born, *day);
        }
    }
    ages
}
