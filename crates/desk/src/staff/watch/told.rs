//! What the page is told of rules: series as far as somebody may see a municipality's counts, alerts that they may see.

use std::collections::BTreeMap;

use gocpont_access::{
    Action, Actor, Holds, RegisterCode, Resource, RowFilter, TenantCode, Visibility, may,
};
use gocpont_core::life::Entry;
use gocpont_core::watch::{About, Band, Chart, Method, Place, Rule};
use gocpont_records::entries::{Asked, Order};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::board::{Board, Line, Looked, Ran};
use super::read::{self, Annotated, text};
use super::sentence::{says, why};
use super::{ALERTS, BREAKS};
use crate::staff::Refused;
use crate::staff::describe::labels;
use crate::staff::office::Office;

/// Periods of a series that are told.
const LAST: usize = 104;
/// Alerts that are told.
const MOST: u32 = 500;

/// The rules with their series, breaks and open alerts, as somebody may see them.
pub fn watch(office: &Office, actor: &Actor, board: &Board) -> Result<Json, Refused> {
    Ok(json!({
        "rules": rules(office, Some(actor), board)?,
        "breaks": breaks(office, actor)?,
        "may": { "run": may_run(actor) },
        "run": board.has_run.then(|| ran(&board.ran)),
    }))
}

/// The rules with their series and open alerts, as somebody may see them, or all for the program.
pub fn rules(office: &Office, actor: Option<&Actor>, board: &Board) -> Result<Vec<Json>, Refused> {
    let mut alerts = alerts(office, actor)?;
    let rules = office.watch.rules.iter().zip(&board.looked);
    let told = rules.map(|(rule, looked)| {
        let own = alerts.remove(&rule.id).unwrap_or_default();
        self::rule(office, actor, (rule, looked), &own)
    });
    Ok(told.collect())
}

/// Whether somebody may have the rules run: whoever sees counts anywhere.
pub fn may_run(actor: &Actor) -> bool {
    actor
        .grants()
        .iter()
        .any(|grant| sees(actor, None, grant.tenant.as_str()))
}

/// What a run did, in numbers of all municipalities that tell of none.
pub fn ran(own: &Ran) -> Json {
    let mut faults: Vec<&str> = own.faults.iter().map(|fault| fault.word).collect();
    faults.sort_unstable();
    faults.dedup();
    json!({
        "at": seconds(own.at),
        "raised": own.raised,
        "over": own.over,
        "open": own.open,
        "persons": own.persons,
        "faults": faults,
    })
}

fn seconds(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second())
        .unwrap_or(at)
        .to_string()
}

/// Whether somebody sees a municipality's counts of a register; of people where none is named.
fn sees(actor: &Actor, register: Option<(&RegisterCode, Holds)>, tenant: &str) -> bool {
    let people: Option<RegisterCode> = "person".parse().ok();
    let register = register.map(|(code, holds)| (code.clone(), holds));
    let (Some((register, holds)), Ok(tenant)) = (
        register.or_else(|| people.map(|code| (code, Holds::People))),
        tenant.parse::<TenantCode>(),
    ) else {
        return false;
    };
    let counts = Resource {
        register,
        holds,
        tenant,
        organisation: None,
        visibility: Visibility::Public,
    };
    may(actor, Action::SeeAggregates, &counts).is_ok()
}

fn rule(
    office: &Office,
    actor: Option<&Actor>,
    (rule, looked): (&Rule, &Looked),
    alerts: &[Json],
) -> Json {
    let register = rule.about.register();
    let of = register.and_then(|code| office.register(code).ok());
    let of = of.map(|register| (&register.code, register.holds));
    let lines = looked
        .lines
        .iter()
        .filter(|line| actor.is_none_or(|actor| sees(actor, of, &line.tenant)));
    let (every, chart) = match &rule.about {
        About::Band(own) => (Some(own.every.code()), Some(self::chart(&own.chart))),
        About::Cluster(own) => (Some(own.every.code()), None),
        _ => (None, None),
    };
    let band = match &rule.about {
        About::Band(own) => Some(own),
        _ => None,
    };
    json!({
        "id": rule.id,
        "label": labels(&rule.label),
        "kind": rule.about.code(),
        "register": register,
        "indicator": rule.about.indicator(),
        "areas": band.and_then(|own| own.areas.as_deref()),
        "every": every,
        "chart": chart,
        "after_days": if let About::Deadline(own) = &rule.about { Some(own.days) } else { None },
        "after_months": if let About::Age(own) = &rule.about { Some(own.months) } else { None },
        "reach_metres": if let About::Person(own) = &rule.about { own.without.as_ref().map(|own| own.metres) } else { None },
        "alpha": if let About::Cluster(own) = &rule.about { Some(own.alpha) } else { None },
        "says": says(rule),
        "series": band.map_or_else(Vec::new, |band| lines.map(|line| series(line, band)).collect()),
        "alerts": alerts,
        "idle": looked.idle.map(super::board::Idle::code),
    })
}

fn chart(own: &Chart) -> Json {
    let (method, shift, weight) = match own.method {
        Method::Cusum { shift } => ("cusum", Some(shift), None),
        Method::Ewma { weight } => ("ewma", None, Some(weight)),
        Method::Season { .. } => ("farrington", None, None),
    };
    json!({
        "method": method,
        "direction": own.direction.code(),
        "baseline": own.baseline,
        "shift": shift,
        "weight": weight,
        "false_alarm_every": own.every,
    })
}

fn series(line: &Line, band: &Band) -> Json {
    let state = match (line.episode, line.judged.last().map(|own| own.place)) {
        (Some(_), _) => "outside",
        (None, Some(Place::Learning(_)) | None) => "learning",
        (None, Some(Place::Missing)) => "missing",
        (None, Some(_)) => "inside",
    };
    let left = match line.judged.last().map(|own| own.place) {
        Some(Place::Learning(left)) => Some(left),
        None => Some(band.chart.baseline),
        _ => None,
    };
    let first = line.points.len().saturating_sub(LAST);
    let points = (first..line.points.len()).filter_map(|at| {
        let (point, own) = (&line.points[at], &line.judged[at]);
        let rounded = |value: Option<f64>| value.map(|value| (value * 100.0).round() / 100.0);
        Some(json!({
            "from": line.days[at].to_string(),
            "value": point.cases?,
            "population": band.indicator.as_ref().map(|_| point.exposure),
            "expected": rounded(own.expected),
            "low": rounded(own.low),
            "high": rounded(own.high),
            "outside": own.place == Place::Outside,
            "break": point.breaks,
        }))
    });
    json!({
        "key": line.key,
        "label": line.label.as_ref().map(labels),
        "tenant": line.tenant,
        "points": points.collect::<Vec<_>>(),
        "state": state,
        "since": line.episode.map(|episode| line.days[episode.start].to_string()),
        "left": left,
    })
}

/// The alerts that are not closed, by their rule, the newest first: those that somebody may list, or all for the program.
fn alerts(office: &Office, actor: Option<&Actor>) -> Result<BTreeMap<String, Vec<Json>>, Refused> {
    let mut told: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    let Ok(register) = office.register(ALERTS) else {
        return Ok(told);
    };
    let book = &register.codebook;
    let mut found: Vec<(Entry, Option<Timestamp>)> = Vec::new();
    if let Some(actor) = actor {
        let filter = RowFilter::new(actor, Action::List, &register.code, register.holds);
        let asked = Asked {
            open: true,
            order: Order::Newest,
            limit: MOST,
            ..Asked::default()
        };
        let listed = office.reading().list(book, &filter, &asked)?;
        found.extend(listed.into_iter().map(|own| (own.entry, own.due)));
    } else {
        read::each(office, register, |living, standing| {
            if read::is_open(living, &standing.entry) {
                found.push((standing.entry, standing.due));
            }
            Ok(())
        })?;
        found.reverse();
    }
    for (entry, due) in found {
        let rule = text(&entry, "rule").unwrap_or_default().to_owned();
        let state = book.life.as_ref().and_then(|life| life.state(&entry.state));
        told.entry(rule.clone()).or_default().push(json!({
            "id": entry.id.0,
            "rule": rule,
            "state": entry.state,
            "state_label": state.map(|state| labels(&state.label)),
            "tenant": entry.tenant,
            "organisation": entry.organisation,
            "opened": seconds(entry.opened),
            "due": due.map(seconds),
            "over": read::day(&entry, "over_day").map(|day| day.to_string()),
            "why": why(office, &entry),
        }));
    }
    Ok(told)
}

/// The breaks that somebody may list.
fn breaks(office: &Office, actor: &Actor) -> Result<Vec<Json>, Refused> {
    let Ok(register) = office.register(BREAKS) else {
        return Ok(Vec::new());
    };
    let filter = RowFilter::new(actor, Action::List, &register.code, register.holds);
    let asked = Asked {
        limit: MOST,
        order: Order::Newest,
        ..Asked::default()
    };
    let listed = office.reading().list(&register.codebook, &filter, &asked)?;
    let is_listed = |own: &Annotated| listed.iter().any(|found| found.entry.id == own.id);
    let all = read::breaks(office)?;
    let told = all.iter().filter(|own| is_listed(own)).map(|own| {
        json!({
            "id": own.id.0, "tenant": own.tenant, "about": own.own.about, "from": own.own.from.to_string(),
            "why": own.why, "note": own.note,
        })
    });
    Ok(told.collect())
}
