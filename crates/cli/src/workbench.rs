//! `workbench`: the import check as a page of this machine, with the program's own import behind it.

use std::io::{BufRead, IsTerminal, stdin};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use gocpont_desk::{Desk, DeskError, Limits};
use gocpont_words::{Arg, Words};
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::Outcome;
use crate::args::{Args, Workbench};
use crate::builtin;
use crate::console::Console;
use crate::fault::told;
use crate::import::registers;

use self::bench::Bench;

mod bench;
mod collector;
mod columns;
mod places;
mod tongues;

/// Serves the workbench until Ctrl+C or a signal to end.
pub fn run(args: &Args, command: &Workbench, console: &Console) -> anyhow::Result<Outcome> {
    let codebooks = if command.codebook.is_empty() {
        builtin::codebooks().map(str::to_owned).collect()
    } else {
        command.codebook.clone()
    };
    // What is wrong with a codebook is said here, where it can be put right.
    registers::read(&codebooks, command.parameters.as_deref(), None)?;
    let bench = Bench::new(&args.db, codebooks, command);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut end = signal(SignalKind::terminate())?;
        let desk = Desk::bind(command.listen, Arc::new(bench), Limits::default()).await;
        let desk = desk.map_err(|error| match error {
            DeskError::NotLoopback(address) => {
                told("workbench-not-loopback", &[("address", &address)]).into()
            }
            other => anyhow::Error::from(other),
        })?;
        let links = desk.links();
        let url = links.fresh()?;
        console.say("workbench-open", &[("url", Arg::from(url.as_str()))]);
        console.say("workbench-open-hint", &[]);
        console.result(&json!({ "url": url }), "");
        if stdin().is_terminal() {
            let words = Words::new(args.lang);
            thread::spawn(move || {
                for _ in stdin().lock().lines() {
                    let Ok(url) = links.fresh() else { return };
                    let url = [("url", Arg::from(url))];
                    eprintln!("{}", words.say_with("workbench-open", &url));
                }
            });
        }
        desk.run(async move {
            tokio::select! {
                _interrupted = tokio::signal::ctrl_c() => {}
                _ended = end.recv() => {}
            }
        })
        .await;
        anyhow::Ok(())
    })?;
    runtime.shutdown_timeout(Duration::from_millis(500));
    Ok(Outcome::Done)
}
