//! House numbers of both countries: `12`, `12/A`, `12-14`, `č.p. 123`, `č.ev. 5`, `123/4a`; and when two are the same
//! house.

use std::fmt;

use super::fold::{self, Token};

/// In which numbering a number stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// Nobody said; the only one outside Czechia.
    #[default]
    Plain,
    /// Číslo popisné: of buildings.
    Popisne,
    /// Číslo evidenční: of cottages and temporary buildings. The same number in both is two houses.
    Evidencni,
}

/// A house number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HouseNumber {
    /// Its numbering.
    pub kind: NumberKind,
    /// The number; 0 where only an orientation number is known.
    pub number: u32,
    /// Its letter, small, or 0.
    pub letter: u8,
    /// Where a range ends (`12-14`), or 0.
    pub to: u32,
    /// What follows a slash: in Czechia the orientation number, in Hungary a part of the plot; or 0.
    pub slash: u32,
    /// The letter of that, or 0.
    pub slash_letter: u8,
}

/// How well a written number fits a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The same number.
    Same,
    /// The same house written in another way that leaves no doubt where nothing else fits.
    Alike,
}

/// Words that say where in the house somebody lives, and words of numbers.
const WITHIN: &[&str] = &[
    "em",
    "emelet",
    "fsz",
    "fszt",
    "foldszint",
    "ajto",
    "a",
    "lph",
    "lh",
    "lepcsohaz",
    "ep",
    "epulet",
    "byt",
    "patro",
    "p",
    "podlazi",
    "sz",
    "szam",
    "szam",
    "alatt",
    "magasfoldszint",
    "mfszt",
    "felem",
    "tetoter",
    "vchod",
    "dvere",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
];

impl HouseNumber {
    /// A number as a register's cell has it; none where it is no house number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let tokens = fold::tokens(&fold::plain(text));
        let (at, kind) = marker(&tokens, 0).unwrap_or((0, NumberKind::Plain));
        let (mut number, _) = read(&tokens, at)?;
        if number.kind == NumberKind::Plain {
            number.kind = kind;
        }
        Some(number)
    }

    /// How well a written number (`self`) fits a house of the register.
    pub(crate) fn fit(&self, house: &Self) -> Option<Fit> {
        let kinds = match (self.kind, house.kind) {
            (NumberKind::Plain, NumberKind::Evidencni) => Fit::Alike,
            (NumberKind::Plain, _) | (_, NumberKind::Plain) => Fit::Same,
            (one, other) if one == other => Fit::Same,
            _ => return None,
        };
        let numbers = if house.kind == NumberKind::Plain {
            self.fit_plain(house)
        } else {
            self.fit_czech(house)
        };
        numbers.map(|fit| fit.max(kinds))
    }

    fn fit_plain(&self, house: &Self) -> Option<Fit> {
        let bare = |n: &Self| (n.number, n.letter, n.to, n.slash, n.slash_letter);
        if bare(self) == bare(house) {
            return Some(Fit::Same);
        }
        let simple = |n: &Self| n.letter == 0 && n.slash == 0 && n.slash_letter == 0;
        // 14 in 12-14, or 12-14 where only one of both is known.
        let ends = |range: &Self, one: &Self| {
            range.to > 0 && one.to == 0 && [range.number, range.to].contains(&one.number)
        };
        let alike = simple(self) && simple(house) && (ends(self, house) || ends(house, self));
        alike.then_some(Fit::Alike)
    }

    fn fit_czech(&self, house: &Self) -> Option<Fit> {
        let own = (self.number, self.letter);
        let second = (self.slash, self.slash_letter);
        let orientation = (house.slash, house.slash_letter);
        if self.to > 0 {
            return None;
        }
        if self.slash == 0 {
            let by_house = house.number == self.number && self.letter == 0;
            let by_orientation = self.kind == NumberKind::Plain && own == orientation;
            return (by_house || by_orientation).then_some(Fit::Same);
        }
        if house.number == self.number && self.letter == 0 {
            return match orientation {
                same if same == second => Some(Fit::Same),
                // The register has no orientation number, or one of the two letters is left out.
                (0, _) => Some(Fit::Alike),
                (number, letter) if number == self.slash && (letter == 0 || second.1 == 0) => {
                    Some(Fit::Alike)
                }
                _ => None,
            };
        }
        (house.number == self.slash && second.1 == 0 && own == orientation).then_some(Fit::Alike)
    }
}

impl fmt::Display for HouseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            NumberKind::Plain => "",
            NumberKind::Popisne => "č.p. ",
            NumberKind::Evidencni => "č.ev. ",
        })?;
        write!(f, "{}", self.number)?;
        if self.to > 0 {
            write!(f, "-{}", self.to)?;
        }
        let letter = |letter: u8| char::from(letter).to_ascii_uppercase();
        if self.letter > 0 {
            write!(f, "/{}", letter(self.letter))?;
        }
        if self.slash > 0 {
            write!(f, "/{}", self.slash)?;
        }
        if self.slash_letter > 0 {
            write!(f, "{}", char::from(self.slash_letter))?;
        }
        Ok(())
    }
}

/// A marker of a numbering at this token (`č. p.`, `čp`, `č. ev.`, `ev. č.`, `č.`): where it ends, and which.
pub(crate) fn marker(tokens: &[Token], at: usize) -> Option<(usize, NumberKind)> {
    use NumberKind::{Evidencni, Plain, Popisne};
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let dot = tokens.get(at).is_some_and(|token| token.dot);
    let found = match (word(at), word(at + 1)) {
        ("c", "p" | "popisne" | "d" | "domu") | ("cislo", "popisne") | ("dum", "c") => (2, Popisne),
        ("c", "ev" | "e" | "evid" | "evidencni")
        | ("ev" | "evid", "c" | "cislo")
        | ("cislo", "evidencni" | "ev") => (2, Evidencni),
        ("cp", _) => (1, Popisne),
        ("cev" | "ce" | "ev" | "evc", _) => (1, Evidencni),
        ("e", next) if starts_with_digit(next) => (1, Evidencni),
        ("c", next) if dot && starts_with_digit(next) => (1, Plain),
        ("hsz" | "hazszam" | "sz" | "szam" | "cislo", next) if starts_with_digit(next) => {
            (1, Plain)
        }
        _ => return None,
    };
    let next = word(at + found.0);
    starts_with_digit(next).then_some((at + found.0, found.1))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The number at this token, and the token behind it.
pub(crate) fn read(tokens: &[Token], at: usize) -> Option<(HouseNumber, usize)> {
    let token = tokens.get(at)?;
    let (kind, text) = glued(&token.text);
    let mut number = core(text)?;
    number.kind = kind;
    let next = tokens.get(at + 1);
    let letter = next.filter(|next| {
        let one = next.text.len() == 1 && next.text.as_bytes()[0].is_ascii_lowercase();
        let behind = tokens.get(at + 2).map_or("", |t| t.text.as_str());
        one && !["ep", "epulet", "lph", "lh", "lepcsohaz", "em", "ajto"].contains(&behind)
            && !matches!(next.text.as_str(), "p" | "i" | "v" | "x" | "u")
    });
    let bare = number.letter == 0 && number.slash_letter == 0 && number.to == 0;
    match letter {
        Some(letter) if bare => {
            let letter = letter.text.as_bytes()[0];
            if number.slash > 0 {
                number.slash_letter = letter;
            } else {
                number.letter = letter;
            }
            Some((number, at + 2))
        }
        _ => Some((number, at + 1)),
    }
}

/// `e5`, `cp12` and `ev3`: the numbering, and the number.
fn glued(text: &str) -> (NumberKind, &str) {
    for (start, kind) in [
        ("cp", NumberKind::Popisne),
        ("cev", NumberKind::Evidencni),
        ("ev", NumberKind::Evidencni),
        ("e", NumberKind::Evidencni),
    ] {
        if let Some(rest) = text.strip_prefix(start)
            && starts_with_digit(rest)
        {
            return (kind, rest);
        }
    }
    (NumberKind::Plain, text)
}

/// Whether a word says where in the house somebody lives.
pub(crate) fn is_within(token: &Token) -> bool {
    token.is_number() || token.text.contains('/') || WITHIN.contains(&token.text.as_str())
}

fn core(text: &str) -> Option<HouseNumber> {
    let (number, rest) = digits(text)?;
    let mut found = HouseNumber {
        number,
        ..HouseNumber::default()
    };
    let rest = match lone_letter(rest) {
        Some((letter, rest)) => {
            found.letter = letter;
            rest
        }
        None => rest,
    };
    let Some(sign) = rest.chars().next() else {
        return Some(found);
    };
    let rest = rest.get(1..).unwrap_or_default();
    match (sign, digits(rest)) {
        ('-', Some((to, rest))) if found.letter == 0 => {
            found.to = if to > number { to } else { 0 };
            let rest = rest.trim_start_matches('/');
            if let Some((letter, _)) = lone_letter(rest) {
                found.letter = letter;
            }
            Some(found)
        }
        ('/', Some((slash, rest))) => {
            found.slash = slash;
            match lone_letter(rest) {
                Some((letter, _)) => found.slash_letter = letter,
                None if rest.is_empty() || rest.starts_with(['/', '-']) => {}
                None => return None,
            }
            Some(found)
        }
        ('/' | '-', None) => {
            let word = rest.split(['/', '-']).next().unwrap_or_default();
            match lone_letter(rest) {
                Some((letter, _)) if found.letter == 0 => found.letter = letter,
                _ if sign == '/' && WITHIN.contains(&word) => {}
                _ => return None,
            }
            Some(found)
        }
        _ => None,
    }
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    if number.len() > 6 {
        return None;
    }
    Some((number.parse().ok()?, rest))
}

/// A letter that no other letter follows.
fn lone_letter(text: &str) -> Option<(u8, &str)> {
    let bytes = text.as_bytes();
    let letter = bytes.first().filter(|b| b.is_ascii_lowercase())?;
    let alone = bytes.get(1).is_none_or(|b| !b.is_ascii_alphanumeric());
    alone.then(|| (*letter, text.get(1..).unwrap_or_default()))
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
