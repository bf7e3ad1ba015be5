//! Files of entries as they are read back: a header of codes, and a row for each entry. What is sealed is not in them.

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Role, Storing, Variable, VariableType};
use gocpont_core::life::{Entry, EntryId, PARENT, Where};
use gocpont_core::record::Value;
use h3o::LatLng;

use super::columns::{Column, EntryForm};
use crate::table_file::Cell;

/// How many digits of a degree are written: a tenth of a metre.
const DIGITS: f64 = 1e6;

/// Tells the id by which a file names an entry of a register.
pub type Named<'n> = &'n dyn Fn(&str, EntryId) -> String;

impl EntryForm {
    /// The variables whose answers stand in such a file, with the ids, in its order.
    fn shown(&self) -> impl Iterator<Item = &Variable> {
        let own = self.register().variables.iter();
        own.filter(|own| {
            own.store == Storing::Plain || matches!(own.role, Some(Role::Id | Role::Parent))
        })
    }

    /// The columns that are no answers: a place has those that the register can have.
    fn others(&self) -> Vec<Column> {
        let has = |column: &Column| self.form().variable(column.code()).is_some();
        let others = Column::ALL.into_iter().filter(has);
        others
            .filter(|column| !matches!(column, Column::East | Column::North))
            .collect()
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        let own = self.shown().map(|own| own.code.clone());
        let links = self.links().map(|link| link.code.clone());
        let others = self.others().into_iter();
        own.chain(links)
            .chain(others.map(|column| column.code().to_owned()))
            .collect()
    }

    /// An entry's row; ids of entries are told by `named`.
    #[must_use]
    pub fn cells(&self, entry: &Entry, named: Named<'_>) -> Vec<Cell> {
        let ends = |to: &str, link: &str| {
            let ends: Vec<String> = entry.linked(link).map(|id| named(to, id)).collect();
            ends.join("; ")
        };
        let own = self.shown().map(|own| match own.role {
            Some(Role::Id) => Cell::Text(named(&self.register().id, entry.id)),
            Some(Role::Parent) => {
                let parent = self.register().parent.as_deref().unwrap_or_default();
                Cell::Text(ends(parent, PARENT))
            }
            _ => answer(own, entry),
        });
        let links = self
            .links()
            .map(|link| Cell::text(&ends(&link.to, &link.code)));
        let places = Places::of(&entry.places);
        let others = self
            .others()
            .into_iter()
            .map(|column| other(column, entry, &places));
        own.chain(links).chain(others).collect()
    }
}

fn answer(variable: &Variable, entry: &Entry) -> Cell {
    match entry.answers.get(&variable.code) {
        None => Cell::Empty,
        Some(Answer::None(kind)) => Cell::text(kind.code()),
        Some(Answer::Value(value)) => match value {
            Value::Text(text) => Cell::text(text),
            Value::Boolean(yes) => Cell::text(if *yes { "true" } else { "false" }),
            Value::Number(number) => Cell::Number(*number),
            Value::Date(day) => Cell::text(&day.to_string()),
            Value::Category(at) => {
                let category = variable.categories.get(usize::from(*at));
                let code = category.filter(|_| variable.kind == VariableType::Category);
                code.map_or(Cell::Empty, |own| Cell::text(&own.code))
            }
        },
    }
}

fn other(column: Column, entry: &Entry, places: &Places) -> Cell {
    let first = |of: fn(&(f64, f64)) -> f64| {
        let first = places.points.first().map(of);
        first.map_or(Cell::Empty, Cell::Number)
    };
    match column {
        Column::Organisation => Cell::text(&entry.organisation),
        Column::State => Cell::text(&entry.state),
        Column::Opened => Cell::text(&entry.opened.to_string()),
        Column::Since => Cell::text(&entry.since.to_string()),
        Column::Lat => first(|(lat, _)| *lat),
        Column::Lon => first(|(_, lon)| *lon),
        Column::East | Column::North => Cell::Empty,
        Column::Points => {
            let rest = places.points.iter().skip(1);
            let rest: Vec<String> = rest.map(|(lat, lon)| format!("{lat}, {lon}")).collect();
            Cell::text(&rest.join("; "))
        }
        Column::Areas => Cell::text(&places.areas.join("; ")),
        Column::Hotspots => Cell::text(&places.hotspots.join("; ")),
    }
}

/// Places by their kinds.
#[derive(Default)]
struct Places {
    points: Vec<(f64, f64)>,
    areas: Vec<String>,
    hotspots: Vec<String>,
}

impl Places {
    fn of(all: &[Where]) -> Self {
        let mut places = Self::default();
        for place in all {
            match place {
                Where::Point(point) => {
                    let at = LatLng::from(point.hex);
                    let short = |degrees: f64| (degrees * DIGITS).round() / DIGITS;
                    places.points.push((short(at.lat()), short(at.lng())));
                }
                Where::Area(area) => places.areas.push(format!("{}:{}", area.set, area.id)),
                Where::Hotspot(address) => places.hotspots.push(address.clone()),
            }
        }
        places
    }
}
