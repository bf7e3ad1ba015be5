//! Entries that come from a file, in whatever state they are.

use super::testing::{answers, at, codebook, texts};
use super::*;
use crate::answer::{Answer, NoAnswer};
use crate::codebook::Codebook;
use crate::record::Value;

const NOW: &str = "2025-06-10T08:00:00Z";
const OPENED: &str = "2025-06-02T08:00:00Z";

fn taken(state: Option<&str>, channel: u16, more: &[(&str, Value)]) -> Taken {
    let own = [
        ("urgency", Value::Category(0)),
        ("channel", Value::Category(channel)),
    ];
    Taken {
        tenant: "town".to_owned(),
        organisation: "service".to_owned(),
        state: state.map(str::to_owned),
        opened: Some(at(OPENED)),
        since: None,
        change: Change {
            answers: answers(&[&own, more].concat()),
            ..Change::default()
        },
    }
}

fn take(book: &Codebook, stands: Option<&Entry>, taken: &Taken) -> Result<Entry, Refused> {
    Living::of(book)
        .unwrap()
        .take(stands, EntryId(4), taken, at(NOW))
}

#[test]
fn an_entry_comes_in_the_state_that_its_file_says() {
    let book = codebook();
    let entry = take(&book, None, &taken(Some("seen"), 1, &[])).unwrap();
    assert_eq!((entry.revision, entry.state.as_str()), (1, "seen"));
    assert_eq!((entry.opened, entry.since), (at(OPENED), at(OPENED)));
    let first = take(&book, None, &taken(None, 1, &[])).unwrap();
    assert_eq!(first.state, "received");
}

#[test]
fn what_a_state_asks_for_must_be_filled_also_in_a_file() {
    let book = codebook();
    // One way into `answered` is for a crisis alone, the other one wants an answer, a household and, by letter, a place.
    let refused = take(&book, None, &taken(Some("answered"), 1, &[]));
    assert_eq!(
        refused,
        Err(Refused::Missing(texts(&["answer", "household", PLACE])))
    );
    let mut whole = taken(
        Some("closed"),
        0,
        &[("answer", Value::Text("someone went".to_owned()))],
    );
    let flagged = take(&book, None, &whole);
    assert_eq!(flagged, Err(Refused::Flags(texts(&["unconfirmed"]))));
    let confirmed = Value::Date(jiff::civil::date(2025, 6, 3));
    whole
        .change
        .answers
        .extend(answers(&[("confirmed_on", confirmed)]));
    assert!(take(&book, None, &whole).is_ok());
    let nowhere = take(&book, None, &taken(Some("lost"), 1, &[]));
    assert!(matches!(nowhere, Err(Refused::State { .. })));
    let mut less = taken(None, 1, &[]);
    less.change.answers.remove("urgency");
    assert_eq!(
        take(&book, None, &less),
        Err(Refused::Missing(texts(&["urgency"])))
    );
}

#[test]
fn the_same_file_changes_nothing_and_a_changed_row_is_the_next_revision() {
    let book = codebook();
    let first = take(&book, None, &taken(Some("seen"), 1, &[])).unwrap();
    let again = take(&book, Some(&first), &taken(Some("seen"), 1, &[])).unwrap();
    assert_eq!(again, first);
    let people = [("people", Value::Number(3.0))];
    let changed = take(&book, Some(&first), &taken(None, 1, &people)).unwrap();
    assert_eq!((changed.revision, changed.state.as_str()), (2, "seen"));
    assert_eq!(changed.since, first.since);
    let mut emptied = taken(None, 1, &[]);
    let none = Answer::None(NoAnswer::NotAsked);
    emptied.change.answers.insert("people".to_owned(), none);
    let emptied = take(&book, Some(&changed), &emptied).unwrap();
    assert_eq!((emptied.revision, emptied.answers.len()), (3, 2));
    let back = take(&book, Some(&emptied), &taken(Some("received"), 1, &[])).unwrap();
    assert_eq!((back.revision, back.since), (4, at(NOW)));
}
