//! A filter as CQL2 text, with brackets around every condition that stands in another.

use std::fmt::{self, Display, Formatter};

use super::lexer::continues_word;
use super::parser::is_reserved;
use super::shape::{Position, Shape};
use super::{End, Filter, Instant, Place, Scalar, Span};

type Written = fmt::Result;

/// CQL2 text. A text in which `\` stands before a quote or at the end cannot be said in it; see [`Filter::to_json`].
impl Display for Filter {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Constant(true) => out.write_str("TRUE"),
            Self::Constant(false) => out.write_str("FALSE"),
            Self::And(parts) => joined(out, parts, " AND "),
            Self::Or(parts) => joined(out, parts, " OR "),
            Self::Not(inner) => write!(out, "NOT ({inner})"),
            Self::Compare(left, comparison, right) => {
                write!(out, "{left} {} {right}", comparison.sign())
            }
            Self::Between(value, low, high) => write!(out, "{value} BETWEEN {low} AND {high}"),
            Self::In(value, list) => {
                write!(out, "{value} IN (")?;
                separated(out, list, |out, value| write!(out, "{value}"))?;
                out.write_str(")")
            }
            Self::Like(value, pattern) => write!(out, "{value} LIKE {pattern}"),
            Self::IsNull(name) => write!(out, "{} IS NULL", Name(name)),
            Self::Intersects(left, right) => write!(out, "S_INTERSECTS({left},{right})"),
            Self::Temporal(left, relation, right) => {
                let name = relation.name().to_ascii_uppercase();
                write!(out, "{name}({left},{right})")
            }
        }
    }
}

fn joined(out: &mut Formatter<'_>, parts: &[Filter], word: &str) -> Written {
    for (nth, part) in parts.iter().enumerate() {
        if nth > 0 {
            out.write_str(word)?;
        }
        write!(out, "({part})")?;
    }
    Ok(())
}

fn separated<T>(
    out: &mut Formatter<'_>,
    items: &[T],
    mut write: impl FnMut(&mut Formatter<'_>, &T) -> Written,
) -> Written {
    for (nth, item) in items.iter().enumerate() {
        if nth > 0 {
            out.write_str(",")?;
        }
        write(out, item)?;
    }
    Ok(())
}

impl Display for Scalar {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Property(name) => write!(out, "{}", Name(name)),
            Self::Text(text) => write!(out, "'{}'", text.replace('\'', "''")),
            Self::Number(number) => write!(out, "{number}"),
            Self::Boolean(true) => out.write_str("TRUE"),
            Self::Boolean(false) => out.write_str("FALSE"),
            Self::Instant(instant) => moment(out, *instant),
            Self::CaseI(inner) => write!(out, "CASEI({inner})"),
        }
    }
}

/// A property's name, in double quotes where it needs them.
struct Name<'n>(&'n str);

impl Display for Name<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let first = self.0.chars().next();
        let plain = first.is_some_and(|first| continues_word(first) && !first.is_numeric())
            && !self.0.starts_with('.')
            && self.0.chars().all(continues_word)
            && !is_reserved(self.0);
        if plain {
            return out.write_str(self.0);
        }
        write!(out, "\"{}\"", self.0.replace('"', "\"\""))
    }
}

fn moment(out: &mut Formatter<'_>, instant: Instant) -> Written {
    let word = if instant.is_date { "DATE" } else { "TIMESTAMP" };
    write!(out, "{word}('{instant}')")
}

impl Display for Span {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Property(name) => write!(out, "{}", Name(name)),
            Self::Instant(instant) => moment(out, *instant),
            Self::Interval(from, to) => write!(out, "INTERVAL({from},{to})"),
        }
    }
}

impl Display for End {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Open => out.write_str("'..'"),
            Self::Instant(instant) => write!(out, "'{instant}'"),
            Self::Property(name) => write!(out, "{}", Name(name)),
        }
    }
}

impl Display for Place {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Property(name) => write!(out, "{}", Name(name)),
            Self::Shape(shape) => write!(out, "{shape}"),
        }
    }
}

/// Well-known text; a box is `BBOX(west,south,east,north)`.
impl Display for Shape {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let one_or_many = |count: usize| if count == 1 { "" } else { "MULTI" };
        match self {
            Self::Box([west, south, east, north]) => {
                write!(out, "BBOX({west},{south},{east},{north})")
            }
            Self::Points(points) => {
                write!(out, "{}POINT", one_or_many(points.len()))?;
                positions(out, points)
            }
            Self::Lines(lines) => {
                write!(out, "{}LINESTRING", one_or_many(lines.len()))?;
                bracketed(out, lines, |out, line| positions(out, line))
            }
            Self::Polygons(polygons) => {
                write!(out, "{}POLYGON", one_or_many(polygons.len()))?;
                bracketed(out, polygons, |out, rings| {
                    out.write_str("(")?;
                    separated(out, rings, |out, ring| positions(out, ring))?;
                    out.write_str(")")
                })
            }
            Self::Collection(parts) => {
                out.write_str("GEOMETRYCOLLECTION(")?;
                separated(out, parts, |out, part| write!(out, "{part}"))?;
                out.write_str(")")
            }
        }
    }
}

/// In brackets, unless there is one alone.
fn bracketed<T>(
    out: &mut Formatter<'_>,
    items: &[T],
    write: impl FnMut(&mut Formatter<'_>, &T) -> Written,
) -> Written {
    if items.len() == 1 {
        return separated(out, items, write);
    }
    out.write_str("(")?;
    separated(out, items, write)?;
    out.write_str(")")
}

fn positions(out: &mut Formatter<'_>, positions: &[Position]) -> Written {
    out.write_str("(")?;
    separated(out, positions, |out, [x, y]| write!(out, "{x} {y}"))?;
    out.write_str(")")
}
