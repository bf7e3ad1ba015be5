//! Entries of a register, one after another, without keeping others from them.

use gocpont_core::codebook::{Codebook, VariableType};
use gocpont_core::life::{Entry, EntryId, Living, Where};
use gocpont_core::record::Value;
use gocpont_core::watch::Break;
use gocpont_records::entries::Standing;
use h3o::LatLng;
use jiff::civil::Date;

use super::BREAKS;
use crate::staff::Refused;
use crate::staff::office::{Office, Register};

/// Entries that are read while others wait.
const STRETCH: u32 = 200;

/// Does something with every entry of a register.
pub fn each(
    office: &Office,
    register: &Register,
    mut take: impl FnMut(Living<'_>, Standing) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let living = register.living()?;
    let mut behind = EntryId(0);
    loop {
        let stretch = office
            .entries()
            .stretch(&register.codebook, behind, STRETCH)?;
        let Some(last) = stretch.last() else {
            return Ok(());
        };
        behind = last.entry.id;
        for standing in stretch {
            take(living, standing)?;
        }
    }
}

/// Whether anything is left to do about an entry.
pub fn is_open(living: Living<'_>, entry: &Entry) -> bool {
    let state = living.life.state(&entry.state);
    state.is_none_or(|state| !state.is_final)
}

/// A text of an entry.
pub fn text<'e>(entry: &'e Entry, variable: &str) -> Option<&'e str> {
    match entry.value(variable)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A number of an entry.
pub fn number(entry: &Entry, variable: &str) -> Option<f64> {
    match entry.value(variable)? {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// A day of an entry.
pub fn day(entry: &Entry, variable: &str) -> Option<Date> {
    match entry.value(variable)? {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

/// The code of a category of an entry.
pub fn category<'b>(book: &'b Codebook, entry: &Entry, variable: &str) -> Option<&'b str> {
    let Value::Category(at) = entry.value(variable)? else {
        return None;
    };
    let own = book.variable(variable)?;
    let is_category = own.kind == VariableType::Category;
    let category = own
        .categories
        .get(usize::from(*at))
        .filter(|_| is_category)?;
    Some(&category.code)
}

/// The points at which an entry is.
pub fn points(entry: &Entry) -> impl Iterator<Item = LatLng> + '_ {
    entry.places.iter().filter_map(|place| match place {
        Where::Point(point) => Some(LatLng::from(point.hex)),
        _ => None,
    })
}

/// An annotated break, with its entry.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The entry.
    pub id: EntryId,
    /// The municipality whose series it is.
    pub tenant: String,
    /// What it breaks, and from when.
    pub own: Break,
    /// A category of the register's `why`.
    pub why: String,
    /// What was noted.
    pub note: Option<String>,
}

/// The breaks that stand.
pub fn breaks(office: &Office) -> Result<Vec<Annotated>, Refused> {
    let Ok(register) = office.register(BREAKS) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    each(office, register, |living, Standing { entry, .. }| {
        let about = text(&entry, "about").map(str::to_owned);
        if let (true, Some(about), Some(from)) =
            (is_open(living, &entry), about, day(&entry, "from_day"))
        {
            found.push(Annotated {
                id: entry.id,
                own: Break { about, from },
                why: category(living.codebook, &entry, "why")
                    .unwrap_or("other")
                    .to_owned(),
                note: text(&entry, "note").map(str::to_owned),
                tenant: entry.tenant,
            });
        }
        Ok(())
    })?;
    Ok(found)
}
