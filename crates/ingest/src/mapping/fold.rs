//! Names as people would call them the same: lower case, without accents, words parted by single blanks; and how near
//! two such names are.

use crate::letters::plain;

/// The name in lower case without accents; whatever is neither letter nor digit parts words, and one blank is between
/// two of them. Combining accents go.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for letter in name.chars().flat_map(char::to_lowercase) {
        if ('\u{300}'..='\u{36f}').contains(&letter) {
            continue;
        }
        if letter.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(plain(letter));
        } else {
            gap = true;
        }
    }
    folded
}

/// Letters of the longest name that is compared letter by letter.
const LONGEST: usize = 1000;

/// How near two folded names are, from 0 to 1: 1 less the share of letters to change (Damerau 1964), or the share of
/// the words of the shorter that the longer has, whichever is more; words count a little less than the same letters.
#[must_use]
pub fn nearness(one: &str, other: &str) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let (long, short) = (one.chars().count(), other.chars().count());
    let (long, short) = (long.max(short), long.min(short));
    // At least as many letters are to be changed as one is longer than the other. What is that far apart is not worth
    // the time and memory, which grow with the product of both lengths.
    let letters = if short * 2 < long || long > LONGEST {
        0.0
    } else {
        strsim::normalized_damerau_levenshtein(one, other)
    };
    letters.max(0.9 * shared_words(one, other))
}

/// The share of common words among all words of both; words of one or two letters are no evidence.
fn shared_words(one: &str, other: &str) -> f64 {
    let long = |text: &str| {
        let words = text.split(' ').filter(|word| word.chars().count() > 2);
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (long(one), long(other));
    let common = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - common;
    if all == 0 {
        return 0.0;
    }
    common as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_without_case_accents_and_signs() {
        for name in [
            "Szobák_száma",
            "SZOBAK SZAMA",
            " szobák - száma? ",
            "szoba\u{301}k száma",
        ] {
            assert_eq!(fold(name), "szobak szama", "{name}");
        }
        assert_eq!(fold("Příjmení Žák Őrű"), "prijmeni zak oru");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn the_nearer_name_is_nearer() {
        let near = nearness("haztartas azonosito", "haztartas azonositoja");
        assert!(near > 0.85, "{near}");
        assert!(nearness("szobak szama", "number of rooms") < 0.4);
        assert!(nearness("date of birth", "birth date") > 0.55);
        assert!(nearness("", "x") < 1e-9);
        let endless = "a".repeat(1 << 20);
        assert!(nearness(&endless, "number of rooms") < 1e-9);
        assert!(nearness("room", "number of the rooms") < 0.5);
    }
}
