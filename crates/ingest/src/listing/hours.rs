//! Opening hours as people write them in a cell: in OpenStreetMap's notation, or with Hungarian or Czech names of days.

use gocpont_core::opening::{Opening, Unread};
use jiff::civil::Weekday;

use super::Cells;

/// What days are called, and what OpenStreetMap calls them; longer names stand before those that they begin with.
const DAYS: [(&str, &str); 51] = [
    ("hétköznap", "Mo-Fr"),
    ("munkanapokon", "Mo-Fr"),
    ("pracovní dny", "Mo-Fr"),
    ("ünnepnap", "PH"),
    ("státní svátek", "PH"),
    ("svátky", "PH"),
    ("svátek", "PH"),
    ("holidays", "PH"),
    ("hétfő", "Mo"),
    ("kedd", "Tu"),
    ("szerda", "We"),
    ("csütörtök", "Th"),
    ("péntek", "Fr"),
    ("szombat", "Sa"),
    ("vasárnap", "Su"),
    ("pondělí", "Mo"),
    ("úterý", "Tu"),
    ("středa", "We"),
    ("čtvrtek", "Th"),
    ("pátek", "Fr"),
    ("sobota", "Sa"),
    ("neděle", "Su"),
    ("monday", "Mo"),
    ("tuesday", "Tu"),
    ("wednesday", "We"),
    ("thursday", "Th"),
    ("friday", "Fr"),
    ("saturday", "Sa"),
    ("sunday", "Su"),
    ("zárva", "off"),
    ("zavřeno", "off"),
    ("zavreno", "off"),
    ("closed", "off"),
    ("nonstop", "24/7"),
    ("szo", "Sa"),
    ("sze", "We"),
    ("cs", "Th"),
    ("po", "Mo"),
    ("út", "Tu"),
    ("st", "We"),
    ("čt", "Th"),
    ("pá", "Fr"),
    ("so", "Sa"),
    ("ne", "Su"),
    ("h", "Mo"),
    ("k", "Tu"),
    ("p", "Fr"),
    ("v", "Su"),
    ("mon", "Mo"),
    ("tue", "Tu"),
    ("wed", "We"),
];

/// The hours that a text says.
///
/// # Errors
///
/// Where they are not in the simple part of the notation, with whatever names of days.
pub fn read(text: &str) -> Result<Opening, Unread> {
    Opening::parse(text).or_else(|unread| Opening::parse(&plain(text)).map_err(|_| unread))
}

/// The same with the names of days and the form of times that OpenStreetMap has.
fn plain(text: &str) -> String {
    let mut said = String::new();
    let mut word = String::new();
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            let known = DAYS.iter().find(|(own, _)| *own == word);
            said.push_str(known.map_or(&word, |(_, osm)| osm));
            word.clear();
        }
        if c.is_ascii_digit() || (matches!(c, ':' | '.') && !digits.is_empty()) {
            digits.push(if c == '.' { ':' } else { c });
            continue;
        }
        time(&mut said, &mut digits);
        match c {
            // A colon after the name of a day.
            ':' | '.' => {}
            '\n' | '\r' => said.push(';'),
            '–' | '—' => said.push('-'),
            other => said.push(other),
        }
    }
    time(&mut said, &mut digits);
    said.replace(" - ", "-")
        .replace("24:00/7:00", "24/7")
        .trim()
        .to_owned()
}

/// Hours without minutes are whole ones.
fn time(said: &mut String, digits: &mut String) {
    let text = digits.trim_end_matches(':');
    if !text.is_empty() {
        said.push_str(text);
        if !text.contains(':') {
            said.push_str(":00");
        }
    }
    digits.clear();
}

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// The times of a service as rows of their register, each with an id made of the service's, its day and its beginning.
#[must_use]
pub fn slots(service: &str, opening: &Opening) -> Vec<Cells> {
    const DAY: u16 = 24 * 60;
    let mut rows = Vec::new();
    for (day, code) in WEEK {
        for span in opening.on(day) {
            // What lasts into the next day ends at a minute before it began.
            let to = if span.to > DAY {
                span.to - DAY
            } else {
                span.to
            };
            rows.push(Cells::from([
                ("service_slot_id", format!("{service}/{code}/{}", span.from)),
                ("service_id", service.to_owned()),
                ("weekday", code.to_owned()),
                ("from_minute", span.from.to_string()),
                ("to_minute", to.to_string()),
            ]));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, same) in [
            ("Mo-Fr 08:00-16:00", "Mo-Fr 08:00-16:00"),
            ("H-P 8-16", "Mo-Fr 08:00-16:00"),
            (
                "hétfő-péntek: 8.00–16.30; szombat 9-12",
                "Mo-Fr 08:00-16:30; Sa 09:00-12:00",
            ),
            ("Po-Pá 7:30-15:00; So zavřeno", "Mo-Fr 07:30-15:00"),
            ("út,čt 13-17", "Tu,Th 13:00-17:00"),
            ("Cs 8-12, 13-17", "Th 08:00-12:00,13:00-17:00"),
            ("nonstop", "24/7"),
        ] {
            let read =
                read(text).unwrap_or_else(|error| panic!("{text}: {error} ({})", plain(text)));
            assert_eq!(read, Opening::parse(same).expect("notation"), "{text}");
        }
        for text in ["telefonon egyeztetve", "dle dohody", "8-tól", ""] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_become_rows_with_ids_of_their_own() {
        let opening = read("H 8-12; V 22-6").expect("hours");
        let rows = slots("S1", &opening);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["service_slot_id"], "S1/mon/480");
        assert_eq!(rows[1]["to_minute"], "360");
    }
}
