//! `demo-data` and `demo`: the demo town's files, and everything from them to the map by the very commands that a town
//! would use.

use std::path::{Path, PathBuf};

use gocpont_core::record::Precision;
use gocpont_demo::{AreaFile, DeskOf, Files, Options, Step, SurveyFile};
use gocpont_records::SqliteRecords;
use gocpont_records::sqlite::Purpose;
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;
use indicatif::ProgressBar;
use serde_json::json;

use crate::args::{
    Args, Check, Command, Demo, DemoData, Import, ImportAddresses, ImportAreas, Publish, Written,
};
use crate::console::Console;
use crate::{Outcome, addresses, areas, demo_desk, import, publish, serve};

/// Keys of the demo town are made from this, so that the same data give the same release everywhere.
const KEYS_SEED: u64 = 2024;

/// Writes the demo town's files.
pub fn data(command: &DemoData, console: &Console) -> anyhow::Result<Outcome> {
    let standard = if command.dispersed {
        Options::dispersed()
    } else {
        Options::default()
    };
    let options = Options {
        households: command.households.unwrap_or(standard.households),
        seed: command.seed.unwrap_or(standard.seed),
        waves: command.waves.unwrap_or(standard.waves),
        ..standard
    };
    console.say("demo-making", &[]);
    let files = written(&command.out, &options, console)?;
    let paths: Vec<String> = files
        .areas
        .iter()
        .map(|areas| &areas.path)
        .chain(files.surveys.iter().map(|survey| &survey.path))
        .chain(&files.addresses)
        .map(|path| path.display().to_string())
        .collect();
    console.result(&json!({ "files": paths }), &paths.join("\n"));
    Ok(Outcome::Done)
}

/// Makes the demo town unless it is there, and serves it.
pub fn run(args: &Args, command: &Demo, console: &Console) -> anyhow::Result<Outcome> {
    let releases = command.dir.join("town.releases");
    if is_published(&releases)? {
        console.say("demo-reused", &[]);
    } else {
        console.say("demo-making", &[]);
        make(args, command, &releases, console)?;
    }
    serve::releases(&releases, &command.serve, args.lang, console)
}

fn is_published(releases: &Path) -> anyhow::Result<bool> {
    Ok(releases.exists() && FileReleases::open(releases)?.latest()?.is_some())
}

/// The steps of a town: files, areas, surveys, publication. Whatever a broken-off start left is done again, and changes
/// nothing where it was whole.
fn make(args: &Args, command: &Demo, releases: &Path, console: &Console) -> anyhow::Result<()> {
    let files = written(&command.dir, &Options::default(), console)?;
    let db = command.dir.join("town.db");
    SqliteRecords::open_or_create(&db, Purpose::Demo(KEYS_SEED))?;
    let town = Args {
        db,
        releases: releases.to_owned(),
        lang: args.lang,
        quiet: true,
        json: false,
        command: Command::Check(Check::default()),
    };
    // The commands' own messages would be pages long.
    let quiet = Console::new(&town);
    let count = files.areas.len() + files.surveys.len() + usize::from(files.addresses.is_some());
    let bar = console.progress("", count as u64);
    for file in files.areas {
        bar.set_message(file.set);
        areas::run(&town, &of_areas(file), &quiet)?;
        bar.inc(1);
    }
    for file in files.surveys {
        bar.set_message(file.wave.clone());
        import::run(&town, &of_survey(file), &quiet)?;
        bar.inc(1);
    }
    // After the surveys, whose coordinates say where they are.
    if let Some(path) = files.addresses {
        addresses::run(&town, &of_register(path), &quiet)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    console.say("demo-imported", &[("count", Arg::from(count))]);
    // Services, which the plan publishes, stand at the desk; nobody can sign in there until somebody asks for accounts.
    demo_desk::fill(&town, DeskOf::Tata, &command.dir, console)?;
    let command = Publish {
        plan: "demo".to_owned(),
        as_of: None,
        known_at: None,
        parameters: None,
        entries: None,
        codebook: Vec::new(),
    };
    publish::run(&town, &command, console)?;
    Ok(())
}

fn of_areas(file: AreaFile) -> ImportAreas {
    ImportAreas {
        set: file.set.to_owned(),
        file: file.path,
        id_field: file.id_field.to_owned(),
        name_field: file.name_field.to_owned(),
        valid_from: None,
        crs: None,
        axes: None,
        layer: None,
        encoding: None,
        dissolve: false,
        check: false,
        basemap: file.is_basemap,
        synthetic: true,
    }
}

fn of_register(path: PathBuf) -> ImportAddresses {
    ImportAddresses {
        path,
        crs: None,
        rejections: None,
        synthetic: true,
    }
}

fn of_survey(file: SurveyFile) -> Import {
    Import {
        codebook: vec![file.register.to_owned()],
        register: None,
        files: vec![file.path],
        mapping: None,
        check: false,
        crs: file.crs,
        axes: None,
        accept_precision: Precision::HouseSimilar,
        written: Written::default(),
        rejections: None,
        valid_from: None,
        parameters: None,
        strict: false,
        synthetic: true,
        complete: false,
        yes: false,
        undo: None,
    }
}

fn written(dir: &Path, options: &Options, console: &Console) -> anyhow::Result<Files> {
    let mut bar: Option<ProgressBar> = None;
    let files = gocpont_demo::write(dir, options, &mut |step| {
        let Step::Wave {
            name,
            number,
            of,
            households,
            total,
        } = step
        else {
            return;
        };
        let bar = bar.get_or_insert_with(|| console.progress("", u64::from(total) * u64::from(of)));
        bar.set_message(name.to_owned());
        bar.set_position(u64::from(total) * u64::from(number - 1) + u64::from(households));
    })?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let folder = [("dir", Arg::from(dir.display().to_string()))];
    console.say("demo-written", &folder);
    Ok(files)
}
