//! A codebook that is being made: variables with remarks on what was guessed, written as TOML for a town to decide on.

use std::fmt::Write as _;

use gocpont_core::codebook::{Labels, Role, Sensitivity, Storing, Unit, Variable, VariableType};

use super::variable::type_name;

/// Something that a person should know or decide, to be said in their language by its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// What it is about: `remark-ID` is its sentence.
    pub id: &'static str,
    /// Sheet of the form; empty where it is about none.
    pub sheet: String,
    /// Row of the sheet, the first being 1.
    pub row: Option<u64>,
    /// The question, choice or variable; empty where it is about none.
    pub name: String,
    /// What else the sentence says.
    pub value: String,
}

impl Remark {
    /// A remark about the whole.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// The same, at this row of a sheet.
    #[must_use]
    pub fn at(mut self, sheet: &str, row: u64) -> Self {
        sheet.clone_into(&mut self.sheet);
        self.row = Some(row);
        self
    }

    /// The same, about this question, choice or variable.
    #[must_use]
    pub fn about(mut self, name: &str) -> Self {
        self.name = crate::error::bounded(name);
        self
    }

    /// The same, with this beside it.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.value = crate::error::bounded(value);
        self
    }
}

/// A variable and what is to be decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftVariable {
    /// The variable.
    pub variable: Variable,
    /// What was guessed or left out.
    pub remarks: Vec<Remark>,
}

/// A register's questionnaire without instruments and indicators, which a town adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name of the register.
    pub id: String,
    /// Version of the questionnaire.
    pub version: String,
    /// What people read.
    pub label: Labels,
    /// What a record is.
    pub unit: Unit,
    /// What is to be decided about the whole register.
    pub remarks: Vec<Remark>,
    /// The variables in their order.
    pub variables: Vec<DraftVariable>,
    /// Registers under it.
    pub children: Vec<Draft>,
}

impl Draft {
    /// This register and those under it, each before its children.
    #[must_use]
    pub fn registers(&self) -> Vec<&Self> {
        let below = self.children.iter().flat_map(Self::registers);
        std::iter::once(self).chain(below).collect()
    }

    /// The codebook as TOML, the remarks as comments in the words that `say` has for them.
    #[must_use]
    pub fn to_toml(&self, say: &dyn Fn(&Remark) -> String) -> String {
        let mut text = String::new();
        self.table(&mut text, "", say);
        text
    }

    fn table(&self, out: &mut String, path: &str, say: &dyn Fn(&Remark) -> String) {
        comments(out, &self.remarks, say);
        if !path.is_empty() {
            line(out, &format!("[[{path}]]"));
        }
        line(out, &format!("id = {}", quoted(&self.id)));
        line(out, &format!("version = {}", quoted(&self.version)));
        line(out, &format!("label = {}", labels(&self.label)));
        let unit = match self.unit {
            Unit::Households => "households",
            Unit::Persons => "persons",
        };
        line(out, &format!("unit = \"{unit}\""));
        let under = |name: &str| match path {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        for variable in &self.variables {
            out.push('\n');
            comments(out, &variable.remarks, say);
            line(out, &format!("[[{}]]", under("variable")));
            table_of(out, &variable.variable);
        }
        for child in &self.children {
            out.push('\n');
            child.table(out, &under("child"), say);
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn comments(out: &mut String, remarks: &[Remark], say: &dyn Fn(&Remark) -> String) {
    for remark in remarks {
        let said: String = say(remark)
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        line(out, &format!("# {said}"));
    }
}

fn table_of(out: &mut String, variable: &Variable) {
    line(out, &format!("code = {}", quoted(&variable.code)));
    line(out, &format!("block = {}", quoted(&variable.block)));
    line(out, &format!("type = \"{}\"", type_name(variable.kind)));
    if let Some(role) = variable.role {
        line(out, &format!("role = \"{}\"", role_name(role)));
    }
    if variable.required {
        line(out, "required = true");
    }
    line(
        out,
        &format!(
            "sensitivity = \"{}\"",
            sensitivity_name(variable.sensitivity)
        ),
    );
    line(
        out,
        &format!("store = \"{}\"", storing_name(variable.store)),
    );
    if let Some(unit) = &variable.unit {
        line(out, &format!("unit = {}", quoted(unit)));
    }
    if let Some((low, high)) = variable.range {
        line(out, &format!("range = [{}, {}]", number(low), number(high)));
    }
    if !variable.allowed.is_empty() {
        let numbers = variable.allowed.iter().map(|allowed| number(*allowed));
        line(out, &format!("allowed = [{}]", joined(numbers)));
    }
    if !variable.no_answer.is_empty() {
        let codes = variable.no_answer.iter().map(|kind| quoted(kind.code()));
        line(out, &format!("no_answer = [{}]", joined(codes)));
    }
    if !variable.aliases.is_empty() {
        let names = variable.aliases.iter().map(|name| quoted(name));
        line(out, &format!("aliases = [{}]", joined(names)));
    }
    line(out, &format!("label = {}", labels(&variable.label)));
    if variable.kind == VariableType::Category {
        line(out, "categories = [");
        for category in &variable.categories {
            let (code, label) = (quoted(&category.code), labels(&category.label));
            line(out, &format!("  {{ code = {code}, label = {label} }},"));
        }
        line(out, "]");
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn labels(labels: &Labels) -> String {
    let (hu, cs, en) = (quoted(&labels.hu), quoted(&labels.cs), quoted(&labels.en));
    format!("{{ hu = {hu}, cs = {cs}, en = {en} }}")
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() => {
                // Writing to a text cannot fail.
                let _infallible = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A TOML number; large ones with an exponent, which makes them no integers.
fn number(value: f64) -> String {
    if value.abs() < 1e15 {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// The name of a role as codebooks write it.
#[must_use]
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Id => "id",
        Role::Parent => "parent",
        Role::Date => "date",
        Role::Lon => "lon",
        Role::Lat => "lat",
        Role::East => "east",
        Role::North => "north",
        Role::End => "end",
        Role::Address => "address",
        Role::AddressSettlement => "address_settlement",
        Role::AddressPart => "address_part",
        Role::AddressStreet => "address_street",
        Role::AddressNumber => "address_number",
        Role::AddressPostcode => "address_postcode",
        Role::Weight => "weight",
        Role::Response => "response",
    }
}

/// The name of a sensitivity as codebooks write it.
#[must_use]
pub const fn sensitivity_name(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Identifying => "identifying",
        Sensitivity::Special => "special",
        Sensitivity::Plain => "plain",
    }
}

/// The name of a way of storing as codebooks write it.
#[must_use]
pub const fn storing_name(storing: Storing) -> &'static str {
    match storing {
        Storing::No => "no",
        Storing::Sealed => "sealed",
        Storing::Plain => "plain",
    }
}
