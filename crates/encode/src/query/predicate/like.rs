//! Patterns of texts: greedy, with one way back only, so that a text is compared in at most its length times the
//! pattern's, whatever the pattern; and letters without their case.

/// A pattern, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pieces: Vec<Piece>,
    /// Fewest letters of a text that fits.
    least: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Any letters, or none.
    Any,
    /// One letter, whichever.
    One,
    /// This letter.
    Letter(char),
}

impl Pattern {
    /// Reads `%`, `_` and `\`; letters lose their case if it is overlooked.
    pub(super) fn new(text: &str, folded: bool) -> Self {
        let mut pieces = Vec::with_capacity(text.len());
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                // One or many, they mean the same.
                '%' if pieces.last() == Some(&Piece::Any) => {}
                '%' => pieces.push(Piece::Any),
                '_' => pieces.push(Piece::One),
                letter => {
                    let letter = match letter {
                        '\\' => letters.next().unwrap_or('\\'),
                        plain => plain,
                    };
                    if folded {
                        pieces.extend(fold_letter(letter).map(Piece::Letter));
                    } else {
                        pieces.push(Piece::Letter(letter));
                    }
                }
            }
        }
        let least = pieces.iter().filter(|piece| **piece != Piece::Any).count();
        Self { pieces, least }
    }

    /// What it costs to compare a text with it.
    pub(super) const fn cost(&self) -> usize {
        8 + self.pieces.len() / 2
    }

    /// Whether a text fits, without its case if that is overlooked.
    pub(super) fn fits(&self, text: &str, folded: bool) -> bool {
        if folded {
            self.fit(fold(text))
        } else {
            self.fit(text.chars())
        }
    }

    fn fit(&self, mut rest: impl Iterator<Item = char> + Clone) -> bool {
        if self.least > 0 && rest.clone().take(self.least).count() < self.least {
            return false;
        }
        let mut piece = 0;
        // Where the last `%` stands, and where the text it does not swallow begins.
        let mut back = None;
        loop {
            let letter = rest.clone().next();
            match (self.pieces.get(piece), letter) {
                (Some(Piece::Any), _) => {
                    piece += 1;
                    if piece == self.pieces.len() {
                        return true;
                    }
                    back = Some((piece, rest.clone()));
                    continue;
                }
                (Some(Piece::One), Some(_)) => {
                    rest.next();
                    piece += 1;
                    continue;
                }
                (Some(Piece::Letter(own)), Some(letter)) if *own == letter => {
                    rest.next();
                    piece += 1;
                    continue;
                }
                (None, None) => return true,
                // The text ends before the pattern does: no shorter rest fits either.
                (Some(_), None) => return false,
                _ => {}
            }
            let Some((after, from)) = &mut back else {
                return false;
            };
            from.next();
            piece = *after;
            rest = from.clone();
        }
    }
}

/// A text's letters without their case: as capitals, and those as small letters, so that ß is ss and ς is σ.
pub(super) const fn fold(text: &str) -> Folded<'_> {
    Folded {
        text,
        ready: [' '; READY],
        left: 0,
    }
}

/// As many letters as one can become.
const READY: usize = 3;

/// Letters without their case; small, as a comparison copies it where it may have to come back.
#[derive(Clone)]
pub(super) struct Folded<'t> {
    text: &'t str,
    /// What the last letter became, from its end, and how many of it are left.
    ready: [char; READY],
    left: usize,
}

impl Iterator for Folded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return self.ready.get(left).copied();
        }
        let mut letters = self.text.chars();
        let letter = letters.next()?;
        self.text = letters.as_str();
        if letter.is_ascii() {
            return Some(letter.to_ascii_lowercase());
        }
        let mut became = fold_letter(letter);
        let first = became.next();
        self.left = 0;
        for letter in became.take(READY) {
            self.ready.rotate_right(1);
            if let Some(place) = self.ready.first_mut() {
                *place = letter;
            }
            self.left += 1;
        }
        first
    }
}

fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    letter.to_uppercase().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(text: &str, pattern: &str) -> bool {
        Pattern::new(pattern, false).fits(text, false)
    }

    #[test]
    fn percent_is_any_letters_and_underscore_is_one() {
        for (text, pattern) in [
            ("", ""),
            ("", "%"),
            ("abc", "abc"),
            ("abc", "%"),
            ("abc", "a%"),
            ("abc", "%c"),
            ("abc", "%b%"),
            ("abc", "a_c"),
            ("abc", "___"),
            ("abab", "%ab"),
            ("aab", "%ab"),
            ("őz", "_z"),
            ("a%c", "a\\%c"),
            ("a_c", "a\\_c"),
            ("a\\", "a\\\\"),
            ("a\\", "a\\"),
            ("mississippi", "%ss%ss%p_"),
        ] {
            assert!(like(text, pattern), "{text} like {pattern}");
        }
        for (text, pattern) in [
            ("", "_"),
            ("abc", "ab"),
            ("abc", "b%"),
            ("abc", "%b"),
            ("abc", "____"),
            ("abc", "ABC"),
            ("abc", "a\\%c"),
            ("ab", "a%b%c"),
            ("mississippi", "%ss%ss%ss%"),
        ] {
            assert!(!like(text, pattern), "{text} not like {pattern}");
        }
    }

    #[test]
    fn case_is_overlooked_in_every_alphabet() {
        let pattern = Pattern::new("%ÁRVÍZ_ŰRŐ%straße", true);
        assert!(pattern.fits("Nagy árvíztűrő STRASSE", true));
        assert!(fold("ΟΔΟΣ").eq(fold("οδος")));
        for text in ["", "ﬃx", "ΐa", "İI", "Straße", "\u{1F52}q"] {
            let naive = text.chars().flat_map(char::to_uppercase);
            let naive = naive.flat_map(char::to_lowercase);
            assert!(fold(text).eq(naive), "{text}");
        }
    }

    #[test]
    fn a_pattern_of_nothing_but_wildcards_is_compared_at_once() {
        let text = "a".repeat(2000);
        assert!(!like(&text, &format!("{}b", "%a".repeat(1000))));
        assert!(like(&text, &"%_".repeat(1000)));
    }
}
