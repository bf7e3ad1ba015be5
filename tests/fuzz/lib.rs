//! What the fuzz targets share: a file in memory, a watch over panics, the shipped questionnaire, and spreadsheets and
//! archives around a text, stored as it is so that the fuzzer changes what the readers see.

pub mod town;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, Once};

use gocpont_core::codebook::Codebook;
use gocpont_ingest::codebook;
use gocpont_ingest::parameter::Thresholds;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The household questionnaire that is shipped.
pub static HOUSEHOLD: LazyLock<Codebook> = LazyLock::new(|| {
    let text = include_str!("../../data/codebooks/household.toml");
    let loaded = codebook::parse("household.toml", text, &Thresholds::default());
    loaded.expect("the shipped codebook").codebook
});

/// What the last panic said.
static SAID: Mutex<String> = Mutex::new(String::new());

/// Runs a target. A panic of a third-party reader that is caught where the reader is called is an error like any
/// other; one in the project's own code, or one that nobody catches, is a finding.
pub fn watched(target: impl FnOnce()) {
    static HOOK: Once = Once::new();
    // libFuzzer's own hook would end the process before anybody could catch anything.
    HOOK.call_once(|| std::panic::set_hook(Box::new(note)));
    if catch_unwind(AssertUnwindSafe(target)).is_err() {
        eprintln!(
            "{}",
            SAID.lock().map(|said| said.clone()).unwrap_or_default()
        );
        std::process::abort();
    }
}

fn note(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or("", |at| at.file());
    let is_foreign = ["/registry/", "/rustc/", "/library/"]
        .iter()
        .any(|part| place.contains(part));
    if !is_foreign {
        eprintln!("{panic}");
        std::process::abort();
    }
    if let Ok(mut said) = SAID.lock() {
        *said = panic.to_string();
    }
}

/// Writes these bytes to the one file of this process, alone in a folder that is in memory where the machine has such.
pub fn file(ending: &str, bytes: &[u8]) -> PathBuf {
    static STEM: LazyLock<PathBuf> = LazyLock::new(|| {
        let memory = PathBuf::from("/dev/shm");
        let parent = if memory.is_dir() {
            memory
        } else {
            std::env::temp_dir()
        };
        let folder = parent.join(format!("gocpont-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        folder.join("input")
    });
    let path = STEM.with_extension(ending);
    std::fs::write(&path, bytes).expect("a file in memory");
    path
}

/// An archive of these files, none of them compressed.
pub fn archive<'a>(entries: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in entries {
        // A name twice is not written twice.
        if zip.start_file(name, stored).is_ok() {
            zip.write_all(bytes).expect("written");
        }
    }
    zip.finish().expect("finished").into_inner()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSX of these parts: the workbook's XML, its sheets' XML (`r1`, `r2`, …), the shared texts and the styles.
pub fn xlsx(book: &str, sheets: &[String], shared: &str, styles: &str) -> Vec<u8> {
    let root = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut of_book = "<Relationships>".to_owned();
    for at in 1..=sheets.len() {
        let _written = write!(
            of_book,
            "<Relationship Id=\"r{at}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
    }
    of_book.push_str("</Relationships>");
    let names: Vec<String> = (1..=sheets.len())
        .map(|at| format!("xl/worksheets/sheet{at}.xml"))
        .collect();
    let fixed = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &of_book),
        ("xl/sharedStrings.xml", shared),
        ("xl/styles.xml", styles),
    ];
    let sheets = names
        .iter()
        .zip(sheets)
        .map(|(name, xml)| (&**name, &**xml));
    let all = fixed.into_iter().chain(sheets);
    archive(all.map(|(name, text)| (name, text.as_bytes())))
}

/// A workbook's XML with sheets of these names.
pub fn book(names: &[&str]) -> String {
    let mut xml = "<workbook xmlns:r=\"r\"><sheets>".to_owned();
    for (at, name) in (1..).zip(names) {
        let _written = write!(
            xml,
            "<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"r{at}\"/>",
            escaped(name)
        );
    }
    xml + "</sheets></workbook>"
}

/// An XLSX of a text: a line of `#` and a name begins a sheet, any other line is a row with `|` between its cells. A
/// cell that is a number is one, unless it begins with `'`.
pub fn spreadsheet(text: &str) -> Vec<u8> {
    let (mut names, mut sheets) = (Vec::new(), Vec::<String>::new());
    let mut row = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('#') {
            names.push(name.trim());
            sheets.push(String::new());
            row = 0;
            continue;
        }
        let Some(sheet) = sheets.last_mut() else {
            continue;
        };
        row += 1;
        let _written = write!(sheet, "<row r=\"{row}\">");
        for cell in line.split('|') {
            let _written = match cell.strip_prefix('\'') {
                None if cell.parse::<f64>().is_ok_and(f64::is_finite) => {
                    write!(sheet, "<c><v>{cell}</v></c>")
                }
                quoted => write!(
                    sheet,
                    "<c t=\"inlineStr\"><is><t>{}</t></is></c>",
                    escaped(quoted.unwrap_or(cell))
                ),
            };
        }
        sheet.push_str("</row>");
    }
    for sheet in &mut sheets {
        *sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    }
    xlsx(&book(&names), &sheets, "<sst/>", "<styleSheet/>")
}

/// A text as XML has it, without what XML cannot have.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' => xml.push(letter),
            letter if letter.is_control() => {}
            letter => xml.push(letter),
        }
    }
    xml
}
