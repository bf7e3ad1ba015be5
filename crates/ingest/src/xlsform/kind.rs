//! What the type column of a survey sheet says, in today's words and in those of the first forms.

use super::code::plain;
use super::form::Kind;

/// A row of the survey sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Begin(Holder),
    End(Ending),
    Question(Kind),
}

/// What holds questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Group,
    Repeat,
    Loop(String),
}

/// What an end row says it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Group,
    Repeat,
    Loop,
}

/// How selects begin, longest first; whether several answers may be given.
const SELECTS: [(&str, bool); 13] = [
    ("add select multiple prompt using", true),
    ("select all that apply from", true),
    ("add select one prompt using", false),
    ("select multiple using", true),
    ("select multiple from", true),
    ("select all that apply", true),
    ("q select multiple", true),
    ("select one using", false),
    ("select one from", false),
    ("select multiple", true),
    ("q select one", false),
    ("select one", false),
    ("select1", false),
];

const OTHER: [&str; 4] = ["or specify other", "or_other", "or other", "orother"];

/// The row's meaning, or nothing for a type that no version of `XLSForm` knows.
pub(crate) fn entry(written: &str) -> Option<Entry> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let text = words.join(" ");
    // Of one length with `text`, so that a list's name can be cut out as it is written.
    let low = text.to_ascii_lowercase().replace('_', " ");
    if let Some(rest) = low.strip_prefix("begin ") {
        return begin(rest, &text["begin ".len()..]).map(Entry::Begin);
    }
    if let Some(ending) = low.strip_prefix("end ").and_then(end) {
        return Some(Entry::End(ending));
    }
    select(&low, &text)
        .or_else(|| simple(&low))
        .map(Entry::Question)
}

fn begin(low: &str, text: &str) -> Option<Holder> {
    match low {
        "group" | "table list" => Some(Holder::Group),
        "repeat" | "lgroup" | "looped group" => Some(Holder::Repeat),
        _ => {
            let at = low
                .strip_prefix("loop over ")
                .map(|list| low.len() - list.len())?;
            text.get(at..).map(|list| Holder::Loop(list.to_owned()))
        }
    }
}

fn end(low: &str) -> Option<Ending> {
    match low {
        "group" | "table list" => Some(Ending::Group),
        "repeat" | "lgroup" | "looped group" => Some(Ending::Repeat),
        "loop" => Some(Ending::Loop),
        _ => None,
    }
}

fn select(low: &str, text: &str) -> Option<Kind> {
    let after = |prefix: &str| {
        let rest = low.strip_prefix(prefix)?.strip_prefix(' ')?;
        text.get(low.len() - rest.len()..)
    };
    if let Some(list) = after("rank") {
        return Some(Kind::Rank(list.to_owned()));
    }
    for file in ["select_one_from_file ", "select_multiple_from_file "] {
        // Not with blanks: `select one from file_types` asks for a list.
        if text.to_ascii_lowercase().starts_with(file) {
            return text
                .get(file.len()..)
                .map(|list| Kind::Elsewhere(list.to_owned()));
        }
    }
    if let Some(list) = after("select one external") {
        return Some(one_of(list, false));
    }
    let found = SELECTS
        .iter()
        .find_map(|(prefix, multiple)| Some((after(prefix)?, *multiple)));
    found.map(|(list, multiple)| one_of(list, multiple))
}

fn one_of(list: &str, multiple: bool) -> Kind {
    let low = list.to_ascii_lowercase();
    let ending = OTHER.iter().find_map(|other| low.strip_suffix(other));
    let ending = ending.filter(|before| before.ends_with(' '));
    let name = ending
        .and_then(|before| list.get(..before.len()))
        .unwrap_or(list)
        .trim();
    if name.contains("${") {
        return Kind::Elsewhere(name.to_owned());
    }
    Kind::Select {
        list: name.to_owned(),
        multiple,
        other: ending.is_some(),
    }
}

fn simple(low: &str) -> Option<Kind> {
    let low = plain(low);
    let low = low.strip_prefix("add ").unwrap_or(&low);
    let low = low.strip_prefix("q ").unwrap_or(low);
    let low = low.strip_suffix(" prompt").unwrap_or(low);
    Some(match low {
        "text" | "string" => Kind::Text,
        "phone number" => Kind::Phone,
        "barcode" => Kind::Barcode,
        "hidden" | "xml-external" | "csv-external" => Kind::Hidden,
        "calculate" => Kind::Calculate,
        "int"
        | "integer"
        | "range"
        | "percentage"
        | "number of days in last month"
        | "number of days in last six months"
        | "number of days in last year" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "date" | "datetime" | "date time" => Kind::Date,
        "time" => Kind::Time,
        "geopoint" | "gps" | "location" => Kind::Place { asked: true },
        "start-geopoint" => Kind::Place { asked: false },
        "note" => Kind::Note,
        "image" | "photo" | "picture" | "audio" | "video" | "file" | "geotrace" | "geoshape"
        | "acknowledge" | "trigger" | "osm" | "background-audio" => Kind::Media,
        "today" => Kind::Today,
        "start" | "start time" | "get start time" => Kind::Moment { start: true },
        "end" | "end time" | "get end time" => Kind::Moment { start: false },
        "deviceid" | "device id" | "imei" | "subscriberid" | "subscriber id" | "simserial"
        | "simid" | "sim id" | "phonenumber" | "username" | "email" | "audit" | "uri:deviceid"
        | "uri:username" | "uri:phonenumber" | "uri:email" | "get phone number"
        | "get device id" => Kind::Device,
        _ if low.starts_with("osm ") => Kind::Media,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(list: &str, multiple: bool, other: bool) -> Entry {
        let list = list.to_owned();
        Entry::Question(Kind::Select {
            list,
            multiple,
            other,
        })
    }

    #[test]
    fn selects_are_known_in_old_and_new_words() {
        assert_eq!(
            entry("select_one yes_no"),
            Some(select("yes_no", false, false))
        );
        assert_eq!(
            entry("select one from Yes_No"),
            Some(select("Yes_No", false, false))
        );
        assert_eq!(entry("select1 a"), Some(select("a", false, false)));
        assert_eq!(entry("Select_Multiple  a"), Some(select("a", true, false)));
        assert_eq!(
            entry("select all that apply from a"),
            Some(select("a", true, false))
        );
        assert_eq!(
            entry("select one from a or specify other"),
            Some(select("a", false, true))
        );
        assert_eq!(
            entry("select_one a or_other"),
            Some(select("a", false, true))
        );
        assert_eq!(
            entry("add select multiple prompt using a"),
            Some(select("a", true, false))
        );
        assert_eq!(
            entry("select_one building:material"),
            Some(select("building:material", false, false))
        );
        assert_eq!(
            entry("select_one_external c1"),
            Some(select("c1", false, false))
        );
        let file = Some(Entry::Question(Kind::Elsewhere("a.csv".to_owned())));
        assert_eq!(entry("select_one_from_file a.csv"), file);
    }

    #[test]
    fn groups_repeats_and_loops_begin_and_end_with_a_blank_or_an_underscore() {
        assert_eq!(entry("begin_group"), Some(Entry::Begin(Holder::Group)));
        assert_eq!(entry("begin repeat"), Some(Entry::Begin(Holder::Repeat)));
        assert_eq!(entry("end_repeat"), Some(Entry::End(Ending::Repeat)));
        let over = Holder::Loop("toilet_type".to_owned());
        assert_eq!(
            entry("begin loop over toilet_type"),
            Some(Entry::Begin(over))
        );
        assert_eq!(
            entry("end time"),
            Some(Entry::Question(Kind::Moment { start: false }))
        );
    }

    #[test]
    fn first_words_for_simple_types_are_still_known_and_others_are_not() {
        for (written, kind) in [
            ("gps", Kind::Place { asked: true }),
            ("add integer prompt", Kind::Integer),
            ("q string", Kind::Text),
            ("phone number", Kind::Phone),
            ("dateTime", Kind::Date),
            ("uri:deviceid", Kind::Device),
        ] {
            assert_eq!(entry(written), Some(Entry::Question(kind)), "{written}");
        }
        for unknown in ["set form title", "select_one", "begin", "integr", "", "ą ż"] {
            assert_eq!(entry(unknown), None, "{unknown}");
        }
    }
}
