//! A release that says of each layer how it was made, with robustness, trend and emerging hot spots, as clients see it.

use gocpont_core::codebook::Indicator;
use gocpont_disclosure::release::{Terms, Text, Theme};
use gocpont_disclosure::spec::Spec;
use gocpont_disclosure::statistics::{
    Described, EmergingRules, Near, Spots, Statistics, TrendRules,
};
use serde_json::{Value, json};

use crate::town::{Serving, Town, indicator, sealed_as, spec, text};

fn describe(layer: &Described<'_>) -> Text {
    let of = |words: &str| format!("{words} {}", layer.kind.code());
    text(&of("így készült"), &of("takto vzniklo"), &of("made so:"))
}

fn theme(id: &str, label: Text) -> Theme {
    Theme {
        id: id.to_owned(),
        label,
    }
}

/// Two and a half years of the town, a date each half year.
fn town() -> Town {
    let town = Town::empty();
    let dates = [
        "2022-09-30",
        "2023-03-31",
        "2023-09-30",
        "2024-03-31",
        "2024-09-30",
    ];
    town.publish_sealed(&sealed_as(&Spec {
        periods: dates.map(str::to_owned).to_vec(),
        says_protection: true,
        indicators: vec![Indicator {
            theme: Some("ageing".to_owned()),
            ..indicator()
        }],
        themes: vec![
            theme("work", text("Munka", "Práce", "Work")),
            theme("ageing", text("Időskor", "Stáří", "Later life")),
        ],
        terms: Some(Terms {
            licence: Some("https://example.org/licence".to_owned()),
            contact: Some("Kitalált Anna & társai".to_owned()),
        }),
        statistics: Some(Statistics {
            spots: vec![Spots {
                robustness: vec![Near::Touching(2), Near::Nearest(6)],
                ..Spots::default()
            }],
            trend: Some(TrendRules {
                min_periods: 4,
                alpha: 0.05,
            }),
            emerging: Some(EmergingRules {
                time_steps: 1,
                share: 0.9,
                alpha: 0.05,
                level: 95,
                min_periods: 4,
            }),
            years: (0..5).map(|at| f64::from(at) / 2.0).collect(),
            trend_title: text("irányzat", "trend", "trend"),
            emerging_title: text("alakulás", "vývoj", "how spots change"),
            describe,
        }),
        ..spec(1)
    }));
    town
}

fn document(server: &Serving, target: &str) -> Value {
    let reply = server.get_with(target, &[("Accept-Language", "en")]);
    assert_eq!(reply.status, 200, "{target}: {}", reply.text());
    reply.json()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

#[test]
fn the_release_names_its_themes_and_each_topic_its_own() {
    let town = town();
    let release = document(&town.serve(), "/collections")["release"].take();
    let ageing = json!({ "hu": "Időskor", "cs": "Stáří", "en": "Later life" });
    assert_eq!(
        release["themes"],
        json!([{ "id": "ageing", "label": ageing }])
    );
    assert_eq!(release["indicators"][0]["theme"], "ageing");
    let without = Town::new();
    let release = document(&without.serve(), "/collections")["release"].take();
    assert_eq!(release.get("themes"), None);
    assert_eq!(release["indicators"][0].get("theme"), None);
}

#[test]
fn licence_and_contact_are_said_wherever_the_release_is() {
    let town = town();
    let server = town.serve();
    for target in ["/?f=json", "/collections/alone-hex9"] {
        let found = document(&server, target);
        assert_eq!(found["gocpont"]["licence"], "https://example.org/licence");
        assert_eq!(found["gocpont"]["contact"], "Kitalált Anna & társai");
        let links = found["links"].as_array().expect("links");
        let link = links.iter().find(|link| link["rel"] == "license");
        let link = link.expect("a link to the licence");
        assert_eq!(link["href"], "https://example.org/licence");
    }
    let info = document(&server, "/api")["info"].take();
    assert_eq!(info["license"]["url"], "https://example.org/licence");
    assert_eq!(info["contact"]["name"], "Kitalált Anna & társai");
    let page = server.get("/?f=html").text();
    assert!(page.contains("Kitalált Anna &amp; társai"), "{page}");
}

#[test]
fn layers_of_change_are_listed_with_their_method_and_their_only_date() {
    let town = town();
    let server = town.serve();
    let all = document(&server, "/collections");
    let entries = all["collections"].as_array().expect("collections");
    let ids: Vec<_> = entries.iter().map(|entry| &entry["id"]).collect();
    assert_eq!(ids[5..], ["alone-trend", "alone-emerging"]);
    for entry in entries {
        let kind = entry["gocpont"]["kind"].as_str().expect("a kind");
        assert_eq!(entry["gocpont"]["method"], format!("made so: {kind}"));
    }
    let trend = document(&server, "/collections/alone-trend");
    assert_eq!(&trend, &entries[5]);
    insta::assert_snapshot!("trend_collection", pretty(&trend));
    assert_eq!(entries[0]["gocpont"]["neighbourhoods"], 3);
    let hungarian = document(&server, "/collections/alone-trend?lang=hu");
    assert_eq!(hungarian["gocpont"]["method"], "így készült trend");
    assert_eq!(hungarian["title"], "Egyedül élők – irányzat");
    let page = server.get("/collections/alone-trend?f=html&lang=cs");
    assert!(page.text().contains("<p>takto vzniklo trend</p>"));
}

#[test]
fn features_say_where_a_rate_goes_and_how_a_place_became_hot() {
    let town = town();
    let server = town.serve();
    let first = |collection: &str| {
        let page = document(&server, &format!("/collections/{collection}/items?limit=1"));
        page["features"][0]["properties"].clone()
    };
    // The last digits of exact p values are no part of the interface.
    let shown = |collection: &str| {
        let mut properties = first(collection);
        for name in ["z", "p", "p_adjusted"] {
            let number = properties[name].as_f64().expect("a number");
            properties[name] = json!(format!("{number:.6}"));
        }
        pretty(&properties)
    };
    insta::assert_snapshot!("trend_item", shown("alone-trend"));
    insta::assert_snapshot!("emerging_item", shown("alone-emerging"));
    assert!(first("alone-hotspots")["robustness"].as_f64() > Some(0.3));
    let other = "/collections/alone-trend/items?datetime=2022-09-30";
    assert_eq!(document(&server, other)["numberMatched"], 0);
}

#[test]
fn tiles_and_their_description_have_the_words_too() {
    let town = town();
    let server = town.serve();
    let tiles = document(&server, "/collections/alone-emerging/tilejson");
    let fields = &tiles["vector_layers"][0]["fields"];
    assert!(fields["category"].is_string() && fields["trend_p"].is_string());
    assert_eq!(fields["robustness"], json!(null));
    let tile = server.get("/collections/alone-emerging/tiles/WebMercatorQuad/11/714/1128");
    assert_eq!(tile.status, 200);
    let word = b"hot_persistent";
    assert!(tile.body.windows(word.len()).any(|part| part == word));
    let paths = document(&server, "/api")["paths"].clone();
    assert!(paths["/collections/alone-trend/items"].is_object());
}
