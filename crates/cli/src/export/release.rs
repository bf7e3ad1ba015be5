//! `export release --format`: the layers of one release, each in one period, as one file.

use std::path::Path;

use gocpont_disclosure::release::Kind;
use gocpont_encode::archive::DEEPEST;
use gocpont_encode::geopackage::GeoPackage;
use gocpont_encode::metadata::{self, About};
use gocpont_encode::{LayerView, Reference, Selection};
use gocpont_words::Arg;
use serde_json::Value;

use super::archive::{self, Layer};
use super::file::{self, Described};
use super::said;
use super::source::{Source, among};
use crate::Outcome;
use crate::args::{Args, ReleaseExport, ReleaseFormat};
use crate::console::Console;

/// Writes the file and what has to be known of it beside it.
pub fn run(
    args: &Args,
    wanted: &ReleaseExport,
    format: ReleaseFormat,
    console: &Console,
) -> anyhow::Result<Outcome> {
    let source = Source::open(args, wanted.release, console)?;
    let path = wanted.output.as_path();
    let period = wanted.period.as_deref();
    let document = metadata::of_release(&source.release, &said(console));
    let file = ("file", Arg::from(path.display().to_string()));
    if format == ReleaseFormat::Gpkg {
        let layers = geopackage(&source, period, path, console)?;
        let number = source.release.manifest().number as usize;
        let args = [
            ("layers", Arg::from(layers)),
            ("number", Arg::from(number)),
            file,
        ];
        file::beside(path, &document)?;
        console.say("download-release", &args);
        return Ok(Outcome::Done);
    }
    let all = Everything::read(&source, period)?;
    let as_mbtiles = format == ReleaseFormat::Mbtiles;
    let tiles = all.write(&source, &document, path, (as_mbtiles, console))?;
    file::beside(path, &document)?;
    console.say("download-tiles", &[("tiles", Arg::from(tiles)), file]);
    Ok(Outcome::Done)
}

/// Writes layer after layer, so that one is in memory at a time.
fn geopackage(
    source: &Source,
    period: Option<&str>,
    path: &Path,
    console: &Console,
) -> anyhow::Result<usize> {
    let manifest = source.release.manifest();
    let mut file = GeoPackage::create(path, &manifest.published)?;
    let mut layers = 0;
    for collection in &manifest.collections {
        let Some(period) = among(collection, period) else {
            continue;
        };
        let view = source.view(collection, period)?;
        let own = Described::layer(&view, console);
        file.add(&view, &Selection::all(&view), &own.about(), &own.styles)?;
        layers += 1;
    }
    for set in source.references()? {
        let own = Described::reference(&set, source, &said(console));
        file.add(&set, &Selection::all(&set), &own.about(), &[])?;
        layers += 1;
    }
    file.finish()?;
    Ok(layers)
}

/// All layers of a release in memory, for tiles in which they lie together.
pub struct Everything<'s> {
    views: Vec<LayerView<'s>>,
    references: Vec<Reference>,
}

impl<'s> Everything<'s> {
    /// Reads them, in a period or each in its latest; layers that do not have the period are left out.
    pub fn read(source: &'s Source, period: Option<&str>) -> anyhow::Result<Self> {
        let mut views = Vec::new();
        for collection in &source.release.manifest().collections {
            if let Some(period) = among(collection, period) {
                views.push(source.view(collection, period)?);
            }
        }
        Ok(Self {
            views,
            references: source.references()?,
        })
    }

    /// The layers of the release.
    pub fn views(&self) -> &[LayerView<'s>] {
        &self.views
    }

    /// The layers of the tiles, the map under them first.
    fn layers(&self, console: &Console) -> Vec<Layer<'_>> {
        let language = console.words().language().code();
        let references = self.references.iter().map(|set| Layer {
            table: set,
            title: metadata::in_language(&set.label, language).to_owned(),
            zooms: set.first_zoom()..=DEEPEST,
        });
        let views = self.views.iter().map(|view| Layer {
            table: view,
            title: Described::layer(view, console).title,
            zooms: self.zooms(view),
        });
        references.chain(views).collect()
    }

    /// Hexes as the page shows them; everything else at every zoom.
    fn zooms(&self, view: &LayerView<'_>) -> std::ops::RangeInclusive<u8> {
        let own = view.collection;
        let Some(resolution) = own.resolution.filter(|_| own.kind == Kind::Hex) else {
            return 0..=DEEPEST;
        };
        let others = self.views.iter().map(|view| view.collection);
        let others = others.filter(|other| other.kind == Kind::Hex);
        let others = others.filter(|other| other.indicator == own.indicator);
        let all: Vec<u8> = others.filter_map(|other| other.resolution).collect();
        archive::zooms(resolution, &all)
    }

    /// Writes the tiles; how many there are.
    pub fn write(
        &self,
        source: &Source,
        document: &Value,
        path: &Path,
        (as_mbtiles, console): (bool, &Console),
    ) -> anyhow::Result<usize> {
        let manifest = source.release.manifest();
        let place = metadata::in_language(&manifest.place, console.words().language().code());
        let about = About {
            title: place,
            description: document["abstract"].as_str().unwrap_or_default(),
            metadata: document,
        };
        let attribution = format!("{place}, {}", manifest.published);
        let layers = self.layers(console);
        let named = (about, attribution.as_str(), manifest.bbox);
        archive::of_layers(&layers, named, path, as_mbtiles)
    }
}
