//! What a file of entries holds: rows of one register, or a list of services, whose rows are of four.

use std::path::Path;

use gocpont_crs::Transformer;
use gocpont_ingest::entry_file::{EntryFile, Reading};
use gocpont_ingest::listing::{self, Listing, mpsv, sheet::Sheet};
use gocpont_ingest::project::Project;
use gocpont_ingest::rejection::Rejection;
use gocpont_words::Arg;

use super::args::EntriesImport;
use super::office::Office;
use crate::console::{Console, today};
use crate::reading::Told;

/// A plain sheet with a row for each service.
pub const SHEET: &str = "services";
/// The Human Services Data Specification.
pub const HSDS: &str = "hsds";
/// The Czech register.
pub const MPSV: &str = "mpsv";

/// The registers' rows of a file.
#[derive(Default)]
pub struct Given {
    /// Rows by register, in the order in which they are taken in.
    pub parts: Vec<(String, EntryFile)>,
    /// Rows that were refused before they were of any register.
    pub rejections: Vec<Rejection>,
    /// Whether it is a list of services, which knows some of the answers only roughly.
    pub is_list: bool,
    /// How it is written and which of its columns are read.
    pub told: Told,
}

/// Reads the file.
pub fn read(office: &Office, noun: &EntriesImport, console: &Console) -> anyhow::Result<Given> {
    let (areas, versions) = office.areas()?;
    let projection = noun.crs.map(Transformer::to_wgs84).transpose()?;
    let projection = projection.as_ref().map(|crs| crs as &dyn Project);
    let overrides = noun.written.overrides();
    let reading = Reading {
        overrides: &overrides,
        zone: office.calendar.zone(),
        today: today(),
        projection: projection.zip(noun.crs),
        axes: noun.axes,
        areas: &areas,
        versions: &versions,
    };
    let service = || office.registers.named("service");
    match noun.register.as_str() {
        SHEET => {
            let read = Sheet::of(&service()?.codebook).read(&noun.file, &overrides, today())?;
            let given = Given {
                rejections: read.rejections,
                told: told((read.renamed, read.unread)),
                ..Given::default()
            };
            of_listing(office, &reading, (&read.listing, given), console)
        }
        MPSV => {
            let read = mpsv::read(&noun.file, &overrides, &service()?.codebook)?;
            if read.ended > 0 {
                console.say(
                    "listing-ended",
                    &[("count", Arg::Number(read.ended as f64))],
                );
            }
            let given = Given {
                rejections: read.rejections,
                told: told((read.renamed, read.unread)),
                ..Given::default()
            };
            of_listing(office, &reading, (&read.listing, given), console)
        }
        HSDS => {
            let tables = gocpont_ingest::hsds::read(&noun.file)?;
            let listing = gocpont_ingest::hsds::listing(&tables, &service()?.codebook);
            of_listing(office, &reading, (&listing, Given::default()), console)
        }
        name => {
            let register = office.registers.named(name)?;
            let mut file = register.form.read(&noun.file, &reading)?;
            let told = Told {
                facts: std::mem::take(&mut file.facts),
                renamed: std::mem::take(&mut file.renamed),
                unread: std::mem::take(&mut file.unread),
            };
            Ok(Given {
                told,
                parts: vec![(name.to_owned(), file)],
                ..Given::default()
            })
        }
    }
}

fn told((renamed, unread): (Vec<(String, String)>, Vec<String>)) -> Told {
    Told {
        renamed,
        unread,
        ..Told::default()
    }
}

/// The rows of a list of services, and what it says that no register keeps.
fn of_listing(
    office: &Office,
    reading: &Reading<'_>,
    (listing, mut given): (&Listing, Given),
    console: &Console,
) -> anyhow::Result<Given> {
    given.is_list = true;
    for (at, name) in listing::REGISTERS.iter().enumerate() {
        let Some(part) = listing.part(at) else {
            continue;
        };
        let register = office.registers.named(name)?;
        let (source, dialect) = part.source();
        let file = register
            .form
            .read_source(name, (Box::new(source), &dialect), reading)?;
        given.parts.push(((*name).to_owned(), file));
    }
    for (what, count) in &listing.lost {
        let args = [
            ("what", Arg::from(what.as_str())),
            ("count", Arg::Number(*count as f64)),
        ];
        console.say("listing-lost", &args);
    }
    Ok(given)
}

/// Whether a file of this name may be a folder: tables of the specification.
pub fn may_be_folder(register: &str, path: &Path) -> bool {
    register == HSDS && path.is_dir()
}
