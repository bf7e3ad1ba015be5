//! What an `XLSForm` can be refused for; the row and the value stand with the file.

use std::fmt;

/// A fault of a form, in one of its sheets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormProblem {
    /// A sheet that is needed is not there.
    #[error("there is no sheet named {wanted} (found: {found})")]
    Sheet {
        /// The sheet that is needed.
        wanted: &'static str,
        /// The sheets that there are.
        found: String,
    },
    /// A column that is needed is not there.
    #[error("the sheet {sheet} has no such column (found: {found})")]
    Column {
        /// The sheet.
        sheet: String,
        /// Its columns.
        found: String,
    },
    /// One column stands there more than once.
    #[error("the sheet {0} has this column more than once; keep one, or name the language of each")]
    ColumnTwice(String),
    /// A question of a type that `XLSForm` does not know.
    #[error("the sheet {0} has a question of an unknown type")]
    Type(String),
    /// A question asks for a list that is not among the choices.
    #[error("the sheet {0} asks for a list that the sheet choices does not have")]
    List(String),
    /// A question, group or repeat without a name.
    #[error("the sheet {0} has a question, group or repeat without a name")]
    Name(String),
    /// Groups and repeats that do not begin and end as they should.
    #[error("the sheet {sheet}: {fault}")]
    Nesting {
        /// The sheet.
        sheet: String,
        /// What is wrong.
        fault: NestingFault,
    },
    /// There is nothing to make a codebook of.
    #[error("the sheet {0} has no question that a codebook could hold")]
    NoQuestion(String),
    /// More than a questionnaire can sensibly hold.
    #[error("the form is too large: at most {0} questions, counting each choice of a multiple one")]
    TooLarge(usize),
}

/// How groups and repeats can be out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NestingFault {
    /// Something ends that did not begin.
    NotBegun,
    /// Something ends as another kind than it began.
    OtherKind,
    /// Something that began does not end.
    NotEnded,
    /// Groups in groups in groups, more than forms have.
    TooDeep,
    /// A repeat inside a loop over choices.
    RepeatInLoop,
}

impl fmt::Display for NestingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotBegun => "a group or repeat ends here that did not begin",
            Self::OtherKind => "what ends here began as something else",
            Self::NotEnded => "a group or repeat that begins here does not end",
            Self::TooDeep => "groups are nested too deeply",
            Self::RepeatInLoop => "a repeat stands inside a loop over choices",
        })
    }
}

impl FormProblem {
    /// The stable name under which people read it in their language.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Sheet { .. } => "form-sheet",
            Self::Column { .. } => "form-column",
            Self::ColumnTwice(_) => "form-column-twice",
            Self::Type(_) => "form-type",
            Self::List(_) => "form-list",
            Self::Name(_) => "form-name",
            Self::Nesting { .. } => "form-nesting",
            Self::NoQuestion(_) => "form-no-question",
            Self::TooLarge(_) => "form-too-large",
        }
    }

    /// The sheet, or what else the sentence says besides file, row, column and value.
    #[must_use]
    pub fn details(&self) -> String {
        match self {
            Self::Sheet { found, .. } => found.clone(),
            Self::Column { sheet, .. }
            | Self::Nesting { sheet, .. }
            | Self::ColumnTwice(sheet)
            | Self::Type(sheet)
            | Self::List(sheet)
            | Self::Name(sheet)
            | Self::NoQuestion(sheet) => sheet.clone(),
            Self::TooLarge(most) => most.to_string(),
        }
    }
}
