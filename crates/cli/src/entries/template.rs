//! `entries template`: an empty table with the columns of a register, to be filled in and taken in.

use gocpont_core::codebook::{Codebook, Variable, VariableType};
use gocpont_ingest::table_file::Table;
use gocpont_words::{Arg, Language};
use serde_json::json;

use super::args::{Entries as Command, EntriesTemplate};
use super::export::write;
use super::office::Registers;
use super::resolve::said;
use super::source::SHEET;
use crate::Outcome;
use crate::console::Console;

/// Writes the file.
pub fn run(
    (command, noun): (&Command, &EntriesTemplate),
    console: &Console,
) -> anyhow::Result<Outcome> {
    let registers = Registers::read(command)?;
    let language = console.words().language();
    let table = if noun.register == SHEET {
        super::sheet::empty(&registers, language)?
    } else {
        let register = registers.named(&noun.register)?;
        let table = of_form(register.form.form(), &register.form.header(), language);
        Table {
            name: register.codebook.id.clone(),
            ..table
        }
    };
    write(&noun.output, &table)?;
    let path = noun.output.display().to_string();
    console.say("entries-template", &[("file", Arg::from(path.as_str()))]);
    console.result(&json!({ "register": noun.register, "file": path }), "");
    Ok(Outcome::Done)
}

/// Columns by their labels where these are sure, with what may stand in them.
pub fn of_form(form: &Codebook, codes: &[String], language: Language) -> Table {
    let mut table = Table::default();
    for (at, code) in codes.iter().enumerate() {
        let Some(variable) = form.variable(code) else {
            continue;
        };
        let label = said(&variable.label, language);
        let same = |own: &&Variable| said(&own.label, language) == label;
        let is_sure = !label.is_empty() && form.variables.iter().filter(same).count() == 1;
        table
            .header
            .push(if is_sure { label } else { code }.to_owned());
        if variable.kind == VariableType::Category {
            let choices = variable.categories.iter();
            let choices = choices.map(|own| said(&own.label, language).to_owned());
            table.choices.push((at, choices.collect()));
        }
        table.notes.push((at, code.clone()));
    }
    table
}
