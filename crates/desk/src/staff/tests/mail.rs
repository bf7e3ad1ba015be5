//! Mail, against a server that speaks SMTP: what is in it and what is not, to whom it goes, and what happens when nobody answers.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use http::{Method, StatusCode};
use serde_json::json;

use super::super::tests::{SIGNALS, Town, signal};
use super::*;

/// How the server meets a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Takes,
    IsBusy,
    RefusesAddresses,
}

/// A server of mail on this machine.
struct Server {
    port: u16,
    mood: Arc<Mutex<Mood>>,
    taken: Receiver<String>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mood = Arc::new(Mutex::new(Mood::Takes));
        let (takes, taken) = channel();
        let its = Arc::clone(&mood);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mood = *its.lock().unwrap();
                // A client that goes away ends its conversation, nothing else.
                let _ = talk(stream.unwrap(), mood, &takes);
            }
        });
        Self { port, mood, taken }
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The mails that it took since it was last asked.
    fn taken(&self) -> Vec<String> {
        self.taken.try_iter().collect()
    }

    fn settings(&self) -> MailSettings {
        MailSettings {
            server: format!("smtp://127.0.0.1:{}", self.port),
            from: "desk@mintafalva.example".to_owned(),
            credentials: None,
            language: Language::En,
        }
    }
}

/// One conversation (RFC 5321); each whole mail goes on with its envelope before its client is answered.
fn talk(stream: TcpStream, mood: Mood, takes: &Sender<String>) -> std::io::Result<()> {
    let mut say = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    let greeting = if mood == Mood::IsBusy {
        "421 busy"
    } else {
        "220 mintafalva.example"
    };
    write!(say, "{greeting}\r\n")?;
    let mut mail = String::new();
    while let Some(Ok(line)) = lines.next() {
        let verb = line.to_ascii_uppercase();
        let answer = match verb.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250 mintafalva.example",
            "RCPT" if mood == Mood::RefusesAddresses => "550 no such address",
            "MAIL" | "RCPT" => {
                mail.push_str(&line);
                mail.push('\n');
                "250 fine"
            }
            "DATA" => {
                write!(say, "354 go on\r\n")?;
                for line in lines.by_ref().map_while(Result::ok) {
                    if line == "." {
                        break;
                    }
                    mail.push_str(&line);
                    mail.push('\n');
                }
                let _ = takes.send(std::mem::take(&mut mail));
                "250 taken"
            }
            "QUIT" => {
                write!(say, "221 bye\r\n")?;
                break;
            }
            _ => "250 fine",
        };
        write!(say, "{answer}\r\n")?;
    }
    Ok(())
}

fn town(server: &Server) -> Town {
    let settings = server.settings();
    let town = Town::made(|office, _| office.with_post(Post::new(&settings).unwrap()));
    town.give_mail("handler", "handler@mintafalva.example");
    town
}

const BASE: &str = "https://desk.example";

fn later(minutes: i64) -> Timestamp {
    Timestamp::now() + SignedDuration::from_mins(minutes)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_says_how_many_notices_wait_and_nothing_of_what_is_in_an_entry() {
    let server = Server::start();
    let town = town(&server);
    let nurse = town.sign_in("nurse").await;
    town.reported(&nurse).await;
    town.reported(&nurse).await;
    assert_eq!(send_due(&town.office, BASE, later(0)).unwrap(), 1);
    let mails = server.taken();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert!(
        mail.contains("RCPT TO:<handler@mintafalva.example>"),
        "{mail}"
    );
    assert!(mail.contains("https://desk.example/#/notices"), "{mail}");
    for private in [
        "Kital", "Kamilla", "elder", "nurse", "clinic", "received", "25104",
    ] {
        assert!(!mail.contains(private), "{private}: {mail}");
    }
    // The same is not written of again, and new things not before half an hour has passed.
    assert_eq!(send_due(&town.office, BASE, later(31)).unwrap(), 0);
    town.reported(&nurse).await;
    assert_eq!(send_due(&town.office, BASE, later(29)).unwrap(), 0);
    assert_eq!(send_due(&town.office, BASE, later(31)).unwrap(), 1);
    assert_eq!(server.taken().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_nobody_took_is_tried_again_later_and_later_until_it_is_taken() {
    let server = Server::start();
    let town = town(&server);
    let nurse = town.sign_in("nurse").await;
    town.reported(&nurse).await;
    for mood in [Mood::IsBusy, Mood::RefusesAddresses] {
        server.set(mood);
        let minutes = i64::from(mood != Mood::IsBusy);
        assert_eq!(
            send_due(&town.office, BASE, later(minutes)).unwrap(),
            0,
            "{mood:?}"
        );
    }
    let mail = town.office.entries().mail("handler").unwrap().unwrap();
    assert_eq!((mail.failures, mail.mailed_at), (2, None));
    server.set(Mood::Takes);
    // One minute after the first failure, two after the second.
    assert_eq!(send_due(&town.office, BASE, later(2)).unwrap(), 0);
    assert_eq!(send_due(&town.office, BASE, later(4)).unwrap(), 1);
    assert_eq!(server.taken().len(), 1);
    let mail = town.office.entries().mail("handler").unwrap().unwrap();
    assert_eq!((mail.failures, mail.next_at), (0, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_no_mail_or_is_disabled_or_has_read_it_already_gets_none() {
    let server = Server::start();
    let town = town(&server);
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    town.reported(&nurse).await;
    let want = async |mail: bool| {
        let body = (None, json!({ "mail": mail }));
        town.ask(&handler, Method::POST, "/api/notices/ways", body)
            .await
    };
    let (status, told) = want(false).await;
    let mail = json!({ "possible": true, "wanted": false, "failing": false });
    assert_eq!((status, &told["mail"]), (StatusCode::OK, &mail));
    assert_eq!(send_due(&town.office, BASE, later(0)).unwrap(), 0);
    // What came while it was not wanted is not written of.
    want(true).await;
    assert_eq!(send_due(&town.office, BASE, later(0)).unwrap(), 0);
    town.reported(&nurse).await;
    let seen = (None, json!({ "up_to": i64::MAX }));
    town.ask(&handler, Method::POST, "/api/notices/seen", seen)
        .await;
    assert_eq!(send_due(&town.office, BASE, later(0)).unwrap(), 0);
    town.ask(
        &nurse,
        Method::POST,
        SIGNALS,
        (None, signal("crisis", "phone")),
    )
    .await;
    town.disable("handler");
    assert_eq!(send_due(&town.office, BASE, later(0)).unwrap(), 0);
    assert_eq!(server.taken(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_out_in_the_clear_where_encryption_is_asked_for() {
    let server = Server::start();
    let settings = server.settings();
    for security in [Security::Started, Security::Whole] {
        let at = ("127.0.0.1", server.port);
        let town =
            Town::made(|office, _| office.with_post(Post::with(&settings, security, at).unwrap()));
        town.give_mail("handler", "handler@mintafalva.example");
        let nurse = town.sign_in("nurse").await;
        town.reported(&nurse).await;
        assert_eq!(
            send_due(&town.office, BASE, later(0)).unwrap(),
            0,
            "{security:?}"
        );
    }
    assert_eq!(server.taken(), Vec::<String>::new());
}

#[test]
fn a_server_is_asked_in_the_clear_on_this_machine_alone() {
    let read = |server| read(server);
    assert_eq!(
        read("smtp://localhost"),
        Some((Security::None, "localhost", 25))
    );
    assert_eq!(
        read("smtp://127.0.0.1:2525/"),
        Some((Security::None, "127.0.0.1", 2525))
    );
    assert_eq!(
        read("smtp://[::1]:2525"),
        Some((Security::None, "::1", 2525))
    );
    assert_eq!(
        read("smtp://mail.example"),
        Some((Security::Started, "mail.example", 587))
    );
    assert_eq!(
        read("smtps://mail.example"),
        Some((Security::Whole, "mail.example", 465))
    );
    assert_eq!(
        read("smtp://192.0.2.1:25"),
        Some((Security::Started, "192.0.2.1", 25))
    );
    for odd in [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://user:secret@mail.example",
        "smtp://a:b",
        "smtp://a/b",
    ] {
        assert_eq!(read(odd), None, "{odd}");
    }
    let settings = |from: &str| MailSettings {
        server: "smtp://localhost".to_owned(),
        from: from.to_owned(),
        credentials: None,
        language: Language::En,
    };
    assert!(Post::new(&settings("desk@mintafalva.example")).is_ok());
    assert!(matches!(
        Post::new(&settings("nobody")),
        Err(DeskError::MailFrom(_))
    ));
}
