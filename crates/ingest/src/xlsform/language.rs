//! In which language a label column is: `label::Magyar (hu)`, `label:English`, `LABEL::EN` and every spelling between.

use super::code::plain;

/// The languages of codebooks, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Hu,
    Cs,
    En,
    Other,
}

/// Names and codes by which a language is known, without accents.
const NAMES: [(&str, Tongue); 20] = [
    ("hu", Tongue::Hu),
    ("hun", Tongue::Hu),
    ("hungarian", Tongue::Hu),
    ("magyar", Tongue::Hu),
    ("madarsky", Tongue::Hu),
    ("madarstina", Tongue::Hu),
    ("cs", Tongue::Cs),
    ("cz", Tongue::Cs),
    ("ces", Tongue::Cs),
    ("cze", Tongue::Cs),
    ("czech", Tongue::Cs),
    ("cesky", Tongue::Cs),
    ("cestina", Tongue::Cs),
    ("cseh", Tongue::Cs),
    ("en", Tongue::En),
    ("eng", Tongue::En),
    ("english", Tongue::En),
    ("angol", Tongue::En),
    ("anglicky", Tongue::En),
    ("anglictina", Tongue::En),
];

/// The language that a form's own name for it means: the code in brackets, else its first word.
pub(crate) fn tongue(name: &str) -> Tongue {
    let name = plain(name);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let bracket = name.split_once('(').map(|(_, code)| {
        let code = code.split(|c: char| !c.is_alphanumeric());
        code.into_iter().find(|word| !word.is_empty())
    });
    let wanted = match bracket.flatten() {
        Some(code) => Some(code),
        None => words.find(|word| !word.is_empty()),
    };
    let known = NAMES.iter().find(|(known, _)| Some(*known) == wanted);
    known.map_or(Tongue::Other, |(_, tongue)| *tongue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_in_every_spelling() {
        for name in ["Magyar (hu)", "hungarian", "HU", " Magyar(hu)", "hu-HU"] {
            assert_eq!(tongue(name), Tongue::Hu, "{name}");
        }
        for name in ["Čeština (cs)", "Czech", "cs", "Česky", "cestina(cs)"] {
            assert_eq!(tongue(name), Tongue::Cs, "{name}");
        }
        for name in ["English (en)", "english(en)", "EN", "English", "en_GB"] {
            assert_eq!(tongue(name), Tongue::En, "{name}");
        }
        for name in ["", "Tetun", "french(fr)", "()", "Română (ro)"] {
            assert_eq!(tongue(name), Tongue::Other, "{name}");
        }
    }
}
