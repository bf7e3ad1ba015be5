//! `desk`: where signed-in staff work, with the files of staff and of entries beside the store of records.

mod oidc;
mod post;

use std::path::{Path, PathBuf};
use std::time::Duration;

use gocpont_core::codebook::Codebook;
use gocpont_core::life::WorkCalendar;
use gocpont_desk::DeskError;
use gocpont_desk::staff::people::People;
use gocpont_desk::staff::{Address, Files, Office, StaffDesk};
use gocpont_ingest::parameter::Parameters;
use gocpont_records::SqliteRecords;
use gocpont_words::Arg;
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::Outcome;
use crate::args::{Args, Desk, DeskFiles};
use crate::builtin::{self, Named};
use crate::console::{Console, today};
use crate::fault::told;
use crate::figures::Counted;
use crate::reported::DeskFile;

/// Serves the desk until Ctrl+C or a signal to end.
pub fn run(args: &Args, command: &Desk, console: &Console) -> anyhow::Result<Outcome> {
    beside(args, command, console, || Ok(()))
}

/// Where entries are: named, or beside the store of records.
pub fn entries(args: &Args, files: &DeskFiles) -> PathBuf {
    let beside = || args.db.with_extension("desk.db");
    files.entries.clone().unwrap_or_else(beside)
}

/// Serves the desk with something beside it, which is begun once the desk holds its address, and goes with it.
pub fn beside<T>(
    args: &Args,
    command: &Desk,
    console: &Console,
    other: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<Outcome> {
    let work = &command.work;
    let provider = oidc::of(work, args.lang)?;
    let books = registers(&work.codebook)?;
    let calendar = calendar(work.calendar.as_deref())?;
    let files = Files {
        staff: super::staff::path(args, &work.files.staff),
        entries: entries(args, &work.files),
    };
    let store = SqliteRecords::open(&args.db)?;
    let people = people(&store, &args.db)?;
    let named = (work.plan.as_deref(), work.parameters.as_deref());
    let file = DeskFile::of(work.files.entries.as_deref(), &work.codebook)?;
    let figures = Counted::of_plan(args, named, file)?;
    let watch = crate::watch::watch((&args.db, figures.clone()), &work.rules, &books)?;
    let office = Office::open(&files, store.into_keys(), books, calendar)?.with_people(people);
    let mut office = office
        .with_watch(watch)
        .with_second_factor(work.second_factor);
    if let Some(figures) = figures {
        office = office.with_stale_after(figures.stale_after_days()?);
        office = office.with_figures(Box::new(figures));
    }
    if let Some(post) = post::of(work, args.lang)? {
        office = office.with_post(post);
    }
    if let Some(oidc) = provider {
        office = office.with_oidc(oidc);
    }
    let address = Address {
        listen: command.listen,
        public: command.public_url.clone(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut end = signal(SignalKind::terminate())?;
        let desk = StaffDesk::bind(&address, office)
            .await
            .map_err(|error| match error {
                DeskError::NotLoopback(address) => {
                    told("desk-not-loopback", &[("address", &address)]).into()
                }
                DeskError::NotPublic(url) => told("desk-not-public", &[("url", &url)]).into(),
                other => anyhow::Error::from(other),
            })?;
        let own = format!("http://{}/", desk.address());
        let url = address.public.clone().unwrap_or(own);
        console.say("desk-open", &[("url", Arg::from(url.as_str()))]);
        console.result(&json!({ "url": url }), "");
        let _beside = other()?;
        desk.run(async move {
            tokio::select! {
                _interrupted = tokio::signal::ctrl_c() => {}
                _ended = end.recv() => {}
            }
        })
        .await;
        anyhow::Ok(())
    })?;
    runtime.shutdown_timeout(Duration::from_millis(500));
    Ok(Outcome::Done)
}

/// The registers of the desk with their children: those of the program, or of the files that are named.
pub fn registers(names: &[String]) -> anyhow::Result<Vec<Codebook>> {
    let parameters = builtin::parameters(None)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let named: anyhow::Result<Vec<Named>> = if names.is_empty() {
        Ok(builtin::desk_codebooks())
    } else {
        names.iter().map(|name| builtin::codebook(name)).collect()
    };
    let mut books = Vec::new();
    for Named { name, text } in named? {
        let loaded = gocpont_ingest::codebook::parse(&name, &text, &thresholds)?;
        books.extend(loaded.codebooks());
    }
    Ok(books)
}

/// What the desk sees of the store of records: its registers as they were last written, and its areas as they are now.
fn people(store: &SqliteRecords, path: &Path) -> anyhow::Result<People> {
    let parameters = builtin::parameters(None)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let mut codebooks: Vec<Codebook> = Vec::new();
    for register in builtin::codebooks() {
        let text = match store.codebook(register)? {
            Some(text) => text,
            None => builtin::codebook(register)?.text,
        };
        let loaded = gocpont_ingest::codebook::parse(register, &text, &thresholds)?;
        let new = loaded.codebooks().into_iter();
        let new = new.filter(|book| codebooks.iter().all(|own| own.id != book.id));
        codebooks.extend(new.collect::<Vec<_>>());
    }
    let mut areas = Vec::new();
    for name in store.area_names()? {
        let Some(file) = store
            .area_file(&name)?
            .filter(|file| !file.id_field.is_empty())
        else {
            continue;
        };
        let fields = [file.id_field.as_str(), file.name_field.as_str()];
        let set = gocpont_ingest::areas::parse(&name, &file.geojson, &name, fields)?;
        areas.push((name, set));
    }
    Ok(People {
        store: path.to_owned(),
        codebooks,
        areas,
    })
}

/// The working days of a file, or of a country by its language.
pub fn calendar(file: Option<&Path>) -> anyhow::Result<WorkCalendar> {
    let Named { name, text } = builtin::calendar(file)?;
    Ok(gocpont_ingest::calendar::parse(&name, &text)?)
}
