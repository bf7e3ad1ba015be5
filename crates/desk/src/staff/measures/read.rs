//! Measures, their budget lines and their indicators, read from what somebody may see of their entries.

use gocpont_access::{Action, RowFilter};
use gocpont_core::life::{EntryId, PARENT};
use gocpont_core::measure::budget::{Certainty, Line};
use gocpont_core::measure::money::Amount;
use gocpont_core::measure::plan::{Item, Level};
use jiff::civil::Date;
use serde_json::Value as Json;

use super::super::map::{Asker, entries_of};
use super::super::refused::Refused;

/// The registers, by their names in the shipped codebook.
pub const MEASURE: &str = "measure";
const LINE: &str = "budget_line";
const INDICATOR: &str = "measure_indicator";
/// What was taken out of the plan costs nothing.
const CANCELLED: &str = "cancelled";
/// Nor does a line that was dropped.
const DROPPED: &str = "dropped";
/// States in which nothing was begun.
const BEFORE: [&str; 2] = ["proposed", "approved"];

/// What a plan is read from.
#[derive(Default)]
pub struct Read {
    /// The measures as they are told.
    pub entries: Vec<Json>,
    /// The same as items, in the same order.
    pub items: Vec<Item>,
    /// Budget lines that can be added.
    pub lines: Vec<Line>,
    /// Lines, with their measures, that lack what is needed to add them.
    pub unread: Vec<(EntryId, EntryId)>,
    /// Indicators as they are told, with their measures.
    pub indicators: Vec<(EntryId, Json)>,
}

impl Read {
    /// Reads the plan of the municipalities, as far as somebody may list it.
    pub fn of(asker: &Asker<'_>) -> Result<Self, Refused> {
        let register = asker.office.register(MEASURE)?;
        let is_final = |state: &str| {
            let life = register.codebook.life.as_ref();
            life.and_then(|life| life.state(state))
                .is_some_and(|own| own.is_final)
        };
        let entries = entries_of(asker, register, false)?;
        let mut read = Self::default();
        for entry in entries {
            let ended = is_final(text(&entry, "state").unwrap_or_default());
            if let Some(item) = item(&entry, ended) {
                read.items.push(item);
                read.entries.push(entry);
            }
        }
        for line in children(asker, LINE)? {
            read.take(&line);
        }
        for indicator in children(asker, INDICATOR)? {
            read.indicators
                .extend(parent(&indicator).map(|measure| (measure, indicator)));
        }
        Ok(read)
    }

    fn take(&mut self, told: &Json) {
        if text(told, "state") == Some(DROPPED) {
            return;
        }
        let (Some(id), Some(measure)) = (id(told), parent(told)) else {
            return;
        };
        match line(told, id, measure) {
            Some(line) => self.lines.push(line),
            None => self.unread.push((id, measure)),
        }
    }

    /// The position of a measure.
    pub fn position(&self, measure: EntryId) -> Option<usize> {
        self.items.iter().position(|item| item.id == measure)
    }

    /// The lines of one year, or of all.
    pub fn of_year(&self, year: Option<i16>) -> Vec<Line> {
        let wanted = |line: &&Line| year.is_none_or(|year| line.year == year);
        self.lines.iter().filter(wanted).cloned().collect()
    }
}

/// Entries of a child register; none where the desk does not have it or they may list none.
fn children(asker: &Asker<'_>, register: &str) -> Result<Vec<Json>, Refused> {
    match asker.office.register(register) {
        Ok(register) => entries_of(asker, register, false),
        Err(_) => Ok(Vec::new()),
    }
}

/// Whether somebody may take measures away as a table.
pub fn may_take(asker: &Asker<'_>) -> Result<bool, Refused> {
    let register = asker.office.register(MEASURE)?;
    let filter = RowFilter::new(asker.actor, Action::Export, &register.code, register.holds);
    Ok(!filter.is_empty())
}

fn item(entry: &Json, ended: bool) -> Option<Item> {
    let state = text(entry, "state")?;
    let day = |name: &str| answer(entry, name).and_then(date);
    Some(Item {
        id: id(entry)?,
        part_of: linked(entry, "part_of"),
        level: answer(entry, "level")
            .and_then(Json::as_str)
            .and_then(Level::of),
        counts: state != CANCELLED,
        begun: day("started_on").is_some() || !BEFORE.contains(&state),
        ended,
        from: day("started_on").or_else(|| day("starts_on")),
        to: day("ended_on").or_else(|| day("ends_on")),
    })
}

fn line(told: &Json, id: EntryId, measure: EntryId) -> Option<Line> {
    let word = |name: &str| answer(told, name).and_then(Json::as_str);
    let amount = |name: &str| {
        answer(told, name)
            .and_then(Json::as_f64)
            .and_then(Amount::read)
    };
    let year = answer(told, "year").and_then(Json::as_f64)?;
    Some(Line {
        id,
        measure,
        source: word("source").map(str::to_owned),
        certainty: word("certainty").and_then(Certainty::of)?,
        year: (1..=9999).contains(&(year as i64)).then_some(year as i16)?,
        currency: word("currency")?.to_owned(),
        amount: amount("amount")?,
        spent: amount("spent"),
    })
}

/// An entry's number.
pub fn id(entry: &Json) -> Option<EntryId> {
    entry.get("id")?.as_u64().map(EntryId)
}

/// A text of an entry itself.
pub fn text<'j>(entry: &'j Json, name: &str) -> Option<&'j str> {
    entry.get(name)?.as_str()
}

/// An answer that is told.
pub fn answer<'j>(entry: &'j Json, name: &str) -> Option<&'j Json> {
    entry.get("answers")?.get(name)
}

/// A day.
pub fn date(own: &Json) -> Option<Date> {
    own.as_str()?.parse().ok()
}

/// The first other end of a link.
pub fn linked(entry: &Json, link: &str) -> Option<EntryId> {
    let first = entry.get("links")?.get(link)?.get(0)?;
    first.get("id")?.as_u64().map(EntryId)
}

fn parent(entry: &Json) -> Option<EntryId> {
    linked(entry, PARENT)
}
