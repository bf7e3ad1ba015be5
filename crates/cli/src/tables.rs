//! `export release`: every table that was ever published as rows of plain JSON, and what relates them, so that anybody
//! can run an attacker of their own against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use gocpont_core::cube::Atom;
use gocpont_core::step::Steps;
use gocpont_disclosure::auditor::Ground as Places;
use gocpont_disclosure::release::{CollectionInfo, Kind, Release, Shape, Shapes};
use gocpont_records::SqliteRecords;
use gocpont_releases::{FileReleases, ReleaseStore, ReleasesError};
use gocpont_words::Arg;
use h3o::{CellIndex, Resolution};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Args, ReleaseExport};
use crate::console::Console;
use crate::ground::Ground;
use crate::inputs::{Inputs, Settings};
use crate::truth::chain;

/// One published number, or one that is withheld.
#[derive(Serialize)]
struct Row<'r> {
    area: &'r str,
    period: &'r str,
    attributes: &'r [String],
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<&'r [String]>,
}

/// An area of a table, and the finest hexes it stands for.
struct Feature {
    area: String,
    block: Option<String>,
    members: Vec<String>,
}

/// What stands beside the tables.
#[derive(Default)]
struct Relations {
    releases: Vec<Value>,
    periods: BTreeSet<String>,
    attributes: BTreeSet<(Vec<String>, Vec<String>)>,
    sums: BTreeSet<(Vec<String>, Vec<String>)>,
    blocks: BTreeMap<String, Vec<String>>,
    hexes: BTreeMap<String, Value>,
    parents: BTreeMap<String, String>,
    thresholds: [u32; 2],
}

/// Writes the tables of the releases file.
pub fn run(args: &Args, wanted: &ReleaseExport, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let releases = FileReleases::open_any(&args.releases)?;
    let folder = &wanted.output;
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let path = [("folder", Arg::from(folder.display().to_string()))];
        bail!("{}", console.words().say_with("tables-not-empty", &path));
    }
    let tier = releases.tier()?;
    let mut relations = Relations::default();
    let mut tables = 0;
    for listed in releases.list()? {
        let number = listed.number;
        if wanted.release.is_some_and(|only| only != number) {
            continue;
        }
        let release = releases
            .release(number)?
            .context("a release that is listed")?;
        let kept = store.publication(number)?;
        let kept = kept.ok_or(ReleasesError::NoRelease(number))?;
        let inputs: Inputs = serde_json::from_str(&kept.inputs)?;
        let name = format!("{tier}-{number}");
        let mut table = Tables::new(&release, &releases, &inputs, &mut relations)?;
        let files = table.write(folder, &name, &mut relations)?;
        tables += files.len();
        relations.release(&release, tier.code(), listed.retired_at.is_some(), &files);
    }
    write_json(&folder.join("relations.json"), &relations.json())?;
    let path = ("folder", Arg::from(folder.display().to_string()));
    console.say("tables-written", &[("tables", Arg::from(tables)), path]);
    Ok(Outcome::Done)
}

/// The tables of one release.
struct Tables<'r> {
    release: &'r Release,
    store: &'r FileReleases,
    settings: Settings,
    atoms: Vec<Atom>,
    places: Places,
    /// Of the indicator that was read last.
    blocks: Vec<Feature>,
}

impl<'r> Tables<'r> {
    fn new(
        release: &'r Release,
        store: &'r FileReleases,
        inputs: &Inputs,
        relations: &mut Relations,
    ) -> anyhow::Result<Self> {
        let settings = inputs.settings()?;
        let plan = &settings.plan;
        let municipalities = inputs.area_set(&plan.municipalities)?;
        let ground = Ground::new(&municipalities, plan.finest)?;
        relations.ground(ground.atoms(), |at| {
            let area = municipalities.areas().get(usize::from(at));
            area.map(|area| area.name().to_owned()).unwrap_or_default()
        });
        Ok(Self {
            places: Places::new(ground.atoms()).map_err(anyhow::Error::msg)?,
            atoms: ground.atoms().to_vec(),
            release,
            store,
            settings,
            blocks: Vec::new(),
        })
    }

    /// Writes one file for each collection; their names in the folder.
    fn write(
        &mut self,
        folder: &Path,
        name: &str,
        relations: &mut Relations,
    ) -> anyhow::Result<Vec<String>> {
        let steps = Steps::of(&self.settings.indicators);
        let mut files = Vec::new();
        for info in &self.release.manifest().collections {
            let indicators = self.settings.indicators.iter();
            let at = indicators.clone().position(|own| own.id == info.indicator);
            let at = at.with_context(|| format!("an unknown indicator {}", info.indicator))?;
            let ends = steps.ends()[at];
            let chains = [ends.cases, ends.population].map(|step| chain(&steps, step));
            relations.chains(&chains);
            let shapes = self.store.chunk(&info.shapes.checksum)?;
            let shapes = self.release.shapes(&info.id, &shapes)?;
            let features = self.features(info, &shapes)?;
            let file = format!("tables/{name}/{}.json", info.id);
            let rows = self.rows(info, &shapes, &features, &chains)?;
            write_json(&folder.join(&file), &rows)?;
            files.push(file);
            if info.kind == Kind::Blocks {
                let named = features
                    .iter()
                    .filter_map(|f| Some((f.block.clone()?, &f.members)));
                relations
                    .blocks
                    .extend(named.map(|(id, hexes)| (id, hexes.clone())));
                self.blocks = features;
            }
        }
        Ok(files)
    }

    fn features(&self, info: &CollectionInfo, shapes: &Shapes) -> anyhow::Result<Vec<Feature>> {
        if info.kind == Kind::Areas {
            return Ok(self.areas(info, shapes.all()));
        }
        let of_blocks = info.kind != Kind::Hex;
        let feature = |shape: &Shape| {
            let atoms = self
                .places
                .drawn(shape, info.resolution.filter(|_| !of_blocks));
            let atoms =
                atoms.with_context(|| format!("{}: {} is not of hexes", info.id, shape.id))?;
            let hex = shape.hex.and_then(|hex| CellIndex::try_from(hex).ok());
            let hex = hex.filter(|_| !of_blocks).map(|hex| hex.to_string());
            let block = shape.block.clone();
            Ok(Feature {
                area: hex
                    .or_else(|| block.clone())
                    .unwrap_or_else(|| format!("withheld/{}", shape.id)),
                block: block.filter(|_| of_blocks),
                members: atoms.iter().map(|at| self.hex(*at)).collect(),
            })
        };
        shapes.all().iter().map(feature).collect()
    }

    /// Areas take the blocks that most of lies in them.
    fn areas(&self, info: &CollectionInfo, shapes: &[Shape]) -> Vec<Feature> {
        let (owners, _) = self.places.owners(shapes);
        let position: BTreeMap<String, usize> = (0..self.atoms.len())
            .map(|at| (self.hex(at as u32), at))
            .collect();
        let mut members = vec![Vec::new(); shapes.len()];
        for block in &self.blocks {
            let mut held: BTreeMap<usize, usize> = BTreeMap::new();
            let atoms = block.members.iter().filter_map(|hex| position.get(hex));
            for area in atoms.filter_map(|at| owners[*at]) {
                *held.entry(area).or_default() += 1;
            }
            let best = held
                .into_iter()
                .max_by_key(|(area, n)| (*n, std::cmp::Reverse(*area)));
            if let Some((area, _)) = best {
                members[area].extend(block.members.iter().cloned());
            }
        }
        let set = info.set.as_deref().unwrap_or("areas");
        let both = shapes.iter().zip(members);
        both.map(|(shape, mut members)| {
            members.sort_unstable();
            Feature {
                area: format!("{set}/{}", shape.area.as_deref().unwrap_or_default()),
                block: None,
                members,
            }
        })
        .collect()
    }

    fn rows<'t>(
        &self,
        info: &'t CollectionInfo,
        shapes: &Shapes,
        features: &'t [Feature],
        chains: &'t [Vec<String>; 2],
    ) -> anyhow::Result<Vec<Row<'t>>> {
        let mut rows = Vec::new();
        for period in &info.periods {
            let bytes = self.store.chunk(&period.chunk.checksum)?;
            let cells = self
                .release
                .cells(&info.id, &period.period, shapes, &bytes)?;
            for (feature, cell) in features.iter().zip(cells.all()) {
                let Some(cell) = cell else { continue };
                for (attributes, count) in chains.iter().zip([cell.cases, cell.population]) {
                    rows.push(Row {
                        area: &feature.area,
                        period: &period.period,
                        attributes,
                        count,
                        block: feature.block.as_deref(),
                        members: Some(feature.members.as_slice())
                            .filter(|_| feature.block.is_none()),
                    });
                }
            }
        }
        Ok(rows)
    }

    fn hex(&self, atom: u32) -> String {
        self.atoms[atom as usize].hex.to_string()
    }
}

impl Relations {
    fn ground(&mut self, atoms: &[Atom], municipality: impl Fn(u16) -> String) {
        for atom in atoms {
            let mut parents = Vec::new();
            let mut below = atom.hex;
            while let Some(hex) = below.resolution().pred().and_then(|r| below.parent(r)) {
                if hex.resolution() < Resolution::Five {
                    break;
                }
                self.parents.insert(below.to_string(), hex.to_string());
                parents.push(hex.to_string());
                below = hex;
            }
            let own =
                json!({ "municipality": municipality(atom.municipality), "parents": parents });
            self.hexes.insert(atom.hex.to_string(), own);
        }
    }

    fn chains(&mut self, [cases, population]: &[Vec<String>; 2]) {
        for chain in [cases, population] {
            let parent = chain[..chain.len() - 1].to_vec();
            self.attributes.insert((chain.clone(), parent));
        }
        if cases != population {
            self.sums.insert((population.clone(), cases.clone()));
        }
    }

    fn release(&mut self, release: &Release, tier: &str, retired: bool, files: &[String]) {
        let manifest = release.manifest();
        self.periods.extend(manifest.periods.iter().cloned());
        self.thresholds = [manifest.threshold, manifest.filter_threshold];
        let noise = release
            .protection()
            .filter(|own| own.noise_bound > 0)
            .map(|own| {
                let both = manifest.indicators.iter().zip(&own.indicators);
                let without = both.filter(|(_, own)| !own.noise).map(|(info, _)| &info.id);
                json!({
                    "bound": own.noise_bound,
                    "zero_stays_zero": true,
                    "indicators_without": without.collect::<Vec<_>>(),
                })
            });
        self.releases.push(json!({
            "number": manifest.number,
            "published": manifest.published,
            "tier": tier,
            "retired": retired,
            "noise": noise,
            "files": files,
        }));
    }

    fn json(&self) -> Value {
        let attribute = |(id, parent): &(Vec<String>, Vec<String>)| {
            let parent = Some(parent).filter(|parent| !parent.is_empty());
            json!({ "id": id, "unit": id.first(), "parent": parent })
        };
        let sum =
            |(whole, part): &(Vec<String>, Vec<String>)| json!({ "whole": whole, "part": part });
        let [k, k_filter] = self.thresholds;
        json!({
            "format": "gocpont-tables 1",
            "thresholds": { "k": k, "k_filter": k_filter },
            "releases": self.releases,
            "dimensions": {
                "period": self.periods,
                "attributes": self.attributes.iter().map(attribute).collect::<Vec<_>>(),
            },
            "blocks": self.blocks,
            "hexes": self.hexes,
            "parents": self.parents,
            "sums": self.sums.iter().map(sum).collect::<Vec<_>>(),
        })
    }
}

fn write_json(path: &Path, value: &impl Serialize) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let text = serde_json::to_vec(value)?;
    fs::write(path, text).with_context(|| path.display().to_string())
}
