//! A filter evaluated as the standard reads, with no thought of speed: to be compared with what is fast.

use crate::query::cql2::{Comparison, End, Filter, Instant, Place, Scalar, Shape, Span};
use crate::table::{FeatureRef, Property};

/// What a feature says, and what a filter says, as a naive reader has it.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Value {
    Number(f64),
    Text(String),
    Moment(i64),
}

/// Several for a list, none for null.
fn values(scalar: &Scalar, feature: &FeatureRef<'_>) -> Option<Vec<Value>> {
    let one = |value| Some(vec![value]);
    match scalar {
        Scalar::Number(number) => one(Value::Number(*number)),
        Scalar::Text(text) => one(Value::Text(text.clone())),
        Scalar::Instant(instant) => one(Value::Moment(instant.micros)),
        Scalar::Boolean(_) => None,
        Scalar::CaseI(inner) => {
            let all = values(inner, feature)?.into_iter();
            let lower = |value| match value {
                Value::Text(text) => Value::Text(text.to_uppercase().to_lowercase()),
                other => other,
            };
            Some(all.map(lower).collect())
        }
        Scalar::Property(name) if name == "id" => one(Value::Number(feature.id as f64)),
        Scalar::Property(name) => {
            let (_, value) = feature.properties.iter().find(|(own, _)| own == name)?;
            match value {
                Property::Text(text) if name == "period" => {
                    one(Value::Moment(Instant::read(text)?.micros))
                }
                Property::Text(text) => one(Value::Text((*text).to_owned())),
                Property::Hex(hex) => one(Value::Text(format!("{hex:x}"))),
                Property::Integer(number) => one(Value::Number(*number as f64)),
                Property::Number(number) => one(Value::Number(*number)),
                Property::List(words) => Some(
                    words
                        .iter()
                        .map(|word| Value::Text(word.to_owned()))
                        .collect(),
                ),
                Property::Null => None,
            }
        }
    }
}

fn compare(a: &Scalar, c: Comparison, b: &Scalar, feature: &FeatureRef<'_>) -> Option<bool> {
    let (a, b) = (values(a, feature)?, values(b, feature)?);
    let any = |fits: &dyn Fn(&Value, &Value) -> bool| {
        a.iter().any(|one| b.iter().any(|other| fits(one, other)))
    };
    Some(match c {
        Comparison::Equal => any(&|a, b| a == b),
        Comparison::NotEqual => !any(&|a, b| a == b),
        Comparison::Less => any(&|a, b| a < b),
        Comparison::LessOrEqual => any(&|a, b| a <= b),
        Comparison::Greater => any(&|a, b| a > b),
        Comparison::GreaterOrEqual => any(&|a, b| a >= b),
    })
}

/// Every way to lay a pattern over a text, by the table of their beginnings.
fn like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut fits = vec![false; text.len() + 1];
    fits[0] = true;
    for piece in pattern.chars() {
        let before = fits.clone();
        for at in 0..=text.len() {
            fits[at] = match piece {
                '%' => before[at] || (at > 0 && fits[at - 1]),
                '_' => at > 0 && before[at - 1],
                letter => at > 0 && before[at - 1] && text[at - 1] == letter,
            };
        }
    }
    fits[text.len()]
}

fn moments(span: &Span, feature: &FeatureRef<'_>) -> Option<(i64, i64)> {
    let period = || match values(&Scalar::Property("period".to_owned()), feature)?[..] {
        [Value::Moment(micros)] => Some(micros),
        _ => None,
    };
    let end = |end: &End, open| match end {
        End::Open => Some(open),
        End::Instant(instant) => Some(instant.micros),
        End::Property(_) => period(),
    };
    match span {
        Span::Property(_) => Some((period()?, period()?)),
        Span::Instant(instant) => Some((instant.micros, instant.micros)),
        Span::Interval(from, to) => Some((end(from, i64::MIN)?, end(to, i64::MAX)?)),
    }
}

/// Corners in millionths.
fn corners(shape: &Shape) -> Vec<(i64, i64)> {
    let place = |[x, y]: [f64; 2]| ((x * 1e6).round() as i64, (y * 1e6).round() as i64);
    match shape {
        Shape::Points(points) => points.iter().copied().map(place).collect(),
        Shape::Box([w, s, e, n]) => [[*w, *s], [*e, *s], [*e, *n], [*w, *n]].map(place).to_vec(),
        Shape::Polygons(polygons) => polygons[0][0].iter().copied().map(place).collect(),
        other => panic!("{other:?} is not made here"),
    }
}

/// Two convex figures are apart if and only if a line along a side of one of them, or across it, parts them.
fn meet(a: &[(i64, i64)], b: &[(i64, i64)]) -> bool {
    let mut axes: Vec<(i64, i64)> = vec![(1, 0), (0, 1)];
    for figure in [a, b] {
        let next = figure.iter().cycle().skip(1);
        axes.extend(figure.iter().zip(next).map(|(p, q)| (q.1 - p.1, p.0 - q.0)));
    }
    let reach = |figure: &[(i64, i64)], axis: (i64, i64)| {
        let along = figure.iter().map(|p| p.0 * axis.0 + p.1 * axis.1);
        (along.clone().min().unwrap(), along.max().unwrap())
    };
    axes.into_iter().all(|axis| {
        let ((from, to), (start, end)) = (reach(a, axis), reach(b, axis));
        from <= end && start <= to
    })
}

/// Whether a feature fits, read from the standard as it stands.
pub fn naive(filter: &Filter, feature: &FeatureRef<'_>) -> Option<bool> {
    let all = |parts: &[Filter]| -> Vec<Option<bool>> {
        parts.iter().map(|part| naive(part, feature)).collect()
    };
    match filter {
        Filter::Constant(value) => Some(*value),
        Filter::And(parts) => match all(parts) {
            parts if parts.contains(&Some(false)) => Some(false),
            parts if parts.contains(&None) => None,
            _ => Some(true),
        },
        Filter::Or(parts) => match all(parts) {
            parts if parts.contains(&Some(true)) => Some(true),
            parts if parts.contains(&None) => None,
            _ => Some(false),
        },
        Filter::Not(inner) => naive(inner, feature).map(|value| !value),
        Filter::Compare(a, c, b) => compare(a, *c, b, feature),
        Filter::Between(v, low, high) => {
            let low = compare(v, Comparison::GreaterOrEqual, low, feature)?;
            Some(low && compare(v, Comparison::LessOrEqual, high, feature)?)
        }
        Filter::In(v, list) => {
            values(v, feature)?;
            let mut each = list.iter();
            Some(each.any(|item| compare(v, Comparison::Equal, item, feature) == Some(true)))
        }
        Filter::Like(v, pattern) => {
            let [Value::Text(pattern)] = &values(pattern, feature)?[..] else {
                return None;
            };
            let all = values(v, feature)?;
            Some(
                all.iter()
                    .any(|value| matches!(value, Value::Text(text) if like(text, pattern))),
            )
        }
        Filter::IsNull(name) if name == "geometry" => Some(feature.bbox.is_none()),
        Filter::IsNull(name) => Some(values(&Scalar::Property(name.clone()), feature).is_none()),
        Filter::Intersects(_, Place::Shape(shape)) => {
            let mut hex = Vec::new();
            feature
                .geometry
                .each_vertex(|(x, y)| hex.push((x.into(), y.into())));
            Some(meet(&hex, &corners(shape)))
        }
        Filter::Intersects(..) => Some(feature.bbox.is_some()),
        Filter::Temporal(a, relation, b) => {
            Some(relation.holds(moments(a, feature)?, moments(b, feature)?))
        }
    }
}
