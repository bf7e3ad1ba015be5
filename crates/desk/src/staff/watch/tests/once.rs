//! What is found is told once: not again while it goes on, not after a restart, not after it was closed; anew once it was over.

use super::*;
use crate::staff::watch::read::day;

const KINDS: &str = r#"
[[rule]]
id = "signals-by-kind"
kind = "band"
label = { hu = "Jelzések", cs = "Podněty", en = "Signals" }
to = [{ where = { var = "kind", is = "institution" } }]
register = "signal"
by = "kind"
method = "cusum"
shift = 2.0
baseline = 26
false_alarm_every = 520
"#;
/// A Monday; the first signal, of the week before, begins the series.
const START: Date = date(2025, 1, 6);

/// Two debts and one absence a week for half a year.
fn quiet() -> Desk {
    let desk = Desk::new(KINDS);
    desk.signal(OWN, "debt", noon(START - 5.days()));
    desk.signal(OTHER, "debt", noon(START - 5.days()));
    for tenant in [OWN, OTHER] {
        desk.weeks(tenant, "debt", (START, 30), 2);
        desk.weeks(tenant, "school_absence", (START, 30), 1);
    }
    desk
}

const fn week(number: i64) -> i64 {
    number * 7
}

#[test]
fn an_injected_step_raises_one_alert_once() {
    let desk = quiet();
    let ran = desk.run(START + week(30).days());
    assert_eq!((ran.raised, ran.faults.len()), (0, 0));
    let step = START + week(30).days();
    desk.weeks(OWN, "debt", (step, 6), 8);
    desk.weeks(OTHER, "debt", (step, 6), 2);
    let mut raised = 0;
    for passed in 0..42 {
        raised += desk.run(step + passed.days()).raised;
    }
    assert_eq!(raised, 1);
    let alerts = desk.alerts();
    assert_eq!(alerts.len(), 1);
    let alert = &alerts[0];
    assert_eq!(
        (
            alert.tenant.as_str(),
            alert.organisation.as_str(),
            series(alert)
        ),
        (OWN, "family-support", "kind=debt")
    );
    assert_eq!(
        (desk.why(alert).as_str(), alert.state.as_str()),
        ("above", "raised")
    );
    assert_eq!(day(alert, "from_day"), Some(step));
    assert_eq!(day(alert, "over_day"), None);
    // After a restart it is the same one.
    let desk = desk.restarted();
    assert_eq!(desk.run(step + 43.days()).raised, 0);
    // Closed, while it goes on: still the same.
    desk.step(
        "alert",
        alert.id,
        "close_with_reason",
        json!({ "reason": "known_cause" }),
        noon(step + 43.days()),
    );
    assert_eq!(desk.run(step + 44.days()).raised, 0);
    assert_eq!(desk.restarted().alerts().len(), 1);
}

#[test]
fn a_series_that_was_back_and_leaves_again_raises_another() {
    let desk = quiet();
    let step = START + week(30).days();
    desk.weeks(OWN, "debt", (step, 3), 8);
    desk.weeks(OWN, "debt", (step + week(3).days(), 30), 1);
    desk.weeks(OWN, "debt", (step + week(33).days(), 3), 8);
    assert_eq!(desk.run(step + week(3).days()).raised, 1);
    let ran = desk.run(step + week(33).days());
    assert_eq!((ran.raised, ran.over), (0, 1));
    assert_eq!(
        day(&desk.alerts()[0], "over_day"),
        Some(step + week(33).days())
    );
    // Noted once, whoever has closed it.
    assert_eq!(desk.run(step + week(33).days()).over, 0);
    assert_eq!(desk.run(step + week(36).days()).raised, 1);
    assert_eq!(desk.run(step + week(36).days()).raised, 0);
    assert_eq!(desk.alerts().len(), 2);
}

#[test]
fn an_annotated_break_raises_none() {
    for about in ["signals-by-kind", "signal"] {
        let desk = quiet();
        let step = START + week(30).days();
        desk.weeks(OWN, "debt", (step, 40), 8);
        let answers = json!({ "about": about, "from_day": step.to_string(), "why": "reporting" });
        let id = desk.entry(
            "break",
            (OWN, "family-support"),
            answers,
            noon(step + 1.days()),
        );
        for passed in 0..40 {
            assert_eq!(
                desk.run(step + week(passed).days()).raised,
                0,
                "{about}, week {passed}"
            );
        }
        // Withdrawn, it is a step like any other.
        desk.step(
            "break",
            id,
            "withdraw",
            json!({ "note": "nem volt törés" }),
            noon(step + 280.days()),
        );
        assert_eq!(desk.run(step + 281.days()).raised, 1);
    }
}

#[test]
fn a_break_of_one_municipality_is_none_of_another() {
    let desk = quiet();
    let step = START + week(30).days();
    for tenant in [OWN, OTHER] {
        desk.weeks(tenant, "debt", (step, 4), 9);
    }
    let answers = json!({ "about": "signal", "from_day": step.to_string(), "why": "reporting" });
    desk.entry("break", (OTHER, "family-support"), answers, noon(step));
    assert_eq!(desk.run(step + week(4).days()).raised, 1);
    assert_eq!(desk.alerts()[0].tenant, OWN);
}

#[test]
fn two_runs_at_once_raise_it_once() {
    let desk = quiet();
    let step = START + week(30).days();
    desk.weeks(OWN, "debt", (step, 4), 9);
    let other = opened(desk.folder.path(), KINDS, &desk.eyes);
    let at = noon(step + week(4).days());
    let raised: u64 = std::thread::scope(|scope| {
        let runs = [&desk.office, &other]
            .map(|office| scope.spawn(move || run(office, at).unwrap().raised));
        runs.into_iter().map(|run| run.join().unwrap()).sum()
    });
    assert_eq!((raised, desk.alerts().len()), (1, 1));
}

#[test]
fn what_nobody_can_be_told_is_a_fault_until_somebody_can() {
    let desk = Desk::new(
        r#"
[[rule]]
id = "overdue"
kind = "deadline"
label = { hu = "Lejárt", cs = "Po lhůtě", en = "Overdue" }
to = [{ where = { var = "kind", is = "mayors_office" } }]
register = "signal"
days = 3
"#,
    );
    desk.signal(OWN, "debt", noon(date(2026, 3, 2)));
    let ran = desk.run(date(2026, 3, 16));
    assert_eq!((ran.raised, ran.faults[0].word), (0, "watch-fault-nobody"));
    desk.organisation(OTHER, "office", "mayors_office");
    assert_eq!(desk.run(date(2026, 3, 16)).raised, 0);
    desk.organisation(OWN, "office", "mayors_office");
    assert_eq!(desk.run(date(2026, 3, 16)).raised, 1);
    assert_eq!(desk.alerts()[0].organisation, "office");
}
