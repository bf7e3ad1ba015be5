//! The texts of one language, ready to be said.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, number, percent};

/// What a variable of a sentence stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, put in as it stands.
    Text(String),
    /// A number: it chooses the plural and is written as the language writes numbers, with as many decimals as it has.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

/// Why a text could not be said as it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// No text has this id.
    #[error("there is no text {0:?}")]
    Missing(String),
    /// The text asks for something that it was not given.
    #[error("the text {id:?} cannot be said whole: {problems}")]
    Broken {
        /// The text's id.
        id: String,
        /// What Fluent found, in English.
        problems: String,
    },
}

/// Every text of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The embedded texts of `language`.
    ///
    /// # Panics
    ///
    /// If an embedded file is not Fluent or names an id twice: the tests of this crate load every one.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Hu => hungarian,
            Language::Cs => czech,
            Language::En => english,
        }));
        for &source in sources(language) {
            let resource = FluentResource::try_new(source.to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
            let added = bundle.add_resource(resource);
            added.unwrap_or_else(|errors| panic!("{language}: {errors:?}"));
        }
        Self { language, bundle }
    }

    /// The language of these texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text `id`, which has no variables; the id itself if there is no such text.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The text `id` with its variables filled; the id itself if it cannot be said.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.try_say(id, args).unwrap_or_else(|_| id.to_owned())
    }

    /// The text `id` with its variables filled, or why it cannot be said.
    pub fn try_say(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, WordsError> {
        let message = self.bundle.get_message(id);
        let pattern = message.and_then(|message| message.value());
        let pattern = pattern.ok_or_else(|| WordsError::Missing(id.to_owned()))?;
        let (args, mut errors) = (fluent_args(args), Vec::new());
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() {
            return Ok(text.into_owned());
        }
        let problems = errors.iter().map(ToString::to_string).collect::<Vec<_>>();
        Err(WordsError::Broken {
            id: id.to_owned(),
            problems: problems.join("; "),
        })
    }

    /// A number as this language writes it; see [`number`](crate::number()).
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        number(self.language, value, decimals)
    }

    /// A share between 0 and 1 as per cent; see [`percent`](crate::percent()).
    #[must_use]
    pub fn percent(&self, share: f64, decimals: usize) -> String {
        percent(self.language, share, decimals)
    }
}

fn fluent_args<'a>(args: &'a [(&'a str, Arg)]) -> FluentArgs<'a> {
    let value = |arg: &'a Arg| match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(value) => FluentValue::from(*value),
    };
    args.iter().map(|(name, arg)| (*name, value(arg))).collect()
}

fn sources(language: Language) -> &'static [&'static str] {
    macro_rules! locale {
        ($code:literal) => {
            &[
                include_str!(concat!("../locales/", $code, "/page.ftl")),
                include_str!(concat!("../locales/", $code, "/about.ftl")),
                include_str!(concat!("../locales/", $code, "/compare.ftl")),
                include_str!(concat!("../locales/", $code, "/find.ftl")),
                include_str!(concat!("../locales/", $code, "/services.ftl")),
                include_str!(concat!("../locales/", $code, "/program.ftl")),
                include_str!(concat!("../locales/", $code, "/api.ftl")),
                include_str!(concat!("../locales/", $code, "/query.ftl")),
                include_str!(concat!("../locales/", $code, "/analyze.ftl")),
                include_str!(concat!("../locales/", $code, "/method.ftl")),
                include_str!(concat!("../locales/", $code, "/sources.ftl")),
                include_str!(concat!("../locales/", $code, "/exports.ftl")),
                include_str!(concat!("../locales/", $code, "/codebook.ftl")),
                include_str!(concat!("../locales/", $code, "/mapping.ftl")),
                include_str!(concat!("../locales/", $code, "/addresses.ftl")),
                include_str!(concat!("../locales/", $code, "/areas.ftl")),
                include_str!(concat!("../locales/", $code, "/records.ftl")),
                include_str!(concat!("../locales/", $code, "/safety.ftl")),
                include_str!(concat!("../locales/", $code, "/usage.ftl")),
                include_str!(concat!("../locales/", $code, "/help.ftl")),
                include_str!(concat!("../locales/", $code, "/faults.ftl")),
                include_str!(concat!("../locales/", $code, "/server.ftl")),
                include_str!(concat!("../locales/", $code, "/downloads.ftl")),
                include_str!(concat!("../locales/", $code, "/workbench.ftl")),
                include_str!(concat!("../locales/", $code, "/staff.ftl")),
                include_str!(concat!("../locales/", $code, "/people.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-people.ftl")),
                include_str!(concat!("../locales/", $code, "/desk.ftl")),
                include_str!(concat!("../locales/", $code, "/entries.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-notices.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-planning.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-signals.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-staff.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-watch.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-effect.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-ways.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-oidc.ftl")),
                include_str!(concat!("../locales/", $code, "/desk-services.ftl")),
            ]
        };
    }
    match language {
        Language::Hu => locale!("hu"),
        Language::Cs => locale!("cs"),
        Language::En => locale!("en"),
    }
}

fn hungarian<M>(value: &FluentValue, _: &M) -> Option<String> {
    written(Language::Hu, value)
}

fn czech<M>(value: &FluentValue, _: &M) -> Option<String> {
    written(Language::Cs, value)
}

fn english<M>(value: &FluentValue, _: &M) -> Option<String> {
    written(Language::En, value)
}

/// A number of a sentence, with the decimals it has; texts are left to Fluent.
fn written(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(of) = value else {
        return None;
    };
    let shortest = of.value.to_string();
    let decimals = shortest
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    Some(number(language, of.value, decimals))
}
