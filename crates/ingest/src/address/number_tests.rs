//! House numbers as people write them.

use super::*;

fn number(text: &str) -> HouseNumber {
    HouseNumber::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    for group in [
        &["12/A", "12a", "12 A", "12 / a", "12-A", "12/A."][..],
        &["12-14", "12 - 14.", "12–14"],
        &[
            "č.p. 123",
            "čp. 123",
            "č. p. 123",
            "cp123",
            "ČP 123",
            "číslo popisné 123",
        ],
        &["č.ev. 5", "čev. 5", "ev.č. 5", "E5", "č. ev. 5", "č.e. 5"],
        &["123/4a", "123/4 a", "123 / 4A"],
        &[
            "12",
            "12.",
            "12. II/3",
            "12. fszt. 2",
            "12 2. em. 4. ajtó",
            "hsz. 12",
            "12. B. ép. 3",
        ],
    ] {
        for text in group {
            assert_eq!(number(text), number(group[0]), "{text}");
        }
    }
}

#[test]
fn what_is_no_house_number_is_none() {
    for text in ["", "hrsz", "48-as", "utca", "1234567", "12abc", "/"] {
        assert_eq!(HouseNumber::parse(text), None, "{text}");
    }
}

#[test]
fn a_number_is_written_as_it_is_read() {
    for text in ["12", "12/A", "12-14", "č.p. 123/4a", "č.ev. 5", "12/2"] {
        assert_eq!(number(text).to_string(), text);
    }
}

#[test]
fn the_same_number_of_both_czech_numberings_is_two_houses() {
    assert_eq!(number("č.p. 5").fit(&number("č.ev. 5")), None);
    assert_eq!(number("č.ev. 5").fit(&number("č.p. 5")), None);
    assert_eq!(number("5").fit(&number("č.p. 5")), Some(Fit::Same));
    assert_eq!(number("5").fit(&number("č.ev. 5")), Some(Fit::Alike));
}

#[test]
fn an_orientation_number_has_to_agree() {
    let house = number("č.p. 123/4a");
    for (text, fit) in [
        ("123/4a", Some(Fit::Same)),
        ("123", Some(Fit::Same)),
        ("4a", Some(Fit::Same)),
        ("123/4", Some(Fit::Alike)),
        ("4a/123", Some(Fit::Alike)),
        ("4", None),
        ("123/5", None),
        ("123/4b", None),
        ("124/4a", None),
        ("č.p. 4a", None),
    ] {
        assert_eq!(number(text).fit(&house), fit, "{text}");
    }
}

#[test]
fn a_letter_or_a_part_is_never_guessed() {
    for (text, house, fit) in [
        ("12", "12/A", None),
        ("12/A", "12", None),
        ("12/B", "12/A", None),
        ("12/2", "12", None),
        ("12", "12-14", Some(Fit::Alike)),
        ("14", "12-14", Some(Fit::Alike)),
        ("13", "12-14", None),
        ("12-14", "14", Some(Fit::Alike)),
        ("12-14", "12-14", Some(Fit::Same)),
    ] {
        assert_eq!(number(text).fit(&number(house)), fit, "{text} {house}");
    }
}
