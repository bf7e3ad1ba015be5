//! Help and wrong usage in the person's language: the sentences of the argument parser are English alone, so what it found is
//! said again from ours, and what it writes around our texts in a help is replaced.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::Resettable;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg as Argument, Command, CommandFactory, FromArgMatches};
use gocpont_words::{Arg, Language, Words};

use super::Args;

/// What the parser writes at the start of a line of help, and the text for it.
const HEADINGS: [(&str, &str); 5] = [
    ("Usage:", "usage-heading"),
    ("Commands:", "usage-commands"),
    ("Arguments:", "usage-arguments"),
    ("Options:", "usage-options"),
    ("Possible values:", "usage-values"),
];

/// What it writes within one.
const WITHIN: [(&str, &str); 8] = [
    ("Usage: ", "usage-heading-inline"),
    ("[OPTIONS]", "usage-any-options"),
    ("<COMMAND>", "usage-a-command"),
    ("[COMMAND]", "usage-any-command"),
    ("[default: ", "usage-default"),
    ("[env: ", "usage-environment"),
    ("[possible values: ", "usage-possible-values"),
    ("[aliases: ", "usage-aliases"),
];

/// The arguments that the program was given; else help or what is wrong with them is said, and the program ends so.
pub fn parse() -> Result<Args, ExitCode> {
    let given: Vec<OsString> = std::env::args_os().collect();
    let asked = std::env::var("GOCPONT_LANG").ok();
    let words = Words::new(language(&given, asked.as_deref()));
    let mut command = command(&words);
    let read = command
        .try_get_matches_from_mut(given)
        .and_then(|mut matches| Args::from_arg_matches_mut(&mut matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp => {
            print!("{}", help(&error.to_string(), &words));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayVersion => {
            print!("{error}");
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", help(&error.to_string(), &words));
            ExitCode::from(2)
        }
        _ => {
            eprintln!("{}", wrong(&error, &words));
            ExitCode::from(2)
        }
    })
}

/// The language that was asked for, before it is known whether the rest can be read; English where it is none of ours.
fn language(given: &[OsString], environment: Option<&str>) -> Language {
    let mut asked = environment.unwrap_or_default();
    let mut words = given.iter().map(|word| word.to_str().unwrap_or_default());
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next().unwrap_or_default(),
            Some(rest) => asked = rest.strip_prefix('=').unwrap_or(asked),
            None if word == "--" => break,
            None => {}
        }
    }
    asked.parse().unwrap_or(Language::En)
}

/// The grammar with our texts in it.
fn command(words: &Words) -> Command {
    let mut command = Args::command();
    command.build();
    told(command, "", words)
}

fn told(command: Command, path: &str, words: &Words) -> Command {
    // The parser's own command `help` repeats the others, at every level.
    let own = path.strip_prefix("help-").unwrap_or(path);
    let own = &own.replace("-help-", "-");
    let id = match own.as_str() {
        "" => "cli-command".to_owned(),
        help if help.ends_with("-help") => "cli-command-help".to_owned(),
        own => format!("cli-command-{own}"),
    };
    let about = words.try_say(&id, &[]).ok();
    let command = command
        .mut_args(|argument| described(argument, own, words))
        .mut_subcommands(|under| {
            let name = under.get_name();
            let path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}-{name}")
            };
            told(under, &path, words)
        });
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

/// An argument with the text of its command, or else that of all commands.
fn described(argument: Argument, path: &str, words: &Words) -> Argument {
    let name = argument.get_id().as_str();
    let own = words.try_say(&format!("cli-option-{path}-{name}"), &[]);
    let text = own.or_else(|_| words.try_say(&format!("cli-option-{name}"), &[]));
    match text {
        Ok(text) => argument.help(text).long_help(Resettable::Reset),
        Err(_) => argument,
    }
}

/// A help as the parser writes it, with its own words in the person's language.
fn help(text: &str, words: &Words) -> String {
    let mut said = String::with_capacity(text.len());
    for line in text.lines() {
        said.push_str(&help_line(line, words));
        said.push('\n');
    }
    said
}

fn help_line(line: &str, words: &Words) -> String {
    if let Some(value) = value_line(line, words) {
        return value;
    }
    let start = line.trim_start();
    let indent = &line[..line.len() - start.len()];
    for (heading, id) in HEADINGS {
        if let Some(rest) = start.strip_prefix(heading) {
            return format!("{indent}{}{}", words.say(id), within(rest, words));
        }
    }
    within(line, words)
}

/// A line such as `- died:  Somebody died`, which explains a value.
fn value_line(line: &str, words: &Words) -> Option<String> {
    let start = line.trim_start();
    let (name, rest) = start.strip_prefix("- ")?.split_once(':')?;
    let text = words.try_say(&format!("cli-value-{name}"), &[]).ok()?;
    let indent = &line[..line.len() - start.len()];
    let gap = &rest[..rest.len() - rest.trim_start().len()];
    Some(format!("{indent}- {name}:{gap}{text}"))
}

fn within(text: &str, words: &Words) -> String {
    let mut said = text.to_owned();
    for (own, id) in WITHIN {
        if said.contains(own) {
            // Fluent drops blanks at the end of a text.
            let blank = if own.ends_with(' ') { " " } else { "" };
            said = said.replace(own, &format!("{}{blank}", words.say(id)));
        }
    }
    said
}

/// What is wrong with the arguments, what may have been meant, how the command is used, and where more is said.
fn wrong(error: &clap::Error, words: &Words) -> String {
    let mut said = vec![sentence(error, words)];
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    for meant in meant.into_iter().filter_map(|kind| found(error, kind)) {
        said.push(words.say_with("usage-meant", &[("meant", Arg::from(meant))]));
    }
    if let Some(usage) = found(error, ContextKind::Usage) {
        said.push(format!("\n{}", help(&usage, words).trim_end()));
    }
    said.push(words.say("usage-more"));
    said.join("\n")
}

fn found(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let found = error.get(kind)?.to_string();
    Some(found).filter(|text| !text.is_empty())
}

fn sentence(error: &clap::Error, words: &Words) -> String {
    let text = |name, kind| {
        let found = found(error, kind).unwrap_or_default();
        (name, Arg::from(found))
    };
    let args = [
        text("argument", ContextKind::InvalidArg),
        text("value", ContextKind::InvalidValue),
        text("command", ContextKind::InvalidSubcommand),
        text("other", ContextKind::PriorArg),
    ];
    let said = words.say_with(id(error), &args);
    match expected(error, words) {
        Some(expected) => format!("{said} {expected}"),
        None => said,
    }
}

/// The sentence for a kind of error.
fn id(error: &clap::Error) -> &'static str {
    let prior = found(error, ContextKind::PriorArg);
    let is_twice = prior.is_none() || prior == found(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::ArgumentConflict if is_twice => "usage-twice",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::InvalidValue if found(error, ContextKind::InvalidValue).is_none() => {
            "usage-no-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::InvalidSubcommand => "usage-no-such-command",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::MissingSubcommand => "usage-missing-command",
        ErrorKind::UnknownArgument => "usage-unknown",
        ErrorKind::TooManyValues => "usage-too-many-values",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-wrong",
    }
}

/// What could have been given instead, where that is known.
fn expected(error: &clap::Error, words: &Words) -> Option<String> {
    let listed = found(error, ContextKind::ValidValue);
    let listed = listed.or_else(|| found(error, ContextKind::ValidSubcommand));
    let is_invalid = error.kind() == ErrorKind::ValueValidation;
    let argument = found(error, ContextKind::InvalidArg).unwrap_or_default();
    let form = || wanted(&argument).filter(|_| is_invalid).map(str::to_owned);
    match listed.or_else(form) {
        Some(wanted) => Some(words.say_with("usage-wanted", &[("wanted", Arg::from(wanted))])),
        None => is_invalid.then(|| words.say("usage-number")),
    }
}

/// What an option whose values have a form of their own takes; none for a number.
fn wanted(argument: &str) -> Option<&'static str> {
    let name = argument.trim_start_matches('-').split(' ').next()?;
    Some(match name {
        "crs" => "EPSG:23700",
        "axes" => "as-named, swapped, south-west, south-west-swapped",
        "accept-precision" => "coordinates, house, house-similar, street, settlement",
        "encoding" => "utf-8, windows-1250, iso-8859-2, utf-16",
        "delimiter" => "comma, semicolon, tab, pipe",
        "decimal" => "comma, point",
        "valid-from" | "on" | "as-of" | "expires" => "2024-09-30",
        "public-url" => "https://map.example",
        "listen" => "127.0.0.1:8080",
        "desk-listen" => "127.0.0.1:8082",
        "desk-url" => "https://desk.example",
        "embed-ancestors" => "https://town.example, self, none",
        "basemap-url" => "https://tiles.example/{z}/{x}/{y}.png",
        "metrics" => "127.0.0.1:9100",
        "trust-proxy" => "192.0.2.1, 192.0.2.0/24",
        "lang" => "hu, cs, en",
        "tenant" | "organisation" | "district" | "<CODE>" => "25104",
        "share" => "household",
        "<NAME>" => "anna.kovacs",
        "smtp" => "smtp://mail.example:587, smtps://mail.example",
        "issuer" => "https://login.example",
        "subject" => "248289761001",
        "mail" | "mail-from" | "email" | "[ADDRESS]" => "anna@mintafalva.example",
        "<ID>" => "0123456789abcdef",
        "head" => "0123456789abcdef… (64)",
        "scope" => "gis:25104:elders-alone-hex9, public:25104:*",
        "waves" => "1–8",
        "p" => "exact, normal, permutation:999",
        "neighbours" => "edges:FILE.csv, hex-ring:1, nearest:8, within:800m, queen, rook",
        "robustness" => "hex-ring:2, nearest:8, within:800m, resolution:8",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_known_before_the_rest_can_be_read() {
        let of = |words: &[&str], environment| language(&given(words), environment);
        assert_eq!(
            of(&["gocpont", "--lang", "cs", "wrong"], None),
            Language::Cs
        );
        assert_eq!(of(&["gocpont", "x", "--lang=hu"], Some("cs")), Language::Hu);
        assert_eq!(
            of(&["gocpont", "--", "--lang=hu"], Some("cs")),
            Language::Cs
        );
        assert_eq!(of(&["gocpont", "--lang", "xx"], Some("cs")), Language::En);
        assert_eq!(of(&["gocpont", "--language"], None), Language::En);
    }

    /// What every command, option and value is called in the texts, where it has none.
    fn untold(command: &Command, path: &str, words: &Words) -> Vec<String> {
        let mut lacking = Vec::new();
        let has = |id: &str| words.try_say(id, &[]).is_ok();
        for argument in command.get_arguments() {
            let name = argument.get_id();
            let own = format!("cli-option-{path}-{name}");
            if !has(&own) && !has(&format!("cli-option-{name}")) {
                lacking.push(own);
            }
            let values = argument.get_possible_values();
            let told = values.iter().filter(|value| value.get_help().is_some());
            let ids = told.map(|value| format!("cli-value-{}", value.get_name()));
            lacking.extend(ids.filter(|id| !has(id)));
        }
        for under in command
            .get_subcommands()
            .filter(|own| own.get_name() != "help")
        {
            let path = format!("{path}-{}", under.get_name());
            let path = path.trim_start_matches('-');
            if !has(&format!("cli-command-{path}")) {
                lacking.push(format!("cli-command-{path}"));
            }
            lacking.extend(untold(under, path, words));
        }
        lacking
    }

    #[test]
    fn every_command_option_and_value_is_told_in_every_language() {
        let mut all = Args::command();
        all.build();
        for language in Language::ALL {
            let lacking = untold(&all, "", &Words::new(language));
            assert!(lacking.is_empty(), "{language}: {lacking:?}");
        }
    }

    fn helps(command: &mut Command, words: &Words) -> String {
        let mut said = help(&command.render_long_help().to_string(), words);
        for under in command.get_subcommands_mut() {
            if under.get_name() != "help" {
                said.push_str(&helps(under, words));
            }
        }
        said
    }

    #[test]
    fn no_help_has_words_of_the_parser_in_another_language() {
        for language in [Language::Hu, Language::Cs] {
            let words = Words::new(language);
            let said = helps(&mut command(&words), &words);
            let english = HEADINGS.iter().chain(&WITHIN).map(|(own, _)| own.trim());
            for own in english.chain(["Print help", "Print version", "Print this"]) {
                assert!(!said.contains(own), "{language}: {own}\n{said}");
            }
        }
    }
}
