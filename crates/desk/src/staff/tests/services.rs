//! How services stand: what is free, what is stale, and rooms that two of them want at one time.

use jiff::ToSpan;

use super::*;

const STATE: &str = "/api/services/state?tenant=25104";
const OWN: &str = "family-support";

impl Town {
    async fn keeps(&self, who: &Person, register: &str, written: Json) -> u64 {
        self.opened(who, register, OWN, written).await
    }

    /// A service that is offered, with these answers besides.
    async fn offers(&self, who: &Person, name: &str, more: Json) -> u64 {
        let mut answers = json!({ "name": name, "code": "day_elderly", "form": "field" });
        answers
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let provider = self
            .keeps(who, "organisation", json!({ "answers": { "name": "Kitalált Központ", "kind": "institution", "sector": "social" } }))
            .await;
        let written = json!({ "answers": answers, "links": { "provider": [provider] } });
        let id = self.keeps(who, "service", written).await;
        let path = format!("/api/registers/service/entries/{id}/steps/start");
        let (status, told) = self
            .ask(who, Method::POST, &path, (Some(1), json!({})))
            .await;
        assert_eq!(status, StatusCode::OK, "{told}");
        id
    }
}

fn days_ago(days: i64) -> String {
    let today = gocpont_ingest::calendar::parse(
        "hu.toml",
        include_str!("../../../../../data/calendars/hu.toml"),
    )
    .unwrap()
    .day_of(Timestamp::now());
    (today - days.days()).to_string()
}

fn row(told: &Json, id: u64) -> &Json {
    let mut all = told["services"].as_array().unwrap().iter();
    all.find(|own| own["id"] == id).unwrap()
}

#[tokio::test]
async fn what_is_free_and_what_is_stale_is_told_of_each_service_and_each_kind() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let fresh = json!({ "capacity_places": 20, "used_places": 17, "capacity_posts": 4, "posts_filled": 3.5, "waiting": 2,
        "confirmed_on": days_ago(180), "confirmed_by": "Minta Mária" });
    let fresh = town.offers(&handler, "Kitalált klub", fresh).await;
    let old = json!({ "capacity_places": 10, "confirmed_on": days_ago(181) });
    let old = town.offers(&handler, "Régi klub", old).await;
    let never = town.offers(&handler, "Néma klub", json!({})).await;
    let planned = json!({ "answers": { "name": "Leendő klub", "code": "meals", "form": "field" } });
    let planned = town.keeps(&handler, "service", planned).await;
    let told = town.fine(&handler, STATE).await;
    assert_eq!(told["stale_after_days"], 180);
    let stale: Vec<bool> = [fresh, old, never, planned]
        .iter()
        .map(|id| row(&told, *id)["is_stale"].as_bool().unwrap())
        .collect();
    assert_eq!(stale, [false, true, true, false]);
    let own = row(&told, fresh);
    assert_eq!(
        own["places"],
        json!({ "all": 20.0, "taken": 17.0, "free": 3.0 })
    );
    assert_eq!(
        own["posts"],
        json!({ "all": 4.0, "taken": 3.5, "free": 0.5 })
    );
    assert_eq!(
        (&own["confirmed_by"], &own["age_days"]),
        (&json!("Minta Mária"), &json!(180))
    );
    assert_eq!(own["provider"]["name"], "Kitalált Központ");
    assert_eq!(
        row(&told, old)["places"]["free"],
        Json::Null,
        "nobody says how many are taken"
    );
    let kind = &told["kinds"].as_array().unwrap()[0];
    assert_eq!(
        (&kind["code"], &kind["services"]),
        (&json!("day_elderly"), &json!(3))
    );
    assert_eq!(
        kind["places"],
        json!({ "all": 20.0, "taken": 17.0, "free": 3.0, "unknown": 1 })
    );
    // Confirmed today by an amendment of the entry, it is stale no longer.
    let revision = row(&told, old)["revision"].as_u64();
    assert_eq!(row(&told, old)["edits"], true);
    let confirmed =
        json!({ "answers": { "confirmed_on": days_ago(0), "confirmed_by": "handler" } });
    let path = format!("/api/registers/service/entries/{old}");
    let (status, _) = town
        .ask(&handler, Method::PUT, &path, (revision, confirmed))
        .await;
    assert_eq!(status, StatusCode::OK);
    let told = town.fine(&handler, STATE).await;
    let own = row(&told, old);
    assert_eq!(
        (&own["is_stale"], &own["age_days"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(own["places"]["all"], 10.0, "the rest stays as it was");
    // A colleague elsewhere in the town sees what is public of it, and may not confirm; a neighbour sees nothing.
    let viewer = town
        .joins("looker", "25104", (Role::Viewer, false), None)
        .await;
    let told = town.fine(&viewer, STATE).await;
    let own = row(&told, fresh);
    assert_eq!(
        (&own["edits"], &own["confirmed_by"], &own["posts"]),
        (
            &json!(false),
            &Json::Null,
            &json!({ "all": 4.0, "taken": null, "free": null })
        )
    );
    let neighbour = town
        .joins("next-door", "11439", (Role::SocialWorker, false), Some(OWN))
        .await;
    let (status, _) = town.get(&neighbour, STATE).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let told = town
        .fine(&neighbour, "/api/services/state?tenant=11439")
        .await;
    assert_eq!(told["services"], json!([]));
    let audit = town.office.staff().entries(None).unwrap();
    assert!(
        audit
            .iter()
            .any(|own| own.object.as_deref() == Some("service")
                && own.who.as_deref().is_some_and(|own| own.contains("looker")))
    );
}

#[tokio::test]
async fn two_services_in_one_room_at_one_time_are_warned_of_and_listed_until_one_of_them_ends() {
    let town = Town::new();
    let handler = town.sign_in("handler").await;
    let one = town.offers(&handler, "Kitalált klub", json!({})).await;
    let other = town.offers(&handler, "Kitalált torna", json!({})).await;
    let site = json!({ "answers": { "name": "Kitalált ház", "kind": "community_space", "address_text": "Álom sor 1." }, "places": [{ "lat": 47.65, "lon": 18.25 }] });
    let site = town.keeps(&handler, "site", site).await;
    let room = json!({ "answers": { "name": "Nagyterem" }, "links": { "parent": [site] } });
    let room = town.keeps(&handler, "room", room).await;
    let saved = |service: u64, (from, to): (u32, u32), room: Option<u64>| {
        let links = match room {
            Some(room) => json!({ "parent": [service], "room": [room] }),
            None => json!({ "parent": [service] }),
        };
        let answers = json!({ "weekday": "tue", "from_minute": from, "to_minute": to });
        let written = json!({ "answers": answers, "links": links });
        json!({ "tenant": "25104", "organisation": OWN, "written": written })
    };
    let slots = "/api/registers/service_slot/entries";
    let open = |body: Json| town.ask(&handler, Method::POST, slots, (None, body));
    let (_, first) = open(saved(one, (540, 660), Some(room))).await;
    assert_eq!(first["clashes"], json!([]));
    let (_, told) = open(saved(other, (660, 720), Some(room))).await;
    assert_eq!(told["clashes"], json!([]), "one after the other");
    let (_, told) = open(saved(other, (540, 660), None)).await;
    assert_eq!(told["clashes"], json!([]), "in no room");
    let (status, second) = open(saved(other, (600, 700), Some(room))).await;
    assert_eq!(status, StatusCode::OK, "warned of, not refused");
    let found = second["clashes"].as_array().unwrap();
    assert_eq!(found.len(), 2, "{second}");
    let with = json!({ "slot": first["id"], "service": one, "name": "Kitalált klub", "day": "tue", "from": 600, "to": 660 });
    assert!(found.contains(&with), "{second}");
    let told = town.fine(&handler, STATE).await;
    let clashes = told["clashes"].as_array().unwrap();
    assert_eq!(clashes.len(), 2);
    let of_first = clashes.iter().find(|own| own["from"] == 600).unwrap();
    assert_eq!(
        (&of_first["room"]["name"], &of_first["site"]["name"]),
        (&json!("Nagyterem"), &json!("Kitalált ház"))
    );
    let mut names: Vec<&str> = (0..2)
        .map(|at| of_first["slots"][at]["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["Kitalált klub", "Kitalált torna"]);
    // Moved to another hour, it is alone; ended, it wants no room.
    let path = format!("{slots}/{}", second["id"]);
    let moved = json!({ "answers": { "from_minute": 650, "to_minute": 660 } });
    let (_, told) = town
        .ask(&handler, Method::PUT, &path, (Some(1), moved))
        .await;
    assert_eq!(told["clashes"].as_array().map(Vec::len), Some(1), "{told}");
    let (status, told) = town
        .ask(
            &handler,
            Method::POST,
            &format!("{path}/steps/end"),
            (Some(2), json!({ "answers": { "ended_on": days_ago(0) } })),
        )
        .await;
    assert_eq!((status, &told["clashes"]), (StatusCode::OK, &json!([])));
    assert_eq!(town.fine(&handler, STATE).await["clashes"], json!([]));
}
