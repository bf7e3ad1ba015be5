//! The texts of forms in all three languages, and a label in the reader's language.

use std::collections::BTreeMap;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::Labels;
use gocpont_ingest::xlsform::Terms;
use gocpont_words::{Language, Words};

/// Parts of the built-in questionnaires.
const BLOCKS: [&str; 22] = [
    "survey",
    "housing",
    "work_income",
    "arrears",
    "benefits",
    "health_care_need",
    "subjective",
    "demography",
    "elders_contact",
    "entry",
    "case",
    "sender",
    "work",
    "contact",
    "offer",
    "target_groups",
    "capacity",
    "premises",
    "accessibility",
    "plan",
    "money",
    "opinion",
];

/// Every text that a form needs, from the program's words.
pub fn terms() -> Terms {
    let all = [Language::Hu, Language::Cs, Language::En].map(Words::new);
    let labels = |id: &str| {
        let [hu, cs, en] = [&all[0], &all[1], &all[2]].map(|words| words.say(id));
        Labels { hu, cs, en }
    };
    let kinds = NoAnswer::ALL.into_iter();
    let blocks = BLOCKS
        .iter()
        .map(|block| ((*block).to_owned(), labels(&block_id(block))));
    Terms {
        identifier: labels("codebook-identifier"),
        parent: labels("codebook-parent"),
        day: labels("codebook-day"),
        longitude: labels("codebook-longitude"),
        latitude: labels("codebook-latitude"),
        other: labels("codebook-other"),
        yes: labels("codebook-yes"),
        no: labels("codebook-no"),
        no_answer: kinds
            .map(|kind| (kind, labels(&no_answer_id(kind))))
            .collect(),
        place: labels("codebook-place"),
        leave_empty: labels("codebook-leave-empty"),
        introduction: labels("codebook-introduction"),
        blocks: blocks.collect::<BTreeMap<_, _>>(),
    }
}

/// The id of the text for a kind of no answer.
pub fn no_answer_id(kind: NoAnswer) -> String {
    format!("codebook-none-{}", kind.code())
}

fn block_id(block: &str) -> String {
    format!("codebook-block-{block}")
}

/// The name of a part of the questionnaire; its code where it has no name.
pub fn block(words: &Words, block: &str) -> String {
    let named = BLOCKS.contains(&block).then(|| words.say(&block_id(block)));
    named.unwrap_or_else(|| block.replace('_', " "))
}

/// The label in the reader's language, or in another one where it lacks.
pub fn label<'l>(words: &Words, labels: &'l Labels) -> &'l str {
    let own = match words.language() {
        Language::Hu => &labels.hu,
        Language::Cs => &labels.cs,
        Language::En => &labels.en,
    };
    let all = [own, &labels.en, &labels.hu, &labels.cs];
    all.into_iter()
        .find(|text| !text.is_empty())
        .map_or("", String::as_str)
}
