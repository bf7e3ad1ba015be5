//! One row of a file of entries, from the cells that were checked as answers.

use std::collections::BTreeMap;

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::{Storing, Variable};
use gocpont_core::life::Where;
use gocpont_core::record::{AreaOf, Precision, Record, Value};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::columns::Column;
use super::{EntryForm, EntryRow, Reading, several};
use crate::error::bounded;
use crate::rejection::{Reason, Rejection, plain_cell};
use crate::source::date as days;
use crate::survey::place::Placer;

/// Makes rows of entries.
pub struct Taker<'a> {
    form: &'a EntryForm,
    columns: BTreeMap<String, String>,
    reading: &'a Reading<'a>,
    placer: Placer<'a>,
}

/// The answers of a row, by the code of their column.
type Cells = BTreeMap<String, Answer<Value>>;

impl<'a> Taker<'a> {
    /// For a file with these columns.
    pub fn new(
        form: &'a EntryForm,
        columns: &BTreeMap<String, String>,
        reading: &'a Reading<'a>,
    ) -> Self {
        Self {
            form,
            columns: columns.clone(),
            reading,
            placer: Placer::new(None, reading.areas).with_versions(reading.versions),
        }
    }

    /// The row, or the first thing that is wrong with it.
    pub fn row(&self, record: Record) -> Result<EntryRow, Rejection> {
        let Record {
            row,
            id,
            parent,
            place,
            answers,
            ..
        } = record;
        let stored = self.form.form().stored().map(|own| own.code.clone());
        let cells: Cells = stored
            .zip(answers)
            .map(|(code, answer)| (code, plain(answer)))
            .collect();
        let refuse = |column: Column, value: &str, reason: Reason| Rejection {
            row,
            column: self.name(column).to_owned(),
            value: bounded(value),
            expected: expected(reason).to_owned(),
            reason,
        };
        let moment = |column: Column| {
            let Some(text) = words(&cells, column.code()) else {
                return Ok(None);
            };
            let moment = moment(text, self.reading.zone);
            moment
                .map(Some)
                .ok_or_else(|| refuse(column, text, Reason::NoSuchMoment))
        };
        let mut places: Vec<Where> = place.map(Where::Point).into_iter().collect();
        if let Some(text) = words(&cells, Column::Points.code()) {
            let points = self.points(text);
            places.extend(points.map_err(|reason| refuse(Column::Points, text, reason))?);
        }
        if let Some(text) = words(&cells, Column::Areas.code()) {
            let areas = several(text)
                .iter()
                .map(|area| self.area(area))
                .collect::<Option<Vec<_>>>();
            places.extend(areas.ok_or_else(|| refuse(Column::Areas, text, Reason::AreaUnknown))?);
        }
        let hotspots = words(&cells, Column::Hotspots.code()).map(several);
        places.extend(hotspots.into_iter().flatten().map(Where::Hotspot));
        let (opened, since) = (moment(Column::Opened)?, moment(Column::Since)?);
        Ok(EntryRow {
            row,
            key: id,
            parent: parent.filter(|_| self.form.register().parent.is_some()),
            organisation: words(&cells, Column::Organisation.code()).map(str::to_owned),
            state: self.state(&cells),
            opened,
            since,
            links: self.links(&cells, row)?,
            answers: self.answers(cells),
            places: self.says_where().then_some(places),
        })
    }

    fn has(&self, code: &str) -> bool {
        self.columns.contains_key(code)
    }

    fn name(&self, column: Column) -> &str {
        self.columns
            .get(column.code())
            .map_or(column.code(), String::as_str)
    }

    fn says_where(&self) -> bool {
        use Column::{Areas, East, Hotspots, Lat, Points};
        [Lat, East, Points, Areas, Hotspots]
            .iter()
            .any(|own| self.has(own.code()))
    }

    fn state(&self, cells: &Cells) -> Option<String> {
        match cells.get(Column::State.code())? {
            Answer::Value(Value::Category(at)) => {
                let state = self.form.life().states.get(usize::from(*at))?;
                Some(state.code.clone())
            }
            _ => None,
        }
    }

    fn links(&self, cells: &Cells, row: u64) -> Result<BTreeMap<String, Vec<String>>, Rejection> {
        let mut all = BTreeMap::new();
        for link in self.form.links().filter(|link| self.has(&link.code)) {
            let ends = words(cells, &link.code).map(several).unwrap_or_default();
            if ends.len() > 1 && !link.many {
                return Err(Rejection {
                    row,
                    column: self.columns[&link.code].clone(),
                    value: bounded(&ends.join("; ")),
                    expected: String::new(),
                    reason: Reason::LinkOne,
                });
            }
            all.insert(link.code.clone(), ends);
        }
        Ok(all)
    }

    /// The register's own answers. An empty cell of what is sealed says nothing: a file never shows what is sealed.
    fn answers(&self, mut cells: Cells) -> Cells {
        let is_sealed = |own: &Variable| own.store == Storing::Sealed;
        let own = self.form.register().stored();
        let own = own.filter(|own| self.has(&own.code));
        let answers = own.filter_map(|own| {
            let answer = cells.remove(&own.code)?;
            let says = !is_sealed(own) || answer != Answer::None(NoAnswer::NotAsked);
            says.then(|| (own.code.clone(), answer))
        });
        answers.collect()
    }

    fn points(&self, text: &str) -> Result<Vec<Where>, Reason> {
        let point = |text: &String| {
            let (lat, lon) = text.split_once(',').ok_or(Reason::NoSuchPoint)?;
            let number = |text: &str| text.trim().parse::<f64>().map_err(|_| Reason::NoSuchPoint);
            let degrees = (number(lon)?, number(lat)?);
            let day = (self.reading.today, Precision::Coordinates);
            self.placer.located(degrees, day).map(Where::Point)
        };
        several(text).iter().map(point).collect()
    }

    /// An area as `set:area`, where the set is known and has it.
    fn area(&self, text: &str) -> Option<Where> {
        let (set, id) = text.split_once(':')?;
        let (set, id) = (set.trim(), id.trim());
        let is_set = |own: &&std::sync::Arc<AreaSet>| &**own.name() == set;
        let known = self.reading.areas.iter().find(is_set)?;
        let has = known.areas().iter().any(|area| &**area.id() == id);
        has.then(|| {
            Where::Area(AreaOf {
                set: set.into(),
                id: id.into(),
            })
        })
    }
}

/// A text without the apostrophe that kept it from being a formula.
fn plain(answer: Answer<Value>) -> Answer<Value> {
    match answer {
        Answer::Value(Value::Text(text)) => {
            Answer::Value(Value::Text(plain_cell(&text).to_owned()))
        }
        other => other,
    }
}

fn words<'c>(cells: &'c Cells, code: &str) -> Option<&'c str> {
    match cells.get(code)? {
        Answer::Value(Value::Text(text)) => Some(text),
        _ => None,
    }
}

const fn expected(reason: Reason) -> &'static str {
    match reason {
        Reason::NoSuchMoment => "2024-09-30 14:05",
        Reason::NoSuchPoint => "47.65, 18.32; 47.66, 18.33",
        Reason::AreaUnknown => "municipalities:25104",
        _ => "",
    }
}

/// A moment with its zone, a moment by the clock of the place, or the beginning of a day.
#[must_use]
pub fn moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    let stamp = text.parse::<Timestamp>().ok();
    let civil = || {
        let read: DateTime = text.replacen(' ', "T", 1).parse().ok()?;
        Some(read)
    };
    let day = || {
        Some(
            days::parse(text.as_bytes())?
                .0
                .to_datetime(jiff::civil::Time::midnight()),
        )
    };
    let stamp = stamp.or_else(|| {
        let local = civil().or_else(day)?;
        zone.to_timestamp(local).ok()
    })?;
    let year = zone.to_datetime(stamp).year();
    (1850..=2150).contains(&year).then_some(stamp)
}
