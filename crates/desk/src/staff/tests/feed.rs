//! The feed of somebody's notices: whoever has its address reads it, and nobody finds it by trying.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;

impl Town {
    async fn read_feed(&self, path: &str) -> (StatusCode, String) {
        let request = Request::builder().uri(path).header(header::HOST, HOST);
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        assert_eq!(head.headers[header::CACHE_CONTROL], "no-store");
        let bytes = body.collect().await.unwrap().to_bytes();
        (head.status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    async fn new_feed(&self, who: &Person, lang: &str) -> String {
        let body = (None, json!({ "lang": lang }));
        let (status, told) = self.ask(who, Method::POST, "/api/notices/feed", body).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        told["path"].as_str().unwrap().to_owned()
    }

    /// Gives somebody an address for mail.
    pub(in super::super) fn give_mail(&self, name: &str, address: &str) {
        let file = self.folder.path().join("town.staff.db");
        let mut store = StaffStore::open(&file).unwrap();
        let (name, address) = (name.parse().unwrap(), address.parse().unwrap());
        store
            .set_mail(&name, Some(&address), &Who::Program, Timestamp::now())
            .unwrap();
    }

    pub(in super::super) fn disable(&self, name: &str) {
        let file = self.folder.path().join("town.staff.db");
        let mut store = StaffStore::open(&file).unwrap();
        store
            .disable(&name.parse().unwrap(), &Who::Program, Timestamp::now())
            .unwrap();
    }
}

/// The texts of each element of an Atom document with their names.
fn elements(atom: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(atom);
    let (mut names, mut found) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("sound XML") {
            Event::Start(start) => names.push(start.name().as_ref().to_owned()),
            Event::End(_) => drop(names.pop()),
            Event::Text(text) => {
                let text = text.to_string();
                found.push((names.join("/"), text));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(names.is_empty());
    found
}

#[tokio::test]
async fn a_feed_says_which_entries_are_in_which_state_and_nothing_that_stands_in_them() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    let path = town.new_feed(&handler, "hu").await;
    let (status, atom) = town.read_feed(&path).await;
    assert_eq!(status, StatusCode::OK, "{atom}");
    let found = elements(&atom);
    let texts = |name: &str| -> Vec<&str> {
        let named = found.iter().filter(|(own, _)| own == name);
        named.map(|(_, text)| text.as_str()).collect()
    };
    assert_eq!(texts("feed/title"), ["Gócpont: az Ön értesítései"]);
    assert_eq!(
        texts("feed/entry/title"),
        [format!("Új: Jelzés {id}, beérkezett")]
    );
    assert_eq!(texts("feed/entry/id").len(), 1);
    let updated: Timestamp = texts("feed/updated")[0].parse().unwrap();
    assert_eq!(
        texts("feed/entry/updated")[0].parse::<Timestamp>().unwrap(),
        updated
    );
    assert!(
        atom.contains(&format!("http://{HOST}/#/register/signal/{id}")),
        "{atom}"
    );
    for private in [
        "Kitalált",
        "Kamilla",
        "elder",
        "idős",
        "nurse",
        "clinic",
        "Nem nyit",
    ] {
        assert!(!atom.contains(private), "{private}: {atom}");
    }
    // In the language that was asked for, and for the account that asked for it.
    let (_, czech) = town.read_feed(&town.new_feed(&handler, "cs").await).await;
    assert!(
        czech.contains("Podnět") && czech.contains("xml:lang=\"cs\""),
        "{czech}"
    );
    let (_, nothing) = town.read_feed(&town.new_feed(&nurse, "en").await).await;
    assert!(!nothing.contains("<entry>"), "{nothing}");
}

#[tokio::test]
async fn an_address_ends_with_the_next_one_by_itself_or_with_the_account_and_is_kept_nowhere() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let first = town.new_feed(&handler, "hu").await;
    let second = town.new_feed(&handler, "hu").await;
    assert_ne!(first, second);
    assert_eq!(town.read_feed(&first).await.0, StatusCode::NOT_FOUND);
    assert_eq!(town.read_feed(&second).await.0, StatusCode::OK);
    let (_, told) = town.get(&handler, "/api/notices/ways").await;
    assert_eq!(told["feed"]["lang"], "hu");
    let secret = second.strip_prefix("/feed/").unwrap().as_bytes();
    for name in [
        "town.desk.db",
        "town.desk.db-wal",
        "town.staff.db",
        "town.staff.db-wal",
    ] {
        let bytes = std::fs::read(town.folder.path().join(name)).unwrap_or_default();
        assert!(
            !bytes.windows(secret.len()).any(|part| part == secret),
            "{name}"
        );
    }
    let nothing = (None, json!({}));
    town.ask(&handler, Method::POST, "/api/notices/feed/end", nothing)
        .await;
    assert_eq!(town.read_feed(&second).await.0, StatusCode::NOT_FOUND);
    let third = town.new_feed(&handler, "hu").await;
    town.disable("handler");
    assert_eq!(town.read_feed(&third).await.0, StatusCode::NOT_FOUND);
    assert_eq!(town.office.entries().feed_of("handler").unwrap(), None);
}

#[tokio::test]
async fn whoever_tries_addresses_waits_and_no_feed_is_read_in_the_meantime() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let path = town.new_feed(&handler, "hu").await;
    for guess in 0..20 {
        let (status, _) = town.read_feed(&format!("/feed/{guess:040x}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{guess}");
    }
    let (status, told) = town.read_feed("/feed/0").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{told}");
    assert_eq!(town.read_feed(&path).await.0, StatusCode::TOO_MANY_REQUESTS);
}
