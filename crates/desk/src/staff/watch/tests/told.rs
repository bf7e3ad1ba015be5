//! The other kinds of rules: people, deadlines, age, hot spots, clusters, indicators.

use gocpont_core::emerging::{Category, Kind};
use h3o::{CellIndex, LatLng, Resolution};

use super::*;
use crate::staff::watch::read::{day, number};

const PEOPLE: &str = r#"
[[rule]]
id = "elder-without-help"
kind = "person"
label = { hu = "Idős ember", cs = "Senior", en = "Elder" }
to = [{ where = { var = "sector", is = "social" } }]
where = { all = [{ var = "age", ge = 80 }, { var = "lives_alone", is = true }, { var = "elder_care.katz6", le = 2 }] }
without = { register = "service", where = { var = "code", one_of = ["home_help", "meals"] }, metres = 1500 }
"#;
const ALONE: &str = r#"
[[rule]]
id = "alone-at-80"
kind = "person"
label = { hu = "Egyedül", cs = "Sami", en = "Alone" }
to = [{ where = { var = "sector", is = "social" } }]
where = { all = [{ var = "age", ge = 80 }, { var = "lives_alone", is = true }] }
"#;
const TODAY: Date = date(2026, 11, 26);

fn met(tenant: &str, mark: &str, (lat, lon): (f64, f64)) -> Met {
    Met {
        tenant: tenant.to_owned(),
        mark: mark.to_owned(),
        since: date(2026, 9, 1),
        hex: Some(LatLng::new(lat, lon).unwrap().to_cell(Resolution::Thirteen)),
    }
}

/// A service at a point.
fn service(desk: &Desk, code: &str, (lat, lon): (f64, f64)) {
    let answers = json!({ "name": "Minta szolgáltatás", "code": code, "form": "field" });
    let written = json!({ "answers": answers, "places": [{ "lat": lat, "lon": lon }] });
    desk.placed(
        "service",
        (OWN, "family-support"),
        written,
        noon(date(2026, 10, 1)),
    );
}

#[test]
fn somebody_far_from_every_service_is_told_to_their_own_municipality_once_and_sealed() {
    let desk = Desk::new(PEOPLE);
    let near = met(OWN, "unit:near", (47.651, 18.321));
    let unknown = Met {
        hex: None,
        ..met(OWN, "unit:unknown", (47.0, 18.0))
    };
    let far = met(OWN, "unit:far", (47.70, 18.32));
    let abroad = met(OTHER, "unit:abroad", (47.80, 18.32));
    desk.eyes.0.lock().unwrap().people = vec![near, unknown, far, abroad];
    // No place of any service is known: nobody is known to be far.
    let ran = desk.run(TODAY);
    assert_eq!(ran.raised, 0);
    service(&desk, "outreach", (47.70, 18.32));
    service(&desk, "home_help", (47.65, 18.32));
    let ran = desk.run(TODAY);
    assert_eq!((ran.raised, ran.persons), (2, 1234));
    assert_eq!(desk.run(TODAY + 1.days()).raised, 0);
    let alerts = desk.alerts();
    let tenants: Vec<&str> = alerts.iter().map(|own| own.tenant.as_str()).collect();
    assert_eq!(tenants, [OWN, OTHER]);
    let book = &desk.office.register("alert").unwrap().codebook;
    for (alert, mark) in alerts.iter().zip(["unit:far", "unit:abroad"]) {
        assert_eq!(desk.why(alert), "person_no_service");
        assert!(alert.sealed.contains("person") && !series(alert).contains("unit"));
        let opened = desk
            .office
            .entries()
            .unseal(book, alert.id, "person")
            .unwrap();
        assert_eq!(opened.as_deref(), Some(mark));
    }
    assert_eq!(number(&alerts[0], "observed"), Some(5600.0));
    // They no longer meet it, and later do again.
    let people = std::mem::take(&mut desk.eyes.0.lock().unwrap().people);
    assert_eq!(desk.run(TODAY + 2.days()).over, 2);
    desk.eyes.0.lock().unwrap().people = people;
    assert_eq!(desk.run(TODAY + 3.days()).raised, 2);
    // The audit knows how many were looked at, and no name.
    let audit = desk.office.staff().entries(None).unwrap();
    let looked = audit
        .iter()
        .filter(|own| own.object.as_deref() == Some("person"));
    assert!(looked.clone().count() >= 5 && looked.clone().any(|own| own.persons == Some(1234)));
    assert!(
        audit
            .iter()
            .any(|own| own.object.as_deref() == Some("alert") && own.persons == Some(1))
    );
}

#[test]
fn people_who_come_to_meet_a_rule_at_once_are_one_alert_with_their_list_and_later_ones_come_alone()
{
    let desk = Desk::new(ALONE);
    let of = |tenant: &str, numbers: std::ops::Range<i32>| -> Vec<Met> {
        let one = |number: i32| met(tenant, &format!("unit:{number}"), (47.7, 18.32));
        numbers.map(one).collect()
    };
    let see = |people: Vec<Vec<Met>>| desk.eyes.0.lock().unwrap().people = people.concat();
    let list = |alert: &Entry| {
        let book = &desk.office.register("alert").unwrap().codebook;
        let opened = desk.office.entries().unseal(book, alert.id, "person");
        opened.unwrap().unwrap()
    };
    // Eight of one municipality, two of another.
    see(vec![of(OWN, 0..8), of(OTHER, 100..102)]);
    assert_eq!(desk.run(TODAY).raised, 3);
    assert_eq!(desk.run(TODAY + 1.days()).raised, 0);
    let alerts = desk.alerts();
    let told: Vec<_> = alerts
        .iter()
        .map(|own| (own.tenant.as_str(), desk.why(own)))
        .collect();
    let one = || (OTHER, "person".to_owned());
    assert_eq!(told, [one(), one(), (OWN, "persons".to_owned())]);
    let all = &alerts[2];
    assert_eq!(number(all, "observed"), Some(8.0));
    assert_eq!(list(all).split(", ").count(), 8);
    assert!(!series(all).contains("unit") && all.sealed.contains("person"));
    // Another one comes alone; whoever goes is taken off the list.
    see(vec![of(OWN, 3..9), of(OTHER, 100..102)]);
    let ran = desk.run(TODAY + 2.days());
    assert_eq!((ran.raised, ran.over), (1, 0));
    assert_eq!(list(all).split(", ").count(), 5);
    assert!(!list(all).contains("unit:2"));
    // After a restart it is the same list; closed too, as long as anybody on it meets the rule.
    let desk = desk.restarted();
    let all = desk.alerts().remove(2);
    let answers = json!({ "reason": "handled" });
    desk.step(
        "alert",
        all.id,
        "close_with_reason",
        answers,
        noon(TODAY + 3.days()),
    );
    assert_eq!(desk.run(TODAY + 3.days()).raised, 0);
    // Whoever was taken off and meets it again is told anew.
    let see = |people: Vec<Vec<Met>>| desk.eyes.0.lock().unwrap().people = people.concat();
    see(vec![of(OWN, 2..9), of(OTHER, 100..102)]);
    assert_eq!(desk.run(TODAY + 4.days()).raised, 1);
    // Over once nobody of the list is left.
    see(vec![of(OWN, 8..9)]);
    assert_eq!(desk.run(TODAY + 5.days()).over, 4);
    let audit = desk.office.staff().entries(None).unwrap();
    let persons = audit
        .iter()
        .filter(|own| own.object.as_deref() == Some("alert"));
    let persons: Vec<i64> = persons.filter_map(|own| own.persons).collect();
    assert!(persons.contains(&8) && persons.contains(&5), "{persons:?}");
}

#[test]
fn an_entry_that_is_overdue_by_some_days_is_told_to_whoever_has_it_once_in_each_state() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "overdue"
kind = "deadline"
label = { hu = "Lejárt", cs = "Po lhůtě", en = "Overdue" }
to = ["keeper"]
register = "signal"
days = 3
"#,
    );
    // Received on a Monday, due on Tuesday.
    let id = desk.signal(OWN, "debt", noon(date(2026, 3, 2)));
    assert_eq!(desk.run(date(2026, 3, 5)).raised, 0);
    assert_eq!(desk.run(date(2026, 3, 6)).raised, 1);
    assert_eq!(desk.run(date(2026, 3, 7)).raised, 0);
    let alert = &desk.alerts()[0];
    assert_eq!(
        (alert.organisation.as_str(), number(alert, "number")),
        ("family-support", Some(id.0 as f64))
    );
    assert_eq!(
        (desk.why(alert).as_str(), day(alert, "from_day")),
        ("overdue", Some(date(2026, 3, 3)))
    );
    desk.step(
        "signal",
        id,
        "register",
        json!({ "handler": "minta" }),
        noon(date(2026, 3, 9)),
    );
    let ran = desk.run(date(2026, 3, 9));
    assert_eq!((ran.raised, ran.over), (0, 1));
    assert_eq!(desk.run(date(2026, 3, 16)).raised, 1);
}

#[test]
fn old_data_are_told_to_whoever_keeps_them() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "services"
kind = "age"
label = { hu = "Régi", cs = "Staré", en = "Old" }
to = ["keeper"]
register = "service"
months = 6
[[rule]]
id = "survey"
kind = "age"
label = { hu = "Felmérés", cs = "Šetření", en = "Survey" }
to = [{ code = "office" }]
register = "elder_care"
months = 18
"#,
    );
    service(&desk, "meals", (47.65, 18.32));
    service(&desk, "home_help", (47.65, 18.32));
    desk.eyes.0.lock().unwrap().newest = vec![
        (OWN.to_owned(), date(2025, 1, 31)),
        (OTHER.to_owned(), date(2026, 1, 31)),
    ];
    assert_eq!(desk.run(date(2026, 3, 31)).raised, 0);
    let ran = desk.run(date(2026, 8, 1));
    assert_eq!(ran.raised, 2 - 1);
    let ran = desk.run(date(2027, 4, 1));
    assert_eq!(ran.raised, 1);
    let alerts = desk.alerts();
    let told: Vec<_> = alerts
        .iter()
        .map(|own| (own.organisation.as_str(), number(own, "observed")))
        .collect();
    assert_eq!(told, [("office", None), ("family-support", Some(2.0))]);
}

#[test]
fn a_hot_spot_is_told_once_while_it_shares_a_hex_with_what_it_was() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "hot"
kind = "hotspot"
label = { hu = "Gócpont", cs = "Ohnisko", en = "Hot spot" }
to = [{ where = { var = "sector", is = "social" } }]
indicator = "elders-alone"
"#,
    );
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let ring: Vec<CellIndex> = centre.grid_disk(1);
    let spot = |category, hexes: &[CellIndex]| Spot {
        address: "elders-alone-staff/2026-11-26/1".to_owned(),
        category: Category::Hot(category),
        hexes: hexes.to_vec(),
        cases: 40,
        expected: 18.5,
    };
    let see = |spots| desk.eyes.0.lock().unwrap().spots = spots;
    see(vec![spot(Kind::Persistent, &ring)]);
    assert_eq!(desk.run(TODAY).raised, 0);
    see(vec![spot(Kind::Intensifying, &ring[..4])]);
    assert_eq!(desk.run(TODAY).raised, 1);
    see(vec![spot(Kind::Intensifying, &ring[3..])]);
    assert_eq!(desk.run(TODAY).raised, 0);
    let alerts = desk.alerts();
    assert_eq!(desk.why(&alerts[0]), "hotspot_intensifying");
    assert_eq!(alerts[0].places.len(), 1);
    see(Vec::new());
    assert_eq!(desk.run(TODAY).over, 1);
}

#[test]
fn signals_that_crowd_in_one_place_are_told_once() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "crowd"
kind = "cluster"
label = { hu = "Sűrűsödés", cs = "Hromadění", en = "Crowding" }
to = [{ where = { var = "sector", is = "social" } }]
register = "signal"
periods = 12
resolution = 8
alpha = 0.01
"#,
    );
    let at = |lat: f64, lon: f64, day: Date| {
        let answers = json!({ "kind": "debt", "urgency": "normal", "channel": "online", "sender_class": "school" });
        let written = json!({ "answers": answers, "places": [{ "lat": lat, "lon": lon }] });
        desk.placed("signal", (OWN, "family-support"), written, noon(day));
    };
    let monday = date(2026, 9, 7);
    for number in 0..72_i32 {
        let (row, column) = (f64::from(number % 6), f64::from(number / 6 % 6));
        at(
            47.60 + 0.02 * row,
            18.25 + 0.03 * column,
            monday + (i64::from((number * 5 + number / 36 * 7) % 12) * 7).days(),
        );
    }
    let today = monday + 84.days();
    assert_eq!(desk.run(today).raised, 0);
    for number in 0..12 {
        at(47.62, 18.28, monday + (77 + number % 5).days());
    }
    assert_eq!(desk.run(today).raised, 1);
    assert_eq!(desk.run(today + 1.days()).raised, 0);
    let alerts = desk.alerts();
    assert!(desk.why(&alerts[0]) == "cluster" && text(&alerts[0], "hexes").is_some());
    assert!(number(&alerts[0], "observed").unwrap() >= 12.0);
}

#[test]
fn an_indicator_is_watched_by_its_cases_among_people_and_what_is_missing_is_not_zero() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "share"
kind = "band"
label = { hu = "Arány", cs = "Podíl", en = "Share" }
to = [{ where = { var = "sector", is = "social" } }]
indicator = "elders-alone"
every = "month"
method = "ewma"
direction = "both"
weight = 0.3
baseline = 12
false_alarm_every = 200
"#,
    );
    let mut from = date(2024, 1, 1);
    let mut readings = Vec::new();
    for month in 0..30 {
        let cases = match month {
            15..20 => None,
            25.. => Some(60),
            _ => Some(20),
        };
        readings.push(Reading {
            from,
            cases,
            population: 400,
        });
        from = Every::Month.next(from);
    }
    desk.eyes.0.lock().unwrap().readings = vec![(OWN.to_owned(), readings[..25].to_vec())];
    assert_eq!(desk.run(TODAY).raised, 0);
    desk.eyes.0.lock().unwrap().readings = vec![(OWN.to_owned(), readings)];
    assert_eq!(desk.run(TODAY).raised, 1);
    assert_eq!(desk.why(&desk.alerts()[0]), "above");
}
