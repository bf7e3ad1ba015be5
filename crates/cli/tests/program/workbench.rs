//! The workbench asked over HTTP as its page asks it: a survey file with dirt in it is checked, taken in and taken back; and
//! nobody else is answered.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::town::{Served, Town};

struct Bench {
    served: Served,
    host: String,
    session: String,
}

impl Bench {
    fn open(town: &Town) -> Self {
        let mut command = town.command();
        let args = ["workbench", "--listen", "127.0.0.1:0", "--synthetic"];
        let served = Served::start(command.args(args));
        let link = served.address().to_owned();
        let (host, token) = link.split_once("/#token=").expect("a start link");
        let mut bench = Self {
            served,
            host: host.to_owned(),
            session: String::new(),
        };
        let (status, opened) = bench.ask(
            "POST",
            "/api/session",
            json!({ "token": token }).to_string(),
        );
        assert_eq!(status, 200, "{opened}");
        bench.session = opened["session"].as_str().expect("a session").into();
        let again = bench.ask(
            "POST",
            "/api/session",
            json!({ "token": token }).to_string(),
        );
        assert_eq!(again.0, 401, "a link opens once");
        bench
    }

    fn ask(&self, method: &str, path: &str, body: impl AsRef<[u8]>) -> (u16, Value) {
        let host = &self.host;
        self.ask_as(host, &format!("http://{host}"), method, path, body)
    }

    fn ask_as(
        &self,
        host: &str,
        origin: &str,
        method: &str,
        path: &str,
        body: impl AsRef<[u8]>,
    ) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.host).expect("a connection");
        let (session, body) = (&self.session, body.as_ref());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nAuthorization: Bearer {session}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("asked");
        stream.write_all(body).expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let text = String::from_utf8(answer).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        (
            status.expect("a status"),
            serde_json::from_str(body).unwrap_or(Value::Null),
        )
    }

    fn get(&self, path: &str) -> Value {
        let (status, answer) = self.ask("GET", path, "");
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// Does a job and gives its report.
    fn job(&self, path: &str) -> Value {
        let (status, answer) = self.ask("POST", path, "{}");
        assert_eq!(status, 202, "{answer}");
        while self.get("/api/job")["state"] != "done" {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.get("/api/report")
    }
}

/// A wave with dirt in it, and what is wrong where.
fn dirty(town: &Town) -> (String, Vec<(u64, String, String)>) {
    let text = town.read("waves/2021-2.csv");
    let mut lines: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    let column = |name: &str| {
        lines[0]
            .iter()
            .position(|own| own == name)
            .expect("a column")
    };
    let [comfort, rooms] = [column("comfort"), column("rooms")];
    lines[4][comfort] = "palota".into();
    lines[9][rooms] = "három".into();
    let twice = lines[13][0].clone();
    lines[14][0].clone_from(&twice);
    let text = lines.iter().map(|line| line.join(",") + "\n").collect();
    let wrong = [
        (5, "comfort", "palota"),
        (10, "rooms", "három"),
        (15, "household_id", twice.as_str()),
    ];
    (
        text,
        wrong
            .map(|(row, column, value)| (row, column.to_owned(), value.to_owned()))
            .into(),
    )
}

fn told(town: &Town, file: &str) -> Value {
    let args = [
        "--json",
        "import",
        "--check",
        "--codebook",
        "household",
        file,
    ];
    town.run(&args).fine().json()
}

#[test]
fn a_file_with_dirt_is_checked_taken_in_and_taken_back() {
    let town = Town::imported(250, &["2021-1"]);
    let (text, wrong) = dirty(&town);
    town.write("dirty.csv", &text);
    let by_command = told(&town, "dirty.csv");
    let status = || {
        let mut status = town.run(&["status", "--json"]).fine().json();
        // Batches are counted whether they were taken back or not.
        status
            .as_object_mut()
            .expect("an object")
            .retain(|name, _| name != "batches");
        status
    };
    let before = status();
    let bench = Bench::open(&town);
    let (sent, _) = bench.ask("PUT", "/api/file?name=dirty.csv", &text);
    assert_eq!(sent, 201);

    let checked = bench.job("/api/check");
    let table = &checked["tables"][0];
    assert_eq!(table["register"], "household");
    for count in ["taken", "changed", "unchanged"] {
        assert_eq!(table["counts"][count], by_command[count], "{count}");
    }
    assert!(
        table["head"]
            .as_array()
            .is_some_and(|rows| !rows.is_empty())
    );
    assert!(
        checked["places"]["hexes"]
            .as_array()
            .is_some_and(|hexes| hexes.len() > 3)
    );
    assert!(
        checked["places"]["areas"]
            .as_array()
            .is_some_and(|areas| !areas.is_empty())
    );
    let rows = bench.get("/api/rejections")["rows"].clone();
    let found: Vec<(u64, String, String)> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().expect("a text").to_owned();
            assert!(
                ["hu", "cs", "en"]
                    .iter()
                    .all(|language| row["remedy"][language]
                        .as_str()
                        .is_some_and(|said| said.ends_with('.'))),
                "{row}"
            );
            (
                row["row"].as_u64().expect("a row"),
                text("column"),
                text("value"),
            )
        })
        .filter(|found| wrong.contains(found))
        .collect();
    assert_eq!(found, wrong);
    assert_eq!(status(), before, "a check writes nothing");

    let taken = bench.job("/api/import");
    assert_eq!(taken["tables"][0]["counts"], table["counts"]);
    assert_ne!(status(), before);
    let after = told(&town, "dirty.csv");
    assert_eq!((&after["taken"], &after["changed"]), (&json!(0), &json!(0)));
    assert!(!town.path("dirty.csv.rejections.csv").exists());
    assert_eq!(
        bench.get("/api/desk")["file"],
        Value::Null,
        "the file is let go"
    );

    let (undone, answer) = bench.ask("POST", "/api/undo", r#"{"number":1}"#);
    assert_eq!(undone, 200, "{answer}");
    assert_eq!(status(), before);
    assert_eq!(told(&town, "dirty.csv"), by_command);
}

#[test]
fn other_names_and_other_pages_are_not_answered() {
    let town = Town::empty();
    let bench = Bench::open(&town);
    let own = bench.host.clone();
    assert_eq!(bench.ask("GET", "/api/desk", "").0, 200);
    let rebound = bench.ask_as(
        "evil.example",
        "http://evil.example",
        "GET",
        "/api/desk",
        "",
    );
    assert_eq!(rebound.0, 403);
    assert_eq!(
        bench
            .ask_as(&own, "http://evil.example", "POST", "/api/check", "{}")
            .0,
        403
    );
    assert!(
        !town.path("town.db").exists(),
        "nothing was dropped, and no store was made"
    );
}

#[test]
fn dropped_files_are_gone_when_the_workbench_ends() {
    let town = Town::empty();
    std::fs::create_dir(town.path("tmp")).expect("a folder");
    let mut command = town.command();
    command.env("TMPDIR", town.path("tmp"));
    let args = ["workbench", "--listen", "127.0.0.1:0"];
    let served = Served::start(command.args(args));
    let link = served.address().to_owned();
    let (host, token) = link.split_once("/#token=").expect("a start link");
    let mut bench = Bench {
        served,
        host: host.to_owned(),
        session: String::new(),
    };
    let (_, opened) = bench.ask(
        "POST",
        "/api/session",
        json!({ "token": token }).to_string(),
    );
    bench.session = opened["session"].as_str().expect("a session").into();
    assert_eq!(bench.ask("PUT", "/api/file?name=a.csv", "a,b\n").0, 201);
    let left = || {
        std::fs::read_dir(town.path("tmp"))
            .expect("a folder")
            .count()
    };
    assert_eq!(left(), 1);
    bench.served.terminate();
    while !bench.served.has_ended() {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(left(), 0);
}

#[test]
fn an_address_that_others_reach_is_refused_in_the_persons_language() {
    let town = Town::empty();
    for (language, word) in [
        ("en", "this machine alone"),
        ("hu", "csak ezen a gépen"),
        ("cs", "jen na tomto počítači"),
    ] {
        let args = ["--lang", language, "workbench", "--listen", "0.0.0.0:0"];
        town.run(&args).ended(1, &["0.0.0.0:0", word]);
    }
}
