//! Registers as they are published and as towns keep them.

use std::io::Write as _;

use super::*;

/// The Czech register's header and four rows of an invented town.
const CZECH: &str = "Kód ADM;Kód obce;Název obce;Kód MOMC;Název MOMC;Kód obvodu Prahy;Název obvodu Prahy;Kód části obce;\
    Název části obce;Kód ulice;Název ulice;Typ SO;Číslo domovní;Číslo orientační;Znak čísla orientačního;PSČ;Souřadnice Y;\
    Souřadnice X;Platí Od\r\n\
    1;900001;Vzorov;;;;;1;Vzorov;5;Šípková;č.p.;123;4;a;99901;729141.67;1079113.70;2013-12-04T00:00:00\r\n\
    2;900001;Vzorov;;;;;2;Lhota;;;č.ev.;5;;;99902;729053.11;1079135.11;2013-12-04T00:00:00\r\n\
    3;900001;Vzorov;;;;;2;Lhota;;;č.p.;5;;;99902;;;2013-12-04T00:00:00\r\n\
    4;900001;Vzorov;;;;;2;Lhota;;;č.p.;;;;99902;729053.11;1079135.11;2013-12-04T00:00:00\r\n";

fn read(bytes: &[u8], crs: Option<u32>) -> Result<Register, InvalidFile> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("written");
    Register::read(file.path(), crs)
}

fn windows(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1250.encode(text).0.into_owned()
}

#[test]
fn the_czech_register_is_read_as_it_is_published() {
    let register = read(&windows(CZECH), None).expect("a register");
    let shown: Vec<String> = register.entries.iter().map(Entry::to_string).collect();
    assert_eq!(
        shown,
        [
            "Šípková č.p. 123/4a, Vzorov, 99901",
            "Lhota č.ev. 5, Vzorov, 99902"
        ]
    );
    let first = &register.entries[0];
    assert_eq!(
        (first.code.as_str(), first.number.slash_letter),
        ("900001", b'a')
    );
    // Benešov lies at 14.69° E, 49.78° N: the point is in its middle.
    assert!(
        (first.lon - 14.687).abs() < 0.01 && (first.lat - 49.78).abs() < 0.01,
        "{first:?}"
    );
    let listed: Vec<(u64, &str)> = register
        .rejections
        .iter()
        .map(|r| (r.row, r.reason.id()))
        .collect();
    assert_eq!(
        listed,
        [(4, "register-no-coordinates"), (5, "register-no-number")]
    );
}

#[test]
fn signs_and_the_order_of_both_national_grids_are_told_by_size() {
    let czech = |y: &str, x: &str| {
        let text = format!(
            "Obec;Část obce;Ulice;Číslo domovní;Souřadnice Y;Souřadnice X\nVzorov;Lhota;;7;{y};{x}\n"
        );
        read(text.as_bytes(), None)
            .expect("a register")
            .entries
            .remove(0)
    };
    let old = czech("728998.95", "1081188.26");
    for (y, x) in [
        ("-728998,95", "-1081188,26"),
        ("-728 998,95", "-1\u{a0}081\u{a0}188,26"),
        ("1081188.26", "728998.95"),
    ] {
        assert_eq!(czech(y, x), old);
    }
    let hungarian = |header: &str, row: &str, crs| {
        let text =
            format!("Település;Közterület neve;Közterület jellege;Házszám;Irsz;{header}\n{row}\n");
        read(text.as_bytes(), crs)
            .expect("a register")
            .entries
            .remove(0)
    };
    let metres = hungarian(
        "EOV_Y;EOV_X",
        "Mesefalva;Fő;utca;12/A;9902;595350,495;256494,662",
        None,
    );
    assert_eq!(
        metres,
        hungarian(
            "X;Y",
            "Mesefalva;Fő;utca;12/A;9902;256494,662;595350,495",
            Some(23_700)
        )
    );
    assert!((metres.lon - 18.32).abs() < 1e-5 && (metres.lat - 47.65).abs() < 1e-5);
    assert_eq!(metres.to_string(), "Fő utca 12/A, Mesefalva, 9902");
    let degrees = hungarian("lon;lat", "Mesefalva;Fő;utca;12/A;9902;18,32;47,65", None);
    assert_eq!((degrees.lon, degrees.lat), (18.32, 47.65));
}

#[test]
fn what_is_no_register_is_refused_by_name() {
    for (text, problem) in [
        ("", "empty"),
        ("a;b\n1;2\n", "missing-column"),
        ("obec;ulice;lon;lat\nA;B;1;2\n", "missing-column"),
        ("obec;ulice;cislo\nA;B;1\n", "missing-column"),
        ("obec;ulice;cislo;east;north\nA;B;1;2;3\n", "no-crs"),
    ] {
        assert_eq!(
            read(text.as_bytes(), None).expect_err(text).problem.id(),
            problem,
            "{text}"
        );
    }
}

#[test]
fn rows_that_are_no_houses_are_listed_and_the_rest_is_read() {
    let text = "obec,ulice,cislo,lon,lat\nA,B,1,18.1,47.5\nA,B\nA,B,2,x,47.5\nA,B,3,0,0\n\nA,B,4,18.2,47.5\n";
    let register = read(text.as_bytes(), None).expect("a register");
    assert_eq!(register.entries.len(), 2);
    let listed: Vec<(u64, &str)> = register
        .rejections
        .iter()
        .map(|r| (r.row, r.reason.id()))
        .collect();
    assert_eq!(
        listed,
        [
            (3, "field-count"),
            (4, "not-number"),
            (5, "register-no-coordinates")
        ]
    );
}

#[test]
fn a_folder_gives_its_files_in_order_without_what_we_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("CSV")).expect("made");
    for name in ["b.csv", "CSV/a.csv", "b.csv.rejections.csv", "notes.pdf"] {
        std::fs::write(folder.path().join(name), "x").expect("written");
    }
    let found = files(folder.path()).expect("files");
    let names: Vec<_> = found
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .collect();
    assert_eq!(names, ["a.csv", "b.csv"]);
}
