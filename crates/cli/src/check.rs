//! `check`: the private store, the codebooks in it, the files of the desk, and the releases of both tiers, each said to be sound
//! or at fault.
//! Nothing is written, and the stores may be in use.

use std::collections::BTreeSet;
use std::path::Path;

use gocpont_disclosure::release::{Checksum, checksum};
use gocpont_ingest::parameter::Parameters;
use gocpont_records::KeySource;
use gocpont_records::check::{Checked, check};
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, Check};
use crate::builtin;
use crate::console::{Console, today};
use crate::publish::{finer_path, hex};

/// What was looked at, and what is wrong with it.
struct Finding {
    what: &'static str,
    name: String,
    fault: Option<String>,
}

/// Checks everything, whatever was found before.
pub fn run(args: &Args, command: &Check, console: &Console) -> anyhow::Result<Outcome> {
    let mut findings = Vec::new();
    let db = args.db.display().to_string();
    let checked = match check(&args.db, &KeySource::of(&args.db)) {
        Ok(checked) => checked,
        Err(error) => {
            findings.push(Finding {
                what: "store",
                name: db.clone(),
                fault: Some(console.meaning(&error.into())),
            });
            Checked::default()
        }
    };
    findings.extend(checked.parts.iter().map(|(part, fault)| Finding {
        what: part.id(),
        name: db.clone(),
        fault: fault.clone(),
    }));
    findings.extend(codebooks(&checked)?);
    findings.extend(desk(args, command, console));
    let tiers = [
        (args.releases.clone(), &checked.releases),
        (finer_path(&args.releases), &checked.finer),
    ];
    for (path, known) in &tiers {
        findings.extend(releases(path, known, console));
    }
    report(&findings, console);
    let is_sound = findings.iter().all(|finding| finding.fault.is_none());
    Ok(if is_sound {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

/// The files of the desk that are there: that of staff with the chain of its audit, and that of entries.
fn desk(args: &Args, command: &Check, console: &Console) -> Vec<Finding> {
    let mut findings = Vec::new();
    let finding = |what: &'static str, path: &Path, fault: Option<String>| Finding {
        what,
        name: path.display().to_string(),
        fault,
    };
    let staff = super::staff::path(args, &command.files.staff);
    if staff.exists() {
        let (file, chain) = match gocpont_access::check(&staff) {
            Ok(chain) => (None, Some(chain.err().map(|broken| broken.to_string()))),
            Err(error) => (Some(console.meaning(&error.into())), None),
        };
        findings.push(finding("staff", &staff, file));
        findings.extend(chain.map(|fault| finding("audit", &staff, fault)));
    }
    let entries = super::desk::entries(args, &command.files);
    if entries.exists() {
        let said = gocpont_records::entries::check::check(&entries, &KeySource::of(&args.db));
        let fault = said.err().map(|error| console.meaning(&error.into()));
        findings.push(finding("entries", &entries, fault));
    }
    findings
}

fn codebooks(checked: &Checked) -> anyhow::Result<Vec<Finding>> {
    let parameters = builtin::parameters(None)?;
    let thresholds = Parameters::parse(&parameters.name, &parameters.text)?.on(today());
    let fault = |register: &str, text: &str| {
        let loaded = match gocpont_ingest::codebook::parse(register, text, &thresholds) {
            Ok(loaded) => loaded,
            Err(error) => return Some(error.to_string()),
        };
        let found = loaded.register(register);
        let missing = || format!("it does not hold the register {register}");
        found.is_none().then(missing)
    };
    let codebooks = checked.codebooks.iter();
    let findings = codebooks.map(|(register, text)| Finding {
        what: "codebook",
        name: register.clone(),
        fault: fault(register, text),
    });
    Ok(findings.collect())
}

/// A file of releases, and each release in it; one that the store knows and the file lacks is a fault.
fn releases(path: &Path, known: &[(u32, String)], console: &Console) -> Vec<Finding> {
    if !path.exists() && known.is_empty() {
        return Vec::new();
    }
    let name = path.display().to_string();
    let of_file = |fault: Option<String>| Finding {
        what: "releases",
        name: name.clone(),
        fault,
    };
    let opened = FileReleases::open_any(path).and_then(|file| Ok((file.list()?, file)));
    let (listed, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return vec![of_file(Some(console.meaning(&error.into())))],
    };
    let numbers: BTreeSet<u32> = listed.iter().map(|own| own.number).collect();
    let lacks = known.iter().find(|(number, _)| !numbers.contains(number));
    let lacks = lacks.map(|(number, _)| format!("release {number} is missing"));
    let reference = file.reference_sets().err().map(|error| error.to_string());
    let mut findings = vec![of_file(lacks.or(reference))];
    findings.extend(listed.iter().map(|own| {
        let kept = known.iter().find(|(number, _)| *number == own.number);
        let sum = hex(&own.checksum);
        let differs = kept.filter(|(_, kept)| *kept != sum);
        let differs = differs.map(|(_, kept)| format!("{sum} instead of {kept}"));
        Finding {
            what: "release",
            name: format!("{name} {}", own.number),
            fault: release_fault(&file, own.number).or(differs),
        }
    }));
    findings
}

/// The manifest and every chunk that it names are those that the checksums say.
fn release_fault(file: &FileReleases, number: u32) -> Option<String> {
    let release = match file.release(number) {
        Ok(Some(release)) => release,
        Ok(None) => return Some("it is missing".to_owned()),
        Err(error) => return Some(error.to_string()),
    };
    let collections = &release.manifest().collections;
    let mut sums: BTreeSet<Checksum> = BTreeSet::new();
    for collection in collections {
        let periods = collection.periods.iter().map(|period| &period.chunk);
        let chunks = std::iter::once(&collection.shapes).chain(periods);
        let details = release.extended(&collection.id);
        let details = details
            .into_iter()
            .flat_map(|own| own.details.iter().flatten());
        sums.extend(chunks.chain(details).map(|chunk| chunk.checksum));
    }
    sums.iter().find_map(|sum| match file.chunk(sum) {
        Ok(bytes) if checksum(&bytes) == *sum => None,
        Ok(_) => Some(format!("the chunk {} is another", hex(sum))),
        Err(error) => Some(format!("the chunk {}: {error}", hex(sum))),
    })
}

fn report(findings: &[Finding], console: &Console) {
    let words = console.words();
    let mut lines = Vec::new();
    for finding in findings {
        let what = words.say(&format!("check-{}", finding.what));
        let mut args = vec![
            ("what", Arg::from(what)),
            ("name", Arg::from(finding.name.as_str())),
        ];
        lines.push(match &finding.fault {
            None => words.say_with("check-sound", &args),
            Some(fault) => {
                args.push(("fault", Arg::from(fault.as_str())));
                words.say_with("check-fault", &args)
            }
        });
    }
    let faults = findings.iter().filter(|finding| finding.fault.is_some());
    let faults = faults.count();
    console.say("check-done", &[("count", Arg::from(faults))]);
    let rows: Vec<_> = findings
        .iter()
        .map(
            |finding| json!({ "what": finding.what, "name": finding.name, "fault": finding.fault }),
        )
        .collect();
    console.result(
        &json!({ "faults": faults, "checked": rows }),
        &lines.join("\n"),
    );
}
