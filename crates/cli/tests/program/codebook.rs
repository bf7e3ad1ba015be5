//! Codebooks from phone forms and back, checked and described.

use crate::town::Town;

#[test]
fn a_form_of_our_codebooks_comes_back_as_a_codebook_that_is_sound() {
    let town = Town::empty();
    let to = [
        "codebook",
        "to-xlsform",
        "household",
        "--with",
        "person",
        "--with",
        "elder_care",
        "-o",
        "form.xlsx",
    ];
    town.run(&to).ended(0, &["form.xlsx", "east", "north"]);
    let from = ["codebook", "from-xlsform", "form.xlsx", "-o", "town.toml"];
    town.run(&from)
        .ended(0, &["household", "person", "elder_care", "variables"]);
    let toml = town.read("town.toml");
    assert!(
        toml.contains("[[child.child.variable]]") && toml.contains("code = \"tenure\""),
        "{toml}"
    );
    let found = town
        .run(&["--json", "codebook", "check", "town.toml"])
        .fine()
        .json();
    assert_eq!(found[0]["registers"][1]["id"], "person");
    let again = town.run(&from);
    again.ended(1, &["town.toml"]);
    assert_eq!(town.read("town.toml"), toml);
}

#[test]
fn without_a_file_the_codebook_goes_to_standard_output_with_its_remarks_in_the_language_asked_for()
{
    let town = Town::empty();
    town.run(&["codebook", "to-xlsform", "household"]).fine();
    assert!(town.path("household.xlsx").exists());
    let said = town
        .run(&[
            "--lang",
            "hu",
            "codebook",
            "from-xlsform",
            "household.xlsx",
            "--id",
            "otthon",
        ])
        .fine();
    assert!(said.out.contains("id = \"otthon\""), "{}", said.out);
    assert!(
        said.err
            .contains("Azonosítónak ez a kérdés számít: household_id"),
        "{}",
        said.err
    );
    assert!(said.out.contains("# A hely azonosít"), "{}", said.out);
}

#[test]
fn what_is_no_form_is_refused_in_the_persons_language() {
    let town = Town::empty();
    town.write("form.xlsx", "no spreadsheet");
    town.run(&["codebook", "from-xlsform", "form.xlsx"])
        .ended(1, &["form.xlsx"]);
    town.run(&["codebook", "from-xlsform", "nowhere.xlsx"])
        .ended(1, &["nowhere.xlsx"]);
    let orphan = [
        "codebook",
        "to-xlsform",
        "household",
        "--with",
        "elder_care",
    ];
    town.run(&orphan)
        .ended(1, &["elder_care", "person", "household"]);
    assert!(!town.path("household.xlsx").exists());
}

#[test]
fn check_says_what_codebooks_hold_and_what_is_wrong() {
    let town = Town::empty();
    let said = town
        .run(&["codebook", "check", "household", "person"])
        .fine();
    for words in [
        "household is sound",
        "head_name",
        "health_care_need",
        "person",
    ] {
        assert!(said.err.contains(words), "{}", said.err);
    }
    town.write("none.toml", "");
    let off = [
        "codebook",
        "check",
        "household",
        "--parameters",
        "none.toml",
    ];
    town.run(&off)
        .ended(0, &["income-poor", "poverty_threshold_month"]);
    town.write("bad.toml", "id = \"Person\"\nversion = \"1\"\n");
    town.run(&["codebook", "check", "household", "bad.toml"])
        .ended(1, &["household is sound", "bad.toml"]);
}

#[test]
fn a_description_is_one_page_without_scripts_in_each_language() {
    let town = Town::empty();
    for (language, words) in [
        ("hu", "kérdőív"),
        ("cs", "dotazník"),
        ("en", "questionnaire"),
    ] {
        let doc = [
            "--lang",
            language,
            "codebook",
            "doc",
            "household",
            "--with",
            "person",
            "-o",
            "doc.html",
        ];
        town.run(&doc).ended(0, &["doc.html"]);
        let html = town.read("doc.html");
        assert!(
            html.starts_with("<!doctype html>") && html.contains(&format!("lang=\"{language}\""))
        );
        assert!(
            html.contains(words) && html.contains("income-poor") && html.contains("birth_date")
        );
        assert!(
            !html.contains("<script") && !html.contains("http"),
            "{language}"
        );
    }
    let out = town.run(&["codebook", "doc", "elder_care"]).fine().out;
    assert!(out.contains("katz6") && out.ends_with("</html>\n"), "{out}");
}
