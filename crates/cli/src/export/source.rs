//! The releases file as exports read it: a release, its layers and the reference sets beside it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use gocpont_disclosure::release::{Checksum, CollectionInfo, Kind, PeriodInfo, Release};
use gocpont_encode::layer::reading::{self, Take};
use gocpont_encode::layer::{Parts, drawn};
use gocpont_encode::{LayerView, Reference, Rows};
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;

use crate::args::Args;
use crate::console::Console;

/// One release and where its chunks are.
pub struct Source {
    store: FileReleases,
    /// The release.
    pub release: Release,
}

impl Source {
    /// The release of this number, or the latest one.
    pub fn open(args: &Args, number: Option<u32>, console: &Console) -> anyhow::Result<Self> {
        let store = FileReleases::open_any(&args.releases)?;
        let file = ("file", Arg::from(args.releases.display().to_string()));
        let words = console.words();
        let release = match number {
            None => store
                .latest()?
                .with_context(|| words.say_with("download-no-release", &[file]))?,
            Some(number) => store.release(number)?.with_context(|| {
                let number = ("number", Arg::from(number as usize));
                words.say_with("download-no-such-release", &[number, file])
            })?,
        };
        Ok(Self { store, release })
    }

    /// The latest release of a file; none where there is no file or no release.
    pub fn last(releases: &Path) -> anyhow::Result<Option<Self>> {
        if !releases.exists() {
            return Ok(None);
        }
        let store = FileReleases::open_any(releases)?;
        let release = store.latest()?;
        Ok(release.map(|release| Self { store, release }))
    }

    /// The reference sets, ascending by id.
    pub fn references(&self) -> anyhow::Result<Vec<Reference>> {
        let kept = self.store.reference_sets()?.into_iter();
        Ok(kept
            .map(|kept| Reference::new(kept.set, kept.outlines))
            .collect())
    }

    /// A reference set.
    pub fn reference(&self, id: &str) -> anyhow::Result<Option<Reference>> {
        let mut sets = self.references()?.into_iter();
        Ok(sets.find(|set| set.id == id))
    }

    /// A collection; those of the same topic are named where there is none.
    pub fn collection(&self, id: &str, console: &Console) -> anyhow::Result<&CollectionInfo> {
        if let Some(found) = self.release.collection(id) {
            return Ok(found);
        }
        let all = self.release.manifest().collections.iter();
        let near: Vec<&str> = all
            .map(|collection| collection.id.as_str())
            .filter(|known| known.split('-').next() == id.split('-').next())
            .take(12)
            .collect();
        let args = [("id", Arg::from(id)), ("known", Arg::from(near.join(", ")))];
        bail!("{}", console.words().say_with("download-no-layer", &args))
    }

    /// A layer, read whole.
    pub fn view<'s>(
        &'s self,
        collection: &'s CollectionInfo,
        period: &'s PeriodInfo,
    ) -> anyhow::Result<LayerView<'s>> {
        let (release, id) = (&self.release, collection.id.as_str());
        let read = |sum: &Checksum, take: &mut Take<'_>| self.store.read_chunk(sum, take);
        let outlines = match collection.kind {
            Kind::Areas => self.store.outlines(&collection.shapes.checksum)?,
            _ => None,
        };
        let places = reading::places(release, id, read)?.with_outlines(outlines);
        let values = reading::values(release, (id, &period.period), places.len(), read)?;
        let (places, values) = drawn(collection.kind, Arc::new(places), values);
        let parts = Parts {
            rows: Cow::Owned(Rows::of(&values)),
            places: Cow::Owned(Arc::unwrap_or_clone(places)),
            values: Cow::Owned(values),
        };
        Ok(LayerView::with_parts(release, collection, period, parts))
    }
}

/// A period of a collection, or its latest; those it has are named where it has no such.
pub fn period<'c>(
    collection: &'c CollectionInfo,
    wanted: Option<&str>,
    console: &Console,
) -> anyhow::Result<&'c PeriodInfo> {
    among(collection, wanted).with_context(|| {
        let known: Vec<&str> = collection
            .periods
            .iter()
            .map(|p| p.period.as_str())
            .collect();
        let id = ("id", Arg::from(collection.id.as_str()));
        let args = [id, ("known", Arg::from(known.join(", ")))];
        console.words().say_with("download-no-period", &args)
    })
}

/// A period that a collection has, or its latest.
pub fn among<'c>(collection: &'c CollectionInfo, wanted: Option<&str>) -> Option<&'c PeriodInfo> {
    match wanted {
        Some(wanted) => collection.periods.iter().find(|own| own.period == wanted),
        None => collection.periods.last(),
    }
}
