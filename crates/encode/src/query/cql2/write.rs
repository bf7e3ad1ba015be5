//! A filter as CQL2 JSON: the one form that says every filter, so two that are the same are written the same.

use serde_json::{Value, json};

use super::shape::Shape;
use super::{End, Filter, Instant, Place, Scalar, Span};

impl Filter {
    /// The filter as CQL2 JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let all = |parts: &[Self]| parts.iter().map(Self::to_json).collect::<Vec<_>>();
        let (op, args) = match self {
            Self::Constant(value) => return (*value).into(),
            Self::And(parts) => ("and", all(parts)),
            Self::Or(parts) => ("or", all(parts)),
            Self::Not(inner) => ("not", vec![inner.to_json()]),
            Self::Compare(left, comparison, right) => {
                (comparison.sign(), vec![scalar(left), scalar(right)])
            }
            Self::Between(value, low, high) => {
                ("between", vec![scalar(value), scalar(low), scalar(high)])
            }
            Self::In(value, list) => {
                let list: Vec<Value> = list.iter().map(scalar).collect();
                ("in", vec![scalar(value), list.into()])
            }
            Self::Like(value, pattern) => ("like", vec![scalar(value), scalar(pattern)]),
            Self::IsNull(name) => ("isNull", vec![property(name)]),
            Self::Intersects(left, right) => ("s_intersects", vec![place(left), place(right)]),
            Self::Temporal(left, relation, right) => {
                (relation.name(), vec![span(left), span(right)])
            }
        };
        json!({ "op": op, "args": args })
    }
}

fn property(name: &str) -> Value {
    json!({ "property": name })
}

fn scalar(value: &Scalar) -> Value {
    match value {
        Scalar::Property(name) => property(name),
        Scalar::Text(text) => text.as_str().into(),
        Scalar::Number(number) => (*number).into(),
        Scalar::Boolean(value) => (*value).into(),
        Scalar::Instant(instant) => moment(*instant),
        Scalar::CaseI(inner) => json!({ "op": "casei", "args": [scalar(inner)] }),
    }
}

fn moment(instant: Instant) -> Value {
    let key = if instant.is_date { "date" } else { "timestamp" };
    json!({ key: instant.to_string() })
}

fn span(value: &Span) -> Value {
    let end = |end: &End| match end {
        End::Open => json!(".."),
        End::Instant(instant) => instant.to_string().into(),
        End::Property(name) => property(name),
    };
    match value {
        Span::Property(name) => property(name),
        Span::Instant(instant) => moment(*instant),
        Span::Interval(from, to) => json!({ "interval": [end(from), end(to)] }),
    }
}

fn place(value: &Place) -> Value {
    match value {
        Place::Property(name) => property(name),
        Place::Shape(Shape::Box(sides)) => json!({ "bbox": sides }),
        Place::Shape(geometry) => shape(geometry),
    }
}

fn shape(value: &Shape) -> Value {
    let of = |kind: &str, places: Value| json!({ "type": kind, "coordinates": places });
    match value {
        Shape::Box(sides) => json!({ "bbox": sides }),
        Shape::Points(points) => match points.as_slice() {
            [point] => of("Point", json!(point)),
            points => of("MultiPoint", json!(points)),
        },
        Shape::Lines(lines) => match lines.as_slice() {
            [line] => of("LineString", json!(line)),
            lines => of("MultiLineString", json!(lines)),
        },
        Shape::Polygons(polygons) => match polygons.as_slice() {
            [polygon] => of("Polygon", json!(polygon)),
            polygons => of("MultiPolygon", json!(polygons)),
        },
        Shape::Collection(parts) => {
            let parts: Vec<Value> = parts.iter().map(shape).collect();
            json!({ "type": "GeometryCollection", "geometries": parts })
        }
    }
}
