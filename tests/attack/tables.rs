//! What an attacker has: rows of public tables, in memory or from the folder that `export release` writes, and, only
//! to score the attack afterwards, the truth.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use h3o::{CellIndex, Resolution};
use serde::Deserialize;

/// The thresholds that every reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Thresholds {
    /// Fewest households and people of a shown area.
    pub k: u64,
    /// Fewest on either side of a condition.
    pub k_filter: u64,
}

/// The noise that every reader is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noise {
    /// Most that one draw is off.
    pub bound: u64,
    /// Whether zero is shown as zero and nothing else is.
    pub zero_stays_zero: bool,
    /// Whether the count of a union of blocks is the sum of theirs; else every shown area has a draw of its own.
    pub additive: bool,
}

/// How areas were chosen, as far as the attacker knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// Nothing is known but that a shown block is safe.
    #[default]
    Safe,
    /// Nothing at all is known.
    Unknown,
    /// A count is withheld because it is small, and for no other reason.
    Threshold,
    /// Unsafe siblings are joined, the smallest safe sibling added until the group is safe.
    SmallestFirst,
}

/// A finest hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hex {
    /// Its H3 index.
    pub index: CellIndex,
    /// Where it belongs.
    pub municipality: String,
}

/// One published number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name of the area.
    pub area: String,
    /// Period, ISO date.
    pub period: String,
    /// Unit and conditions, in the order shown.
    pub attributes: Vec<String>,
    /// None where withheld.
    pub count: Option<u64>,
    /// Positions of its finest hexes among [`Tables::hexes`], ascending.
    pub members: Vec<u32>,
    /// Whether the area is a block.
    pub block: bool,
}

/// The rows of one collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// Its name.
    pub id: String,
    /// Whether its counts have noise.
    pub noisy: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// Tier and number.
    pub name: String,
    /// None for exact sums.
    pub noise: Option<Noise>,
    /// Its collections.
    pub collections: Vec<Collection>,
}

/// All that was ever published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// Thresholds.
    pub thresholds: Thresholds,
    /// The finest hexes, ascending.
    pub hexes: Vec<Hex>,
    /// Releases, the oldest first.
    pub releases: Vec<Release>,
    /// Pairs of chains: the first counts some of those whom the second counts.
    pub sums: Vec<(Vec<String>, Vec<String>)>,
    /// What is known of how areas were chosen.
    pub rule: Rule,
}

/// Why tables cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A file is missing.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// A file is not as its format says.
    #[error("{0}: {1}")]
    Format(String, serde_json::Error),
    /// A row names a hex or block that the relations do not.
    #[error("{0} has no finest hexes")]
    Area(String),
    /// A line of the truth is not as its format says.
    #[error("{0} is no line of the truth")]
    Line(String),
    /// What should be an H3 index is none.
    #[error("{0} is no H3 index")]
    Index(String),
}

#[derive(Deserialize)]
struct Relations {
    thresholds: Thresholds,
    releases: Vec<ReleaseFile>,
    #[serde(default)]
    blocks: BTreeMap<String, Vec<String>>,
    hexes: BTreeMap<String, HexFile>,
    #[serde(default)]
    sums: Vec<SumFile>,
}

#[derive(Deserialize)]
struct HexFile {
    #[serde(default)]
    municipality: String,
}

#[derive(Deserialize)]
struct SumFile {
    whole: Vec<String>,
    part: Vec<String>,
}

#[derive(Deserialize)]
struct ReleaseFile {
    number: u32,
    tier: String,
    noise: Option<NoiseFile>,
    files: Vec<String>,
}

#[derive(Deserialize)]
struct NoiseFile {
    bound: u64,
    #[serde(default)]
    zero_stays_zero: bool,
    #[serde(default)]
    indicators_without: Vec<String>,
}

#[derive(Deserialize)]
struct RowFile {
    area: String,
    period: String,
    attributes: Vec<String>,
    count: Option<u64>,
    block: Option<String>,
    members: Option<Vec<String>>,
}

fn parse<T: for<'d> Deserialize<'d>>(folder: &Path, name: &str) -> Result<T, Unreadable> {
    let bytes =
        fs::read(folder.join(name)).map_err(|error| Unreadable::File(name.to_owned(), error))?;
    serde_json::from_slice(&bytes).map_err(|error| Unreadable::Format(name.to_owned(), error))
}

pub(super) fn index(text: &str) -> Result<CellIndex, Unreadable> {
    text.parse().map_err(|_| Unreadable::Index(text.to_owned()))
}

impl Tables {
    /// Reads the folder that `export release -o` wrote.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let relations: Relations = parse(folder, "relations.json")?;
        let mut hexes = Vec::new();
        for (text, hex) in relations.hexes {
            hexes.push(Hex {
                index: index(&text)?,
                municipality: hex.municipality,
            });
        }
        hexes.sort_by_key(|hex| hex.index);
        let mut ground = Ground::of(&hexes);
        for (name, members) in relations.blocks {
            let members: Result<Vec<_>, _> = members.iter().map(|text| index(text)).collect();
            let members = ground.positions(&name, &members?)?;
            ground.blocks.insert(name, members);
        }
        let mut releases = Vec::new();
        for release in relations.releases {
            releases.push(read_release(folder, release, &ground)?);
        }
        Ok(Self {
            thresholds: relations.thresholds,
            hexes,
            releases,
            sums: relations
                .sums
                .into_iter()
                .map(|sum| (sum.part, sum.whole))
                .collect(),
            rule: Rule::Safe,
        })
    }
}

impl Tables {
    /// These and others, say of another release or tier, as one attacker has them.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut hexes = [self.hexes.clone(), other.hexes.clone()].concat();
        hexes.sort_by_key(|hex| hex.index);
        hexes.dedup_by_key(|hex| hex.index);
        let ground = Ground::of(&hexes);
        let moved = |tables: Vec<Release>, own: &[Hex]| {
            let place = |at: &u32| ground.positions[&own[*at as usize].index];
            let mut tables = tables;
            for release in &mut tables {
                let rows = release.collections.iter_mut().flat_map(|one| &mut one.rows);
                for row in rows {
                    row.members = row.members.iter().map(place).collect();
                }
            }
            tables
        };
        let (one, two) = (self.thresholds, other.thresholds);
        Self {
            thresholds: Thresholds {
                k: one.k.min(two.k),
                k_filter: one.k_filter.min(two.k_filter),
            },
            releases: [
                moved(self.releases, &self.hexes),
                moved(other.releases, &other.hexes),
            ]
            .concat(),
            sums: [self.sums, other.sums].concat(),
            hexes,
            rule: self.rule,
        }
    }
}

/// Where things are.
struct Ground {
    positions: BTreeMap<CellIndex, u32>,
    blocks: BTreeMap<String, Vec<u32>>,
}

impl Ground {
    fn of(hexes: &[Hex]) -> Self {
        let positions = hexes.iter().map(|hex| hex.index).zip(0..).collect();
        Self {
            positions,
            blocks: BTreeMap::new(),
        }
    }

    fn positions(&self, name: &str, hexes: &[CellIndex]) -> Result<Vec<u32>, Unreadable> {
        let unknown = || Unreadable::Area(name.to_owned());
        let found = hexes.iter().map(|hex| self.positions.get(hex).copied());
        let mut found: Vec<u32> = found.collect::<Option<_>>().ok_or_else(unknown)?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The members of a row: its block's, its own, or those of the H3 cell that it is named by.
    fn members(&self, row: &RowFile) -> Result<Vec<u32>, Unreadable> {
        if let Some(block) = &row.block {
            let found = self.blocks.get(block).cloned();
            return found.ok_or_else(|| Unreadable::Area(block.clone()));
        }
        if let Some(members) = &row.members {
            let hexes: Result<Vec<_>, _> = members.iter().map(|text| index(text)).collect();
            return self.positions(&row.area, &hexes?);
        }
        let cell = index(&row.area)?;
        let finest = self.positions.keys().next().map(|hex| hex.resolution());
        let resolution = finest.unwrap_or(Resolution::Nine);
        let inside = cell
            .children(resolution)
            .filter_map(|hex| self.positions.get(&hex));
        Ok(inside.copied().collect())
    }
}

fn read_release(folder: &Path, file: ReleaseFile, ground: &Ground) -> Result<Release, Unreadable> {
    let mut collections = Vec::new();
    for name in &file.files {
        let stem = Path::new(name).file_stem().unwrap_or_default();
        let id = stem.to_string_lossy().into_owned();
        let without = file.noise.as_ref().map(|noise| &noise.indicators_without);
        let is_exact = |indicator: &String| {
            let rest = id.strip_prefix(indicator.as_str());
            rest.is_some_and(|rest| rest.starts_with('-'))
        };
        let rows: Vec<RowFile> = parse(folder, name)?;
        let mut read = Vec::with_capacity(rows.len());
        for row in rows {
            read.push(Row {
                members: ground.members(&row)?,
                block: row.block.is_some(),
                area: row.area,
                period: row.period,
                attributes: row.attributes,
                count: row.count,
            });
        }
        collections.push(Collection {
            noisy: without.is_some_and(|without| !without.iter().any(is_exact)),
            rows: read,
            id,
        });
    }
    Ok(Release {
        name: format!("{}-{}", file.tier, file.number),
        noise: file.noise.map(|noise| Noise {
            bound: noise.bound,
            zero_stays_zero: noise.zero_stays_zero,
            additive: true,
        }),
        collections,
    })
}
