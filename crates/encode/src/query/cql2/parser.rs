//! CQL2 text by recursive descent: every token is taken once, and nothing is tried twice.

use super::lexer::{Lexer, Token};
use super::{Budget, Comparison, End, Filter, Instant, Place, Relation, Scalar, Shape, Span};
use super::{deeper, wkt};
use crate::query::error::{At, InvalidFilter, Wanted};

type Read<T> = Result<T, InvalidFilter>;

/// What brackets may hold.
enum Term {
    Filter(Filter),
    Scalar(Scalar),
}

pub(super) struct Parser<'t> {
    pub(super) lexer: Lexer<'t>,
    pub(super) budget: Budget,
}

/// Words that are no names unless in double quotes.
pub(super) const RESERVED: [&str; 12] = [
    "and", "or", "not", "is", "null", "like", "ilike", "between", "in", "true", "false", "div",
];

/// Reads a whole filter.
pub(super) fn parse(text: &str) -> Read<Filter> {
    let mut parser = Parser {
        lexer: Lexer::new(text)?,
        budget: Budget::default(),
    };
    let filter = parser.condition(0)?;
    match parser.lexer.peek() {
        Token::End => Ok(filter),
        _ => Err(parser.lexer.refuse(Wanted::End)),
    }
}

impl Parser<'_> {
    fn condition(&mut self, depth: usize) -> Read<Filter> {
        match self.any(depth)? {
            Term::Filter(filter) => Ok(filter),
            Term::Scalar(_) => Err(self.lexer.refuse(Wanted::Operator)),
        }
    }

    /// `a OR b OR c`
    fn any(&mut self, depth: usize) -> Read<Term> {
        self.list(depth, "or", Self::all, Filter::Or)
    }

    /// `a AND b AND c`
    fn all(&mut self, depth: usize) -> Read<Term> {
        self.list(depth, "and", Self::opposite, Filter::And)
    }

    fn list(
        &mut self,
        depth: usize,
        word: &str,
        part: fn(&mut Self, usize) -> Read<Term>,
        joined: fn(Vec<Filter>) -> Filter,
    ) -> Read<Term> {
        let first = part(self, depth)?;
        if !self.lexer.at_word(word) {
            return Ok(first);
        }
        let Term::Filter(first) = first else {
            return Err(self.lexer.refuse(Wanted::Operator));
        };
        self.budget.node()?;
        let mut parts = vec![first];
        while self.lexer.eat_word(word)? {
            match part(self, depth)? {
                Term::Filter(filter) => parts.push(filter),
                Term::Scalar(_) => return Err(self.lexer.refuse(Wanted::Operator)),
            }
        }
        Ok(Term::Filter(joined(parts)))
    }

    /// `NOT a`
    fn opposite(&mut self, depth: usize) -> Read<Term> {
        let depth_within = deeper(depth, || self.lexer.at());
        if !self.lexer.eat_word("not")? {
            return self.comparison(depth);
        }
        self.budget.node()?;
        match self.opposite(depth_within?)? {
            Term::Filter(filter) => Ok(Term::Filter(Filter::Not(Box::new(filter)))),
            Term::Scalar(_) => Err(self.lexer.refuse(Wanted::Operator)),
        }
    }

    fn comparison(&mut self, depth: usize) -> Read<Term> {
        let value = match self.primary(depth)? {
            Term::Scalar(value) => value,
            filter @ Term::Filter(_) => return Ok(filter),
        };
        if let Token::Sign(sign) = *self.lexer.peek()
            && let Some(comparison) = Comparison::of(sign)
        {
            self.lexer.take()?;
            self.budget.node()?;
            let right = self.scalar(depth)?;
            return Ok(Term::Filter(Filter::Compare(value, comparison, right)));
        }
        if self.lexer.eat_word("is")? {
            return self.is_null(value).map(Term::Filter);
        }
        let is_not = self.lexer.eat_word("not")?;
        let found = if self.lexer.eat_word("like")? {
            Filter::Like(value, self.scalar(depth)?)
        } else if self.lexer.eat_word("ilike")? {
            let pattern = self.scalar(depth)?;
            let folded = |scalar| Scalar::CaseI(Box::new(scalar));
            Filter::Like(folded(value), folded(pattern))
        } else if self.lexer.eat_word("between")? {
            let low = self.scalar(depth)?;
            if !self.lexer.eat_word("and")? {
                return Err(self.lexer.refuse(Wanted::Word("AND")));
            }
            Filter::Between(value, low, self.scalar(depth)?)
        } else if self.lexer.eat_word("in")? {
            Filter::In(value, self.values(depth)?)
        } else if is_not {
            return Err(self.lexer.refuse(Wanted::Operator));
        } else {
            return Ok(Term::Scalar(value));
        };
        self.budget.node()?;
        Ok(Term::Filter(opposite_if(is_not, found)))
    }

    fn is_null(&mut self, value: Scalar) -> Read<Filter> {
        let is_not = self.lexer.eat_word("not")?;
        if !self.lexer.eat_word("null")? {
            return Err(self.lexer.refuse(Wanted::Word("NULL")));
        }
        self.budget.node()?;
        match value {
            Scalar::Property(name) => Ok(opposite_if(is_not, Filter::IsNull(name))),
            _ => Err(self.lexer.refuse(Wanted::Property)),
        }
    }

    /// `(1, 2, 3)`
    fn values(&mut self, depth: usize) -> Read<Vec<Scalar>> {
        self.lexer.need("(")?;
        let mut values = vec![self.scalar(depth)?];
        while self.lexer.eat(",")? {
            values.push(self.scalar(depth)?);
        }
        self.lexer.need(")")?;
        Ok(values)
    }

    fn scalar(&mut self, depth: usize) -> Read<Scalar> {
        match self.primary(depth)? {
            Term::Scalar(value) => Ok(value),
            Term::Filter(Filter::Constant(value)) => Ok(Scalar::Boolean(value)),
            Term::Filter(_) => Err(self.lexer.refuse(Wanted::Value)),
        }
    }

    fn primary(&mut self, depth: usize) -> Read<Term> {
        if let Token::Sign("(") = self.lexer.peek() {
            let depth = deeper(depth, || self.lexer.at())?;
            self.lexer.take()?;
            let inner = self.any(depth)?;
            self.lexer.need(")")?;
            return Ok(inner);
        }
        if let Token::Word(word) = *self.lexer.peek() {
            if self.lexer.is_call() && !is_reserved(word) {
                return self.function(word, depth);
            }
            if self.lexer.eat_word("true")? {
                return Ok(Term::Filter(Filter::Constant(true)));
            }
            if self.lexer.eat_word("false")? {
                return Ok(Term::Filter(Filter::Constant(false)));
            }
        }
        self.budget.node()?;
        Ok(Term::Scalar(match self.lexer.peek() {
            Token::Number(number) => {
                let number = *number;
                self.lexer.take()?;
                Scalar::Number(number)
            }
            Token::Text(_) => Scalar::Text(self.text()?),
            _ => Scalar::Property(self.property(Wanted::Value)?),
        }))
    }

    fn function(&mut self, name: &str, depth: usize) -> Read<Term> {
        let depth = deeper(depth, || self.lexer.at())?;
        let upper = name.to_ascii_uppercase();
        let found = match upper.as_str() {
            "CASEI" => {
                self.budget.node()?;
                self.lexer.take()?;
                self.lexer.need("(")?;
                let inner = self.scalar(depth)?;
                Term::Scalar(Scalar::CaseI(Box::new(inner)))
            }
            "DATE" | "TIMESTAMP" => {
                self.budget.node()?;
                return Ok(Term::Scalar(Scalar::Instant(self.instant()?)));
            }
            "S_INTERSECTS" | "INTERSECTS" => {
                self.budget.node()?;
                self.lexer.take()?;
                self.lexer.need("(")?;
                let left = self.place()?;
                self.lexer.need(",")?;
                Term::Filter(Filter::Intersects(left, self.place()?))
            }
            _ => {
                let relation = Relation::of(&upper);
                let relation = relation.ok_or_else(|| self.lexer.refuse(Wanted::Function))?;
                self.budget.node()?;
                self.lexer.take()?;
                self.lexer.need("(")?;
                let left = self.span()?;
                self.lexer.need(",")?;
                Term::Filter(Filter::Temporal(left, relation, self.span()?))
            }
        };
        self.lexer.need(")")?;
        Ok(found)
    }

    fn place(&mut self) -> Read<Place> {
        if let Token::Word(word) = *self.lexer.peek()
            && let Some(kind) = wkt::Kind::of(word)
        {
            return wkt::shape(self, kind).map(Place::Shape);
        }
        self.property(Wanted::Geometry).map(Place::Property)
    }

    fn span(&mut self) -> Read<Span> {
        if self.lexer.is_call() && self.lexer.at_word("interval") {
            self.lexer.take()?;
            self.lexer.need("(")?;
            let start = self.end()?;
            self.lexer.need(",")?;
            let end = self.end()?;
            self.lexer.need(")")?;
            return Ok(Span::Interval(start, end));
        }
        Ok(match self.lexer.peek() {
            Token::Word(_) if self.lexer.is_call() => Span::Instant(self.instant()?),
            Token::Text(_) => Span::Instant(self.moment()?),
            _ => Span::Property(self.property(Wanted::Moment)?),
        })
    }

    /// One end of an interval.
    fn end(&mut self) -> Read<End> {
        Ok(match self.lexer.peek() {
            Token::Text(text) if text == ".." || text.is_empty() => {
                self.lexer.take()?;
                End::Open
            }
            Token::Word(_) if self.lexer.is_call() => End::Instant(self.instant()?),
            Token::Text(_) => End::Instant(self.moment()?),
            _ => End::Property(self.property(Wanted::Moment)?),
        })
    }

    /// `DATE('…')` or `TIMESTAMP('…')`.
    fn instant(&mut self) -> Read<Instant> {
        if !self.lexer.at_word("date") && !self.lexer.at_word("timestamp") {
            return Err(self.lexer.refuse(Wanted::Moment));
        }
        self.lexer.take()?;
        self.lexer.need("(")?;
        let instant = self.moment()?;
        self.lexer.need(")")?;
        Ok(instant)
    }

    /// A moment in single quotes.
    fn moment(&mut self) -> Read<Instant> {
        let Token::Text(text) = self.lexer.peek() else {
            return Err(self.lexer.refuse(Wanted::Text));
        };
        let instant = Instant::read(text).ok_or_else(|| self.lexer.refuse(Wanted::Date))?;
        self.lexer.take()?;
        Ok(instant)
    }

    fn text(&mut self) -> Read<String> {
        match self.lexer.take()? {
            Token::Text(text) => Ok(text),
            _ => Err(self.lexer.refuse(Wanted::Text)),
        }
    }

    fn property(&mut self, wanted: Wanted) -> Read<String> {
        let name = match self.lexer.peek() {
            Token::Word(word) if !is_reserved(word) && !self.lexer.is_call() => (*word).to_owned(),
            Token::Name(name) => name.clone(),
            _ => return Err(self.lexer.refuse(wanted)),
        };
        self.lexer.take()?;
        Ok(name)
    }
}

/// Whether a word is no name unless in double quotes.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|own| word.eq_ignore_ascii_case(own))
}

fn opposite_if(is_not: bool, filter: Filter) -> Filter {
    if is_not {
        Filter::Not(Box::new(filter))
    } else {
        filter
    }
}

/// What a geometry's reader says of a ring or a position that is none.
pub(super) fn refuse(lexer: &Lexer<'_>, at: At, wanted: Wanted) -> InvalidFilter {
    match lexer.refuse(wanted) {
        InvalidFilter::Syntax { found, .. } => InvalidFilter::Syntax { at, wanted, found },
        other => other,
    }
}

impl From<Shape> for Place {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}
