//! A form becomes a codebook draft: groups are blocks, repeats are child registers.

use gocpont_core::codebook::{Labels, Unit};

use super::code::{Codes, snake};
use super::form::{Form, Group, Kind, Node, Question, Text};
use super::problem::FormProblem;
use super::registers::{Above, Register};
use super::terms::Terms;
use crate::codebook::{Draft, Remark};
use crate::document::is_code;
use crate::error::InvalidFile;

/// Variables at most, all registers together; the largest surveys have about two thousand.
const MOST: usize = 20_000;

/// Choices of categories at most, counted anew for each question.
const MOST_CHOICES: usize = 200_000;

/// Bytes of texts at most, those of a question counted anew for each variable that it becomes.
const MOST_BYTES: usize = 64 << 20;

/// Bytes at most that a label may grow by where it says the choice of its loop.
const LONGEST_LABEL: usize = 10_000;

/// Choices of one question at most.
const LONGEST_LIST: usize = 60_000;

/// The draft, and what a person should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    /// The codebook.
    pub draft: Draft,
    /// What was noticed while the form was read and converted; remarks on single variables stand with them as well.
    pub remarks: Vec<Remark>,
}

/// Makes a codebook of a form. The register is called `id`, or as the form calls itself; an id that is no snake-case
/// name is made one.
pub fn convert(form: &Form, id: Option<&str>, terms: &Terms) -> Result<Converted, InvalidFile> {
    let stem = std::path::Path::new(&form.file).file_stem();
    let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
    let names = [id, Some(form.id.as_str()), stem.as_deref()];
    let wanted = names.into_iter().flatten().find_map(snake);
    let wanted = wanted
        .filter(|id| is_code(id))
        .unwrap_or_else(|| "household".to_owned());
    let mut converter = Converter {
        form,
        terms,
        registers: Codes::default(),
        remarks: form.remarks.clone(),
        missing: [0; 3],
        total: 0,
        choices: 0,
        bytes: 0,
        asked: false,
    };
    let id = converter.registers.take(&wanted);
    let label = converter.labels(&form.title, &id);
    let root = Root {
        id,
        label,
        unit: unit(&form.unit, Unit::Households),
        nodes: &form.nodes,
    };
    let draft = converter.register(&root, None)?;
    if !converter.asked {
        let problem = FormProblem::NoQuestion(form.sheet.clone());
        return Err(InvalidFile::new(&form.file, problem.into()));
    }
    for (language, missing) in ["hu", "cs", "en"].into_iter().zip(converter.missing) {
        if missing > 0 {
            let remark = Remark::new("labels-filled").about(language);
            converter.remarks.push(remark.with(&missing.to_string()));
        }
    }
    let of_variables = draft.registers().into_iter().flat_map(|register| {
        let variables = register.variables.iter().flat_map(|v| &v.remarks);
        register
            .remarks
            .iter()
            .chain(variables)
            .cloned()
            .collect::<Vec<_>>()
    });
    converter.remarks.extend(of_variables);
    Ok(Converted {
        draft,
        remarks: converter.remarks,
    })
}

/// What a unit of a register is.
fn unit(written: &str, otherwise: Unit) -> Unit {
    match written {
        "households" => Unit::Households,
        "persons" => Unit::Persons,
        _ => otherwise,
    }
}

/// A register to be made.
pub(crate) struct Root<'f> {
    pub id: String,
    pub label: Labels,
    pub unit: Unit,
    pub nodes: &'f [Node],
}

/// What goes through the whole conversion.
pub(crate) struct Converter<'f> {
    pub form: &'f Form,
    pub terms: &'f Terms,
    pub registers: Codes,
    pub remarks: Vec<Remark>,
    missing: [usize; 3],
    total: usize,
    choices: usize,
    bytes: usize,
    /// Whether anything is asked at all.
    asked: bool,
}

/// A question where it stands.
pub(crate) struct Item {
    pub question: Question,
    /// What its code is made of; a loop puts the choice before it.
    pub base: String,
    pub block: String,
    /// The groups around it in its register, each with a slash after it.
    pub path: String,
    pub conditional: bool,
}

/// Where a walk through the groups is.
#[derive(Clone)]
struct At {
    block: String,
    path: String,
    conditional: bool,
    /// The choice of a loop: its name and label.
    choice: Option<(String, Text)>,
}

impl<'f> Converter<'f> {
    /// One more variable of a question with its texts, if there may be so much.
    pub fn count(&mut self, item: &Item) -> Result<(), InvalidFile> {
        let (question, label) = (&item.question, &item.question.label);
        let texts = [
            &item.path,
            &question.name,
            &label.hu,
            &label.cs,
            &label.en,
            &label.other,
        ];
        self.total += 1;
        self.bytes += texts.into_iter().map(String::len).sum::<usize>();
        if self.total > MOST || self.bytes > MOST_BYTES {
            return Err(InvalidFile::new(
                &self.form.file,
                FormProblem::TooLarge(MOST).into(),
            ));
        }
        Ok(())
    }

    /// The choices of one more question, if there may be so many.
    pub fn count_choices(&mut self, choices: usize) -> Result<(), InvalidFile> {
        self.choices += choices;
        if choices > LONGEST_LIST || self.choices > MOST_CHOICES {
            let problem = FormProblem::TooLarge(MOST);
            return Err(InvalidFile::new(&self.form.file, problem.into()));
        }
        Ok(())
    }

    /// A remark at a row of the survey sheet.
    pub fn remark(&self, id: &'static str, question: &Question) -> Remark {
        let remark = Remark::new(id).at(&self.form.sheet, question.row);
        remark.about(&question.name)
    }

    /// The text in all three languages; what a language lacks is taken from another one, last from the name.
    pub fn labels(&mut self, text: &Text, name: &str) -> Labels {
        let all = [&text.en, &text.hu, &text.cs, &text.other];
        let filled = all.into_iter().find(|text| !text.is_empty());
        let mut or = |own: &String, language: usize| {
            if own.is_empty() {
                self.missing[language] += usize::from(filled.is_some());
                return filled.map_or_else(|| name.to_owned(), Clone::clone);
            }
            own.clone()
        };
        Labels {
            hu: or(&text.hu, 0),
            cs: or(&text.cs, 1),
            en: or(&text.en, 2),
        }
    }

    /// The register of these questions, with those of its repeats.
    pub fn register(
        &mut self,
        root: &Root<'f>,
        above: Option<&Above>,
    ) -> Result<Draft, InvalidFile> {
        let (mut items, mut repeats) = (Vec::new(), Vec::new());
        let at = At {
            block: root.id.clone(),
            path: String::new(),
            conditional: false,
            choice: None,
        };
        self.walk(root.nodes, &at, &mut items, &mut repeats)?;
        let (register, below) = Register::of(self, root, &items, above)?;
        let mut draft = register;
        for group in repeats {
            let wanted = snake(&group.name).unwrap_or_else(|| format!("repeat_{}", group.row));
            let id = self.registers.take(&wanted);
            let label = self.labels(&group.label, &group.name);
            let child = Root {
                id,
                label,
                unit: unit(&group.hints.unit, Unit::Persons),
                nodes: &group.nodes,
            };
            let above = Above {
                shared: group.hints.role == "shared",
                ..below.clone()
            };
            draft.children.push(self.register(&child, Some(&above))?);
        }
        Ok(draft)
    }

    fn walk(
        &mut self,
        nodes: &'f [Node],
        at: &At,
        items: &mut Vec<Item>,
        repeats: &mut Vec<&'f Group>,
    ) -> Result<(), InvalidFile> {
        for node in nodes {
            match node {
                Node::Question(question) => {
                    let item = item(question, at);
                    self.count(&item)?;
                    let silent = matches!(question.kind, Kind::Note | Kind::Media | Kind::Device);
                    self.asked |= !silent;
                    items.push(item);
                }
                Node::Group(group) => {
                    self.walk(&group.nodes, &inside(group, at), items, repeats)?;
                }
                Node::Repeat(group) => repeats.push(group),
                Node::Loop(list, group) => {
                    let choices = self
                        .form
                        .lists
                        .get(list)
                        .map_or(&[][..], |list| &list.choices);
                    for choice in choices {
                        let mut at = inside(group, at);
                        at.path = format!("{}{}/", at.path, choice.name);
                        at.choice = Some((choice.name.clone(), choice.label.clone()));
                        self.walk(&group.nodes, &at, items, repeats)?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn inside(group: &Group, at: &At) -> At {
    // A part of the questionnaire that a form has in several pieces says its name beside them.
    let block = match group.hints.role.as_str() {
        "" => &group.name,
        block => block,
    };
    At {
        block: snake(block).unwrap_or_else(|| at.block.clone()),
        path: format!("{}{}/", at.path, group.name),
        conditional: at.conditional || group.conditional,
        choice: at.choice.clone(),
    }
}

fn item(question: &Question, at: &At) -> Item {
    let mut question = question.clone();
    let mut base = question.name.clone();
    if let Some((name, label)) = &at.choice {
        base = format!("{name}_{base}");
        let own = &mut question.label;
        let labels = [
            (&mut own.hu, &label.hu),
            (&mut own.cs, &label.cs),
            (&mut own.en, &label.en),
            (&mut own.other, &label.other),
        ];
        for (text, label) in labels {
            let label = if label.is_empty() { name } else { label };
            let places = text.matches("%(").count();
            if places * label.len().max(name.len()) <= LONGEST_LABEL {
                *text = text.replace("%(label)s", label).replace("%(name)s", name);
            }
        }
    }
    if question.kind == Kind::Today {
        question.required = false;
    }
    Item {
        base,
        block: at.block.clone(),
        path: at.path.clone(),
        conditional: at.conditional || question.conditional,
        question,
    }
}
