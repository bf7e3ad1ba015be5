//! The program: survey files in, a map that gives nobody away out. Here: arguments, exit codes, and which command runs.

mod addresses;
mod analyze;
mod areas;
mod args;
mod audit;
mod backup;
mod builtin;
mod check;
mod codebook;
mod console;
mod cube;
mod demo;
mod demo_desk;
mod desk;
mod duplicates;
mod entries;
mod export;
mod fault;
mod figures;
mod forget;
mod ground;
mod import;
mod inputs;
mod leave;
mod looking;
mod making;
mod map;
mod merge;
mod methods;
mod private_file;
mod publish;
mod reading;
mod records_args;
mod reference;
mod registers;
mod release;
mod reported;
mod same_file;
mod serve;
mod services;
mod staff;
mod status;
mod tables;
mod town;
mod truth;
mod watch;
mod workbench;

use std::process::ExitCode;

use crate::args::{Args, Command};
use crate::console::Console;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// Nothing could be done.
    Nothing,
    /// Done, with rejections, where the caller asked to be told.
    Rejections,
}

fn main() -> ExitCode {
    let args = match args::parse() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let console = Console::new(&args);
    match run(&args, &console) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Rejections) => ExitCode::from(3),
        Err(error) => {
            console.error(&error);
            ExitCode::from(1)
        }
    }
}

fn run(args: &Args, console: &Console) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::Demo(command) => demo::run(args, command, console),
        Command::DemoData(command) => demo::data(command, console),
        Command::DemoDesk(command) => demo_desk::run(args, command, console),
        Command::ImportAreas(command) => areas::run(args, command, console),
        Command::ImportAddresses(command) => addresses::run(args, command, console),
        Command::Import(command) => import::run(args, command, console),
        Command::Map(command) => map::run(command, console),
        Command::Publish(command) => publish::run(args, command, console),
        Command::Release(command) => release::run(args, command, console),
        Command::Serve(command) => serve::run(args, command, console),
        Command::Workbench(command) => workbench::run(args, command, console),
        Command::Desk(command) => desk::run(args, command, console),
        Command::Entries(command) => entries::run(args, command, console),
        Command::Town(command) => town::run(args, command, console),
        Command::Watch(command) => watch::run(args, command, console),
        Command::Export(command) => export::run(args, command, console),
        Command::Analyze(command) => analyze::run(command, console),
        Command::Codebook(command) => codebook::run(command, console),
        Command::Forget(command) => forget::run(args, command, console),
        Command::Backup(command) => backup::run(args, command, console),
        Command::Restore(command) => backup::restore(args, command, console),
        Command::Status(command) => status::run(args, command, console),
        Command::Check(command) => check::run(args, command, console),
        Command::Leave(command) => leave::run(args, command, console),
        Command::Merge(command) => merge::run(args, command, console),
        Command::Duplicates(command) => duplicates::run(args, command, console),
        Command::Tenant(command) => staff::tenant(args, command, console),
        Command::User(command) => staff::user(args, command, console),
        Command::Token(command) => staff::token(args, command, console),
        Command::Audit(command) => staff::audit(args, command, console),
    }
}
