//! The few texts that a codebook or form needs beyond the questions themselves; the program takes them from its words.

use std::collections::BTreeMap;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::Labels;

/// Texts in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The identifier of a unit.
    pub identifier: Labels,
    /// The identifier of the unit that it belongs to.
    pub parent: Labels,
    /// The day of the interview.
    pub day: Labels,
    /// Longitude, WGS 84.
    pub longitude: Labels,
    /// Latitude, WGS 84.
    pub latitude: Labels,
    /// An answer that is not listed.
    pub other: Labels,
    /// Yes.
    pub yes: Labels,
    /// No.
    pub no: Labels,
    /// Each kind of no answer.
    pub no_answer: BTreeMap<NoAnswer, Labels>,
    /// Where the household is, as a question.
    pub place: Labels,
    /// What an interviewer should do where a number, day or text has no answer.
    pub leave_empty: Labels,
    /// What an interviewer should know before the first question.
    pub introduction: Labels,
    /// Parts of the questionnaire by their names.
    pub blocks: BTreeMap<String, Labels>,
}
