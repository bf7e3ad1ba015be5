//! The true counts for the desk: counted from the store by the plan that `publish` takes, for its periods and for today, or for
//! weeks or months that have ended, and kept until something is written into the store or the day is over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use gocpont_core::area::AreaSet;
use gocpont_core::watch::Every;
use gocpont_desk::staff::{Figures, Picture};
use gocpont_encode::Table;
use gocpont_encode::geojson::{self, Form};
use gocpont_records::entries::Entries;
use gocpont_records::{RecordStore, SqliteRecords};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use crate::args::Args;
use crate::builtin::{self, Named};
use crate::console::today;
use crate::export::Source;
use crate::inputs::{Inputs, Settings};
use crate::reported::DeskFile;
use crate::{making, reported};

/// Weeks or months that are counted at most, the latest ones.
const MOST: usize = 520;

/// So long what was counted of entries is kept, whatever has come since.
const KEPT: Duration = Duration::from_secs(60);

/// Counts on demand; copies count together.
#[derive(Clone)]
pub struct Counted(Arc<Counter>);

struct Counter {
    plan: Named,
    parameters: Named,
    desk: DeskFile,
    releases: PathBuf,
    store: Mutex<Open>,
}

/// The store, and what was counted of it last.
struct Open {
    records: SqliteRecords,
    /// The desk's file, where the plan counts its entries.
    entries: Option<Entries>,
    /// What was counted last for the plan's periods, and for those of a length.
    last: BTreeMap<Option<Every>, Last>,
}

struct Last {
    changes: (i64, Option<i64>),
    at: Instant,
    day: Date,
    picture: Arc<Picture>,
}

impl Counted {
    /// Opens the store of a plan that is named, with thresholds that are or the program's own; none where no plan is.
    pub fn of_plan(
        args: &Args,
        (plan, parameters): (Option<&str>, Option<&Path>),
        desk: DeskFile,
    ) -> anyhow::Result<Option<Self>> {
        let Some(plan) = plan else {
            return Ok(None);
        };
        let named = (builtin::plan(plan)?, builtin::parameters(parameters)?);
        Self::open((&args.db, &args.releases), named, (desk, today())).map(Some)
    }

    /// Opens the store for the desk; refused where the plan does not fit it.
    fn open(
        (db, releases): (&Path, &Path),
        (plan, parameters): (Named, Named),
        (desk, today): (DeskFile, Date),
    ) -> anyhow::Result<Self> {
        let records = SqliteRecords::open(db)?;
        let named = (plan.clone(), parameters.clone());
        let (_, settings) = gathered(&records, named, (&desk, today))?;
        // The desk makes the file that it lacks.
        let entries = settings.asking.map(|asking| {
            let path = reported::path(&records, &asking);
            Entries::open_or_create(&path, records.keys().clone())
        });
        let open = Open {
            entries: entries.transpose()?,
            records,
            last: BTreeMap::new(),
        };
        Ok(Self(Arc::new(Counter {
            plan,
            parameters,
            desk,
            releases: releases.to_owned(),
            store: Mutex::new(open),
        })))
    }

    /// The days after which the plan has a service be stale.
    pub fn stale_after_days(&self) -> anyhow::Result<u32> {
        let Named { name, text } = &self.0.plan;
        Ok(gocpont_ingest::plan::parse(name, text)?.services_stale_after_days)
    }

    /// What is counted on the last day of every week or month that ended before a day and in which something was answered.
    pub fn ended(&self, every: Every, today: Date) -> Result<Arc<Picture>, String> {
        self.0.of(Some(every), today)
    }
}

impl Counter {
    fn of(&self, every: Option<Every>, today: Date) -> Result<Arc<Picture>, String> {
        let mut open = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        // Read before the records: what is written meanwhile is counted the next time.
        let records = open.records.changes().map_err(|error| error.to_string())?;
        let entries = open.entries.as_ref().map(Entries::changes);
        let entries = entries.transpose().map_err(|error| error.to_string())?;
        let changes = (records, entries);
        // Signals come all the time, and each is seen at once as a signal: what is counted of them may be a minute old.
        let is_recent = |last: &Last| last.at.elapsed() < KEPT;
        let same = |last: &&Last| {
            last.changes.0 == changes.0
                && last.day == today
                && (last.changes.1 == changes.1 || is_recent(last))
        };
        if let Some(last) = open.last.get(&every).filter(same) {
            return Ok(Arc::clone(&last.picture));
        }
        let counted = self.count(&open.records, every, today);
        let picture = Arc::new(counted.map_err(|error| format!("{error:#}"))?);
        let last = Last {
            changes,
            at: Instant::now(),
            day: today,
            picture: Arc::clone(&picture),
        };
        open.last.insert(every, last);
        Ok(picture)
    }

    fn count(
        &self,
        store: &SqliteRecords,
        every: Option<Every>,
        today: Date,
    ) -> anyhow::Result<Picture> {
        let named = (self.plan.clone(), self.parameters.clone());
        let (inputs, mut settings) = gathered(store, named, (&self.desk, today))?;
        let known_at = store.now()?;
        let answered = making::answered(store, &inputs, &settings, known_at)?;
        if let Some(every) = every {
            settings.periods = ended(&answered, every, today);
        }
        let cube = making::count(store, &inputs, &settings, known_at)?;
        let plan = &settings.plan;
        let mut names = vec![&plan.municipalities];
        names.extend(
            plan.area_sets
                .iter()
                .filter(|set| **set != plan.municipalities),
        );
        let sets = names.into_iter().map(|set| inputs.area_set(set));
        let sets = sets.collect::<anyhow::Result<Vec<AreaSet>>>()?;
        let themes = plan.themes.iter();
        Ok(Picture {
            version: format!("{}-{}", known_at.0, Timestamp::now().as_millisecond()),
            themes: themes
                .map(|own| (own.id.clone(), own.label.clone()))
                .collect(),
            resolutions: plan.hex.clone(),
            renewed: renewed(&answered, &settings.periods),
            indicators: settings.indicators,
            periods: settings.periods,
            cube,
            sets,
        })
    }
}

/// Days since 1970-01-01.
fn days(day: Date) -> i64 {
    date(1970, 1, 1).duration_until(day).as_hours() / 24
}

/// The last days of the periods that ended before a day and in which something was answered.
fn ended(answered: &BTreeSet<(i64, u16)>, every: Every, today: Date) -> Vec<Date> {
    let mut last: BTreeSet<Date> = BTreeSet::new();
    for (day, _) in answered {
        let day = date(1970, 1, 1).saturating_add(day.days());
        let next = every.next(every.of(day));
        if next <= today {
            last.insert(next.saturating_sub(1.day()));
        }
    }
    let over = last.len().saturating_sub(MOST);
    last.into_iter().skip(over).collect()
}

/// The municipalities in which something was answered between each period and the one before.
fn renewed(answered: &BTreeSet<(i64, u16)>, periods: &[Date]) -> Vec<BTreeSet<u16>> {
    let mut from = i64::MIN;
    let mut all = Vec::with_capacity(periods.len());
    for period in periods {
        let next = days(*period) + 1;
        let own = answered.range((from, 0)..(next, 0));
        all.push(own.map(|(_, town)| *town).collect());
        from = next;
    }
    all
}

/// What is counted by: the plan's periods up to today, and today.
fn gathered(
    store: &SqliteRecords,
    (plan, parameters): (Named, Named),
    (desk, today): (&DeskFile, Date),
) -> anyhow::Result<(Inputs, Settings)> {
    let until = (today, Timestamp::now());
    let inputs = Inputs::gather(store, plan, parameters, until, desk)?;
    let mut settings = inputs.settings()?;
    if settings.periods.last() != Some(&today) {
        settings.periods.push(today);
    }
    Ok((inputs, settings))
}

impl Figures for Counted {
    fn picture(&self, today: Date) -> Result<Arc<Picture>, String> {
        self.0.of(None, today)
    }

    fn published(&self, address: &str) -> Option<Value> {
        // An address that cannot be looked up names nothing.
        feature(&self.0.releases, address).ok().flatten()
    }
}

/// The geometry of a feature of the last release.
fn feature(releases: &Path, address: &str) -> anyhow::Result<Option<Value>> {
    let [collection, period, feature] = address.split('/').collect::<Vec<_>>()[..] else {
        return Ok(None);
    };
    let feature: u64 = feature.parse()?;
    let Some(source) = Source::last(releases)? else {
        return Ok(None);
    };
    let collection = source.release.collection(collection);
    let found = collection.and_then(|own| {
        let period = own.periods.iter().find(|known| known.period == period)?;
        Some((own, period))
    });
    let Some((collection, period)) = found else {
        return Ok(None);
    };
    let view = source.view(collection, period)?;
    let row = (0..view.len()).find(|row| view.id(*row) == Some(feature));
    let bytes = row.and_then(|row| geojson::feature(&view, row, &Value::Null, &Form::default()));
    let told: Option<Value> = bytes
        .map(|bytes| serde_json::from_slice(&bytes))
        .transpose()?;
    Ok(told.and_then(|told| told.get("geometry").cloned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_months_that_nobody_answered_in_are_not_counted_and_the_running_one_neither() {
        let day = |year, month, own| days(date(year, month, own));
        let answered: BTreeSet<(i64, u16)> = [
            (day(2026, 1, 5), 0),
            (day(2026, 1, 31), 1),
            (day(2026, 3, 2), 0),
            (day(2026, 4, 1), 0),
        ]
        .into();
        let today = date(2026, 4, 20);
        let months = ended(&answered, Every::Month, today);
        assert_eq!(months, [date(2026, 1, 31), date(2026, 3, 31)]);
        assert_eq!(
            renewed(&answered, &months),
            [[0, 1].into(), BTreeSet::from([0])]
        );
        let weeks = ended(&answered, Every::Week, today);
        assert_eq!(weeks.len(), 4);
        assert_eq!(weeks[0], date(2026, 1, 11));
        // Of the plan's periods those since which nothing was answered say nothing new.
        let plan = [date(2026, 3, 31), date(2026, 4, 1), today];
        let none = BTreeSet::new();
        assert_eq!(
            renewed(&answered, &plan),
            [[0, 1].into(), BTreeSet::from([0]), none]
        );
    }
}
