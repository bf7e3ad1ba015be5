//! The words, numbers, texts and signs of a filter, one after the other; each byte is looked at once.

use crate::query::error::{At, InvalidFilter, Wanted};

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'t> {
    /// A word without quotes.
    Word(&'t str),
    /// A name in double quotes.
    Name(String),
    /// A text in single quotes.
    Text(String),
    /// A number, with its sign.
    Number(f64),
    /// A sign.
    Sign(&'static str),
    /// There is no more.
    End,
}

const SIGNS: [&str; 9] = ["<>", "<=", ">=", "<", ">", "=", "(", ")", ","];

/// What is yet to be read. It holds the next token and where that starts.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    /// The byte behind the next token.
    after: usize,
    /// The byte where the next token starts.
    start: usize,
    next: Token<'t>,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Result<Self, InvalidFilter> {
        let mut lexer = Self {
            text,
            after: 0,
            start: 0,
            next: Token::End,
        };
        lexer.advance()?;
        Ok(lexer)
    }

    /// The next token.
    pub(super) const fn peek(&self) -> &Token<'t> {
        &self.next
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Result<Token<'t>, InvalidFilter> {
        let taken = std::mem::replace(&mut self.next, Token::End);
        self.advance()?;
        Ok(taken)
    }

    /// Takes the next token if it is this sign.
    pub(super) fn eat(&mut self, sign: &str) -> Result<bool, InvalidFilter> {
        let there = matches!(&self.next, Token::Sign(own) if *own == sign);
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    /// Takes the next token if it is this word, in whatever case.
    pub(super) fn eat_word(&mut self, word: &str) -> Result<bool, InvalidFilter> {
        let there = self.at_word(word);
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    pub(super) fn at_word(&self, word: &str) -> bool {
        matches!(&self.next, Token::Word(own) if own.eq_ignore_ascii_case(word))
    }

    /// Whether `(` stands behind the next token.
    pub(super) fn is_call(&self) -> bool {
        let rest = self.text.get(self.after..).unwrap_or_default();
        rest.trim_start().starts_with('(')
    }

    /// Takes a sign that must be there.
    pub(super) fn need(&mut self, sign: &'static str) -> Result<(), InvalidFilter> {
        if self.eat(sign)? {
            return Ok(());
        }
        Err(self.refuse(Wanted::Word(sign)))
    }

    /// Where the next token stands.
    pub(super) fn at(&self) -> At {
        let before = self.text.get(..self.start).unwrap_or_default();
        At::Character(before.chars().count() + 1)
    }

    /// Something else than the next token is wanted.
    pub(super) fn refuse(&self, wanted: Wanted) -> InvalidFilter {
        let found = self.text.get(self.start..self.after).unwrap_or_default();
        InvalidFilter::syntax(self.at(), wanted, found)
    }

    fn advance(&mut self) -> Result<(), InvalidFilter> {
        let rest = self.text.get(self.after..).unwrap_or_default();
        let rest = rest.trim_start();
        self.start = self.text.len() - rest.len();
        let (token, length) = match rest.chars().next() {
            None => (Token::End, 0),
            Some('\'') => {
                let (text, length) = self.quoted(rest, '\'', Wanted::Word("'"))?;
                (Token::Text(text), length)
            }
            Some('"') => {
                let (name, length) = self.quoted(rest, '"', Wanted::Word("\""))?;
                (Token::Name(name), length)
            }
            Some(first) if starts_word(first) => {
                let end = rest.find(|c| !continues_word(c)).unwrap_or(rest.len());
                (Token::Word(rest.get(..end).unwrap_or_default()), end)
            }
            Some(first) => match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
                Some(sign) => (Token::Sign(sign), sign.len()),
                None => self.number(rest, first)?,
            },
        };
        self.after = self.start + length;
        self.next = token;
        Ok(())
    }

    /// What stands between two quotes; a quote in it is written twice, or with `\` before it.
    fn quoted(
        &mut self,
        rest: &str,
        quote: char,
        wanted: Wanted,
    ) -> Result<(String, usize), InvalidFilter> {
        let mut found = String::new();
        let mut letters = rest.char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            let doubled = letters.peek().is_some_and(|(_, next)| *next == quote);
            if letter == quote && !doubled {
                return Ok((found, at + quote.len_utf8()));
            }
            if doubled && (letter == quote || letter == '\\') {
                letters.next();
                found.push(quote);
            } else {
                found.push(letter);
            }
        }
        // The end is where it is missed.
        self.start = self.text.len();
        self.after = self.start;
        Err(self.refuse(wanted))
    }

    fn number(&mut self, rest: &str, first: char) -> Result<(Token<'t>, usize), InvalidFilter> {
        let length = number_length(rest);
        let number = rest.get(..length).and_then(|text| text.parse().ok());
        if let Some(number) = number.filter(|number: &f64| number.is_finite()) {
            return Ok((Token::Number(number), length));
        }
        self.after = self.start + length.max(first.len_utf8());
        Err(self.refuse(Wanted::Value))
    }
}

/// How many bytes are of a number: a sign, digits, a fraction and an exponent.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let is = |at: usize, any: &[u8]| bytes.get(at).is_some_and(|byte| any.contains(byte));
    let mut at = usize::from(is(0, b"+-"));
    let whole = digits(at);
    at += whole;
    let fraction = if is(at, b".") { digits(at + 1) } else { 0 };
    if whole + fraction == 0 {
        return 0;
    }
    if is(at, b".") {
        at += 1 + fraction;
    }
    if is(at, b"eE") {
        let sign = usize::from(is(at + 1, b"+-"));
        let exponent = digits(at + 1 + sign);
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    at
}

fn starts_word(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_' || letter == ':'
}

/// Letters that may stand in a name without quotes behind its first.
pub(super) fn continues_word(letter: char) -> bool {
    starts_word(letter) || letter.is_numeric() || letter == '.'
}
