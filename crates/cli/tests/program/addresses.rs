//! `import-addresses`: registers as they are published, what is listed, and what a second register replaces.

use crate::town::Town;

const HEAD: &str = "Kód ADM;Kód obce;Název obce;Kód MOMC;Název MOMC;Kód obvodu Prahy;Název obvodu Prahy;Kód části obce;\
    Název části obce;Kód ulice;Název ulice;Typ SO;Číslo domovní;Číslo orientační;Znak čísla orientačního;PSČ;Souřadnice Y;\
    Souřadnice X;Platí Od\r\n";

/// The Czech register's file of an invented municipality, in UTF-8.
fn register(code: u32, rows: &str) -> String {
    let line = |row: &str| {
        let (number, coordinates) = row.split_once(' ').expect("number and coordinates");
        format!(
            "1;{code};Obec {code};;;;;1;Lhota;;;č.p.;{number};;;99901;{coordinates};2013-12-04T00:00:00\r\n"
        )
    };
    HEAD.to_owned() + &rows.lines().map(line).collect::<String>()
}

#[test]
fn a_folder_of_registers_is_taken_in_and_rows_without_coordinates_are_listed() {
    let town = Town::empty();
    std::fs::create_dir(town.path("registers")).expect("a folder");
    town.write(
        "registers/a.csv",
        register(
            900_001,
            "1 729141.67;1079113.70\n2 ;\n3 729053.11;1079135.11",
        ),
    );
    town.write(
        "registers/b.csv",
        register(900_002, "1 728998.95;1081188.26"),
    );
    let taken = ["import-addresses", "registers", "--synthetic", "--json"];
    let result = town.run(&taken).fine().json();
    assert_eq!(
        result,
        serde_json::json!({
            "files": 2, "settlements": 2, "addresses": 3, "left_out": { "register-no-coordinates": 1 },
        })
    );
    let listed = town.read("registers.rejections.csv");
    assert!(
        listed.contains("Lhota č.p. 2, Obec 900001, 99901"),
        "{listed}"
    );
    assert!(listed.contains("a.csv, row 3"), "{listed}");
    // The same again is the same, and what was written beside is no register.
    assert_eq!(town.run(&taken).fine().json(), result);
}

#[test]
fn what_is_no_register_is_refused_and_changes_nothing() {
    let town = Town::empty();
    town.write("a.csv", register(900_001, "1 729141.67;1079113.70"));
    town.run(&["import-addresses", "a.csv", "--synthetic"])
        .fine();
    town.write("b.csv", "obec;cislo\nA;1\n");
    town.run(&["import-addresses", "b.csv"])
        .ended(1, &["b.csv", "lon, lat"]);
    town.run(&["import-addresses", "none.csv"])
        .ended(1, &["none.csv"]);
}
