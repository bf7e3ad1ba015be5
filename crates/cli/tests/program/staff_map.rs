//! The staff map on the real program: what the desk counts is what a release is made from, and a file that is taken in while it
//! runs is seen at once.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::town::{Said, Served, Town};

const RIGHT: &str = "a pond in the park";

/// A desk with somebody signed in.
struct Desk {
    served: Served,
    cookie: String,
    token: String,
}

impl Desk {
    fn open(town: &Town, name: &str) -> Self {
        let mut command = town.command();
        let served =
            Served::start(command.args(["desk", "--listen", "127.0.0.1:0", "--plan", "demo"]));
        let mut desk = Self {
            served,
            cookie: String::new(),
            token: String::new(),
        };
        let body = json!({ "name": name, "password": RIGHT });
        let (status, head, told) = desk.ask("POST", "/api/sign-in", &body);
        assert_eq!(status, 200, "{told}");
        let (_, cookie) = head.split_once("set-cookie: ").expect("a cookie");
        cookie
            .split(';')
            .next()
            .expect("a cookie")
            .clone_into(&mut desk.cookie);
        told["token"]
            .as_str()
            .expect("a token")
            .clone_into(&mut desk.token);
        desk
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, String, Value) {
        let host = self.served.address();
        let mut stream = TcpStream::connect(host).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .expect("a timeout");
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let (cookie, token) = (&self.cookie, &self.token);
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
             X-Gocpont-Token: {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let told = serde_json::from_str(body).unwrap_or(Value::Null);
        (status.expect("a status"), head.to_owned(), told)
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        let (status, _, told) = self.ask("GET", path, &Value::Null);
        assert_eq!(status, 200, "{path}: {told}");
        told
    }
}

fn staffed(town: &Town) {
    town.run(&["tenant", "add", "tata", "Tata"]).fine();
    let add = [
        "user",
        "add",
        "elemzo",
        "--tenant",
        "tata",
        "--role",
        "analyst",
        "--password-stdin",
    ];
    let mut child = town
        .command()
        .args(add)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(format!("{RIGHT}\n").as_bytes())
        .expect("it reads");
    drop(pipe);
    Said::of(&child.wait_with_output().expect("it ends")).fine();
}

/// The true counts of a step in Tata on a day, hex by hex.
fn truth(town: &Town, step: &str, day: &str) -> BTreeMap<String, u64> {
    let text = town.read("private/truth.csv");
    let mut counts = BTreeMap::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        if let ["Tata", hex, period, attributes, count] = cells[..]
            && period == day
            && attributes == step
        {
            counts.insert(hex.to_owned(), count.parse().expect("a number"));
        }
    }
    counts
}

#[test]
fn the_desk_counts_what_a_release_is_made_from_and_sees_a_new_file_at_once() {
    let town = Town::imported(900, &["2021-1", "2021-2"]);
    staffed(&town);
    town.run(&["publish", "--plan", "demo"]).fine();
    std::fs::create_dir(town.path("private")).expect("a folder");
    town.run(&[
        "export",
        "truth",
        "-o",
        "private/truth.csv",
        "--i-am-allowed",
    ])
    .fine();
    let desk = Desk::open(&town, "elemzo");
    let layers = desk.get("/api/map/layers?tenant=tata");
    assert_eq!(
        (&layers["figures"], &layers["tenants"][0]["area"]),
        (&json!(true), &json!("tata"))
    );
    assert_eq!(layers["layers"].as_array().map(Vec::len), Some(13));
    let path = "/api/map/hexes?tenant=tata&layer=age-80-plus&period=2021-09-30";
    let told = desk.get(path);
    let counts = truth(&town, "persons > age>=65 > age>=80", "2021-09-30");
    let hexes = told["hexes"].as_array().expect("hexes");
    assert!(counts.len() > 20, "{counts:?}");
    let mut cases = 0;
    for hex in hexes {
        let count = counts
            .get(hex[0].as_str().expect("a hex"))
            .copied()
            .unwrap_or(0);
        assert_eq!(hex[1], count, "{hex}");
        cases += count;
    }
    assert_eq!(told["total"]["cases"], cases);
    let (status, _, _) = desk.ask(
        "GET",
        "/api/map/hexes?tenant=baj&layer=age-80-plus",
        &Value::Null,
    );
    assert_eq!(status, 404);
    // A place of a release is found by its address.
    let layer = [
        "export",
        "layer",
        "age-80-plus-blocks",
        "--period",
        "2021-09-30",
        "-o",
        "spots.geojson",
    ];
    town.run(&layer).fine();
    let spots: Value = serde_json::from_str(&town.read("spots.geojson")).expect("GeoJSON");
    let features = spots["features"].as_array().expect("features");
    let look = |hotspot: String| {
        let wanted = json!({ "tenant": "tata", "hotspot": hotspot });
        let (status, _, told) = desk.ask("POST", "/api/map/look", &wanted);
        (status, told)
    };
    let is_there =
        |own: &Value| look(format!("age-80-plus-blocks/2021-09-30/{}", own["id"])).0 == 200;
    assert!(features.iter().any(is_there), "{} features", features.len());
    let (status, told) = look("age-80-plus-blocks/2021-09-30/999999".to_owned());
    assert_eq!(
        (status, &told["error"]),
        (409, &json!("no-hotspot")),
        "{told}"
    );
    // A wave that is taken in while the desk runs.
    let now = desk.get("/api/map/hexes?tenant=tata&layer=age-80-plus");
    town.import_wave("2022-1");
    let from = Instant::now();
    let then = desk.get("/api/map/hexes?tenant=tata&layer=age-80-plus");
    let passed = from.elapsed();
    assert_ne!(
        (&now["version"], &now["total"]),
        (&then["version"], &then["total"])
    );
    assert_ne!(now["total"]["population"], then["total"]["population"]);
    assert!(passed < Duration::from_secs(60), "{passed:?}");
    // The same again is not counted again.
    assert_eq!(
        desk.get("/api/map/hexes?tenant=tata&layer=age-80-plus")["version"],
        then["version"]
    );
}

#[test]
fn a_plan_that_does_not_fit_the_store_is_refused_before_the_desk_opens() {
    let town = Town::surveyed(50);
    let areas = [
        "import-areas",
        "--set",
        "municipalities",
        "areas/municipalities.geojson",
        "--synthetic",
    ];
    town.run(&areas).fine();
    // The plan's districts are missing.
    let refused = town.run(&["desk", "--listen", "127.0.0.1:0", "--plan", "demo"]);
    refused.ended(1, &["districts"]);
}
