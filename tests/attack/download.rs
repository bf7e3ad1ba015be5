//! Everything a stranger can get from a public server, as tables to attack: every collection in every period, with a
//! note of anything that differs between two ways of asking.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use h3o::{CellIndex, Resolution};
use serde_json::Value;

use super::asking;
use super::http::Client;
use super::shapes::hexes;
use super::tables::{Collection, Hex, Noise, Release, Row, Rule, Tables, Thresholds};

/// The chains of an indicator: they are documented, not part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chained {
    /// Whom the cases are.
    pub cases: Vec<String>,
    /// Whom the population is; none for a count.
    pub population: Option<Vec<String>>,
}

/// The chains of every indicator, from the tables of `export release`: the longer one of a row is that of the cases.
#[must_use]
pub fn chains(tables: &Tables) -> BTreeMap<String, Chained> {
    let mut found = BTreeMap::new();
    let collections = tables
        .releases
        .iter()
        .flat_map(|release| &release.collections);
    for collection in collections {
        let Some(indicator) = collection.id.strip_suffix("-blocks") else {
            continue;
        };
        let mut texts: Vec<&Vec<String>> =
            collection.rows.iter().map(|row| &row.attributes).collect();
        texts.sort_by_key(|text| (std::cmp::Reverse(text.len()), *text));
        texts.dedup();
        if let Some(cases) = texts.first() {
            let chained = Chained {
                cases: (*cases).clone(),
                population: texts.get(1).map(|text| (*text).clone()),
            };
            found.insert(indicator.to_owned(), chained);
        }
    }
    found
}

/// What a stranger got.
#[derive(Clone, Debug)]
pub struct Download {
    /// The tables.
    pub tables: Tables,
    /// Differences between two ways of asking, and numbers that should not be there.
    pub odd: Vec<String>,
    /// Number of requests.
    pub asked: u64,
}

/// The features of a collection in one period.
pub(super) struct Page {
    /// The collection's name.
    pub(super) id: String,
    /// The entry of its collection that says what it is.
    pub(super) about: Value,
    /// Its period.
    pub(super) period: String,
    /// Its features.
    pub(super) features: Vec<Value>,
}

impl Page {
    pub(super) fn word(&self, name: &str) -> &str {
        self.about[name].as_str().unwrap_or_default()
    }

    fn resolution(&self) -> Option<Resolution> {
        let number = self.about["resolution"].as_u64()?;
        Resolution::try_from(u8::try_from(number).ok()?).ok()
    }
}

/// Downloads all of a server (`http://host:port`). `chains` gives the chains of each indicator by its id; `noise` what
/// is documented of noise.
///
/// # Errors
/// Where the server does not answer.
pub fn download(
    base: &str,
    chains: &BTreeMap<String, Chained>,
    noise: Option<Noise>,
) -> io::Result<Download> {
    let mut client = Client::new(base);
    let catalogue = client.get("/collections")?.json();
    let mut odd = Vec::new();
    let mut pages = Vec::new();
    for entry in catalogue["collections"].as_array().into_iter().flatten() {
        let about = &entry["gocpont"];
        let id = entry["id"].as_str().unwrap_or_default().to_owned();
        let periods = about["periods"].as_array().cloned().unwrap_or_default();
        for (nth, period) in periods.iter().enumerate() {
            let page = page(&mut client, &id, about, period.as_str().unwrap_or_default())?;
            let is_last = nth + 1 == periods.len();
            asking::compare(&mut client, &page, is_last, &mut odd)?;
            pages.push(page);
        }
    }
    let towns = page(&mut client, "municipalities", &Value::Null, "")?;
    asking::errors(&mut client, &pages, &mut odd)?;
    let release = &catalogue["release"];
    let threshold = |name: &str, usual| release[name].as_u64().unwrap_or(usual);
    let map = Map::of(&pages, &towns.features);
    let tables = Tables {
        thresholds: Thresholds {
            k: threshold("threshold", 10),
            k_filter: threshold("filterThreshold", 5),
        },
        releases: vec![map.release(&pages, chains, noise)],
        hexes: map.hexes,
        sums: Vec::new(),
        rule: Rule::Safe,
    };
    let asked = client.asked;
    Ok(Download { tables, odd, asked })
}

fn page(client: &mut Client, id: &str, about: &Value, period: &str) -> io::Result<Page> {
    let path = asking::items(id, period);
    let features = client.get(&path)?.json()["features"].as_array().cloned();
    Ok(Page {
        id: id.to_owned(),
        about: about.clone(),
        period: period.to_owned(),
        features: features.unwrap_or_default(),
    })
}

/// The ground as it is seen from outside.
struct Map {
    finest: Resolution,
    hexes: Vec<Hex>,
    positions: BTreeMap<CellIndex, u32>,
    blocks: BTreeMap<String, Vec<u32>>,
}

impl Map {
    /// The finest hexes are those of the blocks; each belongs to the municipality that holds its centre.
    fn of(pages: &[Page], towns: &[Value]) -> Self {
        let finest = pages.iter().filter_map(Page::resolution).max();
        let finest = finest.unwrap_or(Resolution::Nine);
        let mut drawn: BTreeMap<String, BTreeSet<CellIndex>> = BTreeMap::new();
        let mut ground: BTreeSet<CellIndex> = BTreeSet::new();
        for page in pages.iter().filter(|page| page.word("kind") == "blocks") {
            for feature in &page.features {
                let name = feature["properties"]["block"].as_str().unwrap_or_default();
                if name.is_empty() || !drawn.contains_key(name) {
                    let members = hexes(&feature["geometry"], finest);
                    ground.extend(&members);
                    drawn.insert(name.to_owned(), members);
                }
            }
        }
        drawn.remove("");
        let towns: Vec<BTreeSet<CellIndex>> = towns
            .iter()
            .map(|town| hexes(&town["geometry"], finest))
            .collect();
        let town = |hex: &CellIndex| towns.iter().position(|town| town.contains(hex));
        let hex = |hex: &CellIndex| Hex {
            index: *hex,
            municipality: town(hex).map_or_else(String::new, |town| town.to_string()),
        };
        let positions: BTreeMap<CellIndex, u32> = ground.iter().copied().zip(0..).collect();
        let members = |(name, hexes): (String, BTreeSet<CellIndex>)| {
            let found = hexes.iter().filter_map(|hex| positions.get(hex).copied());
            (name, found.collect())
        };
        Self {
            finest,
            hexes: ground.iter().map(hex).collect(),
            blocks: drawn.into_iter().map(members).collect(),
            positions,
        }
    }

    fn release(
        &self,
        pages: &[Page],
        chains: &BTreeMap<String, Chained>,
        noise: Option<Noise>,
    ) -> Release {
        let mut collections: BTreeMap<&str, Collection> = BTreeMap::new();
        for page in pages {
            let Some(chained) = chains.get(page.word("indicator")) else {
                continue;
            };
            let blocks = self.blocks_of(pages, page.word("indicator"));
            let fitted = self.fitted(page, &blocks);
            let collection = collections.entry(&page.id).or_default();
            collection.id.clone_from(&page.id);
            collection.noisy = noise.is_some();
            for (nth, feature) in page.features.iter().enumerate() {
                let members = match fitted.get(nth) {
                    Some(members) => members.clone(),
                    None => self.members(page, feature),
                };
                collection
                    .rows
                    .extend(rows(page, feature, &members, chained));
            }
        }
        Release {
            name: "public".to_owned(),
            noise,
            collections: collections.into_values().collect(),
        }
    }

    /// The blocks that an indicator has.
    fn blocks_of(&self, pages: &[Page], indicator: &str) -> Vec<&Vec<u32>> {
        let own = pages
            .iter()
            .filter(|page| page.word("kind") == "blocks" && page.word("indicator") == indicator);
        let features = own.flat_map(|page| &page.features);
        let names = features.filter_map(|feature| feature["properties"]["block"].as_str());
        let names: BTreeSet<&str> = names.collect();
        names
            .into_iter()
            .filter_map(|name| self.blocks.get(name))
            .collect()
    }

    /// For areas of another zoning: the whole blocks that each is the sum of, as the best-fit rule has it.
    fn fitted(&self, page: &Page, blocks: &[&Vec<u32>]) -> Vec<Vec<u32>> {
        if page.word("kind") != "areas" {
            return Vec::new();
        }
        let inside = |feature: &Value| self.known(hexes(&feature["geometry"], self.finest));
        let areas: Vec<Vec<u32>> = page.features.iter().map(inside).collect();
        let mut fitted = vec![Vec::new(); areas.len()];
        for block in blocks {
            let held = |area: &Vec<u32>| block.iter().filter(|hex| area.contains(hex)).count();
            let best = (0..areas.len())
                .rev()
                .max_by_key(|area| held(&areas[*area]));
            if let Some(best) = best.filter(|best| held(&areas[*best]) > 0) {
                fitted[best].extend(block.iter().copied());
            }
        }
        for members in &mut fitted {
            members.sort_unstable();
        }
        fitted
    }

    fn known(&self, hexes: impl IntoIterator<Item = CellIndex>) -> Vec<u32> {
        let found = hexes
            .into_iter()
            .filter_map(|hex| self.positions.get(&hex).copied());
        let mut found: Vec<u32> = found.collect();
        found.sort_unstable();
        found
    }

    /// The finest hexes that a feature stands for.
    fn members(&self, page: &Page, feature: &Value) -> Vec<u32> {
        if page.word("kind") == "hotspots" {
            // Neighbouring blocks of one class are one feature, named by the smallest of them.
            return self.known(hexes(&feature["geometry"], self.finest));
        }
        if page.word("kind") != "hex" {
            let block = feature["properties"]["block"].as_str();
            let known = block.and_then(|block| self.blocks.get(block)).cloned();
            return known.unwrap_or_else(|| self.known(hexes(&feature["geometry"], self.finest)));
        }
        let own = feature["properties"]["h3"].as_str();
        let own: Option<CellIndex> = own.and_then(|own| own.parse().ok());
        let resolution = page.resolution().unwrap_or(self.finest);
        let drawn = own.map_or_else(
            || hexes(&feature["geometry"], resolution),
            |own| BTreeSet::from([own]),
        );
        self.known(drawn.iter().flat_map(|hex| hex.children(self.finest)))
    }
}

/// The rows of a feature.
fn rows(page: &Page, feature: &Value, members: &[u32], chained: &Chained) -> Vec<Row> {
    let properties = &feature["properties"];
    let name = |key: &str| properties[key].as_str();
    let area = name("block")
        .or_else(|| name("area"))
        .or_else(|| name("h3"));
    let area = area.map_or_else(|| format!("feature {}", feature["id"]), str::to_owned);
    let row = |attributes: &Vec<String>, count: &Value| Row {
        area: area.clone(),
        period: name("period").unwrap_or(&page.period).to_owned(),
        attributes: attributes.clone(),
        count: count.as_u64(),
        members: members.to_vec(),
        block: page.word("kind") == "blocks",
    };
    let mut rows = vec![row(&chained.cases, &properties["cases"])];
    let whole = chained.population.as_ref();
    rows.extend(whole.map(|whole| row(whole, &properties["population"])));
    rows
}
