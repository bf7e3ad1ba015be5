//! Exports of several CSV files: in a folder, beside the file that was named, or in a zip.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::note::{Note, NoteKind};
use super::raw::{Budget, Draft, Raw};
use super::sniff::{self, Family, Header, Kind};
use super::{Export, Format, build, flat, kobo, odk};
use crate::encoding::{self, Progress, Text};
use crate::error::{InvalidFile, Problem, name, some_of};

/// Files of a folder that are looked at.
const MOST_FILES: usize = 10_000;
/// As many files of a folder without one of an export, and there is none.
const FIRST_FILES: usize = 50;
/// Tables of one export.
const MOST_TABLES: usize = 200;

/// Where a table can be read.
pub enum Source {
    Path(PathBuf),
    Bytes(Vec<u8>),
}

/// A CSV file that may be part of an export.
pub struct Member {
    file: String,
    /// Its name without folder and extension.
    stem: String,
    header: Option<Header>,
    source: Source,
}

impl Member {
    /// A file, its header looked at.
    pub fn of(file: &str, source: Source) -> Result<Self, InvalidFile> {
        let header = match &source {
            Source::Path(path) => match sniff::kind(path)? {
                Kind::Table(header) => Some(header),
                _ => None,
            },
            Source::Bytes(bytes) => {
                let head = bytes.get(..bytes.len().min(1 << 18)).unwrap_or_default();
                sniff::header(&String::from_utf8_lossy(head))
            }
        };
        let last = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        Ok(Self {
            file: file.to_owned(),
            stem: stem.to_owned(),
            header,
            source,
        })
    }

    fn family(&self) -> Option<Family> {
        self.header.as_ref().map(|header| header.family)
    }

    fn read(&self, budget: &mut Budget, notes: &mut Vec<Note>) -> Result<Raw, InvalidFile> {
        let delimiter = self.header.as_ref().map_or(b',', |header| header.delimiter);
        let names = (self.file.as_str(), self.stem.as_str());
        match &self.source {
            Source::Path(path) => {
                let encoding = encoding::detect(path)?;
                let progress = Arc::new(Progress::default());
                let text = Text::open(path, encoding, Arc::clone(&progress))
                    .map_err(|error| InvalidFile::unreadable(path, &error))?;
                Raw::csv(names, (text, &progress), delimiter, budget, notes)
            }
            Source::Bytes(bytes) => {
                if let Err(error) = str::from_utf8(bytes) {
                    let problem = Problem::NotText(error.to_string());
                    return Err(InvalidFile::new(&self.file, problem));
                }
                let all = (Cursor::new(bytes), &Progress::default());
                Raw::csv(names, all, delimiter, budget, notes)
            }
        }
    }
}

/// Opens a folder.
pub fn open(folder: &Path) -> Result<Option<Export>, InvalidFile> {
    assemble(&name(folder), &members(folder)?, None)
}

/// Opens a CSV file with this header, and what belongs to it beside it.
pub fn open_file(path: &Path, header: &Header) -> Result<Option<Export>, InvalidFile> {
    let alone = matches!(header.family, Family::Kobo | Family::KoboFlat);
    let folder = path
        .parent()
        .filter(|folder| !alone && !folder.as_os_str().is_empty());
    let mut members = match folder {
        Some(folder) => members(folder)?,
        None if alone => Vec::new(),
        None => members(Path::new("."))?,
    };
    let own = Member::of(&name(path), Source::Path(path.to_owned()))?;
    let stem = own.stem.clone();
    let extension = path.extension();
    members.retain(|member| match &member.source {
        Source::Path(other) => member.stem != own.stem && other.extension() == extension,
        Source::Bytes(_) => false,
    });
    members.insert(0, own);
    assemble(&name(path), &members, Some(&stem))
}

/// The CSV files of a folder, by name; none where the first ones are of no export.
fn members(folder: &Path) -> Result<Vec<Member>, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(folder, &error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)
        .map_err(unreadable)?
        .take(MOST_FILES)
    {
        let path = entry.map_err(unreadable)?.path();
        let csv = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        if csv && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    let mut members: Vec<Member> = Vec::new();
    for (seen, path) in files.into_iter().enumerate() {
        if members.is_empty() && seen >= FIRST_FILES {
            break;
        }
        let member = Member::of(&name(&path), Source::Path(path))?;
        if member.header.is_some() {
            members.push(member);
        }
    }
    Ok(members)
}

/// Makes one export of the files that belong together: those of the named one, or all of them.
pub fn assemble(
    file: &str,
    members: &[Member],
    named: Option<&str>,
) -> Result<Option<Export>, InvalidFile> {
    let chosen = members.iter().find(|member| named == Some(&member.stem));
    let family = match chosen {
        Some(member) => member.family(),
        None => main(file, members)?,
    };
    let Some(family) = family else {
        return Ok(None);
    };
    let mut set = Set {
        file,
        members,
        chosen,
        budget: Budget::default(),
        notes: Vec::new(),
    };
    let (format, drafts) = set.drafts(family)?;
    for other in members.iter().filter(|member| member.family().is_none()) {
        let note = Note::new(NoteKind::LeftOut, &other.stem);
        let name = std::iter::once(other.file.as_str());
        set.notes.push(note.names(name));
    }
    Ok(Some(build::finish(format, drafts, set.notes)))
}

/// Files on their way to become an export.
struct Set<'m> {
    file: &'m str,
    members: &'m [Member],
    chosen: Option<&'m Member>,
    budget: Budget,
    notes: Vec<Note>,
}

impl<'m> Set<'m> {
    fn drafts(&mut self, family: Family) -> Result<(Format, Vec<Draft>), InvalidFile> {
        match family {
            Family::Kobo => {
                let tables = self.first(family)?;
                self.without_members(tables.first());
                let drafts = tables.into_iter().map(Draft::root).collect();
                Ok((Format::KoboCsv, drafts))
            }
            Family::KoboFlat => {
                let tables = self.first(family)?;
                let drafts = tables.first().map(|raw| flat::unfold(self.file, raw));
                let drafts = drafts.transpose()?.unwrap_or_default();
                Ok((Format::KoboLegacyFlat, drafts))
            }
            Family::KoboSet => {
                let tables = self.read(&self.of(&[family, Family::Kobo]))?;
                let named = self.chosen.map(|member| member.stem.as_str());
                let drafts = kobo::assemble(self.file, tables, named, &mut self.notes)?;
                if drafts.len() < 2 {
                    self.without_members(drafts.first().map(|draft| &draft.raw));
                }
                Ok((Format::KoboLegacySet, drafts))
            }
            Family::Odk | Family::OdkRepeat => {
                let members = self.of(&[Family::Odk, Family::OdkRepeat]);
                let members = odk_set(self.file, &members, self.chosen)?;
                let tables = self.read(&members)?;
                let in_zip = |member: &&Member| matches!(member.source, Source::Bytes(_));
                let is_zip = members.first().is_some_and(in_zip);
                Ok(odk::assemble(tables, is_zip, &mut self.notes))
            }
        }
    }

    fn of(&self, families: &[Family]) -> Vec<&'m Member> {
        let is = |member: &&Member| member.family().is_some_and(|f| families.contains(&f));
        self.members.iter().filter(is).collect()
    }

    /// The chosen table, else the first of this family.
    fn first(&mut self, family: Family) -> Result<Vec<Raw>, InvalidFile> {
        let all = self.chosen.into_iter().chain(self.of(&[family]));
        let first: Vec<&Member> = all.take(1).collect();
        self.read(&first)
    }

    fn read(&mut self, members: &[&Member]) -> Result<Vec<Raw>, InvalidFile> {
        if members.len() > MOST_TABLES {
            let problem = Problem::ExportTables(MOST_TABLES as u64);
            return Err(InvalidFile::new(self.file, problem));
        }
        let mut read = |member: &&Member| member.read(&mut self.budget, &mut self.notes);
        members.iter().map(&mut read).collect()
    }

    fn without_members(&mut self, root: Option<&Raw>) {
        let note = root.map(|raw| Note::new(NoteKind::MembersMissing, &raw.name));
        self.notes.extend(note);
    }
}

/// The kind of the one export that the files hold. Sheets of a workbook that were saved as files are a set too.
fn main(file: &str, members: &[Member]) -> Result<Option<Family>, InvalidFile> {
    let is_root = |family| matches!(family, Family::Odk | Family::Kobo | Family::KoboFlat);
    let of_set = |member: &&Member| member.family() == Some(Family::KoboSet);
    let set = members.iter().find(of_set);
    let roots = members
        .iter()
        .filter(|member| member.family().is_some_and(is_root));
    let mut roots: Vec<&Member> = roots.collect();
    if set.is_some()
        && roots.len() == 1
        && roots.iter().all(|root| root.family() == Some(Family::Kobo))
    {
        roots.clear();
    }
    roots.extend(set);
    if roots.len() > 1 {
        let names = some_of(roots.iter().map(|member| member.stem.as_str()));
        return Err(InvalidFile::new(file, Problem::SeveralExports(names)));
    }
    let repeat = members.iter().find(|member| member.family().is_some());
    Ok(roots.first().copied().or(repeat).and_then(Member::family))
}

/// The submissions and the repeat groups of one form of ODK: `FORM` and `FORM-repeat`, the submissions first.
fn odk_set<'m>(
    file: &str,
    members: &[&'m Member],
    chosen: Option<&'m Member>,
) -> Result<Vec<&'m Member>, InvalidFile> {
    let roots = || {
        members
            .iter()
            .copied()
            .filter(|m| m.family() == Some(Family::Odk))
    };
    let owner = |member: &Member| {
        let of = |root: &&Member| {
            let rest = member.stem.strip_prefix(root.stem.as_str());
            rest.is_some_and(|rest| rest.starts_with('-'))
        };
        roots().filter(of).max_by_key(|root| root.stem.len())
    };
    let only = || (roots().count() == 1).then(|| roots().next()).flatten();
    let root = match chosen {
        Some(chosen) if chosen.family() == Some(Family::Odk) => Some(chosen),
        Some(chosen) => owner(chosen),
        None => only(),
    };
    let Some(root) = root else {
        return Err(InvalidFile::new(file, Problem::ExportRoot));
    };
    let alone = chosen.is_none();
    let repeats = members.iter().copied().filter(|member| {
        let owner = owner(member).map(|owner| owner.stem.as_str());
        let own = owner == Some(&root.stem) || (alone && owner.is_none());
        member.family() == Some(Family::OdkRepeat) && own
    });
    Ok(std::iter::once(root).chain(repeats).collect())
}
