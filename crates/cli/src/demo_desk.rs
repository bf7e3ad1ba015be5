//! `demo-desk`: a demo district's desk, from nothing to its page: accounts of invented people, organisations, services, signals and
//! plans, taken in by the very commands that a town would use. Only beside a store of invented people.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use gocpont_access::{
    Grant, NewAccount, NewTenant, Password, Role, StaffStore, Tenant, TokenId, Who,
};
use gocpont_demo::{DeskFiles, DeskOf, EntryFile, Worker, write_desk};
use gocpont_records::SqliteRecords;
use gocpont_records::sqlite::Purpose;
use gocpont_words::Arg;
use serde_json::json;

use crate::args::{Args, Check, Command, DemoDesk, Desk, DeskWork, Written};
use crate::console::{Console, now, today};
use crate::entries::args::{Entries, EntriesImport, EntriesNoun};
use crate::fault::told;
use crate::private_file::PrivateFile;
use crate::staff::args::StaffFile;
use crate::{Outcome, desk, entries};

/// What is drawn is drawn from this.
const SEED: u64 = 78;

/// Makes the desk unless it is there, and serves it.
pub fn run(args: &Args, command: &DemoDesk, console: &Console) -> anyhow::Result<Outcome> {
    let db = command.dir.join("town.db");
    fs::create_dir_all(&command.dir)?;
    let store = SqliteRecords::open_or_create(&db, Purpose::Synthetic)?;
    // The demo town's plan counts where the demo town is.
    let is_surveyed = store
        .area_names()?
        .iter()
        .any(|name| name == "municipalities");
    let plan = is_surveyed.then(|| "demo".to_owned());
    drop(store);
    let town = beside(args, db);
    let files = fill(&town, command.of, &command.dir, console)?;
    let password = accounts(&town, &files, &command.dir)?;
    let names = files.staff.iter().map(|worker| worker.name.as_str());
    let names: Vec<&str> = names.collect();
    let said = [
        ("names", Arg::from(names.join(", "))),
        ("password", Arg::from(password.as_str())),
    ];
    console.say("demo-desk-accounts", &said);
    console.result(&json!({ "accounts": names, "password": password }), "");
    let desk = Desk {
        listen: command.listen,
        public_url: None,
        work: DeskWork {
            plan,
            calendar: (command.of == DeskOf::Benesov).then(|| "cs".into()),
            ..DeskWork::default()
        },
    };
    desk::run(&town, &desk, console)
}

/// The program as it is for the files of a folder.
fn beside(args: &Args, db: PathBuf) -> Args {
    Args {
        releases: db.with_file_name("town.releases"),
        db,
        lang: args.lang,
        quiet: args.quiet,
        json: args.json,
        command: Command::Check(Check::default()),
    }
}

/// Writes a district's files and takes them in; what is there already stays as it is.
pub fn fill(town: &Args, of: DeskOf, dir: &Path, console: &Console) -> anyhow::Result<DeskFiles> {
    let store = SqliteRecords::open(&town.db)?;
    let surveyed = store.codebook("household")?.is_some();
    drop(store);
    let files = write_desk(dir, (of, surveyed), SEED, today())?;
    tenants(town, &files)?;
    let quiet = Console::new(&Args {
        quiet: true,
        json: false,
        ..beside(town, town.db.clone())
    });
    let bar = console.progress("", files.files.len() as u64);
    for file in &files.files {
        bar.set_message(format!("{} {}", file.tenant, file.register));
        if entries::run(town, &of_entries(file)?, &quiet)? != Outcome::Done {
            anyhow::bail!(told("demo-desk-refused", &[("file", &file.path.display())]));
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let rows: usize = files.files.iter().map(|file| file.rows).sum();
    console.say("demo-desk-filled", &[("count", Arg::from(rows))]);
    Ok(files)
}

fn tenants(town: &Args, files: &DeskFiles) -> anyhow::Result<()> {
    let mut store = StaffStore::open_or_create(&staff(town))?;
    let known = store.tenants()?;
    for (code, name) in &files.tenants {
        if known.iter().any(|own| own.code.as_str() == *code) {
            continue;
        }
        let shares = files.shares.iter().map(|own| own.parse());
        let new = NewTenant {
            tenant: Tenant {
                code: code.parse()?,
                name: (*name).to_owned(),
            },
            district: files.district.map(str::parse).transpose()?,
            shares: shares.collect::<Result<_, _>>()?,
        };
        store.add_tenant(&new, &Who::Program, now())?;
    }
    Ok(())
}

fn staff(town: &Args) -> PathBuf {
    crate::staff::path(town, &StaffFile::default())
}

fn of_entries(file: &EntryFile) -> anyhow::Result<Entries> {
    let import = EntriesImport {
        file: file.path.clone(),
        register: file.register.to_owned(),
        tenant: file.tenant.parse()?,
        organisation: Some("office".parse()?),
        check: false,
        crs: None,
        axes: None,
        written: Written::default(),
        rejections: None,
        strict: true,
    };
    Ok(Entries {
        staff: StaffFile::default(),
        entries: None,
        codebook: Vec::new(),
        calendar: None,
        noun: EntriesNoun::Import(Box::new(import)),
    })
}

/// Makes the accounts that are not there yet, all with one password, which stands in a file for its owner alone.
fn accounts(town: &Args, files: &DeskFiles, dir: &Path) -> anyhow::Result<String> {
    let kept = dir.join("desk-password.txt");
    let password = match fs::read_to_string(&kept) {
        Ok(password) => password.trim().to_owned(),
        Err(_) => fresh(&kept)?,
    };
    let mut store = StaffStore::open_or_create(&staff(town))?;
    let known = store.accounts()?;
    for worker in &files.staff {
        if known.iter().any(|own| own.name.as_str() == worker.name) {
            continue;
        }
        let grants = [Grant {
            tenant: worker.tenant.parse()?,
            role: role(worker)?,
            records: worker.records,
        }];
        let organisation = worker.organisation.map(str::parse).transpose()?;
        let new = NewAccount {
            name: &worker.name.parse()?,
            organisation: organisation.as_ref(),
            grants: &grants,
            password: &Password::new(&password),
            mail: None,
            needs_totp: false,
        };
        store.add_account(&new, &Who::Program, now())?;
    }
    Ok(password)
}

fn role(worker: &Worker) -> anyhow::Result<Role> {
    Ok(worker.role.parse()?)
}

/// A password that nobody has guessed, written down.
fn fresh(kept: &Path) -> anyhow::Result<String> {
    let password = TokenId::new()?.to_string();
    let mut file = PrivateFile::create(kept)?;
    file.write_all(password.as_bytes())?;
    file.finish()?;
    Ok(password)
}
