//! What the page says before any script is there: in the asker's language, of the release that is served, known to caches by
//! both, and without anything that the policy forbids.

use crate::client::Reply;
use crate::town::{Serving, Town};

fn page(server: &Serving, path: &str, language: &str) -> Option<Reply> {
    let headers = [("Accept", "text/html"), ("Accept-Language", language)];
    let page = server.get_with(path, &headers);
    // It is there where the program was built with it.
    page.text().contains("id=\"app\"").then_some(page)
}

/// What stands between two marks, once.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).expect(from);
    rest.split_once(to).expect(to).0
}

#[test]
fn the_page_says_where_when_and_what_in_the_language_that_is_asked_for() {
    let town = Town::new();
    let server = town.serve();
    let mut sentences = Vec::new();
    for language in ["hu", "cs", "en"] {
        let asked = format!("{language}-XX, de;q=0.5");
        let Some(page) = page(&server, "/", &asked) else {
            return;
        };
        let text = page.text();
        assert!(text.contains(&format!("<html lang=\"{language}\">")));
        assert!(page.must("vary").contains("accept-language"));
        let release = server.get("/collections").json()["release"].clone();
        let place = release["place"][language].as_str().unwrap().to_owned();
        assert_eq!(
            between(&text, "<title>", "</title>"),
            format!("Gócpont – {place}")
        );
        let topic = release["indicators"][0]["label"][language]
            .as_str()
            .unwrap();
        assert_eq!(between(&text, "<b>", "</b>"), topic);
        let year = release["periods"].as_array().unwrap().last().unwrap();
        let when = between(&text, &format!("{topic}</b><span>"), "</span>");
        assert!(when.starts_with(&format!("{place} · ")), "{when}");
        assert!(when.contains(&year.as_str().unwrap()[..4]), "{when}");
        let is_synthetic = release["synthetic"] == true;
        assert_eq!(text.contains("class=\"mark synthetic\""), is_synthetic);
        assert!(
            between(&text, "<noscript>", "</noscript>")
                .contains(&format!("href=\"./?f=html&amp;lang={language}\""))
        );
        assert!(
            text.matches("<svg class=\"swatch\"").count() >= 4,
            "a legend"
        );
        sentences.push(between(&text, "<p class=\"summary", "</p>").to_owned());
    }
    sentences.dedup();
    assert_eq!(sentences.len(), 3, "{sentences:?}");
}

#[test]
fn what_is_said_is_what_is_published_and_caches_know_it_by_release_and_language() {
    let town = Town::new();
    let server = town.serve();
    let Some(hungarian) = page(&server, "/", "hu") else {
        return;
    };
    let czech = page(&server, "/", "cs").unwrap();
    let embedded = page(&server, "/embed", "hu").unwrap();
    let tags = [&hungarian, &czech, &embedded].map(|own| own.must("etag"));
    assert!(tags[0] != tags[1] && tags[0] != tags[2], "{tags:?}");
    let again = |language| {
        let headers = [
            ("Accept", "text/html"),
            ("Accept-Language", language),
            ("If-None-Match", tags[0].as_str()),
        ];
        server.get_with("/", &headers)
    };
    assert_eq!((again("hu").status, again("cs").status), (304, 200));
    town.publish(2);
    let number = server.news.recv_timeout(std::time::Duration::from_secs(20));
    assert_eq!(number, Ok(2));
    let newer = again("hu");
    assert_eq!(newer.status, 200, "a new release is another page");
    assert_ne!(newer.must("etag"), tags[0]);
    town.retire(1);
    town.retire(2);
    for _ in 0..100 {
        if server.get("/collections").json()["release"].is_null() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let empty = page(&server, "/", "hu").unwrap().text();
    assert!(empty.contains("<h1>Gócpont</h1>") && !empty.contains("class=\"summary"));
}

#[test]
fn nothing_that_the_policy_forbids_is_written_and_what_comes_first_is_asked_for_early() {
    let town = Town::new();
    let server = town.serve();
    for path in ["/", "/embed"] {
        let Some(page) = page(&server, path, "en") else {
            return;
        };
        let text = page.text();
        assert!(!text.contains(" style=") && !text.contains("<style"));
        let scripts = text.split("<script").skip(1);
        assert!(
            scripts
                .into_iter()
                .all(|own| own.contains(" src=\"./assets/"))
        );
        for part in [
            "rel=\"preload\" href=\"collections/",
            "rel=\"modulepreload\" href=\"./assets/page-en-",
        ] {
            assert!(text.contains(part), "{path}: {part}");
        }
        for hint in text.split("rel=\"preload\" href=\"").skip(1) {
            let address = hint.split('"').next().unwrap();
            assert_eq!(server.get(&format!("/{address}")).status, 200, "{address}");
        }
    }
}
