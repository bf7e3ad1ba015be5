//! `town`: the public server and the desk with one command, as two processes. The desk runs here; the public server is a child that
//! has the releases alone, is started again when it dies, and goes when this program goes, however it does.

use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use gocpont_records::keys;
use gocpont_words::{Arg, Words};

use crate::Outcome;
use crate::args::{Args, Part, Town};
use crate::console::Console;
use crate::{desk, serve};

/// Between two looks at the child.
const PAUSE: Duration = Duration::from_millis(100);
/// How long an end may be part of a stop of everything, before it is said and something is done about it.
const GRACE: Duration = Duration::from_millis(300);
/// Seconds before the child is started again: the first time, and at most; each is twice the one before.
const FIRST_S: u64 = 1;
const LONGEST_S: u64 = 60;
/// A child that lived so long was well, and the next one starts as soon as the first.
const WELL: Duration = Duration::from_secs(60);
/// How long it may take to end in good order.
const ENDING: Duration = Duration::from_secs(5);

/// Runs the desk with the public server beside it; or is that server.
pub fn run(args: &Args, command: &Town, console: &Console) -> anyhow::Result<Outcome> {
    if command.part == Some(Part::Public) {
        return serve::until(&args.releases, &command.serve, args.lang, (console, gone()));
    }
    let words = Words::new(args.lang);
    desk::beside(args, &command.desk(), console, || Keeper::start(words))
}

/// Done once whoever started this process is gone: its end of the pipe closes with it, be it killed.
async fn gone() {
    let (told, heard) = tokio::sync::oneshot::channel();
    spawn(move || {
        let mut rest = Vec::new();
        let _closed = std::io::stdin().read_to_end(&mut rest);
        let _nobody = told.send(());
    });
    let _gone = heard.await;
}

/// Keeps the public server running, and ends it when it is dropped.
pub struct Keeper {
    stop: Arc<Stop>,
    watch: Option<JoinHandle<()>>,
}

/// Whether everything stops.
#[derive(Default)]
struct Stop {
    is_said: Mutex<bool>,
    bell: Condvar,
}

impl Stop {
    fn say(&self) {
        *self.is_said.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_all();
    }

    /// Waits; whether it was said meanwhile.
    fn within(&self, time: Duration) -> bool {
        let held = self.is_said.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .bell
            .wait_timeout_while(held, time, |is_said| !*is_said);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Keeper {
    /// Starts the public server, and watches it.
    pub fn start(words: Words) -> anyhow::Result<Self> {
        let child = public()?;
        let stop = Arc::new(Stop::default());
        let own = Arc::clone(&stop);
        let watch = spawn(move || watch(child, &own, &words));
        Ok(Self {
            stop,
            watch: Some(watch),
        })
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.stop.say();
        if let Some(watch) = self.watch.take() {
            let _watched = watch.join();
        }
    }
}

/// The same command once more, as the public part. It has no keys, no part in our signals, and a pipe that tells it of our end.
fn public() -> std::io::Result<(Child, Option<ChildStdin>)> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(std::env::args_os().skip(1))
        .args(["--part", "public"])
        .env_remove(keys::VARIABLE)
        .stdin(Stdio::piped())
        .process_group(0);
    let mut child = command.spawn()?;
    let pipe = child.stdin.take();
    Ok((child, pipe))
}

/// Looks after the child until everything stops.
fn watch((mut child, mut pipe): (Child, Option<ChildStdin>), stop: &Stop, words: &Words) {
    let mut wait_s = FIRST_S;
    loop {
        let started = Instant::now();
        let Some(status) = ended(&mut child, stop) else {
            drop(pipe.take());
            end(&mut child);
            return;
        };
        if started.elapsed() >= WELL {
            wait_s = FIRST_S;
        }
        loop {
            if stop.within(GRACE) {
                return;
            }
            let args = [
                ("how", Arg::from(status.clone())),
                ("seconds", Arg::Number(wait_s as f64)),
            ];
            eprintln!("{}", words.say_with("town-public-ended", &args));
            if stop.within(Duration::from_secs(wait_s)) {
                return;
            }
            wait_s = (2 * wait_s).min(LONGEST_S);
            match public() {
                Ok(again) => {
                    (child, pipe) = again;
                    eprintln!("{}", words.say("town-public-again"));
                    break;
                }
                Err(error) => {
                    eprintln!("{error}");
                }
            }
        }
    }
}

/// How the child ended; none where everything stops before.
fn ended(child: &mut Child, stop: &Stop) -> Option<String> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(told(status)),
            Ok(None) => {}
            Err(error) => return Some(error.to_string()),
        }
        if stop.within(PAUSE) {
            return None;
        }
    }
}

fn told(status: ExitStatus) -> String {
    status.to_string()
}

/// Gives the child, whose pipe is closed, a moment to end in good order.
fn end(child: &mut Child) {
    let until = Instant::now() + ENDING;
    while Instant::now() < until {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        sleep(PAUSE);
    }
    let _ended = child.kill();
    let _reaped = child.wait();
}
