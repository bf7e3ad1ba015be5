//! The survey sheet: rows become questions in groups and repeats, each checked as it is read.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::form::{Group, Kind, List, Node, Question};
use super::kind::{Ending, Entry, Holder, entry};
use super::language::Tongue;
use super::problem::{FormProblem, NestingFault};
use crate::codebook::Remark;
use crate::error::InvalidFile;
use crate::grid::Grid;

/// Groups in each other, at most; forms in use have about six.
const DEEPEST: usize = 32;

/// What the survey sheet holds.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub nodes: Vec<Node>,
    pub remarks: Vec<Remark>,
    pub languages: Vec<String>,
    pub questions: usize,
    pub repeats: usize,
    pub depth: usize,
}

/// Reads the sheet.
pub(crate) fn read(
    file: &str,
    grid: &Grid,
    default: Option<Tongue>,
    lists: &BTreeMap<String, List>,
) -> Result<Survey, InvalidFile> {
    let columns = Columns::read(file, grid, default)?;
    columns.needed("type", file, grid)?;
    columns.needed("name", file, grid)?;
    let mut reader = Reader {
        file,
        grid,
        columns,
        lists,
        open: vec![Open::default()],
        survey: Survey::default(),
    };
    for row in 1..grid.rows() {
        reader.row(row)?;
    }
    reader.finish()
}

/// A group that has begun; the first is the form itself.
#[derive(Default)]
struct Open {
    holder: Option<Holder>,
    group: Group,
    names: BTreeSet<String>,
}

struct Reader<'r> {
    file: &'r str,
    grid: &'r Grid,
    columns: Columns,
    lists: &'r BTreeMap<String, List>,
    open: Vec<Open>,
    survey: Survey,
}

impl Reader<'_> {
    fn refuse(&self, row: u64, column: &str, value: &str, problem: FormProblem) -> InvalidFile {
        let error = InvalidFile::new(self.file, problem.into()).at_row(row);
        error.in_column(column).with_value(value)
    }

    fn nesting(&self, row: u64, value: &str, fault: NestingFault) -> InvalidFile {
        let sheet = self.grid.name().to_owned();
        self.refuse(row, "type", value, FormProblem::Nesting { sheet, fault })
    }

    fn cell(&self, row: usize, what: &str) -> &str {
        self.columns.cell(self.grid, row, what)
    }

    fn row(&mut self, row: usize) -> Result<(), InvalidFile> {
        let (written, line) = (self.cell(row, "type"), self.grid.line(row));
        if written.is_empty() {
            let name = self.cell(row, "name");
            if !name.is_empty() {
                let remark = Remark::new("row-without-type").about(name);
                let remark = remark.at(self.grid.name(), line);
                self.survey.remarks.push(remark);
            }
            return Ok(());
        }
        let Some(entry) = entry(written) else {
            let problem = FormProblem::Type(self.grid.name().to_owned());
            return Err(self.refuse(line, "type", written, problem));
        };
        match entry {
            Entry::Begin(holder) => self.begin(row, holder),
            Entry::End(ending) => self.end(row, ending),
            Entry::Question(kind) => self.question(row, kind),
        }
    }

    /// The name of a row, which must have one.
    fn named(&self, row: usize) -> Result<String, InvalidFile> {
        let name = self.cell(row, "name");
        if name.is_empty() {
            let problem = FormProblem::Name(self.grid.name().to_owned());
            return Err(self.refuse(self.grid.line(row), "name", self.cell(row, "type"), problem));
        }
        Ok(name.to_owned())
    }

    fn has_list(&self, row: usize, list: &str) -> Result<(), InvalidFile> {
        if self.lists.contains_key(list) {
            return Ok(());
        }
        let problem = FormProblem::List(self.grid.name().to_owned());
        Err(self.refuse(self.grid.line(row), "type", list, problem))
    }

    fn begin(&mut self, row: usize, holder: Holder) -> Result<(), InvalidFile> {
        let (line, name) = (self.grid.line(row), self.named(row)?);
        if self.open.len() > DEEPEST {
            return Err(self.nesting(line, &name, NestingFault::TooDeep));
        }
        let in_loop = self
            .open
            .iter()
            .any(|open| matches!(open.holder, Some(Holder::Loop(_))));
        if in_loop && holder != Holder::Group {
            return Err(self.nesting(line, &name, NestingFault::RepeatInLoop));
        }
        if let Holder::Loop(list) = &holder {
            self.has_list(row, list)?;
        }
        if holder != Holder::Group {
            let around = self.open.iter().filter(|open| {
                open.holder
                    .as_ref()
                    .is_some_and(|holder| *holder != Holder::Group)
            });
            self.survey.depth = self.survey.depth.max(around.count() + 1);
            self.survey.repeats += 1;
        }
        let group = Group {
            row: line,
            name,
            label: self.columns.label(self.grid, row),
            conditional: !self.cell(row, "relevant").is_empty(),
            hints: self.columns.hints(self.grid, row),
            nodes: Vec::new(),
        };
        self.open.push(Open {
            holder: Some(holder),
            group,
            names: BTreeSet::new(),
        });
        Ok(())
    }

    fn end(&mut self, row: usize, ending: Ending) -> Result<(), InvalidFile> {
        let line = self.grid.line(row);
        let written = self.cell(row, "type").to_owned();
        let Some(open) = self.open.pop_if(|open| open.holder.is_some()) else {
            return Err(self.nesting(line, &written, NestingFault::NotBegun));
        };
        let (node, fits) = match open.holder {
            Some(Holder::Repeat) => (Node::Repeat(open.group), ending == Ending::Repeat),
            Some(Holder::Loop(list)) => (Node::Loop(list, open.group), ending == Ending::Loop),
            _ => (Node::Group(open.group), ending == Ending::Group),
        };
        if !fits {
            return Err(self.nesting(line, &written, NestingFault::OtherKind));
        }
        self.put(node);
        Ok(())
    }

    fn put(&mut self, node: Node) {
        if let Some(open) = self.open.last_mut() {
            open.group.nodes.push(node);
        }
    }

    fn question(&mut self, row: usize, kind: Kind) -> Result<(), InvalidFile> {
        let line = self.grid.line(row);
        if let Kind::Select { list, .. } = &kind {
            self.has_list(row, list)?;
        }
        let silent = matches!(
            kind,
            Kind::Note | Kind::Today | Kind::Moment { .. } | Kind::Device
        );
        if silent && self.cell(row, "name").is_empty() {
            return Ok(());
        }
        let name = self.named(row)?;
        if !silent && !matches!(kind, Kind::Calculate | Kind::Hidden) {
            self.survey.questions += 1;
        }
        let fresh = self
            .open
            .last_mut()
            .is_none_or(|open| open.names.insert(name.clone()));
        if !fresh {
            let remark = Remark::new("question-twice").at(self.grid.name(), line);
            self.survey.remarks.push(remark.about(&name));
            return Ok(());
        }
        let required = self.cell(row, "required").to_ascii_lowercase();
        let question = Question {
            row: line,
            name,
            kind,
            label: self.columns.label(self.grid, row),
            required: matches!(required.as_str(), "yes" | "true" | "true()" | "1" | "y"),
            conditional: !self.cell(row, "relevant").is_empty(),
            constraint: self.cell(row, "constraint").to_owned(),
            calculation: self.cell(row, "calculation").to_owned(),
            hints: self.columns.hints(self.grid, row),
        };
        self.put(Node::Question(Box::new(question)));
        Ok(())
    }

    fn finish(mut self) -> Result<Survey, InvalidFile> {
        if let Some(open) = self.open.pop_if(|open| open.holder.is_some()) {
            return Err(self.nesting(open.group.row, &open.group.name, NestingFault::NotEnded));
        }
        self.survey.languages = self.columns.languages().map(str::to_owned).collect();
        let root = self.open.pop().unwrap_or_default();
        self.survey.nodes = root.group.nodes;
        Ok(self.survey)
    }
}
