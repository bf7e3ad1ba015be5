//! A release as it was published: its blocks, their counts, and every other table checked to be a sum of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gocpont_core::codebook::Indicator;
use gocpont_core::condition::Condition;
use gocpont_core::family::Family;
use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::sums::Blocks;
use super::tables::Shown;
use super::{AuditError, Auditor, ReleaseInput, Thresholds};
use crate::release::{Cell, Checksum, ChunkRef, CollectionInfo, Kind, Shape, checksum};

/// Shapes read so far, by checksum and the resolution they are drawn with.
#[derive(Default)]
pub(super) struct Cache {
    drawn: HashMap<(Checksum, Option<u8>), Arc<Drawn>>,
    areas: HashMap<Checksum, Arc<Areas>>,
}

/// Features and the atoms of each; none where the outline is not one of hexes.
pub(super) struct Drawn {
    pub(super) names: Vec<String>,
    pub(super) atoms: Vec<Option<Vec<u32>>>,
}

/// Areas and the area of each atom.
pub(super) struct Areas {
    pub(super) names: Vec<String>,
    pub(super) owners: Vec<Option<usize>>,
    /// For each area the atoms at its border that may lie on either side.
    pub(super) near: Vec<Vec<u32>>,
}

/// One indicator of a release.
pub(super) struct Subject<'r> {
    pub(super) input: &'r ReleaseInput<'r>,
    pub(super) number: u32,
    pub(super) noise: u32,
    pub(super) thresholds: Thresholds,
    pub(super) population: usize,
    pub(super) cases: usize,
    pub(super) known_only: bool,
}

impl Subject<'_> {
    pub(super) fn unreadable(&self, what: &str, reason: &impl ToString) -> AuditError {
        AuditError::Unreadable {
            release: self.number,
            what: what.to_owned(),
            reason: reason.to_string(),
        }
    }

    /// Reads a chunk that must be the one that the manifest names.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        chunk: &ChunkRef,
        what: &str,
    ) -> Result<T, AuditError> {
        let bytes = (self.input.chunk)(&chunk.checksum);
        let bytes = bytes.map_err(|reason| self.unreadable(what, &reason))?;
        if bytes.len() as u64 != chunk.length || checksum(&bytes) != chunk.checksum {
            return Err(self.unreadable(what, &"the checksum differs"));
        }
        match postcard::take_from_bytes(&bytes) {
            Ok((value, [])) => Ok(value),
            Ok(_) => Err(self.unreadable(what, &"there is more behind it")),
            Err(error) => Err(self.unreadable(what, &error)),
        }
    }

    /// The cells of a collection in its periods, as many as it has shapes.
    pub(super) fn cells(
        &self,
        info: &CollectionInfo,
        period: usize,
        shapes: usize,
    ) -> Result<Vec<Option<Cell>>, AuditError> {
        let period = &info.periods[period];
        let what = format!("{} at {}", info.id, period.period);
        let cells: Vec<Option<Cell>> = self.read(&period.chunk, &what)?;
        if cells.len() != shapes {
            return Err(self.unreadable(&what, &"there are not as many cells as shapes"));
        }
        Ok(cells)
    }
}

/// Adds a release to what was published.
pub(super) fn add(auditor: &mut Auditor, input: &ReleaseInput<'_>) -> Result<(), AuditError> {
    let manifest = input.release.manifest();
    let unreadable = |reason: &str| AuditError::Unreadable {
        release: manifest.number,
        what: "manifest".to_owned(),
        reason: reason.to_owned(),
    };
    let given = [
        input.indicators.len(),
        input.noise.len(),
        input.thresholds.len(),
    ];
    if given != [manifest.indicators.len(); 3] {
        return Err(unreadable("its indicators are not those that are told"));
    }
    let mut collections: BTreeMap<&str, Vec<&CollectionInfo>> = BTreeMap::new();
    for info in &manifest.collections {
        collections.entry(&info.indicator).or_default().push(info);
    }
    let families = families(auditor, input)?;
    for (at, (info, own)) in manifest.indicators.iter().zip(input.indicators).enumerate() {
        let named = collections.remove(info.id.as_str());
        let (true, Some(named)) = (info.id == own.id, named) else {
            return Err(unreadable("an indicator is not the one that is told"));
        };
        let subject = Subject {
            input,
            number: manifest.number,
            noise: input.noise[at],
            thresholds: input.thresholds[at],
            population: families[at].0,
            cases: families[at].1,
            known_only: own.cases.iter().all(|c| matches!(c, Condition::Known(_))),
        };
        add_indicator(auditor, &subject, &named)?;
    }
    if !collections.is_empty() {
        return Err(unreadable("a collection belongs to no indicator"));
    }
    auditor.report.releases += 1;
    Ok(())
}

/// For each indicator the positions of its population and its cases. The threshold of cases is the largest of the
/// indicators that show them, that of a mere population the smallest of the release.
fn families(
    auditor: &mut Auditor,
    input: &ReleaseInput<'_>,
) -> Result<Vec<(usize, usize)>, AuditError> {
    let mut pairs = Vec::new();
    let mut cases_of: BTreeMap<Family, u32> = BTreeMap::new();
    for (own, thresholds) in input.indicators.iter().zip(input.thresholds) {
        let (population, cases) = both(own, auditor)?;
        let most = cases_of.entry(cases.clone()).or_insert(0);
        *most = thresholds.k_filter.max(*most);
        pairs.push((population, cases));
    }
    let least = |of: fn(&Thresholds) -> u32| input.thresholds.iter().map(of).min().unwrap_or(0);
    let (k, k_filter) = (least(|own| own.k), least(|own| own.k_filter));
    let mut place = |family: Family| {
        let threshold = if family.is_whole() {
            k
        } else {
            cases_of.get(&family).copied().unwrap_or(k_filter)
        };
        auditor.tables.family(family, threshold)
    };
    Ok(pairs
        .into_iter()
        .map(|(population, cases)| (place(population), place(cases)))
        .collect())
}

fn both(indicator: &Indicator, auditor: &Auditor) -> Result<(Family, Family), AuditError> {
    let categories = &auditor.categories;
    let population = Family::new(indicator.unit, &indicator.population, categories)?;
    let cases = population.then(&indicator.cases, categories)?;
    Ok((population, cases))
}

fn add_indicator(
    auditor: &mut Auditor,
    subject: &Subject<'_>,
    collections: &[&CollectionInfo],
) -> Result<(), AuditError> {
    let of_blocks = |info: &&&CollectionInfo| info.kind == Kind::Blocks;
    let mut found = collections.iter().filter(of_blocks);
    let (Some(info), None) = (found.next(), found.next()) else {
        return Err(subject.unreadable("manifest", &"an indicator has not one table of blocks"));
    };
    let drawn = drawn(auditor, subject, info)?;
    let blocks = Blocks::read(auditor, subject, info, &drawn)?;
    keep(auditor, subject, info, &blocks);
    for info in collections {
        blocks.check_table(auditor, subject, info)?;
    }
    Ok(())
}

/// Keeps the counts of the blocks.
fn keep(auditor: &mut Auditor, subject: &Subject<'_>, info: &CollectionInfo, blocks: &Blocks) {
    let collection: Arc<str> = info.id.as_str().into();
    let periods = info
        .periods
        .iter()
        .map(|p| auditor.tables.period(&p.period));
    let periods: Vec<usize> = periods.collect();
    for (at, atoms) in blocks.atoms.iter().enumerate() {
        let counts = periods.iter().zip(&blocks.counts);
        let counts = counts.filter_map(|(period, counts)| {
            let (cases, population) = counts[at]?;
            Some((*period, cases, population))
        });
        let counts: Vec<(usize, u32, u32)> = counts.collect();
        if counts.is_empty() {
            continue;
        }
        auditor.report.rows += 2 * counts.len();
        let set = auditor.tables.set(atoms.clone());
        auditor.tables.shown.push(Shown {
            release: subject.number,
            tier: subject.input.tier,
            collection: Arc::clone(&collection),
            feature: blocks.names[at].clone(),
            set,
            population: subject.population,
            cases: subject.cases,
            known_only: subject.known_only,
            noise: subject.noise,
            thresholds: subject.thresholds,
            counts,
        });
    }
}

/// The features of a table that is drawn with hexes.
pub(super) fn drawn(
    auditor: &mut Auditor,
    subject: &Subject<'_>,
    info: &CollectionInfo,
) -> Result<Arc<Drawn>, AuditError> {
    let resolution = info.resolution.filter(|_| info.kind == Kind::Hex);
    let key = (info.shapes.checksum, resolution);
    if let Some(known) = auditor.cache.drawn.get(&key) {
        return Ok(Arc::clone(known));
    }
    let shapes: Vec<Shape> = subject.read(&info.shapes, &info.id)?;
    let ground = &auditor.ground;
    let atoms = shapes.par_iter().map(|s| ground.drawn(s, resolution));
    let drawn = Arc::new(Drawn {
        names: shapes.iter().map(name).collect(),
        atoms: atoms.collect(),
    });
    auditor.cache.drawn.insert(key, Arc::clone(&drawn));
    Ok(drawn)
}

/// The areas of a table.
pub(super) fn areas(
    auditor: &mut Auditor,
    subject: &Subject<'_>,
    info: &CollectionInfo,
) -> Result<Arc<Areas>, AuditError> {
    let key = info.shapes.checksum;
    if let Some(known) = auditor.cache.areas.get(&key) {
        return Ok(Arc::clone(known));
    }
    let shapes: Vec<Shape> = subject.read(&info.shapes, &info.id)?;
    let (owners, near) = auditor.ground.owners(&shapes);
    let areas = Arc::new(Areas {
        names: shapes.iter().map(name).collect(),
        owners,
        near,
    });
    auditor.cache.areas.insert(key, Arc::clone(&areas));
    Ok(areas)
}

fn name(shape: &Shape) -> String {
    let named = shape.area.as_ref().or(shape.block.as_ref());
    named.cloned().unwrap_or_else(|| shape.id.to_string())
}
