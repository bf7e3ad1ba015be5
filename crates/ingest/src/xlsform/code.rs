//! Codes from names that forms use: Latin letters without their accents, everything else an underscore.

use std::collections::{BTreeMap, BTreeSet};

/// Accented letters of European languages, each group with its plain letter.
const PLAIN: [(&str, &str); 25] = [
    ("áàâäãåāăą", "a"),
    ("æ", "ae"),
    ("çćčĉċ", "c"),
    ("ďđð", "d"),
    ("éèêëēėęě", "e"),
    ("ğģĝ", "g"),
    ("ĥħ", "h"),
    ("íìîïīįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺľļł", "l"),
    ("ńňñņ", "n"),
    ("óòôöõøōő", "o"),
    ("œ", "oe"),
    ("ŕřŗ", "r"),
    ("śšşșŝ", "s"),
    ("ß", "ss"),
    ("ťţțŧ", "t"),
    ("þ", "th"),
    ("úùûüūůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źžż", "z"),
    // Marks that stand after their letter, and letters of no sound.
    (
        "\u{300}\u{301}\u{302}\u{303}\u{306}\u{308}\u{30b}\u{30c}\u{30a}\u{327}\u{328}",
        "",
    ),
    ("'’‘`´", ""),
];

/// Longest code made.
const LONGEST: usize = 60;

/// In small letters, accents and apostrophes gone.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match PLAIN.iter().find(|(letters, _)| letters.contains(c)) {
            Some((_, letter)) => plain.push_str(letter),
            None => plain.push(c),
        }
    }
    plain
}

/// A snake-case code of a name, or nothing where no letter or digit is left of it.
pub(crate) fn snake(name: &str) -> Option<String> {
    let mut code = String::new();
    for c in plain(name).chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            code.push(c);
        } else if !code.ends_with('_') && !code.is_empty() {
            code.push('_');
        }
        if code.len() >= LONGEST {
            break;
        }
    }
    let code = code.trim_end_matches('_');
    if code.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Some(code.to_owned());
    }
    (!code.is_empty()).then(|| format!("q_{code}"))
}

/// Codes that are taken.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    taken: BTreeSet<String>,
    /// The next number to try for a code that was wanted more than once.
    next: BTreeMap<String, usize>,
}

impl Codes {
    /// Whether the code is taken.
    pub fn has(&self, code: &str) -> bool {
        self.taken.contains(code)
    }

    /// Takes this code, or it with the first number that makes it free.
    pub fn take(&mut self, wanted: &str) -> String {
        let mut code = wanted.to_owned();
        if self.has(wanted) {
            let next = self.next.entry(wanted.to_owned()).or_insert(2);
            while self.taken.contains(&code) {
                code = format!("{wanted}_{next}");
                *next += 1;
            }
        }
        self.taken.insert(code.clone());
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_snake_case() {
        for (name, code) in [
            ("Név", "nev"),
            ("name.first", "name_first"),
            ("red’s", "reds"),
            ("Příjem domácnosti", "prijem_domacnosti"),
            ("őr ű-x", "or_u_x"),
            ("_1", "q_1"),
            ("12", "q_12"),
            ("label-test", "label_test"),
            ("__a__b__", "a_b"),
            ("e\u{301}va", "eva"),
        ] {
            assert_eq!(snake(name).as_deref(), Some(code), "{name}");
        }
        assert_eq!(snake("هل"), None);
        assert_eq!(snake("…"), None);
    }

    #[test]
    fn a_code_that_is_taken_gets_a_number() {
        let mut codes = Codes::default();
        let taken = ["a", "a", "a_2", "a"].map(|code| codes.take(code));
        assert_eq!(taken, ["a", "a_2", "a_2_2", "a_3"]);
    }
}
