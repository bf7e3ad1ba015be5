//! A table's columns as the page shows them: what each is read as, how that is known, and what has to be decided.

use gocpont_core::codebook::{Codebook, Variable as Question};
use gocpont_desk::report::{Column, Register, Row, State, Table, Variable};
use gocpont_desk::{MappedTable, Said, report};
use gocpont_ingest::mapping::applied::Applied;
use gocpont_ingest::mapping::matching::{self, Match};
use gocpont_ingest::mapping::proposal::{self, Sample};
use gocpont_ingest::survey::is_wanted;

use crate::looking::Seen;
use crate::map::best;

use super::tongues::Tongues;

/// Characters of a cell that are shown.
const CELL: usize = 120;
/// Different answers that are asked about.
const ANSWERS: usize = 60;

/// A register with its questions.
pub fn register(codebook: &Codebook, tongues: &Tongues) -> Register {
    let variables = codebook.variables.iter();
    Register {
        id: codebook.id.clone(),
        label: labelled(&codebook.label, &codebook.id),
        variables: variables
            .map(|question| variable(question, tongues))
            .collect(),
    }
}

fn variable(question: &Question, tongues: &Tongues) -> Variable {
    let categories = question.categories.iter().map(|category| report::Choice {
        code: category.code.clone(),
        label: labelled(&category.label, &category.code),
    });
    let kinds = question.no_answer.iter().map(|kind| report::Choice {
        code: kind.code().to_owned(),
        label: tongues.say(&format!("codebook-none-{}", kind.code()), &[]),
    });
    let answers = if question.categories.is_empty() {
        Vec::new()
    } else {
        categories.chain(kinds).collect()
    };
    Variable {
        code: question.code.clone(),
        label: labelled(&question.label, &question.code),
        required: is_wanted(question),
        answers,
    }
}

fn labelled(labels: &gocpont_core::codebook::Labels, code: &str) -> Said {
    let or_code = |text: &str| if text.is_empty() { code } else { text }.to_owned();
    Said {
        hu: or_code(&labels.hu),
        cs: or_code(&labels.cs),
        en: or_code(&labels.en),
    }
}

/// The tables of a file with their registers, by position: as they are read, or as they would be if the file could be.
pub fn pairs(
    seen: &[Seen],
    parts: &[(usize, Option<usize>)],
    codebooks: &[Codebook],
) -> Vec<(usize, usize)> {
    if !parts.is_empty() {
        let known = parts
            .iter()
            .map(|(register, table)| (table.unwrap_or(0), *register));
        return known.collect();
    }
    if let [only] = seen {
        let known = |at: &usize| {
            let applied = Applied::sure(&only.sample.columns, &codebooks[*at]);
            applied.codes.iter().flatten().count()
        };
        let register = (0..codebooks.len()).rev().max_by_key(known);
        return register.map(|register| (0, register)).into_iter().collect();
    }
    let samples: Vec<&Sample> = seen.iter().map(|seen| &seen.sample).collect();
    let of = |codebook| {
        let found = best(&samples, codebook)?;
        samples
            .iter()
            .position(|sample| std::ptr::eq(*sample, found))
    };
    let pairs = codebooks.iter().enumerate();
    pairs
        .filter_map(|(register, codebook)| Some((of(codebook)?, register)))
        .collect()
}

/// A table for a register, with what somebody has decided about it.
pub fn table(seen: &Seen, codebook: &Codebook, decided: &[MappedTable]) -> Table {
    let sample = &seen.sample;
    let decided = decided
        .iter()
        .find(|own| own.register == codebook.id && own.table == sample.table);
    let matches = matching::columns(&sample.columns, codebook);
    let columns = sample.columns.iter().zip(matches).enumerate();
    let columns: Vec<Column> = columns
        .map(|(at, (name, found))| {
            let mut column = column(name, &found, decided);
            let answers = sample.answers.get(at);
            let variable = codebook.variable(&column.variable);
            if let Some((answers, variable)) = answers.zip(variable) {
                let mut open = proposal::unknown(answers, variable);
                open.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                let open = open.into_iter().take(ANSWERS);
                column.answers = open.map(|(text, count)| (cut(text), count)).collect();
            }
            column
        })
        .collect();
    let is_missing = |question: &&Question| {
        is_wanted(question)
            && !columns
                .iter()
                .any(|column| column.variable == question.code)
    };
    let missing = codebook.variables.iter().filter(is_missing);
    let head = seen.head.iter().map(|(line, cells)| Row {
        line: *line,
        cells: cells.iter().map(|cell| cut(cell)).collect(),
    });
    Table {
        name: sample.table.clone(),
        register: codebook.id.clone(),
        missing: missing.map(|question| question.code.clone()).collect(),
        head: head.collect(),
        columns,
        ..Table::default()
    }
}

fn column(name: &str, found: &Match, decided: Option<&MappedTable>) -> Column {
    let sure = match found {
        Match::Sure(code) => Some(code.as_str()),
        Match::Asked(_) | Match::Unknown => None,
    };
    let by_name = if sure == Some(name) {
        State::Sure
    } else {
        State::Renamed
    };
    let candidates = match found {
        Match::Asked(near) => near.iter().map(|(code, _)| code.clone()).collect(),
        Match::Sure(_) | Match::Unknown => Vec::new(),
    };
    let (variable, state) = match (decided, sure) {
        (Some(table), _) => {
            let mut own = table.columns.iter();
            match own
                .find(|own| own.column == name)
                .map(|own| own.variable.as_str())
            {
                Some(variable) if sure == Some(variable) => (variable, by_name),
                Some(variable) => (variable, State::Decided),
                None => ("", State::Unread),
            }
        }
        (None, Some(sure)) => (sure, by_name),
        (None, None) if candidates.is_empty() => ("", State::Unread),
        (None, None) => ("", State::Asked),
    };
    Column {
        name: name.to_owned(),
        variable: variable.to_owned(),
        state,
        candidates,
        answers: Vec::new(),
    }
}

fn cut(text: &str) -> String {
    let mut kept: String = text.chars().take(CELL).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}
