//! A filter made ready for a table: names are columns, values have the columns' kinds, patterns and geometries are laid
//! out for comparing. Evaluated row by row without allocation, in the three-valued logic of CQL2 (null is unknown).

mod compile;
mod like;
mod region;
mod value;

use crate::query::cql2::{Comparison, Relation};
use crate::query::queryables::Source;
use crate::table::{Bounds, Property, Table};

pub(crate) use compile::area;
use like::Pattern;
use region::Region;
pub(crate) use value::compare_properties;
use value::{Operand, Set};

/// The most that a filter may cost for one feature, in comparisons of a number, each of some ten nanoseconds.
pub const MOST_COST: usize = 1024;

/// A filter made ready for tables with the same columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicate {
    root: Node,
    bounds: Option<Bounds>,
    cost: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Known(bool),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Number(Source, Comparison, f64),
    Compare(Operand, Comparison, Operand),
    In(Operand, Set),
    Like(Operand, Pattern),
    Null(Source),
    Located,
    Near(Box<Region>),
    Temporal(Span, Relation, Span),
}

/// From one moment to another.
type Span = (Operand, Operand);

impl Predicate {
    /// Whether the feature at this place fits; what is unknown does not.
    pub fn matches(&self, table: &(impl Table + ?Sized), at: usize) -> bool {
        evaluate(&self.root, table, at) == Some(true)
    }

    /// A box that everything that fits touches, if the filter says where.
    #[must_use]
    pub const fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// What it costs for one feature, in comparisons of a number.
    #[must_use]
    pub const fn cost(&self) -> usize {
        self.cost
    }
}

/// As deep as a filter may be, which is bounded where it is read.
fn evaluate<T: Table + ?Sized>(node: &Node, table: &T, at: usize) -> Option<bool> {
    match node {
        Node::Known(value) => Some(*value),
        Node::All(nodes) => joined(nodes, table, at, false),
        Node::Any(nodes) => joined(nodes, table, at, true),
        Node::Not(inner) => evaluate(inner, table, at).map(|value| !value),
        Node::Number(source, comparison, number) => {
            let own = match property(*source, table, at) {
                Property::Integer(own) => own as f64,
                Property::Number(own) => own,
                _ => return None,
            };
            Some(comparison.fits(own.partial_cmp(number)?))
        }
        Node::Compare(left, comparison, right) => left.compare(*comparison, right, table, at),
        Node::In(operand, set) => set.has(operand, table, at),
        Node::Like(operand, pattern) => operand.is_like(pattern, table, at),
        Node::Null(source) => Some(match source {
            Source::Geometry => table.bbox(at).is_none(),
            source => property(*source, table, at) == Property::Null,
        }),
        Node::Located => table.bbox(at).map(|_| true),
        Node::Near(region) => {
            let bounds = table.bbox(at)?;
            Some(region.meets(bounds, || table.geometry(at)))
        }
        Node::Temporal((a, b), relation, (c, d)) => {
            let moment = |operand: &Operand| operand.moment(table, at);
            Some(relation.holds((moment(a)?, moment(b)?), (moment(c)?, moment(d)?)))
        }
    }
}

/// All of them, or with `decisive` any: one that is decisive decides, else one that is unknown leaves it unknown.
fn joined<T: Table + ?Sized>(nodes: &[Node], table: &T, at: usize, decisive: bool) -> Option<bool> {
    let mut found = Some(!decisive);
    for node in nodes {
        match evaluate(node, table, at) {
            Some(value) if value == decisive => return Some(decisive),
            None => found = None,
            Some(_) => {}
        }
    }
    found
}

/// What a feature says there.
pub(crate) fn property<T: Table + ?Sized>(source: Source, table: &T, at: usize) -> Property<'_> {
    match source {
        Source::Id => table.id(at).map_or(Property::Null, Property::Integer),
        Source::Column(column) => table.value(at, column),
        Source::Geometry => Property::Null,
    }
}

#[cfg(test)]
#[path = "predicate_tests.rs"]
mod tests;
