//! Reports of an organisation's week and statistics of a register: whatever they count by, it adds up, and nobody counts what is not
//! theirs to count.

use std::collections::BTreeMap;

use gocpont_core::answer::Answer;
use gocpont_core::life::{Entry, EntryId, Where};
use gocpont_core::record::{Place, Precision, Value};
use gocpont_records::entries::Note;
use h3o::{LatLng, Resolution};
use jiff::SignedDuration;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;

const DAY_S: i64 = 86_400;

/// What became of one entry: when it was opened, in seconds after a Monday, and the days after which it went on, each with the
/// position of its next state; its kind and urgency; where it is.
#[derive(Clone, Debug)]
struct Story {
    opened_s: i64,
    organisation: &'static str,
    moves: Vec<(i64, usize)>,
    kind: u16,
    urgency: Option<u16>,
    lon: Option<f64>,
}

fn stories() -> impl Strategy<Value = Vec<Story>> {
    let one = (
        0..28 * DAY_S,
        prop_oneof![Just("family-support"), Just("school")],
        prop::collection::vec((0..10 * DAY_S, 0_usize..10), 0..6),
        0_u16..17,
        prop::option::of(0_u16..3),
        prop::option::of(18.30..18.40),
    );
    let story = one.prop_map(
        |(opened_s, organisation, moves, kind, urgency, lon)| Story {
            opened_s,
            organisation,
            moves,
            kind,
            urgency,
            lon,
        },
    );
    prop::collection::vec(story, 1..40)
}

fn begins() -> Timestamp {
    "2026-02-01T23:00:00Z".parse().unwrap()
}

fn after(seconds: i64) -> Timestamp {
    begins() + SignedDuration::from_secs(seconds)
}

impl Story {
    fn entry(&self) -> Entry {
        let category = |at: u16| Answer::Value(Value::Category(at));
        let mut answers = BTreeMap::from([("kind".to_owned(), category(self.kind))]);
        answers.extend(self.urgency.map(|at| ("urgency".to_owned(), category(at))));
        let place = self.lon.map(|lon| {
            Where::Point(Place {
                hex: LatLng::new(47.65, lon)
                    .unwrap()
                    .to_cell(Resolution::Thirteen),
                areas: Vec::new(),
                precision: Precision::Coordinates,
            })
        });
        Entry {
            id: EntryId(0),
            revision: 1,
            tenant: "25104".to_owned(),
            organisation: self.organisation.to_owned(),
            sender: None,
            state: "received".to_owned(),
            opened: after(self.opened_s),
            since: after(self.opened_s),
            answers,
            sealed: BTreeSet::new(),
            links: BTreeMap::new(),
            places: place.into_iter().collect(),
        }
    }

    fn write(&self, office: &Office) {
        let register = office.register("signal").unwrap();
        let (living, none) = (register.living().unwrap(), BTreeSet::new());
        let note = |entry: &Entry, step: Option<&'static str>| Note {
            by: "somebody",
            at: entry.since,
            step,
            due: living.due_at(entry, &office.calendar),
            shared: &none,
        };
        let mut entries = office.entries();
        let first = self.entry();
        let opened = entries.open(&register.codebook, &first, &note(&first, None), None);
        let id = opened.unwrap().id();
        let mut stands = entries.entry(&register.codebook, id).unwrap().unwrap();
        for (later_s, state) in &self.moves {
            stands.revision += 1;
            stands.since += SignedDuration::from_secs(*later_s);
            stands.state.clone_from(&living.life.states[*state].code);
            let step = if *state == 5 {
                "take_measure"
            } else {
                "triage"
            };
            entries
                .revise(&register.codebook, &stands, &note(&stands, Some(step)))
                .unwrap();
        }
    }
}

fn sum(groups: &Json) -> u64 {
    groups
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["count"].as_u64().unwrap())
        .sum()
}

fn number(told: &Json, name: &str) -> u64 {
    told[name].as_u64().unwrap()
}

/// Whatever a week is counted by, it adds up to the same entries.
fn adds_up(told: &Json) -> Result<(), TestCaseError> {
    let total = number(told, "total");
    for by in told["by"].as_array().unwrap() {
        prop_assert_eq!(sum(&by["groups"]), total, "{}", by);
    }
    prop_assert_eq!(sum(&told["states"]), total);
    prop_assert_eq!(number(told, "open") + number(told, "closed"), total);
    let entries = told["entries"].as_array().unwrap();
    prop_assert_eq!(entries.len() as u64, total);
    for (name, flag) in [
        ("opened", "is_new"),
        ("closed", "is_closed"),
        ("overdue", "overdue"),
    ] {
        let there = entries.iter().filter(|own| own[flag] == true).count() as u64;
        prop_assert_eq!(number(told, name), there);
    }
    prop_assert!(number(told, "overdue") <= number(told, "open"));
    Ok(())
}

#[test]
fn a_weeks_numbers_add_up_and_what_is_open_at_its_end_is_what_the_next_one_begins_with() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(Config::with_cases(6));
    let run = runner.run(&stories(), |stories| {
        runtime.block_on(async {
            let town = Town::with_people();
            for own in &stories {
                own.write(&town.office);
            }
            let handler = town.sign_in("handler").await;
            let (mut left, mut opened) = (0, 0);
            for week in 6..=16 {
                let path = format!("/api/reports/weekly?tenant=25104&organisation=family-support&week=2026-W{week:02}");
                let (status, told) = town.get(&handler, &path).await;
                prop_assert_eq!(status, StatusCode::OK, "{}", told);
                adds_up(&told)?;
                // Closed entries may be opened again, which is neither left over nor new.
                prop_assert!(number(&told, "total") >= left + number(&told, "opened"));
                left = number(&told, "open");
                opened += number(&told, "opened");
            }
            let own = stories.iter().filter(|own| own.organisation == "family-support");
            prop_assert_eq!(opened, own.count() as u64);
            statistics_add_up(&town, &stories).await
        })
    });
    run.unwrap();
}

async fn statistics_add_up(town: &Town, stories: &[Story]) -> Result<(), TestCaseError> {
    town.add("analyst", (Role::Analyst, false));
    let (handler, analyst) = (town.sign_in("handler").await, town.sign_in("analyst").await);
    let own = stories
        .iter()
        .filter(|own| own.organisation == "family-support")
        .count();
    for by in [
        "kind",
        "urgency",
        "state",
        "month",
        "organisation",
        "area:municipalities",
    ] {
        let path =
            format!("/api/statistics/signal?tenant=25104&from=2026-01-01&to=2026-12-31&by={by}");
        for (who, whole, total) in [(&handler, false, own), (&analyst, true, stories.len())] {
            let (status, told) = town.get(who, &path).await;
            prop_assert_eq!(status, StatusCode::OK, "{} {}", by, told);
            prop_assert_eq!(&told["whole"], &json!(whole));
            prop_assert_eq!(number(&told, "total"), total as u64);
            prop_assert_eq!(sum(&told["groups"]), total as u64, "{}", told);
        }
    }
    let path =
        "/api/statistics/signal?tenant=25104&from=2026-01-01&to=2026-12-31&by=area:municipalities";
    let (_, told) = town.get(&analyst, path).await;
    let west = told["groups"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["code"] == "25104");
    let there = stories
        .iter()
        .filter(|own| own.lon.is_some_and(|lon| lon < 18.3399))
        .count();
    if there > 0 {
        let west = west.unwrap();
        prop_assert_eq!(&west["name"], &json!("Mintafalva"));
        prop_assert!(number(west, "count") >= there as u64);
    }
    Ok(())
}

#[tokio::test]
async fn a_week_is_counted_by_the_local_clock_and_tells_what_was_done_in_it() {
    let town = Town::new();
    // Monday 2026-02-02 00:30 in Hungary is still Sunday in Greenwich; closed on Wednesday, by way of a measure.
    let story = Story {
        opened_s: 1800,
        organisation: "family-support",
        moves: vec![(DAY_S, 5), (DAY_S, 9)],
        kind: 0,
        urgency: Some(0),
        lon: None,
    };
    story.write(&town.office);
    let handler = town.sign_in("handler").await;
    let week = async |week: &str| {
        let path =
            format!("/api/reports/weekly?tenant=25104&organisation=family-support&week={week}");
        town.get(&handler, &path).await
    };
    let (_, told) = week("2026-W05").await;
    assert_eq!(told["total"], 0);
    let (_, told) = week("2026-W06").await;
    assert_eq!(
        (&told["from"], &told["to"]),
        (&json!("2026-02-02"), &json!("2026-02-08"))
    );
    let numbers = ["total", "opened", "closed", "open", "overdue"].map(|name| number(&told, name));
    assert_eq!(numbers, [1, 1, 1, 0, 0]);
    let measures = told["steps"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["code"] == "take_measure");
    assert_eq!(measures.unwrap()["count"], 1);
    let kinds = told["by"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["variable"] == "kind");
    assert_eq!(
        kinds.unwrap()["groups"],
        json!([{ "code": "child_endangered", "count": 1 }])
    );
    assert_eq!(week("2026-W07").await.1["total"], 0);
    for odd in [
        "2026-W54",
        "2026-06",
        "",
        "2026-W6",
        "2026-W06&week=2026-W07",
        "2026-W06&f=xml",
    ] {
        assert_eq!(week(odd).await.0, StatusCode::BAD_REQUEST, "{odd}");
    }
}

#[tokio::test]
async fn an_organisations_week_is_its_own_and_a_file_of_it_needs_a_reason_that_is_noted() {
    let town = Town::new();
    let (nurse, handler) = (town.sign_in("nurse").await, town.sign_in("handler").await);
    town.reported(&nurse).await;
    let today = date(2026, 1, 1).iso_week_date();
    assert_eq!(today.week(), 1);
    let day = town
        .office
        .calendar
        .day_of(Timestamp::now())
        .iso_week_date();
    let week = format!("{:04}-W{:02}", day.year(), day.week());
    let path = format!("/api/reports/weekly?tenant=25104&organisation=family-support&week={week}");
    let (status, told) = town.get(&handler, &path).await;
    assert_eq!(
        (status, &told["opened"]),
        (StatusCode::OK, &json!(1)),
        "{told}"
    );
    assert!(!told.to_string().contains("Kamilla"));
    // The one who sent a signal there does not learn how the others do.
    for name in [
        "nurse",
        "teacher",
        "neighbour",
        "admin",
        "viewer",
        "auditor",
    ] {
        let who = town.sign_in(name).await;
        assert_eq!(
            town.get(&who, &path).await.0,
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
    let (status, told) = town.get(&handler, &format!("{path}&f=csv")).await;
    assert_eq!(
        (status, &told["error"]),
        (StatusCode::BAD_REQUEST, &json!("no-reason"))
    );
    let csv = format!("{path}&f=csv&reason=weekly+meeting");
    let mut request = from_page(&Method::GET, &csv, &Json::Null);
    request
        .headers_mut()
        .insert(header::COOKIE, handler.cookie.parse().unwrap());
    let response = town.router.clone().oneshot(request).await.unwrap();
    let headers = response.headers().clone();
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    assert!(
        headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .starts_with("attachment; filename=\"signal-")
    );
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(
        text.starts_with("\u{feff}number,opened,state,due,overdue,new,closed,kind,"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 2);
    let noted = town.office.staff().entries(Some(2)).unwrap();
    assert_eq!(
        (noted[0].act.as_str(), noted[0].reason.as_deref()),
        ("export", Some("weekly meeting"))
    );
}

#[tokio::test]
async fn statistics_are_for_those_who_count_or_list_and_by_what_the_register_has() {
    let town = Town::new();
    let nurse = town.sign_in("nurse").await;
    town.reported(&nurse).await;
    let path = "/api/statistics/signal?tenant=25104&from=2020-01-01&to=2099-12-31";
    for name in ["neighbour", "admin", "viewer", "auditor"] {
        let who = town.sign_in(name).await;
        assert_eq!(
            town.get(&who, path).await.0,
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
    // A teacher lists nothing of it, and so counts nothing.
    let teacher = town.sign_in("teacher").await;
    assert_eq!(town.get(&teacher, path).await.1["total"], 0);
    let handler = town.sign_in("handler").await;
    let (_, told) = town.get(&handler, path).await;
    assert_eq!(
        (&told["total"], &told["groups"], &told["sets"]),
        (&json!(1), &json!([]), &json!([]))
    );
    let variables = told["variables"].as_array().unwrap();
    assert!(variables.contains(&json!("kind")) && !variables.contains(&json!("description")));
    for odd in [
        "&by=description",
        "&by=area:municipalities",
        "&by=v_kind;--",
        "&by=kind&by=state",
        "&x=1",
    ] {
        let (status, _) = town.get(&handler, &format!("{path}{odd}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{odd}");
    }
}
