//! Our codebooks become one form and come back: the same questions, with types, answers, ranges and labels.

use gocpont_core::codebook::{Codebook, Role, Variable};

use super::fixtures::{loaded, terms};
use super::{Written, convert, read, write};
use crate::codebook::{Loaded, parse};
use crate::parameter::Thresholds;

fn shipped() -> Loaded {
    let book = |name: &str, text: &str| parse(name, text, &Thresholds::default()).expect(name);
    let mut all = book(
        "household.toml",
        include_str!("../../../../data/codebooks/household.toml"),
    );
    for below in [
        book(
            "person.toml",
            include_str!("../../../../data/codebooks/person.toml"),
        ),
        book(
            "elder_care.toml",
            include_str!("../../../../data/codebooks/elder_care.toml"),
        ),
    ] {
        all.adopt(below).expect("its parent is there");
    }
    all
}

fn there_and_back(book: &Loaded) -> (Written, Loaded) {
    let written = write(book, &terms()).expect("a form");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    std::fs::write(&path, &written.bytes).expect("written");
    let form = read(&path).expect("our own form");
    let made = convert(&form, None, &terms()).expect("a codebook");
    (written, loaded(&made))
}

/// What a form can carry of a variable.
fn carried(variable: &Variable) -> Variable {
    let mut variable = variable.clone();
    variable.aliases.clear();
    if variable.role.is_some_and(Role::is_coordinate) {
        variable.label = gocpont_core::codebook::Labels::default();
    }
    variable
}

fn compare(before: &Codebook, after: &Codebook) {
    let asked = |v: &&Variable| !matches!(v.role, Some(Role::East | Role::North));
    let mut wanted: Vec<Variable> = before.variables.iter().filter(asked).map(carried).collect();
    let mut found: Vec<Variable> = after.variables.iter().map(carried).collect();
    wanted.sort_by(|a, b| a.code.cmp(&b.code));
    found.sort_by(|a, b| a.code.cmp(&b.code));
    let codes = |list: &[Variable]| list.iter().map(|v| v.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&wanted), codes(&found), "{}", before.id);
    for (mut wanted, found) in wanted.into_iter().zip(found) {
        // Ids that import fills in stand in no column, so no column is required and no label is carried.
        if found.label != wanted.label
            || found.required != wanted.required
            || found.block != wanted.block
        {
            assert!(
                matches!(wanted.role, Some(Role::Parent | Role::Id)),
                "{wanted:?}\n{found:?}"
            );
            assert!(before.parent.is_some());
            wanted.label = found.label.clone();
            wanted.required = found.required;
            wanted.block.clone_from(&found.block);
        }
        assert_eq!(wanted, found);
    }
}

#[test]
fn household_persons_and_care_come_back_as_they_went() {
    let book = shipped();
    let (written, back) = there_and_back(&book);
    assert_eq!(back.registers(), ["household", "person", "elder_care"]);
    for register in ["household", "person", "elder_care"] {
        let before = book.clone().register(register).expect(register).codebook;
        let after = back.clone().register(register).expect(register).codebook;
        assert_eq!((before.unit, &before.parent), (after.unit, &after.parent));
        compare(&before, &after);
    }
    let left: Vec<_> = written
        .remarks
        .iter()
        .map(|r| (r.id, r.name.as_str()))
        .collect();
    assert_eq!(
        left,
        [("not-asked-metres", "east"), ("not-asked-metres", "north")]
    );
}

#[test]
fn the_same_codebook_gives_the_same_form() {
    let book = shipped();
    let one = write(&book, &terms()).expect("a form");
    assert_eq!(one.bytes, write(&book, &terms()).expect("a form").bytes);
}

#[test]
fn a_codebook_is_adopted_under_the_parent_it_names_or_given_back() {
    let book = shipped();
    let person = book.children[0].clone();
    let mut alone = person.children[0].clone();
    let orphan = alone.adopt(person).expect_err("no household here");
    assert_eq!(orphan.codebook.id, "person");
}
