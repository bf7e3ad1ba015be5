//! What a person sees: messages and progress on standard error, results on standard output.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use gocpont_ingest::error::InvalidFile;
use gocpont_words::{Arg, Language, Words};
use indicatif::{FormattedDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::args::Args;
use crate::fault;

/// Where messages go, and in which language.
pub struct Console {
    words: Words,
    quiet: bool,
    json: bool,
}

impl Console {
    /// As the arguments say.
    pub fn new(args: &Args) -> Self {
        Self {
            words: Words::new(args.lang),
            quiet: args.quiet,
            json: args.json,
        }
    }

    /// The texts of the chosen language.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// What parts the columns of a CSV file for the person's spreadsheet.
    pub fn list_separator(&self) -> u8 {
        list_separator(self.words.language())
    }

    /// Says a sentence that is put together already, unless quiet.
    pub fn say_text(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    /// Says a sentence, unless quiet.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) {
        if !self.quiet {
            eprintln!("{}", self.words.say_with(id, args));
        }
    }

    /// Gives a result: as JSON where asked for, else the text.
    pub fn result(&self, json: &serde_json::Value, text: &str) {
        let out = if self.json {
            json.to_string()
        } else {
            text.to_owned()
        };
        if out.is_empty() {
            return;
        }
        // A reader that went away (a closed pipe) wants no more.
        let _gone = writeln!(std::io::stdout(), "{out}");
    }

    /// Says what went wrong.
    pub fn error(&self, error: &anyhow::Error) {
        eprintln!("{}", self.meaning(error));
    }

    /// What went wrong, in the person's language where it has a sentence for it.
    pub fn meaning(&self, error: &anyhow::Error) -> String {
        meaning(error, &self.words)
    }

    /// A bar over bytes, drawn on a terminal only.
    pub fn progress(&self, name: &str, bytes: u64) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        }
        let bar = ProgressBar::new(bytes);
        let style = ProgressStyle::with_template("{prefix} {bar:30} {percent} % {elapsed} {msg}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_prefix(name.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }

    /// Moves a bar on to where a file was read, and says rows a second and the time left.
    pub fn advance(&self, bar: &ProgressBar, bytes: u64, rows: u64) {
        bar.set_position(bytes);
        if bar.is_hidden() {
            return;
        }
        let seconds = bar.elapsed().as_secs_f64().max(0.001);
        let args = [
            ("rows", Arg::Number((rows as f64 / seconds).round())),
            ("left", Arg::from(FormattedDuration(bar.eta()).to_string())),
        ];
        bar.set_message(self.words.say_with("progress-rate", &args));
    }
}

/// What parts the columns of a CSV file where a spreadsheet of this language is to open it: Hungarian and Czech machines
/// have the comma in their numbers.
pub const fn list_separator(language: Language) -> u8 {
    match language {
        Language::Hu | Language::Cs => b';',
        Language::En => b',',
    }
}

/// What went wrong, in a language where it has a sentence for it.
pub fn meaning(error: &anyhow::Error, words: &Words) -> String {
    if let Some(invalid) = error.downcast_ref::<InvalidFile>() {
        return file_problem(invalid, words);
    }
    let said = fault::meaning(error, words);
    said.unwrap_or_else(|| fault::of_system(&chain(error), words))
}

fn file_problem(invalid: &InvalidFile, words: &Words) -> String {
    let details = fault::of_system(&invalid.problem.details(), words);
    let number = |row: Option<u64>| row.map_or_else(String::new, |row| row.to_string());
    let args = [
        ("file", Arg::from(invalid.file.as_str())),
        ("row", Arg::from(number(invalid.row))),
        (
            "column",
            Arg::from(invalid.column.clone().unwrap_or_default()),
        ),
        (
            "value",
            Arg::from(invalid.value.clone().unwrap_or_default()),
        ),
        ("details", Arg::from(details)),
    ];
    let id = format!("file-{}", invalid.problem.id());
    // Some have another sentence where the line is known.
    let with_row = invalid.row.map(|_| format!("{id}-row"));
    let said = with_row.and_then(|id| words.try_say(&id, &args).ok());
    said.unwrap_or_else(|| {
        let said = words.try_say(&id, &args);
        said.unwrap_or_else(|_| invalid.to_string())
    })
}

/// An error with its causes, each said once: many name their cause themselves.
fn chain(error: &anyhow::Error) -> String {
    let mut said = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
}

/// Now, to the second (RFC 3339, UTC). The one place that reads the clock.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// Today (UTC).
pub fn today() -> Date {
    Offset::UTC.to_datetime(now()).date()
}
