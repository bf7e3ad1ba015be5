//! A filter checked against what can be asked about, and made ready.

use super::like::{Pattern, fold};
use super::region::Region;
use super::value::{Constant, Operand, Set, hex_of};
use super::{MOST_COST, Node, Predicate, Span};
use crate::query::cql2::{self, Comparison, End, Filter, Instant, Place, Scalar};
use crate::query::error::{At, InvalidFilter, Wanted, short};
use crate::query::queryables::{Kind, Queryable, Queryables};
use crate::table::Bounds;

type Made<T> = Result<T, InvalidFilter>;

impl Predicate {
    /// Makes a filter ready for tables whose columns these are.
    ///
    /// # Errors
    /// Where it names what is not there, compares what cannot be compared, has a coordinate beyond the Earth, or costs
    /// more than [`MOST_COST`].
    pub fn new(filter: &Filter, queryables: &Queryables) -> Made<Self> {
        let root = Maker { queryables }.node(filter)?;
        let cost = cost(&root);
        if cost > MOST_COST {
            return Err(InvalidFilter::TooMuch { most: MOST_COST });
        }
        let bounds = bounds(&root);
        Ok(Self { root, bounds, cost })
    }

    /// Both of them.
    ///
    /// # Errors
    /// Where they cost more than [`MOST_COST`] together.
    pub fn and(self, other: Self) -> Made<Self> {
        let cost = self.cost + other.cost;
        if cost > MOST_COST {
            return Err(InvalidFilter::TooMuch { most: MOST_COST });
        }
        let root = Node::All(vec![self.root, other.root]);
        let bounds = bounds(&root);
        Ok(Self { root, bounds, cost })
    }
}

/// What a side of a comparison holds.
#[derive(Clone, Copy)]
struct Side<'q> {
    kind: Kind,
    name: &'q str,
}

struct Maker<'q> {
    queryables: &'q Queryables,
}

impl<'q> Maker<'q> {
    fn node(&self, filter: &Filter) -> Made<Node> {
        let all = |parts: &[Filter]| {
            parts
                .iter()
                .map(|part| self.node(part))
                .collect::<Made<_>>()
        };
        Ok(match filter {
            Filter::Constant(value) => Node::Known(*value),
            Filter::And(parts) => Node::All(all(parts)?),
            Filter::Or(parts) => Node::Any(all(parts)?),
            Filter::Not(inner) => Node::Not(Box::new(self.node(inner)?)),
            Filter::Compare(left, comparison, right) => self.compare(left, *comparison, right)?,
            Filter::Between(value, low, high) => Node::All(vec![
                self.compare(value, Comparison::GreaterOrEqual, low)?,
                self.compare(value, Comparison::LessOrEqual, high)?,
            ]),
            Filter::In(value, list) => self.among(value, list)?,
            Filter::Like(value, pattern) => self.like(value, pattern)?,
            Filter::IsNull(name) => Node::Null(self.queryables.find(name)?.source),
            Filter::Intersects(left, right) => self.intersects(left, right)?,
            Filter::Temporal(left, relation, right) => {
                Node::Temporal(self.span(left)?, *relation, self.span(right)?)
            }
        })
    }

    fn compare(&self, left: &Scalar, comparison: Comparison, right: &Scalar) -> Made<Node> {
        let (own, other) = (self.side(left)?, self.side(right)?);
        let side = own.or(other);
        let kind = side.map(|side| side.kind);
        match (own, other) {
            (Some(a), Some(b)) if class(a.kind) != class(b.kind) => return Err(unfit(a, b.name)),
            _ => {}
        }
        if let (Some(side), None, Scalar::Number(number)) = (own, other, right)
            && class(side.kind) == Kind::Number
        {
            let source = self.queryables.find(side.name)?.source;
            return Ok(Node::Number(source, comparison, *number));
        }
        let made = |scalar| self.operand(scalar, side);
        let (a, b) = (made(left)?, made(right)?);
        if kind.is_none() && !same_kind(&a, &b) {
            return Err(InvalidFilter::syntax(
                At::Pointer(String::new()),
                Wanted::Property,
                &left.to_string(),
            ));
        }
        // Constants stand on the right.
        Ok(match a {
            Operand::Constant(_) => Node::Compare(b, comparison.turned(), a),
            Operand::Property { .. } => Node::Compare(a, comparison, b),
        })
    }

    /// The property that a value is, if it is one.
    fn side(&self, scalar: &Scalar) -> Made<Option<Side<'q>>> {
        match scalar {
            Scalar::Property(name) => {
                let Queryable { kind, name, .. } = *self.queryables.find(name)?;
                Ok(Some(Side { kind, name }))
            }
            Scalar::CaseI(inner) => {
                let side = self.side(inner)?;
                match side {
                    Some(side) if class(side.kind) != Kind::Text => {
                        Err(unfit(side, &scalar.to_string()))
                    }
                    _ => Ok(side),
                }
            }
            _ => Ok(None),
        }
    }

    /// A value that is compared with a property, if there is one.
    fn operand(&self, scalar: &Scalar, with: Option<Side<'_>>) -> Made<Operand> {
        let refuse = || match with {
            Some(side) => unfit(side, &scalar.to_string()),
            None => no_text(scalar),
        };
        let kind = with.map(|side| class(side.kind));
        let constant = match scalar {
            Scalar::Property(name) => {
                let own = self.queryables.find(name)?;
                if own.kind == Kind::Geometry {
                    return Err(refuse());
                }
                return Ok(Operand::Property {
                    source: own.source,
                    folded: false,
                    is_date: own.kind == Kind::Date,
                });
            }
            Scalar::CaseI(inner) => return self.folded(inner, with),
            Scalar::Number(number) if matches!(kind, None | Some(Kind::Number)) => {
                Constant::Number(*number)
            }
            Scalar::Text(text) => match kind {
                None | Some(Kind::Text) => Constant::Text(text.clone(), hex_of(text)),
                Some(Kind::Date) => {
                    Constant::Moment(Instant::read(text).ok_or_else(refuse)?.micros)
                }
                _ => return Err(refuse()),
            },
            Scalar::Boolean(value) if kind.is_none() => Constant::Boolean(*value),
            Scalar::Instant(instant) if matches!(kind, None | Some(Kind::Date)) => {
                Constant::Moment(instant.micros)
            }
            _ => return Err(refuse()),
        };
        Ok(Operand::Constant(constant))
    }

    fn folded(&self, inner: &Scalar, with: Option<Side<'_>>) -> Made<Operand> {
        Ok(match self.operand(inner, with)? {
            Operand::Property {
                source, is_date, ..
            } => Operand::Property {
                source,
                folded: true,
                is_date,
            },
            Operand::Constant(Constant::Text(text, _)) => {
                let text: String = fold(&text).collect();
                let hex = hex_of(&text);
                Operand::Constant(Constant::Text(text, hex))
            }
            Operand::Constant(_) => return Err(no_text(inner)),
        })
    }

    fn among(&self, value: &Scalar, list: &[Scalar]) -> Made<Node> {
        if let Some(side) = self.side(value)? {
            let mut constants = Vec::with_capacity(list.len());
            for item in list {
                match self.operand(item, Some(side))? {
                    Operand::Constant(constant) => constants.push(constant),
                    Operand::Property { .. } => break,
                }
            }
            if constants.len() == list.len()
                && let Some(set) = Set::of(constants)
            {
                return Ok(Node::In(self.operand(value, None)?, set));
            }
        }
        let each = list
            .iter()
            .map(|item| self.compare(value, Comparison::Equal, item));
        Ok(Node::Any(each.collect::<Made<_>>()?))
    }

    fn like(&self, value: &Scalar, pattern: &Scalar) -> Made<Node> {
        let (text, folded) = pattern_of(pattern).ok_or_else(|| no_text(pattern))?;
        if let Some(side) = self.side(value)?
            && !matches!(class(side.kind), Kind::Text | Kind::Date)
        {
            return Err(unfit(side, text));
        }
        let operand = match self.operand(value, None)? {
            // A pattern is about how a date is written.
            Operand::Property { source, folded, .. } => Operand::Property {
                source,
                folded,
                is_date: false,
            },
            constant @ Operand::Constant(_) => constant,
        };
        Ok(Node::Like(operand, Pattern::new(text, folded)))
    }

    fn intersects(&self, left: &Place, right: &Place) -> Made<Node> {
        let place = |place| self.located(place);
        let refuse = |shape: &cql2::Shape| {
            let at = At::Pointer(String::new());
            InvalidFilter::syntax(at, Wanted::Property, &shape.to_string())
        };
        match (left, right) {
            (Place::Property(name), Place::Shape(shape))
            | (Place::Shape(shape), Place::Property(name)) => {
                place(name)?;
                Ok(Node::Near(Box::new(Region::new(shape)?)))
            }
            (Place::Property(one), Place::Property(other)) => {
                place(one)?;
                place(other)?;
                Ok(Node::Located)
            }
            (Place::Shape(shape), Place::Shape(_)) => Err(refuse(shape)),
        }
    }

    fn located(&self, name: &str) -> Made<()> {
        let Queryable { kind, name, .. } = *self.queryables.find(name)?;
        match kind {
            Kind::Geometry => Ok(()),
            _ => Err(unfit(Side { kind, name }, "S_INTERSECTS")),
        }
    }

    fn span(&self, span: &cql2::Span) -> Made<Span> {
        let constant = |micros| Operand::Constant(Constant::Moment(micros));
        let end = |end: &End, open| {
            Ok(match end {
                End::Open => constant(open),
                End::Instant(instant) => constant(instant.micros),
                End::Property(name) => self.dated(name)?,
            })
        };
        Ok(match span {
            cql2::Span::Instant(instant) => (constant(instant.micros), constant(instant.micros)),
            cql2::Span::Property(name) => (self.dated(name)?, self.dated(name)?),
            cql2::Span::Interval(from, to) => (end(from, i64::MIN)?, end(to, i64::MAX)?),
        })
    }

    fn dated(&self, name: &str) -> Made<Operand> {
        let Queryable {
            kind, name, source, ..
        } = *self.queryables.find(name)?;
        if kind != Kind::Date {
            return Err(unfit(Side { kind, name }, "DATE"));
        }
        Ok(Operand::Property {
            source,
            folded: false,
            is_date: true,
        })
    }
}

/// What a kind is compared as.
const fn class(kind: Kind) -> Kind {
    match kind {
        Kind::Integer => Kind::Number,
        Kind::List => Kind::Text,
        other => other,
    }
}

fn unfit(side: Side<'_>, found: &str) -> InvalidFilter {
    InvalidFilter::Kind {
        name: side.name.to_owned(),
        kind: side.kind.word(),
        found: short(found),
    }
}

fn no_text(scalar: &Scalar) -> InvalidFilter {
    let at = At::Pointer(String::new());
    InvalidFilter::syntax(at, Wanted::Text, &scalar.to_string())
}

fn same_kind(a: &Operand, b: &Operand) -> bool {
    match (a, b) {
        (Operand::Constant(a), Operand::Constant(b)) => {
            std::mem::discriminant(a) == std::mem::discriminant(b)
        }
        _ => true,
    }
}

/// The text of a pattern, and whether its case is overlooked.
fn pattern_of(pattern: &Scalar) -> Option<(&str, bool)> {
    match pattern {
        Scalar::Text(text) => Some((text, false)),
        Scalar::CaseI(inner) => pattern_of(inner).map(|(text, _)| (text, true)),
        _ => None,
    }
}

fn cost(node: &Node) -> usize {
    match node {
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(cost).sum(),
        Node::Not(inner) => cost(inner),
        Node::Known(_) | Node::Number(..) | Node::Null(_) | Node::Located => 1,
        Node::Compare(..) => 2,
        Node::In(..) | Node::Temporal(..) => 4,
        Node::Like(_, pattern) => pattern.cost(),
        Node::Near(region) => region.cost(),
    }
}

/// A box that everything that fits touches.
fn bounds(node: &Node) -> Option<Bounds> {
    match node {
        Node::Near(region) => region.bounds(),
        // What is wide touches boxes that have nothing in common, so any one of them may be taken: the smallest.
        Node::All(nodes) => nodes.iter().filter_map(bounds).min_by_key(area),
        Node::Any(nodes) => {
            let all: Option<Vec<Bounds>> = nodes.iter().map(bounds).collect();
            all?.into_iter().reduce(around)
        }
        _ => None,
    }
}

/// Its area, in square millionths of a degree.
pub(crate) fn area(bounds: &Bounds) -> i128 {
    let [west, south, east, north] = bounds.map(i128::from);
    (east - west) * (north - south)
}

fn around(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}
