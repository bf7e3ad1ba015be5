//! `import-areas`: area sets to count in and to show, and the basemap.

use anyhow::Context;
use gocpont_records::sqlite::Purpose;
use gocpont_records::{AreaFile, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, ImportAreas};
use crate::console::{Console, now};

/// Checks the file and keeps it; the same file again changes nothing.
pub fn run(args: &Args, command: &ImportAreas, console: &Console) -> anyhow::Result<Outcome> {
    let purpose = if command.synthetic {
        Purpose::Synthetic
    } else {
        Purpose::Real
    };
    let name = command.file.display().to_string();
    let geojson = std::fs::read_to_string(&command.file).with_context(|| name.clone())?;
    let count = if command.basemap {
        gocpont_ingest::reference::parse(&name, &geojson)?.len()
    } else {
        let fields = [command.id_field.as_str(), command.name_field.as_str()];
        let set = gocpont_ingest::areas::parse(&name, &geojson, &command.set, fields)?;
        set.areas().len()
    };
    let store = SqliteRecords::open_or_create(&args.db, purpose)?;
    let field = |field: &str| {
        if command.basemap {
            String::new()
        } else {
            field.to_owned()
        }
    };
    let file = AreaFile {
        name: command.set.clone(),
        id_field: field(&command.id_field),
        name_field: field(&command.name_field),
        geojson,
    };
    let is_new = store.put_area_file(&file, &now().to_string())?;
    let said = if is_new {
        "areas-taken"
    } else {
        "areas-unchanged"
    };
    console.say(
        said,
        &[
            ("file", Arg::from(name)),
            ("set", Arg::from(command.set.as_str())),
            ("count", Arg::from(count)),
        ],
    );
    console.result(
        &json!({ "set": command.set, "features": count, "changed": is_new }),
        "",
    );
    Ok(Outcome::Done)
}
