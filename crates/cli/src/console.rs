//! What a person sees: messages and progress on standard error, results on standard output.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use gocpont_ingest::error::InvalidFile;
use gocpont_words::{Arg, Words};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::args::Args;

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

    /// Says what went wrong, in the person's language where it is about a file.
    pub fn error(&self, error: &anyhow::Error) {
        match error.downcast_ref::<InvalidFile>() {
            Some(invalid) => eprintln!("{}", self.file_problem(invalid)),
            None => eprintln!("{}", chain(error)),
        }
    }

    fn file_problem(&self, invalid: &InvalidFile) -> String {
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
            ("details", Arg::from(invalid.problem.details())),
        ];
        let id = format!("file-{}", invalid.problem.id());
        let said = self.words.try_say(&id, &args);
        said.unwrap_or_else(|_| invalid.to_string())
    }

    /// A bar over bytes, drawn on a terminal only.
    pub fn progress(&self, name: &str, bytes: u64) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        }
        let bar = ProgressBar::new(bytes);
        let style = ProgressStyle::with_template("{msg} {bar:30} {percent} % {elapsed}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(name.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
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
