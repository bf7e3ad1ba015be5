//! Page after page: every feature once, and no parameter is lost on the way.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::client::Reply;
use crate::town::{Serving, Town};

fn link(reply: &Value, rel: &str) -> Option<String> {
    let links = reply["links"].as_array().expect("links");
    let found = links.iter().find(|link| link["rel"] == rel)?;
    found["href"]
        .as_str()?
        .strip_prefix("http://town.example")
        .map(str::to_owned)
}

fn ids(reply: &Value) -> Vec<u64> {
    let features = reply["features"].as_array().expect("features");
    features
        .iter()
        .map(|feature| feature["id"].as_u64().expect("an integer"))
        .collect()
}

fn header_next(reply: &Reply) -> Option<String> {
    let line = reply.header("link")?;
    let href = line
        .strip_prefix("<http://town.example")?
        .split_once('>')?
        .0;
    assert!(
        line.ends_with("; rel=\"next\"; type=\"application/geo+json\""),
        "{line}"
    );
    Some(href.to_owned())
}

/// All pages from a target on.
fn walk(server: &Serving, start: &str) -> Vec<Value> {
    let (mut pages, mut next) = (Vec::new(), Some(start.to_owned()));
    while let Some(target) = next {
        let reply = server.get(&target);
        assert_eq!(reply.status, 200, "{target}: {}", reply.text());
        let page = reply.json();
        next = link(&page, "next");
        assert_eq!(next, header_next(&reply), "{target}");
        assert_eq!(page["numberReturned"], ids(&page).len());
        pages.push(page);
        assert!(pages.len() < 100, "{target} leads on for ever");
    }
    pages
}

#[test]
fn following_next_gives_every_feature_once() {
    let town = Town::new();
    let server = town.serve();
    for (collection, size) in [
        ("alone-hex9", 7),
        ("alone-hex9", 61),
        ("alone-hex9", 60),
        ("alone-blocks", 1),
        ("basemap", 3),
    ] {
        let path = format!("/collections/{collection}/items");
        let whole = server.get(&path).json();
        assert!(link(&whole, "next").is_none());
        let pages = walk(&server, &format!("{path}?limit={size}"));
        let found: Vec<u64> = pages.iter().flat_map(ids).collect();
        assert_eq!(found, ids(&whole), "{collection} by {size}");
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
        assert!(
            pages
                .iter()
                .all(|page| page["numberMatched"] == found.len())
        );
        assert_eq!(pages.len(), found.len().div_ceil(size));
    }
}

#[test]
fn no_page_loses_a_parameter() {
    let town = Town::new();
    let server = town.serve();
    let asked = "f=geojson&lang=cs&bbox=18.3%2C47.64%2C18.34%2C47.66&datetime=2024-01-01%2F2024-06-30&limit=5";
    let start = format!("/collections/alone-hex9/items?{asked}");
    let pages = walk(&server, &start);
    assert!(pages.len() > 3);
    for (nth, page) in pages.iter().enumerate() {
        let own = link(page, "self").expect("a link to itself");
        let (_, query) = own.split_once('?').expect("a query");
        let expected = if nth == 0 {
            asked.to_owned()
        } else {
            let last = ids(&pages[nth - 1]).pop().expect("a feature");
            format!("{asked}&after={last}")
        };
        assert_eq!(query, expected);
        let periods = page["features"].as_array().expect("features");
        assert!(
            periods
                .iter()
                .all(|feature| feature["properties"]["period"] == "2024-03-31")
        );
        assert_eq!(
            link(page, "collection").as_deref(),
            Some("/collections/alone-hex9")
        );
    }
}

#[test]
fn whoever_asks_for_more_than_the_most_gets_the_most() {
    let town = Town::new();
    town.put(&[crate::town::large()]);
    let server = town.serve();
    for limit in [
        "10000",
        "10001",
        "99999999",
        "18446744073709551615",
        "18446744073709551616",
        "999999999999999999999999999",
    ] {
        let page = server.get(&format!("/collections/alone-hex9/items?limit={limit}"));
        assert_eq!(page.status, 200, "{limit}");
        assert_eq!(ids(&page.json()).len(), 61, "{limit}");
    }
    let most = server.get("/collections/roads/items?limit=20000").json();
    assert_eq!(ids(&most).len(), 10_000);
    for limit in [
        "0", "-1", "1.5", "ten", "", "1e3", "%2B5", "0x10", "%201", "٣",
    ] {
        let refused = server.get(&format!("/collections/alone-hex9/items?limit={limit}"));
        assert_eq!(refused.status, 400, "{limit}");
    }
}

#[test]
fn a_page_behind_the_last_is_empty_and_leads_back() {
    let town = Town::new();
    let server = town.serve();
    for offset in ["61", "1000", "18446744073709551615", "18446744073709551616"] {
        let page = server.get(&format!(
            "/collections/alone-hex9/items?limit=10&offset={offset}"
        ));
        assert_eq!(page.status, 200, "{offset}");
        let page = page.json();
        assert_eq!(
            (&page["numberMatched"], &page["numberReturned"]),
            (&61.into(), &0.into())
        );
        assert!(
            link(&page, "next").is_none() && link(&page, "prev").is_some(),
            "{offset}"
        );
    }
}

#[test]
fn what_was_counted_once_is_said_on_every_page_and_of_nothing_else() {
    let town = Town::new();
    let server = town.serve();
    let items = "/collections/alone-hex9/items";
    let all = server.get(items).json()["numberMatched"].clone();
    for (which, none) in [
        (
            "filter=population%20%3E%3D%200",
            "filter=population%20%3C%200",
        ),
        ("bbox=18,47,19,48", "bbox=1,1,2,2"),
    ] {
        let whole = ids(&server.get(&format!("{items}?{which}")).json());
        assert!(whole.len() > 20, "{which}");
        let parts: Vec<u64> = walk(&server, &format!("{items}?limit=7&{which}"))
            .iter()
            .flat_map(|page| {
                assert_eq!(page["numberMatched"], whole.len(), "{which}");
                ids(page)
            })
            .collect();
        assert_eq!(parts, whole, "{which}");
        for offset in [0, 5, whole.len()] {
            let page = server.get(&format!("{items}?{which}&limit=3&offset={offset}"));
            let page = page.json();
            assert_eq!(page["numberMatched"], whole.len(), "{which} {offset}");
            let expected = whole.iter().skip(offset).take(3).copied();
            assert_eq!(ids(&page), expected.collect::<Vec<_>>(), "{which} {offset}");
        }
        let nothing = server.get(&format!("{items}?{none}")).json();
        assert_eq!(nothing["numberMatched"], 0, "{none}");
        let date = server.get(&format!("{items}?{which}&datetime=1999-01-01"));
        assert_eq!(date.json()["numberMatched"], 0, "{which}");
        assert_eq!(server.get(items).json()["numberMatched"], all);
    }
}
