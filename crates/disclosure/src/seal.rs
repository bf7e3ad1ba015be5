//! From published numbers to the bytes of a release: the manifest and its chunks, the same whatever the threads.

use gocpont_core::codebook::{IndicatorKind, Unit};
use rayon::prelude::*;
use serde::Serialize;

use crate::geometry;
use crate::layers::{Indicated, InvalidLayer, Layer};
use crate::protect::{Published, PublishedIndicator};
use crate::release::{
    Checksum, ChunkRef, CollectionExtension, CollectionInfo, Extension, IndicatorInfo,
    IndicatorProtection, Manifest, PeriodInfo, Protection, Text, Themes, checksum,
};
use crate::spec::Spec;

/// The bytes of a release, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRelease {
    manifest: Vec<u8>,
    chunks: Vec<Vec<u8>>,
    number: u32,
}

impl SealedRelease {
    /// The manifest.
    #[must_use]
    pub fn manifest(&self) -> &[u8] {
        &self.manifest
    }

    /// The chunks that the manifest names by checksum.
    #[must_use]
    pub fn chunks(&self) -> &[Vec<u8>] {
        &self.chunks
    }

    /// Consecutive number of the release.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The manifest's checksum, by which the release is known.
    #[must_use]
    pub fn checksum(&self) -> Checksum {
        checksum(&self.manifest)
    }
}

/// Why a release cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSeal {
    /// A layer that cannot be made.
    #[error(transparent)]
    Layer(#[from] InvalidLayer),
    /// Periods or indicators that are not those of the published numbers.
    #[error("the plan names {plan} {what}, the published numbers have {published}")]
    Mismatch {
        /// Periods or indicators.
        what: &'static str,
        /// How many the plan names.
        plan: usize,
        /// How many were published.
        published: usize,
    },
    /// Bytes that cannot be written.
    #[error("the release cannot be written: {0}")]
    Format(#[from] postcard::Error),
}

/// Makes the layers of a plan from published numbers and seals them.
pub fn seal(published: &Published, spec: &Spec) -> Result<SealedRelease, InvalidSeal> {
    check("periods", spec.periods.len(), published.periods())?;
    let indicators = published.indicators().len();
    check("indicators", spec.indicators.len(), indicators)?;
    if let Some(statistics) = &spec.statistics {
        check("settings of hot spots", statistics.spots.len(), indicators)?;
        check(
            "times of periods",
            statistics.years.len(),
            published.periods(),
        )?;
    }
    let made: Vec<(IndicatorInfo, Vec<Layer>)> = (0..indicators)
        .into_par_iter()
        .map(|at| {
            let shown = Indicated::new(spec, published, at)?;
            Ok((info(spec, at, shown.has_hotspots()), shown.layers()?))
        })
        .collect::<Result<_, InvalidLayer>>()?;
    let mut chunks = Chunks::default();
    let (mut infos, mut collections) = (Vec::new(), Vec::new());
    let mut extension = Extension::default();
    for (info, layers) in made {
        infos.push(info);
        for mut layer in layers {
            if let Some(method) = layer.method.take() {
                let own = chunks.extended(&layer, extension.text(method))?;
                extension.collections.push(own);
            }
            collections.push(chunks.collection(spec, layer)?);
        }
    }
    let mut manifest = postcard::to_stdvec(&manifest(spec, infos, collections))?;
    if spec.statistics.is_some() {
        manifest.extend(postcard::to_stdvec(&extension)?);
        if spec.says_protection {
            manifest.extend(postcard::to_stdvec(&protection(published))?);
            manifest.extend(terms_and_themes(spec)?);
        }
    }
    Ok(SealedRelease {
        manifest,
        chunks: chunks.0,
        number: spec.number,
    })
}

const fn check(what: &'static str, plan: usize, published: usize) -> Result<(), InvalidSeal> {
    if plan == published {
        return Ok(());
    }
    Err(InvalidSeal::Mismatch {
        what,
        plan,
        published,
    })
}

#[derive(Default)]
struct Chunks(Vec<Vec<u8>>);

impl Chunks {
    fn add(&mut self, value: &impl Serialize) -> Result<ChunkRef, postcard::Error> {
        let bytes = postcard::to_stdvec(value)?;
        let chunk = ChunkRef {
            checksum: checksum(&bytes),
            length: bytes.len() as u64,
        };
        self.0.push(bytes);
        Ok(chunk)
    }

    /// What the extension says of a layer whose method is that text.
    fn extended(
        &mut self,
        layer: &Layer,
        method: u32,
    ) -> Result<CollectionExtension, postcard::Error> {
        let mut details = vec![None; layer.cells.len()];
        for (chunk, own) in details.iter_mut().zip(&layer.details) {
            *chunk = Some(self.add(own)?);
        }
        Ok(CollectionExtension {
            method,
            neighbourhoods: layer.neighbourhoods,
            details,
        })
    }

    fn collection(&mut self, spec: &Spec, layer: Layer) -> Result<CollectionInfo, postcard::Error> {
        let shapes = layer.shapes.iter().map(|shape| &shape.polygons);
        let bbox = geometry::bbox(shapes).unwrap_or_default();
        let shapes = self.add(&layer.shapes)?;
        let mut periods = Vec::with_capacity(layer.cells.len());
        for (at, cells) in layer.cells.iter().enumerate() {
            periods.push(PeriodInfo {
                period: spec.periods[layer.first + at].clone(),
                chunk: self.add(cells)?,
                features: cells.iter().flatten().count() as u64,
                reference_value: layer.reference[at],
            });
        }
        Ok(CollectionInfo {
            id: layer.id,
            label: layer.label,
            indicator: layer.indicator,
            kind: layer.kind,
            resolution: layer.resolution,
            set: layer.set,
            bbox,
            shapes,
            periods,
        })
    }
}

fn info(spec: &Spec, at: usize, hotspots: bool) -> IndicatorInfo {
    let indicator = &spec.indicators[at];
    IndicatorInfo {
        id: indicator.id.clone(),
        unit: match indicator.unit {
            Unit::Persons => "persons",
            Unit::Households => "households",
        }
        .to_owned(),
        kind: match indicator.kind {
            IndicatorKind::Count => "count",
            IndicatorKind::Rate => "rate",
            IndicatorKind::Mean => "mean",
        }
        .to_owned(),
        label: Text::from(&indicator.label),
        population_label: Text::from(&indicator.population_label),
        cases_label: Text::from(&indicator.cases_label),
        description: Text::from(&indicator.description),
        hotspots,
    }
}

/// Terms and themes, where there are any: what is read in order is written in order, so empty terms stand before themes.
fn terms_and_themes(spec: &Spec) -> Result<Vec<u8>, postcard::Error> {
    let themes = Themes::new(&spec.themes, &spec.indicators);
    let mut bytes = Vec::new();
    if spec.terms.is_some() || themes.is_some() {
        bytes = postcard::to_stdvec(&spec.terms.clone().unwrap_or_default())?;
    }
    if let Some(themes) = themes {
        bytes.extend(postcard::to_stdvec(&themes)?);
    }
    Ok(bytes)
}

fn protection(published: &Published) -> Protection {
    let all = published.indicators();
    let noise = all.iter().find_map(PublishedIndicator::noise);
    Protection {
        noise_bound: noise.map_or(0, |noise| noise.bound()),
        noise_variance: noise.map_or(0.0, |noise| noise.variance()),
        indicators: all
            .iter()
            .map(|own| IndicatorProtection {
                filter_threshold: own.filter_threshold(),
                noise: own.noise().is_some(),
            })
            .collect(),
    }
}

fn manifest(
    spec: &Spec,
    indicators: Vec<IndicatorInfo>,
    collections: Vec<CollectionInfo>,
) -> Manifest {
    let wider = |a: [f64; 4], b: [f64; 4]| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    };
    let boxes = collections.iter().map(|collection| collection.bbox);
    Manifest {
        number: spec.number,
        published: spec.published.clone(),
        synthetic: spec.synthetic,
        min_days_between_releases: spec.min_days_between_releases,
        keys_fingerprint: spec.keys_fingerprint.clone(),
        plan: spec.plan.clone(),
        place: spec.place.clone(),
        method: spec.method.clone(),
        threshold: spec.policy.k(),
        filter_threshold: spec.policy.k_filter(),
        bbox: boxes.reduce(wider).unwrap_or_default(),
        periods: spec.periods.clone(),
        indicators,
        collections,
    }
}

#[cfg(test)]
#[path = "seal_tests.rs"]
pub(crate) mod tests;

#[cfg(test)]
#[path = "extension_tests.rs"]
mod extension_tests;

#[cfg(test)]
#[path = "themes_tests.rs"]
mod themes_tests;
