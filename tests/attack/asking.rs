//! One question asked in many ways: pages, boxes, single features, HEAD, tags and tiles must all tell the same numbers,
//! and no derived number may tell more than the counts beside it.

use std::collections::BTreeMap;
use std::io;

use fast_mvt::{MvtReaderRef, MvtValue};
use serde_json::Value;

use super::download::Page;
use super::http::Client;

/// The path of the items of a collection in a period.
pub(super) fn items(id: &str, period: &str) -> String {
    let date = if period.is_empty() {
        String::new()
    } else {
        format!("&datetime={period}")
    };
    format!("/collections/{id}/items?limit=10000{date}")
}

/// Asks for a page of a collection in every other way; notes what differs. Boxes, pages and tiles where `thorough`.
pub(super) fn compare(
    client: &mut Client,
    page: &Page,
    thorough: bool,
    odd: &mut Vec<String>,
) -> io::Result<()> {
    let known: BTreeMap<u64, &Value> = page
        .features
        .iter()
        .filter_map(|feature| Some((feature["id"].as_u64()?, &feature["properties"])))
        .collect();
    let mut ways = Ways {
        client,
        page,
        known,
        odd,
    };
    ways.derived();
    ways.reference();
    ways.tags()?;
    if thorough {
        ways.single()?;
        ways.pages()?;
        ways.boxes()?;
        ways.tiles()?;
        ways.tilejson()?;
    }
    Ok(())
}

struct Ways<'w> {
    client: &'w mut Client,
    page: &'w Page,
    known: BTreeMap<u64, &'w Value>,
    odd: &'w mut Vec<String>,
}

impl Ways<'_> {
    fn note(&mut self, what: &str) {
        let note = format!("{} {}: {what}", self.page.id, self.page.period);
        self.odd.push(note);
    }

    fn same(&mut self, way: &str, feature: &Value) {
        let id = feature["id"].as_u64();
        let known = id.and_then(|id| self.known.get(&id));
        if known.is_none_or(|known| **known != feature["properties"]) {
            self.note(&format!("{way} tells something else of {id:?}"));
        }
    }

    /// Rates are the quotient of the counts beside them; where the counts are withheld, so is all that comes of them.
    fn derived(&mut self) {
        let mut notes = Vec::new();
        for (id, shown) in &self.known {
            let count = |name: &str| shown[name].as_f64();
            let (cases, population) = (count("cases"), count("population"));
            if let (Some(a), Some(n), Some(value)) = (cases, population, count("value"))
                && (a - value * n).abs() > 1e-9 * n.max(1.0)
            {
                notes.push(format!("the rate of {id} is not that of its counts"));
            }
            let of_counts = ["value", "low", "high", "n_band", "z", "p", "p_adjusted"];
            if cases.is_none() && of_counts.iter().any(|name| !shown[name].is_null()) {
                notes.push(format!("{id} is withheld, and yet a number of it is shown"));
            }
        }
        for note in &notes {
            self.note(note);
        }
    }

    /// The whole's value is that of the blocks that are shown.
    fn reference(&mut self) {
        if self.page.word("kind") != "blocks" {
            return;
        }
        let shown = self
            .page
            .features
            .iter()
            .map(|feature| &feature["properties"]);
        let shown: Vec<&Value> = shown.filter(|own| own["cases"].is_u64()).collect();
        let sum = |name: &str| -> f64 { shown.iter().filter_map(|own| own[name].as_f64()).sum() };
        let rate = sum("cases") / sum("population");
        let is_other = |own: &&Value| {
            let told = own["reference_value"].as_f64();
            told.is_some_and(|told| (told - rate).abs() > 1e-9)
        };
        if shown.iter().any(is_other) {
            self.note("the value of the whole is not that of the blocks shown");
        }
    }

    /// What describes tiles has no numbers but of place and zoom.
    fn tilejson(&mut self) -> io::Result<()> {
        let path = format!("/collections/{}/tilejson", self.page.id);
        let answer = self.client.get(&path)?;
        let told = answer.json();
        if answer.status != 200 || told["tiles"].as_array().is_none_or(Vec::is_empty) {
            self.note("tiles are not described");
        }
        let mut numbers = Vec::new();
        let placed = ["bounds", "center", "minzoom", "maxzoom"];
        for (name, value) in told.as_object().into_iter().flatten() {
            if !placed.contains(&name.as_str()) && name != "vector_layers" {
                collect(value, &mut numbers);
            }
        }
        if !numbers.is_empty() {
            self.note("the description of tiles has numbers");
        }
        Ok(())
    }

    /// HEAD says what GET says, and whoever has an answer is told that nothing changed.
    fn tags(&mut self) -> io::Result<()> {
        let path = items(&self.page.id, &self.page.period);
        let head = self.client.ask("HEAD", &path, None)?;
        let got = self.client.get(&path)?;
        for name in ["etag", "content-type"] {
            if head.header(name) != got.header(name) {
                self.note(&format!("HEAD has another {name}"));
            }
        }
        let Some(tag) = got.header("etag") else {
            self.note("no tag");
            return Ok(());
        };
        let again = self.client.ask("GET", &path, Some(tag))?;
        if again.status != 304 || !again.body.is_empty() {
            self.note("a known answer is sent again");
        }
        Ok(())
    }

    fn single(&mut self) -> io::Result<()> {
        let few = self
            .page
            .features
            .iter()
            .step_by(self.page.features.len() / 5 + 1);
        let ids: Vec<u64> = few.filter_map(|feature| feature["id"].as_u64()).collect();
        for id in ids {
            let path = format!(
                "/collections/{}/items/{id}?datetime={}",
                self.page.id, self.page.period
            );
            let found = self.client.get(&path)?.json();
            self.same("the feature alone", &found);
        }
        Ok(())
    }

    fn pages(&mut self) -> io::Result<()> {
        let size = self.page.features.len() / 3 + 1;
        let mut found = 0;
        for nth in 0..4 {
            let path = format!(
                "/collections/{}/items?limit={size}&offset={}&datetime={}",
                self.page.id,
                nth * size,
                self.page.period
            );
            let answer = self.client.get(&path)?.json();
            if answer["numberMatched"].as_u64() != Some(self.page.features.len() as u64) {
                self.note("the number of features depends on the page");
            }
            for feature in answer["features"].as_array().into_iter().flatten() {
                found += 1;
                self.same("a page", feature);
            }
        }
        if found != self.page.features.len() {
            self.note("pages do not add up");
        }
        Ok(())
    }

    /// The boxes around some features one by one: whatever is found is what is known.
    fn boxes(&mut self) -> io::Result<()> {
        let few = self
            .page
            .features
            .iter()
            .step_by(self.page.features.len() / 6 + 1);
        let boxes: Vec<[f64; 4]> = few
            .filter_map(|feature| around(&feature["geometry"]))
            .collect();
        for [west, south, east, north] in boxes {
            let path = format!(
                "/collections/{}/items?bbox={west},{south},{east},{north}&datetime={}",
                self.page.id, self.page.period
            );
            let answer = self.client.get(&path)?.json();
            for feature in answer["features"].as_array().into_iter().flatten() {
                self.same("a box", feature);
            }
        }
        Ok(())
    }

    /// The tile of zoom 11 at the middle of each of some features.
    fn tiles(&mut self) -> io::Result<()> {
        let few = self
            .page
            .features
            .iter()
            .step_by(self.page.features.len() / 3 + 1);
        let boxes: Vec<[f64; 4]> = few
            .filter_map(|feature| around(&feature["geometry"]))
            .collect();
        for [west, south, east, north] in boxes {
            let (row, column) = tile(f64::midpoint(west, east), f64::midpoint(south, north));
            let path = format!(
                "/collections/{}/tiles/WebMercatorQuad/11/{row}/{column}?datetime={}",
                self.page.id, self.page.period
            );
            let answer = self.client.get(&path)?;
            if answer.status != 200 {
                self.note("there is no tile where a feature is");
                continue;
            }
            let read = MvtReaderRef::new(&answer.body).and_then(|reader| reader.to_tile());
            let features =
                read.map(|tile| tile.layers.into_iter().flat_map(|layer| layer.features));
            for feature in features.into_iter().flatten() {
                let known = feature.id.and_then(|id| self.known.get(&id).copied());
                let same = |(name, value): &(String, MvtValue)| {
                    let known = known.map(|known| &known[name.as_str()]);
                    !["cases", "population", "value"].contains(&name.as_str())
                        || known.is_some_and(|known| is_same(known, value))
                };
                if !feature.properties.iter().all(same) {
                    self.note(&format!("a tile tells something else of {:?}", feature.id));
                }
            }
        }
        Ok(())
    }
}

fn is_same(known: &Value, value: &MvtValue) -> bool {
    let value = match value {
        MvtValue::Float(number) => Some(f64::from(*number)),
        MvtValue::Double(number) => Some(*number),
        MvtValue::Int(number) | MvtValue::SInt(number) => Some(*number as f64),
        MvtValue::UInt(number) => Some(*number as f64),
        _ => None,
    };
    match (known.as_f64(), value) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Row and column of the tile of zoom 11 at a place (Web Mercator).
fn tile(longitude: f64, latitude: f64) -> (u32, u32) {
    let size = f64::from(1 << 11);
    let angle = latitude.to_radians();
    let down = (1.0 - (angle.tan().asinh() / std::f64::consts::PI)) / 2.0;
    let across = (longitude + 180.0) / 360.0;
    ((down * size) as u32, (across * size) as u32)
}

/// West, south, east, north of a geometry.
fn around(geometry: &Value) -> Option<[f64; 4]> {
    let mut numbers = Vec::new();
    collect(&geometry["coordinates"], &mut numbers);
    let ends = |at: usize| {
        let all = numbers.iter().skip(at).step_by(2).copied();
        let least = all.clone().fold(f64::INFINITY, f64::min);
        (least, all.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (ends(0), ends(1));
    (west <= east).then_some([west, south, east, north])
}

fn collect(value: &Value, numbers: &mut Vec<f64>) {
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, numbers)),
        other => numbers.extend(other.as_f64()),
    }
}

/// Refusals say nothing that depends on what is behind them: a feature, collection or date that is not there.
pub(super) fn errors(client: &mut Client, pages: &[Page], odd: &mut Vec<String>) -> io::Result<()> {
    let Some(page) = pages.first() else {
        return Ok(());
    };
    let mut answers = Vec::new();
    for path in [
        format!(
            "/collections/{}/items/999999?datetime={}",
            page.id, page.period
        ),
        format!(
            "/collections/{}/items/999998?datetime={}",
            page.id, page.period
        ),
        "/collections/nowhere/items".to_owned(),
        format!("/collections/{}/items?households=1", page.id),
        format!("/collections/{}/items?filter=household_id%3C5", page.id),
    ] {
        let answer = client.get(&path)?;
        if answer.status < 400 {
            odd.push(format!("{path} is answered with {}", answer.status));
        }
        answers.push(answer);
    }
    let [first, second, ..] = answers.as_slice() else {
        return Ok(());
    };
    let without = |body: &[u8]| String::from_utf8_lossy(body).replace("999998", "999999");
    if without(&first.body) != without(&second.body) {
        odd.push("two features that are not there are refused in two ways".to_owned());
    }
    Ok(())
}
