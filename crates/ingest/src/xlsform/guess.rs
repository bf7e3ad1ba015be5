//! How much harm an answer could do, guessed from its words in Hungarian, Czech and English: rather too careful, and
//! always for the town to decide.

use gocpont_core::codebook::{Sensitivity, Storing, VariableType};

use super::code::plain;
use super::form::{Kind, Question};

/// Beginnings of words about health, origin, belief and the like (special categories of personal data, GDPR article 9).
const SPECIAL: [&str; 66] = [
    "health",
    "disease",
    "illness",
    "sick",
    "sickness",
    "disab",
    "impair",
    "medic",
    "diagnos",
    "hospital",
    "doctor",
    "pregnan",
    "mental",
    "depress",
    "anxie",
    "anxio",
    "blind",
    "deaf",
    "wheelchair",
    "chronic",
    "injur",
    "immuni",
    "vaccin",
    "hiv",
    "drug",
    "drugs",
    "alcohol",
    "ethnic",
    "religio",
    "politic",
    "sexual",
    "abuse",
    "violence",
    "beteg",
    "betegs",
    "egeszseg",
    "fogyatek",
    "rokkant",
    "gyogyszer",
    "korhaz",
    "orvos",
    "terhes",
    "apola",
    "apolo",
    "gondoz",
    "oltas",
    "vallas",
    "nemzetiseg",
    "etnik",
    "roma",
    "zdrav",
    "nemoc",
    "postizen",
    "telesn",
    "invalid",
    "lekar",
    "lecba",
    "lecby",
    "tehot",
    "pecov",
    "ockov",
    "nabozen",
    "narodnost",
    "romsk",
    "zavisl",
    "dusevn",
];

/// Beginnings of words that tell who somebody is.
const IDENTIFYING: [&str; 23] = [
    "phone",
    "telephone",
    "telefon",
    "mobil",
    "email",
    "passport",
    "utlevel",
    "taj",
    "szemelyi",
    "rodne",
    "adoszam",
    "surname",
    "lastname",
    "firstname",
    "prijmeni",
    "jmeno",
    "nev",
    "neve",
    "identity",
    "ssn",
    "bankszam",
    "iban",
    "imei",
];

/// Beginnings of words about birth.
const BIRTH: [&str; 6] = ["birth", "born", "dob", "szulet", "naroz", "cdob"];

/// A guess and what to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub sensitivity: Sensitivity,
    pub store: Storing,
    pub remark: Option<&'static str>,
}

const PLAIN: Guess = Guess {
    sensitivity: Sensitivity::Plain,
    store: Storing::Plain,
    remark: None,
};

const fn identifying(remark: &'static str) -> Guess {
    Guess {
        sensitivity: Sensitivity::Identifying,
        store: Storing::No,
        remark: Some(remark),
    }
}

/// The guess for a question that becomes a variable of this type.
pub(crate) fn guess(question: &Question, kind: VariableType) -> Guess {
    let label = &question.label;
    let texts = [
        &question.name,
        &label.hu,
        &label.cs,
        &label.en,
        &label.other,
    ];
    let has = |list: &[&str]| texts.iter().any(|text| begins(text, list));
    match kind {
        VariableType::Text => match question.kind {
            Kind::Time | Kind::Elsewhere(_) | Kind::Rank(_) => PLAIN,
            _ => identifying("guess-text"),
        },
        VariableType::Integer | VariableType::Decimal if has(&IDENTIFYING) => {
            identifying("guess-identifying")
        }
        _ if has(&SPECIAL) => Guess {
            sensitivity: Sensitivity::Special,
            remark: Some("guess-special"),
            ..PLAIN
        },
        VariableType::Date if has(&BIRTH) => Guess {
            remark: Some("guess-birth"),
            ..PLAIN
        },
        _ => PLAIN,
    }
}

/// Whether a word of the text begins with one of the list; short ones must be the whole word (`nev` is not `never`).
fn begins(text: &str, list: &[&str]) -> bool {
    let text = plain(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        list.iter()
            .any(|known| word == *known || (known.len() > 4 && word.starts_with(known)))
    })
}

/// Whether a calculation can give a number alone: counts, sums and arithmetic, no texts.
pub(crate) fn is_number(calculation: &str) -> bool {
    const FUNCTIONS: [&str; 12] = [
        "count(",
        "sum(",
        "int(",
        "round(",
        "number(",
        "max(",
        "min(",
        "decimal-date-time(",
        "position(",
        "floor(",
        "ceiling(",
        "count-selected(",
    ];
    let low = calculation.trim().to_ascii_lowercase();
    FUNCTIONS.iter().any(|function| low.starts_with(function)) && !low.contains("concat")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_must_be_whole_and_longer_ones_may_go_on() {
        assert!(begins("Volt-e betegsége?", &SPECIAL) && begins("zdravotní stav", &SPECIAL));
        assert!(begins("Telefonszám", &IDENTIFYING) && begins("a gyermek neve", &IDENTIFYING));
        assert!(!begins("How many days did you never work?", &IDENTIFYING));
        assert!(!begins("Romania", &SPECIAL) && !begins("tenure", &SPECIAL));
    }

    #[test]
    fn counts_and_sums_are_numbers_and_joined_texts_are_not() {
        assert!(is_number("count(${member})") && is_number("round(${a} * 2, 1)"));
        assert!(!is_number("concat(${first}, ' ', ${last})") && !is_number("${name}"));
    }
}
