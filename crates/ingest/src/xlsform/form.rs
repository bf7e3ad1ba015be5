//! A form as it was read: questions in groups and repeats, lists of choices, and what was noticed on the way.

use std::collections::BTreeMap;

use crate::codebook::Remark;

/// A text in the languages of a form: the three that codebooks have, and the first other one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub hu: String,
    pub cs: String,
    pub en: String,
    /// Of no language that is said, or of another one.
    pub other: String,
}

/// An `XLSForm`.
#[derive(Clone, Debug)]
pub struct Form {
    pub(crate) file: String,
    /// The name of its survey sheet.
    pub(crate) sheet: String,
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) version: String,
    /// `codebook_unit` of the settings.
    pub(crate) unit: String,
    pub(crate) nodes: Vec<Node>,
    pub(crate) lists: BTreeMap<String, List>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) counts: Counts,
}

impl Form {
    /// What it holds, in numbers.
    #[must_use]
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// What was noticed while it was read: questions and choices that stand there twice, rows without a type.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

/// What a form holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Questions that somebody answers: neither notes nor calculations nor what the phone fills in by itself.
    pub questions: usize,
    /// Lists of the sheet choices.
    pub lists: usize,
    /// Choices of these lists, doubles counted.
    pub choices: usize,
    /// Repeats, loops over choices among them.
    pub repeats: usize,
    /// How deep repeats are nested; 0 without any.
    pub depth: usize,
    /// The languages of its labels as the form writes them, in their order.
    pub languages: Vec<String>,
}

/// A question, or what holds questions.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Question(Box<Question>),
    Group(Group),
    Repeat(Group),
    /// A group asked once for each choice of a list.
    Loop(String, Group),
}

/// Questions under one name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub row: u64,
    pub name: String,
    pub label: Text,
    /// Whether it is asked of some only.
    pub conditional: bool,
    /// `codebook_role` and `codebook_unit` of a repeat.
    pub hints: Hints,
    pub nodes: Vec<Node>,
}

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub row: u64,
    pub name: String,
    pub kind: Kind,
    pub label: Text,
    pub required: bool,
    pub conditional: bool,
    pub constraint: String,
    pub calculation: String,
    pub hints: Hints,
}

/// What a form made from a codebook says beyond `XLSForm`, in columns of its own that other programs pass over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints {
    pub role: String,
    pub sensitivity: String,
    pub store: String,
    pub unit: String,
    pub no_answer: String,
    pub allowed: String,
    pub kind: String,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Phone,
    Barcode,
    Hidden,
    Calculate,
    Integer,
    Decimal,
    Date,
    Time,
    /// Where the phone is: asked for, or taken when the form is opened.
    Place {
        asked: bool,
    },
    Select {
        list: String,
        multiple: bool,
        other: bool,
    },
    /// Choices that stand in another file or come from answers.
    Elsewhere(String),
    /// Choices in an order.
    Rank(String),
    /// Read out, not answered.
    Note,
    /// A picture, a sound, a line on a map, a button.
    Media,
    /// The day of the interview.
    Today,
    /// The moment it began, or ended.
    Moment {
        start: bool,
    },
    /// Which phone, whose.
    Device,
}

/// A list of choices.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub choices: Vec<Choice>,
}

/// One of the answers that can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub name: String,
    pub label: Text,
}
