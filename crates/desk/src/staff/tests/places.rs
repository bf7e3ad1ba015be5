//! A place that somebody draws or takes: its figures, who works there, and what was signalled.

use geo_types::Point;
use h3o::{CellIndex, LatLng};

use super::counted::{centre, cluster};
use super::map::{OTHER, TOWN};
use super::*;

/// A square round the middle of the cluster, half a kilometre each way.
pub fn shape() -> Json {
    let at = LatLng::from(centre());
    let (west, east, south, north) = (
        at.lng() - 0.007,
        at.lng() + 0.007,
        at.lat() - 0.0045,
        at.lat() + 0.0045,
    );
    json!({ "type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
}

#[tokio::test]
async fn a_drawn_shape_has_what_the_hexes_have_whose_centre_is_in_it_and_a_hotspot_what_it_says() {
    let town = Town::new();
    let analyst = town.analyst(TOWN).await;
    let (status, told) = town
        .looks(&analyst, json!({ "tenant": TOWN, "shape": shape() }))
        .await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let corners = &shape()["coordinates"][0];
    let (low, high) = (
        [&corners[0][0], &corners[0][1]].map(|own| own.as_f64().unwrap()),
        [&corners[2][0], &corners[2][1]].map(|own| own.as_f64().unwrap()),
    );
    for (at, period) in told["periods"].as_array().unwrap().iter().enumerate() {
        let hexes = town
            .fine(
                &analyst,
                &format!(
                    "/api/map/hexes?tenant=25104&layer=alone&period={}",
                    period.as_str().unwrap()
                ),
            )
            .await;
        let is_in = |own: &&Json| {
            let at = LatLng::from(own[0].as_str().unwrap().parse::<CellIndex>().unwrap());
            let at = Point::new(at.lng(), at.lat());
            low[0] < at.x() && at.x() < high[0] && low[1] < at.y() && at.y() < high[1]
        };
        let inside: Vec<&Json> = hexes["hexes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(is_in)
            .collect();
        let cases: u64 = inside.iter().map(|own| own[1].as_u64().unwrap()).sum();
        assert_eq!(
            (
                &told["layers"][0]["inside"][at]["cases"],
                told["hexes"].as_u64()
            ),
            (&json!(cases), Some(inside.len() as u64))
        );
        assert_eq!(told["layers"][0]["whole"][at], hexes["total"]);
    }
    let spots = town
        .fine(
            &analyst,
            "/api/map/hotspots?tenant=25104&layer=alone&resolution=9&period=2023-03-31",
        )
        .await;
    let spot = &spots["hotspots"][0];
    let hexes: BTreeSet<&str> = spot["hexes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own.as_str().unwrap())
        .collect();
    assert!(
        cluster()
            .iter()
            .all(|hex| hexes.contains(&*hex.to_string()))
    );
    assert!(spot["p"].as_f64().unwrap() < 0.01 && spot["class"] == "hot99");
    let (status, told) = town
        .looks(
            &analyst,
            json!({ "tenant": TOWN, "hotspot": spot["hotspot"] }),
        )
        .await;
    assert_eq!(
        (status, &told["layers"][0]["inside"][0]),
        (StatusCode::OK, &spot["figure"]),
        "{told}"
    );
    assert_eq!(told["hexes"], json!(hexes.len()));
    // One of a release is found by its address, too.
    let published = json!({ "tenant": TOWN, "hotspot": "alone-hotspots/2024-03-31/4" });
    let (_, published) = town.looks(&analyst, published).await;
    let there = json!({ "tenant": TOWN, "area": { "set": "districts", "area": "d1" } });
    assert_eq!(
        published["layers"],
        town.looks(&analyst, there).await.1["layers"]
    );
    let scanned = town
        .fine(
            &analyst,
            "/api/map/hotspots?tenant=25104&layer=alone&resolution=8&method=scan",
        )
        .await;
    assert!(
        scanned["hotspots"][0]["p"].as_f64().unwrap() < 0.05,
        "{scanned:.300}"
    );
}

#[tokio::test]
async fn what_cannot_be_looked_at_is_refused_by_its_name() {
    let town = Town::new();
    let analyst = town.analyst(TOWN).await;
    let there = json!({ "set": "municipalities", "area": TOWN });
    let (far, elsewhere) = (
        json!({ "type": "Polygon", "coordinates": [[[1.0, 1.0], [1.1, 1.0], [1.1, 1.1]]] }),
        json!({ "set": "municipalities", "area": OTHER }),
    );
    let odd = [
        (json!({ "tenant": TOWN }), "no-shape"),
        (
            json!({ "tenant": TOWN, "shape": shape(), "area": there }),
            "no-shape",
        ),
        (
            json!({ "tenant": TOWN, "shape": { "type": "Point" } }),
            "no-shape",
        ),
        (
            json!({ "tenant": TOWN, "hotspot": "frail-hotspots/2024-09-30/4" }),
            "no-hotspot",
        ),
        (json!({ "tenant": TOWN, "shape": far }), "outside"),
        // A neighbour's area holds none of the town's hexes.
        (json!({ "tenant": TOWN, "area": elsewhere }), "outside"),
    ];
    for (wanted, error) in odd {
        let (status, told) = town.looks(&analyst, wanted).await;
        assert_eq!(
            (status, &told["error"]),
            (StatusCode::CONFLICT, &json!(error))
        );
    }
}

#[tokio::test]
async fn who_works_in_a_place_and_what_was_signalled_there_is_told() {
    let town = Town::new();
    let (handler, nurse) = (town.sign_in("handler").await, town.sign_in("nurse").await);
    let at = LatLng::from(centre());
    let here = json!([{ "lat": at.lat(), "lon": at.lng() }]);
    let site = town
        .opened(
            &handler,
            "site",
            "family-support",
            json!({ "answers": { "name": "Kitalált ház", "kind": "office", "address_text": "Kitalált utca 1.", "condition": "good" }, "places": here }),
        )
        .await;
    let answers = json!({ "name": "Beszélgető", "code": "other", "form": "visited", "capacity_places": 12, "used_places": 9, "posts_vacant": 1 });
    let written = json!({ "answers": answers, "links": { "sites": [site] } });
    town.opened(&handler, "service", "family-support", written)
        .await;
    let mut new = signal("soon", "written");
    new["written"]["places"] = here;
    for _ in 0..3 {
        assert_eq!(
            town.ask(&nurse, Method::POST, SIGNALS, (None, new.clone()))
                .await
                .0,
            StatusCode::OK
        );
    }
    let (_, told) = town
        .looks(&handler, json!({ "tenant": TOWN, "shape": shape() }))
        .await;
    let service = &told["services"][0];
    assert_eq!(
        (&service["title"], &service["free"], &service["vacant"]),
        (&json!("Beszélgető"), &json!(3.0), &json!(1.0)),
        "{told}"
    );
    assert_eq!(
        service["capacity"],
        json!([{ "unit": "places", "amount": 12.0 }])
    );
    assert_eq!(told["sites"][0]["id"], site);
    assert_eq!(
        (&told["signals"]["count"], &told["signals"]["open"]),
        (&json!(3), &json!(3))
    );
    assert_eq!(
        told["signals"]["kinds"],
        json!([{ "code": "elder_unattended", "count": 3 }])
    );
    let things = town
        .fine(&handler, "/api/map/things?tenant=25104&register=service")
        .await;
    assert_eq!(things["things"].as_array().unwrap().len(), 1);
    // A place at the other end of the town has none of it.
    let (_, told) = town
        .looks(
            &handler,
            json!({ "tenant": TOWN, "area": { "set": "districts", "area": "d1" } }),
        )
        .await;
    assert_eq!(
        (&told["services"], &told["signals"]["count"]),
        (&json!([]), &json!(0))
    );
    // An analyst counts signals and sees none; with people under them there are hot spots.
    let analyst = town.analyst(TOWN).await;
    let map = town
        .fine(&analyst, "/api/map/signals?tenant=25104&resolution=9")
        .await;
    assert_eq!(
        (&map["count"], &map["hexes"], &map["denominators"]),
        (
            &json!(3),
            &json!([[centre().to_string(), 3]]),
            &json!("persons")
        )
    );
    let later = town
        .fine(&analyst, "/api/map/signals?tenant=25104&from=2999-01-01")
        .await;
    assert_eq!(later["count"], 0);
    // Another service's worker has no signal of theirs there.
    let teacher = town.sign_in("teacher").await;
    let map = town.fine(&teacher, "/api/map/signals?tenant=25104").await;
    assert_eq!(
        (&map["count"], &map["hotspots"], &map["denominators"]),
        (&json!(0), &json!([]), &Json::Null)
    );
}
