//! Why a filter, an order or a choice of properties cannot be used: where, what was expected and what stands there.

use std::fmt;

/// Where in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The nth character of a text, from 1.
    Character(usize),
    /// A place in a JSON document (RFC 6901), empty for the whole.
    Pointer(String),
}

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A comparison or another condition.
    Condition,
    /// A comparison's sign or word.
    Operator,
    /// A property, a text, a number or a moment.
    Value,
    /// A text in single quotes.
    Text,
    /// A number.
    Number,
    /// A property's name.
    Property,
    /// A property's name, a date, a time or an interval.
    Moment,
    /// `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ssZ`.
    Date,
    /// The geometry's name, or a geometry.
    Geometry,
    /// Longitude and latitude in degrees.
    Position,
    /// A ring of four positions or more, of which the last is the first.
    Ring,
    /// A function of those that are known.
    Function,
    /// The end of the filter.
    End,
    /// This sign or word.
    Word(&'static str),
    /// A JSON document.
    Json,
    /// So many arguments.
    Arguments(usize),
}

/// Why it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidFilter {
    /// It is longer than is read.
    #[error("the filter has more than {most} bytes")]
    TooLong {
        /// Most bytes.
        most: usize,
    },
    /// Too much stands inside each other.
    #[error("more than {most} levels stand inside each other {at}")]
    TooDeep {
        /// Where.
        at: At,
        /// Most levels.
        most: usize,
    },
    /// It has too many conditions, values or positions, or would take too long for every feature.
    #[error("the filter asks too much: at most {most} conditions, values and positions")]
    TooMuch {
        /// How many there may be.
        most: usize,
    },
    /// Something else was expected.
    #[error("{wanted} expected {at}, not “{found}”")]
    Syntax {
        /// Where.
        at: At,
        /// What was expected.
        wanted: Wanted,
        /// What stands there; empty for the end.
        found: String,
    },
    /// There is no such property.
    #[error("there is no property “{name}”; known are {known}")]
    Unknown {
        /// The name.
        name: String,
        /// Those that are known.
        known: String,
    },
    /// A value is not of the kind that a property is compared with.
    #[error("“{name}” is {kind} and cannot be compared with “{found}”")]
    Kind {
        /// The property.
        name: String,
        /// What it is, as a word of JSON Schema.
        kind: &'static str,
        /// What it is compared with.
        found: String,
    },
}

impl InvalidFilter {
    pub(crate) fn syntax(at: At, wanted: Wanted, found: &str) -> Self {
        let found = short(found);
        Self::Syntax { at, wanted, found }
    }

    /// The id of the sentence in `query.ftl` that says it.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "query-too-long",
            Self::TooDeep { .. } => "query-too-deep",
            Self::TooMuch { .. } => "query-too-much",
            Self::Syntax { found, .. } if found.is_empty() => "query-syntax-end",
            Self::Syntax { .. } => "query-syntax",
            Self::Unknown { .. } => "query-unknown",
            Self::Kind { .. } => "query-kind",
        }
    }

    /// The sentence in the language of `say`, which says a text of `query.ftl` with its variables.
    pub fn said(&self, say: impl Fn(&str, &[(&'static str, String)]) -> String) -> String {
        let at = |at: &At| match at {
            At::Character(nth) => say("query-at-character", &[("nth", nth.to_string())]),
            At::Pointer(path) => say("query-at-pointer", &[("path", format!("#{path}"))]),
        };
        let args = match self {
            Self::TooLong { most } | Self::TooMuch { most } => vec![("most", most.to_string())],
            Self::TooDeep { at: place, most } => {
                vec![("at", at(place)), ("most", most.to_string())]
            }
            Self::Syntax {
                at: place,
                wanted,
                found,
            } => vec![
                ("at", at(place)),
                ("wanted", wanted.said(&say)),
                ("found", found.clone()),
            ],
            Self::Unknown { name, known } => {
                vec![("name", name.clone()), ("known", known.clone())]
            }
            Self::Kind { name, kind, found } => vec![
                ("name", name.clone()),
                ("kind", say(kind_id(kind), &[])),
                ("found", found.clone()),
            ],
        };
        say(self.id(), &args)
    }
}

impl Wanted {
    const fn id(self) -> Option<&'static str> {
        Some(match self {
            Self::Condition => "query-wanted-condition",
            Self::Operator => "query-wanted-operator",
            Self::Value => "query-wanted-value",
            Self::Text => "query-wanted-text",
            Self::Number => "query-wanted-number",
            Self::Property => "query-wanted-property",
            Self::Moment => "query-wanted-moment",
            Self::Date => "query-wanted-date",
            Self::Geometry => "query-wanted-geometry",
            Self::Position => "query-wanted-position",
            Self::Ring => "query-wanted-ring",
            Self::Function => "query-wanted-function",
            Self::End => "query-wanted-end",
            Self::Json => "query-wanted-json",
            Self::Arguments(_) => "query-wanted-arguments",
            Self::Word(_) => return None,
        })
    }

    fn said(self, say: impl Fn(&str, &[(&'static str, String)]) -> String) -> String {
        match (self, self.id()) {
            (Self::Arguments(count), Some(id)) => say(id, &[("count", count.to_string())]),
            (_, Some(id)) => say(id, &[]),
            (wanted, None) => wanted.to_string(),
        }
    }
}

fn kind_id(kind: &str) -> &'static str {
    match kind {
        "number" => "query-kind-number",
        "integer" => "query-kind-integer",
        "date" => "query-kind-date",
        "geometry" => "query-kind-geometry",
        _ => "query-kind-string",
    }
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(nth) => write!(out, "at character {nth}"),
            Self::Pointer(path) => write!(out, "at #{path}"),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Condition => "a condition",
            Self::Operator => "a comparison",
            Self::Value => "a value",
            Self::Text => "a text in single quotes",
            Self::Number => "a number",
            Self::Property => "a property's name",
            Self::Moment => "a date, a time or an interval",
            Self::Date => "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ",
            Self::Geometry => "a geometry",
            Self::Position => "longitude and latitude in degrees",
            Self::Ring => "a closed ring of four positions or more",
            Self::Function => "a known function",
            Self::End => "the end",
            Self::Json => "a CQL2 JSON document",
            Self::Arguments(count) => return write!(out, "{count} arguments"),
            Self::Word(word) => return write!(out, "“{word}”"),
        })
    }
}

/// The beginning of a text, for a message.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
