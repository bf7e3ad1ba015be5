//! Spreadsheets of the Open Document Format (ODS), read as a stream: repeated rows and cells are counted before they
//! are laid out, and a document that breaks off is an error.

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::broken;
use super::cell::{float, iso, time_of_iso};
use super::rows::Rows;
use crate::error::Problem;
use crate::grid::Grid;

/// Sheets of a document.
const SHEETS: usize = 1000;

/// Blanks that one mark of repeated spaces stands for, at most.
const SPACES: usize = 1000;

/// An open document that was looked through.
pub struct Ods<R: Read + Seek = BufReader<File>> {
    archive: ZipArchive<R>,
    sheets: Vec<String>,
}

impl<R: Read + Seek> Ods<R> {
    /// Opens a document and finds its sheets.
    pub fn open(reader: R) -> Result<Self, Problem> {
        let mut archive = ZipArchive::new(reader).map_err(|error| broken(&error))?;
        let mut sheets = Vec::new();
        let mut xml = content(&mut archive)?;
        let (mut buffer, mut depth) = (Vec::new(), 0_usize);
        loop {
            buffer.clear();
            match xml
                .read_event_into(&mut buffer)
                .map_err(|error| broken(&error))?
            {
                Event::Start(element) if local(&element) == "table" => {
                    if depth == 0 {
                        sheets.push(attribute(&element, "name")?.unwrap_or_default());
                    }
                    depth += 1;
                }
                Event::End(element) if element.local_name().as_ref() == "table" => {
                    depth = depth.saturating_sub(1);
                }
                Event::Eof if depth > 0 => return Err(cut_off()),
                Event::Eof => break,
                _ => {}
            }
            if sheets.len() > SHEETS {
                return Err(Problem::TooLarge(format!("{SHEETS} sheets")));
            }
        }
        drop(xml);
        Ok(Self { archive, sheets })
    }

    /// The names of the sheets.
    pub fn sheets(&self) -> Vec<String> {
        self.sheets.clone()
    }

    /// The filled rows of a sheet.
    pub fn grid(&mut self, sheet: &str) -> Result<Grid, Problem> {
        let mut table = Table {
            xml: content(&mut self.archive)?,
            buffer: Vec::new(),
            rows: Rows::new(sheet),
            row: 0,
            cells: Vec::new(),
        };
        table.find(sheet)?;
        table.read()?;
        Ok(table.rows.finish())
    }
}

fn cut_off() -> Problem {
    Problem::BrokenSpreadsheet("it breaks off".to_owned())
}

type Xml<R> = Reader<BufReader<R>>;

fn content<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Xml<impl Read>, Problem> {
    let entry = archive
        .by_name("content.xml")
        .map_err(|error| broken(&error))?;
    let mut xml = Reader::from_reader(BufReader::new(entry));
    xml.config_mut().expand_empty_elements = true;
    Ok(xml)
}

fn local<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    for found in element.attributes().with_checks(false) {
        let found = found.map_err(|error| broken(&error))?;
        if found.key.local_name().as_ref() == name {
            let value = found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| broken(&error))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// How often a row or cell stands there.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, Problem> {
    let said = attribute(element, name)?;
    let number = said.map_or(Ok(1), |said| said.trim().parse::<u64>());
    let number = number.map_err(|error| broken(&error))?;
    Ok(number.min(u64::from(u32::MAX)) as u32)
}

/// A sheet while it is read.
struct Table<R: Read> {
    xml: Xml<R>,
    buffer: Vec<u8>,
    rows: Rows,
    /// The row that comes next (the first is 0).
    row: u32,
    /// The filled cells of a row: column, how often, text, whether it is a number.
    cells: Vec<(u32, u32, String, bool)>,
}

impl<R: Read> Table<R> {
    /// Goes to the beginning of a sheet.
    fn find(&mut self, sheet: &str) -> Result<(), Problem> {
        let mut depth = 0_usize;
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(element) if local(&element) == "table" => {
                    let name = attribute(&element, "name")?.unwrap_or_default();
                    if depth == 0 && name == sheet {
                        return Ok(());
                    }
                    depth += 1;
                }
                Event::End(element) if element.local_name().as_ref() == "table" => {
                    depth = depth.saturating_sub(1);
                }
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
    }

    /// Reads the rows up to the sheet's end.
    fn read(&mut self) -> Result<(), Problem> {
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(element) if local(&element) == "table-row" => {
                    let times = repeated(&element, "number-rows-repeated")?;
                    self.row(times)?;
                }
                Event::End(element) if element.local_name().as_ref() == "table" => return Ok(()),
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
    }

    fn row(&mut self, times: u32) -> Result<(), Problem> {
        self.cells.clear();
        let mut column = 0_u32;
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(element)
                    if matches!(local(&element), "table-cell" | "covered-table-cell") =>
                {
                    let wide = repeated(&element, "number-columns-repeated")?;
                    let value = Value::of(&element)?;
                    let (text, is_number) = self.cell(value)?;
                    if !text.is_empty() {
                        self.cells.push((column, wide, text, is_number));
                    }
                    column = column.saturating_add(wide);
                }
                Event::End(element) if element.local_name().as_ref() == "table-row" => break,
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
        let copies = if self.cells.is_empty() { 0 } else { times };
        for copy in 0..copies {
            for (column, wide, text, is_number) in &self.cells {
                for more in 0..*wide {
                    let at = (self.row.saturating_add(copy), column.saturating_add(more));
                    self.rows.at(at.0, at.1, |out| {
                        out.push_str(text);
                        *is_number
                    })?;
                }
            }
        }
        self.row = self.row.saturating_add(times);
        Ok(())
    }

    /// A cell's text: its value, or the paragraphs in it; what hangs on it, such as a note, is left out.
    fn cell(&mut self, value: Value) -> Result<(String, bool), Problem> {
        let mut paragraphs = Paragraphs::default();
        let mut depth = 1_usize;
        while depth > 0 {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|error| broken(&error))? {
                Event::Start(element) => {
                    depth += 1;
                    paragraphs.start(&element, depth)?;
                }
                Event::End(_) => {
                    paragraphs.end(depth);
                    depth -= 1;
                }
                Event::Text(text) => paragraphs.say(&text.xml10_content()),
                Event::CData(text) => paragraphs.say(&text.xml10_content()),
                Event::GeneralRef(entity) => paragraphs.entity(&entity)?,
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
        Ok(value.written(paragraphs.text))
    }
}

/// The text in a cell while it is gathered.
#[derive(Default)]
struct Paragraphs {
    text: String,
    count: usize,
    /// Where the paragraph that is being read began.
    inside: Option<usize>,
    /// Where something began that is not the cell's text.
    aside: Option<usize>,
}

impl Paragraphs {
    fn start(&mut self, element: &BytesStart<'_>, depth: usize) -> Result<(), Problem> {
        if self.aside.is_some() {
            return Ok(());
        }
        match local(element) {
            "annotation" | "frame" | "shape" | "custom-shape" | "detective" | "table" => {
                self.aside = Some(depth);
            }
            "p" | "h" if self.inside.is_none() => {
                if self.count > 0 {
                    self.text.push('\n');
                }
                self.count += 1;
                self.inside = Some(depth);
            }
            "s" => {
                let many = repeated(element, "c")? as usize;
                self.text.extend(std::iter::repeat_n(' ', many.min(SPACES)));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, depth: usize) {
        if self.aside == Some(depth) {
            self.aside = None;
        }
        if self.inside == Some(depth) {
            self.inside = None;
        }
    }

    fn say(&mut self, text: &str) {
        if self.inside.is_some() && self.aside.is_none() {
            self.text.push_str(text);
        }
    }

    fn entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) -> Result<(), Problem> {
        if let Some(letter) = entity.resolve_char_ref().map_err(|error| broken(&error))? {
            self.say(letter.encode_utf8(&mut [0; 4]));
            return Ok(());
        }
        let name: &str = entity;
        let resolved = quick_xml::escape::resolve_predefined_entity(name);
        self.say(resolved.ok_or_else(|| Problem::XmlEntities("content.xml".to_owned()))?);
        Ok(())
    }
}

/// The value that a cell states, by its type.
struct Value {
    kind: String,
    stated: Option<String>,
}

impl Value {
    fn of(element: &BytesStart<'_>) -> Result<Self, Problem> {
        let kind = attribute(element, "value-type")?.unwrap_or_default();
        let name = match kind.as_str() {
            "float" | "percentage" | "currency" => "value",
            "date" => "date-value",
            "time" => "time-value",
            "boolean" => "boolean-value",
            _ => "string-value",
        };
        let stated = attribute(element, name)?;
        Ok(Self { kind, stated })
    }

    fn written(self, paragraphs: String) -> (String, bool) {
        let Some(stated) = self.stated.filter(|stated| !stated.is_empty()) else {
            return (paragraphs, false);
        };
        let mut text = String::new();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => {
                if let Ok(number) = stated.trim().parse::<f64>() {
                    let is_number = float(number, &mut text);
                    return (text, is_number);
                }
                text = stated;
            }
            "date" => iso(&stated, &mut text),
            "time" => time_of_iso(&stated, &mut text),
            _ => text = stated,
        }
        (text, false)
    }
}
