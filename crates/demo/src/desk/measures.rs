//! A plan: priorities, measures and activities with their budgets and indicators. One priority's parts cost more than it has, and
//! one measure stands under nothing, so that there is something to find.

use jiff::ToSpan;
use jiff::civil::Date;

use super::places::Municipality;
use super::services::id;
use super::sheet::Sheet;
use super::words::Words;

/// A step of the plan.
pub struct Planned {
    level: &'static str,
    /// Which step it is a part of.
    part_of: Option<usize>,
    state: &'static str,
    instrument: &'static str,
    responsible: usize,
    service: Option<usize>,
    /// Months from today to its beginning and its end.
    months: (i64, i64),
    target: &'static str,
    /// Budget lines: source, certainty, thousands of euros, years from this one.
    lines: &'static [(&'static str, &'static str, i64, i16)],
}

/// The plan, in the order of its titles in [`Words`].
pub const PLAN: [Planned; 9] = [
    Planned {
        lines: &[("municipality", "secured", 30, 0), ("state", "won", 20, 0)],
        ..step("priority", None, "approved", "", 0, (-14, 34))
    },
    Planned {
        lines: &[("municipality", "secured", 18, 0), ("eu", "planned", 40, 1)],
        target: "excluded",
        ..step("priority", None, "approved", "", 0, (-14, 34))
    },
    Planned {
        service: Some(4),
        lines: &[("state", "won", 24, 0), ("municipality", "secured", 12, 0)],
        ..step("measure", Some(0), "running", "social_service", 2, (-9, 15))
    },
    // With the one before it costs more than their priority has.
    Planned {
        service: Some(2),
        lines: &[
            ("municipality", "secured", 14, 0),
            ("foundation", "planned", 9, 0),
        ],
        ..step("measure", Some(0), "running", "community", 2, (-6, -1))
    },
    Planned {
        service: Some(5),
        target: "deep_poverty",
        lines: &[("eu", "planned", 16, 1)],
        ..step("measure", Some(1), "approved", "information", 6, (-3, 20))
    },
    Planned {
        target: "excluded",
        lines: &[],
        ..step("measure", None, "proposed", "transport", 0, (3, 27))
    },
    Planned {
        lines: &[("state", "won", 18, 0)],
        ..step(
            "activity",
            Some(2),
            "completed",
            "social_service",
            2,
            (-9, -2),
        )
    },
    Planned {
        lines: &[("foundation", "won", 3, 0)],
        ..step("activity", Some(3), "running", "community", 6, (-4, 8))
    },
    Planned {
        target: "deep_poverty",
        lines: &[("municipality", "secured", 4, 1)],
        ..step("activity", Some(4), "approved", "information", 6, (1, 13))
    },
];

const fn step(
    level: &'static str,
    part_of: Option<usize>,
    state: &'static str,
    instrument: &'static str,
    responsible: usize,
    months: (i64, i64),
) -> Planned {
    Planned {
        level,
        part_of,
        state,
        instrument,
        responsible,
        service: None,
        months,
        target: "seniors",
        lines: &[],
    }
}

/// The tables, each after those that it links to.
pub fn sheets(words: &Words, town: &Municipality, today: Date) -> Vec<Sheet> {
    vec![
        measures(words, town, today),
        lines(words, town, today),
        indicators(words, town, today),
    ]
}

fn months(today: Date, months: i64) -> String {
    today
        .first_of_month()
        .saturating_add(months.months())
        .to_string()
}

fn measures(words: &Words, town: &Municipality, today: Date) -> Sheet {
    let columns = &[
        "measure_id",
        "organisation",
        "state",
        "title",
        "level",
        "instrument",
        "aim",
        "starts_on",
        "ends_on",
        "started_on",
        "ended_on",
        "result",
        "for_seniors",
        "for_excluded",
        "for_deep_poverty",
        "part_of",
        "responsible",
        "services",
        "lat",
        "lon",
    ];
    let mut sheet = Sheet::new("measure", columns);
    for (nth, own) in PLAN.iter().enumerate() {
        let (starts, ends) = (months(today, own.months.0), months(today, own.months.1));
        let has_begun = matches!(own.state, "running" | "completed");
        let has_ended = own.state == "completed";
        let text = |is: bool, text: &str| if is { text.to_owned() } else { String::new() };
        let target = |code: &str| if own.target == code { "1" } else { "0" };
        let link =
            |kind: &str, to: Option<usize>| to.map_or_else(String::new, |to| id(kind, town, to));
        // A village has no service of towns alone.
        let service = own.service.filter(|service| town.is_town || *service != 4);
        let (lat, lon) = town.at(
            town.reach * (0.25 + 0.05 * nth as f64),
            town.reach * (0.5 - 0.08 * nth as f64),
        );
        sheet.push(&[
            &id("measure", town, nth),
            "office",
            own.state,
            words.measures[nth],
            own.level,
            own.instrument,
            words.aim,
            &starts,
            &ends,
            &text(has_begun, &starts),
            &text(has_ended, &ends),
            &text(has_ended, words.result),
            target("seniors"),
            target("excluded"),
            target("deep_poverty"),
            &link("measure", own.part_of),
            &id("org", town, own.responsible),
            &link("service", service),
            &lat,
            &lon,
        ]);
    }
    sheet
}

fn lines(words: &Words, town: &Municipality, today: Date) -> Sheet {
    let columns = &[
        "budget_line_id",
        "measure_id",
        "source",
        "certainty",
        "amount",
        "currency",
        "year",
        "spent",
    ];
    let mut sheet = Sheet::new("budget_line", columns);
    for (nth, own) in PLAN.iter().enumerate() {
        for (line, (source, certainty, thousands, later)) in own.lines.iter().enumerate() {
            // A village plans with a fifth.
            let amount = thousands * words.thousand / if town.is_town { 1 } else { 5 };
            let spent = if own.state == "completed" {
                amount.to_string()
            } else {
                String::new()
            };
            let year = (today.year() + later).to_string();
            let id_ = format!("{}-{}", id("line", town, nth), line + 1);
            sheet.push(&[
                &id_,
                &id("measure", town, nth),
                source,
                certainty,
                &amount.to_string(),
                words.currency,
                &year,
                &spent,
            ]);
        }
    }
    sheet
}

fn indicators(words: &Words, town: &Municipality, today: Date) -> Sheet {
    let columns = &[
        "measure_indicator_id",
        "measure_id",
        "name",
        "unit",
        "better",
        "baseline",
        "baseline_on",
        "target",
        "target_on",
        "actual",
        "actual_on",
    ];
    let mut sheet = Sheet::new("measure_indicator", columns);
    // Of which measure, which way is better, from where to where, and where it is.
    let told = [
        (2, "more", "12", "40", "31"),
        (0, "less", "24", "15", "22"),
        (4, "more", "0", "60", ""),
    ];
    for (nth, (of, better, baseline, target, actual)) in told.into_iter().enumerate() {
        let (name, unit) = words.indicators[nth];
        let (from, to) = (
            months(today, PLAN[of].months.0),
            months(today, PLAN[of].months.1),
        );
        let on = if actual.is_empty() {
            String::new()
        } else {
            months(today, -1)
        };
        sheet.push(&[
            &id("indicator", town, nth),
            &id("measure", town, of),
            name,
            unit,
            better,
            baseline,
            &from,
            target,
            &to,
            actual,
            &on,
        ]);
    }
    sheet
}
