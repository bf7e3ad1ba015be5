//! The data behind a collection's id: a layer of the release in one period, or a reference set.

use std::sync::Arc;

use gocpont_encode::{Reference, Table};

use crate::config::ServerError;
use crate::problem::ApiError;
use crate::site::{Layer, Site};

/// Which data a request means; nothing is read for that.
pub enum Meant<'s> {
    /// A layer by its collection and period, as positions.
    Layer(usize, usize),
    /// A reference set.
    Reference(&'s Arc<Reference>),
    /// A collection of which no period fits the dates asked for.
    Empty,
}

impl<'s> Meant<'s> {
    /// The data of a collection at a date, or in an interval (the latest period in it); the latest period of all
    /// where none is asked for. Reference sets have no dates.
    pub fn by(site: &'s Site, id: &str, datetime: Option<&str>) -> Result<Self, ApiError> {
        let interval = datetime.map(Interval::parse).transpose();
        if let Some(set) = site.reference(id) {
            return interval.map(|_| Self::Reference(set));
        }
        let Some((collection, info)) = site.collection(id) else {
            return Err(ApiError::not_found(id));
        };
        let interval = interval?;
        let fits = |date: &str| interval.as_ref().is_none_or(|asked| asked.holds(date));
        let period = info.periods.iter().rposition(|p| fits(&p.period));
        Ok(period.map_or(Self::Empty, |period| Self::Layer(collection, period)))
    }
}

impl Site {
    /// A layer at a date, read where it was not yet; none where no period fits, or the collection is no layer.
    pub async fn layer_at(
        &self,
        id: &str,
        datetime: Option<&str>,
    ) -> Result<Option<Arc<Layer>>, ApiError> {
        match Meant::by(self, id, datetime)? {
            Meant::Layer(collection, period) => Ok(Some(self.layer(collection, period).await?)),
            Meant::Reference(_) | Meant::Empty => Ok(None),
        }
    }
}

/// What can be encoded.
pub enum Source {
    /// A layer in one period.
    Layer(Arc<Layer>),
    /// A reference set.
    Reference(Arc<Reference>),
    /// Nothing, of the collection with this id.
    Empty(String),
}

impl Source {
    /// The data that a request means, read where it was not yet.
    pub async fn find(site: &Site, id: &str, datetime: Option<&str>) -> Result<Self, ApiError> {
        let meant = Meant::by(site, id, datetime)?;
        Ok(Self::of(site, id, &meant).await?)
    }

    /// What was found to be meant, read where it was not yet.
    pub async fn of(site: &Site, id: &str, meant: &Meant<'_>) -> Result<Self, ServerError> {
        Ok(match meant {
            Meant::Layer(collection, period) => {
                Self::Layer(site.layer(*collection, *period).await?)
            }
            Meant::Reference(set) => Self::Reference(Arc::clone(set)),
            Meant::Empty => Self::Empty(id.to_owned()),
        })
    }

    /// Lets something look at the table.
    pub fn with<T>(&self, look: impl FnOnce(&dyn Table) -> T) -> T {
        match self {
            Self::Layer(layer) => look(&layer.view()),
            Self::Reference(set) => look(set.as_ref()),
            Self::Empty(id) => look(&NoFeatures(id)),
        }
    }
}

impl Source {
    /// Lets something look at what is drawn at a zoom.
    pub fn at_zoom<T>(&self, zoom: u8, look: impl FnOnce(&dyn Table) -> T) -> T {
        match self {
            Self::Layer(layer) => look(&layer.at_zoom(zoom)),
            Self::Reference(set) if zoom < set.first_zoom() => look(&NoFeatures(&set.id)),
            other => other.with(look),
        }
    }
}

/// Days from and to, both included, as ISO dates; open where there is none.
#[derive(Debug, PartialEq, Eq)]
struct Interval {
    from: Option<String>,
    to: Option<String>,
}

impl Interval {
    /// Reads a date, a moment, or two of them with a slash between; `..` or nothing is an open end.
    fn parse(text: &str) -> Result<Self, ApiError> {
        let refuse = || ApiError::bad_parameter("datetime", text, EXPECTED);
        let end = |text: &str| match text {
            "" | ".." => Ok(None),
            _ => day(text).map(Some).ok_or_else(refuse),
        };
        match text.split_once('/') {
            None => {
                let day = day(text).ok_or_else(refuse)?;
                let (from, to) = (Some(day.clone()), Some(day));
                Ok(Self { from, to })
            }
            Some((from, to)) => {
                let (from, to) = (end(from)?, end(to)?);
                let backwards = from.is_some() && to.is_some() && from > to;
                if backwards || (from.is_none() && to.is_none() && text.len() < 2) {
                    return Err(refuse());
                }
                Ok(Self { from, to })
            }
        }
    }

    fn holds(&self, date: &str) -> bool {
        let after = self.from.as_deref().is_none_or(|from| from <= date);
        after && self.to.as_deref().is_none_or(|to| date <= to)
    }
}

const EXPECTED: &str =
    "2024-09-30, 2024-09-30T00:00:00Z, 2024-01-01/2024-12-31, 2024-01-01/.., ../2024-12-31";

/// The day of an ISO date or an RFC 3339 moment.
fn day(text: &str) -> Option<String> {
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let numbers: Vec<&str> = date.split('-').collect();
    let [year, month, day] = numbers[..] else {
        return None;
    };
    let fits = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !(fits(year, 4) && fits(month, 2) && fits(day, 2)) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let last = last_day(number(year), number(month));
    let exists = (1..=last).contains(&number(day));
    (exists && time.is_none_or(is_time)).then(|| date.to_owned())
}

/// The last day of a month of the Gregorian calendar; 0 where there is no such month. QGIS writes the year 0000 for
/// "since ever".
const fn last_day(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// Hours, minutes, seconds and a zone; GDAL leaves out what it does not know, be it all of them.
fn is_time(text: &str) -> bool {
    let clock = match (text.strip_suffix(['Z', 'z']), text.rsplit_once(['+', '-'])) {
        (Some(clock), _) => clock,
        (None, Some((clock, zone))) if zone.len() == 5 && is_clock(zone) => clock,
        (None, Some(_)) => return false,
        (None, None) => text,
    };
    clock.is_empty() || is_clock(clock)
}

fn is_clock(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let fraction = &text[whole.len()..];
    let parts: Vec<&str> = whole.split(':').collect();
    let below = |part: &str, most: u32| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits && part.parse().is_ok_and(|number: u32| number < most)
    };
    // The 61st second is a leap second.
    let fits = parts
        .iter()
        .zip([24, 60, 61])
        .all(|(part, most)| below(part, most));
    let fraction_fits = fraction.is_empty()
        || parts.len() == 3
            && fraction.len() > 1
            && fraction[1..].bytes().all(|b| b.is_ascii_digit());
    parts.len() <= 3 && fits && fraction_fits
}

/// A table without features, of the collection with this id.
struct NoFeatures<'i>(&'i str);

impl Table for NoFeatures<'_> {
    fn name(&self) -> &str {
        self.0
    }

    fn columns(&self) -> &'static [gocpont_encode::Column] {
        &[]
    }

    fn len(&self) -> usize {
        0
    }

    fn id(&self, _: usize) -> Option<u64> {
        None
    }

    fn bbox(&self, _: usize) -> Option<gocpont_encode::table::Bounds> {
        None
    }

    fn geometry(&self, _: usize) -> Option<gocpont_encode::Geometry<'_>> {
        None
    }

    fn value(&self, _: usize, _: usize) -> gocpont_encode::Property<'_> {
        gocpont_encode::Property::Null
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    fn holds(interval: &str, date: &str) -> Option<bool> {
        Interval::parse(interval)
            .ok()
            .map(|asked| asked.holds(date))
    }

    #[test]
    fn a_date_holds_itself_and_an_interval_what_lies_within() {
        assert_eq!(holds("2024-09-30", "2024-09-30"), Some(true));
        assert_eq!(holds("2024-09-30T12:00:00Z", "2024-09-30"), Some(true));
        assert_eq!(
            holds("2024-09-30T10:00:00.25+02:00", "2024-09-30"),
            Some(true)
        );
        assert_eq!(holds("2024-09-30T", "2024-09-30"), Some(true));
        assert_eq!(holds("2024-09-30T10Z", "2024-09-30"), Some(true));
        assert_eq!(holds("2024-02-29", "2024-02-29"), Some(true));
        assert_eq!(holds("2024-09-30", "2024-03-31"), Some(false));
        assert_eq!(holds("2024-01-01/..", "2024-03-31"), Some(true));
        assert_eq!(holds("../2024-01-01", "2024-03-31"), Some(false));
        assert_eq!(holds("/2024-12-31", "2024-03-31"), Some(true));
        assert_eq!(
            holds("0000-01-01T00:00:00Z/9999-12-31T00:00:00Z", "2024-03-31"),
            Some(true)
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "/",
            "yesterday",
            "2024",
            "2024-13-01",
            "2024-1-1",
            "2024-02-32",
            "2024-09-30/2024-01-01",
            "2023-02-29",
            "2024-09-30Tx",
            "2024-09-30T24:00:00Z",
            "2024-09-30T10:00:00.Z",
            "2024-09-30T10:00:00+2",
        ] {
            assert_eq!(holds(text, "2024-01-01"), None, "{text}");
        }
    }
}
