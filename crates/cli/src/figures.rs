//! The true counts for the desk: counted from the store by the plan that `publish` takes, for its periods and for today, and kept
//! until something is written into the store or the day is over.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use gocpont_core::area::AreaSet;
use gocpont_desk::staff::{Figures, Picture};
use gocpont_encode::Table;
use gocpont_encode::geojson::{self, Form};
use gocpont_records::entries::Entries;
use gocpont_records::{RecordStore, SqliteRecords};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use crate::builtin::Named;
use crate::export::Source;
use crate::inputs::{Inputs, Settings};
use crate::{making, reported};

/// Counts on demand.
pub struct Counted {
    plan: Named,
    parameters: Named,
    releases: PathBuf,
    store: Mutex<Open>,
}

/// The store, and what was counted of it last.
struct Open {
    records: SqliteRecords,
    /// The desk's file, where the plan counts its entries.
    entries: Option<Entries>,
    last: Option<Last>,
}

struct Last {
    changes: (i64, Option<i64>),
    day: Date,
    picture: Arc<Picture>,
}

impl Counted {
    /// Opens the store for the desk; refused where the plan does not fit it.
    pub fn open(
        (db, releases): (&Path, &Path),
        plan: Named,
        parameters: Named,
        today: Date,
    ) -> anyhow::Result<Self> {
        let records = SqliteRecords::open(db)?;
        let named = (plan.clone(), parameters.clone());
        let (_, settings) = gathered(&records, named, today)?;
        let entries = settings.asking.map(|_| reported::opened(&records));
        let open = Open {
            entries: entries.transpose()?,
            records,
            last: None,
        };
        Ok(Self {
            plan,
            parameters,
            releases: releases.to_owned(),
            store: Mutex::new(open),
        })
    }

    fn count(&self, store: &SqliteRecords, today: Date) -> anyhow::Result<Picture> {
        let named = (self.plan.clone(), self.parameters.clone());
        let (inputs, settings) = gathered(store, named, today)?;
        let known_at = store.now()?;
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
            indicators: settings.indicators,
            periods: settings.periods,
            cube,
            sets,
        })
    }
}

/// What is counted by: the plan's periods up to today, and today.
fn gathered(
    store: &SqliteRecords,
    (plan, parameters): (Named, Named),
    today: Date,
) -> anyhow::Result<(Inputs, Settings)> {
    let inputs = Inputs::gather(store, plan, parameters, (today, Timestamp::now()))?;
    let mut settings = inputs.settings()?;
    if settings.periods.last() != Some(&today) {
        settings.periods.push(today);
    }
    Ok((inputs, settings))
}

impl Figures for Counted {
    fn picture(&self, today: Date) -> Result<Arc<Picture>, String> {
        let mut open = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        // Read before the records: what is written meanwhile is counted the next time.
        let records = open.records.changes().map_err(|error| error.to_string())?;
        let entries = open.entries.as_ref().map(Entries::changes);
        let entries = entries.transpose().map_err(|error| error.to_string())?;
        let changes = (records, entries);
        let same = |last: &&Last| last.changes == changes && last.day == today;
        if let Some(last) = open.last.as_ref().filter(same) {
            return Ok(Arc::clone(&last.picture));
        }
        let counted = self.count(&open.records, today);
        let picture = Arc::new(counted.map_err(|error| format!("{error:#}"))?);
        open.last = Some(Last {
            changes,
            day: today,
            picture: Arc::clone(&picture),
        });
        Ok(picture)
    }

    fn published(&self, address: &str) -> Option<Value> {
        // An address that cannot be looked up names nothing.
        feature(&self.releases, address).ok().flatten()
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
