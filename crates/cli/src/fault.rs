//! What errors of the stores, of built-in names and of the system mean, in a person's language.

use std::fmt;
use std::path::Path;

use gocpont_demo::DemoError;
use gocpont_disclosure::partitions::InvalidPartitions;
use gocpont_records::StoreError;
use gocpont_records::entries::EntryError;
use gocpont_releases::ReleasesError;
use gocpont_server::{ArchiveFault, ServerError};
use gocpont_words::{Arg, Language, Words};

/// How systems say what people often meet, and the sentence for it.
const SYSTEM: [(&str, &str); 9] = [
    ("No such file or directory (os error 2)", "system-not-found"),
    ("Permission denied (os error 13)", "system-not-allowed"),
    ("Not a directory (os error 20)", "system-not-a-folder"),
    ("Is a directory (os error 21)", "system-folder"),
    ("File exists (os error 17)", "system-exists"),
    ("No space left on device (os error 28)", "system-full"),
    ("Read-only file system (os error 30)", "system-read-only"),
    (
        "Address already in use (os error 98)",
        "system-address-taken",
    ),
    (
        "Cannot assign requested address (os error 99)",
        "system-address-not-ours",
    ),
];

/// A sentence of the locale files as an error.
#[derive(Clone, Debug)]
pub struct Told {
    id: &'static str,
    args: Vec<(&'static str, String)>,
}

/// The sentence `id` as an error, with what its variables hold.
pub fn told(id: &'static str, args: &[(&'static str, &dyn fmt::Display)]) -> Told {
    let args = args.iter().map(|(name, value)| (*name, value.to_string()));
    Told {
        id,
        args: args.collect(),
    }
}

impl Told {
    fn say(&self, words: &Words) -> String {
        let args = self.args.iter();
        let args: Vec<_> = args
            .map(|(name, value)| (*name, Arg::from(value.as_str())))
            .collect();
        words.say_with(self.id, &args)
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(&Words::new(Language::En)))
    }
}

impl std::error::Error for Told {}

/// A name that is neither built in nor a file.
#[derive(Debug)]
pub struct NoBuiltIn {
    /// The sentence about it.
    pub id: &'static str,
    /// What was asked for.
    pub name: String,
    /// What there is, joined.
    pub known: String,
}

impl fmt::Display for NoBuiltIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {}: built in are {}", self.name, self.known)
    }
}

impl std::error::Error for NoBuiltIn {}

/// The meaning of an error that has a sentence of its own.
pub fn meaning(error: &anyhow::Error, words: &Words) -> Option<String> {
    if let Some(told) = error.downcast_ref::<Told>() {
        return Some(told.say(words));
    }
    if let Some(partition) = error.downcast_ref::<InvalidPartitions>() {
        let is_other_ground = matches!(partition, InvalidPartitions::Ground { .. });
        return is_other_ground.then(|| words.say("plan-other-ground"));
    }
    if let Some(demo) = error.downcast_ref() {
        return of_demo(demo, words);
    }
    if let Some(store) = error.downcast_ref() {
        return of_store(store, words);
    }
    if let Some(EntryError::Store(store)) = error.downcast_ref() {
        return of_store(store, words);
    }
    if let Some(staff) = error.downcast_ref() {
        return crate::staff::fault::meaning(staff, words);
    }
    if let Some(releases) = error.downcast_ref() {
        return of_releases(releases, words);
    }
    if let Some(ServerError::Basemap { path, fault }) = error.downcast_ref() {
        return Some(of_basemap(path, fault, words));
    }
    let none: &NoBuiltIn = error.downcast_ref()?;
    let args = [
        ("name", Arg::from(none.name.as_str())),
        ("known", Arg::from(none.known.as_str())),
    ];
    Some(words.say_with(none.id, &args))
}

/// A text with what the system says in it put into the person's language.
pub fn of_system(text: &str, words: &Words) -> String {
    let mut said = text.to_owned();
    for (system, id) in SYSTEM {
        if said.contains(system) {
            said = said.replace(system, &words.say(id));
        }
    }
    said
}

fn of_store(error: &StoreError, words: &Words) -> Option<String> {
    let (id, path) = match error {
        StoreError::Full(path) => ("store-full", path),
        StoreError::ReadOnly(path) => ("store-read-only", path),
        StoreError::Busy(path) => ("store-busy", path),
        StoreError::Missing(path) => ("store-missing", path),
        StoreError::NotAStore(path) => ("store-not-a-store", path),
        StoreError::NoKeys(path) => ("store-no-keys", path),
        StoreError::OtherKeys(path) => ("store-other-keys", path),
        StoreError::BadKeys(path) => ("store-bad-keys", path),
        StoreError::OpenKeys(path) => ("store-open-keys", path),
        StoreError::DemoKeys(path) => ("store-demo-keys", path),
        _ => return of_other(error, words),
    };
    Some(words.say_with(id, &[file(path)]))
}

fn of_other(error: &StoreError, words: &Words) -> Option<String> {
    let text = |name, value: &str| (name, Arg::from(value));
    let said = match error {
        StoreError::Disk { path, what } => {
            words.say_with("store-disk", &[file(path), text("what", what)])
        }
        StoreError::Held { path, holder } => {
            words.say_with("store-held", &[file(path), text("holder", holder)])
        }
        StoreError::Damaged { path, what } => {
            words.say_with("store-damaged", &[file(path), text("what", what)])
        }
        StoreError::NoRegister(register) => {
            words.say_with("store-no-register", &[text("register", register)])
        }
        StoreError::NoBatch(batch) => {
            words.say_with("store-no-batch", &[text("batch", &batch.to_string())])
        }
        StoreError::NotSynthetic => words.say("store-not-synthetic"),
        StoreError::ChangedType {
            register,
            variable,
            before,
            now,
        } => {
            let args = [
                text("register", register),
                text("variable", variable),
                text("before", before),
                text("now", now),
            ];
            words.say_with("store-changed-type", &args)
        }
        _ => return of_units(error, words),
    };
    Some(said)
}

/// What was wrong with a unit or a moment.
fn of_units(error: &StoreError, words: &Words) -> Option<String> {
    let text = |name, value: &str| (name, Arg::from(value));
    let said = match error {
        StoreError::NoUnit { register, unit } => {
            let args = [text("register", register), text("unit", unit)];
            words.say_with("records-no-unit", &args)
        }
        StoreError::ManyUnits(unit) => words.say_with("records-many-units", &[text("unit", unit)]),
        StoreError::SameUnit => words.say("records-same-unit"),
        StoreError::MergedAlready(unit) => {
            words.say_with("records-merged-already", &[text("unit", unit)])
        }
        StoreError::EndsMany {
            register,
            ends,
            valid,
        } => {
            let count = |name, count: &u64| (name, Arg::Number(*count as f64));
            let args = [
                text("register", register),
                count("ends", ends),
                count("valid", valid),
            ];
            words.say_with("records-ends-many", &args)
        }
        StoreError::NoMoment(moment) => {
            words.say_with("records-no-moment", &[text("moment", moment)])
        }
        _ => return None,
    };
    Some(said)
}

fn of_releases(error: &ReleasesError, words: &Words) -> Option<String> {
    let (id, path) = match error {
        ReleasesError::Missing(path) => ("releases-missing", path),
        ReleasesError::NotAStore(path) => ("releases-not-a-store", path),
        ReleasesError::OtherKeys { path, .. } => ("releases-other-keys", path),
        ReleasesError::OtherMark(path, true) => ("releases-of-invented", path),
        ReleasesError::OtherMark(path, false) => ("releases-of-real", path),
        ReleasesError::OtherTier(path, _) => ("releases-other-tier", path),
        ReleasesError::Busy(path) => ("store-busy", path),
        ReleasesError::NoRelease(number) => {
            let number = ("number", Arg::from(number.to_string()));
            return Some(words.say_with("releases-no-release", &[number]));
        }
        _ => return None,
    };
    Some(words.say_with(id, &[file(path)]))
}

fn of_basemap(path: &Path, fault: &ArchiveFault, words: &Words) -> String {
    let said = ("fault", Arg::from(of_system(&fault_alone(fault), words)));
    match fault {
        ArchiveFault::Io(_) => words.say_with("basemap-unreadable", &[file(path), said]),
        ArchiveFault::NoArchive => words.say_with("basemap-no-archive", &[file(path)]),
        ArchiveFault::Version(version) => {
            let version = ("version", Arg::from(version.to_string()));
            words.say_with("basemap-version", &[file(path), version])
        }
        ArchiveFault::Compression => words.say_with("basemap-compression", &[file(path)]),
        ArchiveFault::Form => words.say_with("basemap-form", &[file(path)]),
        ArchiveFault::Empty => words.say_with("basemap-empty", &[file(path)]),
        ArchiveFault::Damaged(_) | ArchiveFault::Sqlite(_) => {
            words.say_with("basemap-damaged", &[file(path), said])
        }
    }
}

/// What is damaged, or what the system says.
fn fault_alone(fault: &ArchiveFault) -> String {
    match fault {
        ArchiveFault::Damaged(part) => (*part).to_owned(),
        ArchiveFault::Sqlite(error) => error.to_string(),
        other => other.to_string(),
    }
}

fn of_demo(error: &DemoError, words: &Words) -> Option<String> {
    match error {
        DemoError::Occupied(path) => Some(words.say_with("demo-occupied", &[file(path)])),
        DemoError::Households(count) => {
            let count = ("count", Arg::from(*count as usize));
            Some(words.say_with("demo-households", &[count]))
        }
        _ => None,
    }
}

fn file(path: &Path) -> (&'static str, Arg) {
    ("file", Arg::from(path.display().to_string()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use gocpont_words::Language;

    use super::*;

    #[test]
    fn an_error_of_a_store_is_told_in_the_persons_language() {
        let words = Words::new(Language::Hu);
        let missing = anyhow::Error::from(StoreError::Missing(PathBuf::from("town.db")));
        let said = meaning(&missing, &words).expect("a sentence");
        assert!(said.starts_with("town.db nem létezik"), "{said}");
        assert_eq!(meaning(&anyhow::anyhow!("else"), &words), None);
        let told = anyhow::Error::from(told("plan-basemap", &[("set", &"utak")]));
        let said = meaning(&told, &words).expect("a sentence");
        assert!(
            said.contains("utak") && said.contains("alaptérkép"),
            "{said}"
        );
        assert!(told.to_string().contains("basemap"), "{told}");
    }

    #[test]
    fn what_the_system_says_is_told_in_the_persons_language() {
        let words = Words::new(Language::Cs);
        let said = of_system("a.csv: No such file or directory (os error 2)", &words);
        assert!(!said.contains("os error"), "{said}");
        assert_eq!(of_system("a.csv: else", &words), "a.csv: else");
    }

    #[test]
    fn a_basemap_that_cannot_be_read_is_named_with_its_fault_in_the_persons_language() {
        for language in Language::ALL {
            let words = Words::new(language);
            let missing = std::io::Error::from_raw_os_error(2);
            let mut all = std::collections::HashSet::new();
            for fault in [
                ArchiveFault::Io(missing),
                ArchiveFault::NoArchive,
                ArchiveFault::Version(2),
                ArchiveFault::Compression,
                ArchiveFault::Form,
                ArchiveFault::Empty,
                ArchiveFault::Damaged("header"),
            ] {
                let path = PathBuf::from("ground.pmtiles");
                let error = anyhow::Error::from(ServerError::Basemap { path, fault });
                let said = meaning(&error, &words).expect("a sentence");
                assert!(said.contains("ground.pmtiles"), "{said}");
                assert!(!said.contains("os error") && !said.contains('{'), "{said}");
                assert!(all.insert(said));
            }
        }
    }
}
