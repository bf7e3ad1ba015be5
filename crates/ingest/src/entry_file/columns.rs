//! The columns of a file of entries: the register's own variables, and what else an entry has, each under its code or a name
//! that no variable of the register has.

use std::collections::BTreeSet;

use gocpont_core::codebook::{
    Category, Codebook, Labels, Role, Sensitivity, Storing, Variable, VariableType,
};
use gocpont_core::life::{Life, Link, PARENT};

use crate::mapping::fold::fold;

/// What a column holds besides the register's own variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The organisation that has the entry, by code.
    Organisation,
    /// Its state.
    State,
    /// When it was opened.
    Opened,
    /// When it came into its state.
    Since,
    /// Latitude of its first point.
    Lat,
    /// Longitude of its first point.
    Lon,
    /// Easting of its first point, metres.
    East,
    /// Northing of its first point, metres.
    North,
    /// Its other points: `lat, lon; lat, lon`.
    Points,
    /// Its areas: `set:area; set:area`.
    Areas,
    /// Its hotspots, by their addresses.
    Hotspots,
}

impl Column {
    /// Every one, in the order of files.
    pub const ALL: [Self; 11] = [
        Self::Organisation,
        Self::State,
        Self::Opened,
        Self::Since,
        Self::Lat,
        Self::Lon,
        Self::East,
        Self::North,
        Self::Points,
        Self::Areas,
        Self::Hotspots,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::State => "state",
            Self::Opened => "opened",
            Self::Since => "since",
            Self::Lat => "lat",
            Self::Lon => "lon",
            Self::East => "east",
            Self::North => "north",
            Self::Points => "points",
            Self::Areas => "areas",
            Self::Hotspots => "hotspots",
        }
    }

    /// What people call it.
    fn label(self) -> Labels {
        let [hu, cs, en] = match self {
            Self::Organisation => ["Szervezet kódja", "Kód organizace", "Organisation code"],
            Self::State => ["Állapot", "Stav", "State"],
            Self::Opened => ["Megnyitva", "Otevřeno", "Opened"],
            Self::Since => ["Állapot kezdete", "Stav od", "In this state since"],
            Self::Lat => ["Szélesség", "Zeměpisná šířka", "Latitude"],
            Self::Lon => ["Hosszúság", "Zeměpisná délka", "Longitude"],
            Self::East => ["Keleti koordináta", "Souřadnice X", "Easting"],
            Self::North => ["Északi koordináta", "Souřadnice Y", "Northing"],
            Self::Points => ["További pontok", "Další body", "Further points"],
            Self::Areas => ["Területek", "Území", "Areas"],
            Self::Hotspots => ["Gócpontok", "Ohniska", "Hot spots"],
        };
        Labels {
            hu: hu.to_owned(),
            cs: cs.to_owned(),
            en: en.to_owned(),
        }
    }

    const fn role(self) -> Option<Role> {
        match self {
            Self::Lat => Some(Role::Lat),
            Self::Lon => Some(Role::Lon),
            Self::East => Some(Role::East),
            Self::North => Some(Role::North),
            _ => None,
        }
    }

    /// Whether entries of a register can have it.
    const fn is_of(self, life: &Life) -> bool {
        match self {
            Self::Lat | Self::Lon | Self::East | Self::North => life.place.point,
            Self::Points => life.place.point && life.place.many,
            Self::Areas => life.place.area,
            Self::Hotspots => life.place.hotspot,
            _ => true,
        }
    }
}

/// The columns of a register's files.
pub struct EntryForm {
    register: Codebook,
    life: Life,
    form: Codebook,
}

impl EntryForm {
    /// The form of a register; none where it has no life.
    #[must_use]
    pub fn new(register: &Codebook) -> Option<Self> {
        let life = register.life.clone()?;
        let mut form = Codebook {
            life: None,
            // A form with a parent wants no coordinates of every row.
            parent: Some(register.parent.clone().unwrap_or_default()),
            ..register.clone()
        };
        let mut taken = names(register);
        let is_free = |name: &str, taken: &BTreeSet<String>| !taken.contains(&fold(name));
        let mut add = |mut variable: Variable| {
            let label = &mut variable.label;
            for text in [&mut label.hu, &mut label.cs, &mut label.en] {
                if !is_free(text, &taken) {
                    text.clear();
                }
            }
            taken.extend([&label.hu, &label.cs, &label.en].map(|text| fold(text)));
            taken.insert(fold(&variable.code));
            form.variables.push(variable);
        };
        for link in links(register, &life) {
            add(plain_text(&link.code, "entry", link.label.clone()));
        }
        for column in Column::ALL.into_iter().filter(|own| own.is_of(&life)) {
            add(Variable {
                role: column.role(),
                ..of_column(column, &life)
            });
        }
        Some(Self {
            register: register.clone(),
            life,
            form,
        })
    }

    /// The register.
    #[must_use]
    pub const fn register(&self) -> &Codebook {
        &self.register
    }

    /// The register's life.
    #[must_use]
    pub const fn life(&self) -> &Life {
        &self.life
    }

    /// All columns as questions of a form, in the order of files: what headers and cells are matched with.
    #[must_use]
    pub const fn form(&self) -> &Codebook {
        &self.form
    }

    /// The links that have a column; a child's link to its parent is the parent's id.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        links(&self.register, &self.life)
    }
}

fn links<'l>(register: &'l Codebook, life: &'l Life) -> impl Iterator<Item = &'l Link> {
    let has_parent = register.parent.is_some();
    let links = life.links.iter();
    links.filter(move |link| !(has_parent && link.code == PARENT))
}

/// Every name of the register's variables, folded.
fn names(register: &Codebook) -> BTreeSet<String> {
    let names = register.variables.iter().flat_map(|own| {
        let label = &own.label;
        let named = [&own.code, &label.hu, &label.cs, &label.en].map(|name| fold(name));
        named
            .into_iter()
            .chain(own.aliases.iter().map(|name| fold(name)))
    });
    names.filter(|name| !name.is_empty()).collect()
}

fn of_column(column: Column, life: &Life) -> Variable {
    let mut variable = plain_text(column.code(), "entry", column.label());
    if column.role().is_some() {
        variable.kind = VariableType::Decimal;
    }
    if column == Column::State {
        variable.kind = VariableType::Category;
        let states = life.states.iter().map(|state| Category {
            code: state.code.clone(),
            label: state.label.clone(),
            ..Category::default()
        });
        variable.categories = states.collect();
    }
    variable
}

/// A column of text that no codebook has.
pub(crate) fn plain_text(code: &str, block: &str, label: Labels) -> Variable {
    Variable {
        code: code.to_owned(),
        block: block.to_owned(),
        kind: VariableType::Text,
        role: None,
        required: false,
        sensitivity: Sensitivity::Plain,
        store: Storing::Plain,
        label,
        categories: Vec::new(),
        no_answer: Vec::new(),
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}
