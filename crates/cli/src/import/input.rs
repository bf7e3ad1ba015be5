//! What a file is: a table, points of a geographic format, or an export with its tables; and what is said of it.

use std::fmt::Display;
use std::path::Path;

use gocpont_core::codebook::{Codebook, Role};
use gocpont_crs::Transformer;
use gocpont_ingest::coordinates::{self, Verdict};
use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_ingest::export;
use gocpont_ingest::export::Export;
use gocpont_ingest::features::{self, Choice, Features, points};
use gocpont_ingest::grid::Grid;
use gocpont_ingest::mapping::Mapping;
use gocpont_ingest::mapping::applied::Applied;
use gocpont_ingest::mapping::matching::Names;
use gocpont_ingest::parts::{self, Fact, Part};
use gocpont_ingest::project::Project;
use gocpont_ingest::source::{self, Overrides};
use gocpont_words::Arg;

use crate::fault;
use crate::import::ear::Ear;
use crate::import::registers::Register;

/// A file, opened as far as its kind needs it.
pub enum Input {
    /// A text table or a sheet, read as a stream; for the register at this position.
    Table(usize),
    /// Points with their properties, in longitude and latitude.
    Points(Box<Points>),
    /// An export's tables, one for each register.
    Parts(Vec<Part>),
}

/// The points of a geographic file.
pub struct Points {
    /// Position of the register.
    pub register: usize,
    /// Their table, under its header.
    pub grid: Grid,
    /// What its columns are.
    pub applied: Applied,
}

/// A mapping and the name of its file.
pub struct Mapped {
    /// What messages call it.
    pub file: String,
    /// What it says.
    pub mapping: Mapping,
}

impl Mapped {
    /// Refuses a mapping that is about none of the registers: it would be left aside in silence.
    pub fn check(&self, registers: &[Register]) -> Result<(), InvalidFile> {
        let known: Vec<&str> = registers
            .iter()
            .map(|register| register.codebook.id.as_str())
            .collect();
        let mut tables = self.mapping.tables.iter();
        let Some(first) = self.mapping.tables.first() else {
            return Ok(());
        };
        if tables.any(|table| known.contains(&table.register.as_str())) {
            return Ok(());
        }
        let problem = Problem::MappingUnknown(known.join(", "));
        let error = InvalidFile::new(&self.file, problem).in_column("register");
        Err(error.with_value(&first.register))
    }
}

impl Input {
    /// Opens a file and says what it is.
    pub fn open(
        path: &Path,
        registers: &[Register],
        (mapped, crs, written): (Option<&Mapped>, Option<u32>, &Overrides),
        ear: &dyn Ear,
    ) -> anyhow::Result<Self> {
        if let Some(export) = export::open(path)? {
            return of_export(path, &export, registers, (mapped, ear));
        }
        if features::is_geographic(path)? {
            let grid = point_table(path, crs, written.sheet.as_deref())?;
            let names: Vec<String> = grid.cells(0).map(str::to_owned).collect();
            let register = only(registers, (mapped, ear), || Ok(names.clone()))?;
            let codebook = &registers[register].codebook;
            let applied = applied(&names, codebook, mapped)?;
            return Ok(Self::Points(Box::new(Points {
                register,
                grid,
                applied,
            })));
        }
        let known: Vec<Names> = registers.iter().map(|r| Names::new(&r.codebook)).collect();
        let is_known = |name: &str| known.iter().any(|names| names.contains(name));
        let columns = || -> anyhow::Result<Vec<String>> {
            Ok(source::open(path, written, &is_known)?.0.columns().to_vec())
        };
        Ok(Self::Table(only(registers, (mapped, ear), columns)?))
    }

    /// The registers of its parts, by position.
    pub fn registers(&self) -> Vec<usize> {
        match self {
            Self::Table(register) => vec![*register],
            Self::Points(points) => vec![points.register],
            Self::Parts(parts) => parts.iter().map(|part| part.register).collect(),
        }
    }
}

/// The points of a file with their properties; its own system is taken unless another is named.
pub fn point_table(path: &Path, crs: Option<u32>, layer: Option<&str>) -> anyhow::Result<Grid> {
    let choice = Choice {
        layer,
        ..Choice::default()
    };
    let features = features::read(path, &choice)?;
    if let (Some(asked), Some(own)) = (crs, features.crs) {
        refuse_other_system(path, &features, [asked, own])?;
    }
    let system = crs.or(features.crs).filter(|system| *system != 4326);
    let projection = system.map(Transformer::to_wgs84).transpose()?;
    let projection = projection.as_ref().map(|crs| crs as &dyn Project);
    Ok(points(&features, projection)?)
}

/// Where another system is named than the file's own, the places have to lie in these countries by it: else one of the two is
/// a mistake, and only a person can tell which.
fn refuse_other_system(
    path: &Path,
    features: &Features,
    [asked, own]: [u32; 2],
) -> anyhow::Result<()> {
    if asked == own {
        return Ok(());
    }
    let verdict = coordinates::detect(&features.sample(500), Some(asked), None)?;
    if matches!(verdict, Verdict::Fits(_)) {
        return Ok(());
    }
    let file = path.display();
    let args: [(_, &dyn Display); 3] = [("file", &file), ("asked", &asked), ("own", &own)];
    anyhow::bail!(fault::told("points-other-crs", &args))
}

/// What the columns of points are: the coordinates whatever the codebook calls them, the others by name or mapping.
fn applied(
    names: &[String],
    codebook: &Codebook,
    mapped: Option<&Mapped>,
) -> Result<Applied, InvalidFile> {
    let table = mapped.and_then(|mapped| {
        let tables = &mapped.mapping.tables;
        let table = tables.iter().find(|table| table.register == codebook.id)?;
        Some((mapped.file.as_str(), table))
    });
    let mut applied = match table {
        Some((file, table)) => Applied::mapped(file, names, codebook, table)?,
        None => Applied::sure(names, codebook),
    };
    for (name, role) in [("lon", Role::Lon), ("lat", Role::Lat)] {
        let at = names.iter().position(|own| own == name);
        if let (Some(at), Some(variable)) = (at, codebook.with_role(role)) {
            applied.codes[at] = Some(variable.code.clone());
        }
    }
    Ok(applied)
}

/// The register of a file with one table: that of the mapping; of several the one that most of the columns are of, the
/// first of equals, which is told.
fn only(
    registers: &[Register],
    (mapped, ear): (Option<&Mapped>, &dyn Ear),
    columns: impl FnOnce() -> anyhow::Result<Vec<String>>,
) -> anyhow::Result<usize> {
    let named = mapped.and_then(|mapped| mapped.mapping.tables.first());
    let named = named.and_then(|table| {
        let is_named = |register: &Register| register.codebook.id == table.register;
        registers.iter().position(is_named)
    });
    if let Some(named) = named {
        return Ok(named);
    }
    if registers.len() < 2 {
        return Ok(0);
    }
    let columns = columns()?;
    let known = |at: &usize| {
        let applied = Applied::sure(&columns, &registers[*at].codebook);
        applied.codes.iter().flatten().count()
    };
    // Of equals the last is taken, so they stand in reverse.
    let best = (0..registers.len()).rev().max_by_key(known).unwrap_or(0);
    let name = registers[best].codebook.id.as_str();
    ear.say("import-register", &[("register", Arg::from(name))]);
    Ok(best)
}

fn of_export(
    path: &Path,
    export: &Export,
    registers: &[Register],
    (mapped, ear): (Option<&Mapped>, &dyn Ear),
) -> anyhow::Result<Input> {
    let file = path.display().to_string();
    let codebooks: Vec<_> = registers.iter().map(|r| r.codebook.clone()).collect();
    let format = format!("export-format-{}", export.format.id());
    let args = [("file", Arg::from(file.as_str()))];
    ear.say_naming("export-opened", &args, ("format", &format));
    for note in &export.notes {
        let args = [
            ("table", Arg::from(note.table.as_str())),
            ("count", Arg::Number(note.count as f64)),
            ("details", Arg::from(note.details.as_str())),
        ];
        ear.say(&format!("export-note-{}", note.kind.id()), &args);
    }
    let mapping = mapped.map(|mapped| (mapped.file.as_str(), &mapped.mapping));
    let (parts, missing) = parts::of_export(export, &codebooks, mapping)?;
    for register in missing {
        let args = [
            ("file", Arg::from(file.as_str())),
            ("register", Arg::from(codebooks[register].id.as_str())),
        ];
        ear.say("import-no-table", &args);
    }
    if parts.is_empty() {
        let wanted = codebooks.iter().flat_map(|codebook| &codebook.variables);
        let wanted: Vec<&str> = wanted.map(|v| v.code.as_str()).take(12).collect();
        let found = export.tables.iter().flat_map(|table| &table.columns);
        let found: Vec<&str> = found.map(|c| c.name.as_str()).take(12).collect();
        let problem = Problem::NoKnownColumn {
            found: found.join(", "),
            wanted: wanted.join(", "),
        };
        return Err(InvalidFile::new(&file, problem).into());
    }
    for part in &parts {
        let name = codebooks[part.register].id.as_str();
        ear.say("import-register", &[("register", Arg::from(name))]);
        part.facts.iter().for_each(|fact| told(fact, ear));
    }
    Ok(Input::Parts(parts))
}

fn told(fact: &Fact, ear: &dyn Ear) {
    let column = |column: &str| [("column", Arg::from(column))];
    match fact {
        Fact::Renamed(from, to) => {
            let args = [
                ("column", Arg::from(from.as_str())),
                ("variable", Arg::from(to.as_str())),
            ];
            ear.say("import-matched", &args);
        }
        Fact::IdFrom(name) => ear.say("import-id-from", &column(name)),
        Fact::IdMade => ear.say("import-id-made", &[]),
        Fact::DateFrom(name) => ear.say("import-date-from", &column(name)),
        Fact::PlaceFrom(name) => ear.say("import-place-from", &column(name)),
        Fact::NothingSaid(rows) => {
            ear.say(
                "import-nothing-said",
                &[("count", Arg::Number(*rows as f64))],
            );
        }
    }
}
