//! CQL2 JSON: objects of an operator and its arguments, with a path to whatever cannot be used.

use serde_json::{Map, Value};

use super::shape::{Position, Shape};
use super::wkt::{box_of, is_ring};
use super::{Budget, Comparison, End, Filter, Instant, Place, Relation, Scalar, Span, deeper};
use crate::query::error::{At, InvalidFilter, Wanted};

type Read<T> = Result<T, InvalidFilter>;

/// Reads a whole filter.
pub(super) fn parse(text: &str) -> Read<Filter> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let line = error.line().saturating_sub(1);
        let before: usize = text
            .split('\n')
            .take(line)
            .map(|l| l.chars().count() + 1)
            .sum();
        let nth = before + error.column().max(1);
        InvalidFilter::syntax(At::Character(nth), Wanted::Json, &error.to_string())
    })?;
    let mut reader = Reader {
        budget: Budget::default(),
        path: Vec::new(),
    };
    reader.filter(&value, 0)
}

struct Reader {
    budget: Budget,
    path: Vec<Step>,
}

#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    Nth(usize),
}

impl Reader {
    fn at(&self) -> At {
        let step = |step: &Step| match step {
            Step::Key(key) => format!("/{key}"),
            Step::Nth(nth) => format!("/{nth}"),
        };
        At::Pointer(self.path.iter().map(step).collect())
    }

    fn refuse(&self, wanted: Wanted, found: &Value) -> InvalidFilter {
        InvalidFilter::syntax(self.at(), wanted, &found.to_string())
    }

    /// Reads what stands one step further.
    fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.path.push(step);
        let found = read(self);
        if found.is_ok() {
            self.path.pop();
        }
        found
    }

    /// The nth argument.
    fn nth<T>(
        &mut self,
        args: &[Value],
        nth: usize,
        read: impl FnOnce(&mut Self, &Value) -> Read<T>,
    ) -> Read<T> {
        let value = args.get(nth).unwrap_or(&Value::Null);
        self.within(Step::Key("args"), |own| {
            own.within(Step::Nth(nth), |own| read(own, value))
        })
    }

    fn filter(&mut self, value: &Value, depth: usize) -> Read<Filter> {
        self.budget.node()?;
        let depth = deeper(depth, || self.at())?;
        if let Value::Bool(constant) = value {
            return Ok(Filter::Constant(*constant));
        }
        let (op, args) = self.operation(value)?;
        if let Some(comparison) = Comparison::of(op) {
            let [left, right] = self.scalars(args, depth)?;
            return Ok(Filter::Compare(left, comparison, right));
        }
        if let Some(relation) = Relation::of(op) {
            self.count(args, 2)?;
            let left = self.nth(args, 0, Self::span)?;
            let right = self.nth(args, 1, Self::span)?;
            return Ok(Filter::Temporal(left, relation, right));
        }
        match op {
            "and" => Ok(Filter::And(self.filters(args, depth)?)),
            "or" => Ok(Filter::Or(self.filters(args, depth)?)),
            "not" => {
                self.count(args, 1)?;
                let inner = self.nth(args, 0, |own, value| own.filter(value, depth))?;
                Ok(Filter::Not(Box::new(inner)))
            }
            "like" => {
                let [value, pattern] = self.scalars(args, depth)?;
                Ok(Filter::Like(value, pattern))
            }
            "between" => {
                let [value, low, high] = self.scalars(args, depth)?;
                Ok(Filter::Between(value, low, high))
            }
            "in" => {
                self.count(args, 2)?;
                let value = self.nth(args, 0, |own, value| own.scalar(value, depth))?;
                let list = self.nth(args, 1, |own, list| own.values(list, depth))?;
                Ok(Filter::In(value, list))
            }
            "isNull" => {
                self.count(args, 1)?;
                Ok(Filter::IsNull(self.nth(args, 0, |own, value| {
                    own.property(value, Wanted::Property)
                })?))
            }
            "s_intersects" => {
                self.count(args, 2)?;
                let left = self.nth(args, 0, Self::place)?;
                Ok(Filter::Intersects(left, self.nth(args, 1, Self::place)?))
            }
            _ => Err(self.refuse(Wanted::Function, &value["op"])),
        }
    }

    fn operation<'v>(&self, value: &'v Value) -> Read<(&'v str, &'v [Value])> {
        let op = value.get("op").and_then(Value::as_str);
        let args = value.get("args").and_then(Value::as_array);
        let found = op.zip(args.map(Vec::as_slice));
        found.ok_or_else(|| self.refuse(Wanted::Condition, value))
    }

    fn count(&self, args: &[Value], count: usize) -> Read<()> {
        if args.len() == count {
            return Ok(());
        }
        let found = args.len().to_string();
        Err(InvalidFilter::syntax(
            self.at(),
            Wanted::Arguments(count),
            &found,
        ))
    }

    fn filters(&mut self, args: &[Value], depth: usize) -> Read<Vec<Filter>> {
        if args.len() < 2 {
            self.count(args, 2)?;
        }
        let each = 0..args.len();
        each.map(|nth| self.nth(args, nth, |own, value| own.filter(value, depth)))
            .collect()
    }

    fn scalars<const N: usize>(&mut self, args: &[Value], depth: usize) -> Read<[Scalar; N]> {
        self.count(args, N)?;
        let each = 0..N;
        let found: Vec<Scalar> = each
            .map(|nth| self.nth(args, nth, |own, value| own.scalar(value, depth)))
            .collect::<Read<_>>()?;
        found
            .try_into()
            .map_err(|_| InvalidFilter::syntax(self.at(), Wanted::Arguments(N), ""))
    }

    fn values(&mut self, list: &Value, depth: usize) -> Read<Vec<Scalar>> {
        let items = list.as_array().filter(|items| !items.is_empty());
        let items = items.ok_or_else(|| self.refuse(Wanted::Value, list))?;
        let mut values = Vec::with_capacity(items.len());
        for (nth, item) in items.iter().enumerate() {
            values.push(self.within(Step::Nth(nth), |own| own.scalar(item, depth))?);
        }
        Ok(values)
    }

    fn scalar(&mut self, value: &Value, depth: usize) -> Read<Scalar> {
        self.budget.node()?;
        match value {
            Value::String(text) => Ok(Scalar::Text(text.clone())),
            Value::Bool(value) => Ok(Scalar::Boolean(*value)),
            Value::Number(number) => {
                let number = number.as_f64().filter(|number| number.is_finite());
                let number = number.ok_or_else(|| self.refuse(Wanted::Number, value))?;
                Ok(Scalar::Number(number))
            }
            Value::Object(object) if object.contains_key("property") => {
                Ok(Scalar::Property(self.property(value, Wanted::Property)?))
            }
            Value::Object(object) if object.contains_key("op") => {
                let depth = deeper(depth, || self.at())?;
                let (op, args) = self.operation(value)?;
                if op != "casei" {
                    return Err(self.refuse(Wanted::Function, &value["op"]));
                }
                let [inner] = self.scalars(args, depth)?;
                Ok(Scalar::CaseI(Box::new(inner)))
            }
            Value::Object(object) => match self.instant(object)? {
                Some(instant) => Ok(Scalar::Instant(instant)),
                None => Err(self.refuse(Wanted::Value, value)),
            },
            _ => Err(self.refuse(Wanted::Value, value)),
        }
    }

    fn property(&mut self, value: &Value, wanted: Wanted) -> Read<String> {
        let name = value.get("property").and_then(Value::as_str);
        let name = name.ok_or_else(|| self.refuse(wanted, value))?;
        Ok(name.to_owned())
    }

    /// `{"date": "…"}` or `{"timestamp": "…"}`.
    fn instant(&self, object: &Map<String, Value>) -> Read<Option<Instant>> {
        let Some(value) = object.get("date").or_else(|| object.get("timestamp")) else {
            return Ok(None);
        };
        let instant = value.as_str().and_then(Instant::read);
        let instant = instant.ok_or_else(|| self.refuse(Wanted::Date, value))?;
        Ok(Some(instant))
    }

    fn span(&mut self, value: &Value) -> Read<Span> {
        self.budget.node()?;
        let refuse = |own: &Self| own.refuse(Wanted::Moment, value);
        let object = value.as_object().ok_or_else(|| refuse(self))?;
        if let Some(ends) = object.get("interval") {
            let [start, end] = ends.as_array().map_or(&[][..], Vec::as_slice) else {
                return Err(refuse(self));
            };
            return Ok(Span::Interval(self.end(start)?, self.end(end)?));
        }
        if let Some(instant) = self.instant(object)? {
            return Ok(Span::Instant(instant));
        }
        self.property(value, Wanted::Moment).map(Span::Property)
    }

    fn end(&mut self, value: &Value) -> Read<End> {
        if let Value::String(text) = value {
            if text == ".." || text.is_empty() {
                return Ok(End::Open);
            }
            let instant = Instant::read(text);
            let instant = instant.ok_or_else(|| self.refuse(Wanted::Date, value))?;
            return Ok(End::Instant(instant));
        }
        if let Some(object) = value.as_object()
            && let Some(instant) = self.instant(object)?
        {
            return Ok(End::Instant(instant));
        }
        self.property(value, Wanted::Moment).map(End::Property)
    }

    fn place(&mut self, value: &Value) -> Read<Place> {
        self.budget.node()?;
        if value.get("property").is_some() {
            return self.property(value, Wanted::Geometry).map(Place::Property);
        }
        if let Some(sides) = value.get("bbox").filter(|_| value.get("type").is_none()) {
            let numbers = sides.as_array().and_then(|sides| {
                let numbers = sides.iter().map(Value::as_f64);
                numbers.collect::<Option<Vec<f64>>>()
            });
            let sides = numbers.and_then(|numbers| box_of(&numbers));
            let sides = sides.ok_or_else(|| self.refuse(Wanted::Geometry, value))?;
            return Ok(Place::Shape(Shape::Box(sides)));
        }
        self.shape(value, true).map(Place::Shape)
    }

    /// A GeoJSON geometry.
    fn shape(&mut self, value: &Value, collections: bool) -> Read<Shape> {
        let kind = value.get("type").and_then(Value::as_str);
        let places = &value["coordinates"];
        Ok(match kind.unwrap_or_default() {
            "Point" => Shape::Points(vec![self.position(places)?]),
            "MultiPoint" => Shape::Points(self.list(places, Self::position)?),
            "LineString" => Shape::Lines(vec![self.line(places)?]),
            "MultiLineString" => Shape::Lines(self.list(places, Self::line)?),
            "Polygon" => Shape::Polygons(vec![self.polygon(places)?]),
            "MultiPolygon" => Shape::Polygons(self.list(places, Self::polygon)?),
            "GeometryCollection" if collections => Shape::Collection(
                self.list(&value["geometries"], |own, part| own.shape(part, false))?,
            ),
            _ => return Err(self.refuse(Wanted::Geometry, value)),
        })
    }

    fn list<T>(
        &mut self,
        value: &Value,
        read: impl Fn(&mut Self, &Value) -> Read<T>,
    ) -> Read<Vec<T>> {
        let items = value.as_array().filter(|items| !items.is_empty());
        let items = items.ok_or_else(|| self.refuse(Wanted::Geometry, value))?;
        items.iter().map(|item| read(self, item)).collect()
    }

    fn position(&mut self, value: &Value) -> Read<Position> {
        self.budget.position()?;
        let numbers = value.as_array().map_or(&[][..], Vec::as_slice);
        match (numbers.first(), numbers.get(1), numbers.len()) {
            (Some(x), Some(y), 2..=4) => x.as_f64().zip(y.as_f64()).map(|(x, y)| [x, y]),
            _ => None,
        }
        .ok_or_else(|| self.refuse(Wanted::Position, value))
    }

    fn line(&mut self, value: &Value) -> Read<Vec<Position>> {
        let line = self.list(value, Self::position)?;
        if line.len() >= 2 {
            return Ok(line);
        }
        Err(self.refuse(Wanted::Position, value))
    }

    fn polygon(&mut self, value: &Value) -> Read<Vec<Vec<Position>>> {
        self.list(value, |own, value| {
            let ring = own.list(value, Self::position)?;
            if is_ring(&ring) {
                return Ok(ring);
            }
            Err(own.refuse(Wanted::Ring, value))
        })
    }
}
