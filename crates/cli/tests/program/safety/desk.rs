//! A desk that is killed at any moment while signals are sent to it: what it said was saved is there, once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::*;

const RIGHT: &str = "a pond in the park";
const KILLS: u64 = 30;
const SENDERS: u64 = 4;
const ENTRIES: &str = "/api/registers/signal/entries";

/// A desk that runs, and where.
struct Running {
    child: Child,
    host: String,
}

impl Running {
    fn start(town: &Town) -> Self {
        let mut command = town.command();
        command.args(["--json", "--quiet", "desk", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
        lines.read_line(&mut said).expect("it says where");
        let told: Value = serde_json::from_str(&said).expect("JSON");
        let host = told["url"].as_str().expect("a URL");
        let host = host.trim_start_matches("http://").trim_end_matches('/');
        Self {
            child,
            host: host.to_owned(),
        }
    }

    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }
}

/// What a person's browser keeps; it outlives the desk.
#[derive(Clone, Default)]
struct Browser {
    cookie: String,
    token: String,
}

impl Browser {
    /// Status, cookie and body of an answer; none where none came whole.
    fn ask(
        &self,
        host: &str,
        (method, path): (&str, &str),
        key: &str,
        body: &Value,
    ) -> Option<(u16, String, Value)> {
        let mut stream = TcpStream::connect(host).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .ok()?;
        let body = body.to_string();
        let (cookie, token) = (&self.cookie, &self.token);
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
             X-Gocpont-Token: {token}\r\nIdempotency-Key: {key}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let cookie = head
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie
            .and_then(|all| all.split(';').next())
            .unwrap_or_default();
        Some((status, cookie.to_owned(), serde_json::from_str(body).ok()?))
    }

    fn signed_in(host: &str) -> Self {
        let typed = json!({ "name": "nora", "password": RIGHT });
        let answer = Self::default().ask(host, ("POST", "/api/sign-in"), "none", &typed);
        let (status, cookie, told) = answer.expect("an answer");
        assert_eq!(status, 200, "{told}");
        let token = told["token"].as_str().expect("a token").to_owned();
        Self { cookie, token }
    }

    /// Sends a signal under a key: its number, once the desk has said it.
    fn send(&self, host: &str, key: &str) -> Option<u64> {
        let signal = json!({ "tenant": "25104", "organisation": "family-support", "written": { "answers": {
            "kind": "elder_unattended", "urgency": "normal", "channel": "email", "sender_class": "health", "description": key,
        } } });
        let (status, _, told) = self.ask(host, ("POST", ENTRIES), key, &signal)?;
        assert_eq!(status, 200, "{told}");
        told["id"].as_u64()
    }
}

/// Sends signals one after the other until the desk is gone: what was acknowledged, and the key that was not.
fn send_on(
    browser: &Browser,
    host: &str,
    name: &str,
    first: Option<String>,
) -> (BTreeMap<String, u64>, String) {
    let mut saved = BTreeMap::new();
    let mut next = first.unwrap_or_else(|| format!("{name}-0"));
    for nth in 1_u64.. {
        let Some(id) = browser.send(host, &next) else {
            break;
        };
        saved.insert(next, id);
        next = format!("{name}-{nth}");
    }
    (saved, next)
}

#[test]
fn a_desk_that_is_killed_keeps_every_signal_that_it_said_was_saved_and_none_twice() {
    let town = ready();
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    let nora = [
        "user",
        "add",
        "nora",
        "--tenant",
        "25104",
        "--role",
        "social_worker",
        "--organisation",
        "clinic",
    ];
    let klara = [
        "user",
        "add",
        "klara",
        "--tenant",
        "25104",
        "--role",
        "social_worker",
        "--organisation",
        "family-support",
    ];
    for args in [nora, klara] {
        crate::staff::with_input(&town, &[&args[..], &["--password-stdin"]].concat(), RIGHT).fine();
    }
    let first = Running::start(&town);
    let browser = Browser::signed_in(&first.host);
    first.kill();
    let (mut saved, mut unanswered) = (BTreeMap::new(), vec![None; SENDERS as usize]);
    for at in 0..KILLS {
        let desk = Running::start(&town);
        let sent: Vec<_> = std::thread::scope(|threads| {
            let senders: Vec<_> = unanswered
                .iter_mut()
                .enumerate()
                .map(|(nth, first)| {
                    let (browser, host, first) = (&browser, desk.host.clone(), first.take());
                    threads.spawn(move || send_on(browser, &host, &format!("{at}-{nth}"), first))
                })
                .collect();
            std::thread::sleep(Duration::from_millis(30 + at * 37 % 290));
            desk.kill();
            senders
                .into_iter()
                .map(|sender| sender.join().expect("it sends"))
                .collect()
        });
        for ((acknowledged, next), first) in sent.into_iter().zip(&mut unanswered) {
            saved.extend(acknowledged);
            *first = Some(next);
        }
    }
    assert!(
        saved.len() > KILLS as usize,
        "only {} were sent",
        saved.len()
    );
    let last = Running::start(&town);
    for key in unanswered.into_iter().flatten() {
        let id = browser.send(&last.host, &key).expect("an answer");
        saved.insert(key, id);
    }
    last.kill();
    let ids: BTreeSet<u64> = saved.values().copied().collect();
    assert_eq!(ids.len(), saved.len(), "two keys, one signal");
    let entries = town.path("town.desk.db");
    for file in [&entries, &town.path("town.staff.db")] {
        assert_eq!(
            shell(file, "PRAGMA integrity_check; PRAGMA foreign_key_check"),
            "ok"
        );
    }
    let there = shell(
        &entries,
        "SELECT id FROM entry WHERE register = 'signal' ORDER BY id",
    );
    let there: BTreeSet<u64> = there
        .lines()
        .map(|id| id.parse().expect("a number"))
        .collect();
    assert_eq!(there, ids);
    town.run(&["audit", "verify"]).fine();
    println!("{} signals over {KILLS} kills", ids.len());
}
