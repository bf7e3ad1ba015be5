//! Names of streets as they are compared: the kind (`utca`, `náměstí`) apart from the name, titles in full, given
//! names known as what people leave out.

use super::distance::{distance, is_slip, letters};
use super::fold::Token;
use super::words::{StreetKind, is_common, is_droppable, is_hungarian_kind, lengthened};

/// A street's name, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreetName {
    /// The words without the kind, joined by blanks.
    pub(crate) words: String,
    /// What kind of street.
    pub(crate) kind: StreetKind,
}

impl StreetName {
    /// Parses the words of a name.
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let mut words: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
        let mut kind = StreetKind::NONE;
        let is_kind = |word: &str| StreetKind::of(word);
        if words.len() > 1
            && let Some(found) = words.last().and_then(|word| is_kind(word))
        {
            kind = found;
            words.pop();
        } else if words.len() > 1
            && let Some(found) = words.first().and_then(|word| is_kind(word))
            // `U Mlýna` is beside the mill; only Czech puts the kind in front.
            && !words.first().is_some_and(|word| is_hungarian_kind(word))
        {
            kind = found;
            words.remove(0);
        }
        let words: Vec<&str> = words.into_iter().map(lengthened).collect();
        Self {
            words: words.join(" "),
            kind,
        }
    }

    /// Whether there is no name.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The name without its kind, in one piece.
    pub(crate) fn core(&self) -> String {
        self.words.chars().filter(|c| *c != ' ').collect()
    }

    /// The name with its kind, in one piece: `fotér` and `fő tér` are the same.
    pub(crate) fn full(&self) -> String {
        self.core() + self.kind.word()
    }

    /// Splits into what is left out (given names, titles) and what is not; nothing is left out of a name that would
    /// become too short to be one.
    fn parts(&self) -> (String, Vec<&str>) {
        let words = self.words.split(' ');
        let (dropped, kept): (Vec<&str>, Vec<&str>) = words.partition(|word| is_droppable(word));
        let kept = kept.concat();
        if kept.len() < 3 {
            return (self.core(), Vec::new());
        }
        (kept, dropped)
    }
}

/// A name with all the forms in which it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Forms {
    pub name: StreetName,
    pub core: String,
    pub full: String,
    short: String,
    dropped: Vec<String>,
    letters: u64,
}

impl Forms {
    pub fn new(name: &StreetName) -> Self {
        let (short, dropped) = name.parts();
        let core = name.core();
        Self {
            full: name.full(),
            letters: letters(&core),
            short,
            dropped: dropped.into_iter().map(str::to_owned).collect(),
            name: name.clone(),
            core,
        }
    }

    /// Whether the street's name is the same but for given names, titles, initials and shortened words.
    pub fn is_short_for(&self, street: &Self) -> bool {
        self.name.kind.may_be(street.name.kind)
            && (street.short == self.short && self.same_given(street) || self.abbreviates(street))
    }

    /// Whether no given name contradicts: each is an initial or the beginning of the other, or one of them is left out.
    fn same_given(&self, street: &Self) -> bool {
        let agree =
            |a: &str, b: &str| a.starts_with(b) || b.starts_with(a) || distance(a, b, 1).is_some();
        let mut both = self.dropped.iter().zip(&street.dropped);
        self.dropped.is_empty() || street.dropped.is_empty() || both.all(|(a, b)| agree(a, b))
    }

    /// `Munkácsy M.` for `Munkácsy Mihály`: as many words, each the beginning of the street's, the longest whole.
    fn abbreviates(&self, street: &Self) -> bool {
        if self.core.bytes().next() != street.core.bytes().next() {
            return false;
        }
        let (mine, theirs) = (self.name.words.split(' '), street.name.words.split(' '));
        if mine.clone().count() != theirs.clone().count() || mine.clone().count() < 2 {
            return false;
        }
        let whole = theirs.clone().map(str::len).max().unwrap_or(0);
        let pairs = || mine.clone().zip(theirs.clone());
        pairs().all(|(a, b)| b.starts_with(a))
            && pairs().any(|(a, b)| a == b && b.len() == whole && whole >= 4)
    }

    /// How many mistakes away the street's name is, where it is near enough for its length.
    pub fn mistakes(&self, street: &Self) -> Option<usize> {
        let most = allowed(self.core.len());
        let lost = self.core.bytes().filter(|b| *b == b'?').count() as u32;
        let differ = (self.letters ^ street.letters).count_ones();
        // What one has more than the other may be a given name, or a kind that is misspelt.
        let whole = self.name.kind != StreetKind::NONE
            && self.dropped.is_empty()
            && street.dropped.is_empty();
        if whole && differ > 2 * (most.max(1) as u32 + lost) {
            return None;
        }
        let mut best = None;
        if self.name.kind.may_be(street.name.kind) {
            best = near(&self.core, &street.core);
            let same_kind =
                self.name.kind == street.name.kind && street.name.kind != StreetKind::NONE;
            // The kind lends a short name its length; a changed letter makes it another name.
            if best.is_none() && street.core.len() < 4 && same_kind {
                let whole = distance(&self.full, &street.full, 1);
                let turned = letters(&self.core) == street.letters;
                best = whole.filter(|_| turned || self.core.len() != street.core.len());
            }
            let other = street.short != street.core || self.short != self.core;
            if other && self.same_given(street) {
                best = least(best, near(&self.short, &street.short));
            }
        }
        if self.name.kind == StreetKind::NONE && street.name.kind != StreetKind::NONE {
            // A kind that is misspelt is part of the name: behind it or, in Czech, in front.
            let front = street.name.kind.word().to_owned() + &street.core;
            best = least(best, near(&self.core, &street.full));
            best = least(best, near(&self.core, &front));
        }
        best
    }
}

fn least(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

/// Mistakes that a name of this length may hold.
pub(crate) const fn allowed(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        8..=13 => 2,
        _ => 3,
    }
}

/// The distance of two names where nothing speaks against a misspelling.
pub(crate) fn near(asked: &str, known: &str) -> Option<usize> {
    let found = distance(asked, known, allowed(asked.len().min(known.len())))?;
    let (a, b) = (asked.as_bytes(), known.as_bytes());
    let turned = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0];
    let first = a.first() == b.first() || turned || a.len() != b.len();
    let slip = is_slip(asked, known);
    (found == 0 || slip && (first || known.len() >= 8)).then_some(found)
}

/// Whether the name is no misspelling, since it is one that towns have.
pub(crate) fn is_name_of_its_own(asked: &Forms) -> bool {
    is_common(&asked.core) || is_common(&asked.short)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    fn street(text: &str) -> StreetName {
        StreetName::new(&fold::tokens(&fold::plain(text)))
    }

    fn mistakes(asked: &str, known: &str) -> Option<usize> {
        Forms::new(&street(asked)).mistakes(&Forms::new(&street(known)))
    }

    #[test]
    fn the_kind_of_a_street_is_one_in_all_its_forms() {
        for group in [
            &[
                "Kossuth Lajos utca",
                "KOSSUTH LAJOS U.",
                "Kossuth Lajos u",
                "Kossuth L utcája",
            ][..3],
            &["Piaristák tere", "piaristak tér"],
            &["Bem rkp.", "Bem rakpart"],
            &["náměstí Svobody", "nám. Svobody", "Svobody nám."],
            &["Nová ulice", "ul. Nová", "Nová"],
            &["Kpt. Jaroše", "kapitána Jaroše"],
            &["Fő tér", "Főtér"],
            &["T. G. Masaryka", "T.G.Masaryka", "T G Masaryka"],
        ] {
            for text in group {
                assert_eq!(street(text).full(), street(group[0]).full(), "{text}");
            }
        }
        assert_ne!(street("Kossuth tér").full(), street("Kossuth utca").full());
        assert_eq!(street("U Mlýna").words, "u mlyna");
    }

    #[test]
    fn given_names_may_be_left_out_but_not_changed() {
        let forms = |text: &str| Forms::new(&street(text));
        let short = |asked: &str, known: &str| forms(asked).is_short_for(&forms(known));
        assert!(short("Kossuth utca", "Kossuth Lajos utca"));
        assert!(short("Dózsa Gy. út", "Dózsa György út"));
        assert!(short("B. Němcové", "Boženy Němcové"));
        assert!(short("Munkácsy M. u.", "Munkácsy Mihály utca"));
        assert!(!short("Kossuth Ferenc utca", "Kossuth Lajos utca"));
        assert!(!short("Kossuth tér", "Kossuth Lajos utca"));
        assert!(!short("Arany utca", "Arany Sas utca"));
    }

    #[test]
    fn mistakes_are_allowed_by_length() {
        assert_eq!(mistakes("Masarikova", "Masarykova"), Some(1));
        assert_eq!(mistakes("Kosuth Ljaos utca", "Kossuth Lajos utca"), Some(2));
        assert_eq!(mistakes("Kossuth utac", "Kossuth utca"), Some(1));
        assert_eq!(mistakes("Főő utca", "Fő utca"), Some(1));
        assert_eq!(mistakes("Polní", "Dolní"), None);
        assert_eq!(mistakes("Krátká", "Krásná"), None);
        assert_eq!(mistakes("Fa utca", "Fő utca"), None);
    }
}
