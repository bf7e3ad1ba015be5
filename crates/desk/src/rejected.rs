//! The rows that were not taken, with what is wrong and what to do about it in three languages: some at a time for the page,
//! all of them as a table that a spreadsheet opens.

use std::sync::{Arc, OnceLock};

use axum::extract::State;
use axum::response::Response;
use gocpont_words::{Arg, Language, Words};
use http::{HeaderValue, StatusCode, Uri, header};
use serde::Serialize;

use crate::error::Refused;
use crate::reply;
use crate::report::{Rejection, Said};
use crate::routes::{App, asked, blocking};

/// Rows that are given at once.
const MOST: usize = 200;

#[derive(Serialize)]
struct Some<'r> {
    kept: usize,
    matching: usize,
    rows: Vec<Told<'r>>,
}

#[derive(Serialize)]
struct Told<'r> {
    table: &'r str,
    row: u64,
    column: &'r str,
    value: &'r str,
    reason: &'static str,
    why: Said,
    remedy: Said,
}

/// Rejections from one on (`from`, 0 first), of one reason or all (`reason`).
pub async fn some(State(app): State<App>, uri: Uri) -> Result<Response, Refused> {
    let report = app.jobs.report().ok_or(Refused::NotFound)?;
    let from: usize = match asked(&uri, "from") {
        None => 0,
        Option::Some(from) => from.parse().map_err(|_| Refused::Malformed)?,
    };
    let reason = asked(&uri, "reason").unwrap_or_default();
    let is_wanted = |rejection: &&Rejection| reason.is_empty() || rejection.reason == reason;
    let matching = report.rejections.iter().filter(is_wanted);
    let rows = matching
        .clone()
        .skip(from)
        .take(MOST)
        .map(|rejection| Told {
            table: &rejection.table,
            row: rejection.row,
            column: &rejection.column,
            value: &rejection.value,
            reason: rejection.reason,
            why: Said::by(|language| why(rejection.reason, language)),
            remedy: Said::by(|language| remedy(rejection, language)),
        });
    let document = Some {
        kept: report.rejections.len(),
        matching: matching.clone().count(),
        rows: rows.collect(),
    };
    Ok(reply::json(StatusCode::OK, &document))
}

/// All rejections as CSV, noted before they are given away, in the asked language (`lang`), as spreadsheets of that language read it.
pub async fn table(State(app): State<App>, uri: Uri) -> Result<Response, Refused> {
    let report = app.jobs.report().ok_or(Refused::NotFound)?;
    let language = asked(&uri, "lang").and_then(|code| code.parse().ok());
    let language = language.unwrap_or(Language::En);
    let importer = Arc::clone(&app.importer);
    let (name, rows) = (app.jobs.name(), report.rejections.len() as u64);
    let name = format!("{name}.rejections.csv");
    let noted = blocking(move || importer.saved(&name, rows)).await?;
    noted.map_err(|refusal| Refused::Told(Box::new(refusal.0)))?;
    let bytes = written(&report.rejections, language).map_err(|_| Refused::Full)?;
    let mut answer = reply::of(StatusCode::OK, "text/csv; charset=utf-8", bytes);
    let kept = HeaderValue::from_static("attachment; filename=\"rejections.csv\"");
    answer
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, kept);
    Ok(answer)
}

fn written(rejections: &[Rejection], language: Language) -> Result<Vec<u8>, csv::Error> {
    let separator = if language == Language::En { b',' } else { b';' };
    let mut out = Vec::new();
    if separator != b',' {
        // Spreadsheets there take a file without it for one of their own machine's letters.
        out.extend("\u{feff}".bytes());
    }
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(&mut out);
    table.write_record(["row", "column", "value", "reason"])?;
    for rejection in rejections {
        let reason = format!(
            "{}. {}",
            why(rejection.reason, language),
            remedy(rejection, language)
        );
        let row = rejection.row.to_string();
        let column = match rejection.table.as_str() {
            "" => rejection.column.clone(),
            table => format!("{table}: {}", rejection.column),
        };
        table.write_record([
            &row,
            &neutral(&column),
            &neutral(&rejection.value),
            &neutral(&reason),
        ])?;
    }
    table.flush()?;
    drop(table);
    Ok(out)
}

/// What is wrong, in a few words.
fn why(reason: &str, language: Language) -> String {
    capital(&words(language).say(&format!("reason-{reason}")))
}

/// What to do about it.
fn remedy(rejection: &Rejection, language: Language) -> String {
    let args = [("expected", Arg::from(rejection.expected.as_str()))];
    words(language).say_with(&format!("remedy-{}", rejection.reason), &args)
}

fn words(language: Language) -> &'static Words {
    static ALL: [OnceLock<Words>; 3] = [const { OnceLock::new() }; 3];
    let [hu, cs, en] = &ALL;
    let own = match language {
        Language::Hu => hu,
        Language::Cs => cs,
        Language::En => en,
    };
    own.get_or_init(|| Words::new(language))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

/// A cell that no spreadsheet takes for a formula.
fn neutral(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}
