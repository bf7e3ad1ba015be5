//! The story of signals over the codebook that comes with the program: nothing is closed without feedback, a crisis wants
//! its confirmation, what is late and what repeats is found.

use gocpont_core::answer::Answer;
use gocpont_core::codebook::Codebook;
use gocpont_core::life::{
    Change, Entry, EntryId, Living, Opening, Part, Party, Refused, Step, Stepped, WorkCalendar,
};
use gocpont_core::record::Value;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::codebook;
use crate::parameter::Thresholds;

const SIGNAL: &str = include_str!("../../../data/codebooks/signal.toml");

fn signals() -> Codebook {
    let read = codebook::parse("signal.toml", SIGNAL, &Thresholds::default());
    read.expect("the shipped codebook").codebook
}

/// Codes of variables and what is written for them.
type Answers<'a> = &'a [(&'a str, &'a str)];

/// The shipped signals, worked on by a handler who always sees the latest revision.
struct Story {
    book: Codebook,
    calendar: WorkCalendar,
}

impl Story {
    fn new() -> Self {
        let text = include_str!("../../../data/calendars/hu.toml");
        Self {
            book: signals(),
            calendar: crate::calendar::parse("hu.toml", text).expect("a calendar"),
        }
    }

    fn living(&self) -> Living<'_> {
        Living::of(&self.book).expect("a life")
    }

    /// Answers as they are written: a category by its code, a day, or a text.
    fn change(&self, answers: &[(&str, &str)]) -> Change {
        let answer = |(code, text): &(&str, &str)| {
            let variable = self.book.variable(code).expect(code);
            let category = variable.categories.iter().position(|c| c.code == *text);
            let value = match (category, text.parse::<Date>()) {
                (Some(at), _) => Value::Category(u16::try_from(at).expect("few")),
                (None, Ok(day)) => Value::Date(day),
                (None, Err(_)) => Value::Text((*text).to_owned()),
            };
            ((*code).to_owned(), Answer::Value(value))
        };
        Change {
            answers: answers.iter().map(answer).collect(),
            ..Change::default()
        }
    }

    fn report(&self, id: u64, urgency: &str, channel: &str, moment: &str) -> Entry {
        let mut change = self.change(&[
            ("kind", "elder_unattended"),
            ("urgency", urgency),
            ("channel", channel),
            ("sender_class", "health"),
            ("sender_name", "Kitalált Kamilla"),
        ]);
        change.links.insert("person".to_owned(), vec![EntryId(77)]);
        let opening = Opening {
            id: EntryId(id),
            tenant: "town".to_owned(),
            organisation: "service".to_owned(),
            part: Part::Sender,
            change,
        };
        self.living().open(&opening, at(moment)).expect("a signal")
    }

    fn step(
        &self,
        entry: &Entry,
        transition: &str,
        answers: &[(&str, &str)],
        moment: &str,
    ) -> Result<Stepped, Refused> {
        let step = Step {
            transition: transition.to_owned(),
            part: Part::Handler,
            made_on: entry.revision,
            change: self.change(answers),
        };
        self.living().step(entry, &step, at(moment))
    }

    fn walk(&self, mut entry: Entry, steps: &[(&str, Answers<'_>, &str)]) -> Entry {
        for (transition, answers, moment) in steps {
            let stepped = self.step(&entry, transition, answers, moment);
            entry = stepped
                .unwrap_or_else(|refused| panic!("{transition}: {refused}"))
                .entry;
        }
        entry
    }

    fn ways(&self, entry: &Entry) -> Vec<&str> {
        let ways = self.living().may(entry, Part::Handler);
        ways.into_iter().map(|way| way.code.as_str()).collect()
    }
}

fn at(moment: &str) -> Timestamp {
    moment.parse().expect("a moment")
}

const CONTACT: [(&str, &str); 3] = [
    ("handler", "colleague-3"),
    ("contacted_on", "2025-06-10"),
    ("contact_how", "visit"),
];
const ASSESSED: [(&str, &str); 2] = [("assessed_on", "2025-06-12"), ("assessment", "needs meals")];
const FEEDBACK: [(&str, &str); 2] = [("feedback_on", "2025-06-16"), ("feedback_how", "letter")];

#[test]
fn an_ordinary_signal_is_closed_only_on_the_way_through_feedback() {
    let story = Story::new();
    let signal = story.report(1, "normal", "letter", "2025-06-05T08:00:00Z");
    assert_eq!(story.ways(&signal), ["register"]);
    let unassigned = story.step(&signal, "register", &[], "2025-06-05T09:00:00Z");
    assert_eq!(
        unassigned,
        Err(Refused::Missing(vec!["handler".to_owned()]))
    );
    let assessed = story.walk(
        signal,
        &[
            ("register", &CONTACT[..1], "2025-06-05T09:00:00Z"),
            ("triage", &[], "2025-06-06T09:00:00Z"),
            ("contact", &CONTACT, "2025-06-10T09:00:00Z"),
            ("assess", &ASSESSED, "2025-06-12T09:00:00Z"),
        ],
    );
    assert_eq!(
        story.ways(&assessed),
        ["take_measure", "take_none", "forward"]
    );
    let early = story.step(&assessed, "close", &FEEDBACK, "2025-06-13T09:00:00Z");
    assert!(matches!(early, Err(Refused::State { .. })), "{early:?}");
    let done = story.walk(
        assessed,
        &[(
            "take_measure",
            &[("measure_taken", "meals")],
            "2025-06-13T09:00:00Z",
        )],
    );
    let silent = story.step(&done, "send_feedback", &[], "2025-06-16T09:00:00Z");
    let missing = ["feedback_on", "feedback_how"].map(str::to_owned).to_vec();
    assert_eq!(silent, Err(Refused::Missing(missing)));
    let told = story.step(&done, "send_feedback", &FEEDBACK, "2025-06-16T09:00:00Z");
    let told = told.expect("feedback");
    assert_eq!(told.tells, [Party::Sender]);
    let closed = story.walk(told.entry, &[("close", &[], "2025-06-17T09:00:00Z")]);
    assert_eq!((closed.state.as_str(), closed.revision), ("closed", 8));
    assert!(story.ways(&closed).is_empty());
}

#[test]
fn nothing_reaches_closed_but_through_feedback() {
    let book = signals();
    let life = book.life.as_ref().expect("a life");
    let closing = life.transitions.iter().filter(|way| way.to == "closed");
    let from: Vec<&String> = closing.flat_map(|way| &way.from).collect();
    assert_eq!(from, ["feedback_sent"]);
    for way in life
        .transitions
        .iter()
        .filter(|way| way.to == "feedback_sent")
    {
        assert!(
            way.requires.iter().any(|name| name == "feedback_on"),
            "{}",
            way.code
        );
        assert!(way.tells.contains(&Party::Sender), "{}", way.code);
    }
}

#[test]
fn a_crisis_by_telephone_goes_straight_to_contact_and_stays_open_until_it_is_confirmed() {
    let story = Story::new();
    let crisis = story.report(2, "crisis", "phone", "2025-06-07T10:00:00Z");
    assert_eq!(story.ways(&crisis), ["crisis_contact"]);
    let registered = story.step(&crisis, "register", &CONTACT[..1], "2025-06-07T10:05:00Z");
    assert_eq!(registered, Err(Refused::NotForThis("register".to_owned())));
    let told = story.walk(
        crisis,
        &[
            ("crisis_contact", &CONTACT, "2025-06-07T11:00:00Z"),
            ("assess", &ASSESSED, "2025-06-08T11:00:00Z"),
            (
                "take_none",
                &[("no_measure_reason", "resolved")],
                "2025-06-10T11:00:00Z",
            ),
            ("send_feedback", &FEEDBACK, "2025-06-16T11:00:00Z"),
        ],
    );
    let flags = story.living().flags(&told);
    let flags: Vec<&str> = flags.into_iter().map(|flag| flag.code.as_str()).collect();
    assert_eq!(flags, ["confirmation_missing"]);
    let open = story.step(&told, "close", &[], "2025-06-17T11:00:00Z");
    assert_eq!(
        open,
        Err(Refused::Flags(vec!["confirmation_missing".to_owned()]))
    );
    let confirmed = [("confirmed_on", "2025-06-17")];
    let closed = story.walk(told, &[("close", &confirmed, "2025-06-17T12:00:00Z")]);
    assert_eq!(closed.state, "closed");
    let written = story.report(3, "crisis", "email", "2025-06-07T10:00:00Z");
    assert!(
        story.living().flags(&written).is_empty(),
        "it came in writing"
    );
}

#[test]
fn what_is_late_is_found_over_a_weekend_a_holiday_and_in_a_crisis() {
    let story = Story::new();
    let (living, calendar) = (story.living(), &story.calendar);
    // Friday before Whit Monday, 9 June 2025: the next working day is Tuesday.
    let signal = story.report(4, "normal", "letter", "2025-06-06T08:00:00Z");
    assert_eq!(
        living.due_at(&signal, calendar),
        Some(at("2025-06-10T22:00:00Z"))
    );
    assert!(!living.is_overdue(&signal, at("2025-06-10T21:59:59Z"), calendar));
    assert!(living.is_overdue(&signal, at("2025-06-10T22:00:01Z"), calendar));
    let triaged = story.walk(
        signal,
        &[
            ("register", &CONTACT[..1], "2025-06-10T08:00:00Z"),
            ("triage", &[], "2025-06-18T08:00:00Z"),
        ],
    );
    // Fifteen days from the report, not from the triage.
    assert_eq!(
        living.due_at(&triaged, calendar),
        Some(at("2025-06-21T22:00:00Z"))
    );
    let crisis = story.report(5, "crisis", "phone", "2025-06-07T10:00:00Z");
    assert_eq!(
        living.due_at(&crisis, calendar),
        Some(at("2025-06-07T12:00:00Z"))
    );
    let received = living.life.state("received").expect("the state");
    assert_eq!(received.escalates_to, Some(Part::Coordinator));
}

#[test]
fn a_repeated_signal_is_found_and_stays_one_of_its_own() {
    let story = Story::new();
    let first = story.report(6, "normal", "letter", "2025-06-02T08:00:00Z");
    let again = story.report(7, "urgent", "phone", "2025-06-16T07:00:00Z");
    let late = story.report(8, "normal", "letter", "2025-06-17T08:00:00Z");
    let life = story.living().life;
    let all = [&first, &again, &late];
    assert_eq!(life.repeated(&first, all), [EntryId(7)]);
    assert_eq!(life.repeated(&late, all), [EntryId(7)]);
    let mut change = Change::default();
    change.links.insert("repeats".to_owned(), vec![first.id]);
    let linked = story.living().amend(
        &again,
        Part::Handler,
        1,
        &change,
        at("2025-06-16T08:00:00Z"),
    );
    let linked = linked.expect("a link");
    assert_eq!(linked.linked("repeats").collect::<Vec<_>>(), [EntryId(6)]);
    assert_eq!((linked.id, linked.state.as_str()), (EntryId(7), "received"));
}
