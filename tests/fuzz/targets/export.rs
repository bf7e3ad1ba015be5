//! An export of a data-collection program of any bytes, as a table, an archive of tables or a spreadsheet: what is taken
//! for one holds together, each row with its parent.

#![no_main]

use gocpont_fuzz::{archive, file, spreadsheet, watched};
use gocpont_ingest::export::{Export, open};
use libfuzzer_sys::fuzz_target;

/// Text that begins with `#` is a spreadsheet; with `@`, an archive of files that each begin with a line of `@` and
/// their name; anything else is the file itself.
fn packed(bytes: &[u8]) -> (&'static str, Vec<u8>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return ("csv", bytes.to_vec());
    };
    if text.starts_with('#') {
        return ("xlsx", spreadsheet(text));
    }
    if let Some(text) = text.strip_prefix('@') {
        let files = text.split("\n@").filter_map(|file| file.split_once('\n'));
        return (
            "zip",
            archive(files.map(|(name, text)| (name, text.as_bytes()))),
        );
    }
    ("csv", bytes.to_vec())
}

fn holds_together(export: &Export) {
    for (at, table) in export.tables.iter().enumerate() {
        assert_eq!(table.parent.is_none(), at == 0, "one root");
        assert!(
            table.parent.is_none_or(|parent| parent < at),
            "parents first"
        );
        assert_eq!(table.parent_row.len(), table.grid.rows());
        let above = table
            .parent
            .map_or(0, |parent| export.tables[parent].grid.rows());
        let mut parents = table.parent_row.iter().flatten();
        assert!(
            parents.all(|row| (*row as usize) < above),
            "a parent that is there"
        );
        let widths = (0..table.grid.rows()).map(|row| table.grid.width(row));
        assert!(widths.into_iter().all(|width| width == table.columns.len()));
        let points = table.points.iter().flat_map(|p| [p.latitude, p.longitude]);
        let choices = table
            .selects
            .iter()
            .flat_map(|s| s.choices.iter().map(|(_, at)| *at));
        assert!(
            points
                .chain(choices)
                .all(|column| column < table.columns.len())
        );
    }
}

fuzz_target!(|bytes: &[u8]| watched(|| {
    let (ending, bytes) = packed(bytes);
    if let Ok(Some(export)) = open(&file(ending, &bytes)) {
        holds_together(&export);
    }
}));
