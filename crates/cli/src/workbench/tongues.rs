//! The texts of all three languages at once: the page changes its language without asking again.

use gocpont_desk::Said;
use gocpont_words::{Arg, Language, Words};

use crate::console;

/// The texts of the three languages.
pub struct Tongues {
    hu: Words,
    cs: Words,
    en: Words,
}

impl Tongues {
    /// All of them.
    pub fn new() -> Self {
        Self {
            hu: Words::new(Language::Hu),
            cs: Words::new(Language::Cs),
            en: Words::new(Language::En),
        }
    }

    /// Those of one language.
    pub const fn of(&self, language: Language) -> &Words {
        match language {
            Language::Hu => &self.hu,
            Language::Cs => &self.cs,
            Language::En => &self.en,
        }
    }

    /// A sentence.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> Said {
        Said::by(|language| self.of(language).say_with(id, args))
    }

    /// What an area set is called: by its label, or by its name where it has none.
    pub fn set(&self, name: &str) -> Said {
        Said::by(|language| {
            let label = self.of(language).try_say(&format!("reference-{name}"), &[]);
            label.unwrap_or_else(|_| name.to_owned())
        })
    }

    /// What went wrong.
    pub fn meaning(&self, error: &anyhow::Error) -> Said {
        Said::by(|language| console::meaning(error, self.of(language)))
    }
}

/// A sentence without the folder in which the workbench keeps dropped files: people know them by name.
pub fn without(said: Said, folder: &str) -> Said {
    let plain = |text: String| text.replace(folder, "");
    Said {
        hu: plain(said.hu),
        cs: plain(said.cs),
        en: plain(said.en),
    }
}
