//! Names as Hungarian and Czech files write them: without accents, titles and order, and by their sound.

use crate::letters;

/// Titles and words beside a name that say nothing of who it is.
const TITLES: &[&str] = &[
    "dr", "drne", "ifj", "id", "idosb", "ozv", "prof", "ing", "bc", "mgr", "mudr", "judr", "phdr",
    "rndr", "mvdr", "paeddr", "mga", "bca", "csc", "phd", "dis", "st", "ml",
];

/// Longest name that is looked at, in characters.
const LONGEST: usize = 200;

/// The parts of a name or an address: lower case, without accents and titles, in alphabetical order.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for letter in text.chars().take(LONGEST).flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letter) => part.push(letter),
            None if part.is_empty() => {}
            None => parts.push(std::mem::take(&mut part)),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty() && !TITLES.contains(&part.as_str()));
    parts.sort_unstable();
    parts
}

/// A letter or figure without its accent; none for what parts words.
fn plain(letter: char) -> Option<char> {
    Some(letters::plain(letter)).filter(char::is_ascii_alphanumeric)
}

/// The sound of a part of a name, four letters: the first as it sounds, then classes of consonants, as Soundex has them, with
/// the digraphs of Hungarian (`sz`, `cs`, `zs`, `gy`, `ly`, `ny`, `ty`) and old spellings (`th`, `w`, `x`, `y`) made one.
pub(super) fn sound(part: &str) -> [u8; 4] {
    let simple = simplified(part);
    let mut code = [b'0'; 4];
    let mut filled = 0;
    let mut last = 0;
    for letter in simple.bytes() {
        let class = class(letter);
        if filled == 0 {
            // Vowels are heard alike at the beginning too.
            code[0] = if class == 0 { b'a' } else { class + b'0' };
            filled = 1;
        } else if class != 0 && class != last {
            code[filled] = class + b'0';
            filled += 1;
        }
        last = class;
        if filled == code.len() {
            break;
        }
    }
    code
}

fn simplified(part: &str) -> String {
    let digraphs = [
        ("sz", "s"),
        ("cs", "c"),
        ("cz", "c"),
        ("zs", "z"),
        ("ts", "c"),
        ("gy", "d"),
        ("ly", "j"),
        ("ny", "n"),
        ("ty", "t"),
        ("th", "t"),
        ("ck", "k"),
        ("ch", "h"),
        ("qu", "kv"),
        ("x", "ks"),
        ("w", "v"),
        ("y", "i"),
    ];
    let mut simple = part.to_owned();
    for (from, to) in digraphs {
        simple = simple.replace(from, to);
    }
    simple
}

/// Letters that are taken for each other; 0 for those that are not heard.
const fn class(letter: u8) -> u8 {
    match letter {
        b'b' | b'p' => 1,
        b'f' | b'v' => 2,
        b'c' | b's' | b'z' => 3,
        b'g' | b'k' | b'q' => 4,
        b'd' | b't' => 5,
        b'l' | b'j' => 6,
        b'm' | b'n' => 7,
        b'r' => 8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_without_accents_titles_and_order() {
        let same = [
            "Dr. Óvári-Kiss Ödön",
            "kiss ovari odon",
            "ÖDÖN  Kiss, Óvári",
        ];
        let names: Vec<_> = same.map(tokens).into_iter().collect();
        assert_eq!(names[0], ["kiss", "odon", "ovari"]);
        assert!(names.iter().all(|name| *name == names[0]));
        assert!(tokens(" . ,").is_empty());
    }

    #[test]
    fn names_that_sound_alike_share_their_sound() {
        for (one, other) in [
            ("kovats", "kovacs"),
            ("szabo", "sabo"),
            ("nemeth", "nemet"),
            ("weisz", "veis"),
            ("bathory", "batori"),
            ("novak", "nowak"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("kovacs"), sound("szabo"));
    }
}
