//! Geometries of a filter as text (OGC 06-103r4, 7): what has no place here, heights and measures, is passed over.

use super::lexer::Token;
use super::parser::{Parser, refuse};
use super::shape::{Position, Shape};
use crate::query::error::{InvalidFilter, Wanted};

type Read<T> = Result<T, InvalidFilter>;

/// What a geometry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Point,
    LineString,
    Polygon,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
    Collection,
    Box,
}

impl Kind {
    /// By a word such as `POINT`, `PointZ` or `bbox`.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut upper = word.to_ascii_uppercase();
        if upper != "BBOX" {
            let plain = upper.trim_end_matches('M').trim_end_matches('Z').len();
            upper.truncate(plain);
        }
        Some(match upper.as_str() {
            "POINT" => Self::Point,
            "LINESTRING" => Self::LineString,
            "POLYGON" => Self::Polygon,
            "MULTIPOINT" => Self::MultiPoint,
            "MULTILINESTRING" => Self::MultiLineString,
            "MULTIPOLYGON" => Self::MultiPolygon,
            "GEOMETRYCOLLECTION" => Self::Collection,
            "BBOX" | "ENVELOPE" => Self::Box,
            _ => return None,
        })
    }
}

/// Reads a geometry whose word is the next token.
pub(super) fn shape(parser: &mut Parser<'_>, kind: Kind) -> Read<Shape> {
    parser.budget.node()?;
    parser.lexer.take()?;
    for flag in ["z", "m", "zm"] {
        parser.lexer.eat_word(flag)?;
    }
    Ok(match kind {
        Kind::Box => Shape::Box(sides(parser)?),
        Kind::Point => {
            parser.lexer.need("(")?;
            let point = position(parser)?;
            parser.lexer.need(")")?;
            Shape::Points(vec![point])
        }
        Kind::MultiPoint => Shape::Points(list(parser, &mut point_of_many)?),
        Kind::LineString => Shape::Lines(vec![line(parser)?]),
        Kind::MultiLineString => Shape::Lines(list(parser, &mut line)?),
        Kind::Polygon => Shape::Polygons(vec![polygon(parser)?]),
        Kind::MultiPolygon => Shape::Polygons(list(parser, &mut polygon)?),
        Kind::Collection => Shape::Collection(list(parser, &mut part)?),
    })
}

/// `(…, …)`
fn list<T>(
    parser: &mut Parser<'_>,
    item: &mut dyn FnMut(&mut Parser<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    parser.lexer.need("(")?;
    let mut items = vec![item(parser)?];
    while parser.lexer.eat(",")? {
        items.push(item(parser)?);
    }
    parser.lexer.need(")")?;
    Ok(items)
}

/// A geometry in a collection, which is none itself.
fn part(parser: &mut Parser<'_>) -> Read<Shape> {
    let kind = match *parser.lexer.peek() {
        Token::Word(word) => Kind::of(word),
        _ => None,
    };
    match kind.filter(|kind| !matches!(kind, Kind::Collection | Kind::Box)) {
        Some(kind) => shape(parser, kind),
        None => Err(parser.lexer.refuse(Wanted::Geometry)),
    }
}

fn polygon(parser: &mut Parser<'_>) -> Read<Vec<Vec<Position>>> {
    list(parser, &mut ring)
}

fn ring(parser: &mut Parser<'_>) -> Read<Vec<Position>> {
    let at = parser.lexer.at();
    let ring = list(parser, &mut position)?;
    if is_ring(&ring) {
        return Ok(ring);
    }
    Err(refuse(&parser.lexer, at, Wanted::Ring))
}

pub(super) fn is_ring(ring: &[Position]) -> bool {
    ring.len() >= 4 && ring.first() == ring.last()
}

fn line(parser: &mut Parser<'_>) -> Read<Vec<Position>> {
    let line = list(parser, &mut position)?;
    if line.len() >= 2 {
        return Ok(line);
    }
    Err(parser.lexer.refuse(Wanted::Position))
}

/// `1 2` or `(1 2)`.
fn point_of_many(parser: &mut Parser<'_>) -> Read<Position> {
    let bracketed = parser.lexer.eat("(")?;
    let point = position(parser)?;
    if bracketed {
        parser.lexer.need(")")?;
    }
    Ok(point)
}

/// Two numbers, and perhaps a height and a measure.
fn position(parser: &mut Parser<'_>) -> Read<Position> {
    parser.budget.position()?;
    let position = [number(parser)?, number(parser)?];
    for _ in 0..2 {
        if let Token::Number(_) = parser.lexer.peek() {
            parser.lexer.take()?;
        }
    }
    Ok(position)
}

/// Four numbers, or six of which the third and the last are heights.
fn sides(parser: &mut Parser<'_>) -> Read<[f64; 4]> {
    let numbers = list(parser, &mut number)?;
    box_of(&numbers).ok_or_else(|| parser.lexer.refuse(Wanted::Geometry))
}

/// The box that four or six numbers mean.
pub(super) fn box_of(numbers: &[f64]) -> Option<[f64; 4]> {
    match *numbers {
        [west, south, east, north] | [west, south, _, east, north, _] => {
            Some([west, south, east, north])
        }
        _ => None,
    }
}

fn number(parser: &mut Parser<'_>) -> Read<f64> {
    match *parser.lexer.peek() {
        Token::Number(number) => {
            parser.lexer.take()?;
            Ok(number)
        }
        _ => Err(parser.lexer.refuse(Wanted::Number)),
    }
}
