//! Clients who take their time: each is cut off at a limit, others are served meanwhile, and the server can stop.

use std::time::{Duration, Instant};

use gocpont_server::Limits;

use crate::client::{Wire, request};
use crate::events::Stream;
use crate::town::{Serving, Town, large, quick};

/// Something must happen before this; how fast is not asked.
const PATIENCE: Duration = Duration::from_secs(60);

fn hurried() -> Limits {
    Limits {
        head: Duration::from_millis(800),
        stall: Duration::from_millis(800),
        shutdown: Duration::from_secs(2),
        ..quick()
    }
}

fn is_served(server: &Serving) {
    assert_eq!(server.get("/health").status, 200);
}

fn ends_in_time(mut server: Serving) {
    server.signal();
    let begin = Instant::now();
    while !server.has_ended() {
        assert!(begin.elapsed() < PATIENCE, "the server does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn slow_heads_and_silent_clients_are_cut_off_and_others_served_meanwhile() {
    let town = Town::new();
    let server = Serving::of(&town.path(), hurried());
    let mut slow: Vec<Wire> = (0..40)
        .map(|nth| {
            let mut wire = Wire::open(server.address);
            let starts: [&[u8]; 4] = [
                b"",
                b"GET / HTTP/1.1\r\nHost: tow",
                b"G",
                b"GET / HTTP/1.1\r\n\r",
            ];
            wire.send(starts[nth % 4]);
            wire
        })
        .collect();
    is_served(&server);
    for wire in &mut slow {
        let _answer = wire.reply("GET");
        assert!(wire.ends());
    }
    is_served(&server);
}

#[test]
fn a_head_that_comes_byte_by_byte_is_cut_off_too() {
    let town = Town::new();
    let server = Serving::of(&town.path(), hurried());
    let mut wire = Wire::open(server.address);
    let begin = Instant::now();
    let long = request("GET", "/health", &[("X-Long", &"x".repeat(5000))]);
    for byte in long.as_bytes() {
        if !wire.send(&[*byte]) {
            break;
        }
        assert!(begin.elapsed() < PATIENCE, "a head may take for ever");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!matches!(wire.reply("GET"), Ok(Some(reply)) if reply.status == 200));
    is_served(&server);
}

#[test]
fn an_idle_connection_is_ended() {
    let town = Town::new();
    let server = Serving::of(&town.path(), hurried());
    let mut wire = Wire::open(server.address);
    wire.ask("GET", "/health", &[]);
    assert!(wire.reply("GET").expect("an answer").is_some());
    assert!(wire.ends());
}

#[test]
fn a_reader_who_takes_nothing_is_cut_off_and_one_who_is_slow_is_not() {
    let town = Town::new();
    town.put(&[large()]);
    let server = Serving::of(&town.path(), hurried());
    let whole = server.get("/collections/roads/items").body;
    let ask = || {
        let mut wire = Wire::open(server.address);
        wire.ask("GET", "/collections/roads/items", &[]);
        let head = wire.head().expect("a head").expect("a head");
        (wire, head)
    };
    let (mut stalled, head) = ask();
    let (mut slow, _) = ask();
    let mut taken = Vec::new();
    for _ in 0..20 {
        taken.extend(slow.chunk().expect("a chunk").expect("a chunk"));
        std::thread::sleep(Duration::from_millis(100));
        is_served(&server);
    }
    assert!(
        stalled.body(&head).is_err(),
        "whoever takes nothing gets no whole answer"
    );
    while let Some(chunk) = slow.chunk().expect("a chunk") {
        taken.extend(chunk);
    }
    assert!(taken == whole);
}

#[test]
fn more_connections_than_there_may_be_wait_for_their_turn() {
    let town = Town::new();
    let limits = Limits {
        connections: 4,
        ..hurried()
    };
    let server = Serving::of(&town.path(), limits);
    let silent: Vec<Wire> = (0..20).map(|_| Wire::open(server.address)).collect();
    is_served(&server);
    drop(silent);
}

#[test]
fn the_server_ends_whatever_its_clients_do() {
    let town = Town::new();
    town.put(&[large()]);
    let server = Serving::of(&town.path(), hurried());
    let mut stream = Stream::open(&server);
    assert!(stream.next().is_some());
    let mut half = Wire::open(server.address);
    half.send(b"GET /health HTTP/1.1\r\nHost: to");
    let mut stalled = Wire::open(server.address);
    stalled.ask("GET", "/collections/roads/items", &[]);
    let mut idle = Wire::open(server.address);
    idle.ask("GET", "/health", &[]);
    assert!(idle.reply("GET").expect("an answer").is_some());
    let silent = Wire::open(server.address);
    ends_in_time(server);
    assert_eq!(stream.next(), None);
    assert!(half.ends() && idle.ends());
    drop((stalled, silent));
}

#[test]
fn an_answer_that_is_being_read_is_finished_before_the_end() {
    let town = Town::new();
    town.put(&[large()]);
    let limits = Limits {
        shutdown: PATIENCE,
        ..quick()
    };
    let mut server = Serving::of(&town.path(), limits);
    let whole = server.get("/collections/roads/items").body;
    let mut wire = Wire::open(server.address);
    wire.ask("GET", "/collections/roads/items", &[]);
    let head = wire.head().expect("a head").expect("a head");
    server.signal();
    std::thread::sleep(Duration::from_millis(300));
    assert!(!server.has_ended());
    assert!(wire.body(&head).expect("the rest") == whole);
    assert!(wire.ends());
    ends_in_time(server);
}

#[test]
fn a_body_is_refused_and_the_answer_still_arrives() {
    let town = Town::new();
    let server = town.serve();
    let head =
        "POST /collections HTTP/1.1\r\nHost: town.example\r\nContent-Length: 3000000\r\n\r\n";
    for _ in 0..10 {
        let mut wire = Wire::open(server.address);
        wire.send(head.as_bytes());
        wire.send(&vec![b'x'; 200_000]);
        let reply = wire.reply("POST").expect("an answer").expect("an answer");
        assert_eq!(reply.status, 405);
        assert!(wire.ends());
    }
}

#[test]
fn clients_who_leave_before_their_answer_keep_nobody_from_it() {
    let town = Town::new();
    let server = Serving::of(&town.path(), hurried());
    let tile = |row: usize| format!("/collections/alone-hex9/tiles/WebMercatorQuad/14/{row}/9025");
    for nth in 0..400 {
        let mut wire = Wire::open(server.address);
        wire.ask("GET", &tile(5700 + nth % 40), &[]);
    }
    for row in 5700..5740 {
        assert!([200, 204].contains(&server.get(&tile(row)).status), "{row}");
    }
    assert_eq!(server.get("/collections/alone-hex8/items").status, 200);
}

#[test]
fn half_of_another_protocol_s_greeting_is_cut_off_too() {
    let town = Town::new();
    let server = Serving::of(&town.path(), hurried());
    let greetings: [&[u8]; 4] = [
        b"PRI * HTTP/2.0\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM",
        b"\x16\x03\x01\x02\x00",
        b"SSH-2.0-",
    ];
    for greeting in greetings {
        let mut wire = Wire::open(server.address);
        wire.send(greeting);
        assert!(!matches!(wire.reply("GET"), Ok(Some(reply)) if reply.status < 400));
        assert!(wire.ends(), "{greeting:?}");
    }
    is_served(&server);
}
