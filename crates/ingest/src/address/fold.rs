//! Texts as they are compared: small letters without accents, garbled encodings put right, and tokens that keep what
//! numbers need.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1250;

use crate::letters;

/// An address line may have this many characters; what follows is nobody's address.
const LONGEST: usize = 300;

/// Small ASCII letters, digits and `/ - . ,`; a letter that was lost (`?`, U+FFFD) is `?`; anything else is a space.
pub(crate) fn plain(text: &str) -> String {
    let text = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        repaired(text)
    };
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().take(LONGEST) {
        for small in letter.to_lowercase() {
            push(&mut out, small);
        }
    }
    out
}

fn push(out: &mut String, letter: char) {
    let folded = match letter {
        'a'..='z' | '0'..='9' | '/' | '-' | '.' | ',' | '?' => letter,
        '\\' => '/',
        '–' | '—' | '‑' | '−' => '-',
        '\u{fffd}' => '?',
        ';' => ',',
        // Accents of their own and apostrophes part nothing.
        '\u{300}'..='\u{36f}' | '\'' | '’' | '`' | '´' => return,
        'ß' => {
            out.push('s');
            's'
        }
        other => match letters::plain(other) {
            plain @ 'a'..='z' => plain,
            _ => ' ',
        },
    };
    out.push(folded);
}

/// Words of UTF-8 that were read as Windows-1250 (`KovĂˇcs`), as they were meant; the others as they are.
fn repaired(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ă', 'Ĺ', 'Ä', 'Â']) {
        return Cow::Borrowed(text);
    }
    // Other blanks than this one may be half of a letter.
    let words: Vec<Cow<'_, str>> = text.split(' ').map(meant).collect();
    Cow::Owned(words.join(" "))
}

fn meant(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ă', 'Ĺ', 'Ä', 'Â']) {
        return Cow::Borrowed(text);
    }
    let (bytes, _, lossy) = WINDOWS_1250.encode(text);
    if lossy {
        return Cow::Borrowed(text);
    }
    match String::from_utf8(bytes.into_owned()) {
        Ok(meant) => Cow::Owned(meant),
        Err(_) => Cow::Borrowed(text),
    }
}

/// Letters and digits alone, in the form in which names are looked up.
pub(crate) fn compact(text: &str) -> String {
    let kept = |c: &char| c.is_ascii_alphanumeric() || *c == '?';
    plain(text).chars().filter(kept).collect()
}

/// A word of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its letters and digits; `/` and `-` only beside digits.
    pub text: String,
    /// Whether a full stop follows: an ordinal or an abbreviation.
    pub dot: bool,
}

impl Token {
    /// Whether it begins with a digit.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of a plain text that has no comma; `12 / A` and `12 - 14` are one word each.
pub(crate) fn tokens(plain: &str) -> Vec<Token> {
    let joined = join(plain);
    let mut tokens: Vec<Token> = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String, dot: bool| {
        let bare = word.trim_matches(['-', '/']);
        if !bare.is_empty() {
            let text = bare.to_owned();
            tokens.push(Token { text, dot });
        }
        word.clear();
    };
    for letter in joined.chars() {
        match letter {
            '.' => end(&mut word, true),
            ' ' | ',' => end(&mut word, false),
            '-' | '/' if !word.starts_with(|c: char| c.is_ascii_digit()) => {
                // `II/3` is a floor and a door; a hyphen between letters parts words.
                if letter == '/' && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
                    word.push('/');
                } else {
                    end(&mut word, false);
                }
            }
            _ => word.push(letter),
        }
    }
    end(&mut word, false);
    tokens
}

/// Takes the blanks from around `/`, and from around `-` between digits.
fn join(plain: &str) -> String {
    let letters: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    let is_blank = |c: char| c == ' ' || c == '.';
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        if is_blank(letter) {
            let next = letters[at..].iter().position(|c| !is_blank(*c));
            let sign = next.and_then(|n| letters.get(at + n)).copied();
            let digits = out.ends_with(|c: char| c.is_ascii_digit());
            if digits && matches!(sign, Some('/' | '-')) && is_number_after(&letters, at) {
                at += next.unwrap_or(1);
                continue;
            }
        }
        out.push(letter);
        at += 1;
        let digit_before = out.len() > 1 && {
            let before = out.as_bytes()[out.len() - 2];
            before.is_ascii_digit()
        };
        if digit_before && matches!(letter, '/' | '-') && is_number_after(&letters, at - 1) {
            while letters.get(at) == Some(&' ') {
                at += 1;
            }
        }
    }
    out
}

/// Whether behind the sign at or after `from` there is a digit, or a single letter.
fn is_number_after(letters: &[char], from: usize) -> bool {
    let rest = letters.get(from..).unwrap_or_default();
    let mut rest = rest.iter().filter(|c| !matches!(c, ' ' | '.')).skip(1);
    let first = rest.next();
    let second = rest.next();
    match first {
        Some(c) if c.is_ascii_digit() => true,
        Some(c) if c.is_ascii_lowercase() => second.is_none_or(|c| !c.is_ascii_lowercase()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(&plain(text)).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn accents_capitals_and_look_alikes_are_one() {
        for text in ["FŐTÉR", "főtér", "fotér", "Fõtér", "Fôter"] {
            assert_eq!(compact(text), "foter");
        }
        assert_eq!(compact("Žižkova"), compact("ZIZKOVA"));
    }

    #[test]
    fn utf_8_read_as_windows_1250_is_put_right() {
        assert_eq!(compact("KovĂˇcs"), "kovacs");
        assert_eq!(compact("Ĺ\u{a0}Ă\u{ad}mova"), "simova");
        assert_eq!(compact("Ĺímova"), "limova");
    }

    #[test]
    fn numbers_stay_together_and_words_come_apart() {
        assert_eq!(words("Fő u.12 / A"), ["fo", "u", "12/a"]);
        assert_eq!(words("Fő u. 12. - 14."), ["fo", "u", "12-14"]);
        assert_eq!(
            words("T.G.Masaryka 123/ 4a"),
            ["t", "g", "masaryka", "123/4a"]
        );
        assert_eq!(
            words("Felső-nyomás 422. II/3"),
            ["felso", "nyomas", "422", "ii/3"]
        );
        assert_eq!(words("Vyškov - Opatovice"), ["vyskov", "opatovice"]);
    }
}
