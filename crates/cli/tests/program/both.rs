//! `town`: the public server and the desk as two processes, and what becomes of each when the other dies.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::story::published;
use crate::town::Town;

const PATIENCE: Duration = Duration::from_secs(30);

/// A running `town`, and what it says.
struct Both {
    child: Child,
    said: Receiver<String>,
}

impl Both {
    fn start(town: &Town) -> Self {
        let args = [
            "town",
            "--listen",
            "127.0.0.1:0",
            "--desk-listen",
            "127.0.0.1:0",
        ];
        let mut command = town.command();
        let mut child = command
            .args(args)
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stderr.take().expect("messages")).lines();
        let (tell, said) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _nobody = tell.send(line);
            }
        });
        Self { child, said }
    }

    /// The next line with this in it.
    fn line(&self, with: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self
                .said
                .recv_timeout(left)
                .unwrap_or_else(|_| panic!("nothing with {with:?}"));
            if line.contains(with) {
                return line;
            }
        }
    }

    /// The next address that is said, as host and port.
    fn address(&self) -> String {
        let line = self.line("http://");
        let (_, rest) = line.split_once("http://").expect("an address");
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ':'));
        rest[..end.unwrap_or(rest.len())].to_owned()
    }

    fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end.
    fn ended(&mut self) {
        let until = Instant::now() + PATIENCE;
        while self.child.try_wait().expect("a status").is_none() {
            assert!(Instant::now() < until, "it did not end");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Both {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// The processes that this one has started and that still run.
fn children(of: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").expect("the processes");
    let numbers =
        processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    let is_child = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // Behind the name, which may hold anything: state and parent.
        let mut rest = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        let (state, parent) = (rest.next(), rest.next());
        state != Some("Z") && parent == Some(of.to_string().as_str())
    };
    numbers.filter(is_child).collect()
}

fn runs(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat.rsplit(')').next().unwrap_or_default().trim();
    !state.is_empty() && !state.starts_with('Z')
}

fn signal(pid: u32, name: &str) {
    let status = Command::new("kill").args([name, &pid.to_string()]).status();
    assert!(status.expect("kill").success(), "{name} {pid}");
}

/// Whether something answers there and does not fail.
fn answers(address: &str) -> bool {
    status(address).is_some_and(|status| status < 500)
}

fn status(host: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .ok()?;
    let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut said = String::new();
    let _broken = stream.take(64).read_to_string(&mut said);
    said.split(' ').nth(1)?.parse().ok()
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// The files that a process has open, by name.
fn open_files(pid: u32) -> Vec<String> {
    let handles = fs::read_dir(format!("/proc/{pid}/fd")).expect("its handles");
    let targets = handles.filter_map(|handle| fs::read_link(handle.ok()?.path()).ok());
    let names = targets.filter_map(|target| Some(target.file_name()?.to_str()?.to_owned()));
    names.collect()
}

#[test]
fn the_public_server_that_is_killed_comes_back_and_the_desk_goes_on() {
    let town = published();
    let mut both = Both::start(&town);
    let desk = both.address();
    let public = both.address();
    assert!(answers(&desk) && answers(&public));
    let before = children(both.pid());
    let [child] = before[..] else {
        panic!("{before:?}")
    };
    // It has no handle on records, staff or entries; the desk has.
    let (theirs, ours) = (open_files(child), open_files(both.pid()));
    for file in ["town.db", "town.staff.db", "town.desk.db", "town.keys"] {
        assert!(
            !theirs.iter().any(|own| own.starts_with(file)),
            "{file}: {theirs:?}"
        );
    }
    assert!(ours.iter().any(|own| own == "town.desk.db"), "{ours:?}");
    assert!(!ours.iter().any(|own| own == "town.releases"), "{ours:?}");
    signal(child, "-KILL");
    both.line("The public server has ended");
    assert!(answers(&desk), "the desk goes on");
    both.line("started again.");
    let again = both.address();
    until("it answers again", || answers(&again));
    let after = children(both.pid());
    assert!(after.len() == 1 && after[0] != child, "{after:?}");
    signal(both.pid(), "-TERM");
    both.ended();
    until("both have ended", || !runs(after[0]));
    assert!(!answers(&desk) && !answers(&again));
}

#[test]
fn whoever_kills_the_desk_leaves_no_public_server_behind() {
    let town = published();
    let mut both = Both::start(&town);
    let (_desk, public) = (both.address(), both.address());
    let child = children(both.pid())[0];
    signal(both.pid(), "-KILL");
    both.ended();
    until("the child has ended", || !runs(child));
    assert!(!answers(&public));
}

#[test]
fn a_desk_that_cannot_start_starts_no_public_server() {
    let town = Town::surveyed(40);
    town.import_areas(&["--synthetic"]);
    let args = [
        "town",
        "--listen",
        "127.0.0.1:0",
        "--desk-listen",
        "0.0.0.0:0",
    ];
    let said = town.run(&args);
    assert_eq!(said.code, 1);
    assert!(!said.err.contains("http://127.0.0.1"), "{}", said.err);
}
