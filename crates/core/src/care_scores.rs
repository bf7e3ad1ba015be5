//! Scores of care assessments as columns: what a person does alone, how frail and lonely they are, and their care need
//! by the table that was valid on the day of the assessment.

use std::collections::BTreeSet;

use crate::answer::Answer;
use crate::frame::{Column, Frame, InvalidFrame};
use crate::instrument::points::PointItem;
use crate::instrument::{
    InstrumentInfo, InvalidAnswer, Item, Score, barthel_shah, barthel20, barthel100, cfs9, frail5,
    iadl_cz, katz6, lawton5, lawton8, ucla3,
};
use crate::town::{Known, categories, optional_booleans, optional_numbers};

/// Adds the columns of the instruments that are on: `katz6`, `frail5`, `frail5_frail`, `ucla3`, `ucla3_lonely`,
/// `lawton8`, `lawton5`, `iadl_cz`, `iadl_cz_band`, `barthel100`, `barthel100_shah`, `barthel100_cz`, `barthel20`,
/// `barthel_shah`, `barthel_shah_band`, `cfs9`, `cfs9_group`, `cfs9_under_65`; `szmm36`, `szmm36_level`, `pnp`,
/// `pnp_degree`.
pub(crate) fn add(
    care: &mut Frame,
    instruments: &BTreeSet<String>,
    known: &Known<'_>,
) -> Result<(), InvalidFrame> {
    let on = |info: &InstrumentInfo| instruments.contains(info.id);
    add_first(care, &on)?;
    add_lawton(care, &on)?;
    add_barthel(care, &on)?;
    if on(&cfs9::INFO) {
        add_frailty_level(care, known)?;
    }
    crate::need_scores::add(care, &on, known)
}

/// The instruments of yes-or-no items and levels by name.
fn add_first(care: &mut Frame, on: &dyn Fn(&InstrumentInfo) -> bool) -> Result<(), InvalidFrame> {
    let rows = care.rows();
    if on(&katz6::INFO) {
        let items = katz6::ITEMS.map(|item| care.booleans(&format!("katz_{item}")));
        let score = |row| katz6::score(std::array::from_fn(|i| items[i][row])).value;
        care.add("katz6", optional_numbers((0..rows).map(score)))?;
    }
    if on(&frail5::INFO) {
        let items = frail5::ITEMS.map(|item| care.booleans(&format!("frail_{item}")));
        let score = |row| frail5::score(std::array::from_fn(|i| items[i][row]));
        let scores: Vec<_> = (0..rows).map(score).collect();
        care.add("frail5", optional_numbers(scores.iter().map(|s| s.value)))?;
        let frail = |band| matches!(band, frail5::Band::Frail | frail5::Band::FrailAtLeast);
        let bands = scores.iter().map(|s| s.band.map(frail));
        care.add("frail5_frail", optional_booleans(bands))?;
    }
    if on(&ucla3::INFO) {
        let items = ucla3::ITEMS.map(|item| levels(&care.categories(&format!("ucla_{item}"))));
        let score = |row| ucla3::score(std::array::from_fn(|i| items[i][row]));
        let scores: Vec<_> = (0..rows).map(score).collect();
        care.add("ucla3", optional_numbers(scores.iter().map(|s| s.value)))?;
        let bands = scores
            .iter()
            .map(|s| s.band.map(|b| b == ucla3::Band::Lonely));
        care.add("ucla3_lonely", optional_booleans(bands))?;
    }
    Ok(())
}

fn levels(codes: &[Answer<&str>]) -> Vec<Item<ucla3::HowOften>> {
    let level = |code: &Answer<&str>| match code.value() {
        Some("hardly_ever") => Item::Known(ucla3::HowOften::HardlyEver),
        Some("sometimes") => Item::Known(ucla3::HowOften::Sometimes),
        Some("often") => Item::Known(ucla3::HowOften::Often),
        _ => Item::Missing,
    };
    codes.iter().map(level).collect()
}

fn add_lawton(care: &mut Frame, on: &dyn Fn(&InstrumentInfo) -> bool) -> Result<(), InvalidFrame> {
    if on(&lawton8::INFO) {
        let codes = lawton8::ITEMS.map(|item| item.code);
        let scores = scored(care, "lawton8", codes, lawton8::score);
        care.add("lawton8", values(&scores))?;
    }
    if on(&lawton5::INFO) {
        let scores = scored(care, "lawton8", lawton5::ITEMS, lawton5::score);
        care.add("lawton5", values(&scores))?;
    }
    if on(&iadl_cz::INFO) {
        let scores = scored(care, "iadl_cz", codes(&iadl_cz::ITEMS), iadl_cz::score);
        care.add("iadl_cz", values(&scores))?;
        let bands = scores.iter().map(|s| s.as_ref().and_then(|s| s.band));
        let column = categories(&iadl_cz::Band::ALL, iadl_cz::Band::code, bands);
        care.add("iadl_cz_band", column)?;
    }
    Ok(())
}

fn add_barthel(care: &mut Frame, on: &dyn Fn(&InstrumentInfo) -> bool) -> Result<(), InvalidFrame> {
    if on(&barthel100::INFO) {
        let scores = scored(
            care,
            "barthel",
            codes(&barthel100::ITEMS),
            barthel100::score,
        );
        care.add("barthel100", values(&scores))?;
        let bands = || scores.iter().map(|s| s.as_ref().and_then(|s| s.band));
        let shah = bands().map(|bands| bands.map(|bands| bands.shah));
        let cz = bands().map(|bands| bands.map(|bands| bands.cz));
        let shah = categories(&barthel100::Shah::ALL, barthel100::Shah::code, shah);
        let cz = categories(&barthel100::Cz::ALL, barthel100::Cz::code, cz);
        care.add("barthel100_shah", shah)?;
        care.add("barthel100_cz", cz)?;
    }
    if on(&barthel20::INFO) {
        let scores = scored(
            care,
            "barthel20",
            codes(&barthel20::ITEMS),
            barthel20::score,
        );
        care.add("barthel20", values(&scores))?;
    }
    if on(&barthel_shah::INFO) {
        let items = codes(&barthel_shah::ITEMS);
        let scores = scored(care, "barthel_shah", items, barthel_shah::score);
        care.add("barthel_shah", values(&scores))?;
        let bands = scores.iter().map(|s| s.as_ref().and_then(|s| s.band));
        let column = categories(&barthel100::Shah::ALL, barthel100::Shah::code, bands);
        care.add("barthel_shah_band", column)?;
    }
    Ok(())
}

/// A level that a clinician entered, and whether it stands for somebody under 65.
fn add_frailty_level(care: &mut Frame, known: &Known<'_>) -> Result<(), InvalidFrame> {
    let levels = whole_numbers(care, "cfs_level");
    let editions = care.categories("cfs_edition");
    let entered = |row: usize| {
        let edition = match editions[row].value() {
            Some("first") => cfs9::Version::One,
            _ => cfs9::Version::Two,
        };
        cfs9::entered(levels[row], known.ages[row], edition).ok()
    };
    let all: Vec<_> = (0..care.rows()).map(entered).collect();
    let found = || all.iter().map(Option::as_ref);
    let value = found().map(|one| one.and_then(|(score, _)| score.value));
    let values = optional_numbers(value);
    let group = found().map(|one| one.and_then(|(score, _)| score.band));
    let groups = categories(&cfs9::Group::ALL, cfs9::Group::code, group);
    let young = found().map(|one| {
        let (score, warning) = one?;
        score.value.map(|_| warning.is_some())
    });
    let young = optional_booleans(young);
    care.add("cfs9", values)?;
    care.add("cfs9_group", groups)?;
    care.add("cfs9_under_65", young)
}

fn codes<const N: usize>(items: &[PointItem; N]) -> [&'static str; N] {
    items.each_ref().map(|item| item.code)
}

/// Scores each row from its items' numbers; a number that is not listed leaves no score.
fn scored<B, const N: usize>(
    care: &Frame,
    prefix: &str,
    items: [&str; N],
    score: impl Fn([Item<i64>; N]) -> Result<Score<B>, InvalidAnswer>,
) -> Vec<Option<Score<B>>> {
    let items = items.map(|item| whole_numbers(care, &format!("{prefix}_{item}")));
    let of = |row: usize| score(std::array::from_fn(|item| items[item][row])).ok();
    (0..care.rows()).map(of).collect()
}

fn values<B>(scores: &[Option<Score<B>>]) -> Column {
    optional_numbers(scores.iter().map(|s| s.as_ref().and_then(|s| s.value)))
}

/// The whole numbers of a column; any other number is one that no item allows.
pub(crate) fn whole_numbers(frame: &Frame, name: &str) -> Vec<Item<i64>> {
    let whole = |number: f64| {
        if number.fract() == 0.0 {
            number as i64
        } else {
            i64::MIN
        }
    };
    let numbers = frame.numbers(name).into_iter();
    numbers
        .map(|number| number.known().map(whole).into())
        .collect()
}
