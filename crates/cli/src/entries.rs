//! `entries`: entries of registers with a life from files and to files. Whoever runs it has the files themselves, as the operator
//! of the machine; what is done is in the audit as the program's own.

pub mod args;
pub mod export;
mod import;
pub mod office;
mod resolve;
mod sheet;
mod source;
mod template;

use crate::Outcome;
use crate::args::Args;
use crate::console::Console;

use self::args::{Entries as Command, EntriesNoun};

/// Takes entries in, or writes them out.
pub fn run(args: &Args, command: &Command, console: &Console) -> anyhow::Result<Outcome> {
    match &command.noun {
        EntriesNoun::Import(noun) => import::run(args, (command, noun), console),
        EntriesNoun::Export(noun) => export::run(args, (command, noun), console),
        EntriesNoun::Template(noun) => template::run((command, noun), console),
    }
}
