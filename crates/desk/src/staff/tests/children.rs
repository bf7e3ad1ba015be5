//! Registers under another one: rooms of a site belong to a site of the same organisation, which their finder may change.

use super::*;

const SITES: &str = "/api/registers/site/entries";
const ROOMS: &str = "/api/registers/room/entries";

fn of(organisation: &str, written: &Json) -> Json {
    json!({ "tenant": "25104", "organisation": organisation, "written": written })
}

fn room(organisation: &str, site: &Json) -> Json {
    of(
        organisation,
        &json!({ "answers": { "name": "Kitalált terem" }, "links": { "parent": [site] } }),
    )
}

async fn site(town: &Town, who: &Person) -> Json {
    let register = town.get(who, "/api/registers").await.1;
    let site = register["registers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["id"] == "site");
    let required = site.unwrap()["variables"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|own| own["required"] == true);
    let answers: serde_json::Map<String, Json> = required
        .map(|own| {
            let first = own["categories"][0]["code"].clone();
            let answer = if first.is_null() {
                json!("Kitalált ház")
            } else {
                first
            };
            (own["code"].as_str().unwrap().to_owned(), answer)
        })
        .collect();
    let body = of(
        "family-support",
        &json!({ "answers": answers, "places": [{ "lat": 47.65, "lon": 18.32 }] }),
    );
    let (status, told) = town.ask(who, Method::POST, SITES, (None, body)).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    told["id"].clone()
}

#[tokio::test]
async fn a_room_belongs_to_a_site_and_is_found_from_it() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let (one, other) = (site(&town, &handler).await, site(&town, &handler).await);
    let mut rooms = Vec::new();
    for at in [&one, &one, &other] {
        let (status, told) = town
            .ask(
                &handler,
                Method::POST,
                ROOMS,
                (None, room("family-support", at)),
            )
            .await;
        assert_eq!(status, StatusCode::OK, "{told}");
        rooms.push(told["id"].as_u64().unwrap());
    }
    let (_, listed) = town
        .get(&handler, &format!("{ROOMS}?linked=site/{one}"))
        .await;
    assert_eq!(listed["count"], 2);
    let (_, told) = town.get(&handler, &format!("{ROOMS}/{}", rooms[2])).await;
    assert_eq!(
        told["links"]["parent"],
        json!([{ "id": other, "gone": false, "title": "Kitalált ház" }])
    );
}

#[tokio::test]
async fn a_room_without_a_site_or_of_a_site_of_others_is_refused() {
    let town = Town::new();
    let (handler, teacher) = (town.sign_in("handler").await, town.sign_in("teacher").await);
    let at = site(&town, &handler).await;
    let body = of(
        "family-support",
        &json!({ "answers": { "name": "Kitalált terem" } }),
    );
    let (status, told) = town.ask(&handler, Method::POST, ROOMS, (None, body)).await;
    assert_eq!(
        (status, &told["names"]),
        (StatusCode::CONFLICT, &json!(["parent"])),
        "{told}"
    );
    let (status, told) = town
        .ask(&handler, Method::POST, ROOMS, (None, room("school", &at)))
        .await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::CONFLICT, &json!("unfit")),
        "{told}"
    );
    for organisation in ["school", "family-support"] {
        let (status, told) = town
            .ask(
                &teacher,
                Method::POST,
                ROOMS,
                (None, room(organisation, &at)),
            )
            .await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{told}");
    }
}
