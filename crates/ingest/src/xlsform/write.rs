//! Codebooks become an `XLSForm`: blocks are groups, child registers repeats; what `XLSForm` has no column for stands in
//! columns of our own, which other programs pass over and `read` takes back.

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{Codebook, Labels, Role, Unit, Variable, VariableType};

use super::code::Codes;
use super::terms::Terms;
use crate::codebook::{Loaded, Remark, role_name, sensitivity_name, storing_name, type_name};
use crate::error::InvalidFile;

mod sheets;

/// The spreadsheet, and what it does not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// An XLSX file.
    pub bytes: Vec<u8>,
    /// What a form cannot say or ask.
    pub remarks: Vec<Remark>,
}

/// Writes the register with all registers under it as one form. The same codebook gives the same bytes.
pub fn write(book: &Loaded, terms: &Terms) -> Result<Written, InvalidFile> {
    let mut form = FormRows {
        terms,
        survey: Vec::new(),
        lists: Vec::new(),
        names: Codes::default(),
        remarks: Vec::new(),
    };
    form.survey.push(Row {
        kind: "note".to_owned(),
        name: form.names.take("introduction"),
        label: Some(terms.introduction.clone()),
        ..Row::default()
    });
    form.register(book, true);
    let bytes = sheets::workbook(&form, &book.codebook);
    let bytes = bytes.map_err(|error| {
        let problem = crate::error::Problem::Unwritable(error.to_string());
        InvalidFile::new(&book.codebook.id, problem)
    })?;
    Ok(Written {
        bytes,
        remarks: form.remarks,
    })
}

/// A row of the survey sheet.
#[derive(Clone, Debug, Default)]
struct Row {
    kind: String,
    name: String,
    label: Option<Labels>,
    hint: Option<Labels>,
    required: bool,
    constraint: String,
    default: &'static str,
    role: String,
    sensitivity: &'static str,
    store: &'static str,
    unit: String,
    no_answer: String,
    allowed: String,
    type_name: &'static str,
}

/// The choices of a list in their order.
type Choices = Vec<(String, Labels)>;

/// The rows of a form while it is made.
struct FormRows<'t> {
    terms: &'t Terms,
    survey: Vec<Row>,
    lists: Vec<(String, Choices)>,
    /// Names of groups and repeats, no two alike.
    names: Codes,
    remarks: Vec<Remark>,
}

impl FormRows<'_> {
    fn register(&mut self, book: &Loaded, is_root: bool) {
        let codebook = &book.codebook;
        let mut open: Option<&str> = None;
        for variable in &codebook.variables {
            let Some(row) = self.row(codebook, variable, is_root) else {
                continue;
            };
            if open != Some(&variable.block) {
                self.close(open);
                self.group(&variable.block);
                open = Some(&variable.block);
            }
            self.survey.push(row);
        }
        self.close(open);
        for child in &book.children {
            self.repeat(child);
        }
    }

    fn close(&mut self, open: Option<&str>) {
        if open.is_some() {
            self.end("end_group");
        }
    }

    fn end(&mut self, kind: &str) {
        self.survey.push(Row {
            kind: kind.to_owned(),
            ..Row::default()
        });
    }

    fn group(&mut self, block: &str) {
        let words = || {
            let text = block.replace('_', " ");
            Labels {
                hu: text.clone(),
                cs: text.clone(),
                en: text,
            }
        };
        let label = self.terms.blocks.get(block).cloned();
        let row = Row {
            kind: "begin_group".to_owned(),
            name: self.names.take(block),
            role: block.to_owned(),
            label: Some(label.unwrap_or_else(words)),
            ..Row::default()
        };
        self.survey.push(row);
    }

    fn repeat(&mut self, child: &Loaded) {
        let codebook = &child.codebook;
        let row = Row {
            kind: "begin_repeat".to_owned(),
            name: self.names.take(&codebook.id),
            label: Some(codebook.label.clone()),
            role: if shares(codebook) { "shared" } else { "" }.to_owned(),
            unit: unit_name(codebook.unit).to_owned(),
            ..Row::default()
        };
        self.survey.push(row);
        self.register(child, false);
        self.end("end_repeat");
    }

    /// The question that asks for a variable; none where the form's own structure or another question tells it.
    fn row(&mut self, book: &Codebook, variable: &Variable, is_root: bool) -> Option<Row> {
        let placed = book.with_role(Role::Lon).is_some();
        match variable.role {
            Some(Role::Parent) if !is_root => return None,
            Some(Role::Id) if !is_root && shares(book) => return None,
            Some(Role::Lat) => return None,
            Some(Role::East | Role::North) if placed => {
                let remark = Remark::new("not-asked-metres").about(&variable.code);
                self.remarks.push(remark);
                return None;
            }
            _ => {}
        }
        let list = self.choices(variable);
        let kind = match (variable.kind, list) {
            _ if variable.role == Some(Role::Lon) => "geopoint".to_owned(),
            (VariableType::Text, _) => "text".to_owned(),
            (VariableType::Integer, _) => "integer".to_owned(),
            (VariableType::Decimal, _) => "decimal".to_owned(),
            (VariableType::Date, _) => "date".to_owned(),
            (VariableType::Category | VariableType::Boolean, list) => {
                format!("select_one {}", list.unwrap_or_default())
            }
        };
        let codes = variable.no_answer.iter().map(|kind| kind.code());
        let mut row = Row {
            kind,
            name: variable.code.clone(),
            label: Some(variable.label.clone()),
            hint: self.hint(variable),
            required: variable.required,
            constraint: constraint(variable),
            default: if variable.role == Some(Role::Date) {
                "today()"
            } else {
                ""
            },
            role: variable.role.map_or("", role_name).to_owned(),
            sensitivity: sensitivity_name(variable.sensitivity),
            store: storing_name(variable.store),
            unit: variable.unit.clone().unwrap_or_default(),
            no_answer: codes.collect::<Vec<_>>().join(" "),
            allowed: numbers(&variable.allowed).join(" "),
            type_name: type_name(variable.kind),
        };
        if variable.role == Some(Role::Lon) {
            let free = ["location", "place", "geopoint", "where_it_is"];
            let name = free.into_iter().find(|name| book.variable(name).is_none());
            name.unwrap_or("location").clone_into(&mut row.name);
            row.label = Some(self.terms.place.clone());
            row.constraint.clear();
        }
        Some(row)
    }

    /// The unit, and what to do where there is no answer that can be chosen.
    fn hint(&self, variable: &Variable) -> Option<Labels> {
        let listed = matches!(
            variable.kind,
            VariableType::Category | VariableType::Boolean
        );
        let leave = !listed && !variable.no_answer.is_empty();
        let unit = variable
            .unit
            .as_deref()
            .filter(|_| !variable.role.is_some_and(Role::is_coordinate));
        let said = |text: &String| match (unit, leave) {
            (Some(unit), true) => format!("{unit}. {text}"),
            (Some(unit), false) => unit.to_owned(),
            (None, _) => text.clone(),
        };
        let text = &self.terms.leave_empty;
        (leave || unit.is_some()).then(|| Labels {
            hu: said(&text.hu),
            cs: said(&text.cs),
            en: said(&text.en),
        })
    }

    /// The list of a variable's choices, one for all variables that have the same.
    fn choices(&mut self, variable: &Variable) -> Option<String> {
        let mut choices: Choices = match variable.kind {
            VariableType::Boolean => vec![
                ("yes".to_owned(), self.terms.yes.clone()),
                ("no".to_owned(), self.terms.no.clone()),
            ],
            VariableType::Category => {
                let categories = variable.categories.iter();
                categories
                    .map(|c| (c.code.clone(), c.label.clone()))
                    .collect()
            }
            _ => return None,
        };
        let none = variable
            .no_answer
            .iter()
            .filter(|kind| **kind != NoAnswer::NotAsked);
        choices.extend(none.map(|kind| {
            let label = self.terms.no_answer.get(kind).cloned();
            (kind.code().to_owned(), label.unwrap_or_default())
        }));
        if let Some((name, _)) = self.lists.iter().find(|(_, known)| *known == choices) {
            return Some(name.clone());
        }
        let wanted = match variable.kind {
            VariableType::Boolean => "yes_no",
            _ => &variable.code,
        };
        let mut taken = Codes::default();
        for (name, _) in &self.lists {
            taken.take(name);
        }
        let name = taken.take(wanted);
        self.lists.push((name.clone(), choices));
        Some(name)
    }
}

/// Whether a register has the ids of its parent.
fn shares(codebook: &Codebook) -> bool {
    codebook.parent.is_some() && codebook.with_role(Role::Parent).is_none()
}

/// What a record is, as hints of forms have it; empty for what is neither people nor households.
const fn unit_name(unit: Option<Unit>) -> &'static str {
    match unit {
        Some(Unit::Households) => "households",
        Some(Unit::Persons) => "persons",
        None => "",
    }
}

fn constraint(variable: &Variable) -> String {
    if !variable.allowed.is_empty() {
        let each = numbers(&variable.allowed);
        let each: Vec<String> = each.iter().map(|number| format!(". = {number}")).collect();
        return each.join(" or ");
    }
    let range = variable
        .range
        .map(|(low, high)| format!(". >= {low} and . <= {high}"));
    range.unwrap_or_default()
}

/// Numbers as forms write them.
fn numbers(numbers: &[f64]) -> Vec<String> {
    numbers.iter().map(ToString::to_string).collect()
}
