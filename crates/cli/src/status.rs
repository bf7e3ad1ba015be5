//! `status`: what the stores hold, who was asked and answered and how old the answers are, for whoever runs them. It counts
//! people: for staff only, like the layer of coverage and age by area.

use std::io::Write;
use std::path::Path;

use gocpont_records::{Ages, Coverage, PrivateKind, PrivateNote, RecordStore, SqliteRecords};
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;
use serde_json::{Map, Value, json};

use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now, today};
use crate::duplicates::day;
use crate::inputs::REGISTERS;
use crate::private_file::{PrivateFile, absolute, refuse_public};
use crate::records_args::Status;
use crate::registers;

const COLUMNS: [&str; 10] = [
    "register", "area", "units", "asked", "answered", "share", "oldest", "median", "newest", "old",
];

/// Says which registers, area sets and releases there are, and what their data are like.
pub fn run(args: &Args, command: &Status, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let mut present = Vec::new();
    for register in REGISTERS {
        if store.has_register(register)? {
            present.push(register);
        }
    }
    let releases = match FileReleases::open(&args.releases) {
        Ok(file) => file.list()?.len(),
        Err(gocpont_releases::ReleasesError::Missing(_)) => 0,
        Err(error) => return Err(error.into()),
    };
    let ages = Ages {
        day: today(),
        stale_after: command.stale_after,
    };
    let batches = store.now()?;
    let coverage = store.coverage(&registers::all(&store)?, ages, batches)?;
    if let Some(path) = &command.layer {
        layer(&store, &coverage, path, console)?;
    }
    let areas = store.area_names()?;
    let rows: Vec<Value> = coverage.iter().map(row).collect();
    let status = json!({
        "db": args.db,
        "synthetic": store.is_synthetic()?,
        "keys": store.keys().fingerprint(),
        "batches": batches.0,
        "registers": present,
        "areas": areas,
        "releases": releases,
        "stale_after": command.stale_after,
        "coverage": rows,
    });
    let mut text = vec![console.words().say_with(
        "status-store",
        &[
            ("file", Arg::from(args.db.display().to_string())),
            ("batches", Arg::Number(batches.0 as f64)),
            ("areas", Arg::from(areas.len())),
            ("releases", Arg::from(releases)),
        ],
    )];
    text.extend(table(&coverage, console));
    let stale = coverage.iter().filter(|own| own.is_stale()).count();
    if stale > 0 {
        let days = ("days", Arg::from(command.stale_after as usize));
        let count = ("count", Arg::from(stale));
        text.push(console.words().say_with("status-stale", &[count, days]));
    }
    console.result(&status, &text.join("\n"));
    Ok(Outcome::Done)
}

fn row(own: &Coverage) -> Value {
    let date = |days: Option<i64>| days.map(|days| day(days).to_string());
    json!({
        "register": own.register,
        "set": own.area.as_ref().map(|(set, _)| set),
        "area": own.area.as_ref().map(|(_, id)| id),
        "units": own.units,
        "asked": own.asked,
        "answered": own.answered,
        "share": share(own),
        "oldest": date(own.oldest),
        "median": date(own.median),
        "newest": date(own.newest),
        "stale": own.stale,
        "is_stale": own.is_stale(),
    })
}

/// Answered of asked, to three decimals; none where nobody was asked.
fn share(own: &Coverage) -> Option<f64> {
    let share = own.answered as f64 / own.asked as f64;
    (own.asked > 0).then(|| (share * 1000.0).round() / 1000.0)
}

/// The rows with their heading, each column as wide as its widest cell.
fn table(coverage: &[Coverage], console: &Console) -> Vec<String> {
    let heading = COLUMNS.map(|name| console.words().say(&format!("status-{name}")));
    let cell = |own: &Coverage| {
        let date = |days: Option<i64>| days.map_or_else(String::new, |days| day(days).to_string());
        let area = own.area.as_ref();
        let area = area.map_or_else(String::new, |(set, id)| format!("{set}/{id}"));
        let percent = share(own).map(|share| console.words().number(share * 100.0, 1));
        [
            own.register.clone(),
            area,
            own.units.to_string(),
            own.asked.to_string(),
            own.answered.to_string(),
            percent.map_or_else(String::new, |percent| format!("{percent}\u{a0}%")),
            date(own.oldest),
            date(own.median),
            date(own.newest),
            own.stale.to_string(),
        ]
    };
    let rows: Vec<[String; 10]> = std::iter::once(heading)
        .chain(coverage.iter().map(cell))
        .collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..COLUMNS.len()).map(width).collect();
    let line = |row: &[String; 10]| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(at, (cell, width))| {
            if at < 2 {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Coverage and age by area as a GeoJSON: a feature for each area and register.
fn layer(
    store: &SqliteRecords,
    coverage: &[Coverage],
    path: &Path,
    console: &Console,
) -> anyhow::Result<()> {
    let mut features = Vec::new();
    for name in store.area_names()? {
        let Some(file) = store.area_file(&name)? else {
            continue;
        };
        if file.id_field.is_empty() {
            continue;
        }
        let parsed: Value = serde_json::from_str(&file.geojson)?;
        let areas = parsed["features"].as_array().cloned().unwrap_or_default();
        for area in areas {
            let id = text(&area["properties"][&file.id_field]);
            let of_area = |own: &&Coverage| {
                let own = own.area.as_ref();
                own.is_some_and(|(set, own)| *set == name && *own == id)
            };
            for own in coverage.iter().filter(of_area) {
                let mut properties: Map<String, Value> = Map::new();
                let label = text(&area["properties"][&file.name_field]);
                properties.insert("name".to_owned(), Value::from(label));
                if let Value::Object(cells) = row(own) {
                    properties.extend(cells);
                }
                features.push(json!({
                    "type": "Feature",
                    "geometry": area["geometry"],
                    "properties": properties,
                }));
            }
        }
    }
    refuse_public(path, console)?;
    let mut file = PrivateFile::create(path)?;
    let rows = features.len();
    let all = json!({ "type": "FeatureCollection", "features": features });
    file.write_all(all.to_string().as_bytes())?;
    store.log_private(&PrivateNote {
        kind: PrivateKind::Layer,
        path: Some(absolute(path).display().to_string()),
        rows: Some(rows as u64),
        recorded_at: now().to_string(),
    })?;
    file.finish()?;
    let path = ("file", Arg::from(path.display().to_string()));
    console.say("status-layer", &[("count", Arg::from(rows)), path]);
    Ok(())
}

/// An id or a name, which some files write as a number.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
