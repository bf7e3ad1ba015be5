//! What an answer that is no code may mean: a category by its label in any language, a kind of no answer by its words,
//! or whatever the file's mapping says. Looked up only where the plain reading failed.

use std::collections::{BTreeMap, HashMap};

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::Variable;

use crate::mapping::fold::fold;

/// What forms call the kinds of no answer in Hungarian, Czech and English, our own forms among them.
pub const NO_ANSWER_WORDS: [(NoAnswer, &[&str]); 6] = [
    (
        NoAnswer::NotApplicable,
        &[
            "nem vonatkozik rá",
            "nem értelmezhető",
            "netýká se",
            "does not apply",
            "not applicable",
        ],
    ),
    (
        NoAnswer::DoesNotKnow,
        &["nem tudja", "neví", "does not know"],
    ),
    (
        NoAnswer::Refused,
        &[
            "nem válaszolt",
            "nem kíván válaszolni",
            "odmítl/a odpovědět",
            "odmítá odpovědět",
            "refused to answer",
            "refuses to answer",
        ],
    ),
    (
        NoAnswer::DoesNotWant,
        &[
            "nem tart rá igényt",
            "nem igényli",
            "nechce",
            "nechce to",
            "does not want it",
        ],
    ),
    (
        NoAnswer::CannotAfford,
        &[
            "nem engedheti meg magának",
            "nemůže si dovolit",
            "nemůže si to dovolit",
            "cannot afford it",
        ],
    ),
    (
        NoAnswer::NotAsked,
        &[
            "nem kérdezték",
            "az űrlap nem kérdezte",
            "nebylo dotázáno",
            "formulář se neptal",
            "not asked",
            "the form did not ask",
        ],
    ),
];

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The category at this position of the codebook.
    Category(u16),
    /// No answer, of this kind.
    None(NoAnswer),
}

/// The meanings of one variable's answers.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// As the mapping has them, letter by letter.
    mapped: HashMap<String, Meaning>,
    /// Folded labels; none where two categories share one.
    labelled: HashMap<String, Option<Meaning>>,
}

impl Answers {
    /// The labels of a variable's categories and of its kinds of no answer, and what a mapping says: an answer of the
    /// file with a category's code or a kind of no answer. A code that is neither is the error.
    pub fn new(variable: &Variable, mapped: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut answers = Self::default();
        for (at, category) in (0_u16..).zip(&variable.categories) {
            let label = &category.label;
            for name in [&category.code, &label.hu, &label.cs, &label.en] {
                answers.label(name, Meaning::Category(at));
            }
        }
        for (kind, words) in NO_ANSWER_WORDS {
            if kind == NoAnswer::NotAsked || variable.no_answer.contains(&kind) {
                for word in words {
                    answers.label(word, Meaning::None(kind));
                }
            }
        }
        for (answer, code) in mapped {
            let category = variable.categories.iter().position(|c| c.code == *code);
            let meaning = match (category, code.parse()) {
                (Some(at), _) => Meaning::Category(at as u16),
                (None, Ok(kind)) => Meaning::None(kind),
                (None, Err(_)) => return Err(code.clone()),
            };
            answers.mapped.insert(answer.trim().to_owned(), meaning);
        }
        Ok(answers)
    }

    /// What the cell means, where it is known.
    #[must_use]
    pub fn meaning(&self, cell: &[u8]) -> Option<Meaning> {
        let text = str::from_utf8(cell).ok()?;
        let mapped = self.mapped.get(text).copied();
        mapped.or_else(|| self.labelled.get(&fold(text)).copied().flatten())
    }

    /// Whether the mapping has a word on the cell; it goes before any other reading.
    #[must_use]
    #[inline]
    pub fn mapped(&self, cell: &[u8]) -> Option<Meaning> {
        if self.mapped.is_empty() {
            return None;
        }
        self.mapped.get(str::from_utf8(cell).ok()?).copied()
    }

    fn label(&mut self, name: &str, meaning: Meaning) {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let kept = self.labelled.entry(folded).or_insert(Some(meaning));
        if *kept != Some(meaning) {
            *kept = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook;
    use crate::parameter::Thresholds;

    fn variable(code: &str) -> Variable {
        let text = include_str!("../../../../data/codebooks/household.toml");
        let loaded = codebook::parse("household.toml", text, &Thresholds::default());
        let codebook = loaded.expect("the shipped codebook").codebook;
        codebook.variable(code).expect("there").clone()
    }

    #[test]
    fn labels_in_any_language_and_kinds_of_no_answer_are_known() {
        let answers = Answers::new(&variable("comfort"), &BTreeMap::new()).expect("no mapping");
        for (text, at) in [
            ("Összkomfortos", 0),
            ("částečně vybavený", 2),
            ("no comfort", 3),
        ] {
            assert_eq!(
                answers.meaning(text.as_bytes()),
                Some(Meaning::Category(at)),
                "{text}"
            );
        }
        let kind = answers.meaning("Nem tudja".as_bytes());
        assert_eq!(kind, Some(Meaning::None(NoAnswer::DoesNotKnow)));
        let kind = answers.meaning("nem kíván válaszolni".as_bytes());
        assert_eq!(kind, Some(Meaning::None(NoAnswer::Refused)));
        // Nobody wants or affords a comfort grade.
        assert_eq!(answers.meaning(b"cannot afford it"), None);
        assert_eq!(answers.meaning(b"palace"), None);
        assert_eq!(answers.meaning(&[0xff]), None);
    }

    #[test]
    fn a_label_of_two_categories_means_neither() {
        let mut twice = variable("comfort");
        twice.categories[1].label.hu = twice.categories[0].label.hu.clone();
        let answers = Answers::new(&twice, &BTreeMap::new()).expect("no mapping");
        assert_eq!(answers.meaning("összkomfortos".as_bytes()), None);
        assert_eq!(answers.meaning(b"full"), Some(Meaning::Category(0)));
    }

    #[test]
    fn the_mapping_goes_before_labels_and_its_codes_exist() {
        let mapped = [("I.", "full"), ("half comfort", "without"), ("?", "dk")];
        let mapped = mapped.map(|(answer, code)| (answer.to_owned(), code.to_owned()));
        let answers = Answers::new(&variable("comfort"), &mapped.into()).expect("known codes");
        assert_eq!(answers.mapped(b"I."), Some(Meaning::Category(0)));
        assert_eq!(answers.meaning(b"half comfort"), Some(Meaning::Category(3)));
        assert_eq!(
            answers.mapped(b"?"),
            Some(Meaning::None(NoAnswer::DoesNotKnow))
        );
        let odd = [("x".to_owned(), "castle".to_owned())];
        let refused = Answers::new(&variable("comfort"), &odd.into());
        assert_eq!(refused.expect_err("no such code"), "castle");
    }
}
