//! The weekly report of an organisation: what came, what was done, what is late, in numbers that add up, and the entries by their
//! numbers, without a name.

use std::collections::BTreeMap;

use gocpont_access::audit::Reason;
use gocpont_access::{Action, OrganisationCode, Resource, TenantCode, Visibility, may};
use gocpont_core::codebook::{Variable, VariableType};
use gocpont_core::life::{Entry, Level};
use gocpont_core::record::Value;
use gocpont_records::entries::{Asked as Listed, Entries};
use serde_json::{Map, Value as Json, json};

use super::week::{Row, Week, row};
use super::{Asked, Told, csv, deed, file_name};
use crate::staff::entries::Desk;
use crate::staff::parts::{Sharing, asked};
use crate::staff::refused::Refused;

/// Entries that a report is made of, at most.
const MOST: u32 = 100_000;

/// A row with the answers that it is counted by, where whoever asks may see them.
type Counted = (Row, BTreeMap<String, Option<String>>);

/// The report of a week.
pub fn report(desk: &Desk<'_>, wanted: &Asked, export: Option<Reason>) -> Result<Told, Refused> {
    let tenant: TenantCode = wanted.wanted("tenant")?;
    let organisation: OrganisationCode = wanted.wanted("organisation")?;
    let code: String = wanted.wanted("week")?;
    let week = Week::read(&code, &desk.office.calendar).ok_or(Refused::Malformed)?;
    // All of what the organisation keeps: a report of a part of it would be read as the whole.
    let own = Resource {
        register: desk.register.code.clone(),
        holds: desk.register.holds,
        tenant: tenant.clone(),
        organisation: Some(organisation.clone()),
        visibility: Visibility::Own,
    };
    asked(desk.actor, Action::List, &own)?;
    if export.is_some() {
        asked(desk.actor, Action::Export, &own)?;
    }
    let deed = deed(desk, Action::List, &tenant, export);
    desk.office.noted(&deed, desk.now, || {
        let rows = rows(desk, (&tenant, &organisation), &week)?;
        let about = (tenant.as_str(), organisation.as_str(), code.as_str());
        Ok(Told {
            json: told(desk, about, (&week, &rows)),
            csv: csv::written(&lines(desk, &rows))?,
            name: file_name(&desk.register.code, &format!("{organisation}-{code}")),
        })
    })
}

/// The questions that a report counts by: those with categories that everybody has to answer, and that nobody seals.
fn variables<'d>(desk: &Desk<'d>) -> Vec<&'d Variable> {
    let life = desk.register.codebook.life.as_ref();
    let is_open = |own: &Variable| {
        let mut states = life.into_iter().flat_map(|life| {
            let states = life.states.iter();
            states.map(|state| life.visible_level(&own.code, &state.code))
        });
        states.all(|level| level != Level::Sealed)
    };
    let stored = desk.register.codebook.stored();
    stored
        .filter(|own| own.kind == VariableType::Category && own.required && is_open(own))
        .collect()
}

fn rows(
    desk: &Desk<'_>,
    (tenant, organisation): (&TenantCode, &OrganisationCode),
    week: &Week,
) -> Result<Vec<Counted>, Refused> {
    let entries = desk.office.reading();
    let wanted = Listed {
        tenant: Some(tenant.to_string()),
        organisation: Some(organisation.to_string()),
        opened_before: Some(week.ends),
        alive_at: Some(week.begins),
        limit: MOST,
        ..Listed::default()
    };
    let book = &desk.register.codebook;
    let living = desk.register.living()?;
    let variables = variables(desk);
    let mut rows = Vec::new();
    for found in entries.list(book, &desk.rows()?, &wanted)? {
        let revisions = entries.history(book, found.entry.id)?;
        if let Some(row) = row(living, &revisions, week, (&desk.office.calendar, desk.now)) {
            let answers = answers(desk, &entries, &row.entry, &variables)?;
            rows.push((row, answers));
        }
    }
    rows.sort_by_key(|(row, _)| (row.entry.opened, row.entry.id));
    Ok(rows)
}

/// The codes of an entry's answers that they may see.
fn answers(
    desk: &Desk<'_>,
    entries: &Entries,
    entry: &Entry,
    variables: &[&Variable],
) -> Result<BTreeMap<String, Option<String>>, Refused> {
    let sharing = Sharing::of(desk.office, entries, desk.register, entry);
    let mut all = BTreeMap::new();
    for variable in variables {
        let sees = may(desk.actor, Action::See, &sharing.part(&variable.code)?).is_ok();
        let code = code_of(variable, entry).filter(|_| sees);
        all.insert(variable.code.clone(), code.map(str::to_owned));
    }
    Ok(all)
}

/// The code of a category that an entry has for an answer.
pub fn code_of<'v>(variable: &'v Variable, entry: &Entry) -> Option<&'v str> {
    let Some(Value::Category(at)) = entry.value(&variable.code) else {
        return None;
    };
    let category = variable.categories.get(usize::from(*at));
    category.map(|category| category.code.as_str())
}

fn told(
    desk: &Desk<'_>,
    (tenant, organisation, code): (&str, &str, &str),
    (week, rows): (&Week, &[Counted]),
) -> Json {
    let count = |is: fn(&Row) -> bool| rows.iter().filter(|(row, _)| is(row)).count();
    let by = variables(desk)
        .into_iter()
        .map(|variable| json!({ "variable": variable.code, "groups": groups(variable, rows) }));
    let life = desk.register.codebook.life.iter();
    let states = life.clone().flat_map(|life| &life.states).map(|state| {
        let there = rows.iter().filter(|(row, _)| row.entry.state == state.code);
        json!({ "code": state.code, "count": there.count() })
    });
    let steps = life.flat_map(|life| &life.transitions).map(|way| {
        let taken = rows.iter().filter_map(|(row, _)| row.steps.get(&way.code));
        json!({ "code": way.code, "count": taken.sum::<u64>() })
    });
    json!({
        "register": desk.register.code.as_str(),
        "tenant": tenant,
        "organisation": organisation,
        "week": code,
        "from": week.monday.to_string(),
        "to": week.sunday.to_string(),
        "total": rows.len(),
        "opened": count(|row| row.is_new),
        "closed": count(|row| row.is_closed),
        "open": count(|row| row.is_open),
        "overdue": count(|row| row.overdue),
        "by": by.collect::<Vec<_>>(),
        "states": states.collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
        "entries": rows.iter().map(entry).collect::<Vec<_>>(),
    })
}

/// How many rows have each category, in the codebook's order, those without one last.
fn groups(variable: &Variable, rows: &[Counted]) -> Vec<Json> {
    let codes = variable
        .categories
        .iter()
        .map(|own| Some(own.code.as_str()));
    let groups = codes.chain([None]).filter_map(|code| {
        let there = rows.iter().filter(|(_, answers)| {
            let answer = answers.get(&variable.code).and_then(Option::as_deref);
            answer == code
        });
        let count = there.count();
        (count > 0).then(|| json!({ "code": code, "count": count }))
    });
    groups.collect()
}

fn entry((row, answers): &Counted) -> Json {
    let answers: Map<String, Json> = answers
        .iter()
        .map(|(code, answer)| (code.clone(), json!(answer)))
        .collect();
    json!({
        "id": row.entry.id.0,
        "opened": row.entry.opened.to_string(),
        "state": row.entry.state,
        "due": row.due.map(|due| due.to_string()),
        "overdue": row.overdue,
        "is_new": row.is_new,
        "is_closed": row.is_closed,
        "answers": answers,
    })
}

/// The entries as lines of a table, in codes.
fn lines(desk: &Desk<'_>, rows: &[Counted]) -> Vec<Vec<String>> {
    let variables = variables(desk);
    let names = [
        "number", "opened", "state", "due", "overdue", "new", "closed",
    ];
    let codes = variables.iter().map(|own| own.code.clone());
    let mut lines = vec![names.map(str::to_owned).into_iter().chain(codes).collect()];
    for (row, answers) in rows {
        let yes = |is: bool| u8::from(is).to_string();
        let fixed = [
            row.entry.id.0.to_string(),
            row.entry.opened.to_string(),
            row.entry.state.clone(),
            row.due.map(|due| due.to_string()).unwrap_or_default(),
            yes(row.overdue),
            yes(row.is_new),
            yes(row.is_closed),
        ];
        let codes = variables
            .iter()
            .map(|own| answers.get(&own.code).cloned().flatten());
        let codes = codes.map(Option::unwrap_or_default);
        lines.push(fixed.into_iter().chain(codes).collect());
    }
    lines
}
