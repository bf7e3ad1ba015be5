//! Compound files that are damaged, or built to do harm.

use super::*;

/// A file of a directory (sector 0) and an allocation table (sector 1); the directory's chain goes on at `next`.
fn compound(names: &[&str], next: u32) -> Vec<u8> {
    let mut bytes = vec![0_u8; 512 * 3];
    bytes[..8].copy_from_slice(MAGIC);
    bytes[30] = 9;
    bytes[32] = 6;
    bytes[68..72].copy_from_slice(&END.to_le_bytes());
    for slot in 0..109 {
        bytes[76 + 4 * slot..80 + 4 * slot].copy_from_slice(&u32::MAX.to_le_bytes());
    }
    bytes[76..80].copy_from_slice(&1_u32.to_le_bytes());
    for (slot, name) in names.iter().enumerate() {
        for (at, unit) in name.encode_utf16().enumerate() {
            let from = 512 + 128 * slot + 2 * at;
            bytes[from..from + 2].copy_from_slice(&unit.to_le_bytes());
        }
    }
    bytes[1024..1028].copy_from_slice(&next.to_le_bytes());
    bytes
}

#[test]
fn a_password_is_named_and_so_is_another_kind_of_file() {
    let locked = check(&compound(&["Root Entry", "EncryptedPackage"], END));
    assert_eq!(locked, Err(Problem::PasswordProtected));
    let document = check(&compound(&["Root Entry", "WordDocument"], END));
    let found = "Root Entry, WordDocument".to_owned();
    assert_eq!(document, Err(Problem::NoSpreadsheet(found)));
}

#[test]
fn chains_that_go_round_and_files_cut_anywhere_are_refused() {
    let bytes = compound(&["Root Entry"], 0);
    let error = check(&bytes).expect_err("it goes round");
    assert_eq!(error.id(), "broken-spreadsheet");
    for end in 0..bytes.len() {
        assert!(check(&bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_sheet_is_as_large_as_its_cells_and_not_as_it_says() {
    let record = |kind: u16, data: &[u8]| {
        let length = (data.len() as u16).to_le_bytes();
        [&kind.to_le_bytes()[..], &length, data].concat()
    };
    let cell = |row: u16, column: u16| {
        let place = [row.to_le_bytes(), column.to_le_bytes()].concat();
        record(0x0203, &[&place[..], &[0; 10]].concat())
    };
    let book = |cells: &[Vec<u8>]| {
        let globals = [
            record(0x0809, &[0, 6, 5, 0]),
            record(0x0085, &[26, 0, 0, 0, 0, 0, 1, 0, b'a', 0]),
            record(0x000a, &[]),
        ];
        let globals = globals.concat();
        assert_eq!(globals.len(), 26);
        [
            globals,
            record(0x0809, &[0, 6, 16, 0]),
            cells.concat(),
            record(0x000a, &[]),
        ]
        .concat()
    };
    assert_eq!(records(&book(&[cell(0, 0), cell(9, 9)])), Ok(()));
    let far = records(&book(&[cell(0, 0), cell(65_535, 255)]));
    assert_eq!(far.expect_err("too far").id(), "too-large");
    let lies = record(
        0x0200,
        &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0],
    );
    let lies = records(&book(&[lies]));
    assert_eq!(lies.expect_err("too wide").id(), "broken-spreadsheet");
}
