//! A spreadsheet becomes a form: its sheets found whatever the case of their names, its parts counted.

use std::path::Path;

use super::choices::{self, Lists};
use super::columns::Columns;
use super::form::{Counts, Form, Text};
use super::language::{Tongue, tongue};
use super::problem::FormProblem;
use super::survey;
use crate::error::{InvalidFile, name, some_of};
use crate::grid::Grid;
use crate::workbook::Workbook;

/// Reads an `XLSForm`, whatever its file is called and however old its words are.
pub fn read(path: &Path) -> Result<Form, InvalidFile> {
    read_workbook(&name(path), &mut Workbook::open(path)?)
}

/// Reads the form in an open spreadsheet, which messages call `file`.
pub fn read_workbook(file: &str, workbook: &mut Workbook) -> Result<Form, InvalidFile> {
    let sheets = workbook.sheets();
    let find = |wanted: &str| {
        let same = |sheet: &&String| sheet.trim().eq_ignore_ascii_case(wanted);
        sheets.iter().find(same).cloned()
    };
    let mut grids = Vec::new();
    // Some forms have one sheet and no name for it.
    let only = (sheets.len() == 1).then(|| sheets[0].clone());
    let survey = find("survey").or(only).ok_or_else(|| {
        let found = some_of(sheets.iter().map(String::as_str));
        missing(file, "survey", found)
    })?;
    for wanted in ["choices", "external_choices", "settings"] {
        let grid = find(wanted).map(|sheet| workbook.grid(&sheet));
        grids.push(grid.transpose()?.unwrap_or_default());
    }
    let survey = workbook.grid(&survey)?;
    let found = some_of(sheets.iter().map(String::as_str));
    let [choices, external, settings] = &grids[..] else {
        return Err(missing(file, "settings", found));
    };
    form(file, &survey, [choices, external, settings]).map_err(|error| {
        // A list that is missing where the whole sheet is says the sheet.
        match &*error.problem {
            crate::error::Problem::Form(FormProblem::List(_)) if find("choices").is_none() => {
                InvalidFile {
                    value: Some("choices".to_owned()),
                    problem: Box::new(sheet("choices", found).into()),
                    ..error
                }
            }
            _ => error,
        }
    })
}

fn sheet(wanted: &'static str, found: String) -> FormProblem {
    FormProblem::Sheet { wanted, found }
}

fn missing(file: &str, wanted: &'static str, found: String) -> InvalidFile {
    InvalidFile::new(file, sheet(wanted, found).into()).with_value(wanted)
}

/// The form of its sheets: survey; choices, external choices and settings, each empty where there is none.
fn form(file: &str, survey: &Grid, others: [&Grid; 3]) -> Result<Form, InvalidFile> {
    let [choices, external, settings] = others;
    let read = Columns::read(file, settings, None)?;
    let setting = |what: &str| read.cell(settings, 1, what).to_owned();
    let default = setting("default_language");
    let default = (!default.is_empty()).then(|| tongue(&default));
    let mut lists = choices::read(file, choices, default)?;
    let counts = (lists.by_name.len(), lists.choices);
    add(&mut lists, choices::read(file, external, default)?);
    let mut questions = survey::read(file, survey, default, &lists.by_name)?;
    questions.remarks.append(&mut lists.remarks);
    let mut languages = questions.languages;
    for language in lists.languages {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    Ok(Form {
        file: file.to_owned(),
        sheet: survey.name().to_owned(),
        id: setting("id"),
        title: title(setting("title"), default),
        version: setting("version"),
        unit: setting("unit"),
        nodes: questions.nodes,
        lists: lists.by_name,
        remarks: questions.remarks,
        counts: Counts {
            questions: questions.questions,
            lists: counts.0,
            choices: counts.1,
            repeats: questions.repeats,
            depth: questions.depth,
            languages,
        },
    })
}

/// Lists of another sheet count where the first sheet has none of their name.
fn add(lists: &mut Lists, more: Lists) {
    for (name, list) in more.by_name {
        lists.by_name.entry(name).or_insert(list);
    }
    lists.remarks.extend(more.remarks);
}

fn title(title: String, default: Option<Tongue>) -> Text {
    let mut text = Text::default();
    match default {
        Some(Tongue::Hu) => text.hu = title,
        Some(Tongue::Cs) => text.cs = title,
        Some(Tongue::En) => text.en = title,
        Some(Tongue::Other) | None => text.other = title,
    }
    text
}
