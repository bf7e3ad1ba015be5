//! What is around a signal: the household's other signals and its survey records, for whoever may see them, and signals that say the
//! same again, which are linked and never merged.

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::Codebook;
use gocpont_core::record::{AreaOf, Place, Precision, Record, Value};
use gocpont_records::sqlite::Purpose;
use gocpont_records::{BatchInfo, RecordStore, SqliteRecords, StoreError};
use h3o::{LatLng, Resolution};
use jiff::civil::{Date, date};

use super::super::people::People;
use super::*;

const FIND: &str = "/api/units/find";
const AREAS: &str = r#"{ "type": "FeatureCollection", "features": [
    { "type": "Feature", "properties": { "code": "25104", "name": "Mintafalva" }, "geometry": { "type": "Polygon",
      "coordinates": [[[18.30, 47.60], [18.34, 47.60], [18.34, 47.70], [18.30, 47.70], [18.30, 47.60]]] } },
    { "type": "Feature", "properties": { "code": "11439", "name": "Szomszédfalva" }, "geometry": { "type": "Polygon",
      "coordinates": [[[18.34, 47.60], [18.40, 47.60], [18.40, 47.70], [18.34, 47.70], [18.34, 47.60]]] } } ] }"#;

fn household_book() -> Codebook {
    let text = include_str!("../../../../../data/codebooks/household.toml");
    let loaded = gocpont_ingest::codebook::parse("household.toml", text, &Thresholds::default());
    loaded.unwrap().codebook
}

/// A household of the survey, with the number of its rooms.
fn household(id: &str, from: Date, rooms: f64) -> Record {
    let book = household_book();
    let answer = |code: &str| match code {
        "rooms" => Answer::Value(Value::Number(rooms)),
        "head_name" => Answer::Value(Value::Text("Kitalált Katalin".to_owned())),
        _ => Answer::None(NoAnswer::NotAsked),
    };
    Record {
        row: 2,
        id: id.to_owned(),
        parent: None,
        valid_from: from,
        place: Some(Place {
            hex: LatLng::new(47.65, 18.32)
                .unwrap()
                .to_cell(Resolution::Thirteen),
            areas: vec![AreaOf {
                set: "municipalities".into(),
                id: "25104".into(),
            }],
            precision: Precision::Coordinates,
        }),
        ended: None,
        answers: book.stored().map(|own| answer(&own.code)).collect(),
    }
}

impl Town {
    /// A town whose desk looks at a store of records, in which there is the household H1, asked twice.
    pub(super) fn with_people() -> Self {
        Self::made(|office, folder| {
            let store = folder.join("town.db");
            let mut records = SqliteRecords::open_or_create(&store, Purpose::Synthetic).unwrap();
            let book = household_book();
            for (from, rooms) in [(date(2024, 9, 30), 1.0), (date(2025, 9, 30), 2.0)] {
                let info = BatchInfo {
                    file: "wave.csv".to_owned(),
                    checksum: from.to_string(),
                    recorded_at: "2025-10-01T08:00:00Z".to_owned(),
                    codebook: String::new(),
                };
                let mut portions = vec![vec![household("H1", from, rooms)]].into_iter();
                let taken: Result<_, StoreError> =
                    records.append(&book, &info, || Ok(portions.next()));
                taken.unwrap();
            }
            let fields = ["code", "name"];
            let areas = gocpont_ingest::areas::parse("a.json", AREAS, "municipalities", fields);
            office.with_people(People {
                store,
                codebooks: vec![book],
                areas: vec![("municipalities".to_owned(), areas.unwrap())],
            })
        })
    }

    async fn find(
        &self,
        who: &Person,
        (tenant, register, key): (&str, &str, &str),
    ) -> (StatusCode, Json) {
        let body = json!({ "tenant": tenant, "register": register, "key": key });
        self.ask(who, Method::POST, FIND, (None, body)).await
    }

    /// Links a signal to others, as a change of the entry.
    async fn link(
        &self,
        who: &Person,
        (id, revision): (u64, u64),
        links: &Json,
    ) -> (StatusCode, Json) {
        let body = json!({ "links": links });
        self.ask(
            who,
            Method::PUT,
            &format!("{SIGNALS}/{id}"),
            (Some(revision), body),
        )
        .await
    }

    async fn around(&self, who: &Person, id: u64) -> (StatusCode, Json) {
        self.get(who, &format!("{SIGNALS}/{id}/around")).await
    }
}

/// Two signals about household H1, the second one linked to it last.
async fn two_about_a_household(town: &Town, nurse: &Person, handler: &Person) -> (u64, u64, Json) {
    let (status, told) = town.find(handler, ("25104", "household", "H1")).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let unit = told["id"].clone();
    assert!(unit.is_u64(), "{told}");
    let (first, second) = (town.reported(nurse).await, town.reported(nurse).await);
    for id in [first, second] {
        let (status, told) = town
            .link(handler, (id, 1), &json!({ "household": [unit] }))
            .await;
        assert_eq!(status, StatusCode::OK, "{told}");
    }
    (first, second, unit)
}

#[tokio::test]
async fn whoever_handles_a_signal_sees_the_households_signals_and_its_records_while_it_is_open() {
    let town = Town::with_people();
    town.add("coordinator", (Role::Analyst, true));
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let (first, second, unit) = two_about_a_household(&town, &nurse, &handler).await;
    let (status, told) = town.around(&handler, first).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let around = &told["units"][0];
    assert_eq!(
        (&around["link"], &around["id"]),
        (&json!("household"), &unit)
    );
    assert_eq!(around["entries"].as_array().unwrap().len(), 1);
    assert_eq!(around["entries"][0]["id"], second);
    let revisions = around["records"]["revisions"].as_array().unwrap();
    let rooms: Vec<&Json> = revisions
        .iter()
        .map(|own| &own["answers"]["rooms"])
        .collect();
    assert_eq!(rooms, [&json!(2.0), &json!(1.0)]);
    assert_eq!(revisions[0]["valid_from"], "2025-09-30");
    assert_eq!(revisions[0]["recorded_at"], "2025-10-01T08:00:00Z");
    let variables = around["records"]["variables"].as_array().unwrap();
    assert!(variables.iter().any(|own| own["code"] == "rooms"));
    assert!(!told.to_string().contains("Katalin") && !told.to_string().contains("head_name"));
    // One person, noted with the number of those it is about.
    let noted = town.office.staff().entries(Some(2)).unwrap();
    assert_eq!((noted[0].act.as_str(), noted[0].persons), ("see", Some(1)));
    // The one who sent it sees that there is a signal, and nothing around it.
    let (status, told) = town.around(&nurse, first).await;
    assert_eq!(
        (status, &told["units"]),
        (StatusCode::OK, &json!([])),
        "{told}"
    );
    for name in ["teacher", "neighbour", "admin", "viewer", "auditor"] {
        let who = town.sign_in(name).await;
        assert_eq!(
            town.around(&who, first).await.0,
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
    // Once both are closed nothing is left to do about the household: its records are the coordinator's alone.
    for id in [first, second] {
        let mut revision = 2;
        for (step, filled) in super::notices::to_feedback() {
            revision = town.step(&handler, (id, step), (revision, filled)).await;
        }
        town.step(&handler, (id, "close"), (revision, json!({})))
            .await;
    }
    let (_, told) = town.around(&handler, first).await;
    assert_eq!(told["units"][0]["records"], Json::Null);
    assert_eq!(told["units"][0]["entries"][0]["id"], second);
    let coordinator = town.sign_in("coordinator").await;
    let (_, told) = town.around(&coordinator, first).await;
    assert_eq!(
        told["units"][0]["records"]["revisions"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn whoever_an_alert_names_by_a_mark_is_found_by_the_whole_of_it_in_their_own_municipality() {
    let town = Town::with_people();
    let handler = town.sign_in("handler").await;
    let (_, told) = town.find(&handler, ("25104", "household", "H1")).await;
    let store = SqliteRecords::open(&town.folder.path().join("town.db")).unwrap();
    let unit = store.find_unit(&household_book(), "H1").unwrap().unwrap();
    let mark = gocpont_records::unit_name(&unit);
    let (status, found) = town.find(&handler, ("25104", "household", &mark)).await;
    assert_eq!((status, &found["id"]), (StatusCode::OK, &told["id"]));
    let other = if mark.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{other}", &mark[..mark.len() - 1]);
    for key in [&mark[..mark.len() - 2], &wrong, "unit:"] {
        let (_, found) = town.find(&handler, ("25104", "household", key)).await;
        assert_eq!(found["id"], Json::Null, "{key}");
    }
    let neighbour = town.sign_in("neighbour").await;
    let (_, found) = town.find(&neighbour, ("11439", "household", &mark)).await;
    assert_eq!(found["id"], Json::Null);
}

#[tokio::test]
async fn a_household_is_found_by_its_survey_id_in_its_own_municipality_by_those_who_keep_records() {
    let town = Town::with_people();
    let handler = town.sign_in("handler").await;
    let (_, told) = town.find(&handler, ("25104", "household", " H1 ")).await;
    let (_, again) = town.find(&handler, ("25104", "household", "H1")).await;
    assert!(told["id"].is_u64());
    assert_eq!(told, again);
    let nothing = (StatusCode::OK, json!({ "id": null }));
    assert_eq!(
        town.find(&handler, ("25104", "household", "H2")).await,
        nothing
    );
    assert_eq!(
        town.find(&handler, ("25104", "person", "H1")).await,
        nothing
    );
    let noted = town.office.staff().entries(Some(2)).unwrap();
    assert_eq!((noted[0].act.as_str(), noted[0].persons), ("see", Some(1)));
    assert_eq!(noted[0].object.as_deref(), Some("person"));
    // The neighbour finds nobody of ours, by whatever municipality they ask.
    let neighbour = town.sign_in("neighbour").await;
    assert_eq!(
        town.find(&neighbour, ("11439", "household", "H1")).await,
        nothing
    );
    assert_eq!(
        town.find(&neighbour, ("25104", "household", "H1")).await.0,
        StatusCode::NOT_FOUND
    );
    for name in ["admin", "viewer", "auditor"] {
        let who = town.sign_in(name).await;
        let (status, _) = town.find(&who, ("25104", "household", "H1")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn a_number_that_somebody_makes_up_leads_to_no_records() {
    let town = Town::with_people();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let id = town.reported(&nurse).await;
    town.link(&handler, (id, 1), &json!({ "household": [1] }))
        .await;
    let (status, told) = town.around(&handler, id).await;
    assert_eq!(
        (status, &told["units"][0]["records"]),
        (StatusCode::OK, &Json::Null)
    );
}

/// A signal at a place.
fn at(kind: &str, (lat, lon): (f64, f64)) -> Json {
    let mut new = signal("soon", "written");
    new["written"]["answers"]["kind"] = json!(kind);
    new["written"]["places"] = json!([{ "lat": lat, "lon": lon }]);
    new
}

#[tokio::test]
async fn what_repeats_an_earlier_signal_is_linked_and_not_merged_by_household_and_by_place() {
    let town = Town::with_people();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    let send = async |body: Json| {
        let (status, told) = town.ask(&nurse, Method::POST, SIGNALS, (None, body)).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        (told["id"].as_u64().unwrap(), told["repeats"].clone())
    };
    let here = (47.65, 18.32);
    let (first, repeats) = send(at("debt", here)).await;
    assert_eq!(repeats, json!([]));
    // The same matter at the same place, where no household is linked: the sender is told, too.
    let (again, repeats) = send(at("debt", here)).await;
    assert_eq!(repeats, json!([first]));
    assert_eq!(send(at("neglect", here)).await.1, json!([]));
    assert_eq!(send(at("debt", (47.66, 18.33))).await.1, json!([]));
    let (status, told) = town
        .link(&handler, (again, 1), &json!({ "repeats": [first] }))
        .await;
    assert_eq!(
        (status, &told["links"]["repeats"][0]["id"]),
        (StatusCode::OK, &json!(first)),
        "{told}"
    );
    // Both stand as they stood, each with its own state, and are found from each other.
    let (_, told) = town.get(&handler, SIGNALS).await;
    assert_eq!(told["count"], 4);
    let (_, told) = town.around(&handler, first).await;
    assert_eq!(told["repeats"][0]["id"], again);
    let (_, told) = town
        .get(&handler, &format!("{SIGNALS}?linked=signal/{first}"))
        .await;
    assert_eq!(
        (&told["count"], &told["entries"][0]["id"]),
        (&json!(1), &json!(again))
    );
    // By household: two without a place.
    let (one, other, _) = two_about_a_household(&town, &nurse, &handler).await;
    let (_, told) = town.around(&handler, one).await;
    assert_eq!(told["repeats"].as_array().unwrap().len(), 1);
    assert_eq!(told["repeats"][0]["id"], other);
}
