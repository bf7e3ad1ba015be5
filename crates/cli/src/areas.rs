//! `import-areas`: area sets to count in and to show, from any of the formats of features, and the basemap.

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use gocpont_ingest::areas::{Gap, Overlap, Repair, Report, Wanted, take};
use gocpont_ingest::features::{self, Choice, Features};
use gocpont_records::sqlite::Purpose;
use gocpont_records::{AreaFile, SqliteRecords};
use gocpont_words::Arg;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::args::{Args, ImportAreas};
use crate::console::{Console, now};

/// How many repairs, overlaps or gaps are said one by one; all of them stand in the result.
const SAID: usize = 20;

/// What is to be kept, and what is said about it.
struct Ready {
    geojson: String,
    count: usize,
    result: Value,
}

/// Checks the file and keeps it; the same file again changes nothing, and with `--check` nothing is written at all.
pub fn run(args: &Args, command: &ImportAreas, console: &Console) -> anyhow::Result<Outcome> {
    let name = command.file.display().to_string();
    let ready = if command.basemap {
        basemap(&name, &command.file)?
    } else {
        areas(&name, command, console)?
    };
    let said = |id: &str| {
        let args = [
            ("file", Arg::from(name.as_str())),
            ("set", Arg::from(command.set.as_str())),
            ("count", Arg::from(ready.count)),
        ];
        console.say(id, &args);
    };
    let mut result = ready.result;
    if command.check {
        said("areas-checked");
    } else {
        let file = file(command, ready.geojson)?;
        let purpose = if command.synthetic {
            Purpose::Synthetic
        } else {
            Purpose::Real
        };
        let store = SqliteRecords::open_or_create(&args.db, purpose)?;
        let is_new = store.put_area_file(&file, &now().to_string())?;
        said(if is_new {
            "areas-taken"
        } else {
            "areas-unchanged"
        });
        result["changed"] = json!(is_new);
    }
    result["set"] = json!(command.set);
    console.result(&result, "");
    Ok(Outcome::Done)
}

fn text(name: &str, path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| name.to_owned())
}

fn basemap(name: &str, path: &Path) -> anyhow::Result<Ready> {
    let geojson = text(name, path)?;
    let count = gocpont_ingest::reference::parse(name, &geojson)?.len();
    Ok(Ready {
        geojson,
        count,
        result: json!({ "features": count }),
    })
}

fn areas(name: &str, command: &ImportAreas, console: &Console) -> anyhow::Result<Ready> {
    let choice = Choice {
        layer: command.layer.as_deref(),
        encoding: command.encoding.as_deref(),
    };
    let read = features::read(&command.file, &choice)?;
    let wanted = Wanted {
        set: &command.set,
        id_field: &command.id_field,
        name_field: &command.name_field,
        crs: command.crs,
        axes: command.axes,
        dissolve: command.dissolve,
    };
    let taken = take(&read, &wanted)?;
    say_read(name, &read, &taken.report, console);
    say_report(&taken.report, console);
    let own = if taken.is_as_it_was {
        own_text(name, command)
    } else {
        None
    };
    let geojson = own.unwrap_or(taken.geojson);
    Ok(Ready {
        geojson,
        count: taken.set.areas().len(),
        result: result(&read, &taken.report, taken.set.areas().len()),
    })
}

/// The file's own text, where it is a collection that is read again as it stands.
fn own_text(name: &str, command: &ImportAreas) -> Option<String> {
    let text = std::fs::read_to_string(&command.file).ok()?;
    let fields = [command.id_field.as_str(), command.name_field.as_str()];
    let read = gocpont_ingest::areas::parse(name, &text, &command.set, fields);
    read.is_ok().then_some(text)
}

fn file(command: &ImportAreas, geojson: String) -> anyhow::Result<AreaFile> {
    let field = |field: &str| {
        if command.basemap {
            String::new()
        } else {
            field.to_owned()
        }
    };
    Ok(AreaFile {
        name: command.set.clone(),
        id_field: field(&command.id_field),
        name_field: field(&command.name_field),
        geojson,
        valid_from: command.valid_from.map(|day| day.to_string()),
        checksum: Some(checksum(&command.file)?),
    })
}

fn checksum(path: &Path) -> anyhow::Result<String> {
    let name = path.display().to_string();
    let mut file = std::fs::File::open(path).with_context(|| name.clone())?;
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part).with_context(|| name.clone())? {
            0 => break,
            read => hash.update(&part[..read]),
        }
    }
    let bytes = hash.finalize();
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn say_read(name: &str, read: &Features, report: &Report, console: &Console) {
    let layer = read.layer.as_ref().map(|layer| format!(", {layer}"));
    let encoding = read.encoding.map(|encoding| format!(", {encoding}"));
    let format = [
        read.format.name(),
        &layer.unwrap_or_default(),
        &encoding.unwrap_or_default(),
    ];
    let axes = match report.axes {
        gocpont_ingest::coordinates::Axes::AsNamed => String::new(),
        other => format!(", --axes {other}"),
    };
    let args = [
        ("file", Arg::from(name)),
        ("format", Arg::from(format.concat())),
        ("count", Arg::from(report.features)),
        ("crs", Arg::from(format!("EPSG:{}{axes}", report.crs))),
    ];
    console.say("areas-read", &args);
    if report.accuracy_m.is_none() {
        console.say("areas-ballpark", &args);
    }
    if report.is_elsewhere {
        console.say("areas-elsewhere", &args);
    }
}

fn say_report(report: &Report, console: &Console) {
    for (id, count) in report.united.iter().take(SAID) {
        let args = [("id", Arg::from(id.as_str())), ("count", Arg::from(*count))];
        console.say("areas-united", &args);
    }
    more(report.united.len(), console);
    for repair in report.repairs.iter().take(SAID) {
        say_repair(repair, console);
    }
    more(report.repairs.len(), console);
    let ground = &report.ground;
    for Overlap {
        first,
        second,
        m2,
        at,
    } in ground.overlaps.iter().take(SAID)
    {
        let args = [
            ("first", Arg::from(first.as_str())),
            ("second", Arg::from(second.as_str())),
            ("size", size(*m2, console)),
            ("at", place(*at)),
        ];
        console.say("areas-overlap", &args);
    }
    more(ground.overlaps.len(), console);
    for Gap { m2, at } in ground.gaps.iter().take(SAID) {
        console.say(
            "areas-gap",
            &[("size", size(*m2, console)), ("at", place(*at))],
        );
    }
    more(ground.gaps.len(), console);
    if ground.overlap_slivers + ground.gap_slivers > 0 {
        let args = [
            ("overlaps", Arg::from(ground.overlap_slivers)),
            ("gaps", Arg::from(ground.gap_slivers)),
        ];
        console.say("areas-slivers", &args);
    }
    if ground.is_partial {
        console.say("areas-partial", &[]);
    }
}

fn more(count: usize, console: &Console) {
    if count > SAID {
        console.say("areas-more", &[("count", Arg::from(count - SAID))]);
    }
}

fn say_repair(repair: &Repair, console: &Console) {
    let words = console.words();
    let fault = |word: &str| words.say(&format!("areas-fault-{}", word.replace('_', "-")));
    let faults: Vec<String> = repair.faults.iter().map(|f| fault(f.word())).collect();
    let args = [
        ("id", Arg::from(repair.id.as_str())),
        ("name", Arg::from(repair.name.as_str())),
        ("faults", Arg::from(faults.join(", "))),
        ("at", place(repair.at)),
        ("before", Arg::from(repair.before_m2.round())),
        ("after", Arg::from(repair.after_m2.round())),
        (
            "change",
            Arg::from((repair.after_m2 - repair.before_m2).round() + 0.0),
        ),
    ];
    console.say("areas-repair", &args);
}

/// Square metres, or square kilometres from a tenth of one on.
fn size(m2: f64, console: &Console) -> Arg {
    let (id, value) = if m2 < 100_000.0 {
        ("areas-m2", m2.round())
    } else {
        ("areas-km2", (m2 / 10_000.0).round() / 100.0)
    };
    Arg::from(console.words().say_with(id, &[("value", Arg::from(value))]))
}

/// Longitude and latitude to about a metre.
fn place((lon, lat): (f64, f64)) -> Arg {
    Arg::from(format!("{lon:.5} {lat:.5}"))
}

fn result(read: &Features, report: &Report, areas: usize) -> Value {
    let repairs = report.repairs.iter().map(|repair| {
        let faults: Vec<&str> = repair.faults.iter().map(|fault| fault.word()).collect();
        json!({ "feature": repair.feature, "id": repair.id, "name": repair.name, "faults": faults, "at": repair.at,
                "before_m2": repair.before_m2, "after_m2": repair.after_m2 })
    });
    let ground = &report.ground;
    let overlaps = ground.overlaps.iter();
    let overlaps =
        overlaps.map(|o| json!({ "areas": [o.first, o.second], "m2": o.m2, "at": o.at }));
    let gaps = ground
        .gaps
        .iter()
        .map(|gap| json!({ "m2": gap.m2, "at": gap.at }));
    let united = report.united.iter();
    json!({
        "features": report.features,
        "areas": areas,
        "format": read.format.name(),
        "layer": read.layer,
        "crs": report.crs,
        "axes": report.axes.word(),
        "accuracy_m": report.accuracy_m,
        "united": united.map(|(id, count)| json!({ "id": id, "features": count })).collect::<Vec<_>>(),
        "repairs": repairs.collect::<Vec<_>>(),
        "overlaps": overlaps.collect::<Vec<_>>(),
        "overlap_slivers": ground.overlap_slivers,
        "gaps": gaps.collect::<Vec<_>>(),
        "gap_slivers": ground.gap_slivers,
        "partial": ground.is_partial,
    })
}
