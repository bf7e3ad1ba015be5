//! The variables that a question becomes: one for most, two for a place, one for each choice of a multiple select.

use std::collections::BTreeMap;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{
    ANSWERED, Category, Labels, Role, Sensitivity, Storing, Variable, VariableType,
};

use super::code::{Codes, snake};
use super::constraint;
use super::convert::{Converter, Item};
use super::form::{Choice, Kind};
use super::guess::{Guess, guess, is_number};
use crate::codebook::{DraftVariable, Remark};
use crate::error::InvalidFile;

/// Makes the variables of one register.
pub(crate) struct Maker<'m, 'f> {
    converter: &'m mut Converter<'f>,
    /// The codes that are taken.
    pub codes: Codes,
    /// How often each name stands in the register.
    names: BTreeMap<String, usize>,
}

/// The words for yes and no that a list of two may have, as they stand in files.
const YES: [&str; 5] = ["yes", "true", "1", "igen", "ano"];
const NO: [&str; 5] = ["no", "false", "0", "nem", "ne"];

impl<'m, 'f> Maker<'m, 'f> {
    pub fn new(converter: &'m mut Converter<'f>, items: &[Item]) -> Self {
        let mut names = BTreeMap::new();
        for item in items {
            *names.entry(item.question.name.clone()).or_insert(0) += 1;
        }
        Self {
            converter,
            codes: Codes::default(),
            names,
        }
    }

    /// The variables of all questions, in their order. A question's own name comes before what is made of others.
    pub fn all(
        &mut self,
        items: &[Item],
        roles: &BTreeMap<usize, Role>,
    ) -> Result<Vec<DraftVariable>, InvalidFile> {
        let codes: Vec<Option<String>> = items
            .iter()
            .enumerate()
            .map(|(at, item)| self.own_code(item, roles.get(&at).copied()))
            .collect();
        let mut variables = Vec::new();
        for (at, (item, code)) in items.iter().zip(codes).enumerate() {
            let role = roles.get(&at).copied();
            self.question(item, code, role, &mut variables)?;
        }
        Ok(variables)
    }

    /// The code of a question that becomes one variable of its name.
    fn own_code(&mut self, item: &Item, role: Option<Role>) -> Option<String> {
        match &item.question.kind {
            Kind::Note
            | Kind::Media
            | Kind::Device
            | Kind::Place { .. }
            | Kind::Select { multiple: true, .. } => return None,
            Kind::Moment { .. } if role != Some(Role::Date) => return None,
            _ => {}
        }
        let base = base(item);
        if self.codes.has(&base) {
            return Some(self.codes.take(&format!("{}_{base}", item.block)));
        }
        Some(self.codes.take(&base))
    }

    /// The names that files give the column: the question's own, and its path where the name alone is not enough.
    fn aliases(&self, item: &Item, code: &str) -> Vec<String> {
        let name = &item.question.name;
        let alone = self.names.get(name).is_none_or(|count| *count == 1);
        let mut aliases = Vec::new();
        if alone && name != code {
            aliases.push(name.clone());
        }
        if !alone && !item.path.is_empty() {
            aliases.push(format!("{}{name}", item.path));
        }
        aliases
    }

    fn question(
        &mut self,
        item: &Item,
        code: Option<String>,
        role: Option<Role>,
        out: &mut Vec<DraftVariable>,
    ) -> Result<(), InvalidFile> {
        let question = &item.question;
        match (&question.kind, code) {
            (Kind::Place { .. }, _) => self.place(item, role, out),
            (
                Kind::Select {
                    list,
                    multiple: true,
                    other,
                },
                _,
            ) => {
                self.multiple(item, list, *other, out)?;
            }
            (Kind::Select { list, other, .. }, Some(code)) => {
                self.one(item, list, *other, code, out)?;
            }
            (Kind::Note, _) => {}
            (_, None) => {
                let remark = self.converter.remark("left-out", question);
                self.converter.remarks.push(remark);
            }
            (kind, Some(code)) => {
                let kind = match kind {
                    Kind::Integer => VariableType::Integer,
                    Kind::Decimal => VariableType::Decimal,
                    Kind::Date | Kind::Today | Kind::Moment { .. } => VariableType::Date,
                    Kind::Calculate
                        if role != Some(Role::Id) && is_number(&question.calculation) =>
                    {
                        VariableType::Decimal
                    }
                    _ => VariableType::Text,
                };
                let mut draft = self.variable(item, code, kind, role);
                limit(item, &mut draft);
                out.push(draft);
            }
        }
        Ok(())
    }

    /// The variable of a question with what its words and its hints say.
    fn variable(
        &mut self,
        item: &Item,
        code: String,
        kind: VariableType,
        role: Option<Role>,
    ) -> DraftVariable {
        let question = &item.question;
        let label = self.converter.labels(&question.label, &question.name);
        let mut guess = guess(question, kind);
        if role == Some(Role::Id) {
            guess = Guess {
                sensitivity: Sensitivity::Identifying,
                store: Storing::No,
                remark: None,
            };
        }
        let aliases = self.aliases(item, &code);
        let mut remarks = Vec::new();
        let (sensitivity, store) = hinted(item).unwrap_or_else(|| {
            remarks.extend(guess.remark.map(|id| Remark::new(id).about(&code)));
            (guess.sensitivity, guess.store)
        });
        let is_id = role == Some(Role::Id);
        let variable = Variable {
            block: item.block.clone(),
            kind,
            role,
            required: is_id || (question.required && !item.conditional),
            sensitivity,
            store,
            label,
            categories: Vec::new(),
            no_answer: kinds(&question.hints.no_answer),
            range: None,
            allowed: constraint::allowed(&question.hints.allowed, kind),
            unit: Some(question.hints.unit.clone()).filter(|unit| !unit.is_empty()),
            aliases,
            code,
        };
        DraftVariable { variable, remarks }
    }

    /// Longitude and latitude; the place of the register has these roles, any other is only an answer.
    fn place(&mut self, item: &Item, role: Option<Role>, out: &mut Vec<DraftVariable>) {
        let terms = self.converter.terms;
        let name = &item.question.name;
        let base = base(item);
        let counted = role == Some(Role::Lon);
        for (short, long, label, role, limit) in [
            ("lon", "ongitude", &terms.longitude, Role::Lon, 180.0),
            ("lat", "atitude", &terms.latitude, Role::Lat, 90.0),
        ] {
            let wanted = if counted && !self.codes.has(short) {
                short.to_owned()
            } else {
                format!("{base}_{short}")
            };
            let code = self.codes.take(&wanted);
            let mut draft = self.variable(item, code, VariableType::Decimal, None);
            let variable = &mut draft.variable;
            variable.role = counted.then_some(role);
            (variable.sensitivity, variable.store) = (Sensitivity::Identifying, Storing::No);
            variable.range = Some((-limit, limit));
            variable.unit = Some("°".to_owned());
            if counted {
                variable.label = label.clone();
            } else {
                variable.label = joined(&variable.label, label);
            }
            let (small, capital) = (&short[..1], short[..1].to_ascii_uppercase());
            variable.aliases = vec![
                format!("_{name}_{small}{long}"),
                format!("{name}-{capital}{long}"),
            ];
            draft.remarks = vec![Remark::new("guess-place").about(&variable.code)];
            out.push(draft);
        }
    }

    fn choices(&self, list: &str) -> &'f [Choice] {
        let form = self.converter.form;
        form.lists.get(list).map_or(&[], |list| &list.choices)
    }

    /// A yes-or-no variable for each choice.
    fn multiple(
        &mut self,
        item: &Item,
        list: &str,
        other: bool,
        out: &mut Vec<DraftVariable>,
    ) -> Result<(), InvalidFile> {
        let (base, name) = (base(item), &item.question.name);
        let free = other.then(|| self.codes.take(&format!("{base}_other")));
        for (at, choice) in self.choices(list).iter().enumerate() {
            self.converter.count(item)?;
            let part = snake(&choice.name).unwrap_or_else(|| format!("c{}", at + 1));
            let part = part.strip_prefix("q_").unwrap_or(&part);
            let code = self.codes.take(&format!("{base}_{part}"));
            let label = self.converter.labels(&choice.label, &choice.name);
            let mut draft = self.variable(item, code, VariableType::Boolean, None);
            let variable = &mut draft.variable;
            variable.required = false;
            variable.label = joined(&variable.label, &label);
            let alone = self.names.get(name).is_none_or(|count| *count == 1);
            let path = if alone { "" } else { &item.path };
            variable.aliases = vec![format!("{path}{name}/{}", choice.name)];
            out.push(draft);
        }
        if let Some(code) = free {
            out.push(self.said_otherwise(item, code));
        }
        Ok(())
    }

    /// A category, or yes and no where the list is no more than that.
    fn one(
        &mut self,
        item: &Item,
        list: &str,
        other: bool,
        code: String,
        out: &mut Vec<DraftVariable>,
    ) -> Result<(), InvalidFile> {
        let choices = self.choices(list);
        self.converter.count_choices(choices.len())?;
        let (none, values): (Vec<&Choice>, Vec<&Choice>) = choices
            .iter()
            .partition(|choice| choice.name.parse::<NoAnswer>().is_ok());
        let hint = item.question.hints.kind.as_str();
        let two = !other && hint != "category" && yes_and_no(&values);
        let kind = match (two, values.is_empty() && !other) {
            (true, _) => VariableType::Boolean,
            (_, true) => VariableType::Text,
            _ => VariableType::Category,
        };
        let free = other.then(|| self.codes.take(&format!("{code}_other")));
        let mut draft = self.variable(item, code, kind, None);
        let variable = &mut draft.variable;
        for kind in none.iter().filter_map(|choice| choice.name.parse().ok()) {
            if !variable.no_answer.contains(&kind) {
                variable.no_answer.push(kind);
            }
        }
        if kind == VariableType::Category {
            let category = |code: &str, label| Category {
                code: code.to_owned(),
                label,
                ..Category::default()
            };
            let mut labels = |choice: &Choice| self.converter.labels(&choice.label, &choice.name);
            let all = values.iter().map(|own| category(&own.name, labels(own)));
            variable.categories = all.collect();
            if other && !values.iter().any(|choice| choice.name == "other") {
                let label = self.converter.terms.other.clone();
                variable.categories.push(category("other", label));
            }
            let is_status = item.question.hints.role == "response"
                && variable.categories.iter().any(|c| c.code == ANSWERED[0])
                && !out.iter().any(|v| v.variable.role == Some(Role::Response));
            variable.role = is_status.then_some(Role::Response);
        }
        out.push(draft);
        if let Some(code) = free {
            out.push(self.said_otherwise(item, code));
        }
        Ok(())
    }

    /// The free text beside an answer that is not listed.
    fn said_otherwise(&mut self, item: &Item, code: String) -> DraftVariable {
        let mut draft = self.variable(item, code, VariableType::Text, None);
        let variable = &mut draft.variable;
        variable.required = false;
        variable.label = joined(&variable.label, &self.converter.terms.other);
        (variable.sensitivity, variable.store) = (Sensitivity::Identifying, Storing::No);
        variable.aliases = vec![format!("{}_other", item.question.name)];
        variable.aliases.retain(|name| *name != variable.code);
        draft.remarks = vec![Remark::new("guess-text").about(&variable.code)];
        draft
    }
}

/// What the code of a question is made of.
fn base(item: &Item) -> String {
    snake(&item.base).unwrap_or_else(|| format!("q_{}", item.question.row))
}

/// What a constraint says of a number's range; what it says beyond that is remarked.
fn limit(item: &Item, draft: &mut DraftVariable) {
    let text = item.question.constraint.trim();
    let variable = &mut draft.variable;
    if let (Some(low), Some(high)) = (variable.allowed.first(), variable.allowed.last()) {
        // Our own column says more than the constraint.
        variable.range = Some((*low, *high));
        return;
    }
    let whole = variable.kind == VariableType::Integer;
    let number = whole || variable.kind == VariableType::Decimal;
    let found = constraint::range(text, whole).filter(|_| number);
    variable.range = found.map(|(range, _)| range);
    if !text.is_empty() && !found.is_some_and(|(_, exact)| exact) {
        let remark = Remark::new("constraint-left").about(&variable.code);
        draft.remarks.push(remark.with(text));
    }
}

fn joined(first: &Labels, second: &Labels) -> Labels {
    let join = |a: &str, b: &str| format!("{}: {b}", a.trim_end_matches([':', ' ']));
    Labels {
        hu: join(&first.hu, &second.hu),
        cs: join(&first.cs, &second.cs),
        en: join(&first.en, &second.en),
    }
}

/// Sensitivity and storing as a codebook wrote them beside the question, if they go together.
fn hinted(item: &Item) -> Option<(Sensitivity, Storing)> {
    let hints = &item.question.hints;
    match (hints.sensitivity.as_str(), hints.store.as_str()) {
        ("identifying", _) => Some((Sensitivity::Identifying, Storing::No)),
        ("special", "no") => Some((Sensitivity::Special, Storing::No)),
        ("special", _) => Some((Sensitivity::Special, Storing::Plain)),
        ("plain", "no") => Some((Sensitivity::Plain, Storing::No)),
        ("plain", _) => Some((Sensitivity::Plain, Storing::Plain)),
        _ => None,
    }
}

fn kinds(written: &str) -> Vec<NoAnswer> {
    let mut kinds: Vec<NoAnswer> = Vec::new();
    for kind in written
        .split_whitespace()
        .filter_map(|code| code.parse().ok())
    {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Whether these are yes and no; codes of digits only where their labels say so.
fn yes_and_no(choices: &[&Choice]) -> bool {
    let [a, b] = choices else {
        return false;
    };
    let is = |choice: &Choice, words: &[&str]| {
        let word = |text: &str| words.contains(&text.trim().to_lowercase().as_str());
        let label = &choice.label;
        let said = [&label.hu, &label.cs, &label.en, &label.other];
        let digit = choice.name.bytes().all(|b| b.is_ascii_digit());
        word(&choice.name) && (!digit || said.into_iter().any(|label| word(label)))
    };
    (is(a, &YES) && is(b, &NO)) || (is(a, &NO) && is(b, &YES))
}
