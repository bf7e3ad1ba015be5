//! The true counts, to score an attack and never to attack.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use h3o::CellIndex;

use super::chain::Chain;
use super::tables::{Unreadable, index};

/// The true counts, to score the attack and never to attack.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    counts: BTreeMap<(String, Chain), BTreeMap<CellIndex, u64>>,
    nobody: BTreeMap<CellIndex, u64>,
}

impl Truth {
    /// Sets the count of a hex.
    pub fn put(&mut self, hex: CellIndex, period: &str, attributes: &[String], count: u64) {
        let key = (period.to_owned(), Chain::of(attributes));
        self.counts.entry(key).or_default().insert(hex, count);
    }

    /// Reads the file that `export truth -o` wrote: municipality, hex, period, attributes, count. Its last two fields
    /// are read from the right, since names of municipalities may be quoted.
    pub fn read(path: &Path) -> Result<Self, Unreadable> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Unreadable::File(name, error))?;
        let mut truth = Self::default();
        for line in text.lines().skip(1) {
            let (hex, period, attributes, count) =
                fields(line).ok_or_else(|| Unreadable::Line(line.to_owned()))?;
            let attributes: Vec<String> = attributes.split(" > ").map(str::to_owned).collect();
            truth.put(index(hex)?, period, &attributes, count);
        }
        Ok(truth)
    }

    /// The counts of a chain in a period by hex, where known; a hex that is not named has none, nor has a chain in a
    /// period if it is named in others only.
    #[must_use]
    pub fn counts(&self, period: &str, chain: &Chain) -> Option<&BTreeMap<CellIndex, u64>> {
        let found = self.counts.get(&(period.to_owned(), chain.clone()));
        found.or_else(|| {
            let mut named = self.counts.keys();
            named
                .any(|(_, named)| named == chain)
                .then_some(&self.nobody)
        })
    }
}

/// Hex, period, attributes and count of a line of the truth. Attributes with commas are quoted.
fn fields(line: &str) -> Option<(&str, &str, &str, u64)> {
    let (rest, count) = line.rsplit_once(',')?;
    let (rest, attributes) = match rest.strip_suffix('"') {
        Some(quoted) => {
            let at = quoted.rfind(",\"")?;
            (&quoted[..at], &quoted[at + 2..])
        }
        None => rest.rsplit_once(',')?,
    };
    let (rest, period) = rest.rsplit_once(',')?;
    let (_, hex) = rest.rsplit_once(',')?;
    Some((hex, period, attributes, count.parse().ok()?))
}
