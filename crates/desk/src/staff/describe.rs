//! Registers as the page's forms, tables and filters need them: all of it comes from their codebooks.

use gocpont_access::{Action, Actor, RowFilter};
use gocpont_core::codebook::{Codebook, Labels, Storing, Variable, VariableType};
use gocpont_core::life::{Counting, Life, Link, State, Transition};
use gocpont_core::record::Value;
use serde_json::{Value as Json, json};

use super::office::{Office, Register};
use super::parts::played;
use super::refused::Refused;

/// Organisations that are told, at most.
const MOST: u32 = 2000;

/// The municipalities in which somebody has a role.
pub fn tenants(office: &Office, actor: &Actor) -> Result<Vec<Json>, Refused> {
    let all = office.staff().tenants()?;
    let own = all.iter().filter(|tenant| {
        actor
            .grants()
            .iter()
            .any(|grant| grant.tenant == tenant.code)
    });
    Ok(own
        .map(|tenant| json!({ "code": tenant.code.as_str(), "name": tenant.name }))
        .collect())
}

/// The organisations of those municipalities, to send something to: from the register of organisations, by their names. Who
/// works there and how to reach them is another question, which the register's own rights answer.
pub fn organisations(office: &Office, actor: &Actor) -> Result<Vec<Json>, Refused> {
    let Ok(register) = office.register("organisation") else {
        return Ok(Vec::new());
    };
    let found = office.reading().everywhere(&register.codebook, MOST)?;
    let own = found.iter().filter(|entry| {
        actor
            .grants()
            .iter()
            .any(|grant| grant.tenant.as_str() == entry.tenant)
    });
    let told = own.map(|entry| {
        let name = match entry.value("name") {
            Some(Value::Text(name)) => name,
            _ => &entry.organisation,
        };
        json!({ "tenant": entry.tenant, "code": entry.organisation, "name": name, "entry": entry.id.0 })
    });
    Ok(told.collect())
}

/// The registers that somebody can do anything with.
pub fn registers<'r>(
    actor: &Actor,
    all: impl Iterator<Item = &'r Register>,
) -> Result<Vec<Json>, Refused> {
    let mut told = Vec::new();
    for register in all {
        let may =
            |action| !RowFilter::new(actor, action, &register.code, register.holds).is_empty();
        let (list, change) = (may(Action::List), may(Action::Change));
        if list || change {
            let opened_by = &register.living()?.life.opened_by;
            let open = change && played(actor).iter().any(|part| opened_by.contains(part));
            told.push(register_of(register, (list, change, open))?);
        }
    }
    Ok(told)
}

fn register_of(
    register: &Register,
    (list, change, open): (bool, bool, bool),
) -> Result<Json, Refused> {
    let (book, life) = (&register.codebook, register.living()?.life);
    let kept = book.variables.iter().filter(|own| own.store != Storing::No);
    Ok(json!({
        "id": book.id,
        "label": labels(&book.label),
        "parent": book.parent,
        "may": { "list": list, "change": change, "open": open },
        "initial": life.initial,
        "variables": kept.map(variable).collect::<Vec<_>>(),
        "states": life.states.iter().map(state).collect::<Vec<_>>(),
        "steps": life.transitions.iter().map(step).collect::<Vec<_>>(),
        "links": life.links.iter().map(link).collect::<Vec<_>>(),
        "flags": life.flags.iter().map(|flag| json!({ "code": flag.code, "label": labels(&flag.label), "until": flag.until })).collect::<Vec<_>>(),
        "place": place(life),
        "summary": summary(book),
    }))
}

/// What an entry is told by in a line: the first open text that every entry has, or else the first two categories that every one
/// has, or else its first question.
pub fn summary(book: &Codebook) -> Vec<&str> {
    let open = || book.stored().filter(|own| own.store == Storing::Plain);
    let required = |kind: VariableType| open().filter(move |own| own.required && own.kind == kind);
    let texts = required(VariableType::Text).take(1);
    let categories = required(VariableType::Category).take(2);
    let all: [Vec<&Variable>; 3] = [
        texts.collect(),
        categories.collect(),
        open().take(1).collect(),
    ];
    let first = all.into_iter().find(|own| !own.is_empty());
    first
        .unwrap_or_default()
        .into_iter()
        .map(|own| own.code.as_str())
        .collect()
}

fn place(life: &Life) -> Json {
    let kind = life.place;
    json!({ "point": kind.point, "area": kind.area, "hotspot": kind.hotspot, "many": kind.many })
}

/// A question, as forms and tables need it.
pub fn variable(own: &Variable) -> Json {
    let categories = own
        .categories
        .iter()
        .map(|category| json!({ "code": category.code, "label": labels(&category.label) }));
    json!({
        "code": own.code,
        "block": own.block,
        "type": kind(own.kind),
        "label": labels(&own.label),
        "required": own.required,
        "sealed": own.store == Storing::Sealed,
        "categories": categories.collect::<Vec<_>>(),
        "range": own.range.map(|(least, most)| [least, most]),
        "unit": own.unit,
        "none": own.no_answer.iter().map(|none| none.code()).collect::<Vec<_>>(),
    })
}

const fn kind(kind: VariableType) -> &'static str {
    match kind {
        VariableType::Text => "text",
        VariableType::Category => "category",
        VariableType::Boolean => "boolean",
        VariableType::Integer => "integer",
        VariableType::Decimal => "decimal",
        VariableType::Date => "date",
    }
}

fn state(own: &State) -> Json {
    let due = own.due.map(|due| {
        let counting = match due.counting {
            Counting::Minutes => "minutes",
            Counting::Calendar => "calendar",
            Counting::Working => "working",
        };
        json!({ "amount": due.amount, "counting": counting })
    });
    json!({ "code": own.code, "label": labels(&own.label), "final": own.is_final, "due": due })
}

fn step(own: &Transition) -> Json {
    json!({ "code": own.code, "label": labels(&own.label), "from": own.from, "to": own.to, "requires": own.requires })
}

fn link(own: &Link) -> Json {
    json!({ "code": own.code, "label": labels(&own.label), "to": own.to, "many": own.many })
}

/// A text in the three languages.
pub fn labels(own: &Labels) -> Json {
    json!({ "hu": own.hu, "cs": own.cs, "en": own.en })
}
