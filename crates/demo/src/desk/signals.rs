//! A year of signals: most of them answered, some late, and one kind of them rising at one end of town in the last weeks.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use super::homes::Homes;
use super::places::Municipality;
use super::services::id;
use super::sheet::Sheet;
use super::words::Words;
use crate::draw::Draw;

/// Kinds, with their weight and who reports them: class, and the organisation's place among the municipality's.
const KINDS: [(&str, f64, &str, usize); 8] = [
    ("elder_unattended", 0.22, "health", 3),
    ("arrears_disconnection", 0.16, "care_provider", 2),
    ("health_decline", 0.14, "health", 3),
    ("school_absence", 0.16, "school", 4),
    ("isolation", 0.12, "civil", 6),
    ("child_endangered", 0.08, "school", 4),
    ("eviction_risk", 0.07, "clerk", 0),
    ("addiction", 0.05, "police", 5),
];
/// The days over which a signal goes on, and how far it has come by then: its state after so many days.
const WAY: [(i64, &str); 6] = [
    (0, "received"),
    (1, "registered"),
    (2, "triaged"),
    (8, "contacted"),
    (14, "assessed"),
    (21, "measure"),
];
/// Weeks at the end in which elders without care are reported from one end of town.
const RISING: i32 = 8;

const COLUMNS: &[&str] = &[
    "signal_id",
    "organisation",
    "state",
    "opened",
    "since",
    "kind",
    "urgency",
    "channel",
    "happened_on",
    "people_concerned",
    "description",
    "confirmed_on",
    "sender_class",
    "sender_name",
    "sender_organisation",
    "handler",
    "contacted_on",
    "contact_how",
    "assessed_on",
    "assessment",
    "measure_taken",
    "feedback_on",
    "feedback_how",
    "services",
    "household",
    "lat",
    "lon",
];

/// Share of signals whose household is known to the registers, where there are any.
const KNOWN: f64 = 0.85;

/// Where a signal is, as texts, and the household that it is about, where the registers know one.
struct About {
    at: (String, String),
    household: String,
}

impl About {
    fn point(at: (String, String)) -> Self {
        Self {
            at,
            household: String::new(),
        }
    }

    fn home((id, point): &(String, crate::point::Point)) -> Self {
        Self {
            at: (format!("{:.5}", point.lat), format!("{:.5}", point.lon)),
            household: id.clone(),
        }
    }
}

/// A municipality's signals of the year that ends on a day, most of them about these homes where there are any.
pub fn sheet(
    words: &Words,
    (town, homes): (&Municipality, Option<&Homes>),
    seed: u64,
    today: Date,
) -> Sheet {
    let mut sheet = Sheet::new("signal", COLUMNS);
    let mut draw = Draw::new(seed, 4_711);
    let weights = KINDS.map(|(_, weight, ..)| weight);
    for nth in 0..town.signals {
        let days = i64::from(draw.between(0, 364));
        let kind = draw.weighted(&weights);
        let known = homes.filter(|_| draw.chance(KNOWN));
        let place = match known {
            Some(homes) => About::home(homes.any(&mut draw)),
            None => About::point(town.somewhere(&mut draw)),
        };
        one(
            &mut sheet,
            words,
            town,
            (nth, days, kind, place),
            &mut draw,
            today,
        );
    }
    // As many in the last weeks as in a quarter before, within a few hundred metres.
    for more in 0..town.signals / 12 {
        let days = i64::from(draw.between(0, 7 * RISING));
        let (north, east) = (draw.unit() * 0.0025, draw.unit() * 0.0035);
        let (north, east) = (town.reach * 0.6 + north, town.reach * 0.7 + east);
        let place = match homes {
            Some(homes) => {
                let (lat, lon) = town.middle;
                About::home(homes.near((lat + north, lon + east), &mut draw))
            }
            None => About::point(town.at(north, east)),
        };
        one(
            &mut sheet,
            words,
            town,
            (town.signals + more, days, 0, place),
            &mut draw,
            today,
        );
    }
    sheet
}

fn one(
    sheet: &mut Sheet,
    words: &Words,
    town: &Municipality,
    (nth, days_ago, kind, about): (usize, i64, usize, About),
    draw: &mut Draw,
    today: Date,
) {
    let (code, _, class, organisation) = KINDS[kind];
    let opened = today.saturating_sub(days_ago.days());
    let urgency = ["normal", "normal", "normal", "urgent"][draw.below(4)];
    // Nine in ten are gone on with; of those older than a month most are closed.
    let goes_on = draw.chance(0.9);
    let age = if goes_on { days_ago } else { days_ago.min(1) };
    let (reached, state) = state_after(age, goes_on && days_ago > 28 && draw.chance(0.93));
    let day = |after: i64| opened.saturating_add(after.days()).min(today).to_string();
    let when = |is: bool, after: i64| if is { day(after) } else { String::new() };
    let (contacted, assessed, measured, told) =
        (reached >= 8, reached >= 14, reached >= 21, reached >= 24);
    let at = |date: Date, hour: i8| moment(date, hour, nth);
    let since = opened.saturating_add(reached.days()).min(today);
    let service = if measured {
        id("service", town, [0, 5, 0, 3, 2, 3, 5, 6][kind])
    } else {
        String::new()
    };
    let text = |is: bool, text: &'static str| if is { text } else { "" };
    sheet.push(&[
        &id("signal", town, nth),
        "family-support",
        state,
        &at(opened, 9),
        &at(since, if reached == 0 { 9 } else { 15 }),
        code,
        urgency,
        ["letter", "email", "online", "phone"][draw.below(4)],
        &day(0),
        ["1", "1", "2", "4"][draw.below(4)],
        words.descriptions[draw.below(6)],
        &day(0),
        class,
        words.senders[draw.below(4)],
        &id("org", town, organisation),
        text(reached >= 1, words.handlers[nth % 2]),
        &when(contacted, 8),
        text(contacted, ["visit", "office", "phone"][nth % 3]),
        &when(assessed, 14),
        text(assessed, words.assessment),
        text(measured, words.taken),
        &when(told, 24),
        text(told, "letter"),
        &service,
        &about.household,
        &about.at.0,
        &about.at.1,
    ]);
}

/// How many days after it came a signal moved last, and the state that it is in.
fn state_after(days: i64, is_closed: bool) -> (i64, &'static str) {
    if is_closed {
        return (28, "closed");
    }
    let passed = WAY.into_iter().rev().find(|(after, _)| *after <= days);
    passed.unwrap_or(WAY[0])
}

/// A moment of a working hour, told as local time.
fn moment(date: Date, hour: i8, nth: usize) -> String {
    let minutes = Span::new().minutes(i64::try_from(nth * 7 % 50).unwrap_or_default());
    let at: DateTime = date.at(hour, 0, 0, 0).saturating_add(minutes);
    at.strftime("%Y-%m-%d %H:%M").to_string()
}
